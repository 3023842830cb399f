"""An order that a seat's people say aloud or hand in on a slip, entered on Control's screen."""

from typing import TYPE_CHECKING

import attrs
from textual.screen import Screen

from wargame.core import commands as cm
from wargame.prose.text import _
from wargame.tui.screens.choosing import Choose
from wargame.tui.screens.order import OrderForm

if TYPE_CHECKING:
    from wargame.tui.game import Play


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
