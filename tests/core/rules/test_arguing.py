"""Orders in a seat's own words, and the methods by which what no rule foresees is settled."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.core.builders import CONTROL, Table, seat
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.arguing import Method, Missing, Reason, Tie
from wargame.core.methods import SEALED, median, odds, twice_the_median

COUNCIL = """
turns: 5
seats: {red: {orders: 2}, blue: {orders: 2}, green: {}, white: {}, black: {}}
resources: {gold: {income: {all: 1}, most: 6}}
tracks: {tension: {range: [0, 10], start: 4}, cipher: {range: [0, 9], seen_by: red}}
flags: {fog: {}}
actions:
  WAIT: {name: Wait, by: all, do: []}
  ARM: {name: Arm, by: red, cost: {gold: 1}, do: [tension +1]}
"""
RED, BLUE, GREEN, WHITE, BLACK = range(5)
OWN = cm.Propose(
    seat(RED),
    RED,
    "Invite observers",
    "the mission's office",
    "the line is watched",
    ("they asked for it", "it is cheap"),
    ("it may look weak",),
)
SLOT = 0


def begun() -> Table:
    """A game in which red's own order waits for Control."""
    table = Table.begin(COUNCIL)
    table.give(OWN)
    return table


def take_up(
    table: Table,
    method: Method,
    slot: int = SLOT,
    *,
    to: tuple[int, ...] = (),
    asked: tuple[int, ...] = (),
    options: tuple[str, ...] = (),
    tie: Tie = "control",
    missing: Missing = "absent",
    beyond: bool = False,
    seconds: int = 0,
) -> None:
    reasons = (Reason(RED, "pro", "they asked for it"), Reason(RED, "con", "it may look weak"))
    table.give(
        cm.TakeUp(
            CONTROL,
            slot,
            method,
            "Observers on the line",
            reasons,
            to,
            asked,
            options,
            tie,
            missing,
            seconds,
            beyond,
        )
    )


def reply(table: Table, who: int, value: int, text: str = "", matter: int = SLOT) -> None:
    table.give(cm.Reply(seat(who), matter, who, value, text))


def settle(table: Table, *, passed: bool = True, matter: int = SLOT) -> tuple[ev.Event, ...]:
    effect = cm.Ruling(table.slot("tension"), "add", -1)
    return table.give(
        cm.Settle(
            CONTROL,
            matter,
            passed,
            "They come",
            "well argued",
            (effect,),
            "a note",
            ("Observers are on the line",),
        )
    )


def only(table: Table, kind: type[ev.Event]) -> ev.Event:
    (found,) = [event for event in table.events if isinstance(event, kind)]
    return found


def why(table: Table, command: cm.Command) -> str:
    return " ".join(reason.text for reason in table.refused(command).reasons)


# ---- an order in one's own words


def test_an_own_order_takes_the_place_of_an_order_and_looks_like_any_until_it_is_taken_up() -> None:
    table = begun()
    assert table.view("red").seats[RED].locked == 1
    assert table.sees("blue", ev.SeatLocked) == (ev.SeatLocked(1 << BLUE, RED, 1, 2),)
    assert table.sees("blue", ev.OrderProposed) == ()
    assert table.view("blue").matters == ()
    (own,) = table.view("red").matters
    assert (own.number, own.seat, own.open) == (SLOT, RED, False)
    table.give(OWN)
    assert table.refused(OWN).kind == "no-slot-left"


@pytest.mark.parametrize("missing", ["what", "means", "end"])
def test_an_own_order_says_what_with_what_and_to_what_end(missing: str) -> None:
    table = Table.begin(COUNCIL)
    what, means, end = ("" if name == missing else name for name in ("what", "means", "end"))
    assert "to what end" in why(table, cm.Propose(seat(RED), RED, what, means, end))


def test_a_turn_waits_until_what_is_argued_is_settled() -> None:
    table = begun()
    table.turn(blue=(), green=())
    assert table.state.turn == 1
    assert table.engine.wanted(table.state).settle
    assert -1 in table.view("blue").waiting
    assert table.refused(cm.Proceed(CONTROL)).kind == "unsettled"
    settle(table)
    assert table.state.turn == 2
    assert table["tension"] == 3


def test_a_free_ruling_tells_all_what_came_of_it_and_why_and_only_control_the_note() -> None:
    table = begun()
    settle(table)
    (told,) = table.sees("blue", ev.MatterSettled)
    assert isinstance(told, ev.MatterSettled)
    assert (told.outcome, told.reason, told.private) == ("They come", "well argued", "")
    (noted,) = table.sees("control", ev.MatterSettled)
    assert isinstance(noted, ev.MatterSettled)
    assert noted.private == "a note"
    (changed,) = [e for e in table.sees("public", ev.Changed) if isinstance(e, ev.Changed)]
    assert (changed.before, changed.after) == (4, 3)
    assert changed.causes == (ev.Cause(-1, -1),)
    (established,) = table.sees("public", ev.Established)
    assert isinstance(established, ev.Established)
    assert established.text == "Observers are on the line"


def test_a_ruling_for_few_is_told_to_its_seat_and_to_them() -> None:
    table = begun()
    table.give(cm.Settle(CONTROL, SLOT, True, "Done", "so", to=(BLUE,), facts=("A fact",)))
    for kind in (ev.MatterSettled, ev.Established):
        assert [bool(table.sees(who, kind)) for who in ("red", "blue", "green", "public")] == [
            True,
            True,
            False,
            False,
        ]


def test_what_moves_a_hidden_number_is_told_to_its_readers_alone() -> None:
    table = begun()
    effect = cm.Ruling(table.slot("cipher"), "set", 5)
    table.give(cm.Settle(CONTROL, SLOT, True, "Done", "so", (effect,)))
    assert table["cipher"] == 5
    assert table.sees("red", ev.Changed)
    assert not table.sees("blue", ev.Changed)
    assert not table.sees("blue", ev.Ruled)


def test_a_ruling_without_reason_or_outcome_is_refused_and_all_stays_open() -> None:
    table = begun()
    assert table.refused(cm.Settle(CONTROL, SLOT, True, "They come", " ")).kind == "no-reason"
    assert "in words" in why(table, cm.Settle(CONTROL, SLOT, True, "", "so"))
    assert table.refused(cm.Settle(seat(RED), SLOT, True, "a", "b")).kind == "not-control"
    assert table.view("control").matters


def test_control_hands_an_unclear_own_order_back() -> None:
    table = begun()
    table.give(cm.Recall(CONTROL, SLOT, "say with what means"))
    assert table.view("red").matters == ()
    assert table.view("red").seats[RED].locked == 0
    table.give(OWN)


def test_the_next_turn_begins_with_all_places_free() -> None:
    table = begun()
    settle(table)
    table.turn()
    assert table.state.turn == 2
    assert table.view("red").seats[RED].locked == 0


# ---- arguments


def test_arguments_have_an_author_a_side_and_a_weight() -> None:
    table = begun()
    take_up(table, "weighted")
    table.give(cm.Argue(seat(BLUE), SLOT, BLUE, "con", "the road is closed"))
    table.give(cm.Argue(CONTROL, SLOT, GREEN, "pro", "read out by Control"))
    table.give(cm.Weigh(CONTROL, SLOT, 0, 2, "the strongest"))
    (matter,) = table.view("green").matters
    assert matter.arguments == (("pro", 2), ("con", 1), ("con", 1), ("pro", 1))
    found = odds(matter)
    assert found is not None
    assert (found.net, found.ways, found.cases) == (1, 26, 36)
    refused = cm.Weigh(CONTROL, SLOT, 0, 3, "more")
    assert "0, 1 or 2" in why(table, refused)
    assert table.refused(cm.Weigh(CONTROL, SLOT, 0, 1, "")).kind == "no-reason"
    assert table.refused(cm.Argue(seat(BLUE), SLOT, GREEN, "pro", "x")).kind == "not-control"


@pytest.mark.parametrize(("weights", "ways"), [((), 21), ((2, 2), 35), ((0, 0), 21)])
def test_weights_for_and_against_become_a_modifier(weights: tuple[int, ...], ways: int) -> None:
    """7 and more of 2d6 is 21 of 36 cases; at +4 all but the natural 2."""
    table = begun()
    table.give(
        cm.TakeUp(
            CONTROL,
            SLOT,
            "weighted",
            "text",
            tuple(Reason(-1, "pro", f"reason {k}") for k in range(len(weights))),
        )
    )
    for k, weight in enumerate(weights):
        table.give(cm.Weigh(CONTROL, SLOT, k, weight, "so"))
    found = odds(table.view("public").matters[0])
    assert found is not None
    assert found.ways == ways


def test_who_may_not_read_of_a_matter_cannot_tell_it_from_none() -> None:
    table = begun()
    take_up(table, "weighted", to=(BLUE,))
    argument = cm.Argue(seat(GREEN), SLOT, GREEN, "pro", "x")
    nothing = cm.Argue(seat(GREEN), 3, GREEN, "pro", "x")
    assert table.refused(argument) == table.refused(nothing)
    assert table.view("green").matters == table.view("public").matters == ()
    assert table.view("blue").matters


def test_there_is_room_for_so_many_arguments_and_more_are_refused() -> None:
    table = begun()
    take_up(table, "weighted")
    argument = cm.Argue(CONTROL, SLOT, -1, "pro", "x")
    for _ in range(14):
        table.give(argument)
    assert "no room" in why(table, argument)


# ---- estimates


def test_five_estimates_in_private_have_a_median_and_a_spread() -> None:
    """The walk-through: 30, 50, 50, 70 and 90; the median is 50 and d100 = 37 succeeds."""
    table = begun()
    take_up(table, "estimative")
    for who, value in enumerate((30, 50, 50, 70)):
        reply(table, who, value)
        assert not [e for e in table.events if isinstance(e, ev.Disclosed)]
    assert "before the estimates" in why(table, cm.Throw(CONTROL, SLOT))
    (seen,) = table.view("red").matters
    assert seen.replies == (30, SEALED, SEALED, SEALED, -1)
    assert seen.late == (BLACK,)
    assert [len(table.sees(name, ev.Replied)) for name in ("red", "public")] == [1, 0]
    reply(table, BLACK, 90)
    told = only(table, ev.Disclosed)
    assert isinstance(told, ev.Disclosed)
    assert (told.median, [one.value for one in told.replies]) == (50, [30, 50, 50, 70, 90])
    table.give(cm.Throw(CONTROL, SLOT, (37,)))
    thrown = only(table, ev.Thrown)
    assert isinstance(thrown, ev.Thrown)
    assert thrown.passed


@pytest.mark.parametrize("value", [101, -1, 1000])
def test_an_estimate_is_0_to_100_percent(value: int) -> None:
    table = begun()
    take_up(table, "estimative")
    assert why(table, cm.Reply(seat(RED), SLOT, RED, value)) == "an estimate is 0 to 100 percent"


def test_an_estimate_can_be_changed_until_all_are_in_and_missing_ones_are_shown() -> None:
    table = begun()
    take_up(table, "estimative", asked=(RED, BLUE, GREEN))
    reply(table, RED, 10)
    reply(table, RED, 20)
    reply(table, BLUE, 61)
    assert "not asked" in why(table, cm.Reply(seat(WHITE), SLOT, WHITE, 10))
    table.give(cm.Disclose(CONTROL, SLOT))
    told = only(table, ev.Disclosed)
    assert isinstance(told, ev.Disclosed)
    assert [one.value for one in told.replies] == [20, 61, -1]
    assert told.median == 40
    assert "replies are in" in why(table, cm.Reply(seat(GREEN), SLOT, GREEN, 5))


def test_without_any_estimate_no_dice_are_thrown_and_control_rules() -> None:
    table = begun()
    take_up(table, "estimative")
    table.give(cm.Disclose(CONTROL, SLOT))
    assert "no dice" in why(table, cm.Throw(CONTROL, SLOT))
    settle(table)


@given(some.lists(some.integers(0, 100), min_size=1, max_size=9))
def test_a_median_has_as_many_above_as_below(values: list[int]) -> None:
    middle = median(values)
    assert sum(value < middle for value in values) <= len(values) / 2
    assert sum(value > middle for value in values) <= len(values) / 2
    assert median(values) == median(values[::-1])


@pytest.mark.parametrize(
    ("values", "twice"), [((40,), 80), ((80, 55), 135), ((70, 0, 60), 120), ((0, 60, 75, 100), 135)]
)
def test_a_median_between_two_estimates_is_kept_as_it_is_and_held_against_dice_rounded_down(
    values: tuple[int, ...], twice: int
) -> None:
    assert twice_the_median(values) == twice
    assert median(values) == twice // 2


def test_a_median_with_a_half_lets_succeed_what_is_below_it() -> None:
    for face, passed in ((67, True), (68, False)):
        table = begun()
        take_up(table, "estimative", asked=(RED, BLUE))
        reply(table, RED, 75)
        reply(table, BLUE, 60)
        table.give(cm.Throw(CONTROL, SLOT, (face,)))
        thrown = only(table, ev.Thrown)
        assert isinstance(thrown, ev.Thrown)
        assert (thrown.passed, thrown.ways) == (passed, 67)
