"""Of an inject that a reader is not to get it learns nothing but what it may see move.

Pairs of games in which Control does to injects what a reader may not know of: to others and in
other words, moved, ticked, improvised. Whatever follows, the reader's views stay the same, byte for
byte; that the comparison can see is shown by leaks that are planted.
"""

import random
from collections.abc import Callable

import attrs
import pytest

from tests.core.builders import game
from tests.core.games import GAMES
from tests.core.knowing import hidden
from tests.core.leaks import Leak, Side, audit, readers, shown_apart
from tests.core.random_games import CONTROL, Chance
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core import view as vw
from wargame.core.dice import Seed
from wargame.core.engine import handlers
from wargame.core.engine.audience import Audiences
from wargame.core.engine.engine import Engine
from wargame.core.engine.handling import Handling
from wargame.core.orders import Refused
from wargame.core.view import Reader

PLAYED = [name for name in GAMES if game(GAMES[name]).scenario.injects]
PAIRS = 60


@attrs.define
class Pair:
    """Two games that differ in what a reader may not know."""

    one: Side
    other: Side
    reader: Reader
    rng: random.Random

    @classmethod
    def begin(cls, engine: Engine, number: int, reader: Reader) -> "Pair":
        step = engine.start(Seed(number, 7))
        one, other = (Side(engine, step.state, list(step.events)) for _ in range(2))
        return cls(one, other, reader, random.Random(number))

    def differ(self) -> None:
        """Control does something in both games, which to the reader is the same, or nothing."""
        one, other = self.rng.choice((self._sent, self._improvised, self._moved))()
        for side, command in ((self.one, one), (self.other, other)):
            if command is not None:
                side.give(command)

    def _others(self) -> tuple[int, ...]:
        """Some seats without the reader's, one at least."""
        game, rng = self.one.engine.game, self.rng
        seats = [seat for seat in range(len(game.seats)) if seat != self.reader.seat]
        return tuple(rng.sample(seats, rng.randint(1, len(seats))))

    def _words(self) -> str:
        return f"words {self.rng.random()}"

    def _sent(self) -> tuple[cm.Command, cm.Command]:
        inject = self.rng.randrange(len(self.one.engine.game.scenario.injects))
        both = [
            cm.Fire(CONTROL, inject, self._words(), self._others(), again=True) for _ in range(2)
        ]
        return both[0], both[1]

    def _improvised(self) -> tuple[cm.Command, cm.Command | None]:
        slots = [
            k for k, slot in enumerate(self.one.engine.game.slots) if hidden(slot, self.reader)
        ]
        numbers = [k for k in slots if self.one.engine.game.slots[k].family != "flag"]
        shown = {blur.track for blur in self.one.engine.game.blurs}
        free = [k for k in numbers if self.one.engine.game.slots[k].key not in shown]
        effects = tuple(cm.Ruling(slot, "add", 1) for slot in self.rng.sample(free, bool(free)))
        return cm.Improvise(CONTROL, self._words(), self._others(), effects), None

    def _moved(self) -> tuple[cm.Command, cm.Command | None]:
        """Skipped in one game, held in the other; ticked in one alone."""
        game = self.one.engine.game
        inject = self.rng.randrange(len(game.scenario.injects))
        if self.rng.random() < 0.3:
            return cm.Note(CONTROL, "a note"), None
        return (
            cm.Reschedule(CONTROL, inject, "skip", self._words()),
            cm.Reschedule(CONTROL, inject, "hold", self._words()),
        )

    def go_on(self) -> bool:
        """The same command in both games; whether there was one that both could take."""
        if self.one.state.over or self.other.state.over:
            return False
        chance = Chance(self.rng)
        command = chance.command(self.one.engine, self.one.state)
        before = self.other.state
        self.one.give(command)
        try:
            self.other.give(command)
        except Refused:
            self.other.state = before
            return False
        return True

    def apart(self) -> Leak | None:
        """What the reader can tell the two by."""
        engine, reader = self.one.engine, self.reader
        one, other = (
            vw.view(engine, side.state, side.events, reader) for side in (self.one, self.other)
        )
        found = audit(engine, self.one.events, reader)
        if found is None and one.log != other.log:
            found = Leak("event", reader.name, self.one.state.turn, repr(one.log), repr(other.log))
        return found or shown_apart(
            engine, reader, (self.one.state, one), (self.other.state, other)
        )


def search(engine: Engine, pairs: int = PAIRS) -> Leak | None:
    those = readers(engine.game)
    for number in range(pairs):
        pair = Pair.begin(engine, number, those[number % len(those)])
        for _ in range(12):
            if pair.rng.random() < 0.5:
                try:
                    pair.differ()
                except Refused:
                    break
                leak = pair.apart()
                if leak is not None:
                    return leak
            if not pair.go_on():
                break
    return None


@pytest.mark.parametrize("name", PLAYED)
def test_who_does_not_get_an_inject_cannot_tell_what_was_done(name: str) -> None:
    leak = search(Engine(game(GAMES[name])))
    assert leak is None, leak


# ---- planted leaks

Break = Callable[[Engine, pytest.MonkeyPatch], None]


def to_all(engine: Engine, patch: pytest.MonkeyPatch) -> None:
    """What is sent to some is told to all."""
    plain = vw.redact

    def leaky(engine: Engine, event: ev.Event, reader: Reader) -> ev.Event | None:
        if isinstance(event, ev.InjectSent | ev.Improvised):
            event = event._replace(audience=engine.game.everyone)
        return plain(engine, event, reader)

    patch.setattr(vw, "redact", leaky)


def moved_in_the_open(engine: Engine, patch: pytest.MonkeyPatch) -> None:
    """That an inject is held or skipped is told to all."""
    plain = handlers.HANDLERS[cm.Reschedule]

    def leaky(do: Handling, command: cm.Reschedule) -> None:
        plain(do, command)
        do.events[-1] = do.events[-1]._replace(audience=engine.game.everyone)

    patch.setitem(handlers.HANDLERS, cm.Reschedule, leaky)


def to_the_readers_planned(engine: Engine, patch: pytest.MonkeyPatch) -> None:
    """What an inject does is told to its planned readers, whoever got it."""
    patch.setattr(Audiences, "_sent_otherwise", lambda self, numbers, source: False)


@pytest.mark.parametrize("plant", [to_all, moved_in_the_open, to_the_readers_planned])
def test_a_planted_leak_is_seen(plant: Break, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Engine(game(GAMES["archipelago"]))
    plant(engine, monkeypatch)
    leak = search(engine, 400)
    assert leak is not None
