"""The text that CPython runs means what the text means as it was written."""

import ast
import random
from typing import Any

import pytest

from tests.core.builders import engine
from tests.core.games import GAMES
from tests.core.random_games import Chance, steps
from wargame.core.compile.plain import plain
from wargame.core.dice import Seed
from wargame.core.engine import engine as engines
from wargame.core.engine.engine import Engine
from wargame.core.engine.provided import copy
from wargame.play.codec import write_events

HEAD = "FEW = array((2, 3, 5))\nMANY = array((1,) * 99)\nBASE = 7\n".replace(
    "(1,) * 99", repr((1,) * 99)
)


def run(text: str, name: str, *given: Any) -> tuple[Any, Any]:
    """What a function of a text returns, as written and as CPython runs it."""
    found = []
    for code in (text, ast.unparse(plain(text))):
        names: dict[str, Any] = {"array": tuple, "jit": lambda function: function, "copy": copy}
        exec(code, names)
        found.append(names[name](*given))
    return found[0], found[1]


def written(body: str, *given: int) -> str:
    """A function `f` of `x` as CPython runs it."""
    return ast.unparse(plain(f"{HEAD}def f(x):\n{body}").body[-1])


def test_constants_stand_for_their_names_and_are_summed() -> None:
    assert "return x + 21" in written("    return x + BASE * 3")
    assert "return 5" in written("    k = 2\n    return FEW[k]")


@pytest.mark.parametrize("sum_", ["(x > 2) * 1", "0 + (x > 2) * 1", "(x > 2) + 0", "(not x) * 1"])
def test_a_condition_that_is_reckoned_with_is_a_number(sum_: str) -> None:
    """A record holds numbers: `true` in a stored event would be no number to whoever reads it."""
    as_written, as_run = run(f"def f(x):\n    return {sum_}", "f", 3)
    assert as_run == as_written
    assert type(as_run) is type(as_written) is int


def test_what_never_happens_is_gone() -> None:
    text = written("    if BASE == 7:\n        return x\n    return 0 if BASE > 9 and x > 1 else 4")
    assert "if" not in text


def test_what_no_value_of_a_run_can_make_true_is_gone() -> None:
    text = written("    k = FEW[x]\n    if k == 4 or k > 5:\n        return 1\n    return k + 1")
    assert "if" not in text
    assert "== 3" in written("    return FEW[x] == 3")
    assert "MANY" not in written("    return MANY[x]")


LATE = """
def found(i):
    k = FEW[i]
    return k
def f(x):
    k = 9
    if x < 3:
        k = found(x)
    return 1 if k == 9 else 0
"""


@pytest.mark.parametrize("x", [1, 5])
def test_a_name_that_is_also_given_something_else_may_have_any_value(x: int) -> None:
    as_written, as_run = run(HEAD + LATE, "f", x)
    assert as_run == as_written == int(x == 5)


def test_a_short_loop_over_constants_is_written_out_and_a_long_one_is_not() -> None:
    assert "for" not in written("    for t in FEW:\n        x += t\n    return x")
    assert "for t in MANY" in written("    for t in MANY:\n        x += t\n    return x")


LOOPS = """
def f(x):
    for t in FEW:
        x += t * BASE
    for t in MANY:
        for u in FEW:
            x += t * u
    return x
"""


def test_a_loop_written_out_leaves_its_name_to_the_next_loop() -> None:
    as_written, as_run = run(HEAD + LOOPS, "f", 1)
    assert as_run == as_written == 1 + 70 + 990


CALLS = """
def add(S, i, amount):
    amount += BASE
    n = 0
    for t in FEW:
        if t > i:
            n += 1
    S[i] += amount * n
def settle(S, n):
    low = 0
    if S[n] < low:
        low = S[n]
    return low
def f(x):
    S = [x, 0, -9]
    n = 2
    add(S, 0, x)
    add(S, n, 1)
    n = settle(S, n)
    return (S, n)
"""


@pytest.mark.parametrize("x", [-4, 0, 11])
def test_a_function_in_place_keeps_its_names_apart_from_those_around_it(x: int) -> None:
    as_written, as_run = run(HEAD + CALLS, "f", x)
    assert as_run == as_written
    assert "add(" not in ast.unparse(plain(HEAD + CALLS).body[-1])


@pytest.mark.parametrize("name", sorted(GAMES))
def test_whole_games_go_as_the_text_was_written(name: str) -> None:
    game = engine(GAMES[name]).game
    size, rows = len(game.slots), 400
    room = [[0] * n for n in (size, size, 0, game.work_room, game.code_room)]
    kept = [[0] * (rows * (size + 1)) for _ in range(2)]
    text = game.program.text(log=False)
    for code, row in zip((text, ast.unparse(plain(text))), kept, strict=True):
        names: dict[str, Any] = {"array": tuple, "jit": lambda function: function, "copy": copy}
        exec("from __future__ import annotations\n" + code, names)
        names["play_games"](0, 6, 1, rows, *(list(one) for one in room), row)

    assert any(kept[0])
    assert kept[0] == kept[1]


@pytest.mark.parametrize("name", sorted(GAMES))
@pytest.mark.parametrize("after", [1, 8])
def test_an_engine_that_takes_the_quicker_text_in_a_game_goes_on_as_before(
    name: str, after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    game = engine(GAMES[name]).game
    as_written = Engine(game)
    monkeypatch.setattr(engines, "QUICK_AFTER", after)
    quicker = Engine(game)
    first, seed = quicker.rules, Seed(after, 7)
    state = quicker.start(seed).state
    for command, step in steps(as_written, seed, Chance(random.Random(after), meddling=0.1)):
        if command is not None:
            assert quicker.legal_orders(state, 0) == as_written.legal_orders(state, 0)
            again = quicker.advance(state, command)
            assert again == step
            assert write_events(again.events) == write_events(step.events)
            state = again.state
    assert quicker.rules is not first


def test_an_engine_of_one_game_runs_the_text_as_it_was_written() -> None:
    rules = Engine(engine(GAMES["council"]).game)
    first = rules.rules
    step = rules.start(Seed(1, 1))
    rules.advance(step.state, Chance(random.Random(1)).command(rules, step.state))
    assert rules.rules is first
    rules.hurry()
    assert rules.rules is not first
