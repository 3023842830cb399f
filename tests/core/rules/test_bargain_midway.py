"""A roll's result hands the decision to the target.

Resolution stops until it accepts, bargains or refuses.
"""

import pytest

from tests.core.builders import Table, seat
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.state import OWN_PLACE

ISLANDS = """
turns: 3
seats: {crown: {orders: 2}, isle: {start: {gold: 2}}}
resources: {gold: {income: {all: 0}}}
places:
  holm: {seat: isle, groups: near}
  skerry: {groups: near}
groups: {near: {}}
tracks:
  loyalty: {of: place, range: [-5, 5]}
  tolls: {of: place, range: [0, 9], start: 4}
flags: {annexed: {of: place}}
tables: {press: {dice: 2d6, bands: [{name: fails, to: 2}, {name: works, from: 3}]}}
steps: [words, deeds]
actions:
  PRESS:
    name: Press for annexation
    by: crown
    step: words
    target: {place: near, where: not target.annexed}
    table: press
    base: 10
    outcomes:
      fails: [target.loyalty +1]
      works:
        - decide:
            id: terms
            ask: Will {target} give way?
            by: target.seat
            nobody: bargain
            options:
              accept: [target.annexed on, target.loyalty -2]
              bargain: [target.loyalty -1, target.seat.gold +1]
              refuse:
                requires: target.seat.gold >= 2
                else: refusing costs 2 gold
                do: [target.seat.gold -2]
  SAIL: {name: Sail, by: crown, step: deeds, target: near, do: [target.tolls - target.loyalty]}
  WAIT: {name: Wait, by: isle, do: []}
"""


def pressed(target: str = "holm", **start: int) -> Table:
    table = Table.begin(ISLANDS)
    if start:
        table.rule(**start)
    table.turn(crown=f"PRESS {target}")
    return table


def test_resolution_waits_for_the_seat_that_is_asked() -> None:
    table = pressed()
    wanted = table.engine.wanted(table.state)
    assert (wanted.orders, len(wanted.questions), wanted.pause) == ((), 1, False)
    (question,) = table.asked().values()
    assert (question.seat, question.target) == (table.seat("isle"), table.place("holm"))
    assert table.state.turn == 1


@pytest.mark.parametrize(
    ("choice", "gold", "loyalty", "annexed"),
    [("accept", 2, -2, True), ("bargain", 3, -1, False), ("refuse", 0, 0, False)],
)
def test_each_answer_has_its_own_effects(
    choice: str, gold: int, loyalty: int, annexed: bool
) -> None:
    table = pressed()
    table.answer("terms", choice, "isle")
    assert (table["isle.gold"], table["holm.loyalty"]) == (gold, loyalty)
    assert table.on("holm.annexed") == annexed
    assert table.state.turn == 2


def test_an_answer_that_cannot_be_paid_is_no_choice_and_is_refused_with_its_reason() -> None:
    table = pressed(isle__gold=1)
    question = table.own("terms", "isle")
    options = [option.id for option in table.game.questions[question.question].options]
    assert [options[x] for x in question.choices] == ["accept", "bargain"]
    refuse = cm.Answer(seat(1), question.place, question.question, options.index("refuse"))
    refusal = table.refused(refuse)
    assert (refusal.kind, refusal.rule) == ("answer-refused", "terms")
    assert [reason.text for reason in refusal.reasons] == ["refusing costs 2 gold"]


def test_later_steps_wait_for_the_answer_and_read_what_came_of_it() -> None:
    """Sailing in the second step takes off the tolls what loyalty the answer has left."""
    table = Table.begin(ISLANDS)
    table.turn(crown=("SAIL holm", "PRESS holm"))
    assert table["holm.tolls"] == 4
    table.answer("terms", "accept", "isle")
    assert table["holm.tolls"] == 4 + 2


def test_where_nobody_plays_the_place_the_answer_of_nobody_is_given_at_once() -> None:
    table = pressed("skerry")
    assert not table.asked()
    assert table["skerry.loyalty"] == -1
    assert table.state.turn == 2
    (answered,) = [e for e in table.events if isinstance(e, ev.Answered)]
    assert (answered.seat, answered.author) == (-1, None)


def test_nobody_orders_while_an_answer_is_awaited() -> None:
    table = pressed()
    assert table.legal("crown") == set()
    refusal = table.why("crown", "SAIL holm")
    assert refusal is not None
    assert refusal.kind == "not-now"


def test_only_the_seat_that_is_asked_answers_and_control_may_for_it() -> None:
    table = pressed()
    (question,) = table.asked().values()
    stranger = cm.Answer(seat(0), question.place, question.question, 0)
    assert table.refused(stranger).kind == "not-asked"
    table.give(cm.Answer(cm.Author("umpire", "control"), question.place, question.question, 0))
    assert table.on("holm.annexed")


@pytest.mark.parametrize(
    ("place", "question", "choice", "kind"),
    [(OWN_PLACE, 0, 9, "no-such-answer"), (OWN_PLACE, 0, -1, "no-such-answer"),
     (OWN_PLACE + 1, 0, 0, "not-asked"), (OWN_PLACE, 1, 0, "not-asked"), (5, 0, 0, "not-asked"),
     (0, 0, 0, "not-asked"), (-1, 0, 0, "not-asked")],
)  # fmt: skip
def test_an_answer_to_no_question_or_that_is_none_is_refused(
    place: int, question: int, choice: int, kind: str
) -> None:
    table = pressed()
    assert table.refused(cm.Answer(seat(1), place, question, choice)).kind == kind


def test_two_questions_of_one_step_are_answered_one_by_one_each_on_what_stands_then() -> None:
    """Both refusals cost 2 gold and there are 2: the second can no longer be refused."""
    text = ISLANDS.replace("skerry: {groups: near}", "skerry: {seat: isle, groups: near}")
    table = Table.begin(text)
    table.turn(crown=("PRESS holm", "PRESS skerry"))
    first, second = table.engine.open_questions(table.state)
    assert first.choices == second.choices == (0, 1, 2)
    table.give(cm.Answer(cm.Author("p", "bot", 1), first.place, first.question, 2))
    (left,) = table.engine.open_questions(table.state)
    assert left.choices == (0, 1)
