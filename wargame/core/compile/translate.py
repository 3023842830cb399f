"""Formulas to Python text. Resolves every name, type, range and readership, or says why it cannot.

The text reads the buffer `B` and never writes; aggregates become helper functions with a plain
loop. `and` and `or` become `&` and `|`, which both speeds run well.
"""

from collections.abc import Callable
from functools import reduce

import attrs

from wargame.core.compile.memory import memory
from wargame.core.compile.names import Names
from wargame.core.compile.typed import Entity, Scope, Typed, literal, needed, together
from wargame.core.compile.words import suggest
from wargame.core.compile.world import World
from wargame.core.formula import syntax as sx
from wargame.core.formula.syntax import FormulaError
from wargame.core.said import said

PARAMETERS = "B, seat, t, u, o"


def span(kind: str, low: int, high: int, *parts: Typed, code: str) -> Typed:
    """A node over parts: their reads and uses together."""
    reads = tuple(dict.fromkeys(read for part in parts for read in part.reads))
    uses = together(*(part.uses for part in parts))
    return Typed(code, "condition" if kind == "condition" else "number", low, high, reads, uses)


class Translator(Names):
    """Turns syntax trees into text for one scenario, collecting the helper functions they need."""

    def __init__(self, world: World) -> None:
        super().__init__(world)
        self.helpers: dict[str, str] = {}

    # ---- entrances

    def formula(self, text: str, scope: Scope) -> Typed:
        """A number, from text. FormulaError when it cannot be."""
        return self.node(sx.parse_formula(text), scope)

    def condition(self, text: str, scope: Scope) -> Typed:
        """A truth, from text; a number is refused with the remedy."""
        found = self.formula(text, scope)
        if found.kind != "condition":
            raise FormulaError(
                said("`{text}` is a number where a condition is needed", text=text),
                0,
                said("perhaps `{text} >= 1`", text=text),
            )
        return found

    def node(self, node: sx.Node, scope: Scope) -> Typed:
        handlers: dict[type, Callable[[sx.Node, Scope], Typed]] = {
            sx.Number: self._number,
            sx.Name: self._name,
            sx.Sign: self._sign,
            sx.Not: self._not,
            sx.Arithmetic: self._arithmetic,
            sx.Comparison: self._comparison,
            sx.Logic: self._logic,
            sx.Among: self._among,
            sx.Extreme: self._extreme,
            sx.Aggregate: self._aggregate,
            sx.Start: self._start,
            sx.Memory: self._memory,
        }
        return handlers[type(node)](node, scope)

    def _name(self, node: sx.Node, scope: Scope) -> Typed:
        assert isinstance(node, sx.Name)
        return self.meaning(node, scope)

    # ---- operators

    def _number(self, node: sx.Node, scope: Scope) -> Typed:
        assert isinstance(node, sx.Number)
        if node.value > 10**6:
            raise FormulaError(said("the number is too large"), node.at, said("at most a million"))
        return literal(node.value)

    def _sign(self, node: sx.Node, scope: Scope) -> Typed:
        assert isinstance(node, sx.Sign)
        value = self.node(node.value, scope)
        if value.constant and value.kind == "number":
            return literal(-value.low)
        return span("number", -value.high, -value.low, value, code=f"(0 - {value.number})")

    def _not(self, node: sx.Node, scope: Scope) -> Typed:
        assert isinstance(node, sx.Not)
        value = self._truth(node.value, scope)
        return span("condition", 1 - value.high, 1 - value.low, value, code=f"(not {value.code})")

    def _truth(self, node: sx.Node, scope: Scope) -> Typed:
        value = self.node(node, scope)
        if value.kind != "condition":
            raise FormulaError(
                said("a number stands where a condition is needed"),
                node.at,
                said("compare it, as in `>= 1`"),
            )
        return value

    def _arithmetic(self, node: sx.Node, scope: Scope) -> Typed:
        assert isinstance(node, sx.Arithmetic)
        left, right = self.node(node.left, scope), self.node(node.right, scope)
        if node.operator in {"//", "%"}:
            return self._division(node, left, right)
        code = f"({left.number} {node.operator} {right.number})"
        if node.operator == "+":
            low, high = left.low + right.low, left.high + right.high
        elif node.operator == "-":
            low, high = left.low - right.high, left.high - right.low
        else:
            ends = [a * b for a in (left.low, left.high) for b in (right.low, right.high)]
            low, high = min(ends), max(ends)
        return span("number", low, high, left, right, code=code)

    def _division(self, node: sx.Arithmetic, left: Typed, right: Typed) -> Typed:
        if right.low <= 0 <= right.high:
            raise FormulaError(
                said("this divides by zero")
                if right.low == right.high
                else said("this may divide by zero"),
                node.at,
                said("divide by a number that is never 0, as in `max(1, …)`"),
                "division-by-zero",
            )
        code = f"({left.number} {node.operator} {right.number})"
        if node.operator == "//":
            ends = [a // b for a in (left.low, left.high) for b in (right.low, right.high)]
            low, high = min(ends), max(ends)
        elif right.low > 0:
            low, high = 0, right.high - 1
        else:
            low, high = right.low + 1, 0
        return span("number", low, high, left, right, code=code)

    def _comparison(self, node: sx.Node, scope: Scope) -> Typed:
        assert isinstance(node, sx.Comparison)
        same = self._same(node, scope)
        if same is not None:
            return same
        left, right = self.node(node.left, scope), self.node(node.right, scope)
        always, never = {
            "<": (left.high < right.low, left.low >= right.high),
            "<=": (left.high <= right.low, left.low > right.high),
            ">": (left.low > right.high, left.high <= right.low),
            ">=": (left.low >= right.high, left.high < right.low),
            "==": (
                left.low == left.high == right.low == right.high,
                left.high < right.low or left.low > right.high,
            ),
            "!=": (
                left.high < right.low or left.low > right.high,
                left.low == left.high == right.low == right.high,
            ),
        }[node.operator]
        code = f"({left.number} {node.operator} {right.number})"
        return span("condition", int(always), int(not never), left, right, code=code)

    def _same(self, node: sx.Comparison, scope: Scope) -> Typed | None:
        """`target == home`: whether two names are one place or seat."""
        if not (isinstance(node.left, sx.Name) and isinstance(node.right, sx.Name)):
            return None
        if node.operator not in {"==", "!="}:
            return None
        left, right = self.entity(node.left, scope), self.entity(node.right, scope)
        if left is None or right is None:
            return None
        if left.kind != right.kind:
            raise FormulaError(
                said("a {kind} is never a {other}", kind=left.kind, other=right.kind), node.at
            )
        shared = set(left.domain) & set(right.domain)
        sure = len(left.domain) == len(right.domain) == 1 and bool(shared)
        low, high = (int(sure), int(bool(shared)))
        if node.operator == "!=":
            low, high = 1 - high, 1 - low
        code = f"({left.code} {node.operator} {right.code})"
        uses = together(left.uses, right.uses)
        return Typed(code, "condition", low, high, (*left.reads, *right.reads), uses)

    def _logic(self, node: sx.Node, scope: Scope) -> Typed:
        assert isinstance(node, sx.Logic)
        values = [self._truth(value, scope) for value in node.values]
        sign = "&" if node.operator == "and" else "|"
        pick = min if node.operator == "and" else max
        low, high = pick(v.low for v in values), pick(v.high for v in values)
        code = "(" + f" {sign} ".join(v.code for v in values) + ")"
        return span("condition", low, high, *values, code=code)

    def _among(self, node: sx.Node, scope: Scope) -> Typed:
        assert isinstance(node, sx.Among)
        entity = self.entity(node.entity, scope)
        if entity is None:
            raise self.unknown(node.entity, scope)
        group = str(node.group)
        if entity.kind == "place" and group in self.world.groups:
            members = self.world.groups[group]
            values = tuple(int(p in members) for p in range(len(self.world.places)))
            return self._constant(f"IN_{group}", values, entity, "condition")
        if entity.kind == "seat" and group in self.world.teams:
            values = tuple(int(s in self.world.teams[group]) for s in range(len(self.world.seats)))
            return self._constant(f"TEAM_{group}", values, entity, "condition")
        known = self.world.groups if entity.kind == "place" else self.world.teams
        raise FormulaError(
            said("there is no group `{group}` of {kind}s", group=group, kind=entity.kind),
            node.group.at,
            suggest(group, known),
            "unknown-group",
        )

    def _extreme(self, node: sx.Node, scope: Scope) -> Typed:
        assert isinstance(node, sx.Extreme)
        values = [self.node(value, scope) for value in node.values]
        if len(values) < 2:
            raise FormulaError(
                said("`{function}` needs two or more values", function=node.function), node.at
            )
        pick = min if node.function == "min" else max
        low, high = pick(v.low for v in values), pick(v.high for v in values)
        code = reduce(
            lambda done, more: f"{node.function}({done}, {more})", [v.number for v in values]
        )
        return span("number", low, high, *values, code=code)

    def _start(self, node: sx.Node, scope: Scope) -> Typed:
        assert isinstance(node, sx.Start)
        return self.node(node.value, attrs.evolve(scope, start=True))

    # ---- aggregates and memory

    def members(self, group: sx.Name, scope: Scope) -> tuple[str, tuple[int, ...]]:
        """What a group's members are (places or seats), and which."""
        world, text = self.world, str(group)
        if text in world.groups:
            return "place", world.groups[text]
        if text == "seats":
            return "seat", tuple(range(len(world.seats)))
        if text in world.teams:
            return "seat", world.teams[text]
        raise FormulaError(
            said("there is no group or team `{text}`", text=text),
            group.at,
            suggest(text, (*world.groups, "seats", *world.teams)),
            "unknown-group",
        )

    def member(self, name: str, group: sx.Name, scope: Scope) -> tuple[Entity, Scope, str]:
        """A loop over a group: the member, the scope inside, and the loop's head."""
        kind, domain = self.members(group, scope)
        if name in self.world.dials or name in RESERVED_VARIABLES:
            raise FormulaError(
                said("`{name}` means something else already", name=name),
                group.at,
                said("rename the member"),
            )
        code = f"i{scope.depth}"
        entity = Entity("place" if kind == "place" else "seat", code, domain, uses=(code,))
        array = f"MEMBERS_{'_'.join(group.parts)}"
        return entity, scope.with_entity(name, entity), f"for {code} in {array}:"

    def _aggregate(self, node: sx.Node, scope: Scope) -> Typed:
        assert isinstance(node, sx.Aggregate)
        entity, inner, head = self.member(node.variable, node.group, scope)
        condition = self._truth(node.condition, inner) if node.condition else None
        value = self.node(node.value, inner) if node.value else None
        if node.function in {"any", "count"} and value is not None and value.kind != "condition":
            raise FormulaError(
                said("`{function}` needs a condition before `for`", function=node.function), node.at
            )
        size, parts = len(entity.domain), [part for part in (condition, value) if part]
        if node.function == "sum":
            assert value is not None
            grow, low, high = value.number, size * min(0, value.low), size * max(0, value.high)
            if condition is None:
                low, high = size * value.low, size * value.high
        else:
            tests = [part.code for part in parts]
            grow, low, high = f"({' & '.join(tests)}) * 1" if tests else "1", 0, size
            condition = None
        lines = ["n = 0", head]
        indent = "    "
        if condition is not None:
            lines.append(f"    if {condition.code}:")
            indent = "        "
        lines += [f"{indent}n += {grow}", "return n"]
        inside = together(*(part.uses for part in parts))
        uses = tuple(name for name in inside if name not in entity.uses)
        name = self.helper("sum", lines, needed(inside, entity))
        found = span("number", low, high, *parts, code=name)
        found = attrs.evolve(found, uses=uses)
        if node.function == "any":
            high = int(bool(size) and all(part.high > 0 for part in parts))
            return attrs.evolve(found, code=f"({name} > 0)", kind="condition", low=0, high=high)
        return found

    def helper(self, stem: str, lines: list[str], extra: tuple[str, ...] = ()) -> str:
        """Put lines into a function of their own, once; returns the call."""
        body = "\n".join(f"    {line}" for line in lines)
        parameters = ", ".join((PARAMETERS, *extra))
        if body not in self.helpers:
            self.helpers[body] = f"{stem}_{len(self.helpers)}({parameters})"
        return self.helpers[body]

    def helper_text(self) -> str:
        """All helper functions, in the order they were needed."""
        return "\n\n".join(f"@jit\ndef {head}:\n{body}\n" for body, head in self.helpers.items())

    def _memory(self, node: sx.Node, scope: Scope) -> Typed:
        assert isinstance(node, sx.Memory)
        return memory(self, node, scope)


RESERVED_VARIABLES = frozenset({"me", "target", "second", "turn", "option", "places", "seats"})
