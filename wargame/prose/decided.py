"""Conditions that are decided before anything is played: by what a game has switched off, by the
variant that was chosen, by the range of a track.
"""

from wargame.core.formula import syntax as sx
from wargame.prose import formulas
from wargame.prose.names import Names
from wargame.prose.settling import OPTION, beyond
from wargame.prose.votes import CHOSE

CHOICES = (OPTION, CHOSE)
"""What stands before the name of a variant or an answer."""


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
        ends = _ends(names, _owned(node.left))
        return beyond(node, *ends) if ends is not None else None
    no = isinstance(node, sx.Not)
    flag = node.value if isinstance(node, sx.Not) else node
    off = isinstance(flag, sx.Name) and _owned(flag) in _off(names)
    return no if off else None


def _owned(node: sx.Name) -> str:
    """The number or flag that a name reads, whoever's it is; nothing where it asks for a variant or
    an answer, which may be called as a flag is.
    """
    return "" if len(node.parts) > 1 and node.parts[0] in CHOICES else node.parts[-1]


def _ends(names: Names, name: str) -> tuple[int, int] | None:
    """The lowest and the highest that a number may be; what is switched off stays at its start."""
    dial = names.dial(name)
    if dial is not None:
        return dial.low, dial.high
    track = names.track(name) if name in names.scenario.off else None
    return (track.start, track.start) if track is not None else None


def _off(names: Names) -> set[str]:
    return {flag.id for flag in names.scenario.flags} & set(names.scenario.off)
