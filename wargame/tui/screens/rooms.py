"""Rooms on a page of their own: their threads, what is unread, speaking, opening, leaving."""

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from wargame.core import commands as cm
from wargame.prose.names import Names
from wargame.prose.text import N_, _
from wargame.seat.threads import Thread, opened, spoken
from wargame.seat.words import Wrong
from wargame.tui import bench as desk
from wargame.tui import moves
from wargame.tui.bench import Bench
from wargame.tui.screens.choosing import Field, Filling, filled
from wargame.tui.screens.confirm import Confirm
from wargame.tui.screens.forms import numbered_seats
from wargame.tui.screens.message import Message
from wargame.tui.screens.sheeted import READING, Sheeted
from wargame.tui.sight import Sight
from wargame.tui.talking import line, page
from wargame.tui.widgets.menu import Threads

if TYPE_CHECKING:
    from wargame.tui.game import Play

OPEN = "open"


class Rooms(Sheeted):
    """The rooms that a reader knows of, and the thread of the one under the cursor."""

    head, listing, list_id = N_("Rooms"), Threads, "rooms"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("n", "open", N_("New room")), *READING]

    def __init__(self, play: "Play", number: int = -1) -> None:
        super().__init__(play, number)
        self.read: dict[int, int] = {}
        """How far each room was read on this page."""
        self.new: dict[int, int] = {}
        """Where in each room the first line stands that was unread."""

    @property
    @abstractmethod
    def threads(self) -> tuple[Thread, ...]:
        """All rooms that its reader knows of."""

    @property
    @abstractmethod
    def author(self) -> cm.Author:
        """Who reads and writes here."""

    @abstractmethod
    def parting(self, one: Thread) -> tuple[str, str, cm.Command]:
        """What leaving a room or closing it asks and comes to, and the command of it."""

    def on_mount(self) -> None:
        unread = [one.room.number for one in self.threads if one.unread]
        self.show(self.first if self.first >= 0 else (unread or [-1])[0])
        self.query_one(OptionList).focus()

    def show(self, number: int = -1) -> None:
        """Show what stands now, the cursor on a room, or where it was."""
        menu = self.query_one(OptionList)
        at = menu.highlighted_option
        wanted = str(number) if number >= 0 or at is None else str(at.id)
        menu.clear_options()
        for one in self.threads:
            menu.add_option(Option(self._line(one), id=str(one.room.number)))
        said = Content.assemble(("+ ", "bold $accent"), _("Open a room"))
        menu.add_option(Option(said, id=OPEN))
        ids = [str(option.id) for option in menu.options]
        menu.highlighted = ids.index(wanted) if wanted in ids else 0
        self.tell()

    def _line(self, one: Thread) -> Content:
        return line(self.names, one, self._unread(one))

    def _unread(self, one: Thread) -> int:
        read = self.read.get(one.room.number, -1)
        return one.unread if read < 0 else len(one.room.unread(read, self.author.seat))

    def thread(self) -> Thread | None:
        """The room under the cursor."""
        id = self.under_cursor
        return next((one for one in self.threads if str(one.room.number) == id), None)

    def tell(self) -> None:
        """Show the thread under the cursor to its end, which is read then."""
        self.refresh_bindings()
        one = self.thread()
        sheet = self.query_one("#sheet", VerticalScroll)
        shown = self.about() if one is None else page(self.names, one, self._first_unread(one))
        self.query_one("#sheet-body", Static).update(shown)
        if one is not None:
            self.call_after_refresh(sheet.scroll_end, animate=False)
            if self.read.get(one.room.number, -1) < one.room.last:
                self.run_worker(self._mark(one), group="reading")

    def _first_unread(self, one: Thread) -> int:
        """Where the mark stands above what was unread as the page was opened; 0 for nowhere."""
        first = one.fresh[0].number if one.fresh else 0
        return self.new.setdefault(one.room.number, first)

    async def _mark(self, one: Thread) -> None:
        """Keep that a room was read, also for the other pages of its reader."""
        self.read[one.room.number] = one.room.last
        await self.play.host.do(moves.read_room, self.author.seat, one.room)
        menu = self.query_one(OptionList)
        ids = [option.id for option in menu.options]
        if str(one.room.number) in ids:
            menu.replace_option_prompt(str(one.room.number), self._line(one))

    def about(self) -> Content:
        """What is told where no room is under the cursor."""
        return Content(
            _(
                "A room is a talk of some seats apart from the others. All that is said there is "
                "read by those in it and by Control; nobody else learns that it exists. It opens "
                "with the first thing that is said in it."
            )
        )

    # ---- doing

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only where something may still be said is there anything to leave or to close."""
        one = self.thread() if action == "part" and self.is_mounted else None
        return action != "part" or (one is not None and one.open)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        one = self.thread()
        if event.option_id == OPEN:
            self.action_open()
        elif one is not None and one.open:
            self.once(self._speak(spoken(self.author, one.room)))
        elif one is not None:
            self.notify(_("Nothing more is said in this room: n opens another."), timeout=5)

    def action_open(self) -> None:
        self.once(self._open())

    async def _open(self) -> None:
        """Its title and who is in it, then what is first said there."""
        draft = await self.app.push_screen_wait(opening(self.author, self.names))
        if isinstance(draft, cm.Say):
            await self._speak(draft)

    async def _speak(self, draft: cm.Say) -> None:
        """Say something in a room, and look at that."""

        async def do(command: cm.Command) -> str:
            refused = await self.submit(command)
            if refused:
                return refused
            seats = tuple(sorted({*draft.to, draft.author.seat} - {-1}))
            known = [
                one.room.number
                for one in self.threads
                if one.open and (one.room.title, one.room.seats) == (draft.room, seats)
            ]
            self.show(*known[:1])
            return ""

        await filled(self.app, Message.in_room(self.names, draft), do)

    def action_part(self) -> None:
        one = self.thread()
        if one is not None and one.open:
            self.once(self._part(one))

    async def _part(self, one: Thread) -> None:
        ask, about, command = self.parting(one)
        if await self.app.push_screen_wait(Confirm(ask, about)):
            await self.carry(command)


class SeatRooms(Rooms):
    """A seat talks aside with others."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("x", "part", N_("Leave it"))]

    def __init__(self, play: "Play", sight: Sight, number: int = -1) -> None:
        super().__init__(play, number)
        self.sight = sight

    @property
    def threads(self) -> tuple[Thread, ...]:
        return self.sight.threads

    @property
    def author(self) -> cm.Author:
        return self.sight.author

    async def submit(self, command: cm.Command) -> str:
        done = await self.play.host.do(moves.submit, self.sight.seat, command)
        self.play.tell(done.trouble)
        self.sight = done.sight
        self.show()
        return done.refused

    def parting(self, one: Thread) -> tuple[str, str, cm.Command]:
        room, seat = one.room, self.sight.seat
        return (
            _("Leave the room “{room}”?").format(room=room.title),
            _("Of what the others say there from now on you hear nothing."),
            cm.LeaveRoom(self.author, seat, room.title, room.seats),
        )


class ControlRooms(Rooms):
    """Control listens, speaks, closes."""

    handbook = "facilitator"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("x", "part", N_("Close it"))]

    def __init__(self, play: "Play", bench: Bench, number: int = -1) -> None:
        super().__init__(play, number)
        self.bench = bench

    @property
    def threads(self) -> tuple[Thread, ...]:
        return self.bench.threads

    @property
    def author(self) -> cm.Author:
        return self.bench.author

    async def submit(self, command: cm.Command) -> str:
        done = await self.play.host.do(desk.carry, command)
        self.play.tell(done.trouble)
        self.bench = done.bench
        self.show()
        return done.refused

    def parting(self, one: Thread) -> tuple[str, str, cm.Command]:
        room = one.room
        return (
            _("Close the room “{room}”?").format(room=room.title),
            _("Those in it are told; who wants to go on talking opens another."),
            cm.CloseRoom(self.author, room.title, room.seats),
        )


def opening(author: cm.Author, names: Names) -> Filling:
    """The page on which a room gets its title and its seats."""
    fields = (
        Field("title", _("Title"), _("what the talk is about"), need=_("A room needs a title.")),
        Field("seats", _("Who is in it"), _("numbers of seats, such as 2 3")),
    )

    def read(typed: dict[str, str]) -> cm.Command | Wrong:
        return opened(author, typed["title"], typed["seats"], len(names.game.seats))

    about = numbered_seats(names)
    return Filling(_("Open a room"), about, fields, read)
