"""Time runs out on Control's screen: who is late, and what comes of it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import attrs
import pytest
from textual.widgets import Input, OptionList

from tests.tui.piloting import MOLDOVA, Seat, sit_down
from wargame.authoring.load import find, load
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.play.session import Session
from wargame.prose.prose import Prose
from wargame.seat.cast import TABLE, cast_given, staff
from wargame.seat.company import Company
from wargame.tui import moves
from wargame.tui.cartography.survey import atlas_of
from wargame.tui.host import Room
from wargame.tui.late import choices, reached
from wargame.tui.projector import moment
from wargame.tui.screens.brief import BriefPage
from wargame.tui.screens.choosing import Choose, Filling
from wargame.tui.screens.confirm import Confirm
from wargame.tui.screens.console import Console
from wargame.tui.screens.dictating import SlipForm
from wargame.tui.screens.ending import Ending
from wargame.tui.screens.handover import Cover
from wargame.tui.screens.results import Results
from wargame.tui.screens.table import Table
from wargame.tui.widgets.bar import standing

CONTROL = attrs.evolve(MOLDOVA, control=True)


@attrs.define
class Watch:
    """The time of the day on which a game is played."""

    at: datetime = datetime(2030, 1, 1, 12, tzinfo=UTC)

    def now(self) -> str:
        return self.at.isoformat(timespec="milliseconds")


async def choose(seat: Seat, said: str) -> None:
    """Choose the line of a page that says this."""
    page = await seat.at(Choose)
    at = next(k for k, one in enumerate(page.choices) if said in one)
    page.query_one(OptionList).highlighted = at
    await seat.press("enter")
    await seat.until(lambda: seat.app.screen is not page, f"{said} to be chosen")


async def run_out(seat: Seat) -> Console:
    """Let the time of the orders run out."""
    await seat.go(Console, "p")
    await seat.sees("Waiting for Moldova")
    for _minute in range(2):
        await seat.press("e")
        await seat.sees("By plan it ends at")
        await choose(seat, "Take 1 minute away")
        await seat.at(Console)
    return await seat.at(Console)


async def chosen(seat: Seat) -> list[str]:
    """What Control chose for late seats."""
    events = await seat.play.host.do(lambda room: tuple(room.session.events))
    return [one.choice for one in events if isinstance(one, ev.TimeCalled)]


def test_the_clock_stands_while_briefs_are_read_until_control_starts_it(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        console = await seat.at(Console)
        await seat.sees("The clock stands: Space starts it. p ends this phase.")
        await seat.sees("Talk Ⅱ 4:00")
        phase = console.bench.phase
        assert moment.urgency(phase, 0, standing(console.bench.clock)) == "Ⅱ not begun"
        await seat.press("e")
        page = await seat.at(Choose)
        assert page.choices[0] == "Start the clock"
        await seat.go("escape", Console, "space")
        await seat.sees("Talk ▼ 3:")
        assert "Space starts it" not in seat.text
        await seat.press("space")
        await seat.sees("stopped")
        assert "Space starts it" not in seat.text

    sit_down(steps, tmp_path, CONTROL)


def test_control_is_warned_and_told_who_is_late_and_waits(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await run_out(seat)
        await seat.is_told("Not done: Moldova")
        await seat.is_told("Time is up. Late: Moldova.")
        await seat.sees("time is up")
        await seat.press("l")
        await choose(seat, "Wait 30 seconds more")
        console = await seat.at(Console)
        assert console.bench.clock.extra >= 30 - 120
        assert await chosen(seat) == ["wait"]
        await seat.sees("▼ 0:")

    sit_down(steps, tmp_path, CONTROL)


def test_what_is_given_once_time_is_up_is_given_from_now_on(tmp_path: Path) -> None:
    """However long Control took to choose."""

    async def steps(seat: Seat) -> None:
        await run_out(seat)
        for _minute in range(3):
            await seat.press("e")
            await choose(seat, "Take 1 minute away")
            await seat.at(Console)
        await seat.press("l")
        await choose(seat, "Wait 30 seconds more")
        await seat.at(Console)
        await seat.sees("Orders ▼ 0:")
        await seat.press("e")
        await choose(seat, "Take 1 minute away")
        await seat.go(Console, "e")
        await choose(seat, "Give 5 minutes more")
        await seat.sees("Orders ▼ 4:")
        events = await seat.play.host.do(lambda room: tuple(room.session.events))
        given = [one.seconds for one in events if isinstance(one, ev.Extended)]
        assert [seconds for seconds in given if seconds > 0] == [30, 300]

    sit_down(steps, tmp_path, CONTROL)


def test_what_a_late_seat_had_put_together_is_taken(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.go(Console, "p", "1", "home", "down", "enter", Choose, "enter", Cover)
        await seat.pilot.pause(0.5)
        await seat.go("enter", BriefPage, "ctrl+s", Results, "escape", Table)
        form = await seat.to_the_form("P03")
        form.query_one("#why", Input).value = "before it is too late"
        form.query_one("#estimate", Input).value = "40"
        await seat.go("escape", Table, "escape", Cover)
        await seat.pilot.pause(0.5)
        await seat.go("enter", Console, "l")
        await choose(seat, "Use its draft: Reform and fight corruption in Moldova")
        await seat.sees("All orders are in")
        events = await seat.play.host.do(lambda room: tuple(room.session.events))
        locked = [one for one in events if isinstance(one, ev.OrderLocked) and one.seat == 1]
        assert [(one.rationale, one.estimate) for one in locked] == [("before it is too late", 40)]
        assert locked[0].author.role == "control"

    sit_down(steps, tmp_path, CONTROL)


def test_no_draft_is_what_was_only_looked_at_or_belongs_to_another_turn(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.go(Console, "p", "1", "home", "down", "enter", Choose, "enter", Cover)
        await seat.pilot.pause(0.5)
        await seat.go("enter", BriefPage, "ctrl+s", Results, "escape", Table)
        await seat.to_the_form("P03")
        await seat.go("escape", Table)
        assert not seat.play.left
        form = await seat.to_the_form("P03")
        form.query_one("#why", Input).value = "before it is too late"
        await seat.go("escape", Table, "escape", Cover)
        await seat.pilot.pause(0.5)
        await seat.go("enter", Console)
        console = await seat.at(Console)
        chair, left = console.bench.chairs[1], seat.play.left[1]
        for turn, drafts in ((1, 1), (2, 0)):
            of_turn = attrs.evolve(left, turn=turn)
            (due,) = chair.due
            found = await seat.play.host.do(choices, console.bench, chair, due, of_turn)
            assert sum("Use its draft" in way.said for way in found.ways) == drafts

    sit_down(steps, tmp_path, CONTROL)


def test_what_control_drops_in_a_form_for_a_seat_is_no_draft_of_the_seat(tmp_path: Path) -> None:
    """Neither where the seat drafted nothing, nor in place of what it did draft."""

    async def typed(seat: Seat, action: str, why: str) -> str:
        """Begin a slip and drop it; the reason that stood there first."""
        await seat.at(Console)
        await seat.press("1", "home", "down", "enter")
        await choose(seat, "Give an order for it")
        await choose(seat, action)
        form = await seat.at(SlipForm)
        line = form.query_one("#why", Input)
        stood, line.value = line.value, why
        await seat.sees("Drop it")
        await seat.go("escape", Console)
        return stood

    async def steps(seat: Seat) -> None:
        await run_out(seat)
        assert await typed(seat, "Reform and fight corruption", "by Control") == ""
        assert await typed(seat, "Reform and fight corruption", "by Control again") == ""
        await seat.press("l")
        page = await seat.at(Choose)
        assert not any("Use its draft" in one for one in page.choices)
        await seat.go("escape", Console, "1", "home", "down", "enter", Choose, "enter", Cover)
        await seat.pilot.pause(0.5)
        await seat.go("enter", BriefPage, "ctrl+s", Results, "escape", Table)
        form = await seat.to_the_form("P03")
        assert form.query_one("#why", Input).value == ""
        form.query_one("#why", Input).value = "by the seat"
        await seat.go("escape", Table, "escape", Cover)
        await seat.pilot.pause(0.5)
        await seat.press("enter")
        await typed(seat, "Public condemnation", "by Control")
        await typed(seat, "Reform and fight corruption", "by Control")
        await seat.press("l")
        await choose(seat, "Use its draft: Reform and fight corruption in Moldova. by the seat")

    sit_down(steps, tmp_path, CONTROL)


def test_a_late_seat_is_held_to_what_it_has_locked_or_played_by_an_autopilot(
    tmp_path: Path,
) -> None:
    async def steps(seat: Seat) -> None:
        await run_out(seat)
        await seat.press("l")
        await choose(seat, "Hold it to what it has locked")
        await seat.sees("All orders are in")
        await seat.press("u")
        await seat.pilot.pause(0.1)
        await seat.press("enter")
        await seat.pilot.pause(0.1)
        await seat.press("s")
        await seat.go(Results, "escape", Console)
        await seat.sees("waited for")
        await seat.press("l")
        await choose(seat, "Let an autopilot play it")
        await seat.sees("All orders are in")
        assert await chosen(seat) == ["autopilot"]

    sit_down(steps, tmp_path, CONTROL)


def test_the_clock_is_stopped_on_one_key_and_a_phase_is_skipped(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.go(Console, "space")
        await seat.sees("▼")
        await seat.press("space")
        await seat.sees("stopped")
        await seat.press("space")
        await seat.sees("▼")
        await seat.press("e")
        await choose(seat, "Skip the rest of the phase")
        await seat.sees("Waiting for Moldova")
        await seat.press("e")
        await choose(seat, "Skip the rest of the phase: no more orders from Moldova")
        await seat.sees("All orders are in")

    sit_down(steps, tmp_path, CONTROL)


def test_a_seat_at_control_s_screen_sees_the_clock_that_control_keeps(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await run_out(seat)
        await seat.go("space", "1", "home", "down", "enter", Choose, "enter", Cover)
        await seat.pilot.pause(0.5)
        await seat.go("enter", BriefPage, "ctrl+s", Results, "escape", Table)
        await seat.sees("Orders Ⅱ 0:00 stopped")

    sit_down(steps, tmp_path, CONTROL)


@pytest.mark.parametrize(
    ("left", "before", "at"),
    [(59.8, 60.2, 60), (60.0, 60.4, 60), (61, 62, None), (14, 16, 15), (0, 0.5, 0), (-3, 70, 0),
     (-1, -0.5, None), (30, 20, None)],
)  # fmt: skip
def test_a_warning_comes_once_as_the_time_passes_it(
    left: float, before: float, at: int | None
) -> None:
    assert reached(left, before) == at


def test_the_last_turn_is_dropped_with_a_reason_that_all_read(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.go(Console, "e")
        await choose(seat, "End the game after turn 2")
        await seat.go(Confirm, "y")
        page = await seat.at(Filling)
        page.query_one(Input).value = "the room is needed at four"
        await seat.press("enter")
        await seat.sees("Turn 1 of 2")
        console = await seat.at(Console)
        told = [one.text for one in console.bench.told]
        said = "Control has the game end after turn 2 of 3. Reason: the room is needed at four."
        assert said in told
        await seat.press("e")
        page_of_times = await seat.at(Choose)
        assert "Play on to the last turn, 3" in page_of_times.choices

    sit_down(steps, tmp_path, CONTROL)


def test_control_ends_the_game_as_it_stands(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.go(Console, "1", "home", "down", "enter")
        await choose(seat, "Let an autopilot play it")
        await seat.go(Confirm, "y", Console, "e")
        await choose(seat, "End the game now")
        await seat.go(Confirm, "y")
        page = await seat.at(Filling)
        page.query_one(Input).value = "a fire alarm"
        await seat.press("enter")
        while not isinstance(seat.app.screen, Ending):
            if isinstance(seat.app.screen, Cover):
                await seat.pilot.pause(0.5)
                await seat.press("enter")
            elif isinstance(seat.app.screen, Results):
                await seat.press("escape")
            await seat.pilot.pause(0.05)
        await seat.sees("Control ends the game. Reason: a fire alarm.")

    sit_down(steps, tmp_path, CONTROL)


def test_whoever_takes_control_of_a_closed_game_finds_its_clock_as_it_stood(
    tmp_path: Path,
) -> None:
    file, loaded, watch = tmp_path / "g.wargame", load(find("transnistria")), Watch()
    with Session.create(file, loaded, seed="s", now=watch.now) as session:
        staff(session, cast_given(loaded, ("moldova",), ()))
        session.autoplay(pauses=False)
        watch.at += timedelta(seconds=20)
        session.submit(cm.Note(TABLE, "They talk"))
        read = session.clock.read(watch.now())
    watch.at += timedelta(days=1)
    with Session.open(file, now=watch.now) as session:
        prose = Prose.of(loaded, {})
        company = Company(session, prose, resumed=True, wall=True)
        room = Room(session, prose, company, atlas_of(loaded.scenario, loaded.geometry()))
        moves.preside(room)
        company.open()
        assert session.clock.read(watch.now()) == read
