"""What the menus offer is what the engine allows, no more and no less; the rest has a reason."""

import pytest

from tests.prose.strait import BORUM, CONTROL, Play, engine, prose
from wargame.authoring.load import find, load
from wargame.core import commands as cm
from wargame.core.dice import Seed
from wargame.core.engine.engine import Engine
from wargame.core.orders import Order
from wargame.core.state import State
from wargame.prose.prose import Prose
from wargame.seat.choices import Candidate, Choices


def open_now(candidates: tuple[Candidate, ...]) -> list[int]:
    """The values that may be chosen; -1 where there is nothing to choose."""
    return [c.value for c in candidates if c.refusal is None] if candidates else [-1]


def offered(choices: Choices) -> set[Order]:
    """Every order that can be put together by choosing only what may be chosen."""
    return {
        Order(action.value, target, second, max(0, option))
        for action in choices.actions()
        if action.refusal is None
        for target in open_now(choices.targets(action.value))
        for second in open_now(choices.seconds(action.value, target))
        for option in open_now(choices.options(action.value, target, second))
    }


def ordering(played: Engine) -> State:
    """A game's state at its first orders."""
    state = played.start(Seed(1, 2)).state
    while played.wanted(state).pause:
        state = played.advance(state, cm.Proceed(CONTROL)).state
    return state


@pytest.mark.parametrize("seat", range(3))
@pytest.mark.parametrize("name", ["strait", "transnistria"])
def test_what_can_be_put_together_is_exactly_what_is_legal(name: str, seat: int) -> None:
    played = engine() if name == "strait" else Engine(load(find(name)).game)
    state = ordering(played)

    choices = Choices(played, Prose(played).names, state, seat)

    legal = set(played.legal_orders(state, seat))
    assert offered(choices) == legal
    assert legal


@pytest.mark.parametrize("seat", range(3))
def test_what_is_greyed_out_has_a_reason_in_words(seat: int) -> None:
    play = Play.begin()
    legal = engine().legal_orders(play.state, seat)
    play.lock(seat, legal[0])
    choices = Choices(engine(), prose().names, play.state, seat)

    for action in choices.actions():
        if action.refusal is not None:
            assert prose().reasons(action.refusal, seat=seat, state=play.state).endswith(".")


def test_orders_stand_in_the_sequence_of_their_steps() -> None:
    choices = Choices(engine(), prose().names, Play.begin().state, BORUM)

    steps = [choices.step(candidate.value) for candidate in choices.actions()]

    assert steps == sorted(steps)
    assert len(set(steps)) == 2
