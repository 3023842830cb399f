"""Screens that are painted once for all that a key does.

Textual paints after every step of it: a page is opened, its parts are told their sizes, the line of
keys changes. Each of those pictures costs as much as the last one, over a slow line more, and is
seen as a flicker.
"""

import asyncio
import time
from typing import TypeVar

from textual.screen import Screen

Result = TypeVar("Result")

STILL = 0.003
"""Seconds after the last change at which the picture is painted."""
AGAIN = 0.001
"""Seconds after which to look again, where a change is known to come."""
LONGEST = 0.03
"""Seconds after the first change at which it is painted even so."""


class Steady(Screen[Result]):
    """Gathers what is to be painted until nothing changes any more."""

    _changed = 0.0
    _picture: asyncio.TimerHandle | None = None

    def _compositor_refresh(self) -> None:
        """Paint soon. What is to be painted has been noted by whoever calls."""
        if self is not self.app.screen:
            super()._compositor_refresh()
            return
        self._dirty_widgets.clear()
        if self._picture is None:
            self._changed = time.monotonic()
        self._paint_in(STILL)

    def _paint_in(self, seconds: float) -> None:
        if self._picture is not None:
            self._picture.cancel()
        wait = max(0.0, min(seconds, self._changed + LONGEST - time.monotonic()))
        self._picture = asyncio.get_running_loop().call_later(wait, self._paint_at_last)

    def _paint_at_last(self) -> None:
        self._picture = None
        if not (self.is_running and self.is_attached):
            return
        if self.app._batch_count:
            # Nothing would be shown, and what was to be painted would be forgotten.
            self._picture = asyncio.get_running_loop().call_later(AGAIN, self._paint_at_last)
            return
        try:
            if self._unsettled and time.monotonic() - self._changed < LONGEST:
                # Textual would do at its next tick what is known to come; nobody waits for that.
                self._on_timer_update()
                self._paint_in(AGAIN)
                return
            # What has changed meanwhile is marked, or it would be taken to be painted.
            self._compositor.update_widgets(self._dirty_widgets)
            super()._compositor_refresh()
        except Exception as error:
            # Nobody else would hear of it: this is no message's handler.
            self.app._handle_exception(error)

    @property
    def _unsettled(self) -> bool:
        """Whether something is known already that will change the picture."""
        return self._layout_required or self._scroll_required or bool(self._dirty_widgets)
