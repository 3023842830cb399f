"""Where all stand, for who comes late to a seat: three lines, then on to the seat."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from wargame.prose.text import N_, _
from wargame.tui.screens.closing import close, read_on
from wargame.tui.sight import Sight
from wargame.tui.spoken import FullScreen
from wargame.tui.widgets.bar import Bar
from wargame.tui.widgets.foot import Foot


class DigestPage(FullScreen[None]):
    """What has happened, what is the seat's, what is asked of it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space,escape", "go_on", N_("Go on"), key_display="Enter"),
    ]

    def __init__(self, sight: Sight, lines: tuple[str, ...]) -> None:
        super().__init__()
        self.sight, self.lines = sight, lines

    def compose(self) -> ComposeResult:
        yield Bar()
        with VerticalScroll(id="card", can_focus=False):
            heads = (_("Where we are"), _("What is yours"), _("What is asked of you"))
            parts = [
                Content.assemble((head, "bold $accent"), "\n", line)
                for head, line in zip(heads, self.lines, strict=True)
            ]
            yield Static(Content("\n\n").join(parts))
        yield Foot()

    def on_mount(self) -> None:
        self.query_one(Bar).show(self.sight, None)

    def action_go_on(self) -> None:
        if not read_on(self.query_one("#card", VerticalScroll)):
            close(self)
