"""A sum taken apart and put together again. Rewrites the tree and puts nothing in words."""

from collections.abc import Iterator, Sequence

from wargame.core.formula import syntax as sx

Term = tuple[bool, sx.Node]
"""Whether it is taken away, and what it is."""


def terms(node: sx.Node, *, minus: bool = False) -> Iterator[Term]:
    """The parts of a sum, from left to right; a formula that is no sum is its own only part."""
    if isinstance(node, sx.Arithmetic) and node.operator in ("+", "-"):
        yield from terms(node.left, minus=minus)
        yield from terms(node.right, minus=minus != (node.operator == "-"))
    elif isinstance(node, sx.Sign):
        yield from terms(node.value, minus=not minus)
    else:
        yield minus, node


def added(parts: Sequence[Term]) -> sx.Node:
    """The sum of some parts, of which there is one at least: what is added stands first."""
    (minus, first), *rest = sorted(parts, key=lambda part: part[0])
    found: sx.Node = sx.Sign(first, first.at) if minus else first
    for less, part in rest:
        found = sx.Arithmetic("-" if less else "+", found, part, part.at)
    return found
