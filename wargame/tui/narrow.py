"""A terminal too small for any screen: one sentence says what is needed; once there is room,
everything is there again as it was.
"""

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.events import Event, InputEvent, Key, Paste
from textual.geometry import Size
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from wargame.prose.text import _

if TYPE_CHECKING:
    from wargame.tui.app import WargameApp

LEAST = Size(60, 18)
"""Columns and rows below which a screen says what it needs instead of what it shows."""
LOOK = 0.1
"""Seconds between looks at whether another screen has come up that has to be covered."""

SOON = 1 / 60
"""Seconds until screens have taken in a new size."""


class TooSmall(Static):
    """Covers a screen with the sentence."""

    DEFAULT_CSS: ClassVar[str] = """
    TooSmall {
        layer: narrow;
        position: absolute;
        width: 100%;
        height: 100%;
        background: $background;
        color: $foreground;
    }
    """


class Narrow:
    """Covers whatever screen is open while the terminal is too small, and keeps keys from it."""

    def __init__(self, app: "WargameApp") -> None:
        self.app = app
        self._size = LEAST
        self._look: Timer | None = None
        self._focused: dict[Screen[object], Widget | None] = {}
        """Where the cursor was; Textual takes it from what is out of sight."""

    @property
    def covers(self) -> bool:
        """Whether the terminal is too small now."""
        return self._look is not None

    def keeps(self, event: Event) -> bool:
        """Whether an event must not reach a screen that nobody can see."""
        typed = isinstance(event, InputEvent | Paste)
        return self.covers and typed and not (isinstance(event, Key) and event.key == "ctrl+q")

    async def fit(self, size: Size) -> None:
        """Take in the terminal's size, before the screens do."""
        self._size = size
        small = size.width < LEAST.width or size.height < LEAST.height
        if small and self._look is None:
            self.app.add_class("narrow")
            self._remember()
            self._look = self.app.set_interval(LOOK, self._cover)
        if small:
            self.app.set_timer(SOON, self._cover)
        elif self._look is not None:
            self._look.stop()
            self._look = None
            await self._uncover()

    def _remember(self) -> None:
        screen = self.app.screen
        if screen not in self._focused:
            self._focused[screen] = screen.focused

    async def _cover(self) -> None:
        if not self.covers:
            return
        self._remember()
        screen = self.app.screen
        covers = screen.query_children(TooSmall)
        if not covers and screen.is_attached:
            await screen.mount(TooSmall(self._sentence()))
        elif covers and covers.first().content != self._sentence():
            covers.first().update(self._sentence())

    async def _uncover(self) -> None:
        self.app.remove_class("narrow")
        focused, self._focused = self._focused, {}
        for screen in self.app.screen_stack:
            await screen.query_children(TooSmall).remove()
            widget = focused.get(screen)
            if widget is not None and widget.is_attached:
                screen.call_after_refresh(_give_back, screen, widget)

    def _sentence(self) -> Content:
        said = _("Too small: {least} are needed, here are {size}.")
        return Content(said.format(least=_extent(LEAST), size=_extent(self._size)))


def _give_back(screen: Screen[object], widget: Widget) -> None:
    """Put the cursor where it was, unless a key has put it elsewhere meanwhile."""
    if screen.focused is None and widget.is_attached:
        screen.set_focus(widget, scroll_visible=False)


def _extent(size: Size) -> str:
    return f"{size.width}×{size.height}"
