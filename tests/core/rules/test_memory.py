"""Questions about the past.

What was played, where, by whom, with which option, how often and how long ago.
"""

from collections.abc import Mapping

import pytest

from tests.core.builders import Table, codes

BARDS = """
turns: 9
seats: {red: {orders: 3}, blue: {orders: 2}}
teams: {both: [red, blue]}
places: {inn: {}, hall: {}, field: {seat: blue}}
tracks: {fame: {range: [0, 999]}, note: {range: [0, 999]}}
actions:
  SING: {name: Sing, by: all, target: places, options: {sad: Sad, merry: Merry}, do: [fame +1]}
  REST: {name: Rest, by: all, do: []}
  ASK: {name: Ask, by: all, target: places, do: [note + %s]}
"""


def answers(formula: str, *turns: Mapping[str, tuple[str, ...]], order: str = "ASK inn") -> int:
    """What the formula was worth when red asked, after turns of orders."""
    table = Table.begin(BARDS % f"1 * ({formula})")
    for orders in turns[:-1]:
        table.turn(**orders)
    last = dict(turns[-1]) if turns else {}
    table.turn(**{**last, "red": (*last.get("red", ()), order)})
    return table["note"]


SUNG = {"red": ("SING inn : sad",)}
BLUE = {"blue": ("SING hall : merry",)}
NOTHING: dict[str, tuple[str, ...]] = {}


@pytest.mark.parametrize(
    ("formula", "turns", "worth"),
    [
        ("played(SING)", (NOTHING, NOTHING), 0),
        ("played(SING)", (SUNG, NOTHING, NOTHING, NOTHING), 1),
        ("played(SING)", (SUNG,), 1),
        ("played(SING within 1)", (SUNG,), 1),
        ("played(SING within 1)", (SUNG, NOTHING), 0),
        ("played(SING within 2)", (SUNG, NOTHING), 1),
        ("played(SING within 2)", (SUNG, NOTHING, NOTHING), 0),
        ("played(SING before)", (SUNG,), 0),
        ("played(SING before)", (SUNG, NOTHING), 1),
        ("played(SING before)", (SUNG, SUNG), 1),
        ("played(SING within 1 before)", (SUNG, NOTHING), 1),
        ("played(SING within 1 before)", (SUNG, SUNG), 1),
        ("played(SING within 1 before)", (SUNG, NOTHING, SUNG), 0),
        ("played(SING within 2 before)", (SUNG, NOTHING, SUNG), 1),
        ("played(SING on inn)", (SUNG,), 1),
        ("played(SING on target)", (SUNG,), 1),
        ("played(SING on hall)", (SUNG,), 0),
        ("played(SING on hall within 2)", (BLUE, SUNG), 1),
        ("played(SING by red)", (SUNG,), 1),
        ("played(SING by blue)", (SUNG,), 0),
        ("played(SING by me)", (BLUE,), 0),
        ("played(SING by me)", (SUNG,), 1),
        ("played(SING with sad)", (SUNG,), 1),
        ("played(SING with merry)", (SUNG,), 0),
        ("played(SING with merry before)", (BLUE, BLUE), 1),
        ("times(SING)", (NOTHING, NOTHING), 0),
        ("times(SING)", ({**SUNG, **BLUE}, SUNG), 3),
        ("count(p in places if played(SING on p))", ({**SUNG, **BLUE},), 2),
        ("any(s in seats if played(REST by s))", ({"blue": ("REST",)},), 1),
        ("sum(times(REST) for s in both)", ({"blue": ("REST",)},), 2),
    ],
)
def test_what_was_played(
    formula: str, turns: tuple[dict[str, tuple[str, ...]], ...], worth: int
) -> None:
    """`within 1` is this turn; `before` leaves this turn out and counts from the one before."""
    assert answers(formula, *turns) == worth


def test_a_place_s_own_seat_is_meant_by_its_name() -> None:
    asked = answers("played(SING by target.seat)", BLUE, order="ASK field")
    assert asked == 1


@pytest.mark.parametrize(
    ("formula", "offset"),
    [
        ("played(SANG)", 7),
        ("played(SING with loud)", 17),
        ("played(SING on red)", 15),
        ("played(SING by inn)", 15),
        ("played(SING on inn by red)", 22),
        ("played(REST on inn)", 15),
    ],
)
def test_questions_that_have_no_meaning_are_refused_where_they_stand(
    formula: str, offset: int
) -> None:
    from tests.core.builders import problems

    (problem,) = problems(BARDS % f"1 * ({formula})")
    assert problem.offset - len("note + 1 * (") == offset


def test_what_was_ordered_this_turn_is_known_to_the_seat_itself_and_counts_no_other() -> None:
    text = BARDS % "1"
    text += (
        "  ONCE: {name: Once, by: all, requires: [{that: not ordered(ONCE), else: once}], do: []}\n"
    )
    table = Table.begin(text)
    table.lock("red", "ONCE")
    assert "ONCE" not in table.legal("red")
    assert "ONCE" in table.legal("blue")
    table.turn()
    assert "ONCE" in table.legal("red")


def test_the_first_of_several_equal_orders_of_a_turn_is_told_by_its_slot() -> None:
    text = BARDS % "1 * first(ASK)"
    table = Table.begin(text)
    table.turn(red=("REST", "ASK inn"), blue=("ASK inn", "ASK hall"))
    assert table["note"] == 1
    table.turn(blue=("ASK inn",))
    assert table["note"] == 2


def test_ordered_has_no_meaning_where_no_seat_acts() -> None:
    text = BARDS % "1" + "procedures: {odd: {when: ordered(SING), do: [note +1]}}\n"
    assert codes(text) == ["formula"]


@pytest.mark.parametrize("formula", ["played(SING)", "times(SING) >= 1", "played(SING on inn)"])
def test_what_was_done_in_secret_is_not_for_the_legality_of_others(formula: str) -> None:
    text = (BARDS % "1").replace("merry: Merry", "merry: {name: Merry, visibility: covert}")
    text = text.replace("REST: {name: Rest, by: all,", "REST: {name: Rest, by: all, requires: "
                        f"[{{that: {formula}, else: no}}],")  # fmt: skip
    assert codes(text) == ["secret-in-legality"]
