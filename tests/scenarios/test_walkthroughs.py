"""Acceptance walk-throughs played on Near Abroad at the table of seven, step by step."""

from tests.core.builders import CONTROL, Table, seat
from tests.scenarios.theatre import (
    begin,
    finish,
    lock,
    one_more,
    price,
    put,
    resolved,
    to_orders,
)
from wargame.core import commands as cm
from wargame.core.postures import choose_answer, postures_of
from wargame.core.view import control_reader, public_reader, seat_reader, seen
from wargame.prose.prose import Prose

ALLIES = ("usa", "western", "eastern")
CONDITION = "Only with an offer of talks."


def told(table: Table, name: str, begins: int = 0) -> str:
    """What a seat, the public or Control has been told since an event."""
    game = table.game
    reader = {"public": public_reader, "control": control_reader}.get(name)
    own = seat_reader(game, table.seat(name)) if reader is None else reader(game)
    lines = Prose(table.engine).tell(
        seen(table.engine, table.events[begins:], own), own, table.state
    )
    return "\n".join(line.text for line in lines)


def purse(table: Table, name: str) -> tuple[int, int]:
    return table[f"{name}.capital"], table[f"{name}.means"]


def test_consensus_and_silence() -> None:
    """Walk-through 7: the eastern Allies propose forward presence; the western break silence with a
    condition while America is away; nothing is done or paid, and the amended step passes.
    """
    table = begin("", "seven")
    held, stood = purse(table, "eastern"), (table["cohesion"], table["will_west"])
    lock(table, "eastern", "N05 baltic : rotate")
    capital, means = price(table, "eastern", "N05 baltic : rotate")
    assert (capital, means) == (1, 2)
    assert purse(table, "eastern") == (held[0] - capital, held[1] - means)
    finish(table)

    # Each other Ally is asked, and nobody else; the proposer cannot stop its own step.
    asked = table.asked()
    assert {by for question, by in asked if question == "react N14"} == {
        table.seat("usa"),
        table.seat("western"),
    }
    for ally in ("usa", "western"):
        question = asked["react N14", table.seat(ally)]
        assert question.order is not None
        assert table.said(question.order) == "N05 baltic : rotate"
        assert "Stop a joint step that another Ally has proposed" in told(table, ally)
    assert "Stop a joint step" not in told(table, "russia")

    # The western Allies break silence and write on what condition they would agree.
    question = asked["react N14", table.seat("western")]
    western = seat(table.seat("western"))._replace(role="bot")
    begins = len(table.events)
    table.give(cm.Answer(western, question.place, question.question, 1, CONDITION))

    # America is away: Control puts down what nobody would say.
    absent = table.asked().get(("react N14", table.seat("usa")))
    if absent is not None:
        default = table.game.questions[absent.question].default
        assert table.game.questions[absent.question].options[default].id == "pass"
        table.give(cm.Answer(CONTROL, absent.place, absent.question, default))
    for reader in (*ALLIES, "control"):
        assert CONDITION in told(table, reader, begins), reader

    assert resolved(table, begins, "N05 baltic : rotate") == []
    given_back = told(table, "eastern", begins)
    assert f"Capital of Eastern Allies {held[0] - capital} → {held[0]}" in given_back
    assert f"Means of Eastern Allies {held[1] - means} → {held[1]}" in given_back
    stopped = told(table, "public", begins)
    assert "Cancelled: Rotate or add forward presence: Baltic, In rotation" in stopped
    assert f"Cohesion {stood[0]} → {stood[0] - 1}" in stopped
    assert f"Western commitment {stood[1]} → {stood[1] - 1}" in stopped

    amended(table)


def amended(table: Table) -> None:
    """The amended step comes with the offer of talks; nobody stops it, America being away still."""
    western = seat(table.seat("western"))._replace(role="bot")
    to_orders(table)
    put(table, "eastern.capital 5; eastern.means 5")
    presence, begins = table["presence"], len(table.events)
    lock(table, "eastern", "N09 europe : risk")
    lock(table, "eastern", "N05 baltic : rotate")
    finish(table)
    question = table.asked()["react N14", table.seat("western")]
    table.give(cm.Answer(western, question.place, question.question, 0, "Talks are offered."))
    while not (found := resolved(table, begins, "N05 baltic : rotate")):
        assert one_more(table)
    assert found[0].seat == table.seat("eastern")
    assert resolved(table, begins, "N09 europe : risk") != []
    assert table["presence"] == presence + 1
    passed = told(table, "public", begins)
    assert "A battalion of several flags unloads in" in passed
    assert "Cancelled" not in passed


def test_who_is_away_is_played_by_the_policy_that_control_chose_and_shown_so() -> None:
    """Walk-through 7: America's chair is empty; Control lets an autopilot sit in it."""
    table = begin("", "seven")
    begins = len(table.events)
    table.give(cm.Assign(CONTROL, table.seat("usa"), "allies_united"))
    assert "United States" in told(table, "public", begins)
    lock(table, "eastern", "N05 baltic : rotate")
    finish(table)
    question = table.asked()["react N14", table.seat("usa")]
    posture = postures_of(table.engine, table.seat("usa"))[0]
    choice = choose_answer(table.engine, table.state, question, posture)
    options = table.game.questions[question.question].options
    assert options[choice.answer].id == "pass"


def test_a_bargain_with_moscow_is_made_and_broken_and_remembered() -> None:
    """Walk-through 8, with terms that the rules keep: easing against restraint, due in two turns.

    Moscow signs, arms proxies all the same, and for two turns every talk with it stands at -2 and
    says why. Money that is handed over beside it is known to giver and receiver alone.
    """
    table = begin("", "seven")
    lock(table, "eu", "E02 : deal")
    lock(table, "russia", "D03 moldova")
    begins = len(table.events)
    finish(table)
    while ("easing_for_restraint", table.seat("russia")) not in table.asked():
        assert one_more(table)
    passed_on = "Money changes hands"
    assert {
        name: passed_on in told(table, name, begins)
        for name in ("russia", "moldova", "usa", "eu", "public", "control")
    } == {
        "russia": True, "moldova": True, "usa": False, "eu": False, "public": False,
        "control": True,
    }  # fmt: skip
    question = table.asked()["easing_for_restraint", table.seat("russia")]
    russia = seat(table.seat("russia"))._replace(role="bot")
    sanctions = table["sanctions"]
    table.give(cm.Answer(russia, question.place, question.question, 0, "It costs us nothing."))
    assert table["sanctions"] == sanctions - 1

    # In the turn after, proxies are armed; the promise falls due at that turn's end and is broken.
    to_orders(table)
    assert reasons(table, "usa", "N09 europe : risk").get("a deal was broken lately") is None
    put(table, "russia.capital 5; russia.means 5")
    lock(table, "russia", "R12 ukraine : volunteers")
    finish(table)
    while table.state.turn == 2 and one_more(table):
        finish(table)
    assert table.on("russia.word_broken")

    # The next negotiation shows -2 and the reason, to those who have a seat at it and to all.
    to_orders(table)
    for name in ALLIES:
        assert reasons(table, name, "N09 europe : risk")["a deal was broken lately"] == -2


def reasons(table: Table, name: str, order: str) -> dict[str, int]:
    """What an order's first roll is tilted by, as its seat is told."""
    forecast = table.odds(name, order)[0]
    return {table.game.modifiers[one.modifier].why: one.worth for one in forecast.modifiers}
