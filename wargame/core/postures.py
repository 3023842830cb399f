"""Autopilots: they choose among legal orders and answers by what their posture likes, and say why.

A posture's formulas were compiled under its seat's readership, so an autopilot cannot look at what
its seat may not know. Draws nothing: equal views give equal choices.
"""

import attrs

from wargame.core.compile.readings import LikingInfo, PostureInfo
from wargame.core.engine.engine import Engine, Question
from wargame.core.orders import Order
from wargame.core.state import State


@attrs.frozen
class Choice:
    """What an autopilot chose: an order, or an answer's index, with its score and reason."""

    order: Order | None
    answer: int
    score: int
    why: str


def choose_order(engine: Engine, state: State, seat: int, posture: PostureInfo) -> Choice | None:
    """The legal order it likes best, or None when it likes none; ties go to the first listed."""
    best: Choice | None = None
    for order in engine.legal_orders(state, seat):
        for liking in posture.likes:
            if liking.action != order.action:
                continue
            score = _score(engine, state, seat, liking, order)
            if score > 0 and (best is None or score > best.score):
                best = Choice(order, -1, score, liking.why)
    return best


def choose_answer(engine: Engine, state: State, question: Question, posture: PostureInfo) -> Choice:
    """The answer it likes best among those that may be given, or the one that stands in for
    nobody.
    """
    default = engine.game.questions[question.question].default
    best = Choice(None, default, 0, "")
    about = Order(-1, question.target, question.second)
    for liking in posture.likes:
        if liking.question != question.question or liking.option not in question.choices:
            continue
        score = _score(engine, state, question.seat, liking, about)
        if score > best.score:
            best = Choice(None, liking.option, score, liking.why)
    return best


def _score(engine: Engine, state: State, seat: int, liking: LikingInfo, order: Order) -> int:
    if liking.when >= 0 and not engine.reading(state, liking.when, seat=seat, order=order):
        return 0
    return engine.reading(state, liking.score, seat=seat, order=order)


def postures_of(engine: Engine, seat: int) -> tuple[PostureInfo, ...]:
    """The postures a seat may be played with, the scenario's first being the usual one."""
    return tuple(posture for posture in engine.game.postures if posture.seat == seat)
