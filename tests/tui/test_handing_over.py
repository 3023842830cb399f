"""Control's screen is handed to a seat, which reads, plays and gives it back."""

from pathlib import Path

from textual.widgets import Input

from tests.tui.at_control import CONTROL, end_the_turn, fill, to_the_desk
from tests.tui.piloting import Seat, sit_down
from wargame.core import events as ev
from wargame.seat import consent
from wargame.tui.host import Room
from wargame.tui.screens.brief import BriefPage
from wargame.tui.screens.choosing import Choose, Filling
from wargame.tui.screens.confirm import Confirm
from wargame.tui.screens.console import Console
from wargame.tui.screens.digest import DigestPage
from wargame.tui.screens.handover import PAUSE, Cover
from wargame.tui.screens.results import Results
from wargame.tui.screens.table import Table
from wargame.tui.screens.talking import Letters


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


def test_who_is_handed_the_screen_plays_the_seat_and_no_autopilot_does(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.at(Console)
        await seat.press("1", "home", "enter")
        await seat.at(Choose)
        await seat.sees("Hand the screen over to a person, who plays it from now on")
        await seat.go("enter", Cover)
        assert await seat.play.host.do(lambda room: room.session.pilots.get(0)) == ""

    sit_down(steps, tmp_path, CONTROL)
