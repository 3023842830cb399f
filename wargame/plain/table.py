"""The game at one keyboard: who sits down next, handing over, the end.

It knows whom the game waits for and who plays here; seats in themselves are a desk's business.
"""

import attrs

from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.view import public_reader
from wargame.plain import answering, talking
from wargame.plain.desk import Desk, step_through
from wargame.plain.menu import Menu
from wargame.plain.terminal import Terminal, say_nothing
from wargame.play.session import Session
from wargame.prose.prose import Prose
from wargame.prose.text import _

ACCOUNTED = (ev.OrderResolved, ev.OrderStopped, ev.RuleRan, ev.Changed, ev.TurnBegan)
"""What makes an account that all here look at together."""
ASIDE = (ev.SeatLocked, ev.SeatFinished, ev.Said, ev.Noted, ev.Assigned, ev.GameEnded)
"""Public, but told to each seat as it sits down, or on a page of its own."""


@attrs.define
class Table:
    """A session with the seats that persons play here."""

    session: Session
    prose: Prose
    terminal: Terminal
    desks: dict[int, Desk] = attrs.Factory(dict)
    seated: int = -1
    """Who sits in front of the keyboard; -1 for nobody, or all."""
    common: set[str] = attrs.Factory(set)
    """What all here were told together."""
    heard: int = 0
    """The last of the public's log that was told to all, or left to each seat."""

    @property
    def persons(self) -> tuple[int, ...]:
        """The seats that no autopilot plays."""
        seats = range(len(self.session.game.seats))
        return tuple(seat for seat in seats if not self.session.pilots.get(seat))

    @property
    def shared(self) -> bool:
        """Whether several persons play at this keyboard."""
        return len(self.persons) > 1

    def play(self) -> None:
        """Play until the game is over."""
        self.run_on()
        self.heard = len(self.session.log(public_reader(self.session.game)))
        while not self.session.state.over:
            if self.talking():
                talking.talk(self)
                self.session.proceed()
                self.run_on()
                continue
            seat = self.next()
            if seat is None:
                view = self.session.view(public_reader(self.session.game))
                self.terminal.say(self.prose.waiting_for(view.waiting))
                self.terminal.say(_("Nobody here plays that part, so the game cannot go on here."))
                return
            self.turn(self.sit(seat))
            self.run_on()
            self.account()
        self.end()

    def run_on(self) -> None:
        """Let autopilots act; where several persons talk, the talk phase waits for them."""
        self.session.autoplay(pauses=not self.shared)

    def talking(self) -> bool:
        """Whether the game waits in a talk phase that nobody but the persons here can end."""
        wanted = self.session.engine.wanted(self.session.state)
        return self.shared and wanted.pause and bool(self.session.pilots.get(-1))

    def next(self) -> int | None:
        """The person the game waits for: whoever is asked first, then whoever may order."""
        engine, state = self.session.engine, self.session.state
        wanted = engine.wanted(state)
        asked = [q.seat for q in engine.open_questions(state) if q.place in wanted.questions]
        waited = [seat for seat in (*asked, *wanted.orders) if seat in self.persons]
        if self.seated in waited and not asked:
            return self.seated
        return waited[0] if waited else None

    def desk(self, seat: int) -> Desk:
        """The seat's place; one who sat here before keeps the pseudonym and knows the brief."""
        if seat not in self.desks:
            name = self.prose.names.seat(seat)
            known = [person for person in self.session.journal.people if person.name == name]
            if known:
                author = cm.Author(f"p{known[0].number}", "seat", seat)
            else:
                author = self.session.join(name, "seat", seat)
            desk = Desk(self.session, self.prose, self.terminal, seat, author, fresh=not known)
            desk.common = self.common
            self.desks[seat] = desk
        return self.desks[seat]

    def sit(self, seat: int) -> Desk:
        """Let a seat sit down; where several play here, the others look away first."""
        if self.seated != seat and self.shared:
            self.hand_over(seat)
        self.seated = seat
        desk = self.desk(seat)
        desk.open()
        return desk

    def hand_over(self, seat: int) -> None:
        """Clear what the last one saw, and wait until only the next one looks."""
        self.rise()
        self.terminal.enter(
            _("Pass the keyboard to {seat}; press Enter when only {seat} is looking").format(
                seat=self.prose.names.seat(seat)
            ),
            _("Nothing secret is shown before Enter is pressed."),
        )

    def rise(self) -> None:
        """Whoever sits here has read to the end, and what they saw is cleared."""
        self.terminal.command = say_nothing
        if self.seated >= 0:
            if self.terminal.tty:
                self.terminal.enter(
                    _("Press Enter when you have read this; the screen is cleared then"),
                    _("What is on the screen is for you alone."),
                )
            self.terminal.clear()
        self.seated = -1

    def account(self) -> None:
        """Where several share the keyboard, tell all of them together what the public may know."""
        reader = public_reader(self.session.game)
        log = self.session.log(reader)
        if not self.shared or not any(isinstance(s.event, ACCOUNTED) for s in log[self.heard :]):
            return
        told = self.prose.tell(log, reader, self.session.state, since=self.heard)
        self.heard = len(log)
        news = [one for one in told if not isinstance(one.event, ASIDE)]
        self.rise()
        self.terminal.enter(
            _("All may look now; press Enter to hear what happened"),
            _("What only one seat may know is told when it sits down again."),
        )
        self.common.update(one.text for one in news)
        step_through(self.terminal, news)

    def turn(self, desk: Desk) -> None:
        """What the seat is asked, then its orders."""
        for question in desk.view().questions:
            if not question.due:
                answering.answer(desk, question)
                return
        self.terminal.page("", *self.prose.status(desk.view()))
        Menu(desk).run()

    # ---- the end

    def end(self) -> None:
        """The last news of each seat, then for all: the grades, what was hoped for, the seed."""
        for seat in self.persons:
            if not self.shared or self.desk(seat).fresh_news():
                self.sit(seat)
        if self.shared and self.seated >= 0:
            self.rise()
            self.terminal.enter(_("Now all may look; press Enter"), _("The results come next."))
        for seen in self.session.log(public_reader(self.session.game)):
            if isinstance(seen.event, ev.GameEnded):
                self.terminal.say(*self.prose.ending(seen.event))
        for seat in self.persons:
            log = self.session.log(self.desk(seat).reader)
            self.terminal.say(*self.prose.hopes(seat, log))
        self.terminal.say(
            _("The seed of the dice was {seed}.").format(seed=self.session.journal.seed),
            _("Its hash, as shown at the start: {hash}.").format(
                hash=self.session.header.seed_hash
            ),
        )
