"""What Control ruled on an order stays with it when it is delayed, and goes when it goes."""

from tests.core.builders import CONTROL, Table, status
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.state import EMPTY, LOCKED

HARBOUR = """
turns: 5
seats: {captain: {orders: 2}, mate: {}}
tracks: {cargo: {range: [0, 20]}}
steps: [air, sea]
tables: {wind: {dice: 2d6, bands: [{name: foul, to: 7}, {name: fair, from: 8}]}}
actions:
  SAIL:
    {name: Sail, by: captain, step: sea, tags: voyage, table: wind,
     outcomes: {foul: [], fair: [cargo +1]}}
  STORM: {name: Raise a storm, by: mate, step: air, do: [delay order of captain]}
"""
MUTINY = "  REBEL: {name: Rebel, by: mate, answers: voyage, do: [cancel order]}\n"
FIRST, LAST = 0, 1
"""The captain's slots; a delayed order stands behind the room for new ones in the next turn."""


def put_off(text: str = HARBOUR) -> Table:
    """A game in which the captain's order, 1 added by Control, is delayed to the second turn."""
    table = Table.begin(text)
    table.lock("captain", "SAIL")
    table.lock("mate", "STORM")
    amend(table, FIRST, 1)
    table.turn()
    if table.asked():
        table.answer("react REBEL", "pass", "mate")
    assert [status(table, "captain", slot) for slot in (FIRST, LAST)] == [EMPTY, LOCKED]
    assert told(table) == []
    return table


def amend(table: Table, slot: int, amount: int) -> None:
    table.give(cm.Amend(CONTROL, slot, amount, f"wind {amount}"))


def told(table: Table) -> list[int | str]:
    """What the mate knows Control added to each voyage, by its record and then by the rulings."""
    found: list[int | str] = []
    for seen in table.log("mate"):
        if isinstance(seen.event, ev.Ruled):
            found.append(seen.event.reason)
        elif isinstance(seen.event, ev.OrderResolved) and seen.event.rolls:
            found.append(seen.event.rolls[0].amended)
    return found


def test_a_ruling_goes_with_a_delayed_order_that_is_taken_back() -> None:
    table = put_off()
    table.give(cm.Recall(CONTROL, LAST, "the ship is sold"))
    table.turn(captain="SAIL")
    assert told(table) == [0]


def test_a_ruling_goes_with_a_delayed_order_that_is_cancelled() -> None:
    table = put_off(HARBOUR + MUTINY)
    table.turn()
    table.answer("react REBEL", "use", "mate")
    table.turn(captain="SAIL")
    table.answer("react REBEL", "pass", "mate")
    assert told(table) == [0]


def test_a_ruling_outlasts_what_becomes_of_another_order_in_the_old_slot() -> None:
    table = put_off()
    table.lock("captain", "SAIL")
    table.give(cm.Recall(CONTROL, FIRST, "a slip of the tongue"))
    table.turn()
    assert told(table) == [1, "wind 1"]


def test_a_ruling_is_told_with_its_order_when_one_in_the_old_slot_is_delayed() -> None:
    """The storm delays the first that is still to come, which stands in the old slot."""
    table = put_off()
    table.lock("captain", "SAIL")
    amend(table, FIRST, -1)
    table.turn(mate="STORM")
    assert told(table) == [1, "wind 1"]
    table.turn()
    assert told(table) == [1, "wind 1", -1, "wind -1"]


def test_of_two_orders_that_are_alike_each_is_told_with_what_was_ruled_on_it() -> None:
    table = put_off()
    table.lock("captain", "SAIL")
    amend(table, FIRST, -1)
    table.turn()
    assert told(table) == [-1, "wind -1", 1, "wind 1"]


def test_each_of_several_delayed_orders_keeps_its_own() -> None:
    two = HARBOUR.replace("do: [delay", "do: [delay order of captain, delay")
    table = Table.begin(two)
    table.lock("captain", "SAIL", "SAIL")
    amend(table, FIRST, 1)
    amend(table, LAST, -1)
    table.turn(mate="STORM")
    assert told(table) == []
    table.turn()
    assert told(table) == [1, "wind 1", -1, "wind -1"]
