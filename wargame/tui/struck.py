"""A line of a log as a screen shows it: struck through where it does not hold."""

from textual.content import Content

from wargame.prose.prose import Told


def struck(told: Told) -> Content:
    """The line; the word before it serves where nothing can be struck through."""
    return Content.styled(told.line, "strike $muted") if told.undone else Content(told.text)
