"""Deals between seats: what they are made of and how they are judged, and nothing of a game."""

from typing import Literal, NamedTuple, get_args

Mark = Literal["kept", "bent", "broken"]
MARKS: tuple[Mark, ...] = get_args(Mark)
"""In the order of their numbers in the state."""
CLAUSES = 6
"""How many promises a deal holds at most."""
EACH = 3
"""How many deals that a seat has drafted may stand at once."""
NONE = -1
"""No mark, or marks that differ."""
SEALED = -2
"""A mark that is given, and that its reader may not know yet."""
RUMOUR, TOLD = 1, 2
"""How far a secret deal has leaked: that there is one, or what of it is ready-made too."""


class Clause(NamedTuple):
    """What one party gives: a ready-made term of the scenario by its number, or -1, and words."""

    seat: int
    text: str
    term: int = -1


class Promise(NamedTuple):
    """A clause as the state holds it; its words stand in the log."""

    seat: int
    term: int
    result: int
    """Its number among the marks once it is judged, else -1."""
    marks: tuple[int, ...]
    """By seat: the number of its mark, -1 for none, -2 for one that is sealed."""


class Deal(NamedTuple):
    """A deal that is offered or in force. Its number tells nothing of deals that its readers do
    not know.
    """

    place: int
    """Where it stands in the state; -1 for readers other than Control."""
    number: int
    drafter: int
    agreed: bool
    """Whether all have signed, so that it is in force."""
    readers: int
    parties: tuple[int, ...]
    guarantor: int
    """-1 where there is none."""
    signed: tuple[int, ...]
    secret: bool
    leaked: int
    due: int
    promises: tuple[Promise, ...]

    @property
    def signers(self) -> tuple[int, ...]:
        """Those whose signatures it needs."""
        return (*self.parties, self.guarantor) if self.guarantor >= 0 else self.parties

    @property
    def unsigned(self) -> tuple[int, ...]:
        """Those whose signatures it waits for."""
        return tuple(seat for seat in self.signers if seat not in self.signed)

    def expired(self, turn: int) -> bool:
        """Whether it is an offer that can be signed no more: the turn it was due in is over."""
        return not self.agreed and self.due < turn

    @property
    def hidden(self) -> bool:
        """Whether outsiders do not know its terms."""
        return self.secret and self.leaked < TOLD

    def open(self, turn: int) -> tuple[int, ...]:
        """The numbers of the promises that are to be marked or ruled on in a turn."""
        if not self.agreed or turn < self.due:
            return ()
        return tuple(k for k, one in enumerate(self.promises) if one.result == NONE)

    def late(self, turn: int) -> tuple[int, ...]:
        """The parties whose marks are awaited in a turn."""
        return tuple(seat for seat in self.parties if self.to_mark(seat, turn))

    def to_mark(self, seat: int, turn: int) -> tuple[int, ...]:
        """The promises that a seat is to mark in a turn; none where it is no party."""
        if seat not in self.parties:
            return ()
        return tuple(k for k in self.open(turn) if self.promises[k].marks[seat] == NONE)

    def differing(self, turn: int) -> tuple[int, ...]:
        """The promises that all parties have marked and that wait for Control."""
        return tuple(k for k in self.open(turn) if self.complete(k))

    def complete(self, k: int) -> bool:
        """Whether all parties have marked a promise."""
        return all(self.promises[k].marks[seat] != NONE for seat in self.parties)

    def shown(self, seat: int) -> "Deal":
        """What a seat may know of it: others' marks once all are in, and not where it stands among
        deals that may be hidden.
        """
        promises = tuple(
            one if self.complete(k) else one._replace(marks=_sealed(one.marks, seat))
            for k, one in enumerate(self.promises)
        )
        return self._replace(place=-1, promises=promises)


def _sealed(marks: tuple[int, ...], own: int) -> tuple[int, ...]:
    return tuple(mark if seat == own or mark == NONE else SEALED for seat, mark in enumerate(marks))


def agreed(marks: tuple[int, ...], found: int) -> int:
    """What marks come to: the mark that all gave, -1 where they differ, among themselves or from
    what the record says (-1 where it says nothing).
    """
    said = {*marks} | ({found} if found != NONE else set())
    return said.pop() if len(said) == 1 else NONE
