"""Conditions that are decided before anything is played: by what a game has switched off, by the
variant that was chosen, by the range of a track.
"""

from wargame.core.formula import syntax as sx
from wargame.prose import formulas
from wargame.prose.names import Names
from wargame.prose.settling import beyond


def decided(names: Names, when: str) -> bool | None:
    """Whether a condition holds, where that is settled; else nothing."""
    try:
        node = formulas.parsed(names, when) if when else None
    except sx.FormulaError:
        return None
    return _holds(names, node) if node is not None else None


def _holds(names: Names, node: sx.Node) -> bool | None:
    if isinstance(node, sx.Logic):
        parts = [_holds(names, value) for value in node.values]
        settles = node.operator == "or"
        if settles in parts:
            return settles
        return None if None in parts else not settles
    if isinstance(node, sx.Number):
        return bool(node.value)
    if isinstance(node, sx.Comparison) and isinstance(node.left, sx.Name):
        dial = names.dial(node.left.parts[-1])
        return beyond(node, dial.low, dial.high) if dial is not None else None
    no = isinstance(node, sx.Not)
    flag = node.value if isinstance(node, sx.Not) else node
    off = isinstance(flag, sx.Name) and str(flag) in _off(names)
    return no if off else None


def _off(names: Names) -> set[str]:
    return {flag.id for flag in names.scenario.flags} & set(names.scenario.off)
