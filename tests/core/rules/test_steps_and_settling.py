"""In a step every rule reads the state as the step began.

Adds are summed, then come sets, bounds and flags.
"""

import pytest

from tests.core.builders import Table

LOOM = """
turns: 4
seats: {a: {orders: 4}, b: {orders: 4}}
tracks:
  x: {range: [0, 10], start: 5}
  y: {range: [0, 10], start: 2}
  z: {range: [-5, 5]}
flags: {lit: {}, gone: {}}
steps: [first, second]
actions:
  %s
procedures:
  tidy: {at: end, when: gone, do: [x = 0]}
"""


def played(actions: str, *orders: str, by_b: tuple[str, ...] = (), **start: int) -> Table:
    table = Table.begin(LOOM % actions.strip())
    if start:
        table.rule(**start)
    table.turn(a=orders, b=by_b)
    return table


SWAP = """
  XY: {name: X to y, by: all, step: first, do: [x + y]}
  YX: {name: Y to x, by: all, step: first, do: [y + x]}
  LATE: {name: Later, by: all, step: second, do: [y + x]}
"""


def test_orders_of_a_step_read_the_state_as_the_step_began() -> None:
    table = played(SWAP, "XY", "YX")
    assert (table["x"], table["y"]) == (5 + 2, 2 + 5)


def test_the_order_of_typing_and_the_seats_change_nothing() -> None:
    one = played(SWAP, "XY", "YX", "LATE")
    two = played(SWAP, "LATE", "YX", by_b=("XY",))
    assert (one["x"], one["y"]) == (two["x"], two["y"])


def test_a_later_step_reads_what_the_earlier_has_settled() -> None:
    table = played(SWAP, "XY", "LATE")
    assert (table["x"], table["y"]) == (7, 2 + 7)


def test_effects_of_one_order_do_not_see_each_other() -> None:
    table = played("A: {name: A, by: a, do: [x +1, y + x, z - y]}", "A")
    assert (table["x"], table["y"], table["z"]) == (6, 2 + 5, -2)


def test_effects_of_a_procedure_do_not_see_each_other_and_the_next_procedure_does() -> None:
    text = LOOM.replace(
        "procedures:", "procedures:\n  one: {do: [x +1, y + x]}\n  two: {do: [z + x - 4]}"
    )
    table = Table.begin(text % "A: {name: A, by: a, do: []}")
    table.turn()
    assert (table["x"], table["y"], table["z"]) == (6, 7, 2)


def test_adds_are_summed_before_the_range_holds_them() -> None:
    """5 + 8 - 6 is 7; held to 10 after the first it would be 4."""
    up_down = "UP: {name: Up, by: a, do: [x +8]}\n  DOWN: {name: Down, by: a, do: [x -6]}"
    assert played(up_down, "UP", "DOWN")["x"] == 7
    assert played(up_down, "DOWN", "UP")["x"] == 7


@pytest.mark.parametrize(
    ("effects", "x"),
    [
        ("x +9", 10),
        ("x -9", 0),
        ("x +2, x = 3", 3),
        ("x = 3, x +2", 3),
        ("x +4, x at most 6", 6),
        ("x at most 6, x +4", 6),
        ("x -4, x at least 3", 3),
        ("x at most 8, x at most 4", 4),
        ("x at least 6, x at least 8", 8),
        ("x = 9, x at most 4", 4),
        ("x = 1, x at least 4", 4),
        ("x at most 2, x at least 4", 4),
        ("x = 30", 10),
        ("x at least 99", 10),
    ],
)
def test_sets_come_after_adds_then_caps_then_floors_then_the_range(effects: str, x: int) -> None:
    assert played(f"A: {{name: A, by: a, do: [{effects}]}}", "A")["x"] == x


@pytest.mark.parametrize(
    ("effects", "lit", "last"),
    [
        ("lit on", True, 9999),
        ("lit on this turn", False, 1),
        ("lit on for 1 turn", True, 2),
        ("lit on for 1 turn, lit on for 3 turns", True, 4),
        ("lit on for 3 turns, lit on for 1 turn", True, 4),
        ("lit on, lit off", False, -1),
        ("lit off, lit on", False, -1),
    ],
)
def test_the_latest_end_of_a_flag_wins_and_off_beats_on(effects: str, lit: bool, last: int) -> None:
    table = played(f"A: {{name: A, by: a, do: [{effects}]}}", "A")
    assert (table.on("lit"), table["lit"]) == (lit, last)


def test_a_flag_that_is_on_for_longer_is_not_cut_short() -> None:
    actions = (
        "LONG: {name: L, by: a, do: [lit on]}\n  SHORT: {name: S, by: a, do: [lit on this turn]}"
    )
    table = played(actions, "LONG")
    table.turn(a="SHORT")
    assert table["lit"] == 9999


def test_then_reads_the_settled_state_of_its_step() -> None:
    """Both seats add 4, held to 10; then each looks at the 10."""
    actions = "A: {name: A, by: all, do: [x +4], then: [{when: x >= 10, do: [z + x - 9]}]}"
    table = played(actions, "A", by_b=("A",))
    assert (table["x"], table["z"]) == (10, 2)


def test_two_thens_of_a_step_do_not_see_each_other() -> None:
    actions = "A: {name: A, by: all, do: [x +1], then: [y + y]}"
    table = played(actions, "A", by_b=("A",))
    assert table["y"] == 2 + 2 + 2


def test_then_comes_before_the_next_step() -> None:
    actions = """
  A: {name: A, by: a, step: first, do: [], then: [x +1]}
  B: {name: B, by: a, step: second, do: [y + x]}
"""
    assert played(actions, "A", "B")["y"] == 2 + 6


def test_procedures_at_the_turn_s_end_read_what_the_orders_have_settled() -> None:
    assert played("A: {name: A, by: a, do: [gone on this turn, x +2]}", "A")["x"] == 0


def test_a_change_is_told_once_a_step_with_the_value_before_and_after() -> None:
    from wargame.core import events as ev

    table = played(SWAP, "XY", "XY", by_b=("XY",))
    told = [e for e in table.events if isinstance(e, ev.Changed)]
    assert [(e.slot, e.before, e.after) for e in told] == [(table.slot("x"), 5, 10)]
    (seen,) = [e for e in table.sees("b", ev.Changed) if isinstance(e, ev.Changed)]
    assert [(cause.source, cause.amount) for cause in seen.causes] == [(0, 2), (1, 2), (4, 2)]
