"""Methods by which what no rule foresees is adjudicated: their arithmetic, and nothing of a game.

A matrix argument adds up weights and throws 2d6 against 7, as is usual where such games are played
(MaGCK, the Matrix Game Construction Kit); an estimative one throws d100 against the median of what
the seats think likely. A vote, a consensus and a silence procedure throw nothing.
"""

from collections.abc import Sequence
from typing import NamedTuple, get_args

from wargame.core.arguing import Method, Side
from wargame.core.dice import Dice
from wargame.core.tables import Band, Table

METHODS: tuple[Method, ...] = get_args(Method)
"""In the order of their numbers in the state."""
ARGUED: tuple[Method, ...] = ("weighted", "estimative", "vote", "consensus")
"""Those that take the room's time: of them a turn has only so many."""
ASKING: tuple[Method, ...] = ("estimative", "vote", "consensus", "silence")
"""Those in which seats reply."""
THROWING: tuple[Method, ...] = ("weighted", "estimative")
"""Those that end in a throw of dice."""
WEIGHING: tuple[Method, ...] = ("weighted",)
"""Those in which arguments have weights."""
CHOOSING: tuple[Method, ...] = ("vote", "consensus")
"""Those with written outcomes to choose from."""
FEWEST, MOST = 2, 4
"""How many written outcomes there may be."""
STRONG = 2
"""What an argument weighs at most."""
WEIGHTED = Table(
    "weighted", "", Dice(2, 6), (Band("fails", "", None, 6), Band("succeeds", "", 7, None)), 4, True
)
PERCENT = Dice(1, 100)
NONE = -1
"""No reply, no median, no outcome that was agreed."""
SUCCEEDED = 2
"""Dice of a matter that were thrown, and succeeded."""
SEALED = -2
"""A reply that is in, and that its reader may not know yet."""


class Argument(NamedTuple):
    """What counts of an argument; its words stand in the log."""

    side: Side
    weight: int


class Odds(NamedTuple):
    """`ways` of `cases` equally likely throws of the dice succeed."""

    ways: int
    cases: int
    net: int
    dice: Dice


class Matter(NamedTuple):
    """What is being argued, or waits for it: an order in a seat's own words that `open` is False
    for is known to its seat and Control alone.
    """

    place: int
    """Where it stands in the state; -1 for an order that was not taken up."""
    number: int
    seat: int
    own: bool
    """Whether it is an order in its seat's own words."""
    method: Method
    open: bool
    disclosed: bool
    readers: int
    asked: tuple[int, ...]
    tie: bool
    missing: bool
    options: int
    thrown: int
    """0 before the dice, 1 when they failed, 2 (`SUCCEEDED`) when they succeeded."""
    arguments: tuple[Argument, ...]
    replies: tuple[int, ...]
    """By seat; -1 for none, -2 for one that is sealed."""
    row: int = NONE
    """The row of its table that a listed order reads when it succeeds; -1 where its table decides.
    """
    failing: int = NONE
    """The one it reads when it fails; -1 where it is taken back."""

    def reads(self, *, passed: bool) -> int:
        """The row that its order reads by what came of it; -1 for none."""
        return self.row if passed else self.failing

    @property
    def given(self) -> tuple[int, ...]:
        """The replies that came."""
        return tuple(self.replies[seat] for seat in self.asked if self.replies[seat] != NONE)

    @property
    def late(self) -> tuple[int, ...]:
        """The seats whose reply is not in, where replies are still taken."""
        if not self.open or self.disclosed or self.method not in ASKING:
            return ()
        return tuple(seat for seat in self.asked if self.replies[seat] == NONE)

    def shown(self, seat: int) -> "Matter":
        """What a seat (-1: nobody) may know of it: others' replies once they are disclosed."""
        if self.disclosed or not self.open:
            return self
        sealed = tuple(
            reply if k == seat or reply == NONE else SEALED for k, reply in enumerate(self.replies)
        )
        return self._replace(replies=sealed)


def net(arguments: Sequence[Argument]) -> int:
    """The weights for, less those against."""
    return sum(one.weight if one.side == "pro" else -one.weight for one in arguments)


def median(estimates: Sequence[int]) -> int:
    """The middle estimate, as dice are held against it: halves rounded down; -1 of none."""
    return twice_the_median(estimates) // 2 if estimates else NONE


def twice_the_median(estimates: Sequence[int]) -> int:
    """Two times the middle estimate; between two, what they come to together."""
    ordered, half = sorted(estimates), len(estimates) // 2
    return ordered[half] + ordered[-half - 1]


def odds(matter: Matter) -> Odds | None:
    """The odds of the dice that a matter throws next; None where it throws none, or not yet."""
    if matter.method == "weighted" and matter.open:
        total = net(matter.arguments)
        ways = WEIGHTED.odds(total)[1]
        return Odds(ways, WEIGHTED.dice.cases, total, WEIGHTED.dice)
    middle = median(matter.given)
    if matter.method == "estimative" and matter.disclosed and middle != NONE:
        return Odds(middle, PERCENT.cases, 0, PERCENT)
    return None


def passes(chances: Odds, faces: Sequence[int]) -> bool:
    """Whether a throw succeeds."""
    if chances.dice == PERCENT:
        return sum(faces) <= chances.ways
    return WEIGHTED.band_of(sum(faces), chances.net) == 1


def came_to(matter: Matter) -> bool | None:
    """Whether dice or a silence came to a success; None where that is left to Control."""
    if matter.thrown:
        return matter.thrown == SUCCEEDED
    if matter.method == "silence" and matter.disclosed:
        return bool(result(matter))
    return None


def result(matter: Matter) -> int:
    """What the replies come to: an outcome's number, -1 where Control decides; in a silence
    procedure 1 when it was kept, 0 when it was broken; -1 for other methods.
    """
    if matter.method == "silence":
        return int(1 not in matter.given)
    if matter.method not in CHOOSING:
        return NONE
    counts = [0] * matter.options
    for reply in matter.given:
        counts[reply] += 1
    if matter.missing:
        counts[0] += len(matter.asked) - len(matter.given)
    most = max(counts)
    agreed = (
        sum(map(bool, counts)) == 1 if matter.method == "consensus" else counts.count(most) == 1
    )
    if most and agreed:
        return counts.index(most)
    return 0 if matter.tie else NONE
