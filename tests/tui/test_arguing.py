"""Control and seats argue: an order of one's own, estimates, weights, spotlights, facts.

The first of two walk-throughs of arguing is followed step by step.
"""

from pathlib import Path

import attrs
import pytest
from textual.widgets import Input, OptionList

from tests.tui.at_control import fill, open_order, to_the_desk
from tests.tui.debating import (
    CONTROL,
    card,
    choosing,
    method,
    send,
    settled,
    sit,
    take_over,
    told,
    written,
)
from tests.tui.piloting import Seat, sit_down
from wargame.core import events as ev
from wargame.tui.screens.brief import BriefPage
from wargame.tui.screens.choosing import Choose, Filling
from wargame.tui.screens.confirm import Confirm
from wargame.tui.screens.console import Console
from wargame.tui.screens.desk import docket
from wargame.tui.screens.effects import PickEffects
from wargame.tui.screens.matter_control import ControlMatter
from wargame.tui.screens.matter_seat import SeatMatter
from wargame.tui.screens.results import Results
from wargame.tui.screens.steps import Dice, StepsPage
from wargame.tui.screens.table import Table

TEXT = "Invite more observers – with: the mission's office – so that: the line is watched"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_an_order_outside_the_list_is_argued_estimated_and_settled(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """Three reasons, cons of others, estimates in private, dice, effects with before and after."""

    async def steps(seat: Seat) -> None:
        await written(seat)
        await method(seat, 1)
        await send(seat)
        page = await seat.at(ControlMatter)
        await seat.sees("Moldova, in its own words: estimates")
        await seat.sees("+ Moldova, for: it is cheap")
        assert "Weigh" not in seat.text
        await seat.press("enter")
        await seat.at(ControlMatter)
        await card(seat, 0, "101", "30")
        await card(seat, 1, "50")
        assert not await told(seat, ev.Disclosed)
        await seat.press("escape")
        await sit(seat, 2)
        await seat.at(BriefPage)
        await seat.go("ctrl+s", Results, "escape", Table)
        await seat.choose("matter 2")
        await seat.at(SeatMatter)
        await seat.sees("Moldova, in its own words: estimates")
        await seat.sees("+ Moldova, for: it is cheap")
        await seat.sees("Russia: in")
        assert "30%" not in seat.text
        await seat.press("a")
        await seat.at(Choose)
        await seat.press("down", "enter")
        await fill(seat, "the line is long")
        await seat.at(SeatMatter)
        assert page.names.seat(0) == "Russia"
        await seat.press("e")
        await fill(seat, "90")
        await seat.at(SeatMatter)
        await seat.sees("Median 50, spread 30 to 90")
        seat.require_right()
        await seat.go("escape", Table, "d", Confirm, "y")
        await take_over(seat)
        await seat.press("2", "home", "enter")
        page = await seat.at(ControlMatter)
        await seat.sees("50 or less with d100: 50.0%")
        await seat.press("x")
        await fill(seat, "37")
        await seat.at(ControlMatter)
        await seat.sees("Thrown: 37 (typed in) against 50: it succeeds")
        seat.require_right()
        await settled(seat, "tension", "-1")
        await seat.at(Filling)
        await fill(seat, "The observers come", "", "", "")
        await seat.sees("A ruling needs a reason")
        await fill(seat, "The observers come", "well argued", "a gamble", "Observers are there")
        await seat.at(Results)
        await take_over(seat)
        (ruling,) = await told(seat, ev.MatterSettled)
        assert isinstance(ruling, ev.MatterSettled)
        assert (ruling.passed, ruling.reason, ruling.private) == (True, "well argued", "a gamble")
        await seat.press("f")
        await seat.at(Filling)
        await seat.sees("Turn 1: Observers are there")
        await seat.press("escape")
        (opened,) = await told(seat, ev.TakenUp)
        (argued,) = await told(seat, ev.Argued)
        assert isinstance(opened, ev.TakenUp)
        assert isinstance(argued, ev.Argued)
        assert opened.text == TEXT
        assert [one.side for one in opened.reasons] == ["pro", "pro", "pro", "con"]
        assert (argued.seat, argued.side, argued.text) == (2, "con", "the line is long")
        changed = [e for e in await told(seat, ev.Changed) if isinstance(e, ev.Changed)]
        assert (changed[-1].before, changed[-1].after) == (5, 4)

    sit_down(steps, tmp_path, CONTROL, size)


def test_a_card_that_control_enters_says_whose_it_is_and_replaces_none_unasked(
    tmp_path: Path,
) -> None:
    async def steps(seat: Seat) -> None:
        await written(seat)
        await method(seat, 1)
        await send(seat)
        await seat.at(ControlMatter)
        await seat.press("e")
        page = await choosing(seat, "Whose reply?")
        assert page.choices[page.query_one(OptionList).highlighted or 0] == "Russia"
        await seat.go("enter", Filling)
        await seat.sees("Estimate of Russia")
        await fill(seat, "30")
        await seat.go(ControlMatter, "e")
        page = await choosing(seat, "Whose reply?")
        assert page.choices[page.query_one(OptionList).highlighted or 0] == "Moldova"
        await seat.press("home", "enter")
        await seat.at(Confirm)
        await seat.sees("Replace the reply of Russia?")
        await seat.sees("It has answered: 30%")
        await seat.go("n", ControlMatter)
        assert len(await told(seat, ev.Replied)) == 1
        await card(seat, 0)
        await seat.go(Confirm, "y", Filling)
        await seat.sees("Estimate of Russia")
        await fill(seat, "40")
        await seat.at(ControlMatter)
        replies = [one for one in await told(seat, ev.Replied) if isinstance(one, ev.Replied)]
        assert [(one.seat, one.value) for one in replies] == [(0, 30), (0, 40)]
        await card(seat, 1, "55")
        await seat.go(ControlMatter, "v", Confirm, "y", ControlMatter)
        await seat.sees("Median 47.5, spread 40 to 55")
        await seat.sees("47 or less with d100: 47.0%")

    sit_down(steps, tmp_path, CONTROL)


def test_the_turn_does_not_go_on_while_something_is_open(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.at(Console)
        await seat.press("a")
        await seat.at(Choose)
        await seat.press("down", "down", "enter")
        for _ in range(2):
            await seat.at(Choose)
            await seat.press("enter")
            await seat.pilot.pause()
        await seat.at(Filling)
        await fill(seat, "Is it lawful?", "", "", "it is not; it is")
        console = await seat.at(Console)
        await seat.sees("Argued on page 2, or l. Waiting")
        await seat.sees("The West 0/2 locked a person ◀ waited for: a vote")
        await seat.press("p")
        await seat.is_told("Argued on page 2, or l. Waiting for Russia, Moldova, The West: a vote.")
        assert console.bench.view.phase == 1

    sit_down(steps, tmp_path, CONTROL)


def test_the_spotlight_rule_is_named_before_a_third_order_is_argued(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        console = await written(seat)
        console.bench = attrs.evolve(console.bench, argued=2)
        await method(seat, 0)
        await seat.at(Confirm)
        await seat.sees("The spotlight rule: a turn has 2 argued orders")
        await seat.go("n", ControlMatter)
        assert not await told(seat, ev.TakenUp)

    sit_down(steps, tmp_path, CONTROL)


def test_weights_move_the_odds_at_once_and_control_hands_an_unclear_order_back(
    tmp_path: Path,
) -> None:
    async def steps(seat: Seat) -> None:
        await written(seat)
        await method(seat, 0)
        await send(seat)
        await seat.at(ControlMatter)
        await seat.sees("7 or more with 2d6 +2: 83.3% (30 of 36)")
        await seat.sees("+1 Moldova, for: it is")
        await seat.sees("Enter Weigh")
        await seat.press("enter")
        await seat.at(Choose)
        await seat.press("end", "enter")
        await fill(seat, "the best of them")
        await seat.at(ControlMatter)
        await seat.sees("7 or more with 2d6 +3")
        await seat.press("r")
        await seat.is_told("Only what was not taken up")
        await seat.press("d")
        await seat.sees("Thrown:")
        await seat.sees(", weights +3:")

    sit_down(steps, tmp_path, CONTROL)


def test_without_a_person_as_control_no_own_order_is_offered(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        table = await seat.to_the_table()
        ids = [option.id for option in table.query_one("#deeds", OptionList).options]
        assert "own 0" not in ids

    sit_down(steps, tmp_path)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_an_argument_decides_which_row_an_order_reads(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """A success reads the best row of the order's table, which is offered first."""

    async def steps(seat: Seat) -> None:
        await to_the_desk(seat)
        await open_order(seat, "Reform and fight corruption")
        await seat.go("m", Choose, "enter")
        page = await choosing(seat, "If it succeeds?")
        assert page.choices[0] == "It goes to its table, as any order"
        assert page.choices[1] == "The argument decides: it reads the row “breakthrough”"
        await seat.press("down", "enter")
        page = await choosing(seat, "If it fails?")
        assert page.choices[0] == "It is taken back, and its cost returned"
        await seat.press("down", "enter", "enter")
        await send(seat)
        console = await seat.at(Console)
        await seat.go("2", "home", "enter", ControlMatter)
        await seat.sees("Succeeding, it reads the row")
        await seat.press("x")
        await fill(seat, "6 6")
        await seat.sees("weights +0: 12")
        await seat.press("s")
        page = await choosing(seat, "What comes of it?")
        assert (
            page.choices[0] == "It succeeds (as the method says): it reads the row “breakthrough”"
        )
        await seat.go("enter", PickEffects, "ctrl+s", Filling)
        await fill(seat, "They clean up", "well argued", "", "")
        await seat.go(Results, "escape", Console)
        (item,) = [one for one in console.bench.items if one.title.startswith("Reform")]
        assert (item.forced, item.argued, item.waits) == ("breakthrough", True, True)
        assert (
            "The row as it was argued: breakthrough" in docket(console.play.names, item, 60).plain
        )
        await seat.go("u", StepsPage)
        await seat.sees("It reads the row “breakthrough”")
        await seat.go("enter", Dice, "s", Results, "escape", Console)
        (item,) = [one for one in console.bench.items if one.title.startswith("Reform")]
        assert item.forced == ""
        (point,) = console.bench.matters
        assert (point.account.matter.row, point.account.matter.failing) == (3, 0)

    sit_down(steps, tmp_path, attrs.evolve(CONTROL, seats=("moldova",)), size=size)


def test_what_was_typed_for_a_vote_stays_on_its_page_when_it_is_refused(tmp_path: Path) -> None:
    """By the page itself, which counts the outcomes, or by the rules."""

    async def steps(seat: Seat) -> None:
        await to_the_desk(seat)
        await open_order(seat, "Reform and fight corruption")
        await seat.go("m", Choose, "down", "down", "enter")
        for head in ("Between equals?", "Who does not answer?", "If it succeeds?"):
            await choosing(seat, head)
            await seat.press(*(["down"] if head.startswith("If") else []), "enter")
        await choosing(seat, "If it fails?")
        await seat.press("enter")
        page = await seat.at(Filling)
        for typed in ("only one", "the same; the same", "a; b; c; d; e"):
            await fill(seat, "A long text", "", "", typed)
            await seat.sees("Type 2 to 4 outcomes, all different, with ; between them.")
            assert seat.app.screen is page
        await fill(seat, "A long text", "1", "3", "as it is; a mission")
        await seat.sees("Who is asked has to read it: name Russia there too.")
        page = await seat.at(Filling)
        values = [field.value for field in page.query(Input)]
        assert values == ["A long text", "1", "3", "as it is; a mission"]
        await fill(seat, "A long text", "", "", "as it is; a mission")
        await seat.at(Console)
        (opened,) = await told(seat, ev.TakenUp)
        assert isinstance(opened, ev.TakenUp)
        assert opened.options == ("as it is", "a mission")

    sit_down(steps, tmp_path, attrs.evolve(CONTROL, seats=("moldova",)))
