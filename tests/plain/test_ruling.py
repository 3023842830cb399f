"""Control's own page in lines: what it changes, writes and says, and that seats look away."""

from pathlib import Path

import pytest

from tests.plain.room import run
from tests.plain.test_injecting import BRIEFED, events
from wargame.core import events as ev
from wargame.plain.replay import verify
from wargame.play.session import Session

OPEN = ["control", "y"]
CORRECT, NOTE, MESSAGE, FACT, PLAYER, SLIPS, ARGUED = "1", "2", "3", "4", "5", "6", "7"


def play(file: Path, *typed: str, seats: tuple[str, ...] = ("moldova",)) -> str:
    return run([*BRIEFED, *typed, "q"], file, scenario="transnistria", seats=seats, seed="3")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "game.wargame"


def number_of(shown: str, name: str) -> str:
    """Under which number something stands in a list."""
    line = next(line for line in shown.splitlines() if f". {name}" in line)
    return line.split(".")[0]


def test_a_track_is_corrected_with_a_reason_that_all_read(file: Path, tmp_path: Path) -> None:
    tension = number_of(play(tmp_path / "first", *OPEN, CORRECT, "l", "", ""), "Tension")
    shown = play(
        file, *OPEN, CORRECT, tension, "four", "+1", "", "", "a slip in round one", "mine", "", "s"
    )
    assert "Type the change as in the hint: +1, -2, or =3; from 0 to 10." in shown
    assert "It needs a reason." in shown
    (ruled,) = (e for e in events(file, "public") if isinstance(e, ev.Ruled))
    assert ruled.reason == "a slip in round one"
    assert not [e for e in events(file, "moldova") if "mine" in str(e)]
    assert [e for e in events(file) if "mine" in str(e)]
    assert verify(file)[1]


def test_nothing_is_ruled_where_nothing_is_changed(file: Path) -> None:
    assert "Nothing was done." in play(file, *OPEN, CORRECT, "", "")
    assert not [e for e in events(file) if isinstance(e, ev.Ruled)]


def test_a_note_is_control_s_alone_and_a_fact_is_for_whom_it_is_said_to(file: Path) -> None:
    play(file, *OPEN, NOTE, "they bluff", FACT, "The bridge is closed", "9", "2", NOTE, "", "")
    assert [e.text for e in events(file) if isinstance(e, ev.Noted) and e.kind == "note"] == [
        "they bluff"
    ]
    for reader in ("moldova", "west", "russia", "public"):
        assert not [e for e in events(file, reader) if "they bluff" in str(e)]
    heard = [r for r in ("moldova", "west", "russia")
             if any("bridge" in str(e) for e in events(file, r))]  # fmt: skip
    assert len(heard) == 1


def test_a_message_goes_to_all_or_to_some(file: Path) -> None:
    play(file, *OPEN, MESSAGE, "Ten minutes left", "0", MESSAGE, "Come to me", "3", "")
    assert [e.text for e in events(file, "public") if isinstance(e, ev.Said)] == [
        "Ten minutes left"
    ]
    assert len([e for e in events(file) if isinstance(e, ev.Said)]) == 2


def test_an_autopilot_takes_a_seat_and_gives_it_back(file: Path) -> None:
    shown = play(file, *OPEN, PLAYER, "1", "", PLAYER, "1", "99", "1", PLAYER, "1", "", "")
    assert "is not a choice here" in shown
    with Session.open(file, read_only=True) as session:
        assert session.pilots.get(0)


def test_a_locked_order_is_argued_and_reads_the_row_that_was_named(file: Path) -> None:
    shown = run([
        "", "", "An aim", "A line", "control", "", ARGUED, "1", "w", "1", "2", "0", "", "", "",
        "d", "y", "", "An aim", "A line", "d", "y",
        "t", "6 6", "s", "y", "It works", "well argued", "", "", "", "", "q",
    ], file, scenario="transnistria", seats=("moldova", "west"), seed="3")  # fmt: skip
    assert "0. It goes to its table, as any order" in shown
    assert (
        "Succeeding, it reads the row “substantial deal”; failing, it reads the row “talk only”"
        in shown
    )
    (opened,) = (e for e in events(file) if isinstance(e, ev.TakenUp))
    assert (opened.row, opened.failing) == (3, 1)
    assert "It reads the row “substantial deal”. Reason: well argued." in shown
    (order,) = (e for e in events(file) if isinstance(e, ev.OrderResolved) and e.slot == 0)
    assert (order.rolls[0].band, order.rolls[0].forced) == (3, True)
    assert verify(file)[1]


def test_what_is_argued_while_others_order_is_read_by_its_own_seat_alone(file: Path) -> None:
    shown = run([
        "", "", "An aim", "A line", "control", "", ARGUED, "1", "w", "1", "2", "", "", "", "",
        "d", "y", "", "An aim", "A line", "d", "y", "q",
    ], file, scenario="transnistria", seats=("moldova", "west"), seed="3")  # fmt: skip
    assert "Who reads it, or Enter for Russia" in shown
    for reader, count in (("control", 1), ("russia", 1), ("moldova", 0), ("west", 0)):
        found = [e for e in events(file, reader) if isinstance(e, ev.TakenUp)]
        assert len(found) == count, reader
    assert not [e for e in events(file, "public") if isinstance(e, ev.TakenUp)]


def test_it_stays_closed_where_whoever_plays_says_no(file: Path) -> None:
    shown = play(file, "control", "n")
    assert "Correct a track" not in shown


def test_others_look_away_and_what_was_shown_is_cleared(file: Path) -> None:
    seats = ("moldova", "west")
    shown = run(["control", "", "", "", "q"], file, scenario="transnistria", seats=seats, seed="3")
    assert shown.index("Press Enter when only Control is looking") < shown.index("Correct a track")
    assert "Press Enter; the screen is cleared then" in shown
