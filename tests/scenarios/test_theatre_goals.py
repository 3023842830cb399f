"""Near Abroad's starting values against the design's table, and what each objective earns."""

import pytest

from tests.scenarios.sheet import with_slot
from tests.scenarios.theatre import begin, engine, turn_end
from wargame.core import state as st
from wargame.core.engine.scoring import scores
from wargame.core.records import Log

# Alignment, Resilience, Leverage, Partnership.
STARTS = {
    "moldova": (0, 2, 3, 1), "georgia": (3, 3, 3, 3), "ukraine": (3, 2, 3, 3),
    "azerbaijan": (-1, 2, 2, 1), "armenia": (-3, 2, 4, 1), "belarus": (-4, 2, 4, 1),
    "kazakhstan": (-2, 3, 3, 1), "kyrgyzstan": (-3, 1, 3, 1), "tajikistan": (-3, 1, 3, 1),
    "uzbekistan": (-1, 2, 3, 1), "north_macedonia": (4, 3, 1, 3),
}  # fmt: skip
FLAGS = {
    "frozen_conflict": {"moldova", "georgia", "ukraine", "azerbaijan"},
    "russian_troops": {"moldova", "georgia", "ukraine"},
    "aspirant": {"georgia", "ukraine", "north_macedonia"},
    "commission": {"georgia", "ukraine"},
    "missions": {"georgia"},
    "csto": {"armenia", "belarus", "kazakhstan", "kyrgyzstan", "tajikistan"},
    "eeu": {"armenia", "belarus", "kazakhstan", "kyrgyzstan"},
    "has_left": {"uzbekistan"},
    "bilateral_dispute": {"north_macedonia"},
}
WORLD = {
    "tension": 5, "cohesion": 6, "deterrence": 5, "sanctions": 3, "dialogue": 2, "arms_control": 2,
    "revenue": 5, "support": 7, "prestige": 5, "lives_lost": 13, "driven_out": 0, "presence": 4,
    "will_us": 3, "will_west": 2, "will_east": 2, "enlargement_view": 0,
}  # fmt: skip
OTHERS = {
    "moldova.ambition": 2, "georgia.ambition": 4, "ukraine.ambition": 4, "azerbaijan.ambition": 2,
    "armenia.ambition": 2, "belarus.ambition": 1, "kazakhstan.ambition": 3,
    "kyrgyzstan.ambition": 1, "tajikistan.ambition": 1, "uzbekistan.ambition": 2,
    "north_macedonia.ambition": 4, "moldova.military": 1, "georgia.military": 2,
    "ukraine.military": 2, "azerbaijan.military": 2, "armenia.military": 1, "belarus.military": 1,
    "kazakhstan.military": 1, "kyrgyzstan.military": 0, "tajikistan.military": 0,
    "uzbekistan.military": 1, "north_macedonia.military": 1, "ukraine.proxy": 2,
    "ukraine.network": 1, "western_europe.network": 1, "georgia.recognitions": 1,
    "north_macedonia.accession": 1, "america.resilience": 3, "western_europe.resilience": 3,
    "eastern_europe.resilience": 2, "baltic.forces": 2, "moldova.posture": 1,
    "georgia.posture": 2, "ukraine.posture": 2, "azerbaijan.posture": 1, "armenia.posture": 0,
    "belarus.posture": 0, "kazakhstan.posture": 1, "kyrgyzstan.posture": 0,
    "tajikistan.posture": 0, "uzbekistan.posture": 1, "north_macedonia.posture": 2,
    "america.alignment": 5, "america.partnership": 4, "western_europe.alignment": 5,
    "western_europe.partnership": 4, "eastern_europe.alignment": 5,
    "eastern_europe.partnership": 4,
}  # fmt: skip


def start(name: str) -> int:
    return next(slot.start for slot in engine().game.slots if slot.name == name)


@pytest.mark.parametrize("state", STARTS)
def test_a_state_begins_as_the_design_s_table_says(state: str) -> None:
    dials = ("alignment", "resilience", "leverage", "partnership")
    assert tuple(start(f"{state}.{dial}") for dial in dials) == STARTS[state]


@pytest.mark.parametrize("flag", FLAGS)
def test_flags_stand_where_the_design_s_table_says(flag: str) -> None:
    on = {
        slot.name.partition(".")[0]
        for slot in engine().game.slots
        if slot.key == flag and slot.family == "flag" and slot.start == st.FOREVER
    }
    assert on == FLAGS[flag]


@pytest.mark.parametrize(("name", "value"), [*WORLD.items(), *OTHERS.items()])
def test_a_number_begins_where_the_files_say(name: str, value: int) -> None:
    assert start(name) == value


@pytest.mark.parametrize(
    ("setting", "russia"),
    [("revenue 4", (3, 3)), ("revenue 6", (3, 3)), ("support 4", (3, 3)), ("support 7", (3, 3))],
)
def test_what_moscow_has_between_its_thresholds(setting: str, russia: tuple[int, int]) -> None:
    table = begin(setting)
    for purse in ("russia.capital", "russia.means"):
        table.state = with_slot(table.state, table.slot(purse), 0)
    coming = list(table.state.numbers)
    table.engine.rules.function("income")(coming, Log())
    found = tuple(coming[table.slot(f"russia.{kind}")] for kind in ("capital", "means"))
    assert found == russia


LINE = "moldova.red_line_crossed on"
FIRM = "moldova.resilience 5; armenia.resilience 5; belarus.resilience 3"
POINTS: list[tuple[str, str, str, str, int]] = [
    ("nine", "russia", "sphere", "", 2), ("nine", "russia", "sphere", "armenia.leverage 2", 1),
    ("nine", "russia", "sphere", "armenia.leverage 2; belarus.leverage 2", 0),
    ("nine", "russia", "west_halted", "", 2),
    ("nine", "russia", "west_halted", "georgia.alignment 4", 1),
    ("nine", "russia", "west_halted", "north_macedonia.member on", 1),
    ("nine", "russia", "west_halted", "georgia.alignment 4; ukraine.member on", 0),
    ("nine", "russia", "standing", "prestige 6; support 6", 2),
    ("nine", "russia", "standing", "prestige 5; sanctions 2", 1),
    ("nine", "russia", "standing", "prestige 5; cohesion 4", 1),
    ("nine", "russia", "standing", "prestige 5", 0),
    ("nine", "usa", "deterrence", "deterrence 6; tension 7", 2),
    ("nine", "usa", "deterrence", "deterrence 6; tension 8", 1),
    ("nine", "usa", "deterrence", "deterrence 5", 0),
    ("nine", "usa", "unity", "cohesion 6", 2), ("nine", "usa", "unity", "cohesion 5", 1),
    ("nine", "usa", "unity", "cohesion 4", 0),
    ("nine", "usa", "arms", "", 2), ("nine", "usa", "arms", "arms_control 1", 1),
    ("nine", "usa", "arms", "missile on; arms_control 1", 0),
    ("nine", "western", "two_tracks", "deterrence 6; dialogue 3", 2),
    ("nine", "western", "two_tracks", "deterrence 6; tension 6", 1),
    ("nine", "western", "two_tracks", "deterrence 6; tension 7", 0),
    ("nine", "western", "two_tracks", "", 0),
    ("nine", "western", "calm", "tension 4", 2), ("nine", "western", "calm", "tension 5", 1),
    ("nine", "western", "calm", "tension 6", 0),
    ("nine", "western", "price", "", 2), ("nine", "western", "price", "sanctions 4", 1),
    ("nine", "western", "price", "cohesion 4", 0),
    ("nine", "eastern", "shield", "deterrence 7", 2),
    ("nine", "eastern", "shield", "deterrence 6", 1), ("nine", "eastern", "shield", "", 0),
    ("nine", "eastern", "firm", "", 2), ("nine", "eastern", "firm", "sanctions 2", 1),
    ("nine", "eastern", "open_door", "georgia.accession 1", 2),
    ("nine", "eastern", "open_door", "moldova.partnership 4", 1),
    ("nine", "eastern", "open_door", "moldova.partnership 3", 0),
    ("nine", "eu", "sanctions", "", 2), ("nine", "eu", "sanctions", "russia.word_broken on", 2),
    ("nine", "eu", "sanctions", "sanctions 2", 1),
    ("nine", "eu", "resilience", FIRM, 2),
    ("nine", "eu", "resilience", "moldova.resilience 5; armenia.resilience 5", 1),
    ("nine", "eu", "resilience", "moldova.resilience 5", 1), ("nine", "eu", "resilience", "", 0),
    ("nine", "eu", "clean", "ukraine.network 0", 2), ("nine", "eu", "clean", "", 1),
    ("nine", "eu", "clean", "ukraine.network 2", 0),
    ("nine", "moldova", "hold", "moldova.leverage 2", 2), ("nine", "moldova", "hold", "", 1),
    ("nine", "moldova", "hold", "moldova.leverage 4", 0),
    ("nine", "moldova", "state", "moldova.resilience 4", 2),
    ("nine", "moldova", "state", "moldova.resilience 3", 1), ("nine", "moldova", "state", "", 0),
    ("nine", "moldova", "line", "", 2), ("nine", "moldova", "line", LINE, 1),
    ("nine", "moldova", "line", "moldova.moscow_terms on", 1),
    ("nine", "moldova", "line", "played R16 moldova", 1),
    ("nine", "moldova", "line", "moldova.eeu on", 0),
    ("nine", "georgia", "hold", "georgia.leverage 2", 2), ("nine", "georgia", "hold", "", 1),
    ("nine", "georgia", "state", "georgia.resilience 5", 2),
    ("nine", "georgia", "state", "georgia.resilience 4", 1), ("nine", "georgia", "state", "", 0),
    ("nine", "georgia", "line", "", 2), ("nine", "georgia", "line", "played R16 georgia", 1),
    ("nine", "georgia", "line", "georgia.eeu on", 0),
    ("nine", "georgia", "hold", "georgia.leverage 4", 0),
    ("nine", "ukraine", "hold", "ukraine.leverage 2", 2), ("nine", "ukraine", "hold", "", 1),
    ("nine", "ukraine", "state", "ukraine.resilience 4", 2),
    ("nine", "ukraine", "state", "ukraine.resilience 3", 1), ("nine", "ukraine", "state", "", 0),
    ("nine", "ukraine", "line", "", 2), ("nine", "ukraine", "line", "played R16 ukraine", 1),
    ("nine", "ukraine", "line", "ukraine.eeu on", 0),
    ("nine", "ukraine", "hold", "ukraine.leverage 4", 0),
    ("nine", "central", "hold", "kazakhstan.leverage 2", 2), ("nine", "central", "hold", "", 1),
    ("nine", "central", "hold", "kazakhstan.leverage 4", 0),
    ("nine", "central", "state", "kyrgyzstan.resilience 5", 2),
    ("nine", "central", "state", "kyrgyzstan.resilience 3", 1), ("nine", "central", "state", "", 0),
    ("nine", "central", "line", "kazakhstan.partnership 2", 2), ("nine", "central", "line", "", 1),
    ("nine", "central", "line", "central.red_line_crossed on", 0),
    ("six", "nato", "deterrence", "deterrence 6", 2), ("six", "nato", "deterrence", "", 0),
    ("six", "nato", "deterrence", "deterrence 6; tension 8", 1),
    ("six", "nato", "unity", "", 2), ("six", "nato", "unity", "cohesion 5", 1),
    ("six", "nato", "unity", "cohesion 5; nato.word_broken on", 0),
    ("six", "nato", "two_tracks", "deterrence 6; dialogue 3", 2),
    ("six", "nato", "two_tracks", "dialogue 3", 1), ("six", "nato", "two_tracks", "", 0),
    ("three", "west", "deterrence", "deterrence 6", 2), ("three", "west", "deterrence", "", 1),
    ("three", "west", "deterrence", "tension 6", 0),
    ("three", "west", "unity", "", 2), ("three", "west", "unity", "cohesion 5", 1),
    ("three", "west", "unity", "sanctions 2", 1), ("three", "west", "unity", "cohesion 4", 0),
    ("three", "west", "neighbours", FIRM, 2),
    ("three", "west", "neighbours", "moldova.resilience 5", 1),
    ("three", "west", "neighbours", "", 0),
    ("nine", "russia", "standing", "prestige 6; support 5", 0),
    ("nine", "russia", "standing", "prestige 5; cohesion 5", 0),
    ("nine", "usa", "arms", "missile on", 1),
    ("nine", "western", "price", "cohesion 5", 2),
    ("nine", "western", "price", "sanctions 4; cohesion 5", 1),
    ("nine", "eu", "resilience", "moldova.resilience 4", 0),
    ("nine", "central", "state", "kyrgyzstan.resilience 4", 1),
    ("nine", "central", "state", "kyrgyzstan.resilience 2", 0),
    ("six", "nato", "deterrence", "deterrence 6; tension 7", 2),
    ("six", "nato", "unity", "nato.word_broken on", 1),
    ("three", "west", "deterrence", "deterrence 6; tension 6", 1),
    ("three", "west", "neighbours", "moldova.resilience 5; armenia.resilience 5", 1),
    ("three", "west", "neighbours", "moldova.resilience 4", 0),
]  # fmt: skip


@pytest.mark.parametrize(("layout", "seat", "objective", "setting", "points"), POINTS)
def test_an_objective_earns_what_its_text_says(
    layout: str, seat: str, objective: str, setting: str, points: int
) -> None:
    table = begin(setting, layout)
    game = table.game
    found = {
        (game.seats[one.seat], one.id): score.score
        for score in scores(table.engine, table.state)
        for one in (game.objectives[score.objective],)
    }
    assert found[seat, objective] == points


def test_easing_alone_costs_the_goals_that_rest_on_unity() -> None:
    """E02 alone is remembered by its option."""
    for layout, seat, objective, points in (
        ("nine", "eastern", "firm", 0),
        ("nine", "eu", "sanctions", 0),
        ("six", "nato", "unity", 1),
    ):
        table = begin("", layout)
        slot = table.slot("last E02 by option.1")
        numbers = list(table.state.numbers)
        numbers[slot] = 1
        found = {
            (table.game.seats[one.seat], one.id): score.score
            for score in scores(table.engine, st.State(tuple(numbers)))
            for one in (table.game.objectives[score.objective],)
        }
        assert found[seat, objective] == points


@pytest.mark.parametrize(("rung", "over"), [(10, True), (9, False)])
def test_war_ends_the_game(rung: int, over: bool) -> None:
    """The end `war`: at rung 10, reached from 9 with force that turn."""
    table = begin(f"tension {rung}; rung_before 9; played R05; played N10; proximity 0")
    turn_end(table)
    assert bool(table.state.over) is over


@pytest.mark.parametrize(("levels", "proven"), [("0 1", 0), ("2", 1), ("1 2 3", 2)])
def test_an_act_is_proven_once_it_is_attributed(levels: str, proven: int) -> None:
    """The measure `proven`."""
    table = begin(f"acts {levels}")
    ids = [measure.id for measure in table.game.scenario.measures]
    measure = table.game.measures[ids.index("proven")]
    assert table.engine.reading(table.state, measure) == proven


KINDS = {
    "diplomatic": ("R01", "R02", "R03", "R04", "R10"),
    "subversive": ("R06", "R07", "R08", "R09", "R11", "R12", "R19"),
    "overt": ("R05", "R13", "R14", "R15", "R16", "R17", "R18", "R20"),
}


@pytest.mark.parametrize(("kind", "order"), [(k, one) for k, all_ in KINDS.items() for one in all_])
def test_russia_s_orders_are_counted_by_their_kind(kind: str, order: str) -> None:
    """LO1: each of its own twenty is in one of three measures."""
    table = begin()
    table.state = with_slot(table.state, table.slot(f"count {order} by all.0"), 1)
    ids = [measure.id for measure in table.game.scenario.measures]
    counted = {
        name: table.engine.reading(table.state, table.game.measures[ids.index(name)])
        for name in KINDS
    }
    assert counted == {name: int(name == kind) for name in KINDS}
