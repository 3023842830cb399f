"""An order on Control's desk: its worksheet before the roll, and what Control rules on it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from wargame.core import commands as cm
from wargame.prose.names import Names
from wargame.prose.text import N_, _, signed
from wargame.tui import bench as desk
from wargame.tui import drawing
from wargame.tui.bench import Bench, Item
from wargame.tui.screens.choosing import Choose, Filling, dice, filled, reasoned, reasons
from wargame.tui.screens.claims import ClaimPage, resting_of_order
from wargame.tui.screens.closing import close
from wargame.tui.screens.matter_control import take_up
from wargame.tui.screens.sheeted import READING, Readable
from wargame.tui.widgets.flowing import Flowing
from wargame.tui.widgets.foot import Foot
from wargame.tui.widgets.menu import Modifiers

Making = Callable[[str], cm.Command]
"""Makes the command of a ruling out of its reason."""

if TYPE_CHECKING:
    from wargame.tui.game import Play


class OrderDesk(Readable):
    """One order, argued: modifiers struck or added, a row set, the order taken back."""

    handbook = "facilitator"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("plus,equals_sign", "amend(1)", N_("Add 1"), key_display="+"),
        Binding("minus", "amend(-1)", N_("Take 1"), key_display="-"),
        Binding("o", "override", N_("Set the row")),
        Binding("x", "dice", N_("Type dice")),
        Binding("m", "method", N_("Argue it")),
        Binding("r", "recall", N_("Take back")),
        Binding("c", "claims", N_("Sources")),
        *READING,
    ]

    def __init__(self, play: "Play", bench: Bench, slot: int) -> None:
        super().__init__()
        self.play, self.bench, self.slot = play, bench, slot

    @property
    def item(self) -> Item:
        return next(one for one in self.bench.items if one.slot == self.slot)

    def compose(self) -> ComposeResult:
        yield Static(Content(_("{who}: {order}").format(who=self.item.who, order=self.item.title)),
                     id="form-head")  # fmt: skip
        with Horizontal(id="form"):
            yield Modifiers(id="desk-modifiers")
            with VerticalScroll(id="sheet", can_focus=False):
                yield Docket(id="sheet-body")
        yield Foot()

    def on_mount(self) -> None:
        self._show()
        self.query_one(OptionList).focus()

    # ---- showing

    def _show(self) -> None:
        self.query_one(Docket).show(self.bench.names, self.item)
        modifiers = self.query_one(OptionList)
        at = modifiers.highlighted
        modifiers.clear_options()
        modifiers.border_title = _("Modifiers of the first roll")
        for index, worth in self._worths():
            modifiers.add_option(Option(self._modifier(index, worth), id=str(index)))
        if not modifiers.option_count:
            modifiers.add_option(Option(Content.styled(_("none"), "$muted"), disabled=True))
        else:
            modifiers.highlighted = min(at or 0, modifiers.option_count - 1)

    def _worths(self) -> list[tuple[int, int]]:
        """The modifiers that count in the first roll, and those struck: index and worth."""
        infos = self.bench.names.game.modifiers
        first = self.item.rolls[:1]
        found = [
            (one.modifier, one.worth)
            for roll in first
            if not self.bench.names.game.rolls[roll.roll].purpose
            for one in roll.modifiers
            if not infos[one.modifier].base
        ]
        return [*found, *((k, 0) for k in sorted({*self.item.struck} - {k for k, _w in found}))]

    def _modifier(self, index: int, worth: int) -> Content:
        info = self.bench.names.game.modifiers[index]
        if index in self.item.struck:
            why = self.item.struck[index]
            struck = _("struck: {reason}").format(reason=why) if why else _("struck")
            return Content.assemble(("✗  ", "$error"), (info.why, "strike $muted"),
                                    ("  " + struck, "italic $muted"))  # fmt: skip
        return Content.assemble((f"{signed(worth):>2} ", "bold"), info.why)

    # ---- ruling

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.once(self._strike(int(event.option_id or 0)))

    async def _strike(self, modifier: int) -> None:
        if modifier in self.item.struck:
            self.notify(
                _("It is struck already. Undo, on the screen before, takes that back."), timeout=5
            )
            return
        about = self.bench.names.game.modifiers[modifier].why
        await self._rule(
            _("Strike a modifier"), about,
            lambda reason: cm.Strike(self.bench.author, self.slot, modifier, reason),
        )  # fmt: skip

    def action_amend(self, amount: int) -> None:
        head = _("Add 1 to the roll") if amount > 0 else _("Take 1 from the roll")
        author, slot = self.bench.author, self.slot
        about = "\n".join(unlike(self.item, "amend", amount))
        self.once(self._rule(head, about, lambda reason: cm.Amend(author, slot, amount, reason)))

    def action_recall(self) -> None:
        author, slot = self.bench.author, self.slot
        about = _("Its seat gets the cost back.")
        if self.bench.anew:
            about = _("Its seat gets the cost back, and may give another order.")
        self.once(
            self._rule(_("Take the order back"), about, lambda why: cm.Recall(author, slot, why))
        )

    async def _rule(self, head: str, about: str, make: Making) -> None:
        """Ask for the reason, then have it carried out."""
        await self._carry(reasoned(head, about, make))

    def action_override(self) -> None:
        self.once(self._override())

    async def _override(self) -> None:
        if not self.item.bands:
            self.notify(_("This order throws no dice of its own."), timeout=4)
            return
        show = self.app.push_screen_wait
        band = await show(Choose(_("Which row is to be read?"), self.item.bands))
        if band is None:
            return
        author, slot = self.bench.author, self.slot

        def read(typed: dict[str, str]) -> cm.Command:
            return cm.Override(author, slot, band, typed["reason"], typed["private"])

        known = (past.said for past in self.item.precedents)
        about = "\n".join([self.item.bands[band], *unlike(self.item, "override", band), *known])
        await self._carry(Filling(_("Set the row"), about, reasons(private=True), read))

    def action_dice(self) -> None:
        if self.item.next:
            self.once(self._carry(dice(self.bench.author)))
            return
        first = next((one.title for one in self.bench.items if one.next), "")
        said = _("The next roll is not this order's. Dice are typed in where it is: {order}.")
        none = _("No order on the desk throws dice of its own.")
        self.notify(said.format(order=first) if first else none, timeout=8)

    def action_method(self) -> None:
        self.once(self._argue())

    async def _argue(self) -> None:
        """Have the order settled by a method; it goes on the list of what is argued."""
        item = self.item
        text = _("{who}: {order}").format(who=item.who, order=item.title)

        async def do(command: cm.Command) -> str:
            refused = await self._do(command)
            if not refused:
                close(self)
            return refused

        await take_up(self, self.bench, None, self.slot, text, do)

    async def _carry(self, page: Filling) -> None:
        """Have a page filled in, and what it says carried out; what is refused is said on it."""
        await filled(self.app, page, self._do)

    async def _do(self, command: cm.Command) -> str:
        """Have a command carried out; why it was not."""
        done = await self.play.host.do(desk.carry, command, self.slot)
        self.play.tell(done.trouble)
        if done.refused:
            return done.refused
        self.bench = done.bench
        if any(one.slot == self.slot and one.waits for one in self.bench.items):
            self._show()
        else:
            close(self)
        return ""

    # ---- reading

    async def action_claims(self) -> None:
        names = self.bench.names
        await self.app.push_screen(
            ClaimPage(names, resting_of_order(names, self.bench.ground, self.item.order))
        )


def unlike(item: Item, what: str, value: int) -> list[str]:
    """A warning for each earlier ruling on such an order that decided otherwise."""
    against = [past for past in item.precedents if past.against(what, value)]
    if what == "override":
        said = _("Not as before: in turn {turn} the row was set to “{band}”.")
        return [said.format(turn=past.turn, band=item.bands[past.value]) for past in against]
    said = _("Not as before: {amount} was added in turn {turn}.")
    return [said.format(turn=past.turn, amount=signed(past.value)) for past in against]


class Docket(Flowing):
    """What is known of an order on the desk, as wide as there is room."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.names: Names | None = None
        self.item: Item | None = None

    def show(self, names: Names, item: Item) -> None:
        """Show an order as it stands now."""
        self.names, self.item = names, item
        self.renew()

    def draw(self, width: int) -> Content:
        if self.names is None or self.item is None:
            return Content("")
        return docket(self.names, self.item, max(30, width))


def docket(names: Names, item: Item, width: int) -> Content:
    """The order with its seat's reason, what Control changed, every roll with its odds."""
    parts = [Content.assemble((f"{item.who}: ", "bold"), (item.title, "bold $primary"))]
    if item.reason:
        parts.append(Content.assemble((_("Why: "), "$muted"), item.reason))
    parts.append(Content.assemble((_("Cost "), "$muted"), (item.cost, "bold")))
    if item.forced:
        form = _("Control has set the row: {band}")
        if item.argued:
            form = _("The row as it was argued: {band}")
        said = form.format(band=item.forced)
        parts.append(Content.styled(said, "bold $warning"))
    if item.amended:
        said = _("{amount}: added by Control").format(amount=signed(item.amended))
        parts.append(Content.styled(said, "bold $warning"))
    if item.hand:
        said = _("Dice typed in: {faces}").format(faces=" ".join(map(str, item.hand)))
        parts.append(Content.styled(said, "bold $warning"))
    parts += [Content.styled(past.said, "$warning") for past in item.precedents]
    parts += drawing.comes_of(names, item.rolls, item.does, item.always, width)
    return Content("\n").join(parts)
