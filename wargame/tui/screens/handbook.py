"""The handbooks, opened on top of whatever is shown."""

from functools import lru_cache
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Tab, Tabs

from wargame.language import wanted
from wargame.prose.text import N_, _, labelled
from wargame.resources import handbook_page, handbook_topics
from wargame.tui.reading import page
from wargame.tui.spoken import FullScreen
from wargame.tui.widgets.flowing import Flowing
from wargame.tui.widgets.foot import Foot

TITLES = (
    *(
        N_("Player"),
        N_("Facilitator"),
        N_("Seminar"),
        N_("Designer"),
        N_("Map"),
        N_("Paper"),
        N_("Plain"),
        N_("Translator"),
    ),
)
"""What the handbooks are called, by their topics."""
FIRST = "player"
"""The handbook that is open when none was asked for."""


class Leaf(VerticalScroll):
    """A handbook that is scrolled up and down, with the others to its left and right."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "screen.turn(-1)", N_("Handbook before"), show=False),
        Binding("right", "screen.turn(1)", N_("Next handbook"), key_display="→"),
    ]


class Handbook(FullScreen[None]):
    """One tab a handbook, one page that shows the one that is open."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", N_("Close"), key_display="Esc")
    ]
    AUTO_FOCUS = "Leaf"

    def __init__(self, topic: str = FIRST) -> None:
        super().__init__()
        self.topic = topic
        self.topics = sorted(handbook_topics(), key=lambda topic: (topic != FIRST, topic))

    def compose(self) -> ComposeResult:
        tabs = [Tab(_(labelled(topic)), id=topic) for topic in self.topics]
        yield Tabs(*tabs, active=self.topic, id="handbooks")
        with Leaf():
            yield Reading(handbook_page(self.topic, wanted()))
        yield Foot()

    def action_turn(self, by: int) -> None:
        """Open the next handbook, or the one before; after the last, the first."""
        tabs = self.query_one(Tabs)
        at = self.topics.index(tabs.active) + by
        tabs.active = self.topics[at % len(self.topics)]

    def on_tabs_tab_activated(self, event: Tabs.TabActivated) -> None:
        """Show what was chosen, from its beginning; keys scroll it."""
        leaf = self.query_one(Leaf)
        leaf.focus()
        if event.tab.id and event.tab.id != self.topic:
            self.topic = event.tab.id
            self.query_one(Reading).show(handbook_page(self.topic, wanted()))
            leaf.scroll_home(animate=False)


class Reading(Flowing):
    """The page of a handbook."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.file = file

    def show(self, file: Path) -> None:
        """Show another page."""
        self.file = file
        self.renew()

    def draw(self, width: int) -> Content:
        return _drawn(self.file, width)


@lru_cache(2 * len(TITLES))
def _drawn(file: Path, width: int) -> Content:
    """A handbook for a width; they are opened again and again, and never change."""
    return page(file.read_text("utf-8"), width)
