"""After the Treaty: when its events come, what is answered to them, how far its own rules look."""

import pytest

from tests.core.builders import CONTROL, Table
from tests.scenarios.sheet import with_slot
from tests.scenarios.test_treaty import GAME, IDS, LAYOUT, rules, table
from tests.scenarios.theatre import (
    act_levels,
    answer,
    hold,
    net,
    one_more,
    put,
    record_acts,
    rule_effects,
    turn_end,
)
from wargame.core import commands as cm
from wargame.core import state as st
from wargame.core.records import Log

NOW = 5
# Turns in which an event may come of itself.
TURNS: dict[str, tuple[int, ...]] = {
    "T01": (1,), "T02": (), "T03": (), "T04": (2, 3, 4), "T05": (3,), "T06": (3, 4),
    "T07": (3, 4, 5), "T08": (), "T09": (),
}  # fmt: skip


@pytest.mark.parametrize("inject", TURNS)
def test_an_event_has_the_turns_of_the_design(inject: str) -> None:
    spec = rules().game.scenario.injects[IDS.index(inject)]
    assert (spec.turns, spec.chance) == (TURNS[inject], "")


def test_every_event_is_among_them() -> None:
    assert list(TURNS) == IDS


def forget(here: Table) -> None:
    for number in range(len(IDS)):
        here.state = with_slot(here.state, here.slot(f"inject.{number}"), 0)


# Event, setting, the turn at whose start it would come, whether it does.
WHEN: list[tuple[str, str, int, bool]] = [
    ("T04", "played R19", 2, True),
    ("T04", "", 2, False),
    ("T05", "turn 2", 3, True),
    ("T05", "turn 3", 4, False),
    ("T07", "turn 2", 3, True),
    ("T07", "turn 2; played N05 2", 3, False),
    ("T07", "turn 2; played N06 1", 3, False),
    ("T07", "turn 3; played N05 1", 4, True),
    ("T07", "turn 3; played N06 1", 4, True),
    ("T07", "turn 3; played N05 2", 4, False),
    ("T07", "turn 3; played N06 2", 4, False),
]


@pytest.mark.parametrize(("inject", "setting", "turn", "comes"), WHEN)
def test_an_event_comes_when_the_design_says(
    inject: str, setting: str, turn: int, comes: bool
) -> None:
    here = table(f"proximity 0; {setting}")
    forget(here)
    turn_end(here)
    while here.state.turn < turn or not here.waits_for():
        assert one_more(here)
    assert (here[f"inject.{IDS.index(inject)}"] > 0) is comes


def fire(here: Table, inject: str) -> None:
    forget(here)
    here.give(cm.Fire(CONTROL, IDS.index(inject)))


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
    """T01 asks each Allied seat."""
    here = table()
    fire(here, "T01")
    found: list[str] = []
    for by, choice in zip(("usa", "western", "eastern"), choices, strict=True):
        found = answer(here, "treaty_answer", choice, by, "inject T01")
    assert found == effects


@pytest.mark.parametrize(
    ("said", "effects"),
    [
        (("regret",) * 5, ["tension -1"]),
        (("blame", *("regret",) * 4), []),
        ((*("blame",) * 2, *("regret",) * 3), []),
        ((*("blame",) * 3, *("regret",) * 2), ["tension +1"]),
    ],
)
def test_statements_after_the_accident_move_the_ladder(
    said: tuple[str, ...], effects: list[str]
) -> None:
    """T03: nobody blames, or more than half do."""
    here = table()
    fire(here, "T03")
    turn_end(here)
    hold(here, "statement")
    found: list[str] = []
    for name, choice in zip(here.game.seats, said, strict=True):
        found = answer(here, "statement", choice, name, "procedure statements")
    assert found == effects


NOTICED = ["arms_control -1", "cheating off"]
EXPOSED = "exposed_act on for 0"
FOUND = [EXPOSED, "finding on for 1"]


@pytest.mark.parametrize(
    ("age", "level", "setting", "found"),
    [
        # What is known of the breach afterwards, and what T04 did.
        (3, 0, "cheating on", {0: [[]], 2: [[*NOTICED, EXPOSED]], 3: [[*NOTICED, *FOUND]]}),
        (4, 0, "cheating on", {0: [[], NOTICED]}),
        # What is known already is nothing new.
        (0, 2, "", {2: [[]], 3: [FOUND]}),
        (0, 3, "", {3: [[]]}),
    ],
)
def test_pictures_lift_what_is_known_of_a_bent_treaty(
    age: int, level: int, setting: str, found: dict[int, list[list[str]]]
) -> None:
    """T04 throws at +2 and looks four turns back."""
    came: dict[int, list[list[str]]] = {}
    for key in range(3, 60):
        here = table(f"turn {NOW - age}")
        record_acts(here, [level], "baltic")
        put(here, f"turn {NOW}; {setting}")
        record_acts(here, [0], "america")
        here.state = with_slot(here.state, st.KEY, key)
        begins = len(here.events)
        fire(here, "T04")
        breach, elsewhere = act_levels(here)
        assert elsewhere == ("america", 0)
        effects = rule_effects(here, "inject T04", NOW, begins)
        if effects not in (known := came.setdefault(breach[1], [])):
            known.append(effects)
    assert {known: sorted(some) for known, some in came.items()} == found


@pytest.mark.parametrize(("held", "may"), [(0, False), (1, True)])
def test_those_who_march_are_argued_with_for_a_capital(held: int, may: bool) -> None:
    """T06, `explain`."""
    here = table(f"western.capital {held}")
    fire(here, "T06")
    asked = here.asked()["march", here.seat("western")]
    options = [option.id for option in here.game.questions[asked.question].options]
    assert (options.index("explain") in asked.choices) is may


def earlier(setting: str, what: str, age: int) -> Table:
    here = table(f"turn {NOW}; {setting}")
    put(here, f"played {what} {NOW - age}")
    return here


ENDS: list[tuple[str, str, str, list[str]]] = [
    *(("calm", "tension 5", order, []) for order in ("R05", "R13", "R18", "N05")),
    *(("rung_by_rung", "rung_before 8", order, ["tension at most 8"]) for order in
      ("N09", "N10", "N13", "S01")),
    ("rung_by_rung", "rung_before 8; played N10 5", "R05", ["tension at most 9"]),
]  # fmt: skip


@pytest.mark.parametrize(("procedure", "setting", "what", "effects"), ENDS)
def test_a_month_s_end_counts_what_was_done_in_that_month(
    procedure: str, setting: str, what: str, effects: list[str]
) -> None:
    def ended(here: Table) -> list[str]:
        now = turn_end(here)
        return rule_effects(here, f"procedure {procedure}", now)

    usual = ended(table(f"turn {NOW}; {setting}"))
    assert usual != effects
    assert [ended(earlier(setting, what, age)) for age in range(2)] == [effects, usual]


@pytest.mark.parametrize(("age", "worth"), [(0, 1), (1, 1), (2, 0)])
def test_sanctions_rest_on_an_act_attributed_within_two_months(age: int, worth: int) -> None:
    """E01, on top of what stands at Cohesion 6."""
    here = table(f"cohesion 6; turn {NOW - age}")
    record_acts(here, [2], "baltic")
    put(here, f"turn {NOW}")
    assert net(here, "eu", "E01 : stated") == worth


@pytest.mark.parametrize(("option", "worth"), [("stated", 0), ("open_ended", -2)])
def test_sanctions_rest_on_an_aim(option: str, worth: int) -> None:
    """E01 with an aim, and without."""
    assert net(table("cohesion 6"), "eu", f"E01 : {option}") == worth


def test_two_hours_five_months_and_the_orders_of_each_seat() -> None:
    scenario = rules().game.scenario
    assert (scenario.minutes, scenario.turns) == (120, 5)
    assert {seat.id: seat.orders for seat in scenario.seats} == {
        "russia": 3, "usa": 2, "western": 2, "eastern": 2, "eu": 2,
    }  # fmt: skip
    assert (GAME, LAYOUT) == ("after_the_treaty", "five")


@pytest.mark.parametrize(
    ("name", "start"),
    [("will_us", 3), ("will_west", 2), ("will_east", 3), ("rung_before", 6), ("presence", 4),
     ("support", 7), ("prestige", 5), ("revenue", 5)],
)  # fmt: skip
def test_a_number_begins_where_the_files_say(name: str, start: int) -> None:
    assert rules().game.slots[table().slot(name)].start == start


PLACES = [
    ("america", 5, 3, 4), ("western_europe", 5, 3, 4), ("eastern_europe", 5, 2, 4),
]  # fmt: skip


@pytest.mark.parametrize(("place", "alignment", "resilience", "partnership"), PLACES)
def test_a_home_front_begins_where_the_files_say(
    place: str, alignment: int, resilience: int, partnership: int
) -> None:
    slots = {slot.name: slot.start for slot in rules().game.slots}
    found = [slots[f"{place}.{dial}"] for dial in ("alignment", "resilience", "partnership")]
    assert found == [alignment, resilience, partnership]


@pytest.mark.parametrize(
    ("setting", "amounts"),
    [
        # Capital, then Means.
        ("cohesion 6", {"russia": (3, 2), "usa": (2, 2), "western": (1, 1), "eastern": (1, 1),
                        "eu": (2, 2)}),
        ("cohesion 7", {"western": (2, 1), "eastern": (2, 1)}),
        ("support 3", {"russia": (2, 2)}),
        ("support 4", {"russia": (3, 2)}),
        ("support 8", {"russia": (4, 2)}),
        ("revenue 3", {"russia": (3, 1)}),
        ("revenue 4", {"russia": (3, 2)}),
        ("revenue 6", {"russia": (3, 2)}),
        ("revenue 7", {"russia": (3, 3)}),
        ("cohesion 6; pledge on", {"usa": (2, 3), "western": (1, 2), "eastern": (1, 1)}),
    ],
)  # fmt: skip
def test_what_comes_in_each_month(setting: str, amounts: dict[str, tuple[int, int]]) -> None:
    here = table(setting)
    for slot, info in enumerate(here.game.slots):
        if info.family == "resource":
            here.state = with_slot(here.state, slot, 0)
    coming = list(here.state.numbers)
    here.engine.rules.function("income")(coming, Log())
    for name, amount in amounts.items():
        found = (coming[here.slot(f"{name}.capital")], coming[here.slot(f"{name}.means")])
        assert found == amount, name


@pytest.mark.parametrize(("held", "kept"), [(0, 0), (1, 1), (2, 1)])
def test_one_of_each_may_be_kept(held: int, kept: int) -> None:
    here = table(f"eastern.capital {held}; eastern.means {held}; cohesion 6; sanctions 0")
    here.state = with_slot(here.state, here.slot("will_west"), 0)
    turn_end(here)
    assert (here["eastern.capital"], here["eastern.means"]) == (kept + 1, kept + 1)


def test_a_purse_holds_nine_at_most() -> None:
    here = table()
    for purse in ("russia.capital", "russia.means"):
        more = (cm.Ruling(here.slot(purse), "add", 50),)
        here.give(cm.Rule(CONTROL, more, "a windfall"))
        assert here[purse] == 9


def test_a_month_has_its_minutes() -> None:
    assert {phase.id: phase.minutes for phase in rules().game.scenario.phases} == {
        "situation": 2, "talk": 8, "orders": 3, "adjudication": 4, "consequences": 2,
    }  # fmt: skip
