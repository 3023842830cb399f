"""How the screens treat who sits there: what Enter answers, where the cursor begins, what is seen
first and last.
"""

from functools import partial
from pathlib import Path
from typing import Any

import attrs
import pytest
from textual.screen import Screen
from textual.widgets import Button, OptionList

from tests.tui.piloting import MOLDOVA, Seat, sit_down
from wargame.authoring.load import find, load
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.view import control_reader, public_reader
from wargame.play.session import Session
from wargame.prose.prose import Prose
from wargame.seat.cast import cast_given, staff
from wargame.seat.company import Company
from wargame.tui import ended, moves
from wargame.tui.app import Opening
from wargame.tui.cartography.survey import atlas_of
from wargame.tui.host import Room
from wargame.tui.projector.behind import read_out
from wargame.tui.screens.brief import BriefPage
from wargame.tui.screens.choosing import Choose
from wargame.tui.screens.confirm import MARK, Confirm
from wargame.tui.screens.console import Console
from wargame.tui.screens.ending import Ending, WholeLog
from wargame.tui.screens.entry import Entry
from wargame.tui.screens.handover import PAUSE, Cover
from wargame.tui.screens.launcher import Launcher
from wargame.tui.screens.results import Results
from wargame.tui.screens.table import Table
from wargame.tui.screens.talking import Wall
from wargame.tui.screens.writing import Writing
from wargame.tui.widgets.line import Line

CONTROL = attrs.evolve(MOLDOVA, control=True)


# ---- yes or no


@pytest.mark.parametrize(
    ("harmless", "marked", "said"),
    [
        (True, "Yes (y)", "Enter: yes · ← → for no"),
        (False, "No (n)", "Enter: no · ← → for yes"),
    ],
)
def test_a_question_says_what_enter_answers(
    harmless: bool, marked: str, said: str, tmp_path: Path
) -> None:
    async def steps(seat: Seat) -> None:
        given: list[bool | None] = []
        for key in ("enter", "right"):
            await seat.app.push_screen(Confirm("Shall it be?", harmless=harmless), given.append)
            page = await seat.at(Confirm)
            await seat.sees(f"{MARK}{marked}")
            await seat.sees(said)
            marks = [MARK in str(one.label) for one in page.query(Button)]
            assert marks == [harmless, not harmless]
            await seat.pilot.pause(PAUSE)
            await seat.press(key)
        await seat.sees("Enter: no" if harmless else "Enter: yes")
        await seat.press("enter")
        await seat.until(lambda: len(given) == 2, "both answers")
        assert given == [harmless, not harmless]

    sit_down(steps, tmp_path, None)


def test_a_finger_that_rests_on_enter_says_yes_to_nothing(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.to_the_table()
        form = await seat.to_the_form("P03")
        form.query_one("#why", Line).value = "it is time"
        form.query_one("#estimate", Line).focus()
        # The key that leaves the last field is still down when the question is there.
        await seat.press("enter")
        await seat.at(Confirm)
        await seat.press("enter", "enter")
        await seat.at(Confirm)
        await seat.sees("Enter: yes")
        await seat.pilot.pause(PAUSE)
        await seat.press("enter")
        await seat.at(Table)
        assert await seat.play.host.do(lambda room: room.session.state.turn) == 1

    sit_down(steps, tmp_path)


def test_giving_up_orders_is_not_what_enter_says(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.to_the_table()
        await seat.go("d", Confirm)
        await seat.sees("You could still lock 2 orders")
        await seat.sees("Enter: no")

    sit_down(steps, tmp_path)


# ---- where one writes


def test_what_a_seat_says_is_written_at_once_and_its_kind_chosen_with_the_arrows(
    tmp_path: Path,
) -> None:
    async def steps(seat: Seat) -> None:
        await seat.at(Console)
        await seat.press("1", "home")
        await seat.go("enter", Choose)
        page = await seat.at(Choose)
        at = next(k for k, said in enumerate(page.choices) if said.startswith("Write down"))
        page.query_one(OptionList).highlighted = at
        await seat.press("enter")
        assert isinstance((await seat.at(Writing)).focused, Line)
        await seat.press(*"peace", "down", "ctrl+s")
        await seat.at(Console)
        notes = await seat.play.host.do(written)
        assert notes == [("aim", "peace")]

    sit_down(steps, tmp_path, CONTROL)


def written(room: Room) -> list[tuple[str, str]]:
    log = room.session.log(control_reader(room.session.game))
    notes = [one.event for one in log if isinstance(one.event, ev.Noted)]
    return [(note.kind, note.text) for note in notes if note.kind != "consent"]


# ---- the first look


def test_a_seat_sees_how_the_world_stands_before_it_orders(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.go(BriefPage, "ctrl+s", Results)
        await seat.sees("How it stands")
        await seat.sees("In Moldova a strip of land beyond the river has gone its own way")
        await seat.sees("Tension 5 (Confrontation); it runs from 0 to 10.")
        await seat.press("enter")
        await seat.sees("A new turn")

    sit_down(steps, tmp_path)


def test_where_no_turn_begins_with_a_look_none_is_given(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.go(BriefPage, "ctrl+s")
        await seat.until(lambda: not isinstance(seat.app.screen, BriefPage), "what follows")
        assert "How it stands" not in seat.text

    sit_down(steps, tmp_path, Opening("islands", seats=("league",), seed="s"))


# ---- a game that is over


def over(file: Path, persons: tuple[str, ...]) -> None:
    """A game that was played to its end; nobody was shown that yet."""
    loaded = load(find("islands"))
    with Session.create(file, loaded, seed="1") as session:
        staff(session, cast_given(loaded, persons, ()))
        prose = Prose.of(loaded, {})
        atlas = atlas_of(loaded.scenario, loaded.geometry())
        room = Room(session, prose, Company(session, prose), atlas)
        room.company.open()
        while not session.state.over:
            sleepy(room)
        moves.rise(room)


def sleepy(room: Room) -> None:
    """Whoever is next orders nothing, and answers what is asked with the first thing possible."""
    session, company = room.session, room.company
    seat = company.next()
    assert seat is not None
    author, asked = company.sitter(seat).author, moves.sit(room, seat).sight.questions
    if asked:
        put = asked[0].question
        session.submit(cm.Answer(author, put.place, put.question, put.choices[0]))
    else:
        session.submit(cm.Finish(author, seat))
    company.run_on()
    company.account()


def test_a_wall_follows_who_plays_alone_when_the_end_that_was_shown_is_taken_back(
    tmp_path: Path,
) -> None:
    file, loaded = tmp_path / "evening.wargame", load(find("islands"))
    over(file, ("league",))
    with Session.open(file) as session:
        prose = Prose.of(loaded, {})
        company = Company(session, prose, resumed=True, wall=True)
        room = Room(session, prose, company, atlas_of(loaded.scenario, loaded.geometry()))
        company.open()
        assert not ended.shown(room)
        moves.last_news(room)
        assert not ended.shown(room)
        moves.finale(room)
        assert ended.shown(room)
        company.undo()
        assert not session.state.over
        while not session.state.over:
            sleepy(room)
            known, reader = read_out(session).view, public_reader(session.game)
            assert known.log == session.view(reader).log
        assert not ended.shown(room)
        moves.finale(room)
        assert ended.shown(room)


async def to_the_end(seat: Seat) -> None:
    """Past whatever each seat reads, to the last page."""
    for _page in range(20):
        await seat.until(lambda: isinstance(seat.app.screen, Cover | Results | Ending), "a page")
        page = seat.app.screen
        if isinstance(page, Ending):
            return
        await seat.pilot.pause(PAUSE)
        await seat.press("enter" if isinstance(page, Cover) else "escape")
        await seat.until(partial(left, seat, page), "the next page")
    raise AssertionError(seat.text)


def left(seat: Seat, page: Screen[Any]) -> bool:
    return seat.app.screen is not page


@pytest.mark.parametrize("persons", [("league",), ("league", "crown")])
def test_a_finished_game_opens_at_its_end_with_ways_to_all_that_was(
    persons: tuple[str, ...], tmp_path: Path
) -> None:
    """Neither covers nor old news come before, once its end was shown."""
    file = tmp_path / "evening.wargame"
    over(file, persons)

    async def first(seat: Seat) -> None:
        if len(persons) > 1:
            await seat.at(Cover)
        await to_the_end(seat)
        await seat.go("escape", Launcher)

    async def again(seat: Seat) -> None:
        await seat.until(lambda: isinstance(seat.app.screen, Cover | Results | Ending), "a page")
        page = await seat.at(Ending)
        await seat.sees("The game is over: all 3 turns are played.")
        await seat.go("2", Wall, "escape", Ending, "3", Wall, "escape", Ending)
        await seat.go("5", WholeLog, "up", "enter", Entry, "escape", WholeLog, "escape", Ending)
        await seat.press("r")
        await seat.is_told("begin with index.html")
        assert (ended.report_folder(file) / "index.html").is_file()
        assert not page.check_action("then", ("assess",))
        await seat.go("escape", Launcher)

    sit_down(first, tmp_path, Opening(game=file))
    sit_down(again, tmp_path, Opening(game=file))


@pytest.mark.parametrize("persons", [("league",), ("league", "crown")])
def test_an_end_that_not_all_were_shown_is_told_to_each_first(
    persons: tuple[str, ...], tmp_path: Path
) -> None:
    file = tmp_path / "evening.wargame"
    over(file, persons)

    async def steps(seat: Seat) -> None:
        await seat.until(lambda: isinstance(seat.app.screen, Cover | Results | Ending), "a page")
        await seat.at(Cover if len(persons) > 1 else Results)

    sit_down(steps, tmp_path, Opening(game=file))
    sit_down(steps, tmp_path, Opening(game=file))
