"""Moves one after the other, in rows that repeat by turn; each is resolved before the next."""

import pytest

from tests.core.builders import CONTROL, Table, codes, seat
from wargame.core import commands as cm
from wargame.core import events as ev

BOARD = """
turns: 4
seats: {black: {}, white: {}, judge: {}}
sequence: [[black, white, black], [white, black, white]]
tracks: {board: {range: [0, 99]}, moves: {of: seat, range: [0, 9]}}
actions:
  PLACE: {name: Place, by: [black, white], do: [board + board + 1, me.moves +1]}
  PASS_ON: {name: Wait, by: [black, white], tags: quiet, do: [me.moves +1]}
  STOP: {name: Stop it, by: judge, answers: quiet, do: [cancel order]}
  TRICK: {name: Trick, by: judge, answers: quiet, do: [delay order of white]}
"""

PLAIN = BOARD[: BOARD.index("  STOP")]


def move(table: Table, name: str, order: str) -> tuple[ev.Event, ...]:
    return table.lock(name, order)


def test_the_rows_say_who_moves_and_repeat() -> None:
    table = Table.begin(PLAIN)
    seen = []
    while not table.state.over:
        (name,) = table.waits_for()
        seen.append((table.state.turn, name))
        move(table, name, "PASS_ON")
    row, other = ["black", "white", "black"], ["white", "black", "white"]
    assert [name for _, name in seen] == row + other + row + other
    assert [turn for turn, _ in seen] == [1] * 3 + [2] * 3 + [3] * 3 + [4] * 3


def test_each_move_is_resolved_before_the_next_and_reads_what_it_left() -> None:
    table = Table.begin(PLAIN)
    boards = []
    for name in ("black", "white", "black"):
        move(table, name, "PLACE")
        boards.append(table["board"])
    assert boards == [1, 3, 7]


def test_then_follows_each_move() -> None:
    table = Table.begin(
        PLAIN.replace("do: [me.moves +1]}", "do: [], then: [board + me.moves + 7]}")
    )
    move(table, "black", "PLACE")
    move(table, "white", "PASS_ON")
    assert table["board"] == 1 + 0 + 7


def test_only_the_mover_may_order() -> None:
    table = Table.begin(PLAIN)
    assert table.legal("black") == {"PLACE", "PASS_ON"}
    assert table.legal("white") == set()
    refusal = table.why("white", "PLACE")
    assert refusal is not None
    assert refusal.kind == "not-your-turn"
    assert table.refused(cm.Finish(seat(1), 1)).kind == "not-your-turn"


def test_passing_hands_the_move_on() -> None:
    table = Table.begin(PLAIN)
    events = table.give(cm.Finish(seat(0), 0))
    assert [e for e in events if isinstance(e, ev.SeatFinished)]
    assert table.waits_for() == {"white"}
    assert (table["board"], table["black.moves"]) == (0, 0)


def test_two_moves_of_a_seat_in_one_turn_stand_in_two_slots() -> None:
    table = Table.begin(PLAIN)
    for name in ("black", "white", "black"):
        move(table, name, "PLACE")
    slots = [e.slot for e in table.events if isinstance(e, ev.OrderResolved)]
    assert slots == [0, table.game.width, 1]


def test_the_dice_of_a_move_do_not_depend_on_what_others_did() -> None:
    text = PLAIN.replace("do: [me.moves +1]}", "table: coin, outcomes: {heads: [], tails: []}}")
    text += (
        "tables: {coin: {dice: 1d100, bands: [{name: heads, to: 50}, {name: tails, from: 51}]}}\n"
    )

    def thrown(first: str) -> tuple[int, ...]:
        table = Table.begin(text)
        move(table, "black", first)
        move(table, "white", "PASS_ON")
        (order,) = [e for e in table.events if isinstance(e, ev.OrderResolved) and e.seat == 1]
        return order.rolls[0].faces

    assert thrown("PLACE") == thrown("PASS_ON")


def test_a_move_may_be_answered_before_it_is_resolved() -> None:
    table = Table.begin(BOARD)
    move(table, "black", "PASS_ON")
    assert ("react STOP", 2) in table.asked()
    table.answer("react TRICK", "pass", "judge")
    table.answer("react STOP", "use", "judge")
    assert (table["black.moves"], table.waits_for()) == (0, {"white"})
    move(table, "white", "PLACE")
    assert table["white.moves"] == 1


def test_an_order_delayed_to_the_next_turn_takes_the_move_it_would_have_had() -> None:
    """White's only move of the first row; in the second row white moves first.

    White is waited for as ever and nobody else is told why, so that the others learn nothing.
    """
    table = Table.begin(BOARD)
    move(table, "black", "PLACE")
    move(table, "white", "PASS_ON")
    table.answer("react STOP", "pass", "judge")
    table.answer("react TRICK", "use", "judge")
    assert (table["white.moves"], table.waits_for()) == (0, {"black"})
    move(table, "black", "PLACE")
    assert (table.state.turn, table["white.moves"], table.waits_for()) == (2, 0, {"white"})
    assert table.legal("white") == set()
    table.give(cm.Finish(seat(1), 1))
    assert not table.sees("black", ev.SeatFinished)
    table.answer("react STOP", "pass", "judge")
    table.answer("react TRICK", "pass", "judge")
    assert (table["white.moves"], table.waits_for()) == (1, {"black"})


def test_an_order_is_not_recalled_once_it_is_moved() -> None:
    table = Table.begin(PLAIN)
    move(table, "black", "PLACE")
    assert table.refused(cm.Recall(CONTROL, 0, "no")).kind == "no-such-order"


@pytest.mark.parametrize(
    ("sequence", "code"),
    [("[[black, white], [white]]", "uneven-sequence"), ("[[black, red]]", "unknown-seat")],
)
def test_a_sequence_that_cannot_be_played_is_refused(sequence: str, code: str) -> None:
    text = PLAIN.replace("[[black, white, black], [white, black, white]]", sequence)
    assert codes(text) == [code]


MEETING = """
  TWICE: {name: Twice, by: [black, white], do: [board +120, board -30]}
  ONCE: {name: Once, by: [black, white], do: [board +120, me.moves +1]}
  MAYBE: {name: Maybe, by: [black, white], do: [{when: board < 9, do: [board +7]}, board +3]}
"""


@pytest.mark.parametrize(("order", "board"), [("TWICE", 90), ("ONCE", 99), ("MAYBE", 10)])
def test_what_a_move_adds_is_summed_before_the_range_holds_it(order: str, board: int) -> None:
    table = Table.begin(PLAIN + MEETING)
    move(table, "black", order)
    assert table["board"] == board


def test_only_what_meets_nothing_in_its_move_settles_at_once() -> None:
    table = Table.begin(PLAIN + MEETING)
    at_once = [code.id for code in table.engine.game.codes if "add_at_once" in code.text]
    assert at_once == ["PLACE", "PASS_ON", "ONCE"]
