"""Deals on a seat's screen: it drafts, signs or declines, and marks what is due."""

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from wargame.core import commands as cm
from wargame.core.view import Seen
from wargame.prose import dealing
from wargame.prose.dealing import Account
from wargame.prose.text import N_, _
from wargame.seat.bargaining import Terms, typed_of
from wargame.tui import moves
from wargame.tui.screens import deal_forms as forms
from wargame.tui.screens.choosing import filled
from wargame.tui.screens.confirm import Confirm
from wargame.tui.screens.deals import DRAFT, Deals
from wargame.tui.screens.sheeted import READING
from wargame.tui.sight import Sight

if TYPE_CHECKING:
    from wargame.tui.game import Play


class SeatDeals(Deals):
    """A seat bargains."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("d", "draft", N_("Draft")), *READING]

    def __init__(self, play: "Play", sight: Sight, number: int = -1) -> None:
        super().__init__(play, number)
        self.sight = sight

    @property
    def accounts(self) -> tuple[Account, ...]:
        return self.sight.deals

    @property
    def entries(self) -> tuple[Seen, ...]:
        return self.sight.view.log

    @property
    def turn(self) -> int:
        return self.sight.view.turn

    @property
    def reader(self) -> int:
        return self.sight.seat

    @property
    def whose(self) -> str:
        """The seat's name where Control acts for it; nothing where it sits here itself."""
        return ""

    def more(self, menu: OptionList) -> None:
        if not self.sight.view.over:
            said = Content.assemble(("+ ", "bold $accent"), _("Draft a deal"))
            menu.add_option(Option(said, id=DRAFT))

    def about(self) -> Content:
        said = _(
            "A deal says what each party gives. It is in force once all have signed, each on "
            "its own screen. In its due turn every party marks each promise: kept, bent or "
            "broken. Where they differ, Control rules."
        )
        return Content(f"{said} {dealing.when_judged(self.names)}")

    async def submit(self, command: cm.Command) -> str:
        done = await self.play.host.do(moves.submit, self.reader, command)
        self.play.tell(done.trouble)
        self.sight = done.sight
        self.show()
        return done.refused

    # ---- drafting

    def action_draft(self) -> None:
        if not self.sight.view.over:
            self.once(self._draft())

    async def _draft(self) -> None:
        """With whom, open or secret, then the words."""
        names, own = self.names, self.reader
        others = [seat for seat in range(len(names.game.seats)) if seat != own]
        choices = [names.seat(seat) for seat in others]
        if len(others) > 1:
            choices.append(_("Several seats"))
        chosen = await self.choose(_("A deal with whom?"), choices)
        if chosen is None:
            return
        parties: tuple[int, ...] | None = None
        if chosen < len(others):
            parties = (others[chosen],)
        else:
            parties = await self.app.push_screen_wait(forms.Parties(names, own))
        if parties is None:
            return
        secret = await self.choose(_("Who reads it?"), forms.secrecy())
        if secret is not None:
            due = min(self.turn + 1, self.sight.view.last)
            await self._write(Terms(parties, bool(secret), due=str(due)))

    async def _write(self, terms: Terms) -> None:
        """Let it be worded until it is offered or dropped."""
        turns, whose = (self.turn, self.sight.view.last), self.whose
        page = forms.drafting(self.sight.author, self.names, self.reader, terms, turns, whose=whose)
        await filled(self.app, page, self._offer)

    async def _offer(self, command: cm.Command) -> str:
        """Offer it; warnings are confirmed or heeded. Why it is not offered."""
        if not isinstance(command, cm.OfferDeal):
            return await self.submit(command)
        warned = await self.play.host.do(moves.cautioned, command)
        if warned:
            about = "\n".join(f"! {one}." for one in warned)
            ask = Confirm(_("Offer it all the same?"), about)
            if not await self.app.push_screen_wait(ask):
                return _("It is not offered yet: change it, or drop it with Esc.")
        before = {one.deal.number for one in self.accounts}
        refused = await self.submit(command._replace(confirmed=True))
        if not refused:
            self.point_at({one.deal.number for one in self.accounts} - before)
            said = _("Your offer is out, with your signature.")
            if self.whose:
                said = _("The offer of {seat} is out, with its signature.").format(seat=self.whose)
            self.notify(said, timeout=4)
        return refused

    # ---- a deal that stands

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        if event.option_id == DRAFT:
            self.action_draft()
            return
        one = self.account()
        if one is not None:
            self.once(self._act(one))

    async def _act(self, one: Account) -> None:
        """What the seat can do about a deal."""
        if one.deal.agreed:
            await self._mark(one)
        elif self.reader in one.deal.signers:
            await self._answer(one)
        else:
            said = _("Your seat is no party to this deal.")
            if self.whose:
                said = _("{seat} is no party to this deal.").format(seat=self.whose)
            self.notify(said, timeout=4)

    async def _answer(self, one: Account) -> None:
        """Sign, change, or decline an offer."""
        # What the seat has signed, or can sign no more.
        own = self.reader in one.deal.signed or one.deal.expired(self.turn)
        choices = [_("Put another offer in its place")]
        withdraws = dealing.can_withdraw(one, self.reader)
        choices.append(_("Withdraw it") if withdraws else _("Refuse it"))
        if not own:
            choices.insert(0, _("Sign it"))
        chosen = await self.choose(dealing.headline(self.names, one), choices)
        if chosen is None:
            return
        what = chosen + own
        if what == 0:
            await self._sign(one)
        elif what == 1:
            await self._write(typed_of(one.offered, self.reader, one.deal.number))
        else:
            author = self.sight.author
            page = forms.declining(
                author, self.reader, one.deal.number, own=withdraws,
                whose="" if withdraws else self.whose,
            )  # fmt: skip
            await self.fill(page)

    async def _sign(self, one: Account) -> None:
        """Sign, once confirmed; what the scenario cautions against is read first."""
        warned = dealing.cautions(self.names, one.offered.cautions)
        about = "\n".join(f"! {text}." for text in warned)
        about = about or _("What is signed is taken back by nobody.")
        if await self.app.push_screen_wait(Confirm(_("Sign the deal?"), about)):
            await self.carry(cm.SignDeal(self.sight.author, self.reader, one.deal.number))

    async def _mark(self, one: Account) -> None:
        """Mark what is due, promise by promise."""
        due = one.deal.to_mark(self.reader, self.turn)
        if not due:
            self.notify(dealing.stands(self.names, one, self.turn), timeout=5)
            return
        for k in due:
            mark = await self.mark(one, k)
            command = cm.MarkDeal
            if mark is None or not await self.carry(
                command(self.sight.author, self.reader, one.deal.number, k, mark)
            ):
                return
