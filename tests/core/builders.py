"""Small games from a few lines of text, and a table at which they are played by name.

A game is written as a scenario file without what never matters here; its head is filled in.
"""

from collections.abc import Iterable
from functools import cache

import attrs

from wargame.authoring.diagnostics import Diagnostics
from wargame.authoring.load import load_sources
from wargame.authoring.merge import Drawing, SourceFile, gather
from wargame.authoring.shape import shape
from wargame.authoring.yaml12 import Document, read
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core import state as st
from wargame.core.compile.program import Game, compile_scenario
from wargame.core.compile.report import CompileError, Problem
from wargame.core.dice import Seed
from wargame.core.engine.engine import Engine, Forecast, Question
from wargame.core.orders import Order, Refusal, Refused
from wargame.core.scenario import Scenario
from wargame.core.state import State
from wargame.core.view import Reader, Seen, View, control_reader, public_reader, seat_reader, view

HEAD = {"format": "1", "name": "Trial", "turns": "6", "rationale": "optional", "invented": "true"}
CONTROL = cm.Author("umpire", "control")
SEED = Seed(0x2468ACE0, 0x13579BDF)


def whole(text: str) -> str:
    """The text of a scenario with the keys of its head that it leaves out."""
    missing = [f"{key}: {value}" for key, value in HEAD.items() if f"\n{key}:" not in f"\n{text}"]
    return "\n".join([*missing, text])


@cache
def game(text: str, layout: str | None = None) -> Game:
    """The compiled game of a text."""
    return load_sources([SourceFile("trial.yaml", whole(text))], layout=layout).game


@cache
def engine(text: str, layout: str | None = None) -> Engine:
    """The engine of a text; it holds no game, so all tables may share it."""
    return Engine(game(text, layout))


@attrs.frozen
class _OneFile:
    """A shelf that holds one text."""

    kept: str

    def read(self, name: str, out: Diagnostics) -> Document | None:
        return read(self.kept, name, out)

    def text(self, name: str) -> str:
        return self.kept

    def drawing(self, name: str, out: Diagnostics) -> Drawing | None:
        return Drawing(SourceFile(name, self.kept), name)


def written(text: str) -> Scenario:
    """The scenario of a text as its designer wrote it, not compiled yet."""
    out = Diagnostics()
    tree = gather("trial.yaml", _OneFile(whole(text)), out).tree
    assert tree is not None
    shaped = shape(tree, "trial", "", lambda: (), out)
    assert not out.has_errors, out.sorted()
    return shaped.scenario


def problems(text: str) -> tuple[Problem, ...]:
    """What the compiler finds wrong with the scenario of a text."""
    try:
        return compile_scenario(written(text)).warnings
    except CompileError as error:
        return error.problems


def codes(text: str) -> list[str]:
    """The codes of the errors in the scenario of a text."""
    return [problem.code for problem in problems(text) if not problem.warning]


def seat(number: int) -> cm.Author:
    return cm.Author(f"person {number}", "seat", number)


@attrs.define
class Table:
    """One running game; seats, places, orders and numbers go by their names."""

    engine: Engine
    state: State
    events: list[ev.Event]

    @classmethod
    def begin(cls, text: str, *, layout: str | None = None, seed: Seed = SEED) -> "Table":
        rules = engine(text, layout)
        step = rules.start(seed, "hash")
        return cls(rules, step.state, list(step.events))

    @property
    def game(self) -> Game:
        return self.engine.game

    # ---- names

    def seat(self, name: str) -> int:
        return self.game.seats.index(name)

    def place(self, name: str) -> int:
        return self.game.places.index(name)

    def slot(self, name: str) -> int:
        """The index of a slot by its name: `tension`, `isle.fort`, `red.gold`."""
        return [slot.name for slot in self.game.slots].index(name)

    def action(self, name: str) -> int:
        return [code.id for code in self.game.codes].index(name)

    def question(self, name: str) -> int:
        return [info.id for info in self.game.questions].index(name)

    def order(self, text: str) -> Order:
        """An order as `LAND isle`, `TRADE isle reef`, `LEVY 3`, `SPY isle : loud`."""
        words, _, option = text.partition(":")
        name, *targets = words.split()
        action = self.action(name)
        code = self.game.codes[action]
        kinds = (code.target.kind, code.second.kind)
        found = [self._target(word, kinds[k]) for k, word in enumerate(targets)]
        target, second, *_ = *found, -1, -1
        options = [one.id for one in self.game.scenario.actions[action].options]
        chosen = options.index(option.strip()) if option else 0
        return Order(action, target, second, chosen)

    def _target(self, word: str, kind: str) -> int:
        if kind == "place":
            return self.place(word)
        return self.seat(word) if kind == "seat" else int(word)

    def said(self, order: Order) -> str:
        """An order as `order` reads it."""
        code = self.game.codes[order.action]
        words = [code.id]
        for domain, value in ((code.target, order.target), (code.second, order.second)):
            if domain.kind:
                names = {"place": self.game.places, "seat": self.game.seats}.get(domain.kind)
                words.append(names[value] if names else str(value))
        options = self.game.scenario.actions[order.action].options
        return " ".join(words) + (f" : {options[order.option].id}" if options else "")

    # ---- what stands

    def __getitem__(self, name: str) -> int:
        return self.state[self.slot(name)]

    def on(self, name: str) -> bool:
        """Whether a flag holds."""
        return self[name] >= self.state.turn

    def legal(self, seat: str) -> set[str]:
        return {self.said(order) for order in self.engine.legal_orders(self.state, self.seat(seat))}

    def why(self, seat: str, order: str) -> Refusal | None:
        return self.engine.check(self.state, self.seat(seat), self.order(order))

    def odds(self, seat: str, order: str, *, control: bool = False) -> tuple[Forecast, ...]:
        return self.engine.odds(self.state, self.seat(seat), self.order(order), control=control)

    def asked(self) -> dict[tuple[str, int], Question]:
        """Open questions by their id and whom they are put to."""
        return {
            (self.game.questions[q.question].id, q.seat): q
            for q in self.engine.open_questions(self.state)
        }

    def own(self, question: str, seat: str) -> Question:
        """The open question of that id that is put to a seat, under the seat's own number."""
        number = self.question(question)
        put = self.engine.questions_of(self.state, self.seat(seat))
        return next(q for q in put if q.question == number)

    def waits_for(self) -> set[str]:
        """The seats that may order."""
        return {self.game.seats[seat] for seat in self.engine.wanted(self.state).orders}

    # ---- commands

    def give(self, command: cm.Command) -> tuple[ev.Event, ...]:
        step = self.engine.advance(self.state, command)
        self.state = step.state
        self.events += step.events
        return step.events

    def lock(self, name: str, *orders: str) -> tuple[ev.Event, ...]:
        """A seat locks some orders, one after the other; the events of the last."""
        found: tuple[ev.Event, ...] = ()
        for order in orders:
            found = self.give(cm.Lock(seat(self.seat(name)), self.seat(name), self.order(order)))
        return found

    def turn(self, **orders: Iterable[str] | str) -> tuple[ev.Event, ...]:
        """Seats lock these orders, then all finish: what came of it, until somebody is needed."""
        before, now = len(self.events), self.state.turn
        for name, given in orders.items():
            self.lock(name, *([given] if isinstance(given, str) else given))
        while self.state.turn == now and (waiting := self.engine.wanted(self.state).orders):
            self.give(cm.Finish(seat(waiting[0]), waiting[0]))
        return tuple(self.events[before:])

    def answer(self, question: str, choice: str, by: str = "") -> tuple[ev.Event, ...]:
        """Answer the open question of that id that is put to a seat, to Control without a name."""
        whom = self.seat(by) if by else -1
        asked = self.own(question, by) if by else self.asked()[question, whom]
        options = [option.id for option in self.game.questions[asked.question].options]
        author = seat(whom) if by else CONTROL
        return self.give(cm.Answer(author, asked.place, asked.question, options.index(choice)))

    def dice(self, *faces: int) -> tuple[ev.Event, ...]:
        return self.give(cm.EnterDice(CONTROL, faces))

    def fire(self, inject: str) -> tuple[ev.Event, ...]:
        ids = [one.id for one in self.game.scenario.injects]
        return self.give(cm.Fire(CONTROL, ids.index(inject), again=True))

    def rule(self, **effects: int) -> tuple[ev.Event, ...]:
        """Control sets numbers; `isle__fort` stands for `isle.fort`."""
        rulings = tuple(
            cm.Ruling(self.slot(name.replace("__", ".")), "set", value)
            for name, value in effects.items()
        )
        return self.give(cm.Rule(CONTROL, rulings, "as it must be"))

    def refused(self, command: cm.Command) -> Refusal:
        """The refusal of a command that may not be given; the state stays as it was."""
        before = self.state
        try:
            self.engine.advance(self.state, command)
        except Refused as refused:
            assert self.state == before
            return refused.refusal
        raise AssertionError(f"{command} was accepted")

    # ---- what readers see

    def reader(self, name: str) -> Reader:
        if name in self.game.seats:
            return seat_reader(self.game, self.seat(name))
        return {"control": control_reader, "public": public_reader}[name](self.game)

    def view(self, name: str) -> View:
        return view(self.engine, self.state, self.events, self.reader(name))

    def log(self, name: str) -> tuple[Seen, ...]:
        return self.view(name).log

    def sees(self, name: str, kind: type[ev.Event]) -> tuple[ev.Event, ...]:
        """The events of a kind that a reader may know of."""
        return tuple(seen.event for seen in self.log(name) if isinstance(seen.event, kind))


def resolved(events: Iterable[ev.Event]) -> tuple[ev.OrderResolved, ...]:
    return tuple(event for event in events if isinstance(event, ev.OrderResolved))


def status(table: Table, name: str, number: int = 0) -> int:
    """How an order of a seat stands: one of `EMPTY, LOCKED, CANCELLED, DELAYED, DONE`."""
    base = table.engine.orders + (table.seat(name) * table.game.width + number) * (
        table.game.order_size
    )
    return table.state[base + st.ORDER_FIELDS.index("status")]
