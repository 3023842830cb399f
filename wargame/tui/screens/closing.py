"""Closing a screen from within, and not before it was read."""

from typing import TypeVar

from textual.containers import VerticalScroll
from textual.screen import Screen

Result = TypeVar("Result")


def close(screen: Screen[Result], result: Result | None = None) -> None:
    """Dismiss a screen with what it came to, if it is the one that is shown.

    Not awaited: a screen cannot wait for its own end.
    """
    if not screen.is_current:
        return
    ending = screen.dismiss(result)
    del ending


def read_on(page: VerticalScroll) -> bool:
    """Show more of a page that is longer than its room; whether there was more."""
    if page.scroll_offset.y >= page.max_scroll_y:
        return False
    page.scroll_page_down(animate=False)
    return True
