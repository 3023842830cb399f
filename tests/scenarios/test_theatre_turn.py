"""What happens by itself at a turn's start and end, and what becomes of promises."""

import pytest

from tests.core.builders import Table
from tests.scenarios.sheet import with_slot
from tests.scenarios.theatre import (
    answer,
    asked_after,
    begin,
    by_row,
    one_more,
    put,
    rule_effects,
    rule_events,
    turn_end,
)
from wargame.core import state as st
from wargame.core.records import Log

# Setting, procedure, what it does.
ENDS: list[tuple[str, str, list[str]]] = [
    ("moldova.partnership 3", "ceiling", ["moldova.partnership at most 2"]),
    ("moldova.resilience 1", "drift", ["moldova.leverage +1"]),
    ("moldova.resilience 2", "drift", []),
    ("georgia.blockade on", "ports_open", []),
    ("georgia.blockade on; played N03 georgia", "ports_open", ["georgia.blockade off"]),
    ("georgia.blockade on; played N05", "ports_open", ["georgia.blockade off"]),
    ("georgia.recognitions 2", "recognised", []),
    ("played R17 georgia", "recognised", ["georgia.leverage at least 4"]),
    ("armenia.resilience 0", "failing_states", ["armenia.leverage +1", "armenia.alignment -1"]),
    ("played R13; played N05", "dilemma", ["tension +1"]),
    ("played R18; played N05", "dilemma", ["tension +1"]),
    ("played R13", "dilemma", []),
    ("proximity 2", "apart", ["proximity -1"]),
    ("proximity 1", "apart", []),
    ("talks_capped on; dialogue 4", "no_serious_talks", ["dialogue at most 2"]),
    ("channel on; dialogue 0", "line_dead", ["channel off"]),
    ("channel on; dialogue 1", "line_dead", []),
    ("tension 8; rung_before 8", "on_the_edge", ["tension +1"]),
    ("tension 8; played N09", "on_the_edge", []),
    ("tension 8; played N10", "on_the_edge", []),
    ("tension 8; played N13", "on_the_edge", []),
    ("tension 8; played S01", "on_the_edge", []),
    ("tension 7", "on_the_edge", []),
    ("tension 4", "calm", ["tension -1"]),
    ("tension 3", "calm", []),
    *((f"{flag} on", "calm", []) for flag in ("close_call", "crash", "exposed_act", "strait")),
    *((f"played {order}", "calm", []) for order in
      ("R05", "R13", "R15", "R16", "R17", "R18", "N05", "N08")),
    ("support 8", "rally_fades", ["support -1"]),
    ("support 7", "rally_fades", []),
    ("support 8; consolidated on", "rally_fades", []),
    ("support 8; played R16", "rally_fades", []),
    ("turn 2; sanctions 4", "sanctions_felt", ["support -1"]),
    ("turn 2; sanctions 3", "sanctions_felt", []),
    ("turn 3; sanctions 4", "sanctions_felt", []),
    ("turn 2; sanctions 4; consolidated on", "sanctions_felt", []),
    ("rung_before 5", "rung_by_rung", ["tension at most 8"]),
    ("rung_before 8", "rung_by_rung", ["tension at most 9"]),
    ("rung_before 9", "rung_by_rung", ["tension at most 10"]),
    *((f"rung_before 8; played {order}", "rung_by_rung", ["tension at most 8"]) for order in
      ("N09", "N10", "N13", "S01")),
    *((f"rung_before 8; played N10; played {order}", "rung_by_rung", ["tension at most 9"])
      for order in ("R05", "R16")),
    ("will_us 4; will_west 4; will_east 4", "cohesion_of_three", ["cohesion = 10"]),
    ("will_us 3; will_west 2; will_east 2", "cohesion_of_three", ["cohesion = 6"]),
    ("will_us 1; will_west 1; will_east 1", "cohesion_of_three", ["cohesion = 3"]),
    ("georgia.proxy 1; georgia.rescue on", "proxies_called",
     ["georgia.proxy -1", "georgia.rescue off"]),
    ("georgia.proxy 1; georgia.rescue on; played R16 georgia", "proxies_called",
     ["georgia.proxy +1", "georgia.rescue off"]),
    ("turn 2; moldova.network 1", "networks_grow", ["moldova.network +1", "ukraine.network +1"]),
    ("turn 2; moldova.network 1; moldova.resilience 3", "networks_grow", ["ukraine.network +1"]),
    ("turn 2; eastern_europe.network 1", "networks_grow",
     ["ukraine.network +1", "eastern_europe.network +1"]),
    ("moldova.network 1", "networks_grow", []),
]  # fmt: skip


def test_no_quiet_is_told_of_beside_an_accident() -> None:
    """The accident is rolled first, and what it comes to is known to the quiet turn."""
    seen = set()
    for key in range(3, 60):
        table = begin("tension 5; channel on")
        table.state = with_slot(table.state, st.KEY, key)
        begins, now = len(table.events), turn_end(table)
        accident = bool(rule_effects(table, "procedure accident", now, begins))
        quiet = bool(rule_effects(table, "procedure calm", now, begins))
        assert not (accident and quiet)
        seen.add((accident, quiet))
    assert seen == {(True, False), (False, True)}


@pytest.mark.parametrize(("setting", "procedure", "effects"), ENDS)
def test_a_turn_s_end_does_what_the_design_says(
    setting: str, procedure: str, effects: list[str]
) -> None:
    table = begin(setting)
    now = turn_end(table)
    assert rule_effects(table, f"procedure {procedure}", now) == effects


# Proximity and what stands around it: the net of the accident roll.
ACCIDENTS = [
    ("", 1),
    ("proximity 2", 2),
    ("proximity 3", 3),
    ("tension 3", 0),
    ("tension 4", 1),
    ("tension 6", 1),
    ("tension 7", 2),
    ("tension 8", 2),
    ("tension 9", 3),
    ("dialogue 1", 2),
    ("dialogue 3", 0),
    ("dialogue 5", -1),
    ("channel on", -1),
    ("hotline on", 0),
    ("channel on; hotline on", -1),
    ("transparency on", 0),
]


@pytest.mark.parametrize(("setting", "net"), ACCIDENTS)
def test_an_accident_hangs_on_closeness_tension_and_talk(setting: str, net: int) -> None:
    table = begin(setting)
    turn_end(table)
    (event,) = rule_events(table, "procedure accident")
    assert event.rolls[0].net == net


def test_what_an_accident_comes_to() -> None:
    crash = ["collision on for 1", "crash on for 0"]
    assert by_row("proximity 3; tension 7", "procedure accident") == {
        "nothing": [],
        "near_miss": ["near_miss on for 1", "close_call on for 0"],
        "collision": crash,
        "lethal": [*crash, "casualties on for 2"],
    }


def test_far_apart_nothing_happens() -> None:
    table = begin("proximity 0")
    turn_end(table)
    assert not rule_effects(table, "procedure accident", 1)


VOTES = [
    ("", 2),
    ("north_macedonia.vote_shift -3", -1),
    ("played E04 north_macedonia", 3),
    ("played N11 north_macedonia", 3),
]


@pytest.mark.parametrize(("setting", "net"), VOTES)
def test_a_vote_hangs_on_meddling_and_protection(setting: str, net: int) -> None:
    table = begin(setting)
    now = turn_end(table)
    (event,) = rule_events(table, "procedure votes")
    assert event.rolls[0].net == net
    assert "north_macedonia.vote_shift = 0" in rule_effects(table, "procedure votes", now)


def test_what_a_vote_decides() -> None:
    counted = ["north_macedonia.vote_shift = 0"]
    open_way = "north_macedonia.bilateral_dispute off"
    assert by_row("north_macedonia.vote_shift -2", "procedure votes") == {
        "rejected": ["north_macedonia.aspirant off", "north_macedonia.alignment -1", *counted],
        "void": counted,
        "disputed": [open_way, *counted],
        "clear": [open_way, "north_macedonia.alignment +1", *counted],
    }


GOVERNMENTS = [
    ("", "azerbaijan", -1),
    ("azerbaijan.posture 2", "azerbaijan", 0),
    ("azerbaijan.leverage 3", "azerbaijan", -2),
    ("played N01 azerbaijan", "azerbaijan", 1),
    ("played N02 azerbaijan", "azerbaijan", 1),
    ("played E04 azerbaijan", "azerbaijan", 1),
    ("played E05 azerbaijan", "azerbaijan", 1),
]


@pytest.mark.parametrize(("setting", "state", "net"), GOVERNMENTS)
def test_governments_without_a_seat_follow_their_leaning(
    setting: str, state: str, net: int
) -> None:
    table = begin(f"north_macedonia.vote_due 0; {setting}")
    turn_end(table)
    (event,) = rule_events(table, "procedure held_back")
    alone = ["azerbaijan", "armenia", "belarus"]
    assert event.rolls[alone.index(state)].net == net


FIRST = "azerbaijan.resilience +1"


@pytest.mark.parametrize(
    ("setting", "progress", "breakthrough"),
    [
        ("", [FIRST], [FIRST, "azerbaijan.ambition +1"]),
        ("azerbaijan.resilience 3", [FIRST], [FIRST, "azerbaijan.ambition +1"]),
        ("azerbaijan.resilience 4", [], ["azerbaijan.ambition +1"]),
        ("azerbaijan.ambition 3", [FIRST], [FIRST, "azerbaijan.ambition +1"]),
        ("azerbaijan.ambition 4", [FIRST], [FIRST]),
    ],
)
def test_what_governments_without_a_seat_achieve(
    setting: str, progress: list[str], breakthrough: list[str]
) -> None:
    rows = by_row(f"azerbaijan.posture 2; {setting}", "procedure held_back")
    assert rows == {"stalled": [], "slow": [], "progress": progress, "breakthrough": breakthrough}


@pytest.mark.parametrize(
    ("setting", "net", "repulsed", "foothold"),
    [
        ("", 0, ["ukraine.proxy -1"], []),
        ("ukraine.proxy 1", -1, ["ukraine.rescue on for 1"], ["ukraine.rescue on for 1"]),
        ("ukraine.military 0", 2, ["ukraine.proxy -1"], []),
    ],
)
def test_proxies_fight_for_their_ground(
    setting: str, net: int, repulsed: list[str], foothold: list[str]
) -> None:
    table = begin(setting)
    turn_end(table)
    assert rule_events(table, "procedure proxies_waver")[0].rolls[0].net == net
    assert by_row(setting, "procedure proxies_waver") == {
        "repulsed": repulsed, "foothold": foothold, "limited_aims": [], "fait_accompli": [],
    }  # fmt: skip


def test_closed_ports_cost_a_means_at_the_turn_s_start() -> None:
    table = begin("ukraine.blockade on")
    turn_end(table)
    while not table.waits_for():
        one_more(table)
    effects = rule_effects(table, "procedure blockades", 2)
    assert effects == ["ukraine.means -1"]


def test_arrears_are_paid_from_the_next_income() -> None:
    table = begin("moldova.arrears 1")
    turn_end(table)
    while not table.waits_for():
        one_more(table)
    effects = rule_effects(table, "procedure arrears_paid", 2)
    assert effects == ["moldova.capital -1", "moldova.arrears = 0"]


def test_the_theatre_s_rules_are_in_force_from_the_first_turn() -> None:
    table = begin()
    assert table["proximity"] == 1
    assert table["rung_before"] == 5


def test_three_quarters_of_a_way_to_war_take_as_many_turns_as_rungs() -> None:
    """From 5 no turn leads beyond 8, from 8 none beyond 9, and only then comes 10."""
    table = begin("tension 10; played R05")
    turn_end(table)
    assert table["tension"] == 8
    assert not table.state.over


@pytest.mark.parametrize(
    ("setting", "amounts"),
    [
        # Of nine seats: Russia, the Allies, the EU, partners; Capital, then Means.
        ("", {"russia": (3, 3), "usa": (2, 2), "western": (1, 1), "eastern": (1, 1),
              "eu": (2, 3), "moldova": (2, 1), "central": (2, 1)}),
        ("support 3", {"russia": (2, 3)}),
        ("support 8", {"russia": (4, 3)}),
        ("cohesion 7", {"western": (2, 1), "eastern": (2, 1)}),
        ("pledge on", {"usa": (2, 3), "western": (1, 2)}),
        ("revenue 3", {"russia": (3, 2)}),
        ("revenue 7", {"russia": (3, 4)}),
        ("missile on", {"russia": (3, 2)}),
        ("missile on; foothold_south on; georgia.proxy 1", {"russia": (3, 1)}),
    ],
)  # fmt: skip
def test_what_comes_in_each_turn(setting: str, amounts: dict[str, tuple[int, int]]) -> None:
    table = begin(setting)
    for slot, info in enumerate(table.game.slots):
        if info.family == "resource":
            table.state = with_slot(table.state, slot, 0)
    coming = list(table.state.numbers)
    table.engine.rules.function("income")(coming, Log())
    for name, (capital, means) in amounts.items():
        found = (coming[table.slot(f"{name}.capital")], coming[table.slot(f"{name}.means")])
        assert found == (capital, means), name


@pytest.mark.parametrize(
    ("layout", "seat", "amounts"),
    [("six", "nato", (3, 3)), ("four", "nato", (3, 3)), ("three", "west", (4, 5))],
)
def test_one_western_seat_has_what_several_have_together(
    layout: str, seat: str, amounts: tuple[int, int]
) -> None:
    table = begin("", layout)
    for slot, info in enumerate(table.game.slots):
        if info.family == "resource":
            table.state = with_slot(table.state, slot, 0)
    coming = list(table.state.numbers)
    table.engine.rules.function("income")(coming, Log())
    found = (coming[table.slot(f"{seat}.capital")], coming[table.slot(f"{seat}.means")])
    assert found == amounts


def promised() -> Table:
    table = asked_after("", "eu", "E02 : deal", "easing_for_restraint")
    answer(table, "easing_for_restraint", "agree", "russia", "eu")
    return table


@pytest.mark.parametrize("order", ["R12", "R15", "R16", "R17"])
def test_a_promise_of_restraint_is_broken_by_arms(order: str) -> None:
    table = promised()
    while not table.waits_for():
        one_more(table)
    put(table, f"played {order}")
    now = turn_end(table)
    assert rule_effects(table, "promise restraint", now) == [
        "russia.word_broken on for 2", "prestige -1", "sanctions +1", "cohesion +1",
        "will_west +1",
    ]  # fmt: skip


@pytest.mark.parametrize("order", ["R12", "R15", "R16", "R17"])
def test_a_promise_of_restraint_binds_from_the_turn_in_which_it_is_given(order: str) -> None:
    """E02: what Moscow did in the turn before it promised nothing to anybody breaks no word."""
    for turn, broken in ((1, False), (2, True)):
        question = "easing_for_restraint"
        table = asked_after(f"turn 2; played {order} {turn}", "eu", "E02 : deal", question)
        answer(table, question, "agree", "russia", "eu")
        turn_end(table)
        assert bool(rule_effects(table, "promise restraint", 2)) is broken


def test_a_pause_of_accession_steps_binds_from_the_turn_in_which_it_is_signed() -> None:
    """D01, as with restraint."""
    for turn, broken in ((1, False), (2, True)):
        setting = f"turn 2; played N08 georgia {turn}"
        table = asked_after(setting, "russia", "D01", "pause_of_steps")
        answer(table, "pause_of_steps", "sign", "usa", "russia")
        turn_end(table)
        assert bool(rule_effects(table, "promise no_step", 2)) is broken


def test_a_promise_of_restraint_that_is_kept_pays_both() -> None:
    table = promised()
    while not table.waits_for():
        one_more(table)
    now = turn_end(table)
    assert rule_effects(table, "promise restraint", now) == []
    while not table.waits_for():
        one_more(table)
    now = turn_end(table)
    assert rule_effects(table, "promise restraint", now) == ["prestige +1", "dialogue +1"]


@pytest.mark.parametrize(
    ("played", "effects"),
    [
        ("played N08", ["usa.word_broken on for 2", "dialogue -1", "support +1"]),
        ("", []),
    ],
)
def test_a_pause_of_accession_steps_is_kept_or_broken(played: str, effects: list[str]) -> None:
    table = asked_after("", "russia", "D01", "pause_of_steps")
    answer(table, "pause_of_steps", "sign", "usa", "russia")
    while not table.waits_for():
        one_more(table)
    put(table, played)
    now = turn_end(table)
    assert rule_effects(table, "promise no_step", now) == effects
    if not effects:
        while not table.waits_for():
            one_more(table)
        now = turn_end(table)
        assert rule_effects(table, "promise no_step", now) == ["tension -1"]
