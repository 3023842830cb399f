"""One meaning, three forms: the text under numba, the text in CPython, the engine with its log."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import pytest

from tests.analysis.games import GAMES, REFERENCE, SHORT, engine
from wargame.analysis.playouts import playouts, trace
from wargame.analysis.speeds import reached
from wargame.core import state as st
from wargame.core.commands import Answer, Author, Command, Finish, Lock, Proceed
from wargame.core.dice import Seed
from wargame.core.engine.engine import Engine
from wargame.core.engine.rules import Rules, namespace
from wargame.core.orders import Order
from wargame.core.state import State

OFTEN = (REFERENCE, SHORT, "constructs")
"""The games that are played 200 times; every other 100 times."""
SEEDS = range(200)
RULE = re.compile(r"[a-z]+(_\d+)+").fullmatch
"""The functions that come from the scenario, as `go_3`, and not from the kernel."""

every_game = pytest.mark.parametrize("name", GAMES)


def seeds(name: str) -> range:
    """Of the games of a scenario that are compared."""
    return SEEDS if name in OFTEN else SEEDS[:100]


def differences(game: Engine, one: State, other: State) -> dict[str, tuple[int, int]]:
    """What is not equal in two states, by the slots' names."""
    return {
        slot.name: (a, b)
        for slot, a, b in zip(game.game.slots, one.numbers, other.numbers, strict=True)
        if a != b
    }


@every_game
def test_compiled_rules_reach_what_interpreted_rules_reach(name: str, compiled: Path) -> None:
    """Random games, compared after each decision and in the figures that are kept of them."""
    game = engine(name)
    for seed in seeds(name):
        slow = trace(game.game, seed, speed="python")
        fast = trace(game.game, seed, speed="numba", cache=compiled)

        for step, (one, other) in enumerate(zip(slow, fast, strict=False)):
            assert one == other, (seed, step, differences(game, one, other))
        assert len(slow) == len(fast), seed

    told = playouts(game.game, seeds(name), speed="numba", cache=compiled)
    assert told == playouts(game.game, seeds(name), speed="python")


@every_game
def test_the_engine_reaches_the_same_states_by_commands(name: str) -> None:
    """Random games, compared whenever somebody is needed: with a log and without."""
    game = engine(name)
    rules = Rules.of(game.game, log=False)
    for seed in seeds(name):
        played = game.start(Seed(seed, 0)).state
        numbers, scratch = begin(game, seed), [0] * len(game.game.slots)
        codes, work = [0] * game.game.code_room, [0] * game.game.work_room
        while wanted := rules.function("advance")(scratch, numbers, [], work):
            reached = State(tuple(numbers))
            assert played == reached, (seed, differences(game, played, reached))

            rules.function("decide")(numbers, [], codes, wanted)
            for command in commands(game, reached, State(tuple(numbers))):
                played = game.advance(played, command).state
        assert played == State(tuple(numbers)), seed


def test_random_games_of_all_constructs_run_every_rule() -> None:
    """What is never run is not compared: each compiled function that a playout can reach is."""
    game = engine("constructs").game
    called: set[str] = set()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_filename == f"<{game.scenario.id}>":
            called.add(frame.f_code.co_name)

    # The text as it is written, where each rule is a function; the quicker one has some in place.
    play = namespace(game, log=False, quick=False)["play_games"]
    size = len(game.slots)
    room = [[0] * n for n in (size, size, 0, game.work_room, game.code_room, 0)]
    sys.setprofile(note)
    play(SEEDS.start, len(SEEDS), 0, 0, *room)
    sys.setprofile(None)

    rules = {name for name in reached(game.program.text(log=False), "play_games") if RULE(name)}
    reactive = {f"pay_{k}" for k, action in enumerate(game.scenario.actions) if action.answers}
    injects = enumerate(game.scenario.injects)
    by_hand = {f"fire_{k}" for k, inject in injects if inject.contingency}
    assert rules - called == reactive | by_hand, (
        "only reactive orders pay elsewhere, with their answer; what is in reserve Control sends"
    )


def begin(game: Engine, seed: int) -> list[int]:
    numbers = list(game.game.start)
    numbers[st.KEY] = seed
    return numbers


def commands(game: Engine, before: State, after: State) -> Iterator[Command]:
    """The commands that people would have given, read off from what was decided."""
    wanted = game.wanted(before)
    for place in range(game.question_room):
        status, number, seat, *_, answer, _, _ = question(game, after, place)
        if status == st.ANSWERED != question(game, before, place)[0]:
            author = Author("p1", "bot", seat) if seat >= 0 else Author("p0", "control")
            yield Answer(author, place, number, answer)
    if wanted.pause:
        yield Proceed(Author("p0", "control"))
    for seat in wanted.orders:
        author = Author("p1", "seat", seat)
        for slot in range(seat * game.game.width, (seat + 1) * game.game.width):
            if locked(game, after, slot) != locked(game, before, slot):
                yield Lock(author, seat, locked(game, after, slot), "because")
        passed = game.game.scenario.sequence and after[st.MOVED] == 1
        if passed or after[game.finished + seat] > before[game.finished + seat]:
            yield Finish(author, seat)


def question(game: Engine, state: State, place: int) -> tuple[int, ...]:
    base = game.questions + 9 * place
    return state.numbers[base : base + 9]


def locked(game: Engine, state: State, slot: int) -> Order:
    base = game.orders + slot * game.game.order_size
    action, target, second, option, *_ = state.numbers[base : base + 5]
    return Order(action - 1, target, second, option)
