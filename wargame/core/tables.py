"""Adjudication tables: bands over the total of some dice. Knows arithmetic, knows no game."""

from collections.abc import Sequence
from itertools import pairwise

import attrs

from wargame.core.dice import Dice
from wargame.core.said import said


@attrs.frozen
class Band:
    """One row of a table: the totals from `low` to `high`, None being open."""

    name: str
    label: str
    low: int | None
    high: int | None

    def holds(self, total: int) -> bool:
        return (self.low is None or self.low <= total) and (self.high is None or total <= self.high)


@attrs.frozen
class Table:
    """Dice, bands from the lowest to the highest, a clip on the net modifier, natural extremes.

    With `naturals` the lowest throw always reads the lowest band and the highest throw the highest,
    whatever the modifier. `clip` bounds the net modifier to -clip..+clip, None meaning no bound.
    """

    id: str
    name: str
    dice: Dice
    bands: tuple[Band, ...]
    clip: int | None
    naturals: bool

    def clipped(self, modifier: int) -> int:
        """The net modifier as the table counts it."""
        if self.clip is None:
            return modifier
        return max(-self.clip, min(self.clip, modifier))

    def band_of(self, thrown: int, modifier: int) -> int:
        """The index of the band that a throw with a net modifier reads; exactly one fits."""
        if self.naturals and thrown == self.dice.lowest:
            return 0
        if self.naturals and thrown == self.dice.highest:
            return len(self.bands) - 1
        total = thrown + self.clipped(modifier)
        return next(index for index, band in enumerate(self.bands) if band.holds(total))

    def odds(self, modifier: int) -> tuple[int, ...]:
        """How many of `dice.cases` equally likely throws read each band: exact, by enumeration."""
        counts = [0] * len(self.bands)
        for offset, ways in enumerate(self.dice.ways()):
            counts[self.band_of(self.dice.lowest + offset, modifier)] += ways
        return tuple(counts)

    def span(self) -> tuple[int, int]:
        """The lowest and the highest modifier worth telling apart: the clip, or where bands end."""
        if self.clip is not None:
            return -self.clip, self.clip
        edges = [edge for band in self.bands for edge in (band.low, band.high) if edge is not None]
        if not edges:
            return 0, 0
        return min(edges) - self.dice.highest, max(edges) - self.dice.lowest


def holes(bands: tuple[Band, ...]) -> tuple[str, ...]:
    """What keeps bands from reading every total exactly once, a sentence each; empty when total."""
    found = []
    if bands and bands[0].low is not None:
        found.append(said("no band reads a total below {low}", low=bands[0].low))
    if bands and bands[-1].high is not None:
        found.append(said("no band reads a total above {high}", high=bands[-1].high))
    for lower, upper in pairwise(bands):
        if lower.high is None or upper.low is None:
            found.append(
                said(
                    "`{lower}` and `{upper}` overlap: only the ends may be open",
                    lower=lower.name,
                    upper=upper.name,
                )
            )
        elif upper.low > lower.high + 1:
            first, last = lower.high + 1, upper.low - 1
            if last > first:
                found.append(said("no band reads {first} to {last}", first=first, last=last))
            else:
                found.append(said("no band reads {first}", first=first))
        elif upper.low <= lower.high:
            found.append(
                said(
                    "`{lower}` and `{upper}` both read {low}",
                    lower=lower.name,
                    upper=upper.name,
                    low=upper.low,
                )
            )
    return tuple(found)


def shares(ways: Sequence[int]) -> tuple[int, ...]:
    """Return cases as tenths of a percent that sum to exactly 1000, by largest remainder."""
    cases = sum(ways)
    tenths = [1000 * way // cases for way in ways]
    rests = sorted(range(len(ways)), key=lambda k: (-(1000 * ways[k] % cases), k))
    for k in rests[: 1000 - sum(tenths)]:
        tenths[k] += 1
    return tuple(tenths)
