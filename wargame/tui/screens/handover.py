"""The page between two people at one terminal: it tells nothing, and waits for who sits down."""

import time
from typing import ClassVar, Self

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from wargame.prose.text import N_, _
from wargame.tui.screens.closing import close
from wargame.tui.spoken import FullScreen
from wargame.tui.widgets.foot import Foot

PAUSE = 0.4
"""Seconds without Enter after which Enter lifts the cover: the key that reads on lifts it too."""


class Cover(FullScreen[None]):
    """Covers the whole screen until Enter is pressed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "lift", N_("Lift the cover"), key_display="Enter"),
        Binding("q", "app.leave", N_("Leave"), show=False),
    ]

    def __init__(self, head: str, about: str) -> None:
        super().__init__()
        self.head, self.about = head, about
        self._quiet = 0.0

    @classmethod
    def for_seat(cls, name: str) -> Self:
        """Before one seat looks, and nobody else."""
        return cls(
            _("Pass the keyboard to {seat}").format(seat=name),
            _("Press Enter when only {seat} is looking. Nothing secret is shown before.").format(
                seat=name
            ),
        )

    @classmethod
    def for_all(cls) -> Self:
        """Before all look together."""
        return cls(
            _("All may look now"),
            _("Press Enter to see what happened. What is for one seat alone is told to it later."),
        )

    @classmethod
    def for_control(cls) -> Self:
        """Before only Control looks."""
        return cls(
            _("Only Control looks now"),
            _("Press Enter when nobody else is looking. The next page tells secrets of all seats."),
        )

    def compose(self) -> ComposeResult:
        with Vertical(id="cover"):
            yield Static(Content(self.head), id="cover-head")
            yield Static(Content(self.about), id="cover-about")
        yield Foot()

    def on_mount(self) -> None:
        self._quiet = time.monotonic()

    def action_lift(self) -> None:
        """Lift the cover, unless Enter is still being pressed from the page before."""
        before, self._quiet = self._quiet, time.monotonic()
        if self._quiet - before >= PAUSE:
            close(self)
