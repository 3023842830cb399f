"""Rooms on the line: a seat reads, speaks, opens and leaves them; Control reads all, and closes."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import attrs

from wargame.core import commands as cm
from wargame.core.rooms import Room
from wargame.core.view import control_reader
from wargame.plain.alone import Hand
from wargame.plain.terminal import Terminal
from wargame.play.session import CONTROL
from wargame.prose import talking
from wargame.prose.names import Names
from wargame.prose.text import _
from wargame.seat.company import Company
from wargame.seat.threads import Thread, opened, read, spoken, threads
from wargame.seat.words import Wrong

if TYPE_CHECKING:
    from wargame.plain.desk import Desk


def rooms(desk: "Desk") -> None:
    """The rooms that a seat is in, or was, until it is done with them."""

    def found() -> tuple[Thread, ...]:
        return threads(desk.company, desk.told_of.log(), desk.seat)

    def submit(command: cm.Command) -> bool:
        return desk.submit(command) is not None

    Doors(desk.company, desk.terminal, desk.author, found, submit).run()


def of_all(company: Company, terminal: Terminal) -> None:
    """All rooms, for Control, until it is done with them."""
    session = company.session

    def found() -> tuple[Thread, ...]:
        return threads(company, session.log(control_reader(session.game)), CONTROL)

    hand = Hand(company, terminal)
    Doors(company, terminal, hand.author, found, hand.done).run()


@attrs.frozen
class Doors:
    """The rooms of one reader at a keyboard."""

    company: Company
    terminal: Terminal
    author: cm.Author
    threads: Callable[[], Sequence[Thread]]
    submit: Callable[[cm.Command], bool]

    @property
    def names(self) -> Names:
        return self.company.prose.names

    def run(self) -> None:
        """One room after the other, until Enter leaves."""
        help = _(
            "All that is said in a room is read by those in it and by Control; nobody else learns "
            "that it exists. It opens with the first thing that is said in it."
        )
        while True:
            found = self.threads()
            lines = [f"{number}. {self.line(one)}" for number, one in enumerate(found, 1)]
            self.terminal.page(*lines or (_("There is no room yet."),))
            keys = [*(str(number) for number in range(1, len(found) + 1)), "n"]
            prompt = _("Rooms: a number to enter one, n to open one, Enter when done")
            typed = self.terminal.choose(prompt, keys, help, default="done")
            if typed == "done":
                return
            if typed == "n":
                self.open()
            else:
                self.enter(found[int(typed) - 1])

    def line(self, one: Thread) -> str:
        head = talking.room_head(self.names, one.room)
        stands = talking.room_stands(one.room, one.unread)
        return _("{room}: {stands}").format(room=head, stands=stands) if stands else head

    def enter(self, one: Thread) -> None:
        """Read a room to its end; speak in it, leave or close it."""
        unread = {seen.number for seen in one.fresh}
        lines = [talking.room_head(self.names, one.room) + ":"]
        for seen in one.room.lines:
            mark = "* " if seen.number in unread else "  "
            lines.append(mark + talking.room_line(self.names, seen.event))
        self.terminal.page(*lines)
        read(self.company, self.author.seat, one.room)
        if not one.open:
            self.terminal.say(_("Nothing more is said in this room: n opens another."))
            return
        own = self.author.seat >= 0
        help = _("m speaks as yourself, i in character. Enter goes back to the list.")
        prompt = _("m to speak, i to speak in character, x to close it, Enter to go back")
        if own:
            prompt = _("m to speak, i to speak in character, x to leave it, Enter to go back")
        typed = self.terminal.choose(prompt, ["m", "i", "x"], help, default="back")
        if typed == "x":
            self.part(one.room)
        elif typed != "back":
            self.speak(spoken(self.author, one.room), in_character=typed == "i")

    def part(self, room: Room) -> None:
        """Leave a room; close it, where Control does."""
        ask, help = _("Close it"), _("Who wants to go on talking opens another.")
        command: cm.Command = cm.CloseRoom(self.author, room.title, room.seats)
        if self.author.seat >= 0:
            ask, help = _("Leave it"), _("Of what the others say there you hear nothing then.")
            command = cm.LeaveRoom(self.author, self.author.seat, room.title, room.seats)
        if self.terminal.yes(ask, help):
            self.submit(command)

    def open(self) -> None:
        """A title, who is in it, and what is first said there; what is wrong is asked anew."""
        count = len(self.names.game.seats)
        help = _("A title, then numbers of seats with blanks between, such as 2 3.")
        others = [seat for seat in range(count) if seat != self.author.seat]
        while title := self.terminal.text(_("Title, or Enter to drop it"), help):
            self.terminal.say(*(f"{seat + 1}. {self.names.seat(seat)}" for seat in others))
            typed = self.terminal.text(_("Who is in it: numbers of seats"), help)
            draft = opened(self.author, title, typed, count)
            if not isinstance(draft, Wrong):
                self.speak(draft)
                return
            self.terminal.say(draft.text)

    def speak(self, draft: cm.Say, *, in_character: bool = False) -> None:
        """One line in a room."""
        help = _("Those in the room and Control read it.")
        text = self.terminal.text(_("Say it, or Enter to drop it"), help)
        if text and self.submit(draft._replace(text=text, in_character=in_character)):
            self.terminal.say(_("Said."))
