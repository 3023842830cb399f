"""One entry of the log in full."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from wargame.prose.text import N_, _
from wargame.tui.spoken import Overlay
from wargame.tui.widgets.foot import Foot


class Entry(Overlay[None]):
    """The lines of an account."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "dismiss", N_("Close"), key_display="Esc")
    ]

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__()
        self.lines = lines

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="sheet") as sheet:
            sheet.border_title = _("In full")
            yield Static(Content("\n").join([Content(line) for line in self.lines]))
        yield Foot()
