"""Facts: tuples with names, equal only to their own kind.

Commands and events are made, kept and written by the thousand, and a tuple is the quickest frozen
value there is; but a turn that began is not a phase that began, though both hold an audience and a
number.
"""

from typing import TypeVar

Fact = TypeVar("Fact", bound=tuple[object, ...])


def fact(kind: type[Fact]) -> type[Fact]:
    """Make a class of named tuples a kind of fact."""

    def equal(self: Fact, other: object) -> bool:
        return type(other) is kind and tuple.__eq__(self, other)

    def unequal(self: Fact, other: object) -> bool:
        return not equal(self, other)

    for name, method in (("__eq__", equal), ("__ne__", unequal)):
        setattr(kind, name, method)
    return kind
