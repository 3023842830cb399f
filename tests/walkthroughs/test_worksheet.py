"""Walk-through 3: the worksheet shows the odds before the roll, follows what Control strikes, takes
dice that were thrown by hand; and the record keeps all of it.
"""

import csv
import re
from pathlib import Path

import attrs
from textual.widgets import OptionList

from tests.report.paper import read
from tests.tui.at_control import fill, open_order
from tests.tui.piloting import MOLDOVA, Seat, sit_down
from tests.walkthroughs.presiding import (
    at_rest,
    go_on,
    lock,
    no_more,
    read_out,
    reported,
    to_the_console,
    to_the_order,
)
from wargame.tui.screens.choosing import Filling

SEMINAR = attrs.evolve(MOLDOVA, seats=("russia", "moldova"), control=True)
SIZE = (100, 30)
ORDER = "Press EEU accession"
REASON = "The garrison stays in its barracks"
ROW = re.compile(r"(?:backfires|no change|concession|major concession) +(\d+\.\d)%")


def odds(seat: Seat) -> list[str]:
    """The percentages of the four rows, as they stand on the screen."""
    return ROW.findall("\n".join(seat.rows))


def worksheet(seat: Seat) -> str:
    """The right half of the screen, with one space wherever there are several, or a new row."""
    return " ".join(" ".join(row.partition("│")[2] for row in seat.rows).split())


def test_the_odds_stand_there_before_the_roll_and_follow_what_is_struck(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        # Russia plays Press EEU accession on Moldova. Three circumstances, each with its source.
        await go_on(seat, "Waiting for Russia, Moldova: orders.")
        form = await to_the_order(seat, "Russia", ORDER)
        await seat.sees("Coercion table 2d6, net +3")
        assert odds(seat) == ["2.8", "13.9", "41.7", "41.6"]
        await lock(seat, form, "They have nowhere else to go")
        await no_more(seat, "Russia", "Moldova")
        await seat.press("2")
        await open_order(seat, ORDER)
        await seat.sees("Coercion table 2d6, net +3")
        for why, claim in (
            ("its conflict pushes it to Moscow", "kyle-27"),
            ("troops, as 1,200 in Transnistria", "kyle-28"),
            ("leverage such as a garrison gives", "kyle-29"),
        ):
            assert f"+1 {why} (+11.1 points) [{claim}" in worksheet(seat)
        # 15 of 36 cases are 41.67 percent; rows that are shown sum to 100.0.
        assert odds(seat) == ["2.8", "13.9", "41.7", "41.6"]

        # Control strikes "troops". Without a reason it is not done.
        await seat.go("down", "enter", Filling, "enter")
        await seat.sees("A ruling needs a reason")
        assert "net +3" in seat.text
        await fill(seat, REASON)
        await seat.sees("Coercion table 2d6, net +2")
        assert odds(seat) == ["2.8", "25.0", "44.4", "27.8"]
        await seat.sees("✗ troops, as 1,200 in Transnistria")
        await at_rest(seat)

        # Control types dice 4 and 3.
        await seat.go("x", Filling)
        await fill(seat, "4 3")
        await seat.sees("Dice typed in: 4 3")
        await at_rest(seat)
        await read_out(seat)
        await seat.sees("dice 4 and 3, 7 + 2 makes 9, thrown by hand: concession.")
        await seat.sees("▶ concession 44.4%")
        await seat.sees(f"Reason: {REASON}.")

        # The record lists the struck modifier, the reason, the typed dice.
        console = await to_the_console(seat)
        await seat.press("6")
        log = console.query_one("#log-list", OptionList)
        shown = " ".join(str(option.prompt) for option in log.options)
        assert "Ruled by Control: strikes “troops, as 1,200 in Transnistria”" in shown
        assert "Control types in dice thrown by hand: 4 and 3." in shown

    sit_down(steps, tmp_path, SEMINAR, SIZE)
    out = reported(tmp_path)
    with (out / "control/tables/rulings.csv").open(encoding="utf-8-sig", newline="") as file:
        found = [
            (row["seat"], row["what"], row["value"], row["reason"]) for row in csv.DictReader(file)
        ]
    assert found == [
        ("russia", "strike", "troops, as 1,200 in Transnistria", REASON),
        ("control", "dice typed in", "4 3", ""),
    ]
    page = read((out / "control/rulings.html").read_text("utf-8")).text
    assert f"Russia | modifier struck | {ORDER}: Moldova | troops, as 1,200 in Transnistria" in page
