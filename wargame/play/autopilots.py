"""What autopilots do next: answer, order, and end pauses where Control is one of them."""

from collections.abc import Mapping

from wargame.core import commands as cm
from wargame.core.compile.readings import PostureInfo
from wargame.core.deals import Deal
from wargame.core.engine.engine import Engine, Question
from wargame.core.postures import choose_answer, choose_order, postures_of
from wargame.core.state import State
from wargame.language import _
from wargame.play.back import PILOT

AUTOPILOT = cm.Author(PILOT, "bot")
CONTROL_PILOT = cm.Author(PILOT, "control")
CONTROL = -1


def following(engine: Engine, state: State, pilots: Mapping[int, str]) -> cm.Command | None:
    """The next command of an autopilot; None while the game waits for people, or is over.

    `pilots` gives by seat (-1: Control) the posture of the autopilot that plays it.
    """
    wanted = engine.wanted(state)
    if wanted.over:
        return None
    for question in engine.open_questions(state):
        holds = question.place in wanted.questions
        command = _answer(engine, state, question, pilots, holds=holds)
        if command is not None:
            return command
    for seat in wanted.orders:
        posture = _posture(engine, seat, pilots)
        if posture is not None:
            return _order(engine, state, seat, posture)
    if wanted.settle and pilots.get(CONTROL):
        return _unargued(engine, state)
    if wanted.pause and pilots.get(CONTROL):
        due = engine.deals.due(state.numbers) if engine.at_close(state) else ()
        return _unmarked(due[0], state.turn) if due else cm.Proceed(CONTROL_PILOT)
    return None


def _posture(engine: Engine, seat: int, pilots: Mapping[int, str]) -> PostureInfo | None:
    name = pilots.get(seat, "")
    return next((p for p in postures_of(engine, seat) if p.id == name), None)


def _unargued(engine: Engine, state: State) -> cm.Command:
    """What an autopilot in Control's part says to what only people can argue: no."""
    first = engine.matters.all(state.numbers)[0]
    return cm.Settle(
        CONTROL_PILOT, first.number, passed=False, outcome=_("It does not come about."),
        reason=_("No person has Control's part who could judge it."),
    )  # fmt: skip


def _unmarked(deal: Deal, turn: int) -> cm.Command:
    """What an autopilot in Control's part says to a promise that people have not judged: kept, as
    nobody has shown otherwise.
    """
    reason = _("No person has Control's part who could judge it.")
    return cm.RuleDeal(CONTROL_PILOT, deal.number, deal.open(turn)[0], "kept", reason)


def _order(engine: Engine, state: State, seat: int, posture: PostureInfo) -> cm.Command:
    author = AUTOPILOT._replace(seat=seat)
    choice = choose_order(engine, state, seat, posture)
    if choice is None or choice.order is None:
        return cm.Finish(author, seat)
    return cm.Lock(author, seat, choice.order, choice.why or posture.name or posture.id)


def _answer(
    engine: Engine, state: State, question: Question, pilots: Mapping[int, str], *, holds: bool
) -> cm.Command | None:
    """An answer that the game waits for, or one by the way that the posture likes."""
    seat = question.seat
    author = AUTOPILOT._replace(seat=seat)
    if seat == CONTROL:
        if not (holds and pilots.get(CONTROL)):
            return None
        default = engine.game.questions[question.question].default
        return cm.Answer(author, question.place, question.question, default)
    posture = _posture(engine, seat, pilots)
    if posture is None:
        return None
    choice = choose_answer(engine, state, question, posture)
    if not holds and choice.score <= 0:
        return None
    return cm.Answer(author, question.place, question.question, choice.answer, choice.why)
