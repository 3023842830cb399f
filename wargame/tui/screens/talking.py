"""The talk phase where several persons share the terminal: time to speak, and to write in secret.

All look at the first page, with a clock to be read across the room; whoever wishes sits down alone
behind a cover and writes on the second.
"""

import time
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Digits, OptionList, Static
from textual.widgets.option_list import Option

from wargame.core import commands as cm
from wargame.core.scenario import Phase
from wargame.prose.text import N_, _
from wargame.tui import moves
from wargame.tui.screens.closing import close
from wargame.tui.screens.writing import Writing
from wargame.tui.sight import Sight
from wargame.tui.spoken import FullScreen
from wargame.tui.widgets.bar import digits
from wargame.tui.widgets.foot import Foot
from wargame.tui.widgets.menu import Menu
from wargame.tui.widgets.talk import talk

if TYPE_CHECKING:
    from wargame.tui.game import Play

ON = -1
"""What is chosen to go on together; else a seat that sits down."""


class Talks(FullScreen[int]):
    """Time to talk. Dismisses with the seat that sits down to write, or ON."""

    def __init__(self, lines: tuple[str, ...], phase: Phase, since: float, seats: moves.Seats):
        super().__init__()
        self.lines, self.phase, self.since, self.seats = lines, phase, since, seats

    def compose(self) -> ComposeResult:
        yield Static(Content(self.lines[0]), id="form-head")
        with Vertical(id="talks"):
            yield Digits(id="talks-clock")
            for line in self.lines[1:]:
                yield Static(Content(line), classes="talks-line")
        yield Menu(
            Option(Content.styled(_("Go on together"), "bold"), id=str(ON)),
            *(
                Option(
                    Content(_("{seat} sits down to write in secret").format(seat=name)), id=str(k)
                )
                for k, name in self.seats
            ),
            id="talks-seats",
        )
        yield Foot()

    def on_mount(self) -> None:
        self._tick()
        self.set_interval(0.5, self._tick)
        self.query_one(Menu).focus()

    def _tick(self) -> None:
        self.query_one(Digits).update(digits(self.phase, time.monotonic() - self.since))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        close(self, int(event.option_id or ON))


class Letters(FullScreen[None]):
    """What one seat reads and writes alone."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "write_message", N_("Message")),
        Binding("n", "write_note", N_("Note")),
        Binding("enter,escape", "rise", N_("Done"), key_display="Enter"),
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
        self.run_worker(self._write(Writing.message(self.sight)), exclusive=True)

    def action_write_note(self) -> None:
        self.run_worker(self._write(Writing.note(self.sight)), exclusive=True)

    async def _write(self, page: Writing) -> None:
        command: cm.Command | None = await self.app.push_screen_wait(page)
        if command is None:
            return
        done = await self.play.host.do(moves.submit, self.sight.seat, command)
        if done.refused:
            self.notify(done.refused, severity="error", timeout=10)
        self.sight = done.sight
        self.query_one("#letters-page", Static).update(talk(self.sight))
