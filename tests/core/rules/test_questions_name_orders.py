"""A question says which order it is about, to whoever may know that order."""

from tests.core.builders import Table
from wargame.core import events as ev

COURT = """
seats: {judge: {orders: 2, start: {coin: 4}}, guild: {orders: 2}, crier: {}}
resources: {coin: {income: {all: 0}}}
places: {isle: {}, reef: {}}
tracks: {anger: {range: [0, 9]}}
actions:
  SUE:
    name: Sue
    by: guild
    target: places
    do: [{decide: {id: suit, ask: Just?, by: judge, nobody: deny,
          options: {grant: [anger +1], deny: []}}}]
  BRIBE:
    name: Bribe
    by: guild
    visibility: covert
    target: places
    do: [{decide: {id: bribe, ask: Take it?, by: judge, nobody: deny,
          options: {grant: [], deny: []}}}]
  SAIL: {name: Sail, by: guild, tags: troops, target: places, do: [anger +1]}
  VETO: {name: Forbid, by: judge, answers: troops, cost: {coin: 1}, do: [cancel order]}
procedures:
  levy:
    at: start
    do: [{decide: {id: levy, ask: Pay?, by: judge, nobody: deny,
          options: {grant: [], deny: []}}}]
"""


def named(table: Table, question: str) -> dict[str, str | None]:
    """By reader, the order that the question is about as they read it."""
    found: dict[str, str | None] = {}
    for reader in ("judge", "guild", "crier", "public", "control"):
        for event in table.sees(reader, ev.Asked):
            assert isinstance(event, ev.Asked)
            if table.game.questions[event.question].id == question:
                assert (event.order is None) == (event.by < 0)
                found[reader] = event.order and table.said(event.order)
    return found


def begin() -> Table:
    table = Table.begin(COURT)
    table.answer("levy", "deny", "judge")
    return table


def test_all_who_know_the_order_read_which_it_is() -> None:
    table = begin()
    table.turn(guild="SUE reef")
    order = "SUE reef"
    assert named(table, "suit") == dict.fromkeys(
        ("judge", "guild", "crier", "public", "control"), order
    )


def test_who_is_asked_by_a_hidden_order_does_not_read_which_it_is() -> None:
    table = begin()
    table.turn(guild="BRIBE isle")
    assert named(table, "bribe") == {
        "judge": None, "guild": "BRIBE isle", "control": "BRIBE isle",
    }  # fmt: skip


def test_what_may_be_answered_is_named_to_who_may_answer_it_before_it_is_carried_out() -> None:
    table = begin()
    table.turn(guild="SAIL isle")
    found = named(table, "react VETO")
    assert (found["judge"], found["control"]) == ("SAIL isle", "SAIL isle")
    assert not [name for name in ("crier", "public") if found.get(name)]


def test_what_no_order_asks_is_about_none() -> None:
    assert set(named(begin(), "levy").values()) == {None}
