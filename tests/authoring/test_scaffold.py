"""`wargame new`: a game that passes `check` as it is, plays to its end, and overwrites nothing."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from wargame.authoring.diagnostics import ScenarioError
from wargame.authoring.load import check, load
from wargame.authoring.scaffold import scaffold
from wargame.core import commands as cm
from wargame.core.dice import Seed
from wargame.core.engine.engine import Engine, Question
from wargame.core.orders import Order
from wargame.core.postures import choose_answer, choose_order, postures_of
from wargame.core.state import State

Ordering = Callable[[State, int], Order | None]
Answering = Callable[[State, Question], int]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    scaffold("harbour", tmp_path)
    return tmp_path / "harbour"


@pytest.fixture
def engine(home: Path) -> Engine:
    return Engine(load(home).game)


def played(engine: Engine, seed: int, order: Ordering, answer: Answering) -> list[cm.Command]:
    """A whole game; the commands that were given."""
    state, given = engine.start(Seed(seed, 0)).state, list[cm.Command]()
    while not (wanted := engine.wanted(state)).over:
        assert len(given) < 1000
        command: cm.Command
        if wanted.questions:
            asked = engine.question(state, wanted.questions[0])
            author = cm.Author("a", "bot", asked.seat)
            command = cm.Answer(author, asked.place, asked.question, answer(state, asked))
        elif wanted.pause:
            command = cm.Proceed(cm.Author("c", "control"))
        else:
            seat = wanted.orders[0]
            author, chosen = cm.Author("a", "bot", seat), order(state, seat)
            command = cm.Lock(author, seat, chosen) if chosen else cm.Finish(author, seat)
        given.append(command)
        state = engine.advance(state, command).state
    return given


def actions(engine: Engine, given: list[cm.Command]) -> set[str]:
    return {engine.game.codes[one.order.action].id for one in given if isinstance(one, cm.Lock)}


def test_the_game_passes_check_without_a_word(home: Path) -> None:
    checked = check(home)

    assert checked.diagnostics == ()
    assert checked.loaded is not None


def test_the_game_shows_what_a_first_game_needs(engine: Engine) -> None:
    scenario = engine.game.scenario

    assert scenario.name == "Harbour"
    assert (len(scenario.seats), len(scenario.places), len(scenario.actions)) == (2, 2, 3)
    assert [action.visibility for action in scenario.actions].count("covert") == 1
    assert len(engine.game.questions) == 1
    assert len(scenario.injects) == 1
    assert {posture.seat for posture in scenario.postures} == {s.id for s in scenario.seats}


def test_autopilots_play_the_game_to_its_end_and_use_all_of_it(engine: Engine) -> None:
    def order(state: State, seat: int) -> Order | None:
        choice = choose_order(engine, state, seat, postures_of(engine, seat)[0])
        return choice.order if choice else None

    def answer(state: State, asked: Question) -> int:
        return choose_answer(engine, state, asked, postures_of(engine, asked.seat)[0]).answer

    games = [played(engine, seed, order, answer) for seed in range(20)]

    given = [command for game in games for command in game]
    assert actions(engine, given) == {"talk", "dig", "divert"}
    assert {one.choice for one in given if isinstance(one, cm.Answer)} == {0, 1}


def test_random_orders_play_the_game_to_its_end(engine: Engine) -> None:
    rng = random.Random(1)

    def order(state: State, seat: int) -> Order | None:
        legal = engine.legal_orders(state, seat)
        at = rng.randrange(-1, len(legal))
        return legal[at] if at >= 0 else None

    def answer(state: State, asked: Question) -> int:
        return rng.choice(asked.choices)

    games = [played(engine, seed, order, answer) for seed in range(50)]

    given = [command for game in games for command in game]
    assert actions(engine, given) == {"talk", "dig", "divert"}


def test_it_says_what_was_made_and_what_to_do_next(tmp_path: Path) -> None:
    folder = tmp_path / "my games"
    folder.mkdir()

    made, look, play = scaffold("harbour", folder).split("\n")

    assert made.startswith(f"Made {folder.as_posix()}/harbour/scenario.yaml: ")
    assert f"`wargame check '{folder.as_posix()}/harbour'`" in look
    assert f"`wargame play '{folder.as_posix()}/harbour' --plain`" in play


@pytest.mark.parametrize("name", ["_", "true", "null", "x" * 60, "S01"])
def test_whatever_id_is_chosen_the_game_is_in_order(name: str, tmp_path: Path) -> None:
    scaffold(name, tmp_path)

    assert check(tmp_path / name).diagnostics == ()


@pytest.mark.parametrize("name", ["2nd", "a-b", "", "..", "a/b", "a b", "é"])
def test_a_name_that_is_no_id_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="cannot be the id of a scenario"):
        scaffold(name, tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_exists_is_left_as_it_is(home: Path) -> None:
    (home / "scenario.yaml").write_text("mine", "utf-8")

    with pytest.raises(ScenarioError, match="It is there already, and nothing was written"):
        scaffold("harbour", home.parent)

    assert (home / "scenario.yaml").read_text("utf-8") == "mine"


def test_a_file_of_that_name_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "harbour").write_text("mine", "utf-8")

    with pytest.raises(ScenarioError, match="It is there already"):
        scaffold("harbour", tmp_path)

    assert (tmp_path / "harbour").read_text("utf-8") == "mine"


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="There is no such folder"):
        scaffold("harbour", tmp_path / "nowhere")

    assert list(tmp_path.iterdir()) == []


def test_a_name_too_long_for_a_folder_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="It cannot be written: "):
        scaffold("x" * 5000, tmp_path)
