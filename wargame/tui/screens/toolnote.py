"""Something is wrong with the tool: one sentence, kept in a file beside the games."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from wargame.prose.text import N_, _
from wargame.seat.toolnotes import FILE
from wargame.seat.words import LONGEST, clean
from wargame.tui.screens.closing import close
from wargame.tui.spoken import Overlay
from wargame.tui.widgets.line import Line


class ToolNote(Overlay[str | None]):
    """Dismisses with the sentence, or with None when it is dropped."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "send", N_("Send"), key_display="Ctrl+S", priority=True),
        Binding("escape", "drop", N_("Drop it"), key_display="Esc"),
    ]

    def compose(self) -> ComposeResult:
        with Vertical(id="writing") as sheet:
            sheet.border_title = _("Something is wrong with the tool")
            hint = _("what is wrong, in one sentence")
            yield Line(id="text", max_length=LONGEST, placeholder=hint)
            about = _(
                "This goes to {file}, outside the game's record: write no secret of the game. "
                "Enter keeps it, Esc drops it."
            )
            yield Static(Content.styled(about.format(file=FILE), "$muted"))

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    def on_input_submitted(self, _event: Input.Submitted) -> None:
        self.action_send()

    def action_send(self) -> None:
        text = clean(self.query_one(Input).value)
        if text:
            close(self, text)

    def action_drop(self) -> None:
        close(self, None)
