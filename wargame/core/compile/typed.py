"""A formula once its names are known: code, type, range of values, and who may know it."""

from math import isqrt
from typing import Literal, NamedTuple

import attrs

Kind = Literal["number", "condition"]
What = Literal["place", "seat", "pair"]
Via = Literal["domain", "me", "mine", "ours"]
Uses = tuple[str, ...]
"""The variables of a rule that a piece of text needs: seat, t, u, o, q, k and loop variables."""


def together(*uses: Uses) -> Uses:
    """The variables that any of several pieces needs."""
    return tuple(dict.fromkeys(name for some in uses for name in some))


SWITCHED_OFF = "what is switched off"
"""The name under which a formula reads a track that the scenario does without."""


def pair_of(one: int, two: int, seats: int) -> int:
    """The number of a pair of seats in the order of the state; -1 for one seat, or for nobody."""
    low, high = min(one, two), max(one, two)
    if low < 0 or low == high:
        return -1
    return low * (2 * seats - low - 1) // 2 + high - low - 1


class Played(NamedTuple):
    """Orders of the present turn that a formula counts: an action, perhaps only on the target of
    the order that the formula belongs to.
    """

    action: int
    here: bool


@attrs.frozen
class Read:
    """One slot, or one of several, that a formula looks at.

    `masks` holds the readership of every owner. `via` says which owner is meant: one of `domain`,
    the acting seat (`me`), the places the acting seat plays (`mine`), or of `domain` the pairs that
    the acting seat belongs to (`ours`).
    """

    name: str
    masks: tuple[int, ...]
    domain: tuple[int, ...] = (0,)
    via: Via = "domain"
    played: Played | None = None
    """Of what was played: which orders of the present turn count."""

    def readers(self, seat: int, mine: tuple[int, ...]) -> int:
        """The mask of those who may know the slot whichever owner is meant, `seat` acting.

        Without a seat (-1) it may be anyone's.
        """
        owners: tuple[int, ...] = self.domain
        if self.via == "ours":
            # Of so many pairs there are so many seats.
            seats = (1 + isqrt(1 + 8 * len(self.masks))) // 2
            own = {pair_of(seat, other, seats) for other in range(seats)}
            owners = tuple(pair for pair in self.domain if seat < 0 or pair in own)
        elif self.via != "domain":
            owners = (seat,) if self.via == "me" else mine
            if seat < 0:
                owners = tuple(range(len(self.masks)))
        found = -1
        for owner in owners:
            if 0 <= owner < len(self.masks):
                found &= self.masks[owner]
        return found


@attrs.frozen
class Typed:
    """Python text worth an integer or a truth, between `low` and `high`.

    `uses` names the variables of the rule it needs: seat, t, u, o, q and loop variables.
    """

    code: str
    kind: Kind
    low: int
    high: int
    reads: tuple[Read, ...] = ()
    uses: Uses = ()

    @property
    def constant(self) -> bool:
        return self.low == self.high and not self.uses and not self.reads

    @property
    def number(self) -> str:
        """The text as a number, also where it is a condition and stands under a sign."""
        return f"({self.code}) * 1" if self.kind == "condition" else self.code


def literal(value: int) -> Typed:
    """A plain number."""
    return Typed(str(value) if value >= 0 else f"({value})", "number", value, value)


@attrs.frozen
class Entity:
    """A place or a seat that a rule speaks of. A domain may hold -1: nobody plays that place."""

    kind: What
    code: str
    domain: tuple[int, ...]
    via: Via = "domain"
    uses: Uses = ()
    reads: tuple[Read, ...] = ()

    @property
    def unsure(self) -> bool:
        """Whether it may be nobody, so that a look at it needs a guard."""
        return -1 in self.domain


def needed(uses: Uses, member: Entity) -> Uses:
    """What a helper with a loop over a member must be told beside the names of every rule."""
    given = {"seat", "t", "u", "o", *member.uses}
    return tuple(sorted(name for name in uses if name not in given))


@attrs.frozen
class Scope:
    """The names that mean something in one formula, beside the scenario's own."""

    entities: tuple[tuple[str, Entity], ...] = ()
    numbers: tuple[tuple[str, Typed], ...] = ()
    options: tuple[str, ...] = ()
    has_option: bool = False
    has_order: bool = False
    """Whether the rule runs for an order in resolution, so that `first` has a meaning."""
    order: str = ""
    """The slot of the order that can be cancelled or refunded here, as text; empty: none."""
    keys: tuple[str, ...] = ()
    """What tells the rolls of one rule apart, as text: members of loops, who answered."""
    depth: int = 0
    start: bool = False

    def entity(self, name: str) -> Entity | None:
        return dict(self.entities).get(name)

    def number(self, name: str) -> Typed | None:
        return dict(self.numbers).get(name)

    def with_entity(self, name: str, entity: Entity) -> "Scope":
        return attrs.evolve(
            self,
            entities=(*(e for e in self.entities if e[0] != name), (name, entity)),
            depth=self.depth + 1,
        )

    def with_numbers(self, *numbers: tuple[str, Typed]) -> "Scope":
        return attrs.evolve(self, numbers=(*self.numbers, *numbers))
