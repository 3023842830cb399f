"""What a seat has not been told yet, and what it need not be told since it did it itself.

It looks at the reader's own log and at nothing else.
"""

from collections.abc import Sequence

import attrs

from wargame.core import events as ev
from wargame.core.engine.engine import Question
from wargame.core.view import Reader, Seen, seat_reader, standing
from wargame.play.back import PILOT
from wargame.play.lines import Node
from wargame.play.session import Session
from wargame.prose.narration import Running
from wargame.prose.prose import Prose, Told

OWN_ACTS = (ev.OrderLocked, ev.SeatLocked, ev.SeatFinished, ev.OrderProposed, ev.RoomLeft)
ACCOUNTED = (
    ev.OrderResolved, ev.OrderStopped, ev.RuleRan, ev.Changed, ev.TurnBegan, ev.Rewound,
    ev.InjectFired, ev.InjectSent, ev.Improvised, ev.Disclosed, ev.Thrown, ev.MatterSettled,
)  # fmt: skip
"""What makes an account that all here look at together."""
ASIDE = (
    ev.SeatLocked, ev.SeatFinished, ev.Said, ev.Noted, ev.Assigned, ev.Paused, ev.Extended,
    ev.GameEnded,
)  # fmt: skip
"""Public, but told to each seat as it sits down, or on a page of its own."""

BEFOREHAND = ("consent", "refusal", "aim", "red line")
"""Notes of the brief's page, which is read before the news."""
BY_ITSELF = ("", PILOT)
"""Who acts without a person at the screen: the clock, and autopilots."""
BREAKS = (ev.TurnBegan, ev.PhaseBegan, ev.Reopened)
"""What a seat is told as it sits down anew."""


def unread(log: Sequence[Seen], read: int) -> int:
    """How much of the public's log may be known to a room that was read so many lines of it: all
    before the first line that makes an account, or that ends the game.
    """
    places = enumerate(log[read:], read)
    stops = (*ACCOUNTED, ev.GameEnded)
    return next((k for k, seen in places if isinstance(seen.event, stops)), len(log))


@attrs.define
class News:
    """A seat's news. `heard` is the last number of its log that it was told, -1 before the first
    time: then all is new that it cannot have been told when it last had the screen, as far as the
    record says. Some of that it may have been told all the same.
    """

    session: Session
    prose: Prose
    seat: int
    heard: int = -1
    common: set[str] = attrs.Factory(set)
    """Sentences about public events that everybody at this screen was told together."""
    _kept: list[Told] = attrs.Factory(list)
    """What was sent to it alone and is told beside what it is told in short."""
    _running: Running | None = None

    @property
    def reader(self) -> Reader:
        return seat_reader(self.session.game, self.seat)

    def log(self) -> tuple[Seen, ...]:
        """The seat's whole log."""
        return self.session.log(self.reader)

    def told(self) -> tuple[Told, ...]:
        """The whole log as lines; a look costs what is new in it."""
        if self._running is None:
            self._running = self.prose.running(self.reader)
        return self._running.tell(self.log(), self.session.state)

    def fresh(self) -> list[Told]:
        """What the seat has not been told, neither alone nor together with all.

        Who had locked what is no news any more once all were told what came of it. What was undone
        is told by the line that says so.
        """
        since = self._read()
        told = self.prose.tell(self.log(), self.reader, self.session.state, since=since)
        ends = [
            one.number
            for one in told
            if isinstance(one.event, ev.TurnBegan | ev.GameEnded) and not one.undone
        ]
        past = ends[-1] if ends and self.common else 0
        return [
            one
            for one in told
            if not one.undone
            and self._is_news(one.event)
            and one.text not in self.common
            and not (one.number < past and isinstance(one.event, ev.SeatLocked | ev.SeatFinished))
        ]

    def hear(self) -> list[Told]:
        """What is new, which it is no more afterwards."""
        found, self._kept = [*self._kept, *self.fresh()], []
        self.heard = len(self.log())
        return found

    def abridge(self) -> None:
        """Leave out what is new, as it is told in short; what was sent to the seat alone stays."""
        self._kept = [one for one in self.hear() if self._sent(one.event) and self._alone(one)]

    def _alone(self, one: Told) -> bool:
        """Whether the entry that told a line sent something to the seat and not to all. A line that
        a seat reads does not say who else does.
        """
        entry = self.session.entry_of(self.reader, one.number - 1)[0]
        return any(map(self._letter, self.session.lines.nodes[entry].events))

    def letters(self, read: int = 0) -> tuple[ev.Event, ...]:
        """The injects and messages that were sent to the seat, and not to all, of which it has not
        been told; and after the entry `read`. It costs what came since.
        """
        session = self.session
        heard = session.entry_of(self.reader, self.heard - 1)[0] if self.heard > 0 else 0
        if self.heard < 0:
            heard = self._sat() - 1
        found: list[ev.Event] = []
        for node in session.lines.back_from(session.lines.at.seq):
            if node.seq <= max(heard, read):
                break
            found += filter(self._letter, reversed(node.events))
        return tuple(reversed(found))

    def _letter(self, event: ev.Event) -> bool:
        """Whether an event is an inject to the seat and not to all, or a message from another."""
        if not event.audience & 1 << self.seat or event.audience & self.session.game.public:
            return False
        return self._sent(event)

    def _sent(self, event: ev.Event) -> bool:
        """Whether an event is an inject, or a message from another."""
        if isinstance(event, ev.RuleRan):
            return event.source in self.session.engine.audiences.injects
        if isinstance(event, ev.Said):
            return not self.own(event)
        return isinstance(event, ev.InjectFired | ev.InjectSent | ev.Improvised)

    def taken_over(self) -> bool:
        """Whether a person has the seat from an autopilot, and has not heard anything yet."""
        since = self._read()
        given = [
            (seen.number, seen.event.posture)
            for seen in standing(self.log())
            if isinstance(seen.event, ev.Assigned) and seen.event.seat == self.seat
        ]
        piloted = any(posture for _number, posture in given)
        return piloted and not given[-1][1] and given[-1][0] > since

    def looks_back(self) -> bool:
        """Whether a turn is over of which the seat has not written what it holds."""
        turn = 0
        written = False
        for seen in standing(self.log()):
            if isinstance(seen.event, ev.TurnBegan):
                turn, written = seen.event.turn, False
            elif isinstance(seen.event, ev.Noted) and seen.event.author.seat == self.seat:
                written = written or seen.event.kind == "assessment"
        return turn > 1 and not written

    def own(self, event: ev.Event) -> bool:
        """Whether an event is the seat's own doing, which it need not be told."""
        if isinstance(event, OWN_ACTS):
            return event.seat == self.seat
        if isinstance(event, ev.DealOffered | ev.DealSigned | ev.DealMarked):
            return event.seat == self.seat
        if isinstance(event, ev.Answered | ev.Said | ev.Argued | ev.Replied):
            return event.author is not None and event.author.seat == self.seat
        return False

    def _is_news(self, event: ev.Event) -> bool:
        """Whether the seat need be told: not what it did, nor what is shown in another way.

        An open question is put or listed, and the end has a page of its own.
        """
        if isinstance(event, ev.Asked) and event.seat == self.seat:
            return not any(was_put(question, event) for question in self._open())
        return not (self.own(event) or isinstance(event, ev.Noted | ev.Classified | ev.GameEnded))

    def _open(self) -> tuple[Question, ...]:
        return self.session.engine.questions_of(self.session.state, self.seat)

    def _read(self) -> int:
        """The number of its log up to which the seat was told."""
        if self.heard >= 0:
            return self.heard
        return self.session.told_before(self.reader, self._sat())

    def _sat(self) -> int:
        """The entry with which the seat's person first did something when it last had the screen; 0
        where it never did anything. All that was told before, it was told as it sat down.

        What Control or an autopilot did in the seat's name does not say that anybody sat there.
        """
        first, lines = 0, self.session.lines
        for node in lines.back_from(lines.at.seq):
            own = node.author.role == "seat" and node.author.seat == self.seat
            anothers = not own and node.author.person not in BY_ITSELF
            if first and (anothers or any(isinstance(one, BREAKS) for one in node.events)):
                break
            if own and not _beforehand(node):
                first = node.seq
        return first


def was_put(question: Question, event: ev.Asked) -> bool:
    """Whether an event is how an open question was put."""
    known = (question.question, question.target, question.second, question.due)
    return known == (event.question, event.target, event.second, event.due)


def _beforehand(node: Node) -> bool:
    """Whether it was done before the news were read."""
    return any(isinstance(one, ev.Noted) and one.kind in BEFOREHAND for one in node.events)
