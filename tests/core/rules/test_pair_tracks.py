"""A track of each pair of seats: one number a pair, known to both, moved by Control's rulings."""

from tests.core.builders import CONTROL, Table
from wargame.core import commands as cm
from wargame.core import events as ev

MARKET = """
seats: {ann: {}, ben: {}, cat: {}}
tracks:
  trust: {of: pair, range: [-3, 3], start: 1, seen_by: owner}
  gossip: {of: pair, range: [0, 3]}
actions: {WAIT: {name: Wait, by: all, do: []}}
"""


def test_each_pair_has_one_number_whoever_is_named_first() -> None:
    table = Table.begin(MARKET)
    names = [slot.name for slot in table.game.slots if slot.key == "trust"]
    assert names == ["ann-ben.trust", "ann-cat.trust", "ben-cat.trust"]
    assert all(table[name] == 1 for name in names)


def test_both_of_a_pair_read_it_and_no_other() -> None:
    table = Table.begin(MARKET)
    shown = {
        reader: [d.owner for d in table.view(reader).dials if d.id == "trust"]
        for reader in ("ann", "ben", "cat", "public", "control")
    }
    assert shown == {
        "ann": [0, 1],
        "ben": [0, 2],
        "cat": [1, 2],
        "public": [],
        "control": [0, 1, 2],
    }
    assert len([d for d in table.view("public").dials if d.id == "gossip"]) == 3


def test_control_rules_on_it() -> None:
    table = Table.begin(MARKET)
    slot = table.slot("ann-cat.trust")
    table.give(cm.Rule(CONTROL, (cm.Ruling(slot, "add", -9),), "a broken word"))
    assert table["ann-cat.trust"] == -3
    assert [bool(table.sees(name, ev.Changed)) for name in ("ann", "ben", "cat")] == [
        True,
        False,
        True,
    ]
