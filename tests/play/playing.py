"""Games begun and played on by random commands of whoever the game waits for."""

import random
from pathlib import Path

from tests.core.random_arguing import settle
from wargame.authoring.load import find, load
from wargame.core import commands as cm
from wargame.play.session import Session

CONTROL = cm.Author("control", "control")
NOON = "2030-01-01T12:00:00Z"


def noon() -> str:
    return NOON


def begin(file: Path, scenario: str = "transnistria") -> None:
    with Session.create(file, load(find(scenario)), seed="a seed", now=noon):
        pass


def one_command(session: Session, rng: random.Random) -> cm.Command | None:
    """A random command of somebody the game waits for; None when it is over."""
    engine, wanted = session.engine, session.engine.wanted(session.state)
    if wanted.over:
        return None
    if wanted.questions:
        question = engine.question(session.state, wanted.questions[0])
        author = cm.Author("p", "bot", question.seat)
        return cm.Answer(author, question.place, question.question, rng.choice(question.choices))
    if wanted.settle:
        return settle(engine, engine.matters.all(session.state.numbers)[0].number, rng)
    if wanted.pause:
        return cm.Proceed(CONTROL)
    seat = rng.choice(wanted.orders)
    legal = engine.legal_orders(session.state, seat)
    author = cm.Author("p", "bot", seat)
    if not legal or rng.random() < 0.2:
        return cm.Finish(author, seat)
    return cm.Lock(author, seat, rng.choice(legal), "because")
