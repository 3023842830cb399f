"""Closing a screen from within."""

from typing import TypeVar

from textual.screen import Screen

Result = TypeVar("Result")


def close(screen: Screen[Result], result: Result | None = None) -> None:
    """Dismiss a screen with what it came to. Not awaited: a screen cannot wait for its own end."""
    ending = screen.dismiss(result)
    del ending
