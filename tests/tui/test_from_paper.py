"""A game begun on screen is ended from the paper, and typed in afterwards with its dice."""

from pathlib import Path

import attrs
from textual.widgets import Input, OptionList

from tests.report.paper import read
from tests.tui.at_control import uncover
from tests.tui.piloting import MOLDOVA, Seat, sit_down
from wargame.core import events as ev
from wargame.play.replaying import replay
from wargame.play.session import Session
from wargame.report.game import report
from wargame.report.pack import print_pack
from wargame.tui.app import Opening
from wargame.tui.screens.answer import Answering
from wargame.tui.screens.brief import BriefPage
from wargame.tui.screens.choosing import Choose, Filling
from wargame.tui.screens.confirm import Confirm
from wargame.tui.screens.console import Console
from wargame.tui.screens.desk import OrderDesk
from wargame.tui.screens.ending import Ending
from wargame.tui.screens.handover import PAUSE, Cover
from wargame.tui.screens.order import OrderForm
from wargame.tui.screens.results import Results
from wargame.tui.screens.table import Table
from wargame.tui.screens.talking import Letters

CONTROL = attrs.evolve(MOLDOVA, control=True)
SEATS = ("Russia", "Moldova", "The West")
SLIPS = (
    ("Russia", "Broker frozen-conflict talks"),
    ("Russia", "Energy and trade coercion"),
    ("Moldova", "Reform and fight corruption"),
    ("Moldova", "Settlement talks with a breakaway region"),
    ("The West", "Disaster-response and civil emergency work"),
    ("The West", "Defence reform, planning, civil-military work"),
)
"""What was handed in on slips in the last turn."""
THROWN = ((4, 3), (6, 1), (2, 2), (5, 4), (1, 6), (3, 3))
"""What the dice on the table showed, in the order in which orders are resolved."""


async def chair(seat: Seat, name: str, choice: str) -> None:
    """Choose what is done with a seat."""
    await seat.at(Console)
    await seat.press("1", "home", *["down"] * SEATS.index(name), "enter")
    page = await seat.at(Choose)
    line = next(k for k, said in enumerate(page.choices) if said.startswith(choice))
    page.query_one(OptionList).highlighted = line
    await seat.press("enter")


async def dictate(seat: Seat, name: str, action: str) -> None:
    """Type in an order from a slip."""
    await chair(seat, name, "Give an order for it")
    await seat.until(
        lambda: isinstance(s := seat.app.screen, Choose) and s.is_mounted and "order" in s.head,
        "the orders",
    )
    page = await seat.at(Choose)
    line = next(k for k, said in enumerate(page.choices) if said.startswith(action))
    page.query_one(OptionList).highlighted = line
    await seat.press("enter")
    form = await seat.at(OrderForm)
    form.query_one("#why", Input).value = f"as the slip of {name} says"
    await seat.go("ctrl+s", Confirm, "y", Console)


async def on_to(seat: Seat, text: str) -> None:
    """Go on, reading what comes and answering what is asked, until the console says this."""
    for _step in range(60):
        screen = seat.app.screen
        if isinstance(screen, Ending):
            return
        if isinstance(screen, Console) and screen.is_mounted:
            if text in seat.text:
                return
            if screen.bench.pause:
                await seat.press("p")
            elif name := next((n for n in SEATS if f"Waiting for {n}" in seat.text), ""):
                await chair(seat, name, "Hand the screen over")
        elif isinstance(screen, Cover):
            await seat.pilot.pause(PAUSE + 0.1)
            await seat.press("enter")
        elif isinstance(screen, BriefPage):
            await seat.press("ctrl+s")
        elif isinstance(screen, Answering):
            screen.query_one(OptionList).focus()
            await seat.press("enter")
            await seat.pilot.pause(0.1)
            if isinstance(seat.app.screen, Confirm):
                await seat.press("y")
        elif isinstance(screen, Results | Letters | Table | Filling):
            await seat.press("escape")
        await seat.pilot.pause(0.1)
    raise AssertionError("never came to: " + text + "\n" + "\n".join(seat.rows))


async def turn_on_screen(seat: Seat) -> None:
    """A turn in which Moldova says its order aloud and autopilots play the rest."""
    await on_to(seat, "Waiting for Moldova")
    await dictate(seat, "Moldova", "Public condemnation")
    await chair(seat, "Moldova", "It gives no more orders")
    await seat.sees("All orders are in")


def test_a_game_without_control_gets_one_to_type_the_slips_in(tmp_path: Path) -> None:
    async def alone(seat: Seat) -> None:
        await seat.to_the_table()

    async def afterwards(seat: Seat) -> None:
        await uncover(seat)
        await seat.at(Console)
        await dictate(seat, "Moldova", "Reform and fight corruption")
        await chair(seat, "Moldova", "It gives no more orders")
        await seat.sees("All orders are in")

    file = tmp_path / "g.wargame"
    sit_down(alone, tmp_path, attrs.evolve(MOLDOVA, game=file))
    sit_down(afterwards, tmp_path, Opening(game=file, control=True))

    with Session.open(file, read_only=True) as session:
        assert session.pilots[-1] == ""
        assert replay(session) is None


async def slips_typed(seat: Seat, faces: list[tuple[int, ...]]) -> None:
    """From here on the room has only paper; Control types in orders and dice afterwards."""
    for name in ("Russia", "The West"):
        await chair(seat, name, "Give it back to a person")
        await seat.at(Console)
    await on_to(seat, "Waiting for Russia")
    for name, action in SLIPS:
        await dictate(seat, name, action)
    await seat.sees("All orders are in")
    await seat.press("2")
    console = await seat.at(Console)
    rolled = [item for item in console.bench.items if item.bands]
    faces.extend(THROWN[: len(rolled)])
    items = console.query_one("#items", OptionList)
    items.highlighted = next(
        k for k, one in enumerate(items.options) if one.id == str(rolled[0].slot)
    )
    items.focus()
    await seat.press("enter")
    await seat.go(OrderDesk, "x")
    page = await seat.at(Filling)
    page.query_one(Input).value = "  ".join(" ".join(map(str, two)) for two in faces)
    await seat.go("enter", OrderDesk)
    await seat.sees("Dice typed in: 4 3 6 1")


def test_two_turns_on_screen_and_the_last_from_the_slips(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    print_pack("transnistria", pack, pdf=False)
    books = {name: read(p.read_text("utf-8")).text for p in (pack / "orders").glob("*.html")
             for name in SEATS if name in p.read_text("utf-8")[:3000]}  # fmt: skip
    rules = read((pack / "control" / "rules.html").read_text("utf-8")).text
    slip = read((pack / "slips" / "orders.html").read_text("utf-8")).text
    faces: list[tuple[int, ...]] = []

    async def steps(seat: Seat) -> None:
        await turn_on_screen(seat)
        await seat.press("p")
        await turn_on_screen(seat)
        await seat.press("p")
        await on_to(seat, "Turn 3")
        await slips_typed(seat, faces)
        await seat.go("escape", Console, "p")
        await on_to(seat, "it never says this")
        await seat.at(Ending)

    sit_down(steps, tmp_path, CONTROL)

    for name, action in SLIPS:
        assert action in books[name]
    assert "Orders are resolved in this order" in rules
    for asked in ("Order of Russia", "What (verb)", "Control: net", "dice", "typed in"):
        assert asked in slip
    (file,) = tmp_path.glob("*.wargame")
    with Session.open(file, read_only=True) as session:
        assert session.state.over
        last = [k for k, e in enumerate(session.events) if isinstance(e, ev.TurnBegan)][-1]
        resolved = [e for e in session.events[last:] if isinstance(e, ev.OrderResolved)]
        first = [e.rolls[0] for e in resolved if e.rolls and e.rolls[0].by_hand]
        assert [one.faces for one in first] == faces
        assert len(faces) > 4
        assert session.journal.verify().intact
        assert replay(session) is None
    report(file, tmp_path / "report", pdf=False)
    orders = (tmp_path / "report" / "control" / "tables" / "orders.csv").read_text("utf-8-sig")
    assert orders.count("as the slip of Russia says") == 2
