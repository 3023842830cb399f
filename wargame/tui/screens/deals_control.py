"""Deals on Control's screen: it sees all, rules where marks differ, and lets secrets out."""

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from wargame.core import commands as cm
from wargame.core.deals import NONE
from wargame.core.view import Seen
from wargame.prose import dealing
from wargame.prose.dealing import Account
from wargame.prose.text import N_, _, joined
from wargame.tui import bench as desk
from wargame.tui.bench import Bench
from wargame.tui.screens import deal_forms as forms
from wargame.tui.screens.deals import DRAFT, Deals
from wargame.tui.screens.dictating import bargained
from wargame.tui.screens.sheeted import READING

if TYPE_CHECKING:
    from wargame.tui.game import Play


class ControlDeals(Deals):
    """Control presides over what is agreed."""

    handbook = "facilitator"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "draft", N_("Enter an offer")),
        *READING,
    ]

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
        self.play.tell_leaks(self.bench)
        self.show()
        return done.refused

    def more(self, menu: OptionList) -> None:
        if not self.bench.view.over:
            said = Content.assemble(("+ ", "bold $accent"), _("Enter an offer, as a seat says it"))
            menu.add_option(Option(said, id=DRAFT))

    def about(self) -> Content:
        hint = _(
            "A slip that is handed in: choose whose offer it is, then what each gives. Its seat "
            "has signed with that; for who has signed as well, Enter on the deal."
        )
        hint = f"{hint} {dealing.when_judged(self.names)}"
        return Content(hint if self.accounts else joined((_("No deal stands"), hint)))

    def action_draft(self) -> None:
        if not self.bench.view.over:
            self.once(self._draft())

    async def _draft(self) -> None:
        """Whose offer it is, and the slip."""
        seats = range(len(self.names.game.seats))
        seat = await self.choose(_("Whose offer?"), [self.names.seat(seat) for seat in seats])
        if seat is None:
            return
        await bargained(self, self.play, self.bench.author, seat, drafting=True)
        self.bench = await self.play.host.do(desk.bench)
        self.show()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        if event.option_id == DRAFT:
            self.action_draft()
            return
        one = self.account()
        if one is not None:
            self.once(self._act(one))

    async def _act(self, one: Account) -> None:
        """What Control can do about a deal: for seats that say it aloud, or of its own."""
        deal, names, author = one.deal, self.names, self.bench.author
        does: list[tuple[str, str, int]] = []
        if not deal.agreed:
            for seat in () if deal.expired(self.turn) else deal.unsigned:
                said = _("{seat} signs, as it says").format(seat=names.seat(seat))
                does.append((said, "sign", seat))
            for seat in deal.unsigned:
                said = _("{seat} refuses it, as it says").format(seat=names.seat(seat))
                does.append((said, "refuse", seat))
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
        elif kind == "refuse":
            name = names.seat(which)
            await self.fill(forms.declining(author, which, deal.number, own=False, whose=name))
        elif kind == "rule":
            await self._rule(one, which)
        elif kind == "mark":
            await self._mark(one, which)
        else:
            await self.fill(forms.leaking(author, deal.number, told=bool(which)))

    async def _rule(self, one: Account, k: int) -> None:
        mark = await self.mark(one, k)
        if mark is None:
            return
        about = dealing.clause(self.names, one.offered.clauses[k])
        await self.fill(forms.ruling(self.bench.author, one.deal.number, k, mark, about))

    async def _mark(self, one: Account, seat: int) -> None:
        """Enter a seat's marks, promise by promise."""
        for k in one.deal.to_mark(seat, self.turn):
            mark = await self.mark(one, k)
            if mark is None or not await self.carry(
                cm.MarkDeal(self.bench.author, seat, one.deal.number, k, mark)
            ):
                return
