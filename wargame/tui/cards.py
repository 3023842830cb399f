"""News as cards, one thing at a time: an order with its dice, an inject, a new turn, what changed.

A card is fit to be read aloud and to be projected; its sentences are prose's.
"""

from collections.abc import Iterable, Mapping
from typing import Literal

import attrs

from wargame.core import events as ev
from wargame.core.engine.answers import Question
from wargame.core.engine.audience import IMPROVISED
from wargame.core.orders import Order
from wargame.core.rolled import Roll
from wargame.core.state import State
from wargame.core.view import View
from wargame.prose import changes, ran, rolls, sheets, situation, untold
from wargame.prose.names import Names
from wargame.prose.prose import Told
from wargame.prose.text import _, ended, joined, listed

Kind = Literal["situation", "turn", "order", "inject", "event", "changes"]
SMALL = (
    ev.PhaseBegan,
    ev.SeatLocked,
    ev.SeatFinished,
    ev.Assigned,
    ev.Began,
    ev.Paused,
    ev.Extended,
    ev.TimeCalled,
)
"""What the head of the screen and the log tell well enough."""


NONE = -1


@attrs.frozen
class Line:
    """A sentence, and the roll it tells of, if it tells of one."""

    text: str
    roll: Roll | None = None
    untold: frozenset[int] = frozenset()
    """The modifiers of the roll whose reason would tell what a later card does."""


@attrs.frozen
class Card:
    """One thing that happened. `lede` stands above the title: who speaks, or whose order it was."""

    kind: Kind
    lede: str
    title: str
    lines: tuple[Line, ...]
    order: Order | None = None
    """The order that was carried out, where the card is about one."""
    source: int = NONE
    """The inject that the card is about, by its number among what acts."""
    upto: int = 0
    """The last line of its reader's log that is on it."""


@attrs.define
class Stack:
    """Cards being put down one after the other."""

    names: Names
    state: State
    cards: list[Card] = attrs.Factory(list)
    untold: Mapping[int, frozenset[int]] = attrs.Factory(dict)
    """By the number of an order's line, the modifiers whose reason is not told on its card."""
    slot: int = NONE
    """The slot of the order that the last card is about."""

    def put(self, told: Told) -> None:
        """Begin a card with a thing, or add it to the last one that it belongs to."""
        event = told.event
        if isinstance(event, SMALL):
            return
        last = self.cards[-1].kind if self.cards else None
        alone = last in (None, "order", "inject")
        if isinstance(event, ev.TurnBegan):
            self._new("turn", "", situation.turn_named(self.names, event.turn))
        elif last == "order" and isinstance(event, ev.Ruled) and event.slot == self.slot:
            self._add(told)
        elif isinstance(event, ev.OrderResolved):
            self._order(event, told)
        elif isinstance(event, ev.Rewound):
            self._new("event", "", _("The game is set back"), told.text)
        elif isinstance(event, ran.Injected) and self._inject(event):
            return
        elif isinstance(event, ev.RuleRan) and self._follows(event):
            self._add(told)
        elif isinstance(event, ev.Changed) and alone and not self._caused(event):
            self._new("changes", "", _("What changed"), told.text)
        elif alone and not isinstance(event, ev.Changed):
            self._new("event", "", _("What happened"), told.text)
        else:
            self._add(told)

    def name(self, orders: str) -> None:
        """Say on the last card which orders its last line is about."""
        if orders:
            line = Line(ended(_("It is about: {order}").format(order=orders)))
            self.cards[-1] = attrs.evolve(self.cards[-1], lines=(*self.cards[-1].lines, line))

    def _new(self, kind: Kind, lede: str, title: str, *texts: str) -> None:
        lines = tuple(Line(text) for text in texts if text)
        self.cards.append(Card(kind, lede, title, lines))

    def _add(self, told: Told) -> None:
        last, event = self.cards[-1], told.event
        thrown = event.rolls if isinstance(event, ev.RuleRan) else ()
        added = (Line(told.text), *(Line("", roll) for roll in thrown))
        self.cards[-1] = attrs.evolve(last, lines=(*last.lines, *added))

    def _follows(self, event: ev.RuleRan) -> bool:
        """Whether a rule goes on with the inject that the last card is about."""
        last = self.cards[-1] if self.cards else None
        return last is not None and last.source not in (NONE, IMPROVISED) and (
            event.source == last.source
        )  # fmt: skip

    def _caused(self, event: ev.Changed) -> bool:
        """Whether the last card is about the inject that alone caused a change."""
        last = self.cards[-1] if self.cards else None
        causes = {cause.source for cause in event.causes}
        return last is not None and last.source != NONE and causes == {last.source}

    def _order(self, event: ev.OrderResolved, told: Told) -> None:
        """An order: each roll with its dice, what it says, what comes of it later, what of it came
        to nothing.
        """
        names = self.names
        setting = names.of_order(event.seat, event.order, self.state)
        say = names.text(names.scenario.actions[event.order.action].say, setting)
        later = self.untold.get(told.number, frozenset())
        lines = [Line(rolls.told(names, roll, setting), roll, later) for roll in event.rolls]
        scheduled = changes.scheduled(names, event.effects)
        lines += [Line(text) for text in (say, *scheduled, joined(told.stayed)) if text]
        title = names.order(event.order)
        self.slot = event.slot
        self.cards.append(Card("order", names.seat(event.seat), title, tuple(lines), event.order))

    def _inject(self, event: ran.Injected) -> bool:
        """Put an inject down as its sender, title and text; whether it was one."""
        found = ran.parts_of(self.names, event, self.state)
        if found is None:
            return False
        self._new("inject", found.head, found.title, found.text)
        if isinstance(event, ev.RuleRan):
            last = self.cards[-1]
            lines = (*last.lines, *(Line("", roll) for roll in event.rolls))
            self.cards[-1] = attrs.evolve(last, lines=lines, source=event.source)
        elif not isinstance(event, ev.InjectFired):
            self.cards[-1] = attrs.evolve(self.cards[-1], source=ran.source_of(self.names, event))
        return True


def opening(names: Names, view: View) -> tuple[Card, ...]:
    """The situation in which a game begins, where the scenario tells of it and its turns begin with
    a look at it.
    """
    said = names.scenario.situation
    looks = any(phase.kind == "situation" for phase in names.scenario.phases)
    if not said or not looks or view.turn > 1:
        return ()
    more = _("More of it stands on page 2, beside the orders; page 3 is the map.")
    texts = (said, *situation.opening(names, view), more)
    return (Card("situation", "", names.scenario.name, tuple(map(Line, texts))),)


def cards(
    names: Names, state: State, news: Iterable[Told], asking: Iterable[Question] = ()
) -> tuple[Card, ...]:
    """The news as cards, in the order it happened; gaps in texts are read in `state`.

    `asking` is what is open, as the readers may know of it: where the news tells that it was asked,
    the order that it is about is named.
    """
    found = tuple(news)
    stack = Stack(names, state, untold=untold.in_news(names, state, found))
    waiting = _about(names, asking)
    # Of the same question, put anew, only the last is the one that is open.
    last = {_key(one.event): one.number for one in found if isinstance(one.event, ev.Asked)}
    for told in found:
        stack.put(told)
        if isinstance(told.event, ev.Asked) and last[_key(told.event)] == told.number:
            stack.name(waiting.get(_key(told.event), ""))
        if stack.cards:
            stack.cards[-1] = attrs.evolve(stack.cards[-1], upto=told.number)
    return tuple(stack.cards)


def _key(one: ev.Asked | Question) -> tuple[int, int, int, int]:
    return one.question, one.seat, one.target, one.second


def _about(names: Names, asking: Iterable[Question]) -> dict[tuple[int, int, int, int], str]:
    """By question, the orders that it is about."""
    found: dict[tuple[int, int, int, int], list[str]] = {}
    for one in asking:
        order = sheets.about(names, one)
        if order:
            found.setdefault(_key(one), []).append(order)
    return {key: listed(orders) for key, orders in found.items()}
