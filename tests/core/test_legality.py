"""One source of legality: what is listed, accepted and refused are one and the same."""

import random
from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.core.builders import engine
from tests.core.games import GAMES
from tests.core.random_games import Chance, steps
from wargame.core import commands as cm
from wargame.core.dice import Seed
from wargame.core.engine.engine import Engine
from wargame.core.orders import ARGUMENT_BITS, Order, Refusal, Refused
from wargame.core.state import State

moments = some.tuples(
    some.sampled_from(sorted(GAMES)), some.integers(0, 10**6), some.integers(0, 60)
)
"""A game, the number of its chances, and how many steps it has gone."""


def reached(name: str, number: int, count: int) -> tuple[Engine, State]:
    """The state of a random game after some steps, or at its end."""
    rules = engine(GAMES[name])
    state = None
    for at, (_, step) in enumerate(steps(rules, Seed(number, 1), Chance(random.Random(number)))):
        state = step.state
        if at == count:
            break
    assert state is not None
    return rules, state


def thinkable(rules: Engine) -> Iterator[Order]:
    """Every order that could be written down, and some that could not."""
    game = rules.game
    for action, code in enumerate(game.codes):
        targets = (-1, *range(max(len(game.places), len(game.seats), 4)))
        seconds = targets if code.second.kind else (-1,)
        for target, second, option in product(targets, seconds, range(code.options + 1)):
            yield Order(action, target, second, option)
            # Out of all bounds, with the code that an order of the next action has.
            yield Order(action, target + (1 << ARGUMENT_BITS), second, option)
    yield Order(len(game.codes))


@given(moments)
def test_what_is_listed_is_all_that_nothing_speaks_against(moment: tuple[str, int, int]) -> None:
    rules, state = reached(*moment)
    for seat in range(len(rules.game.seats)):
        # An equal state, of which the engine has told no orders yet: each is looked at by itself.
        twin = State(state.numbers)
        allowed = [o for o in thinkable(rules) if rules.check(twin, seat, o) is None]
        legal = rules.legal_orders(state, seat)
        for order in thinkable(rules):
            assert (rules.check(state, seat, order) is None) == (order in allowed)
        assert list(legal) == sorted(allowed, key=lambda order: order.code)
        assert len(set(legal.codes)) == len(legal)


@given(moments, some.randoms(use_true_random=False))
def test_what_is_not_legal_is_refused_with_its_rule_and_leaves_the_state(
    moment: tuple[str, int, int], rng: random.Random
) -> None:
    rules, state = reached(*moment)
    orders = list(thinkable(rules))
    for seat in range(len(rules.game.seats)):
        for order in rng.sample(orders, 20):
            refusal = rules.check(state, seat, order)
            command = cm.Lock(cm.Author("p", "seat", seat), seat, order, "because")
            if refusal is None:
                assert rules.advance(state, command).state != state
                continue
            before = state.numbers
            with pytest.raises(Refused) as caught:
                rules.advance(state, command)
            assert caught.value.refusal == refusal
            assert state.numbers == before
            names_its_rule(rules, refusal, order)


def names_its_rule(rules: Engine, refusal: Refusal, order: Order) -> None:
    """A refusal of the order itself says whose rule it is, and every reason why."""
    if refusal.kind in ("not-your-action", "no-such-target", "requirement", "cannot-afford"):
        assert refusal.rule == rules.game.codes[order.action].id
        assert refusal.order == order
    if refusal.kind == "requirement":
        assert refusal.reasons
        assert all(reason.text or reason.resource >= 0 for reason in refusal.reasons)
    if refusal.kind == "cannot-afford":
        assert all(reason.need > reason.have for reason in refusal.reasons)


@given(moments)
def test_the_answers_that_are_offered_are_accepted_and_the_others_refused(
    moment: tuple[str, int, int],
) -> None:
    rules, state = reached(*moment)
    for question in rules.open_questions(state):
        info = rules.game.questions[question.question]
        assert info.default in question.choices
        author = cm.Author("p", "bot", question.seat)
        for choice in range(-1, len(info.options) + 1):
            command = cm.Answer(author, question.place, question.question, choice)
            if choice in question.choices:
                rules.advance(state, command)
            else:
                with pytest.raises(Refused) as caught:
                    rules.advance(state, command)
                assert caught.value.refusal.rule == info.id


@given(moments)
def test_a_refused_command_leaves_nothing_behind_in_the_engine(
    moment: tuple[str, int, int],
) -> None:
    """The engine's scratch buffers are shared by all games: the next command must not notice."""
    rules, state = reached(*moment)
    if state.over:
        return
    chance = Chance(random.Random(moment[1]))
    command = chance.command(rules, state)
    clean = rules.advance(state, command)
    slots = [k for k, slot in enumerate(rules.game.slots) if slot.family == "track"]
    control = cm.Author("umpire", "control")
    for bad in (
        cm.Rule(control, (cm.Ruling(slots[0], "add", 1), cm.Ruling(0, "set", 1)), "so"),
        cm.Lock(control, 0, Order(-1)),
        cm.Fire(control, 99),
    ):
        with pytest.raises(Refused):
            rules.advance(state, bad)
    again = rules.advance(state, command)
    assert (again.state, again.events) == (clean.state, clean.events)
