"""A question takes along what it is about.

Targets, the member of a loop, the order's option, its dice.
"""

import pytest

from tests.core.builders import CONTROL, Table, codes
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.prose.prose import Prose

VILLAGE = """
turns: 4
seats: {lord: {orders: 3}, abel: {start: {corn: 3}}, berta: {start: {corn: 1}}}
teams: {farmers: [abel, berta]}
resources: {corn: {income: {all: 0}}}
places: {acre: {seat: abel}, bog: {seat: berta}, common: {}}
tracks:
  rent: {of: place, range: [0, 9]}
  yield_of: {of: place, range: [0, 9], start: 4}
  anger: {range: [0, 20]}
tables: {coin: {dice: 1d2, bands: [{name: tails, to: 1}, {name: heads, from: 2}]}}
actions:
  TAX:
    name: Tax
    by: lord
    options: {soft: Soft, hard: Hard}
    do:
      - for_each: p in places if p.seat == abel or p.seat == berta
        decide:
          id: tax
          ask: What does {p} pay?
          by: p.seat
          nobody: nothing
          options:
            pay:
              {requires: me.corn >= 1 + option.hard, else: too poor,
               do: [me.corn - 1 - option.hard, p.rent +1]}
            nothing: [anger +1, p.rent = 0]
  LEND:
    name: Lend
    by: lord
    target: {number: [1, 3]}
    do:
      - for_each: p in places if p.yield_of >= 1
        decide:
          {id: loan, ask: Lend?, by: control, nobody: no_loan,
           options: {loan_given: [p.yield_of + target], no_loan: []}}
  MARCH:
    name: March
    by: lord
    target: places
    second: places
    do:
      - decide:
          {id: route, ask: "By {target} to {second}?", by: me, nobody: stay,
           options: {go: [target.rent +2, second.rent +3], stay: []}}
  GAMBLE:
    name: Gamble
    by: lord
    do:
      - decide:
          {id: toss, ask: Toss?, by: each of farmers, nobody: fold,
           options:
             {toss_it: [{table: coin, outcomes: {tails: [anger +1], heads: [me.corn +1]}}],
              fold: []}}
  ASK_ON:
    name: Ask on
    by: lord
    do:
      - decide:
          id: one
          ask: First?
          by: abel
          nobody: no_more
          options:
            more:
              - decide:
                  {id: two, ask: Second?, by: berta, nobody: two_no,
                   options: {two_yes: [anger +7], two_no: []}}
            no_more: []
  HAGGLE:
    name: Haggle
    by: lord
    target: places
    do:
      - decide: {id: haggle, ask: Sell?, by: control, nobody: sold_not,
                 options: {sold: [target.seat.corn +1, lord.corn +1], sold_not: []}}
"""


def test_a_question_for_each_member_is_about_that_member() -> None:
    table = Table.begin(VILLAGE)
    table.turn(lord="TAX : soft")
    questions = {q.seat: q for q in table.engine.open_questions(table.state)}
    assert {seat: table.game.places[q.target] for seat, q in questions.items()} == {
        1: "acre", 2: "bog",
    }  # fmt: skip
    table.answer("tax", "pay", "berta")
    table.answer("tax", "nothing", "abel")
    assert (table["bog.rent"], table["acre.rent"], table["anger"]) == (1, 0, 1)
    assert (table["abel.corn"], table["berta.corn"]) == (3, 0)


def test_an_answer_may_rest_on_the_order_s_option() -> None:
    table = Table.begin(VILLAGE)
    table.turn(lord="TAX : hard")
    choices = {q.seat: q.choices for q in table.engine.open_questions(table.state)}
    assert choices == {1: (0, 1), 2: (1,)}
    table.answer("tax", "pay", "abel")
    table.answer("tax", "nothing", "berta")
    assert table["abel.corn"] == 1


def test_a_number_that_was_ordered_stays_what_it_was_beside_a_loop_s_member() -> None:
    table = Table.begin(VILLAGE)
    table.turn(lord="LEND 3")
    for question in table.engine.open_questions(table.state):
        table.give(cm.Answer(CONTROL, question.place, question.question, 0))
    assert [table[f"{name}.yield_of"] for name in ("acre", "bog", "common")] == [7, 7, 7]


def test_both_targets_go_along() -> None:
    table = Table.begin(VILLAGE)
    table.turn(lord="MARCH acre bog")
    table.answer("route", "go", "lord")
    assert (table["acre.rent"], table["bog.rent"]) == (2, 3)


def test_each_answer_s_roll_has_dice_of_its_own() -> None:
    from wargame.core.dice import Seed

    alike = 0
    for number in range(40):
        table = Table.begin(VILLAGE, seed=Seed(number, 2))
        table.turn(lord="GAMBLE")
        table.answer("toss", "toss_it", "abel")
        table.answer("toss", "toss_it", "berta")
        faces = [r.faces for e in table.events if isinstance(e, ev.RuleRan) for r in e.rolls]
        assert len(faces) == 2
        alike += faces[0] == faces[1]
    assert 8 < alike < 32


def test_an_answer_may_ask_again() -> None:
    table = Table.begin(VILLAGE)
    table.turn(lord="ASK_ON")
    table.answer("one", "more", "abel")
    assert table.state.turn == 1
    table.answer("two", "two_yes", "berta")
    assert (table["anger"], table.state.turn) == (7, 2)


def test_a_question_to_control_waits_for_control() -> None:
    table = Table.begin(VILLAGE)
    table.turn(lord="HAGGLE acre")
    assert set(table.asked()) == {("haggle", -1)}
    assert table.view("public").waiting == (-1,)
    table.answer("haggle", "sold")
    assert (table["abel.corn"], table["lord.corn"]) == (4, 1)


def test_what_a_question_cannot_carry_is_refused() -> None:
    """Two targets are as much as it can."""
    text = VILLAGE.replace(
        "- decide:\n          {id: route",
        "- for_each: p in places\n        decide:\n          {id: route",
    )
    assert text != VILLAGE
    assert codes(text) == ["too-many-names"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("nobody: nothing", "nobody: never", "unknown-option"),
        ("nobody: nothing", "nobody: pay", "default-may-fail"),
        ("by: p.seat", "by: p", "formula"),
        ("by: p.seat", "by: each of peasants", "unknown-seat"),
        ("id: toss,", "id: route,", "twice"),
        ("me.corn >= 1 + option.hard, else: too poor,", "me.corn >= 1,", "no-reason"),
        ("option.hard, else", "option.harsh, else", "unknown-option"),
    ],
)
def test_a_question_that_makes_no_sense_is_refused(old: str, new: str, code: str) -> None:
    assert old in VILLAGE
    assert code in codes(VILLAGE.replace(old, new, 1))


def test_a_question_s_text_tells_its_readers_no_secret() -> None:
    """All may read the question; the purse is its owner's."""
    text = VILLAGE.replace("ask: What does {p} pay?", 'ask: "{p.seat.corn} are left"')
    assert codes(text) == ["secret-in-text"]
    assert codes(VILLAGE.replace("ask: What does {p} pay?", 'ask: "{p.rent} is the rent"')) == []


def test_the_words_of_a_question_may_name_whoever_is_asked() -> None:
    """`me` is the seat that answers, in what is asked as in the answers."""
    text = """
seats: {anna: {}, berta: {start: {coin: 3}}, carl: {start: {coin: 5}}}
teams: {heirs: {seats: [berta, carl], holder: berta}}
resources: {coin: {income: {all: 0}, seen_by: all}}
tracks: {calm: {range: [0, 9]}}
actions:
  WILL:
    name: Read the will
    by: anna
    do:
      - decide: {id: will, ask: '{me} has {me.coin}: does {me} agree?', by: each of heirs,
                 nobody: yes_, options: {yes_: [calm +1], no_: []}}
"""
    table = Table.begin(text)
    table.turn(anna="WILL")
    prose = Prose(table.engine)
    asked = [prose.ask(table.own("will", name), table.state) for name in ("berta", "carl")]
    assert "Berta has 3: does Berta agree?" in asked[0]
    assert "Carl has 5: does Carl agree?" in asked[1]
