"""A silence is kept, broken or runs out, whoever looks at it and whatever becomes of the clock.

The second of two walk-throughs of arguing is followed step by step.
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import attrs
from textual.widgets import Static

from tests.tui.at_control import dictate, fill, open_order, uncover
from tests.tui.debating import CONTROL, card, choosing, sit, take_over, told
from tests.tui.piloting import Seat, sit_down
from wargame.authoring.load import find, load
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.play.clock import PhaseClock
from wargame.play.session import Session
from wargame.seat.cast import cast_given, staff
from wargame.seat.company import CONTROL_NAME
from wargame.tui.app import Opening
from wargame.tui.arguing import left
from wargame.tui.screens.brief import BriefPage
from wargame.tui.screens.choosing import Choose, Filling
from wargame.tui.screens.console import Console
from wargame.tui.screens.effects import PickEffects
from wargame.tui.screens.matter_control import ControlMatter
from wargame.tui.screens.matter_seat import SeatMatter
from wargame.tui.screens.results import Results
from wargame.tui.screens.table import Table


def test_a_silence_is_broken_with_a_written_condition_and_the_order_falls(tmp_path: Path) -> None:
    """A listed order is put under silence; the time runs; a seat breaks it, another is missing."""

    async def steps(seat: Seat) -> None:
        await seat.go(Console, "p")
        await seat.sees("Waiting for")
        await dictate(seat, "Reform and fight corruption")
        await seat.press("2")
        await open_order(seat, "Reform and fight corruption")
        await seat.press("m")
        await seat.at(Choose)
        await seat.press("end", "enter")
        page = await choosing(seat, "If it succeeds?")
        assert page.choices[0] == "It goes to its table, as any order"
        await seat.press("enter")
        await seat.at(Filling)
        await fill(seat, "Moldova reforms", "1 3", "", "120")
        await seat.at(Console)
        await seat.sees("An order of Moldova: silence procedure")
        await seat.press("home", "enter")
        await seat.at(ControlMatter)
        await seat.sees("left")
        await card(seat, 0)
        await seat.at(Choose)
        await seat.press("down", "enter")
        await seat.sees("Russia breaks the silence")
        await fill(seat, "")
        await seat.sees("writes down the condition")
        await fill(seat, "only with an offer of talks")
        await seat.at(ControlMatter)
        await seat.sees("The silence is broken.")
        await seat.sees("The West: missing")
        await seat.press("s")
        choices = await seat.at(Choose)
        assert choices.choices[0] == "It fails (as the method says)"
        await seat.go("enter", PickEffects, "ctrl+s")
        await seat.at(Filling)
        await fill(seat, "It falls", "the silence was broken", "", "")
        await seat.at(Results)
        console = await take_over(seat)
        assert console.bench.items == ()
        assert console.bench.chairs[1].locked == 0

    sit_down(steps, tmp_path, CONTROL)


def test_a_silence_ends_by_itself_when_its_time_is_over(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.go(Console, "space")
        await seat.sees("Talk ▼")
        await seat.press("a")
        await seat.at(Choose)
        await seat.press("end", "enter")
        await seat.at(Filling)
        await fill(seat, "May the mission stay?", "", "", "1")
        await seat.at(Results)
        await seat.sees("The silence is kept. Without a word: Russia, Moldova and The West.")
        await take_over(seat)
        await seat.press("2")
        await seat.press("home", "enter")
        await seat.at(ControlMatter)
        await seat.sees("The silence is kept.")

    sit_down(steps, tmp_path, CONTROL)


async def silenced(seat: Seat) -> SeatMatter:
    """Russia sits before a silence."""
    await seat.go(Console, "p")
    await seat.sees("Waiting for")
    await sit(seat, 0)
    await seat.go(BriefPage, "ctrl+s", Results, "escape", Table, "escape")
    await take_over(seat)
    await seat.press("a")
    await seat.at(Choose)
    await seat.press("end", "enter")
    await seat.at(Filling)
    await fill(seat, "May the mission stay?", "", "", "120")
    console = await seat.at(Console)
    await seat.until(lambda: bool(console.bench.matters), "the matter")
    await sit(seat, 0)
    await seat.go(Results, "escape", Table)
    await seat.choose(f"matter {console.bench.matters[0].number}")
    return await seat.at(SeatMatter)


def run_out(page: SeatMatter) -> None:
    """Let the time of what a page shows be over."""
    over = attrs.evolve(page.point, clock=PhaseClock("2020-01-01T12:00:00Z"))
    page.sight = attrs.evolve(page.sight, matters=(over,))


def test_a_silence_ends_while_a_seat_looks_at_it(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        run_out(await silenced(seat))
        await seat.sees("The silence is kept.")
        assert len(await told(seat, ev.Disclosed)) == 1

    sit_down(steps, tmp_path, CONTROL)


def test_no_reply_is_taken_once_the_time_of_a_silence_is_over(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        page = await silenced(seat)
        await seat.press("e")
        await seat.at(Choose)
        run_out(page)
        await seat.press("enter")
        await seat.is_told("The time of the silence is over")
        await seat.sees("The silence is kept.")
        assert not await told(seat, ev.Replied)

    sit_down(steps, tmp_path, CONTROL)


def test_a_silence_keeps_its_time_while_the_clock_stands_and_the_game_is_closed(
    tmp_path: Path,
) -> None:
    """It began a day before, and half a minute of it passed before the clock was stopped."""
    file, noon = tmp_path / "game.wargame", datetime.now(UTC) - timedelta(days=1)
    times = [noon.isoformat()]
    loaded = load(find("transnistria"))
    with Session.create(file, loaded, seed="s", now=lambda: times[-1]) as session:
        staff(session, cast_given(loaded, CONTROL.seats, (), control=True))
        control = session.join(CONTROL_NAME, "control")
        session.submit(
            cm.TakeUp(control, -1, "silence", "May the mission stay?", asked=(0, 1), seconds=120)
        )
        times.append((noon + timedelta(seconds=29.6)).isoformat())
        session.submit(cm.Pause(control, on=True))

    async def steps(seat: Seat) -> None:
        await uncover(seat)
        console = await seat.at(Console)
        await seat.press("2")
        assert [left(one) for one in console.bench.matters] == [91]
        await seat.press("home", "enter")
        page = await seat.at(ControlMatter)
        await seat.sees("1:31 left")
        shown = page.query_one("#matter-clock", Static).content
        page.tick()
        assert page.query_one("#matter-clock", Static).content is shown
        await seat.press("escape", "space")
        await seat.until(lambda: not console.bench.clock.stopped, "the clock")
        await seat.press("enter")
        await seat.at(ControlMatter)
        await seat.sees("1:30 left")
        assert not await told(seat, ev.Disclosed)

    sit_down(steps, tmp_path, Opening(game=file))
