"""Every refusal says what is wrong, why, on what ground, and what would help."""

from typing import get_args

import pytest

from tests.prose.strait import ARDABY, BORUM, HARBOUR, REEF, Play, action, engine, prose, slot
from wargame.core.orders import Order, Reason, Refusal, RefusalKind
from wargame.core.state import State


def with_values(state: State, **values: int) -> State:
    numbers = list(state.numbers)
    for name, value in values.items():
        numbers[slot(name.replace("__", "."))] = value
    return State(tuple(numbers))


@pytest.mark.parametrize("kind", get_args(RefusalKind))
def test_every_kind_of_refusal_is_a_sentence(kind: RefusalKind) -> None:
    said = prose().refusal(Refusal(kind))

    assert said.endswith(".")
    assert len(said.split()) >= 4


def test_what_is_short_is_told_with_what_is_there() -> None:
    state = with_values(Play.begin().state, borum__coin=0)
    refusal = engine().check(state, BORUM, Order(action("press"), REEF))
    assert refusal is not None

    assert prose().refusal(refusal, seat=BORUM, state=state) == (
        "Press for tolls: the order costs more than you have. You have 0 Coin and it costs 2."
    )


def test_the_designers_reason_comes_with_its_numbers_and_its_ground() -> None:
    state = with_values(Play.begin().state, truce=99)
    refusal = engine().check(state, BORUM, Order(action("press"), REEF))
    assert refusal is not None

    assert prose().reasons(refusal, seat=BORUM, state=state) == (
        "The truce holds, with Heat at 3 [our assumption: people keep truces]."
    )


def test_a_gap_names_the_place_that_was_chosen() -> None:
    state = with_values(Play.begin().state, reef__calm=0)
    refusal = engine().check(state, BORUM, Order(action("press"), REEF))
    assert refusal is not None

    assert prose().reasons(refusal, seat=BORUM, state=state) == "Nobody is left in Reef."


def test_an_order_of_another_seat_says_whose_list_to_look_at() -> None:
    refusal = engine().check(Play.begin().state, ARDABY, Order(action("press"), HARBOUR))
    assert refusal is not None

    assert prose().refusal(refusal) == (
        "Press for tolls: this is not one of your seat's orders. Choose one from your own list."
    )


def test_a_claim_stands_with_its_voice() -> None:
    refusal = Refusal("requirement", "press", (Reason("too far", ("sea-1", "sea-2")),))

    assert prose().refusal(refusal) == (
        "Press for tolls: the order is not possible now. Too far [sea-1 (Old view); sea-2]."
    )
