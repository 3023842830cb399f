"""What happened, one card at a time and at the reader's pace, fit to be read aloud."""

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from wargame.prose.names import Names
from wargame.prose.text import N_, _
from wargame.tui import drawing
from wargame.tui.cards import Card
from wargame.tui.grounds import Ground
from wargame.tui.screens.claims import ClaimPage, resting_of_order
from wargame.tui.screens.closing import close, read_on
from wargame.tui.spoken import FullScreen
from wargame.tui.widgets.foot import Foot

KINDS = {
    "situation": N_("How it stands"),
    "turn": N_("A new turn"),
    "order": N_("An order"),
    "inject": N_("News"),
    "event": N_("What happened"),
    "changes": N_("Consequences"),
}
ROOMY = 24
"""Lines of a terminal from which on dice are drawn as dice."""


class Results(FullScreen[None]):
    """Cards, forward and back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space,right,n", "turn(1)", N_("Next"), key_display="Enter"),
        Binding("left,backspace,p", "turn(-1)", N_("Back"), key_display="←"),
        Binding("c", "claims", N_("Sources")),
        Binding("escape", "skip", N_("Skip the rest"), key_display="Esc"),
    ]

    def __init__(
        self,
        cards: tuple[Card, ...],
        names: Names,
        ground: Ground,
        reading: Callable[[Card], None] | None = None,
    ) -> None:
        """`reading` is told of every card as it is shown."""
        super().__init__()
        self.cards, self.names, self.ground, self.at = cards, names, ground, 0
        self.reading = reading

    def compose(self) -> ComposeResult:
        with Horizontal(id="card-head"):
            yield Static(id="card-lede")
            yield Static(id="card-place")
        with VerticalScroll(id="card", can_focus=False):
            yield Static(id="card-body")
        yield Foot()

    def on_mount(self) -> None:
        self._show()

    def on_resize(self, _event: Resize) -> None:
        if self.is_mounted:  # a size may come before the parts of the screen do
            self._show()

    def _show(self) -> None:
        card = self.cards[self.at]
        if self.reading is not None:
            self.reading(card)
        place = _("{at} of {all}").format(at=self.at + 1, all=len(self.cards))
        head = card.lede or _(KINDS[card.kind])
        self.query_one("#card-lede", Static).update(Content(head))
        self.query_one("#card-place", Static).update(Content(place))
        width, height = min(100, self.size.width - 8), self.size.height
        text = body(self.names, card, width, height)
        if card.title != head:
            title = Content.styled(card.title, "bold $primary")
            text = Content("\n\n").join([title, text])
        self.query_one("#card-body", Static).update(text)
        self.query_one("#card", VerticalScroll).scroll_home(animate=False)

    def action_turn(self, by: int) -> None:
        """The rest of a card that is longer than the screen, then the next card; or back."""
        if by > 0 and read_on(self.query_one("#card", VerticalScroll)):
            return
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
        await self.app.push_screen(
            ClaimPage(self.names, resting_of_order(self.names, self.ground, order))
        )


def _points(texts: Iterable[str]) -> Content:
    """Texts as a list."""
    return Content("\n").join([Content.assemble(("• ", "$accent"), one) for one in texts if one])


def body(names: Names, card: Card, width: int, height: int) -> Content:
    """A card's text: its sentences, and the dice of every roll with the row that was reached."""
    if card.kind in ("changes", "turn"):
        return _points(line.text for line in card.lines)
    if card.kind == "situation":
        said, *world, more = (line.text for line in card.lines)
        told = (Content(said), _points(world), Content.styled(more, "$muted"))
        return Content("\n\n").join([part for part in told if part])
    parts: list[Content] = []
    first = True
    for line in card.lines:
        if line.roll is not None:
            large = first and height >= ROOMY
            parts += drawing.thrown(names, line.roll, width, large=large, untold=line.untold)
            first = first and not line.roll.faces
        if line.text:
            parts += [Content(line.text)]
        parts.append(Content(""))
    return Content("\n").join(parts)
