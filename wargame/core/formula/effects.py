"""The grammar of one-line effects: `target.alignment -1`, `talks on for 2 turns`, `record act at
2`.

effect = ["next" "turn" ":" | "in" number "turns" ":"] change | deed
change = name ("+"|"-") formula | name "=" formula | name "at" ("most"|"least") formula
       | name "on" ["for" number "turns" | "this" "turn"] | name "off"
deed   = "record act at" number ["on" name] | "raise act" {"on" name | "within" number} "to" number
       | "cancel order" | "refund" ("half"|"all") | "delay order of" name
       | "promise" name "by" name ["on" name] "due in" number "turns"
"""

from functools import lru_cache
from typing import Literal

import attrs

from wargame.core.formula.syntax import FormulaError, Name, Node, Parser
from wargame.core.said import said

How = Literal["add", "set", "most", "least", "on", "off"]


@attrs.frozen
class Change:
    """A change of one slot. `delay` turns later; a flag `turns` turns long, None being for good."""

    slot: Name
    how: How
    value: Node | None = None
    delay: int = 0
    turns: int | None = None


@attrs.frozen
class RecordAct:
    """A covert act goes on record at a level of attribution."""

    level: int
    on: Name | None


@attrs.frozen
class RaiseAct:
    """The latest act on record below a level is brought up to it."""

    level: int
    within: int | None
    on: Name | None


@attrs.frozen
class CancelOrder:
    at: int


@attrs.frozen
class Refund:
    """Part of what an order cost is given back: all of it, or half rounded down."""

    part: str
    at: int


@attrs.frozen
class DelayOrder:
    """The first order of a seat that is still to be resolved waits for the next turn."""

    seat: Name


@attrs.frozen
class MakePromise:
    promise: Name
    by: Name
    on: Name | None
    turns: int


Deed = Change | RecordAct | RaiseAct | CancelOrder | Refund | DelayOrder | MakePromise

_SHAPES = said(
    "such as `tension +1`, `target.resilience = 3`, `talks on for 2 turns`, `next turn: …`"
)


@lru_cache(maxsize=8192)
def parse_effect(text: str) -> Deed:
    """Read one line of effect; FormulaError says where it cannot be read."""
    delay, body = _delay(text)
    try:
        parser = Parser(body)
        deed = _deed(parser, delay)
        parser.finished()
    except FormulaError as error:
        raise FormulaError(error.message, error.at, error.expected or _SHAPES) from None
    return deed


def _delay(text: str) -> tuple[int, str]:
    """The turns of a delay, and the rest of the line where it stood, so that places stay right."""
    head, colon, rest = text.partition(":")
    if not colon:
        return 0, text
    words = head.split()
    rest = " " * (len(head) + 1) + rest
    if words == ["next", "turn"]:
        return 1, rest
    if (
        len(words) == 3
        and words[0] == "in"
        and words[1].isdecimal()
        and words[2] in {"turn", "turns"}
    ):
        if int(words[1]) < 1:
            raise FormulaError(said("a delay is at least one turn"), head.index(words[1]))
        return int(words[1]), rest
    raise FormulaError(
        said("`{head}:` is not a delay", head=head), 0, said("write `next turn:` or `in 2 turns:`")
    )


def _deed(parser: Parser, delay: int) -> Deed:
    begins = parser.next.at
    first, second = parser.next.text, parser.peek().text
    deed: Deed | None = None
    if (first, second) == ("record", "act"):
        deed = _record(parser)
    elif (first, second) == ("raise", "act"):
        deed = _raise(parser)
    elif (first, second) == ("cancel", "order"):
        at = parser.next.at
        parser.index += 2
        deed = CancelOrder(at)
    elif first == "refund" and second in {"half", "all"}:
        deed = Refund(second, parser.next.at)
        parser.index += 2
    elif (first, second) == ("delay", "order"):
        parser.index += 2
        parser.want("of", said("and whose order"))
        deed = DelayOrder(parser.name("of a seat"))
    elif first == "promise" and parser.peek().kind == "name":
        deed = _promise(parser)
    if deed is None:
        return _change(parser, delay)
    if delay:
        raise FormulaError(said("only a change of a number can be delayed"), begins)
    return deed


def _record(parser: Parser) -> RecordAct:
    parser.index += 2
    parser.want("at", said("and the level"))
    level = parser.number(said("of the level, 0 to 3"))
    return RecordAct(level, parser.name() if parser.take("on") else None)


def _raise(parser: Parser) -> RaiseAct:
    parser.index += 2
    on = parser.name() if parser.take("on") else None
    within = parser.number(said("of turns")) if parser.take("within") else None
    parser.want("to", said("and the level"))
    return RaiseAct(parser.number(said("of the level, 1 to 3")), within, on)


def _promise(parser: Parser) -> MakePromise:
    parser.index += 1
    promise = parser.name("of a promise")
    parser.want("by", said("and who promises"))
    seat = parser.name("of a seat")
    on = parser.name() if parser.take("on") else None
    parser.want("due", said("and when"))
    parser.want("in", said("and the number of turns"))
    turns = parser.number(said("of turns"))
    if not parser.take("turn", "turns"):
        raise parser.error(said("`turns` was expected"))
    return MakePromise(promise, seat, on, turns)


def _change(parser: Parser, delay: int) -> Change:
    slot = parser.name(said("of what changes"))
    sign = parser.next.text
    if sign in {"+", "-"}:
        return Change(slot, "add", parser.added(), delay)
    if parser.take("="):
        return Change(slot, "set", parser.formula(), delay)
    if parser.take("at"):
        bound = parser.take("most", "least")
        if bound is None:
            raise parser.error(said("`at most` or `at least` was expected"))
        return Change(slot, "most" if bound.text == "most" else "least", parser.formula(), delay)
    if parser.take("off"):
        return Change(slot, "off", None, delay)
    if parser.take("on"):
        turns = None
        if parser.take("this"):
            parser.want("turn", said("after `this`"))
            turns = 0
        elif parser.take("for"):
            turns = parser.number(said("of turns"))
            if not parser.take("turn", "turns"):
                raise parser.error(said("`turns` was expected"))
        return Change(slot, "on", None, delay, turns)
    raise parser.error(
        said(
            "what happens to `{slot}` was expected (+, -, =, on, off, at most, at least)", slot=slot
        )
    )
