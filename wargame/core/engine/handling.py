"""A command being taken in: what every handler needs, and the refusals that many share."""

from typing import TYPE_CHECKING

from wargame.core import commands as cm
from wargame.core import state as st
from wargame.core.dice import Dice
from wargame.core.events import Event, SeatLocked
from wargame.core.orders import Reason, Refusal, RefusalKind, Refused
from wargame.core.rolled import faces_of
from wargame.core.state import State

PURPOSE = 63
"""A roll's purpose that no rule of an order has before all others are taken."""

if TYPE_CHECKING:
    from wargame.core.engine.engine import Engine


class Handling:
    """One command being taken in: the state before it, the numbers it writes, what it tells."""

    __slots__ = ("engine", "events", "numbers", "state", "stopped")

    def __init__(
        self, engine: "Engine", state: State, numbers: list[int], events: list[Event]
    ) -> None:
        self.engine = engine
        self.state, self.numbers, self.events = state, numbers, events
        self.stopped = ""

    def refuse(self, kind: RefusalKind, rule: str = "", text: str = "") -> Refused:
        return Refused(Refusal(kind, rule, (Reason(text),) if text else ()))

    def control(self, author: cm.Author) -> None:
        if author.role not in ("control", "clock"):
            raise self.refuse("not-control")

    def own(self, author: cm.Author, seat: int) -> None:
        """A person in a seat acts for no other; Control, autopilots and the clock act for any."""
        if not 0 <= seat < self.engine.seats:
            raise self.refuse("bad-value", text="there is no such seat")
        if author.seat != seat and author.role == "seat":
            raise self.refuse("not-control")

    def counted(self, seat: int) -> SeatLocked:
        """How many orders a seat has locked this turn, as all may know; of what was delayed from
        the turn before they may not.
        """
        engine, game = self.engine, self.engine.game
        slots = range(seat * game.width, seat * game.width + game.allowance[seat])
        places = [engine.orders + slot * game.order_size + 4 for slot in slots]
        kept = (st.LOCKED, st.PROPOSED, st.SETTLED)
        locked = sum(self.numbers[place] in kept for place in places)
        locked -= engine.carried(self.numbers, seat)
        return SeatLocked(game.everyone, seat, locked, game.allowance[seat])

    def playing(self) -> None:
        """What is over was judged as it stood, and stays so."""
        if self.numbers[st.OVER]:
            raise self.refuse("game-over")

    def words(self, text: str) -> str:
        """A text that can be kept; halves of characters cannot."""
        if not text:
            return text
        if not text.isascii() and any("\ud800" <= sign <= "\udfff" for sign in text):
            raise self.refuse("bad-value", text="this text holds a broken character")
        return text.strip()

    def reasoned(self, reason: str) -> str:
        found = self.words(reason)
        if not found:
            raise self.refuse("no-reason")
        return found

    def throw(self, source: int, key: int, dice: Dice) -> tuple[int, ...]:
        """Dice that no rule throws, under a name and a key of their own: how many were thrown
        before changes nothing.
        """
        rules = self.engine.rules
        name = rules.function("roll_name")(self.numbers, source, PURPOSE)
        return faces_of(rules.function("throw")(self.numbers, name, key, dice.count, dice.sides))

    def order_at(self, slot: int) -> int:
        """Where the fields of an order's slot begin."""
        return self.engine.orders + slot * self.engine.game.order_size

    def take_back(self, slot: int) -> None:
        """Empty an order's slot and give its seat back what was paid."""
        engine, game = self.engine, self.engine.game
        base, seat = self.order_at(slot), slot // game.width
        for resource in range(len(game.scenario.resources)):
            purse = engine.purse(seat, resource)
            held = self.numbers[purse] + self.numbers[base + len(st.ORDER_FIELDS) + resource]
            self.numbers[purse] = min(held, game.slots[purse].high)
        self.numbers[base : base + game.order_size] = [0] * game.order_size

    def table_of(self, slot: int) -> int:
        """The table, by its number in the game, that the order in a slot is rolled on; -1 for
        none.
        """
        game = self.engine.game
        action = game.scenario.actions[self.numbers[self.order_at(slot)] - 1]
        return next((k for k, table in enumerate(game.tables) if table.id == action.table), -1)

    def check_row(self, slot: int, row: int) -> None:
        """Refuse a row that the table of the order in a slot does not have."""
        table = self.table_of(slot)
        if table < 0 or not 0 <= row < len(self.engine.game.tables[table].bands):
            rule = self.engine.game.codes[self.numbers[self.order_at(slot)] - 1].id
            raise self.refuse("bad-value", rule, "the order's table has no such band")

    def locked_slot(self, slot: int) -> int:
        """Where a locked order's fields begin; refused when the slot holds none."""
        count = len(self.engine.game.seats) * self.engine.game.width
        base = self.order_at(slot)
        if not 0 <= slot < count or self.numbers[base + 4] != st.LOCKED:
            raise self.refuse("no-such-order")
        return base
