"""Whole games by random players: no crash, no dead end, no game without an end."""

import random

import pytest

from wargame.authoring.load import find, load
from wargame.core import commands as cm
from wargame.core import state as st
from wargame.core.dice import Seed
from wargame.core.engine.engine import Engine
from wargame.core.orders import Refused
from wargame.core.state import State

GAMES = {"transnistria": 250, "islands": 880, "influence12": 100, "near_abroad": 20}
"""Games of each of the four parts; 5,000 in all."""
LONGEST = 400
"""Commands of one game, far beyond any that a game needs."""
CONTROL = cm.Author("control", "control")

pytestmark = pytest.mark.slow


def meddle(engine: Engine, state: State, rng: random.Random) -> cm.Command:
    """Something that Control may do at any time."""
    tracks = [k for k, slot in enumerate(engine.game.slots) if slot.family == "track"]
    injects = len(engine.game.scenario.injects)
    slot = rng.choice(tracks)
    changes = (cm.Ruling(slot, "add", rng.choice((-2, -1, 1, 2))),)
    choices: list[cm.Command] = [cm.Rule(CONTROL, changes, "a correction")]
    if injects:
        choices.append(cm.Fire(CONTROL, rng.randrange(injects), again=True))
    return rng.choice(choices)


def random_command(engine: Engine, state: State, rng: random.Random) -> cm.Command:
    """What somebody whom the game waits for does next; sometimes Control meddles."""
    wanted = engine.wanted(state)
    if rng.random() < 0.04:
        return meddle(engine, state, rng)
    questions = engine.open_questions(state)
    held = [q for q in questions if q.place in wanted.questions]
    beside = [q for q in questions if q.place not in wanted.questions]
    if held or (beside and rng.random() < 0.2):
        question = rng.choice(held or beside)
        author = cm.Author("p", "bot", question.seat)
        return cm.Answer(author, question.place, question.question, rng.choice(question.choices))
    if wanted.pause:
        return cm.Proceed(CONTROL)
    assert wanted.orders, "nobody is needed and the game is not over"
    seat = rng.choice(wanted.orders)
    legal = engine.legal_orders(state, seat)
    author = cm.Author("p", "bot", seat)
    if not legal or rng.random() < 0.15:
        return cm.Finish(author, seat)
    return cm.Lock(author, seat, rng.choice(legal), "at random")


def in_range(engine: Engine, state: State) -> bool:
    return all(
        slot.low <= value <= slot.high
        for slot, value in zip(engine.game.slots, state.numbers, strict=True)
        if slot.family in ("track", "flag", "resource")
    )


def play(engine: Engine, seed: int) -> State:
    """A whole game; every track stays in its range and every step is the fold of its changes."""
    rng = random.Random(seed)
    state = engine.start(Seed(seed, seed ^ 0x5EED)).state
    for _ in range(LONGEST):
        if engine.wanted(state).over:
            return state
        try:
            step = engine.advance(state, random_command(engine, state, rng))
        except Refused as refused:
            # Only what Control does unasked may come at the wrong time.
            if refused.refusal.kind != "capacity":
                raise
            continue
        numbers = list(state.numbers)
        for slot, value in step.changes:
            numbers[slot] = value
        assert tuple(numbers) == step.state.numbers
        state = step.state
        assert in_range(engine, state)
        assert state[st.FAULT] == 0
    raise AssertionError("the game has no end")


@pytest.mark.parametrize("part", range(4))
@pytest.mark.parametrize("scenario", GAMES)
def test_random_games_end_and_break_nothing(scenario: str, part: int) -> None:
    engine = Engine(load(find(scenario)).game)
    for game in range(GAMES[scenario]):
        play(engine, 100_000 * part + game)
