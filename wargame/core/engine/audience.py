"""Who may know what: the one home of audiences, for orders, rules, rolls and slots."""

from collections.abc import Sequence

from wargame.core import state as st
from wargame.core.compile.program import Game
from wargame.core.orders import Order

ORIGIN = 100_000
"""Delayed effects name their source beyond this: the action times 100, and the seat."""
IMPROVISED = -2
"""What an inject changes that Control improvises."""
SEQUEL = 1_000_000
"""What an inject does once its text was told names the inject beyond this."""


class Audiences:
    """Masks of one game, worked out once."""

    def __init__(self, game: Game) -> None:
        self.game = game
        self.everyone = game.everyone
        self.sides = {
            **{name: (index,) for index, name in enumerate(game.seats)},
            **dict(game.teams),
        }
        self.slots = tuple(slot.readers for slot in game.slots)
        self.rules = tuple(self._source(k) for k in range(len(game.sources)))
        ids = [inject.id for inject in game.scenario.injects]
        self.count = len(game.seats) * game.width
        self.injects = {
            k: ids.index(source.id)
            for k, source in enumerate(game.sources, self.count)
            if source.kind == "inject"
        }
        """By the number under which it acts, which inject a source is."""
        self.sent = game.constant("SENT")
        self.questions = tuple(self.mask(info.seen_by) for info in game.questions)
        self.rolls = tuple(
            None if info.readers == ("all",) else self.mask(info.readers) for info in game.rolls
        )
        self.orders, self.size = game.constant("ORDERS"), game.order_size
        self.plain = tuple(
            action.visibility == "open"
            and all(option.visibility in (None, "open") for option in action.options)
            for action in game.scenario.actions
        )
        """Whether whatever becomes of an action is open, so that nothing needs to be looked up."""
        self._of_orders: dict[tuple[int, Order], int] = {}
        self.roll_modifiers = tuple(
            tuple(
                k
                for k, modifier in enumerate(game.modifiers)
                if (modifier.rule, modifier.purpose) == (info.rule, info.purpose)
            )
            for info in game.rolls
        )

    def knows(self, modifier: int, reader: int) -> bool:
        """Whether a reader may know all that a modifier rests on."""
        return not reader & ~self.game.modifiers[modifier].readers

    def blind(self, roll: int, reader: int) -> bool:
        """Whether a roll rests on what a reader may not know, so that its dice would tell it."""
        shifted = not self.knows_shift(roll, reader)
        return shifted or not all(self.knows(k, reader) for k in self.roll_modifiers[roll])

    def knows_shift(self, roll: int, reader: int) -> bool:
        """Whether a reader may know by how many bands a roll's result moves."""
        return not reader & ~self.game.rolls[roll].sure

    def mask(self, names: tuple[str, ...]) -> int:
        """The readership of names of seats, teams and `all`; `control` adds nobody."""
        found = 0
        for name in names:
            found |= (
                self.everyone if name == "all" else sum(1 << s for s in self.sides.get(name, ()))
            )
        return found

    def question(self, numbers: Sequence[int], question: int, source: int) -> int:
        """Who may know of a question, beside those it is put to: where nothing else is said of one
        that a hidden order asks, the seat whose order it is; of one that an inject asks which went
        to other readers than planned, those alone.
        """
        if self._sent_otherwise(numbers, source):
            return self.source(numbers, source)
        if self.game.questions[question].seen_by or not 0 <= source < self.count:
            return self.questions[question]
        return 1 << source // self.game.width

    def answer(self, numbers: Sequence[int], question: int, seat: int, source: int) -> int:
        """Who may know what a seat (-1: Control or nobody) answered to a question."""
        own = 1 << seat if seat >= 0 else 0
        secret = self.game.questions[question].secret
        return own if secret else own | self.question(numbers, question, source)

    def _source(self, k: int) -> int:
        scenario, source = self.game.scenario, self.game.sources[k]
        if source.kind == "procedure":
            return self.mask(next(p.seen_by for p in scenario.procedures if p.id == source.id))
        if source.kind == "inject":
            return self.mask(next(i.to for i in scenario.injects if i.id == source.id))
        if source.kind == "question":
            asked = next(q for q in self.game.questions if q.id == source.id)
            reaction = next((a for a in scenario.actions if a.answers and a.id == asked.rule), None)
            if reaction is not None and reaction.visibility == "open":
                return self.everyone
            return self.mask(asked.seen_by)
        # What comes of deals does not say by its number which deal it was: it may be a secret one.
        return 0 if source.kind == "deal" else self.everyone

    def order(self, seat: int, order: Order) -> int:
        """Who may know an order once it is carried out."""
        if self.plain[order.action]:
            return self.everyone
        found = self._of_orders.get((seat, order))
        if found is None:
            found = self._of_orders[seat, order] = self._order(seat, order)
        return found

    def _order(self, seat: int, order: Order) -> int:
        action = self.game.scenario.actions[order.action]
        visibility = action.visibility
        if action.options and action.options[order.option].visibility is not None:
            visibility = action.options[order.option].visibility or visibility
        if visibility == "open":
            return self.everyone
        own = 1 << seat
        if visibility == "covert":
            return own
        for name in action.secret_to:
            if name == "target":
                at_place = self.game.codes[order.action].target.kind == "place"
                played = self.game.place_seat[order.target] if at_place else order.target
                own |= 1 << played if played >= 0 else 0
            else:
                own |= self.mask((name,))
        return own

    def source(self, numbers: Sequence[int], source: int) -> int:
        """Who may know that a source acted: an order's slot, a rule, or where a delay came from."""
        game = self.game
        if source < 0:
            return self.everyone
        if source < self.count:
            if numbers[self.orders + source * self.size] == st.EMPTY:
                return 0
            return self.order(source // game.width, self.order_in(numbers, source))
        if source >= ORIGIN:
            action, seat = divmod(source - ORIGIN, 100)
            spec = game.scenario.actions[action]
            hidden = spec.visibility != "open" or any(
                o.visibility not in (None, "open") for o in spec.options
            )
            return 1 << seat if hidden else self.everyone
        if self._sent_otherwise(numbers, source):
            return numbers[self.sent + self.injects[source]] - 1
        return self.rules[source - self.count]

    def _sent_otherwise(self, numbers: Sequence[int], source: int) -> bool:
        """Whether a source is an inject that last went to other readers than planned, or in other
        words.
        """
        inject = self.injects.get(source)
        return inject is not None and numbers[self.sent + inject] > 0

    def order_in(self, numbers: Sequence[int], slot: int) -> Order:
        """The order written in a slot."""
        base = self.orders + slot * self.size
        return Order(numbers[base] - 1, *numbers[base + 1 : base + 4])
