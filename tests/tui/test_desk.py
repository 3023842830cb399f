"""The desk on Control's screen: modifiers struck, rows set, dice hidden, orders taken back."""

from pathlib import Path

from textual.widgets import Input

from tests.tui.at_control import CONTROL, dictate, fill, open_order, to_the_desk
from tests.tui.piloting import Seat, sit_down
from wargame.core import events as ev
from wargame.tui.screens.choosing import Choose, Filling
from wargame.tui.screens.confirm import Confirm
from wargame.tui.screens.console import Console
from wargame.tui.screens.desk import OrderDesk
from wargame.tui.screens.results import Results


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
