"""A vote of several seats.

It is hidden until all are in; then lowest, highest and counts work together.
"""

import pytest

from tests.core.builders import CONTROL, Table, seat
from wargame.core import commands as cm
from wargame.core import events as ev

GUILDS = """
turns: 4
seats: {smiths: {}, weavers: {}, bakers: {}, mayor: {}}
teams: {guilds: {seats: [smiths, weavers, bakers], holder: smiths}}
tracks:
  unity: {range: [0, 20], start: 10}
  noise: {range: [0, 20]}
  ayes: {range: [0, 9]}
  ballots: {range: [0, 9]}
actions:
  LEVEL:
    name: How much alarm?
    by: mayor
    do:
      - decide:
          id: alarm
          ask: Which level do you accept?
          by: each of guilds
          range: [1, 5]
          nobody: 2
          secret: true
          then:
            ["unity - (highest - lowest) // 2", "noise + max(0, lowest - 1)", ballots + answered]
  STRIKE:
    name: Shall we strike?
    by: mayor
    do:
      - decide:
          id: strike
          ask: Shall the guilds strike?
          by: each of [smiths, bakers]
          nobody: nay
          secret: true
          seen_by: guilds
          options: {nay: [], aye: [noise +1]}
          then:
            - ayes + chose.aye
            - {when: chose.aye > chose.nay, do: [unity +3], else: [unity -3]}
"""


def voted(*answers: str, action: str = "LEVEL") -> Table:
    table = Table.begin(GUILDS)
    table.turn(mayor=action)
    name = "alarm" if action == "LEVEL" else "strike"
    voters = ("smiths", "weavers", "bakers") if action == "LEVEL" else ("smiths", "bakers")
    for voter, answer in zip(voters, answers, strict=False):
        table.answer(name, answer, voter)
    return table


@pytest.mark.parametrize(
    ("answers", "unity", "noise"),
    [
        (("3", "3", "3"), 10, 2),
        (("1", "3", "5"), 10 - 2, 0),
        (("2", "5", "4"), 10 - 1, 1),
        (("5", "5", "5"), 10, 4),
        (("1", "2", "1"), 10 - 0, 0),
    ],
)
def test_lowest_and_highest_are_the_numbers_that_were_answered(
    answers: tuple[str, ...], unity: int, noise: int
) -> None:
    table = voted(*answers)
    assert (table["unity"], table["noise"], table["ballots"]) == (unity, noise, 3)
    assert table.state.turn == 2


def test_nothing_happens_until_all_have_answered() -> None:
    table = voted("1", "5")
    assert (table["unity"], table["noise"], table["ballots"]) == (10, 0, 0)
    assert {seat for _, seat in table.asked()} == {table.seat("bakers")}


def test_nobody_votes_twice() -> None:
    table = voted("1")
    question = table.own("alarm", table.game.seats[1])
    gone = cm.Answer(seat(0), question.place, question.question, 3)
    assert table.refused(gone).kind == "not-asked"


@pytest.mark.parametrize(
    ("answers", "unity", "noise", "ayes"),
    [
        (("aye", "aye"), 13, 2, 2),
        (("aye", "nay"), 7, 1, 1),
        (("nay", "nay"), 7, 0, 0),
    ],
)
def test_counts_decide_and_a_tie_is_no_majority(
    answers: tuple[str, ...], unity: int, noise: int, ayes: int
) -> None:
    table = voted(*answers, action="STRIKE")
    assert (table["unity"], table["noise"], table["ayes"]) == (unity, noise, ayes)


def test_a_vote_that_is_missing_is_given_for_the_seat_as_nobody_s() -> None:
    """The clock, or Control, answers for who did not: with what stands in for nobody."""
    table = voted("5", "5")
    question = table.asked()["alarm", table.seat("bakers")]
    default = table.game.questions[question.question].default
    clock = cm.Author("clock", "clock")
    table.give(cm.Answer(clock, question.place, question.question, default))
    assert (table["unity"], table["noise"]) == (10 - (5 - 2) // 2, 2 - 1)


def test_a_secret_vote_shows_each_seat_its_own_answer_and_later_the_counts_alone() -> None:
    table = voted("1", "3", "5")
    for number, name in enumerate(("smiths", "weavers", "bakers")):
        own = [e for e in table.sees(name, ev.Answered) if isinstance(e, ev.Answered)]
        assert [e.seat for e in own] == [number]
    assert not table.sees("mayor", ev.Answered)
    (settled,) = table.sees("mayor", ev.QuestionSettled)
    assert isinstance(settled, ev.QuestionSettled)
    assert settled.counts == (1, 0, 1, 0, 1)


def test_who_is_not_among_those_who_see_a_vote_sees_nothing_of_it() -> None:
    table = voted("aye", "aye", action="STRIKE")
    for kind in (ev.Asked, ev.Answered, ev.QuestionSettled):
        assert not table.sees("mayor", kind)
        assert not table.sees("public", kind)
    assert table.sees("weavers", ev.QuestionSettled)


def test_an_open_vote_shows_everyone_who_answered_what() -> None:
    table = Table.begin(GUILDS.replace("secret: true\n", "secret: false\n"))
    table.turn(mayor="LEVEL")
    table.answer("alarm", "4", "weavers")
    (told,) = [e for e in table.sees("public", ev.Answered) if isinstance(e, ev.Answered)]
    assert (told.seat, told.choice) == (table.seat("weavers"), 3)


def test_control_sees_every_answer() -> None:
    assert len(voted("1", "3", "5").sees("control", ev.Answered)) == 3


def test_two_votes_in_one_turn_are_counted_apart() -> None:
    table = Table.begin(GUILDS.replace("mayor: {}", "mayor: {orders: 2}"))
    table.turn(mayor=("LEVEL", "LEVEL"))
    first = table.engine.open_questions(table.state)[:3]
    for question, choice in zip(first, (4, 4, 4), strict=True):
        table.give(cm.Answer(CONTROL, question.place, question.question, choice))
    assert (table["unity"], table["noise"], table["ballots"]) == (10, 4, 3)
    for question in table.engine.open_questions(table.state):
        table.give(cm.Answer(CONTROL, question.place, question.question, 0))
    assert (table["unity"], table["noise"], table["ballots"]) == (10, 4, 6)


def test_each_vote_reads_the_state_before_any_of_them_is_counted() -> None:
    """Both ayes look at the noise as it was, not at what the other aye has made of it."""
    text = GUILDS.replace("aye: [noise +1]", "aye: [noise + 1 + noise]")
    table = Table.begin(text)
    table.turn(mayor="STRIKE")
    table.answer("strike", "aye", "smiths")
    table.answer("strike", "aye", "bakers")
    assert table["noise"] == 2
