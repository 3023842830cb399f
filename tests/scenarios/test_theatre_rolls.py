"""What Moscow's reaction, attribution and a test of unity come to; acts, accusations, inquiries."""

import pytest

from tests.core.builders import CONTROL, Table, status
from tests.scenarios.sheet import with_slot
from tests.scenarios.theatre import (
    act_levels,
    begin,
    carried_out,
    done,
    finish,
    in_words,
    lock,
    one_more,
    place,
    record_acts,
    to_orders,
    why_not,
)
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core import records as rec
from wargame.core import state as st
from wargame.core.rolled import effects_in
from wargame.core.state import DELAYED, LOCKED

R, N, E = "russia", "usa", "eu"
NO_ATTACK = "no attack on an Ally is proven and nobody was killed, so Article V is not open"


def rows(setting: str, seat: str, order: str, roll: str, band: str = "") -> dict[str, list[str]]:
    """What each row of an order's roll of that name does, from games that differ in dice alone."""
    found: dict[str, list[str]] = {}
    for key in range(3, 160):
        table = begin(setting)
        table.state = with_slot(table.state, st.KEY, key)
        now = table.state.turn
        event = carried_out(table, seat, order, band)
        count, effects = -1, []
        for record in event.records:
            count += record[0] == rec.ROLLED
            if count >= 0 and table.game.rolls[event.rolls[count].which].name == roll:
                effects += [record] if record[0] == rec.AFFECTED else []
        for one in event.rolls:
            info = table.game.rolls[one.which]
            if info.name == roll:
                bands = next(t.bands for t in table.game.tables if t.id == info.table)
                words = [in_words(table, effect, now) for effect in effects_in(tuple(effects))]
                assert found.setdefault(bands[one.band].name, words) == words
    return found


def test_a_reaction_opens_opportunities_and_plays_nobody_s_hand() -> None:
    assert rows("", "moldova", "P02 moldova", "Kremlin reaction") == {
        "muted": [],
        "protest": ["support at least 8"],
        "counter_measure": ["later 1 russia.means +1"],
        "coercive_answer": ["moldova.opportunity on for 2"],
    }


def test_an_act_is_hidden_suspected_attributed_or_found_by_all() -> None:
    found = ["moldova.alignment +1", "exposed_act on for 0"]
    assert rows("", R, "R11 moldova", "Attribution") == {
        "hidden": [],
        "suspected": [],
        "attributed": ["exposed_act on for 0"],
        "collective_finding": [*found, "finding on for 1"],
    }
    shamed = rows("denied on", R, "R11 moldova", "Attribution")["collective_finding"]
    assert shamed == [*found, "prestige -1", "finding on for 1"]


def test_a_finding_about_an_ally_moves_no_alignment() -> None:
    effects = rows("", R, "R06 eastern_europe", "Attribution")["collective_finding"]
    assert effects == ["exposed_act on for 0", "finding on for 1"]


def test_missiles_split_the_allies_or_bring_them_together() -> None:
    assert rows("", R, "R18 baltic", "Test of unity") == {
        "blocked": ["cohesion -1", "will_west -1"],
        "diluted": [],
        "adopted": [],
        "adopted_in_unity": ["cohesion +1", "will_us +1"],
    }


def test_the_pledge_is_kept_where_the_allies_agree() -> None:
    found: dict[int, list[str]] = {}
    for key in range(3, 120):
        table = begin("cohesion 7")
        table.state = with_slot(table.state, st.KEY, key)
        event = carried_out(table, N, "N06 baltic : pledge")
        band = event.rolls[0].band
        effects = [in_words(table, one, 1) for one in event.effects]
        words = [word for word in effects if word.startswith(("pledge", "cohesion", "will"))]
        assert found.setdefault(band, words) == words
        assert event.rolls[0].net == 1
    assert found == {
        0: ["cohesion -1", "will_west -1"],
        1: [],
        2: ["pledge on"],
        3: ["pledge on", "cohesion +1", "will_us +1"],
    }


@pytest.mark.parametrize(
    ("order", "setting"),
    [
        ("R06 moldova", ""), ("R07 north_macedonia : lift", ""), ("R08 moldova", ""),
        ("R11 moldova", ""), ("R12 ukraine : volunteers", ""), ("R19 baltic", ""),
    ],
)  # fmt: skip
def test_a_covert_act_goes_on_record_where_it_was_done(order: str, setting: str) -> None:
    table = begin(setting)
    carried_out(table, R, order)
    where, _level = act_levels(table)[0]
    assert where == order.split()[1]


def test_a_network_is_not_traced_until_it_is_looked_for() -> None:
    table = begin()
    assert carried_out(table, R, "R09 moldova").rolls == ()
    assert act_levels(table) == [("moldova", 0)]
    to_orders(table)
    carried_out(table, N, "N11 moldova", "attributed")
    assert act_levels(table) == [("moldova", 2)]


def test_a_network_at_the_allies_is_no_attack_that_they_could_answer() -> None:
    table = begin()
    carried_out(table, R, "R09 western_europe")
    assert act_levels(table) == []


def test_bending_a_treaty_costs_arms_control_once_it_is_found() -> None:
    found: dict[int, list[str]] = {}
    for key in range(3, 160):
        table = begin()
        table.state = with_slot(table.state, st.KEY, key)
        event = carried_out(table, R, "R19 baltic")
        _, level = act_levels(table)[0]
        words = [in_words(table, one, 1) for one in event.effects]
        assert found.setdefault(level, words) == words
    noticed = ["arms_control -1", "cheating off"]
    assert found == {
        0: ["cheating on"],
        1: ["cheating on", "baltic.doubt on for 2"],
        2: ["cheating on", *noticed, "exposed_act on for 0", "baltic.doubt on for 2"],
        3: ["cheating on", *noticed, "exposed_act on for 0", "finding on for 1"],
    }


def test_a_breach_found_by_all_after_a_denial_shames_moscow() -> None:
    """R19, as with other acts that are traced."""
    levels = set()
    for key in range(3, 160):
        table = begin("denied on")
        table.state = with_slot(table.state, st.KEY, key)
        event = carried_out(table, R, "R19 baltic")
        _, level = act_levels(table)[0]
        shamed = "prestige -1" in [in_words(table, one, 1) for one in event.effects]
        assert shamed is (level == 3)
        levels.add(level)
    assert 3 in levels


def test_an_act_shown_on_film_is_a_collective_finding_at_once() -> None:
    table = begin()
    carried_out(table, R, "R15 georgia", "backfires")
    assert act_levels(table) == [("georgia", 3)]


INQUIRIES = [
    # Level before, row; level after, effects.
    (0, "hidden", 0, []),
    (0, "suspected", 1, []),
    (0, "attributed", 2, ["cohesion +1", "will_east +1"]),
    (1, "attributed", 2, ["cohesion +1", "will_east +1"]),
    (2, "attributed", 2, []),
    (0, "collective_finding", 3, ["cohesion +1", "will_us +1", "finding on for 1"]),
    (2, "collective_finding", 3, ["cohesion +1", "will_us +1", "finding on for 1"]),
    (3, "collective_finding", 3, []),
]


@pytest.mark.parametrize(("before", "row", "after", "effects"), INQUIRIES)
def test_an_inquiry_lifts_what_is_known_of_the_last_act(
    before: int, row: str, after: int, effects: list[str]
) -> None:
    table = begin(f"acts {before}")
    assert done(table, N, "N11 moldova", row) == [*effects, "moldova.aware on"]
    assert act_levels(table) == [("moldova", after)]


def test_an_inquiry_looks_back_three_turns() -> None:
    for turn, level in ((3, 2), (4, 0)):
        table = begin("acts 0")
        table.state = with_slot(table.state, st.TURN, turn)
        carried_out(table, N, "N11 moldova", "attributed")
        assert act_levels(table) == [("moldova", level)]


def test_a_finding_after_a_denial_shames_moscow() -> None:
    effects = done(begin("acts 2; denied on"), N, "N11 moldova", "collective_finding")
    assert "prestige -1" in effects


def test_a_true_accusation_puts_the_act_in_the_open_and_a_false_one_costs() -> None:
    table = begin("acts 0")
    assert done(table, N, "S03 moldova") == ["prestige -1"]
    assert act_levels(table) == [("moldova", 1)]
    assert "cohesion -1" in done(begin(), N, "S03 moldova")


def test_cooperation_soon_after_a_finding_costs_unity() -> None:
    fresh = done(begin("acts 2"), N, "S01 : arctic", "talk_only")
    assert fresh == ["cohesion -1", "will_east -1"]
    assert done(begin("acts 1"), N, "S01 : arctic", "talk_only") == []


def test_a_collective_response_may_be_called_where_an_act_on_an_ally_is_proven() -> None:
    for where, level, reason in (
        ("western_europe", 2, ""),
        ("western_europe", 1, NO_ATTACK),
        ("moldova", 3, NO_ATTACK),
    ):
        table = begin()
        record_acts(table, [level], where)
        assert why_not(table, N, "N12 europe") == reason


def test_from_the_second_turn_to_china_a_state_of_central_asia_slips() -> None:
    def slipped(table: Table) -> list[str]:
        event = carried_out(table, R, "R04", "talk_only")
        return [in_words(table, effect, 1) for effect in event.effects]

    assert slipped(begin()) == []
    table = begin()
    count = table.slot("count R04 by all.0")
    table.state = with_slot(table.state, count, 1)
    (effect,) = slipped(table)
    assert effect in {
        f"{p}.leverage -1" for p in ("kazakhstan", "kyrgyzstan", "tajikistan", "uzbekistan")
    }


def test_where_moscow_has_no_sway_left_a_turn_to_china_costs_it_none() -> None:
    """R04, again: of Central Asia one state alone still leans on Moscow, so it is that one."""
    for key in range(3, 13):
        table = begin("kyrgyzstan.leverage 0; tajikistan.leverage 0; uzbekistan.leverage 0")
        table.state = with_slot(table.state, table.slot("count R04 by all.0"), 1)
        table.state = with_slot(table.state, st.KEY, key)
        event = carried_out(table, R, "R04", "talk_only")
        effects = [in_words(table, effect, 1) for effect in event.effects]
        assert effects == ["kazakhstan.leverage -1"]


def test_a_machine_that_stands_still_holds_up_an_order() -> None:
    """Cyber comes before the orders of diplomacy, so the order still to come waits a turn."""
    table = begin()
    lock(table, "moldova", "P04 moldova")
    lock(table, R, "R08 moldova")
    table.give(cm.Override(CONTROL, place(table, R), 3, "for the test"))
    finish(table)
    (stopped,) = [event for event in table.events if isinstance(event, ev.OrderStopped)]
    assert (table.said(stopped.order), stopped.status) == ("P04 moldova", DELAYED)
    assert table.state.turn == 2
    assert [status(table, "moldova", place) for place in range(3)].count(LOCKED) == 1


def test_the_third_step_makes_a_member() -> None:
    table = begin("georgia.accession 2")
    carried_out(table, N, "N08 georgia : plain", "clear")
    while not table.waits_for() and not table.state.over:
        one_more(table)
    assert table.on("georgia.member")
    assert not table.on("georgia.aspirant")
    assert (table["georgia.alignment"], table["georgia.partnership"]) == (5, 4)
    table = begin("georgia.accession 1")
    carried_out(table, N, "N08 georgia : plain", "clear")
    assert not table.on("georgia.member")


def test_raising_ambition_by_two_is_heard_in_moscow_and_by_one_is_not() -> None:
    for second, rolls in ((3, 0), (4, 1)):
        event = carried_out(begin(), "moldova", f"P01 moldova {second}")
        assert [roll.net for roll in event.rolls] == [0] * rolls
