"""The rules' text as CPython runs it best: what a compiler of machine code does, done beforehand.

Constants stand where their names stood, small functions where they were called, short loops over
constants are written out, and what can never happen is gone. Knows Python's grammar and no rule;
the lockstep tests hold the outcome to what numba makes of the text as it was written.
"""

import ast
import operator
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import attrs

from wargame.core.compile.functions import Function

PLACED = frozenset(
    (
        "add", "add_at_once", "also", "copy", "ended", "go_on", "log_worth", "mark", "resolve",
        "roll", "roll_name", "run_stage", "settle", "throw",
    )
)  # fmt: skip
"""Functions that stand where they are called, as those do that are called in one place only: they
are short, or called in few places."""
WRITTEN_OUT = 24
"""How long a loop over constants may be to be written out."""

Run = int | tuple[int, ...]
Names = dict[str, ast.expr]
Target = ast.Name | ast.Subscript | ast.Tuple
OPERATORS: dict[type[ast.AST], Callable[[int, int], int]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.LShift: operator.lshift,
    ast.RShift: operator.rshift,
    ast.BitAnd: operator.and_,
    ast.BitOr: operator.or_,
    ast.BitXor: operator.xor,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}
KEPT = {(ast.Add, 0), (ast.Sub, 0), (ast.Mult, 1), (ast.FloorDiv, 1), (ast.BitXor, 0)}
"""What leaves a number on its left side as it is; of a condition it makes one."""
NUMBERS = (ast.Name, ast.Subscript, ast.BinOp)


def plain(text: str) -> ast.Module:
    """The text for CPython; it means the same."""
    module = ast.parse(text)
    constants = dict(_constants(module))
    functions = {n.name: Function.of(n) for n in module.body if isinstance(n, ast.FunctionDef)}
    called = Counter(
        part.func.id
        for part in ast.walk(module)
        if isinstance(part, ast.Call) and isinstance(part.func, ast.Name)
    )
    placed = {
        k: f for k, f in functions.items() if (k in PLACED or called[k] == 1) and f.falls_through
    }
    for node in module.body:
        if isinstance(node, ast.FunctionDef):
            function = functions[node.name]
            names: Names = {name: _name(name) for name in function.parameters}
            writer = Writer(constants, placed, names)
            node.body = writer.lines(function.body, function) or [ast.Pass()]
    return ast.fix_missing_locations(module)


def _constants(module: ast.Module) -> Iterator[tuple[str, Run]]:
    """The names of the text's integers and runs of integers, with their values."""
    for node in module.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            value = node.value.args[0] if isinstance(node.value, ast.Call) else node.value
            yield node.targets[0].id, ast.literal_eval(value)


def _name(name: str) -> ast.Name:
    return ast.Name(name, ast.Load())


def _assigned(target: ast.expr, value: ast.expr) -> list[ast.stmt]:
    if isinstance(target, ast.Name):
        if isinstance(value, ast.Name) and value.id == target.id:
            return []
        target = ast.Name(target.id, ast.Store())
    return [ast.Assign([target], value)]


def _number(node: ast.expr) -> int | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, int) else None


@attrs.define
class Writer:
    """Writes one function anew."""

    constants: Mapping[str, Run]
    placed: Mapping[str, Function]
    names: Names
    """What stands for a name of the function being written: a number once it is known."""
    count: int = 0
    """How many functions were put in place, so that each has names of its own."""
    among: dict[str, frozenset[int]] = attrs.field(factory=dict)
    """The values that a name may have which is given one out of a run."""

    # ---- lines

    def lines(self, body: Iterable[ast.stmt], within: Function) -> list[ast.stmt]:
        found: list[ast.stmt] = []
        for line in body:
            if isinstance(line, ast.If):
                found += self._if(line, within)
            elif isinstance(line, ast.For):
                found += self._for(line, within)
            elif isinstance(line, ast.While):
                inner = self.lines(line.body, within)
                found.append(ast.While(self.expression(line.test), inner, []))
            elif isinstance(line, ast.Assign):
                found += self._assign(line, within)
            elif isinstance(line, ast.Expr) and self._callee(line.value) is not None:
                found += self._place(line.value, None)
            elif not isinstance(line, ast.Pass):
                found.append(self._other(line))
        return found

    def _if(self, line: ast.If, within: Function) -> list[ast.stmt]:
        test = self.expression(line.test)
        value = _number(test)
        if value is not None:
            return self.lines(line.body if value else line.orelse, within)
        body = self.lines(line.body, within)
        other = self.lines(line.orelse, within)
        return [ast.If(test, body or [ast.Pass()], other)] if body or other else []

    def _for(self, line: ast.For, within: Function) -> list[ast.stmt]:
        """A loop, written out where it runs over few constants and holds no other."""
        assert isinstance(line.target, ast.Name)
        run = self.constants.get(line.iter.id) if isinstance(line.iter, ast.Name) else None
        inside = [part for inner in line.body for part in ast.walk(inner)]
        whole = any(isinstance(p, ast.For | ast.While | ast.Return | ast.Break) for p in inside)
        if not isinstance(run, tuple) or len(run) > WRITTEN_OUT or whole:
            body = self.lines(line.body, within) or [ast.Pass()]
            return [ast.For(self._target(line.target), self.expression(line.iter), body, [])]
        found: list[ast.stmt] = []
        name = line.target.id
        before = self.names.get(name)
        for value in run:
            self.names[name] = ast.Constant(value)
            found += self.lines(line.body, within)
        self.names.pop(name, None)  # of an empty run it never stood for anything
        if before is not None:
            self.names[name] = before
        return found

    def _assign(self, line: ast.Assign, within: Function) -> list[ast.stmt]:
        if len(line.targets) > 1:
            alone = [ast.Assign([target], line.value) for target in line.targets]
            return [found for one in alone for found in self._assign(one, within)]
        target = line.targets[0]
        if self._callee(line.value) is not None:
            return self._place(line.value, self._target(target))
        value = self.expression(line.value)
        own = self._target(target)
        if not (isinstance(target, ast.Name) and target.id in within.once):
            return [ast.Assign([own], value)]
        if isinstance(value, ast.Constant):
            self.names[target.id] = value
            return []
        if isinstance(own, ast.Name) and target.id != within.result:
            self.among[own.id] = self._possible(value)
        return [ast.Assign([own], value)]

    def _target(self, node: ast.expr) -> Target:
        if isinstance(node, ast.Tuple):
            return ast.Tuple([self._target(part) for part in node.elts], ast.Store())
        if isinstance(node, ast.Subscript):
            return ast.Subscript(
                self.expression(node.value), self.expression(node.slice), ast.Store()
            )
        assert isinstance(node, ast.Name)
        own = self.names.get(node.id)
        return ast.Name(own.id if isinstance(own, ast.Name) else node.id, ast.Store())

    def _other(self, line: ast.stmt) -> ast.stmt:
        if isinstance(line, ast.AugAssign):
            target = self._target(line.target)
            assert not isinstance(target, ast.Tuple)
            return ast.AugAssign(target, line.op, self.expression(line.value))
        if isinstance(line, ast.Expr):
            return ast.Expr(self.expression(line.value))
        if isinstance(line, ast.Return) and line.value is not None:
            return ast.Return(self.expression(line.value))
        return line

    # ---- a function where it is called

    def _callee(self, node: ast.expr) -> Function | None:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            return self.placed.get(node.func.id)
        return None

    def _place(self, call: ast.expr, target: ast.expr | None) -> list[ast.stmt]:
        """The lines of a called function under names of its own; what it returns is assigned."""
        callee = self._callee(call)
        assert callee is not None
        assert isinstance(call, ast.Call)
        self.count += 1
        names: Names = {name: _name(f"{name}_{self.count}") for name in callee.written}
        given = [self.expression(argument) for argument in call.args]
        if isinstance(target, ast.Name):
            self._returned(callee, given, names, target)
        found: list[ast.stmt] = []
        for parameter, argument in zip(callee.parameters, given, strict=True):
            if parameter not in callee.written and isinstance(argument, ast.Name | ast.Constant):
                names[parameter] = argument
                continue
            own = names.get(parameter, _name(f"{parameter}_{self.count}"))
            names[parameter] = own
            found += _assigned(own, argument)
        outer, self.names = self.names, names
        last = callee.body[-1]
        if isinstance(last, ast.Return):
            found += self.lines(callee.body[:-1], callee)
            assert last.value is not None
            if target is not None:
                found += _assigned(target, self.expression(last.value))
        else:
            found += self.lines(callee.body, callee)
        self.names = outer
        return found

    def _returned(
        self, callee: Function, given: list[ast.expr], names: Names, target: ast.Name
    ) -> None:
        """Let what is returned go by the name it is wanted under, unless that means something yet.

        It may mean what the returned name begins with, as in `n = more(n)`.
        """
        last = callee.body[-1]
        assert isinstance(last, ast.Return)
        if not isinstance(last.value, ast.Name) or last.value.id not in callee.written:
            return
        others = [
            argument
            for parameter, argument in zip(callee.parameters, given, strict=True)
            if parameter != last.value.id
        ]
        if not any(isinstance(part, ast.Name) and part.id == target.id for part in others):
            names[last.value.id] = _name(target.id)

    # ---- what is known beforehand

    def expression(self, node: ast.expr) -> ast.expr:
        handler = HANDLERS.get(type(node))
        return handler(self, node) if handler is not None else node

    def _name(self, node: ast.Name) -> ast.expr:
        own = self.names.get(node.id)
        if own is not None:
            return own
        value = self.constants.get(node.id)
        return ast.Constant(value) if isinstance(value, int) else node

    def _subscript(self, node: ast.Subscript) -> ast.expr:
        run = self.constants.get(node.value.id) if isinstance(node.value, ast.Name) else None
        at = self.expression(node.slice)
        place = _number(at)
        if isinstance(run, tuple) and place is not None:
            return ast.Constant(run[place])
        if isinstance(run, tuple) and len(set(run)) == 1:
            return ast.Constant(run[0])
        return ast.Subscript(self.expression(node.value), at, node.ctx)

    def _sum(self, node: ast.BinOp) -> ast.expr:
        left, right = self.expression(node.left), self.expression(node.right)
        first, second = _number(left), _number(right)
        if first is not None and second is not None:
            return ast.Constant(OPERATORS[type(node.op)](first, second))
        if (type(node.op), second) in KEPT and isinstance(left, NUMBERS):
            return left
        if first == 0 and isinstance(node.op, ast.Add) and isinstance(right, NUMBERS):
            return right
        return ast.BinOp(left, node.op, right)

    def _comparison(self, node: ast.Compare) -> ast.expr:
        left, right = self.expression(node.left), self.expression(node.comparators[0])
        compare, second = OPERATORS[type(node.ops[0])], _number(right)
        if second is not None:
            outcomes = {int(compare(first, second)) for first in self._possible(left)}
            if len(outcomes) == 1:
                return ast.Constant(outcomes.pop())
        return ast.Compare(left, node.ops, [right])

    def _possible(self, node: ast.expr) -> frozenset[int]:
        """The values that an expression may have; none where they are not known."""
        value = _number(node)
        if value is not None:
            return frozenset((value,))
        if isinstance(node, ast.Name):
            return self.among.get(node.id, frozenset())
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
            run = self.constants.get(node.value.id)
            return frozenset(run) if isinstance(run, tuple) else frozenset()
        return frozenset()

    def _sign(self, node: ast.UnaryOp) -> ast.expr:
        operand = self.expression(node.operand)
        value = _number(operand)
        if value is None:
            return ast.UnaryOp(node.op, operand)
        return ast.Constant(-value if isinstance(node.op, ast.USub) else int(not value))

    def _logic(self, node: ast.BoolOp) -> ast.expr:
        # What `and` need not say is true, what `or` need not say is false.
        moot = isinstance(node.op, ast.And)
        parts: list[ast.expr] = []
        for part in map(self.expression, node.values):
            value = _number(part)
            if value is None:
                parts.append(part)
            elif bool(value) != moot:
                return ast.BoolOp(node.op, [*parts, part]) if parts else part
        if not parts:
            return ast.Constant(int(moot))
        return ast.BoolOp(node.op, parts) if len(parts) > 1 else parts[0]

    def _choice(self, node: ast.IfExp) -> ast.expr:
        test = self.expression(node.test)
        value = _number(test)
        if value is not None:
            return self.expression(node.body if value else node.orelse)
        return ast.IfExp(test, self.expression(node.body), self.expression(node.orelse))

    def _call(self, node: ast.Call) -> ast.expr:
        given = [self.expression(part) for part in node.args]
        callee = self._callee(node)
        if callee is not None and all(isinstance(part, ast.Name | ast.Constant) for part in given):
            line = callee.body[0]
            if isinstance(line, ast.Return) and line.value is not None:
                outer, self.names = self.names, dict(zip(callee.parameters, given, strict=True))
                found = self.expression(line.value)
                self.names = outer
                return found
        return ast.Call(self.expression(node.func), given, [])

    def _attribute(self, node: ast.Attribute) -> ast.expr:
        return ast.Attribute(self.expression(node.value), node.attr, node.ctx)

    def _tuple(self, node: ast.Tuple) -> ast.expr:
        return ast.Tuple([self.expression(part) for part in node.elts], node.ctx)

    def _slice(self, node: ast.Slice) -> ast.expr:
        low = None if node.lower is None else self.expression(node.lower)
        high = None if node.upper is None else self.expression(node.upper)
        return ast.Slice(low, high)


HANDLERS: dict[type[ast.expr], Callable[[Writer, Any], ast.expr]] = {
    ast.Name: Writer._name,
    ast.Subscript: Writer._subscript,
    ast.BinOp: Writer._sum,
    ast.Compare: Writer._comparison,
    ast.UnaryOp: Writer._sign,
    ast.BoolOp: Writer._logic,
    ast.IfExp: Writer._choice,
    ast.Call: Writer._call,
    ast.Attribute: Writer._attribute,
    ast.Tuple: Writer._tuple,
    ast.Slice: Writer._slice,
}
