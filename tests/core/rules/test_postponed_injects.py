"""Injects that Control puts off, holds or skips, and puts back on the plan."""

import pytest

from tests.core.builders import CONTROL
from tests.core.rules.test_control_injects import (
    DUSK,
    HUM,
    PLEA,
    RAID,
    READERS,
    Rescheduling,
    begin,
    move,
    told,
    turn,
)
from wargame.core import commands as cm
from wargame.core import events as ev


def test_a_delayed_inject_comes_in_its_turn_and_not_before() -> None:
    table = begin()
    move(table, DUSK, "delay", turn=4)
    for expected in (2, 3, 4):
        turn(table)
        assert (table.state.turn, table.on("gate")) == (expected, False)
    turn(table)
    assert table.on("gate")
    assert told(table, "control").count("It is dark.") == 1


def test_a_delay_to_a_phase_comes_as_the_phase_begins_whatever_the_trigger() -> None:
    table = begin()
    move(table, PLEA, "delay", turn=2, phase=1)
    events = table.turn()
    kinds = [
        event.phase if isinstance(event, ev.PhaseBegan) else "inject"
        for event in events
        if isinstance(event, ev.PhaseBegan)
        or (isinstance(event, ev.Changed) and event.slot == table.slot("secret"))
    ]
    assert kinds[-3:] == [0, 1, "inject"]
    assert table.engine.wanted(table.state).pause


def test_a_later_phase_of_this_turn_is_still_to_come() -> None:
    table = begin()
    move(table, RAID, "delay", turn=1, phase=4)
    table.turn()
    assert told(table, "watch")[0] == "Riders come."


@pytest.mark.parametrize(
    ("inject", "turn", "phase"),
    [(RAID, 0, -1), (RAID, 1, -1), (RAID, 7, -1), (RAID, 1, 1), (RAID, 2, 5), (RAID, 2, -2)],
)
def test_nothing_is_put_off_to_what_is_past_or_never_comes(
    inject: int, turn: int, phase: int
) -> None:
    table = begin()
    command = cm.Reschedule(CONTROL, inject, "delay", "so", turn, phase)
    assert table.refused(command).kind == "bad-inject"
    assert table.refused(command).rule == "raid"


@pytest.mark.parametrize("how", ["hold", "skip"])
def test_what_is_held_or_skipped_comes_only_by_hand(how: Rescheduling) -> None:
    table = begin()
    move(table, RAID, how)
    move(table, HUM, how)
    for _ in range(3):
        turn(table)
    assert (table.state.turn, table["panic"]) == (4, 0)
    table.give(cm.Fire(CONTROL, RAID))
    assert table["panic"] == 2


def test_put_back_on_the_plan_it_comes_as_planned() -> None:
    table = begin()
    move(table, HUM, "hold")
    move(table, RAID, "delay", turn=5)
    turn(table)
    assert table["panic"] == 0
    move(table, RAID, "plan", "")
    move(table, HUM, "plan", "")
    turn(table)
    assert table["panic"] == 3


def test_fired_by_hand_a_delayed_inject_does_not_come_again() -> None:
    table = begin()
    move(table, RAID, "delay", turn=2)
    move(table, RAID, "delay", turn=4)
    table.give(cm.Fire(CONTROL, RAID))
    move(table, HUM, "skip")
    for _ in range(4):
        turn(table)
    assert table["panic"] == 2


def test_of_what_is_moved_only_control_is_told() -> None:
    table = begin()
    move(table, RAID, "delay", "the room is tired", 4)
    move(table, HUM, "skip", "no time")
    kinds = (ev.Rescheduled, ev.Ticked)
    assert all(not table.sees(reader, kind) for reader in READERS[:4] for kind in kinds)
    kept = [e for e in table.sees("control", ev.Rescheduled) if isinstance(e, ev.Rescheduled)]
    assert [(e.how, e.reason, e.turn) for e in kept] == [
        ("delay", "the room is tired", 4), ("skip", "no time", 0),
    ]  # fmt: skip


@pytest.mark.parametrize("how", ["delay", "hold", "skip"])
def test_each_needs_a_reason(how: Rescheduling) -> None:
    command = cm.Reschedule(CONTROL, RAID, how, "  ", 4)
    assert begin().refused(command).kind == "bad-inject"


def test_what_has_come_for_good_is_not_moved_and_nothing_is_moved_to_where_it_stands() -> None:
    table = begin()
    assert table.refused(cm.Reschedule(CONTROL, RAID, "plan")).kind == "bad-inject"
    table.give(cm.Fire(CONTROL, RAID))
    assert table.refused(cm.Reschedule(CONTROL, RAID, "hold", "so")).kind == "bad-inject"
    table.give(cm.Fire(CONTROL, HUM))
    move(table, HUM, "hold")
    assert table.refused(cm.Reschedule(CONTROL, HUM, "hold", "so")).kind == "bad-inject"
