"""Yes or no, with what it means, before something that cannot be taken back."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Static

from wargame.prose.text import N_, _
from wargame.tui.screens.closing import close
from wargame.tui.spoken import Overlay


class Confirm(Overlay[bool]):
    """The question, and what yes would mean."""

    AUTO_FOCUS = "#no"
    """So that a finger that rests on Enter signs nothing."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", N_("Yes")),
        Binding("n,escape", "answer(False)", N_("No")),
        Binding("left,right", "app.focus_next", show=False),
    ]

    def __init__(self, ask: str, about: str = "") -> None:
        super().__init__()
        self.ask, self.about = ask, about

    def compose(self) -> ComposeResult:
        with Vertical(id="confirm"):
            yield Static(Content.styled(self.ask, "bold"), id="confirm-ask")
            yield Static(Content.styled(self.about, "$muted"), id="confirm-about")
            with Horizontal(id="confirm-answers"):
                yield Button(_("Yes (y)"), id="yes", compact=True)
                yield Button(_("No (n)"), id="no", compact=True)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        close(self, event.button.id == "yes")

    def action_answer(self, yes: bool) -> None:
        close(self, yes)


class Ready(Confirm):
    """A question to who has just chosen the deed: Enter is yes."""

    AUTO_FOCUS = "#yes"


def veiling(*, on: bool) -> Confirm:
    """Whether the dice are to be thrown behind the screen, or before all eyes again."""
    head = _("Throw the dice behind the screen?") if on else _("Throw the dice openly again?")
    about = _(
        "All are told so. The odds before a roll and the row it reaches stay as public as they "
        "are; what the dice show, only Control and its report know."
    )
    return Confirm(head, about)
