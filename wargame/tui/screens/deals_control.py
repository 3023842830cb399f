"""Deals on Control's screen: it sees all, rules where marks differ, and lets secrets out."""

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.widgets import OptionList

from wargame.core import commands as cm
from wargame.core.deals import NONE
from wargame.core.view import Seen
from wargame.prose import dealing
from wargame.prose.dealing import Account
from wargame.prose.text import _
from wargame.tui import bench as desk
from wargame.tui.bench import Bench
from wargame.tui.screens import deal_forms as forms
from wargame.tui.screens.deals import Deals
from wargame.tui.screens.sheeted import READING

if TYPE_CHECKING:
    from wargame.tui.game import Play


class ControlDeals(Deals):
    """Control presides over what is agreed."""

    handbook = "facilitator"
    BINDINGS: ClassVar[list[BindingType]] = [*READING]

    def __init__(self, play: "Play", bench: Bench, number: int = -1) -> None:
        super().__init__(play, number)
        self.bench = bench

    @property
    def accounts(self) -> tuple[Account, ...]:
        return self.bench.deals

    @property
    def entries(self) -> tuple[Seen, ...]:
        return self.bench.view.log

    @property
    def turn(self) -> int:
        return self.bench.view.turn

    @property
    def reader(self) -> int:
        return -1

    async def submit(self, command: cm.Command) -> str:
        done = await self.play.host.do(desk.carry, command)
        self.play.tell(done.trouble)
        self.bench = done.bench
        self.show()
        return done.refused

    def on_option_list_option_selected(self, _event: OptionList.OptionSelected) -> None:
        one = self.account()
        if one is not None:
            self.once(self._act(one))

    async def _act(self, one: Account) -> None:
        """What Control can do about a deal: for seats that say it aloud, or of its own."""
        deal, names, author = one.deal, self.names, self.bench.author
        does: list[tuple[str, str, int]] = []
        if not deal.agreed:
            for seat in deal.unsigned:
                said = _("{seat} signs, as it says").format(seat=names.seat(seat))
                does.append((said, "sign", seat))
        else:
            open_now = [k for k, held in enumerate(deal.promises) if held.result == NONE]
            for k in open_now:
                said = dealing.clause(names, one.offered.clauses[k])
                does.append((_("Rule on {promise}").format(promise=said), "rule", k))
            for seat in deal.late(self.turn):
                said = _("{seat} marks, as it says").format(seat=names.seat(seat))
                does.append((said, "mark", seat))
        if deal.hidden:
            does.append((_("Let a rumour of it out"), "leak", 0))
            does.append((_("Let its ready-made terms out"), "leak", 1))
        chosen = await self.choose(
            dealing.headline(names, one), [said for said, _kind, _which in does]
        )
        if chosen is None:
            return
        _said, kind, which = does[chosen]
        if kind == "sign":
            await self.carry(cm.SignDeal(author, which, deal.number))
        elif kind == "rule":
            await self._rule(one, which)
        elif kind == "mark":
            await self._mark(one, which)
        else:
            page = forms.leaking(author, deal.number, told=bool(which))
            command = await self.app.push_screen_wait(page)
            if isinstance(command, cm.LeakDeal):
                await self.carry(command)

    async def _rule(self, one: Account, k: int) -> None:
        mark = await self.mark(one, k)
        if mark is None:
            return
        about = dealing.clause(self.names, one.offered.clauses[k])
        page = forms.ruling(self.bench.author, one.deal.number, k, mark, about)
        command = await self.app.push_screen_wait(page)
        if isinstance(command, cm.RuleDeal):
            await self.carry(command)

    async def _mark(self, one: Account, seat: int) -> None:
        """Enter a seat's marks, promise by promise."""
        for k in dealing.own_due(one, seat, self.turn):
            mark = await self.mark(one, k)
            if mark is None or not await self.carry(
                cm.MarkDeal(self.bench.author, seat, one.deal.number, k, mark)
            ):
                return
