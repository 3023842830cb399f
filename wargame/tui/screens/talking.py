"""The talk phase where several persons share the terminal: time to speak, and to write in secret.

All look at the first page, with a clock to be read across the room; whoever wishes sits down alone
behind a cover and writes on the second.
"""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Digits, OptionList, Static
from textual.widgets.option_list import Option

from wargame.core import commands as cm
from wargame.play.clock import utc_now
from wargame.prose.text import N_, _
from wargame.tui import moves
from wargame.tui.projector.showing import Showing
from wargame.tui.screens.choosing import filled
from wargame.tui.screens.closing import close
from wargame.tui.screens.confirm import Confirm
from wargame.tui.screens.deals_seat import SeatDeals
from wargame.tui.screens.message import Message
from wargame.tui.screens.rooms import SeatRooms
from wargame.tui.screens.writing import Writing
from wargame.tui.sight import Sight
from wargame.tui.spoken import FullScreen, Overlay
from wargame.tui.themes import INKS
from wargame.tui.widgets.bar import digits
from wargame.tui.widgets.foot import Foot
from wargame.tui.widgets.menu import Menu
from wargame.tui.widgets.situation import Situation
from wargame.tui.widgets.talk import talk
from wargame.tui.widgets.theatre import Theatre

if TYPE_CHECKING:
    from wargame.tui.game import Play

ON, BACK = -1, -2
"""What is chosen to go on together, or to take a step back; else a seat that sits down."""


class Talks(FullScreen[int]):
    """Time to talk. Dismisses with the seat that sits down to write, ON or BACK."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("2", "look('situation')", N_("Situation")),
        Binding("3", "look('map')", N_("Map")),
        Binding("u", "step_back", N_("Undo"), show=False),
        Binding("q", "app.leave", N_("Leave"), show=False),
    ]

    def __init__(self, talking: moves.Talking) -> None:
        super().__init__()
        self.talking = talking

    def compose(self) -> ComposeResult:
        head, *lines = self.talking.lines
        yield Static(Content(head), id="form-head")
        with Vertical(id="talks"):
            yield Digits(id="talks-clock")
            for line in lines:
                yield Static(Content(line), classes="talks-line")
        yield Menu(
            Option(Content.styled(_("Go on together"), "bold"), id=str(ON)),
            *(
                Option(
                    Content(_("{seat} sits down to write in secret").format(seat=name)), id=str(k)
                )
                for k, name in self.talking.seats
            ),
            id="talks-seats",
        )
        yield Foot()

    def on_mount(self) -> None:
        self._tick()
        self.set_interval(0.5, self._tick)
        self.query_one(Menu).focus()

    def _tick(self) -> None:
        passed = self.talking.clock.read(utc_now())
        self.query_one(Digits).update(digits(self.talking.phase, passed))

    async def action_look(self, what: str) -> None:
        """Show all what everybody may know."""
        await self.app.push_screen(Wall(self.talking.wall, what))

    def action_step_back(self) -> None:
        close(self, BACK)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.once(self._choose(int(event.option_id or ON)))

    async def _choose(self, seat: int) -> None:
        """Let a seat sit down; or, once confirmed, end the talks for all."""
        ask = Confirm(_("Go on?"), _("The talks of this turn end for all."))
        if seat != ON or await self.app.push_screen_wait(ask):
            close(self, seat)


class Wall(Overlay[None]):
    """The situation or the map as the public may know it, for all to look at."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,2,3", "dismiss", N_("Close"), key_display="Esc"),
    ]

    def __init__(self, wall: Showing, what: str) -> None:
        super().__init__()
        self.wall, self.what = wall, what

    def compose(self) -> ComposeResult:
        if self.what == "map":
            yield Theatre(self.wall.atlas, self.wall.map, INKS[self.app.theme], id="wall-map")
        else:
            with VerticalScroll(id="wall-situation"):
                yield Situation("wall-situation-page")
        yield Foot()

    def on_mount(self) -> None:
        for one in self.query(Situation):
            one.show(self.wall)


class Letters(FullScreen[None]):
    """What one seat reads and writes alone."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "write_message", N_("Message")),
        Binding("n", "write_note", N_("Note")),
        Binding("o", "deals", N_("Deals")),
        Binding("r", "rooms", N_("Rooms")),
        Binding("enter,escape", "rise", N_("Done"), key_display="Enter"),
        Binding("q", "app.leave", N_("Leave"), show=False),
    ]

    def __init__(self, play: "Play", sight: Sight) -> None:
        super().__init__()
        self.play, self.sight = play, sight

    def compose(self) -> ComposeResult:
        own = self.sight.view.seats[self.sight.seat]
        yield Static(Content(_("Letters of {seat}").format(seat=own.name)), id="form-head")
        with VerticalScroll(id="letters"):
            yield Static(talk(self.sight), id="letters-page")
        yield Foot()

    def action_rise(self) -> None:
        close(self)

    def action_write_message(self) -> None:
        self.once(self._write(Message.from_seat(self.sight)))

    def action_write_note(self) -> None:
        self.once(self._write(Writing.note(self.sight)))

    def action_deals(self) -> None:
        self.once(self._open(SeatDeals(self.play, self.sight)))

    def action_rooms(self) -> None:
        self.once(self._open(SeatRooms(self.play, self.sight)))

    async def _open(self, page: FullScreen[None]) -> None:
        """Look at deals or rooms, and do something there."""
        await self.app.push_screen_wait(page)
        self.sight = await self.play.sight(self.sight.seat)
        self.query_one("#letters-page", Static).update(talk(self.sight))

    async def _write(self, page: Writing) -> None:
        await filled(self.app, page, self._done)

    async def _done(self, command: cm.Command) -> str:
        """Carry a command out; why it was not."""
        done = await self.play.host.do(moves.submit, self.sight.seat, command)
        self.play.tell(done.trouble)
        self.sight = done.sight
        self.query_one("#letters-page", Static).update(talk(self.sight))
        return done.refused
