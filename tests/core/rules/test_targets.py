"""What an order names: places of a group, one's own, seats of a team, numbers; and a second one."""

import pytest

from tests.core.builders import Table, codes
from wargame.core.orders import Order

ISLES = """
turns: 4
seats: {east: {start: {gold: 9}}, west: {start: {gold: 5}}, south: {}}
teams: {union: [east, west]}
resources: {gold: {income: {all: 0}, seen_by: all, most: 50}}
places:
  alder: {seat: east}
  birch: {seat: west}
  cedar: {groups: wild}
  dogwood: {groups: wild, seat: west}
groups: {wild: {}}
tracks: {wood: {of: place, range: [0, 9], start: 2}, sap: {of: wild, range: [0, 9], start: 1}}
actions:
  CUT:
    {name: Cut, by: all, target: {place: wild, where: target.sap >= 1, else: it is dry},
     do: [target.sap -1]}
  OWN: {name: Tend, by: all, target: mine, do: [target.wood +1, target.seat.gold +1]}
  MOVE:
    name: Move wood
    by: all
    target: mine
    second: {place: places, where: second != target and not second.wild, else: not there}
    requires: [{that: target.wood >= 1, else: "{target} has none for {second}"}]
    do: [target.wood -1, second.wood +1]
  GIVE:
    {name: Give, by: all, target: {seat: union, where: target != me, else: it is you},
     second: {number: [1, 4]}, cost: {gold: second}, do: [target.gold + second]}
  LEVY: {name: Levy, by: south, target: {number: [0, 3]}, do: [south.gold + 2 * target]}
  ONE: {name: Alone, by: south, target: cedar, do: [target.wood = 9]}
"""


def test_only_members_of_the_group_that_fulfil_the_condition_may_be_named() -> None:
    table = Table.begin(ISLES)
    assert {o for o in table.legal("south") if o.startswith("CUT")} == {"CUT cedar", "CUT dogwood"}
    table.rule(cedar__sap=0)
    assert {o for o in table.legal("south") if o.startswith("CUT")} == {"CUT dogwood"}
    refusal = table.why("south", "CUT cedar")
    assert refusal is not None
    assert [reason.text for reason in refusal.reasons] == ["it is dry"]


@pytest.mark.parametrize(
    ("seat", "own"), [("east", {"alder"}), ("west", {"birch", "dogwood"}), ("south", set())]
)
def test_one_s_own_places_are_those_one_plays(seat: str, own: set[str]) -> None:
    table = Table.begin(ISLES)
    assert {o.split()[1] for o in table.legal(seat) if o.startswith("OWN")} == own
    refusal = table.why(seat, "OWN cedar")
    assert refusal is not None
    assert refusal.kind == "no-such-target"


def test_a_second_target_may_depend_on_the_first() -> None:
    table = Table.begin(ISLES)
    moves = {o for o in table.legal("west") if o.startswith("MOVE")}
    assert moves == {"MOVE birch alder", "MOVE dogwood alder", "MOVE dogwood birch"}
    table.turn(west="MOVE birch alder")
    assert (table["birch.wood"], table["alder.wood"]) == (1, 3)


def test_seats_and_numbers_are_named_too_and_the_price_may_rest_on_them() -> None:
    table = Table.begin(ISLES)
    gifts = {o for o in table.legal("west") if o.startswith("GIVE")}
    assert gifts == {f"GIVE east {n}" for n in (1, 2, 3, 4)}
    table.turn(west="GIVE east 3", south="LEVY 3")
    assert [table[f"{name}.gold"] for name in ("east", "west", "south")] == [12, 2, 6]
    assert {o for o in table.legal("west") if o.startswith("GIVE")} == {
        "GIVE east 1",
        "GIVE east 2",
    }


def test_a_single_place_may_be_the_only_target() -> None:
    table = Table.begin(ISLES)
    assert "ONE cedar" in table.legal("south")
    table.turn(south="ONE cedar")
    assert table["cedar.wood"] == 9


def test_effects_on_the_seat_of_a_place_that_nobody_plays_do_nothing() -> None:
    text = ISLES.replace("do: [target.sap -1]", "do: [target.sap -1, target.seat.gold +5]")
    table = Table.begin(text)
    before = table.state.numbers
    table.turn(south="CUT cedar")
    changed = {
        slot.name
        for slot, now, then in zip(table.game.slots, table.state.numbers, before, strict=True)
        if now != then and slot.family in ("track", "resource")
    }
    assert changed == {"cedar.sap"}
    table.turn(south="CUT dogwood")
    assert table["west.gold"] == 10


@pytest.mark.parametrize(
    "order",
    [
        Order(99), Order(-1), Order(0), Order(0, 99), Order(0, 0), Order(0, 2, 0),
        Order(0, 2, -1, 1), Order(0, 2, -1, -1), Order(3, 0, 0), Order(3, 0, 5),
        Order(3, 2, 1), Order(2, 1, -1),
    ],
)  # fmt: skip
def test_an_order_that_names_what_it_cannot_is_refused(order: Order) -> None:
    table = Table.begin(ISLES)
    refusal = table.engine.check(table.state, 1, order)
    assert refusal is not None
    assert refusal.kind in ("no-such-order", "no-such-target")
    assert order not in table.engine.legal_orders(table.state, 1)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("place: wild, where", "place: woods, where", "unknown-group"),
        ("second: {number: [1, 4]}", "second: {number: [4, 1]}", "bad-range"),
        ("second: {number: [1, 4]}", "second: {number: [-1, 4]}", "bad-range"),
        ("second: {number: [1, 4]}", "second: {number: [1, 4], levels: gold}", "unknown-track"),
        ("seat: union, where", "seat: onion, where", "unknown-seat"),
        ("target.sap >= 1, else", "target.sap >= 10, else", "never-holds"),
        ("do: [target.wood +1, target", "do: [target.sap +1, target", "formula"),
        ("do: [target.wood = 9]", "do: [second.wood = 9]", "unknown-name"),
    ],
)
def test_a_target_that_makes_no_sense_is_refused(old: str, new: str, code: str) -> None:
    assert old in ISLES
    assert codes(ISLES.replace(old, new))[0] == code


def test_of_a_group_without_members_nothing_can_be_named() -> None:
    text = ISLES.replace("groups: {wild: {}}", "groups: {wild: {}, none_yet: {}}").replace(
        "target: {number: [0, 3]}, do: [south.gold + 2 * target]",
        "target: none_yet, do: [south.gold +2]",
    )
    table = Table.begin(text)
    assert not [order for order in table.legal("south") if order.startswith("LEVY")]
    assert table.engine.check(table.state, 2, Order(table.action("LEVY"), 0)) is not None
