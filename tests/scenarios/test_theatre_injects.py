"""The main events list: when each inject comes, to whom, and what it does."""

import pytest

from tests.core.builders import CONTROL, Table
from tests.scenarios.sheet import with_slot
from tests.scenarios.theatre import (
    act_levels,
    begin,
    engine,
    one_more,
    put,
    record_acts,
    rule_effects,
    turn_end,
)
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core import state as st
from wargame.core.engine.audience import SEQUEL

IDS = [inject.id for inject in engine().game.scenario.injects]


def came(table: Table, inject: str) -> bool:
    return table.state[table.slot(f"inject.{IDS.index(inject)}")] > 0


def forget(table: Table) -> None:
    """As if no inject had come yet."""
    for number in range(len(IDS)):
        table.state = with_slot(table.state, table.slot(f"inject.{number}"), 0)


def fire(table: Table, inject: str) -> list[str]:
    begins, now = len(table.events), table.state.turn
    table.give(cm.Fire(CONTROL, IDS.index(inject), again=True))
    return rule_effects(table, f"inject {inject}", now, begins)


EFFECTS: list[tuple[str, str, list[str]]] = [
    ("I01", "", []),
    ("I03", "", []),
    ("I04", "", ["revenue -2", "oil_moved on"]),
    ("I05", "", ["revenue +2", "oil_moved on"]),
    ("I06", "", ["tension +1"]),
    ("I07", "", ["tension +1", "later 1 crisis on for 1"]),
    ("I08", "turn 2", ["north_macedonia.vote_due = 2"]),
    ("I09", "", ["western_europe.grievance on"]),
    ("I11", "", ["arms_control -1"]),
    ("I12", "georgia.alignment 4", ["georgia.opportunity on for 1"]),
    ("I12", "moldova.alignment 3", ["moldova.opportunity on for 1"]),
    ("I14", "", []),
    ("I15", "", ["georgia.warned on"]),
    ("I16", "", ["tension +1", "strait on for 0"]),
    ("I17", "", []),
    ("I18", "", []),
    ("I20", "", []),
    ("I21", "armenia.resilience 0", ["armenia.turmoil on for 1"]),
    ("I22", "", ["ledgers on for 0"]),
    ("I23", "", ["cheap_mobility on for 0"]),
    ("I24", "", []),
    ("I25", "", []),
    ("I26", "", ["pause on for 0", "tension -1"]),
    ("I27", "", ["south on"]),
]


@pytest.mark.parametrize(("inject", "setting", "effects"), EFFECTS)
def test_an_inject_does_what_the_design_says(inject: str, setting: str, effects: list[str]) -> None:
    table = begin(setting)
    forget(table)
    assert fire(table, inject) == effects


def test_a_government_falls_somewhere_near() -> None:
    table = begin()
    forget(table)
    turmoil, resilience = fire(table, "I13")
    place = turmoil.split(".")[0]
    assert turmoil == f"{place}.turmoil on for 1"
    assert resilience == f"{place}.resilience -1"
    assert place in {table.game.places[p] for p in dict(table.game.groups)["near_abroad"]}


def test_fighters_return_somewhere_in_central_asia() -> None:
    table = begin()
    forget(table)
    unrest, resilience = fire(table, "I19")
    assert unrest == "unrest on for 2"
    place = resilience.split(".")[0]
    assert place in {table.game.places[p] for p in dict(table.game.groups)["central_asia"]}


def test_the_nerve_agent_is_an_act_that_is_suspected() -> None:
    table = begin()
    before = act_levels(table)
    forget(table)
    fire(table, "I09")
    assert act_levels(table)[len(before) :] == [("western_europe", 1)]


def test_pictures_of_a_missile_lift_what_is_known() -> None:
    """Thrown at +2; which row comes is shown by how far the act rises, and it is no other act."""
    found = pictures("cheating on", [0])
    noticed = ["arms_control -1", "cheating off"]
    exposed = "exposed_act on for 0"
    assert found == {0: [], 2: [*noticed, exposed], 3: [*noticed, exposed, "finding on for 1"]}


def test_pictures_of_what_is_known_show_nothing_new() -> None:
    """I10: arms control suffers once, and a finding is denied but once."""
    assert pictures("", [2]) == {2: [], 3: ["exposed_act on for 0", "finding on for 1"]}
    assert pictures("", [3]) == {3: []}


def test_pictures_of_what_is_denied_shame_moscow() -> None:
    assert "prestige -1" in pictures("cheating on; denied on", [0])[3]
    assert "prestige -1" not in pictures("cheating on; denied on", [0])[2]


def pictures(setting: str, levels: list[int]) -> dict[int, list[str]]:
    """What I10 does, by what is known of a breach in the Baltic afterwards."""
    found: dict[int, list[str]] = {}
    for key in range(3, 90):
        table = begin(setting)
        record_acts(table, levels, "baltic")
        record_acts(table, [0], "moldova")
        table.state = with_slot(table.state, st.KEY, key)
        forget(table)
        effects = fire(table, "I10")
        breach, elsewhere = act_levels(table)
        assert breach[0] == "baltic"
        assert elsewhere == ("moldova", 0)
        assert found.setdefault(breach[1], effects) == effects
    return found


# Inject, what brings it about, the turn at whose start or end it would come, whether it does.
WHEN: list[tuple[str, str, int, bool]] = [
    ("I03", "", 2, True),
    ("I06", "close_call on", 1, True),
    ("I06", "close_call on; channel on", 1, False),
    ("I06", "close_call on; hotline on", 1, False),
    ("I07", "crash on", 1, True),
    ("I07", "", 1, False),
    ("I10", "played R19", 2, True),
    ("I10", "", 2, False),
    ("I11", "", 2, True),
    ("I12", "georgia.alignment 4", 2, True),
    ("I12", "georgia.alignment 3", 2, False),
    ("I12", "moldova.alignment 3", 2, True),
    ("I12", "moldova.alignment 2", 2, False),
    ("I14", "sanctions 4", 2, True),
    ("I14", "sanctions 3", 2, False),
    ("I15", "georgia.alignment 4", 2, True),
    ("I15", "georgia.accession 1", 2, True),
    ("I15", "", 2, False),
    ("I17", "moldova.rescue on", 2, True),
    ("I17", "ukraine.proxy 0", 2, False),
    ("I18", "turn 2", 3, True),
    ("I20", "turn 2; played P04 moldova", 3, True),
    ("I20", "turn 2; played N09", 3, True),
    ("I20", "turn 2", 3, False),
    ("I21", "armenia.resilience 0", 2, True),
    ("I21", "", 2, False),
    ("I22", "", 2, True),
    ("I23", "", 2, True),
    ("I24", "turn 2", 3, True),
    ("I24", "turn 2; played N05 2", 3, False),
    ("I24", "turn 2; played N06 1", 3, False),
    ("I24", "turn 3; played N05 1", 4, True),
    ("I24", "turn 3; played N06 1", 4, True),
    ("I24", "turn 3; played N05 2", 4, False),
    ("I24", "turn 3; played N06 2", 4, False),
    ("I25", "", 2, False),
    ("I26", "", 2, False),
    ("I27", "", 2, False),
]


@pytest.mark.parametrize(("inject", "setting", "turn", "comes"), WHEN)
def test_an_inject_comes_when_the_design_says(
    inject: str, setting: str, turn: int, comes: bool
) -> None:
    table = begin(f"north_macedonia.vote_due 0; proximity 0; {setting}")
    forget(table)
    turn_end(table)
    while table.state.turn < turn or not table.waits_for():
        one_more(table)
    assert came(table, inject) is comes


@pytest.mark.slow
@pytest.mark.parametrize(
    ("inject", "turns", "low", "high"),
    [
        ("I04", (1, 2, 3), 10, 60),
        ("I05", (1, 2, 3), 10, 60),
        ("I09", (1, 2, 3), 10, 60),
        ("I13", (1, 2, 3, 4), 10, 70),
        ("I16", (2, 3, 4), 10, 70),
        ("I19", (2, 3, 4), 30, 90),
    ],
)
def test_what_is_drawn_comes_in_some_games(
    inject: str, turns: tuple[int, ...], low: int, high: int
) -> None:
    spec = engine().game.scenario.injects[IDS.index(inject)]
    assert spec.turns == turns
    count = 0
    for key in range(3, 103):
        table = begin()
        table.state = with_slot(table.state, st.KEY, key)
        forget(table)
        for _ in range(3):
            turn_end(table)
            while not table.waits_for() and not table.state.over:
                one_more(table)
        count += came(table, inject)
    assert low <= count <= high


def test_one_of_the_two_oil_prices_comes_and_never_both() -> None:
    for key in range(3, 63):
        table = begin()
        table.state = with_slot(table.state, st.KEY, key)
        for _ in range(3):
            turn_end(table)
            while not table.waits_for() and not table.state.over:
                one_more(table)
        assert not (came(table, "I04") and came(table, "I05"))


def test_a_contingency_comes_by_control_s_hand() -> None:
    table = begin()
    assert not came(table, "I26")
    fire(table, "I26")
    assert came(table, "I26")


def heard_of(table: Table, event: ev.Event) -> str:
    """The inject that an event tells of, if it tells of one."""
    if isinstance(event, ev.InjectFired):
        return IDS[event.inject]
    first = len(table.game.seats) * table.game.width
    if isinstance(event, ev.RuleRan) and first <= event.source < SEQUEL:
        source = table.game.sources[event.source - first]
        return source.id if source.kind == "inject" else ""
    return ""


def test_an_inject_reaches_those_it_is_meant_for_and_nobody_else() -> None:
    table = begin("georgia.alignment 4")
    turn_end(table)
    while not table.waits_for():
        one_more(table)
    told = {
        name: {heard for seen in table.log(name) if (heard := heard_of(table, seen.event))}
        for name in (*table.game.seats, "public")
    }
    assert "I12" in told["russia"]
    assert all("I12" not in found for name, found in told.items() if name != "russia")
    assert "I02" in told["moldova"]
    assert "I02" not in told["usa"]
    assert "I01" in told["public"]


# Turns in which an inject may come of itself, and how likely it is in each.
TURNS: dict[str, tuple[tuple[int, ...], str]] = {
    "I01": ((1,), ""), "I02": ((1,), ""), "I03": ((2,), ""), "I04": ((1, 2, 3), "1 in 6"),
    "I05": ((1, 2, 3), "1 in 5"), "I06": ((), ""), "I07": ((), ""), "I08": ((1,), ""),
    "I09": ((1, 2, 3), "1 in 6"), "I10": ((2, 3, 4), ""), "I11": ((2,), ""), "I12": ((), ""),
    "I13": ((1, 2, 3, 4), "1 in 6"), "I14": ((2,), ""), "I15": ((), ""),
    "I16": ((2, 3, 4), "1 in 5"), "I17": ((), ""), "I18": ((3,), ""),
    "I19": ((2, 3, 4), "1 in 3"), "I20": ((3,), ""), "I21": ((), ""), "I22": ((2,), ""),
    "I23": ((2,), ""), "I24": ((3, 4), ""), "I25": ((), ""), "I26": ((), ""), "I27": ((), ""),
}  # fmt: skip


@pytest.mark.parametrize("inject", TURNS)
def test_an_inject_has_the_turns_and_the_chance_of_the_design(inject: str) -> None:
    spec = engine().game.scenario.injects[IDS.index(inject)]
    assert (spec.turns, spec.chance) == TURNS[inject]


@pytest.mark.parametrize("age", [0, 3])
def test_pictures_tell_of_an_act_of_any_turn(age: int) -> None:
    """I10 looks four turns back, which is the whole of a game, in either row that finds it."""
    levels = set()
    for key in range(3, 30):
        table = begin(f"turn {4 - age}")
        record_acts(table, [0], "baltic")
        put(table, "turn 4")
        table.state = with_slot(table.state, st.KEY, key)
        forget(table)
        fire(table, "I10")
        levels.add(act_levels(table)[0][1])
    assert levels == {0, 2, 3}


@pytest.mark.parametrize(
    ("setting", "who"),
    [("georgia.alignment 4", "georgia"), ("armenia.alignment 3", "armenia")],
)
def test_whom_moscow_is_losing(setting: str, who: str) -> None:
    """I12 speaks of states at Alignment 3 or more that have moved West since the start."""
    for worse in ("", "; moldova.alignment 2"):
        table = begin(setting + worse)
        forget(table)
        assert fire(table, "I12") == [f"{who}.opportunity on for 1"]
