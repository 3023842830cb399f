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
from wargame.tui.spoken import Line, Overlay


class ToolNote(Overlay[str | None]):
    """Dismisses with the sentence, or with None when it is dropped."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "drop", N_("Drop it"), key_display="Esc")
    ]

    def compose(self) -> ComposeResult:
        with Vertical(id="writing") as sheet:
            sheet.border_title = _("Something is wrong with the tool")
            yield Line(
                id="text", max_length=LONGEST, placeholder=_("what is wrong, in one sentence"),
                compact=True,
            )  # fmt: skip
            about = _(
                "This goes to {file}, outside the game's record: write no secret of the game. "
                "Enter keeps it, Esc drops it."
            )
            yield Static(Content.styled(about.format(file=FILE), "$muted"))

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        text = clean(event.value)
        if text:
            close(self, text)

    def action_drop(self) -> None:
        close(self, None)
