"""Whole games played by autopilots, told as Control may read them, the same each time."""

from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.engine.engine import Engine
from wargame.core.postures import choose_answer, choose_order, postures_of
from wargame.core.state import State
from wargame.core.view import control_reader, seen
from wargame.play.back import seed_of
from wargame.prose.prose import Prose

CONTROL = cm.Author("autopilot", "control")


def next_command(engine: Engine, state: State) -> cm.Command:
    """What the autopilots do next; every seat plays its first posture."""
    wanted = engine.wanted(state)
    for question in engine.open_questions(state):
        author = cm.Author("autopilot", "bot", question.seat)
        postures = postures_of(engine, question.seat)
        if not postures:
            default = engine.game.questions[question.question].default
            if question.place in wanted.questions:
                return cm.Answer(author, question.place, question.question, default)
            continue
        choice = choose_answer(engine, state, question, postures[0])
        if question.place in wanted.questions or choice.score > 0:
            return cm.Answer(author, question.place, question.question, choice.answer, choice.why)
    if wanted.pause:
        return cm.Proceed(CONTROL)
    seat = wanted.orders[0]
    author = cm.Author("autopilot", "bot", seat)
    postures = postures_of(engine, seat)
    chosen = choose_order(engine, state, seat, postures[0]) if postures else None
    if chosen is None or chosen.order is None:
        return cm.Finish(author, seat)
    return cm.Lock(author, seat, chosen.order, chosen.why or "as my posture says")


def autopiloted(engine: Engine, seed: str) -> tuple[State, list[ev.Event]]:
    """A whole game by autopilots: its last state and all its events."""
    step = engine.start(seed_of(seed))
    events = list(step.events)
    while not engine.wanted(step.state).over:
        step = engine.advance(step.state, next_command(engine, step.state))
        events += step.events
    return step.state, events


def transcript(engine: Engine, seed: str) -> str:
    """A game by autopilots as lines, as Control reads it."""
    state, events = autopiloted(engine, seed)
    reader = control_reader(engine.game)
    told = Prose(engine).tell(seen(engine, events, reader), reader, state)
    lines = [f"# {engine.game.scenario.name}, {seed}", *(line.text for line in told)]
    return "\n".join(lines) + "\n"
