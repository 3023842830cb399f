"""States are values: the sum of their changes, and equal for equal games."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.core.builders import engine
from tests.core.games import GAMES
from tests.core.leaks import readers
from tests.core.random_games import Chance, random_game, steps
from wargame.core import events as ev
from wargame.core import state as st
from wargame.core.dice import Seed
from wargame.core.state import State
from wargame.core.view import seen

ROOT = Path(__file__).resolve().parents[2]

TRANSCRIPT = """
from tests.core.builders import engine
from tests.core.games import GAMES
from tests.core.leaks import readers
from tests.core.random_games import random_game
from wargame.core.view import seen
for text in GAMES.values():
    rules = engine(text)
    played = random_game(rules, 7, meddling=0.1)
    for event in played.events:
        print(event)
    for reader in readers(rules.game):
        print(seen(rules, played.events, reader))
    print(played.state)
    print(rules.game.program.rules)
"""


@pytest.mark.parametrize("name", GAMES)
def test_a_state_is_the_start_with_all_changes_since(name: str) -> None:
    rules = engine(GAMES[name])
    for number in range(3):
        folded = list(rules.game.start)
        for _, step in steps(rules, Seed(number, 2), Chance(random.Random(number), meddling=0.1)):
            for slot, value in step.changes:
                assert folded[slot] != value
                folded[slot] = value
            assert tuple(folded) == step.state.numbers


@pytest.mark.parametrize("name", GAMES)
def test_a_state_s_numbers_are_whole_and_make_the_state_again(name: str) -> None:
    """What is written down of a state is enough to go on from it in just the same way."""
    rules = engine(GAMES[name])
    rng = random.Random(4)
    for command, step in steps(rules, Seed(4, 4), Chance(rng)):
        numbers = step.state.numbers
        assert all(type(number) is int for number in numbers)
        assert len(numbers) == len(rules.game.slots)
        again = State(tuple(int(text) for text in ",".join(map(str, numbers)).split(",")))
        assert again == step.state
        if command is not None:
            assert rules.advance(State(step.before.numbers), command).state == step.state


@pytest.mark.parametrize("name", GAMES)
def test_equal_seeds_and_commands_give_equal_games(name: str) -> None:
    rules = engine(GAMES[name])
    one, two = (random_game(rules, 11, meddling=0.1) for _ in range(2))
    assert one == two
    assert one != random_game(rules, 12, meddling=0.1)


@pytest.mark.parametrize("name", GAMES)
def test_a_state_can_be_gone_back_to(name: str) -> None:
    """Playing on from a state changes neither it nor what comes of it another time."""
    rules = engine(GAMES[name])
    kept = [step for _, step in steps(rules, Seed(6, 6), Chance(random.Random(6)))]
    texts = [str(step.state.numbers) for step in kept]
    random_game(rules, 13)
    assert [str(step.state.numbers) for step in kept] == texts


def test_the_seed_stands_in_the_state_and_no_reader_reads_it() -> None:
    rules = engine(GAMES["council"])
    state = rules.start(Seed(0xABCD, 0x1234)).state
    assert (state[st.KEY], state[st.SALT]) == (0xABCD, 0x1234)
    assert all(rules.game.slots[k].readers == 0 for k in range(st.HEAD))


def test_logs_are_the_same_read_at_once_or_bit_by_bit() -> None:
    rules = engine(GAMES["archipelago"])
    played = random_game(rules, 21)
    for reader in readers(rules.game):
        whole = seen(rules, played.events, reader)
        half = seen(rules, played.events[: len(played.events) // 2], reader)
        assert whole[: len(half)] == half


@pytest.mark.parametrize("name", GAMES)
def test_tracks_and_flags_move_by_the_changes_that_control_is_told(name: str) -> None:
    rules = engine(GAMES[name])
    for number in range(4):
        played = random_game(rules, number, meddling=0.1)
        numbers = list(rules.game.start)
        for event in played.events:
            if isinstance(event, ev.Changed) and rules.game.slots[event.slot].family != "resource":
                assert numbers[event.slot] == event.before != event.after
                numbers[event.slot] = event.after
        for slot, spec in enumerate(rules.game.slots):
            if spec.family in ("track", "flag"):
                assert numbers[slot] == played.state[slot], spec.name


def test_the_order_of_hashing_makes_no_difference() -> None:
    """One transcript of program, events, logs and state under different seeds of hashing."""
    told = set()
    for seed in ("0", "1", "31415"):
        done = subprocess.run(
            [sys.executable, "-c", TRANSCRIPT],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PATH": ""},
            capture_output=True,
            text=True,
            check=True,
        )
        told.add(done.stdout)
    assert len(told) == 1
    assert "OrderResolved" in told.pop()
