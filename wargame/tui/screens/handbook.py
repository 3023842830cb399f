"""The handbooks, opened on top of whatever is shown."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Markdown, TabbedContent, TabPane

from wargame.language import wanted
from wargame.prose.text import N_, _, labelled
from wargame.resources import handbook_page, handbook_topics
from wargame.tui.spoken import Overlay
from wargame.tui.widgets.foot import Foot

TITLES = (
    *(N_("Player"), N_("Facilitator"), N_("Designer"), N_("Map"), N_("Plain"), N_("Translator")),
)
"""What the handbooks are called, by their topics."""
FIRST = "player"
"""The handbook that is open when none was asked for."""


class Handbook(Overlay[None]):
    """One tab a handbook."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,q", "dismiss", N_("Close"), key_display="Esc")
    ]

    def __init__(self, topic: str = FIRST) -> None:
        super().__init__()
        self.topic = topic

    def compose(self) -> ComposeResult:
        topics = sorted(handbook_topics(), key=lambda topic: (topic != FIRST, topic))
        with TabbedContent(initial=self.topic, id="handbook"):
            for topic in topics:
                page = handbook_page(topic, wanted())
                with TabPane(_(labelled(topic)), id=topic):
                    yield Markdown(page.read_text("utf-8"), open_links=False)
        yield Foot()
