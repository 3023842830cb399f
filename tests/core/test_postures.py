"""Autopilots choose among what is legal by what their posture likes, and see nothing hidden."""

import pytest

from tests.core.builders import Table, codes
from wargame.core.postures import Choice, choose_answer, choose_order, postures_of

HUNT = """
turns: 4
seats: {fox: {orders: 2, start: {wit: 3}}, dog: {}, owl: {}}
places:
  den: {seat: fox, attributes: {depth: 2}}
  coop: {attributes: {depth: 0}}
  barn: {attributes: {depth: 1}}
tracks:
  hunger: {range: [0, 9], start: 4}
  wit: {of: seat, range: [0, 9], seen_by: owner}
  eggs: {of: place, range: [0, 9], start: 2}
flags: {guarded: {of: place}}
actions:
  STEAL:
    {name: Steal, by: fox, target: {place: places, where: not target.guarded, else: guarded},
     options: {soft: Softly, bold: Boldly}, do: [target.eggs -1]}
  SLEEP: {name: Sleep, by: fox, do: [hunger +1]}
  GUARD:
    name: Guard
    by: dog
    target: places
    do: [target.guarded on this turn, {decide: {id: bark, ask: Bark?, by: fox, nobody: hide,
      options: {hide: [], run: {requires: hunger >= 3, else: too full, do: [hunger +1]},
                bite: [hunger -1]}}}]
postures:
  sly:
    seat: fox
    likes:
      - {order: STEAL, when: not option.bold, score: target.eggs + target.depth, why: eggs}
      - {order: STEAL, when: option.bold and me.wit >= 5, score: 9, why: clever enough}
      - {order: SLEEP, score: 3 - hunger // 2, why: tired}
      - {question: bark, option: run, score: hunger, why: run}
      - {question: bark, option: bite, score: 5 - hunger, why: bite}
  lazy: {seat: fox, likes: [{order: SLEEP}]}
  asleep: {seat: fox, likes: [{order: SLEEP, when: hunger >= 9}]}
"""


def choice(table: Table, posture: str) -> Choice | None:
    info = next(p for p in table.game.postures if p.id == posture)
    return choose_order(table.engine, table.state, table.seat("fox"), info)


def test_the_order_with_the_highest_score_is_chosen_with_its_reason() -> None:
    table = Table.begin(HUNT)
    found = choice(table, "sly")
    assert found is not None
    assert found.order is not None
    assert (table.said(found.order), found.score, found.why) == ("STEAL den : soft", 4, "eggs")
    table.rule(coop__eggs=9)
    found = choice(table, "sly")
    assert found is not None
    assert found.order is not None
    assert table.said(found.order) == "STEAL coop : soft"


def test_a_tie_goes_to_the_order_that_is_listed_first() -> None:
    table = Table.begin(HUNT)
    table.rule(coop__eggs=4, barn__eggs=3)
    found = choice(table, "sly")
    assert found is not None
    assert found.order is not None
    assert table.said(found.order) == "STEAL den : soft"


def test_only_legal_orders_are_chosen() -> None:
    table = Table.begin(HUNT.replace("guarded: {of: place}", "guarded: {of: place}").replace(
        "den: {seat: fox,", "den: {seat: fox, flags: guarded,"
    ))  # fmt: skip
    found = choice(table, "sly")
    assert found is not None
    assert found.order is not None
    assert table.said(found.order) == "STEAL barn : soft"


def test_its_own_hidden_numbers_it_may_look_at() -> None:
    table = Table.begin(HUNT)
    table.rule(fox__wit=5)
    found = choice(table, "sly")
    assert found is not None
    assert found.why == "clever enough"


def test_what_it_does_not_like_at_all_it_leaves() -> None:
    assert choice(Table.begin(HUNT), "asleep") is None
    found = choice(Table.begin(HUNT), "lazy")
    assert found is not None
    assert found.score == 1


@pytest.mark.parametrize(
    ("hunger", "answer"), [(4, "run"), (1, "bite"), (3, "run"), (2, "bite"), (9, "run")]
)
def test_it_answers_what_it_likes_best_of_what_may_be_answered(hunger: int, answer: str) -> None:
    table = Table.begin(HUNT)
    table.rule(hunger=hunger)
    table.turn(dog="GUARD barn")
    (question,) = table.engine.open_questions(table.state)
    info = next(p for p in table.game.postures if p.id == "sly")
    found = choose_answer(table.engine, table.state, question, info)
    assert table.game.questions[question.question].options[found.answer].id == answer


def test_of_a_question_it_has_no_liking_for_it_gives_the_answer_of_nobody() -> None:
    table = Table.begin(HUNT)
    table.turn(dog="GUARD barn")
    (question,) = table.engine.open_questions(table.state)
    info = next(p for p in table.game.postures if p.id == "lazy")
    found = choose_answer(table.engine, table.state, question, info)
    assert (found.answer, found.score, found.order) == (0, 0, None)


def test_a_seat_s_postures_are_listed_in_the_scenario_s_order() -> None:
    table = Table.begin(HUNT)
    assert [p.id for p in postures_of(table.engine, 0)] == ["sly", "lazy", "asleep"]
    assert postures_of(table.engine, 1) == ()


PACK = """
seats: {fox: {}, wolf: {}, dog: {}}
teams: {hunters: {seats: [fox, wolf], holder: fox}}
tracks: {hunger: {of: seat, range: [0, 9], start: 3}}
actions:
  HUNT: {name: Hunt, by: hunters, do: [me.hunger -1]}
  SLEEP: {name: Sleep, by: all, do: [me.hunger +1]}
postures:
  keen:
    seat: hunters
    likes: [{order: HUNT, when: me.hunger >= 4, score: 2, why: hungry},
            {order: SLEEP, when: me == wolf, why: lazy}]
"""


def test_a_posture_of_a_team_serves_each_of_its_seats() -> None:
    table = Table.begin(PACK)
    assert [p.id for seat in range(3) for p in postures_of(table.engine, seat)] == ["keen", "keen"]
    table.rule(wolf__hunger=4)
    fox, wolf = (
        choose_order(table.engine, table.state, seat, postures_of(table.engine, seat)[0])
        for seat in (0, 1)
    )
    assert fox is None
    assert wolf is not None
    assert wolf.order is not None
    assert (table.said(wolf.order), wolf.why) == ("HUNT", "hungry")


def test_a_posture_of_a_team_may_know_only_what_each_of_its_seats_may_know() -> None:
    secret = PACK.replace("start: 3}", "start: 3, seen_by: owner}")
    assert codes(secret) == []
    assert codes(secret.replace("me.hunger >= 4", "fox.hunger >= 4")) == ["secret-in-posture"]


def test_a_posture_of_a_team_likes_only_what_each_of_its_seats_may_order() -> None:
    assert codes(PACK.replace("by: hunters", "by: fox")) == ["not-its-order"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("score: hunger, why: run", "score: dog.wit, why: run", "secret-in-posture"),
        ("when: hunger >= 9", "when: owl.wit >= 9", "secret-in-posture"),
        ("{order: SLEEP}", "{order: GUARD}", "not-its-order"),
        ("{order: SLEEP}", "{order: SLEEPS}", "unknown-action"),
        ("question: bark, option: run", "question: barks, option: run", "unknown-question"),
        ("question: bark, option: run", "question: bark, option: ran", "unknown-option"),
        ("lazy: {seat: fox", "lazy: {seat: wolf", "unknown-seat"),
    ],
)
def test_a_posture_that_looks_where_its_seat_may_not_or_at_nothing_is_refused(
    old: str, new: str, code: str
) -> None:
    assert old in HUNT
    assert codes(HUNT.replace(old, new, 1))[0] == code
