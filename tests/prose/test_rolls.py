"""Odds before a roll and what the dice gave, in words."""

import re

import attrs
import pytest

from tests.prose.strait import ARDABY, BORUM, HARBOUR, REEF, Play, action, engine, prose, seat
from wargame.core.orders import Order
from wargame.core.rolled import Roll
from wargame.prose import rolls
from wargame.prose.setting import Setting


def forecast(number: int, order: Order, which: int = 0) -> tuple[str, ...]:
    return prose().forecast(engine().odds(Play.begin().state, number, order)[which])


def test_a_forecast_names_table_net_each_modifier_its_ground_and_its_worth() -> None:
    """Net +2 of 1 to start with, 2 because nobody answers, -1 because tempers are short."""
    assert forecast(BORUM, Order(action("press"), REEF)) == (
        "Duel table: 2d6, net +2.",
        "+1: where this roll starts",
        "+2: nobody answers there. Worth +30.6 percentage points for gain or higher.",
        "-1: tempers are short [our assumption: ours]. "
        "Worth -11.1 percentage points for gain or higher.",
        "loss: 2.8%",
        "no change: 25.0%",
        "gain: 44.4%",
        "rout: 27.8%",
        "A throw of 2 or 12 always reads the first row or the last.",
    )


def test_an_estimate_is_about_the_rows_of_the_upper_half_of_the_first_table() -> None:
    state, order = Play.begin().state, Order(action("press"), REEF)
    odds = engine().odds(state, BORUM, order)
    assert prose().likely(BORUM, order, odds) == "How likely is the upper half: gain, rout?"
    assert prose().likely(BORUM, order, ()) == ""


def test_percentages_of_every_forecast_sum_to_100() -> None:
    state = Play.begin().state
    for number in range(3):
        for order in engine().legal_orders(state, number):
            for found in engine().odds(state, number, order):
                lines = prose().forecast(found)
                shares = [re.search(r": (\d+)\.(\d)%$", line) for line in lines]
                assert sum(int(m[1]) * 10 + int(m[2]) for m in shares if m) == 1000


def test_odds_that_leave_something_out_say_so() -> None:
    assert forecast(ARDABY, Order(action("mend"), HARBOUR))[-1] == (
        "This is as far as you know: there may be circumstances that you cannot see."
    )


def test_a_net_beyond_the_clip_shows_what_counts_and_that_more_is_worth_nothing() -> None:
    found = engine().odds(Play.begin().state, BORUM, Order(action("press"), REEF))[0]
    beyond = attrs.evolve(found, net=6, clipped=4)

    lines = prose().forecast(beyond)

    assert lines[0] == "Duel table: 2d6, net +6, counted as +4."
    assert "Worth +0.0 percentage points" in lines[2]


def test_what_control_added_is_a_modifier_too() -> None:
    names = prose().names
    found = engine().odds(Play.begin().state, BORUM, Order(action("press"), REEF))[0]
    bare = attrs.evolve(found, modifiers=(), net=found.base)

    assert rolls.unmodified(names, bare)
    assert "No modifier applies." in rolls.forecast(names, bare)
    assert not rolls.unmodified(names, attrs.evolve(bare, net=bare.net + 1))
    assert not rolls.unmodified(names, found)


def told(net: int | None, faces: tuple[int, ...], band: int, *, by_hand: bool = False) -> str:
    which = next(k for k, info in enumerate(engine().game.rolls) if info.rule == "press")
    roll = Roll(which, (), 0, net, (1, 5, 15, 15), faces, band, by_hand)
    return rolls.told(prose().names, roll, Setting())


def test_a_roll_is_told_with_net_dice_total_and_row() -> None:
    assert told(3, (4, 3), 2).startswith("Duel table, net +3: dice 4 and 3, 7 + 3 makes 10: gain.")


def test_a_natural_throw_is_called_so() -> None:
    assert told(-3, (6, 6), 3) == "Duel table, net -3: dice 6 and 6, a natural 12: rout."


def test_dice_thrown_by_hand_are_marked() -> None:
    assert told(0, (1, 5), 1, by_hand=True) == (
        "Duel table, net +0: dice 1 and 5 make 6, thrown by hand: no change."
    )


def test_a_row_that_a_rule_moved_shows_what_the_dice_had_read() -> None:
    assert told(3, (4, 3), 1) == (
        "Duel table, net +3: dice 4 and 3, 7 + 3 makes 10, which reads gain, "
        "and is changed to: no change."
    )


def test_a_blind_roll_tells_its_row_and_no_dice() -> None:
    assert told(None, (), 1) == "Duel table, as far as you know: no change."


@pytest.mark.parametrize(("net", "faces"), [(None, ()), (3, ()), (3, (4, 3)), (0, (1, 5))])
def test_a_row_that_was_set_is_told_with_who_set_it_and_no_dice(
    net: int | None, faces: tuple[int, ...]
) -> None:
    """Whether the dice are known, and whether they would have read another row or the same."""
    which = next(k for k, info in enumerate(engine().game.rolls) if info.rule == "press")
    for veiled in (False, True):
        roll = Roll(which, (), 0, net, (1, 5, 15, 15), faces, 1, False, (), True, veiled)
        said = rolls.told(prose().names, roll, Setting())
        assert said == "Duel table, the row set by Control: no change."
        said = rolls.told(prose().names, roll._replace(argued=True), Setting())
        assert said == "Duel table, the row as it was argued: no change."


def test_dice_behind_the_screen_say_so_to_who_sees_them() -> None:
    which = next(k for k, info in enumerate(engine().game.rolls) if info.rule == "press")
    roll = Roll(which, (), 0, 3, (1, 5, 15, 15), (4, 3), 2, False, veiled=True)
    known, hidden = roll, roll._replace(faces=())
    assert rolls.told(prose().names, known, Setting()).startswith(
        "Duel table, net +3: dice 4 and 3, 7 + 3 makes 10, behind the screen: gain."
    )
    assert rolls.told(prose().names, hidden, Setting()).startswith(
        "Duel table, thrown behind the screen: gain."
    )


def test_the_account_of_an_order_adds_modifiers_and_the_odds_before() -> None:
    play = Play.begin().lock(BORUM, Order(action("press"), REEF)).finish()
    log = play.view(seat(ARDABY)).log
    event = next(s.event for s in log if type(s.event).__name__ == "OrderResolved")

    lines = prose().account(event, seat(ARDABY), play.state)

    assert lines[0].startswith("Borum: Press for tolls: Reef.")
    assert "+2: nobody answers there" in lines
    assert lines[-1].startswith("The odds before the roll were: loss ")
