"""The persons who play at one screen: who sits down next, what all hear together, who is who.

Whatever the screen is, the rules of sitting down are these; what a person sees is the screen's.
"""

import attrs

from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.engine.engine import Question
from wargame.core.state import PHASE
from wargame.core.view import Reader, View, public_reader, seat_reader, standing
from wargame.play.session import CONTROL, Session
from wargame.prose.narration import Running
from wargame.prose.prose import Prose, Told
from wargame.seat import consent
from wargame.seat.agreed import Agreed
from wargame.seat.cast import TABLE
from wargame.seat.news import ASIDE, News, unread

CLOCK = cm.Author("", "clock")
CONTROL_NAME = "control"
"""What the record's list of persons calls whoever is Control."""


@attrs.define
class Sitter:
    """A person in a seat. `fresh` says that they have not read their page in this game before, nor
    said whether they agree to be quoted.
    """

    author: cm.Author
    news: News
    fresh: bool


@attrs.define
class Company:
    """A session with the seats that persons play here."""

    session: Session
    prose: Prose
    sitters: dict[int, Sitter] = attrs.Factory(dict)
    seated: int = -1
    """Who sits in front of the screen; -1 for nobody, or all."""
    common: set[str] = attrs.Factory(set)
    """What all here were told together."""
    heard: int = 0
    """The last of the public's log that was told to all, or left to each seat."""
    resumed: bool = False
    """Whether the game is gone on with, rather than begun here."""
    reopened: bool = False
    """Whether the record has that it is gone on with."""
    left_off: int | None = None
    """How far it had been read out when it was closed."""
    rooms_read: dict[tuple[int, int], int] = attrs.Factory(dict)
    """By seat (-1: Control) and room, to which line of its reader's log it was read here."""
    read_out: dict[int, int] = attrs.Factory(dict)
    """By seat, up to which entry Control has read out to it what was sent to it alone."""
    wall: bool = False
    """Whether a wall beside this screen is to follow what is read out here."""
    _tellers: dict[Reader, Running] = attrs.Factory(dict)

    @property
    def persons(self) -> tuple[int, ...]:
        """The seats that no autopilot plays."""
        seats = range(len(self.session.game.seats))
        return tuple(seat for seat in seats if not self.session.pilots.get(seat))

    @property
    def shared(self) -> bool:
        """Whether several persons play at this screen."""
        return len(self.persons) > 1

    @property
    def presided(self) -> bool:
        """Whether a person is Control, whose screen this is between the seats."""
        return self.session.pilots.get(CONTROL) == ""

    @property
    def passed_round(self) -> bool:
        """Whether several persons look at this screen in turn, Control among them."""
        return self.shared or self.presided

    def control(self) -> cm.Author:
        """The person who is Control; one who was here before keeps the pseudonym."""
        known = [person for person in self.session.journal.people if person.name == CONTROL_NAME]
        if known:
            return cm.Author(f"p{known[0].number}", "control")
        return self.session.join(CONTROL_NAME, "control")

    def open(self) -> None:
        """Let autopilots do what waits for them; nothing of what was is told to all together, but
        for what was not read out to the end when the game was closed.
        """
        self.reopen()
        self.run_on()
        self._wait()
        self.heard = len(self.session.log(public_reader(self.session.game)))
        if self.resumed and self.presided and self.wall and self.left_off is not None:
            self.heard = min(self.heard, self.left_off)
        self.announce(self.heard)

    def reopen(self) -> None:
        """Keep that a closed game is gone on with, once, and before anything else is done in it:
        time counts as lost up to there.
        """
        if not self.resumed or self.reopened:
            return
        self.reopened, self.left_off = True, self.session.lines.announced
        if not self.session.state.over:
            self.session.submit(cm.Reopen(CLOCK))

    def _wait(self) -> None:
        """Where a game begins before Control, let the clock stand while briefs are read."""
        phases = self.session.game.scenario.phases
        if self.resumed or not self.presided or not phases or self.session.state.over:
            return
        if phases[self.session.state.numbers[PHASE]].timed:
            self.session.submit(cm.Pause(CLOCK, on=True))

    def run_on(self) -> None:
        """Let autopilots act; where several persons talk, the talk phase waits for them."""
        self.session.autoplay(pauses=not self.shared)

    @property
    def talking(self) -> bool:
        """Whether the game waits in a talk phase that nobody but the persons here can end."""
        wanted = self.session.engine.wanted(self.session.state)
        return self.shared and wanted.pause and bool(self.session.pilots.get(CONTROL))

    def go_on(self) -> None:
        """End the talk phase for all."""
        self.session.submit(cm.Proceed(TABLE))
        self.run_on()

    # ---- reading out

    def announce(self, number: int, *, ended: bool = False) -> None:
        """Keep that the public's log was read out to this number, for a wall that follows; how the
        game ended only once that is shown. Who plays alone is read nothing, and only shown the end.
        """
        read = self.session.lines.announced
        if self.session.state.over and not ended:
            log = self.session.log(public_reader(self.session.game))
            over = (k for k, seen in enumerate(log)
                    if isinstance(seen.event, ev.GameEnded) and not seen.undone)  # fmt: skip
            number = min(number, next(over, number))
        if self.wall and (self.passed_round or ended) and (read is None or number > read):
            began = read is not None and self._began(read, number)
            self.session.submit(cm.Announce(CLOCK, number, began))

    def _began(self, read: int, number: int) -> bool:
        """Whether the room comes to the present phase by what lies between two numbers: it had
        waited for something to be read out first.
        """
        log = self.session.log(public_reader(self.session.game))
        begins = [
            seen.number
            for seen in log[read:]
            if isinstance(seen.event, ev.PhaseBegan) and not seen.undone
        ]
        return bool(begins) and unread(log, read) < begins[-1] <= number

    # ---- what was told

    def told(self, reader: Reader) -> tuple[Told, ...]:
        """The whole log of a reader as lines; a look costs what is new in it."""
        if reader not in self._tellers:
            self._tellers[reader] = self.prose.running(reader)
        return self._tellers[reader].tell(self.session.log(reader), self.session.state)

    # ---- going back

    def undo(self, *, fresh: bool = False) -> None:
        """Take back the last thing a person here did, with all that followed. Raises BackError."""
        self.session.undo(TABLE, fresh=fresh)
        self._gone_back()

    def rewind(self, entry: int, *, fresh: bool = False) -> None:
        """Set the game back to where it stood after an entry. Raises BackError."""
        self.session.rewind(entry, TABLE, fresh=fresh)
        self._gone_back()

    def _gone_back(self) -> None:
        """What was told to all and does not hold may be told again in the same words."""
        told = self.told(public_reader(self.session.game))
        self.common -= {one.text for one in told if one.undone}
        if not self.passed_round and self.session.lines.announced is not None:
            # The end was shown, and a wall is not to wait there: nothing is read out to it.
            self.session.submit(cm.Reopen(CLOCK))
        self.run_on()

    # ---- who is next

    def next(self) -> int | None:
        """The person the game waits for: who is asked, then who may order; of these who sits here
        already, so that nobody loses the screen who is still waited for.
        """
        engine, state = self.session.engine, self.session.state
        wanted = engine.wanted(state)
        asked = [q.seat for q in engine.open_questions(state) if q.place in wanted.questions]
        here = self.persons
        waited = [seat for seat in asked if seat in here]
        waited = waited or [seat for seat in wanted.orders if seat in here]
        if self.seated in waited:
            return self.seated
        return waited[0] if waited else None

    def holding(self, seat: int) -> Question | None:
        """The question to a seat that holds the game, if there is one."""
        engine, state = self.session.engine, self.session.state
        return next((q for q in engine.questions_of(state, seat) if not q.due), None)

    def newcomers(self) -> tuple[int, ...]:
        """The seats here in which nobody has sat yet."""
        asked = consent.words(self.session)
        known = {p.name for p in self.session.journal.people if f"p{p.number}" in asked}
        return tuple(seat for seat in self.persons if self.session.game.seats[seat] not in known)

    def spoken_for(self) -> tuple[int, ...]:
        """The seats whose persons never sat here: Control types in what they say, and tells them
        what they are to know.
        """
        return self.newcomers() if self.presided else ()

    def sitter(self, seat: int) -> Sitter:
        """Who sits in a seat; one who sat here before keeps the pseudonym and knows the brief."""
        if seat not in self.sitters:
            name = self.session.game.seats[seat]
            known = [person for person in self.session.journal.people if person.name == name]
            if known:
                author = cm.Author(f"p{known[0].number}", "seat", seat)
            else:
                author = self.session.join(name, "seat", seat)
            news = News(self.session, self.prose, seat, common=self.common)
            # Who was asked nothing was gone before the page was read to its end.
            fresh = author.person not in consent.words(self.session)
            self.sitters[seat] = Sitter(author, news, fresh=fresh)
        return self.sitters[seat]

    def letters(self, seat: int) -> tuple[ev.Event, ...]:
        """The injects and messages that wait for the person in a seat to read them, or for Control
        to read them out.
        """
        known = self.sitters.get(seat)
        news = known.news if known else News(self.session, self.prose, seat)
        return news.letters(self.read_out.get(seat, 0))

    def read_aloud(self, seat: int, upto: int) -> None:
        """Control has read out to a seat what was sent to it up to an entry."""
        self.read_out[seat] = upto

    def digest(self, seat: int) -> tuple[str, ...]:
        """Three lines for who sits down late, in place of all the news but what was sent to them
        alone; nothing for others.
        """
        sitter, session = self.sitter(seat), self.session
        late = sitter.fresh and session.state.turn > 1
        if session.state.over or not (late or sitter.news.taken_over()):
            return ()
        sitter.news.abridge()
        view = self.prose.worded(session.view(sitter.news.reader))
        return self.prose.digest(view, session.state)

    def others(self, seat: int, view: View) -> tuple[int, ...]:
        """The other persons the game waits for, by a seat's view; autopilots answer at once."""
        if view.over:
            return ()
        return tuple(s for s in view.waiting if s != seat and not self.session.pilots.get(s))

    def account(self) -> list[Told] | None:
        """Where several share the screen, or Control reads to a room, what all of them are told
        together; None if nothing is.

        Only what the public may know; a seat that sits down later is not told it again.
        """
        reader = public_reader(self.session.game)
        log = self.session.log(reader)
        if not self.passed_round or unread(log, self.heard) == len(log):
            return None
        told = self.prose.tell(log, reader, self.session.state, since=self.heard)
        self.heard = len(log)
        news = [one for one in told if not (one.undone or isinstance(one.event, ASIDE))]
        self.common.update(one.text for one in news)
        return news

    def hopes(self) -> tuple[str, ...]:
        """What each seat hoped for beside what came of it, whoever plays it in the end; for all to
        read, so that the words of who did not agree to be quoted are left out.
        """
        game, agreed = self.session.game, Agreed(self.session)
        return tuple(
            line
            for seat in range(len(game.seats))
            for line in self.prose.hopes(seat, agreed.log(seat_reader(game, seat)))
        )

    def ended(self) -> ev.GameEnded | None:
        """The event that closed the game, as everyone knows it."""
        log = standing(self.session.log(public_reader(self.session.game)))
        return next((s.event for s in log if isinstance(s.event, ev.GameEnded)), None)
