"""What happened, one card at a time and at the reader's pace, fit to be read aloud."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.screen import Screen
from textual.widgets import Footer, Static

from wargame.core import events as ev
from wargame.prose.names import Names
from wargame.prose.text import _
from wargame.tui import drawing
from wargame.tui.cards import Card
from wargame.tui.screens.claims import ClaimPage, resting_of_order
from wargame.tui.screens.closing import close


class Results(Screen[None]):
    """Cards, forward and back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space,right,n", "turn(1)", _("Next"), key_display="Enter"),
        Binding("left,backspace,p", "turn(-1)", _("Back"), key_display="←"),
        Binding("c", "claims", _("Sources")),
        Binding("escape", "skip", _("Skip the rest")),
    ]

    def __init__(self, cards: tuple[Card, ...], names: Names) -> None:
        super().__init__()
        self.cards, self.names, self.at = cards, names, 0

    def compose(self) -> ComposeResult:
        yield Static(id="card-head")
        with VerticalScroll(id="card", can_focus=False):
            yield Static(id="card-body")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        self._show()

    def on_resize(self, _event: Resize) -> None:
        self._show()

    def _show(self) -> None:
        card = self.cards[self.at]
        place = f"{self.at + 1}/{len(self.cards)}"
        self.query_one("#card-head", Static).update(
            Content.assemble((card.title, "bold"), (f"   {place}", "$text-muted"))
        )
        self.query_one("#card-body", Static).update(body(self.names, card, self.size.width - 8))
        self.query_one("#card", VerticalScroll).scroll_home(animate=False)

    def action_turn(self, by: int) -> None:
        if self.at + by >= len(self.cards):
            close(self)
            return
        self.at = max(0, self.at + by)
        self._show()

    def action_skip(self) -> None:
        close(self)

    async def action_claims(self) -> None:
        order = self.cards[self.at].order
        if order is None:
            self.notify(_("Only an order has sources here; the log tells the rest."), timeout=4)
            return
        await self.app.push_screen(ClaimPage(self.names, resting_of_order(self.names, order.order)))


def body(names: Names, card: Card, width: int) -> Content:
    """A card's text: its sentences, and the dice of every roll with the row that was reached."""
    parts: list[Content] = []
    for told in card.told:
        parts += [Content(told.text), Content("")]
        if isinstance(told.event, ev.OrderResolved | ev.RuleRan):
            for roll in told.event.rolls:
                parts += [*drawing.thrown(names, roll, width), Content("")]
    if card.kind == "changes":
        parts = [Content.assemble(("• ", "$accent"), told.text) for told in card.told]
    return Content("\n").join(parts)
