"""Which of the questions that hold the game a reader may know of, and how much of them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import attrs

from wargame.core.engine.answers import Question
from wargame.core.state import State

if TYPE_CHECKING:
    from wargame.core.engine.engine import Engine


def asking(
    engine: "Engine",
    state: State,
    holding: Iterable[Question],
    seat: int,
    mask: int,
    *,
    control: bool,
) -> tuple[Question, ...]:
    """Those that a reader may know of, without places, in an order that tells nothing of others.

    `seat` and `mask` are the reader's; Control knows all. Which order a question is about is told
    to who is asked, and to others who know of the question where the order is not hidden from them.
    """
    found = []
    for one in holding:
        known = engine.audiences.question(state.numbers, one.question, one.source)
        known |= 1 << one.seat if one.seat >= 0 else 0
        if not (control or known & mask):
            continue
        told = control or bool(engine.audiences.source(state.numbers, one.source) & mask)
        order = one.order if told or seat == one.seat else None
        source = one.source if told and order is not None else -1
        found.append(attrs.evolve(one, place=-1, source=source, choices=(), order=order))
    return tuple(sorted(found, key=lambda q: (q.question, q.target, q.second, q.source, q.seat)))
