"""The game at one keyboard: who sits down next, handing over, the end.

It knows whom the game waits for and who plays here; seats in themselves are a desk's business.
"""

import attrs

from wargame.core.view import public_reader
from wargame.plain import answering, arguing, talking
from wargame.plain.controlling import for_control
from wargame.plain.desk import Desk, step_through
from wargame.plain.menu import Menu
from wargame.plain.terminal import Terminal, WentBack
from wargame.play.session import Session
from wargame.prose.prose import Prose
from wargame.prose.text import _
from wargame.seat.company import Company


@attrs.define
class Table:
    """The keyboard, and the persons who play at it."""

    company: Company
    terminal: Terminal
    desks: dict[int, Desk] = attrs.Factory(dict)

    @property
    def session(self) -> Session:
        return self.company.session

    @property
    def prose(self) -> Prose:
        return self.company.prose

    @property
    def persons(self) -> tuple[int, ...]:
        """The seats that no autopilot plays."""
        return self.company.persons

    @property
    def shared(self) -> bool:
        """Whether several persons play at this keyboard."""
        return self.company.shared

    def play(self) -> None:
        """Play until the game is over."""
        self.company.open()
        going_on = True
        while going_on:
            try:
                going_on = self.go_on()
            except WentBack:
                self.account()

    def go_on(self) -> bool:
        """Let whoever is next do their part; whether the game goes on here."""
        if self.session.state.over:
            self.end()
            return False
        if self.company.talking:
            talking.talk(self)
            self.company.go_on()
            return True
        if self.session.engine.wanted(self.session.state).settle:
            arguing.settle(self)
            self.company.run_on()
            self.account()
            return True
        seat = self.company.next()
        if seat is None:
            view = self.session.view(public_reader(self.session.game))
            self.terminal.say(self.prose.waiting_for(view, view.waiting))
            self.terminal.say(_("Nobody here plays that part, so the game cannot go on here."))
            return False
        self.turn(self.sit(seat))
        self.company.run_on()
        self.account()
        return True

    def desk(self, seat: int) -> Desk:
        """The seat's place at the keyboard."""
        place = Desk(self.company, self.terminal, seat, control=for_control)
        return self.desks.setdefault(seat, place)

    def sit(self, seat: int) -> Desk:
        """Let a seat sit down; where several play here, the others look away first."""
        if self.company.seated != seat and self.shared:
            self.hand_over(seat)
        self.company.seated = seat
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
        self.terminal.command = self.command
        if self.company.seated >= 0:
            if self.terminal.tty:
                self.terminal.enter(
                    _("Press Enter when you have read this; the screen is cleared then"),
                    _("What is on the screen is for you alone."),
                )
            self.terminal.clear()
        self.company.seated = -1

    def account(self) -> None:
        """Where several share the keyboard, tell all of them together what the public may know."""
        news = self.company.account()
        if news is None:
            return
        self.rise()
        self.terminal.enter(
            _("All may look now; press Enter to hear what happened"),
            _("What only one seat may know is told when it sits down again."),
        )
        step_through(self.terminal, news)

    def turn(self, desk: Desk) -> None:
        """What the seat is asked, then its orders."""
        for question in desk.view().questions:
            if not question.due:
                answering.answer(desk, question)
                return
        self.terminal.page("", *self.prose.status(desk.view()))
        self.menu(desk).run()

    def menu(self, desk: Desk) -> Menu:
        """The menu of a seat that may order."""
        return Menu(desk)

    def command(self, typed: str) -> bool:
        """Where nobody sits, Control can still do its work."""
        return for_control(self.company, self.terminal, typed)

    # ---- the end

    def end(self) -> None:
        """The last news of each seat, then for all: the grades, what was hoped for, the seed."""
        for seat in self.persons:
            if not self.shared or self.desk(seat).told_of.fresh():
                self.sit(seat)
        if self.shared and self.company.seated >= 0:
            self.rise()
            self.terminal.enter(_("Now all may look; press Enter"), _("The results come next."))
        ended = self.company.ended()
        if ended is not None:
            self.terminal.say(*self.prose.ending(ended))
        self.terminal.say(*self.company.hopes())
        self.terminal.say(
            _("The seed of the dice was {seed}.").format(seed=self.session.journal.seed),
            _("Its hash, as shown at the start: {hash}.").format(
                hash=self.session.header.seed_hash
            ),
        )
