"""Control at a keyboard that others use: they look away while it reads and rules."""

from collections.abc import Callable, Iterable

import attrs

from wargame.core import commands as cm
from wargame.core.orders import Refused
from wargame.plain.terminal import Terminal, say_nothing
from wargame.prose.text import _
from wargame.seat.cast import TABLE
from wargame.seat.company import Company
from wargame.seat.correcting import Number, numbers, ruling_of
from wargame.seat.words import seats_typed

LIST = "l"
NONE = "-"
"""What Enter alone stands for."""


def cover(company: Company, terminal: Terminal) -> None:
    """Put what a seat saw out of sight, and wait until only Control looks."""
    company.seated = -1
    terminal.clear()
    terminal.enter(
        _("Press Enter when only Control is looking"),
        _("What comes next tells the secrets of all seats."),
    )


def alone(
    company: Company, terminal: Terminal, work: Callable[[], bool | None], ask: str = ""
) -> bool:
    """Do something that Control alone sees; what it returns. False where one person plays, who may
    be Control or not, and is asked and says no.
    """
    before, terminal.command = terminal.command, say_nothing
    try:
        if company.shared:
            cover(company, terminal)
        elif ask and not terminal.yes(ask, _("Whoever plays a seat had better not.")):
            return False
        done = bool(work())
    finally:
        terminal.command = before
    if company.shared:
        terminal.enter(_("Press Enter; the screen is cleared then"), _("Secrets are on it."))
        terminal.clear()
    return done


@attrs.frozen
class Hand:
    """Control's hand: what it types for what it does, and having it done."""

    company: Company
    terminal: Terminal

    @property
    def author(self) -> cm.Author:
        return self.company.control() if self.company.presided else TABLE

    def submit(self, command: cm.Command | None) -> None:
        """Carry it out, or say why not; then autopilots go on."""
        if command is None:
            self.terminal.say(_("Nothing was done."))
        elif self.done(command):
            self.company.run_on()
            self.terminal.say(_("Done."))

    def done(self, command: cm.Command) -> bool:
        """Carry it out, or say why not; whether it was."""
        session = self.company.session
        try:
            session.submit(command)
        except Refused as refused:
            self.terminal.say(self.company.prose.refusal(refused.refusal, state=session.state))
            return False
        return True

    def reason(self) -> str:
        help = _("One sentence, for Control and the record.")
        return self.terminal.text(_("Why"), help, refuse_empty=_("It needs a reason."))

    # ---- choosing

    def one_of(self, said: Iterable[str], ask: str, help: str) -> int | None:
        """One of several by its number, which Enter leaves."""
        lines = tuple(said)
        self.terminal.page(*(f"{k}. {line}" for k, line in enumerate(lines, 1)))
        keys = [str(k) for k in range(1, len(lines) + 1)]
        typed = self.terminal.choose(ask, keys, help, default=NONE)
        return None if typed == NONE else int(typed) - 1

    def readers(self, planned: str, kept: tuple[int, ...]) -> tuple[int, ...]:
        """Seats by their numbers; 0 is all, Enter leaves it as it is."""
        names = self.company.prose.names
        count = len(self.company.session.game.seats)
        self.terminal.say(_("0. All"), *(f"{k + 1}. {names.seat(k)}" for k in range(count)))
        help = _("Type the numbers of the seats that read it, a blank between, such as 1 3.")
        ask = _("Who reads it, or Enter for {readers}").format(readers=planned)
        while True:
            typed = self.terminal.ask(ask, help, menu=False)
            if not typed:
                return kept
            if typed == "0":
                return ()
            marked = seats_typed(typed, count)
            if marked is not None:
                return () if len(marked) == count else tuple(sorted(marked))
            self.terminal.say(
                _("There is no such seat: type numbers from 0 to {last}.").format(last=count)
            )

    # ---- changing numbers

    def changes(self, ask: str, help: str) -> tuple[cm.Ruling, ...]:
        """Changes one after the other, until Enter ends them; the last one of a number counts."""
        known = numbers(self.company.session, self.company.prose.names)
        keys = [str(k) for k in range(1, len(known) + 1)]
        found: tuple[cm.Ruling, ...] = ()
        while True:
            typed = self.terminal.choose(ask, [*keys, LIST], help, default=NONE)
            if typed == NONE:
                return found
            if typed == LIST:
                lines = (f"{k}. {one.name}: {one.now}" for k, one in enumerate(known, 1))
                self.terminal.page(*lines)
                continue
            ruling = self._change(known[int(typed) - 1])
            if ruling is not None:
                found = (*(one for one in found if one.slot != ruling.slot), ruling)

    def _change(self, number: Number) -> cm.Ruling | None:
        """How a number is to change; nothing where the line is left empty."""
        ask = _("{name}: {now}").format(name=number.name, now=number.now)
        while True:
            typed = self.terminal.ask(ask, number.hint, menu=False)
            ruling = ruling_of(number, typed)
            if ruling is not None or not typed:
                return ruling
            self.terminal.say(_("Type the change as in the hint: {hint}.").format(hint=number.hint))
