"""Steps taken back in lines of text: who was told what, which dice, and what readers see after."""

from pathlib import Path

import pytest

from tests.plain.room import run
from wargame.commands import Complaint
from wargame.core import events as ev
from wargame.core.view import seat_reader, standing
from wargame.plain.branches import compare, export, listing
from wargame.plain.replay import retell, verify
from wargame.play.journal import JournalError
from wargame.play.session import Session
from wargame.seat.cast import TABLE

BRIEFED = ["An aim", "A red line"]
ORDER = ["4", "Because", "", "50", "y"]


def play(file: Path, *typed: str, seats: tuple[str, ...] = ("moldova",)) -> str:
    return run(list(typed), file, scenario="transnistria", seats=seats, seed="3")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "game.wargame"


def test_a_step_is_undone_once_it_is_said_who_was_told_of_it(file: Path) -> None:
    shown = play(file, *BRIEFED, "undo", "s", "l", "q")
    assert "This and what came after it is undone: Red line of Moldova: A red line." in shown
    assert "- Moldova: 1 line; the last: Red line of Moldova: A red line." in shown
    assert "Undone: Red line of Moldova: A red line." in shown
    assert "Control sets the game back: the last 1 line that held is undone." in shown
    assert verify(file)[1]


def test_whoever_changes_their_mind_undoes_nothing(file: Path) -> None:
    shown = play(file, *BRIEFED, "undo", "", "rewind", "", "undo", "x", "", "q")
    assert shown.count("Nothing was undone.") == 2
    assert "“x” is not a choice here" in shown
    with Session.open(file, read_only=True) as session:
        assert len(session.journal.branches()) == 1


def test_at_the_beginning_there_is_nothing_to_undo(file: Path) -> None:
    shown = play(file, "", "", "undo", "rewind", "q")
    assert shown.count("There is nothing to undo: the game stands at its beginning.") == 2


def test_a_step_of_any_phase_is_gone_back_to_with_fresh_dice(file: Path) -> None:
    shown = play(file, *BRIEFED, "d", "y", "d", "y", "rewind", "2", "f", "q")
    assert "What comes next throws fresh dice." in shown
    with Session.open(file, read_only=True) as session:
        assert session.state.turn == 1
        holding = standing(session.log(seat_reader(session.game, 1)))
        told = "\n".join(map(str, holding))
        assert "An aim" in told or "A red line" in told
    assert "Undone: Turn 2 of 3 begins" in retell(file, "public")
    assert verify(file)[1]


def test_the_beginning_of_a_turn_is_gone_back_to(file: Path) -> None:
    first = play(file, *BRIEFED, "d", "y", *ORDER, "rewind", "", "q")
    assert "t2. Back to the beginning of turn 2." in first
    assert "t1. Back to the beginning of turn 1." in first
    play(file, "rewind", "t2", "s", "q")
    with Session.open(file, read_only=True) as session:
        log = standing(session.log(seat_reader(session.game, 1)))
        assert session.state.turn == 2
        assert not [one for one in log if isinstance(one.event, ev.OrderLocked)]
        assert [one for one in log if isinstance(one.event, ev.Noted)]
    assert verify(file)[1]


def test_where_several_play_only_control_looks_while_steps_are_listed(file: Path) -> None:
    shown = play(
        file, "", "", "", "", "", *BRIEFED, "undo", "", "", "", "q", seats=("moldova", "west")
    )
    cover = shown.index("Press Enter when only Control is looking")
    assert shown.index("This and what came after it is undone") > cover
    assert "Press Enter; the screen is cleared then" in shown[cover:]
    assert "Pass the keyboard to" in shown[cover:]


# ---- branches


@pytest.fixture
def branched(file: Path) -> Path:
    play(file, *BRIEFED, "d", "y", "rewind", "1", "f", *ORDER, "d", "y", "q")
    return file


def test_branches_are_listed_with_where_they_left_and_how_they_end(branched: Path) -> None:
    first, second = listing(branched).splitlines()
    assert first.startswith("Branch 1: 8 orders of its own. It ends in turn 2.")
    assert second.startswith("Branch 2, which left branch 1 after entry")
    assert "with fresh dice" in second
    assert second.endswith("The game is on it.")


def test_a_slip_that_was_taken_back_is_no_line_of_play(file: Path) -> None:
    play(file, *BRIEFED, "undo", "s", "d", "y", "q")
    told = listing(file).splitlines()
    assert len(told) == 2
    assert told[0].startswith("Branch 2, which left branch 1")
    assert told[1] == "Left out: branch 1, of a single step that was taken back."


def test_two_branches_are_compared_turn_by_turn(branched: Path) -> None:
    told = compare(branched, 1, 2)
    assert told.startswith("Branches 1 and 2 part after entry")
    assert "Turn 1 of 3" in told
    assert "only on branch 2: Moldova: " in told
    assert "Branch 1: It ends in turn 2." in told


def test_a_branch_alone_is_a_game_that_is_gone_on_with(branched: Path, tmp_path: Path) -> None:
    for branch in (1, 2):
        out = tmp_path / f"{branch}.wargame"
        assert f"Branch {branch} is a game of its own" in export(branched, branch, out)
        text, right = verify(out)
        assert right, text
        with Session.open(branched) as whole, Session.open(out, read_only=True) as own:
            if branch != whole.lines.at.branch:
                whole.switch(branch, TABLE)
            assert own.state == whole.state
            assert own.events == whole.events
            assert own.pilots == whole.pilots
            assert own.journal.people == whole.journal.people
            assert len(own.journal.branches()) == 1


def test_what_cannot_be_told_of_branches_is_a_sentence(branched: Path, tmp_path: Path) -> None:
    with pytest.raises(Complaint, match="no branch 7 in this game; there are 1, 2"):
        compare(branched, 1, 7)
    with pytest.raises(Complaint, match="two different branches"):
        compare(branched, 1, 1)
    with pytest.raises(Complaint, match="no branch 0"):
        export(branched, 0, tmp_path / "out.wargame")
    with pytest.raises(JournalError, match="already exists"):
        export(branched, 1, branched)
    assert not (tmp_path / "out.wargame").exists()
