"""What a formula remembers of the orders that were given, in words."""

import attrs

from wargame.core.formula import syntax as sx
from wargame.prose.entities import chain
from wargame.prose.names import Names
from wargame.prose.settling import OPTION
from wargame.prose.text import _, counted, labelled, listed

REMEMBERED = ("played", "ordered", "first")
"""What is remembered as done or not; the rest is counted."""


def memory(names: Names, node: sx.Memory, *, no: bool = False) -> str:
    """What a formula asks of the past, or that it is not so."""
    action = names.rule_name(str(node.action)) if node.action else ""
    forms = {
        "played": _("{action} was not played") if no else _("{action} was played"),
        "times": _("the number of times {action} was played"),
        "ordered": _("{action} is not ordered") if no else _("{action} is ordered"),
        "first": _("{action} is not played for the first time")
        if no
        else _("{action} is played for the first time"),
        "acts": _("the number of covert acts"),
    }
    return _where(names, node, forms[node.function].format(action=action))


def _where(names: Names, node: sx.Memory, said: str) -> str:
    """What is remembered, with variant, place and seat."""
    if node.option:
        said = _("{said} as “{variant}”").format(said=said, variant=_variant(names, node))
    if node.on:
        said = _("{said} on {place}").format(said=said, place=chain(names, node.on.parts))
    if node.by:
        said = _("{said} by {seat}").format(said=said, seat=chain(names, node.by.parts))
    return _when(names, node, said)


def _variant(names: Names, node: sx.Memory) -> str:
    """The variant of an order that is asked for: one by its name, or the one that is chosen."""
    options = next(
        (one.options for one in names.scenario.actions if one.id == str(node.action)), ()
    )
    known = {one.id: one.name or labelled(one.id) for one in options}
    chosen = [said for id, said in known.items() if names.chosen.get(f"{OPTION}.{id}")]
    here = chosen[0] if chosen else _("the same variant")
    return here if str(node.option) == OPTION else known.get(str(node.option), str(node.option))


def _when(names: Names, node: sx.Memory, said: str) -> str:
    """What is remembered, with the turns that are looked back on and how sure it must be."""
    if node.within == 1:
        form = _("{said} in the turn before") if node.before else _("{said} this turn")
        said = form.format(said=said)
    elif node.within is not None:
        said = counted("{said} within {n} turn", "{said} within {n} turns", node.within, said=said)
    if node.at_least is not None:
        said = _("{said}, level {level} or higher").format(said=said, level=node.at_least)
    if node.at_most is not None:
        said = _("{said}, level {level} or lower").format(said=said, level=node.at_most)
    earlier = node.before and node.within != 1
    return _("{said}, before this turn").format(said=said) if earlier else said


def alike(operator: str, node: sx.Node) -> sx.Memory | None:
    """What orders have alike of which it is asked whether any was played, or none."""
    if operator == "and":
        node = node.value if isinstance(node, sx.Not) else sx.Number(0, 0)
    asked = isinstance(node, sx.Memory) and node.function == "played" and node.action
    if not asked or not isinstance(node, sx.Memory):
        return None
    return attrs.evolve(node, action=None, at=0, on=_unplaced(node.on), by=_unplaced(node.by))


def _unplaced(name: sx.Name | None) -> sx.Name | None:
    return attrs.evolve(name, at=0) if name else None


def several(names: Names, operator: str, nodes: list[sx.Node]) -> str:
    """Whether any of several orders was played, or none of them."""
    asked = [node.value if isinstance(node, sx.Not) else node for node in nodes]
    found = [node for node in asked if isinstance(node, sx.Memory)]
    called = listed(names.rule_name(str(node.action)) for node in found)
    form = (
        _("none of {orders} was played") if operator == "and" else _("one of {orders} was played")
    )
    return _where(names, found[0], form.format(orders=called))
