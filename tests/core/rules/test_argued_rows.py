"""A listed order that is argued: its table decides what a success is worth, or the argument does,
and the order reads a row that Control named beforehand.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.core.builders import CONTROL, Table, seat, status
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.state import EMPTY, LOCKED

HARBOUR = """
turns: 5
seats: {captain: {orders: 2, start: {gold: 3}}, mate: {}}
resources: {gold: {income: {all: 0}, most: 6}}
tracks: {cargo: {range: [0, 20], start: 4}}
tables:
  sea:
    {dice: 2d6, clip: 4,
     bands: [{name: wreck, to: 4}, {name: late, to: 9, from: 5}, {name: home, from: 10}]}
actions:
  SAIL:
    name: Sail
    by: captain
    cost: {gold: 2}
    table: sea
    outcomes: {wreck: [cargo = 0], late: [cargo +1], home: [cargo +5]}
  WAIT: {name: Wait, by: all, do: []}
"""
CAPTAIN, MATE = range(2)
WRECK, LATE, HOME = range(3)
READERS = ("captain", "mate", "public", "control")


def argued(order: str = "SAIL", *, row: int = HOME, failing: int = -1) -> Table:
    """A game in which the captain's order is argued by weights."""
    table = Table.begin(HARBOUR)
    table.lock("captain", order)
    table.give(taking_up(row, failing))
    return table


def taking_up(row: int, failing: int = -1, slot: int = 0) -> cm.TakeUp:
    return cm.TakeUp(CONTROL, slot, "weighted", "She sails", row=row, failing=failing)


def settle(table: Table, *, passed: bool) -> tuple[ev.Event, ...]:
    return table.give(cm.Settle(CONTROL, 0, passed, "So it was", "well argued", private="hm"))


def carried_out(table: Table) -> ev.OrderResolved:
    """The captain's order, its dice thrown by hand: 1 and 1, which its table calls a wreck."""
    table.dice(1, 1)
    table.turn()
    (order,) = [e for e in table.events if isinstance(e, ev.OrderResolved)]
    return order


def read_by(table: Table, name: str) -> ev.OrderResolved:
    """The captain's order as a reader is told of it."""
    (order,) = table.sees(name, ev.OrderResolved)
    assert isinstance(order, ev.OrderResolved)
    return order


def why(table: Table, command: cm.Command) -> str:
    return " ".join(reason.text for reason in table.refused(command).reasons)


def test_without_a_row_a_success_goes_to_the_table_as_any_order_does() -> None:
    table = argued(row=-1)
    settle(table, passed=True)
    assert carried_out(table).rolls[0].band == WRECK
    assert table["cargo"] == 0


def test_with_a_row_a_success_reads_it_whatever_the_dice_show() -> None:
    table = argued(row=HOME)
    settle(table, passed=True)
    roll = carried_out(table).rolls[0]
    assert (roll.band, roll.forced) == (HOME, True)
    assert table["cargo"] == 9


@pytest.mark.parametrize("row", [-1, HOME])
def test_what_fails_is_taken_back_and_its_cost_returned(row: int) -> None:
    table = argued(row=row)
    assert table["captain.gold"] == 1
    settle(table, passed=False)
    assert table["captain.gold"] == 3
    assert [e for e in table.events if isinstance(e, ev.OrderRecalled)]
    assert not table.view("captain").orders


def test_what_fails_reads_the_row_for_that_and_stays_paid() -> None:
    table = argued(row=HOME, failing=LATE)
    settle(table, passed=False)
    assert table["captain.gold"] == 1
    assert not [e for e in table.events if isinstance(e, ev.OrderRecalled)]
    assert carried_out(table).rolls[0].band == LATE
    assert table["cargo"] == 5
    assert all(read_by(table, name).rolls[0].argued for name in READERS)


def test_whoever_argues_reads_beforehand_and_afterwards_what_is_decided() -> None:
    table = argued(row=HOME, failing=LATE)
    (opened,) = table.sees("mate", ev.TakenUp)
    assert isinstance(opened, ev.TakenUp)
    assert table.game.tables[opened.table].id == "sea"
    assert (opened.row, opened.failing) == (HOME, LATE)
    (matter,) = table.view("mate").matters
    assert (matter.row, matter.failing) == (HOME, LATE)
    settle(table, passed=True)
    (told,) = table.sees("mate", ev.MatterSettled)
    assert isinstance(told, ev.MatterSettled)
    assert (told.row, told.table, told.private) == (HOME, opened.table, "")


def test_the_row_is_set_as_control_sets_one_and_goes_by_a_name_of_its_own() -> None:
    table = argued(row=HOME)
    settle(table, passed=True)
    (own,) = table.sees("captain", ev.Ruled)
    assert isinstance(own, ev.Ruled)
    assert (own.slot, own.what, own.value, own.reason) == (0, "argued", HOME, "")
    assert not table.sees("mate", ev.Ruled), "an order that is not carried out is its seat's"
    set_by_hand = Table.begin(HARBOUR)
    set_by_hand.lock("captain", "SAIL")
    set_by_hand.give(cm.Override(CONTROL, 0, HOME, "well argued"))
    assert (
        table.state[table.slot("captain.order 1.forced")]
        == set_by_hand.state[set_by_hand.slot("captain.order 1.forced")]
    )
    own_word, reached = (carried_out(one) for one in (set_by_hand, table))
    assert reached == own_word
    for name in READERS:
        by_hand, by_argument = (read_by(one, name).rolls[0] for one in (set_by_hand, table))
        assert not by_hand.argued
        assert by_argument == by_hand._replace(argued=True)
    assert [one.what for one in table.sees("mate", ev.Ruled) if isinstance(one, ev.Ruled)] == [
        "argued"
    ]


@pytest.mark.parametrize("why", ["well argued", "The mate is a spy"])
def test_whoever_may_not_read_the_matter_learns_of_the_row_and_not_why(why: str) -> None:
    table = Table.begin(HARBOUR)
    table.lock("captain", "SAIL")
    table.give(taking_up(HOME)._replace(to=(CAPTAIN,)))
    table.give(cm.Settle(CONTROL, 0, True, "So it was", why))
    carried_out(table)
    (ruled,) = table.sees("mate", ev.Ruled)
    assert isinstance(ruled, ev.Ruled)
    assert (ruled.what, ruled.reason) == ("argued", "")
    assert not table.sees("mate", ev.MatterSettled)
    assert not any(why in str(seen.event) for seen in table.log("mate"))


def test_a_row_that_control_sets_afterwards_stands() -> None:
    table = argued(row=HOME)
    settle(table, passed=True)
    table.give(cm.Override(CONTROL, 0, LATE, "on reflection"))
    assert carried_out(table).rolls[0].band == LATE
    assert not any(read_by(table, name).rolls[0].argued for name in READERS)


def test_a_row_that_is_argued_after_control_set_one_is_told_as_argued() -> None:
    table = Table.begin(HARBOUR)
    table.lock("captain", "SAIL")
    table.give(cm.Override(CONTROL, 0, LATE, "as it seems"))
    table.give(taking_up(HOME))
    settle(table, passed=True)
    assert carried_out(table).rolls[0].band == HOME
    assert all(read_by(table, name).rolls[0].argued for name in READERS)


def test_the_row_of_one_order_says_nothing_of_another() -> None:
    table = argued(row=HOME)
    settle(table, passed=True)
    table.rule(captain__gold=2)
    table.turn(captain="SAIL")
    table.rule(captain__gold=2)
    table.turn(captain="SAIL")
    for name in READERS:
        told = [e for e in table.sees(name, ev.OrderResolved) if isinstance(e, ev.OrderResolved)]
        assert [one.rolls[0].argued for one in told] == [True, False, False]


def test_an_argued_row_goes_by_its_name_when_its_order_is_put_off() -> None:
    """The order stands in another slot in the next turn."""
    table = Table.begin(
        "steps: [air, sea]\n"
        + HARBOUR.replace("by: captain", "by: captain\n    step: sea")
        + "  STORM: {name: Storm, by: mate, step: air, do: [delay order of captain]}\n"
    )
    table.lock("captain", "SAIL")
    table.give(taking_up(HOME))
    settle(table, passed=True)
    table.turn(mate="STORM")
    assert not table.sees("mate", ev.Ruled)
    table.turn()
    for name in READERS:
        told = [e for e in table.sees(name, ev.OrderResolved) if isinstance(e, ev.OrderResolved)]
        assert [one.rolls[0].argued for one in told if one.rolls] == [True]


@pytest.mark.parametrize(
    ("hidden", "readers"),
    [
        ("visibility: covert", {"captain", "control"}),
        ("visibility: secret\n    secret_to: mate", {"captain", "mate", "control"}),
    ],
)
def test_only_who_is_told_of_the_ruling_reads_that_a_roll_s_row_was_argued(
    hidden: str, readers: set[str]
) -> None:
    text = HARBOUR.replace("cost: {gold: 2}", f"cost: {{gold: 2}}\n    {hidden}")
    table = Table.begin(text)
    table.lock("captain", "SAIL")
    table.give(taking_up(HOME)._replace(to=(CAPTAIN,)))
    settle(table, passed=True)
    carried_out(table)
    for name in READERS:
        told = [e for e in table.sees(name, ev.OrderResolved) if isinstance(e, ev.OrderResolved)]
        marked = any(roll.argued for one in told for roll in one.rolls)
        assert marked == bool(table.sees(name, ev.Ruled)) == (name in readers)


def test_a_row_must_be_one_of_the_table_of_a_listed_order() -> None:
    table = Table.begin(HARBOUR)
    table.lock("captain", "SAIL")
    table.lock("captain", "WAIT")
    assert "no such band" in why(table, taking_up(3))
    assert "no such band" in why(table, taking_up(HOME, 7))
    assert "no such band" in why(table, taking_up(HOME, slot=1)), "nothing is rolled to wait"
    assert "when it succeeds" in why(table, taking_up(-1, LATE))
    assert "of the list" in why(table, taking_up(HOME, slot=-1))
    assert table.view("control").matters == ()


def test_an_order_in_a_seat_s_own_words_has_no_row() -> None:
    table = Table.begin(HARBOUR)
    table.give(cm.Propose(seat(CAPTAIN), CAPTAIN, "Row", "oars", "to arrive"))
    assert "of the list" in why(table, taking_up(HOME))


def test_a_place_that_is_free_again_holds_no_row() -> None:
    table = argued(row=HOME, failing=LATE)
    settle(table, passed=True)
    table.give(cm.TakeUp(CONTROL, -1, "weighted", "A question"))
    (matter,) = table.view("control").matters
    assert (matter.row, matter.failing) == (-1, -1)


@given(row=some.integers(-2, 4), failing=some.integers(-2, 4), passed=some.booleans())
def test_an_order_reads_what_was_named_or_is_taken_back(
    row: int, failing: int, passed: bool
) -> None:
    table = Table.begin(HARBOUR)
    table.lock("captain", "SAIL")
    rows = range(3)
    if not ((row in rows and (failing == -1 or failing in rows)) or (row == failing == -1)):
        table.refused(taking_up(row, failing))
        return
    table.give(taking_up(row, failing))
    settle(table, passed=passed)
    reads = row if passed else failing
    if not passed and failing == -1:
        assert status(table, "captain") == EMPTY
        return
    assert status(table, "captain") == LOCKED
    assert carried_out(table).rolls[0].band == (WRECK if reads == -1 else reads)
