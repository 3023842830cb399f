"""What a seat's screen and Control's have in common: pages with keys of their own, the map, the
log, and the situation beside them where there is room.
"""

from abc import abstractmethod
from typing import TYPE_CHECKING, Protocol, TypeVar

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static, TabbedContent, TabPane
from textual.widgets.option_list import Option

from wargame.core import events as ev
from wargame.prose.prose import Told
from wargame.prose.text import _
from wargame.tui import moves
from wargame.tui.cartography.atlas import Situation as Mapped
from wargame.tui.grounds import Ground
from wargame.tui.screens.claims import ClaimPage, Resting, resting_of_event, resting_of_world
from wargame.tui.screens.entry import Entry
from wargame.tui.spoken import FullScreen
from wargame.tui.struck import struck
from wargame.tui.themes import INKS
from wargame.tui.widgets.menu import Menu, Row
from wargame.tui.widgets.situation import Scene, Situation, place_line
from wargame.tui.widgets.theatre import Theatre

if TYPE_CHECKING:
    from wargame.tui.game import Play

WIDE = 110
"""Columns from which on the situation stands beside whatever is shown."""
BROAD, TALL = 150, 36
"""Columns and lines from which on a map stands above it."""
Result = TypeVar("Result")


class Moment(Scene, Protocol):
    """What all pages show of a moment, as its reader may know it."""

    @property
    def told(self) -> tuple[Told, ...]: ...
    @property
    def map(self) -> Mapped: ...
    @property
    def ground(self) -> Ground: ...


class Page(TabPane):
    """A page. Only keys and clicks open one: that something on it took the cursor may become known
    after the next key, and must not bring the page back.
    """

    def on_tab_pane_focused(self, event: TabPane.Focused) -> None:
        event.stop()


class Pages(FullScreen[Result]):
    """A screen of pages, in a `TabbedContent` with the id `tabs`. Its log has the id `log-list`,
    its maps are `Theatre`s, what stands beside it is `aside`.
    """

    def __init__(self, play: "Play") -> None:
        super().__init__()
        self.play = play
        self._listed: tuple[Told, ...] = ()

    @property
    @abstractmethod
    def moment(self) -> Moment:
        """What is shown."""

    @property
    @abstractmethod
    def reader(self) -> int:
        """Whose log it is: a seat, or -1 for Control."""

    @property
    def tab(self) -> str:
        """The page that is open."""
        return self.query_one("#tabs", TabbedContent).active

    def on_mount(self) -> None:
        self.app.theme_changed_signal.subscribe(self, self._paint)
        self._paint()

    def on_resize(self, event: Resize) -> None:
        self.set_class(event.size.width >= WIDE, "wide")
        self.set_class(event.size.width >= BROAD and event.size.height >= TALL, "broad")
        self._part_aside(self.tab)

    def _part_aside(self, tab: str) -> None:
        """What stands beside a page that is open: nothing that the page itself shows."""
        self.query_one("#aside").display = self.has_class("wide") and tab != "situation"
        for theatre in self.query("#theatre-aside"):
            theatre.display = self.has_class("broad") and tab != "map"

    # ---- showing

    def situated(self) -> ComposeResult:
        """What stands on the situation's page."""
        hint = _("c: what each of these means and rests on")
        yield Situation("situation-page")
        yield Static(Content(hint), id="situation-hint")

    def show_moment(self) -> None:
        """Show the moment wherever it is shown."""
        for one in self.query(Situation):
            one.show(self.moment)
        for theatre in self.query(Theatre):
            theatre.show(self.moment.map)
        self._tell_place()
        self._list_log()

    def _list_log(self) -> None:
        """Every line of the log by its number, a heading for each turn; the latest in sight.

        A long log costs time, so only what is new is added.
        """
        log, told = self.query_one("#log-list", Menu), self.moment.told
        if told[: len(self._listed)] != self._listed:
            log.clear_options()
            self._listed = ()
        log.add_options(log_line(one) for one in told[len(self._listed) :])
        self._listed = told
        log.action_last()

    async def open_entry(self, number: int) -> None:
        """Show an entry of the log in full."""
        lines = await self.play.host.do(moves.account_of, self.reader, number)
        await self.app.push_screen(Entry(lines))

    # ---- sources

    async def action_claims(self) -> None:
        """On what the rule under the cursor rests; on the situation's page, all that it shows."""
        resting = self._resting()
        if not resting:
            self.notify(_("What is under the cursor rests on nothing of its own."), timeout=4)
            return
        await self.app.push_screen(ClaimPage(self.play.names, resting))

    def _resting(self) -> tuple[Resting, ...]:
        names, ground = self.play.names, self.moment.ground
        if self.tab in ("situation", "map"):
            return resting_of_world(names, ground)
        if self.tab != "log":
            return self.resting()
        event = self._event()
        return resting_of_event(names, ground, event) if event is not None else ()

    def _event(self) -> ev.Event | None:
        """The event that the log's cursor is on."""
        option = self.query_one("#log-list", Menu).highlighted_option
        kept = option.id if option is not None else None
        return next((one.event for one in self.moment.told if str(one.number) == kept), None)

    @abstractmethod
    def resting(self) -> tuple[Resting, ...]:
        """On what the thing under the cursor of a page of its own rests."""

    # ---- the map

    def _paint(self, _theme: object = None) -> None:
        """Draw the maps in the colours of the screen."""
        for theatre in self.query(Theatre):
            theatre.paint(INKS[self.app.theme])

    def on_theatre_selected(self, message: Theatre.Selected) -> None:
        """One place is selected on every map there is."""
        for theatre in self.query(Theatre):
            theatre.selected = message.place
        self._tell_place()

    def _tell_place(self) -> None:
        """What is known of the place that is selected."""
        place = self.query_one("#theatre", Theatre).selected
        about = place_line(self.moment, place) if place is not None else Content("")
        self.query_one("#place", Static).update(about)

    # ---- pages

    def action_tab(self, tab: str) -> None:
        """Open a page."""
        tabs = self.query_one("#tabs", TabbedContent)
        if tab in [pane.id for pane in tabs.query(TabPane)]:
            tabs.active = tab
            self._part_aside(tab)
            focus_in(tabs.get_pane(tab))

    def on_tabbed_content_tab_activated(self, event: TabbedContent.TabActivated) -> None:
        """The cursor goes where the keys are needed; nothing is shown twice."""
        if event.pane.id != event.tabbed_content.active:
            return
        self._part_aside(event.tabbed_content.active)
        if not event.pane.has_focus_within:
            focus_in(event.pane)


def focus_in(pane: TabPane) -> None:
    """Put the cursor into a page, where it has anything that takes it."""
    for focusable in pane.query("OptionList, VerticalScroll, Theatre").results():
        if focusable.focusable:
            focusable.focus()
            return


def log_line(told: Told) -> Option:
    """A line of a log by its number; the beginning of a turn is a heading."""
    if isinstance(told.event, ev.TurnBegan) and not told.undone:
        return Option(heading(told.text), disabled=True)
    line = Content.assemble((f"{told.number:>4}  ", "$muted"), struck(told))
    return Option(Row.of(line), id=str(told.number))


def heading(text: str) -> Content:
    """A heading in a list."""
    return Content.styled(text, "bold $accent")
