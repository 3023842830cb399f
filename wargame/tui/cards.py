"""News as cards, one thing at a time: an order with its dice, an inject, a new turn, what changed.

A card is fit to be read aloud and to be projected; it is made of lines that prose made.
"""

from collections.abc import Iterable
from typing import Literal

import attrs

from wargame.core import events as ev
from wargame.prose.names import Names
from wargame.prose.prose import Told
from wargame.prose.text import _

Kind = Literal["turn", "order", "event", "changes"]
SMALL = (ev.PhaseBegan, ev.SeatLocked, ev.SeatFinished, ev.Assigned, ev.Began)
"""What the bar and the log tell well enough."""


@attrs.frozen
class Card:
    """`told` is what it is about first, then what belongs to it."""

    kind: Kind
    title: str
    told: tuple[Told, ...]

    @property
    def order(self) -> ev.OrderResolved | None:
        """The order that was carried out, where the card is about one."""
        event = self.told[0].event if self.told else None
        return event if isinstance(event, ev.OrderResolved) else None


@attrs.define
class Stack:
    """Cards being put down one after the other."""

    names: Names
    cards: list[Card] = attrs.Factory(list)

    def put(self, told: Told) -> None:
        event = told.event
        if isinstance(event, SMALL):
            return
        if isinstance(event, ev.TurnBegan):
            self._new("turn", told)
        elif isinstance(event, ev.OrderResolved):
            self._new("order", told)
        elif isinstance(event, ev.RuleRan | ev.InjectFired):
            self._new("event", told)
        elif isinstance(event, ev.Changed) and self._last() == "order":
            self._new("changes", told)
        elif self.cards and self._last() != "order":
            self._add(told)
        else:
            self._new("event", told)

    def _last(self) -> Kind | None:
        return self.cards[-1].kind if self.cards else None

    def _new(self, kind: Kind, told: Told) -> None:
        self.cards.append(Card(kind, self._title(kind, told), (told,)))

    def _add(self, told: Told) -> None:
        last = self.cards[-1]
        self.cards[-1] = attrs.evolve(last, told=(*last.told, told))

    def _title(self, kind: Kind, told: Told) -> str:
        event = told.event
        if isinstance(event, ev.TurnBegan):
            scenario = self.names.scenario
            named = event.turn <= len(scenario.turn_names)
            said = _("Turn {turn} of {turns}").format(turn=event.turn, turns=scenario.turns)
            return f"{said} · {scenario.turn_names[event.turn - 1]}" if named else said
        if isinstance(event, ev.OrderResolved):
            return f"{self.names.seat(event.seat)} · {self.names.order(event.order)}"
        return _("What changed") if kind == "changes" else _("What happened")


def cards(names: Names, news: Iterable[Told]) -> tuple[Card, ...]:
    """The news as cards, in the order it happened."""
    stack = Stack(names)
    for told in news:
        stack.put(told)
    return tuple(stack.cards)
