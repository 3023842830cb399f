"""Control's screen: who is waited for, injects, corrections, steps back, what seats say aloud."""

import asyncio
import gc
import warnings
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from tests.tui.at_control import CONTROL, fill
from tests.tui.piloting import Seat, sit_down
from wargame.core import events as ev
from wargame.seat.correcting import Number, ruling_of
from wargame.tui.screens.answer import Answering
from wargame.tui.screens.choosing import Choose
from wargame.tui.screens.confirm import Confirm
from wargame.tui.screens.console import Console
from wargame.tui.screens.ending import Ending
from wargame.tui.screens.handbook import Handbook
from wargame.tui.screens.handover import Cover
from wargame.tui.screens.results import Results
from wargame.tui.screens.steps import Dice, StepsPage
from wargame.tui.screens.writing import Writing


def test_control_sees_who_is_waited_for_and_ends_a_phase(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.at(Console)
        await seat.sees("p ends this phase")
        await seat.sees("autopilot: Cautious")
        await seat.press("p")
        await seat.sees("Moldova 0/2 locked a person ◀ waited for: orders")
        await seat.press("p")
        await seat.is_told("Waiting for Moldova: orders")

    sit_down(steps, tmp_path, CONTROL)


def test_the_first_page_tells_what_comes_and_what_lies_on_the_desk(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.at(Console)
        await seat.sees("Injects I13 Government falls (due, 1 in 6) · 1 armed · 3 in reserve")
        assert "on the desk" not in seat.text
        await seat.press("p")
        await seat.sees("Orders 4 on the desk")

    sit_down(steps, tmp_path, CONTROL)


def test_an_inject_is_fired_where_that_is_chosen_and_never_twice_unasked(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        console = await seat.at(Console)
        await seat.press("3")
        await seat.sees("The standing offer fired in turn 1")
        await seat.go("enter", Choose, "enter", Confirm)
        await seat.sees("It was fired in turn 1 already")
        await seat.go("n", Console, "end", "enter", Choose, "enter", Confirm, "y")
        await seat.until(lambda: console.bench.injects[-1].fired == 1, "the inject")

    sit_down(steps, tmp_path, CONTROL)


def test_a_number_is_corrected_with_a_reason_that_all_concerned_read(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.at(Console)
        await seat.press("t")
        choices = await seat.at(Choose)
        at = next(k for k, one in enumerate(choices.choices) if one.startswith("Tension"))
        choices.query_one(OptionList).highlighted = at
        await seat.press("enter")
        await fill(seat, "a lot", "so", "")
        await seat.sees("Type the change as in the hint")
        await fill(seat, "+1", "a mistake in the brief", "")
        await seat.go(Results, "escape", Console)
        events = await seat.play.host.do(lambda room: tuple(room.session.events))
        (ruled,) = [e for e in events if isinstance(e, ev.Ruled)]
        assert ruled.reason == "a mistake in the brief"
        assert ruled.effects[0].value == 1

    sit_down(steps, tmp_path, CONTROL)


def test_control_sees_what_every_seat_has_to_spend(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.at(Console)
        await seat.press("4")
        await seat.sees("Capital 3 (next 4) Means 2 (next 3)")

    sit_down(steps, tmp_path, CONTROL)


def test_a_seminar_runs_to_its_end_from_control_s_screen(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.go(Console, "1", "home", "down", "enter", Choose, "down", "enter", Confirm)
        await seat.sees("It answers what is asked and orders at once")
        await seat.press("y")
        await seat.at(Console)
        await seat.sees("Moldova 0/2 locked autopilot")
        while not isinstance(seat.app.screen, Ending):
            if isinstance(seat.app.screen, Console):
                await seat.press("p")
            elif isinstance(seat.app.screen, Results):
                await seat.press("escape")
            elif isinstance(seat.app.screen, Cover):
                await seat.pilot.pause(0.5)
                await seat.press("enter")
            await seat.pilot.pause(0.05)
        await seat.press("u")
        await seat.at(Cover)
        await seat.sees("Only Control looks now")

    sit_down(steps, tmp_path, CONTROL)


def test_a_slip_is_taken_back_and_control_sees_who_was_told(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        console = await seat.at(Console)
        await seat.go("3", "end", "enter", Choose, "enter", Confirm, "y", Results)
        await seat.go("escape", Console)
        await seat.until(lambda: console.bench.injects[-1].fired == 1, "the inject")
        await seat.press("u")
        await seat.at(StepsPage)
        await seat.sees("Told to all")
        await seat.go("enter", Dice, "s", Results)
        await seat.sees("Control sets the game back")
        await seat.press("escape")
        await seat.at(Console)
        await seat.until(lambda: console.bench.injects[-1].fired == 0, "the inject to be undone")
        for page in "123456":
            await seat.press(page)
            await seat.until(lambda: "Control has set the game back" in seat.rows[0], "the head")
        await seat.sees("Undone:")
        await seat.press("p")
        await seat.sees("Waiting for Moldova")
        assert "The Transnistria Offer" in seat.rows[0]

    sit_down(steps, tmp_path, CONTROL)


def test_a_key_that_comes_while_something_is_under_way_leaves_nothing_behind(
    tmp_path: Path,
) -> None:
    async def steps(seat: Seat) -> None:
        console = await seat.at(Console)
        done = asyncio.Event()

        async def under_way() -> None:
            await done.wait()

        console.once(under_way())
        with warnings.catch_warnings(record=True) as found:
            warnings.simplefilter("always")
            console.action_put_question()
            gc.collect()
        done.set()
        assert [str(one.message) for one in found] == []

    sit_down(steps, tmp_path, CONTROL)


def test_control_s_help_is_the_facilitator_s_handbook(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.at(Console)
        await seat.press("f1")
        page = await seat.at(Handbook)
        assert page.topic == "facilitator"
        await seat.sees("facilitator's handbook")

    sit_down(steps, tmp_path, CONTROL)


TRACK = Number(3, "Tension", False, "5", 0, 10)
FLAG = Number(4, "Fog", True, "holds", -1, 9999)


@pytest.mark.parametrize(
    ("number", "typed", "found"),
    [
        (TRACK, "+1", ("add", 1)),
        (TRACK, " - 2 ", ("add", -2)),
        (TRACK, "\N{MINUS SIGN}2", ("add", -2)),
        (TRACK, "=3", ("set", 3)),
        (TRACK, "=10", ("set", 10)),
        (TRACK, "= -3", None),
        (TRACK, "=99", None),
        (TRACK, "3", None),
        (TRACK, "", None),
        (TRACK, "+", None),
        (TRACK, "++1", None),
        (TRACK, "+1.5", None),
        (TRACK, "on", None),
        (TRACK, "+99999999999", None),
        (FLAG, "on", ("on", 0)),
        (FLAG, "OFF", ("off", 0)),
        (FLAG, "2", ("on", 2)),
        (FLAG, "0", None),
        (FLAG, "+1", None),
        (FLAG, "", None),
    ],
)
def test_a_correction_is_typed_as_it_is_said(
    number: Number, typed: str, found: tuple[str, int] | None
) -> None:
    ruling = ruling_of(number, typed)

    assert (None if ruling is None else (ruling.how, ruling.value)) == found


def test_control_writes_down_what_a_seat_says_and_sees_what_is_not_written(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        console = await seat.at(Console)
        await seat.sees("Moldova 0/2 locked a person not written: aim, red line")
        await seat.press("1", "home", "down", "enter")
        await seat.go(Choose, "end", "enter", Writing, "down")
        await seat.press(*"peace", "enter")
        await seat.at(Console)
        await seat.sees("not written: red line")
        (note,) = [one.event for one in console.bench.told if isinstance(one.event, ev.Noted)]
        assert (note.kind, note.text, note.author.seat) == ("aim", "peace", 1)

    sit_down(steps, tmp_path, CONTROL)


def test_what_is_typed_finds_a_line_of_a_long_list(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.go(Console, "t")
        page = await seat.at(Choose)
        await seat.sees("Letters find")
        options = page.query_one(OptionList)

        def line() -> str:
            return page.choices[options.highlighted or 0]

        await seat.press("m", "e")
        assert line().startswith("Means of")
        await seat.press("home", "c")
        first = options.highlighted or 0
        assert line().startswith("C")
        await seat.press("c")
        assert (options.highlighted or 0) > first
        assert line().startswith("C")
        await seat.press("ü")
        assert line().startswith("C")
        await seat.press("home", *"the", "space", *"west")
        assert line().startswith("Capital of The West")
        await seat.go("escape", Console)

    sit_down(steps, tmp_path, CONTROL)


def test_a_note_of_control_s_is_typed_at_once(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.go(Console, "n", Writing)
        await seat.press("b", "l", "u", "f", "f", "enter")
        console = await seat.at(Console)
        await seat.until(lambda: any("bluff" in one.text for one in console.bench.told), "the note")

    sit_down(steps, tmp_path, CONTROL)


def test_control_answers_for_a_seat_as_it_says(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.at(Console)
        await seat.sees("Asked Moldova: Take Moscow's help with the region")
        await seat.press("1", "home", "down", "enter")
        choices = await seat.at(Choose)
        said = "Answer for it, as it says: Take Moscow's help with the region"
        at = next(k for k, one in enumerate(choices.choices) if one.startswith(said))
        choices.query_one(OptionList).highlighted = at
        await seat.go("enter", Answering)
        await seat.sees("Take Moscow's help")
        await seat.press("down")
        seat.app.screen.query_one("#why", Input).value = "not at that price"
        await seat.go("enter", Confirm)
        await seat.sees("Answer “Decline it”?")
        await seat.press("y")
        events = await seat.play.host.do(lambda room: tuple(room.session.events))
        (given,) = [one for one in events if isinstance(one, ev.Answered)]
        assert (given.seat, given.choice, given.rationale) == (1, 1, "not at that price")
        assert given.author is not None
        assert given.author.role == "control"
        await seat.until(lambda: not isinstance(seat.app.screen, Answering), "it to be answered")

    sit_down(steps, tmp_path, CONTROL)
