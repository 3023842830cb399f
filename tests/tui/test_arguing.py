"""Control and seats argue: an order of one's own, estimates, silence, spotlights, facts.

The two walk-throughs of arguing are followed step by step.
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import attrs
import pytest
from textual.widgets import Input, OptionList, Static

from tests.tui.at_control import dictate, fill, open_order, to_the_desk
from tests.tui.piloting import MOLDOVA, Seat, sit_down
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
from wargame.tui.screens.confirm import Confirm
from wargame.tui.screens.console import Console
from wargame.tui.screens.desk import docket
from wargame.tui.screens.effects import PickEffects
from wargame.tui.screens.handover import Cover
from wargame.tui.screens.matter_control import ControlMatter
from wargame.tui.screens.matter_seat import SeatMatter
from wargame.tui.screens.results import Results
from wargame.tui.screens.steps import Dice, StepsPage
from wargame.tui.screens.table import Table

CONTROL = attrs.evolve(MOLDOVA, seats=("moldova", "russia", "west"), control=True)
"""Persons play all seats, and one is Control."""
TEXT = "Invite more observers – with: the mission's office – so that: the line is watched"


async def sit(seat: Seat, down: int) -> None:
    """From Control's screen, hand it to a seat of the list."""
    await seat.at(Console)
    await seat.press("1", "home", *["down"] * down, "enter")
    await seat.go(Choose, "enter", Cover)
    await seat.pilot.pause(0.5)
    await seat.press("enter")


async def take_over(seat: Seat) -> Console:
    """Back to Control, behind covers, over what all are told."""
    while not isinstance(seat.app.screen, Console):
        if isinstance(seat.app.screen, Cover):
            await seat.pilot.pause(0.5)
            await seat.press("enter")
        elif isinstance(seat.app.screen, Results):
            await seat.press("escape")
        await seat.pilot.pause(0.05)
    return await seat.at(Console)


async def written(seat: Seat) -> Console:
    """Moldova writes its own order and gives no more."""
    await seat.go(Console, "p")
    await seat.sees("Waiting for")
    await sit(seat, 1)
    await seat.go(BriefPage, "ctrl+s", Results, "escape")
    await seat.at(Table)
    await seat.choose("own 0")
    await seat.at(Filling)
    await fill(
        seat, "Invite more observers", "the mission's office", "the line is watched",
        "they asked for it; it is cheap; it is legal", "it may look weak",
    )  # fmt: skip
    await seat.at(Table)
    await seat.sees("To be argued")
    await seat.go("d", Confirm, "y")
    await take_over(seat)
    await seat.press("2")
    await seat.sees("Moldova, in its own words not taken up")
    return await seat.at(Console)


async def method(seat: Seat, down: int) -> ControlMatter:
    """Open the own order and take it up by a method of the list."""
    await seat.press("home", "enter")
    page = await seat.at(ControlMatter)
    await seat.press("m")
    await seat.at(Choose)
    await seat.press(*["down"] * down, "enter")
    return page


async def choosing(seat: Seat, head: str) -> Choose:
    """The list with this heading."""
    await seat.until(
        lambda: isinstance(page := seat.app.screen, Choose) and page.head == head, head
    )
    return await seat.at(Choose)


async def send(seat: Seat) -> None:
    """Send a page of lines as it stands."""
    page = await seat.at(Filling)
    page.query(Input).last().focus()
    await seat.press("enter")


async def card(seat: Seat, down: int, *typed: str) -> None:
    """Enter the reply of a seat of the list."""
    await seat.press("e")
    await seat.at(Choose)
    await seat.press("home", *["down"] * down, "enter")
    for one in typed:
        await fill(seat, one)


async def told(seat: Seat, kind: type[ev.Event]) -> list[ev.Event]:
    events = await seat.play.host.do(lambda room: tuple(room.session.events))
    return [event for event in events if isinstance(event, kind)]


async def settled(seat: Seat, find: str, change: str) -> None:
    """Settle what is open: it succeeds, one number changes."""
    await seat.press("s")
    await seat.at(Choose)
    await seat.press("enter")
    page = await seat.at(PickEffects)
    page.query_one("#find", Input).value = find
    await seat.press("enter", "enter")
    page.query_one("#change", Input).value = change
    await seat.press("enter")
    await seat.until(lambda: len(page.picked) == 1, "the effect")
    await seat.press("ctrl+s")


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

    sit_down(steps, tmp_path, CONTROL)


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
        await fill(seat, "Moldova reforms", "", "1 3", "120")
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
        await fill(seat, "May the mission stay?", "", "1")
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
    await fill(seat, "May the mission stay?", "", "120")
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
        await fill(seat, "Is it lawful?", "", "it is not; it is")
        console = await seat.at(Console)
        await seat.sees("Something is argued")
        await seat.press("p")
        await seat.is_told("Something is argued")
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
        await seat.sees("Who is asked must be able to read what")
        page = await seat.at(Filling)
        values = [field.value for field in page.query(Input)]
        assert values == ["A long text", "1", "3", "as it is; a mission"]
        await fill(seat, "A long text", "", "", "as it is; a mission")
        await seat.at(Console)
        (opened,) = await told(seat, ev.TakenUp)
        assert isinstance(opened, ev.TakenUp)
        assert opened.options == ("as it is", "a mission")

    sit_down(steps, tmp_path, attrs.evolve(CONTROL, seats=("moldova",)))
