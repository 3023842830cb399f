"""What Control does for a seat: an order or an answer that its people say aloud or hand in on a
slip, who plays it.
"""

from typing import TYPE_CHECKING

import attrs
from textual.screen import Screen

from wargame.core import commands as cm
from wargame.prose.text import _
from wargame.tui.bench import Chair
from wargame.tui.screens.answer import Answering
from wargame.tui.screens.choosing import Choose
from wargame.tui.screens.order import OrderForm

if TYPE_CHECKING:
    from wargame.tui.game import Play


PILOT = "autopilot "
"""What a posture stands after among the deeds."""


def deeds(chair: Chair) -> list[tuple[str, str]]:
    """What can be done for a seat, each with what it is called."""
    hand = _("Hand the screen over")
    if not chair.person:
        hand = _("Hand the screen over to a person, who plays it from now on")
    found = [
        ("hand", hand),
        ("order", _("Give an order for it, as it says")),
        ("done", _("It gives no more orders this turn")),
    ]
    form = _("Let an autopilot play it: {posture}")
    found += [(f"{PILOT}{id}", form.format(posture=name)) for id, name in chair.pilots]
    if not chair.person:
        found.append(("person", _("Give it back to a person")))
    if chair.asked:
        found.append(("answer", _("Answer for it, as it says")))
    found.append(("write", _("Write down what it says: aim, red line, assessment")))
    return found


async def answered(screen: Screen[int | None], play: "Play", author: cm.Author, seat: int) -> None:
    """Answer a question that is put to a seat, as the seat's own and by Control's hand."""
    sight = await play.sight(seat)
    sight = attrs.evolve(sight, author=author._replace(seat=seat))
    chosen: int | None = 0
    if len(sight.questions) > 1:
        asks = [put.ask for put in sight.questions]
        chosen = await screen.app.push_screen_wait(Choose(_("Which question?"), asks))
    if chosen is not None:
        await screen.app.push_screen_wait(Answering(play, sight, sight.questions[chosen]))


async def dictated(screen: Screen[int | None], play: "Play", author: cm.Author, seat: int) -> None:
    """Choose what the seat orders and fill in its form, as the seat's own and by Control's hand."""
    sight = attrs.evolve(await play.sight(seat), author=author)
    deeds = [deed for deed in sight.deeds if not deed.against]
    if not sight.ordering or not deeds:
        screen.notify(_("This seat gives no orders now."), timeout=5)
        return
    said = [f"{deed.name}  {deed.price}" for deed in deeds]
    chosen = await screen.app.push_screen_wait(Choose(_("Which order?"), said))
    if chosen is not None:
        form = await OrderForm.of(play, sight, deeds[chosen].action)
        await screen.app.push_screen_wait(form)
