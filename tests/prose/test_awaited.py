"""Whom the game waits for is told with what it waits for, to whoever may know that and to no other.

The games are those on which the rules themselves are tried.
"""

from collections.abc import Mapping

import pytest

from tests.core.builders import CONTROL, Table, seat
from tests.core.rules.test_arguing import BLUE, GREEN, RED, begun, reply, take_up
from tests.core.rules.test_deals import ANN, PORT, draft, mark, sealed
from tests.core.rules.test_questions_carry import VILLAGE
from tests.core.rules.test_reactive_cancel import ISLANDS, SILENCE
from wargame.core import commands as cm
from wargame.core.arguing import Method
from wargame.prose import awaited
from wargame.prose.names import Names


def said(table: Table, *readers: str) -> Mapping[str, str]:
    """What each of some readers is told of whom the game waits for."""
    names = Names(table.engine, {})
    return {name: awaited.waiting(names, table.view(name)) for name in readers}


def test_orders_are_told_to_all() -> None:
    table = Table.begin(ISLANDS)
    table.give(cm.Finish(seat(table.seat("guild")), table.seat("guild")))

    assert set(said(table, "guild", "crown", "public", "control").values()) == {
        "Waiting for Crown and Temple: orders."
    }
    view, names = table.view("guild"), Names(table.engine, {})
    assert awaited.waiting_for(names, view, view.waiting, orders=False) == (
        "Waiting for Crown, Temple."
    )


@pytest.mark.parametrize(
    ("game", "what"), [(ISLANDS, "an answer"), (SILENCE, "an answer or silence")]
)
def test_an_answer_is_told_to_who_may_know_of_the_question_and_to_others_as_before(
    game: str, what: str
) -> None:
    """Others wait for Control, who stands for all that they may not know."""
    table = Table.begin(game)
    table.turn(guild="LAND reef")
    asked = " and ".join(sorted(table.game.seats[one].capitalize() for _q, one in table.asked()))

    assert said(table, "crown", "control", "guild", "public") == {
        "crown": f"Waiting for {asked}: {what}.",
        "control": f"Waiting for {asked}: {what}.",
        "guild": "Waiting for Control.",
        "public": "Waiting for Control.",
    }


def test_what_control_is_asked_is_not_told() -> None:
    table = Table.begin(VILLAGE)
    table.turn(lord="HAGGLE acre")

    assert set(said(table, "lord", "public").values()) == {"Waiting for Control."}


@pytest.mark.parametrize(
    ("method", "what"),
    [
        ("estimative", "an estimate"), ("vote", "a vote"), ("consensus", "a vote"),
        ("silence", "an answer or silence"),
    ],
)  # fmt: skip
def test_a_reply_is_told_to_who_reads_of_what_is_argued(method: Method, what: str) -> None:
    table = begun()
    options = ("they come", "they stay away") if method in ("vote", "consensus") else ()
    take_up(
        table, method, to=(RED, BLUE, GREEN), asked=(RED, BLUE, GREEN), options=options,
        seconds=60 * (method == "silence"),
    )  # fmt: skip
    assert set(said(table, "red", "public").values()) == {
        "Waiting for Red, Blue, Green, White and Black: orders."
    }, "while orders are given nothing else holds the game"
    table.turn(blue=(), green=())
    reply(table, BLUE, 1, "if they ask")

    told = f"Waiting for Control; Red and Green: {what}."
    if method == "silence":
        told = "Waiting for Control."
    assert said(table, "red", "green", "control", "white", "public") == {
        "red": told,
        "green": told,
        "control": told,
        "white": "Waiting for Control.",
        "public": "Waiting for Control.",
    }


def test_a_mark_is_told_to_who_knows_of_the_deal() -> None:
    table = Table.begin(PORT)
    table.give(cm.Hold(CONTROL, on=True))
    number = sealed(table, draft(secret=True))
    table.turn()
    table.give(cm.Proceed(CONTROL))
    for clause in (0, 1):
        mark(table, number, ANN, clause, "kept")

    assert said(table, "ann", "ben", "control", "cat", "public") == {
        "ann": "Waiting for Control; Ben: a mark on a promise.",
        "ben": "Waiting for Control; Ben: a mark on a promise.",
        "control": "Waiting for Control; Ben: a mark on a promise.",
        "cat": "Waiting for Control.",
        "public": "Waiting for Control.",
    }


def test_who_waits_with_others_reads_what_the_others_are_waited_for() -> None:
    table = begun()
    take_up(table, "estimative", asked=(RED, BLUE))
    table.turn(blue=(), green=())
    view, names = table.view("red"), Names(table.engine, {})

    assert awaited.waiting_for(names, view, (BLUE,)) == "Waiting for Blue: an estimate."
    assert awaited.waiting_for(names, view, (BLUE,), orders=False) == (
        "Waiting for Blue: an estimate."
    )
    assert awaited.awaits(names, view, GREEN) == "", "it is not waited for"
    assert awaited.waiting_for(names, view, ()) == "Nobody else is waited for."
