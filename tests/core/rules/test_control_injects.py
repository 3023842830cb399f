"""Control's injects: in other words and to others, improvised, ticked."""

from collections.abc import Callable
from typing import Literal

import pytest

from tests.core.builders import CONTROL, Table, seat
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.engine.audience import IMPROVISED

TOWN = """
turns: 6
seats: {mayor: {orders: 2}, guild: {}, watch: {}}
teams: {town: {name: Town, seats: [mayor, guild]}}
tracks:
  panic: {range: [0, 9]}
  secret: {range: [0, 9], seen_by: guild}
flags: {gate: {}}
actions:
  SCARE: {name: Scare, by: mayor, do: [panic +1]}
phases:
  news: {kind: situation}
  talk: {kind: talk, minutes: 5}
  orders: {kind: orders}
  desk: {kind: adjudication}
  after: {kind: consequences}
injects:
  raid: {title: Raid, text: Riders come., turns: 3, expect: the gate is shut, do: [panic +2]}
  dusk: {title: Dusk, text: It is dark., turns: 2, at: end, do: [gate on]}
  plea: {title: Plea, text: "Help, {panic} of us.", contingency: true, to: town, do: [secret +1]}
  hum: {title: Hum, text: A hum., when: turn >= 2, once: false, do: [panic +1]}
  tide: {title: Tide, text: It rises., contingency: true, once: false, do: ["next turn: panic +1"]}
  offer: {title: Offer, text: Gold for peace., contingency: true, decide: {id: offer, ask: Take it?,
          by: mayor, nobody: "no", options: {"yes": [panic -1], "no": []}}}
"""
RAID, DUSK, PLEA, HUM, TIDE, OFFER = range(6)
READERS = ("mayor", "guild", "watch", "public", "control")
Rescheduling = Literal["delay", "hold", "skip", "plan"]


def begin() -> Table:
    """In the orders of turn 1."""
    table = Table.begin(TOWN)
    go_on(table)
    return table


def go_on(table: Table) -> None:
    """End the pauses that Control ends, to where seats may order."""
    while table.engine.wanted(table.state).pause:
        table.give(cm.Proceed(CONTROL))


def turn(table: Table) -> None:
    """A turn without orders, to the orders of the next."""
    table.turn()
    go_on(table)


def move(
    table: Table, inject: int, how: Rescheduling, reason: str = "so", turn: int = 0, phase: int = -1
) -> tuple[ev.Event, ...]:
    return table.give(cm.Reschedule(CONTROL, inject, how, reason, turn, phase))


def told(table: Table, reader: str) -> list[str]:
    """The texts of injects that reached a reader."""
    count = len(table.game.seats) * table.game.width
    ids = [inject.id for inject in table.game.scenario.injects]
    found = []
    for seen in table.log(reader):
        event = seen.event
        if isinstance(event, ev.InjectFired):
            found.append(table.game.scenario.injects[event.inject].text)
        elif isinstance(event, ev.InjectSent | ev.Improvised):
            found.append(event.text)
        elif isinstance(event, ev.RuleRan) and 0 <= event.source - count < len(table.game.sources):
            source = table.game.sources[event.source - count]
            if source.kind == "inject":
                found.append(table.game.scenario.injects[ids.index(source.id)].text)
    return found


def knowers(table: Table, text: str) -> set[str]:
    return {reader for reader in READERS if text in told(table, reader)}


# ---- in other words, to others


def test_other_words_go_out_and_the_rules_do_what_they_do() -> None:
    table = begin()
    table.give(cm.Fire(CONTROL, RAID, "Three riders come."))
    assert table["panic"] == 2
    assert knowers(table, "Three riders come.") == set(READERS)
    assert knowers(table, "Riders come.") == set()


def test_planned_and_sent_are_both_kept_and_only_control_reads_what_was_planned() -> None:
    table = begin()
    table.give(cm.Fire(CONTROL, RAID, "Three riders come.", (1,)))
    (own,) = table.sees("control", ev.InjectSent)
    (heard,) = table.sees("guild", ev.InjectSent)
    assert isinstance(own, ev.InjectSent)
    assert isinstance(heard, ev.InjectSent)
    assert (own.planned, own.text) == ("Riders come.", "Three riders come.")
    assert (heard.planned, heard.text) == ("", "Three riders come.")


def test_who_is_not_to_read_it_learns_of_it_only_what_it_may_see_move() -> None:
    table = begin()
    table.give(cm.Fire(CONTROL, RAID, to=(1,)))
    assert knowers(table, "Riders come.") == {"guild", "control"}
    for reader in ("mayor", "watch", "public"):
        assert not table.sees(reader, ev.RuleRan)
        (change,) = [e for e in table.sees(reader, ev.Changed) if isinstance(e, ev.Changed)]
        assert (change.after, change.causes) == (2, ())
    (known,) = [e for e in table.sees("guild", ev.Changed) if isinstance(e, ev.Changed)]
    assert [cause.amount for cause in known.causes] == [2]


def test_it_can_go_to_more_than_was_planned() -> None:
    table = begin()
    table.give(cm.Fire(CONTROL, PLEA, "Help.", ()))
    assert knowers(table, "Help.") == set(READERS)
    assert not table.sees("mayor", ev.Changed)


def test_a_text_with_gaps_is_written_out_for_other_readers() -> None:
    """A gap may hold a number that they may not know."""
    table = begin()
    refusal = table.refused(cm.Fire(CONTROL, PLEA, to=(2,)))
    assert (refusal.kind, refusal.rule) == ("bad-inject", "plea")
    table.give(cm.Fire(CONTROL, PLEA))


def test_the_planned_words_to_the_planned_readers_are_no_change() -> None:
    table = begin()
    table.give(cm.Fire(CONTROL, RAID, "Riders come.", ()))
    assert not table.sees("control", ev.InjectSent)
    assert knowers(table, "Riders come.") == set(READERS)


@pytest.mark.parametrize("to", [(3,), (-1,), (0, 9)])
def test_an_inject_to_a_seat_that_does_not_exist_is_refused(to: tuple[int, ...]) -> None:
    table = begin()
    for command in (cm.Fire(CONTROL, RAID, "x", to), cm.Improvise(CONTROL, "x", to)):
        refusal = table.refused(command)
        assert refusal.kind == "bad-inject"
        assert refusal.reasons[0].text == "it can only go to seats of the game"
    assert knowers(table, "x") == set()


def test_what_comes_of_it_later_is_told_to_the_same_readers_and_without_its_text() -> None:
    table = begin()
    table.give(cm.Fire(CONTROL, TIDE, "Water in the cellars.", (1,)))
    turn(table)
    assert table["panic"] == 2
    assert told(table, "guild").count("Water in the cellars.") == 1
    assert knowers(table, "It rises.") == set()
    causes = {
        reader: next(e.causes for e in table.sees(reader, ev.Changed) if isinstance(e, ev.Changed))
        for reader in ("guild", "watch")
    }
    assert causes["guild"]
    assert not causes["watch"]


def test_what_it_asks_is_known_to_who_is_asked_and_to_its_readers_alone() -> None:
    table = begin()
    table.give(cm.Fire(CONTROL, OFFER, "A purse for peace.", (0,)))
    assert table.view("watch").waiting == (-1,)
    table.answer("offer", "yes", "mayor")
    for kind in (ev.Asked, ev.Answered, ev.QuestionSettled):
        assert {reader for reader in READERS if table.sees(reader, kind)} == {"mayor", "control"}
    assert told(table, "mayor") == ["A purse for peace."]


def test_fired_as_planned_it_goes_to_the_readers_planned_again() -> None:
    table = begin()
    table.give(cm.Fire(CONTROL, TIDE, "Water in the cellars.", (1,)))
    table.give(cm.Fire(CONTROL, TIDE, again=True))
    assert knowers(table, "It rises.") == set(READERS)


def test_no_inject_is_fired_twice_unasked() -> None:
    table = begin()
    table.give(cm.Fire(CONTROL, RAID))
    assert table.refused(cm.Fire(CONTROL, RAID)).kind == "bad-inject"
    table.give(cm.Fire(CONTROL, RAID, again=True))
    assert table["panic"] == 4


# ---- improvised


def test_an_improvised_inject_reaches_its_readers_and_changes_what_it_says() -> None:
    table = begin()
    effects = (cm.Ruling(table.slot("panic"), "add", 2), cm.Ruling(table.slot("gate"), "on", 2))
    table.give(cm.Improvise(CONTROL, "A fire in the harbour.", (0, 1), effects))
    assert (table["panic"], table["gate"]) == (2, 3)
    assert knowers(table, "A fire in the harbour.") == {"mayor", "guild", "control"}
    causes = {
        reader: [e.causes for e in table.sees(reader, ev.Changed) if isinstance(e, ev.Changed)]
        for reader in ("mayor", "watch")
    }
    assert causes["watch"] == [(), ()]
    assert causes["mayor"] == [(ev.Cause(IMPROVISED, 2),), (ev.Cause(IMPROVISED, 0),)]


def test_what_changed_a_number_before_is_not_told_as_the_cause_of_what_is_secret() -> None:
    table = begin()
    table.give(cm.Fire(CONTROL, RAID))
    effects = (cm.Ruling(table.slot("panic"), "add", 1),)
    table.give(cm.Improvise(CONTROL, "Whispers.", (0,), effects))
    first, second = [e for e in table.sees("watch", ev.Changed) if isinstance(e, ev.Changed)]
    assert [cause.amount for cause in first.causes] == [2]
    assert (second.before, second.after, second.causes) == (2, 3, ())


def test_what_it_changes_is_told_only_to_who_may_read_it() -> None:
    table = begin()
    effects = (cm.Ruling(table.slot("secret"), "add", 2), cm.Ruling(table.slot("panic"), "add", 1))
    table.give(cm.Improvise(CONTROL, "Whispers.", (), effects))
    known = {
        reader: [len(e.effects) for e in table.sees(reader, ev.Improvised)
                 if isinstance(e, ev.Improvised)]
        for reader in READERS
    }  # fmt: skip
    assert known == {"mayor": [1], "guild": [2], "watch": [1], "public": [1], "control": [2]}


def test_it_needs_words_and_its_effects_are_those_of_a_ruling() -> None:
    table = begin()
    assert table.refused(cm.Improvise(CONTROL, "  ")).kind == "bad-inject"
    bad = (cm.Ruling(table.slot("panic"), "on"),)
    assert table.refused(cm.Improvise(CONTROL, "x", (), bad)).kind == "bad-value"


# ---- ticked


def test_what_was_expected_is_ticked_by_control_for_control() -> None:
    table = begin()
    table.give(cm.Tick(CONTROL, RAID, "the mayor, at once"))
    table.give(cm.Tick(CONTROL, RAID, seen=False))
    ticks = [e for e in table.sees("control", ev.Ticked) if isinstance(e, ev.Ticked)]
    assert [(e.inject, e.note, e.seen) for e in ticks] == [
        (RAID, "the mayor, at once", True), (RAID, "", False),
    ]  # fmt: skip
    assert table.refused(cm.Tick(CONTROL, DUSK)).kind == "bad-inject"


# ---- all of them

Making = Callable[[cm.Author], cm.Command]
ALL: list[Making] = [
    lambda who: cm.Fire(who, RAID, "x"),
    lambda who: cm.Reschedule(who, RAID, "hold", "so"),
    lambda who: cm.Improvise(who, "x"),
    lambda who: cm.Tick(who, RAID),
]


@pytest.mark.parametrize("make", ALL)
def test_they_are_control_s_alone(make: Making) -> None:
    assert begin().refused(make(seat(0))).kind == "not-control"


@pytest.mark.parametrize("make", ALL)
def test_they_work_in_every_phase_and_while_all_is_paused(make: Making) -> None:
    table = Table.begin(TOWN)
    table.give(cm.Hold(CONTROL, True))
    phases = set()
    while table.state.turn == 1:
        phases.add(table.view("control").phase)
        table.engine.advance(table.state, make(CONTROL))
        wanted = table.engine.wanted(table.state)
        if wanted.pause:
            table.give(cm.Proceed(CONTROL))
        else:
            table.give(cm.Finish(CONTROL, wanted.orders[0]))
    assert phases >= {1, 2, 3}


@pytest.mark.parametrize("inject", [-1, 6])
def test_an_inject_that_does_not_exist_is_refused(inject: int) -> None:
    table = begin()
    for command in (cm.Reschedule(CONTROL, inject, "hold", "so"), cm.Tick(CONTROL, inject)):
        assert table.refused(command).kind == "bad-value"


def test_when_all_is_over_only_ticks_are_taken() -> None:
    table = begin()
    table.give(cm.Stop(CONTROL, "late"))
    for make in ALL[:3]:
        assert table.refused(make(CONTROL)).kind == "game-over"
    table.give(cm.Tick(CONTROL, RAID))
