"""Votes with ties and missing answers, consensus, and silences that are kept or broken."""

import pytest

from tests.core.builders import CONTROL, Table, seat
from tests.core.rules.test_arguing import (
    BLUE,
    COUNCIL,
    GREEN,
    RED,
    SLOT,
    begun,
    only,
    reply,
    take_up,
    why,
)
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.arguing import Method, Missing, Tie


def voted(method: Method, votes: dict[int, int], tie: Tie, missing: Missing) -> int:
    """What votes come to; who does not vote is missing."""
    table = begun()
    take_up(table, method, options=("nothing", "a mission", "a force"), tie=tie, missing=missing)
    for who, value in votes.items():
        reply(table, who, value)
    if len(votes) < 5:
        table.give(cm.Disclose(CONTROL, SLOT))
    told = only(table, ev.Disclosed)
    assert isinstance(told, ev.Disclosed)
    return told.result


@pytest.mark.parametrize(
    ("method", "votes", "tie", "missing", "result"),
    [
        ("vote", {0: 1, 1: 1, 2: 1, 3: 2, 4: 0}, "control", "absent", 1),
        ("vote", {0: 1, 1: 1, 2: 2, 3: 2}, "control", "absent", -1),
        ("vote", {0: 1, 1: 1, 2: 2, 3: 2}, "first", "absent", 0),
        ("vote", {0: 1, 1: 1}, "control", "first", 0),
        ("vote", {}, "control", "absent", -1),
        ("consensus", {0: 1, 1: 1, 2: 1, 3: 1, 4: 1}, "control", "absent", 1),
        ("consensus", {0: 1, 1: 1, 2: 1, 3: 1, 4: 2}, "first", "absent", 0),
        ("consensus", {0: 1, 1: 1}, "control", "absent", 1),
        ("consensus", {0: 1, 1: 1}, "control", "first", -1),
    ],
)
def test_ties_and_missing_votes_count_as_was_said(
    method: Method, votes: dict[int, int], tie: Tie, missing: Missing, result: int
) -> None:
    assert voted(method, votes, tie, missing) == result


@pytest.mark.parametrize("options", [("one",), ("a", "a"), ("a", " "), ("a", "b", "c", "d", "e")])
def test_a_vote_has_two_to_four_written_outcomes(options: tuple[str, ...]) -> None:
    table = begun()
    command = cm.TakeUp(CONTROL, SLOT, "vote", "text", options=options)
    assert "2 to 4 outcomes" in why(table, command)


def test_a_silence_that_is_broken_shows_the_condition_to_all_who_read_of_it() -> None:
    """The walk-through: a listed order is put under silence; broken, it is amended or falls."""
    table = Table.begin(COUNCIL)
    table.lock("red", "ARM")
    assert table["red.gold"] == 0
    table.give(
        cm.TakeUp(
            CONTROL, SLOT, "silence", "Red arms", to=(BLUE, GREEN), asked=(BLUE, GREEN), seconds=120
        )
    )
    assert "condition" in why(table, cm.Reply(seat(BLUE), SLOT, BLUE, 1))
    reply(table, BLUE, 1, "only with an offer of talks")
    (told,) = table.sees("green", ev.Replied)
    assert isinstance(told, ev.Replied)
    assert told.text == "only with an offer of talks"
    assert not table.sees("white", ev.Replied)
    (ended,) = table.sees("red", ev.Disclosed)
    assert isinstance(ended, ev.Disclosed)
    assert (ended.result, ended.replies) == (0, ((BLUE, 1), (GREEN, -1)))
    table.give(cm.Settle(CONTROL, SLOT, False, "It falls", "the silence was broken"))
    assert table["red.gold"] == 1
    assert table.view("red").orders == ()
    assert table.view("red").seats[RED].locked == 0


def test_a_silence_that_nobody_breaks_lets_the_order_go_on() -> None:
    table = Table.begin(COUNCIL)
    table.lock("red", "ARM")
    table.give(cm.TakeUp(CONTROL, SLOT, "silence", "Red arms", asked=(BLUE,), seconds=120))
    assert table.refused(cm.Recall(CONTROL, SLOT, "so")).kind == "unsettled"
    table.give(cm.Disclose(cm.Author("clock", "clock"), SLOT))
    told = only(table, ev.Disclosed)
    assert isinstance(told, ev.Disclosed)
    assert told.result == 1
    table.give(cm.Settle(CONTROL, SLOT, True, "It goes on", "nobody objected"))
    table.turn()
    assert table["tension"] == 5
