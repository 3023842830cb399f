"""The grammar of formulas and one-line effects: text in, syntax tree out.

Knows words, operators and where each stood; knows no track, seat or game. The grammar is written
without commas where a list can be avoided, so that formulas sit unquoted in YAML flow mappings.

    formula    = or ;  or = and {"or" and} ;  and = not {"and" not} ;  not = ["not"] comparison
    comparison = sum [("<"|"<="|">"|">="|"=="|"!=") sum | "in" name]
    sum        = product {("+"|"-") product} ;  product = sign {("*"|"//"|"%") sign}
    sign       = ["-"|"+"] primary
    primary    = number | name | "(" formula ")" | "min"|"max" "(" formula "," … ")"
               | "any"|"sum"|"count" "(" [formula "for"] name "in" name ["if" formula] ")"
               | "start" "(" formula ")" | memory
    memory     = ("played"|"times"|"ordered"|"first"|"acts") "(" words ")"
"""

import re
from collections.abc import Callable
from functools import lru_cache

import attrs

from wargame.core.formula.nodes import (
    Aggregate,
    Among,
    Arithmetic,
    Comparison,
    Extreme,
    FormulaError,
    Logic,
    Memory,
    Name,
    Node,
    Not,
    Number,
    Sign,
    Start,
)
from wargame.core.said import said

MAX_LENGTH = 400
MAX_CHAIN = 40
"""Python itself reads no more than 200 brackets inside one another."""
MAX_DEPTH = 30


__all__ = [
    "MAX_DEPTH",
    "MAX_LENGTH",
    "Aggregate",
    "Among",
    "Arithmetic",
    "Comparison",
    "Extreme",
    "FormulaError",
    "Logic",
    "Memory",
    "Name",
    "Node",
    "Not",
    "Number",
    "Parser",
    "Sign",
    "Start",
    "Token",
    "parse_formula",
    "tokens",
]


@attrs.frozen
class Token:
    kind: str
    text: str
    at: int


_TOKEN = re.compile(
    r"(?P<space>\s+)|(?P<number>[0-9]+)|(?P<name>[A-Za-z_][A-Za-z0-9_]*)"
    r"|(?P<sign>//|<=|>=|==|!=|[-+*%()<>,.=])"
)
_CLOSED = {"and", "or", "not", "in", "if", "for"}
_MEMORY = {"played", "times", "ordered", "first", "acts"}


def tokens(text: str) -> tuple[Token, ...]:
    """Cut a formula into words, numbers and signs; FormulaError at a character of no use."""
    if len(text) > MAX_LENGTH:
        raise FormulaError(
            said("the formula is {count} characters long", count=len(text)),
            MAX_LENGTH,
            said(
                "at most {most}; split it over several modifiers or effects",
                most=MAX_LENGTH,
            ),
        )
    found, at = [], 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise FormulaError(
                said("`{text}` has no meaning in a formula", text=text[at]),
                at,
                said("numbers, names, + - * // %, comparisons, and, or, not"),
            )
        kind = str(match.lastgroup)
        if kind != "space":
            found.append(Token(kind, match[0], at))
        at = match.end()
    found.append(Token("end", "", len(text)))
    return tuple(found)


class Parser:
    """A recursive-descent reader over the tokens of one text."""

    def __init__(self, text: str) -> None:
        self.tokens = tokens(text)
        self.index = 0
        self.depth = 0

    @property
    def next(self) -> Token:
        return self.tokens[self.index]

    def peek(self, ahead: int = 1) -> Token:
        return self.tokens[min(self.index + ahead, len(self.tokens) - 1)]

    def take(self, *texts: str) -> Token | None:
        """The next token if it is one of these words or signs, stepping past it."""
        token = self.next
        if token.kind != "end" and token.text in texts:
            self.index += 1
            return token
        return None

    def want(self, text: str, why: str) -> Token:
        token = self.take(text)
        if token is None:
            raise self.error(said("`{text}` was expected {why}", text=text, why=why))
        return token

    def number(self, why: str) -> int:
        token = self.next
        if token.kind != "number":
            raise self.error(said("a number was expected {why}", why=why))
        self.index += 1
        return int(token.text)

    def name(self, why: str = "here") -> Name:
        """A dotted name."""
        token = self.next
        if token.kind != "name" or token.text in _CLOSED:
            raise self.error(said("a name was expected {why}", why=why))
        self.index += 1
        parts = [token.text]
        while self.take("."):
            part = self.next
            if part.kind != "name":
                raise self.error(said("a name was expected after the dot"))
            self.index += 1
            parts.append(part.text)
        return Name(tuple(parts), token.at)

    def error(self, message: str) -> FormulaError:
        token = self.next
        seen = (
            said("`{text}` stands", text=token.text)
            if token.kind != "end"
            else said("the text ends")
        )
        return FormulaError(
            said("{message}, but {seen} here", message=message, seen=seen), token.at
        )

    def finished(self) -> None:
        if self.next.kind != "end":
            raise self.error(said("the formula was complete"))

    # ---- formulas, loosest binding first

    def formula(self) -> Node:
        return self._deeper(lambda: self._logic("or", lambda: self._logic("and", self._negation)))

    def _deeper(self, read: Callable[[], Node]) -> Node:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise FormulaError(
                said("the formula is nested too deeply"), self.next.at, said("use fewer brackets")
            )
        node = read()
        self.depth -= 1
        return node

    def added(self) -> Node:
        """What an effect adds: a sum that begins with its sign, and `x - a // 2` takes `a // 2`."""
        token = self.next
        self.index += 1
        first = self._product()
        node = first if token.text == "+" else Sign(first, token.at)
        return self._chained(("+", "-"), self._product, node)

    def _chained(
        self, signs: tuple[str, ...], operand: Callable[[], Node], first: Node | None = None
    ) -> Node:
        node, count = first or operand(), 1
        while token := self.take(*signs):
            count += 1
            if count > MAX_CHAIN:
                raise FormulaError(
                    said("more than {most} terms in a row", most=MAX_CHAIN),
                    token.at,
                    said("split them"),
                )
            node = Arithmetic(token.text, node, operand(), token.at)
        return node

    def _logic(self, operator: str, operand: Callable[[], Node]) -> Node:
        at = self.next.at
        values = [operand()]
        while self.take(operator):
            values.append(operand())
        return values[0] if len(values) == 1 else Logic(operator, tuple(values), at)

    def _negation(self) -> Node:
        token = self.take("not")
        if token is None:
            return self._comparison()
        return Not(self._deeper(self._negation), token.at)

    def _comparison(self) -> Node:
        left = self.sum()
        token = self.take("<", "<=", ">", ">=", "==", "!=", "in", "=")
        if token is None:
            return left
        if token.text == "=":
            raise FormulaError(said("`=` sets a value"), token.at, said("compare with `==`"))
        if token.text == "in":
            if not isinstance(left, Name):
                raise FormulaError(said("only a place or a seat can be in a group"), token.at)
            return Among(left, self.name(said("after `in`")), left.at)
        node = Comparison(token.text, left, self.sum(), token.at)
        if self.next.text in {"<", "<=", ">", ">=", "==", "!="}:
            raise FormulaError(
                said("comparisons cannot be chained"), self.next.at, said("join two with `and`")
            )
        return node

    def sum(self) -> Node:
        return self._chained(("+", "-"), self._product)

    def _product(self) -> Node:
        return self._chained(("*", "//", "%"), self._sign)

    def _sign(self) -> Node:
        token = self.take("+", "-")
        if token is None:
            return self._primary()
        value = self._deeper(self._sign)
        return value if token.text == "+" else Sign(value, token.at)

    def _primary(self) -> Node:
        token = self.next
        if token.kind == "number":
            self.index += 1
            return Number(int(token.text), token.at)
        if self.take("("):
            node = self.formula()
            self.want(")", said("to close the bracket"))
            return node
        if token.kind == "name" and self.peek().text == "(":
            return self._call(token)
        return self.name()

    def _call(self, token: Token) -> Node:
        self.index += 2
        if token.text in {"min", "max"}:
            values = [self.formula()]
            while self.take(","):
                values.append(self.formula())
            node: Node = Extreme(token.text, tuple(values), token.at)
        elif token.text in {"any", "sum", "count"}:
            node = self._aggregate(token)
        elif token.text == "start":
            node = Start(self.formula(), token.at)
        elif token.text in _MEMORY:
            node = self._memory(token)
        else:
            raise FormulaError(
                said("there is no function `{text}`", text=token.text),
                token.at,
                said(
                    "known: any, sum, count, min, max, start, played, times, ordered, first, acts"
                ),
            )
        self.want(")", said("to close `{text}(`", text=token.text))
        return node

    def _aggregate(self, token: Token) -> Node:
        value = None
        if not (self.next.kind == "name" and self.peek().text == "in"):
            value = self.formula()
            self.want("for", said("in `{text}`", text=token.text))
        variable = self.name("for the member")
        self.want("in", said("after the member's name"))
        group = self.name("of a group")
        condition = self.formula() if self.take("if") else None
        if value is None and token.text == "sum":
            raise FormulaError(said("`sum` of what?"), token.at, "sum(p.alignment for p in places)")
        return Aggregate(token.text, value, str(variable), group, condition, token.at)

    def _memory(self, token: Token) -> Memory:
        function = token.text
        action = None if function == "acts" else self.name(said("of an action"))
        words: dict[str, Name] = {}
        numbers: dict[str, int] = {}
        before = False
        while self.next.text != ")":
            if word := self.take("on", "by", "with"):
                words[word.text] = self.name(said("after `{text}`", text=word.text))
            elif self.take("within"):
                numbers["within"] = self.number(said("of turns after `within`"))
            elif self.take("at"):
                bound = self.take("least", "most")
                if bound is None:
                    raise self.error(said("`at least` or `at most` was expected"))
                numbers[bound.text] = self.number(said("after `at {text}`", text=bound.text))
            elif self.take("before"):
                before = True
            else:
                raise self.error(
                    said(
                        "`{function}` takes on, by, with, within, before, at least, at most",
                        function=function,
                    )
                )
        return Memory(
            function,
            action,
            words.get("on"),
            words.get("by"),
            words.get("with"),
            numbers.get("within"),
            before,
            numbers.get("least"),
            numbers.get("most"),
            token.at,
        )


@lru_cache(maxsize=8192)
def parse_formula(text: str) -> Node:
    """The syntax tree of a formula; FormulaError says where it cannot be read."""
    parser = Parser(text)
    node = parser.formula()
    parser.finished()
    return node
