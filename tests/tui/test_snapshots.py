"""A few screens as they were last looked at, each named by the sentence it proves.

`python -m tests.tui.test_snapshots` writes them anew; look at the differences before they are kept.
"""

import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.tui.piloting import MOLDOVA, Seat, sit_down
from wargame.tui.app import Opening
from wargame.tui.screens.order import OrderForm
from wargame.tui.screens.results import Results
from wargame.tui.screens.table import Table

FOLDER = Path(__file__).parents[1] / "golden" / "screens"
Steps = Callable[[Seat], Awaitable[None]]


async def to_the_form(seat: Seat) -> None:
    await seat.to_the_table()
    await seat.press("down", "enter")
    await seat.at(OrderForm)
    await seat.sees("How likely")


async def to_the_results(seat: Seat) -> None:
    await seat.to_the_table()
    await seat.press("d")
    await seat.sees("No more orders this turn?")
    await seat.press("y")
    await seat.at(Results)


async def to_the_situation(seat: Seat) -> None:
    await seat.to_the_table()
    await seat.press("2")
    await seat.sees("The world")


async def to_the_orders(seat: Seat) -> None:
    await seat.to_the_table()
    await seat.at(Table)


SCREENS: dict[str, tuple[Opening, Steps]] = {
    "what may be ordered stands by step, with its price, and what is asked comes first": (
        MOLDOVA,
        to_the_orders,
    ),
    "an order shows its cost, its odds and what comes of each row before it is locked": (
        MOLDOVA,
        to_the_form,
    ),
    "a result shows its dice and the row they reached": (MOLDOVA, to_the_results),
    "numbers show where they stand in their range and what that is called": (
        MOLDOVA,
        to_the_situation,
    ),
}


def taken(name: str, folder: Path) -> str:
    """The rows of a screen at 80×24."""
    opening, way = SCREENS[name]
    rows: list[str] = []

    async def steps(seat: Seat) -> None:
        await way(seat)
        await seat.pilot.pause(0.3)
        rows.extend(row.rstrip() for row in seat.rows)

    sit_down(steps, folder, opening)
    return "\n".join(rows) + "\n"


def kept(name: str) -> Path:
    return FOLDER / f"{name.replace(' ', '-')}.txt"


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_is_as_it_was_last_looked_at(name: str, tmp_path: Path) -> None:
    assert taken(name, tmp_path) == kept(name).read_text("utf-8")


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for each in SCREENS:
        with tempfile.TemporaryDirectory() as place:
            kept(each).write_text(taken(each, Path(place)), "utf-8")
