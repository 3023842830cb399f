"""What Control does for a seat: orders, answers, deals and messages that its people say aloud or
hand in on slips, who plays it.

All of it is the seat's own and by Control's hand: the record names Control as who gave it.
"""

from typing import TYPE_CHECKING, Any, ClassVar

import attrs
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from wargame.core import commands as cm
from wargame.prose.text import N_, _, counted
from wargame.tui import letters
from wargame.tui.bench import Bench, Chair
from wargame.tui.screens.answer import Answering
from wargame.tui.screens.choosing import Choose
from wargame.tui.screens.closing import close
from wargame.tui.screens.confirm import Confirm
from wargame.tui.screens.deals_seat import SeatDeals
from wargame.tui.screens.entry import ReadOut
from wargame.tui.screens.forms import own_order
from wargame.tui.screens.message import Message
from wargame.tui.screens.order import OrderForm
from wargame.tui.screens.writing import Writing
from wargame.tui.sight import Sight

if TYPE_CHECKING:
    from wargame.tui.game import Play


PILOT = "autopilot "
"""What a posture stands after among the deeds."""


def deeds(chair: Chair, *, ordering: bool, own_words: bool) -> list[tuple[str, str]]:
    """What can be done for a seat, each with what it is called; `ordering` says whether orders are
    given now, `own_words` whether there may be some that the list does not have.
    """
    hand = _("Hand the screen over")
    if not chair.person:
        hand = _("Hand the screen over to a person, who plays it from now on")
    found = [("hand", hand)]
    if ordering:
        found.append(("order", _("Give an order for it, as it says")))
        found.append(("done", _("It gives no more orders this turn")))
    form = _("Let an autopilot play it: {posture}")
    found += [(f"{PILOT}{id}", form.format(posture=name)) for id, name in chair.pilots]
    if not chair.person:
        found.append(("person", _("Give it back to a person")))
    if chair.asked:
        said = _("Answer for it, as it says")
        if len(chair.asked) == 1:
            said = _("Answer for it, as it says: {ask}").format(ask=chair.asked[0])
        found.append(("answer", said))
    if ordering and own_words:
        found.append(("own", _("Write an order of its own for it, as it says")))
    found.append(("deals", _("Deals for it: offer, sign, refuse, mark, as it says")))
    if chair.letters:
        form = counted(
            "Read out what was sent to it alone: {n} to read",
            "Read out what was sent to it alone: {n} to read",
            chair.letters,
        )
        found.append(("letters", form))
    found.append(("message", _("Send a message for it, as it says")))
    found.append(("write", _("Write down what it says: aim, red line, assessment")))
    return found


async def seen(play: "Play", author: cm.Author, seat: int) -> Sight:
    """What the seat sees, for Control to act in its place."""
    return attrs.evolve(await play.sight(seat), author=author._replace(seat=seat))


async def answered(
    screen: Screen[Any], play: "Play", author: cm.Author, seat: int, *, holding: bool = False
) -> None:
    """Answer a question that is put to a seat: one that holds the game, or whichever is chosen."""
    sight = await seen(play, author, seat)
    puts = [put for put in sight.questions if not (holding and put.question.due)]
    chosen: int | None = 0
    if len(puts) > 1:
        asks = [put.ask for put in puts]
        chosen = await screen.app.push_screen_wait(Choose(_("Which question?"), asks))
    if chosen is not None and puts:
        await screen.app.push_screen_wait(Answering(play, sight, puts[chosen]))


async def read_out(screen: Screen[int | None], play: "Play", _by: cm.Author, seat: int) -> None:
    """Read out what was sent to a seat alone: then it is no longer marked as unread."""
    found = await play.host.do(letters.letters, seat)
    if await screen.app.push_screen_wait(ReadOut(play.names.seat(seat), found.lines)):
        await play.host.do(letters.read_out, seat, found.upto)


async def dictated(screen: Screen[int | None], play: "Play", author: cm.Author, seat: int) -> None:
    """Choose what the seat orders and fill in its form."""
    sight = await seen(play, author, seat)
    deeds = [deed for deed in sight.deeds if not deed.against]
    if not sight.ordering or not deeds:
        why = _("{seat} gives no orders now: it is done for this turn, or another phase runs.")
        if sight.ordering:
            why = _("{seat} gives no orders now: none of its list can be paid or carried out.")
        screen.notify(why.format(seat=play.names.seat(seat)), timeout=6)
        return
    said = [f"{deed.name}  {deed.price}" for deed in deeds]
    chosen = await screen.app.push_screen_wait(Choose(_("Which order?"), said))
    if chosen is not None:
        form = await SlipForm.of(play, sight, deeds[chosen].action)
        await screen.app.push_screen_wait(form)


async def bargained(
    screen: Screen[Any], play: "Play", author: cm.Author, seat: int, *, drafting: bool = False
) -> None:
    """Enter deal slips of a seat: offers, signatures, refusals, marks."""
    sight = await seen(play, author, seat)
    await screen.app.push_screen_wait(SlipDeals(play, sight, drafting=drafting))


async def assigned(
    screen: Screen[int | None], author: cm.Author, seat: int, deed: str, said: str
) -> cm.Command | None:
    """Let an autopilot in, once confirmed since it acts at once, or a person again."""
    posture = "" if deed == "person" else deed.removeprefix(PILOT)
    about = _("It answers what is asked and orders at once, in the seat's name.")
    if posture and not await screen.app.push_screen_wait(Confirm(f"{said}?", about)):
        return None
    return cm.Assign(author, seat, posture)


ENTERED = {"order": dictated, "answer": answered, "deals": bargained, "letters": read_out}
"""What is entered or read on a page of its own, by its deed."""


async def paper(
    play: "Play", bench: Bench, chair: Chair, deed: str
) -> Screen[cm.Command | None] | None:
    """The lines to fill in for a deed; None for one that has none."""
    if deed == "own":
        own = own_order(bench.author, chair.seat)
        own.head = _("{seat}, in its own words").format(seat=chair.name)
        return own
    if deed == "write":
        return Writing.of_seat(bench, chair)
    if deed == "message":
        page = Message.from_seat(await seen(play, bench.author, chair.seat))
        page.head = _("{seat} writes").format(seat=chair.name)
        return page
    return None


class SlipForm(OrderForm):
    """The form of an order of a seat, filled in by Control; what Control drops is no draft of the
    seat's.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "drop", N_("Drop it"), key_display="Esc"),
    ]

    def head(self) -> str:
        seat = self.play.names.seat(self.sight.seat)
        return _("{order}, for {seat}").format(order=super().head(), seat=seat)

    def action_drop(self) -> None:
        close(self, False)


class SlipDeals(SeatDeals):
    """The deals of a seat, entered by Control."""

    def __init__(self, play: "Play", sight: Sight, *, drafting: bool = False) -> None:
        super().__init__(play, sight)
        self.author, self.drafting = sight.author, drafting

    @property
    def whose(self) -> str:
        return self.names.seat(self.reader)

    def on_mount(self) -> None:
        super().on_mount()
        title = _("Deals of {seat}, entered by Control").format(seat=self.whose)
        self.query_one("#form-head", Static).update(Content(title))
        if self.drafting:
            self.once(self._entered())

    async def _entered(self) -> None:
        """Enter one offer, and be done."""
        await self._draft()
        close(self)

    async def submit(self, command: cm.Command) -> str:
        refused = await super().submit(command)
        self.sight = attrs.evolve(self.sight, author=self.author)
        return refused
