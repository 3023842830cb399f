"""A discount for a limited time: the cost is a formula that reads a flag with an end."""

from tests.core.builders import Table, codes

FAIR = """
turns: 6
seats: {smith: {orders: 3, start: {iron: 9}}}
resources:
  iron: {income: {all: 0}}
  coal: {income: {all: 4}, carry: 0}
tracks: {blades: {range: [0, 20]}, market: {range: [0, 9], start: 2}}
flags: {cheap: {}}
actions:
  FORGE:
    name: Forge
    by: smith
    options: {plain: Plain, fine: Fine}
    cost: {iron: 3 - 2 * cheap, coal: 1 + option.fine * market}
    do: [blades +1]
  FAIR: {name: Hold a fair, by: smith, do: [cheap on for 1 turn]}
injects:
  merchant: {title: A merchant, text: Iron is cheap., contingency: true, do: [cheap on this turn]}
"""


def cost(table: Table, order: str) -> tuple[int, ...]:
    return table.engine.cost(table.state, 0, table.order(order))


def test_the_price_follows_the_flag_and_ends_with_it() -> None:
    """For 1 turn: the turn in which it is switched on and one more."""
    table = Table.begin(FAIR)
    assert cost(table, "FORGE : plain") == (3, 1)
    table.turn(smith="FAIR")
    assert cost(table, "FORGE : plain") == (1, 1)
    table.turn()
    assert cost(table, "FORGE : plain") == (3, 1)


def test_a_flag_for_this_turn_ends_with_the_turn() -> None:
    table = Table.begin(FAIR)
    table.fire("merchant")
    assert cost(table, "FORGE : plain") == (1, 1)
    table.turn()
    assert cost(table, "FORGE : plain") == (3, 1)


def test_what_is_paid_is_what_was_asked_when_the_order_was_locked() -> None:
    table = Table.begin(FAIR)
    table.lock("smith", "FORGE : plain")
    table.fire("merchant")
    table.lock("smith", "FORGE : fine")
    assert (table["smith.iron"], table["smith.coal"]) == (9 - 3 - 1, 4 - 1 - 3)
    assert [view.paid for view in table.view("smith").orders] == [(3, 1), (1, 3)]


def test_the_price_is_known_before_and_a_purse_that_is_short_is_told_by_how_much() -> None:
    table = Table.begin(FAIR)
    table.rule(smith__iron=2, smith__coal=0)
    assert table.legal("smith") == {"FAIR"}
    refusal = table.why("smith", "FORGE : fine")
    assert refusal is not None
    assert (refusal.kind, refusal.rule) == ("cannot-afford", "FORGE")
    short = [(reason.resource, reason.need, reason.have) for reason in refusal.reasons]
    assert short == [(0, 3, 2), (1, 3, 0)]


def test_orders_of_one_turn_are_paid_from_what_the_others_left() -> None:
    table = Table.begin(FAIR)
    table.lock("smith", "FORGE : plain", "FORGE : plain")
    assert table["smith.iron"] == 3
    table.rule(smith__iron=2)
    assert "FORGE : plain" not in table.legal("smith")


def test_all_prices_are_worked_out_before_any_of_them_is_paid() -> None:
    text = FAIR.replace("coal: 1 + option.fine * market", "coal: 'max(0, smith.iron - 6)'")
    table = Table.begin(text)
    table.lock("smith", "FORGE : plain")
    assert (table["smith.iron"], table["smith.coal"]) == (6, 4 - 3)


def test_a_price_that_could_be_negative_is_refused_at_load() -> None:
    assert codes(FAIR.replace("3 - 2 * cheap", "1 - 2 * cheap")) == ["negative-cost"]
