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
