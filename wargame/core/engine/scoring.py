"""How a game ended: which end, the common grade, each objective's score, the measures."""

from typing import TYPE_CHECKING

from wargame.core import state as st
from wargame.core.events import GameEnded, Score
from wargame.core.state import State

if TYPE_CHECKING:
    from wargame.core.engine.engine import Engine


def scores(engine: "Engine", state: State) -> tuple[Score, ...]:
    """Each objective's points as the state stands; the first condition that holds counts."""
    found = []
    for index, objective in enumerate(engine.game.objectives):
        points = next(
            (score for score, reading in objective.points if engine.reading(state, reading)), 0
        )
        found.append(Score(index, points))
    return tuple(found)


def grade(engine: "Engine", state: State) -> int:
    """The index of the common grade, or -1 where the scenario has none."""
    for index, reading in enumerate(engine.game.grades):
        if reading < 0 or engine.reading(state, reading):
            return index
    return -1


def ending(engine: "Engine", numbers: list[int], reason: str) -> GameEnded:
    """The event that closes a game; known to everyone."""
    state = State(tuple(numbers))
    measures = tuple(engine.reading(state, reading) for reading in engine.game.measures)
    return GameEnded(
        engine.game.everyone,
        numbers[st.OVER],
        grade(engine, state),
        scores(engine, state),
        measures,
        reason,
    )
