"""Control holds orders back and looks them over, takes one back, throws dice behind the screen."""

from tests.core.builders import CONTROL, Table, status
from tests.core.rules.test_control_commands import HARBOUR, PLAYER, locked
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.rolled import Roll
from wargame.core.state import EMPTY

# ---- dice behind the screen


def rolls_of(table: Table, reader: str) -> list[Roll]:
    return [
        roll
        for event in table.sees(reader, ev.OrderResolved)
        if isinstance(event, ev.OrderResolved)
        for roll in event.rolls
    ]


def test_what_the_dice_show_stays_with_control_and_the_row_is_told() -> None:
    table, openly = Table.begin(HARBOUR), Table.begin(HARBOUR)
    assert table.refused(cm.Veil(PLAYER, True)).kind == "not-control"
    table.give(cm.Veil(CONTROL, True))
    for one in (table, openly):
        one.turn(captain="SAIL")
    openly_rolled = rolls_of(openly, "control")
    assert rolls_of(table, "control") == [one._replace(veiled=True) for one in openly_rolled]
    for reader in ("captain", "mate", "public"):
        usual = rolls_of(openly, reader)
        assert all(one.faces for one in usual)
        assert rolls_of(table, reader) == [one._replace(faces=(), veiled=True) for one in usual]
    table.give(cm.Veil(CONTROL, False))
    table.turn(captain="SAIL")
    assert rolls_of(table, "mate")[-1].faces
    assert len(table.sees("public", ev.Veiled)) == 2


def test_dice_behind_the_screen_hold_no_orders_back_and_held_orders_keep_no_dice() -> None:
    table = Table.begin(HARBOUR)
    table.give(cm.Veil(CONTROL, True))
    table.turn(captain="SAIL")
    assert table.state.turn == 2
    table.give(cm.Hold(CONTROL, True))
    table.give(cm.Veil(CONTROL, False))
    table.turn(captain="SAIL")
    assert table.engine.at_desk(table.state)
    table.give(cm.Proceed(CONTROL))
    assert rolls_of(table, "mate")[-1].faces


# ---- the desk


def held() -> Table:
    """All orders are in, and Control holds them."""
    table = Table.begin(HARBOUR)
    table.give(cm.Hold(CONTROL, True))
    table.turn(captain="SAIL")
    return table


def test_held_orders_wait_for_control_before_they_are_carried_out() -> None:
    table = held()
    assert table.engine.at_desk(table.state)
    assert not [e for e in table.events if isinstance(e, ev.OrderResolved)]
    table.give(cm.Proceed(CONTROL))
    assert len([e for e in table.events if isinstance(e, ev.OrderResolved)]) == 1
    assert table.state.turn == 2


def test_orders_are_held_in_every_turn_until_control_holds_them_no_longer() -> None:
    table = held()
    table.give(cm.Proceed(CONTROL))
    table.turn()
    assert table.engine.at_desk(table.state)
    table.give(cm.Hold(CONTROL, False))
    assert table.state.turn == 3
    table.turn()
    assert table.state.turn == 4


def test_only_control_holds_orders_and_seats_are_not_told() -> None:
    assert Table.begin(HARBOUR).refused(cm.Hold(PLAYER, True)).kind == "not-control"
    assert not held().sees("mate", ev.Held)


def test_the_worksheet_is_what_the_roll_will_read() -> None:
    """A net modifier of 1 + 2 + 1; the good ship is struck, and Control adds 1."""
    table = held()
    (before, _echo) = table.engine.worksheet(table.state, 0)
    ship = next(k for k, info in enumerate(table.game.modifiers) if info.why == "a good ship")
    table.give(cm.Strike(CONTROL, 0, ship, "she leaks"))
    table.give(cm.Amend(CONTROL, 0, 1, "a good argument"))
    table.give(cm.Amend(CONTROL, 0, 1, "and another"))
    (after, _echo) = table.engine.worksheet(table.state, 0)
    assert (before.net, after.net) == (4, 5)
    assert before.base == after.base
    table.dice(1, 2)
    table.give(cm.Proceed(CONTROL))
    (order,) = [e for e in table.events if isinstance(e, ev.OrderResolved)]
    assert (order.rolls[0].net, order.rolls[0].odds) == (after.net, after.ways)


def test_control_adds_no_more_than_two_to_an_order() -> None:
    table = held()
    for _ in range(2):
        table.give(cm.Amend(CONTROL, 0, 1, "so"))
    assert table.refused(cm.Amend(CONTROL, 0, 1, "more")).kind == "bad-value"
    table.give(cm.Amend(CONTROL, 0, -1, "less"))


def test_an_order_on_the_desk_is_taken_back_and_its_seat_gives_no_other_in_this_turn() -> None:
    table = held()
    before = table.state
    table.give(cm.Recall(CONTROL, 0, "a slip of the tongue"))
    assert (table["captain.gold"], status(table, "captain")) == (4, EMPTY)
    assert table.engine.at_desk(table.state)
    assert table.refused(cm.Lock(PLAYER, 0, table.order("WAIT"))).kind == "not-now"
    for name in ("captain", "mate", "public"):
        captain = table.view(name).seats[0]
        assert (captain.locked, captain.finished) == (0, True)
    assert table.sees("captain", ev.OrderRecalled)
    assert not table.sees("mate", ev.OrderRecalled)
    counted = [e.locked for e in table.sees("mate", ev.SeatLocked) if isinstance(e, ev.SeatLocked)]
    assert counted == [1, 0]
    assert table.refused(cm.Recall(CONTROL, 0, "again")).kind == "no-such-order"
    step = table.engine.advance(before, cm.Recall(CONTROL, 0, "a slip of the tongue"))
    assert step.state == table.state
    table.give(cm.Proceed(CONTROL))
    assert not [e for e in table.events if isinstance(e, ev.OrderResolved)]
    table.lock("captain", "SAIL")


def test_an_order_is_taken_back_while_the_room_talks_before_the_desk() -> None:
    phases = "orders: {kind: orders}, talk: {kind: talk, minutes: 5}"
    table = Table.begin(f"{HARBOUR}phases: {{{phases}}}\n")
    table.turn(captain="SAIL")
    table.give(cm.Recall(CONTROL, 0, "a slip of the tongue"))
    assert table["captain.gold"] == 4


def test_of_a_game_that_is_over_no_order_is_taken_back() -> None:
    table = locked()
    table.give(cm.Stop(CONTROL, "lunch"))
    assert table.refused(cm.Recall(CONTROL, 0, "no")).kind == "game-over"
