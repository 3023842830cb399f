"""A game in lines is left at any prompt, gone on with, and ends."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.plain.room import STRAIT, Tty, noon, run
from tests.plain.test_play import RESUME, SKIP, press
from wargame.authoring.load import load
from wargame.play.session import Session

SCRIPT = [*SKIP, "3", "2", "we are poor", "they pay", "40", "y", "m", "1", "hello", "d", "y", "s"]


@pytest.mark.parametrize("length", range(len(SCRIPT) + 1))
def test_leaving_at_any_prompt_keeps_the_game_and_says_how_to_come_back(
    length: int, game: Path
) -> None:
    shown = run([*SCRIPT[:length], "q"], game, seats=("borum",))

    assert shown.splitlines()[-2:] == [
        "Everything that was locked is kept.",
        f"{RESUME}'{game}'",
    ]
    assert run([], game).startswith(f"Going on with {game}.")


def test_the_end_of_input_is_as_good_as_leaving(game: Path) -> None:
    shown = run(SCRIPT[:5], game, seats=("borum",))

    assert shown.endswith(f"Everything that was locked is kept.\n{RESUME}'{game}'\n")


def test_coming_back_finds_the_same_menu_and_the_same_odds(game: Path) -> None:
    lines = press(game)
    before = run([*SKIP, *lines], game, seats=("borum",))

    after = run(lines, game)

    sheet = re.compile(r"Press for tolls: Reef\n.*?rout: [\d.]+%\.", re.DOTALL)
    assert sheet.findall(before) == sheet.findall(after) != []
    assert "Turn zero" in before


def test_coming_back_tells_what_happened_since_the_last_own_act(game: Path) -> None:
    """Whoever leaves in the middle of the results hears them again."""
    screen = Tty()
    run(Tty("\n".join([*SKIP, "d", "y"]) + "\n"), game, seats=("ardaby",), screen=screen)

    again = run([], game)

    assert "Turn 2 of 3 begins: summer." in again


def test_a_game_played_in_pieces_is_the_game_played_at_once(game: Path) -> None:
    other = game.with_name("pieces.wargame")
    turn = ["d", "y"]
    run([*SKIP, *turn * 3], game, seats=("ardaby",))
    run([*SKIP, *turn], other, seats=("ardaby",))
    for _ in range(2):
        run(turn, other)

    with Session.open(game, now=noon) as whole, Session.open(other, now=noon) as pieces:
        assert whole.state == pieces.state
        assert whole.state.over


def test_a_game_that_waits_for_control_says_so_where_nobody_plays_it(game: Path) -> None:
    with Session.create(game, load(Path(STRAIT)), seed="s", now=noon):
        pass

    shown = run([], game)

    assert "Waiting for Control.\nNobody here plays that part" in shown
    assert RESUME in shown


def test_the_end_shows_the_common_grade_first_and_then_the_seed(game: Path) -> None:
    shown = run([*SKIP, *["d", "y"] * 3], game, seats=("ardaby",))

    page = shown[shown.index("The game is over") :]
    parts = [
        "What all share:",
        "Ardaby: ",
        "Borum: ",
        "Demands: ",
        "The seed of the dice was the seed.",
    ]
    assert [page.index(part) for part in parts] == sorted(page.index(part) for part in parts)
    assert page.count("The game is over") == 1
    assert RESUME not in page
    seal = re.search(r"hash of their seed is (\w+)", shown)
    assert seal
    assert f"Its hash, as shown at the start: {seal[1]}." in page


def test_the_end_holds_aims_and_estimates_against_what_happened(game: Path) -> None:
    sent = [*press(game), "we are poor", "they pay", "40", "y"]

    shown = run(["Tolls", "No fleet", *sent, *["d", "y"] * 3], game, seats=("Borum",))

    page = shown[shown.index("The game is over") :]
    assert "Borum, aim: Tolls.\nBorum, red line: No fleet.\n" in page
    said = r"Borum, turn 1: Press for tolls: Reef; own estimate 40 percent\. Expected: they pay\. "
    assert re.search(said + r"It came to: (loss|no change|gain|rout)\.", page)
    assert f"wargame replay '{game}' --reader borum" in page
    assert f"wargame replay '{game}' --verify" in page


def test_a_game_whose_file_was_changed_is_not_gone_on_with(game: Path) -> None:
    run([*SKIP, "d", "y"], game, seats=("ardaby",))
    with closing(sqlite3.connect(game)) as db, db:
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
            db.execute(f"DROP TRIGGER {name}")
        db.execute("UPDATE entry SET time = '' WHERE seq = 3")

    shown = run([], game)

    assert "was changed after it was written" in shown
    assert "It can only be read." in shown
    assert "Going on" not in shown


def test_a_game_that_is_over_opens_at_its_grade_page(game: Path) -> None:
    run([*SKIP, *["d", "y"] * 3], game, seats=("ardaby",))

    assert "What all share:" in run([], game)


WORDS = st.one_of(
    st.sampled_from(
        ["1", "2", "3", "4", "5", "y", "n", "d", "m", "a", "why 1", "b", "s", "l", "o", ""]
    ),
    st.sampled_from(["?", "claim kyle-1", "0", "40", "101", "x", "l 3", "because", "\x1b[A", "٣"]),
    st.text(max_size=30),
)


@given(lines=st.lists(WORDS, max_size=60))
def test_whatever_is_typed_there_is_a_last_line_and_never_a_trace_of_the_program(
    lines: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("fuzz") / "g.wargame"

    shown = run(lines, file, seats=("ardaby", "borum"))

    assert "Traceback" not in shown
    assert shown.endswith((f"{file}\n", ".\n"))
    with Session.open(file, now=noon) as session:
        assert session.journal.verify().intact
