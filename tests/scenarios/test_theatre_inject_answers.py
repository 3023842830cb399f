"""What the main events list asks, what each answer does and costs; all of the list is tried."""

import pytest

from tests.scenarios.sheet import with_slot
from tests.scenarios.test_theatre_injects import EFFECTS, IDS, WHEN, fire, forget
from tests.scenarios.theatre import (
    answer,
    begin,
    hold,
    one_more,
    turn_end,
)
from wargame.core import state as st
from wargame.prose import situation
from wargame.prose.prose import Prose

STATEMENTS = [
    (("regret",) * 9, ["tension -1"]),
    (("blame", *("regret",) * 8), []),
    ((*("blame",) * 4, *("regret",) * 5), []),
    ((*("blame",) * 5, *("regret",) * 4), ["tension +1"]),
]


@pytest.mark.parametrize(("said", "effects"), STATEMENTS)
def test_statements_come_before_orders_and_move_the_ladder(
    said: tuple[str, ...], effects: list[str]
) -> None:
    table = begin()
    forget(table)
    fire(table, "I07")
    assert "statement" not in {asked for asked, _ in table.asked()}
    assert not table.on("crisis")
    turn_end(table)
    hold(table, "statement")
    names = Prose(table.engine).names
    assert situation.headed(names, table.view("moldova")).endswith(" · Crisis turn")
    assert "Crisis turn" in situation.moment(names, table.view("moldova"))
    found: list[str] = []
    for name, choice in zip(table.game.seats, said, strict=True):
        found = answer(table, "statement", choice, name, "procedure statements")
    assert found == effects


def test_the_statements_of_a_crisis_are_asked_before_the_orders_and_once() -> None:
    table = begin()
    forget(table)
    fire(table, "I07")
    now = turn_end(table)
    hold(table, "statement")
    assert table.state.turn == now + 1
    while not table.waits_for():
        one_more(table)
    turn_end(table)
    while not table.waits_for():
        assert "statement" not in {asked for asked, _ in table.asked()}
        one_more(table)
    assert "Crisis turn" not in situation.headed(Prose(table.engine).names, table.view("moldova"))


ANSWERS: list[tuple[str, str, str, str, str, list[str]]] = [
    ("I03", "", "southern_offer", "invest", "russia",
     ["russia.means -1", "azerbaijan.leverage +1", "azerbaijan.alignment -1"]),
    ("I03", "", "southern_offer", "save", "russia", []),
    ("I14", "", "exceptions", "grant", "eu",
     ["revenue +1", "eu.capital +1", "cohesion -1", "will_west -1"]),
    ("I14", "", "exceptions", "refuse", "eu", []),
    ("I18", "", "northern_study", "silence", "usa", []),
    ("I18", "", "northern_study", "assure", "usa", ["dialogue +1"]),
    ("I18", "dialogue 3", "northern_study", "assure", "usa", []),
    ("I20", "", "veto", "veto", "russia", ["dialogue -1"]),
    ("I20", "", "veto", "abstain", "russia", ["dialogue +1", "prestige +1"]),
    ("I21", "armenia.resilience 0", "first_help", "help", "eu",
     ["eu.means -1", "armenia.resilience +1", "armenia.alignment +1"]),
    ("I21", "armenia.resilience 0", "first_help", "wait", "eu", []),
    ("I24", "", "visible_sign", "give_sign", "usa", ["usa.means -1"]),
    ("I24", "", "visible_sign", "let_pass", "usa", ["cohesion -1", "will_east -1"]),
]  # fmt: skip


@pytest.mark.parametrize(("inject", "setting", "question", "choice", "by", "effects"), ANSWERS)
def test_an_inject_s_question_does_what_the_design_says(
    inject: str, setting: str, question: str, choice: str, by: str, effects: list[str]
) -> None:
    table = begin(setting)
    forget(table)
    fire(table, inject)
    assert answer(table, question, choice, by, f"inject {inject}") == effects


def test_a_welcome_to_the_north_is_read_in_moscow() -> None:
    found: dict[str, list[str]] = {}
    for key in range(3, 120):
        table = begin()
        table.state = with_slot(table.state, st.KEY, key)
        forget(table)
        fire(table, "I18")
        first, *rest = answer(table, "northern_study", "welcome", "usa", "inject I18")
        assert first == "deterrence +1"
        found.setdefault(" ".join(rest), rest)
    assert sorted(found) == sorted([
        "", "support at least 8", "tension +1",
        "tension +1 baltic.area_denial on deterrence -1",
    ])  # fmt: skip


def test_a_welcome_to_the_north_provokes_like_a_step_with_assurance() -> None:
    """I18, `welcome`: the reaction is thrown at +2."""
    table = begin()
    forget(table)
    fire(table, "I18")
    begins = len(table.events)
    answer(table, "northern_study", "welcome", "usa", "inject I18")
    rolls = [roll for event in table.events[begins:] for roll in getattr(event, "rolls", ())]
    assert [roll.net for roll in rolls] == [2]


@pytest.mark.parametrize(
    ("choices", "effects"),
    [
        (("measured", "measured", "measured"), ["cohesion +1", "will_us +1"]),
        (("measured", "own", "measured"), ["cohesion -1", "will_west -1"]),
    ],
)
def test_the_end_of_the_treaty_is_answered_together_or_not(
    choices: tuple[str, ...], effects: list[str]
) -> None:
    table = begin()
    forget(table)
    fire(table, "I11")
    found: list[str] = []
    for by, choice in zip(("usa", "western", "eastern"), choices, strict=True):
        found = answer(table, "treaty_answer", choice, by, "inject I11")
    assert found == effects


@pytest.mark.parametrize(
    ("choice", "effects"),
    [
        ("accept", ["moldova.eeu on", "moldova.settled on", "moldova.frozen_conflict off",
                    "moldova.moscow_terms on", "moldova.alignment -2", "prestige +1"]),
        ("decline", ["moldova.alignment +1", "moldova.opportunity on for 1"]),
        ("let_lapse", []),
    ],
)  # fmt: skip
def test_the_standing_offer_may_be_answered_within_two_turns(
    choice: str, effects: list[str]
) -> None:
    table = begin()
    said = answer(table, "standing_offer", choice, "moldova", "question standing_offer")
    assert said == effects


def test_the_standing_offer_lapses_after_two_turns() -> None:
    table = begin()
    for _ in range(3):
        assert ("standing_offer", table.seat("moldova")) in table.asked()
        turn_end(table)
        while not table.waits_for():
            one_more(table)
    assert ("standing_offer", table.seat("moldova")) not in table.asked()


# Inject, setting, question, whom it is put to, the answer that costs, the purse it is paid from.
COSTLY = [
    ("I03", "", "southern_offer", "russia", "invest", "russia.means"),
    ("I21", "armenia.resilience 0", "first_help", "eu", "help", "eu.means"),
    ("I24", "", "visible_sign", "usa", "give_sign", "usa.means"),
]


@pytest.mark.parametrize(("inject", "setting", "question", "by", "choice", "purse"), COSTLY)
def test_an_answer_needs_what_it_costs(
    inject: str, setting: str, question: str, by: str, choice: str, purse: str
) -> None:
    found = []
    for held in (0, 1):
        table = begin(f"{setting}; {purse} {held}")
        forget(table)
        fire(table, inject)
        asked = table.asked()[question, table.seat(by)]
        options = [option.id for option in table.game.questions[asked.question].options]
        found.append(options.index(choice) in asked.choices)
    assert found == [False, True]


def test_every_inject_is_tried() -> None:
    tried = {row[0] for row in (*EFFECTS, *WHEN, *ANSWERS)} | {"I02", "I13", "I19"}
    assert tried == set(IDS)
