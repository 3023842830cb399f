"""The end: what it came to for all and for each seat, what was hoped for, the seed of the dice; and
from there the world as it is in the end, the log, the report.
"""

from typing import TYPE_CHECKING, ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from wargame.prose.text import N_, _
from wargame.tui import ended
from wargame.tui.moves import Finale
from wargame.tui.screens.closing import close, read_on
from wargame.tui.screens.entry import Entry
from wargame.tui.screens.pages import log_line
from wargame.tui.screens.talking import Wall
from wargame.tui.spoken import FullScreen
from wargame.tui.widgets.foot import Foot
from wargame.tui.widgets.menu import Menu

if TYPE_CHECKING:
    from wargame.tui.game import Play

Then = Literal["back", "assess"]
"""What is to be done from the last page: take steps back, or write down what the seats hold."""


class Ending(FullScreen[Then | None]):
    """The last page of a game. Dismisses with what is to be done, or with None once it is read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "read", N_("Read on"), key_display="Enter"),
        Binding("escape", "dismiss", N_("Done"), key_display="Esc"),
        Binding("2", "look('situation')", N_("Situation")),
        Binding("3", "look('map')", N_("Map")),
        Binding("5", "log", N_("Log")),
        Binding("r", "report", N_("Report")),
        Binding("a", "then('assess')", N_("Assessments")),
        Binding("u", "then('back')", N_("Undo")),
        Binding("q", "app.leave", N_("Leave"), show=False),
    ]

    def __init__(self, play: "Play", page: Finale, *, owing: bool = False) -> None:
        """`owing` is whether seats have not written down yet what they hold of the last turn."""
        super().__init__()
        self.play, self.page, self.owing = play, page, owing

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="ending"):
            yield Static(ending(self.page), id="ending-page")
        yield Foot()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return (action, parameters) != ("then", ("assess",)) or self.owing

    def action_read(self) -> None:
        """The rest of the page, then done."""
        if not read_on(self.query_one("#ending", VerticalScroll)):
            close(self)

    def action_then(self, what: Then) -> None:
        close(self, what)

    def action_look(self, what: str) -> None:
        self.once(self._look(what))

    async def _look(self, what: str) -> None:
        past = await self.play.host.do(ended.past)
        await self.app.push_screen(Wall(past.showing, what))

    def action_log(self) -> None:
        self.once(self._log())

    async def _log(self) -> None:
        await self.app.push_screen(WholeLog(self.play, await self.play.host.do(ended.past)))

    def action_report(self) -> None:
        self.once(self._report())

    async def _report(self) -> None:
        """Write the report beside the game's file."""
        self.notify(_("The report is being written …"), timeout=4)
        done, said = await self.play.host.aside(ended.reported, self.play.file)
        self.notify(said, severity="information" if done else "error", timeout=20)


class WholeLog(FullScreen[None]):
    """The log of a game that is over."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,5", "dismiss", N_("Back"), key_display="Esc"),
    ]

    def __init__(self, play: "Play", past: ended.Past) -> None:
        super().__init__()
        self.play, self.past = play, past

    def compose(self) -> ComposeResult:
        yield Static(Content(_("Log")), id="form-head")
        yield Menu(*map(log_line, self.past.told), id="log-list")
        yield Foot()

    def on_mount(self) -> None:
        log = self.query_one(Menu)
        log.focus()
        log.action_last()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.once(self._open(int(event.option_id or 0)))

    async def _open(self, number: int) -> None:
        await self.app.push_screen(Entry(await self.play.host.do(ended.entry, number)))


def ending(page: Finale) -> Content:
    """The whole page."""
    parts: list[Content] = []
    for k, line in enumerate(page.ending):
        if line.endswith(":"):
            parts += [Content(""), Content.styled(line.removesuffix(":"), "bold $accent")]
            continue
        parts.append(Content.styled(line, "bold $primary") if k < 2 else Content(line))
        if k == 1:
            parts.append(Content(""))
    if page.hopes:
        parts += [Content(""), Content.styled(_("What was hoped for"), "bold $accent")]
        parts += [Content(line) for line in page.hopes]
    parts += [Content(""), Content.styled(_("The dice"), "bold $accent")]
    parts += [Content.styled(line, "$muted") for line in page.seal]
    return Content("\n").join(parts)
