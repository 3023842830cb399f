"""Figures that some readers are shown as bands while a condition holds, else as numbers."""

import pytest

from tests.core.builders import Table, codes
from wargame.core import events as ev

MARKET = """
turns: 5
seats: {bank: {orders: 2}, north: {}, south: {}}
teams: {towns: {seats: [north, south]}}
places: {vault: {seat: bank}, cellar: {seat: north}}
tracks:
  silver:
    {range: [0, 20], start: 9, levels: {thin: 0, fair: 8, rich: 15},
     blur: [{to: [towns, all], when: fog, bands: {little: 0, some: 6, much: 12}}]}
  grain:
    {of: place, range: [0, 9], start: 4, seen_by: all,
     blur: [{to: south, when: target.hidden_store, bands: {low: 0, high: 5}}]}
flags:
  fog: {}
  hidden_store: {of: place}
actions:
  MIST: {name: Make fog, by: bank, do: [fog on for 1 turns]}
  PAY: {name: Pay, by: bank, do: [silver +1]}
  HIDE:
    {name: Hide the store, by: bank, target: places,
     do: [target.hidden_store on, target.grain +1]}
"""


def shown(table: Table, reader: str) -> tuple[int | None, str, str]:
    dial = table.view(reader).dial("silver")
    assert dial is not None
    return dial.value, dial.level, dial.band


def test_without_the_condition_everyone_reads_the_number() -> None:
    table = Table.begin(MARKET)
    for reader in ("bank", "north", "public", "control"):
        assert shown(table, reader) == (9, "fair", "")


def test_while_it_holds_those_named_read_a_band_and_the_others_the_number() -> None:
    text = MARKET.replace("to: [towns, all]", "to: towns")
    table = Table.begin(text)
    table.turn(bank="MIST")
    assert shown(table, "north") == shown(table, "south") == (None, "", "some")
    assert shown(table, "bank") == shown(table, "public") == (9, "fair", "")


def test_the_number_comes_back_when_the_condition_ends() -> None:
    """Fog for one turn beside the one in which it was made."""
    table = Table.begin(MARKET)
    table.turn(bank="MIST")
    assert shown(table, "public") == (None, "", "some")
    table.turn()
    assert shown(table, "public") == (9, "fair", "")


@pytest.mark.parametrize(
    ("value", "band"), [(0, "little"), (5, "little"), (6, "some"), (11, "some"), (12, "much")]
)
def test_a_band_reaches_up_to_the_next(value: int, band: str) -> None:
    table = Table.begin(MARKET)
    table.turn(bank="MIST")
    table.rule(silver=value)
    assert shown(table, "public")[2] == band


def test_a_place_s_figure_is_blurred_by_the_place_s_own_condition() -> None:
    table = Table.begin(MARKET)
    table.turn(bank="HIDE vault")
    view = table.view("south")
    vault, cellar = view.dial("grain", 0), view.dial("grain", 1)
    assert vault is not None
    assert cellar is not None
    assert (vault.value, vault.band) == (None, "high")
    assert (cellar.value, cellar.band) == (4, "")


def test_changes_of_a_figure_that_may_be_blurred_are_told_only_to_those_who_never_lose_it() -> None:
    table = Table.begin(MARKET)
    table.turn(bank=("HIDE vault", "PAY"))
    slots = {table.slot("vault.grain"), table.slot("silver")}
    for reader, seen in (
        ("south", set()),
        ("north", {table.slot("vault.grain")}),
        ("control", slots),
    ):
        told = {e.slot for e in table.sees(reader, ev.Changed) if isinstance(e, ev.Changed)}
        assert told & slots == seen


def test_orders_may_not_rest_on_the_exact_figure_of_what_their_seat_reads_as_bands() -> None:
    text = (
        MARKET
        + "  BUY: {name: Buy, by: north, requires: [{that: silver >= 9, else: dear}], do: []}\n"
    )
    assert codes(text) == ["secret-in-legality"]


def test_a_condition_of_blurring_must_be_known_to_those_who_notice_it() -> None:
    text = MARKET.replace("fog: {}", "fog: {seen_by: bank}")
    assert codes(text) == ["secret-in-blur"]


def test_only_those_who_may_see_a_figure_can_be_shown_its_bands() -> None:
    """Where nothing blurs it they would read the number."""
    text = MARKET.replace(
        "{range: [0, 20], start: 9,", "{range: [0, 20], start: 9, seen_by: [bank, north],"
    )
    assert codes(text) == ["blur-for-strangers"]
