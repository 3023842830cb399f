"""Something grows every second turn unless a condition holds when the turn ends."""

import pytest

from tests.core.builders import Table

HERD = """
turns: 8
seats: {herder: {orders: 2}, wolf: {}}
places: {dale: {}, fell: {}, moor: {groups: bare}}
groups: {bare: Bare ground}
tracks: {sheep: {of: place, range: [0, 9], start: 1}, fear: {range: [0, 9]}}
flags: {hunted: {of: place}, fold: {of: place}}
actions:
  HUNT: {name: Hunt, by: wolf, target: places, do: [target.hunted on this turn]}
  FOLD: {name: Build a fold, by: herder, target: places, do: [target.fold on]}
  SELL: {name: Sell the fold, by: herder, target: places, do: [target.fold off]}
procedures:
  lambs:
    name: Lambs
    at: end
    for_each: p in places if turn % 2 == 0 and not p.bare and not (p.hunted and not p.fold)
    do: [p.sheep +1]
"""


def sheep(table: Table) -> list[int]:
    return [table[f"{name}.sheep"] for name in ("dale", "fell", "moor")]


def test_it_grows_at_the_end_of_every_second_turn() -> None:
    table = Table.begin(HERD)
    seen = []
    for _ in range(5):
        table.turn()
        seen.append(sheep(table))
    assert seen == [[1, 1, 1], [2, 2, 1], [2, 2, 1], [3, 3, 1], [3, 3, 1]]


@pytest.mark.parametrize(
    ("orders", "grown"),
    [
        ({"wolf": "HUNT dale"}, [1, 2, 1]),
        ({"wolf": "HUNT dale", "herder": "FOLD dale"}, [2, 2, 1]),
        ({"wolf": "HUNT fell", "herder": ("FOLD fell", "SELL fell")}, [2, 1, 1]),
    ],
)
def test_not_where_the_condition_holds_that_turn(orders: dict[str, str], grown: list[int]) -> None:
    """Off beats on when both are said in one step."""
    table = Table.begin(HERD)
    table.turn()
    table.turn(**orders)
    assert sheep(table) == grown


def test_a_hunt_of_the_turn_before_is_over() -> None:
    table = Table.begin(HERD)
    table.turn(wolf="HUNT dale")
    table.turn()
    assert sheep(table) == [2, 2, 1]
