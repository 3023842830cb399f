"""Walk-through 5: an inject that was fired by mistake is undone; later the game is set back to the
beginning of a turn and played again with another order. Every screen says so, what was undone stays
in the logs, and the line of play that was left is still there, to the byte.

The short game has neither a revenue nor a fall of the oil price: this is Near Abroad for three
seats, with the wall in a process and a terminal of its own.
"""

from pathlib import Path
from typing import Any

from click.testing import CliRunner
from textual.screen import Screen
from textual.widgets import OptionList

from tests.tui.piloting import Seat, sit_down
from tests.tui.terminal import RIGHT, Terminal
from tests.walkthroughs.presiding import (
    game_in,
    hand_back,
    hand_over,
    lock,
    no_more,
    pick,
    to_the_console,
    to_the_end_of_the_turn,
    to_the_order,
    to_the_orders,
)
from wargame.cli import main
from wargame.plain.replay import verify
from wargame.play.chain import Entry
from wargame.play.journal import Journal
from wargame.tui.app import Opening
from wargame.tui.screens.confirm import Confirm
from wargame.tui.screens.console import Console
from wargame.tui.screens.results import Results
from wargame.tui.screens.steps import Dice, StepsPage

SEMINAR = Opening("near_abroad", layout="three", seats=("russia",), control=True, seed="s")
SIZE = (100, 30)
BANNER = "Control has set the game back"
INJECT = "Oil price falls"
FIRST, SECOND = "Press EEU accession", "Broker frozen-conflict talks"


def revenue(console: Console) -> int | None:
    dial = console.bench.view.dial("revenue")
    assert dial is not None
    return dial.value


def turn_to(wall: Terminal, *words: str) -> None:
    """Turn the wall's pages until one shows this."""
    wall.until("Turn 1 of 4")
    for _page in range(30):
        wall.settle()
        if all(word in wall.text for word in words):
            return
        wall.press(RIGHT)
    raise AssertionError(f"no page of the wall shows {words}:\n{wall.text}")


def struck(page: Screen[Any], words: str) -> bool:
    """Whether a line of the log on the screen is struck through, and says so in a word."""
    log = page.query_one("#log-list", OptionList)
    prompt = next(option.prompt for option in log.options if words in str(option.prompt))
    return "strike" in repr(prompt) and f"Undone: {words}" in str(prompt)


async def fire(seat: Seat, title: str) -> None:
    console = await to_the_console(seat)
    await seat.press("3")
    armed = console.query_one("#armed", OptionList)
    armed.highlighted = next(k for k, one in enumerate(console.bench.injects) if one.title == title)
    armed.focus()
    await seat.press("enter")
    await pick(seat, "Fire it now")
    await seat.go(Confirm, "y", Results)
    await to_the_console(seat)


async def back_with_the_same_dice(seat: Seat) -> Console:
    """Choose the way back that is under the cursor; all are told that the game is set back."""
    await seat.go("enter", Dice)
    await seat.sees("Readers were told:")
    await seat.go("s", Results)
    await seat.sees("The game is set back")
    return await to_the_console(seat)


async def second_turn_with(seat: Seat, order: str) -> None:
    """Play turn 2 with one order of Russia's, until all orders are carried out."""
    await lock(seat, await to_the_order(seat, "Russia", order), "It is our neighbourhood")
    await no_more(seat, "Russia")
    await to_the_end_of_the_turn(seat, "Russia")


def entries(game: Path, branch: int) -> tuple[Entry, ...]:
    with Journal.open(game, read_only=True) as journal:
        return tuple(journal.path(branch))


def branches(game: Path, *words: str) -> str:
    done = CliRunner().invoke(main, ["branches", str(game), *words])
    assert done.exit_code == 0, done.output
    return done.output


async def slip(seat: Seat, wall: Terminal) -> None:
    """Control fires I04 by mistake: the revenue falls, and the wall shows it."""
    console = await seat.at(Console)
    assert revenue(console) == 5
    turn_to(wall, "Russian revenue")
    await fire(seat, INJECT)
    assert revenue(console) == 3
    wall.until("5 → 3 in turn 1")

    # Undo: the screen says what readers have seen, then takes it back.
    await seat.go("u", StepsPage)
    await seat.sees(f"{INJECT}. The world price drops")
    console = await back_with_the_same_dice(seat)

    # The revenue is what it was on every screen, under a banner.
    assert revenue(console) == 5
    await seat.press("4")
    await seat.sees(BANNER)
    await seat.sees("Russian revenue ━━━━━╌╌╌╌╌ 5/10")
    wall.until(BANNER, "Russian revenue")
    wall.until_gone("5 → 3 in turn 1")
    await seat.press("6")
    assert struck(console, f"News from the markets: {INJECT}")
    table = await hand_over(seat, "Russia")
    await seat.press("2")
    await seat.sees(BANNER)
    await seat.sees("Russian revenue ━━━━━╌╌╌╌╌ 5/10")
    await seat.press("5")
    assert struck(table, f"News from the markets: {INJECT}")
    await hand_back(seat)


async def again(seat: Seat, wall: Terminal, folder: Path) -> tuple[Entry, ...]:
    """The game goes on; turn 2 is played with one order, then with another; the entries before."""
    await no_more(seat, "Russia")
    await to_the_orders(seat, "Russia", 2)
    await second_turn_with(seat, FIRST)
    game = game_in(folder)
    before = entries(game, 2)
    branches(game, "--export", "2", str(folder / "a-before"))

    # Back to the beginning of turn 2.
    await seat.go("u", StepsPage, "t")
    page = await seat.at(StepsPage)
    ways = page.query_one(OptionList)
    ways.highlighted = next(k for k, one in enumerate(page.steps) if one.turn == 2)
    await seat.sees("Back to the beginning of turn 2")
    console = await back_with_the_same_dice(seat)
    assert console.bench.view.turn == 2
    assert not console.bench.items
    wall.until("Turn 2 of 4", BANNER)

    # Played again with another order, once the next phase begins without the banner.
    await to_the_orders(seat, "Russia", 2)
    wall.until_gone(BANNER)
    await second_turn_with(seat, SECOND)
    return before


def test_a_slip_is_undone_and_a_turn_is_played_again_on_a_branch_of_its_own(tmp_path: Path) -> None:
    kept: list[tuple[Entry, ...]] = []

    async def steps(seat: Seat) -> None:
        await to_the_orders(seat, "Russia", 1)
        with Terminal("project", str(game_in(tmp_path)), folder=tmp_path, size=SIZE) as wall:
            await slip(seat, wall)
            kept.append(await again(seat, wall, tmp_path))

    sit_down(steps, tmp_path, SEMINAR, SIZE)
    game = next(tmp_path.glob("near_abroad-*.wargame"))

    # Two branches are listed; the slip is none.
    first, second, left_out = branches(game).splitlines()
    assert first.startswith("Branch 2, ")
    assert second.startswith("Branch 3, which left branch 2 after entry")
    assert second.endswith("It ends in turn 2. The game is on it.")
    assert left_out == "Left out: branch 1, of a single step that was taken back."
    told = branches(game, "--compare", "2", "3")
    assert f"only on branch 2: Russia: {FIRST}" in told
    assert f"only on branch 3: Russia: {SECOND}" in told

    # Both can be exported; the one that was left is the same to the byte as before.
    for name, branch in (("a-after", "2"), ("b", "3")):
        branches(game, "--export", branch, str(tmp_path / name))
        assert verify(tmp_path / name)[1]
    assert (tmp_path / "a-after").read_bytes() == (tmp_path / "a-before").read_bytes()
    assert entries(game, 2) == kept[0]
    assert verify(game)[1]
