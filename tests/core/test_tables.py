"""Tables: every total is read by one band, odds are exact, and the text rolls as the tables say."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.core.builders import Table as Play
from tests.core.builders import codes, engine
from wargame.core import state as st
from wargame.core.dice import Dice
from wargame.core.events import OrderResolved
from wargame.core.records import Log
from wargame.core.tables import Band, Table, holes

LADDER = {
    -4: (26, 9, 0, 1), -3: (21, 12, 2, 1), -2: (15, 15, 5, 1), -1: (10, 16, 9, 1),
    0: (6, 15, 12, 3), 1: (3, 12, 15, 6), 2: (1, 9, 16, 10), 3: (1, 5, 15, 15), 4: (1, 2, 12, 21),
}  # fmt: skip
STEP_LOWER = {
    -4: (30, 5, 0, 1), -3: (26, 9, 0, 1), -2: (21, 12, 2, 1), -1: (15, 15, 5, 1), 0: (10, 16, 9, 1),
    1: (6, 15, 12, 3), 2: (3, 12, 15, 6), 3: (1, 9, 16, 10), 4: (1, 5, 15, 15),
}  # fmt: skip
TRACING = {
    -4: (33, 2, 0, 1), -3: (30, 5, 0, 1), -2: (26, 9, 0, 1), -1: (21, 12, 2, 1), 0: (15, 15, 5, 1),
    1: (10, 16, 7, 3), 2: (6, 15, 9, 6), 3: (3, 12, 11, 10), 4: (1, 9, 11, 15),
}  # fmt: skip
BALLOT = {
    -4: (26, 7, 2, 1), -3: (21, 9, 5, 1), -2: (15, 11, 9, 1), -1: (10, 11, 12, 3), 0: (6, 9, 15, 6),
    1: (3, 7, 16, 10), 2: (1, 5, 15, 15), 3: (1, 2, 12, 21), 4: (1, 0, 9, 26),
}  # fmt: skip
MISHAP = {
    -4: (36, 0, 0, 0), -3: (36, 0, 0, 0), -2: (35, 1, 0, 0), -1: (33, 3, 0, 0), 0: (30, 5, 1, 0),
    1: (26, 7, 3, 0), 2: (21, 9, 5, 1), 3: (15, 11, 7, 3), 4: (10, 11, 9, 6),
}  # fmt: skip
EDGES = {
    "ENG": (5, 8, 11), "SUB": (6, 9, 12), "ATT": (7, 10, 12), "COE": (5, 8, 11), "FOR": (5, 8, 11),
    "SAN": (5, 8, 11), "NEG": (5, 8, 11), "REF": (5, 7, 10), "ACC": (10, 12, 14), "REA": (5, 8, 11),
}  # fmt: skip
"""Where the second, third and fourth band of each of the ten tables begin."""
ODDS = {
    **dict.fromkeys(("ENG", "COE", "FOR", "SAN", "NEG", "REA"), LADDER),
    "SUB": STEP_LOWER, "ATT": TRACING, "REF": BALLOT, "ACC": MISHAP,
}  # fmt: skip
"""Cases out of 36 by band, for each net modifier."""


def table(name: str) -> Table:
    second, third, fourth = EDGES[name]
    bands = (
        Band("first", "", None, second - 1),
        Band("second", "", second, third - 1),
        Band("third", "", third, fourth - 1),
        Band("fourth", "", fourth, None),
    )
    return Table(name, name, Dice(2, 6), bands, 4, name != "ACC")


@pytest.mark.parametrize("name", EDGES)
@pytest.mark.parametrize("modifier", range(-4, 5))
def test_the_odds_of_the_ten_tables(name: str, modifier: int) -> None:
    assert table(name).odds(modifier) == ODDS[name][modifier]


@pytest.mark.parametrize(("modifier", "counts_as"), [(-9, -4), (-5, -4), (5, 4), (40, 4)])
def test_a_modifier_beyond_the_clip_counts_as_the_clip(modifier: int, counts_as: int) -> None:
    assert table("ENG").odds(modifier) == LADDER[counts_as]
    assert table("ENG").clipped(modifier) == counts_as


@pytest.mark.parametrize("modifier", range(-4, 5))
def test_a_natural_extreme_reads_the_extreme_band_whatever_the_modifier(modifier: int) -> None:
    assert table("ENG").band_of(2, modifier) == 0
    assert table("ENG").band_of(12, modifier) == 3
    assert table("ACC").band_of(12, -4) == 0


def tables() -> some.SearchStrategy[Table]:
    """Any total table over any dice."""

    @some.composite
    def made(draw: some.DrawFn) -> Table:
        dice = Dice(draw(some.integers(1, 3)), draw(some.integers(2, 12)))
        edges = sorted(draw(some.sets(some.integers(-10, 45), max_size=6)))
        lows: list[int | None] = [None, *edges]
        highs: list[int | None] = [*(edge - 1 for edge in edges), None]
        bands = tuple(
            Band(f"b{k}", "", low, high)
            for k, (low, high) in enumerate(zip(lows, highs, strict=True))
        )
        clip = draw(some.none() | some.integers(0, 12))
        return Table("t", "t", dice, bands, clip, draw(some.booleans()))

    return made()


@given(tables(), some.integers(-60, 60))
def test_whatever_the_modifier_every_case_reads_exactly_one_band(
    spec: Table, modifier: int
) -> None:
    assert holes(spec.bands) == ()
    counts = [0] * len(spec.bands)
    for faces in spec.dice.faces():
        counts[spec.band_of(sum(faces), modifier)] += 1
        total = sum(faces) + spec.clipped(modifier)
        assert sum(band.holds(total) for band in spec.bands) == 1
    assert spec.odds(modifier) == tuple(counts)
    assert sum(counts) == spec.dice.cases


@given(tables(), some.integers(-60, 60))
def test_a_higher_modifier_never_makes_the_result_worse(spec: Table, modifier: int) -> None:
    for thrown in range(spec.dice.lowest, spec.dice.highest + 1):
        assert spec.band_of(thrown, modifier) <= spec.band_of(thrown, modifier + 1)


@given(tables())
def test_beyond_its_span_a_modifier_changes_nothing_more(spec: Table) -> None:
    low, high = spec.span()
    assert spec.odds(low) == spec.odds(low - 1) == spec.odds(low - 20)
    assert spec.odds(high) == spec.odds(high + 1) == spec.odds(high + 20)


@pytest.mark.parametrize(
    ("bands", "said"),
    [
        (((None, 4), (6, None)), "no band reads 5"),
        (((None, 4), (4, None)), "both read 4"),
        (((1, 4), (5, None)), "below 1"),
        (((None, 4), (5, 9)), "above 9"),
        (((None, None), (5, None)), "only the ends may be open"),
        (((None, 4), (None, None)), "only the ends may be open"),
    ],
)
def test_a_table_with_a_hole_is_told_where(
    bands: tuple[tuple[int | None, int | None], ...], said: str
) -> None:
    found = holes(tuple(Band(f"b{k}", "", low, high) for k, (low, high) in enumerate(bands)))
    assert any(said in sentence for sentence in found), found


TRIAL = """
seats: {a: {orders: 4}}
tracks: {shift: {range: [-3, 3]}, base: {range: [-60, 60]}}
tables:
  clipped:
    {dice: 2d6, clip: 4, naturals: true,
     bands: [{name: w, to: 4}, {name: x, from: 5, to: 7}, {name: y, from: 8, to: 10},
       {name: z, from: 11}]}
  open_end:
    {dice: 1d20,
     bands: [{name: w, to: -3}, {name: x, from: -2, to: 12}, {name: y, from: 13, to: 30},
       {name: z, from: 31}]}
  single: {dice: 1d6, bands: [{name: all_of_it}]}
actions:
  A:
    {name: A, by: a, table: clipped, base: base, band_shift: shift,
     outcomes: {w: [], x: [], y: [], z: []}}
  B: {name: B, by: a, table: open_end, base: base, outcomes: {w: [], x: [], y: [], z: []}}
  C: {name: C, by: a, table: single, base: base, outcomes: {all_of_it: []}}
"""


@pytest.mark.parametrize("name", ["clipped", "open_end", "single"])
@pytest.mark.parametrize("modifier", [-60, -20, -5, -4, -3, -1, 0, 1, 3, 4, 5, 20, 60])
def test_the_compiled_text_reads_the_same_bands(name: str, modifier: int) -> None:
    """Every throw of the table, through the functions that games run."""
    rules = engine(TRIAL)
    number = [t.id for t in rules.game.tables].index(name)
    which = [info.table for info in rules.game.rolls].index(name)
    spec = rules.game.tables[number]
    for faces in spec.dice.faces():
        numbers = list(rules.game.start)
        numbers[st.HAND_COUNT] = len(faces)
        numbers[st.HAND : st.HAND + len(faces)] = faces
        band = rules.rules.function("roll")(numbers, Log(), 0, which, modifier, 0, 0)
        assert band == spec.band_of(sum(faces), modifier)


@pytest.mark.parametrize("shift", [-3, -1, 0, 1, 2, 3])
def test_a_band_shift_moves_the_odds_and_the_result_alike_and_stays_on_the_table(
    shift: int,
) -> None:
    play = Play.begin(TRIAL)
    play.rule(shift=shift)
    (forecast,) = play.odds("a", "A")
    moved = [0, 0, 0, 0]
    for band, cases in enumerate(LADDER[0]):
        moved[min(3, max(0, band + shift))] += cases
    assert forecast.ways == tuple(moved)
    play.dice(4, 3)
    events = play.turn(a="A")
    (roll,) = [r for e in events if isinstance(e, OrderResolved) for r in e.rolls]
    assert roll.odds == tuple(moved)
    assert roll.band == min(3, max(0, 1 + shift))


def test_each_modifier_shows_what_it_is_worth_and_the_sum_is_clipped_in_the_end() -> None:
    play = Play.begin(TRIAL)
    play.rule(base=9)
    (forecast,) = play.odds("a", "A")
    assert [w.worth for w in forecast.modifiers] == [9]
    assert (forecast.net, forecast.clipped, forecast.ways, forecast.cases) == (9, 4, LADDER[4], 36)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("{name: x, from: 5, to: 7}", "{name: x, from: 5, to: 8}", "table-not-total"),
        ("{name: x, from: 5, to: 7}", "{name: x, from: 6, to: 7}", "table-not-total"),
        ("{name: x, from: 5, to: 7}", "{name: w, from: 5, to: 7}", "twice"),
        ("dice: 1d20", "dice: 1d200", "bad-dice"),
        ("dice: 1d20", "dice: twenty", "bad-dice"),
        ("bands: [{name: all_of_it}]", "bands: []", "empty-table"),
    ],
)
def test_a_table_that_makes_no_sense_is_refused(old: str, new: str, code: str) -> None:
    assert old in TRIAL
    assert codes(TRIAL.replace(old, new))[0] == code


def test_a_shift_or_base_that_rests_on_a_secret_is_refused_or_its_dice_hidden() -> None:
    """What the seat itself may not know is refused; what others may not, blinds them."""
    from wargame.core import events as ev

    for key in ("shift", "base"):
        secret = f"{key}: {{range: [-3, 3], seen_by: control}}"
        text = TRIAL.replace(
            "shift: {range: [-3, 3]}", secret if key == "shift" else "shift: {range: [-3, 3]}"
        )
        text = text.replace("base: {range: [-60, 60]}", secret) if key == "base" else text
        assert set(codes(text)) == {"secret-in-modifier"}
        play = Play.begin(text.replace("seen_by: control", "seen_by: a"))
        play.rule(**{key: 2})
        play.turn(a="A")
        for reader, whole in (("a", True), ("public", False), ("control", True)):
            (order,) = play.sees(reader, ev.OrderResolved)
            assert isinstance(order, ev.OrderResolved)
            (roll,) = order.rolls
            assert bool(roll.faces) == whole
            assert (roll.net is None) == (not whole)
            assert (roll.odds == LADDER[0]) == (not whole)
