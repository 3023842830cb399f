"""A matter: its text, arguments, replies, odds and dice; what a seat's page of it and Control's
have in common.
"""

from abc import abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from wargame.core import commands as cm
from wargame.core.arguing import Side
from wargame.core.methods import ASKING
from wargame.prose.arguing import Account, minutes
from wargame.prose.names import Names
from wargame.prose.text import _
from wargame.seat.company import CLOCK
from wargame.tui import arguing as shown
from wargame.tui.arguing import Point
from wargame.tui.screens import forms
from wargame.tui.screens.choosing import Choose, Filling, filled
from wargame.tui.screens.closing import close
from wargame.tui.screens.sheeted import Readable
from wargame.tui.widgets.bar import renew
from wargame.tui.widgets.flowing import Flowing
from wargame.tui.widgets.foot import Foot

if TYPE_CHECKING:
    from wargame.tui.game import Play


class Matter(Readable):
    """What a seat's page of a matter and Control's have in common."""

    listing: type[OptionList] = OptionList
    """What lists the arguments."""

    def __init__(self, play: "Play", number: int) -> None:
        super().__init__()
        self.play, self.number = play, number

    @property
    def names(self) -> Names:
        return self.play.names

    @property
    @abstractmethod
    def points(self) -> tuple[Point, ...]:
        """All matters that its reader may know of."""

    @property
    @abstractmethod
    def author(self) -> cm.Author:
        """Who acts here."""

    @property
    @abstractmethod
    def reader(self) -> int:
        """The seat that reads, or -1 for Control."""

    @property
    def point(self) -> Point:
        return next(one for one in self.points if one.number == self.number)

    @property
    def going(self) -> bool:
        """Whether it is not settled yet."""
        return any(one.number == self.number for one in self.points)

    @property
    def account(self) -> Account:
        return self.point.account

    def compose(self) -> ComposeResult:
        with Horizontal(id="matter-head"):
            yield Static(id="matter-title")
            yield Static(id="matter-clock")
        with Horizontal(id="form"):
            yield self.listing(id="matter-arguments")
            with VerticalScroll(id="sheet", can_focus=False):
                yield Docket(id="sheet-body")
        yield Foot()

    def on_mount(self) -> None:
        self.set_interval(0.5, self.tick)
        self.show()
        self.query_one(OptionList).focus()

    def show(self) -> None:
        """Show the matter as it stands, or go away when it is settled."""
        if not self.going:
            close(self)
            return
        title = shown.headline(self.names, self.account)
        self.query_one("#matter-title", Static).update(Content(title))
        self.query_one(Docket).show(self.names, self.point, self.reader)
        menu = self.query_one(OptionList)
        at = menu.highlighted
        menu.clear_options()
        for one in self.account.arguments:
            line = shown.argument(self.names, one, weighed=self.account.weighs)
            menu.add_option(Option(line, id=str(one.number)))
        if menu.option_count:
            menu.highlighted = min(at or 0, menu.option_count - 1)
        else:
            said = _("No arguments yet.") if self.point.open else _("Not taken up yet.")
            menu.add_option(Option(Content.styled(said, "$muted"), disabled=True))
        self.refresh_bindings()
        self.tick()

    def tick(self) -> None:
        """Show the time that is left; once none is, let the clock end the silence."""
        if not self.going:
            return
        left = shown.left(self.point)
        text = "" if left is None else _("{left} left").format(left=minutes(left))
        renew(self.query_one("#matter-clock", Static), Content.styled(text, "bold"))
        if self.is_current and left == 0:
            self.once(self._time_over())

    async def _time_over(self) -> None:
        await self.carry(cm.Disclose(CLOCK, self.number))

    async def fill(self, page: Filling) -> None:
        """Have a page filled in and carried out; what is refused is said on it."""
        await filled(self.app, page, self.done)

    async def carry(self, command: cm.Command) -> bool:
        """Have a command carried out; what is refused is said, and changes nothing."""
        refused = await self.done(command)
        if refused:
            self.notify(refused, severity="error", timeout=10)
        return not refused

    @abstractmethod
    async def done(self, command: cm.Command) -> str:
        """Have a command carried out; why it was not."""

    async def choose(self, head: str, choices: Sequence[str], *, at: int = 0) -> int | None:
        return await self.app.push_screen_wait(Choose(head, choices, at=at))

    def whose(self, seat: int) -> str:
        """The name of a seat for which somebody else types in what it says; nothing where it sits
        here itself.
        """
        return "" if seat == self.reader else self.names.seat(seat)

    async def side(self) -> Side | None:
        """For or against."""
        chosen = await self.choose(_("For or against?"), (_("For it"), _("Against it")))
        return None if chosen is None else ("con" if chosen else "pro")

    async def reply(self, seat: int) -> None:
        """A seat's reply, as the method asks for it."""
        one, matter, whose = self.account, self.account.matter, self.whose(seat)
        if matter.method == "estimative":
            await self.fill(forms.estimating(self.author, self.number, seat, whose=whose))
        elif matter.method == "silence":
            await self._break(seat)
        elif one.opened is not None:
            ask = _("Which outcome?")
            if whose:
                ask = _("Which outcome does {seat} choose?").format(seat=whose)
            chosen = await self.choose(ask, one.opened.options)
            if chosen is not None:
                await self.carry(cm.Reply(self.author, self.number, seat, chosen))

    async def _break(self, seat: int) -> None:
        """Keep a silence or break it, while its time runs."""
        whose, ask = self.whose(seat), _("Is the silence kept?")
        if whose:
            ask = _("Does {seat} keep the silence?").format(seat=whose)
        chosen = await self.choose(ask, (_("Keep it: agree"), _("Break it, with a condition")))
        if chosen == 0:
            refused = await self._in_time(cm.Reply(self.author, self.number, seat, 0))
            if refused:
                self.notify(refused, severity="error", timeout=10)
        elif chosen == 1:
            page = forms.condition(self.author, self.number, seat, whose=whose)
            await filled(self.app, page, self._in_time)

    async def _in_time(self, command: cm.Command) -> str:
        """Have a reply to a silence carried out while its time runs; why it was not."""
        if shown.left(self.point) == 0:
            return _("The time of the silence is over: no reply is taken.")
        return await self.done(command)

    def awaits_replies(self) -> bool:
        """Whether replies are taken now; says so where none are."""
        matter = self.account.matter
        if matter.open and matter.method in ASKING and not matter.disclosed:
            return True
        self.notify(_("No replies are awaited here."), timeout=4)
        return False


class Docket(Flowing):
    """All that is known of a matter."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._text_of: tuple[Names, Point, int] | None = None

    def show(self, names: Names, point: Point, reader: int) -> None:
        self._text_of = names, point, reader
        self.renew()

    def draw(self, width: int) -> Content:
        if self._text_of is None:
            return Content("")
        names, point, reader = self._text_of
        return shown.docket(names, point, reader=reader, whole=False)
