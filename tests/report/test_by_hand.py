"""A game that is ended from its papers alone: every roll with what bears on it, every number."""

import pytest

from tests.report.paper import kit, text_of
from wargame.core.orders import Order
from wargame.prose.moved import moved
from wargame.report import briefs, conduct, slips, wall
from wargame.report.document import Page
from wargame.report.kit import Kit


@pytest.fixture(scope="module")
def treaty() -> Kit:
    return kit("after_the_treaty")


def cards(kit: Kit) -> Page:
    found = slips.cards(kit)
    assert found is not None
    return found


def hidden(kit: Kit) -> str:
    found = wall.hidden_tracks(kit)
    assert found is not None
    return text_of(found)


def test_a_roll_of_a_rule_stands_with_what_bears_on_it(treaty: Kit) -> None:
    shown = text_of(conduct.rules(treaty))

    accident = next(line for line in shown.splitlines() if "Accident at close" in line)
    assert (
        "+ (Proximity, 1 less if Tension is at most 3, 1 more if Tension is at least 7, 1 more if"
        " Tension is at least 9, 1 more if Dialogue is at most 1): where this roll starts;"
    ) in accident
    assert "; - (" in accident
    assert "-2: a line between officers" in shown


def test_a_roll_of_an_inject_stands_on_its_card_with_where_it_starts(treaty: Kit) -> None:
    assert "Attribution (+2: where this roll starts)" in text_of(cards(treaty))


def test_what_no_rule_moves_is_counted_already_and_stands_on_control_s_sheet(treaty: Kit) -> None:
    name = "How Moscow reads Western steps"

    for page in (briefs.whole_book(treaty), *(briefs.book(treaty, k) for k in treaty.seats)):
        assert name not in text_of(page)
    assert "-4: where this roll starts" in text_of(briefs.whole_book(treaty))
    assert f"{name}: 0 (Kyle)" in hidden(treaty)


def test_book_keeping_that_rules_move_can_be_kept_by_hand(treaty: Kit) -> None:
    assert "Rung at the turn's start" in hidden(treaty)
    assert "A near miss this turn" in hidden(treaty)
    assert "Rung at the turn's start" not in text_of(wall.tracks(treaty))


def test_an_order_says_which_places_its_group_has(treaty: Kit) -> None:
    shown = text_of(briefs.whole_book(treaty))

    assert "Name one of Exposed states: America, Western Europe and Eastern Europe." in shown
    assert "Name one of Theatres: Baltic and Black Sea." in shown
    assert "Name Europe at large." in shown
    assert "Allied home fronts: America, Western" in text_of(wall.situation(treaty))


def test_what_counts_where_a_condition_holds_is_said_in_plain_words(treaty: Kit) -> None:
    orders, rules = text_of(briefs.whole_book(treaty)), text_of(conduct.rules(treaty))

    assert "American commitment -1 if the target is America" in orders
    assert "Costs of Means: 1, 1 less if Means of the seat that orders is 0." in orders
    assert "1, 1 more if Cohesion is at least 7" in rules
    for shown in (orders, rules):
        assert "less (1 if" not in shown
        assert " + (1 if" not in shown


def test_the_wall_lists_what_the_game_can_move_or_what_holds(treaty: Kit) -> None:
    shown = text_of(wall.tracks(treaty))

    for unused in ("foothold", "Ledgers", "Ships seized", "Grievance", "Driven from home"):
        assert unused not in shown
    for used in ("Military channel", "Area denial", "Member of NATO", "Awareness rules"):
        assert used in shown
    assert "foothold_south" not in moved(treaty.names)


def test_what_control_alone_may_set_and_points_hang_on_keeps_its_box() -> None:
    assert "Pushed past its red line" in text_of(wall.tracks(kit("near_abroad")))


def test_the_situation_says_who_each_seat_is(treaty: Kit) -> None:
    assert all(spec.about for spec in treaty.scenario.seats)
    assert "Who it is" in text_of(wall.situation(treaty))


def test_an_order_s_form_knows_which_side_its_seat_is_on(treaty: Kit) -> None:
    actions = treaty.scenario.actions
    which = next(k for k, one in enumerate(actions) if one.name == "Public condemnation")
    western = treaty.game.seats.index("western")

    said = treaty.prose.effects(western, Order(which, -1, -1, 0)).always(actions[which])

    assert "Cohesion +1, Western commitment +1." in said
    assert "American" not in said
