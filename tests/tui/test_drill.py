"""A drill on the full screen, notes on the tool, and agreeing to be quoted."""

import tempfile
from pathlib import Path

import attrs
import pytest
from textual.widgets import Input, OptionList

from tests.tui.piloting import MOLDOVA, Seat, sit_down
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.play import autopilots
from wargame.play.session import Session
from wargame.seat import consent
from wargame.seat.drill import BANNER, LEFT
from wargame.seat.toolnotes import FILE
from wargame.tui.drill import DrillOver
from wargame.tui.screens.brief import BriefPage
from wargame.tui.screens.choosing import Choose
from wargame.tui.screens.confirm import Confirm
from wargame.tui.screens.console import Console
from wargame.tui.screens.handover import PAUSE, Cover
from wargame.tui.screens.launcher import Launcher
from wargame.tui.screens.results import Results
from wargame.tui.screens.setup import SetUp
from wargame.tui.screens.table import Table
from wargame.tui.screens.toolnote import ToolNote

DRILL = attrs.evolve(MOLDOVA, drill=True)


@pytest.fixture(autouse=True)
def rooms(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A temporary folder of the system that nobody else uses."""
    folder = tmp_path_factory.mktemp("rooms")
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


async def lock(seat: Seat, action: str, why: str) -> None:
    """Lock an order from a seat's screen."""
    form = await seat.to_the_form(action)
    form.query_one("#why", Input).value = why
    await seat.go("ctrl+s", Confirm, "y")


async def lift(seat: Seat) -> None:
    """Lift a cover, as somebody does who has read it."""
    await seat.at(Cover)
    await seat.pilot.pause(PAUSE + 0.1)
    await seat.press("enter")


async def to_the_end(seat: Seat) -> None:
    """Through what is still to be told, to the end of the drill."""
    while not isinstance(seat.app.screen, DrillOver):
        if isinstance(seat.app.screen, Cover):
            await lift(seat)
        elif isinstance(seat.app.screen, Results):
            await seat.press("escape")
        await seat.pilot.pause(0.05)


def test_one_order_one_result_and_the_game_begins_in_a_fresh_file(
    tmp_path: Path, rooms: Path
) -> None:
    async def steps(seat: Seat) -> None:
        await seat.at(Table)
        await seat.sees(BANNER)
        seat.require_right()
        form = await seat.to_the_form("P03")
        await seat.sees(BANNER)
        form.query_one("#why", Input).value = "only to try it"
        await seat.go("ctrl+s", Confirm)
        await seat.sees(BANNER)
        await seat.go("y", Results)
        await seat.sees(BANNER)
        await seat.sees("Reform and fight corruption in Moldova")
        page = await seat.at(Results)
        kept = [card.title for card in page.cards]
        assert "A new turn" not in kept
        await seat.go("escape", DrillOver)
        assert not list(tmp_path.glob("*.wargame"))
        assert not list(rooms.iterdir())
        await seat.go("enter", BriefPage)
        assert BANNER not in seat.text
        await seat.to_the_table()

    sit_down(steps, tmp_path, DRILL)

    (game,) = tmp_path.glob("*.wargame")
    with Session.open(game, read_only=True) as session:
        assert not any(isinstance(e, ev.OrderLocked) and e.seat == 1 for e in session.events)
        assert consent.words(session) == {"p1": True}
    assert b"only to try it" not in game.read_bytes()


def test_who_leaves_a_drill_leaves_nothing_and_is_told_so(tmp_path: Path, rooms: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.at(Table)
        await seat.press("ctrl+q")

    app = sit_down(steps, tmp_path, DRILL)

    assert app.parting == (LEFT,)
    assert not list(tmp_path.glob("*.wargame"))
    assert not list(rooms.iterdir())


def test_a_drill_that_cannot_go_on_says_so_and_leads_back(
    tmp_path: Path, rooms: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(*_given: object) -> cm.Command:
        """An autopilot that does what nobody may do."""
        return cm.Finish(cm.Author("bot", "seat", 0), 1)

    monkeypatch.setattr(autopilots, "following", wrong)

    async def steps(seat: Seat) -> None:
        await seat.at(Launcher)
        await seat.is_told("The game cannot go on by itself.")

    sit_down(steps, tmp_path, DRILL)

    assert not list(tmp_path.glob("*.wargame"))
    assert not list(rooms.iterdir())


def test_several_persons_and_control_try_it_and_hear_it_together(tmp_path: Path) -> None:
    both = attrs.evolve(DRILL, seats=("moldova", "west"))

    async def steps(seat: Seat) -> None:
        for action in ("P03", "S02"):
            await lift(seat)
            await seat.at(Table)
            await lock(seat, action, "a try")
        await seat.at(Cover)
        await seat.sees("All may look now")
        await seat.sees(BANNER)
        await lift(seat)
        await seat.go(Results, "escape")
        await to_the_end(seat)
        await seat.go("escape", Launcher)

    sit_down(steps, tmp_path, both)

    assert not list(tmp_path.glob("*.wargame"))


def test_control_practises_the_desk(tmp_path: Path) -> None:
    control = attrs.evolve(DRILL, control=True)

    async def steps(seat: Seat) -> None:
        await seat.at(Console)
        await seat.sees(BANNER)
        for _phase in range(12):
            if not isinstance(seat.app.screen, Console):
                break
            if "Waiting for Moldova" in seat.text:
                await seat.press("1", "home", "down", "enter")
                await seat.at(Choose)
                await seat.press("down", "down", "enter")
            else:
                await seat.press("p")
            await seat.pilot.pause(0.3)
            if isinstance(seat.app.screen, Results):
                await seat.press("escape")
                await seat.pilot.pause(0.3)
        await seat.until(lambda: not isinstance(seat.app.screen, Console), "the end")
        await to_the_end(seat)

    sit_down(steps, tmp_path, control)


def test_the_key_is_where_scenarios_and_seats_are_chosen(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.go(Launcher, "d", SetUp)
        await seat.sees("First a drill: everybody tries one order")
        await seat.press("d")
        await seat.sees("d: first a drill")
        await seat.press("d", "down", "enter")
        await seat.at(Table)
        await seat.sees(BANNER)

    sit_down(steps, tmp_path, None)


def test_a_sentence_about_the_tool_is_kept_beside_the_games(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.to_the_table()
        await seat.go("f9", ToolNote)
        await seat.press("f9", "b", "a", "d", "enter")
        await seat.is_told("It is kept in")
        await seat.at(Table)
        await seat.go("f9", ToolNote, "escape", Table)

    sit_down(steps, tmp_path)

    (line,) = (tmp_path / FILE).read_text("utf-8").splitlines()
    assert line.endswith("\tbad")
    assert "\tTable\t" in line
    assert "moldova" not in line.lower()
    (game,) = tmp_path.glob("*.wargame")
    assert FILE.encode() not in game.read_bytes()


def test_who_presses_f8_does_not_agree_and_may_say_otherwise_later(tmp_path: Path) -> None:
    words: list[dict[str, bool]] = []

    async def steps(seat: Seat) -> None:
        def look() -> None:
            (game,) = tmp_path.glob("*.wargame")
            with Session.open(game, read_only=True) as session:
                words.append(consent.words(session))

        await seat.at(BriefPage)
        await seat.sees("By beginning you agree")
        look()
        await seat.press("f8")
        await seat.sees("You do not agree")
        await seat.to_the_table()
        look()
        await seat.go("f8", Choose)
        await seat.sees(consent.USUAL[:40])
        await seat.go("escape", Table, "f8")
        page = await seat.at(Choose)
        page.query_one(OptionList).highlighted = 0
        await seat.press("enter")
        await seat.is_told("Noted.")
        look()

    sit_down(steps, tmp_path)

    assert words == [{}, {"p1": False}, {"p1": True}]
