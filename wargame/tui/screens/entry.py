"""One entry of the log in full; and what was sent to a seat alone, for Control to read out."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from wargame.prose.text import N_, _
from wargame.tui.screens.closing import close, read_on
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


class ReadOut(Overlay[bool]):
    """What a seat has to read; dismisses with whether it was read out."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "read_out", N_("It was read out"), key_display="Enter"),
        Binding("escape", "leave", N_("Leave it unread"), key_display="Esc"),
    ]

    def __init__(self, seat: str, lines: Sequence[str]) -> None:
        super().__init__()
        self.seat, self.lines = seat, lines

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="sheet") as sheet:
            sheet.border_title = _("Sent to {seat} alone").format(seat=self.seat)
            yield Static(Content("\n\n").join(map(Content, self.lines)))
        yield Foot()

    def action_read_out(self) -> None:
        """Show more, or say that all of it was read out."""
        if not read_on(self.query_one(VerticalScroll)):
            close(self, True)

    def action_leave(self) -> None:
        close(self, False)
