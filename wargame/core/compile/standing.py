"""How much of what rules leave behind may stand at once: questions, delays, acts, promises.

What stays for some turns is counted by age, since in one turn a rule may leave many that go soon
and in another few that stay long.
"""

from itertools import zip_longest

import attrs

Ages = tuple[int, ...]
"""For each age in turns, how many of that age may stand; 0 is this turn's."""


def more(ages: Ages, stay: int, count: int) -> Ages:
    """Add `count` things that stand for `stay` turns."""
    return total(ages, (count,) * stay)


def total(*parts: Ages) -> Ages:
    return tuple(map(sum, zip_longest(*parts, fillvalue=0)))


def worst(*parts: Ages) -> Ages:
    """The most there can be of each age, where only one of the parts comes about each time."""
    return tuple(map(max, zip_longest(*parts, fillvalue=0)))


@attrs.frozen
class Standing:
    """What a rule may leave standing when it runs once a turn, by age."""

    asks: Ages = ()
    delays: Ages = ()
    acts: Ages = ()
    promises: Ages = ()

    def times(self, count: int) -> "Standing":
        return Standing(*(tuple(n * count for n in ages) for ages in self.parts))

    @property
    def parts(self) -> tuple[Ages, ...]:
        return self.asks, self.delays, self.acts, self.promises


NOTHING = Standing()


def all_of(found: list[Standing]) -> Standing:
    """Everything, where all of them run."""
    return Standing(*(total(*ages) for ages in zip(*(s.parts for s in found), strict=True)))


def one_of(found: list[Standing]) -> Standing:
    """The worst, where one of them runs."""
    return Standing(*(worst(*ages) for ages in zip(*(s.parts for s in found), strict=True)))
