"""What a scenario that plays is warned of: sets that meet, prices and rolls that tell."""

from pathlib import Path

import pytest

from tests.authoring.small import written
from tests.core.builders import whole
from wargame.authoring.load import check

GAME = """
seats: {north: {orders: 2}, south: {}}
places: {bay: {seat: north}, cape: {seat: south}}
steps: [early, late]
resources: {coin: {income: {all: 1}}}
tracks:
  calm: {range: [0, 9]}
  trust: {of: place, range: [0, 9]}
  pride: {of: seat, range: [0, 9]}
  rot: {range: [0, 9], seen_by: [north, control]}
tables: {luck: {bands: [{name: bad, to: 7}, {name: good, from: 8}]}}
actions:
"""


def codes(folder: Path, *actions: str, more: str = "", game: str = GAME) -> list[str]:
    """The codes of what is found in a game with these actions."""
    listed = "".join(f"  A{n}: {{name: A{n}, {one}}}\n" for n, one in enumerate(actions))
    found = check(written(folder, whole(game + listed + more))).diagnostics
    return [one.code for one in found]


# ---- two sets of one number


def sets(folder: Path, *actions: str, more: str = "") -> int:
    found = codes(folder, *actions, more=more)
    assert set(found) <= {"two-sets"}
    return len(found)


@pytest.mark.parametrize(
    ("actions", "count"),
    [
        (["by: north, do: [calm = 1]", "by: south, do: [calm = 2]"], 1),
        (["by: north, do: [calm = 1]", "by: south, do: [calm = 1]"], 0),
        (["by: north, do: [calm = 1]", "by: north, do: [calm = 2]"], 1),
        (["by: south, do: [calm = 1]", "by: south, do: [calm = 2]"], 0),
        (["by: north, step: early, do: [calm = 1]", "by: south, step: late, do: [calm = 2]"], 0),
        (["by: north, do: [calm = 1]", "by: south, do: ['next turn: calm = 2']"], 0),
        (["by: north, do: [calm = 1]", "by: south, then: [calm = 2]"], 0),
        (["by: north, do: [calm = 1]", "by: south, do: [calm at most 2]"], 0),
        (["by: all, target: bay, do: [target.trust = 1]", "by: south, do: [bay.trust = 2]"], 1),
        (["by: all, target: cape, do: [target.trust = 1]", "by: south, do: [bay.trust = 2]"], 0),
        (["by: all, do: [me.pride = 1]", "by: south, do: [north.pride = 2]"], 1),
        (["by: south, do: [me.pride = 1]", "by: south, do: [north.pride = 2]"], 0),
        (
            ["by: all, target: bay, do: [target.seat.pride = 1]", "by: all, do: [south.pride = 2]"],
            0,
        ),
        (["by: all, do: [calm = 1, calm = 2]"], 1),
        (["by: south, table: luck, outcomes: {bad: [calm = 1], good: [calm = 2]}"], 0),
        (["by: south, table: luck, outcomes: {bad: [calm = 1], good: []}, also: [calm = 2]"], 1),
    ],
)
def test_two_sets_of_one_number_are_told_where_they_may_meet(
    tmp_path: Path, actions: list[str], count: int
) -> None:
    assert sets(tmp_path, *actions) == count


@pytest.mark.parametrize(("turns", "count"), [("[1, 2]", 1), ("1", 0)])
def test_injects_of_one_turn_act_together(tmp_path: Path, turns: str, count: int) -> None:
    more = (
        "injects:\n"
        "  ebb: {title: E, text: e, turns: 2, do: [calm = 1]}\n"
        f"  flood: {{title: F, text: f, turns: {turns}, do: [calm = 2]}}\n"
    )

    assert sets(tmp_path, "by: all, do: [calm +1]", more=more) == count


# ---- prices


@pytest.mark.parametrize(
    ("seen_by", "action", "tells"),
    [
        ("owner", "visibility: covert", False),
        ("all", "visibility: open", False),
        ("all", "visibility: covert", True),
        ("all", "visibility: secret, secret_to: [south]", True),
        ("[owner, south]", "visibility: secret, secret_to: [south]", False),
        ("[owner, south]", "visibility: covert", True),
        ("[owner, control]", "visibility: covert", False),
        ("all", "options: {aloud: , softly: {visibility: covert}}", True),
    ],
)
def test_a_purse_that_others_see_tells_of_hidden_orders(
    tmp_path: Path, seen_by: str, action: str, tells: bool
) -> None:
    game = GAME.replace("income: {all: 1}", f"income: {{all: 1}}, seen_by: {seen_by}")

    found = codes(tmp_path, f"by: north, {action}, cost: {{coin: 1}}, do: [calm +1]", game=game)

    assert found == ["cost-tells"] * tells


# ---- rolls under a condition

ROLL = "table: luck, outcomes: {bad: [], good: [calm +1]}"


@pytest.mark.parametrize(
    ("by", "visibility", "condition", "tells"),
    [
        ("north", "open", "calm >= 1", False),
        ("north", "open", "rot >= 1", True),
        ("north", "covert", "rot >= 1", False),
        ("south", "covert", "rot >= 1", True),
    ],
)
def test_a_roll_that_is_seen_tells_the_condition_under_which_it_is_thrown(
    tmp_path: Path, by: str, visibility: str, condition: str, tells: bool
) -> None:
    order = f"by: {by}, visibility: {visibility}, do: [{{when: {condition}, {ROLL}}}]"

    assert codes(tmp_path, order) == ["roll-tells"] * tells


def test_a_shared_roll_tells_only_those_who_see_it(tmp_path: Path) -> None:
    order = "by: north, do: [{when: rot >= 1, roll: echo, base: 0}]"
    outcomes = "outcomes: {bad: [], good: [calm +1]}"
    for seen_by, tells in (("all", True), ("[north]", False)):
        more = f"rolls: {{echo: {{table: luck, seen_by: {seen_by}, {outcomes}}}}}\n"
        assert codes(tmp_path, order, more=more) == ["roll-tells"] * tells
