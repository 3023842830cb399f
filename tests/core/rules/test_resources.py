"""Resources: income by formula, what may be kept, the most there can be, numbers switched off."""

import pytest

from tests.core.builders import Table, codes, problems

MINT = """
turns: 5
seats: {bank: {orders: 2, start: {coin: 2}}, town: {start: {coin: 9}}, farm: {}}
teams: {buyers: [town, farm]}
resources:
  coin: {income: {bank: 1 + town.trade + 2 * feast, buyers: 3}, carry: 2, most: 5}
  wheat: {income: {all: 1, farm: 4}}
tracks:
  trade: {of: seat, range: [0, 9], start: 1}
  mood: {range: [0, 9], start: 4}
  debt: {of: seat, range: [0, 9]}
flags: {feast: {}}
actions:
  FEAST: {name: Feast, by: bank, do: [feast on for 1 turn, town.trade +1]}
  SPEND: {name: Spend, by: all, cost: {coin: 1}, do: [mood +1]}
  OWE:
    {name: Owe, by: all, requires: [{that: mood >= 4, else: no}],
     do: [me.debt +1, mood + me.debt]}
  TITHE: {name: Tithe, by: bank, do: [{for_each: s in buyers, do: [s.coin -1, bank.coin +1]}]}
"""


def purses(table: Table, resource: str = "coin") -> list[int]:
    return [table[f"{name}.{resource}"] for name in ("bank", "town", "farm")]


def test_what_is_kept_is_cut_to_the_carry_over_before_income_and_the_sum_to_the_most() -> None:
    """2 + (1 + 1), then 2 of 9 + 3, then 0 + 3."""
    table = Table.begin(MINT)
    assert purses(table) == [4, 5, 3]
    table.turn(bank="SPEND")
    assert purses(table) == [2 + 2, 2 + 3, 2 + 3]


def test_a_seat_s_own_income_goes_before_its_team_s() -> None:
    table = Table.begin(MINT)
    assert purses(table, "wheat") == [1, 1, 4]
    table.turn()
    assert purses(table, "wheat") == [2, 2, 8]


def test_income_reads_the_state_as_the_turn_begins() -> None:
    """With the feast and the trade of the turn before: 1 + 2 + 2."""
    table = Table.begin(MINT)
    table.turn(bank=("FEAST", "SPEND"))
    assert table["bank.coin"] == 5
    table.turn(bank=("SPEND", "SPEND"))
    assert table["bank.coin"] == 2 + 1 + 2


def test_all_incomes_come_in_at_once() -> None:
    text = MINT.replace("buyers: 3}", "buyers: 3 - bank.coin // 4}").replace(
        "coin: {income", "coin: {seen_by: all, income"
    )
    table = Table.begin(text)
    assert purses(table) == [4, 5, 3]
    table.turn()
    assert purses(table) == [4, 2 + 2, 2 + 2]


def test_a_purse_never_falls_below_nothing() -> None:
    table = Table.begin(MINT)
    table.rule(town__coin=0)
    table.turn(bank="TITHE")
    assert table["town.coin"] == 3


def test_a_reader_sees_its_own_purse_and_what_it_will_be_next_turn() -> None:
    table = Table.begin(MINT)
    own, other = table.view("bank").dial("coin", 0), table.view("town").dial("coin", 0)
    assert own is not None
    assert (own.value, own.next, other) == (4, 2 + 2, None)


def test_what_others_will_have_is_theirs_to_know_even_where_all_see_the_purse() -> None:
    """An income may rest on what only its seat may know."""
    text = MINT.replace(
        "coin: {income: {bank: 1", "coin: {seen_by: all, income: {bank: 1 + bank.hoard"
    )
    text = text.replace(
        "trade: {of", "hoard: {of: seat, range: [0, 9], seen_by: owner}\n  trade: {of"
    )
    table = Table.begin(text)
    seen = table.view("town").dial("coin", 0)
    assert seen is not None
    assert (seen.value, seen.next) == (4, None)


def test_an_income_may_not_rest_on_what_its_seat_may_not_know() -> None:
    text = MINT.replace("trade: {of: seat, range: [0, 9], start: 1}",
                        "trade: {of: seat, range: [0, 9], start: 1, seen_by: owner}")  # fmt: skip
    assert codes(text) == ["secret-in-income"]


def test_a_seat_without_income_is_pointed_out() -> None:
    found = problems(MINT.replace("buyers: 3}", "town: 3}"))
    assert [(p.code, p.warning) for p in found] == [("no-income", True)]


def test_effects_on_a_track_that_is_switched_off_vanish_and_formulas_read_its_start() -> None:
    table = Table.begin(MINT + "off: [mood, debt]\n")
    assert "mood" not in {slot.name for slot in table.game.slots}
    assert "OWE" in table.legal("bank")
    table.turn(bank=("SPEND", "OWE"))
    assert table.view("control").dial("mood") is None


def test_a_flag_that_is_switched_off_never_holds() -> None:
    table = Table.begin(MINT + "off: feast\n")
    table.turn(bank=("FEAST", "SPEND"))
    assert table["bank.coin"] == 2 + 1 + 2


@pytest.mark.parametrize(
    ("tail", "found"), [("off: mode\n", ["unknown-track"]), ("off: coin\n", ["unknown-track"])]
)
def test_only_tracks_and_flags_can_be_switched_off(tail: str, found: list[str]) -> None:
    assert codes(MINT + tail) == found
