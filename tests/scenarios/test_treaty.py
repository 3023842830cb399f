"""After the Treaty against its design: how it begins, what may be ordered, how it ends."""

import pytest

from tests.core.builders import CONTROL, Table
from tests.core.leaks import readers, twin_games
from tests.scenarios.sheet import with_slot
from tests.scenarios.test_theatre_games import GAMES, campaign
from tests.scenarios.theatre import (
    answer,
    begin,
    done,
    engine,
    net,
    one_more,
    record_acts,
    rule_effects,
    turn_end,
)
from wargame.core import commands as cm
from wargame.core.engine.engine import Engine
from wargame.core.engine.scoring import grade, scores

GAME, LAYOUT = "after_the_treaty", "five"
IDS = [inject.id for inject in engine(LAYOUT, GAME).game.scenario.injects]


def rules() -> Engine:
    return engine(LAYOUT, GAME)


def table(setting: str = "") -> Table:
    return begin(setting, LAYOUT, GAME)


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("tension", 6), ("cohesion", 7), ("deterrence", 5), ("dialogue", 2), ("arms_control", 2),
        ("presence", 4), ("sanctions", 3), ("baltic.forces", 4), ("black_sea.forces", 2),
    ],
)  # fmt: skip
def test_it_begins_where_the_design_says(name: str, start: int) -> None:
    assert rules().game.slots[table().slot(name)].start == start


def test_five_sit_at_the_table_for_five_months_and_the_dials_make_cohesion() -> None:
    assert rules().game.seats == ("russia", "usa", "western", "eastern", "eu")
    assert rules().game.scenario.turns == 5
    dials = sum(
        rules().game.slots[table().slot(n)].start for n in ("will_us", "will_west", "will_east")
    )
    assert (10 * dials + 6) // 12 == 7


def test_only_what_belongs_to_the_theatre_may_be_ordered() -> None:
    assert {code.id for code in rules().game.codes} == {
        "R05", "R08", "R13", "R18", "R19", "S01", "S02", "S03", "N05", "N06", "N07", "N09", "N10",
        "N11", "N12", "N13", "N14", "E01", "E04", "E06", "D02",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("setting", "worth"),
    [
        ("cohesion 6", 0), ("cohesion 7", 1), ("cohesion 6; missile on", 1),
        ("cohesion 6; finding on", 2), ("cohesion 6; sanctions 2", 1), ("cohesion 6; acts 2", 1),
        ("cohesion 4", -2),
    ],
)  # fmt: skip
def test_sanctions_hang_on_the_missile_and_on_unity(setting: str, worth: int) -> None:
    here = table(setting.replace("acts 2", ""))
    if "acts" in setting:
        record_acts(here, [2], "baltic")
    assert net(here, "eu", "E01 : stated") == worth


@pytest.mark.parametrize(
    ("setting", "effects"),
    [("tension 5", ["tension -1"]), ("tension 4", []), ("tension 5; played N05", []),
     ("tension 5; played R13", []), ("tension 5; played R18", []), ("tension 5; played R05", [])],
)  # fmt: skip
def test_a_quiet_month_cools_the_ladder(setting: str, effects: list[str]) -> None:
    here = table(setting)
    now = turn_end(here)
    assert rule_effects(here, "procedure calm", now) == effects


@pytest.mark.parametrize(
    ("setting", "bound"),
    [("rung_before 6", 8), ("rung_before 8", 9), ("rung_before 8; played N10", 8),
     ("rung_before 8; played N10; played R05", 9)],
)  # fmt: skip
def test_nuclear_alert_comes_only_from_a_clash(setting: str, bound: int) -> None:
    here = table(setting)
    now = turn_end(here)
    assert rule_effects(here, "procedure rung_by_rung", now) == [f"tension at most {bound}"]


@pytest.mark.parametrize(
    ("setting", "effects"),
    [("support 8", ["support -1"]), ("support 7", [])],
)
def test_a_rally_fades(setting: str, effects: list[str]) -> None:
    here = table(setting)
    assert rule_effects(here, "procedure rally_fades", turn_end(here)) == effects


@pytest.mark.parametrize(("turn", "effects"), [(3, ["support -1"]), (2, [])])
def test_heavy_sanctions_are_felt_every_third_month(turn: int, effects: list[str]) -> None:
    here = table(f"turn {turn}; sanctions 4")
    assert rule_effects(here, "procedure sanctions_felt", turn_end(here)) == effects


@pytest.mark.parametrize(
    ("setting", "grade_id"),
    [("tension 9", "lost"), ("tension 8", "crisis"), ("tension 6; arms_control 4", "framework"),
     ("tension 6; arms_control 3", "drifting"),
     ("tension 5; dialogue 2; arms_control 1", "drifting"),
     ("tension 6; dialogue 3; arms_control 1", "drifting"),
     ("tension 7; dialogue 3; arms_control 1", "drifting"),
     ("tension 5; dialogue 3; arms_control 1", "managed")],
)  # fmt: skip
def test_the_room_is_graded(setting: str, grade_id: str) -> None:
    here = table(setting)
    assert rules().game.scenario.grade[grade(rules(), here.state)].id == grade_id


@pytest.mark.parametrize(
    ("setting", "end"),
    [
        ("arms_control 4", True),
        ("arms_control 3", False),
        ("tension 9; rung_before 9", True),
        ("tension 8; rung_before 8; played N10", False),
    ],
)
def test_a_framework_or_an_alert_ends_the_game(setting: str, end: bool) -> None:
    here = table(setting + "; transparency on; proximity 0")
    turn_end(here)
    assert here.state.over > 0 if end else here.state.over == 0


FIRED: list[tuple[str, str, list[str]]] = [
    ("T01", "", ["arms_control -1"]),
    ("T02", "", ["tension +1"]),
    ("T03", "", ["tension +1", "later 1 crisis on for 1"]),
    ("T05", "", ["proximity +1", "baltic.forces +1"]),
    ("T06", "", []),
    ("T07", "", ["cohesion -1", "will_east -1"]),
    ("T08", "", []),
    ("T09", "", ["pause on for 0", "tension -1"]),
]


@pytest.mark.parametrize(("inject", "setting", "effects"), FIRED)
def test_an_inject_does_what_the_design_says(inject: str, setting: str, effects: list[str]) -> None:
    here = table(setting)
    begins = len(here.events)
    here.give(cm.Fire(CONTROL, IDS.index(inject), again=True))
    assert rule_effects(here, f"inject {inject}", 1, begins) == effects


@pytest.mark.parametrize(
    ("choice", "effects"),
    [("listen", ["will_west -1", "cohesion -1"]), ("explain", ["western.capital -1"])],
)
def test_those_who_march_are_told_something(choice: str, effects: list[str]) -> None:
    here = table()
    here.give(cm.Fire(CONTROL, IDS.index("T06"), again=True))
    assert answer(here, "march", choice, "western", "inject T06") == effects


def test_a_threat_frightens_more_with_the_missile() -> None:
    assert net(table("cohesion 7"), "russia", "R05") == 0
    assert net(table("cohesion 7; missile on"), "russia", "R05") == 1


def test_the_missile_can_be_traded_for_a_limit() -> None:
    effects = done(table("missile on"), "usa", "N13 europe : missiles", "narrow_deal")
    assert effects == ["arms_control +1", "missile off"]


POINTS: list[tuple[str, str, str, int]] = [
    ("russia", "divide", "cohesion 5", 2), ("russia", "divide", "cohesion 6", 1),
    ("russia", "divide", "cohesion 7", 0),
    ("russia", "keep", "missile on; tension 7", 2), ("russia", "keep", "missile on; tension 8", 1),
    ("russia", "keep", "played R18; arms_control 3", 2), ("russia", "keep", "arms_control 3", 0),
    ("russia", "standing", "prestige 6; support 6", 2),
    ("russia", "standing", "prestige 6; support 5", 1),
    ("russia", "standing", "prestige 5; support 5", 0),
    ("usa", "firm", "deterrence 7; cohesion 6", 2), ("usa", "firm", "deterrence 7; cohesion 5", 1),
    ("usa", "firm", "deterrence 5", 0),
    ("usa", "framework", "arms_control 3", 2), ("usa", "framework", "arms_control 2", 1),
    ("usa", "framework", "arms_control 1", 0),
    ("usa", "calm", "tension 6", 2), ("usa", "calm", "tension 7", 1),
    ("usa", "calm", "tension 8", 0),
    ("western", "two_tracks", "dialogue 3", 2), ("western", "two_tracks", "dialogue 2", 1),
    ("western", "two_tracks", "dialogue 2; deterrence 4", 0),
    ("western", "calm", "tension 5", 2), ("western", "calm", "tension 6", 1),
    ("western", "calm", "tension 7", 0),
    ("western", "measure", "channel on", 2), ("western", "measure", "", 1),
    ("eastern", "shield", "deterrence 7", 2), ("eastern", "shield", "deterrence 6", 1),
    ("eastern", "shield", "deterrence 5", 0),
    ("eastern", "answer", "", 2), ("eastern", "answer", "missile on; presence 6", 1),
    ("eastern", "answer", "missile on; presence 5", 0),
    ("eastern", "together", "cohesion 7", 2), ("eastern", "together", "cohesion 6", 1),
    ("eastern", "together", "cohesion 5", 0),
    ("eu", "purpose", "sanctions 3; cohesion 5", 2),
    ("eu", "purpose", "sanctions 4; cohesion 6", 2),
    ("eu", "purpose", "sanctions 4; cohesion 5", 1), ("eu", "purpose", "sanctions 2", 1),
    ("eu", "purpose", "sanctions 1", 0),
    ("eu", "resilience", "america.resilience 5", 2),
    ("eu", "resilience", "america.resilience 4", 1),
    ("eu", "resilience", "", 0),
    ("russia", "keep", "played R18; arms_control 2", 0),
    ("russia", "standing", "prestige 5; support 6", 1),
    ("usa", "firm", "deterrence 6; cohesion 6", 1),
    ("western", "two_tracks", "dialogue 3; deterrence 4", 1),
    ("eu", "calm", "tension 6", 2), ("eu", "calm", "tension 7", 1), ("eu", "calm", "tension 8", 0),
]  # fmt: skip


@pytest.mark.parametrize(("seat", "objective", "setting", "points"), POINTS)
def test_an_objective_earns_what_its_text_says(
    seat: str, objective: str, setting: str, points: int
) -> None:
    here = table(setting)
    found = {
        (rules().game.seats[o.seat], o.id): score.score
        for score in scores(rules(), here.state)
        for o in (rules().game.objectives[score.objective],)
    }
    assert found[seat, objective] == points


@pytest.mark.slow
def test_two_hundred_games_end_and_use_everything() -> None:
    found = campaign(LAYOUT, GAME)
    answers = {action.id for action in rules().game.scenario.actions if action.answers}
    assert {code.id for code in rules().game.codes if not found.ordered[code.id]} <= answers
    assert all(found.reacted[f"react {action}"] for action in answers)
    assert {name for name, count in found.injects.items() if count == 0} == {"T08", "T09"}
    for objective in rules().game.objectives:
        seat = rules().game.seats[objective.seat]
        met = found.points[seat, objective.id, 2]
        assert 0.05 * GAMES <= met <= 0.95 * GAMES, (seat, objective.id, met)
    assert set(found.grades) == {"lost", "crisis", "framework", "drifting", "managed"}


@pytest.mark.slow
def test_it_keeps_its_secrets() -> None:
    those = readers(rules().game)
    for number in range(40):
        assert twin_games(rules(), number, those[number % len(those)], looks=0.05) is None


def test_crisis_turns_allow_threats_and_no_exercises() -> None:
    here = table("crisis on; tension 3")
    assert here.why("russia", "R13 baltic") is not None
    assert here.why("russia", "R05") is None


def test_nobody_waits_for_an_answer_for_ever() -> None:
    here = table()
    here.state = with_slot(here.state, here.slot("sanctions"), 0)
    for _ in range(5):
        if here.state.over:
            break
        turn_end(here)
        while not here.waits_for() and one_more(here):
            pass
    assert here.state.over
