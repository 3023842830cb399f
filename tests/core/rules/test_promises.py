"""Promises: kept when they reach their turn, broken as soon as their condition fails."""

import pytest

from tests.core.builders import Table, codes
from wargame.core import events as ev

BORDER = """
turns: 6
seats: {north: {orders: 2}, south: {orders: 2}, monk: {}}
places: {ford: {}, hill: {}}
tracks:
  trust: {range: [0, 20], start: 10}
  troops: {of: place, range: [0, 9]}
  fame: {of: seat, range: [0, 9], start: 5}
actions:
  SWEAR:
    {name: Swear, by: [north, south], target: places,
     do: [promise leave by me on target due in 2 turns]}
  VOW: {name: Vow, by: north, do: [promise silence by me due in 1 turn]}
  WHISPER:
    {name: Whisper, by: north, visibility: secret, secret_to: south,
     do: [promise silence by me due in 1 turn]}
  SEND: {name: Send troops, by: [north, south], target: places, do: [target.troops +1]}
  TALK: {name: Talk, by: all, do: []}
promises:
  leave:
    name: Leave it
    broken_when: target.troops >= 1
    if_broken: [trust -3, me.fame -2, target.troops -1]
    if_kept: [trust +2, me.fame +1]
  silence:
    name: Say nothing
    broken_when: played(TALK by me within 1)
    if_broken: [trust -1]
    if_kept: [trust +1]
"""


def ended(table: Table, reader: str = "control") -> list[tuple[int, int, bool]]:
    told = [e for e in table.sees(reader, ev.PromiseEnded) if isinstance(e, ev.PromiseEnded)]
    return [(e.promise, e.seat, e.broken) for e in told]


def test_a_promise_is_kept_when_its_turn_has_passed_without_a_breach() -> None:
    """Sworn in turn 1, due in 2 turns: at the end of turn 3."""
    table = Table.begin(BORDER)
    table.turn(south="SWEAR ford")
    table.turn()
    assert (ended(table), table["trust"]) == ([], 10)
    table.turn()
    assert ended(table) == [(0, 1, False)]
    assert (table["trust"], table["south.fame"], table["north.fame"]) == (12, 6, 5)


def test_a_breach_ends_it_at_the_turn_s_end_and_it_speaks_of_its_own_place_and_seat() -> None:
    table = Table.begin(BORDER)
    table.turn(north="SWEAR hill")
    table.turn(south="SEND ford")
    assert ended(table) == []
    table.turn(south="SEND hill")
    assert ended(table) == [(0, 0, True)]
    assert (table["trust"], table["north.fame"], table["hill.troops"]) == (7, 3, 0)


def test_a_promise_once_ended_is_not_judged_again() -> None:
    table = Table.begin(BORDER)
    table.turn(north=("SWEAR ford", "SEND ford"))
    assert ended(table) == [(0, 0, True)]
    for _ in range(3):
        table.turn()
    assert len(ended(table)) == 1


def test_a_promise_without_a_place_touches_none() -> None:
    """Its effects may name a target; without one they do nothing."""
    text = BORDER.replace("if_kept: [trust +1]", "if_kept: [trust +1, target.troops +5]")
    table = Table.begin(text)
    table.turn(north="VOW")
    table.turn()
    assert ended(table) == [(1, 0, False)]
    before = Table.begin(text)
    before.turn()
    before.turn()
    changed = {
        slot.name
        for slot, now, then in zip(
            table.game.slots, table.state.numbers, before.state.numbers, strict=True
        )
        if now != then and slot.family == "track"
    }
    assert changed == {"trust"}


def test_memory_speaks_of_the_one_who_promised() -> None:
    table = Table.begin(BORDER)
    table.turn(north="VOW")
    table.turn(south="TALK")
    assert ended(table) == [(1, 0, False)]
    other = Table.begin(BORDER)
    other.turn(north="VOW")
    other.turn(north="TALK")
    assert ended(other) == [(1, 0, True)]


def test_two_promises_of_one_kind_stand_side_by_side() -> None:
    table = Table.begin(BORDER)
    table.turn(north="SWEAR ford", south=("SWEAR ford", "SWEAR hill"))
    table.turn(north="SEND hill")
    assert ended(table) == [(0, 1, True)]
    table.turn()
    assert sorted(ended(table)) == [(0, 0, False), (0, 1, False), (0, 1, True)]


def test_all_know_of_an_open_promise() -> None:
    table = Table.begin(BORDER)
    table.turn(north="VOW")
    table.turn()
    for reader in ("monk", "public"):
        assert len(table.sees(reader, ev.PromiseMade)) == len(ended(table, reader)) == 1


@pytest.mark.parametrize("reader", ["north", "south", "control"])
def test_of_a_secret_promise_know_those_who_know_the_order(reader: str) -> None:
    table = Table.begin(BORDER)
    table.turn(north="WHISPER")
    table.turn()
    assert len(table.sees(reader, ev.PromiseMade)) == len(ended(table, reader)) == 1
    for stranger in ("monk", "public"):
        assert not table.sees(stranger, ev.PromiseMade)
        assert not ended(table, stranger)
        assert not table.sees(stranger, ev.RuleRan)


def test_an_unknown_promise_is_refused() -> None:
    assert codes(
        BORDER.replace(
            "promise silence by me due in 1 turn]}\n  SEND",
            "promise peace by me due in 1 turn]}\n  SEND",
        )
    ) == ["formula"]
