"""What is kept of the room's pace moves no number of the game."""

import pytest

from tests.core.builders import CONTROL, Table, seat
from wargame.core import commands as cm
from wargame.core import events as ev

CLOCK = cm.Author("", "clock")
SHORT = """
turns: 2
seats: {captain: {orders: 1}, mate: {}}
actions: {WAIT: {name: Wait, by: all, do: []}}
phases: {talk: {kind: talk, minutes: 5}, orders: {kind: orders, minutes: 2, clock: up}}
"""


def test_the_clock_is_stopped_and_lengthened_and_all_are_told() -> None:
    table = Table.begin(SHORT)
    before = table.state
    table.give(cm.Pause(CONTROL, True))
    table.give(cm.Extend(CONTROL, 60))
    assert table.state == before
    for name in ("captain", "public", "control"):
        paused, extended = (*table.sees(name, ev.Paused), *table.sees(name, ev.Extended))
        assert isinstance(paused, ev.Paused)
        assert paused.on
        assert isinstance(extended, ev.Extended)
        assert extended.seconds == 60


@pytest.mark.parametrize("seconds", [0, 24 * 60 * 60 + 1, -24 * 60 * 60 - 1])
def test_a_phase_is_lengthened_within_reason(seconds: int) -> None:
    assert Table.begin(SHORT).refused(cm.Extend(CONTROL, seconds)).kind == "bad-value"


def test_a_clock_that_counts_up_is_not_lengthened() -> None:
    table = Table.begin(SHORT)
    table.give(cm.Proceed(CONTROL))
    assert table.refused(cm.Extend(CONTROL, 60)).kind == "bad-value"


def test_where_no_phase_runs_there_is_no_clock() -> None:
    table = Table.begin(SHORT.split("phases:")[0])
    assert table.refused(cm.Pause(CONTROL, True)).kind == "not-now"
    table = Table.begin(SHORT)
    table.give(cm.Stop(CONTROL, "lunch"))
    assert table.refused(cm.Pause(CONTROL, True)).kind == "game-over"


def test_what_was_read_out_is_kept_for_control_alone() -> None:
    table = Table.begin(SHORT)
    before = table.state
    table.give(cm.Announce(CLOCK, 3, True))
    table.give(cm.Reopen(CLOCK))
    assert table.state == before
    assert not table.sees("public", ev.Announced)
    assert table.sees("control", ev.Announced) == (ev.Announced(0, 3, True),)
    assert table.refused(cm.Announce(CLOCK, -1)).kind == "bad-value"


@pytest.mark.parametrize(
    "command",
    [
        cm.Pause(seat(0), True),
        cm.Extend(seat(0), 60),
        cm.Announce(seat(0), 1),
        cm.Reopen(seat(0)),
    ],
    ids=lambda command: type(command).__name__,
)
def test_the_pace_is_control_s_and_the_clock_s(command: cm.Command) -> None:
    assert Table.begin(SHORT).refused(command).kind == "not-control"


# ---- time is up


def called(table: Table, name: str) -> list[str]:
    return [e.choice for e in table.sees(name, ev.TimeCalled) if isinstance(e, ev.TimeCalled)]


def ordering() -> Table:
    table = Table.begin(SHORT.replace(", clock: up", ""))
    table.give(cm.Proceed(CONTROL))
    return table


def test_control_waits_for_a_late_seat() -> None:
    table = ordering()
    table.give(cm.CallTime(CONTROL, 0, "wait", 30))
    assert table.waits_for() == {"captain", "mate"}
    assert table.sees("mate", ev.Extended)
    assert (called(table, "captain"), called(table, "mate")) == (["wait"], [])


def test_control_holds_a_late_seat_to_what_it_has_locked() -> None:
    table = ordering()
    table.give(cm.CallTime(CONTROL, 0, "hold"))
    assert table.waits_for() == {"mate"}
    assert called(table, "control") == ["hold"]


def test_control_locks_what_a_late_seat_had_drafted_and_no_more() -> None:
    table = Table.begin(SHORT.replace("orders: 1", "orders: 2").replace(", clock: up", ""))
    table.give(cm.Proceed(CONTROL))
    order = table.order("WAIT")
    table.give(cm.CallTime(CONTROL, 0, "draft", order=order, rationale="as it meant to"))
    (locked,) = table.sees("captain", ev.OrderLocked)
    assert isinstance(locked, ev.OrderLocked)
    assert (locked.order, locked.rationale, locked.author) == (order, "as it meant to", CONTROL)
    assert table.waits_for() == {"mate"}


def test_a_draft_that_may_not_be_locked_changes_nothing() -> None:
    table = ordering()
    bad = cm.CallTime(CONTROL, 0, "draft", order=table.order("WAIT")._replace(action=9))
    assert table.refused(bad).kind == "no-such-order"
    assert table.refused(cm.CallTime(CONTROL, 0, "draft")).kind == "bad-value"
    assert table.refused(cm.CallTime(CONTROL, 0, "autopilot")).kind == "bad-value"
    assert table.refused(cm.CallTime(CONTROL, 0, "wait", 0)).kind == "bad-value"
    assert not called(table, "control")


def test_time_is_called_only_for_a_seat_that_is_waited_for() -> None:
    table = ordering()
    table.give(cm.Finish(seat(0), 0))
    assert table.refused(cm.CallTime(CONTROL, 0, "hold")).kind == "not-now"
    assert table.refused(cm.CallTime(seat(1), 1, "hold")).kind == "not-control"


def test_time_is_called_for_a_seat_that_owes_a_reply() -> None:
    table = Table.begin(SHORT)
    table.give(cm.TakeUp(CONTROL, -1, "estimative", "Is it far?", asked=(1,)))
    assert table.engine.wanted(table.state).settle
    assert table.refused(cm.CallTime(CONTROL, 0, "wait", 30)).kind == "not-now"
    table.give(cm.CallTime(CONTROL, 1, "wait", 30))
    assert (called(table, "captain"), called(table, "mate")) == ([], ["wait"])
    assert table.refused(cm.CallTime(CONTROL, 1, "hold")).kind == "not-now"
