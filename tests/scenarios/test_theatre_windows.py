"""How far back each rule looks: what was played or found so many turns ago, and no earlier."""

import pytest

from tests.core.builders import Table, seat
from tests.scenarios.theatre import (
    begin,
    carried_out,
    done,
    net,
    price,
    put,
    record_acts,
    rule_effects,
    rule_events,
    turn_end,
    why_not,
)
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core import state as st
from wargame.core.deals import MARKS, Clause

R, N, E, M, G = "russia", "usa", "eu", "moldova", "georgia"
NOW = 4


def earlier(setting: str, what: str, age: int) -> Table:
    """A table in the last turn; `what` was played so many turns ago."""
    table = begin(f"turn {NOW}; {setting}")
    if what.startswith("act "):
        _, level, where = what.split()
        table.state = st.State(
            tuple(
                NOW - age if slot == st.TURN else number
                for slot, number in enumerate(table.state.numbers)
            )
        )
        record_acts(table, [int(level)], where)
        put(table, f"turn {NOW}")
    else:
        put(table, f"played {what} {NOW - age}")
    return table


# Order, setting, what was played, how many turns that counts, and what it is worth.
ODDS: list[tuple[str, str, str, str, int, int]] = [
    (N, "N01 moldova", "", "N03 moldova", 1, 1),
    (N, "N03 georgia", "", "N01 georgia", 1, 1),
    (N, "N03 georgia", "", "N02 georgia", 1, 1),
    (N, "N04 georgia : forces", "", "P03 georgia", 1, 1),
    (N, "N08 georgia : plain", "", "P03 georgia", 2, 1),
    (N, "N11 moldova", "", "E06", 1, 1),
    (N, "N09 europe : risk", "", "act 2 moldova", 2, -1),
    (E, "E01 : stated", "", "R17 georgia", 2, 1),
    (E, "E01 : stated", "", "act 2 moldova", 2, 1),
    (E, "E05 moldova", "", "R14 moldova", 1, 1),
    (M, "P03 moldova", "", "N01 moldova", 1, 1),
    (M, "P03 moldova", "", "N02 moldova", 1, 1),
    (M, "P03 moldova", "", "E04 moldova", 1, 1),
    (M, "P03 moldova", "", "E05 moldova", 1, 1),
    (M, "P04 moldova", "", "R03 moldova", 1, 2),
    (M, "P04 moldova", "", "E05 moldova", 2, 1),
    (R, "R15 georgia", "", "N03 georgia", 2, -1),
]


@pytest.mark.parametrize(("who", "order", "setting", "what", "reach", "worth"), ODDS)
def test_odds_look_so_many_turns_back(
    who: str, order: str, setting: str, what: str, reach: int, worth: int
) -> None:
    usual = net(begin(f"turn {NOW}; {setting}"), who, order, control=True)
    found = [
        net(earlier(setting, what, age), who, order, control=True) - usual
        for age in range(reach + 1)
    ]
    assert found == [worth] * reach + [0]


def test_a_rhythm_of_meetings_is_one_of_the_turn_before() -> None:
    """N09 looks one turn back, and this turn's own meeting is no rhythm."""
    usual = net(begin(f"turn {NOW}"), N, "N09 europe : risk")
    found = [net(earlier("", "N09", age), N, "N09 europe : risk") - usual for age in (1, 2)]
    assert found == [1, 0]


def test_a_deal_with_china_is_remembered_all_game() -> None:
    """R04: interests do not always match, however long ago the last visit was."""
    usual = net(begin(f"turn {NOW}"), R, "R04")
    assert [net(earlier("", "R04", age), R, "R04") - usual for age in (1, 3)] == [-1, -1]


# Order, what was played, and how many turns it stands in the way.
REFUSED: list[tuple[str, str, str, int]] = [
    (R, "R03 georgia", "R03 georgia", 2),
    (R, "R17 georgia", "R17 georgia", 2),
    (R, "D01", "D01", 2),
]


@pytest.mark.parametrize(("who", "order", "what", "reach"), REFUSED)
def test_an_order_stands_in_its_own_way_for_so_many_turns(
    who: str, order: str, what: str, reach: int
) -> None:
    found = [why_not(earlier("", what, age), who, order) != "" for age in range(reach + 1)]
    assert found == [True] * reach + [False]


def test_a_step_of_accession_is_an_opening_for_two_turns() -> None:
    found = [why_not(earlier("", "N08 georgia", age), R, "R16 georgia") for age in range(3)]
    assert found == ["", "", "there is no opening to use"]


def test_an_attack_on_an_ally_is_answered_within_two_turns() -> None:
    """N12 needs an act against a member, attributed at least."""
    found = [
        why_not(earlier("", "act 2 western_europe", age), N, "N12 europe") == "" for age in range(3)
    ]
    assert found == [True, True, False]
    assert why_not(earlier("", "act 1 western_europe", 0), N, "N12 europe") != ""


def test_ambition_costs_once_it_was_set_in_the_last_four_turns() -> None:
    """P01 is free at first; then the whole of a game of four turns is within its reach."""
    found = []
    for age in range(4):
        table = begin(f"turn {NOW}")
        table.state = with_memory(table, "last P01 by seat", NOW - age)
        found.append(price(table, M, "P01 moldova 1")[0])
    assert found == [1, 1, 1, 1]
    assert price(begin(f"turn {NOW}"), M, "P01 moldova 1")[0] == 0


def with_memory(table: Table, name: str, turn: int) -> st.State:
    numbers = list(table.state.numbers)
    for slot, info in enumerate(table.game.slots):
        if info.family == "memory" and info.name.startswith(name):
            numbers[slot] = turn
    return st.State(tuple(numbers))


# Procedure, setting, what was played, how many turns it counts, and what is done then.
ENDS: list[tuple[str, str, str, int, list[str]]] = [
    ("ports_open", "georgia.blockade on", "N03 georgia", 1, ["georgia.blockade off"]),
    ("ports_open", "georgia.blockade on", "N05", 1, ["georgia.blockade off"]),
    ("proxies_called", "georgia.proxy 1; georgia.rescue on", "R16 georgia", 1,
     ["georgia.proxy +1", "georgia.rescue off"]),
    ("dilemma", "played N05 4", "R13", 1, ["tension +1"]),
    ("dilemma", "played N05 4", "R18", 1, ["tension +1"]),
    ("dilemma", "played R13 4", "N05", 1, ["tension +1"]),
    ("rally_fades", "support 8", "R16", 1, []),
    *(("calm", "tension 4", order, 1, []) for order in
      ("R05", "R13", "R15", "R16", "R17", "R18", "N05", "N08")),
    *(("on_the_edge", "tension 8", order, 1, []) for order in ("N09", "N10", "N13", "S01")),
    *(("rung_by_rung", "rung_before 8", order, 1, ["tension at most 8"]) for order in
      ("N09", "N10", "N13", "S01")),
    *(("rung_by_rung", "rung_before 8; played N10 4", order, 1, ["tension at most 9"])
      for order in ("R05", "R16")),
]  # fmt: skip


@pytest.mark.parametrize(("procedure", "setting", "what", "reach", "effects"), ENDS)
def test_a_turn_s_end_looks_so_many_turns_back(
    procedure: str, setting: str, what: str, reach: int, effects: list[str]
) -> None:
    usual = ended(begin(f"turn {NOW}; {setting}"), procedure)
    found = [ended(earlier(setting, what, age), procedure) for age in range(reach + 1)]
    assert usual != effects
    assert found == [effects] * reach + [usual]


def ended(table: Table, procedure: str) -> list[str]:
    now = turn_end(table)
    return rule_effects(table, f"procedure {procedure}", now)


# Procedure, setting, what was played, and what it is worth to the first roll, in that turn alone.
ROLLED: list[tuple[str, str, str, int]] = [
    ("votes", f"north_macedonia.vote_due {NOW}", "E04 north_macedonia", 1),
    ("votes", f"north_macedonia.vote_due {NOW}", "N11 north_macedonia", 1),
    *(("held_back", "", f"{order} azerbaijan", 2) for order in ("N01", "N02", "E04", "E05")),
]


@pytest.mark.parametrize(("procedure", "setting", "what", "worth"), ROLLED)
def test_a_roll_at_the_turn_s_end_counts_help_of_that_turn(
    procedure: str, setting: str, what: str, worth: int
) -> None:
    def rolled(table: Table) -> int:
        turn_end(table)
        net = rule_events(table, f"procedure {procedure}")[0].rolls[0].net
        assert net is not None
        return net

    usual = rolled(begin(f"turn {NOW}; {setting}"))
    found = [rolled(earlier(setting, what, age)) - usual for age in range(2)]
    assert found == [worth, 0]


# Who, order, row, what was done or played, how many turns that counts, and an effect that hangs
# on it.
FOUND: list[tuple[str, str, str, str, int, str]] = [
    (N, "N06 baltic : mobility", "", "E06", 1, "later 1 usa.means +1"),
    (N, "N11 moldova", "attributed", "act 1 moldova", 3, "cohesion +1"),
    (N, "N11 moldova", "collective_finding", "act 2 moldova", 3, "cohesion +1"),
    (E, "S03 moldova", "", "act 0 moldova", 3, "prestige -1"),
    (E, "S01 : arctic", "talk_only", "act 2 moldova", 2, "cohesion -1"),
]


@pytest.mark.parametrize(("who", "order", "row", "what", "reach", "effect"), FOUND)
def test_an_order_looks_at_what_was_done_in_so_many_turns(
    who: str, order: str, row: str, what: str, reach: int, effect: str
) -> None:
    found = [effect in done(earlier("", what, age), who, order, row) for age in range(reach + 1)]
    assert found == [True] * reach + [False]


# Who, order, row, the level of an act on record, and whether the order counts it.
LEVELS: list[tuple[str, str, str, int, str, bool]] = [
    (N, "N11 moldova", "attributed", 1, "cohesion +1", True),
    (N, "N11 moldova", "attributed", 2, "cohesion +1", False),
    (N, "N11 moldova", "collective_finding", 2, "cohesion +1", True),
    (N, "N11 moldova", "collective_finding", 3, "cohesion +1", False),
    (E, "S01 : arctic", "talk_only", 2, "cohesion -1", True),
    (E, "S01 : arctic", "talk_only", 1, "cohesion -1", False),
]


@pytest.mark.parametrize(("who", "order", "row", "level", "effect", "counts"), LEVELS)
def test_an_order_looks_at_acts_of_some_levels(
    who: str, order: str, row: str, level: int, effect: str, counts: bool
) -> None:
    table = earlier("", f"act {level} moldova", 0)
    assert (effect in done(table, who, order, row)) is counts


# Who, order, row, level before, age, level after.
RAISED: list[tuple[str, str, str, int, int, int]] = [
    (N, "N11 moldova", "suspected", 0, 2, 1),
    (N, "N11 moldova", "suspected", 0, 3, 0),
    (N, "N11 moldova", "attributed", 1, 2, 2),
    (N, "N11 moldova", "attributed", 1, 3, 1),
    (N, "N11 moldova", "collective_finding", 1, 2, 3),
    (N, "N11 moldova", "collective_finding", 1, 3, 1),
    (E, "S03 moldova", "", 0, 2, 1),
    (E, "S03 moldova", "", 0, 3, 0),
]


@pytest.mark.parametrize(("who", "order", "row", "before", "age", "after"), RAISED)
def test_what_is_known_of_an_act_is_raised_within_three_turns(
    who: str, order: str, row: str, before: int, age: int, after: int
) -> None:
    table = earlier("", f"act {before} moldova", age)
    carried_out(table, who, order, row)
    base = table.slot("act.0")
    assert table.state.numbers[base + 4] == after


def seats_of(table: Table) -> tuple[int, int, int]:
    russia, usa, moldova = map(table.seat, (R, N, M))
    return russia, usa, moldova


@pytest.mark.parametrize(
    ("level", "age", "cautioned"),
    [(2, 0, True), (2, 1, True), (2, 2, False), (1, 0, False), (3, 1, True)],
)
def test_business_is_usual_again_two_turns_after_an_act_was_proven(
    level: int, age: int, cautioned: bool
) -> None:
    table = earlier("", f"act {level} moldova", age)
    russia, usa, _moldova = seats_of(table)
    term = [one.id for one in table.game.scenario.terms].index("shared_ground")
    clauses = (Clause(russia, "", term), Clause(usa, "", term))
    offer = cm.OfferDeal(seat(usa), usa, (russia,), clauses, NOW)
    if cautioned:
        (reason,) = table.refused(offer).reasons
        assert reason.cite == ("natopa-43-2",)
    else:
        table.give(offer)


# A ready-made term, who is bound by it and to whom, what was played how many turns ago, and whether
# the record says that it was broken.
JUDGED: list[tuple[str, str, str, str, int, bool]] = [
    ("no_squeeze", R, M, "R14 moldova", 0, True),
    ("no_squeeze", R, M, "R14 moldova", 1, False),
    ("no_squeeze", R, M, "R11 moldova", 0, False),
    ("no_accession_step", N, G, "N08 georgia", 0, True),
    ("no_accession_step", N, G, "N08 georgia", 1, False),
    ("no_accession_step", N, G, "N05", 0, False),
]


@pytest.mark.parametrize(("term", "by", "to", "played", "age", "broken"), JUDGED)
def test_the_record_tells_of_the_turn_that_is_judged(
    term: str, by: str, to: str, played: str, age: int, broken: bool
) -> None:
    table = earlier("", played, age)
    bound, other = table.seat(by), table.seat(to)
    number = [one.id for one in table.game.scenario.terms].index(term)
    clauses = (Clause(bound, "", number), Clause(other, "thanks"))
    table.give(cm.OfferDeal(seat(bound), bound, (other,), clauses, NOW))
    (deal,) = table.engine.deals.all(table.state.numbers)
    table.give(cm.SignDeal(seat(other), other, deal.number))
    for one in (bound, other):
        table.give(cm.MarkDeal(seat(one), one, deal.number, 0, "kept"))
    (judged,) = (event for event in table.events if isinstance(event, ev.DealJudged))
    assert judged.found == MARKS.index("broken" if broken else "kept")
