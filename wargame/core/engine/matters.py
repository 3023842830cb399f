"""What is being argued, read from the state and written into it: the one home of its slots."""

from collections.abc import Sequence
from itertools import count

from wargame.core import state as st
from wargame.core.compile.program import Game
from wargame.core.compile.sequence import PHASE
from wargame.core.methods import METHODS, Argument, Matter

FIELDS = len(st.MATTER_FIELDS)
NUMBER, READERS, ASKED, THROWN = map(
    st.MATTER_FIELDS.index, ("number", "readers", "asked", "thrown")
)
STATUS = st.ORDER_FIELDS.index("status")
FEW = 16
"""Bits of the number of a question that all read; above them stands who reads one put to few."""
OPEN, DISCLOSED = 1, 2
Numbers = Sequence[int]


class Matters:
    """Where the matters of one game stand."""

    def __init__(self, game: Game) -> None:
        self.game, self.seats = game, len(game.seats)
        self.base, self.size = game.constant("MATTERS"), st.matter_size(len(game.seats))
        self.room, self.ordinals = game.constant("MATTER_ROOM"), game.constant("ORDINALS")
        self.orders, self.count = game.constant("ORDERS"), len(game.seats) * game.width
        self.unsettled, self.argued = game.constant("UNSETTLED"), game.constant("ARGUED")
        self.asides, self.reads = game.constant("ASIDES"), game.constant("MATTER_READS")

    def all(self, numbers: Numbers) -> tuple[Matter, ...]:
        """Everything that is to be settled, by its number."""
        if not numbers[self.unsettled]:
            return ()
        found = {}
        for slot in range(self.count):
            if self.status(numbers, slot) == st.PROPOSED:
                found[slot] = self._proposed(slot)
        for place in range(self.room):
            at = self.at(place)
            if numbers[at]:
                one = self._read(numbers, place)
                found[one.number] = one
        return tuple(found[number] for number in sorted(found))

    def phase(self, numbers: Numbers) -> int:
        """The phase whose time it is. Once all orders are in, what is still to be settled holds up
        the phase that follows: it takes of the time of that one, and of the orders' no more.
        """
        present = numbers[st.PHASE]
        if numbers[self.unsettled]:
            kind, phase = self.game.stages[numbers[st.STAGE]]
            if kind == PHASE and self.game.scenario.phases[present].kind == "orders":
                return phase
        return present

    def at(self, place: int) -> int:
        """Where a matter's fields begin."""
        return self.base + place * self.size

    def argument(self, place: int, k: int) -> int:
        """Where an argument of a matter stands."""
        return self.at(place) + FIELDS + k

    def reply(self, place: int, seat: int) -> int:
        """Where a seat's reply stands: 1 more than it, 0 for none."""
        return self.at(place) + FIELDS + st.ARGUMENTS + seat

    def ordinal(self, place: int) -> int:
        """Where it stands how many orders of its turn had been taken up when a matter was."""
        return self.ordinals + place

    def rows(self, place: int) -> slice:
        """Where it stands which rows a matter's order reads when it succeeds and when it fails: 1
        more than each, 0 for none.
        """
        return slice(self.reads + 2 * place, self.reads + 2 * place + 2)

    def clear(self, numbers: list[int], place: int) -> None:
        """Free a place, or make it ready for the next matter."""
        at = self.at(place)
        numbers[at : at + self.size] = [0] * self.size
        numbers[self.ordinal(place)] = 0
        numbers[self.rows(place)] = [0, 0]

    def status(self, numbers: Numbers, slot: int) -> int:
        """How the order in a slot stands."""
        return numbers[self.orders + slot * self.game.order_size + STATUS]

    def free(self, numbers: Numbers) -> int:
        """Where one more matter would stand, or -1."""
        free = (place for place in range(self.room) if not numbers[self.at(place)])
        return next(free, -1)

    def aside(self, numbers: Numbers, readers: int) -> int:
        """The number of one more question that is put to a few. It counts none but those that the
        same few may read and that stand, so that it tells them of no other.
        """
        first, places = self.count + (readers << FEW), range(self.room)
        used = {numbers[self.at(k) + NUMBER] for k in places if numbers[self.at(k)]}
        return next(number for number in count(first) if number not in used)

    def _proposed(self, slot: int) -> Matter:
        seat = slot // self.game.width
        return Matter(
            -1, slot, seat, True, "free", False, False, 1 << seat, (), False, False, 0, 0, (),
            (-1,) * self.seats,
        )  # fmt: skip

    def _read(self, numbers: Numbers, place: int) -> Matter:
        at = self.at(place)
        status, number, method, readers, asked, tie, missing, options, thrown = numbers[
            at : at + FIELDS
        ]
        first = at + FIELDS
        kept = numbers[first : first + st.ARGUMENTS]
        replies = numbers[first + st.ARGUMENTS : at + self.size]
        return Matter(
            place,
            number,
            number // self.game.width if number < self.count else -1,
            number < self.count and self.status(numbers, number) == st.PROPOSED,
            METHODS[method],
            True,
            status == DISCLOSED,
            readers,
            tuple(seat for seat in range(self.seats) if asked >> seat & 1),
            bool(tie),
            bool(missing),
            options,
            thrown,
            tuple(unpacked(one) for one in kept if one),
            tuple(reply - 1 for reply in replies),
            *(row - 1 for row in numbers[self.rows(place)]),
        )


def packed(one: Argument) -> int:
    """An argument as its slot holds it."""
    return 1 + 2 * one.weight + (one.side == "con")


def unpacked(value: int) -> Argument:
    """An argument from its slot."""
    return Argument("con" if (value - 1) % 2 else "pro", (value - 1) // 2)
