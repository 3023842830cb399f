"""A question left open beside the game.

A third party may sign over several turns, then it expires.
"""

import pytest

from tests.core.builders import Table, codes
from wargame.core import commands as cm
from wargame.core import events as ev

PACT = """
turns: 6
seats: {north: {}, south: {}, abbey: {start: {gold: 1}}}
resources: {gold: {income: {all: 0}}}
places: {pass_road: {seat: south}, hermitage: {}}
tracks: {trust: {of: place, range: [0, 9], start: 3}, shame: {range: [0, 9]}}
flags: {treaty: {of: place}}
actions:
  DRAFT:
    name: Draft a treaty
    by: north
    target: places
    do:
      - decide:
          id: witness
          ask: Will the abbey witness the treaty on {target}?
          by: abbey
          within: 2
          nobody: silent
          options:
            sign: [target.treaty on, target.trust +2, target.seat.gold +1]
            object:
              {requires: abbey.gold >= 1, else: a protest costs gold,
               do: [abbey.gold -1, shame +1]}
            silent: [target.trust -1]
  WAIT: {name: Wait, by: all, do: []}
"""


def drafted(target: str = "pass_road") -> Table:
    table = Table.begin(PACT)
    table.turn(north=f"DRAFT {target}")
    return table


def test_the_game_goes_on_while_the_question_is_open() -> None:
    table = drafted()
    assert table.state.turn == 2
    assert table.waits_for() == {"north", "south", "abbey"}
    assert table.engine.wanted(table.state).questions == ()
    (question,) = table.asked().values()
    assert (question.seat, question.target, question.due) == (2, 0, 3)


@pytest.mark.parametrize("turns", [0, 1])
def test_it_may_be_answered_in_any_turn_until_it_is_due(turns: int) -> None:
    """Asked in turn 1 within 2 turns: open to the end of turn 3."""
    table = drafted()
    for _ in range(turns):
        table.turn()
    table.answer("witness", "sign", "abbey")
    assert table.on("pass_road.treaty")
    assert (table["pass_road.trust"], table["south.gold"]) == (5, 1)
    assert not table.asked()


def test_when_it_expires_the_answer_of_nobody_is_given() -> None:
    table = drafted()
    table.turn()
    assert table["pass_road.trust"] == 3
    table.turn()
    assert (table["pass_road.trust"], table.state.turn) == (2, 4)
    assert not table.asked()
    (answered,) = [e for e in table.events if isinstance(e, ev.Answered)]
    assert (answered.seat, answered.author) == (2, None)


def test_an_answer_does_not_hold_up_the_seat_s_orders() -> None:
    table = drafted()
    table.lock("abbey", "WAIT")
    table.answer("witness", "sign", "abbey")
    assert table.waits_for() == {"north", "south"}


def test_what_it_is_about_is_remembered_when_its_order_is_long_gone() -> None:
    table, abbot = drafted("hermitage"), cm.Author("p", "bot", 2)
    table.turn(north="DRAFT pass_road")
    first, second = table.engine.open_questions(table.state)
    table.give(cm.Answer(abbot, first.place, first.question, 0))
    assert table.on("hermitage.treaty")
    assert not table.on("pass_road.treaty")
    table.give(cm.Answer(abbot, second.place, second.question, 0))
    assert table.on("pass_road.treaty")


def test_a_place_that_nobody_plays_gets_nothing_where_its_seat_is_meant() -> None:
    table = drafted("hermitage")
    table.answer("witness", "sign", "abbey")
    assert [table[f"{name}.gold"] for name in ("north", "south", "abbey")] == [0, 0, 1]


def test_whether_it_can_be_paid_is_asked_when_it_is_answered() -> None:
    table = drafted()
    assert table.asked()["witness", 2].choices == (0, 1, 2)
    table.rule(abbey__gold=0)
    assert table.asked()["witness", 2].choices == (0, 2)


def test_its_options_cannot_speak_of_an_order_that_is_gone() -> None:
    for effect in ("refund half", "cancel order"):
        assert codes(PACT.replace("silent: [target.trust -1]", f"silent: [{effect}]")) == [
            "formula"
        ]


def test_an_open_question_ends_with_the_game() -> None:
    table = Table.begin(PACT.replace("turns: 6", "turns: 1"))
    table.turn(north="DRAFT pass_road")
    assert table.state.over
    assert table["pass_road.trust"] == 3
