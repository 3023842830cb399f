"""A game as it is told afterwards: its facts, its names, and what became of each order."""

from collections.abc import Iterator, Mapping
from functools import cached_property

import attrs

from wargame.core import events as ev
from wargame.core.engine.engine import Engine
from wargame.core.engine.redacting import argued, later_slots
from wargame.core.state import CANCELLED
from wargame.core.view import control_reader
from wargame.play.lines import Node
from wargame.play.session import Session
from wargame.prose.names import Names
from wargame.prose.prose import Told
from wargame.report.cells import Row, Value
from wargame.report.chronicle import Fact, all_branches

KEYS = ("game", "branch", "turn", "phase", "seat", "time")
"""What every row of every table has, in this order."""
PLACE = (*KEYS, "entry", "current")


@attrs.frozen(slots=False)
class Case:
    """A game to be told: its facts by branch, its names, and who is called how."""

    session: Session
    names: Names
    people: Mapping[str, str]
    """Names of persons by pseudonym; empty where they are to be known by pseudonyms."""
    branches: tuple[tuple[Fact, ...], ...]
    told: tuple[Told, ...]
    """Control's log, what was undone included."""

    @classmethod
    def of(
        cls, session: Session, names: Names, people: Mapping[str, str], told: tuple[Told, ...]
    ) -> "Case":
        return cls(session, names, people, all_branches(session), told)

    @cached_property
    def log(self) -> tuple[tuple[Node, int, Told | None], ...]:
        """Everything in the order it was played, on whatever branch: the entry, which of its events
        it is, from 0, and Control's line, if it has one. A move has -1 for its event.
        """
        lines = {one.number: one for one in self.told}
        number, found = 0, []
        for node in self.session.lines.nodes:
            marked = node.moved and isinstance(self._event(number + 1), ev.Rewound)
            for place in range(-1 if marked else 0, len(node.events)):
                number += 1
                found.append((node, place, lines.get(number)))
        return tuple(found)

    def _event(self, number: int) -> ev.Event | None:
        """The event under a number of Control's log."""
        log = self.session.log(control_reader(self.session.game))
        return log[number - 1].event if number <= len(log) else None

    @cached_property
    def _said(self) -> Mapping[tuple[int, int], Told]:
        return {(node.seq, place): told for node, place, told in self.log if told is not None}

    def said(self, fact: Fact) -> str:
        """Control's sentence for a fact; nothing where there is nothing to say."""
        told = self._said.get((fact.entry, fact.place))
        return told.text if told is not None else ""

    def person(self, pseudonym: str) -> str:
        return self.people.get(pseudonym, pseudonym)

    def seat(self, seat: int) -> str:
        """A seat's id; `control` for -1."""
        seats = self.session.game.seats
        return seats[seat] if 0 <= seat < len(seats) else "control"

    def row(self, fact: Fact, seat: str, **rest: Value) -> Row:
        """A row with its place; whatever is not given of its table's columns is empty."""
        game = self.session.header.game
        place: dict[str, Value] = dict(
            zip(KEYS, (game, fact.branch, fact.turn, fact.phase, seat, fact.time), strict=True)
        )
        return {**place, "entry": fact.entry, "current": int(fact.current), **rest}

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The current line of play."""
        known = self.session.journal.branches()
        return next(f for f, b in zip(self.branches, known, strict=True) if b.current)

    def fates(self, facts: tuple[Fact, ...] | None = None) -> "tuple[Fate, ...]":
        """What became of each order; on the current line of play unless other facts are given."""
        return fates(self.session.engine, self.facts if facts is None else facts)

    def own(self) -> Iterator[tuple[tuple[Fact, ...], int]]:
        """Each line of play with its number; what it shares with an earlier one is told there."""
        numbers = [branch.number for branch in self.session.journal.branches()]
        yield from zip(self.branches, numbers, strict=True)


@attrs.define
class Fate:
    """A locked order and what became of it: locked, carried out, cancelled, delayed, taken back."""

    locked: Fact
    order: ev.OrderLocked
    slot: int
    """Where it stands: a delayed order may have another slot in the next turn."""
    fate: str = "locked"
    resolved: ev.OrderResolved | None = None
    ruled: list[Fact] = attrs.Factory(list)
    """What Control ruled on it."""
    settled: Fact | None = None
    """Where it was settled that was argued about it."""
    row_set: Fact | None = None
    """Where its row was set last: Control's ruling, or the settlement of an argument about it."""
    ended: Fact | None = None
    """Where it was carried out, taken back, cancelled or put off last."""

    @property
    def waits(self) -> bool:
        return self.fate in ("locked", "delayed")

    @property
    def argued(self) -> bool:
        """Whether it reads the row that an argument came to, and Control set none after it."""
        return argued(fact.event for fact in self.ruled if isinstance(fact.event, ev.Ruled))


def fates(engine: Engine, facts: tuple[Fact, ...]) -> tuple[Fate, ...]:
    """Each locked order with its fate, in the order in which they were locked."""
    found: list[Fate] = []
    for fact in facts:
        event = fact.event
        if isinstance(event, ev.OrderLocked):
            found.append(Fate(fact, event, event.slot))
        elif isinstance(event, ev.TurnBegan):
            _come_up(engine, [one for one in found if one.fate == "delayed"])
        elif isinstance(event, ev.OrderRecalled | ev.OrderResolved | ev.OrderStopped):
            _settle(_waiting(found, event.slot), fact, event)
        elif isinstance(event, ev.Ruled | ev.MatterSettled):
            number = event.slot if isinstance(event, ev.Ruled) else event.matter
            _take(_waiting(found, number), fact, event)
    return tuple(found)


def _come_up(engine: Engine, delayed: list[Fate]) -> None:
    slots = later_slots(engine, tuple(one.slot for one in delayed))
    for one, slot in zip(delayed, slots, strict=True):
        one.slot = slot


def _waiting(found: list[Fate], slot: int) -> Fate | None:
    """The order that stands in a slot; None for what is no locked order."""
    return next((one for one in reversed(found) if one.waits and one.slot == slot), None)


def _take(one: Fate | None, fact: Fact, event: ev.Ruled | ev.MatterSettled) -> None:
    """A ruling on an order, or what was settled where it was argued.

    What row an argument came to is read from its settlement, which all that argued may read.
    """
    if one is None:
        return
    if isinstance(event, ev.MatterSettled):
        one.settled = fact
        sets = event.row >= 0
    else:
        one.ruled.append(fact)
        sets = event.what == "override"
    if sets:
        one.row_set = fact


def _settle(
    one: Fate | None,
    fact: Fact,
    event: ev.OrderRecalled | ev.OrderResolved | ev.OrderStopped,
) -> None:
    if one is None:
        return
    one.ended = fact
    if isinstance(event, ev.OrderResolved):
        one.fate, one.resolved = "carried out", event
    elif isinstance(event, ev.OrderRecalled):
        one.fate = "taken back"
    else:
        one.fate = "cancelled" if event.status == CANCELLED else "delayed"
