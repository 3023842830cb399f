"""The events list: injects fired, changed, moved, ticked, improvised."""

from collections.abc import Callable, Sequence

import attrs

from wargame.core import commands as cm
from wargame.plain.alone import Hand
from wargame.plain.terminal import Terminal
from wargame.prose.text import _
from wargame.seat import injects
from wargame.seat.company import Company
from wargame.seat.injects import Armed, Sending

LETTERS = ("e", "d", "h", "s", "p", "t")


def events_list(company: Company, terminal: Terminal) -> None:
    """The events list, until Enter closes it."""
    List(company, terminal).run()


@attrs.frozen
class List(Hand):
    """The list, open at a keyboard."""

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

    # ---- one of the plan

    def handled(self, letter: str, one: Armed) -> cm.Command | None:
        self.terminal.page(
            _("{title}:").format(title=one.title), *injects.about(self.company.prose.names, one)
        )
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
        sending = Sending(text, self.readers(one.to, one.readers or ()))
        to = injects.readers_named(self.company.prose.names, sending.to)
        if not self.again(one, _("Fire it to {readers}").format(readers=to)):
            return None
        return injects.fired(self.author, one, sending)

    def delayed(self, one: Armed) -> cm.Command | None:
        session, names = self.company.session, self.company.prose.names
        when = injects.moments(session, names, one.index)
        if not when:
            self.terminal.say(_("No moment is left to which it could be put off."))
            return None
        help = _("It comes then, whatever its trigger; Enter leaves it as it is.")
        chosen = self.one_of((one.name for one in when), _("Until when, or Enter"), help)
        if chosen is None:
            return None
        moment = when[chosen]
        return cm.Reschedule(
            self.author, one.index, "delay", self.reason(), moment.turn, moment.phase
        )

    def held(self, one: Armed) -> cm.Command:
        return cm.Reschedule(self.author, one.index, "hold", self.reason())

    def skipped(self, one: Armed) -> cm.Command:
        return cm.Reschedule(self.author, one.index, "skip", self.reason())

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
        ask = _("Change what (l lists), or Enter to send it")
        help = _("Type l to list what can be changed, or Enter to send it.")
        return cm.Improvise(self.author, text, to, self.changes(ask, help))


def help() -> str:
    return _(
        "3 fires the third, e 3 changes it first, d 3 delays it. Enter closes the list; nothing of "
        "it is told to anybody but by what you fire."
    )
