"""Control may drop the last turns: what was due in them falls due, and objectives are judged."""

import pytest

from tests.core.builders import CONTROL, Table, seat
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.prose.endings import DROPPED

SHORT = """
turns: 4
seats: {captain: {orders: 1}, mate: {orders: 1}}
tracks: {cargo: {range: [0, 20], start: 4}, kept: {range: [0, 9]}, late: {range: [0, 9]}}
promises:
  deliver:
    name: Deliver the cargo
    broken_when: cargo <= 0
    if_kept: [kept +1]
    if_broken: []
actions:
  WAIT: {name: Wait, by: all, do: []}
  VOW: {name: Vow, by: captain, do: [promise deliver by captain due in 3 turns]}
  ASK:
    name: Ask
    by: mate
    do:
      - decide:
          {id: tell, ask: Tell?, by: captain, within: 3, nobody: hush,
           options: {hush: [late +1], say_it: []}}
objectives:
  captain:
    there: {name: Still there, points: {2: turn == turns and cargo >= 4, 1: cargo >= 1}}
"""


def begun() -> Table:
    return Table.begin(SHORT)


def ended(table: Table) -> ev.GameEnded:
    (found,) = [e for e in table.events if isinstance(e, ev.GameEnded)]
    return found


def test_the_game_ends_after_the_turn_that_control_says() -> None:
    table = begun()
    table.give(cm.Shorten(CONTROL, 2, "we are out of time"))
    table.turn()
    assert not table.state.over
    table.turn()
    assert table.state.over
    assert (table.state.turn, ended(table).end) == (2, DROPPED)
    assert len(table.sees("public", ev.Shortened)) == 1


def test_an_objective_that_names_the_last_turn_is_judged_in_the_one_that_is_played_last() -> None:
    table = begun()
    table.give(cm.Shorten(CONTROL, 1, "so"))
    table.turn()
    assert [one.score for one in ended(table).scores] == [2]


def test_promises_and_questions_of_dropped_turns_fall_due_in_the_last() -> None:
    table = begun()
    table.give(cm.Shorten(CONTROL, 2, "so"))
    table.turn(captain="VOW", mate="ASK")
    assert (table["kept"], table["late"]) == (0, 0)
    table.turn()
    assert table.state.over
    assert (table["kept"], table["late"]) == (1, 1)


def test_a_game_of_all_its_turns_ends_as_ever() -> None:
    table = begun()
    table.give(cm.Shorten(CONTROL, 2, "so"))
    table.give(cm.Shorten(CONTROL, 4, "we have time after all"))
    for _turn in range(4):
        table.turn()
    assert (table.state.turn, ended(table).end) == (4, 1)


@pytest.mark.parametrize("turn", [0, 5, -1])
def test_only_a_turn_that_is_planned_can_be_the_last(turn: int) -> None:
    assert begun().refused(cm.Shorten(CONTROL, turn, "so")).kind == "bad-value"


def test_a_turn_that_is_over_cannot_be_the_last_and_it_takes_control_and_a_reason() -> None:
    table = begun()
    table.turn()
    assert table.refused(cm.Shorten(CONTROL, 1, "so")).kind == "bad-value"
    assert table.refused(cm.Shorten(CONTROL, 4, "so")).kind == "bad-value"
    assert table.refused(cm.Shorten(CONTROL, 2, " ")).kind == "no-reason"
    assert table.refused(cm.Shorten(seat(0), 2, "so")).kind == "not-control"
