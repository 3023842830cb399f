"""Whole games played by chance: none crashes, stops dead or goes on for ever; their states hold
together.

At the desk a few of each scenario; in CI five thousand over all of them, spread over batches.
"""

import os
import random
from functools import cache

import pytest

from tests.core.builders import engine as of_text
from tests.core.games import GAMES
from tests.core.random_games import Chance, Defect, random_game, steps
from wargame import resources
from wargame.authoring.load import MAIN, load
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core import state as st
from wargame.core.dice import Seed
from wargame.core.engine.engine import Engine, Step, Wanted
from wargame.core.state import State

FOLDER = resources.scenarios_dir()
SHIPPED = {path.stem: path for path in sorted(FOLDER.glob("*.yaml"))}
SHIPPED |= {path.parent.name: path.parent for path in sorted(FOLDER.glob(f"*/{MAIN}"))}
NAMES = (*GAMES, *SHIPPED)
BATCHES = 10
ALL = 5_000 if os.environ.get("CI") else 250
SHARE = max(1, ALL // (BATCHES * len(NAMES)))
"""How many games of one scenario a batch plays."""


@cache
def engine(name: str) -> Engine:
    return of_text(GAMES[name]) if name in GAMES else Engine(load(SHIPPED[name]).game)


def within_ranges(rules: Engine, state: State) -> None:
    for value, slot in zip(state.numbers, rules.game.slots, strict=True):
        if slot.family in ("track", "flag", "resource"):
            assert slot.low <= value <= slot.high, f"{slot.name} is {value}"
    assert state[st.FAULT] == 0


@pytest.mark.parametrize("batch", range(BATCHES))
@pytest.mark.parametrize("name", NAMES)
def test_random_games_run_to_their_end(name: str, batch: int) -> None:
    """Every second one with Control's hand in it."""
    rules = engine(name)
    for number in range(batch * SHARE, (batch + 1) * SHARE):
        played = random_game(rules, number, meddling=0.1 * (number % 2))
        assert 1 <= played.state.turn <= rules.game.scenario.turns
        within_ranges(rules, played.state)


@pytest.mark.parametrize("name", NAMES)
def test_every_state_on_the_way_holds_together(name: str) -> None:
    """Numbers lie in their ranges, purses are never overdrawn, and somebody is always wanted."""
    rules = engine(name)
    for number in range(3):
        for _, step in steps(rules, Seed(number, 5), Chance(random.Random(number), meddling=0.1)):
            within_ranges(rules, step.state)
            wanted = rules.wanted(step.state)
            waits = bool(wanted.orders or wanted.questions or wanted.pause or wanted.settle)
            assert wanted.over != waits


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_one_turn_is_left_over_for_ever(name: str) -> None:
    """At a turn's beginning no answer waits, no question that holds the game is open."""
    rules = engine(name)
    for _, step in steps(rules, Seed(3, 3), Chance(random.Random(3))):
        if any(isinstance(event, ev.TurnBegan) for event in step.events) and not step.state.over:
            assert step.state[st.READY] == 0
            assert step.state[st.OPEN] == len(rules.wanted(step.state).questions)


class Idle(Engine):
    """An engine that never wants anybody, or always a pause that nothing ends."""

    pause = False

    def wanted(self, state: State) -> Wanted:
        return Wanted(False, (), (), self.pause)

    def advance(self, state: State, command: cm.Command) -> Step:
        return Step(state, (), state)


def test_a_game_that_wants_nobody_is_noticed() -> None:
    with pytest.raises(Defect, match="nobody is wanted"):
        random_game(Idle(engine("council").game), 1)


def test_a_game_that_does_not_end_is_noticed() -> None:
    endless = Idle(engine("council").game)
    endless.pause = True
    with pytest.raises(Defect, match="does not end"):
        random_game(endless, 1)
