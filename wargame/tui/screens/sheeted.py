"""Pages with a list, and beside it a sheet about what is under the cursor."""

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from wargame.core import commands as cm
from wargame.prose.names import Names
from wargame.prose.text import N_, _
from wargame.tui.screens.choosing import Keeping, filled
from wargame.tui.screens.closing import close
from wargame.tui.spoken import FullScreen
from wargame.tui.widgets.foot import Foot

if TYPE_CHECKING:
    from wargame.tui.game import Play

READING: list[BindingType] = [
    Binding("pagedown", "read(1)", N_("Read on"), key_display="PgDn", show=False),
    Binding("pageup", "read(-1)", N_("Read back"), show=False),
    Binding("escape", "leave", N_("Back"), key_display="Esc"),
]


class Readable(FullScreen[None]):
    """A page with a sheet that may be longer than the screen."""

    def action_leave(self) -> None:
        close(self)

    def action_read(self, pages: int) -> None:
        sheet = self.query_one("#sheet", VerticalScroll)
        (sheet.scroll_page_down if pages > 0 else sheet.scroll_page_up)()


class Sheeted(Readable):
    """The list, the sheet, and having commands carried out."""

    head: ClassVar[str]
    """What the page is called, in words that are translated as they are shown."""
    listing: ClassVar[type[OptionList]]
    """What lists the things."""
    list_id: ClassVar[str]

    def __init__(self, play: "Play", number: int = -1) -> None:
        super().__init__()
        self.play, self.first = play, number

    @property
    def names(self) -> Names:
        return self.play.names

    def compose(self) -> ComposeResult:
        yield Static(Content(_(self.head)), id="form-head")
        with Horizontal(id="form"):
            yield self.listing(id=self.list_id)
            with VerticalScroll(id="sheet", can_focus=False):
                yield Static(id="sheet-body")
        yield Foot()

    @property
    def under_cursor(self) -> str | None:
        """The id of the line under the cursor."""
        option = self.query_one(OptionList).highlighted_option
        return option.id if option is not None else None

    @abstractmethod
    def tell(self) -> None:
        """Tell all about what is under the cursor."""

    @abstractmethod
    async def submit(self, command: cm.Command) -> str:
        """Have a command carried out; why it is refused, which changes nothing."""

    async def carry(self, command: cm.Command) -> bool:
        """Have a command carried out; what is refused is said."""
        refused = await self.submit(command)
        if refused:
            self.notify(refused, severity="error", timeout=10)
        return not refused

    async def fill(self, page: Keeping) -> None:
        """Have a page filled in and carried out; what is refused is said on it."""
        await filled(self.app, page, self.submit)

    def on_option_list_option_highlighted(self, _event: OptionList.OptionHighlighted) -> None:
        self.tell()
