"""Walk-through 4: Control changes the row that the dice would read, with a reason and a note of its
own; those concerned read the reason; a later case shows the earlier ruling; the report counts.
"""

import csv
from pathlib import Path

from textual.widgets import Input

from tests.report.paper import read
from tests.tui.at_control import fill, open_order
from tests.tui.piloting import Seat, sit_down
from tests.walkthroughs.presiding import (
    at_rest,
    go_on,
    hand_back,
    hand_over,
    lock,
    no_more,
    pick,
    read_out,
    reported,
    to_the_console,
    to_the_order,
)
from tests.walkthroughs.test_worksheet import ORDER, SEMINAR, SIZE
from wargame.play.logs import readers_of
from wargame.tui.host import Room
from wargame.tui.screens.choosing import Filling
from wargame.tui.screens.desk import OrderDesk

REASON, PRIVATE = "They were never told", "the ministry asked for it"
RULED = f"sets the result of “{ORDER}: Moldova” of Russia: no change. Reason: {REASON}."


async def pressed(seat: Seat, why: str, dice: str) -> OrderDesk:
    """Russia presses Moldova in this turn, and its order is open on the desk with dice typed in."""
    await lock(seat, await to_the_order(seat, "Russia", ORDER), why)
    await no_more(seat, "Russia", "Moldova")
    await seat.press("2")
    desk = await open_order(seat, ORDER)
    await at_rest(seat)
    await seat.go("x", Filling)
    await fill(seat, dice)
    await seat.sees(f"Dice typed in: {dice}")
    await at_rest(seat)
    return desk


def told(room: Room) -> list[list[str]]:
    """What the public and each seat were told, line by line."""
    session = room.session
    return [
        [one.text for one in room.prose.tell(session.log(reader), reader, session.state)]
        for reader in readers_of(session.game)
    ]


def test_a_row_is_changed_with_a_reason_that_stands_as_a_precedent(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        # Dice 4 and 3 would read a concession; Control changes it to "no change".
        await go_on(seat, "Waiting for Russia, Moldova: orders.")
        await pressed(seat, "They have nowhere else to go", "4 3")
        await seat.press("o")
        await pick(seat, "no change")

        # The reason cannot be empty; the public reason and the private note are two lines.
        page = await seat.at(Filling)
        assert [field.id for field in page.query(Input)] == ["reason", "private"]
        await seat.press("enter")
        await seat.sees("A ruling needs a reason")
        assert seat.app.focused is not None
        assert seat.app.focused.id == "reason"
        await fill(seat, REASON, PRIVATE)
        await seat.sees("Control has set the row: no change")
        await at_rest(seat)
        await read_out(seat)

        # It is read out to all with its reason; and so it stands in the logs of those concerned.
        await seat.sees("the row set by Control: no change.")
        await seat.sees(f"Ruled by Control: {RULED}")
        assert PRIVATE not in seat.text
        await to_the_console(seat)
        table = await hand_over(seat, "Moldova")
        await seat.press("5")
        await seat.sees(f"Ruled by Control: {RULED}")
        assert not any(PRIVATE in one.text for one in table.sight.told)
        await hand_back(seat)
        for lines in await seat.play.host.do(told):
            assert f"Ruled by Control: {RULED}" in lines
            assert not any(PRIVATE in line for line in lines)

        # A similar case in the next turn shows the earlier ruling, and warns of a contrary one.
        await go_on(seat, "Waiting for Russia, Moldova: orders.")
        await pressed(seat, "We ask again", "1 2")
        await seat.sees("Earlier ruling, turn 1: sets the result of")
        await seat.sees("In private:")
        await seat.press("o")
        await pick(seat, "concession")
        await seat.sees("Not as before: in turn 1 the row was set to “no change”.")
        await seat.sees("Earlier ruling, turn 1: ")
        await fill(seat, "This time they were told", "")
        await seat.at(OrderDesk)
        await at_rest(seat)
        await read_out(seat)
        await seat.sees("the row set by Control: concession.")
        await to_the_console(seat)

    sit_down(steps, tmp_path, SEMINAR, SIZE)
    out = reported(tmp_path)

    # The report counts overrides by seat and direction.
    page = read((out / "control/rulings.html").read_text("utf-8")).text
    counted = page[page.index("Overrides by seat and direction") :]
    assert "Russia, higher: 1" in counted
    assert "Russia, lower: 1" in counted
    with (out / "control/tables/rulings.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["what"] == "override"]
    assert [(row["turn"], row["seat"], row["value"], row["direction"]) for row in rows] == [
        ("1", "russia", "no change", "down"),
        ("2", "russia", "concession", "up"),
    ]
    assert [(row["reason"], row["private"]) for row in rows] == [
        (REASON, PRIVATE),
        ("This time they were told", ""),
    ]

    # What others read of it has the reason, and never the note.
    for name in ("public/turns.html", "seats/moldova.html", "seats/west.html"):
        shown = (out / name).read_text("utf-8")
        assert REASON in shown, name
        assert PRIVATE not in shown, name
