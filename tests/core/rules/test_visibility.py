"""Who may know of an order: all, named seats, or its own seat alone; and options that change it."""

import pytest

from tests.core.builders import Table
from wargame.core import events as ev

COURT = """
turns: 4
seats: {queen: {orders: 4}, duke: {}, abbot: {}, envoy: {}}
teams: {lords: [duke, abbot]}
places: {castle: {seat: duke}, cloister: {seat: abbot}, moor: {}}
tracks: {power: {range: [0, 20]}, gloom: {of: place, range: [0, 9], seen_by: owner}}
tables: {fate: {bands: [{name: low, to: 7}, {name: high, from: 8}]}}
rolls:
  trace: {table: fate, seen_by: abbot, outcomes: {low: [], high: [power +1]}}
actions:
  DECREE: {name: Decree, by: queen, do: [power +1]}
  LETTER: {name: Letter, by: queen, visibility: secret, secret_to: [abbot], do: [power +1]}
  GIFT:
    {name: Gift, by: queen, visibility: secret, secret_to: target, target: places,
     do: [power +1]}
  PURSE:
    {name: Purse, by: queen, visibility: secret, secret_to: target, target: {seat: all},
     do: [power +1]}
  COUNCIL: {name: Council, by: queen, visibility: secret, secret_to: lords, do: [power +1]}
  POISON:
    {name: Poison, by: queen, visibility: covert, target: places, table: fate,
     outcomes: {low: [target.gloom +1], high: [target.gloom +2]}, rolls: {trace: 0}}
  SPEECH:
    name: Speech
    by: queen
    options:
      loud: Loud
      aside: {name: Aside, visibility: secret}
      wink: {name: Wink, visibility: covert}
    secret_to: envoy
    do:
      - power +1
      - decide: {id: reply, ask: Reply?, by: envoy, nobody: no, options: {yes: [power +1], no: []}}
"""

READERS = ("queen", "duke", "abbot", "envoy", "public", "control")


def told_of(order: str) -> set[str]:
    """Those who are told that the order was carried out."""
    table = Table.begin(COURT)
    table.turn(queen=order)
    return {name for name in READERS if table.sees(name, ev.OrderResolved)}


@pytest.mark.parametrize(
    ("order", "readers"),
    [
        ("DECREE", set(READERS)),
        ("LETTER", {"queen", "abbot", "control"}),
        ("GIFT castle", {"queen", "duke", "control"}),
        ("GIFT moor", {"queen", "control"}),
        ("PURSE envoy", {"queen", "envoy", "control"}),
        ("COUNCIL", {"queen", "duke", "abbot", "control"}),
        ("POISON castle", {"queen", "control"}),
        ("SPEECH : loud", set(READERS)),
        ("SPEECH : aside", {"queen", "envoy", "control"}),
        ("SPEECH : wink", {"queen", "control"}),
    ],
)
def test_an_order_is_told_to_those_who_may_know_it(order: str, readers: set[str]) -> None:
    assert told_of(order) == readers


def test_until_it_is_carried_out_an_order_is_known_to_its_seat_and_control() -> None:
    table = Table.begin(COURT)
    table.lock("queen", "DECREE")
    for name in READERS:
        knows = name in ("queen", "control")
        assert bool(table.sees(name, ev.OrderLocked)) == knows
        assert bool(table.view(name).orders) == knows
        assert [s.locked for s in table.view(name).seats] == [1, 0, 0, 0]
        (counted,) = [e for e in table.sees(name, ev.SeatLocked) if isinstance(e, ev.SeatLocked)]
        assert (counted.seat, counted.locked, counted.allowance) == (0, 1, 4)


def test_the_change_of_a_public_number_is_told_to_all_and_its_secret_cause_to_few() -> None:
    table = Table.begin(COURT)
    table.turn(queen=("LETTER", "DECREE"))
    for name, amounts in (("abbot", [1, 1]), ("duke", [1]), ("public", [1]), ("control", [1, 1])):
        (change,) = [e for e in table.sees(name, ev.Changed) if isinstance(e, ev.Changed)]
        assert (change.before, change.after) == (0, 2)
        assert [cause.amount for cause in change.causes] == amounts


def test_a_change_of_an_owner_s_number_is_told_to_the_owner() -> None:
    table = Table.begin(COURT)
    table.turn(queen="POISON castle")
    gloom = table.slot("castle.gloom")
    for name in READERS:
        told = [e for e in table.sees(name, ev.Changed) if isinstance(e, ev.Changed)]
        assert (gloom in [e.slot for e in told]) == (name in ("duke", "control"))
        assert all(e.causes == () for e in told) or name in ("queen", "control")


def test_effects_on_what_a_reader_may_not_read_are_left_out_of_an_order_they_know() -> None:
    table = Table.begin(
        COURT.replace("visibility: covert, target: places, table", "target: places, table")
    )
    table.turn(queen="POISON castle")
    for name, some in (("duke", True), ("queen", False), ("public", False), ("control", True)):
        (order,) = table.sees(name, ev.OrderResolved)
        assert isinstance(order, ev.OrderResolved)
        assert (table.slot("castle.gloom") in [e.slot for e in order.effects]) == some


def test_a_second_roll_is_shown_to_its_own_readers_alone() -> None:
    table = Table.begin(
        COURT.replace("visibility: covert, target: places, table", "target: places, table")
    )
    table.turn(queen="POISON castle")
    for name, rolls in (("abbot", 2), ("queen", 1), ("duke", 1), ("public", 1), ("control", 2)):
        (order,) = table.sees(name, ev.OrderResolved)
        assert isinstance(order, ev.OrderResolved)
        assert len(order.rolls) == rolls


def test_its_odds_are_not_foretold_to_a_seat_that_may_not_see_it() -> None:
    table = Table.begin(COURT)
    assert len(table.odds("queen", "POISON castle")) == 1
    assert len(table.odds("queen", "POISON castle", control=True)) == 2


@pytest.mark.parametrize(
    ("option", "readers"), [("aside", {"queen", "envoy"}), ("wink", {"queen", "envoy"})]
)
def test_a_question_asked_by_a_hidden_order_is_known_to_those_who_may_order_it_and_who_is_asked(
    option: str, readers: set[str]
) -> None:
    """Its designer may widen that by `seen_by`."""
    table = Table.begin(COURT)
    table.turn(queen=f"SPEECH : {option}")
    table.answer("reply", "yes", "envoy")
    for kind in (ev.Asked, ev.Answered):
        assert {name for name in READERS[:-1] if table.sees(name, kind)} == readers


def test_each_reader_s_events_are_numbered_without_gaps() -> None:
    table = Table.begin(COURT)
    table.turn(queen=("LETTER", "POISON castle", "DECREE", "GIFT moor"))
    for name in READERS:
        numbers = [seen.number for seen in table.log(name)]
        assert numbers == list(range(1, len(numbers) + 1))


def test_what_a_reader_may_not_read_is_absent_from_the_view() -> None:
    table = Table.begin(COURT)
    for name in READERS:
        shown = {(d.id, d.owner) for d in table.view(name).dials}
        owned = {"duke": {0}, "abbot": {1}, "control": {0, 1, 2}}.get(name, set())
        assert {owner for id, owner in shown if id == "gloom"} == owned
        assert ("power", -1) in shown


def test_a_question_s_numbers_tell_nothing_of_other_questions() -> None:
    """The abbot is asked something in secret; the envoy's own question looks the same."""
    asks = "{id: pray, ask: Pray?, by: abbot, nobody: no, options: {yes: [], no: []}}"
    text = COURT.replace("do: [power +1]}\n  GIFT", f"do: [{{decide: {asks}}}]}}\n  GIFT")
    seen = []
    for first in ("LETTER", "POISON castle"):
        table = Table.begin(text)
        table.turn(queen=(first, "SPEECH : loud"))
        (question,) = table.view("envoy").questions
        (asked,) = table.sees("envoy", ev.Asked)
        seen.append((question, asked))
    assert seen[0] == seen[1]


def test_a_seat_answers_by_its_own_number_for_the_question() -> None:
    from tests.core.builders import seat
    from wargame.core import commands as cm

    table = Table.begin(COURT)
    table.turn(queen="SPEECH : loud")
    (question,) = table.view("envoy").questions
    for author in (seat(3), cm.Author("umpire", "control")):
        wrong = cm.Answer(author, question.place + 1, question.question, 0)
        assert table.refused(wrong).kind == "not-asked"
    table.give(cm.Answer(seat(3), question.place, question.question, 0))
    assert table["power"] == 2
