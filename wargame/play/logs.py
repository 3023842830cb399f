"""The log of one reader: all the reader was ever told, in order, with what of it does not hold.

A log only grows. What is undone stays under its number and is marked, and a line says so; a reader
who was told nothing of what was undone is told nothing of the undoing either. Redaction leans on
what was told before, so the redactor goes back as the game does.
"""

from bisect import bisect_right

import attrs

from wargame.core import events as ev
from wargame.core import view as vw
from wargame.core.compile.program import Game
from wargame.core.state import KEY, SALT
from wargame.play.lines import Lines


def readers_of(game: Game) -> tuple[vw.Reader, ...]:
    """The public, then each seat: everybody but Control."""
    seats = range(len(game.seats))
    return (vw.public_reader(game), *(vw.seat_reader(game, seat) for seat in seats))


@attrs.define
class Log:
    """What one reader was told. Taking in an entry costs what it tells, or undoes."""

    redactor: vw.Redactor
    seen: list[vw.Seen] = attrs.Factory(list)
    _spans: list[range] = attrs.Factory(lambda: [range(0)])
    """By entry, where in `seen` stands what it told."""
    _marks: list[vw.Mark] = attrs.Factory(lambda: [vw.START])
    """By entry, where the redactor stood after it."""
    _told: tuple[vw.Seen, ...] = ()

    def catch_up(self, lines: Lines) -> tuple[vw.Seen, ...]:
        """Take in what is new; the whole log."""
        if len(self._spans) < len(lines.nodes):
            for seq in range(len(self._spans), len(lines.nodes)):
                self._take(lines, seq)
            self._told = tuple(self.seen)
        return self._told

    def of(self, seq: int) -> tuple[vw.Seen, ...]:
        """What an entry told the reader."""
        return tuple(self.seen[place] for place in self._spans[seq])

    def before(self, seq: int) -> int:
        """How many lines the reader had been told before an entry."""
        return self._spans[seq].start

    def entry_of(self, place: int) -> tuple[int, int]:
        """The entry that told what stands at a place of `seen`, and the first place it told."""
        seq = bisect_right(self._spans, place, key=lambda span: span.stop)
        return seq, self._spans[seq - 1].stop

    def _take(self, lines: Lines, seq: int) -> None:
        node = lines.nodes[seq]
        if node.parent != seq - 1:
            self.redactor.go_back(self._marks[node.parent])
            fresh = any(slot in (KEY, SALT) for slot, _value in node.after)
            self._set_back(*lines.between(seq - 1, node.parent), fresh=fresh)
        start = len(self.seen)
        for event in node.events:
            for shown in self.redactor.feed(event):
                self.seen.append(vw.Seen(len(self.seen) + 1, shown))
        self._spans.append(range(start, len(self.seen)))
        self._marks.append(self.redactor.mark)

    def _set_back(self, left: tuple[int, ...], gained: tuple[int, ...], *, fresh: bool) -> None:
        undone = [place for seq in reversed(left) for place in self._spans[seq]]
        again = [place for seq in gained for place in self._spans[seq]]
        for places, gone in ((undone, True), (again, False)):
            for place in places:
                self.seen[place] = attrs.evolve(self.seen[place], undone=gone)
        if undone or again:
            numbers = [tuple(place + 1 for place in places) for places in (undone, again)]
            told = ev.Rewound(self.redactor.reader.mask, numbers[0], numbers[1], fresh)
            self.seen.append(vw.Seen(len(self.seen) + 1, told))
