"""The events list at any prompt: injects fired, changed, moved, ticked, improvised.

It is Control's business. Where several share the keyboard everybody else looks away meanwhile.
"""

from collections.abc import Callable, Sequence

import attrs

from wargame.core import commands as cm
from wargame.core.orders import Refused
from wargame.plain.going_back import cover
from wargame.plain.terminal import Terminal, WentBack, say_nothing
from wargame.prose.text import _
from wargame.seat import injects
from wargame.seat.cast import TABLE
from wargame.seat.company import Company
from wargame.seat.correcting import Number, numbers, ruling_of
from wargame.seat.injects import Armed, Sending

WORD = "injects"
LETTERS = ("e", "d", "h", "s", "p", "t")


def command(company: Company, terminal: Terminal, typed: str) -> bool:
    """Open the list where that is asked for; whether it was. Raises WentBack once it is closed."""
    if typed.lower() != WORD:
        return False
    before, terminal.command = terminal.command, say_nothing
    try:
        if company.shared:
            cover(company, terminal)
        if company.shared or terminal.yes(
            _("The list is Control's and tells what is to come. Open it"),
            _("Whoever plays a seat had better not."),
        ):
            List(company, terminal).run()
    finally:
        terminal.command = before
    if company.shared:
        terminal.enter(_("Press Enter; the screen is cleared then"), _("Secrets are on it."))
        terminal.clear()
    # Whoever was asked something is asked anew, as the game stands.
    raise WentBack


@attrs.frozen
class List:
    """The list, open at a keyboard."""

    company: Company
    terminal: Terminal

    @property
    def author(self) -> cm.Author:
        return self.company.control() if self.company.presided else TABLE

    def armed(self) -> tuple[Armed, ...]:
        return injects.armed(self.company.session, self.company.prose.names)

    def run(self) -> None:
        """One thing after the other, until Enter leaves."""
        while True:
            found = self.armed()
            self.show(found)
            numbers = [str(k) for k in range(1, len(found) + 1)]
            keys = [*numbers, *(f"{letter} {k}" for letter in LETTERS for k in numbers), "i"]
            typed = self.terminal.choose(_("Which, or Enter to leave"), keys, help(), default="-")
            if typed == "-":
                return
            if typed == "i":
                self.submit(self.improvised())
            else:
                letter, _gap, number = typed.rpartition(" ")
                self.submit(self.handled(letter, found[int(number) - 1]))

    def show(self, found: Sequence[Armed]) -> None:
        lines = [_("Injects:")]
        for number, one in enumerate(found, 1):
            seen = _(", seen") if one.seen else ""
            lines.append(
                _("{number}. {id}, {title}: {state}{seen} ({planned})").format(
                    number=number,
                    id=one.id,
                    title=one.title,
                    state=one.state,
                    seen=seen,
                    planned=one.planned,
                )
            )
        lines.append(
            _(
                "A number fires one; e and a number changes its words or readers first; d delays, "
                "h holds, s skips, p puts back on the plan, t ticks what was expected; "
                "i improvises one."
            )
        )
        self.terminal.page(*lines)

    def submit(self, command: cm.Command | None) -> None:
        """Carry it out, or say why not; then autopilots go on."""
        if command is None:
            self.terminal.say(_("Nothing was done."))
            return
        session = self.company.session
        try:
            session.submit(command)
        except Refused as refused:
            self.terminal.say(self.company.prose.refusal(refused.refusal, state=session.state))
            return
        self.company.run_on()
        self.terminal.say(_("Done."))

    # ---- one of the plan

    def handled(self, letter: str, one: Armed) -> cm.Command | None:
        self.terminal.page(_("{title}:").format(title=one.title), *injects.about(one))
        walks: dict[str, Callable[[Armed], cm.Command | None]] = {
            "": self.fired, "e": self.edited, "d": self.delayed, "h": self.held, "s": self.skipped,
            "p": lambda one: cm.Reschedule(self.author, one.index, "plan"), "t": self.ticked,
        }  # fmt: skip
        return walks[letter](one)

    def fired(self, one: Armed) -> cm.Command | None:
        sure = self.again(one, _("Fire it to {readers}").format(readers=one.to))
        return cm.Fire(self.author, one.index, again=bool(one.fired)) if sure else None

    def again(self, one: Armed, ask: str) -> bool:
        """Whether an inject goes out; that it was fired before is said."""
        if one.fired:
            ask = _("It was fired in turn {turn} already. {ask}").format(turn=one.fired, ask=ask)
        return self.terminal.yes(ask, _("What is told cannot be untold; undo takes it back."))

    def edited(self, one: Armed) -> cm.Command | None:
        help = _("Type the whole text as it is to be read; Enter alone keeps the planned one.")
        text = self.terminal.text(_("Its text, or Enter to keep it"), help) or one.text
        sending = Sending(text, self.readers(one.to, one.readers))
        to = injects.readers_named(self.company.prose.names, sending.to)
        if not self.again(one, _("Fire it to {readers}").format(readers=to)):
            return None
        return injects.fired(self.author, one, sending)

    def readers(self, planned: str, kept: tuple[int, ...] | None) -> tuple[int, ...]:
        """Seats by their numbers; 0 is all, Enter leaves it as it is."""
        names = self.company.prose.names
        seats = range(len(self.company.session.game.seats))
        self.terminal.say(_("0. All"), *(f"{k + 1}. {names.seat(k)}" for k in seats))
        help = _("Type the numbers of the seats that read it, a blank between, such as 1 3.")
        ask = _("Who reads it, or Enter for {readers}").format(readers=planned)
        while True:
            typed = self.terminal.ask(ask, help, menu=False).replace(",", " ").split()
            if not typed:
                return kept or ()
            found = {int(one) if one.isdecimal() and len(one) < 4 else -1 for one in typed}
            if found <= {0, *(k + 1 for k in seats)}:
                marked = () if 0 in found else tuple(sorted(k - 1 for k in found))
                return () if len(marked) == len(seats) else marked
            self.terminal.say(
                _("There is no such seat: type numbers from 0 to {last}.").format(last=len(seats))
            )

    def delayed(self, one: Armed) -> cm.Command | None:
        session, names = self.company.session, self.company.prose.names
        when = injects.moments(session, names, one.index)
        if not when:
            self.terminal.say(_("No moment is left to which it could be put off."))
            return None
        self.terminal.page(*(f"{k}. {moment.name}" for k, moment in enumerate(when, 1)))
        keys = [str(k) for k in range(1, len(when) + 1)]
        help = _("It comes then, whatever its trigger; Enter leaves it as it is.")
        typed = self.terminal.choose(_("Until when, or Enter"), keys, help, default="-")
        if typed == "-":
            return None
        moment = when[int(typed) - 1]
        return cm.Reschedule(
            self.author, one.index, "delay", self.reason(), moment.turn, moment.phase
        )

    def held(self, one: Armed) -> cm.Command:
        return cm.Reschedule(self.author, one.index, "hold", self.reason())

    def skipped(self, one: Armed) -> cm.Command:
        return cm.Reschedule(self.author, one.index, "skip", self.reason())

    def reason(self) -> str:
        help = _("One sentence, for Control and the record.")
        return self.terminal.text(_("Why"), help, refuse_empty=_("It needs a reason."))

    def ticked(self, one: Armed) -> cm.Command:
        """Seen, with a note; a second time it can be taken back."""
        if one.seen and self.terminal.yes(_("Take the tick back"), one.expect):
            return cm.Tick(self.author, one.index, seen=False)
        note = self.terminal.text(_("Who did what, or Enter"), one.expect)
        return cm.Tick(self.author, one.index, note)

    # ---- one improvised

    def improvised(self) -> cm.Command | None:
        help = _("What its readers read, in one line; Enter drops it.")
        text = self.terminal.text(_("Text, or Enter to drop it"), help)
        if not text:
            return None
        to = self.readers(_("all"), ())
        return cm.Improvise(self.author, text, to, self.effects())

    def effects(self) -> tuple[cm.Ruling, ...]:
        """Effects one after the other, until Enter sends it."""
        known = numbers(self.company.session, self.company.prose.names)
        keys = [str(k) for k in range(1, len(known) + 1)]
        found: tuple[cm.Ruling, ...] = ()
        help = _("Type l to list what can be changed, or Enter to send it.")
        while True:
            ask = _("Change what (l lists), or Enter to send it")
            typed = self.terminal.choose(ask, [*keys, "l"], help, default="-")
            if typed == "-":
                return found
            if typed == "l":
                lines = (f"{k}. {one.name}: {one.now}" for k, one in enumerate(known, 1))
                self.terminal.page(*lines)
                continue
            ruling = self.change(known[int(typed) - 1])
            if ruling is not None:
                found = (*(one for one in found if one.slot != ruling.slot), ruling)

    def change(self, number: Number) -> cm.Ruling | None:
        """How a number is to change; nothing where the line is left empty."""
        ask = _("{name}: {now}").format(name=number.name, now=number.now)
        while True:
            typed = self.terminal.ask(ask, number.hint, menu=False)
            ruling = ruling_of(number, typed)
            if ruling is not None or not typed:
                return ruling
            self.terminal.say(_("Type the change as in the hint: {hint}.").format(hint=number.hint))


def help() -> str:
    return _(
        "3 fires the third, e 3 changes it first, d 3 delays it. Enter closes the list; nothing of "
        "it is told to anybody but by what you fire."
    )
