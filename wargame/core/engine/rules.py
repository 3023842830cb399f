"""The compiled text brought to life in CPython: the functions of one game's rules."""

from collections.abc import Callable
from typing import Any, cast

import attrs

from wargame.core.compile.program import Game
from wargame.core.engine.provided import Ints, copy

Log = list[tuple[int, ...]]
Look = Callable[[Ints, int, int, int, int], int]
"""A function of a state, a seat, two targets and an option."""


def identity(function: Callable[..., object]) -> Callable[..., object]:
    return function


def log_worth(L: Log, q: int, modifier: int, worth: int) -> None:
    """Write what a modifier was worth, if anything."""
    if worth != 0:
        L.append((1, q, modifier, worth))


def namespace(game: Game, *, log: bool) -> dict[str, Any]:
    """Run the game's text in a namespace of its own; `log` keeps the lines that write records."""
    names: dict[str, Any] = {
        "jit": identity,
        "array": tuple,
        "copy": copy,
        "log_worth": log_worth,
    }
    head = "from __future__ import annotations\n"
    text = head + game.program.text(log=log) + "\n" + game.program.readings
    exec(compile(text, f"<{game.scenario.id}>", "exec"), names)
    return names


@attrs.frozen
class Rules:
    """The functions the engine calls; the kernel and the compiler say what each does."""

    names: dict[str, Any]

    @classmethod
    def of(cls, game: Game, *, log: bool) -> "Rules":
        return cls(namespace(game, log=log))

    def function(self, name: str) -> Callable[..., int]:
        return cast("Callable[..., int]", self.names[name])
