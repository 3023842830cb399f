"""Before a game: scenario, layout, seats, postures, file; asked for, or given beforehand."""

import io
from pathlib import Path

import pytest

from tests.plain.room import STRAIT, noon, run, typed
from wargame.plain import setup
from wargame.plain.play import play
from wargame.plain.replay import retell
from wargame.plain.terminal import Terminal

LAYOUTS = """
format: 1
name: Two ways
invented: true
turns: 1
seats: {red: {}, blue: {}}
actions: {wait: {name: Wait, by: all, do: []}}
postures: {calm: {seat: blue, likes: [{order: wait, score: 1}]}}
layouts:
  pair: {name: Two seats, about: One each.}
  three: {name: Three seats, change: {seats: {green: {}}}}
"""


def test_scenarios_that_come_along_are_listed_with_time_seats_and_purpose(tmp_path: Path) -> None:
    shown = run(["q"], tmp_path / "g.wargame", scenario=None)

    assert "45 minutes, seats:" in shown
    assert "It teaches" in shown
    assert "Left before a game began: nothing was written." in shown
    assert list(tmp_path.iterdir()) == []


def test_a_scenario_can_be_chosen_by_its_number(tmp_path: Path) -> None:
    shown = run(["1", "1"], tmp_path / "g.wargame", scenario=None)

    assert "Which seats are played here" in shown


def test_who_plays_is_asked_and_autopilots_are_named(tmp_path: Path) -> None:
    shown = run(["x", "9", "1 0", "1", "2"], tmp_path / "g.wargame")

    assert shown.count("Type one or more numbers from 1 to 3, such as 1 or 1 2.") == 3
    assert "Borum is played by an autopilot:\n1. Patient\n2. Bold: Presses hard.\n" in shown
    assert "You play Ardaby in The Strait." in shown


def test_enter_takes_the_first_posture(tmp_path: Path) -> None:
    shown = run(["1", "", "", ""], tmp_path / "g.wargame")

    assert "Borum is played by an autopilot: Patient." in shown


def test_a_seat_without_an_autopilot_is_played_by_somebody_here(tmp_path: Path) -> None:
    file = tmp_path / "ways.yaml"
    file.write_text(LAYOUTS, encoding="utf-8")

    shown = run(["1"], tmp_path / "g.wargame", scenario=str(file), seats=("blue",))

    assert "Red has no autopilot: somebody here plays it." in shown
    assert "Pass the keyboard to Red" in shown


@pytest.mark.parametrize(
    ("seats", "postures", "said"),
    [
        (("ardabi",), (), "There is no seat “ardabi”: the seats are ardaby, borum and crown."),
        (
            ("ardaby",),
            ("borum=brave",),
            "Borum has no posture “brave”: give seat=posture with one of patient and bold.",
        ),
        (("ardaby",), ("boron=bold",), "There is no seat “boron”"),
    ],
)
def test_what_is_given_and_does_not_exist_is_refused_with_the_names_that_do(
    seats: tuple[str, ...], postures: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    shown = run([], tmp_path / "g.wargame", seats=seats, postures=postures)

    assert said in shown
    assert list(tmp_path.iterdir()) == []


def test_a_posture_given_beforehand_is_played(tmp_path: Path) -> None:
    shown = run(["", ""], tmp_path / "g.wargame", seats=("ardaby",), postures=("borum=bold",))

    assert "Borum is played by an autopilot: Bold." in shown


def test_a_scenario_of_several_layouts_asks_for_one(tmp_path: Path) -> None:
    file = tmp_path / "ways.yaml"
    file.write_text(LAYOUTS, encoding="utf-8")

    shown = run(["2", "1 3"], tmp_path / "g.wargame", scenario=str(file))

    assert "1. Two seats: One each.\n2. Three seats\n" in shown
    assert "Blue is played by an autopilot: Calm." in shown
    assert "Pass the keyboard to Red" in shown


def test_a_layout_given_beforehand_is_not_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "ways.yaml"
    file.write_text(LAYOUTS, encoding="utf-8")

    loaded = setup.scenario(Terminal(typed([]), io.StringIO()), str(file), "three")

    assert loaded.game.seats == ("red", "blue", "green")


def test_a_mistake_in_the_scenario_is_told_and_nothing_is_begun(tmp_path: Path) -> None:
    shown = io.StringIO()

    assert play("no_such_game", input=typed([]), output=shown, now=noon) == 1
    assert "There is no file, folder or scenario `no_such_game`." in shown.getvalue()


def test_the_file_is_named_when_the_game_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shown = io.StringIO()

    play(STRAIT, seats=("ardaby",), input=typed([]), output=shown, now=noon)

    assert "The game is kept in strait-20300102-1234.wargame." in shown.getvalue()
    assert (tmp_path / "strait-20300102-1234.wargame").is_file()


def test_a_folder_that_does_not_exist_is_told_in_a_sentence(tmp_path: Path) -> None:
    shown = run([], tmp_path / "nowhere" / "g.wargame", seats=("ardaby",))

    assert "nowhere" in shown
    assert "Traceback" not in shown


def test_a_file_that_is_no_game_is_told_in_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "g.wargame"
    file.write_text("hello", encoding="utf-8")

    assert str(file) in run([], file)


@pytest.mark.parametrize("name", ["the lantern islands", "ISLANDS"])
def test_a_scenario_goes_by_its_title_too_in_capitals_or_not(name: str, tmp_path: Path) -> None:
    shown = run([], tmp_path / "g.wargame", scenario=name, seats=("LEAGUE",))

    assert "in The Lantern Islands." in shown


def test_a_reader_goes_by_the_name_of_its_seat_in_capitals_or_not(tmp_path: Path) -> None:
    game = tmp_path / "g.wargame"
    run(["The harbour"], game, seats=("ardaby",))

    for reader in ("ARDABY", "Control"):
        assert "Aim of Ardaby: The harbour." in retell(game, reader)
    assert "Aim of Ardaby" not in retell(game, "Public")
