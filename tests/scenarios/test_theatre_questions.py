"""Bargains, votes, statements and written positions: what each answer does."""

import pytest

from tests.core.builders import CONTROL, Table
from tests.scenarios.theatre import (
    answer,
    asked_after,
    begin,
    done,
    finish,
    hold,
    lock,
    one_more,
    put,
    rule_effects,
    turn_end,
)
from wargame.core import commands as cm
from wargame.core import events as ev

R, N, E = "russia", "usa", "eu"

ANSWERS: list[tuple[str, str, str, str, str, str, list[str]]] = [
    # setting, seat, order, row, question, by, choice -> effects
    ("", R, "R01 moldova", "major", "accession_demand moldova", "accept",
     ["moldova.eeu on", "moldova.alignment -2"]),
    ("", R, "R01 moldova", "major", "accession_demand moldova", "bargain",
     ["moldova.alignment -1", "moldova.leverage +1", "moldova.grievance on",
      "later 1 moldova.means +1", "later 1 russia.means -1"]),
    ("", R, "R01 moldova", "major", "accession_demand moldova", "refuse",
     ["moldova.arrears +0", "moldova.capital -2"]),
    ("moldova.capital 1", R, "R01 moldova", "major", "accession_demand moldova", "refuse",
     ["moldova.arrears +1", "moldova.capital -1"]),
    ("", "moldova", "P04 moldova", "substantial_deal", "signature russia", "sign",
     ["moldova.settled on", "moldova.frozen_conflict off", "moldova.leverage -1", "tension -1",
      "support +1", "prestige +1"]),
    ("", "moldova", "P04 moldova", "substantial_deal", "signature russia", "price", []),
    ("", "moldova", "P04 moldova", "substantial_deal", "signature russia", "decline",
     ["moldova.alignment +1"]),
    ("tension 8", R, "R05", "no_change", "written_position usa", "stand", []),
    ("tension 8", R, "R05", "no_change", "written_position eastern", "terms", []),
    ("casualties on", N, "N12 europe", "", "response_level eastern", "4", []),
    ("", N, "N07 europe", "", "reciprocity russia", "reciprocate", ["arms_control +1"]),
    ("arms_control 4", N, "N07 europe", "", "reciprocity russia", "reciprocate", []),
    ("", N, "N07 europe", "", "reciprocity russia", "decline", []),
    ("", E, "E02 : deal", "", "easing_for_restraint russia", "agree",
     ["sanctions -1", "revenue +1"]),
    ("", E, "E02 : deal", "", "easing_for_restraint russia", "refuse", []),
    ("", R, "D01", "", "pause_of_steps usa", "sign",
     ["tension -1", "georgia.alignment -1", "ukraine.alignment -1", "north_macedonia.alignment -1",
      "cohesion -1", "will_east -1"]),
    ("", R, "D01", "", "pause_of_steps usa", "decline", ["prestige -1"]),
]  # fmt: skip


@pytest.mark.parametrize(("setting", "seat", "order", "row", "asked", "choice", "effects"), ANSWERS)
def test_an_answer_does_what_the_design_says(
    setting: str, seat: str, order: str, row: str, asked: str, choice: str, effects: list[str]
) -> None:
    question, by = asked.split()
    table = asked_after(setting, seat, order, question, row)
    assert sorted(answer(table, question, choice, by, seat)) == sorted(effects)


def test_the_price_of_a_signature_is_paid_or_not() -> None:
    for choice, effects in (
        ("pay", ["moldova.settled on", "moldova.moscow_terms on", "moldova.frozen_conflict off",
                 "moldova.ambition at most 1", "tension -1"]),
        ("keep_course", ["moldova.alignment +1"]),
    ):  # fmt: skip
        table = asked_after("", "moldova", "P04 moldova", "signature", "substantial_deal")
        answer(table, "signature", "price", R)
        assert answer(table, "price_of_peace", choice, "moldova") == effects


def test_a_draft_of_moscow_may_be_signed_until_the_end_of_the_turn_after() -> None:
    for choice, effects in (
        ("sign", ["georgia.settled on", "georgia.moscow_terms on", "georgia.frozen_conflict off",
                  "georgia.ambition at most 1", "georgia.alignment -1", "tension -1"]),
        ("decline", ["georgia.alignment +1"]),
        ("let_lapse", []),
    ):  # fmt: skip
        table = asked_after("", R, "R03 georgia", "settlement_draft", "substantial_deal")
        said = answer(table, "settlement_draft", choice, "georgia", "question settlement_draft")
        assert said == effects


def vote(table: Table, question: str, answers: dict[str, str]) -> None:
    for by, choice in answers.items():
        answer(table, question, choice, by)


@pytest.mark.parametrize(
    ("setting", "levels", "effects"),
    [
        # The lowest level all accept is free; each step above it costs a point of Cohesion.
        ("", "0 0 0", ["tension +0", "cohesion +0", "will_west +0"]),
        ("", "1 1 1", ["tension +0", "cohesion +0", "will_west +0", "deterrence +1"]),
        ("", "2 2 2",
         ["tension +1", "cohesion +0", "will_west +0", "deterrence +1", "sanctions +1"]),
        ("", "4 2 4",
         ["tension +1", "cohesion -2", "will_west -2", "deterrence +1", "sanctions +1"]),
        ("", "4 4 4",
         ["tension +3", "cohesion +0", "will_west +0", "deterrence +1", "sanctions +1"]),
        ("stand_by on; ", "2 2 2",
         ["tension +1", "cohesion +0", "will_west +0", "deterrence +1", "sanctions +1",
          "deterrence +1"]),
        ("stand_by on; ", "1 1 1",
         ["tension +0", "cohesion +0", "will_west +0", "deterrence +1", "deterrence -2"]),
    ],
)  # fmt: skip
def test_the_collective_response_is_what_all_accept(
    setting: str, levels: str, effects: list[str]
) -> None:
    table = asked_after(f"{setting}casualties on", N, "N12 europe", "response_level")
    one, two, three = levels.split()
    answer(table, "response_level", one, "usa")
    answer(table, "response_level", two, "western")
    said = answer(table, "response_level", three, "eastern", "usa")
    assert sorted(said) == sorted([*effects, "casualties off"])


def test_two_calls_for_a_collective_response_are_one_vote() -> None:
    table = begin("casualties on")
    lock(table, "usa", "N12 europe")
    lock(table, "eastern", "N12 europe")
    finish(table)
    hold(table, "response_level")
    assert len([key for key in table.asked() if key[0] == "response_level"]) == 3


def test_a_written_position_is_on_record_if_all_stand() -> None:
    for last, effects in (("stand", ["stand_by on for 2"]), ("terms", [])):
        table = asked_after("tension 8", R, "R05", "written_position", "no_change")
        answer(table, "written_position", "stand", "usa")
        answer(table, "written_position", "stand", "western")
        assert answer(table, "written_position", last, "eastern", R) == effects


def test_below_a_direct_clash_nobody_is_asked_for_a_written_position() -> None:
    table = begin("tension 7")
    done(table, R, "R05", "no_change")
    assert "written_position" not in {name for name, _ in table.asked()}


def test_an_exercise_in_a_csto_state_needs_moscow_s_consent() -> None:
    table = asked_after("kazakhstan.ambition 3", N, "N03 kazakhstan", "react R02")
    effects = answer(table, "react R02", "use", R, "question react R02")
    assert effects == [
        "russia.capital -1",
        "usa.capital +1",
        "usa.means +1",
        "kazakhstan.alignment -1",
    ]


@pytest.mark.parametrize("setting", ["kazakhstan.csto off", "kazakhstan.loosened on"])
def test_who_has_left_or_loosened_the_csto_asks_nobody(setting: str) -> None:
    table = begin(f"kazakhstan.ambition 3; {setting}")
    done(table, N, "N03 kazakhstan", "slow")
    assert "react R02" not in {name for name, _ in table.asked()}


def test_a_joint_step_is_stopped_where_an_ally_breaks_silence() -> None:
    """Nothing is done, the price comes back, and unity is the worse for it."""
    table = asked_after("", N, "N05 baltic : permanent", "react N14")
    assert {seat for name, seat in table.asked() if name == "react N14"} == {
        table.seat("western"), table.seat("eastern"),
    }  # fmt: skip
    effects = answer(table, "react N14", "use", "western", "question react N14")
    assert effects == ["usa.capital +1", "usa.means +2", "cohesion -1", "will_west -1"]
    assert table["deterrence"] == 5


def test_silence_means_consent() -> None:
    table = asked_after("", N, "N05 baltic : rotate", "react N14")
    answer(table, "react N14", "pass", "western")
    answer(table, "react N14", "pass", "eastern")
    assert table["deterrence"] == 6


def test_moscow_may_stay_away_from_the_council_and_looks_the_smaller() -> None:
    table = asked_after("", N, "N09 europe : risk", "react D02")
    effects = answer(table, "react D02", "use", R, "question react D02")
    assert effects == ["usa.capital +1", "prestige -1"]


def test_sanctions_stand_when_somebody_pays_and_crumble_when_nobody_does() -> None:
    for answers, effects in (
        ({"usa": "leave", "western": "leave", "eastern": "leave", "eu": "leave"},
         ["sanctions -1", "cohesion -1", "will_west -1"]),
        ({"usa": "leave", "western": "leave", "eastern": "leave", "eu": "pay"},
         ["eu.capital -1"]),
    ):  # fmt: skip
        table = begin()
        put(table, "moldova.eeu off")
        turn_end(table)
        hold(table, "upkeep")
        said: list[str] = []
        for by, choice in answers.items():
            said = answer(table, "upkeep", choice, by, "procedure upkeep")
        assert said == effects


def test_in_the_first_turn_nobody_pays_and_later_nobody_sees_who_does() -> None:
    table = begin()
    began = [event for event in table.events if isinstance(event, ev.Asked)]
    upkeep = table.question("upkeep")
    assert upkeep not in {event.question for event in began}
    turn_end(table)
    hold(table, "upkeep")
    begins = len(table.events)
    answer(table, "upkeep", "pay", "usa", "procedure upkeep")
    (said,) = [event for event in table.events[begins:] if isinstance(event, ev.Answered)]
    assert said.audience == 1 << table.seat("usa")


@pytest.mark.parametrize(("held", "may"), [(0, False), (1, True)])
def test_sanctions_are_paid_for_with_a_capital_that_is_there(held: int, may: bool) -> None:
    table = begin()
    turn_end(table)
    hold(table, "upkeep")
    put(table, f"usa.capital {held}")
    asked = table.asked()["upkeep", table.seat(N)]
    options = [option.id for option in table.game.questions[asked.question].options]
    assert (options.index("pay") in asked.choices) is may


def test_without_sanctions_nobody_is_asked_to_pay() -> None:
    table = begin("sanctions 0")
    turn_end(table)
    while not table.waits_for():
        assert "upkeep" not in {name for name, _ in table.asked()}
        one_more(table)


@pytest.mark.parametrize(
    ("choice", "effects"),
    [
        ("deny", ["denied on for 1", "later 1 cohesion +1", "later 1 will_east +1"]),
        ("say_nothing", ["cohesion +1", "will_east +1"]),
    ],
)
def test_a_finding_is_denied_or_not(choice: str, effects: list[str]) -> None:
    table = begin("exposed_act on")
    finish(table)
    hold(table, "denial")
    assert answer(table, "denial", choice, R, "procedure denial") == effects


def test_where_nothing_was_found_nobody_denies() -> None:
    table = begin()
    now = turn_end(table)
    assert not rule_effects(table, "procedure denial", now)
    assert "denial" not in {name for name, _ in table.asked()}


def test_control_can_stop_after_three_turns_and_scores_stand() -> None:
    table = begin()
    for _ in range(3):
        turn_end(table)
        while not table.waits_for() and one_more(table):
            pass
    table.give(cm.Stop(CONTROL, "three turns were planned"))
    assert table.state.over


def test_an_attack_is_answered_from_a_statement_to_full_defence_and_silence_deploys() -> None:
    table = asked_after("casualties on", N, "N12 europe", "response_level")
    info = table.game.questions[table.question("response_level")]
    assert [option.id for option in info.options] == ["0", "1", "2", "3", "4"]
    assert info.options[info.default].id == "1"
