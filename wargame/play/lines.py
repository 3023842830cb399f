"""All that was ever played, in memory: a tree of entries, and where in it the game stands.

Each entry is kept with the numbers it changed, before and after, so going from one place of the
tree to another costs what lies between the two and nothing of what lies before: undoing a step is
as quick at the end of a long game as at its beginning, and as quick after opening as after playing.
It knows numbers and events; it knows no file, no reader and no rule.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import takewhile

import attrs

from wargame.core import events as ev
from wargame.core.commands import Author
from wargame.core.state import PHASE
from wargame.play.chain import TRUNK, Entry, Kind
from wargame.play.clock import PhaseClock

Changes = tuple[tuple[int, int], ...]
NOBODY = Author("", "clock")


@attrs.frozen
class Node:
    """An entry as it was taken in; node 0 is the beginning, before any entry."""

    seq: int
    parent: int
    branch: int
    moved: bool
    """Whether the game was set back, or over to another branch, rather than something done."""
    time: str
    author: Author
    """Who gave the command."""
    kind: str
    """Which command it was."""
    events: tuple[ev.Event, ...]
    after: Changes
    """What it changed, by slot, and to what."""
    before: Changes
    """The same slots, as they were."""
    depth: int
    """How many entries lead to it."""
    told: int
    """How many events lead to it, its own included."""
    opening: bool
    """Whether nothing has happened yet but that seats were handed out."""
    pilots: Mapping[int, str]
    """Who plays which seat from here on."""
    clock: PhaseClock
    """The clock of the present phase."""
    over: bool
    """Whether the game has ended there."""

    @property
    def reopened(self) -> bool:
        """Whether the game had been closed up to here."""
        told = any(isinstance(event, ev.Reopened) for event in self.events)
        return told or self.kind == SWITCH


SWITCH = "Switch"
"""The move to another branch, which is made in a game that is closed."""
OPENING = ("Begin", "Assign", "Reopen", "Announce")
"""The commands that come before anything is played."""
ROOT = Node(0, 0, TRUNK, False, "", NOBODY, "", (), (), (), 0, 0, True, {}, PhaseClock(), False)


class Lines:
    """The tree, and the numbers and events of where the game stands in it."""

    def __init__(self, start: Sequence[int], phase: Callable[[Sequence[int]], int]) -> None:
        """`phase` reads off the numbers which phase's time it is."""
        self.phase = phase
        self.nodes = [ROOT]
        self.numbers = list(start)
        self.events: list[ev.Event] = []
        """Those of the present line of play, in order."""
        self.at = ROOT
        self.tips = {TRUNK: 0}
        """By branch, its last entry."""
        self.announced: int | None = None
        """How far the public's log has been read out, by its own numbers; None where nobody reads
        it out. What a room has heard it has heard, whatever is undone; whoever goes on with a
        closed game says anew whether it is read out.
        """

    @property
    def last(self) -> int:
        """The entry that was taken in last."""
        return len(self.nodes) - 1

    def add(
        self,
        entry: Entry,
        author: Author,
        kind: str,
        events: tuple[ev.Event, ...],
        changes: Changes,
    ) -> None:
        """Take in the next entry, and stand there."""
        left = self.at
        if entry.parent != left.seq:
            self._go(entry.parent)
        came = self.at
        before = tuple((slot, self.numbers[slot]) for slot, _value in changes)
        pilots, clock = came.pilots, _came_back(left, came, kind, entry.time)
        over = came.over or any(isinstance(event, ev.GameEnded) for event in events)
        held_up = self.phase(self.numbers) != self.numbers[PHASE]
        for event in events:
            if isinstance(event, ev.Extended) and held_up:
                # The time that was given was of the orders, and they are in.
                continue
            if isinstance(event, ev.Assigned):
                pilots = {**pilots, event.seat: event.posture}
            elif isinstance(event, ev.Announced):
                self.announced = event.number
            elif isinstance(event, ev.Reopened):
                self.announced = None
            clock = _ticked(clock, event, came.time, entry.time)
        _put(self.numbers, changes)
        clock = self._held_up(clock, entry.time)
        moved = entry.kind is Kind.MOVE
        opening = came.opening and (moved or kind in OPENING)
        node = Node(
            entry.seq, entry.parent, entry.branch, moved, entry.time, author, kind, events, changes,
            before, came.depth + 1, came.told + len(events), opening, pilots, clock,
            over,
        )  # fmt: skip
        self.nodes.append(node)
        self.tips[entry.branch] = entry.seq
        self._forward(node)

    def _held_up(self, clock: PhaseClock, now: str) -> PhaseClock:
        """The clock, or one anew where what is argued holds up a phase from now on."""
        phase = self.phase(self.numbers)
        held = phase not in (self.numbers[PHASE], clock.ahead)
        return PhaseClock.of(phase, now) if held else clock

    def between(self, here: int, there: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The entries to take back, the last first, and those to carry out, the first first, to
        come from one entry to another.
        """
        left: list[int] = []
        gained: list[int] = []
        one, other = self.nodes[here], self.nodes[there]
        while one.seq != other.seq:
            if one.depth >= other.depth:
                left.append(one.seq)
                one = self.nodes[one.parent]
            else:
                gained.append(other.seq)
                other = self.nodes[other.parent]
        return tuple(left), tuple(reversed(gained))

    def back_from(self, seq: int) -> Iterator[Node]:
        """An entry, the one it follows, and so on; the beginning is not among them."""
        node = self.nodes[seq]
        while node.seq:
            yield node
            node = self.nodes[node.parent]

    def leads_to(self, seq: int, there: int) -> bool:
        """Whether an entry lies on the way from the beginning to another."""
        node = self.nodes[there]
        while node.depth > self.nodes[seq].depth:
            node = self.nodes[node.parent]
        return node.seq == seq

    def clock_since(self, began: Node) -> PhaseClock:
        """The clock of something that began with an entry of the present line of play. It stands
        still while the clock of the phase does, while the game is closed, and while what began it
        is undone. Where the game comes back to an entry, it goes on as it stood there: time on a
        branch that was left is nobody's.
        """
        clock = PhaseClock(began.time).pause(began.time, on=bool(began.clock.stopped))
        later = takewhile(lambda node: node.seq != began.seq, self.back_from(self.at.seq))
        for node in reversed(tuple(later)):
            if node.moved or node.reopened:
                clock = clock.skip(self.nodes[node.parent].time, node.time)
            clock = clock.pause(node.time, on=bool(node.clock.stopped))
        return clock

    def numbers_at(self, seq: int) -> tuple[int, ...]:
        """The numbers after any entry, wherever the game stands."""
        left, gained = self.between(self.at.seq, seq)
        numbers = list(self.numbers)
        for one in left:
            _put(numbers, self.nodes[one].before)
        for one in gained:
            _put(numbers, self.nodes[one].after)
        return tuple(numbers)

    def _go(self, seq: int) -> None:
        left, gained = self.between(self.at.seq, seq)
        for one in left:
            node = self.nodes[one]
            _put(self.numbers, node.before)
            self.at = self.nodes[node.parent]
        del self.events[self.at.told :]
        for one in gained:
            self._forward(self.nodes[one])

    def _forward(self, node: Node) -> None:
        _put(self.numbers, node.after)
        self.events += node.events
        self.at = node


def _put(numbers: list[int], changes: Iterable[tuple[int, int]]) -> None:
    for slot, value in changes:
        numbers[slot] = value


def _came_back(left: Node, came: Node, kind: str, now: str) -> PhaseClock:
    """The clock where a game goes on from an entry. Within a phase it stands as it did, whatever
    is undone; a phase that was left before goes on where its clock stood. No time passes in a game
    that is over, nor in one that is closed, as it is where another branch is taken up.
    """
    if (left.clock.began, left.clock.ahead) != (came.clock.began, came.clock.ahead):
        return came.clock.skip(came.time, now)
    return left.clock.skip(left.time, now) if left.over or kind == SWITCH else left.clock


def _ticked(clock: PhaseClock, event: ev.Event, before: str, now: str) -> PhaseClock:
    """The clock after an event; `before` is the time of the entry before its own."""
    if isinstance(event, ev.PhaseBegan):
        return clock.begin(event.phase, now)
    if isinstance(event, ev.Announced) and event.began:
        # The time of a phase that was held up is the room's since all orders were in.
        return clock if clock.ahead >= 0 else PhaseClock(now)
    if isinstance(event, ev.Paused) and event.waits:
        return PhaseClock.waiting(now)
    if isinstance(event, ev.Paused):
        return clock.pause(now, on=event.on)
    if isinstance(event, ev.Extended):
        return clock.extend(event.seconds, now, event.length)
    return clock.skip(before, now) if isinstance(event, ev.Reopened) else clock
