"""Keys typed into a line are done with one after the other, however fast they come.

Textual hands a key to the line that has the cursor, and takes up the next one: a key that leads to
another line, as Tab does, comes back to the program behind keys that were typed after it, and those
go into the line that was left. Here a key waits until the one before it has done what it does.
"""

from collections import deque
from functools import partial
from typing import TYPE_CHECKING

from textual.app import App
from textual.events import Event, Key, Paste
from textual.message import Message
from textual.widgets import Input

if TYPE_CHECKING:
    from wargame.tui.app import WargameApp

LONGEST = 0.25
"""Seconds after which a key is taken to be done with, whatever has become of it."""
CARRYING = 1.0
"""Seconds for which keys wait at most for what follows a page that is sent."""
ROUNDS = 2
"""How often what was done is followed on its way: a key that sends a line tells the page of it
only once it has come back itself.
"""


class Done(Message):
    """Comes to the program by the way a key has come, and behind it."""

    def __init__(self, number: int, rounds: int) -> None:
        super().__init__()
        self.number, self.rounds = number, rounds


class InOrder:
    """The keys that wait, and for which one."""

    def __init__(self, app: "WargameApp") -> None:
        self.app = app
        self._waiting: deque[Event] = deque()
        self._number = 0
        self._busy = False
        self._line: Input | None = None

    def keeps(self, event: Event) -> bool:
        """Whether something that is typed has to wait; else it is to be done now."""
        if not typed(event):
            return False
        if self._busy:
            self._waiting.append(event)
            return True
        focused = self.app.focused
        self._line = focused if isinstance(focused, Input) else None
        return False

    def follow(self) -> None:
        """What is typed was handed to where it goes: learn when it is done with."""
        if self._line is not None and not self._busy:
            self._begin(LONGEST)
            self._line.post_message(Done(self._number, ROUNDS))

    async def done(self, message: Done) -> None:
        """Something has come back; what waits is next, unless it is to be followed once more."""
        if message.number != self._number or not self._busy:
            return
        if message.rounds > 1 and self._line is not None and self._line.is_attached:
            self._line.post_message(Done(self._number, message.rounds - 1))
        else:
            await self.go_on(message.number)

    def hold(self) -> None:
        """Let keys wait until it is clear what follows a page that was sent."""
        self._begin(CARRYING)

    def let_go(self) -> None:
        """What follows is there."""
        if self._busy and self._line is None:
            self.app.call_later(self.go_on, self._number)

    async def go_on(self, number: int) -> None:
        """Do what waits, up to the next key that is to be followed."""
        if number != self._number:
            return
        self._busy = False
        while self._waiting and not self._busy:
            await self.app.on_event(self._waiting.popleft())

    def _begin(self, seconds: float) -> None:
        self._busy = True
        self._number += 1
        if seconds == CARRYING:
            self._line = None
        self.app.set_timer(seconds, partial(self.go_on, self._number))


def typed(event: Event) -> bool:
    """Whether an event is a key or a paste that nobody has had yet."""
    return isinstance(event, Key | Paste) and not event.is_forwarded


def hold(app: App[object]) -> None:
    """Let keys wait for what follows a page that was sent."""
    order = getattr(app, "in_order", None)
    if isinstance(order, InOrder):
        order.hold()


def let_go(app: App[object]) -> None:
    """Keys need wait no longer for what follows a page."""
    order = getattr(app, "in_order", None)
    if isinstance(order, InOrder):
        order.let_go()
