"""Walk-through 6: an order outside the list, at the table of six of the large game. Persons play
all seats at one terminal, and one is Control.
"""

from pathlib import Path

from textual.widgets import Input

from tests.report.paper import read
from tests.tui.at_control import fill, pick
from tests.tui.piloting import Seat, sit_down
from tests.walkthroughs.at_table import choose_for, events, hand_to, read_to
from tests.walkthroughs.presiding import reported
from wargame.authoring.load import find, load
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.play.session import Session
from wargame.seat.cast import cast_given, staff
from wargame.seat.company import CONTROL_NAME
from wargame.tui.app import Opening
from wargame.tui.late import late, unordered
from wargame.tui.screens.choosing import Filling
from wargame.tui.screens.confirm import Confirm
from wargame.tui.screens.console import Console
from wargame.tui.screens.effects import PickEffects
from wargame.tui.screens.matter_control import ControlMatter
from wargame.tui.screens.matter_seat import SeatMatter
from wargame.tui.screens.results import Results
from wargame.tui.screens.table import Table

AUTHOR = "georgia"
WHAT = "Invite more observers to the boundary line"
MEANS = "the monitoring mission"
END = "what happens there is seen"
REASONS = ("the mission knows the line", "who is watched arrests fewer", "its mandate was renewed")
RUSSIAN, CENTRAL = "our guards let nobody near", "the money is needed in schools"
ESTIMATES = {"russia": 30, "nato": 50, "eu": 50, "moldova": 70, "central": 90}
CONS = {"russia": RUSSIAN, "central": CENTRAL}
REASON = "The mission is trusted by all but one"


def prepared(file: Path) -> Opening:
    """The game as its first orders are to be given."""
    loaded = load(find("near_abroad"), layout="six")
    with Session.create(file, loaded, seed="s") as session:
        staff(session, cast_given(loaded, loaded.game.seats, (), control=True))
        control = session.join(CONTROL_NAME, "control")
        session.autoplay()
        while not session.engine.wanted(session.state).orders:
            session.submit(cm.Proceed(control))
            session.autoplay()
    return Opening(game=file)


async def known(seat: Seat, reader: str, kind: type[ev.Event]) -> list[ev.Event]:
    """What a seat or the public was told of a kind."""
    return [event for event in await events(seat, reader) if isinstance(event, kind)]


async def estimate(seat: Seat, name: str, *, slip: bool) -> None:
    """A seat comes to the keyboard, reads who has estimated and not what, argues, and estimates."""
    await hand_to(seat, name, SeatMatter)
    await seat.sees(WHAT)
    names = seat.play.names
    for other, percent in ESTIMATES.items():
        own = names.seat(names.game.seats.index(other))
        if other == name:
            await seat.sees(f"{own}: …")
            break
        await seat.sees(f"{own}: in")
        assert f"{percent}%" not in seat.text
    if name in CONS:
        await seat.press("a")
        await pick(seat, "Against it")
        await fill(seat, CONS[name])
        await seat.at(SeatMatter)
    await seat.press("e")
    if slip:
        await fill(seat, "101")
        await seat.sees("An estimate is a whole number from 0 to 100")
    await fill(seat, str(ESTIMATES[name]))
    await seat.at(SeatMatter)
    await seat.sees(f"{ESTIMATES[name]}%")


async def ordered(seat: Seat) -> None:
    """Georgia writes its own order, with three reasons for it; nobody orders anything else."""
    await read_to(seat, Console)
    await hand_to(seat, AUTHOR, Table)
    await seat.choose("own 0")
    await fill(seat, WHAT, MEANS, END, "; ".join(REASONS), "")
    await seat.at(Table)
    await seat.sees("To be argued")
    await seat.go("d", Confirm, "y")
    for name in ESTIMATES:
        await choose_for(seat, name, "It gives no more orders")
        assert not await known(seat, name, ev.OrderProposed)
    await read_to(seat, Console)
    await seat.sees("Something is argued: settle it on page 2")


async def taken_up(seat: Seat) -> None:
    """Control has it estimated by the five others."""
    await seat.press("2", "home", "enter")
    await seat.at(ControlMatter)
    for reason in REASONS:
        await seat.sees(f"+ {reason}")
    await seat.press("m")
    await pick(seat, "Estimates")
    page = await seat.at(Filling)
    page.query_one("#asked", Input).value = "1 2 3 4 6"
    page.query(Input).last().focus()
    await seat.go("enter", ControlMatter)
    await seat.sees("Georgia, in its own words: estimates")
    await seat.press("escape")
    bench = (await seat.at(Console)).bench
    assert [one.name for one in bench.chairs if one.waited] == [
        bench.names.seat(bench.names.game.seats.index(name)) for name in ESTIMATES
    ]
    # They are late with an estimate, and not with orders.
    assert late(bench)
    assert not unordered(bench)


async def estimated(seat: Seat) -> None:
    """Two of them argue against it. No estimate is read by others before the last is in."""
    for name in ESTIMATES:
        assert not await known(seat, "public", ev.Disclosed)
        await estimate(seat, name, slip=name == "russia")
        await seat.press("escape")
        await read_to(seat, Console)
    for name in seat.play.names.game.seats:
        told = await known(seat, name, ev.Replied)
        assert [one.value for one in told if isinstance(one, ev.Replied)] == (
            [ESTIMATES[name]] if name in ESTIMATES else []
        )
        (all_told,) = await known(seat, name, ev.Disclosed)
        assert isinstance(all_told, ev.Disclosed)
        assert [one.value for one in all_told.replies] == list(ESTIMATES.values())
        assert all_told.median == 50


async def thrown(seat: Seat) -> None:
    """Its page shows the median and the spread. Control types 37 for d100: it succeeds."""
    await seat.press("2", "home", "enter")
    await seat.at(ControlMatter)
    await seat.sees("Median 50, spread 30 to 90")
    await seat.sees("50 or less with d100: 50.0%")
    await seat.press("x")
    await fill(seat, "137")
    await seat.at(Filling)
    await seat.sees("137")
    assert "it succeeds" not in seat.text
    await fill(seat, "37")
    await seat.at(ControlMatter)
    await seat.sees("Thrown: 37 (typed in) against 50: it succeeds")


async def ruled(seat: Seat) -> None:
    """Control picks what it changes, and reads before and after."""
    await seat.press("s")
    await pick(seat, "It succeeds")
    picking = await seat.at(PickEffects)
    picking.query_one("#find", Input).value = "leverage georgia"
    await seat.press("enter", "enter")
    picking.query_one("#change", Input).value = "-1"
    await seat.press("enter")
    await seat.sees("Russian leverage of Georgia: 3 → 2")
    await seat.press("ctrl+s")
    await fill(seat, "Forty more observers come", REASON, "", "")
    await seat.at(Results)
    await seat.sees("Russian leverage of Georgia 3 → 2")
    await read_to(seat, Console)
    await seat.press("2")
    await seat.sees("± Georgia estimates It succeeds. Forty more observers come.")


async def kept(seat: Seat) -> None:
    """Arguments are kept with who brought them and for which side."""
    (opened,) = await known(seat, "public", ev.TakenUp)
    assert isinstance(opened, ev.TakenUp)
    index = seat.play.names.game.seats.index
    assert [(one.seat, one.side, one.text) for one in opened.reasons] == [
        (index(AUTHOR), "pro", reason) for reason in REASONS
    ]
    argued = await known(seat, "public", ev.Argued)
    assert [(one.seat, one.side, one.text) for one in argued if isinstance(one, ev.Argued)] == [
        (index(name), "con", text) for name, text in CONS.items()
    ]


def test_an_order_in_a_seats_own_words_is_argued_estimated_and_ruled_on(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await ordered(seat)
        await taken_up(seat)
        await estimated(seat)
        await thrown(seat)
        await ruled(seat)
        await kept(seat)

    sit_down(steps, tmp_path, prepared(tmp_path / "game.wargame"), (100, 30))
    told = read((reported(tmp_path) / "control/argued.html").read_text("utf-8")).text
    for said in (*REASONS, RUSSIAN, CENTRAL, "Median 50, spread 30 to 90", REASON):
        assert said in told
