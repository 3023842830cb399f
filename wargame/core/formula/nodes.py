"""What a formula is made of once it is read: a tree whose nodes know where each stood."""

import attrs


class FormulaError(Exception):
    """A formula that cannot be read; `at` is the offset of the offending character."""

    def __init__(self, message: str, at: int, expected: str = "", code: str = "formula") -> None:
        super().__init__(message)
        self.message, self.at, self.expected, self.code = message, at, expected, code


@attrs.frozen
class Number:
    value: int
    at: int


@attrs.frozen
class Name:
    """A dotted name: `tension`, `target.alignment`, `target.seat.capital`."""

    parts: tuple[str, ...]
    at: int

    def __str__(self) -> str:
        return ".".join(self.parts)


@attrs.frozen
class Sign:
    value: "Node"
    at: int


@attrs.frozen
class Not:
    value: "Node"
    at: int


@attrs.frozen
class Arithmetic:
    operator: str
    left: "Node"
    right: "Node"
    at: int


@attrs.frozen
class Comparison:
    operator: str
    left: "Node"
    right: "Node"
    at: int


@attrs.frozen
class Logic:
    """`and` or `or` over two or more conditions."""

    operator: str
    values: tuple["Node", ...]
    at: int


@attrs.frozen
class Among:
    """`target in near_abroad`."""

    entity: Name
    group: Name
    at: int


@attrs.frozen
class Extreme:
    """`min` or `max` of several formulas."""

    function: str
    values: tuple["Node", ...]
    at: int


@attrs.frozen
class Aggregate:
    """`any`, `sum` or `count` over the members of a group."""

    function: str
    value: "Node | None"
    variable: str
    group: Name
    condition: "Node | None"
    at: int


@attrs.frozen
class Start:
    """What a formula was worth when the game began."""

    value: "Node"
    at: int


@attrs.frozen
class Memory:
    """A question about what was ordered: `played(N03 on target within 2)`, `acts(at least 2)`."""

    function: str
    action: Name | None
    on: Name | None
    by: Name | None
    option: Name | None
    within: int | None
    before: bool
    at_least: int | None
    at_most: int | None
    at: int


Node = (
    Number
    | Name
    | Sign
    | Not
    | Arithmetic
    | Comparison
    | Logic
    | Among
    | Extreme
    | Aggregate
    | Start
    | Memory
)
