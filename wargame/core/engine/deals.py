"""Deals that are offered or in force, read from the state and written into it: the one home of
their slots.
"""

from collections.abc import Sequence

from wargame.core import state as st
from wargame.core.compile.program import Game
from wargame.core.deals import CLAUSES, EACH, NONE, Deal, Promise

FIELDS = len(st.DEAL_FIELDS)
STATUS, READERS, ORDINAL, PARTIES, GUARANTOR, SIGNED, LEAKED, DUE = range(FIELDS)
SIZE = FIELDS + CLAUSES
OFFERED, AGREED = 1, 2
Numbers = Sequence[int]


class Deals:
    """Where the deals of one game stand. Every seat has places for those that it drafted."""

    def __init__(self, game: Game) -> None:
        self.game, self.seats = game, len(game.seats)
        self.base, self.each = game.constant("DEALS"), game.constant("DEAL_ROOM")
        self.count = len(game.seats) * self.each

    def all(self, numbers: Numbers) -> tuple[Deal, ...]:
        """Every deal that stands, by its number: an order by places would tell of hidden ones."""
        places = (place for place in range(self.count) if numbers[self.at(place)])
        return tuple(sorted((self._read(numbers, k) for k in places), key=lambda one: one.number))

    def known(self, numbers: Numbers, seat: int, mask: int, control: bool) -> tuple[Deal, ...]:
        """What is offered or agreed, as a reader may know it."""
        found = self.all(numbers)
        if control:
            return found
        return tuple(one.shown(seat) for one in found if one.readers & mask)

    def find(self, numbers: Numbers, number: int) -> Deal | None:
        """The deal of a number."""
        return next((one for one in self.all(numbers) if one.number == number), None)

    def due(self, numbers: Numbers) -> tuple[Deal, ...]:
        """The deals that have promises to be marked or ruled on now."""
        turn = numbers[st.TURN]
        return tuple(one for one in self.all(numbers) if one.open(turn))

    def at(self, place: int) -> int:
        """Where a deal's fields begin."""
        return self.base + place * SIZE

    def promise(self, place: int, k: int) -> int:
        """Where a promise of a deal stands."""
        return self.at(place) + FIELDS + k

    def free(self, numbers: Numbers, seat: int) -> int:
        """Where one more deal of a seat's drafting would stand, or -1."""
        own = range(seat * self.each, seat * self.each + self.each)
        return next((place for place in own if not numbers[self.at(place)]), -1)

    def ordinal(self, numbers: Numbers, seat: int, readers: int) -> int:
        """What tells a seat's new deal apart from those of its own that the same readers know.

        It counts no other, so that it tells them nothing that they do not know.
        """
        alike = [
            numbers[self.at(place) + ORDINAL]
            for place in range(seat * self.each, seat * self.each + self.each)
            if numbers[self.at(place)] and numbers[self.at(place) + READERS] == readers
        ]
        return next(k for k in range(self.each) if k not in alike)

    def number(self, seat: int, readers: int, ordinal: int) -> int:
        """What a deal is called, by who drafted it and who reads it."""
        return (readers * self.seats + seat) * EACH + ordinal

    def packed(self, one: Promise) -> int:
        """A promise as its slot holds it."""
        marks = 0
        for mark in reversed(one.marks):
            marks = marks << 2 | mark + 1
        return ((marks << 2 | one.result + 1) << 10 | one.term + 1) << 6 | one.seat + 1

    def unpacked(self, value: int) -> Promise:
        """A promise from its slot."""
        seat, term, result = (value & 63) - 1, (value >> 6 & 1023) - 1, (value >> 16 & 3) - 1
        marks = tuple((value >> 18 + 2 * seat & 3) - 1 for seat in range(self.seats))
        return Promise(seat, term, result, marks)

    def _read(self, numbers: Numbers, place: int) -> Deal:
        at = self.at(place)
        status, readers, ordinal, parties, guarantor, signed, leaked, due = numbers[
            at : at + FIELDS
        ]
        drafter = place // self.each
        return Deal(
            place,
            self.number(drafter, readers, ordinal),
            drafter,
            status == AGREED,
            readers,
            self._seats(parties),
            guarantor - 1,
            self._seats(signed),
            leaked > 0,
            max(0, leaked - 1),
            # What fell due in a turn that Control has dropped falls due in the last one.
            min(due, self.game.last_turn(numbers)),
            tuple(self.unpacked(one) for one in numbers[at + FIELDS : at + SIZE] if one),
        )

    def _seats(self, mask: int) -> tuple[int, ...]:
        return tuple(seat for seat in range(self.seats) if mask >> seat & 1)

    def unmarked(self, seat: int, term: int) -> Promise:
        """A promise that nobody has marked."""
        return Promise(seat, term, NONE, (NONE,) * self.seats)
