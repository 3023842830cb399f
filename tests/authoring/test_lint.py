"""Claims, grounds, briefs and prices: what is asked of a scenario beyond that it can be played."""

from pathlib import Path

import pytest

from tests.authoring.small import ISLANDS, spoilt, written
from wargame import resources
from wargame.authoring.claims import registers
from wargame.authoring.diagnostics import ScenarioError
from wargame.authoring.lint import PAGE_LINES, PAGE_WIDTH, page_lines
from wargame.authoring.load import check
from wargame.core.scenario import Brief


def test_the_registers_are_read_with_their_documents_and_voices_as_briefs_write_them() -> None:
    claims = registers(resources.seeds_dir())

    assert len(claims) == 288
    assert claims["kyle-28"].voice == "fact"
    assert claims["kyle-28"].where == "russian influence"
    assert claims["kyle-28"].document.startswith("Joe Kyle")
    assert "peacekeepers" in claims["kyle-28"].claim


def test_a_register_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    written(tmp_path, "claims: [", "odd.yaml")

    with pytest.raises(ScenarioError, match=r"odd\.yaml:1:10"):
        registers(tmp_path)


def test_registers_are_left_alone_where_nothing_cites(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "seeds_dir", lambda: pytest.fail("the registers were read"))

    assert check(written(tmp_path, ISLANDS)).loaded


def test_every_kind_of_rule_rests_on_a_claim_or_an_assumption(tmp_path: Path) -> None:
    add = """\
rolls: {echo: {table: luck, outcomes: {fails: [], works: []}}}
procedures: {drift: {do: [tension -1]}}
injects: {I1: {title: Storm, text: It blows., do: [tension +1]}}
promises: {peace: {name: Peace, broken_when: tension >= 5}}
objectives: {north: {calm: {name: Calm, points: {1: tension <= 3}}}}
grade: {fair: {}}
ends: {war: {when: tension >= 10}}
"""
    path = written(tmp_path, spoilt(("invented: true\n", ""), add=add))

    assert [d.message.split()[1] for d in check(path).diagnostics] == [
        *("place", "place", "track", "track", "flag", "resource", "table", "action"),
        *("roll", "procedure", "inject", "promise", "objective", "grade", "end"),
    ]


def test_a_brief_fills_a_page_and_no_line_more() -> None:
    line = "x" * PAGE_WIDTH
    brief = Brief(who=line, want=(line,) * 50, advice=(line,) * (PAGE_LINES - 51 - 3))

    assert page_lines(brief) == PAGE_LINES
    assert page_lines(Brief(who=line + " y")) == 3


@pytest.mark.parametrize(
    ("resource", "cost", "paid"),
    [
        ("income: {all: 2}, carry: 2", 4, True),
        ("income: {all: 2}, carry: 2", 5, False),
        ("income: {all: 2}", 6, True),
        ("income: {all: 2}", 7, False),
        ("income: {all: 2}, most: 3", 4, False),
        ("income: {all: 0}, start: 2, carry: 1", 2, False),
        ("income: {all: 0}, start: 2", 2, True),
        ("income: {north: 1 + (tension >= 5), south: 9}, carry: 0", 2, True),
        ("income: {north: 1 + (tension >= 5), south: 9}, carry: 0", 3, False),
    ],
)
def test_an_order_must_be_within_what_some_seat_can_save(
    tmp_path: Path, resource: str, cost: int, paid: bool
) -> None:
    text = spoilt(("income: {all: 2}, carry: 2", resource), ("coin: 1", f"coin: {cost}"))

    assert (check(written(tmp_path, text)).loaded is not None) == paid


def test_the_message_says_what_a_seat_can_hold_at_most(tmp_path: Path) -> None:
    path = written(tmp_path, spoilt(("coin: 1", "coin: 5")))

    assert [one.message for one in check(path).diagnostics] == [
        "`warn` costs at least 5 Coin, and no seat that may order it ever has more than 4: "
        "an income of 2 at most, 2 kept, and no rule gives any."
    ]


def test_where_a_rule_gives_only_the_room_bounds_what_a_seat_can_hold(tmp_path: Path) -> None:
    changes = (("coin: 1", "coin: 5"), ("carry: 2", "carry: 2, most: 4"), ("tension +1", GIFT))

    assert [one.message for one in check(written(tmp_path, spoilt(*changes))).diagnostics] == [
        "`warn` costs at least 5 Coin, and no seat that may order it ever has more than 4: "
        "`most` allows no more."
    ]


GIFT = "me.coin +1"


@pytest.mark.parametrize(
    ("effect", "paid"),
    [
        ("me.coin +1", True),
        ("north.coin +1", True),
        ("south.coin +1", False),
        ("bay.seat.coin +1", True),
        ("cape.seat.coin +1", False),
        ("target.seat.coin +1", True),
        ("{for_each: p in coast, do: [p.seat.coin +1]}", True),
        ("{decide: {id: q, ask: q, by: south, nobody: a, options: {a: [me.coin +1]}}}", False),
        (
            "{decide: {id: q, ask: q, by: 'each of [south]', nobody: a, "
            "options: {a: [me.coin +1]}}}",
            False,
        ),
        ("{decide: {id: q, ask: q, by: south, nobody: a, options: {a: [north.coin +1]}}}", True),
        ("{decide: {id: q, ask: q, by: target.seat, nobody: a, options: {a: [me.coin +1]}}}", True),
        ("{decide: {id: q, ask: q, by: me, nobody: a, options: {a: [me.coin +1]}}}", True),
        ("me.coin at least 9", True),
        ("me.coin -1", False),
        ("me.coin at most 9", False),
        ("tension + me.coin", False),
    ],
)
def test_what_an_effect_may_give_counts_as_within_reach(
    tmp_path: Path, effect: str, paid: bool
) -> None:
    text = spoilt(("tension +1", effect), ("coin: 1", "coin: 5"))

    assert (check(written(tmp_path, text)).loaded is not None) == paid
