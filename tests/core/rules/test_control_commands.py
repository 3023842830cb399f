"""Control strikes, amends, overrides, recalls, rules and stops.

All of it has a reason and goes on record.
"""

from typing import Literal

import pytest

from tests.core.builders import CONTROL, Table, seat, status
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.rolled import Roll
from wargame.core.state import EMPTY, FOREVER

HARBOUR = """
turns: 5
seats: {captain: {orders: 2, start: {gold: 3}}, mate: {}}
resources: {gold: {income: {all: 1}, most: 6}}
tracks: {cargo: {range: [0, 20], start: 4}, cipher: {range: [0, 9], seen_by: mate}}
flags: {fog: {}, calm: {}}
tables:
  sea:
    {dice: 2d6, clip: 4,
     bands: [{name: wreck, to: 4}, {name: late, to: 9, from: 5}, {name: home, from: 10}]}
  luck: {dice: 1d6, bands: [{name: bad, to: 3}, {name: good, from: 4}]}
rolls: {echo: {table: luck, modifiers: [{add: 1, why: always}], outcomes: {bad: [], good: []}}}
actions:
  SAIL:
    name: Sail
    by: captain
    cost: {gold: 2}
    table: sea
    base: 1
    modifiers:
      - {when: not fog, add: 2, why: clear weather}
      - {add: 1, why: a good ship}
      - {when: calm, add: -3, why: no wind}
    outcomes: {wreck: [cargo = 0], late: [cargo +1], home: [cargo +5]}
    rolls: {echo: 0}
  WAIT: {name: Wait, by: all, do: []}
"""

PLAYER = seat(0)


def locked(order: str = "SAIL") -> Table:
    table = Table.begin(HARBOUR)
    table.lock("captain", order)
    return table


def sailed(table: Table) -> Roll:
    """The roll of the captain's order, thrown by hand: 3 and 3."""
    table.dice(3, 3)
    table.turn()
    (order,) = [e for e in table.events if isinstance(e, ev.OrderResolved)]
    return order.rolls[0]


def modifier(table: Table, why: str) -> int:
    return next(k for k, info in enumerate(table.game.modifiers) if info.why == why)


def test_without_a_ruling_the_modifiers_that_hold_count() -> None:
    roll = sailed(locked())
    assert [w.worth for w in roll.modifiers] == [1, 2, 1]
    assert not roll.forced
    assert (roll.net, roll.amended, roll.band) == (4, 0, 2)


def test_a_struck_modifier_does_not_count_and_does_not_show() -> None:
    table = locked()
    table.give(cm.Strike(CONTROL, 0, modifier(table, "clear weather"), "it is night"))
    roll = sailed(table)
    assert [w.worth for w in roll.modifiers] == [1, 1]
    assert (roll.net, roll.band) == (2, 1)


def test_odds_can_be_asked_for_with_a_modifier_struck() -> None:
    table = Table.begin(HARBOUR)
    order = table.order("SAIL")
    infos = [k for k, info in enumerate(table.game.modifiers) if info.rule == "SAIL"]
    bit = modifier(table, "clear weather") - infos[0]
    plain, *_ = table.engine.odds(table.state, 0, order)
    without, *_ = table.engine.odds(table.state, 0, order, struck=1 << bit)
    assert (plain.net, without.net) == (4, 2)


@pytest.mark.parametrize("why", ["", "always"])
def test_only_circumstances_of_the_first_roll_can_be_struck(why: str) -> None:
    """Neither its base nor a modifier of a second roll."""
    table = locked()
    command = cm.Strike(CONTROL, 0, modifier(table, why), "no")
    assert (table.refused(command).kind, table.refused(command).rule) == ("bad-value", "SAIL")


def test_control_adds_one_up_or_down_and_it_counts_before_the_clip() -> None:
    table = locked()
    table.give(cm.Amend(CONTROL, 0, -1, "a leak"))
    table.give(cm.Amend(CONTROL, 0, -1, "another leak"))
    roll = sailed(table)
    assert (roll.net, roll.amended, roll.band) == (2, -2, 1)
    assert roll.odds == (1, 2 + 3 + 4 + 5 + 6, 15)


@pytest.mark.parametrize("amount", [0, 2, -2, 10])
def test_an_amendment_is_one_up_or_one_down(amount: int) -> None:
    assert locked().refused(cm.Amend(CONTROL, 0, amount, "so")).kind == "bad-value"


@pytest.mark.parametrize(("band", "cargo"), [(0, 0), (1, 5), (2, 9)])
def test_an_override_sets_the_band_and_the_dice_are_still_shown(band: int, cargo: int) -> None:
    table = locked()
    table.give(cm.Override(CONTROL, 0, band, "for the story", "I like it"))
    roll = sailed(table)
    assert (roll.band, roll.faces, table["cargo"]) == (band, (3, 3), cargo)
    assert roll.forced
    assert roll.by_hand


def test_an_override_names_a_band_of_the_order_s_own_table() -> None:
    table = locked()
    for band in (-1, 3):
        assert table.refused(cm.Override(CONTROL, 0, band, "so")).kind == "bad-value"
    waiting = locked("WAIT")
    assert waiting.refused(cm.Override(CONTROL, 0, 0, "so")).kind == "bad-value"


def test_a_recalled_order_is_gone_its_cost_is_back_and_the_seat_may_order_anew() -> None:
    table = locked()
    assert table["captain.gold"] == 2
    table.give(cm.Finish(PLAYER, 0))
    table.give(cm.Recall(CONTROL, 0, "a slip of the tongue"))
    assert (table["captain.gold"], status(table, "captain")) == (4, EMPTY)
    assert "captain" in table.waits_for()
    counted = [e.locked for e in table.sees("mate", ev.SeatLocked) if isinstance(e, ev.SeatLocked)]
    assert counted == [1, 0]
    table.lock("captain", "WAIT")


def test_what_comes_back_does_not_overfill_the_purse() -> None:
    table = locked()
    table.rule(captain__gold=6)
    table.give(cm.Recall(CONTROL, 0, "no"))
    assert table["captain.gold"] == 6


def test_a_ruling_changes_numbers_and_flags_within_their_ranges() -> None:
    table = Table.begin(HARBOUR)
    rulings = (
        cm.Ruling(table.slot("cargo"), "add", 3),
        cm.Ruling(table.slot("captain.gold"), "set", 99),
        cm.Ruling(table.slot("fog"), "on", 1),
        cm.Ruling(table.slot("calm"), "on"),
    )
    events = table.give(cm.Rule(CONTROL, rulings, "as agreed", "privately"))
    assert (table["cargo"], table["captain.gold"]) == (7, 6)
    assert (table["fog"], table["calm"]) == (2, FOREVER)
    told = {e.slot: (e.before, e.after) for e in events if isinstance(e, ev.Changed)}
    assert told[table.slot("cargo")] == (4, 7)
    table.give(cm.Rule(CONTROL, (cm.Ruling(table.slot("calm"), "off"),), "wind"))
    assert not table.on("calm")


def test_a_ruling_that_is_wrong_in_one_part_changes_nothing_now_or_later() -> None:
    table = Table.begin(HARBOUR)
    bad = (cm.Ruling(table.slot("cargo"), "add", 3), cm.Ruling(0, "set", 9))
    assert table.refused(cm.Rule(CONTROL, bad, "so")).kind == "bad-value"
    table.rule(cipher=2)
    assert table["cargo"] == 4


@pytest.mark.parametrize(
    ("slot", "how"), [("turn", "set"), ("cargo", "on"), ("fog", "add"), ("fog", "set")]
)
def test_only_tracks_flags_and_resources_are_ruled_on_in_their_own_way(
    slot: str, how: Literal["add", "set", "on", "off"]
) -> None:
    table = Table.begin(HARBOUR)
    ruling = cm.Ruling(table.slot(slot), how, 1)
    assert table.refused(cm.Rule(CONTROL, (ruling,), "so")).kind == "bad-value"


def test_an_empty_ruling_is_none() -> None:
    assert Table.begin(HARBOUR).refused(cm.Rule(CONTROL, (), "so")).kind == "bad-value"


def test_of_a_ruling_on_what_is_hidden_the_others_hear_nothing() -> None:
    table = Table.begin(HARBOUR)
    table.rule(cipher=4)
    for kind in (ev.Ruled, ev.RuleRan, ev.Changed):
        assert not table.sees("captain", kind)
    assert table.sees("mate", ev.Changed)


def test_the_private_note_is_control_s_alone() -> None:
    table = Table.begin(HARBOUR)
    table.give(cm.Rule(CONTROL, (cm.Ruling(table.slot("cargo"), "add", 1),), "public", "private"))
    (seen,) = [e for e in table.sees("mate", ev.Ruled) if isinstance(e, ev.Ruled)]
    (full,) = [e for e in table.sees("control", ev.Ruled) if isinstance(e, ev.Ruled)]
    assert (seen.reason, seen.private, full.private) == ("public", "", "private")


def test_a_ruling_on_a_locked_order_is_known_to_its_seat() -> None:
    table = locked()
    table.give(cm.Amend(CONTROL, 0, 1, "a good wind"))
    assert table.sees("captain", ev.Ruled)
    assert not table.sees("mate", ev.Ruled)


def test_what_was_ruled_on_an_order_is_told_with_it_to_whoever_may_know_it() -> None:
    table = locked()
    table.give(cm.Strike(CONTROL, 0, modifier(table, "clear weather"), "it is night"))
    table.give(cm.Override(CONTROL, 0, 0, "for the story", "I like it"))
    assert not table.sees("mate", ev.Ruled)
    sailed(table)
    log = [seen.event for seen in table.log("mate")]
    at = next(k for k, event in enumerate(log) if isinstance(event, ev.OrderResolved))
    told = [event for event in log[at + 1 : at + 3] if isinstance(event, ev.Ruled)]
    assert [(one.what, one.reason, one.private) for one in told] == [
        ("strike", "it is night", ""),
        ("override", "for the story", ""),
    ]
    for knew in ("captain", "control"):
        assert len(table.sees(knew, ev.Ruled)) == 2


def test_what_was_ruled_on_an_order_that_is_taken_back_is_told_of_no_other() -> None:
    table = locked()
    table.give(cm.Amend(CONTROL, 0, 1, "a good wind"))
    table.give(cm.Recall(CONTROL, 0, "a slip of the tongue"))
    table.lock("captain", "SAIL")
    sailed(table)
    assert table.sees("mate", ev.OrderResolved)
    assert not table.sees("mate", ev.Ruled)


STORM = (
    HARBOUR.replace("name: Sail", "step: sea\n    name: Sail").replace(
        "turns: 5", "turns: 5\nsteps: [air, sea]"
    )
    + "  STORM: {name: Raise a storm, by: mate, step: air, do: [delay order of captain]}\n"
)


def test_what_was_ruled_on_an_order_that_is_delayed_is_told_when_it_is_carried_out() -> None:
    table = Table.begin(STORM)
    table.lock("captain", "SAIL")
    table.lock("mate", "STORM")
    table.give(cm.Override(CONTROL, 0, 2, "she is fast"))
    table.turn()
    assert not table.sees("mate", ev.OrderResolved)[1:]
    assert not table.sees("mate", ev.Ruled)
    table.turn()
    (ruled,) = table.sees("mate", ev.Ruled)
    assert isinstance(ruled, ev.Ruled)
    assert ruled.reason == "she is fast"
    assert table["cargo"] == 9


SHADY = HARBOUR.replace("calm: {}", "calm: {seen_by: mate}").replace(
    "{when: calm, add: -3,", "{when: calm, unseen: true, add: -3,"
)


def test_of_a_circumstance_that_a_seat_may_not_know_no_ruling_tells_it() -> None:
    table = Table.begin(SHADY)
    table.lock("captain", "SAIL")
    table.give(cm.Strike(CONTROL, 0, modifier(table, "no wind"), "the flag lies"))
    table.give(cm.Strike(CONTROL, 0, modifier(table, "a good ship"), "she leaks"))
    sailed(table)
    found = {
        who: [one.reason for one in table.sees(who, ev.Ruled) if isinstance(one, ev.Ruled)]
        for who in ("captain", "mate")
    }
    assert found == {"captain": ["she leaks"], "mate": ["the flag lies", "she leaks"]}


COVERT = HARBOUR.replace("name: Sail\n", "name: Sail\n    visibility: covert\n")


def test_of_a_covert_order_no_other_seat_is_told_what_was_ruled() -> None:
    table = Table.begin(COVERT)
    table.lock("captain", "SAIL")
    table.give(cm.Amend(CONTROL, 0, 1, "a good wind"))
    sailed(table)
    assert not table.sees("mate", ev.Ruled)


def commands(table: Table, author: cm.Author, reason: str) -> tuple[cm.Command, ...]:
    return (
        cm.Strike(author, 0, modifier(table, "a good ship"), reason),
        cm.Amend(author, 0, 1, reason),
        cm.Override(author, 0, 1, reason),
        cm.Recall(author, 0, reason),
        cm.Rule(author, (cm.Ruling(table.slot("cargo"), "add", 1),), reason),
        cm.Stop(author, reason),
    )


@pytest.mark.parametrize("number", range(6))
def test_every_ruling_needs_a_reason(number: int) -> None:
    table = locked()
    assert table.refused(commands(table, CONTROL, " ")[number]).kind == "no-reason"
    table.give(commands(table, CONTROL, "because")[number])


@pytest.mark.parametrize("number", range(6))
def test_no_seat_rules(number: int) -> None:
    table = locked()
    assert table.refused(commands(table, PLAYER, "because")[number]).kind == "not-control"


@pytest.mark.parametrize("slot", [-1, 1, 2, 99])
def test_a_ruling_on_no_order_is_refused(slot: int) -> None:
    table = locked()
    for command in (cm.Amend(CONTROL, slot, 1, "so"), cm.Recall(CONTROL, slot, "so")):
        assert table.refused(command).kind == "no-such-order"


def test_a_person_orders_and_finishes_for_no_other_seat() -> None:
    table = Table.begin(HARBOUR)
    wait = table.order("WAIT")
    for command in (cm.Lock(PLAYER, 1, wait), cm.Finish(PLAYER, 1)):
        assert table.refused(command).kind == "not-control"
    for author in (seat(1), CONTROL, cm.Author("pilot", "bot", 1)):
        table.engine.advance(table.state, cm.Lock(author, 1, wait))


@pytest.mark.parametrize("number", [-1, 2, 99])
def test_a_seat_that_is_none_is_refused(number: int) -> None:
    table = Table.begin(HARBOUR)
    for command in (cm.Lock(CONTROL, number, table.order("WAIT")), cm.Finish(CONTROL, number)):
        assert table.refused(command).kind == "bad-value"


def test_a_required_rationale_is_asked_for() -> None:
    table = Table.begin(HARBOUR + "rationale: required\n")
    bare = cm.Lock(PLAYER, 0, table.order("SAIL"), "  ")
    assert (table.refused(bare).kind, table.refused(bare).rule) == ("no-rationale", "SAIL")
    table.give(cm.Lock(PLAYER, 0, table.order("SAIL"), "home, at last"))


@pytest.mark.parametrize(
    ("estimate", "refused"), [(0, False), (100, False), (-1, True), (101, True)]
)
def test_an_estimate_is_a_percentage(estimate: int, refused: bool) -> None:
    table = Table.begin(HARBOUR)
    command = cm.Lock(PLAYER, 0, table.order("WAIT"), "so", "all is well", estimate)
    if refused:
        assert table.refused(command).kind == "bad-value"
    else:
        assert table.give(command)


def test_a_pause_ends_by_control_alone() -> None:
    phases = "news: {kind: situation}, talk: {kind: talk, minutes: 5}, orders: {kind: orders}"
    text = f"{HARBOUR}phases: {{{phases}}}\n"
    table = Table.begin(text)
    assert table.engine.wanted(table.state).pause
    assert table.legal("captain") == set()
    assert table.refused(cm.Proceed(PLAYER)).kind == "not-control"
    table.give(cm.Proceed(CONTROL))
    assert table.waits_for() == {"captain", "mate"}
    assert table.refused(cm.Proceed(CONTROL)).kind == "not-now"
    begun = [e.phase for e in table.events if isinstance(e, ev.PhaseBegan)]
    assert begun == [0, 1, 2]


def test_messages_reach_those_they_are_for_and_notes_their_author() -> None:
    table = Table.begin(HARBOUR)
    table.give(cm.Say(PLAYER, (1,), "psst"))
    table.give(cm.Say(CONTROL, (), "dinner"))
    table.give(cm.Note(PLAYER, "I doubt it", "assessment"))
    heard = {n: len(table.sees(n, ev.Said)) for n in ("captain", "mate", "public", "control")}
    assert heard == {"captain": 2, "mate": 2, "public": 1, "control": 2}
    noted = {n: len(table.sees(n, ev.Noted)) for n in ("captain", "mate", "public", "control")}
    assert noted == {"captain": 1, "mate": 0, "public": 0, "control": 1}
    for command in (cm.Say(PLAYER, (), " "), cm.Say(PLAYER, (7,), "x"), cm.Note(PLAYER, "")):
        assert table.refused(command).kind == "bad-value"
