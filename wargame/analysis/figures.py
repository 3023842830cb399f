"""What is kept of a game that was played in bulk: text that reads it off the last state.

The text stands behind a game's rules and runs at both speeds. Its expressions are those by which
the engine judges a game, so that figures cannot come apart. Knows nothing of how games are played.
"""

import ast
from collections.abc import Iterable

import attrs

from wargame.core.compile.program import Game

ENTRY = "entry"


@attrs.frozen
class Playout:
    """How one random game went."""

    seed: int
    end: int
    """1 when the turns ran out, 2 + k when the k-th end was reached."""
    turns: int
    decisions: int
    """Orders, passes and answers, those of all seats together."""
    grade: int
    """The index of the common grade, -1 where the scenario has none."""
    scores: tuple[int, ...]
    """The points of each objective."""
    measures: tuple[int, ...]


def width(game: Game) -> int:
    """How many figures are kept of a game."""
    return 5 + len(game.objectives) + len(game.measures)


def playout(game: Game, seed: int, figures: list[int]) -> Playout | None:
    """Figures with their names; None when the game outgrew its room."""
    fault, end, turns, decisions, grade = figures[:5]
    measures = 5 + len(game.objectives)
    scores = tuple(figures[5:measures])
    if fault:
        return None
    return Playout(seed, end, turns, decisions, grade, scores, tuple(figures[measures:]))


def text(game: Game, pointer: str) -> str:
    """The functions that play games and read them off; `pointer` makes a buffer what rules take."""
    read = _readings(game)
    figures = [
        "B[FAULT]",
        "B[OVER]",
        "B[TURN]",
        "decisions",
        _first((read.get(reading, "True"), k) for k, reading in enumerate(game.grades)),
        *(_score(read, objective.points) for objective in game.objectives),
        *(read[reading] for reading in game.measures),
    ]
    told = "\n".join(f"    T[at + {k}] = {figure}" for k, figure in enumerate(figures))
    handed = ", ".join(f"{name}{pointer}" for name in "BSLWCRT")
    return TEXT.format(told=told, handed=handed, width=len(figures))


TEXT = """

@jit
def tell(B, T, at, decisions):
    seat = t = u = -1
    o = 0
{told}


@jit
def tell_all(rows, S, R, T):
    for row in range(rows):
        for i in range(SIZE):
            S[i] = R[row * (SIZE + 1) + i]
        tell(S, T, row * {width}, R[row * (SIZE + 1) + SIZE])


@jit
def run(first, count, trace, room, B, S, L, W, C, R, T):
    rows = play_games(first, count, trace, room, B, S, L, W, C, R)
    if trace == 0:
        tell_all(rows, S, R, T)
    return rows


@jit
def entry(first, count, trace, room, B, S, L, W, C, R, T):
    return run(first, count, trace, room, {handed})
"""


def _readings(game: Game) -> dict[int, str]:
    """The expression of each reading, by its index."""
    found = {}
    for node in ast.parse(game.program.readings).body:
        if isinstance(node, ast.FunctionDef) and isinstance(node.body[-1], ast.Return):
            value = node.body[-1].value
            if value is not None:
                found[int(node.name.removeprefix("reading_"))] = ast.unparse(value)
    return found


def _score(read: dict[int, str], points: Iterable[tuple[int, int]]) -> str:
    return _first([*((read[reading], score) for score, reading in points), ("True", 0)])


def _first(cases: Iterable[tuple[str, int]]) -> str:
    """The number of the first condition that holds, -1 if none does."""
    return " else ".join([*(f"{number} if {condition}" for condition, number in cases), "-1"])
