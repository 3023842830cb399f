"""Formulas and one-line effects: how they are read, and where they are wrong.

The parser is held to expectations written by hand.
"""

from collections.abc import Callable

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from tests.core.builders import Table, problems
from tests.core.test_formula_worth import SHORE, translated
from wargame.core.formula import effects as fx
from wargame.core.formula import syntax as sx
from wargame.core.formula.effects import parse_effect
from wargame.core.formula.syntax import FormulaError, parse_formula


def told(node: sx.Node) -> str:
    """A syntax tree with every bracket written out."""
    if isinstance(node, sx.Number):
        return str(node.value)
    if isinstance(node, sx.Name):
        return str(node)
    if isinstance(node, sx.Sign):
        return f"(-{told(node.value)})"
    if isinstance(node, sx.Not):
        return f"(not {told(node.value)})"
    if isinstance(node, sx.Arithmetic | sx.Comparison):
        return f"({told(node.left)} {node.operator} {told(node.right)})"
    if isinstance(node, sx.Logic):
        return "(" + f" {node.operator} ".join(told(value) for value in node.values) + ")"
    if isinstance(node, sx.Among):
        return f"({node.entity} in {node.group})"
    if isinstance(node, sx.Extreme):
        return f"{node.function}[{', '.join(told(value) for value in node.values)}]"
    if isinstance(node, sx.Start):
        return f"start[{told(node.value)}]"
    if isinstance(node, sx.Aggregate):
        value = told(node.value) if node.value else ""
        condition = f" if {told(node.condition)}" if node.condition else ""
        return f"{node.function}[{value} for {node.variable} in {node.group}{condition}]"
    words = [
        f"{key} {word}"
        for key, word in (("on", node.on), ("by", node.by), ("with", node.option))
        if word
    ]
    words += [f"within {node.within}"] if node.within is not None else []
    words += ["before"] if node.before else []
    words += [f"least {node.at_least}"] if node.at_least is not None else []
    words += [f"most {node.at_most}"] if node.at_most is not None else []
    return f"{node.function}[{' '.join((str(node.action or ''), *words)).strip()}]"


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("1", "1"),
        ("  x ", "x"),
        ("a.b.c", "a.b.c"),
        ("x - 1 - y", "((x - 1) - y)"),
        ("x - (1 - y)", "(x - (1 - y))"),
        ("x + 2 * y", "(x + (2 * y))"),
        ("(x + 2) * y", "((x + 2) * y)"),
        ("-2 * 3", "((-2) * 3)"),
        ("2 * -3", "(2 * (-3))"),
        ("- x - y", "((-x) - y)"),
        ("x - -y", "(x - (-y))"),
        ("--x", "(-(-x))"),
        ("+x", "x"),
        ("x - +y", "(x - y)"),
        ("x // 2 % 3", "((x // 2) % 3)"),
        ("7 - x // 2", "(7 - (x // 2))"),
        ("-x // 2", "((-x) // 2)"),
        ("x + 1 >= y * 2", "((x + 1) >= (y * 2))"),
        ("not x >= 1", "(not (x >= 1))"),
        ("not not a", "(not (not a))"),
        ("not a and b", "((not a) and b)"),
        ("a or b and c", "(a or (b and c))"),
        ("(a or b) and c", "((a or b) and c)"),
        ("a and b and c or d", "((a and b and c) or d)"),
        ("not (a or b)", "(not (a or b))"),
        ("x in coast and y", "((x in coast) and y)"),
        ("3 - (x <= 3)", "(3 - (x <= 3))"),
        ("1 * target.member", "(1 * target.member)"),
        ("min(x, 2)", "min[x, 2]"),
        ("max(x - 1, 2 * y, 0)", "max[(x - 1), (2 * y), 0]"),
        ("max(0, 1) - 1", "(max[0, 1] - 1)"),
        ("start(x + 1) + 1", "(start[(x + 1)] + 1)"),
        ("any(p.a for p in places)", "any[p.a for p in places]"),
        ("count(p in places if p.x >= 2)", "count[ for p in places if (p.x >= 2)]"),
        ("sum(p.x - 1 for p in coast if not p.a)", "sum[(p.x - 1) for p in coast if (not p.a)]"),
        ("played(N03)", "played[N03]"),
        ("played(N03 on target within 2 before)", "played[N03 on target within 2 before]"),
        ("played(A by me) and played(B with loud)", "(played[A by me] and played[B with loud])"),
        ("acts()", "acts[]"),
        (
            "acts(on target within 3 at least 1 at most 2)",
            "acts[on target within 3 least 1 most 2]",
        ),
        ("times(A) >= 2 or ordered(B)", "((times[A] >= 2) or ordered[B])"),
        ("x == y", "(x == y)"),
        ("x != -1", "(x != (-1))"),
    ],
)
def test_a_formula_is_read_so(text: str, tree: str) -> None:
    assert told(parse_formula(text)) == tree


def effect(deed: fx.Deed) -> str:
    if isinstance(deed, fx.Change):
        value = f" {told(deed.value)}" if deed.value else ""
        turns = f" for {deed.turns}" if deed.turns is not None else ""
        return f"{deed.slot} {deed.how}{value}{turns}" + (f" in {deed.delay}" if deed.delay else "")
    parts = [
        f"{key}={value}" for key, value in attrs.asdict(deed, recurse=False).items() if key != "at"
    ]
    return f"{type(deed).__name__} {' '.join(parts)}".strip()


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("tension +1", "tension add 1"),
        ("tension + 1 + target.border", "tension add (1 + target.border)"),
        ("a -1", "a add (-1)"),
        ("a - 1 - b", "a add ((-1) - b)"),
        ("a - b - 1", "a add ((-b) - 1)"),
        ("a - (b - 1)", "a add (-(b - 1))"),
        ("unity - (highest - lowest) // 2", "unity add (-((highest - lowest) // 2))"),
        ("a - b * 2 + c", "a add ((-(b * 2)) + c)"),
        ("a - -1", "a add (-(-1))"),
        ("a + -b", "a add (-b)"),
        ("a + max(0, b - 1)", "a add max[0, (b - 1)]"),
        ("target.seat.gold -2", "target.seat.gold add (-2)"),
        ("a = 3", "a set 3"),
        ("a = b - 1", "a set (b - 1)"),
        ("a at most 2", "a most 2"),
        ("a at least -1", "a least (-1)"),
        ("f on", "f on"),
        ("f off", "f off"),
        ("f on for 2 turns", "f on for 2"),
        ("f on for 1 turn", "f on for 1"),
        ("f on this turn", "f on for 0"),
        ("next turn: a -1", "a add (-1) in 1"),
        ("in 2 turns: f on for 1 turn", "f on for 1 in 2"),
        ("in 1 turn: a = 4", "a set 4 in 1"),
        ("record act at 1", "RecordAct level=1 on=None"),
        ("record act at 2 on target", "RecordAct level=2 on=target"),
        ("raise act to 3", "RaiseAct level=3 within=None on=None"),
        ("raise act on target within 3 to 2", "RaiseAct level=2 within=3 on=target"),
        ("cancel order", "CancelOrder"),
        ("refund half", "Refund part=half"),
        ("refund all", "Refund part=all"),
        ("delay order of target.seat", "DelayOrder seat=target.seat"),
        ("promise leave by me due in 2 turns", "MakePromise promise=leave by=me on=None turns=2"),
        (
            "promise leave by north on hill due in 1 turn",
            "MakePromise promise=leave by=north on=hill turns=1",
        ),
    ],
)
def test_an_effect_is_read_so(text: str, read: str) -> None:
    assert effect(parse_effect(text)) == read


def test_tracks_may_bear_the_names_of_deeds() -> None:
    """`record`, `promise` and the like are words of a deed only where they begin one."""
    for word in ("record", "raise", "cancel", "refund", "delay", "promise"):
        assert effect(parse_effect(f"{word} +1")) == f"{word} add 1"


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("", 0),
        ("   ", 3),
        ("x +", 3),
        ("x 1", 2),
        ("x ? 1", 2),
        ("x + $", 4),
        ("(x + 1", 6),
        ("x)", 1),
        ("1 < x < 3", 6),
        ("x = 3", 2),
        ("x and", 5),
        ("and x", 0),
        ("not", 3),
        ("x.", 2),
        ("x.1", 2),
        ("1 in coast", 2),
        ("(x) in 3", 7),
        ("min(x", 5),
        ("median(x, y)", 0),
        ("sum(p in places)", 0),
        ("sum(p.x for 3 in places)", 12),
        ("count(p.x p in places)", 10),
        ("any(p.x for p of places)", 14),
        ("played()", 7),
        ("played(A on)", 11),
        ("played(A within two)", 16),
        ("played(A since 2)", 9),
        ("acts(at 2)", 8),
        ("start()", 6),
        ("½", 0),
        ("x + ²", 4),
    ],
)
def test_a_formula_that_cannot_be_read_says_where(text: str, at: int) -> None:
    with pytest.raises(FormulaError) as caught:
        parse_formula(text)
    assert caught.value.at == at
    assert caught.value.message


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("", 0),
        ("x", 1),
        ("x +", 3),
        ("x 1", 2),
        ("x at 2", 5),
        ("x at most", 9),
        ("x on for", 8),
        ("x on for two turns", 9),
        ("x on for 2", 10),
        ("x on this", 9),
        ("x on 2", 5),
        ("3 +1", 0),
        ("later: x +1", 0),
        ("in 0 turns: x +1", 3),
        ("in ² turns: x +1", 0),
        ("next turn: x ?", 13),
        ("next turn: cancel order", 11),
        ("record act 2", 11),
        ("record act at x", 14),
        ("raise act within 2", 18),
        ("refund", 6),
        ("delay order", 11),
        ("promise leave", 13),
        ("promise leave by me", 19),
        ("promise leave by me due in 2", 28),
        ("cancel order now", 13),
    ],
)
def test_an_effect_that_cannot_be_read_says_where(text: str, at: int) -> None:
    with pytest.raises(FormulaError) as caught:
        parse_effect(text)
    assert caught.value.at == at


@pytest.mark.parametrize(
    "text",
    [
        "x + " * 150 + "1",
        "(" * 31 + "x" + ")" * 31,
        "-" * 31 + "x",
        "not " * 31 + "x >= 1",
        "+".join("x" * 50),
    ],
)
def test_a_formula_out_of_all_measure_is_refused_and_no_traceback_comes_of_it(text: str) -> None:
    with pytest.raises(FormulaError):
        parse_formula(text)


def refused_at(read: Callable[[str], object], text: str) -> int | None:
    """Where a text was refused; None where it was read."""
    try:
        read(text)
    except FormulaError as error:
        return error.at
    return None


@given(some.text(max_size=120))
@example("a" * 401)
@example("(" * 400)
@example("-" * 400)
@example("x" + " * 2" * 90)
def test_any_text_at_all_is_read_or_refused(text: str) -> None:
    for read in (parse_formula, parse_effect):
        at = refused_at(read, text)
        assert at is None or 0 <= at <= len(text)


WORDS = [
    "x", "y", "target", "second", "turn", ".", ",", "(", ")", "+", "-", "*", "//", "%", "<",
    "<=", "==", "=", "in", "and", "or", "not", "if", "for", "min", "max", "sum", "any", "count",
    "start", "played", "acts", "on", "by", "within", "at", "least", "most", "before", "next",
    "turn:", "0", "1", "2", "17", "record", "act", "raise", "to", "promise", "due", "turns",
    "off", "this", "cancel", "order", "refund", "half",
]  # fmt: skip


@given(some.lists(some.sampled_from(WORDS), max_size=30).map(" ".join))
def test_any_heap_of_words_is_read_or_refused(text: str) -> None:
    for read in (parse_formula, parse_effect):
        at = refused_at(read, text)
        assert at is None or 0 <= at <= len(text)


@pytest.mark.parametrize(
    ("text", "at", "code"),
    [
        ("tensoin >= 1", 0, "unknown-name"),
        ("x + targt.n", 4, "unknown-name"),
        ("target.nn >= 1", 0, "unknown-name"),
        ("m >= 1", 0, "formula"),
        ("target.x >= 1", 0, "formula"),
        ("me.n >= 1", 0, "formula"),
        ("x // y", 2, "division-by-zero"),
        ("x % (y - 1)", 2, "division-by-zero"),
        ("x // 0", 2, "division-by-zero"),
        ("option.quick", 0, "unknown-option"),
        ("target in coasts", 10, "unknown-group"),
        ("target == me", 7, "formula"),
        ("x and lit", 0, "formula"),
        ("not y", 4, "formula"),
        ("any(p.n for p in places)", 0, "formula"),
        ("sum(q.n for p in places)", 4, "unknown-name"),
        ("min(x)", 0, "formula"),
        ("sum(p.n for x in places)", 17, "formula"),
        ("played(SIT on target)", 14, "formula"),
        ("played(WALK)", 7, "unknown-action"),
        ("9999999 >= x", 0, "formula"),
    ],
)
def test_a_name_that_means_nothing_says_where_it_stands(text: str, at: int, code: str) -> None:
    with pytest.raises(FormulaError) as caught:
        translated(text)
    assert (caught.value.at, caught.value.code) == (at, code)


def test_a_mistake_inside_an_effect_is_placed_in_its_line() -> None:
    text = SHORE.replace("me_red, do: []}", "me_red, do: ['next turn: x + yy']}")
    (problem,) = problems(text)
    assert (problem.path, problem.offset) == (("actions", "SIT", "do", 0), 15)


def test_words_of_a_vote_may_stand_inside_a_sum() -> None:
    text = SHORE.replace(
        "SIT: {name: Sit, by: me_red, do: []}",
        "SIT: {name: Sit, by: me_red, do: [{decide: {id: v, ask: V?, by: each of both,"
        " range: [1, 3], nobody: 1, then: ['x + count(p in places if p.n < highest) - 1',"
        " {when: any(p.n == answered for p in places), do: [y +1]}]}}]}",
    )
    table = Table.begin(text)
    table.turn(me_red="SIT")
    table.answer("v", "2", "me_red")
    table.answer("v", "3", "blue")
    assert (table["x"], table["y"]) == (2 + 3 - 1, 1)


def test_a_sum_may_ask_for_the_first_of_equal_orders() -> None:
    text = SHORE.replace(
        "do: []}\n  SIT",
        "do: [{when: any(p.n >= 1 and first(GO) for p in places), do: [x +1]}]}\n  SIT",
    )
    table = Table.begin(text)
    table.turn(me_red=("GO alder 1 : slow", "GO birch 2 : fast"))
    assert table["x"] == 3
