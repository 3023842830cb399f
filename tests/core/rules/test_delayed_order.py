"""An order may delay another seat's order that is locked for a later step, to the next turn."""

from tests.core.builders import CONTROL, Table, seat, status
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.state import DELAYED, EMPTY, LOCKED

ROADS = """
turns: 4
seats: {thieves: {orders: 2}, carters: {orders: 2, start: {gold: 5}}}
resources: {gold: {income: {all: 0}}}
places: {ford: {seat: carters}, wild: {}}
tracks: {goods: {range: [0, 20]}, fear: {range: [0, 9]}}
steps: [early, late]
actions:
  AMBUSH:
    {name: Ambush, by: thieves, step: early, visibility: covert, target: places,
     do: [delay order of target.seat]}
  LURK: {name: Lurk, by: thieves, step: late, do: [delay order of carters]}
  HAUL: {name: Haul, by: carters, step: late, cost: {gold: 2}, do: [goods +1]}
  RUSH: {name: Rush, by: carters, step: early, do: [goods +5]}
  PRAY: {name: Pray, by: carters, step: late, requires: [{that: not ordered(HAUL), else: too busy}],
         do: [fear +1]}
"""


def ambushed(**orders: tuple[str, ...]) -> Table:
    table = Table.begin(ROADS)
    table.turn(**orders)
    return table


def test_the_first_order_that_is_still_to_come_is_carried_out_a_turn_later() -> None:
    table = ambushed(thieves=("AMBUSH ford",), carters=("HAUL", "HAUL"))
    assert (table["goods"], table.state.turn) == (1, 2)
    table.turn()
    assert (table["goods"], table.state.turn) == (2, 3)


def test_it_comes_up_behind_the_room_for_new_orders_paid_already() -> None:
    """So that the slots of new orders, and their dice, are what they would have been."""
    table = ambushed(thieves=("AMBUSH ford",), carters=("HAUL",))
    assert [status(table, "carters", n) for n in (0, 1)] == [EMPTY, LOCKED]
    assert table["carters.gold"] == 3
    table.turn()
    assert table["carters.gold"] == 3
    assert status(table, "carters", 0) == EMPTY


def test_it_takes_one_of_next_turn_s_orders() -> None:
    table = ambushed(thieves=("AMBUSH ford",), carters=("HAUL",))
    own = table.view("carters").seats[1]
    assert (own.locked, own.delayed, own.allowance, own.finished) == (0, 1, 2, False)
    table.lock("carters", "HAUL")
    assert status(table, "carters", 0) == LOCKED
    refusal = table.why("carters", "HAUL")
    assert refusal is not None
    assert refusal.kind == "no-slot-left"


def test_others_see_a_seat_order_and_finish_as_if_nothing_had_been_delayed() -> None:
    """The count is of orders of this turn, and the seat is waited for until it says it is done."""
    table = ambushed(thieves=("AMBUSH ford",), carters=("HAUL",))
    table.lock("carters", "HAUL")
    assert table.waits_for() == {"thieves", "carters"}
    for reader in ("thieves", "public"):
        seen = table.view(reader).seats[1]
        assert (seen.locked, seen.delayed, seen.finished) == (1, 0, False)
        *_, counted = table.sees(reader, ev.SeatLocked)
        assert isinstance(counted, ev.SeatLocked)
        assert (counted.seat, counted.locked, counted.allowance) == (1, 1, 2)
    control = table.view("control").seats[1]
    assert (control.locked, control.delayed) == (1, 1)


def test_a_seat_whose_every_order_is_delayed_says_itself_that_it_is_done() -> None:
    text = ROADS.replace("carters: {orders: 2", "carters: {orders: 1")
    table = Table.begin(text)
    table.turn(thieves="AMBUSH ford", carters="HAUL")
    assert table.waits_for() == {"thieves", "carters"}
    assert table.legal("carters") == set()
    table.give(cm.Finish(seat(1), 1))
    assert table.waits_for() == {"thieves"}
    assert table.refused(cm.Finish(seat(1), 1)).kind == "finished"


def test_a_seat_that_has_locked_all_it_may_need_not_say_so() -> None:
    table = Table.begin(ROADS)
    table.lock("carters", "RUSH", "RUSH")
    assert table.waits_for() == {"thieves"}
    assert table.refused(cm.Finish(seat(1), 1)).kind == "no-slot-left"


def test_it_counts_among_the_seat_s_own_orders_of_the_turn() -> None:
    table = ambushed(thieves=("AMBUSH ford",), carters=("HAUL",))
    assert "PRAY" not in table.legal("carters")


def test_orders_of_the_same_or_an_earlier_step_are_not_delayed() -> None:
    table = ambushed(thieves=("LURK",), carters=("HAUL", "RUSH"))
    assert table["goods"] == 6


def test_two_ambushes_delay_two_orders() -> None:
    table = ambushed(thieves=("AMBUSH ford", "AMBUSH ford"), carters=("HAUL", "HAUL"))
    assert table["goods"] == 0
    assert [status(table, "carters", n) for n in (0, 1)] == [LOCKED, LOCKED]
    table.turn()
    assert table["goods"] == 2


def test_where_nobody_plays_nothing_is_delayed() -> None:
    table = ambushed(thieves=("AMBUSH wild",), carters=("HAUL",))
    assert table["goods"] == 1


def test_its_seat_is_told_and_whoever_did_it_is_not_named() -> None:
    table = ambushed(thieves=("AMBUSH ford",), carters=("HAUL",))
    (stopped,) = table.sees("carters", ev.OrderStopped)
    assert isinstance(stopped, ev.OrderStopped)
    assert (stopped.slot, stopped.seat, stopped.status) == (2, 1, DELAYED)
    assert not table.sees("carters", ev.OrderResolved)


def test_an_open_order_that_is_delayed_is_told_to_all() -> None:
    """Orders are revealed together before the first step, so all know of it."""
    table = ambushed(thieves=("AMBUSH ford",), carters=("HAUL",))
    for reader in ("thieves", "public"):
        assert len(table.sees(reader, ev.OrderStopped)) == 1


def test_a_delayed_order_may_be_recalled_and_what_it_cost_comes_back() -> None:
    """Others are told nothing of it, as they know of no such order."""
    table = ambushed(thieves=("AMBUSH ford",), carters=("HAUL",))
    before = table.log("thieves")
    table.give(cm.Recall(CONTROL, 3, "the road is closed"))
    assert table.log("thieves") == before
    assert table["carters.gold"] == 5
    table.turn()
    assert table["goods"] == 0


def test_an_order_that_was_delayed_twice_comes_up_twice_later() -> None:
    table = ambushed(thieves=("AMBUSH ford",), carters=("HAUL",))
    table.turn(thieves="AMBUSH ford")
    assert (table["goods"], table.state.turn) == (0, 3)
    table.turn()
    assert table["goods"] == 1
