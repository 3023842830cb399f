"""Dice are values: a throw is a function of a secret key and the name of the roll, never of a
count.

The generator is Philox2x32-10 (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as
1, 2, 3", SC 2011). Half of the 64 secret bits is its key, the other half the upper counter word;
the lower counter word names the roll. `throw` in `engine/throws.py` is the same arithmetic
written for the compiled rules; the published vectors hold both to it.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import product
from struct import Struct

import attrs

from wargame.core.said import said

WORD = 0xFFFFFFFF
MULTIPLIER = 0xD256D193
WEYL = 0x9E3779B9
ROUNDS = 10


def philox(counter: tuple[int, int], key: int) -> tuple[int, int]:
    """Return the two 32-bit words of Philox2x32-10 for a counter of two words and a key of one."""
    low, high = counter
    for _ in range(ROUNDS):
        wide = MULTIPLIER * low
        low, high = (wide >> 32) ^ key ^ high, wide & WORD
        key = (key + WEYL) & WORD
    return low, high


LANE = 64
"""Bits for one counter among many in one long integer: a word's product with another."""
KEPT = 64
"""How many rows are remembered."""


class Rows:
    """Philox2x32-10 for counters that come in rows, where a whole row costs as much as a few.

    A row is the counters that lie `offsets` from a multiple of `length` on, all below the next.
    They stand side by side in one long integer. Others are left to `single`, as they come.
    """

    def __init__(
        self,
        offsets: Sequence[int],
        length: int,
        single: Callable[[int, int, int], tuple[int, int]],
    ) -> None:
        self.length, self.single = length, single
        self.places = {offset: 2 * lane for lane, offset in enumerate(offsets)}
        self.ones = sum(1 << LANE * lane for lane in range(len(offsets)))
        self.apart = sum(offset << LANE * lane for lane, offset in enumerate(offsets))
        self.size, self.words = LANE // 8 * len(offsets), Struct(f"<{2 * len(offsets)}I")
        self.kept: dict[tuple[int, int, int], tuple[int, ...]] = {}

    def philox(self, low: int, high: int, key: int) -> tuple[int, int]:
        """The two words for a counter of two words and a key of one."""
        place = self.places.get(low % self.length)
        if place is None:
            return self.single(low, high, key)
        name = (low // self.length, high, key)
        row = self.kept.get(name) or self._row(name)
        return row[place], row[place + 1]

    def _row(self, name: tuple[int, int, int]) -> tuple[int, ...]:
        """The words of a row of counters, two by two."""
        first, high, key = name
        words = self.ones * WORD
        lows, highs = first * self.length * self.ones + self.apart & words, high * self.ones
        keys, step = key * self.ones, WEYL * self.ones
        for _ in range(ROUNDS):
            wide = MULTIPLIER * lows
            lows, highs = (wide >> 32 & words) ^ keys ^ highs, wide & words
            keys = keys + step & words
        # A lane has room for both words of its counter, so all are taken out at once.
        both = lows | highs << 32
        if len(self.kept) >= KEPT:
            self.kept.clear()
        row = self.kept[name] = self.words.unpack(both.to_bytes(self.size, "little"))
        return row


@attrs.frozen
class Seed:
    """The 64 secret bits of one branch of one game, as two words of 32 bits."""

    key: int
    salt: int

    @classmethod
    def from_bytes(cls, digest: bytes) -> "Seed":
        """Read the first eight bytes of a digest; ValueError when there are fewer."""
        if len(digest) < 8:
            raise ValueError("a seed needs at least eight bytes")
        return cls(int.from_bytes(digest[:4], "big"), int.from_bytes(digest[4:8], "big"))


@attrs.frozen
class Dice:
    """Some equal dice, as `2d6`: 1 to 4 dice of 2 to 100 sides."""

    count: int
    sides: int

    @classmethod
    def parse(cls, text: str) -> "Dice":
        """Read `2d6`, `1d20` or `d100`; ValueError says what is wrong."""
        match = re.fullmatch(r"(\d*)d(\d+)", text)
        if match is None:
            raise ValueError(said("`{text}` is not a throw of dice such as 2d6", text=text))
        dice = cls(int(match[1] or 1), int(match[2]))
        if not (1 <= dice.count <= 4 and 2 <= dice.sides <= 100):
            raise ValueError(said("a throw is 1 to 4 dice of 2 to 100 sides"))
        return dice

    def __str__(self) -> str:
        return f"{self.count}d{self.sides}"

    @property
    def lowest(self) -> int:
        return self.count

    @property
    def highest(self) -> int:
        return self.count * self.sides

    @property
    def cases(self) -> int:
        """How many equally likely cases there are: 36 for 2d6."""
        return int(self.sides**self.count)

    def ways(self) -> tuple[int, ...]:
        """How many cases give each total, from the lowest total to the highest."""
        counts = [1]
        for _ in range(self.count):
            counts = [
                sum(counts[max(0, total - self.sides + 1) : total + 1])
                for total in range(len(counts) + self.sides - 1)
            ]
        return tuple(counts)

    def admits(self, thrown: Iterable[int]) -> bool:
        """Whether these are faces such dice can show, as when dice thrown by hand are typed in."""
        faces = tuple(thrown)
        return len(faces) == self.count and all(1 <= face <= self.sides for face in faces)

    def faces(self) -> Iterable[tuple[int, ...]]:
        """Every case, in order: (1, 1), (1, 2) … (6, 6)."""
        return product(range(1, self.sides + 1), repeat=self.count)
