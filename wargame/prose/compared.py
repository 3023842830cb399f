"""Conditions that need fewer words than their formula: a number beside its own start, something of
one member of a group, flags of one owner.
"""

from collections.abc import Iterator
from functools import reduce

import attrs

from wargame.core.formula import syntax as sx
from wargame.prose.entities import owned
from wargame.prose.names import Names
from wargame.prose.settling import variant
from wargame.prose.text import _


def same(one: object, other: object) -> bool:
    """Whether two formulas are the same, wherever they stand."""
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if not isinstance(one, sx.Node) or not isinstance(other, sx.Node):
        return one == other
    return type(one) is type(other) and all(
        same(getattr(one, field.name), getattr(other, field.name))
        for field in attrs.fields(type(one))
        if field.name != "at"
    )


def beside_start(node: sx.Comparison) -> str:
    """`{number} is at least 2 higher than at the start`, of a number beside its own start; nothing
    of any other comparison.
    """
    start, step = node.right, 0
    if isinstance(start, sx.Arithmetic) and isinstance(start.right, sx.Number):
        if start.operator not in ("+", "-"):
            return ""
        step = start.right.value if start.operator == "+" else -start.right.value
        start = start.left
    if not isinstance(start, sx.Start) or not same(node.left, start.value):
        return ""
    if not step:
        return _even(node.operator)
    return _apart(node.operator, step).replace("{step}", str(abs(step)))


def _even(operator: str) -> str:
    return {
        "<": _("{number} is lower than at the start"),
        "<=": _("{number} is no higher than at the start"),
        ">": _("{number} is higher than at the start"),
        ">=": _("{number} is no lower than at the start"),
        "==": _("{number} is what it was at the start"),
        "!=": _("{number} is not what it was at the start"),
    }[operator]


def _apart(operator: str, step: int) -> str:
    higher = {
        "<": _("{number} is less than {step} higher than at the start"),
        "<=": _("{number} is at most {step} higher than at the start"),
        ">": _("{number} is more than {step} higher than at the start"),
        ">=": _("{number} is at least {step} higher than at the start"),
        "==": _("{number} is {step} higher than at the start"),
        "!=": _("{number} is not {step} higher than at the start"),
    }
    lower = {
        "<": _("{number} is more than {step} lower than at the start"),
        "<=": _("{number} is at least {step} lower than at the start"),
        ">": _("{number} is less than {step} lower than at the start"),
        ">=": _("{number} is at most {step} lower than at the start"),
        "==": _("{number} is {step} lower than at the start"),
        "!=": _("{number} is not {step} lower than at the start"),
    }
    return (higher if step > 0 else lower)[operator]


def named_once(node: sx.Aggregate) -> sx.Node | None:
    """Of a question whether something holds of a member: the condition, where it can be said of
    `one of` the group itself, since it speaks of the member once.
    """
    asked = node.value or node.condition
    if asked is None or (node.value and node.condition):
        return None
    if not isinstance(asked, sx.Name | sx.Comparison | sx.Memory):
        return None
    spoken = [name for name in names_in(asked) if name.parts[0] == node.variable]
    return asked if len(spoken) == 1 else None


def names_in(node: object) -> Iterator[sx.Name]:
    """All names of a formula."""
    if isinstance(node, sx.Name):
        yield node
    elif isinstance(node, tuple):
        for part in node:
            yield from names_in(part)
    elif isinstance(node, sx.Node):
        for part in attrs.astuple(node, recurse=False):
            yield from names_in(part)


def counted_by(node: sx.Aggregate) -> tuple[sx.Name, str] | None:
    """Of members counted by a number of theirs: which, and `{what} of at least 3`."""
    asked = node.condition
    if not isinstance(asked, sx.Comparison) or not isinstance(asked.right, sx.Number):
        return None
    left = asked.left
    if not isinstance(left, sx.Name) or len(left.parts) != 2 or left.parts[0] != node.variable:
        return None
    forms = {
        "<": _("{what} below {number}"),
        "<=": _("{what} of at most {number}"),
        ">": _("{what} above {number}"),
        ">=": _("{what} of at least {number}"),
        "==": _("{what} of {number}"),
    }
    form = forms.get(asked.operator, "")
    return (left, form.replace("{number}", str(asked.right.value))) if form else None


def owner_of(operator: str, node: sx.Node) -> tuple[str, ...] | None:
    """Whose flag is asked for, where several of one owner are told in one breath: that none holds,
    or that one of them does.
    """
    if operator == "and":
        node = node.value if isinstance(node, sx.Not) else sx.Number(0, 0)
    return node.parts[:-1] or None if isinstance(node, sx.Name) and not variant(node) else None


def flags(names: Names, operator: str, nodes: list[sx.Node]) -> str:
    """That none of several flags of one owner holds, or that one of them does."""
    asked = [node.value if isinstance(node, sx.Not) else node for node in nodes]
    called = [owned(names, node) for node in asked if isinstance(node, sx.Name)]
    said = [_("“{flag}”").format(flag=what) for _owner, what in called]
    join = _("{first} nor {second}") if operator == "and" else _("{first} or {second}")
    form = _("{owner} is neither {flags}") if operator == "and" else _("{owner} is {flags}")
    listed = reduce(lambda first, second: join.format(first=first, second=second), said)
    return form.format(owner=called[0][0], flags=listed)


def played_by_any(node: sx.Aggregate) -> sx.Name | None:
    """The place of which it is asked whether any seat plays it."""
    found = node.value or node.condition
    if node.function != "any" or str(node.group) != "seats" or not isinstance(found, sx.Comparison):
        return None
    if found.operator != "==" or (node.value and node.condition):
        return None
    for own, place in ((found.left, found.right), (found.right, found.left)):
        if not isinstance(own, sx.Name) or not isinstance(place, sx.Name):
            continue
        if own.parts == (node.variable, "place"):
            return place
        if own.parts == (node.variable,) and place.parts[-1] == "seat":
            return attrs.evolve(place, parts=place.parts[:-1])
    return None
