"""The invented strait on which sentences are tried: one of everything that is put into words."""

from functools import cache
from pathlib import Path

import attrs

from wargame.authoring.claims import Claim
from wargame.authoring.load import Loaded, load
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.dice import Seed
from wargame.core.engine.engine import Engine
from wargame.core.orders import Order
from wargame.core.state import State
from wargame.core.view import Reader, View, control_reader, public_reader, seat_reader, view
from wargame.prose.prose import Prose

FILE = Path(__file__).with_name("strait.yaml")
ARDABY, BORUM, CROWN = range(3)
HARBOUR, REEF = range(2)
CONTROL = cm.Author("control", "control")
CLAIM = Claim("sea-1", "part 1", "figure", "old-view", "The strait is wide.", "A Sea Book")


@cache
def loaded() -> Loaded:
    return load(FILE)


@cache
def engine() -> Engine:
    return Engine(loaded().game)


@cache
def prose() -> Prose:
    return Prose(engine(), {CLAIM.id: CLAIM})


def action(name: str) -> int:
    return next(k for k, code in enumerate(engine().game.codes) if code.id == name)


def question(name: str) -> int:
    return next(k for k, info in enumerate(engine().game.questions) if info.id == name)


def slot(name: str) -> int:
    return next(k for k, spec in enumerate(engine().game.slots) if spec.name == name)


def seat(number: int) -> Reader:
    return seat_reader(engine().game, number)


def control() -> Reader:
    return control_reader(engine().game)


def public() -> Reader:
    return public_reader(engine().game)


def author(number: int) -> cm.Author:
    return cm.Author("p1", "seat", number)


@attrs.define
class Play:
    """A game in memory: its state, and all that happened."""

    state: State
    events: list[ev.Event]

    @classmethod
    def begin(cls, key: int = 7) -> "Play":
        step = engine().start(Seed(key, 0), "5ea1")
        play = cls(step.state, list(step.events))
        return play.do(cm.Proceed(CONTROL))

    def do(self, command: cm.Command) -> "Play":
        step = engine().advance(self.state, command)
        self.state = step.state
        self.events += step.events
        return self

    def lock(self, number: int, order: Order) -> "Play":
        return self.do(cm.Lock(author(number), number, order, "because"))

    def finish(self) -> "Play":
        """All seats that still may order give no more orders; the turn is resolved."""
        for number in engine().wanted(self.state).orders:
            self.do(cm.Finish(author(number), number))
        return self

    def view(self, reader: Reader) -> View:
        return view(engine(), self.state, self.events, reader)

    def told(self, reader: Reader) -> list[str]:
        """The reader's whole log as lines."""
        log = self.view(reader).log
        return [told.text for told in prose().tell(log, reader, self.state)]
