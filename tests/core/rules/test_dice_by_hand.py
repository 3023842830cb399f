"""Dice thrown by hand are typed in: the next first roll takes them, no other roll does."""

import pytest

from tests.core.builders import CONTROL, Table
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.rolled import Roll

TAVERN = """
turns: 4
seats: {host: {orders: 3}, guest: {}}
tracks: {won: {range: [0, 99]}, side: {range: [0, 99]}}
tables:
  two: {dice: 2d6, clip: 4, naturals: true, bands: [{name: low, to: 7}, {name: high, from: 8}]}
  one: {dice: 1d20, bands: [{name: low, to: 10}, {name: high, from: 11}]}
rolls: {echo: {table: two, outcomes: {low: [], high: [side +1]}}}
actions:
  BET: {name: Bet, by: host, table: two, outcomes: {low: [], high: [won +1]}, rolls: {echo: 0}}
  BIG: {name: Big bet, by: host, table: one, outcomes: {low: [], high: [won +10]}}
  CHEAT:
    {name: Cheat, by: guest, visibility: covert, table: two,
     outcomes: {low: [], high: [won +20]}}
procedures:
  storm: {at: end, table: two, outcomes: {low: [], high: []}}
"""


def rolls(table: Table) -> list[Roll]:
    return [
        r for e in table.events if isinstance(e, ev.OrderResolved | ev.RuleRan) for r in e.rolls
    ]


def test_the_next_first_roll_takes_them_and_says_so() -> None:
    table = Table.begin(TAVERN)
    table.dice(6, 2)
    table.turn(host="BET")
    first, second, storm = rolls(table)
    assert (first.faces, first.by_hand, first.band) == ((6, 2), True, 1)
    assert not second.by_hand
    assert not storm.by_hand
    assert table["won"] == 1


def test_they_are_taken_in_the_order_in_which_orders_are_carried_out() -> None:
    table = Table.begin(TAVERN)
    table.dice(1, 2, 6, 5)
    table.turn(host=("BET", "BET"))
    assert [r.faces for r in rolls(table) if r.by_hand] == [(1, 2), (6, 5)]


def test_they_wait_until_they_are_needed() -> None:
    table = Table.begin(TAVERN)
    table.dice(6, 6)
    table.turn()
    table.turn(host="BET")
    assert [r.faces for r in rolls(table) if r.by_hand] == [(6, 6)]


def test_too_few_dice_for_a_roll_are_kept() -> None:
    table = Table.begin(TAVERN)
    table.dice(5)
    table.turn(host="BET")
    assert not [r for r in rolls(table) if r.by_hand]
    table.dice(4)
    table.turn(host="BET")
    assert [r.faces for r in rolls(table) if r.by_hand] == [(5, 4)]


def test_a_face_that_the_roll_s_dice_do_not_have_is_not_taken_for_it() -> None:
    """A twenty waits for the d20 while the 2d6 throw their own."""
    table = Table.begin(TAVERN)
    table.dice(20, 3)
    table.turn(host=("BET", "BIG"))
    by_hand = [r.faces for r in rolls(table) if r.by_hand]
    assert by_hand == [(20,)]
    assert table["won"] // 10 == 1


@pytest.mark.parametrize("faces", [(), (0,), (-1,), (21,), (1,) * 25])
def test_what_no_dice_of_the_game_show_is_refused(faces: tuple[int, ...]) -> None:
    assert Table.begin(TAVERN).refused(cm.EnterDice(CONTROL, faces)).kind == "bad-dice"


def test_the_dice_of_a_whole_turn_wait_and_no_more() -> None:
    table = Table.begin(TAVERN)
    table.dice(*(1, 2, 3, 4, 5) * 4)
    assert table.refused(cm.EnterDice(CONTROL, (1, 2, 3, 4, 5))).kind == "bad-dice"
    table.dice(1, 2, 3, 4)


def test_only_control_types_them_in_and_only_control_is_told() -> None:
    table = Table.begin(TAVERN)
    assert table.refused(cm.EnterDice(cm.Author("p", "seat", 0), (1, 2))).kind == "not-control"
    table.dice(1, 2)
    assert not table.sees("host", ev.DiceEntered)
    assert len(table.sees("control", ev.DiceEntered)) == 1


def test_typed_in_dice_leave_all_other_dice_as_they_were() -> None:
    plain, typed = Table.begin(TAVERN), Table.begin(TAVERN)
    typed.dice(3, 4)
    for table in (plain, typed):
        table.turn(host=("BET", "BET"))
    assert [r.faces for r in rolls(plain)][1:] == [r.faces for r in rolls(typed)][1:]
