"""Deals on a page of their own: what a seat's page of them and Control's have in common."""

from abc import abstractmethod
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from wargame.core.dealing import Dealing
from wargame.core.deals import MARKS, Mark
from wargame.prose import dealing
from wargame.prose.dealing import Account
from wargame.prose.names import Names
from wargame.prose.text import N_, _
from wargame.tui import dealing as shown
from wargame.tui.screens.choosing import Choose
from wargame.tui.screens.closing import close
from wargame.tui.spoken import FullScreen
from wargame.tui.widgets.foot import Foot
from wargame.tui.widgets.menu import Bargains

if TYPE_CHECKING:
    from wargame.tui.game import Play

READING: list[BindingType] = [
    Binding("pagedown", "read(1)", N_("Read on"), key_display="PgDn", show=False),
    Binding("pageup", "read(-1)", N_("Read back"), show=False),
    Binding("escape", "leave", N_("Back"), key_display="Esc"),
]
DRAFT = "draft"


class Deals(FullScreen[None]):
    """The deals that stand, and what can be done about the one under the cursor."""

    def __init__(self, play: "Play", number: int = -1) -> None:
        super().__init__()
        self.play, self.first = play, number

    @property
    def names(self) -> Names:
        return self.play.names

    @property
    @abstractmethod
    def accounts(self) -> tuple[Account, ...]:
        """All deals that its reader may know of."""

    @property
    @abstractmethod
    def turn(self) -> int:
        """The turn of the moment that is shown."""

    @property
    @abstractmethod
    def reader(self) -> int:
        """The seat that reads, or -1 for Control."""

    def compose(self) -> ComposeResult:
        yield Static(Content(_("Deals")), id="form-head")
        with Horizontal(id="form"):
            yield Bargains(id="deals")
            with VerticalScroll(id="sheet", can_focus=False):
                yield Static(id="sheet-body")
        yield Foot()

    def on_mount(self) -> None:
        self.show()
        self.query_one(OptionList).focus()
        self.point_at({self.first})

    def point_at(self, numbers: Collection[int]) -> None:
        """Put the cursor on the first of some deals."""
        menu = self.query_one(OptionList)
        ids = [option.id for option in menu.options]
        found = (ids.index(str(number)) for number in numbers if str(number) in ids)
        menu.highlighted = next(found, menu.highlighted)

    def show(self) -> None:
        """Show what stands now."""
        menu = self.query_one(OptionList)
        at = menu.highlighted_option
        menu.clear_options()
        for one in self.accounts:
            said = shown.line(self.names, one, self.turn, self.reader)
            menu.add_option(Option(said, id=str(one.deal.number)))
        self.more(menu)
        ids = [option.id for option in menu.options]
        if ids:
            menu.highlighted = ids.index(at.id) if at is not None and at.id in ids else 0
        else:
            menu.add_option(Option(Content.styled(_("No deal stands."), "$muted"), disabled=True))
        self.tell()

    def more(self, menu: OptionList) -> None:
        """Lines below the deals."""

    def account(self) -> Account | None:
        """The deal under the cursor."""
        option = self.query_one(OptionList).highlighted_option
        id = option.id if option is not None else None
        return next((one for one in self.accounts if str(one.deal.number) == id), None)

    def tell(self) -> None:
        """Tell all about the deal under the cursor."""
        one = self.account()
        about = shown.docket(self.names, one, self.turn) if one is not None else self.about()
        self.query_one("#sheet-body", Static).update(about)

    def about(self) -> Content:
        """What is told where no deal is under the cursor."""
        return Content("")

    def on_option_list_option_highlighted(self, _event: OptionList.OptionHighlighted) -> None:
        self.tell()

    async def choose(self, head: str, choices: Sequence[str]) -> int | None:
        return await self.app.push_screen_wait(Choose(head, choices))

    async def mark(self, one: Account, k: int) -> Mark | None:
        """What a promise is said to have been."""
        head = dealing.clause(self.names, one.offered.clauses[k])
        words = [dealing.marked(mark) for mark in range(len(MARKS))]
        chosen = await self.choose(head, [word[:1].upper() + word[1:] for word in words])
        return None if chosen is None else MARKS[chosen]

    @abstractmethod
    async def submit(self, command: Dealing) -> str:
        """Have a command carried out; why it is refused, which changes nothing."""

    async def carry(self, command: Dealing) -> bool:
        """Have a command carried out; what is refused is said."""
        refused = await self.submit(command)
        if refused:
            self.notify(refused, severity="error", timeout=10)
        return not refused

    def action_leave(self) -> None:
        close(self)

    def action_read(self, pages: int) -> None:
        sheet = self.query_one("#sheet", VerticalScroll)
        (sheet.scroll_page_down if pages > 0 else sheet.scroll_page_up)()
