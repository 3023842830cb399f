"""What a seat's people say aloud or hand in on a slip, an order or an answer, entered on Control's
screen; also what is put down for a seat that is away.
"""

from typing import TYPE_CHECKING

import attrs
from textual.screen import Screen

from wargame.core import commands as cm
from wargame.prose.text import _
from wargame.tui import bench as desk
from wargame.tui.screens.choosing import Choose, Field, Filling, answers
from wargame.tui.screens.order import OrderForm
from wargame.tui.sight import Put

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


async def answered(
    screen: Screen[int | None], play: "Play", author: cm.Author, seat: int
) -> cm.Command | None:
    """Let the answer to what holds the game be chosen for the seat; None where it is dropped."""
    asked = await play.host.do(desk.asked_of, seat)
    if not asked:
        screen.notify(_("This seat is not asked any more."), timeout=5)
        return None
    put = asked[0]
    chosen = await screen.app.push_screen_wait(answers(put))
    if chosen is not None and chosen not in put.question.choices:
        screen.notify(put.choices[chosen], severity="error", timeout=8)
        chosen = None
    if chosen is None:
        return None
    return await screen.app.push_screen_wait(_words(play, author, put, chosen))


def _words(play: "Play", author: cm.Author, put: Put, choice: int) -> Filling:
    """The page for the words that the seat gives with its answer."""
    question = put.question
    info = play.names.game.questions[question.question]
    needed = info.in_writing and choice != info.default
    name = _("Condition") if needed else _("Why")
    hint = _("on what condition, as the seat says it") if needed else _("as the seat says it")

    def read(typed: dict[str, str]) -> cm.Command:
        return cm.Answer(author, question.place, question.question, choice, typed["why"])

    about = put.choices[choice]
    field = Field("why", name, hint, need=_("This answer is given in writing.") if needed else "")
    return Filling(play.names.seat(question.seat), about, (field,), read)
