"""What formulas are worth, worked out a second time by a plain evaluator of the syntax tree.

That cannot see a slip of the parser: `test_formula` holds it to expectations written by hand.
"""

from collections.abc import Callable

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.core.builders import engine
from wargame.core.compile.report import Report
from wargame.core.compile.translate import Translator
from wargame.core.compile.typed import Entity, Scope, Typed
from wargame.core.compile.world import World
from wargame.core.formula import syntax as sx
from wargame.core.formula.syntax import FormulaError, parse_formula

SHORE = """
turns: 9
seats: {me_red: {orders: 2}, blue: {}}
teams: {both: {seats: [me_red, blue], holder: blue}}
places:
  alder: {seat: me_red, groups: coast, attributes: {boats: 3}}
  birch: {seat: blue}
  cedar: {groups: coast, attributes: {boats: 1}}
groups: {coast: {}}
tracks:
  x: {range: [-3, 7], start: 2}
  y: {range: [0, 4], start: 1}
  n: {of: place, range: [-2, 5], start: 1}
  m: {of: seat, range: [0, 9], start: 3}
flags: {lit: {}, wet: {of: place}}
actions:
  GO:
    {name: Go, by: all, target: places, second: {number: [0, 4]},
     options: {slow: Slow, fast: Fast}, do: []}
  SIT: {name: Sit, by: me_red, do: []}
"""
PLACES, SEATS = ("alder", "birch", "cedar"), ("me_red", "blue")
GROUPS = {"places": (0, 1, 2), "coast": (0, 2), "seats": (0, 1), "both": (0, 1)}
PLAYED_BY = (0, 1, -1)
PLACE_OF = (0, 1)
BOATS = (3, 0, 1)

Numbers = tuple[int, ...]


@attrs.frozen
class Moment:
    """A state by its names, and what one order names in it."""

    world: tuple[tuple[str, int], ...]
    places: tuple[Numbers, Numbers]
    """`n` and `wet` of each place; a flag as the last turn in which it holds."""
    seats: Numbers
    turn: int
    seat: int
    target: int
    second: int
    option: int


def moments() -> some.SearchStrategy[Moment]:
    whole = some.integers
    flag = some.sampled_from((-1, 1, 4, 9999))
    return some.builds(
        Moment,
        some.tuples(
            some.tuples(some.just("x"), whole(-3, 7)),
            some.tuples(some.just("y"), whole(0, 4)),
            some.tuples(some.just("lit"), flag),
        ),
        some.tuples(some.tuples(*[whole(-2, 5)] * 3), some.tuples(*[flag] * 3)),
        some.tuples(whole(0, 9), whole(0, 9)),
        whole(1, 9),
        whole(0, 1),
        whole(0, 2),
        whole(0, 4),
        whole(0, 1),
    )


def evaluate(node: sx.Node, now: Moment, names: dict[str, tuple[str, int]]) -> int:
    """What a formula is worth, said plainly: conditions are 0 or 1."""

    def value(part: sx.Node) -> int:
        return evaluate(part, now, names)

    if isinstance(node, sx.Number):
        return node.value
    if isinstance(node, sx.Sign):
        return -value(node.value)
    if isinstance(node, sx.Not):
        return int(not value(node.value))
    if isinstance(node, sx.Arithmetic):
        left, right = value(node.left), value(node.right)
        return {
            "+": lambda: left + right, "-": lambda: left - right, "*": lambda: left * right,
            "//": lambda: left // right, "%": lambda: left % right,
        }[node.operator]()  # fmt: skip
    if isinstance(node, sx.Comparison):
        return compared(node, now, names)
    if isinstance(node, sx.Logic):
        return int((all if node.operator == "and" else any)(value(part) for part in node.values))
    if isinstance(node, sx.Extreme):
        return (min if node.function == "min" else max)(value(part) for part in node.values)
    if isinstance(node, sx.Among):
        _, index = entity(node.entity, now, names)
        return int(index in GROUPS[str(node.group)])
    if isinstance(node, sx.Aggregate):
        return gathered(node, now, names)
    assert isinstance(node, sx.Name)
    return looked_up(node, now, names)


def entity(name: sx.Name, now: Moment, names: dict[str, tuple[str, int]]) -> tuple[str, int]:
    """A place or seat, as its kind and index; -1 is nobody."""
    first, *rest = name.parts
    known = {
        "me": ("seat", now.seat), "target": ("place", now.target), "both": ("seat", 1),
        **{place: ("place", k) for k, place in enumerate(PLACES)},
        **{seat: ("seat", k) for k, seat in enumerate(SEATS)},
        **names,
    }  # fmt: skip
    kind, index = known[first]
    for word in rest:
        kind = {"seat": "seat", "place": "place"}[word]
        index = (PLAYED_BY if kind == "seat" else PLACE_OF)[index] if index >= 0 else -1
    return kind, index


def looked_up(name: sx.Name, now: Moment, names: dict[str, tuple[str, int]]) -> int:
    world = dict(now.world)
    if len(name.parts) == 1:
        return {
            "x": world["x"], "y": world["y"], "lit": int(world["lit"] >= now.turn),
            "turn": now.turn, "second": now.second,
        }[name.parts[0]]  # fmt: skip
    if name.parts[0] == "option":
        return int(("slow", "fast")[now.option] == name.parts[1])
    _, index = entity(sx.Name(name.parts[:-1], 0), now, names)
    if index < 0:
        return 0
    return {
        "n": lambda: now.places[0][index],
        "wet": lambda: int(now.places[1][index] >= now.turn),
        "m": lambda: now.seats[index],
        "boats": lambda: BOATS[index],
        "coast": lambda: int(index in GROUPS["coast"]),
    }[name.parts[-1]]()


def compared(node: sx.Comparison, now: Moment, names: dict[str, tuple[str, int]]) -> int:
    compare: dict[str, Callable[[object, object], bool]] = {
        "==": lambda a, b: a == b, "!=": lambda a, b: a != b,
    }  # fmt: skip
    if (
        node.operator in compare
        and isinstance(node.left, sx.Name)
        and isinstance(node.right, sx.Name)
    ):
        try:
            left, right = entity(node.left, now, names), entity(node.right, now, names)
            return int(compare[node.operator](left, right))
        except KeyError:
            pass
    a, b = evaluate(node.left, now, names), evaluate(node.right, now, names)
    return {
        "<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b, "==": a == b, "!=": a != b,
    }[node.operator] * 1  # fmt: skip


def gathered(node: sx.Aggregate, now: Moment, names: dict[str, tuple[str, int]]) -> int:
    kind = "seat" if str(node.group) in ("seats", "both") else "place"
    total, hit = 0, 0
    for index in GROUPS[str(node.group)]:
        inner = {**names, node.variable: (kind, index)}
        if node.condition is not None and not evaluate(node.condition, now, inner):
            continue
        value = 1 if node.value is None else evaluate(node.value, now, inner)
        total += value
        hit += bool(value)
    return {"sum": total, "count": hit, "any": int(hit > 0)}[node.function]


NUMBER_WORDS = (
    "x", "y", "turn", "second", "target.n", "alder.n", "cedar.n", "me.m", "blue.m", "target.seat.m",
    "both.m", "me.place.n", "target.boats", "cedar.boats", "0", "1", "2", "5",
)  # fmt: skip
CONDITION_WORDS = (
    "lit", "target.wet", "birch.wet", "target.coast", "option.fast", "target in coast",
    "me in both", "target == alder", "me != blue", "target.seat == me",
)  # fmt: skip


def formulas() -> some.SearchStrategy[tuple[str, str]]:
    """Random formulas as (kind, text); inside a loop its member `p` or `s` is a name too."""

    def grown(parts: some.SearchStrategy[tuple[str, str]]) -> some.SearchStrategy[tuple[str, str]]:
        number = parts.filter(lambda part: part[0] == "number").map(lambda part: part[1])
        condition = parts.filter(lambda part: part[0] == "condition").map(lambda part: part[1])
        operator = some.sampled_from(("+", "-", "*"))
        compare = some.sampled_from(("<", "<=", ">", ">=", "==", "!="))
        member = some.sampled_from(("p.n", "p.wet", "p.boats", "p.seat.m", "p == target"))
        return some.one_of(
            some.builds(lambda a, o, b: ("number", f"{a} {o} {b}"), number, operator, number),
            some.builds(lambda a, o, b: ("number", f"({a}) {o} ({b})"), number, operator, number),
            some.builds(
                lambda a, d: ("number", f"({a}) // {d}"), number, some.sampled_from((2, 3))
            ),
            some.builds(lambda a, d: ("number", f"({a}) % {d}"), number, some.sampled_from((2, 5))),
            some.builds(lambda a: ("number", f"-({a})"), number),
            some.builds(
                lambda f, a, b: ("number", f"{f}({a}, {b})"),
                some.sampled_from(("min", "max")),
                number,
                number,
            ),
            some.builds(lambda c, a: ("number", f"({c}) + ({a})"), condition, number),
            some.builds(lambda a, o, b: ("condition", f"({a}) {o} ({b})"), number, compare, number),
            some.builds(lambda a, b: ("condition", f"({a}) and ({b})"), condition, condition),
            some.builds(lambda a, b: ("condition", f"({a}) or ({b})"), condition, condition),
            some.builds(lambda a: ("condition", f"not ({a})"), condition),
            some.builds(
                lambda m, a: ("number", f"sum(({m}) + ({a}) for p in places)"), member, number
            ),
            some.builds(
                lambda c: ("number", f"count(p in coast if p.n >= 1 and ({c}))"), condition
            ),
            some.builds(
                lambda a: ("condition", f"any(s.m > ({a}) for s in seats if s != me)"), number
            ),
        )

    leaves = some.one_of(
        some.tuples(some.just("number"), some.sampled_from(NUMBER_WORDS)),
        some.tuples(some.just("condition"), some.sampled_from(CONDITION_WORDS)),
    )
    return some.recursive(leaves, grown, max_leaves=12)


def translated(text: str) -> tuple[Typed, str]:
    """A formula in the scope of GO, and the helpers that it calls."""
    world = World(engine(SHORE).game.scenario, Report())
    translator = Translator(world)
    scope = Scope(options=("slow", "fast"), has_option=True)
    scope = scope.with_entity("me", Entity("seat", "seat", (0, 1), "me", ("seat",)))
    scope = scope.with_entity("target", Entity("place", "t", (0, 1, 2), uses=("t",)))
    scope = scope.with_numbers(("second", Typed("u", "number", 0, 4, (), ("u",))))
    return translator.formula(text, scope), translator.helper_text()


def numbers_of(now: Moment) -> list[int]:
    rules = engine(SHORE)
    names = [slot.name for slot in rules.game.slots]
    numbers = list(rules.game.start)
    numbers[0] = now.turn
    for name, value in now.world:
        numbers[names.index(name)] = value
    for place, n, wet in zip(PLACES, *now.places, strict=True):
        numbers[names.index(f"{place}.n")] = n
        numbers[names.index(f"{place}.wet")] = wet
    for seat, m in zip(SEATS, now.seats, strict=True):
        numbers[names.index(f"{seat}.m")] = m
    return numbers


@given(formulas(), moments())
def test_the_text_of_a_formula_is_worth_what_it_says_and_lies_in_its_interval(
    formula: tuple[str, str], now: Moment
) -> None:
    kind, text = formula
    try:
        found, helpers = translated(text)
    except FormulaError as error:
        if error.code == "division-by-zero" or "nested" in error.message or "long" in error.message:
            return
        raise
    assert found.kind == kind
    names: dict[str, object] = dict(engine(SHORE).rules.names)
    names["jit"] = lambda function: function
    worth = f"def worth(B, seat, t, u, o):\n    return int({found.code})\n"
    code = f"from __future__ import annotations\n{helpers}\n{worth}"
    exec(compile(code, "<formula>", "exec"), names)
    function = names["worth"]
    assert callable(function)
    result = function(numbers_of(now), now.seat, now.target, now.second, now.option)
    assert result == evaluate(parse_formula(text), now, {})
    assert found.low <= result <= found.high


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("x", -3, 7),
        ("-x", -7, 3),
        ("x * x", -21, 49),
        ("x - y", -7, 7),
        ("x // 2", -2, 3),
        ("x // -2", -4, 1),
        ("x % 3", 0, 2),
        ("x % -3", -2, 0),
        ("max(x, 0)", 0, 7),
        ("min(x, y, 2)", -3, 2),
        ("x >= -3", 1, 1),
        ("x > 7", 0, 0),
        ("x == 8", 0, 0),
        ("lit and x > 7", 0, 0),
        ("lit or x >= -3", 1, 1),
        ("not x > 7", 1, 1),
        ("lit + 2", 2, 3),
        ("target.seat.m", 0, 9),
        ("cedar.seat.m", 0, 9),
        ("target.boats", 0, 3),
        ("alder.boats", 3, 3),
        ("target in places", 1, 1),
        ("count(p in coast if p.n >= 9)", 0, 2),
        ("sum(p.n for p in places)", -6, 15),
        ("sum(p.n for p in places if p.wet)", -6, 15),
        ("start(x)", -3, 7),
        ("turn", 0, 9),
    ],
)
def test_an_interval_holds_every_value_and_is_not_wider_than_it_must(
    text: str, low: int, high: int
) -> None:
    found, _ = translated(text)
    assert (found.low, found.high) == (low, high)
