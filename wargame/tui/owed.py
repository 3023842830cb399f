"""What the game waits for from each seat, in words, and one thing that Control may choose of it."""

from collections.abc import Callable, Iterable
from typing import Literal

import attrs

from wargame.core import commands as cm
from wargame.core.engine.engine import Engine
from wargame.core.engine.owing import Owed, OwedKind, owed
from wargame.core.state import State
from wargame.prose.awaited import ANSWER, MARK, ORDERS, REPLIES, WORD
from wargame.prose.text import _, listed, separated

Entered = Literal["", "answer", "reply", "mark", "rule"]
"""What is entered on a page of its own: what a seat says aloud, or what Control rules instead."""


@attrs.frozen
class Due:
    """One thing that a seat owes; `number` is as in `Owed`, `said` what it is called."""

    kind: OwedKind
    number: int
    said: str


@attrs.frozen
class Way:
    """One thing that Control may choose, in words."""

    said: str
    commands: tuple[cm.Command, ...] = ()
    make: Callable[[str], cm.Command] | None = None
    """Where it takes a reason: what makes the command of it."""
    enters: Entered = ""


def dues(engine: Engine, state: State) -> dict[int, tuple[Due, ...]]:
    """By seat, what it owes."""
    found: dict[int, tuple[Due, ...]] = {}
    for one in owed(engine, state):
        due = Due(one.kind, one.number, _called(engine, state, one))
        found[one.seat] = (*found.get(one.seat, ()), due)
    return found


def _called(engine: Engine, state: State, one: Owed) -> str:
    if one.kind == "reply":
        matters = engine.matters.all(state.numbers)
        return _(REPLIES[next(m.method for m in matters if m.number == one.number)])
    if one.kind == "answer":
        question = engine.question(state, one.number).question
        return _(WORD) if engine.game.questions[question].seconds else _(ANSWER)
    return _(MARK) if one.kind == "mark" else _(ORDERS)


def what(due: Iterable[Due]) -> str:
    """What is owed beside orders, which need no telling."""
    return listed(dict.fromkeys(one.said for one in due if one.kind != "orders"))


def who(those: Iterable[tuple[str, tuple[Due, ...]]]) -> str:
    """Names of seats that owe something, with what it is: `Ardaby and Borum (an estimate)`"""
    groups: dict[str, list[str]] = {}
    for name, due in those:
        groups.setdefault(what(due), []).append(name)
    form = _("{seats} ({what})")
    return separated(
        form.format(seats=listed(names), what=said) if said else listed(names)
        for said, names in groups.items()
    )
