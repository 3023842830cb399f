"""A formula as far as it is settled once it is known what its order names.

Rewrites the tree and puts nothing in words: `1 + option.permanent` is `2` where that variant was
chosen, `second >= target.ambition + 2` is `target.ambition <= 1` where the number 3 was named.
What does not rest on the order stays as it was written.
"""

from collections.abc import Callable, Mapping
from typing import Any

import attrs

from wargame.core.formula import syntax as sx

OPTION = "option"
Chosen = Mapping[str, int]
"""What names of a rule are worth: `option.permanent` is 1 where that variant was chosen and 0 where
another was, `second` a number that was named. Empty where nothing is known.
"""


def settled(node: sx.Node, chosen: Chosen) -> sx.Node:
    """The formula with what is known read, and worked out where nothing else is in it."""
    return _read(node, chosen) if chosen else node


def variant(node: object) -> str:
    """The id of the variant that a name asks for, as `option.permanent` does; else nothing."""
    if isinstance(node, sx.Name) and node.parts[0] == OPTION and len(node.parts) == 2:
        return node.parts[1]
    return ""


def _read(node: sx.Node, chosen: Chosen) -> sx.Node:
    read = READERS.get(type(node))
    return read(node, chosen) if read else node


def _name(node: sx.Name, chosen: Chosen) -> sx.Node:
    name = ".".join(node.parts)
    return _number(chosen[name], node.at) if name in chosen else node


def _sign(node: sx.Sign, chosen: Chosen) -> sx.Node:
    value = _read(node.value, chosen)
    number = worth(value)
    return attrs.evolve(node, value=value) if number is None else _number(-number, node.at)


def _not(node: sx.Not, chosen: Chosen) -> sx.Node:
    value = _read(node.value, chosen)
    if isinstance(value, sx.Number):
        return sx.Number(int(not value.value), node.at)
    return attrs.evolve(node, value=value)


def _arithmetic(node: sx.Arithmetic, chosen: Chosen) -> sx.Node:
    left, right = _read(node.left, chosen), _read(node.right, chosen)
    a, b = worth(left), worth(right)
    if a is not None and b is not None and (b or node.operator in "+-*"):
        return _number(OPERATORS[node.operator](a, b), node.at)
    if node.operator in "+-" and b == 0:
        return left
    if node.operator == "+" and a == 0:
        return right
    if node.operator == "-" and a == 0:
        return sx.Sign(right, node.at)
    if node.operator == "*" and 0 in (a, b):
        return sx.Number(0, node.at)
    if node.operator == "*" and 1 in (a, b):
        return right if a == 1 else left
    return attrs.evolve(node, left=left, right=right)


def _comparison(node: sx.Comparison, chosen: Chosen) -> sx.Node:
    left, right = _read(node.left, chosen), _read(node.right, chosen)
    a, b = worth(left), worth(right)
    if a is not None and b is not None:
        return sx.Number(int(COMPARED[node.operator](a, b)), node.at)
    if a is not None and (left, right) != (node.left, node.right):
        return _turned(a, node.operator, right, node.at)
    return attrs.evolve(node, left=left, right=right)


def _turned(number: int, operator: str, other: sx.Node, at: int) -> sx.Node:
    """A comparison of a number with something else, turned so that the something stands first, and
    alone where a number was added to it or taken from it.
    """
    if isinstance(other, sx.Arithmetic) and other.operator in "+-":
        added = worth(other.right)
        if added is not None:
            number -= added if other.operator == "+" else -added
            other = other.left
    return sx.Comparison(TURNED[operator], other, _number(number, at), at)


def beyond(node: sx.Comparison, low: int, high: int) -> bool | None:
    """Whether a comparison of something with a number holds for all that it may be, from `low` to
    `high`, or for none of it; None where that depends.
    """
    number = worth(node.right)
    if number is None:
        return None
    compare = COMPARED[node.operator]
    found = {compare(value, number) for value in range(low, high + 1)}
    return found.pop() if len(found) == 1 else None


def _logic(node: sx.Logic, chosen: Chosen) -> sx.Node:
    deciding = int(node.operator == "or")
    left = []
    for value in (_read(value, chosen) for value in node.values):
        if not isinstance(value, sx.Number):
            left.append(value)
        elif bool(value.value) == deciding:
            return sx.Number(deciding, node.at)
    if len(left) > 1:
        return attrs.evolve(node, values=tuple(left))
    return left[0] if left else sx.Number(1 - deciding, node.at)


def _among(node: sx.Among, chosen: Chosen) -> sx.Node:
    known = chosen.get(f"{'.'.join(node.entity.parts)} in {'.'.join(node.group.parts)}")
    return node if known is None else sx.Number(known, node.at)


def _extreme(node: sx.Extreme, chosen: Chosen) -> sx.Node:
    values = tuple(_read(value, chosen) for value in node.values)
    known = [found for found in map(worth, values) if found is not None]
    if len(known) == len(values):
        return _number(min(known) if node.function == "min" else max(known), node.at)
    return attrs.evolve(node, values=values)


def limited(slot: sx.Name, amount: sx.Node, *, minus: bool) -> tuple[sx.Node, int | None]:
    """What is added to a number, and the limit it is added up to, where it is written with one.

    Up to 8 is `min(max(0, 8 - it), 2)`; down to 0 is `min(2, it)`, taken from it.
    """
    if isinstance(amount, sx.Extreme) and amount.function == "min" and len(amount.values) == 2:
        for room, rest in (amount.values, amount.values[::-1]):
            if minus and _same(room, slot):
                return rest, 0
            found = None if minus else _room(room, slot)
            if found is not None:
                return rest, found
    return amount, None


def _room(node: sx.Node, slot: sx.Name) -> int | None:
    """The limit L of `max(0, L - it)`."""
    if not isinstance(node, sx.Extreme) or node.function != "max" or len(node.values) != 2:
        return None
    for low, gap in (node.values, node.values[::-1]):
        if (
            isinstance(low, sx.Number)
            and not low.value
            and isinstance(gap, sx.Arithmetic)
            and gap.operator == "-"
            and isinstance(gap.left, sx.Number)
            and _same(gap.right, slot)
        ):
            return gap.left.value
    return None


def _same(node: sx.Node, slot: sx.Name) -> bool:
    return isinstance(node, sx.Name) and node.parts == slot.parts


def worth(node: sx.Node) -> int | None:
    """What a plain number is worth, with its sign; None for any other formula."""
    if isinstance(node, sx.Number):
        return node.value
    if isinstance(node, sx.Sign) and isinstance(node.value, sx.Number):
        return -node.value.value
    return None


def _number(value: int, at: int) -> sx.Node:
    return sx.Sign(sx.Number(-value, at), at) if value < 0 else sx.Number(value, at)


OPERATORS: dict[str, Callable[[int, int], int]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "//": lambda a, b: a // b,
    "%": lambda a, b: a % b,
}
COMPARED: dict[str, Callable[[int, int], bool]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
}
TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
"""How a comparison reads from its other end."""
READERS: dict[type, Callable[[Any, Chosen], sx.Node]] = {
    sx.Name: _name,
    sx.Sign: _sign,
    sx.Not: _not,
    sx.Arithmetic: _arithmetic,
    sx.Comparison: _comparison,
    sx.Logic: _logic,
    sx.Extreme: _extreme,
    sx.Among: _among,
}
