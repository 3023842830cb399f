"""Dice: the published generator, exact counts, no modulo bias, rolls that leave others alone."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.core.builders import Table, game
from wargame.core import events as ev
from wargame.core import state as st
from wargame.core.dice import Dice, Rows, Seed, philox
from wargame.core.engine.rules import namespace

WORD = 0xFFFFFFFF
VECTORS = (
    (0x00000000, 0x00000000, 0x00000000, 0xFF1DAE59, 0x6CD10DF2),
    (0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0x2C3F628B, 0xAB4FD7AD),
    (0x243F6A88, 0x85A308D3, 0x13198A2E, 0xDD7CE038, 0xF62A4C12),
)
"""Philox2x32-10, as its authors publish it: counter (low, high), key, and the two words."""

FAIR = """
seats: {a: {orders: 3}, b: {orders: 3}}
tracks: {x: {range: [0, 99]}}
tables:
  two: {dice: 2d6, bands: [{name: low, to: 7}, {name: high, from: 8}]}
  ten: {dice: 3d10, bands: [{name: low, to: 15}, {name: high, from: 16}]}
actions:
  OPEN: {name: Open, by: a, table: two, outcomes: {low: [], high: []}}
  BIG: {name: Big, by: a, table: ten, outcomes: {low: [], high: []}}
  HIDDEN: {name: Hidden, by: b, visibility: covert, table: ten, outcomes: {low: [], high: []}}
procedures: {luck: {at: end, table: two, outcomes: {low: [], high: []}}}
"""


def kernel() -> dict[str, Any]:
    """The functions of the compiled text, in a namespace that a test may change."""
    return namespace(game(FAIR), log=True, quick=True)


def state(key: int = 1, salt: int = 2) -> list[int]:
    numbers = list(game(FAIR).start)
    numbers[st.KEY], numbers[st.SALT], numbers[st.TURN] = key, salt, 1
    return numbers


@pytest.mark.parametrize(("low", "high", "key", "first", "second"), VECTORS)
def test_the_published_vectors_hold(low: int, high: int, key: int, first: int, second: int) -> None:
    assert philox((low, high), key) == (first, second)
    assert kernel()["philox"](low, high, key) == (first, second)


def single(low: int, high: int, key: int) -> tuple[int, int]:
    return philox((low, high), key)


@given(
    some.integers(0, WORD), some.integers(0, WORD), some.integers(0, WORD),
    some.integers(1, 90), some.integers(1, 90),
)  # fmt: skip
def test_counters_in_a_row_give_what_each_gives_alone(
    low: int, high: int, key: int, period: int, count: int
) -> None:
    counters = [offset << 10 for offset in range(min(count, period))]
    rows = Rows(counters, period << 10, single)
    for counter in (low, low & ~0x3FF):
        assert rows.philox(counter, high, key) == philox((counter, high), key)


def test_a_seed_is_the_first_eight_bytes_of_a_digest() -> None:
    assert Seed.from_bytes(bytes(range(1, 33))) == Seed(0x01020304, 0x05060708)
    with pytest.raises(ValueError, match="eight bytes"):
        Seed.from_bytes(b"1234567")


@pytest.mark.parametrize(
    ("text", "count", "sides"), [("2d6", 2, 6), ("1d20", 1, 20), ("d100", 1, 100), ("4d2", 4, 2)]
)
def test_dice_are_read_as_they_are_written(text: str, count: int, sides: int) -> None:
    assert Dice.parse(text) == Dice(count, sides)


@pytest.mark.parametrize(
    "text", ["", "2", "2d", "d", "0d6", "5d6", "2d1", "1d101", "-1d6", "2d6+1", "2D6", " 2d6"]
)
def test_what_is_no_dice_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="throw"):
        Dice.parse(text)


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("1d4", (1, 1, 1, 1)),
        ("2d6", (1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1)),
        ("3d6", (1, 3, 6, 10, 15, 21, 25, 27, 27, 25, 21, 15, 10, 6, 3, 1)),
        ("4d2", (1, 4, 6, 4, 1)),
    ],
)
def test_ways_count_the_cases_of_each_total(text: str, ways: tuple[int, ...]) -> None:
    assert Dice.parse(text).ways() == ways


@pytest.mark.parametrize("text", ["1d100", "2d6", "3d10", "4d3", "2d20"])
def test_ways_agree_with_counting_every_case(text: str) -> None:
    dice = Dice.parse(text)
    counted = Counter(sum(faces) for faces in dice.faces())
    totals = range(dice.lowest, dice.highest + 1)
    assert dice.ways() == tuple(counted[total] for total in totals)
    assert sum(dice.ways()) == dice.cases == dice.sides**dice.count


@pytest.mark.parametrize(
    ("faces", "fit"),
    [
        ((1, 6), True),
        ((6, 6), True),
        ((0, 3), False),
        ((7, 1), False),
        ((3,), False),
        ((1, 2, 3), False),
    ],
)
def test_only_faces_that_the_dice_have_are_admitted(faces: tuple[int, ...], fit: bool) -> None:
    assert Dice(2, 6).admits(faces) == fit


def scripted(words: list[int]) -> Callable[[int, int, int], tuple[int, int]]:
    """A generator that gives the words of a list, two at a time."""
    source: Iterator[int] = iter(words)
    return lambda low, high, key: (next(source), next(source))


@pytest.mark.parametrize("sides", [3, 6, 10, 100])
def test_words_beyond_the_last_whole_multiple_are_thrown_away(sides: int) -> None:
    """So that every face has equally many words, and none is favoured by the remainder."""
    names = kernel()
    limit = (1 << 32) - (1 << 32) % sides
    assert limit % sides == 0
    names["philox"] = scripted([limit, limit - 1, WORD, 0, 5, limit])
    assert names["below"](state(), 0, 0, sides) == sides - 1
    names["philox"] = scripted([WORD, limit, 0, WORD, limit - 1, WORD])
    packed = names["throw"](state(), 0, 0, 2, sides)
    assert (packed >> 7, packed & 127) == (1, sides)
    names["philox"] = scripted([WORD, limit, WORD, WORD, 2, 1])
    assert names["below"](state(), 0, 0, sides) == 2


def test_a_number_of_sides_that_divides_the_words_throws_none_away() -> None:
    names = kernel()
    names["philox"] = scripted([WORD, 0])
    assert names["below"](state(), 0, 0, 4) == 3


def test_one_name_is_one_throw_and_another_name_another() -> None:
    names = kernel()
    first = [names["throw"](state(), name * 256, 0, 4, 100) for name in range(200)]
    assert first == [names["throw"](state(), name * 256, 0, 4, 100) for name in range(200)]
    assert len(set(first)) == 200
    keyed = {names["throw"](state(), 0, names["also"](0, part), 4, 100) for part in range(200)}
    assert len(keyed) == 200


def test_keys_of_nested_loops_do_not_meet() -> None:
    """Sixty places in sixty places, and each alone: no two fold to one key."""
    fold = kernel()["also"]
    ones = [fold(0, i) for i in range(60)]
    twos = [fold(fold(0, i), j) for i in range(60) for j in range(60)]
    assert len({0, *ones, *twos}) == 1 + 60 + 3600


@pytest.mark.parametrize(("count", "sides"), [(1, 6), (1, 20), (2, 6)])
def test_totals_come_as_often_as_they_should(count: int, sides: int) -> None:
    """Chi-square over 20,000 throws of a fixed seed; the bound is one chance in a million."""
    names, dice, throws = kernel(), Dice(count, sides), 20_000
    numbers = state(0x5EED, 0xF00D)
    found: Counter[int] = Counter()
    for name in range(throws):
        packed = names["throw"](numbers, name * 256, 0, count, sides)
        found[sum(packed >> 7 * k & 127 for k in range(count))] += 1
    expected = [throws * ways / dice.cases for ways in dice.ways()]
    totals = range(dice.lowest, dice.highest + 1)
    square = sum(
        (found[total] - due) ** 2 / due for total, due in zip(totals, expected, strict=True)
    )
    bound = {6: 35.9, 20: 64.3, 11: 46.9}[len(expected)]
    assert square < bound


def rolls(table: Table, seat: int) -> list[tuple[int, ...]]:
    told = [e for e in table.events if isinstance(e, ev.OrderResolved) and e.seat == seat]
    return [roll.faces for event in told for roll in event.rolls]


def test_a_hidden_roll_changes_no_public_one() -> None:
    """The same orders, with and without a covert one beside them that throws dice too."""
    alone, beside = Table.begin(FAIR), Table.begin(FAIR)
    alone.turn(a=("OPEN", "BIG"))
    beside.turn(a=("OPEN", "BIG"), b=("HIDDEN", "HIDDEN"))
    assert rolls(alone, 0) == rolls(beside, 0)
    assert len(rolls(beside, 1)) == 2
    luck = [
        [r.faces for e in t.events if isinstance(e, ev.RuleRan) for r in e.rolls]
        for t in (alone, beside)
    ]
    assert luck[0] == luck[1]


def test_dice_do_not_depend_on_when_an_order_was_locked() -> None:
    one, two = Table.begin(FAIR), Table.begin(FAIR)
    one.lock("a", "OPEN")
    one.turn(b="HIDDEN")
    two.lock("b", "HIDDEN")
    two.turn(a="OPEN")
    assert rolls(one, 0) == rolls(two, 0)
    assert rolls(one, 1) == rolls(two, 1)


def test_other_turns_slots_and_seeds_throw_other_dice() -> None:
    table = Table.begin(FAIR)
    for _ in range(5):
        table.turn(a=("BIG", "BIG", "BIG"))
    assert len(set(rolls(table, 0))) == 15
    other = Table.begin(FAIR, seed=Seed(1, 1))
    other.turn(a=("BIG", "BIG", "BIG"))
    assert not set(rolls(other, 0)) & set(rolls(table, 0))


def test_the_rolled_faces_add_up_to_the_band() -> None:
    table = Table.begin(FAIR)
    for _ in range(5):
        table.turn(a=("OPEN", "OPEN", "BIG"))
    for event in table.events:
        if isinstance(event, ev.OrderResolved):
            (roll,) = event.rolls
            spec = next(t for t in table.game.tables if len(roll.faces) == t.dice.count)
            assert spec.dice.admits(roll.faces)
            assert roll.band == spec.band_of(sum(roll.faces), 0)
