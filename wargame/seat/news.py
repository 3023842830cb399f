"""What a seat has not been told yet, and what it need not be told since it did it itself.

It looks at the reader's own log and at nothing else.
"""

from collections.abc import Sequence

import attrs

from wargame.core import events as ev
from wargame.core.engine.engine import Question
from wargame.core.view import Reader, Seen, seat_reader, standing
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
    time: then what came since the seat last did something is new.
    """

    session: Session
    prose: Prose
    seat: int
    heard: int = -1
    common: set[str] = attrs.Factory(set)
    """Sentences about public events that everybody at this screen was told together."""
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
        since = self._last_own() if self.heard < 0 else self.heard
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
        found = self.fresh()
        self.heard = len(self.log())
        return found

    def letters(self, read: int = 0) -> tuple[ev.Event, ...]:
        """The injects and messages that were sent to the seat, and not to all, since it was told
        its news last, or else since its person last did something; and after the entry `read`. It
        costs what came since.
        """
        session, own = self.session, 1 << self.seat
        heard = session.entry_of(self.reader, self.heard - 1)[0] if self.heard > 0 else 0
        found: list[ev.Event] = []
        for node in session.lines.back_from(session.lines.at.seq):
            if node.seq <= max(heard, read):
                break
            for event in reversed(node.events):
                alone = event.audience & own and not event.audience & session.game.public
                found += [event] if alone and self._letter(event) else []
            # What Control or an autopilot did in the seat's name does not say that it has read.
            author = node.author
            if self.heard < 0 and author.role == "seat" and author.seat == self.seat:
                break
        return tuple(reversed(found))

    def _letter(self, event: ev.Event) -> bool:
        """Whether an event is an inject, or a message from somebody else."""
        if isinstance(event, ev.RuleRan):
            return event.source in self.session.engine.audiences.injects
        if isinstance(event, ev.Said):
            return not self.own(event)
        return isinstance(event, ev.InjectFired | ev.InjectSent | ev.Improvised)

    def taken_over(self) -> bool:
        """Whether a person has the seat from an autopilot, and has not heard anything yet."""
        since = self._last_own() if self.heard < 0 else self.heard
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

    def _last_own(self) -> int:
        """Where the seat last did something: what came later it may not have been told."""
        holds = standing(self.log())
        return max((seen.number for seen in holds if self.own(seen.event)), default=0)


def was_put(question: Question, event: ev.Asked) -> bool:
    """Whether an event is how an open question was put."""
    known = (question.question, question.target, question.second, question.due)
    return known == (event.question, event.target, event.second, event.due)
