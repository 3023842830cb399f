"""Phases: the order of the turn's blocks, pauses for talk, and what is left without a phase."""

import pytest

from tests.core.builders import CONTROL, Table, codes
from wargame.core import commands as cm
from wargame.core import events as ev

DAY = """
turns: 2
seats: {one: {}, two: {}}
tracks: {log: {range: [0, 99999999]}}
actions: {ACT: {name: Act, by: all, do: [log + 9 * log + 3]}}
procedures:
  dawn: {at: start, do: [log + 9 * log + 1]}
  dusk: {at: end, do: [log + 9 * log + 5]}
injects:
  noon: {title: N, text: n, once: false, do: [log + 9 * log + 2]}
  night: {title: N, text: n, at: end, once: false, do: [log + 9 * log + 6]}
"""
TURN = "12356"
"""What the log reads after a turn with one order: dawn, noon, the order, dusk, night."""
KINDS = ("situation", "talk", "orders", "adjudication", "consequences")


def through_a_turn(phases: str) -> tuple[Table, list[str]]:
    """A turn with one order, and what happened in it: phases by name, turns, the order."""
    table = Table.begin(DAY + phases)
    while table.engine.wanted(table.state).pause:
        table.give(cm.Proceed(CONTROL))
    table.lock("one", "ACT")
    while table.state.turn == 1 and not table.state.over:
        wanted = table.engine.wanted(table.state)
        table.give(cm.Proceed(CONTROL) if wanted.pause else cm.Finish(CONTROL, wanted.orders[0]))
    names = [phase.id for phase in table.game.scenario.phases]
    told = []
    for event in table.events:
        if isinstance(event, ev.PhaseBegan):
            told.append(names[event.phase])
        elif isinstance(event, ev.TurnBegan):
            told.append(f"turn {event.turn}")
        elif isinstance(event, ev.OrderResolved):
            told.append("order")
    return table, told[: told.index("turn 2")]


def test_without_phases_a_turn_runs_through_by_itself() -> None:
    table, told = through_a_turn("")
    assert told == ["turn 1", "order"]
    assert str(table["log"]).startswith(TURN)


def test_the_phases_are_told_in_their_order_around_what_happens_in_them() -> None:
    phases = "phases: {" + ", ".join(f"p_{kind}: {{kind: {kind}}}" for kind in KINDS) + "}\n"
    table, told = through_a_turn(phases)
    assert told == [
        "turn 1", "p_situation", "p_talk", "p_orders", "p_adjudication", "order", "p_consequences",
    ]  # fmt: skip
    assert str(table["log"]).startswith(TURN)


@pytest.mark.parametrize("left", [k for k in KINDS if k != "talk"])
def test_what_has_no_phase_of_its_own_still_happens_in_its_place(left: str) -> None:
    for kept in ([k for k in KINDS if k != left], [left]):
        phases = "phases: {" + ", ".join(f"p_{kind}: {{kind: {kind}}}" for kind in kept) + "}\n"
        table, told = through_a_turn(phases)
        assert str(table["log"]).startswith(TURN), kept
        assert "order" in told


def test_talk_may_stand_anywhere_and_belongs_to_the_turn_it_stands_in() -> None:
    for phases in (
        "phases: {chat: {kind: talk}, news: {kind: situation}, orders: {kind: orders}}\n",
        "phases: {news: {kind: situation}, orders: {kind: orders}, chat: {kind: talk}}\n",
    ):
        table = Table.begin(DAY + phases)
        assert table.state.turn == 1
        table, told = through_a_turn(phases)
        assert told.index("turn 1") < told.index("chat")
        assert str(table["log"]).startswith(TURN)


def test_the_last_turn_s_orders_are_carried_out_before_the_end() -> None:
    table = Table.begin(
        DAY.replace("turns: 2", "turns: 1") + "phases: {close: {kind: consequences}}\n"
    )
    table.turn(one="ACT")
    assert table.state.over
    assert str(table["log"]) == TURN


@pytest.mark.parametrize(
    ("phases", "code"),
    [
        ("{a: {kind: orders}, b: {kind: orders}}", "twice"),
        ("{a: {kind: adjudication}, b: {kind: orders}}", "phase-order"),
    ],
)
def test_phases_that_cannot_be_played_are_refused(phases: str, code: str) -> None:
    assert codes(DAY + f"phases: {phases}\n") == [code]
