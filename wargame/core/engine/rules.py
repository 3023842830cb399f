"""The compiled text brought to life in CPython: the functions of one game's rules."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from types import CodeType
from typing import Any, cast

import attrs

from wargame.core.compile.plain import plain
from wargame.core.compile.program import Game
from wargame.core.dice import Rows
from wargame.core.engine.provided import Ints

COPY = "def copy(source, target, at, size):\n    target[at:at + size] = source\n"
"""CPython's own fastest way."""
ROLL_STEP = 64 * 256
"""How far the names of two sources' rolls lie apart; `roll_name` makes them."""
ROW = 72
"""How many throws are worked out at once: of these one costs a third of what it costs of six."""
Look = Callable[[Ints, int, int, int, int], int]
"""A function of a state, a seat, two targets and an option."""


def identity(function: Callable[..., object]) -> Callable[..., object]:
    return function


@lru_cache(16)
def _code(text: str, name: str, quick: bool) -> CodeType:
    """A text made ready to run; whoever brings it to life again need not wait."""
    flags = annotations.compiler_flag
    source = plain(COPY + text) if quick else COPY + text
    found: CodeType = compile(source, name, "exec", flags, dont_inherit=True)
    return found


def namespace(game: Game, *, log: bool, quick: bool) -> dict[str, Any]:
    """Run the game's text in a namespace of its own; `log` keeps the lines that write records.

    The text is ready sooner as it stands, and runs faster where it is made `quick` first.
    """
    names: dict[str, Any] = {
        "jit": identity,
        "array": tuple,
    }
    exec(_code(game.program.text(log=log), f"<{game.scenario.id}>", quick), names)
    exec(compile(game.program.readings, f"<{game.scenario.id}>", "exec"), names)
    names["philox"] = _rows(game, names["philox"]).philox
    return names


def _rows(game: Game, single: Callable[[int, int, int], tuple[int, int]]) -> Rows:
    """The dice of some turns' orders make a row."""
    sources, orders = game.constant("SOURCES"), game.constant("ORDER_COUNT")
    turns = min(game.scenario.turns + 1, max(1, ROW // orders))
    counters = [(k * sources + q) * ROLL_STEP for k in range(turns) for q in range(orders)]
    return Rows(counters, turns * sources * ROLL_STEP, single)


@attrs.frozen
class Rules:
    """The functions the engine calls; the kernel and the compiler say what each does."""

    names: dict[str, Any]

    @classmethod
    def of(cls, game: Game, *, log: bool, quick: bool = False) -> Rules:
        return cls(namespace(game, log=log, quick=quick))

    def function(self, name: str) -> Callable[..., int]:
        return cast("Callable[..., int]", self.names[name])
