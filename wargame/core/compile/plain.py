"""The rules' text as CPython runs it best: what a compiler of machine code does, done in the text.

Constants stand where their names stood, small functions where they were called, short loops over
constants are written out, and what can never happen is gone. Knows Python's grammar, no rule; the
lockstep tests hold the outcome to what numba makes of the text as it was written.
"""

import ast
import operator
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import attrs

PLACED = ("add", "log_worth", "roll", "throw", "roll_name", "resolve", "mark", "settle")
"""Functions of the kernel that stand where they are called; those a rule has for itself too."""
OWN = ("modifiers_", "mark_", "pay_")
WRITTEN_OUT = 24
"""How long a loop over constants may be to be written out."""

Values = dict[str, int | tuple[int, ...]]
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


def plain(text: str) -> str:
    """The text for CPython; it means the same."""
    module = ast.parse(text)
    values = dict(_constants(module))
    functions = {node.name: node for node in module.body if isinstance(node, ast.FunctionDef)}
    done: set[str] = set()
    for function in functions.values():
        _place(function, functions, values, done)
    return ast.unparse(ast.fix_missing_locations(module))


def _constants(module: ast.Module) -> Iterator[tuple[str, int | tuple[int, ...]]]:
    """The names of the text's integers and runs of integers, with their values."""
    for node in module.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            value = node.value.args[0] if isinstance(node.value, ast.Call) else node.value
            yield node.targets[0].id, ast.literal_eval(value)


def _place(
    function: ast.FunctionDef,
    functions: dict[str, ast.FunctionDef],
    values: Values,
    done: set[str],
) -> None:
    """Simplify a function, once those it calls are."""
    if function.name in done:
        return
    done.add(function.name)
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            callee = functions.get(node.func.id)
            if callee is not None and _is_placed(callee.name):
                _place(callee, functions, values, done)
    if ast.get_docstring(function) is not None:
        del function.body[0]
    placed = {name: node for name, node in functions.items() if _is_placed(name)}
    function.body = Placer(placed).lines(function.body)
    names = {argument.arg for argument in function.args.args}
    function.body = _simple(function.body, Folder(values, names)) or [ast.Pass()]


def _copies(body: list[ast.stmt]) -> list[ast.stmt]:
    return [_copied(line) for line in body]


def _copied(node: Any) -> Any:
    """A syntax tree of its own, so that the first stays as it is."""
    if isinstance(node, list):
        return [_copied(part) for part in node]
    if not isinstance(node, ast.AST):
        return node
    return type(node)(**{name: _copied(part) for name, part in ast.iter_fields(node)})


def _is_placed(name: str) -> bool:
    return name in PLACED or name.startswith(OWN)


# ---- a function where it is called


def _assigned(body: list[ast.stmt]) -> Counter[str]:
    """How often each name is written in some lines."""
    return Counter(
        node.id
        for line in body
        for node in ast.walk(line)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    )


class Rename(ast.NodeTransformer):
    """Puts expressions for a function's names."""

    def __init__(self, found: dict[str, ast.expr]) -> None:
        self.found = found

    def visit_Name(self, node: ast.Name) -> ast.expr:
        other = self.found.get(node.id)
        if other is None:
            return node
        if isinstance(other, ast.Name):
            return ast.Name(other.id, node.ctx)
        return other


@attrs.define
class Placer:
    """Writes the lines of small functions where one function calls them."""

    placed: dict[str, ast.FunctionDef]
    count: int = 0

    def lines(self, body: list[ast.stmt]) -> list[ast.stmt]:
        found: list[ast.stmt] = []
        for line in body:
            for name in ("body", "orelse"):
                inner = getattr(line, name, None)
                if inner:
                    setattr(line, name, self.lines(inner))
            found += self._line(line)
        return found

    def _line(self, line: ast.stmt) -> list[ast.stmt]:
        call = line.value if isinstance(line, ast.Expr | ast.Assign) else None
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name)):
            return [line]
        callee = self.placed.get(call.func.id)
        if callee is None or not _falls_through(callee):
            return [line]
        body = self._copy(callee, call.args)
        last = body[-1]
        if isinstance(last, ast.Return):
            assert last.value is not None
            target = line.targets[0] if isinstance(line, ast.Assign) else ast.Name("_", ast.Store())
            body[-1] = ast.Assign([target], last.value)
        return body

    def _copy(self, callee: ast.FunctionDef, given: list[ast.expr]) -> list[ast.stmt]:
        """The callee's lines with names of their own, its arguments in place or bound before."""
        self.count += 1
        written = _assigned(callee.body)
        found: dict[str, ast.expr] = {
            name: ast.Name(f"{name}_{self.count}", ast.Load()) for name in written
        }
        bound: list[ast.stmt] = []
        for parameter, argument in zip(callee.args.args, given, strict=True):
            name = parameter.arg
            if name not in written and isinstance(argument, ast.Name | ast.Constant):
                found[name] = argument
                continue
            own = f"{name}_{self.count}"
            found[name] = ast.Name(own, ast.Load())
            bound.append(ast.Assign([ast.Name(own, ast.Store())], argument))
        rename = Rename(found)
        return bound + [rename.visit(line) for line in _copies(callee.body)]


def _falls_through(function: ast.FunctionDef) -> bool:
    """Whether a function returns nowhere but at its end."""
    returns = [n for line in function.body for n in ast.walk(line) if isinstance(n, ast.Return)]
    return not returns or (len(returns) == 1 and returns[0] is function.body[-1])


# ---- what is known ahead


class Folder(ast.NodeTransformer):
    """Works out what is known: constants, their sums, what is read from constant runs."""

    def __init__(self, values: Values, local: set[str]) -> None:
        self.values, self.local = values, local
        self.known: dict[str, ast.expr] = {}

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if isinstance(node.ctx, ast.Store):
            return node
        if node.id in self.known:
            return self.known[node.id]
        value = self.values.get(node.id)
        if isinstance(value, int) and node.id not in self.local:
            return ast.Constant(value)
        return node

    def visit_Subscript(self, node: ast.Subscript) -> ast.expr:
        self.generic_visit(node)
        if isinstance(node.value, ast.Name) and isinstance(node.slice, ast.Constant):
            run = self.values.get(node.value.id)
            if isinstance(run, tuple):
                return ast.Constant(run[node.slice.value])
        return node

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        self.generic_visit(node)
        left, right = _number(node.left), _number(node.right)
        if left is not None and right is not None:
            return ast.Constant(OPERATORS[type(node.op)](left, right))
        if right == 0 and isinstance(node.op, ast.Add | ast.Sub):
            return node.left
        if left == 0 and isinstance(node.op, ast.Add):
            return node.right
        if right == 1 and isinstance(node.op, ast.Mult | ast.FloorDiv):
            return node.left
        return node

    def visit_Compare(self, node: ast.Compare) -> ast.expr:
        self.generic_visit(node)
        left, right = _number(node.left), _number(node.comparators[0])
        if len(node.ops) == 1 and left is not None and right is not None:
            return ast.Constant(int(OPERATORS[type(node.ops[0])](left, right)))
        return node

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.expr:
        self.generic_visit(node)
        value = _number(node.operand)
        if value is None or not isinstance(node.op, ast.USub):
            return node
        return ast.Constant(-value)

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.expr:
        self.generic_visit(node)
        # What `and` needs not say is true, what `or` needs not say is false.
        moot = isinstance(node.op, ast.And)
        parts = []
        for part in node.values:
            value = _number(part)
            if value is None or bool(value) != moot:
                parts.append(part)
            if value is not None and bool(value) != moot:
                break
        if len(parts) == 1 or (parts and _number(parts[0]) is not None):
            return parts[0]
        return ast.BoolOp(node.op, parts) if parts else ast.Constant(int(moot))

    def visit_IfExp(self, node: ast.IfExp) -> ast.expr:
        self.generic_visit(node)
        value = _number(node.test)
        return node if value is None else node.body if value else node.orelse


def _number(node: ast.expr) -> int | None:
    return int(node.value) if isinstance(node, ast.Constant) and node.value is not None else None


def _simple(body: list[ast.stmt], folder: Folder) -> list[ast.stmt]:
    """Lines folded until nothing more is known; a name that is only ever one number is that."""
    while True:
        body = _lines(body, folder)
        times = _assigned(body)
        fresh = {
            line.targets[0].id: line.value
            for line in _all(body)
            if isinstance(line, ast.Assign)
            and isinstance(line.targets[0], ast.Name)
            and isinstance(line.value, ast.Constant)
            and times[line.targets[0].id] == 1
            and line.targets[0].id not in folder.local
        }
        if not fresh:
            return body
        folder.known |= fresh
        body = _without(body, frozenset(fresh))


def _all(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    for line in body:
        for node in ast.walk(line):
            if isinstance(node, ast.stmt):
                yield node


def _without(body: list[ast.stmt], names: frozenset[str]) -> list[ast.stmt]:
    """Lines without the assignments to some names."""
    found = []
    for line in body:
        for name in ("body", "orelse"):
            inner = getattr(line, name, None)
            if inner:
                setattr(line, name, _without(inner, names) or ([ast.Pass()] if name == "body" else []))
        if not (
            isinstance(line, ast.Assign)
            and isinstance(line.targets[0], ast.Name)
            and line.targets[0].id in names
        ):
            found.append(line)
    return found


def _lines(body: list[ast.stmt], folder: Folder) -> list[ast.stmt]:
    found: list[ast.stmt] = []
    for line in body:
        if isinstance(line, ast.If):
            line.test = folder.visit(line.test)
            line.body, line.orelse = _lines(line.body, folder), _lines(line.orelse, folder)
            value = _number(line.test)
            if value is None:
                found.append(line)
            else:
                found += line.body if value else line.orelse
        elif isinstance(line, ast.For):
            found += _loop(line, folder)
        elif isinstance(line, ast.While):
            line.test, line.body = folder.visit(line.test), _lines(line.body, folder)
            found.append(line)
        else:
            found.append(folder.visit(line))
    return found or [ast.Pass()] if body else []


def _loop(line: ast.For, folder: Folder) -> list[ast.stmt]:
    """A loop, written out where it runs over few constants and holds no other."""
    run = folder.values.get(line.iter.id) if isinstance(line.iter, ast.Name) else None
    nested = any(isinstance(node, ast.For) for inner in line.body for node in ast.walk(inner))
    ends = any(isinstance(node, ast.Return | ast.Break) for node in _all(line.body))
    if not isinstance(run, tuple) or len(run) > WRITTEN_OUT or nested or ends:
        line.iter, line.body = folder.visit(line.iter), _lines(line.body, folder)
        return [line]
    assert isinstance(line.target, ast.Name)
    found: list[ast.stmt] = []
    for value in run:
        own = Folder(folder.values, folder.local)
        own.known = folder.known | {line.target.id: ast.Constant(value)}
        found += _simple(_copies(line.body), own)
    return found
