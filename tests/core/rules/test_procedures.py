"""Rules of the sequence of play, at a turn's start or end: loops, fair draws, modified rolls."""

from collections import Counter

import pytest

from tests.core.builders import Table, codes
from wargame.core import events as ev
from wargame.core import view as vw
from wargame.core.dice import Seed
from wargame.core.rolled import About, Effect

VALLEY = """
turns: 5
seats: {elder: {orders: 2}, youth: {}}
places: {mill: {}, well: {}, barn: {}, shed: {}, cave: {groups: wild}}
groups: {wild: {}}
tracks:
  worth: {of: place, range: [0, 9], start: 3}
  total: {range: [0, 99]}
  luck: {range: [-9, 9]}
flags: {marked: {of: place}}
tables:
  weather: {dice: 1d6, bands: [{name: storm, to: 3}, {name: sun, from: 4}]}
  always: {dice: 2d6, bands: [{name: no, to: 0}, {name: yes_it_is, from: 1}]}
actions:
  MARK: {name: Mark, by: elder, target: places, do: [target.marked on]}
procedures:
  %s
"""
ROLL = "table: weather, outcomes: {storm: [luck -1], sun: [luck +1]}"


def begin(procedures: str, seed: Seed | None = None) -> Table:
    text = VALLEY % procedures.strip()
    return Table.begin(text, seed=seed) if seed else Table.begin(text)


def test_a_loop_runs_over_the_members_that_fulfil_its_condition() -> None:
    table = begin(
        "p1: {for_each: p in places if p.marked and not p.wild, do: [p.worth +2, total + p.worth]}"
    )
    table.turn(elder=("MARK mill", "MARK cave"))
    assert [table[f"{name}.worth"] for name in ("mill", "well", "cave")] == [5, 3, 3]
    assert table["total"] == 3


def test_start_procedures_run_before_orders_and_end_procedures_after() -> None:
    table = begin("p1: {at: start, do: [total +1]}\n  p2: {do: [total + 10 * total]}")
    assert table["total"] == 1
    table.turn()
    assert table["total"] == 1 + 10 + 1


def test_each_procedure_reads_what_the_one_before_it_has_settled() -> None:
    table = begin("p1: {do: [total +3]}\n  p2: {when: total >= 3, do: [luck +1], else: [luck -1]}")
    table.turn()
    assert table["luck"] == 1


def test_a_draw_takes_one_member_and_every_one_as_often_as_the_others() -> None:
    drawn: Counter[str] = Counter()
    for number in range(600):
        table = begin(
            "p1: {at: start, pick: p from places if not p.wild, do: [p.worth +1]}",
            Seed(number, 3),
        )
        (name,) = [n for n in table.game.places if table[f"{n}.worth"] == 4]
        drawn[name] += 1
    assert set(drawn) == {"mill", "well", "barn", "shed"}
    assert all(110 < count < 190 for count in drawn.values()), drawn


def test_a_draw_among_none_does_nothing() -> None:
    table = begin("p1: {pick: p from places if p.marked, do: [total +1]}")
    table.turn()
    assert table["total"] == 0


def test_a_draw_in_a_loop_is_drawn_anew_for_each_member() -> None:
    """Each of four places draws one of the others; with one draw for all only two would be hit."""
    hit = set()
    for number in range(20):
        table = begin(
            "p1: {at: start, for_each: p in places, "
            "do: [{pick: r from places if r != p, do: [r.worth +1]}]}",
            Seed(number, 9),
        )
        hit.add(sum(table[f"{name}.worth"] > 3 for name in table.game.places))
        assert sum(table[f"{name}.worth"] - 3 for name in table.game.places) == 5
    assert max(hit) > 2


def test_a_roll_in_a_loop_is_thrown_for_each_member() -> None:
    """Sixty throws of five places each: the places must not all fare alike."""
    alike = 0
    for number in range(60):
        table = begin(
            "p1: {at: start, for_each: p in places, table: weather, "
            "outcomes: {storm: [p.worth -1], sun: [p.worth +1]}}",
            Seed(number, 1),
        )
        alike += len({table[f"{name}.worth"] for name in table.game.places}) == 1
    assert alike < 15


def test_a_roll_s_modifiers_read_the_member() -> None:
    table = begin(
        "p1: {at: start, for_each: p in places, table: always, base: -1 - total,"
        " modifiers: [{when: p.wild, add: -11, why: wild}],"
        " outcomes: {no: [p.worth = 0], yes_it_is: []}}"
    )
    (ran,) = [e for e in table.events if isinstance(e, ev.RuleRan)]
    assert [roll.net for roll in ran.rolls] == [-1, -1, -1, -1, -12]
    assert [table[f"{name}.worth"] for name in ("mill", "cave")] == [3, 0]


def test_its_event_says_which_rule_ran_with_its_dice_odds_and_effects() -> None:
    table = begin(
        "p1: {name: Omen, at: start, table: weather, outcomes: {storm: [luck -1], sun: [luck +1]}}"
    )
    (ran,) = [e for e in table.events if isinstance(e, ev.RuleRan)]
    source = table.game.sources[ran.source - len(table.game.seats) * table.game.width]
    assert (source.kind, source.id) == ("procedure", "p1")
    (roll,) = ran.rolls
    assert roll.odds == (3, 3)
    assert roll.band == (1 if roll.faces[0] >= 4 else 0)
    assert ran.effects == (Effect(table.slot("luck"), 0, 1 if roll.band else -1),)


def test_a_rule_that_did_nothing_says_nothing() -> None:
    table = begin("p1: {at: start, when: total >= 1, do: [luck +1]}")
    assert not [e for e in table.events if isinstance(e, ev.RuleRan)]


def test_a_rule_seen_by_some_is_told_to_them_alone() -> None:
    table = begin("p1: {at: start, seen_by: elder, do: [luck +1]}")
    assert table.sees("elder", ev.RuleRan)
    assert not table.sees("youth", ev.RuleRan)
    (change,) = [e for e in table.sees("youth", ev.Changed) if isinstance(e, ev.Changed)]
    assert change.causes == ()


@pytest.mark.parametrize(
    ("procedure", "code"),
    [
        ("p1: {for_each: p in villages, do: [p.worth +1]}", "unknown-group"),
        ("p1: {for_each: p places, do: []}", "formula"),
        ("p1: {pick: p of places, do: []}", "formula"),
        ("p1: {for_each: p in places if p.worth, do: [total +1]}", "formula"),
        ("p1: {for_each: me in places, do: [total +1]}", "formula"),
        ("p1: {for_each: total in places, do: [luck +1]}", "formula"),
        ("p1: {when: total, do: [luck +1]}", "formula"),
        ("p1: {when: total >= 100, do: [luck +1]}", "never-holds"),
        ("p1: {table: none, outcomes: {storm: [], sun: []}}", "unknown-table"),
        ("p1: {table: weather, outcomes: {storm: []}}", "missing-band"),
        ("p1: {table: weather, outcomes: {storm: [], sun: [], rain: []}}", "unknown-band"),
        ("p1: {do: [cancel order]}", "formula"),
        ("p1: {do: [refund all]}", "formula"),
        ("p1: {do: [total on]}", "formula"),
        ("p1: {do: [marked on]}", "formula"),
        ("p1: {do: [mill.total +1]}", "formula"),
        ("p1: {do: [total + 0]}", "formula"),
    ],
)
def test_a_procedure_that_makes_no_sense_is_refused(procedure: str, code: str) -> None:
    assert codes(VALLEY % procedure) == [code]


def test_a_draw_may_rest_on_the_member_of_the_loop_around_it() -> None:
    table = begin(
        "p1: {at: start, for_each: p in places if not p.wild,"
        " do: [{pick: r from wild if p.worth >= r.worth, do: [r.worth +1]}]}"
    )
    assert table["cave.worth"] == 3 + 4


NESTED = """
seats: {a: {}}
tracks: {x: {range: [0, 999]}}
tables: {coin: {dice: 1d6, bands: [{name: low, to: 3}, {name: high, from: 4}]}}
actions:
  TRY:
    name: Try
    by: a
    table: coin
    outcomes:
      low: [{table: coin, outcomes: {low: [x +1], high: [x +10]}}]
      high: [x +100]
"""


def test_a_roll_among_the_effects_of_a_band_is_read_by_itself() -> None:
    """Its band is none of the first roll's, so that what stands there does not happen too."""
    found = set()
    for number in range(40):
        table = Table.begin(NESTED, seed=Seed(number, 1))
        table.turn(a="TRY")
        found.add(table["x"])
    assert found == {1, 10, 100}


def rolled(table: Table, *seats: str) -> list[list[tuple[About, ...]]]:
    """What each reader is told the rolls of the turn's rules were about; the first is Control."""
    game = table.game
    readers = [vw.control_reader(game), *(vw.seat_reader(game, game.seats.index(s)) for s in seats)]
    return [
        [
            roll.about
            for seen in vw.view(table.engine, table.state, table.events, reader).log
            if isinstance(seen.event, ev.RuleRan)
            for roll in seen.event.rolls
        ]
        for reader in readers
    ]


def test_a_roll_in_a_loop_says_which_member_it_is_about() -> None:
    table = begin(f"p1: {{for_each: p in places if p.marked, {ROLL}}}")
    table.turn(elder=("MARK well", "MARK barn"))

    about = [(About("place", table.game.places.index(name)),) for name in ("well", "barn")]
    assert rolled(table, "elder", "youth") == [about] * 3


def test_a_roll_outside_of_loops_is_about_nothing_more() -> None:
    table = begin(f"p1: {{{ROLL}}}")
    table.turn()

    assert rolled(table, "youth") == [[()], [()]]


def test_a_roll_in_loops_inside_one_another_says_all_members_the_outer_first() -> None:
    inner = f"{{for_each: s in seats, {ROLL}}}"
    table = begin(f"p1: {{for_each: p in places if p.wild, do: [{inner}]}}")
    table.turn()

    cave = About("place", table.game.places.index("cave"))
    assert rolled(table)[0] == [(cave, About("seat", 0)), (cave, About("seat", 1))]


@pytest.mark.parametrize(
    "head", ["for_each: p in places, do: [p.worth +1]", "pick: p from places, do: [p.worth +1]"]
)
def test_what_is_rolled_otherwise_is_about_no_member_of_the_loop(head: str) -> None:
    table = begin(f"p1: {{when: total >= 3, {head}, else: [{{{ROLL}}}]}}")
    table.turn()

    assert rolled(table)[0] == [()]


@pytest.mark.parametrize(
    "rule",
    [
        "for_each: p in places if p.rot == 0, ROLL",
        "for_each: p in places, do: [{when: p.rot == 0, ROLL}]",
        "for_each: p in places, do: [{when: p.rot > 0, do: [], else: [{ROLL}]}]",
        "pick: p from places if p.rot == 0, ROLL",
        "pick: p from places, ROLL",
        "pick: q from places, do: [{for_each: p in places if p == q, ROLL}]",
        "for_each: p in places, roll: hush",
    ],
)
def test_where_a_secret_decides_for_whom_is_rolled_nobody_is_told_for_whom(rule: str) -> None:
    text = VALLEY.replace("  total:", "  rot: {of: place, range: [0, 9], seen_by: elder}\n  total:")
    hush = f"{{table: weather, seen_by: control, outcomes: {{storm: [], sun: [{{{ROLL}}}]}}}}"
    text = text.replace("actions:", f"rolls: {{hush: {hush}}}\nactions:")
    table = Table.begin(text % f"p1: {{{rule.replace('ROLL', ROLL)}}}")
    table.turn()

    told = rolled(table, "elder", "youth")
    assert {about for reader in told[1:] for about in reader} <= {()}
