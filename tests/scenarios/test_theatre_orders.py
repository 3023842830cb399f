"""What each order of the whole theatre does, row by row; expectations written from the design."""

import pytest

from tests.scenarios.theatre import begin, carried_out, done, finish, in_words, lock, place
from wargame.core import events as ev

R, N, E = "russia", "usa", "eu"
ALLY_HIT = ["cohesion -1", "will_us +0", "will_west -1", "will_east +0"]
WESTERN = "later 1 western.capital -1"
FROZEN = ["ukraine.frozen_conflict on", "ukraine.attacked on for 2"]
AGGRESSION = ["aggression on for 2", "georgia.attacked on for 2"]

# Order, setting, row, effects.
ROWS: list[tuple[str, str, str, str, list[str]]] = [
    (R, "R01 moldova", "", "backfires", ["moldova.alignment +1", "prestige -1", "support -1"]),
    (R, "R01 moldova", "", "no_change", []),
    (R, "R01 moldova", "", "concession", ["moldova.alignment -1", "moldova.leverage +1"]),
    (R, "R01 moldova", "", "major", []),
    (R, "R03 georgia", "", "breakdown", ["georgia.leverage -1"]),
    (R, "R03 georgia", "", "talk_only", ["georgia.leverage +1"]),
    (R, "R03 georgia", "", "narrow_deal", ["georgia.leverage +1", "prestige +1"]),
    (R, "R03 georgia", "", "substantial_deal", ["prestige +2"]),
    (R, "R04", "", "breakdown", ["prestige -1"]),
    (R, "R04", "", "talk_only", []),
    (R, "R04", "", "narrow_deal", ["revenue +1"]),
    (R, "R04", "", "substantial_deal", ["revenue +1", "prestige +1"]),
    (R, "R05", "tension 6", "backfires", ["cohesion +1", "will_east +1", "prestige -1"]),
    (R, "R05", "tension 6", "no_change", ["tension +1"]),
    (R, "R05", "tension 6", "concession", ["tension +1", "cohesion -1", "will_west -1"]),
    (R, "R05", "tension 6", "major",
     ["tension +2", "cohesion -2", "will_west -1", "will_us -1"]),
    (R, "R06 moldova", "", "no_effect", []),
    (R, "R06 moldova", "", "limited", ["moldova.resilience -1"]),
    (R, "R06 moldova", "", "strong", ["moldova.resilience -1", "moldova.alignment -1"]),
    (R, "R06 moldova", "", "decisive",
     ["moldova.resilience -1", "moldova.alignment -1", "support +1"]),
    (R, "R06 western_europe", "", "no_effect", []),
    (R, "R06 western_europe", "", "limited", []),
    (R, "R06 western_europe", "", "strong", ALLY_HIT),
    (R, "R06 western_europe", "", "decisive",
     ["western_europe.resilience -1", "support +1", *ALLY_HIT]),
    (R, "R07 north_macedonia : lift", "", "no_effect", ["north_macedonia.grievance on"]),
    (R, "R07 north_macedonia : lift", "", "limited", ["north_macedonia.vote_shift -1"]),
    (R, "R07 north_macedonia : smear", "", "strong", ["north_macedonia.vote_shift -2"]),
    (R, "R07 north_macedonia : smear", "", "decisive", ["north_macedonia.vote_shift -3"]),
    (R, "R08 moldova", "", "no_effect", []),
    (R, "R08 moldova", "", "limited", ["later 1 moldova.means -1"]),
    (R, "R08 moldova", "", "strong", ["later 1 moldova.means -1", "moldova.resilience -1"]),
    (R, "R08 western_europe", "", "strong", ["later 1 western.means -1", *ALLY_HIT]),
    (R, "R08 moldova", "", "decisive", ["later 1 moldova.means -1", "moldova.resilience -1"]),
    (R, "R09 georgia", "", "", ["georgia.network +1"]),
    (R, "R10", "", "", ["support +1", "consolidated on for 0"]),
    (R, "R11 moldova", "", "", ["moldova.passports +1"]),
    (R, "R11 moldova", "moldova.passports 2", "",
     ["moldova.passports +1", "moldova.alignment -1"]),
    (R, "R12 ukraine : volunteers", "ukraine.proxy 0", "repulsed", []),
    (R, "R12 ukraine : volunteers", "", "foothold",
     ["ukraine.proxy at least 1", "ukraine.frozen_conflict on"]),
    (R, "R12 ukraine : volunteers", "", "limited_aims",
     ["ukraine.proxy at least 2", "ukraine.leverage +1", "lives_lost +1", *FROZEN]),
    (R, "R12 ukraine : volunteers", "", "fait_accompli",
     ["ukraine.proxy at least 2", "ukraine.leverage +1", "lives_lost +1", *FROZEN]),
    (R, "R13 baltic", "", "",
     ["tension +1", "proximity +1", "baltic.forces +1", "deterrence -1", "baltic.area_denial on"]),
    (R, "R13 baltic", "baltic.area_denial on", "",
     ["tension +1", "proximity +1", "baltic.forces +1"]),
    (R, "R14 ukraine", "", "backfires", ["ukraine.alignment +1", "revenue -1", "support -1"]),
    (R, "R14 ukraine", "", "no_change", ["revenue -1"]),
    (R, "R14 ukraine", "", "concession", ["ukraine.alignment -1"]),
    (R, "R14 ukraine", "", "major", ["ukraine.alignment -2", "ukraine.leverage +1", "tension +1"]),
    (R, "R15 georgia", "", "backfires", ["cohesion +1", "will_east +1", "finding on for 1"]),
    (R, "R15 georgia", "", "no_change", ["proximity +1"]),
    (R, "R15 georgia", "", "concession", ["georgia.blockade on"]),
    (R, "R15 georgia", "", "major",
     ["georgia.blockade on", "strait on for 1", "prestige +1", "tension +1"]),
    (R, "R16 georgia", "georgia.opportunity on", "repulsed",
     ["support -2", "prestige -2", "tension +2", "lives_lost +2", "driven_out +2", *AGGRESSION]),
    (R, "R16 georgia", "georgia.opportunity on", "foothold",
     ["georgia.frozen_conflict on", "support +1", "tension +2", "lives_lost +3", "driven_out +3",
      *AGGRESSION]),
    (R, "R16 georgia", "georgia.opportunity on", "limited_aims",
     ["georgia.frozen_conflict on", "georgia.russian_troops on", "support +2", "tension +2",
      "georgia.step_frozen on for 4", "lives_lost +2", "driven_out +5", *AGGRESSION]),
    (R, "R16 georgia", "georgia.opportunity on", "fait_accompli",
     ["georgia.frozen_conflict on", "georgia.russian_troops on", "support +2", "prestige +1",
      "tension +3", "dialogue at most 2", "talks_capped on", "georgia.step_frozen on for 4",
      "lives_lost +1", "driven_out +5", *AGGRESSION]),
    (R, "R17 ukraine", "", "",
     ["ukraine.leverage = 4", "ukraine.recognitions +1", "tension +1", "support +1"]),
    (R, "R18 baltic", "", "", ["missile on", "tension +1", "baltic.forces +1"]),
    (R, "R19 baltic", "", "", ["cheating on"]),
    (R, "R20 : regulars", "south on", "stalled", ["revenue -1", "support -1"]),
    (R, "R20 : regulars", "south on", "slow", ["revenue -1"]),
    (R, "R20 : contractors", "south on", "progress", ["prestige +1", "revenue -1"]),
    (R, "R20 : contractors", "south on", "breakthrough",
     ["prestige +1", "foothold_south on", "proximity +1"]),
    (R, "D01", "", "", []),
    (N, "N01 moldova", "", "stalled", []),
    (N, "N01 moldova", "", "slow", ["moldova.resilience +1"]),
    (N, "N01 moldova", "", "progress", ["moldova.resilience +1", "moldova.alignment +1"]),
    (N, "N01 moldova", "", "breakthrough",
     ["moldova.resilience +1", "moldova.alignment +1", "moldova.partnership +1",
      "moldova.leverage -1"]),
    (N, "N02 moldova", "", "stalled", []),
    (N, "N02 moldova", "", "slow", ["moldova.partnership +1"]),
    (N, "N02 moldova", "", "progress", ["moldova.partnership +1", "moldova.resilience +1"]),
    (N, "N02 moldova", "", "breakthrough",
     ["moldova.partnership +1", "moldova.resilience +1", "moldova.leverage -1",
      "moldova.alignment +1"]),
    (N, "N03 georgia", "", "stalled", ["proximity +1"]),
    (N, "N03 georgia", "", "slow", ["georgia.military +1", "proximity +1"]),
    (N, "N03 georgia", "", "progress",
     ["georgia.military +1", "georgia.alignment +1", "proximity +1"]),
    (N, "N03 georgia", "", "breakthrough",
     ["georgia.military +1", "georgia.alignment +1", "georgia.partnership +1", "proximity +1"]),
    (N, "N04 georgia : forces", "", "stalled", []),
    (N, "N04 georgia : forces", "", "slow", ["georgia.military +1", "georgia.resilience +0"]),
    (N, "N04 georgia : courts", "", "slow", ["georgia.military +0", "georgia.resilience +1"]),
    (N, "N04 georgia : courts", "", "progress", ["georgia.military +1", "georgia.resilience +1"]),
    (N, "N04 georgia : forces", "", "breakthrough",
     ["georgia.military +1", "georgia.resilience +1", "georgia.leverage -1"]),
    (N, "N05 baltic : rotate", "", "", ["deterrence +1", "presence +1", "will_east +1"]),
    (N, "N05 baltic : rotate", "deterrence 8", "",
     ["deterrence +0", "presence +1", "will_east +1"]),
    (N, "N05 baltic : rotate", "deterrence 9", "",
     ["deterrence +0", "presence +1", "will_east +1"]),
    (N, "N05 baltic : permanent", "", "",
     ["deterrence +2", "presence +1", "will_east +1", "cohesion -1", "will_west -1"]),
    (N, "N05 baltic : permanent", "deterrence 7", "",
     ["deterrence +1", "presence +1", "will_east +1", "cohesion -1", "will_west -1"]),
    (N, "N05 baltic : rotate", "baltic.area_denial on", "",
     ["deterrence +1", "presence +1", "will_east +1", "baltic.area_denial off", "deterrence +1"]),
    (N, "N06 black_sea : mobility", "", "", ["later 1 deterrence +1"]),
    (N, "N06 black_sea : mobility", "played E06", "",
     ["later 1 deterrence +1", "later 1 usa.means +1"]),
    # What costs nothing cannot cost less.
    (N, "N06 black_sea : mobility", "played E06; cheap_mobility on", "",
     ["later 1 deterrence +1"]),
    (N, "N06 black_sea : mobility", "black_sea.area_denial on", "",
     ["later 1 deterrence +1", "black_sea.area_denial off", "deterrence +1"]),
    (N, "N07 europe", "", "", ["transparency on for 0"]),
    (N, "N08 north_macedonia : plain", "north_macedonia.bilateral_dispute off", "rejected",
     ["cohesion -1", "will_west -1", "north_macedonia.alignment -1", "tension +1",
      "north_macedonia.warned off"]),
    (N, "N08 georgia : plain", "", "void", ["tension +2", "georgia.warned off"]),
    (N, "N08 georgia : assured", "", "disputed",
     ["georgia.accession +1", "cohesion -1", "will_west -1", "western_gain on for 0", "tension +2",
      "georgia.warned off"]),
    (N, "N08 georgia : plain", "", "clear",
     ["georgia.accession +1", "western_gain on for 0", "tension +2", "georgia.warned off"]),
    (N, "N09 europe : risk", "", "breakdown", ["dialogue -1"]),
    (N, "N09 europe : ukraine", "", "talk_only", []),
    (N, "N09 europe : hybrid", "", "narrow_deal", ["dialogue +1"]),
    (N, "N09 europe : risk", "", "substantial_deal", ["dialogue +1", "tension -1"]),
    (N, "N10 europe", "", "breakdown", []),
    (N, "N10 europe", "", "talk_only", ["hotline on for 0"]),
    (N, "N10 europe", "", "narrow_deal", ["channel on"]),
    (N, "N10 europe", "", "substantial_deal", ["channel on", "tension -1"]),
    (N, "N11 moldova", "", "hidden", ["moldova.aware on"]),
    (N, "N11 moldova", "", "suspected", ["moldova.aware on"]),
    (N, "N11 moldova", "", "attributed", ["moldova.aware on"]),
    (N, "N11 moldova", "", "collective_finding", ["moldova.aware on"]),
    (N, "N12 europe", "casualties on", "", []),
    (N, "N13 europe : general", "", "breakdown", ["prestige -1"]),
    (N, "N13 europe : general", "", "talk_only", []),
    (N, "N13 europe : general", "", "narrow_deal", ["arms_control +1"]),
    (N, "N13 europe : missiles", "missile on", "narrow_deal", ["arms_control +1", "missile off"]),
    (N, "N13 europe : general", "", "substantial_deal",
     ["arms_control +2", "tension -1", "prestige +1"]),
    (N, "N13 europe : missiles", "missile on", "substantial_deal",
     ["arms_control +2", "tension -1", "prestige +1", "missile off"]),
    (N, "S01 : arctic", "", "breakdown", []),
    (R, "S01 : piracy", "", "talk_only", []),
    (E, "S01 : drugs", "", "narrow_deal", ["dialogue +1", "prestige +1"]),
    (N, "S01 : balkans", "", "substantial_deal", ["dialogue +1", "tension -1"]),
    (N, "S02", "", "",
     ["cohesion +1", "condemned on for 1", "will_us +1", "will_east +0", "will_west +0",
      "support +1"]),
    ("eastern", "S02", "", "",
     ["cohesion +1", "condemned on for 1", "will_us +0", "will_east +1", "will_west +0",
      "support +1"]),
    (E, "S02", "", "",
     ["cohesion +1", "condemned on for 1", "will_us +0", "will_east +0", "will_west +1",
      "support +1"]),
    (N, "S02", "condemned on", "", ["support +1"]),
    (E, "E01 : stated", "", "blocked", ["cohesion -1", "will_west -1"]),
    (E, "E01 : stated", "", "diluted", []),
    (E, "E01 : open_ended", "", "adopted", ["sanctions +1", "revenue -1"]),
    (E, "E01 : stated", "", "adopted_in_unity",
     ["sanctions +1", "revenue -1", "cohesion +1", "will_west +1"]),
    (E, "E02 : deal", "", "", []),
    (E, "E02 : alone", "", "",
     ["sanctions -1", "revenue +1", "cohesion -1", "will_west -1", "support +1",
      "emboldened on for 1", "later 1 eu.capital +1"]),
    (E, "E03 ukraine moldova : rules", "", "",
     ["ukraine.network -1", "moldova.network -1", "revenue -1", WESTERN]),
    (E, "E03 ukraine moldova : assets", "", "",
     ["ukraine.network -1", "moldova.network -1", "revenue -1", WESTERN, "tension +1",
      "support -1"]),
    (E, "E03 ukraine moldova : assets", "consolidated on", "",
     ["ukraine.network -1", "moldova.network -1", "revenue -1", WESTERN, "tension +1"]),
    (E, "E04 moldova", "", "stalled", []),
    (E, "E04 moldova", "", "slow", ["later 1 moldova.aware on"]),
    (E, "E04 moldova", "", "progress",
     ["later 1 moldova.aware on", "later 1 moldova.resilience +1"]),
    (E, "E04 moldova", "", "breakthrough",
     ["later 1 moldova.aware on", "later 1 moldova.resilience +1", "later 1 america.aware on",
      "later 1 western_europe.aware on", "later 1 eastern_europe.aware on"]),
    (E, "E05 moldova", "", "stalled", []),
    (E, "E05 moldova", "", "slow", ["moldova.other_markets on"]),
    (E, "E05 moldova", "", "progress",
     ["moldova.alignment +1", "moldova.leverage -1", "moldova.other_markets on"]),
    (E, "E05 moldova", "", "breakthrough",
     ["moldova.alignment +1", "moldova.leverage -1", "moldova.other_markets on",
      "later 1 moldova.means +1"]),
    (E, "E06", "", "", ["cohesion +0", "will_west +0"]),
    (E, "E06", "cohesion 4", "", ["cohesion +1", "will_west +1"]),
    (E, "E06", "cohesion 5", "", ["cohesion +0", "will_west +0"]),
    (N, "S03 moldova", "", "",
     ["cohesion -1", "support +1", "will_us -1", "will_east +0", "will_west +0"]),
    ("eastern", "S03 moldova", "", "",
     ["cohesion -1", "support +1", "will_us +0", "will_east -1", "will_west +0"]),
    (E, "S03 moldova", "", "",
     ["cohesion -1", "support +1", "will_us +0", "will_east +0", "will_west -1"]),
    (E, "D03 moldova", "", "", ["later 1 moldova.means +1"]),
    ("moldova", "P01 moldova 3", "", "", ["moldova.ambition = 3"]),
    ("moldova", "P02 moldova", "", "",
     ["moldova.aspirant on", "moldova.alignment +1", "moldova.vote_due = 2"]),
    ("moldova", "P03 moldova", "", "stalled", []),
    ("moldova", "P03 moldova", "", "slow", ["moldova.network -1"]),
    ("moldova", "P03 moldova", "", "progress", ["moldova.resilience +1"]),
    ("moldova", "P03 moldova", "", "breakthrough",
     ["moldova.resilience +1", "later 1 moldova.capital +1"]),
    ("georgia", "P04 georgia", "", "breakdown", ["georgia.alignment -1", "georgia.grievance on"]),
    ("georgia", "P04 georgia", "", "talk_only", []),
    ("georgia", "P04 georgia", "", "narrow_deal", ["georgia.leverage -1"]),
    ("georgia", "P04 georgia", "", "substantial_deal", []),
    ("central", "P05 kazakhstan", "", "breakdown",
     ["kazakhstan.alignment -1", "kazakhstan.leverage +1"]),
    ("central", "P05 kazakhstan", "", "talk_only", []),
    ("central", "P05 kazakhstan", "", "narrow_deal", ["kazakhstan.loosened on"]),
    ("central", "P05 kazakhstan", "", "substantial_deal", ["kazakhstan.csto off", "prestige -1"]),
]  # fmt: skip


@pytest.mark.parametrize(("seat", "order", "setting", "row", "effects"), ROWS)
def test_a_row_does_what_the_design_says(
    seat: str, order: str, setting: str, row: str, effects: list[str]
) -> None:
    assert sorted(done(begin(setting), seat, order, row)) == sorted(effects)


def test_every_action_and_every_row_of_its_table_is_tried() -> None:
    game = begin().game
    tried = {(order.split()[0], row) for _, order, _, row, _ in ROWS}
    wanted = {
        (action.id, row)
        for action in game.scenario.actions
        if not action.answers
        for row in (
            [band.name for t in game.tables if t.id == action.table for band in t.bands] or [""]
        )
    }
    assert wanted <= tried


def test_the_third_step_makes_a_member() -> None:
    """N08: what follows from it comes after Moscow's reaction."""
    table = begin("georgia.accession 2; georgia.alignment 3; georgia.partnership 3")
    begins = len(table.events)
    carried_out(table, N, "N08 georgia : plain", "clear")
    assert [
        in_words(table, effect, 1)
        for event in table.events[begins:]
        if isinstance(event, ev.RuleRan) and event.source == place(table, N)
        for effect in event.effects
    ] == [
        "georgia.member on", "georgia.alignment at least 5", "georgia.partnership at least 4",
        "georgia.aspirant off",
    ]  # fmt: skip
    assert table["georgia.accession"] == 3
    assert table.on("georgia.member")
    assert not table.on("georgia.aspirant")
    assert (table["georgia.alignment"], table["georgia.partnership"]) == (5, 4)


def test_the_second_step_does_not() -> None:
    """N08 at two of three steps."""
    table = begin("georgia.accession 1; georgia.partnership 3")
    carried_out(table, N, "N08 georgia : plain", "clear")
    assert table["georgia.accession"] == 2
    assert not table.on("georgia.member")
    assert table.on("georgia.aspirant")


def test_who_condemns_beside_others_rallies_no_more_russians() -> None:
    """S02: Support rises once a turn, however many condemn."""
    table = begin("support 5")
    seats = (N, "eastern", E, "moldova")
    for seat in seats:
        lock(table, seat, "S02")
    finish(table)
    said = [
        in_words(table, effect, 1)
        for event in table.events
        if isinstance(event, ev.OrderResolved)
        for effect in event.effects
    ]
    assert (said.count("support +1"), said.count("cohesion +1")) == (1, 1)
