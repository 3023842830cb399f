"""A matter on a seat's screen: it argues, and replies in private."""

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from wargame.core import commands as cm
from wargame.prose.text import N_, _
from wargame.tui import moves
from wargame.tui.arguing import Point
from wargame.tui.screens import forms
from wargame.tui.screens.matter import Matter
from wargame.tui.screens.sheeted import READING
from wargame.tui.sight import Sight

if TYPE_CHECKING:
    from wargame.tui.game import Play


class SeatMatter(Matter):
    """A seat argues and replies."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "argue", N_("Argue")),
        Binding("e", "reply", N_("Reply")),
        *READING,
    ]

    def __init__(self, play: "Play", sight: Sight, number: int) -> None:
        super().__init__(play, number)
        self.sight = sight

    @property
    def points(self) -> tuple[Point, ...]:
        return self.sight.matters

    @property
    def author(self) -> cm.Author:
        return self.sight.author

    @property
    def reader(self) -> int:
        return self.sight.seat

    async def done(self, command: cm.Command) -> str:
        done = await self.play.host.do(moves.submit, self.sight.seat, command)
        self.play.tell(done.trouble)
        if done.refused:
            return done.refused
        self.sight = done.sight
        self.show()
        return ""

    def action_argue(self) -> None:
        if self.point.open:
            self.once(self._argue())
        else:
            self.notify(_("It is argued once Control takes it up."), timeout=4)

    async def _argue(self) -> None:
        side = await self.side()
        if side is not None:
            await self.fill(forms.arguing(self.author, self.number, self.reader, side))

    def action_reply(self) -> None:
        if not self.awaits_replies():
            return
        if self.reader in self.account.matter.asked:
            self.once(self.reply(self.reader))
        else:
            self.notify(_("Your seat is not asked."), timeout=4)
