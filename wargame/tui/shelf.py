"""What Control's screen keeps of a game's log from one look to the next, so that a look costs what
is new and not all that ever happened.
"""

from collections.abc import Iterable

import attrs

from wargame.core import events as ev
from wargame.core.engine.redacting import later_slots
from wargame.core.orders import Order
from wargame.core.state import DELAYED
from wargame.core.view import Reader, Seen, standing
from wargame.prose import telling
from wargame.prose.names import Names
from wargame.prose.telling import Telling
from wargame.prose.text import _


@attrs.frozen
class Precedent:
    """What Control ruled on an order: which, counted as they were locked, in which turn, in a
    sentence; `what` and `value` are as in the event.
    """

    number: int
    turn: int
    action: int
    what: str
    value: int
    said: str

    def against(self, what: str, value: int) -> bool:
        """Whether it decided otherwise than such a ruling would."""
        return self.what == what and self.value != value


@attrs.define
class Kept:
    """What is known of the order that stands in a slot."""

    number: int
    """Which it is, counted as they were locked."""
    order: Order
    reason: str
    """Why its seat gave it."""
    strikes: dict[int, str] = attrs.Factory(dict)
    """By modifier, why Control struck it."""
    rulings: list[ev.Ruled] = attrs.Factory(list)
    """What was ruled on it."""
    delayed: bool = False


@attrs.define
class Learnt:
    """What the desk leans on of a log that holds."""

    names: Names
    reader: Reader
    turn: int = 0
    locked: int = 0
    """How many orders were locked so far."""
    orders: dict[int, Kept] = attrs.Factory(dict)
    """By slot, the orders of the turn."""
    rulings: list[Precedent] = attrs.Factory(list)
    noted: set[tuple[int, str, int]] = attrs.Factory(set)
    """By seat and kind, the turns in which a note was written."""

    def take(self, events: Iterable[ev.Event]) -> None:
        for event in events:
            if isinstance(event, ev.TurnBegan):
                self.turn = event.turn
                self._come_up()
            elif isinstance(event, ev.GameEnded):
                # What is written from here on looks back on the last turn.
                self.turn += 1
            elif isinstance(event, ev.OrderLocked):
                self.locked += 1
                self.orders[event.slot] = Kept(self.locked, event.order, event.rationale)
            elif isinstance(event, ev.OrderStopped) and event.slot in self.orders:
                self.orders[event.slot].delayed = event.status == DELAYED
            elif isinstance(event, ev.Noted):
                self.noted.add((event.author.seat, event.kind, self.turn))
            elif isinstance(event, ev.Ruled) and event.slot in self.orders:
                self._rule(event, self.orders[event.slot])

    def _come_up(self) -> None:
        """Only what was delayed goes on, in the slots that it has in the next turn."""
        delayed = {slot: one for slot, one in self.orders.items() if one.delayed}
        slots = later_slots(self.names.engine, tuple(delayed))
        self.orders = dict(zip(slots, delayed.values(), strict=True))
        for one in delayed.values():
            one.delayed = False

    def owes(self, seat: int) -> tuple[str, ...]:
        """Which kinds of note a seat has not written yet: an aim and a red line in the first turn,
        in any later one an assessment of the turn before.
        """
        if self.turn > 1:
            return () if (seat, "assessment", self.turn) in self.noted else ("assessment",)
        written = {kind for who, kind, _turn in self.noted if who == seat}
        return tuple(kind for kind in ("aim", "red line") if kind not in written)

    def _rule(self, event: ev.Ruled, one: Kept) -> None:
        one.rulings.append(event)
        if event.what == "strike":
            one.strikes[event.value] = event.reason
        about = {event.slot: one.order}
        said = telling.ruling(Telling(self.names, self.reader, None, about), event)
        earlier = _("Earlier ruling, turn {turn}: {said}").format(turn=self.turn, said=said)
        ruling = (one.order.action, event.what, event.value, earlier)
        self.rulings.append(Precedent(one.number, self.turn, *ruling))


@attrs.define
class Shelf:
    """All that is kept. It is filled at the first look."""

    _learnt: Learnt | None = None
    _taken: int = 0

    def look(self, names: Names, reader: Reader, log: tuple[Seen, ...]) -> Learnt:
        """What the desk leans on of Control's log."""
        fresh = log[self._taken :]
        if self._learnt is None or any(isinstance(one.event, ev.Rewound) for one in fresh):
            self._learnt, fresh = Learnt(names, reader), standing(log)
        self._learnt.take(one.event for one in fresh)
        self._taken = len(log)
        return self._learnt
