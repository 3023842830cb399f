"""How a game ends, and how it is judged.

It ends at once, at a turn's end, when the turns run out or by Control.
"""

import pytest

from tests.core.builders import CONTROL, Table, codes
from wargame.core import commands as cm
from wargame.core import events as ev

RACE = """
turns: 3
seats: {hare: {orders: 2}, tortoise: {}}
teams: {beasts: [hare, tortoise]}
places: {start_line: {}, goal: {}}
tracks:
  lead: {range: [-9, 9]}
  pace: {of: seat, range: [0, 9], start: 1}
  dust: {of: place, range: [0, 9]}
flags: {nap: {}, fall: {}}
steps: [early, late]
actions:
  RUN: {name: Run, by: hare, step: early, do: [lead +3, hare.pace +1]}
  NAP: {name: Nap, by: hare, step: late, do: [nap on, lead -1]}
  WALK: {name: Walk, by: tortoise, step: late, do: [lead -1, goal.dust +1]}
  ASK:
    name: Ask
    by: hare
    step: early
    do:
      - decide:
          {id: trip, ask: Trip?, by: tortoise, nobody: no, options: {yes: [fall on], no: []}}
injects: {pit: {title: P, text: p, contingency: true, do: [fall on]}}
ends:
  fallen: {when: fall, at: once}
  won: {when: lead >= 6, at: end}
  lost: {when: lead <= -3, at: end}
objectives:
  hare:
    first: {name: Be first, points: {3: lead >= 5, 2: lead >= 1, 1: lead >= 0}}
    rested: {name: Rest, points: {1: nap and not played(RUN)}}
  beasts:
    clean: {name: No dust, points: {2: sum(p.dust for p in places) <= 1}}
grade:
  grand: {when: lead >= 5 and nap}
  fair_race: {when: start(lead) < lead}
  dull: {}
measures: {gap: lead * 10, runs: times(RUN), at_start: start(hare.pace + lead)}
"""


def ended(table: Table) -> ev.GameEnded:
    (event,) = [e for e in table.events if isinstance(e, ev.GameEnded)]
    return event


def scores(table: Table) -> dict[tuple[str, str], int]:
    found = ended(table).scores
    goals = table.game.objectives
    return {
        (goals[s.objective].id, table.game.seats[goals[s.objective].seat]): s.score for s in found
    }


def test_the_game_ends_when_its_turns_have_run_out() -> None:
    table = Table.begin(RACE)
    for _ in range(3):
        assert not table.state.over
        table.turn()
    assert (table.state.over, table.state.turn, ended(table).end) == (True, 3, 1)
    assert table.engine.wanted(table.state) == type(table.engine.wanted(table.state))(
        True, (), (), False
    )


def test_an_end_at_the_turn_s_end_waits_for_it() -> None:
    """Three runs and a nap leave the lead at 8: the nap of the late step still counts."""
    table = Table.begin(RACE)
    table.turn(hare=("RUN", "RUN"), tortoise="WALK")
    assert not table.state.over
    table.turn(hare=("RUN", "NAP"))
    assert (table["lead"], ended(table).end) == (6 - 1 + 3 - 1, 2 + 1)


def test_an_end_at_once_leaves_the_later_steps_undone() -> None:
    text = RACE.replace("do: [lead +3, hare.pace +1]", "do: [fall on]")
    table = Table.begin(text)
    table.turn(hare=("RUN", "NAP"))
    assert (ended(table).end, table["lead"], table.on("nap")) == (2, 0, False)


def test_an_end_reached_by_an_answer_comes_at_once() -> None:
    table = Table.begin(RACE)
    table.turn(hare=("ASK", "NAP"))
    table.answer("trip", "yes", "tortoise")
    assert (ended(table).end, table.on("nap")) == (2, False)


@pytest.mark.parametrize("by", ["ruling", "inject"])
def test_an_end_reached_by_control_s_hand_comes_at_once(by: str) -> None:
    table = Table.begin(RACE)
    if by == "ruling":
        fall = cm.Ruling(table.slot("fall"), "on")
        table.give(cm.Rule(CONTROL, (fall,), "it fell"))
    else:
        table.fire("pit")
    assert (table.state.over, ended(table).end, table.state.turn) == (True, 2, 1)


def test_an_end_at_the_turn_s_end_goes_before_the_last_turn() -> None:
    table = Table.begin(RACE.replace("turns: 3", "turns: 1"))
    table.turn(hare=("RUN", "RUN"))
    assert ended(table).end == 3


def test_the_first_of_an_objective_s_points_that_holds_counts() -> None:
    table = Table.begin(RACE)
    table.turn(hare=("RUN", "NAP"))
    table.turn()
    table.turn()
    assert table["lead"] == 2
    assert scores(table) == {
        ("first", "hare"): 2, ("rested", "hare"): 0, ("clean", "hare"): 2, ("clean", "tortoise"): 2,
    }  # fmt: skip


def test_points_that_nobody_earned_are_none() -> None:
    table = Table.begin(RACE)
    for _ in range(3):
        table.turn(tortoise="WALK")
    assert scores(table)["first", "hare"] == 0
    assert scores(table)["clean", "tortoise"] == 0


@pytest.mark.parametrize(
    ("orders", "grade"),
    [(("RUN", "RUN"), 1), (("NAP",), 2), (("RUN", "NAP"), 1), ((), 2)],
)
def test_the_room_s_grade_is_the_first_that_holds_and_the_last_holds_always(
    orders: tuple[str, ...], grade: int
) -> None:
    table = Table.begin(RACE.replace("turns: 3", "turns: 1"))
    table.turn(hare=orders)
    assert ended(table).grade == grade


def test_measures_are_numbers_of_the_end_and_start_is_how_it_began() -> None:
    table = Table.begin(RACE.replace("turns: 3", "turns: 2"))
    table.turn(hare=("RUN", "NAP"))
    table.turn(hare="RUN")
    assert ended(table).measures == ((3 - 1 + 3) * 10, 2, 1)


def test_control_ends_the_game_with_a_reason() -> None:
    table = Table.begin(RACE)
    assert table.refused(cm.Stop(CONTROL, "  ")).kind == "no-reason"
    assert table.refused(cm.Stop(cm.Author("p", "seat", 0), "enough")).kind == "not-control"
    table.give(cm.Stop(CONTROL, "the bell rang"))
    assert ended(table).reason == "the bell rang"
    assert table.state.over


def test_nothing_is_ordered_answered_or_ended_after_the_end() -> None:
    table = Table.begin(RACE)
    table.give(cm.Stop(CONTROL, "the bell rang"))
    for command in (
        cm.Lock(CONTROL, 0, table.order("RUN")),
        cm.Finish(CONTROL, 0),
        cm.Stop(CONTROL, "again"),
        cm.Rule(CONTROL, (cm.Ruling(table.slot("lead"), "add", 1),), "late"),
        cm.Fire(CONTROL, 0),
        cm.EnterDice(CONTROL, (1, 2)),
    ):
        assert table.refused(command).kind == "game-over"
    assert table.legal("hare") == set()
    assert table.refused(cm.Proceed(CONTROL)).kind == "not-now"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("dull: {}", "dull: {when: nap}", "grade-not-total"),
        ("grand: {when: lead >= 5 and nap}", "grand: {}", "never-holds"),
        ("when: lead >= 6, at: end", "when: lead >= 10, at: end", "never-holds"),
        ("1: lead >= 0", "1: lead >= 10", "never-holds"),
        ("1: lead >= 0", "1: lead", "formula"),
    ],
)
def test_what_can_never_be_reached_is_refused(old: str, new: str, code: str) -> None:
    assert codes(RACE.replace(old, new)) == [code]
