"""What Control enters where a seat is late: what the seat says aloud, and what Control rules in its
place. Each page is there for one thing, and goes once that is done or dropped.
"""

from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from wargame.tui.bench import Bench
from wargame.tui.owed import Entered
from wargame.tui.screens.closing import close
from wargame.tui.screens.deals_control import ControlDeals
from wargame.tui.screens.dictating import answered
from wargame.tui.screens.matter_control import ControlMatter

if TYPE_CHECKING:
    from wargame.tui.game import Play


async def entered(
    screen: Screen[Any], play: "Play", bench: Bench, what: Entered, seat: int, number: int
) -> None:
    """Enter one thing for a seat; `number` says which question, matter or deal it is about."""
    show = screen.app.push_screen_wait
    if what == "answer":
        await answered(screen, play, bench.author, seat, holding=True)
    elif what == "reply":
        await show(ReplySlip(play, bench, number, seat))
    else:
        await show(MarkSlip(play, bench, number, -1 if what == "rule" else seat))


class ReplySlip(ControlMatter):
    """The reply of a seat to what is argued."""

    def __init__(self, play: "Play", bench: Bench, number: int, seat: int) -> None:
        super().__init__(play, bench, number)
        self.seat = seat

    def on_mount(self) -> None:
        super().on_mount()
        self.once(self._entered())

    async def _entered(self) -> None:
        await self.reply(self.seat)
        close(self)


class MarkSlip(ControlDeals):
    """The marks of a seat on the promises of a deal that are due; or, of no seat, what Control
    rules on them.
    """

    def __init__(self, play: "Play", bench: Bench, number: int, seat: int) -> None:
        super().__init__(play, bench, number)
        self.seat = seat

    def on_mount(self) -> None:
        super().on_mount()
        self.once(self._entered())

    async def _entered(self) -> None:
        one = self.account()
        if one is not None and self.seat >= 0:
            await self._mark(one, self.seat)
        elif one is not None:
            for k in one.deal.open(self.turn):
                await self._rule(one, k)
        close(self)
