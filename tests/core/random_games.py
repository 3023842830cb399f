"""Whole games played by chance: legal orders, possible answers, now and then Control's hand.

A game that crashes, that wants nobody and is not over, or that does not end is a defect; `play`
says which game it was. It knows no scenario and serves any.
"""

import random
from collections.abc import Iterator

import attrs

from tests.core.random_arguing import argued, settle
from tests.core.random_dealing import dealt, ruled
from tests.core.random_talk import heard_by_all, talked
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.compile.program import Game
from wargame.core.dice import Seed
from wargame.core.engine.engine import Engine, Step
from wargame.core.orders import Refused
from wargame.core.state import State

CONTROL = cm.Author("umpire", "control")
STEPS_A_TURN = 400
"""More commands than this in a turn, on average, and a game counts as endless."""


class Defect(AssertionError):
    """A game that went wrong."""


@attrs.define
class Chance:
    """Draws every decision of one game. `meddling` is how often Control takes a hand."""

    rng: random.Random
    holding_back: float = 0.15
    meddling: float = 0.0

    def command(self, engine: Engine, state: State) -> cm.Command:
        """A command of somebody the game waits for, or of Control."""
        if self.meddling and self.rng.random() < self.meddling:
            found = self._meddle(engine, state)
            if found is not None:
                return found
        wanted = engine.wanted(state)
        questions = [q for q in engine.open_questions(state) if q.place in wanted.questions or
                     (wanted.orders and self.rng.random() < 0.3)]  # fmt: skip
        if questions:
            question = self.rng.choice(questions)
            author = CONTROL if question.seat < 0 else cm.Author("p", "bot", question.seat)
            choice = self.rng.choice(question.choices)
            return cm.Answer(author, question.place, question.question, choice, "if so")
        if wanted.pause:
            return ruled(engine, state, self.rng) or cm.Proceed(CONTROL)
        if wanted.settle:
            first = engine.matters.all(state.numbers)[0]
            return settle(engine, first.number, self.rng)
        if not wanted.orders:
            raise Defect(f"nobody is wanted in turn {state.turn} and the game is not over")
        return self.order(engine, state, self.rng.choice(wanted.orders))

    def order(self, engine: Engine, state: State, seat: int) -> cm.Command:
        legal = engine.legal_orders(state, seat)
        author = cm.Author(f"p{seat}", "bot", seat)
        if not legal or self.rng.random() < self.holding_back:
            return cm.Finish(author, seat)
        return cm.Lock(author, seat, self.rng.choice(legal), "because")

    def _meddle(self, engine: Engine, state: State) -> cm.Command | None:
        """Something that Control might do; it may be refused."""
        game, rng = engine.game, self.rng
        if rng.random() < 0.15:
            return talked(len(game.seats), rng) if rng.random() < 0.8 else heard_by_all(rng)
        bargain = dealt(engine, state, rng)
        if bargain is not None and rng.random() < 0.3:
            return bargain
        slots = [k for k, s in enumerate(game.slots) if s.family in ("track", "resource")]
        flags = [k for k, s in enumerate(game.slots) if s.family == "flag"]
        order = rng.randrange(len(game.seats) * game.width)
        matter = argued(engine, state, rng)
        if matter is not None and rng.random() < 0.5:
            return matter
        likely: list[cm.Command] = [
            cm.Amend(CONTROL, order, rng.choice((-1, 1)), "so"),
            cm.Override(CONTROL, order, rng.randrange(4), "so"),
            cm.Recall(CONTROL, order, "so"),
            cm.Hold(CONTROL, rng.random() < 0.5),
            cm.Veil(CONTROL, rng.random() < 0.5),
            cm.EnterDice(CONTROL, tuple(rng.randint(1, 6) for _ in range(rng.randint(1, 3)))),
            cm.Strike(CONTROL, order, rng.randrange(max(1, len(game.modifiers))), "so"),
            cm.Pause(CONTROL, rng.random() < 0.5),
            cm.Extend(CONTROL, rng.choice((-30, 60))),
            cm.Announce(CONTROL, rng.randrange(99)),
            cm.Shorten(CONTROL, rng.randint(1, game.scenario.turns), "so"),
            cm.CallTime(CONTROL, rng.randrange(len(game.seats)), rng.choice(("wait", "hold")), 30),
        ]
        if slots:
            likely.append(
                cm.Rule(CONTROL, (cm.Ruling(rng.choice(slots), "add", rng.randint(-2, 2)),), "so")
            )
        if flags:
            likely.append(
                cm.Rule(
                    CONTROL, (cm.Ruling(rng.choice(flags), rng.choice(("on", "off")), 1),), "so"
                )
            )
        if game.scenario.injects:
            likely += self._injects(engine, state)
        likely.append(self._improvised(engine, slots))
        return rng.choice(likely)

    def _injects(self, engine: Engine, state: State) -> list[cm.Command]:
        """An inject fired, perhaps in other words or to others; moved; ticked."""
        game, rng = engine.game, self.rng
        inject = rng.randrange(len(game.scenario.injects))
        return [
            cm.Fire(CONTROL, inject, again=True),
            cm.Fire(CONTROL, inject, f"other words {rng.random()}", self._some(game), again=True),
            cm.Reschedule(
                CONTROL, inject, rng.choice(("delay", "hold", "skip", "plan")), "so",
                rng.randint(state.turn, game.scenario.turns),
                rng.randint(-1, len(game.scenario.phases) - 1),
            ),
            cm.Tick(CONTROL, inject, "seen", rng.random() < 0.8),
        ]  # fmt: skip

    def _some(self, game: Game) -> tuple[int, ...]:
        """Some seats, or nobody, which stands for all."""
        return tuple(seat for seat in range(len(game.seats)) if self.rng.random() < 0.4)

    def _improvised(self, engine: Engine, slots: list[int]) -> cm.Command:
        changed = self.rng.sample(slots, min(len(slots), self.rng.randint(0, 2)))
        effects = tuple(cm.Ruling(slot, "add", self.rng.choice((-1, 1))) for slot in changed)
        text = f"something happens {self.rng.random()}"
        return cm.Improvise(CONTROL, text, self._some(engine.game), effects)


@attrs.frozen
class Played:
    """A game that ran to its end."""

    state: State
    events: tuple[ev.Event, ...]
    commands: tuple[cm.Command, ...]
    refused: int
    """How many of Control's commands were refused."""


def steps(engine: Engine, seed: Seed, chance: Chance) -> Iterator[tuple[cm.Command | None, Step]]:
    """Every step of a game, with the command that led to it; the first has none."""
    step = engine.start(seed)
    yield None, step
    limit = STEPS_A_TURN * engine.game.scenario.turns
    while not step.state.over:
        limit -= 1
        if limit < 0:
            raise Defect(f"the game does not end: turn {step.state.turn}")
        command = chance.command(engine, step.state)
        try:
            step = engine.advance(step.state, command)
        except Refused:
            if isinstance(command, cm.Lock | cm.Finish | cm.Answer | cm.Proceed):
                raise
            continue
        yield command, step


def random_game(engine: Engine, number: int, *, meddling: float = 0.0) -> Played:
    """The game of a number, played to its end. Defect, or what was raised, when it went wrong."""
    rng = random.Random(number)
    seed = Seed(rng.getrandbits(32), rng.getrandbits(32))
    events: list[ev.Event] = []
    commands: list[cm.Command] = []
    state = State(engine.game.start)
    for command, step in steps(engine, seed, Chance(rng, meddling=meddling)):
        events += step.events
        if command is not None:
            commands.append(command)
        state = step.state
    if not any(isinstance(event, ev.GameEnded) for event in events):
        raise Defect("the game ended and said nothing")
    return Played(state, tuple(events), tuple(commands), 0)
