"""What tilts each roll: the net at the start, and what each circumstance adds or takes away."""

import pytest

from tests.scenarios.theatre import begin, carried_out, net, second_nets

R, N, E = "russia", "usa", "eu"

# Order, setting, net; the first line of an order is how it stands without the circumstance.
NETS: list[tuple[str, str, str, int]] = [
    # R01: frozen conflict, troops, Leverage 3 for Moldova.
    (R, "R01 moldova", "", 3),
    (R, "R01 moldova", "moldova.frozen_conflict off", 2),
    (R, "R01 moldova", "moldova.russian_troops off", 2),
    (R, "R01 moldova", "moldova.leverage 2", 2),
    (R, "R01 moldova", "moldova.partnership 2", 2),
    (R, "R01 moldova", "moldova.resilience 4", 2),
    (R, "R01 moldova", "moldova.resilience 3", 3),
    (R, "R01 moldova", "moldova.opportunity on", 4),
    (R, "R01 moldova", "moldova.turmoil on", 4),
    (R, "R01 moldova", "moldova.passports 2", 4),
    (R, "R01 moldova", "moldova.passports 3", 5),
    (R, "R01 moldova", "moldova.passports 2; moldova.military 2", 3),
    (R, "R01 moldova", "moldova.military 3", 3),
    (R, "R01 moldova", "emboldened on", 4),
    (R, "R03 georgia", "", 1),
    (R, "R03 georgia", "georgia.leverage 2", 0),
    (R, "R03 georgia", "dialogue 3", 2),
    (R, "R03 georgia", "tension 7", 0),
    (R, "R03 georgia", "georgia.attacked on", -1),
    (R, "R03 georgia", "russia-georgia.soured on", -1),
    (R, "R03 georgia", "russia-moldova.soured on", 1),
    (R, "R04", "", 1),
    (R, "R04", "sanctions 2", 0),
    (R, "R05", "tension 6", 0),
    (R, "R05", "tension 6; missile on", 1),
    (R, "R05", "tension 6; cohesion 8", -1),
    (R, "R05", "tension 6; dialogue 3", -1),
    # R06: nobody is aware of anything yet.
    (R, "R06 moldova", "", 1),
    (R, "R06 moldova", "moldova.aware on", 0),
    (R, "R06 moldova", "moldova.resilience 1", 2),
    (R, "R06 moldova", "moldova.resilience 0", 2),
    (R, "R06 moldova", "moldova.resilience 3", 0),
    (R, "R06 moldova", "moldova.resilience 4", -1),
    (R, "R06 moldova", "moldova.resilience 5", -2),
    (R, "R06 moldova", "moldova.grievance on", 2),
    # R07: as R06, outside the near abroad.
    (R, "R07 north_macedonia", "", -1),
    (R, "R07 north_macedonia", "north_macedonia.grievance on", 0),
    (R, "R07 north_macedonia", "north_macedonia.network 1", 0),
    (R, "R07 ukraine", "ukraine.vote_due 2; ukraine.network 0", 1),
    # R08: institutions alone; stories, grievances and platforms have no part in it.
    (R, "R08 moldova", "", 0),
    (R, "R08 moldova", "moldova.grievance on; moldova.aware on", 0),
    (R, "R08 moldova", "moldova.resilience 1", 1),
    (R, "R08 moldova", "moldova.resilience 5", -3),
    (R, "R08 moldova", "played E04 moldova", -1),
    (R, "R12 ukraine", "", -2),
    (R, "R12 ukraine", "ukraine.turmoil on", 0),
    (R, "R12 ukraine", "ukraine.grievance on", -1),
    (R, "R12 ukraine", "ukraine.military 0", 0),
    (R, "R12 ukraine", "ukraine.military 3", -3),
    (R, "R14 ukraine", "", 1),
    (R, "R14 ukraine", "ukraine.leverage 2", 0),
    (R, "R14 ukraine", "ukraine.frozen_conflict off", 0),
    (R, "R14 ukraine", "ukraine.partnership 1", 2),
    (R, "R14 ukraine", "ukraine.other_markets on", -1),
    (R, "R14 ukraine", "ukraine.passports 3; ukraine.military 1", 3),
    (R, "R15 georgia", "", 3),
    (R, "R15 georgia", "georgia.russian_troops off", 2),
    (R, "R15 georgia", "played N03 georgia", 2),
    # R16: superiority and troops, less two steps of training.
    (R, "R16 georgia", "georgia.opportunity on", 1),
    (R, "R16 georgia", "georgia.turmoil on", 3),
    (R, "R16 georgia", "georgia.opportunity on; georgia.military 0", 3),
    (R, "R16 georgia", "georgia.opportunity on; georgia.passports 1", 1),
    (R, "R16 georgia", "georgia.passports 2", 2),
    (R, "R16 georgia", "georgia.passports 3", 3),
    (R, "R16 georgia", "georgia.opportunity on; georgia.russian_troops off", 0),
    (R, "R16 georgia", "georgia.opportunity on; emboldened on", 2),
    (R, "R20 : regulars", "south on", 0),
    (R, "R20 : regulars", "south on; foothold_south on", 1),
    (R, "R20 : contractors", "south on", -1),
    (N, "N01 moldova", "", 1),
    (N, "N01 georgia", "georgia.resilience 2", 1),
    (N, "N01 georgia", "georgia.resilience 2; georgia.commission off", 0),
    (N, "N01 georgia", "", 0),
    (N, "N01 moldova", "moldova.resilience 0", 0),
    (N, "N01 moldova", "moldova.resilience 4", -1),
    (N, "N01 moldova", "played N03 moldova", 2),
    (N, "N02 moldova", "", 1),
    (N, "N02 georgia", "", 1),
    (N, "N02 ukraine", "ukraine.network 0", 1),
    (N, "N03 georgia", "", 1),
    (N, "N03 georgia", "georgia.missions off", 0),
    (N, "N03 georgia", "played N01 georgia", 2),
    (N, "N03 georgia", "played N02 georgia", 2),
    (N, "N04 georgia : forces", "", 1),
    (N, "N04 georgia : forces", "georgia.commission off", 0),
    (N, "N04 georgia : forces", "played P03 georgia", 2),
    # N08: missions, less a part of it held.
    (N, "N08 georgia", "", -1),
    (N, "N08 georgia", "cohesion 7", 0),
    (N, "N08 georgia", "cohesion 4", -3),
    (N, "N08 georgia", "georgia.missions off", -2),
    (N, "N08 georgia", "georgia.russian_troops off", 1),
    (N, "N08 georgia", "played P03 georgia", 0),
    (N, "N09 europe : risk", "", 1),
    (N, "N09 europe : ukraine", "", 0),
    (N, "N09 europe : hybrid", "", -1),
    (N, "N09 europe : ukraine", "russia.word_broken on", -2),
    (N, "N09 europe : ukraine", "usa.word_broken on", -2),
    (N, "N10 europe", "", 0),
    (N, "N10 europe", "near_miss on", 2),
    (N, "N10 europe", "collision on", 2),
    (N, "N10 europe", "tension 7", 1),
    (N, "N10 europe", "dialogue 1", -1),
    (N, "N11 moldova", "", 0),
    (N, "N11 moldova", "moldova.aware on", 1),
    (N, "N11 moldova", "played E06", 1),
    (N, "N13 europe : general", "", 1),
    (N, "N13 europe : general", "arms_control 1", 0),
    (N, "N13 europe : general", "arms_control 0", -1),
    (N, "N13 europe : general", "arms_control 3", 2),
    (N, "N13 europe : general", "arms_control 5", 2),
    (N, "N13 europe : general", "revenue 4", 2),
    (N, "N13 europe : missiles", "missile on", 3),
    (N, "N13 europe : general", "aggression on", 0),
    (N, "N13 europe : general", "russia.word_broken on", -1),
    (N, "S01 : arctic", "", 2),
    (N, "S01 : terrorism", "", 2),
    (N, "S01 : terrorism", "unrest on", 3),
    (N, "S01 : balkans", "", 1),
    (N, "S01 : drugs", "dialogue 3", 3),
    (N, "S01 : piracy", "tension 7", 0),
    (N, "S01 : piracy", "russia.word_broken on", 0),
    # E01: an aim stated, and firms that pay already.
    (E, "E01 : stated", "", 0),
    (E, "E01 : open_ended", "", -2),
    (E, "E01 : stated", "sanctions 2", 1),
    (E, "E01 : stated", "aggression on", 3),
    (E, "E01 : stated", "aggression on; georgia.recognitions 0", 2),
    (E, "E01 : stated", "strait on", 2),
    (E, "E01 : stated", "finding on", 2),
    (E, "E01 : stated", "cohesion 7", 1),
    (E, "E01 : stated", "cohesion 4", -2),
    (E, "E01 : stated", "played R17 georgia", 1),
    (E, "E04 moldova", "", 0),
    (E, "E04 moldova", "moldova.partnership 2", 1),
    (E, "E04 western_europe", "", 1),
    (E, "E05 moldova", "", 0),
    (E, "E05 moldova", "moldova.partnership 3", 1),
    (E, "E05 moldova", "played R14 moldova", 1),
    (E, "E05 moldova", "moldova.eeu on", -2),
    ("moldova", "P03 moldova", "", 0),
    ("moldova", "P03 moldova", "played N01 moldova", 1),
    ("moldova", "P03 moldova", "played N02 moldova", 1),
    ("moldova", "P03 moldova", "played E04 moldova", 1),
    ("moldova", "P03 moldova", "played E05 moldova", 1),
    ("moldova", "P03 moldova", "moldova.resilience 4", -2),
    ("moldova", "P04 moldova", "", 0),
    ("moldova", "P04 moldova", "played R03 moldova", 2),
    ("moldova", "P04 moldova", "played E05 moldova", 1),
    ("moldova", "P04 moldova", "moldova.recognitions 2", -2),
    ("moldova", "P04 moldova", "moldova.alignment 3", -1),
    ("georgia", "P04 georgia", "", -2),
    ("central", "P05 kazakhstan", "", -3),
    ("central", "P05 kazakhstan", "kazakhstan.eeu off", -2),
    ("central", "P05 kazakhstan", "before_2014 on", -1),
    ("central", "P05 kazakhstan", "kazakhstan.russian_troops on", -5),
    ("central", "P05 kazakhstan", "kazakhstan.has_left on", -2),
    ("central", "P05 kazakhstan", "kazakhstan.partnership 3", -2),
    ("central", "P05 kazakhstan", "kazakhstan.partnership 2", -3),
]


@pytest.mark.parametrize(("seat", "order", "setting", "worth"), NETS)
def test_a_circumstance_is_worth_what_the_design_says(
    seat: str, order: str, setting: str, worth: int
) -> None:
    assert net(begin(setting), seat, order) == worth


# What the acting seat does not know, and Control does.
UNSEEN: list[tuple[str, str, str, int]] = [
    (N, "N02 moldova", "moldova.network 1", -1),
    (N, "N02 moldova", "moldova.network 3", -2),
    (N, "N04 georgia : forces", "georgia.network 2", -2),
    (N, "N11 moldova", "cheating on", -1),
    (E, "E01 : stated", "western_europe.network 3", -1),
    (E, "E01 : stated", "western_europe.network 0", 1),
    ("moldova", "P03 moldova", "moldova.network 1", -1),
]


@pytest.mark.parametrize(("seat", "order", "setting", "worth"), UNSEEN)
def test_what_is_hidden_weighs_without_being_shown(
    seat: str, order: str, setting: str, worth: int
) -> None:
    plain, changed = begin(), begin(setting)
    assert net(changed, seat, order) == net(plain, seat, order)
    shift = net(changed, seat, order, control=True) - net(plain, seat, order, control=True)
    assert shift == worth


@pytest.mark.parametrize(
    ("seat", "order", "played", "worth"),
    [
        (R, "R04", "played R04 1", -1),
        (N, "N09 europe : ukraine", "played N09 1", 1),
    ],
)
def test_what_was_played_a_turn_ago_tells(seat: str, order: str, played: str, worth: int) -> None:
    before = net(begin("turn 2"), seat, order)
    assert net(begin(f"turn 2; {played}"), seat, order) == before + worth


@pytest.mark.parametrize(
    ("seat", "order", "levels", "worth"),
    [
        (N, "N09 europe : ukraine", (2,), -1),
        (N, "N09 europe : ukraine", (1,), 0),
        (E, "E01 : stated", (2,), 1),
        (E, "E01 : stated", (3, 2), 2),
        (E, "E01 : stated", (1, 1), 0),
    ],
)
def test_attributed_acts_tell(seat: str, order: str, levels: tuple[int, ...], worth: int) -> None:
    assert (
        net(begin("acts " + " ".join(map(str, levels))), seat, order)
        == net(begin(), seat, order) + worth
    )


def test_a_denied_act_does_not_help_sanctions_yet() -> None:
    assert net(begin("acts 2; denied on"), E, "E01 : stated") == net(begin(), E, "E01 : stated")


def test_contractors_lower_a_result_by_a_row_and_are_harder_to_trace() -> None:
    """R12: 10 less 2 is 8, limited aims; contractors make it a foothold, and are traced at -1.
    A natural 12 is the whole of it, and with contractors limited aims.
    """
    for option, dice, row, traced in (
        ("volunteers", (5, 5), 2, 0), ("contractors", (5, 5), 1, -1),
        ("volunteers", (6, 6), 3, 0), ("contractors", (6, 6), 2, -1),
    ):  # fmt: skip
        order = carried_out(begin(), R, f"R12 ukraine : {option}", dice=dice)
        assert (order.rolls[0].band, order.rolls[1].net) == (row, traced)
    (first, second) = carried_out(begin(), R, "R12 ukraine : volunteers", dice=(1, 1)).rolls
    assert (first.band, second.net) == (0, 2)
    (first, second) = carried_out(begin(), R, "R12 ukraine : contractors", dice=(1, 1)).rolls
    assert (first.band, second.net) == (0, 1)


# How provoking a Western step is read: the base of the Kremlin's reaction.
REACTIONS: list[tuple[str, str, str, int]] = [
    (N, "N01 moldova", "", -4),
    (N, "N02 moldova", "", -3),
    (N, "N03 georgia", "", 1),
    (N, "N03 moldova", "moldova.ambition 3", 0),
    (N, "N04 georgia : forces", "", 1),
    (N, "N05 baltic : rotate", "", 1),
    (N, "N05 black_sea : rotate", "", 0),
    (N, "N05 baltic : permanent", "", 3),
    (N, "N06 baltic : mobility", "", -2),
    (N, "N07 europe", "", -4),
    (N, "N08 georgia : plain", "", 4),
    (N, "N08 georgia : assured", "", 3),
    (N, "N08 georgia : plain", "georgia.warned on", 5),
    (N, "N08 georgia : assured", "georgia.warned on", 3),
    (N, "N08 north_macedonia : plain", "north_macedonia.bilateral_dispute off", 3),
    (N, "N08 north_macedonia : assured", "north_macedonia.bilateral_dispute off", 2),
    (N, "N09 europe : risk", "", -4),
    (N, "N10 europe", "", -4),
    (N, "N11 moldova", "", -3),
    (N, "N12 europe", "casualties on", 0),
    (N, "N13 europe : general", "", -4),
    (E, "E04 moldova", "", -4),
    (E, "E05 moldova", "", 1),
    ("moldova", "P02 moldova", "", 1),
    ("central", "P02 kazakhstan", "kazakhstan.eeu off", 2),
    ("moldova", "P03 moldova", "", -4),
    ("central", "P05 kazakhstan", "", 2),
    # What stands around it.
    (N, "N03 moldova", "moldova.ambition 3; tension 7", 1),
    (N, "N03 moldova", "moldova.ambition 3; dialogue 3", -1),
    (N, "N03 moldova", "moldova.ambition 3; moldova.turmoil on", 2),
    (N, "N03 moldova", "moldova.ambition 3; western_gain on", 1),
    # The switch: at 2 quiet steps provoke more, and accession less.
    (N, "N01 moldova", "enlargement_view 1", -3),
    (N, "N01 moldova", "enlargement_view 2", -2),
    (N, "N02 moldova", "enlargement_view 2", -1),
    (N, "N06 baltic : mobility", "enlargement_view 2", 0),
    (N, "N07 europe", "enlargement_view 2", -2),
    (N, "N08 georgia : plain", "enlargement_view 1", 3),
    (N, "N08 georgia : plain", "enlargement_view 2", 2),
    (N, "N09 europe : risk", "enlargement_view 2", -2),
    (N, "N10 europe", "enlargement_view 2", -2),
    (N, "N11 moldova", "enlargement_view 2", -1),
    (N, "N13 europe : general", "enlargement_view 2", -2),
    (E, "E04 moldova", "enlargement_view 2", -2),
    ("moldova", "P02 moldova", "enlargement_view 2", -1),
    ("moldova", "P03 moldova", "enlargement_view 2", -2),
    ("central", "P05 kazakhstan", "enlargement_view 2", 0),
]


@pytest.mark.parametrize(("seat", "order", "setting", "base"), REACTIONS)
def test_a_western_step_is_read_in_moscow_as_the_design_says(
    seat: str, order: str, setting: str, base: int
) -> None:
    forecasts = begin(setting).odds(seat, order, control=True)
    assert forecasts[-1].net == base


ATTRIBUTIONS = [
    ("R06 moldova", 0),
    ("R07 north_macedonia : lift", 0),
    ("R08 moldova", 0),
    ("R11 moldova", 2),
]


@pytest.mark.parametrize(("order", "base"), ATTRIBUTIONS)
def test_a_covert_act_may_be_traced(order: str, base: int) -> None:
    table = begin()
    nets = second_nets(table, R, order) or [table.odds(R, order, control=True)[0].net]
    assert nets == [base]


def test_missiles_test_the_unity_of_the_allies() -> None:
    for setting, worth in (("", 0), ("cohesion 7", 1), ("cohesion 4", -2)):
        (forecast,) = begin(setting).odds(R, "R18 baltic", control=True)
        assert forecast.net == worth
