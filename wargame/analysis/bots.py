"""Players that are no people, and whole games played by them without a screen or a journal.

A bot plays through the engine's own commands, so that it can do nothing a person could not.
Control's part is played too: pauses end at once, and its questions get the answer that stands in
for nobody.
"""

import random
from typing import Protocol

import attrs

from wargame.core.commands import Answer, Author, Command, Finish, Lock, Proceed
from wargame.core.compile.readings import PostureInfo
from wargame.core.dice import WORD, Seed
from wargame.core.engine.engine import Engine, Question
from wargame.core.orders import Order
from wargame.core.postures import choose_answer, choose_order, postures_of
from wargame.core.state import State

CONTROL = Author("control", "control")


class Player(Protocol):
    """Plays one seat."""

    def order(self, engine: Engine, state: State, seat: int) -> Order | None:
        """The next order, or None to give no more this turn."""
        ...

    def answer(self, engine: Engine, state: State, question: Question) -> int | None:
        """An answer, or None to leave a question open that does not hold the game."""
        ...


class RandomPlayer:
    """Picks fairly among legal orders and holding back, and among the answers that may be given.

    The same seed gives the same picks from the same choices.
    """

    def __init__(self, seed: int | str) -> None:
        self._random = random.Random(seed)

    def order(self, engine: Engine, state: State, seat: int) -> Order | None:
        legal = engine.legal_orders(state, seat)
        pick = self._random.randrange(len(legal) + 1)
        return legal[pick] if pick < len(legal) else None

    def answer(self, engine: Engine, state: State, question: Question) -> int | None:
        among = [*question.choices, *([None] if question.due else [])]
        return self._random.choice(among)


@attrs.frozen
class PosturePlayer:
    """Plays as a posture of the scenario likes."""

    posture: PostureInfo

    def order(self, engine: Engine, state: State, seat: int) -> Order | None:
        choice = choose_order(engine, state, seat, self.posture)
        return choice.order if choice else None

    def answer(self, engine: Engine, state: State, question: Question) -> int | None:
        choice = choose_answer(engine, state, question, self.posture)
        return choice.answer if question.due == 0 or choice.score > 0 else None


def usual_player(engine: Engine, seat: int, seed: int | str) -> Player:
    """The first posture of a seat, or a random player where the scenario has none for it."""
    postures = postures_of(engine, seat)
    return PosturePlayer(postures[0]) if postures else RandomPlayer(seed)


def play_game(engine: Engine, seed: int, players: tuple[Player, ...]) -> State:
    """Play a whole game, one player to a seat in the scenario's order; returns its last state."""
    state = engine.start(Seed(seed & WORD, seed >> 32 & WORD)).state
    while not state.over:
        state = engine.advance(state, next_command(engine, state, players)).state
    return state


def next_command(engine: Engine, state: State, players: tuple[Player, ...]) -> Command:
    """What is done next in a game that is not over: answers first, then orders seat by seat."""
    for question in engine.open_questions(state):
        if question.seat < 0:
            choice: int | None = None
            if question.due == 0:
                choice = engine.game.questions[question.question].default
        else:
            choice = players[question.seat].answer(engine, state, question)
        if choice is not None:
            author = CONTROL if question.seat < 0 else Author("bot", "bot", question.seat)
            return Answer(author, question.place, question.question, choice)
    wanted = engine.wanted(state)
    if wanted.pause:
        return Proceed(CONTROL)
    seat = wanted.orders[0]
    author = Author("bot", "bot", seat)
    order = players[seat].order(engine, state, seat)
    return Finish(author, seat) if order is None else Lock(author, seat, order, "played by a bot")
