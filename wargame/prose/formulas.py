"""A formula in words: `target.resilience >= 3` is `Resilience of the target is at least 3`.

Knows the grammar and the scenario's names; works nothing out. A formula it cannot read is given
back as it stands.
"""

from collections.abc import Callable, Iterator
from functools import reduce
from typing import Any

import attrs

from wargame.core.formula import syntax as sx
from wargame.prose.names import Names
from wargame.prose.text import _, counted, labelled, listed

BINDING = {"+": 1, "-": 1, "*": 2, "//": 2, "%": 2}


def words(names: Names, formula: str) -> str:
    """The formula in words."""
    try:
        node = sx.parse_formula(formula)
    except sx.FormulaError:
        return formula
    return phrase(names, node)


def phrase(names: Names, node: sx.Node) -> str:
    """A formula that has been read, in words."""
    return FORMS[type(node)](names, node)


def _truth(names: Names, node: sx.Node, *, no: bool = False) -> str:
    """A condition; a name alone is a flag or a group that holds."""
    if isinstance(node, sx.Not):
        return _truth(names, node.value, no=not no)
    if isinstance(node, sx.Name):
        owner, what = owned(names, node)
        form = _("{owner} is not “{what}”") if no else _("{owner} is “{what}”")
        if not owner:
            form = _("“{what}” does not hold") if no else _("“{what}” holds")
        return form.format(owner=owner, what=what)
    words = phrase(names, node)
    return _("not ({condition})").format(condition=words) if no else words


def owned(names: Names, node: sx.Name) -> tuple[str, str]:
    """Whose a track, flag or resource is, and what it is called."""
    *owner, last = node.parts
    dial = names.dial(last)
    what = dial.name if dial else _thing(names, last)
    return chain(names, tuple(owner)), what


def chain(names: Names, parts: tuple[str, ...]) -> str:
    """A place, seat, team or group; a seat's place, `ardaby.place`, goes by the seat's name."""
    if ".".join(parts) in names.bound:
        return names.bound[".".join(parts)]
    kept = [part for part in parts if part not in ("place", "seat")]
    return ".".join(_thing(names, part) for part in kept)


def _thing(names: Names, id: str) -> str:
    if id in names.bound:
        return names.bound[id]
    special = {"me": _("your seat"), "target": _("the target"), "second": _("the second target")}
    if id in special:
        return special[id]
    scenario = names.scenario
    known = {
        **{group.id: group.name for group in scenario.groups},
        **{team.id: team.name for team in scenario.teams},
        **{place.id: place.name for place in scenario.places},
        **{seat.id: seat.name for seat in scenario.seats},
    }
    return known.get(id) or labelled(id)


def _name(names: Names, node: sx.Name) -> str:
    owner, what = owned(names, node)
    return _("{what} of {owner}").format(what=what, owner=owner) if owner else what


def _sign(names: Names, node: sx.Sign) -> str:
    return f"-{_bracketed(names, node.value)}"


def _bracketed(names: Names, node: sx.Node) -> str:
    words = phrase(names, node)
    return words if isinstance(node, sx.Number | sx.Name) else f"({words})"


def _arithmetic(names: Names, node: sx.Arithmetic) -> str:
    forms = {
        "*": _("{left} times {right}"),
        "//": _("{left} divided by {right}"),
        "%": _("{left} modulo {right}"),
    }
    sides = [
        _bracketed(names, side)
        if isinstance(side, sx.Comparison | sx.Logic | sx.Not)
        or (isinstance(side, sx.Arithmetic) and BINDING[side.operator] < BINDING[node.operator])
        else phrase(names, side)
        for side in (node.left, node.right)
    ]
    form = forms.get(node.operator, f"{{left}} {node.operator} {{right}}")
    return form.format(left=sides[0], right=sides[1])


def _comparison(names: Names, node: sx.Comparison) -> str:
    forms = {
        "<": _("{left} is below {right}"),
        "<=": _("{left} is at most {right}"),
        ">": _("{left} is above {right}"),
        ">=": _("{left} is at least {right}"),
        "==": _("{left} is {right}"),
        "!=": _("{left} is not {right}"),
    }
    return forms[node.operator].format(
        left=phrase(names, node.left), right=phrase(names, node.right)
    )


def _logic(names: Names, node: sx.Logic) -> str:
    form = _("{first} and {second}") if node.operator == "and" else _("{first} or {second}")
    parts = [
        f"({_truth(names, value)})" if isinstance(value, sx.Logic) else _truth(names, value)
        for value in node.values
    ]
    return reduce(lambda first, second: form.format(first=first, second=second), parts)


def _among(names: Names, node: sx.Among) -> str:
    return _("{entity} is in {group}").format(
        entity=chain(names, node.entity.parts), group=chain(names, node.group.parts)
    )


def _extreme(names: Names, node: sx.Extreme) -> str:
    form = _("the smaller of {values}") if node.function == "min" else _("the larger of {values}")
    return form.format(values=listed(phrase(names, value) for value in node.values))


def _aggregate(names: Names, node: sx.Aggregate) -> str:
    group = chain(names, node.group.parts)
    it = names.bound_to({node.variable: _("it"), f"{node.variable}.seat": _("it")})
    condition = _truth(it, node.condition) if node.condition else ""
    if node.function == "sum" and node.value is not None:
        said = _("the sum of {value} over {group}").format(
            # The group is named, so what is summed up needs no owner.
            value=phrase(names.bound_to({node.variable: ""}), node.value),
            group=group,
        )
    elif node.function == "any":
        said = _("any of {group}").format(group=group)
    else:
        said = _("the number of {group}").format(group=group)
    if node.value is not None and node.function != "sum":
        said = _("{said} where {value}").format(said=said, value=_truth(it, node.value))
    return _("{said} if {condition}").format(said=said, condition=condition) if condition else said


def _start(names: Names, node: sx.Start) -> str:
    return _("{value} at the start").format(value=phrase(names, node.value))


def _memory(names: Names, node: sx.Memory) -> str:
    action = names.rule_name(str(node.action)) if node.action else ""
    forms = {
        "played": _("{action} was played"),
        "times": _("the number of times {action} was played"),
        "ordered": _("{action} is ordered"),
        "first": _("{action} is played for the first time"),
        "acts": _("the number of covert acts"),
    }
    said = forms[node.function].format(action=action)
    if node.on:
        said = _("{said} on {place}").format(said=said, place=chain(names, node.on.parts))
    if node.by:
        said = _("{said} by {seat}").format(said=said, seat=chain(names, node.by.parts))
    if node.within is not None:
        said = counted("{said} within {n} turn", "{said} within {n} turns", node.within, said=said)
    if node.at_least is not None:
        said = _("{said}, level {level} or higher").format(said=said, level=node.at_least)
    if node.at_most is not None:
        said = _("{said}, level {level} or lower").format(said=said, level=node.at_most)
    return _("{said}, before now").format(said=said) if node.before else said


FORMS: dict[type, Callable[[Names, Any], str]] = {
    sx.Number: lambda names, node: str(node.value),
    sx.Name: _name,
    sx.Sign: _sign,
    sx.Not: lambda names, node: _truth(names, node),
    sx.Arithmetic: _arithmetic,
    sx.Comparison: _comparison,
    sx.Logic: _logic,
    sx.Among: _among,
    sx.Extreme: _extreme,
    sx.Aggregate: _aggregate,
    sx.Start: _start,
    sx.Memory: _memory,
}


def read(formula: str) -> tuple[str, ...]:
    """The last words of all names in a formula: the tracks, flags and resources that it reads.

    Raises FormulaError where it cannot be read.
    """
    return tuple(_names_in(sx.parse_formula(formula)))


def _names_in(node: object) -> Iterator[str]:
    if isinstance(node, sx.Name):
        yield node.parts[-1]
    elif isinstance(node, tuple):
        for part in node:
            yield from _names_in(part)
    elif isinstance(node, sx.Node):
        for part in attrs.astuple(node, recurse=False):
            yield from _names_in(part)


def condition(names: Names, formula: str) -> str:
    """A condition in words: a lone name is something that holds."""
    try:
        return _truth(names, sx.parse_formula(formula))
    except sx.FormulaError:
        return formula
