"""A reactive action answers a locked order before anything is resolved.

It cancels the order, and half is refunded.
"""

import pytest

from tests.core.builders import Table, codes, status
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.dice import Seed
from wargame.core.state import CANCELLED, EMPTY

ISLANDS = """
seats:
  crown: {orders: 2, start: {gold: 4}}
  guild: {orders: 2, start: {gold: 6}}
  temple: {}
resources: {gold: {income: {all: 0}}}
places: {isle: {}, reef: {}, cape: {}}
groups: {harbours: {}}
tracks:
  fort: {of: place, range: [0, 5]}
  unrest: {range: [0, 9]}
tables: {fate: {bands: [{name: low, to: 7}, {name: high, from: 8}]}}
actions:
  LAND:
    {name: Land troops, by: guild, tags: troops, target: places, cost: {gold: 3},
     table: fate, outcomes: {low: [], high: [target.fort +2]}, also: [target.fort +1]}
  TRADE: {name: Trade, by: guild, target: places, do: [unrest +1]}
  VETO:
    {name: Forbid, by: crown, answers: troops, target: places, cost: {gold: 2},
     requires: [{that: unrest <= 5, else: the town would riot}],
     do: [cancel order, refund half, unrest +1]}
  CALM:
    {name: Calm, by: crown, do: [unrest -2], requires: [{that: not played(VETO), else: too late}]}
"""


def begin() -> Table:
    return Table.begin(ISLANDS)


def test_only_orders_with_the_tag_are_offered_for_an_answer() -> None:
    table = begin()
    table.turn(guild="TRADE isle")
    assert not table.asked()
    table.turn(guild="LAND isle")
    assert set(table.asked()) == {("react VETO", table.seat("crown"))}


def test_the_cancelled_order_does_nothing_and_half_of_its_cost_rounded_down_comes_back() -> None:
    table = begin()
    table.turn(guild="LAND isle")
    assert table["guild.gold"] == 3
    table.answer("react VETO", "use", "crown")
    assert table["isle.fort"] == 0
    assert table["guild.gold"] == 3 + 3 // 2
    assert table["crown.gold"] == 4 - 2
    assert table["unrest"] == 1


def test_letting_it_pass_costs_nothing_and_the_order_is_carried_out() -> None:
    table = begin()
    table.turn(guild="LAND isle")
    events = table.answer("react VETO", "pass", "crown")
    assert table["crown.gold"] == 4
    assert table["isle.fort"] >= 1
    assert any(isinstance(event, ev.OrderResolved) for event in events)


def test_a_cancelled_order_is_told_to_all_and_not_resolved() -> None:
    table = begin()
    table.turn(guild="LAND isle")
    events = table.answer("react VETO", "use", "crown")
    (stopped,) = [event for event in events if isinstance(event, ev.OrderStopped)]
    assert (stopped.status, table.said(stopped.order)) == (CANCELLED, "LAND isle")
    assert stopped.audience == table.game.everyone
    assert not [event for event in events if isinstance(event, ev.OrderResolved)]


def test_it_may_be_used_only_while_it_is_legal_and_affordable() -> None:
    """Two landings and gold for one veto: the second can then no longer be forbidden."""
    table = Table.begin(ISLANDS.replace("start: {gold: 4}", "start: {gold: 3}"))
    table.turn(guild=("LAND isle", "LAND reef"))
    first, second = table.engine.open_questions(table.state)
    assert first.choices == second.choices == (0, 1)
    table.give(cm.Answer(cm.Author("p", "bot", 0), first.place, first.question, 1))
    (left,) = table.engine.open_questions(table.state)
    assert left.choices == (0,)
    refusal = table.refused(cm.Answer(cm.Author("p", "bot", 0), left.place, left.question, 1))
    assert (refusal.kind, refusal.rule) == ("answer-refused", "react VETO")


def test_it_is_not_offered_when_its_own_requirements_do_not_hold() -> None:
    table = begin()
    table.rule(unrest=6)
    table.turn(guild="LAND isle")
    assert not table.asked()
    assert table["isle.fort"] >= 1


def test_a_reaction_that_was_used_counts_as_played() -> None:
    table = begin()
    assert "CALM" in table.legal("crown")
    table.turn(guild="LAND isle")
    table.answer("react VETO", "use", "crown")
    assert "CALM" not in table.legal("crown")


def test_a_reaction_cannot_be_ordered_by_itself() -> None:
    refusal = begin().why("crown", "VETO isle")
    assert refusal is not None
    assert (refusal.kind, refusal.rule) == ("not-your-action", "VETO")


def test_a_seat_does_not_answer_its_own_order() -> None:
    table = Table.begin(ISLANDS.replace("by: crown, answers", "by: all, answers"))
    table.turn(guild="LAND isle")
    assert set(table.asked()) == {("react VETO", 0)}


def test_only_targets_of_the_reaction_s_own_kind_are_answered() -> None:
    """The crown may forbid landings in harbours only, and the cape is none."""
    text = ISLANDS.replace(
        "isle: {}, reef: {}", "isle: {groups: harbours}, reef: {groups: harbours}"
    )
    text = text.replace("answers: troops, target: places", "answers: troops, target: harbours")
    table = Table.begin(text)
    table.turn(guild="LAND cape")
    assert not table.asked()


def test_a_reaction_s_roll_has_dice_of_its_own() -> None:
    """A throw of the reaction tells nothing of the throw of the order that it answers."""
    text = ISLANDS.replace(
        "do: [cancel order, refund half, unrest +1]",
        "table: fate, outcomes: {low: [], high: [unrest +1]}",
    )
    same = 0
    for number in range(40):
        table = Table.begin(text, seed=Seed(number, 7 * number + 1))
        table.turn(guild="LAND isle")
        events = table.answer("react VETO", "use", "crown")
        (ran,) = [e for e in events if isinstance(e, ev.RuleRan)]
        (order,) = [e for e in events if isinstance(e, ev.OrderResolved)]
        same += ran.rolls[0].faces == order.rolls[0].faces
    assert same < 8


def test_a_cancelled_order_leaves_its_slot_free_for_the_next_turn() -> None:
    table = begin()
    table.turn(guild="LAND isle")
    table.answer("react VETO", "use", "crown")
    assert table.state.turn == 2
    assert status(table, "guild") == EMPTY


def test_whoever_may_answer_is_shown_the_order_and_nobody_else_that_there_is_one() -> None:
    table = begin()
    table.turn(guild="LAND reef")
    (question,) = table.view("crown").questions
    assert question.order == table.order("LAND reef")
    assert question.source // table.game.width == table.seat("guild")
    for reader in ("guild", "temple", "public"):
        assert not table.sees(reader, ev.Asked)
        assert not table.view(reader).questions


SILENCE = ISLANDS.replace(
    "by: crown, answers: troops, target: places, cost: {gold: 2}",
    "by: [crown, temple], answers: troops, target: places, seconds: 120, in_writing: true",
).replace("refund half", "refund all")
"""Two seats may stop a landing, within two minutes and in writing."""


def use(table: Table, words: str, role: cm.Role = "seat") -> cm.Answer:
    """The crown stops what it may answer."""
    question = table.own("react VETO", "crown")
    author = cm.Author("p", role, table.seat("crown"))
    return cm.Answer(author, question.place, question.question, 1, words)


def test_what_is_stopped_need_not_be_answered_by_others_and_is_refunded_once() -> None:
    table = Table.begin(SILENCE)
    table.turn(guild="LAND isle")
    assert {seat for _, seat in table.asked()} == {table.seat("crown"), table.seat("temple")}
    late = table.own("react VETO", "temple")
    events = table.give(use(table, "only with a pilot"))
    (lapsed,) = [event for event in events if isinstance(event, ev.QuestionLapsed)]
    assert (lapsed.seat, lapsed.target) == (table.seat("temple"), table.place("isle"))
    assert not table.asked()
    assert (table["guild.gold"], table["unrest"]) == (6, 1)
    assert not table.sees("guild", ev.QuestionLapsed)
    temple = cm.Author("p", "seat", table.seat("temple"))
    refusal = table.refused(cm.Answer(temple, late.place, late.question, 1, "me too"))
    assert refusal.kind == "not-asked"


@pytest.mark.parametrize("role", ["seat", "control"])
def test_a_person_gives_an_answer_in_writing_and_none_where_the_order_may_pass(
    role: cm.Role,
) -> None:
    table = Table.begin(SILENCE)
    table.turn(guild="LAND isle")
    place = table.asked()["react VETO", table.seat("crown")].place
    author = cm.Author("p", "control") if role == "control" else None
    command = use(table, "")
    if author is not None:
        command = command._replace(author=author, place=place)
    for words in ("", "  "):
        refusal = table.refused(command._replace(rationale=words))
        assert "given in writing" in refusal.reasons[0].text
    table.give(command._replace(choice=0))
    assert table["unrest"] == 0


def test_the_clock_says_nothing_but_what_silence_stands_for() -> None:
    table = Table.begin(SILENCE)
    table.turn(guild="LAND isle")
    clock = cm.Author("", "clock")
    asked = table.asked()["react VETO", table.seat("crown")]
    command = cm.Answer(clock, asked.place, asked.question, 1, "words")
    assert table.refused(command).kind == "bad-value"
    table.give(command._replace(choice=0))
    assert set(table.asked()) == {("react VETO", table.seat("temple"))}


def test_all_who_know_of_the_question_know_who_is_still_asked_and_about_which_order() -> None:
    table = Table.begin(SILENCE)
    table.turn(guild="LAND reef")
    order = table.order("LAND reef")
    asked = {table.seat("crown"), table.seat("temple")}
    for name in ("crown", "temple", "control"):
        asking = table.view(name).asking
        assert {one.seat for one in asking} == asked
        assert {one.order for one in asking} == {order}
        assert {one.place for one in asking} == {-1}
    for name in ("guild", "public"):
        assert table.view(name).asking == ()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("seconds: 120", "seconds: 0", "time-to-answer"),
        ("seconds: 120", "seconds: 3601", "time-to-answer"),
    ],
)
def test_a_time_to_answer_is_one_that_a_clock_can_show(old: str, new: str, code: str) -> None:
    assert codes(SILENCE.replace(old, new)) == [code]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("answers: troops", "answers: ships", "unknown-tag"),
        (
            "answers: troops, target: places",
            "answers: troops, target: {seat: all}",
            "reaction-target",
        ),
        ("answers: troops, target: places", "answers: troops, second: places", "reaction-target"),
        ("answers: troops,", "answers: troops, options: {a: A, b: B},", "reaction-options"),
        ("name: Trade, by: guild, target: places, do: [unrest +1]",
         "name: Trade, by: guild, target: places, do: [cancel order]", "formula"),
    ],
)  # fmt: skip
def test_a_reaction_that_makes_no_sense_is_refused(old: str, new: str, code: str) -> None:
    assert old in ISLANDS
    assert code in codes(ISLANDS.replace(old, new))
