"""A second roll measures how provoking an order was.

At its top it opens an opportunity for two turns.
"""

import pytest

from tests.core.builders import Table, codes
from wargame.core import events as ev

COAST = """
turns: 8
seats: {league: {orders: 2}, rover: {}}
places: {port: {}, shoal: {}}
tracks:
  tension: {range: [0, 10], start: 3}
  spirit: {of: seat, range: [0, 9], start: 2, seen_by: owner}
  mood: {of: seat, range: [0, 9], start: 1, seen_by: owner}
flags: {opening: {of: place}, assured: {}}
tables:
  reply: {dice: 2d6, clip: 30, bands: [{name: quiet, to: 12}, {name: raid, from: 13}]}
rolls:
  reaction:
    name: The rover's reply
    table: reply
    required: true
    modifiers:
      - {when: tension >= 7, add: 5, why: tempers are high}
      - {when: assured, add: -20, why: an assurance was given}
    outcomes:
      quiet: []
      raid: [target.opening on for 1 turns, tension +1]
actions:
  FORTIFY: {name: Fortify, by: league, target: places, do: [], rolls: {reaction: 20}}
  TALK: {name: Talk, by: league, target: places, do: [], rolls: {reaction: -30}}
  ASSURE: {name: Assure, by: league, do: [assured on for 1 turn], rolls: {reaction: no}}
  RAID:
    {name: Raid, by: rover,
     target: {place: places, where: target.opening, else: nobody is off guard},
     do: [], rolls: {reaction: no}}
"""


def test_the_opportunity_lasts_the_turn_it_opens_and_one_more() -> None:
    """So the rover may order on it in the turn after, once."""
    table = Table.begin(COAST)
    assert table.legal("rover") == set()
    table.turn(league="FORTIFY port")
    assert (table.state.turn, table.legal("rover")) == (2, {"RAID port"})
    table.turn()
    assert (table.state.turn, table.legal("rover")) == (3, set())


def test_opened_again_it_holds_until_the_later_end() -> None:
    table = Table.begin(COAST)
    table.turn(league="FORTIFY port")
    table.turn(league="FORTIFY port")
    assert table.legal("rover") == {"RAID port"}


def test_the_base_differs_by_order_and_its_modifiers_are_shared() -> None:
    table = Table.begin(COAST)
    (bold,), (mild,) = table.odds("league", "FORTIFY port"), table.odds("league", "TALK port")
    assert (bold.net, bold.ways) == (20, (0, 36))
    assert (mild.net, mild.ways) == (-30, (36, 0))
    table.rule(tension=7)
    (tense,) = table.odds("league", "FORTIFY port")
    assert [worth.worth for worth in tense.modifiers] == [20, 5]
    table.turn(league="ASSURE")
    (calm,) = table.odds("league", "FORTIFY port")
    assert calm.net == 5
    assert calm.ways == (26 - 5, 10 + 5)


def test_an_order_that_says_no_rolls_no_reaction() -> None:
    table = Table.begin(COAST)
    assert table.odds("league", "ASSURE") == ()
    table.turn(league="ASSURE")
    (order,) = [e for e in table.events if isinstance(e, ev.OrderResolved)]
    assert order.rolls == ()


def test_the_roll_stands_in_the_order_s_event_with_its_modifiers_and_dice() -> None:
    table = Table.begin(COAST)
    table.rule(tension=8)
    table.turn(league="FORTIFY port")
    (order,) = [e for e in table.events if isinstance(e, ev.OrderResolved)]
    (roll,) = order.rolls
    assert table.game.rolls[roll.which].name == "The rover's reply"
    assert [worth.worth for worth in roll.modifiers] == [20, 5]
    assert (roll.net, roll.odds, roll.band) == (25, (0, 36), 1)
    assert len(roll.faces) == 2


def test_a_required_roll_must_be_said_by_every_order() -> None:
    assert codes(COAST.replace("do: [], rolls: {reaction: -30}", "do: []")) == ["roll-not-said"]


@pytest.mark.parametrize("number", ["me.spirit", "target.seat.spirit"])
def test_who_may_not_know_what_a_roll_rests_on_sees_neither_its_dice_nor_its_sum(
    number: str,
) -> None:
    """The league may know its own spirit, and the port is the rover's; the other may not."""
    text = COAST.replace("- {when: tension >= 7, add: 5", f"- {{when: tension >= 1, add: {number}")
    table = Table.begin(text.replace("port: {}", "port: {seat: rover}"))
    table.turn(league="FORTIFY port")
    for reader in ("league", "rover", "public", "control"):
        (order,) = table.sees(reader, ev.OrderResolved)
        assert isinstance(order, ev.OrderResolved)
        (roll,) = order.rolls
        whole = reader == "control" or reader == {"me.spirit": "league"}.get(number, "rover")
        assert (roll.net, len(roll.faces)) == ((22, 2) if whole else (None, 0))
        assert [w.worth for w in roll.modifiers] == ([20, 2] if whole else [20])


def test_odds_before_say_that_they_are_as_far_as_one_knows() -> None:
    text = COAST.replace(
        "- {when: tension >= 7, add: 5", "- {when: tension >= 1, add: rover.spirit"
    )
    table = Table.begin(text)
    (seen,) = table.odds("league", "TALK port")
    (full,) = table.odds("league", "TALK port", control=True)
    assert (seen.far, seen.net, full.far, full.net) == (True, -30, False, -28)
