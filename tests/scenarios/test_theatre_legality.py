"""When an order of the whole theatre may be given, why not, and what it costs."""

import pytest

from tests.scenarios.sheet import with_slot
from tests.scenarios.theatre import begin, lock, price, why_not

R, N, E = "russia", "usa", "eu"
PAUSE = "leaders have called a pause: no overt orders"
CRISIS = "in a crisis turn force is a reply only"
OPENING = "there is no opening to use"
TALKED = "the last round of talks is not over yet (one in two turns)"
DECREE = "the last decree is not yet carried out (one in two turns)"
TRIED = "this matter has been tried, or one offer stands already"
AMBITION = "that is the ambition already, or more than the settlement allows (1)"
MEMBER = "no overt order is open against a member of NATO"
TURMOIL = "georgia.turmoil on; ukraine.turmoil on"

REFUSED: list[tuple[str, str, str, str]] = [
    (R, "R01 armenia", "", "this state is in the union already"),
    (R, "R03 georgia", "georgia.leverage 1", "Moscow needs Leverage 2 to be heard as a broker"),
    (R, "R03 armenia", "", "there is no frozen conflict here"),
    (R, "R03 georgia", "played R03 georgia", TALKED),
    (R, "R05", "", "below Tension 6 and outside a crisis nobody would believe it"),
    (R, "R05", "crisis on", ""),
    (R, "R05", "tension 6", ""),
    (R, "R05", "tension 6; pause on", PAUSE),
    (R, "R07 moldova", "", "no vote is near there"),
    (R, "R07 moldova", "moldova.vote_due 4", "no vote is near there"),
    (R, "R07 moldova", "moldova.vote_due 3", ""),
    (R, "R07 moldova", "turn 2; moldova.vote_due 1", "no vote is near there"),
    (R, "R09 georgia", "georgia.network 3", "the network there is as large as it can be"),
    (R, "R11 armenia", "", "there are no people here to hand passports to, or everyone has one"),
    (R, "R11 kazakhstan", "", ""),
    (R, "R11 moldova", "moldova.passports 3",
     "there are no people here to hand passports to, or everyone has one"),
    (R, "R12 armenia", "", "there is no conflict, turmoil or grievance to arm"),
    (R, "R12 armenia", "armenia.turmoil on", ""),
    (R, "R12 armenia", "armenia.grievance on", ""),
    (R, "R13 baltic", "pause on", PAUSE),
    (R, "R13 baltic", "crisis on", CRISIS),
    (R, "R14 moldova", "moldova.leverage 0",
     "this state does not depend on Russian supplies enough"),
    (R, "R14 moldova", "pause on", PAUSE),
    (R, "R14 georgia", "georgia.member on", MEMBER),
    (R, "R15 georgia", "georgia.blockade on", "its ports are closed already"),
    (R, "R15 georgia", "crisis on", CRISIS),
    (R, "R15 georgia", "pause on", PAUSE),
    (R, "R15 georgia", "georgia.member on", MEMBER),
    (R, "R16 georgia", "", OPENING),
    (R, "R16 georgia", "georgia.opportunity on", ""),
    (R, "R16 georgia", "georgia.turmoil on", ""),
    (R, "R16 georgia", "georgia.passports 1", OPENING),
    (R, "R16 georgia", "georgia.passports 2", ""),
    (R, "R16 georgia", "georgia.rescue on", ""),
    (R, "R16 georgia", "played N08 georgia", ""),
    (R, "R16 georgia", "turn 3; played N08 georgia 2", ""),
    (R, "R16 georgia", "turn 3; played N08 georgia 1", OPENING),
    (R, "R16 georgia", "georgia.opportunity on; crisis on", CRISIS),
    (R, "R16 georgia", "georgia.opportunity on; pause on", PAUSE),
    (R, "R16 georgia", "georgia.opportunity on; georgia.member on", MEMBER),
    (R, "R17 azerbaijan", "", "Moscow and its proxies hold no region here"),
    (R, "R17 azerbaijan", "azerbaijan.proxy 1", ""),
    (R, "R17 georgia", "", ""),
    (R, "R17 georgia", "turn 2; played R17 georgia 1",
     "the last decree is not yet carried out (one in two turns)"),
    (R, "R17 georgia", "pause on", PAUSE),
    (R, "R17 georgia", "georgia.member on", MEMBER),
    (R, "R18 baltic", "missile on", "they stand there already"),
    (R, "R18 baltic", "pause on", PAUSE),
    (R, "R18 baltic", "crisis on", CRISIS),
    (R, "R19 baltic", "arms_control 0", "no treaty is left to keep in part and bend"),
    (R, "R20 : regulars", "", "the southern theatre is not in play"),
    (R, "R20 : regulars", "south on; pause on", PAUSE),
    (R, "D01", "turn 2; played D01 1", "the last offer is too fresh"),
    (N, "N01 moldova", "moldova.ambition 0",
     "the partner has set its ambition below civil work (1)"),
    (N, "N02 moldova", "moldova.ambition 1", "the partner has set its ambition below reform (2)"),
    (N, "N03 moldova", "", "the partner has set its ambition below training (3)"),
    (N, "N04 moldova : forces", "", "it needs Partnership 2 and an ambition of training (3)"),
    (N, "N04 moldova : forces", "moldova.partnership 2",
     "it needs Partnership 2 and an ambition of training (3)"),
    (N, "N04 moldova : forces", "moldova.partnership 2; moldova.ambition 3", ""),
    (N, "N04 moldova : forces", "moldova.partnership 1; moldova.ambition 3",
     "it needs Partnership 2 and an ambition of training (3)"),
    (N, "N04 moldova : forces", "moldova.partnership 2; moldova.ambition 2",
     "it needs Partnership 2 and an ambition of training (3)"),
    (N, "N06 baltic : pledge", "pledge on", "the pledge is kept already"),
    (N, "N06 baltic : mobility", "pledge on", ""),
    (N, "N08 moldova", "",
     "it must have applied, have Partnership 3 and no quarrel with a member, and its road be open"),
    (N, "N08 moldova", "moldova.aspirant on; moldova.partnership 3", ""),
    (N, "N08 georgia", "georgia.partnership 2",
     "it must have applied, have Partnership 3 and no quarrel with a member, and its road be open"),
    (N, "N08 north_macedonia", "",
     "it must have applied, have Partnership 3 and no quarrel with a member, and its road be open"),
    (N, "N08 georgia", "georgia.step_frozen on",
     "it must have applied, have Partnership 3 and no quarrel with a member, and its road be open"),
    (N, "N08 georgia", "georgia.member on",
     "it must have applied, have Partnership 3 and no quarrel with a member, and its road be open"),
    (N, "N12 europe", "",
     "no attack on an Ally is proven and nobody was killed, so Article V is not open"),
    (N, "N12 europe", "casualties on", ""),
    (N, "N13 europe : missiles", "", "no such missiles stand"),
    (N, "S01 : arctic", "played S01", ""),
    (E, "E02 : alone", "sanctions 0", "there are none to ease"),
    (E, "E03 moldova moldova : rules", "", "two places are needed"),
    (E, "E05 moldova", "moldova.ambition 1", "the partner has set its ambition below reform (2)"),
    (E, "D03 eu", "", "that is your own purse"),
    ("moldova", "P01 moldova 2", "", AMBITION),
    ("moldova", "P01 moldova 3", "moldova.moscow_terms on",
     AMBITION),
    ("moldova", "P02 moldova", "moldova.eeu on",
     "it is said already, or a union or settlement forbids it"),
    ("moldova", "P02 moldova", "moldova.moscow_terms on",
     "it is said already, or a union or settlement forbids it"),
    ("georgia", "P02 georgia", "", "it is said already, or a union or settlement forbids it"),
    ("moldova", "P04 moldova", "moldova.frozen_conflict off",
     "there is no frozen conflict to settle"),
    ("central", "P05 uzbekistan", "", "this state is not in the CSTO"),
]  # fmt: skip


@pytest.mark.parametrize(("seat", "order", "setting", "reason"), REFUSED)
def test_an_order_is_refused_for_the_reason_that_the_design_gives(
    seat: str, order: str, setting: str, reason: str
) -> None:
    assert why_not(begin(setting), seat, order) == reason


def test_a_matter_of_cooperation_is_opened_once() -> None:
    table = begin()
    slot = next(k for k, s in enumerate(table.game.slots) if s.name == "last S01 by option.1")
    table.state = with_slot(table.state, slot, 1)
    assert (
        why_not(table, N, "S01 : arctic")
        == "this matter has been tried, or one offer stands already"
    )
    assert why_not(table, N, "S01 : piracy") == ""


# Orders that a seat may give once a turn, and what it hears the second time.
ONCE: list[tuple[str, str, str, str, str]] = [
    (R, "R01 moldova", "R01 azerbaijan", "", "Moscow can press one such demand a turn"),
    (R, "R03 moldova", "R03 georgia", "", TALKED),
    (R, "R04", "R04", "", "one such visit a turn"),
    (R, "R05", "R05", "tension 6", "once a turn is enough"),
    (R, "R06 moldova", "R06 georgia", "", "one campaign a turn is all that stays unnoticed"),
    (R, "R07 north_macedonia", "R07 north_macedonia : smear", "", "one campaign a turn"),
    (R, "R08 moldova", "R08 georgia", "", "one attack a turn"),
    (R, "R09 moldova", "R09 georgia", "", "one network at a time"),
    (R, "R10", "R10", "", "once a turn is enough"),
    (R, "R11 moldova", "R11 georgia", "", "the offices can issue no more passports in one turn"),
    (R, "R12 ukraine", "R12 georgia", "", "one such war a turn"),
    (R, "R13 baltic", "R13 black_sea", "", "one snap exercise a turn"),
    (R, "R14 moldova", "R14 georgia", "", "the tap can be closed once a turn"),
    (R, "R15 ukraine", "R15 georgia", "", "one coast a turn"),
    (R, "R16 georgia", "R16 ukraine", TURMOIL, "force is used selectively, one war at a time"),
    (R, "R17 georgia", "R17 ukraine", "", DECREE),
    (R, "R18 baltic", "R18 black_sea", "", "one deployment a turn"),
    (R, "R19 baltic", "R19 black_sea", "", "one evasion a turn"),
    (R, "R20 : regulars", "R20 : contractors", "south on", "one venture a turn"),
    (R, "D01", "D01", "", "the last offer is too fresh"),
    (N, "N01 moldova", "N01 georgia", "", "one programme of this kind a turn"),
    (N, "N02 moldova", "N02 georgia", "", "one programme of this kind a turn"),
    (N, "N03 georgia", "N03 ukraine", "", "one exercise a turn"),
    (N, "N04 georgia", "N04 ukraine", "", "one package a turn"),
    (N, "N05 baltic", "N05 black_sea", "", "one reinforcement a turn"),
    (N, "N06 baltic", "N06 black_sea", "", "one programme a turn"),
    (N, "N07 europe", "N07 europe", "", "it is announced already"),
    (N, "N08 georgia", "N08 ukraine", "", "one step a turn"),
    (N, "N09 europe", "N09 europe : hybrid", "", "one meeting a turn"),
    (N, "N10 europe", "N10 europe", "", "one call is under way"),
    (N, "N11 moldova", "N11 georgia", "", "one inquiry a turn"),
    (N, "N12 europe", "N12 europe", "casualties on", "one vote a turn"),
    (N, "N13 europe", "N13 europe", "", "one proposal a turn"),
    (N, "S01 : arctic", "S01 : drugs", "", TRIED),
    (N, "S02", "S02", "", "one condemnation a turn is enough"),
    (N, "S03 moldova", "S03 georgia", "", "one accusation a turn"),
    (E, "E01 : stated", "E01 : open_ended", "", "one round a turn"),
    (E, "E02 : deal", "E02 : alone", "", "one step a turn"),
    (E, "E03 moldova georgia", "E03 ukraine georgia", "", "one crackdown a turn"),
    (E, "E04 moldova", "E04 georgia", "", "one programme of this kind a turn"),
    (E, "E05 moldova", "E05 georgia", "", "one package a turn"),
    (E, "E06", "E06", "", "it is co-signed"),
    (E, "D03 moldova", "D03 georgia", "", "one transfer a turn"),
    ("moldova", "P01 moldova 3", "P01 moldova 4", "", "one ambition a turn"),
    ("moldova", "P02 moldova", "P02 moldova", "", "it is said already"),
    ("moldova", "P03 moldova", "P03 moldova", "", "one reform bill a turn"),
    ("moldova", "P04 moldova", "P04 moldova", "", "one round of talks a turn is enough"),
    ("central", "P05 kazakhstan", "P05 kyrgyzstan", "", "one such letter a turn"),
]  # fmt: skip


@pytest.mark.parametrize(("seat", "first", "second", "setting", "reason"), ONCE)
def test_once_a_turn_is_enough(
    seat: str, first: str, second: str, setting: str, reason: str
) -> None:
    table = begin(setting)
    for slot, info in enumerate(table.game.slots):
        if info.family == "resource":
            table.state = with_slot(table.state, slot, 9)
    lock(table, seat, first)
    assert why_not(table, seat, second) == reason


# Capital and Means.
PRICES: list[tuple[str, str, str, tuple[int, int]]] = [
    (R, "R01 moldova", "", (1, 1)), (R, "R03 moldova", "", (1, 0)), (R, "R04", "", (1, 0)),
    (R, "R05", "", (1, 0)), (R, "R06 moldova", "", (0, 1)), (R, "R06 america", "", (1, 1)),
    (R, "R07 north_macedonia", "", (1, 1)), (R, "R08 moldova", "", (0, 1)),
    (R, "R08 america", "", (1, 1)), (R, "R08 moldova", "russia.means 0", (0, 0)),
    (R, "R09 moldova", "", (0, 1)), (R, "R10", "", (1, 0)), (R, "R11 moldova", "", (1, 1)),
    (R, "R12 ukraine", "", (1, 2)), (R, "R13 baltic", "", (0, 1)), (R, "R14 moldova", "", (1, 0)),
    (R, "R15 georgia", "", (1, 1)), (R, "R16 georgia", "", (3, 3)),
    (R, "R16 georgia", "georgia.rescue on", (2, 2)), (R, "R17 georgia", "", (1, 1)),
    (R, "R18 baltic", "", (1, 1)), (R, "R19 baltic", "", (0, 0)), (R, "R20 : regulars", "", (1, 1)),
    (R, "D01", "", (1, 0)),
    (N, "N01 moldova", "", (1, 0)), (N, "N02 moldova", "", (1, 1)), (N, "N03 georgia", "", (1, 1)),
    (N, "N04 georgia", "", (1, 2)), (N, "N05 baltic", "", (1, 2)), (N, "N06 baltic", "", (1, 1)),
    (N, "N06 baltic", "cheap_mobility on", (1, 0)), (N, "N07 europe", "", (0, 0)),
    (N, "N08 georgia", "", (2, 0)), (N, "N09 europe", "", (1, 0)), (N, "N10 europe", "", (1, 0)),
    (N, "N11 moldova", "", (1, 1)), (N, "N12 europe", "", (1, 0)), (N, "N13 europe", "", (1, 0)),
    (N, "S01 : arctic", "", (1, 0)), (N, "S01 : arctic", "tension 0", (0, 0)),
    (N, "S02", "", (0, 0)), (N, "S03 moldova", "", (0, 0)),
    (E, "E01 : stated", "", (2, 0)), (E, "E02 : deal", "", (0, 0)),
    (E, "E03 moldova georgia", "", (1, 1)), (E, "E03 moldova georgia", "ledgers on", (0, 1)),
    (E, "E04 moldova", "", (1, 1)), (E, "E05 moldova", "", (1, 2)), (E, "E06", "", (0, 0)),
    (E, "D03 moldova", "", (0, 1)),
    ("moldova", "P01 moldova 3", "", (0, 0)),
    ("moldova", "P01 moldova 3", "playedby P01 moldova", (1, 0)),
    ("moldova", "P02 moldova", "", (1, 0)), ("moldova", "P03 moldova", "", (1, 1)),
    ("moldova", "P04 moldova", "", (1, 0)), ("central", "P05 kazakhstan", "", (2, 0)),
]  # fmt: skip


@pytest.mark.parametrize(("seat", "order", "setting", "cost"), PRICES)
def test_an_order_costs_what_the_design_says(
    seat: str, order: str, setting: str, cost: tuple[int, int]
) -> None:
    assert price(begin(setting), seat, order) == cost
