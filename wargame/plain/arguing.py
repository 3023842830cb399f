"""What is argued where all share a keyboard: an own order, its method, replies in secret, dice, and
what comes of it, which the table rules together.
"""

from typing import TYPE_CHECKING

import attrs

from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.arguing import Side
from wargame.core.methods import STRONG, Matter, came_to, odds
from wargame.core.orders import Refusal, Refused
from wargame.core.view import control_reader, public_reader
from wargame.plain import methods
from wargame.plain.desk import Desk
from wargame.prose import arguing as prose
from wargame.prose.arguing import Account
from wargame.prose.text import _
from wargame.seat import correcting
from wargame.seat.cast import TABLE
from wargame.seat.correcting import after, ruling_of
from wargame.seat.words import dice_typed, several

if TYPE_CHECKING:
    from wargame.plain.table import Table


def write_own(desk: Desk) -> None:
    """An order in the seat's own words."""
    help = _("It takes the place of one of your orders; all argue it, and rule what comes of it.")
    text = desk.terminal.text
    what = text(_("What is done, or Enter to drop it"), help)
    means = text(_("With what means"), help) if what else ""
    end = text(_("To what end"), help) if means else ""
    if not end:
        desk.terminal.say(_("Dropped: nothing was locked."))
        return
    pro = several(text(_("What speaks for it; several reasons with ; between"), help))
    contra = several(text(_("What speaks against it, or Enter"), help))
    command = cm.Propose(desk.author, desk.seat, what, means, end, pro, contra)
    if desk.submit(command) is not None:
        desk.terminal.say(_("It waits to be argued."))


@attrs.define
class Court:
    """The table, judging one matter."""

    table: "Table"
    number: int

    @property
    def account(self) -> Account | None:
        """The matter with all its words; None once it is settled."""
        session = self.table.session
        view = session.view(control_reader(session.game))
        found = prose.accounts(view.matters, view.log)
        return next((one for one in found if one.matter.number == self.number), None)

    @property
    def matter(self) -> Matter:
        account = self.account
        assert account is not None
        return account.matter

    def run(self) -> None:
        """Until it is settled."""
        while (one := self.account) is not None:
            self.show(one)
            if one.matter.open:
                self.once(one)
            else:
                self.take_up(one)

    def show(self, one: Account) -> None:
        """The matter as all may look at it: replies are not shown before all are in."""
        names = self.table.prose.names
        lines = ["", _("To be settled: {text}").format(text=one.text)]
        if one.opened is not None:
            lines += prose.terms(names, one.opened)
        elif one.proposal is not None:
            lines += [prose.reason(names, reason) for reason in prose.brought_in(one)]
        form = _("{number}. {said}")
        if one.weighs:
            form = _("{number}. weight {weight}, {said}")
        for brought in one.arguments:
            said = prose.reason(names, brought.reason)
            lines.append(form.format(number=brought.number + 1, weight=brought.weight, said=said))
        found = odds(one.matter)
        if found is not None:
            lines.append(_("Odds: {odds}").format(odds=prose.odds_line(found)))
        late = prose.late(names, one.matter)
        self.table.terminal.page(*lines, *([late] if late else []))

    # ---- taking up

    def take_up(self, one: Account) -> None:
        """Choose the method; a free ruling settles it at once."""
        table = self.table
        by = methods.method(table.terminal)
        if by == "free":
            self.settle()
            return
        put = (self.number, by, one.text, prose.brought_in(one))
        command = methods.take_up(table.company, table.terminal, TABLE, *put)
        if command is not None:
            self.submit(command)

    # ---- one thing

    def once(self, one: Account) -> None:
        """One thing from the menu."""
        help = _(
            "a brings an argument in, r lets those who are asked reply one by one in secret, n "
            "ends the replies, t throws the dice, s settles it."
        )
        ask = _("a argue, r reply, n no more replies, t throw, s settle")
        keys = ["a", "r", "n", "t", "s"]
        if one.weighs:
            help = _(
                "a brings an argument in, g weighs one, r lets those who are asked reply one by "
                "one in secret, n ends the replies, t throws the dice, s settles it."
            )
            ask = _("a argue, g weigh, r reply, n no more replies, t throw, s settle")
            keys.insert(1, "g")
        do = self.table.terminal.choose(ask, keys, help)
        if do == "a":
            self.argue()
        elif do == "g":
            self.weigh(one)
        elif do == "r":
            self.reply(one.matter)
        elif do == "n":
            self.submit(cm.Disclose(TABLE, self.number))
        elif do == "t":
            self.throw()
        else:
            self.settle()

    def argue(self) -> None:
        table = self.table
        names, terminal = table.prose.names, table.terminal
        terminal.say(*(f"{k}. {names.seat(seat)}" for k, seat in enumerate(table.persons, 1)))
        keys = ["0", *(str(k) for k in range(1, len(table.persons) + 1))]
        help = _("0 where it is nobody's in particular.")
        whose = int(terminal.choose(_("Whose argument, or 0"), keys, help))
        side: Side = "pro" if terminal.yes(_("Does it speak for it"), help) else "con"
        text = terminal.text(_("The argument, or Enter to drop it"), help)
        if text:
            seat = table.persons[whose - 1] if whose else -1
            self.submit(cm.Argue(TABLE, self.number, seat, side, text))

    def weigh(self, one: Account) -> None:
        terminal, count = self.table.terminal, len(one.arguments)
        if not count:
            terminal.say(_("There is no argument yet."))
            return
        help = _("0 does not count, 1 counts, 2 is strong.")
        which = terminal.choose(_("Which"), [str(k + 1) for k in range(count)], help)
        weight = terminal.choose(_("Its weight"), [str(k) for k in range(STRONG + 1)], help)
        reason = terminal.text(_("Why"), help, refuse_empty=self.reasonless())
        self.submit(cm.Weigh(TABLE, self.number, int(which) - 1, int(weight), reason))

    def reply(self, matter: Matter) -> None:
        """Everyone who is asked and is here replies alone, the others looking away."""
        table = self.table
        if not matter.late:
            table.terminal.say(_("No replies are awaited here."))
        for seat in matter.late:
            if self.account is not None and seat in self.matter.late and seat in table.persons:
                table.hand_over(seat)
                self.one_reply(seat)
                table.terminal.clear()

    def one_reply(self, seat: int) -> None:
        terminal, one = self.table.terminal, self.account
        if one is None:
            return
        terminal.say(one.text)
        help = _("What you type stays secret until all replies are in. Enter gives none.")
        author = self.table.company.sitter(seat).author
        value: int | None = None
        text = ""
        if one.matter.method == "estimative":
            value = terminal.percent(_("How likely is it, in percent, or Enter"), help)
        elif one.matter.method == "silence":
            text = terminal.text(_("Enter keeps the silence; a condition breaks it"), help)
            value = int(bool(text))
        elif one.opened is not None:
            terminal.say(*(f"{k}. {option}" for k, option in enumerate(one.opened.options, 1)))
            keys = [str(k) for k in range(len(one.opened.options) + 1)]
            value = int(terminal.choose(_("Which, or 0 for none"), keys, help)) - 1
        if value is not None and value >= 0:
            self.submit(cm.Reply(author, self.number, seat, value, text))

    def throw(self) -> None:
        help = _("Type what dice on the table show, such as 4 3, or Enter for the program's own.")
        faces = dice_typed(self.table.terminal.text(_("Dice thrown by hand, or Enter"), help))
        if faces is None:
            self.table.terminal.say(_("Type what the dice show, with a blank between."))
            return
        self.submit(cm.Throw(TABLE, self.number, faces))

    # ---- settling

    def settle(self) -> None:
        """What comes of it, in words and numbers."""
        terminal = self.table.terminal
        help = _("What all agree on, or whoever rules here.")
        came = came_to(self.matter)
        if came is not None:
            terminal.say(
                _("The method says: it succeeds.") if came else _("The method says: it fails.")
            )
        passed = terminal.yes(_("Does it succeed"), help)
        outcome = terminal.text(
            _("What comes of it, in a sentence"),
            help,
            refuse_empty=_("Say in words what comes of it."),
        )
        reason = terminal.text(_("Why"), help, refuse_empty=self.reasonless())
        effects = self.effects()
        facts = several(terminal.text(_("What it establishes, with ; between, or Enter"), help))
        self.submit(cm.Settle(TABLE, self.number, passed, outcome, reason, effects, facts=facts))

    def reasonless(self) -> str:
        """What is said of a ruling without a reason."""
        return self.table.prose.refusal(Refusal("no-reason"))

    def effects(self) -> tuple[cm.Ruling, ...]:
        """What changes, picked by name, with what it was and will be."""
        table, terminal = self.table, self.table.terminal
        found: list[cm.Ruling] = []
        help = _("A part of the name of a number or a flag; Enter when there is nothing more.")
        while wanted := terminal.text(_("What changes, or Enter for nothing more"), help):
            words = wanted.casefold().split()
            numbers = [
                one
                for one in correcting.numbers(table.session, table.prose.names)
                if all(word in one.name.casefold() for word in words)
            ]
            if not numbers:
                terminal.say(_("Nothing is called so."))
                continue
            terminal.say(*(f"{k}. {one.name}: {one.now}" for k, one in enumerate(numbers, 1)))
            keys = [str(k + 1) for k in range(len(numbers))]
            one = numbers[int(terminal.choose(_("Which"), keys, help)) - 1]
            ruling = ruling_of(one, terminal.text(one.hint, help))
            if ruling is None:
                terminal.say(_("Type the change as in the hint: {hint}.").format(hint=one.hint))
                continue
            terminal.say(_("{name}: {change}").format(name=one.name, change=after(one, ruling)))
            found.append(ruling)
        return tuple(found)

    def submit(self, command: cm.Command) -> None:
        """Carry a command out and tell all what it told all, or say why not."""
        table = self.table
        reader = public_reader(table.session.game)
        since = len(table.session.log(reader))
        try:
            table.session.submit(command)
        except Refused as refused:
            table.terminal.say(table.prose.refusal(refused.refusal, state=table.session.state))
            return
        told = table.prose.tell(table.session.log(reader), reader, table.session.state, since=since)
        quiet = (ev.Argued, ev.Replied, ev.TakenUp, ev.TurnBegan, ev.PhaseBegan, ev.Earned)
        lines = [one for one in told if not isinstance(one.event, quiet)]
        if isinstance(command, cm.Settle):
            # What follows at once is told with the account of the turn.
            lines = [one for one in lines if isinstance(one.event, ev.MatterSettled)]
        table.terminal.say(*(one.line for one in lines))


def settle(table: "Table") -> None:
    """Settle what is argued, one matter after the other, all looking on."""
    table.rise()
    for one in table.session.engine.matters.all(table.session.state.numbers):
        Court(table, one.number).run()
