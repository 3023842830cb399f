"""How far each number goes and what its levels are called; what seats hold, keep and see of it."""

import pytest

from tests.core.builders import CONTROL
from tests.scenarios.theatre import LAYOUTS, begin, engine, lock, put, turn_end
from wargame.core import commands as cm

LADDER = [
    "partnership", "friction", "dispute", "costs_imposed", "grey_zone_contest", "confrontation",
    "show_of_force", "regional_war", "direct_clash", "nuclear_alert", "war",
]  # fmt: skip
# Track, lowest, highest, and its levels with where they begin.
TRACKS: list[tuple[str, int, int, dict[str, int]]] = [
    ("tension", 0, 10, {name: rung for rung, name in enumerate(LADDER)}),
    ("cohesion", 0, 10, {"split": 0, "strained": 3, "steady": 5, "united": 7}),
    ("support", 0, 10, {"brittle": 0, "firm": 4, "rallied": 8}),
    ("prestige", 0, 10, {}),
    ("revenue", 0, 10, {}),
    ("dialogue", 0, 5, {}),
    ("will_us", 0, 4, {}),
    ("will_west", 0, 4, {}),
    ("will_east", 0, 4, {}),
    ("enlargement_view", 0, 2, {"kyle": 0, "neutral": 1, "natopa": 2}),
    ("recognitions", 0, 3, {}),
    ("proximity", 0, 3, {}),
    ("alignment", -5, 5,
     {"moscow": -5, "leans_to_moscow": -2, "between": -1, "leans_west": 2, "west": 4}),
    ("resilience", 0, 5, {"failing": 0, "weak": 1, "shaky": 2, "steady": 3, "strong": 4}),
    ("leverage", 0, 5, {"slight": 0, "some": 1, "strong": 3, "gripping": 5}),
    ("partnership", 0, 4, {}),
    ("ambition", 0, 4, {"none": 0, "civil": 1, "reform": 2, "training": 3, "everything": 4}),
    ("military", 0, 3, {}),
    ("passports", 0, 3, {}),
    ("network", 0, 3, {}),
    ("arrears", 0, 4, {}),
    ("deterrence", 0, 10, {"thin": 0, "partial": 4, "firm": 6, "strong": 8}),
    ("sanctions", 0, 5, {}),
    ("arms_control", 0, 5, {}),
    ("rung_before", 0, 10, {}),
    ("presence", 0, 8, {}),
    ("forces", 0, 5, {}),
    ("proxy", 0, 2, {}),
    ("accession", 0, 3, {}),
    ("vote_due", 0, 12, {}),
    ("vote_shift", -6, 6, {}),
    ("posture", 0, 2, {"loyalist": 0, "hedger": 1, "aspirant": 2}),
    ("lives_lost", 0, 99, {}),
    ("driven_out", 0, 99, {}),
]  # fmt: skip


@pytest.mark.parametrize(("track", "lowest", "highest", "levels"), TRACKS)
def test_a_track_goes_as_far_as_the_design_says(
    track: str, lowest: int, highest: int, levels: dict[str, int]
) -> None:
    """What Control adds stops at either end, on every place that has the track."""
    table = begin()
    slots = [k for k, slot in enumerate(table.game.slots) if slot.key == track]
    assert slots
    for slot in (slots[0], slots[-1]):
        for amount, end in ((200, highest), (-400, lowest)):
            added = (cm.Ruling(slot, "add", amount),)
            table.give(cm.Rule(CONTROL, added, "as far as it goes"))
            assert table.state[slot] == end
    spec = next(one for one in table.game.scenario.tracks if one.id == track)
    assert {level.id: level.value for level in spec.levels} == levels


def test_every_track_is_among_them() -> None:
    # What is switched off is no track of the game.
    there = {t.id for t in engine().game.scenario.tracks} - set(engine().game.scenario.off)
    assert there == {name for name, *_ in TRACKS}


@pytest.mark.parametrize("dials", range(13))
def test_three_dials_make_cohesion_by_rounding_to_the_nearest(dials: int) -> None:
    """cohesion_of_three: ten times the sum, divided by twelve."""
    parts = [min(4, max(0, dials - 4 * k)) for k in range(3)]
    put(table := begin(), "; ".join(
        f"{name} {part}" for name, part in zip(
            ("will_us", "will_west", "will_east"), parts, strict=True)
    ))  # fmt: skip
    turn_end(table)
    assert table["cohesion"] == (20 * dials + 12) // 24


BANDS = ["few", "few", "many", "many", "massed", "massed"]


@pytest.mark.parametrize(("units", "band"), list(enumerate(BANDS)))
def test_forces_in_doubt_are_seen_as_a_band(units: int, band: str) -> None:
    table = begin(f"baltic.forces {units}; baltic.doubt on")
    slot = table.slot("baltic.forces")
    seen = {
        name: next(dial for dial in table.view(name).dials if dial.slot == slot)
        for name in ("usa", "russia")
    }
    assert (seen["usa"].value, seen["usa"].band) == (None, band)
    assert (seen["russia"].value, seen["russia"].band) == (units, "")


# Seats and how many orders each gives a turn.
ORDERS = {
    "six": {"russia": 3, "nato": 3, "eu": 2, "moldova": 2, "georgia": 2, "central": 2},
    "seven": {"russia": 3, "usa": 2, "western": 2, "eastern": 2, "eu": 2, "moldova": 2,
              "ukraine": 2},
    "nine": {"russia": 3, "usa": 2, "western": 2, "eastern": 2, "eu": 2, "moldova": 2,
             "georgia": 2, "ukraine": 2, "central": 2},
    "four": {"russia": 3, "nato": 3, "eu": 2, "moldova": 2},
    "three": {"russia": 3, "west": 4, "moldova": 2},
}  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_seat_gives_as_many_orders_as_the_design_says(layout: str) -> None:
    scenario = engine(layout).game.scenario
    assert {seat.id: seat.orders for seat in scenario.seats} == ORDERS[layout]


def test_a_seat_that_gave_its_orders_gives_no_more() -> None:
    table = begin()
    for order in ("R04", "R10", "R13 baltic"):
        lock(table, "russia", order)
    assert table.why("russia", "R06 moldova") is not None
    assert table.waits_for() == set(table.game.seats) - {"russia"}


@pytest.mark.parametrize(("held", "kept"), [(0, 0), (1, 1), (2, 1), (5, 1)])
def test_one_capital_and_one_means_may_be_kept(held: int, kept: int) -> None:
    """And so a purse of the eastern Allies, who have an income of one each, holds two at most."""
    table = begin(f"eastern.capital {held}; eastern.means {held}; cohesion 6; pledge off")
    turn_end(table)
    assert (table["eastern.capital"], table["eastern.means"]) == (kept + 1, kept + 1)


def test_a_purse_holds_nine_at_most() -> None:
    table = begin()
    for purse in ("russia.capital", "russia.means"):
        more = (cm.Ruling(table.slot(purse), "add", 50),)
        table.give(cm.Rule(CONTROL, more, "a windfall"))
        assert table[purse] == 9


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_afternoon_takes_three_hours(layout: str) -> None:
    """Four turns of 26 minutes, by their phases."""
    scenario = engine(layout).game.scenario
    assert (scenario.turns, scenario.minutes) == (4, 180)
    assert {phase.id: phase.minutes for phase in scenario.phases} == {
        "situation": 3, "talk": 10, "orders": 4, "adjudication": 6, "consequences": 3,
    }  # fmt: skip


def test_the_garrison_is_of_twelve_hundred_men() -> None:
    (moldova,) = [place for place in engine().game.scenario.places if place.id == "moldova"]
    assert {one.id: one.value for one in moldova.attributes} == {"troops": 1200}
