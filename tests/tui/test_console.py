"""Control's screen: who is late, the desk, rulings, injects, corrections, handing it over."""

import asyncio
import gc
import warnings
from pathlib import Path

import attrs
import pytest
from textual.widgets import Input, OptionList

from tests.tui.piloting import MOLDOVA, Seat, sit_down
from wargame.core import events as ev
from wargame.seat import consent
from wargame.seat.correcting import Number, ruling_of
from wargame.tui.host import Room
from wargame.tui.screens.answer import Answering
from wargame.tui.screens.brief import BriefPage
from wargame.tui.screens.choosing import Choose, Filling
from wargame.tui.screens.confirm import Confirm
from wargame.tui.screens.console import Console
from wargame.tui.screens.desk import OrderDesk
from wargame.tui.screens.digest import DigestPage
from wargame.tui.screens.ending import Ending
from wargame.tui.screens.handbook import Handbook
from wargame.tui.screens.handover import PAUSE, Cover
from wargame.tui.screens.order import OrderForm
from wargame.tui.screens.results import Results
from wargame.tui.screens.steps import Dice, StepsPage
from wargame.tui.screens.table import Table
from wargame.tui.screens.talking import Letters
from wargame.tui.screens.writing import Writing

CONTROL = attrs.evolve(MOLDOVA, control=True)
"""A person plays Moldova, another is Control; autopilots play the rest."""


async def fill(seat: Seat, *lines: str) -> None:
    """Fill a page of Control's in, and send it."""
    page = await seat.at(Filling)
    for field, line in zip(page.query(Input), lines, strict=True):
        field.value = line
    page.query(Input).last().focus()
    await seat.press("enter")


async def dictate(seat: Seat, action: str) -> None:
    """Enter an order for Moldova as it says it."""
    await seat.press("1", "home", "down", "enter")
    await seat.at(Choose)
    await seat.press("down", "enter")
    choices = await seat.at(Choose)
    said = [line for line in choices.choices if line.startswith(action)]
    choices.query_one(OptionList).highlighted = list(choices.choices).index(said[0])
    await seat.press("enter")
    form = await seat.at(OrderForm)
    form.query_one("#why", Input).value = "they said so"
    await seat.go("ctrl+s", Confirm, "y", Console)


def test_a_screen_that_was_handed_over_by_mistake_is_given_back_from_the_brief(
    tmp_path: Path,
) -> None:
    """Nothing is put on record, and brief and news wait for whoever sits down next."""

    async def hand_over(seat: Seat) -> BriefPage:
        await seat.at(Console)
        await seat.go("1", "home", "down", "enter", Choose, "enter", Cover)
        await seat.pilot.pause(PAUSE + 0.1)
        await seat.press("enter")
        return await seat.at(BriefPage)

    async def back(seat: Seat) -> None:
        await seat.at(Cover)
        await seat.sees("Only Control looks now")
        await seat.pilot.pause(PAUSE + 0.1)
        await seat.go("enter", Console)

    async def steps(seat: Seat) -> None:
        def looked(room: Room) -> tuple[tuple[ev.Event, ...], dict[str, bool], tuple[int, ...]]:
            return tuple(room.session.events), consent.words(room.session), room.company.newcomers()

        await seat.at(Console)
        before = await seat.play.host.do(looked)
        await hand_over(seat)
        await seat.sees("Esc Give back")
        await seat.press("escape")
        await back(seat)
        assert not seat.play.lent
        page = await hand_over(seat)
        page.query_one("#aim", Input).value = "peace"
        await seat.go("escape", Confirm)
        await seat.sees("Give the screen back to Control?")
        await seat.go("n", BriefPage)
        assert page.query_one("#aim", Input).value == "peace"
        await seat.go("escape", Confirm, "y")
        await back(seat)
        assert await seat.play.host.do(looked) == before
        await hand_over(seat)
        await seat.go("ctrl+s", Results)
        await seat.sees("How it stands")
        page_of_news = await seat.at(Results)
        assert "The standing offer" in [card.title for card in page_of_news.cards]

    sit_down(steps, tmp_path, CONTROL)


def test_where_nobody_handed_the_screen_over_the_brief_is_not_given_back(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.at(BriefPage)
        assert "Give back" not in seat.text
        await seat.press("escape")
        await seat.at(BriefPage)

    sit_down(steps, tmp_path)


async def to_the_desk(seat: Seat) -> Console:
    """To where all orders are in and wait for Control."""
    await seat.at(Console)
    await seat.press("p")
    await seat.sees("Waiting for Moldova")
    await dictate(seat, "Reform and fight corruption")
    await seat.press("enter")
    await seat.at(Choose)
    await seat.press("down", "down", "enter")
    await seat.sees("All orders are in")
    await seat.press("2")
    return await seat.at(Console)


async def end_the_turn(seat: Seat) -> None:
    """Have the orders carried out, then the turn ended; what comes of both is read out."""
    await seat.go("p", Results, "escape", Console)
    await seat.sees("p ends the turn.")
    await seat.go("p", Results, "escape", Console)


async def open_order(seat: Seat, words: str) -> OrderDesk:
    """Open the order of the desk that says this."""
    console = await seat.at(Console)
    items = console.query_one("#items", OptionList)
    found = next(one for one in console.bench.items if words in one.title)
    items.highlighted = [option.id for option in items.options].index(str(found.slot))
    items.focus()
    await seat.press("enter")
    return await seat.at(OrderDesk)


def test_control_sees_who_is_waited_for_and_ends_a_phase(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.at(Console)
        await seat.sees("p ends this phase")
        await seat.sees("autopilot: Cautious")
        await seat.press("p")
        await seat.sees("Moldova 0/2 locked a person ◀ waited for")
        await seat.press("p")
        await seat.is_told("Waiting for Moldova")

    sit_down(steps, tmp_path, CONTROL)


def test_the_first_page_tells_what_comes_and_what_lies_on_the_desk(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.at(Console)
        await seat.sees("Injects I13 Government falls (due, 1 in 6) · 1 armed · 3 in reserve")
        assert "on the desk" not in seat.text
        await seat.press("p")
        await seat.sees("Orders 4 on the desk")

    sit_down(steps, tmp_path, CONTROL)


def test_the_odds_follow_what_control_strikes_and_the_record_keeps_the_reason(
    tmp_path: Path,
) -> None:
    async def steps(seat: Seat) -> None:
        await to_the_desk(seat)
        desk = await open_order(seat, "Broker frozen-conflict talks")
        (before,) = desk.item.rolls
        await seat.press("enter")
        await fill(seat, "")
        await seat.sees("A ruling needs a reason")
        await seat.sees("Esc drops it")
        await fill(seat, "they do not depend on it")
        await seat.at(OrderDesk)
        await seat.sees("struck: they do not")
        (after,) = desk.item.rolls
        assert (before.net, after.net) == (1, 0)
        await seat.press("plus")
        await fill(seat, "well argued")
        await seat.sees("+1: added by Control")
        assert desk.item.rolls[0].net == 1
        assert "No modifier applies" not in seat.text
        await seat.press("x")
        await seat.is_told("The next roll is not this order's")
        await seat.press("escape")
        await seat.at(Console)
        await seat.sees("ruled on")
        await open_order(seat, "Reform and fight corruption")
        await seat.press("x")
        await fill(seat, "4 7")
        await seat.sees("die of this game shows 1 to 6")
        page = await seat.at(Filling)
        assert page.query_one(Input).value == "4 7"
        await fill(seat, "4 3")
        await seat.sees("Dice typed in: 4 3")
        await seat.go("escape", Console, "p", Results)
        events = await seat.play.host.do(lambda room: tuple(room.session.events))
        ruled = [(e.what, e.reason) for e in events if isinstance(e, ev.Ruled)]
        assert ruled == [("strike", "they do not depend on it"), ("amend", "well argued")]
        orders = [e for e in events if isinstance(e, ev.OrderResolved)]
        first = next(roll for order in orders for roll in order.rolls if roll.by_hand)
        assert first.faces == (4, 3)

    sit_down(steps, tmp_path, CONTROL)


def test_an_order_is_taken_back_while_orders_are_given_and_when_they_are_looked_over(
    tmp_path: Path,
) -> None:
    async def steps(seat: Seat) -> None:
        await seat.at(Console)
        await seat.press("p")
        await seat.sees("Waiting for Moldova")
        await dictate(seat, "Reform and fight corruption")
        await seat.press("2")
        await open_order(seat, "Reform and fight corruption")
        await seat.press("r")
        await seat.sees("Its seat gets the cost back, and may give another order.")
        await seat.press("escape", "escape", "1", "enter")
        await seat.at(Choose)
        await seat.press("down", "down", "enter")
        await seat.sees("All orders are in")
        await seat.press("2")
        await open_order(seat, "Reform and fight corruption")
        await seat.press("r")
        await seat.sees("Its seat gets the cost back.")
        assert "may give another order" not in seat.text
        await fill(seat, "it was a slip")
        console = await seat.at(Console)
        await seat.sees("All orders are in")
        assert not [one for one in console.bench.items if "Reform and fight" in one.title]

    sit_down(steps, tmp_path, CONTROL)


def test_a_row_that_control_sets_is_read_and_stands_as_a_precedent(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await to_the_desk(seat)
        await open_order(seat, "Reform and fight corruption")
        await seat.press("o")
        await seat.at(Choose)
        await seat.press("end", "enter")
        await fill(seat, "", "they earned it")
        await seat.sees("A ruling needs a reason")
        assert seat.app.focused is not None
        assert seat.app.focused.id == "reason"
        await fill(seat, "a landslide", "they earned it")
        await seat.sees("Control has set the row: breakthrough")
        await seat.go("escape", Console, "p", Results, "escape", Console)
        events = await seat.play.host.do(lambda room: tuple(room.session.events))
        reform = seat.action("P03")
        orders = [e for e in events if isinstance(e, ev.OrderResolved)]
        assert [e.rolls[0].band for e in orders if e.order.action == reform] == [3]
        await seat.sees("p ends the turn.")
        await seat.go("p", Results, "escape", Console, "p")
        await seat.sees("Waiting for Moldova")
        await dictate(seat, "Reform and fight corruption")
        await seat.press("2")
        await seat.sees("earlier ruling")
        await open_order(seat, "Reform and fight corruption")
        await seat.sees("Earlier ruling, turn 1")
        await seat.sees("Reason: a landslide.")
        await seat.sees("they earned it.")
        await seat.sees("Esc")
        # What was decided otherwise before is said where it is decided now.
        await seat.go("o", Choose, "home", "enter", Filling)
        await seat.sees("Not as before: in turn 1 the row was set to “breakthrough”.")
        await seat.go("escape", OrderDesk, "o", Choose, "end", "enter", Filling)
        assert "Not as before" not in seat.text

    sit_down(steps, tmp_path, CONTROL)


def test_dice_behind_the_screen_are_not_read_out_and_stand_in_control_s_log(
    tmp_path: Path,
) -> None:
    async def steps(seat: Seat) -> None:
        console = await to_the_desk(seat)
        await seat.go("v", Confirm, "y", Console)
        await seat.until(lambda: console.bench.veiled, "the veil")
        await seat.sees("dice hidden (v)")
        await seat.press("p")
        page = await seat.at(Results)
        rolled = [line.roll for card in page.cards for line in card.lines if line.roll]
        assert rolled
        assert not any(roll.faces for roll in rolled)
        while "thrown behind the screen" not in seat.text:
            await seat.press("enter")
        await seat.go("escape", Console)
        events = await seat.play.host.do(lambda room: tuple(room.session.events))
        orders = [e for e in events if isinstance(e, ev.OrderResolved)]
        assert all(roll.faces for e in orders for roll in e.rolls)
        await seat.go("v", Confirm, "y", Console)
        await seat.until(lambda: not console.bench.veiled, "the veil to be lifted")

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


def test_the_screen_is_handed_over_and_taken_back_behind_covers(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.go(Console, "p", "1", "home", "down", "enter", Choose, "enter", Cover)
        await seat.sees("Pass the keyboard to Moldova")
        assert "Build patronage" not in seat.text
        await seat.pilot.pause(0.5)
        await seat.go(
            "enter", BriefPage, "ctrl+s", Results, "escape", Table, "d", Confirm, "y", Cover
        )
        await seat.sees("Only Control looks now")
        await seat.pilot.pause(0.5)
        await seat.press("enter")
        await seat.at(Console)
        await seat.sees("All orders are in")

    sit_down(steps, tmp_path, CONTROL)


def test_a_seat_gives_the_screen_back_and_is_asked_before_it_closes_the_game(
    tmp_path: Path,
) -> None:
    async def steps(seat: Seat) -> None:
        await seat.go(Console, "p", "1", "home", "down", "enter", Choose, "enter", Cover)
        await seat.pilot.pause(0.5)
        await seat.go("enter", BriefPage, "ctrl+s", Results, "escape", Table)
        await seat.sees("Esc Hand back")
        await seat.press("ctrl+q")
        await seat.at(Confirm)
        await seat.sees("Close the whole game")
        await seat.go("n", Table, "escape", Cover)
        await seat.sees("Only Control looks now")
        await seat.pilot.pause(0.5)
        await seat.go("enter", Console)
        await seat.sees("waited for")

    sit_down(steps, tmp_path, CONTROL)


def test_control_sees_what_every_seat_has_to_spend(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.at(Console)
        await seat.press("4")
        await seat.sees("Capital 3 (next 4) Means 2 (next 3)")

    sit_down(steps, tmp_path, CONTROL)


def test_the_log_names_the_order_that_a_ruling_is_about_and_tells_a_correction_once(
    tmp_path: Path,
) -> None:
    async def steps(seat: Seat) -> None:
        await to_the_desk(seat)
        await open_order(seat, "Reform and fight corruption")
        await seat.press("plus")
        await fill(seat, "well argued")
        await seat.go("escape", Console)
        await seat.press("t")
        await seat.at(Choose)
        await seat.press("enter")
        await fill(seat, "+1", "a slip", "")
        await seat.go(Results, "escape", Console, "6")
        told = [one.text for one in (await seat.at(Console)).bench.told]
        ruled = next(text for text in told if "adds +1" in text)
        assert "adds +1 to “Reform and fight corruption in Moldova” of Moldova." in ruled
        assert sum("cause: a ruling by Control." in text for text in told) == 1

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


def test_a_latecomer_reads_three_lines_and_then_the_brief(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await to_the_desk(seat)
        await end_the_turn(seat)
        await seat.go("1", "home", "down", "enter", Choose, "enter")
        await seat.at(Cover)
        await seat.pilot.pause(0.5)
        await seat.press("enter")
        await seat.at(DigestPage)
        await seat.sees("Where we are Turn 2 of 3")
        await seat.sees("Last in its name: Reform and fight corruption in Moldova, turn 1")
        await seat.go("enter", BriefPage)

    sit_down(steps, tmp_path, CONTROL)


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


def test_a_seat_looks_back_on_a_turn_before_it_orders_again(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.go(Console, "1", "home", "down", "enter", Choose, "enter", Cover)
        await seat.pilot.pause(0.5)
        await seat.go("enter", BriefPage, "ctrl+s", Results, "escape")
        await seat.at(Letters)
        await seat.go("enter", Cover)
        await seat.pilot.pause(0.5)
        await seat.press("enter")
        await to_the_desk(seat)
        await end_the_turn(seat)
        await seat.press("1")
        await seat.sees("not written: assessment")
        await seat.go("1", "home", "down", "enter", Choose, "enter", Cover)
        await seat.pilot.pause(0.5)
        await seat.press("enter")
        while not isinstance(seat.app.screen, Filling):
            if isinstance(seat.app.screen, Results):
                await seat.press("escape")
            await seat.pilot.pause(0.05)
        await seat.sees("Moldova looks back on turn 1")
        await seat.sees("Assessment of turn 1.")
        await fill(seat, "we held out")
        await seat.go(Letters, "enter", Cover)
        await seat.pilot.pause(0.5)
        await seat.press("enter")
        console = await seat.at(Console)
        await seat.until(lambda: "not written" not in seat.text, "the assessment")
        told = [one.text for one in console.bench.told]
        assert "Secret: Assessment of turn 1 by Moldova: we held out." in told

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
        await seat.press("1", "home", "down", "enter")
        choices = await seat.at(Choose)
        at = list(choices.choices).index("Answer for it, as it says")
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


def test_who_is_handed_the_screen_plays_the_seat_and_no_autopilot_does(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.at(Console)
        await seat.press("1", "home", "enter")
        await seat.at(Choose)
        await seat.sees("Hand the screen over to a person, who plays it from now on")
        await seat.go("enter", Cover)
        assert await seat.play.host.do(lambda room: room.session.pilots.get(0)) == ""

    sit_down(steps, tmp_path, CONTROL)
