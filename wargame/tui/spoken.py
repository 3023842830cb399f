"""Screens whose keys go by their names in the reader's language.

Bindings are made when a module is read, before a language may be chosen: they hold their words
untranslated (`N_`), and what shows keys, such as the foot of a screen, asks the screen for them.
"""

from collections.abc import Coroutine, Mapping
from dataclasses import replace
from typing import ClassVar, TypeVar

from textual.binding import ActiveBinding
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static
from textual.worker import Worker

from wargame.prose.text import N_, _
from wargame.tui.in_order import let_go
from wargame.tui.steady import Steady

Result = TypeVar("Result")

OF_TEXTUAL = (
    *(N_("Focus Next"), N_("Focus Previous"), N_("Copy selected text"), N_("Press button")),
    *(N_("Up"), N_("Down"), N_("First"), N_("Last"), N_("Page Up"), N_("Page Down"), N_("Select")),
    *(N_("Scroll Up"), N_("Scroll Down"), N_("Scroll Left"), N_("Scroll Right")),
    *(N_("Scroll Home"), N_("Scroll End"), N_("Page Left"), N_("Page Right")),
    *(N_("Previous tab"), N_("Next tab"), N_("Submit"), N_("Go to start"), N_("Go to end")),
    *(N_("Move cursor left"), N_("Move cursor left and select"), N_("Move cursor left a word")),
    *(N_("Move cursor left a word and select"), N_("Move cursor right and select")),
    *(N_("Move cursor right or accept the completion suggestion"), N_("Move cursor right a word")),
    *(N_("Move cursor right a word and select"), N_("Select line start"), N_("Select line end")),
    *(N_("Delete character left"), N_("Delete character right"), N_("Select all")),
    *(N_("Delete left to start of word"), N_("Delete all to the left")),
    *(N_("Delete right to start of word"), N_("Delete all to the right")),
    *(N_("Cut selected text"), N_("Paste text from the clipboard")),
)
"""What Textual calls the keys of its own."""


KEYS = (N_("Enter"), N_("Esc"), N_("Space"), N_("PgUp"), N_("PgDn"), N_("Ctrl+S"))
"""What is printed on keys in some languages, and otherwise in others."""


def key_told(shown: str) -> str:
    """What stands for a key; signs, letters and numbers are the same in every language."""
    return _(shown) if shown in KEYS else shown


def told(bindings: Mapping[str, ActiveBinding]) -> dict[str, ActiveBinding]:
    """Active bindings by key, with their words translated."""
    return {
        key: one._replace(binding=replace(one.binding, description=_(one.binding.description)))
        for key, one in bindings.items()
    }


def say_above(screen: Steady[Result]) -> None:
    """Put above a page what stands above every page that is opened, if anything does."""
    banner = getattr(screen.app, "banner", "")
    if banner:
        coming = screen.mount(Static(Content(banner), id="banner-above"), before=0)
        del coming


class FullScreen(Steady[Result]):
    """A whole screen, which does one thing at a time."""

    handbook: ClassVar[str] = "player"
    """The handbook for whoever sits in front of it."""

    _under_way: Worker[object] | None = None

    def on_mount(self) -> None:
        say_above(self)
        let_go(self.app)

    def once(self, work: Coroutine[None, None, object]) -> None:
        """Do something that takes its time; while it is under way, another key does nothing."""
        if self._under_way is not None and not self._under_way.is_finished:
            work.close()
            return
        self._under_way = self.run_worker(work, group="once")

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        return told(super().active_bindings)


class Overlay(Steady[Result], ModalScreen[Result]):
    """A screen that lies on top of another."""

    def on_mount(self) -> None:
        say_above(self)
        let_go(self.app)

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        return told(super().active_bindings)
