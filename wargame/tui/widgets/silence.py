"""What has a time to be answered in: the time that is left, what it is about, who has answered.

It counts down by itself and tells its screen when a time is over.
"""

from collections.abc import Iterable, Iterator

from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from wargame.prose.arguing import minutes
from wargame.prose.text import _
from wargame.seat.silences import Silence
from wargame.tui.widgets.bar import WARNINGS, renew

SIGN = "⧗"


class Silences(Static):
    """The silences that run, one after the other; without any it takes no room."""

    class TimeOver(Message):
        """The time of a silence is over."""

    def __init__(self) -> None:
        super().__init__(id="silences")
        self.silences: tuple[Silence, ...] = ()
        self._told = False
        """Whether the screen was told of the time that is over."""

    def on_mount(self) -> None:
        self.set_interval(0.5, self.tick)
        self.tick()

    def show(self, silences: tuple[Silence, ...]) -> None:
        """Show those that run now."""
        self.silences, self._told = silences, False
        self.tick()

    def tick(self) -> None:
        """Show the time that is left; tell the screen that is looked at when none is."""
        self.display = bool(self.silences)
        renew(self, told(self.silences))
        over = any(not one.left for one in self.silences)
        if over and not self._told and self.screen.is_current:
            self._told = True
            self.post_message(self.TimeOver())


def told(silences: Iterable[Silence]) -> Content:
    """The silences as they stand now."""
    return Content("\n").join(line for one in silences for line in lines(one))


def lines(one: Silence) -> Iterator[Content]:
    """What it is about and how long it still runs, then who has answered what."""
    style = "bold reverse" if one.left <= WARNINGS[1] else "bold"
    time = _("{left} left").format(left=minutes(one.left))
    yield Content.assemble((f"{SIGN} {time}", style), "  ", one.title)
    replies: list[Content | str] = []
    for name, said in one.replies:
        replies.append(
            Content.assemble(f"{name}: ", (said or _("no word yet"), "bold" if said else "$muted"))
        )
    yield Content("  ").join(replies)
