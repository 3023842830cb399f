"""Yes or no, with what it means, before something that is not to happen by a slip of the hand."""

import time
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Static

from wargame.prose.text import N_, _
from wargame.tui.screens.closing import close
from wargame.tui.screens.handover import PAUSE
from wargame.tui.spoken import Overlay

MARK = "▸ "
"""Stands before the answer that Enter gives."""


class Reply(Button):
    """One of the two answers."""

    def __init__(self, said: str, id: str) -> None:
        super().__init__(self._told(said, marked=False), id=id, compact=True)
        self.said = said

    def _told(self, said: str, *, marked: bool) -> str:
        return (MARK if marked else " " * len(MARK)) + said

    def on_focus(self) -> None:
        self.label = self._told(self.said, marked=True)

    def on_blur(self) -> None:
        self.label = self._told(self.said, marked=False)

    def action_press(self) -> None:
        """Give the answer, unless the key is still being pressed from the page before."""
        if isinstance(self.screen, Confirm) and self.screen.rested():
            super().action_press()


class Confirm(Overlay[bool]):
    """The question, and what yes would mean."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", N_("Yes")),
        Binding("n,escape", "answer(False)", N_("No")),
        Binding("left,right", "app.focus_next", show=False),
    ]

    def __init__(self, ask: str, about: str = "", *, harmless: bool = False) -> None:
        """`harmless` is what its author can take back before anybody else acts on it: Enter says
        yes to that, as to an order or an answer. To what others are told at once, as a signature
        or an inject, and to what is lost, as orders that are not given, Enter says no.
        """
        super().__init__()
        self.ask, self.about, self.harmless = ask, about, harmless
        self._quiet = 0.0

    def compose(self) -> ComposeResult:
        with Vertical(id="confirm"):
            yield Static(Content.styled(self.ask, "bold"), id="confirm-ask")
            yield Static(Content.styled(self.about, "$muted"), id="confirm-about")
            with Horizontal(id="confirm-answers"):
                yield Reply(_("Yes (y)"), "yes")
                yield Reply(_("No (n)"), "no")

    def on_mount(self) -> None:
        self._quiet = time.monotonic()
        self.query_one("#yes" if self.harmless else "#no").focus()

    def rested(self) -> bool:
        """Whether Enter was not pressed for a moment."""
        before, self._quiet = self._quiet, time.monotonic()
        return self._quiet - before >= PAUSE

    def on_descendant_focus(self) -> None:
        """Say what Enter does."""
        yes = self.focused is not None and self.focused.id == "yes"
        said = _("Enter: yes · ← → for no") if yes else _("Enter: no · ← → for yes")
        self.query_one("#confirm", Vertical).border_subtitle = said

    def on_button_pressed(self, event: Button.Pressed) -> None:
        close(self, event.button.id == "yes")

    def action_answer(self, yes: bool) -> None:
        close(self, yes)


def veiling(*, on: bool) -> Confirm:
    """Whether the dice are to be thrown behind the screen, or before all eyes again."""
    head = _("Throw the dice behind the screen?") if on else _("Throw the dice openly again?")
    about = _(
        "All are told so. The odds before a roll and the row it reaches stay as public as they "
        "are; what the dice show, only Control and its report know."
    )
    return Confirm(head, about)
