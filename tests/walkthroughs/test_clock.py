"""Walk-through 10: the clock, a seat that is not done, and a player who comes late, at the table of
six of the large game. Persons play the European Union and Moldova, and another is Control.
"""

from datetime import datetime, timedelta
from pathlib import Path

import attrs
import pytest
from textual.widgets import Input

from tests.tui.piloting import Seat, sit_down
from tests.tui.test_late import choose, chosen
from wargame.core import events as ev
from wargame.play.clock import utc_now
from wargame.tui.app import Opening
from wargame.tui.screens import console as consoles
from wargame.tui.screens.brief import BriefPage
from wargame.tui.screens.choosing import Choose, Filling
from wargame.tui.screens.confirm import Confirm
from wargame.tui.screens.console import Console
from wargame.tui.screens.deals_seat import SeatDeals
from wargame.tui.screens.digest import DigestPage
from wargame.tui.screens.handover import PAUSE, Cover
from wargame.tui.screens.results import Results
from wargame.tui.screens.table import Table
from wargame.tui.screens.talking import Letters
from wargame.tui.widgets import bar

ROOM = Opening("near_abroad", "six", seats=("eu", "moldova"), seed="s", control=True)
SIZE = (100, 30)
EU, MOLDOVA = 2, 3
PROMISE = "Money for reform by summer"
OFFER = (PROMISE, "Judges of its own", "3", "", "")
"""What it gives, what it gets, when it is due; no condition, no guarantor."""


@attrs.define
class Watch:
    """The clock on the wall of the room, which a test may set forward."""

    ahead: float = 0.0

    def now(self) -> str:
        later = datetime.fromisoformat(utc_now()) + timedelta(seconds=self.ahead)
        return later.isoformat(timespec="milliseconds")


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    """The time that the screens read."""
    found = Watch()
    for module in (consoles, bar):
        monkeypatch.setattr(module, "utc_now", found.now)
    return found


async def uncovered(seat: Seat) -> None:
    """Lift a cover, once it is clear that no key was meant for what was shown before."""
    await seat.at(Cover)
    await seat.pilot.pause(PAUSE)
    await seat.press("enter")


async def of(seat: Seat, number: int, deed: str) -> None:
    """Choose what is done for a seat."""
    await seat.at(Console)
    await seat.press("1", "home", *["down"] * number, "enter")
    await choose(seat, deed)


async def hand_to(seat: Seat, number: int) -> None:
    await of(seat, number, "Hand the screen over")
    await uncovered(seat)


async def back(seat: Seat) -> Console:
    """From a seat's page to Control's screen."""
    await seat.press("escape")
    await uncovered(seat)
    return await seat.at(Console)


async def agreed(seat: Seat) -> None:
    """The European Union promises Moldova something in secret."""
    await hand_to(seat, EU)
    await seat.go(BriefPage, "ctrl+s", Results, "escape", Letters, "o", SeatDeals, "d")
    await choose(seat, "Moldova")
    await choose(seat, "Secret")
    page = await seat.at(Filling)
    for field, text in zip(page.query(Input), OFFER, strict=True):
        field.value = text
    page.query(Input).last().focus()
    await seat.go("enter", SeatDeals, "escape", Letters)
    await back(seat)
    await hand_to(seat, MOLDOVA)
    await seat.go(BriefPage, "ctrl+s", Results, "escape", Letters, "o", SeatDeals, "enter")
    await choose(seat, "Sign it")
    await seat.go(Confirm, "y", SeatDeals, "escape", Letters)
    await back(seat)


async def end_of_turn(seat: Seat) -> None:
    """The orders are carried out and the turn is ended; what comes of both is read out."""
    for _pause in range(2):
        await seat.go(Console, "p", Results, "escape", Console)


async def drafted(seat: Seat) -> None:
    """The order phase has four minutes. The European Union drafts, and does not lock."""
    console = await seat.at(Console)
    await seat.press("p")
    await seat.sees("Orders ▼ ")
    assert console.bench.phase is not None
    assert console.bench.phase.minutes == 4
    await of(seat, MOLDOVA, "It gives no more orders")
    await hand_to(seat, EU)
    await seat.go(Results, "escape", Table)
    form = await seat.to_the_form("E05")
    form.query_one("#why", Input).value = "they have no other market"
    await seat.go("escape", Table)
    await back(seat)


async def warned(seat: Seat, watch: Watch) -> None:
    """The clock warns at a minute and at a quarter of one."""
    await seat.at(Console)
    for ahead, said in ((181, "1 minute left"), (226, "15 seconds left")):
        watch.ahead = ahead
        await seat.is_told(f"{said}. Not done: European Union")


async def late(seat: Seat, watch: Watch) -> None:
    """At nought Control sees who is not done, and chooses what comes of it."""
    watch.ahead = 241
    await seat.is_told("Time is up. Late: European Union.")
    await seat.sees("Control Time is up. Late: European Union. l says what comes of it.")
    await seat.press("l")
    page = await seat.at(Choose)
    assert [choice.split(":")[0] for choice in page.choices] == [
        "Wait 30 seconds more", "Use its draft", "Hold it to what it has locked",
        "Let an autopilot play it", "Let an autopilot play it",
    ]  # fmt: skip
    await choose(seat, "Wait 30 seconds more")
    await seat.at(Console)
    await seat.sees("Orders ▼ 0:")
    watch.ahead += 31
    await seat.sees("Orders time is up")
    await seat.press("l")
    await choose(seat, "Let an autopilot play it: United")
    await seat.at(Console)
    await seat.sees("All orders are in")


async def recorded(seat: Seat) -> None:
    """The choices are in the record, and Control's log tells of them."""
    console = await seat.at(Console)
    assert await chosen(seat) == ["wait", "autopilot"]
    told = [one.text for one in console.bench.told if isinstance(one.event, ev.TimeCalled)]
    assert len(told) == 2
    assert all("European Union" in text for text in told)


async def came_late(seat: Seat) -> None:
    """In turn 2 a player comes, who takes the seat from the autopilot."""
    await end_of_turn(seat)
    await seat.at(Console)
    await seat.sees("Turn 2 of 4")
    await seat.press("1")
    await seat.sees("European Union 0/2 locked autopilot: United")
    await hand_to(seat, EU)


async def caught_up(seat: Seat) -> None:
    """Three lines: where all stand, its own promises, what is asked of it now."""
    digest = await seat.at(DigestPage)
    where, own, needed = digest.lines
    assert where.startswith("Turn 2 of 4")
    assert f"It promised: {PROMISE}, to Moldova in secret (due in turn 3)" in own
    assert needed == "Nothing is asked of you now. Waiting for Control."
    for head in ("Where we are", "What is yours", "What is asked of you"):
        await seat.sees(head)
    # What was sent to the seat alone comes as cards of their own.
    await seat.go("enter", Results, "escape", Letters)
    await back(seat)


async def waited_for(seat: Seat) -> None:
    """The autopilot has stepped back: the next phase waits for the player."""
    await seat.press("p")
    await seat.sees("European Union 0/2 locked a person ◀ waited for")


def test_the_clock_a_seat_that_is_not_done_and_one_who_comes_late(
    tmp_path: Path, watch: Watch
) -> None:
    async def steps(seat: Seat) -> None:
        await seat.at(Console)
        await seat.play.host.do(lambda room: setattr(room.session, "now", watch.now))
        await agreed(seat)
        await drafted(seat)
        await warned(seat, watch)
        await late(seat, watch)
        await recorded(seat)
        await came_late(seat)
        await caught_up(seat)
        await waited_for(seat)

    sit_down(steps, tmp_path, ROOM, SIZE)
