"""An own order in lines: written, argued, estimated in secret, thrown for and settled."""

from pathlib import Path

import pytest

from tests.plain.room import run
from wargame.core import events as ev
from wargame.play.replaying import replay
from wargame.play.session import Session

WRITTEN = [
    "", "", "", "", "",
    "w", "Buoy the reef", "two boats", "ships are safe", "it is cheap; it is legal", "Borum minds",
    "d", "y", "", "", "", "d", "y",
]  # fmt: skip
"""Ardaby writes its own order; both then give no more."""
SETTLED = [
    "s",
    "y",
    "The reef is buoyed",
    "all agreed",
    "heat",
    "1",
    "+1",
    "",
    "There are buoys",
    "",
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "a game.wargame"


def played(file: Path, *lines: str) -> str:
    return run([*WRITTEN, *lines], file, seats=("ardaby", "borum"))


def events(file: Path, kind: type[ev.Event]) -> list[ev.Event]:
    with Session.open(file) as session:
        assert replay(session) is None
        return [event for event in session.events if isinstance(event, kind)]


def test_all_argue_an_own_order_and_what_they_settle_changes_the_game(file: Path) -> None:
    shown = played(
        file, "e", "r", "", "101", "30", "", "61", "a", "2", "n", "It is far", "t", "45", *SETTLED
    )
    assert "To be settled: Buoy the reef – with: two boats – so that: ships are safe" in shown
    assert "Ardaby for: it is legal" in shown
    assert "“101” is no percentage" in shown
    assert "Estimates in percent: Ardaby 30 and Borum 61. Median 45.5, spread 30 to 61." in shown
    assert "Odds: 45 or less with d100: 45.0%" in shown
    assert "Dice 45 (typed in) against 45: it succeeds." in shown
    assert "The method says: it succeeds." in shown
    assert "Heat: 3 → 4" in shown
    assert "Established: There are buoys." in shown
    assert "Turn 2 of 3 begins" in shown
    (thrown,) = events(file, ev.Thrown)
    assert isinstance(thrown, ev.Thrown)
    assert thrown.passed
    argued = [event for event in events(file, ev.Argued) if isinstance(event, ev.Argued)]
    assert [(one.seat, one.side, one.text) for one in argued] == [(1, "con", "It is far")]


def test_an_estimate_is_seen_by_nobody_else_before_all_are_in(file: Path) -> None:
    shown = played(file, "e", "r", "", "37", "")
    assert shown.replace(str(file.parent), "").count("37") == 1, "only where it was typed"


def test_a_free_ruling_settles_it_at_once_and_needs_its_reason(file: Path) -> None:
    shown = played(file, "f", "n", "", "Nothing comes", "", "so", "", "")
    assert "Say in words what comes of it." in shown
    assert "A ruling needs a reason" in shown
    assert "The method says" not in shown
    assert "Control rules by free ruling: Nothing comes. The order of Ardaby fails." in shown


def test_weights_move_the_odds(file: Path) -> None:
    shown = played(file, "w", "g", "1", "2", "", "the best of them")
    assert "A ruling needs a reason" in shown
    assert "Odds: 7 or more with 2d6 +1: 72.2% (26 of 36)" in shown
    assert "Odds: 7 or more with 2d6 +2: 83.3% (30 of 36)" in shown


def test_a_vote_is_secret_and_its_tie_goes_as_was_said(file: Path) -> None:
    shown = played(file, "v", "nothing; buoys", "y", "n", "r", "", "1", "", "2")
    assert "Between equals the first holds" in shown
    assert "Chosen: Ardaby 1 and Borum 2. Outcome 1 holds." in shown


def test_what_is_argued_is_there_again_after_leaving(file: Path) -> None:
    played(file, "e", "r", "", "30", "", "61", "q")
    shown = run(["t", "45", *SETTLED, "", "q"], file, seats=())
    assert "Odds: 45 or less with d100" in shown
    assert events(file, ev.MatterSettled)


def test_own_orders_and_facts_stand_on_their_pages(file: Path) -> None:
    shown = run([*WRITTEN[:11], "o", "q"], file, seats=("ardaby", "borum"))
    assert "Ardaby, in its own words: Buoy the reef – with: two boats" in shown
    again = file.with_name("another game.wargame")
    lines = [*WRITTEN, "f", *SETTLED[1:], "", "", "", "s", "q"]
    shown = run(lines, again, seats=("ardaby", "borum"))
    assert "Established in turn 1: There are buoys." in shown


def test_alone_there_is_nobody_to_judge_an_own_order(file: Path) -> None:
    shown = run(["", "", "w", "q"], file, seats=("ardaby",))
    assert "Write an order of your own" not in shown
    assert "“w” is not a choice here" in shown
