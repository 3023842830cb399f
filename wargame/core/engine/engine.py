"""The imperative heart: a game's rules, and the few verbs by which anything happens.

`advance` is the only way a state changes; `check` is the one source of legality; `odds`
enumerates. An engine holds scratch buffers and no game: states are values and may be kept,
compared, gone back to.
"""

from typing import cast

import attrs

from wargame.core import state as st
from wargame.core.commands import Author, Command
from wargame.core.compile.program import Game
from wargame.core.compile.sequence import DESK, MOVE, MOVE_ALONE, ORDERS, PAUSE
from wargame.core.dice import Seed
from wargame.core.engine.answers import Forecast, Question, Step, Wanted
from wargame.core.engine.audience import Audiences
from wargame.core.engine.deals import Deals
from wargame.core.engine.decode import Decoder
from wargame.core.engine.forecasting import forecasts, worksheet
from wargame.core.engine.handlers import HANDLERS
from wargame.core.engine.handling import Handling
from wargame.core.engine.matters import Matters
from wargame.core.engine.room import overflow
from wargame.core.engine.rules import Rules
from wargame.core.engine.scoring import ending
from wargame.core.events import Began, Event
from wargame.core.orders import LegalOrders, Order, Reason, Refusal, Refused
from wargame.core.records import Log
from wargame.core.state import EMPTY, FAULT, OPEN, OVER, STAGE, TURN, State

__all__ = ["Engine", "Forecast", "Question", "Step", "Wanted"]

new = tuple.__new__
MOVES = (MOVE, MOVE_ALONE)
QUICK_AFTER = 5_000
"""After how many commands an engine takes the quicker text of the rules.

Making it takes as long as some ten thousand commands (a second, of the largest games), which nobody
should wait for who plays one game with others: that has hundreds of commands. Whoever plays many
games is there at once.
"""
STATUS, CARRIED = st.ORDER_FIELDS.index("status"), st.ORDER_FIELDS.index("carried")
DONE, NOTHING = Wanted(True, (), (), False), LegalOrders(())
SETTLE = Wanted(False, (), (), False, True)


@attrs.frozen
class Move:
    """In sequential play, whose move a stage is, the slot of its order, and what is wanted then.

    `status` is where in the state the slot's status stands.
    """

    seat: int
    slot: int
    status: int
    wanted: Wanted


def _moves(game: Game, row: int) -> tuple[Move | None, ...]:
    """The moves of a turn in sequential play, by stage."""
    arrays, moves = dict(game.program.arrays), game.constant("MOVES")
    found: list[Move | None] = []
    for kind, argument in game.stages:
        if kind not in MOVES:
            found.append(None)
            continue
        at = row * moves + argument
        seat, slot = arrays["MOVE_SEAT"][at], arrays["MOVE_SLOT"][at]
        status = game.constant("ORDERS") + slot * game.order_size + STATUS
        found.append(Move(seat, slot, status, Wanted(False, (seat,), (), False)))
    return tuple(found)


class Engine:
    """Plays one compiled scenario."""

    def __init__(self, game: Game) -> None:
        self.game = game
        self.audiences = Audiences(game)
        self.decoder = Decoder(self.audiences)
        self.size, self.seats = len(game.slots), len(game.seats)
        self.orders = game.constant("ORDERS")
        self.questions = game.constant("QUESTIONS")
        self.question_room = game.constant("QUESTION_ROOM")
        self.finished = game.constant("FINISHED")
        self.matters, self.deals = Matters(game), Deals(game)
        self.unsettled = self.matters.unsettled
        self.snapshot = [0] * self.size
        self.work, self.codes = [0] * game.work_room, [0] * game.code_room
        self.kinds = tuple(kind for kind, _ in game.stages)
        rows = [_moves(game, row) for row in range(game.constant("ROWS"))]
        self.moves = tuple(rows[(turn - 1) % len(rows)] for turn in range(game.scenario.turns + 1))
        """In sequential play, the move that is to be made, by turn and stage."""
        self._numbers, self._last = [0], cast("State | None", None)
        self._handling = Handling(self, State(game.start), self._numbers, [])
        self._asked: tuple[State | None, int, LegalOrders] = (None, -1, NOTHING)
        self._left = QUICK_AFTER
        self._take(Rules.of(game, log=True))

    def _take(self, rules: Rules) -> None:
        """Go on with these functions; they hold nothing, so it may be between any two commands."""
        self.rules = rules
        self._run, self._legal = rules.function("advance"), rules.function("legal")
        self._check, self._option_legal = rules.function("check"), rules.function("option_legal")
        self.lock_order = rules.function("lock_order")

    def hurry(self) -> None:
        """Take the quicker text of the rules now: many games are to come."""
        self._left = 0
        self._take(Rules.of(self.game, log=True, quick=True))

    # ---- beginning

    def start(self, seed: Seed, seed_hash: str = "") -> Step:
        """A new game, run until somebody is needed."""
        numbers = list(self.game.start)
        numbers[st.KEY], numbers[st.SALT] = seed.key, seed.salt
        scenario = self.game.scenario
        began = Began(self.game.everyone, scenario.name, scenario.layout, seed_hash)
        return self._step(State(self.game.start), numbers, [began], "", None)

    # ---- the one way a state changes

    def advance(self, state: State, command: Command) -> Step:
        """Carry a command out; Refused, and the state as it was, when it may not be.

        A command whose consequences find no room is refused too, with the rule that needs it; the
        game goes on with another command.
        """
        # The state that came last still stands in the buffer, unless a refusal broke in.
        numbers = self._numbers if state is self._last else list(state.numbers)
        self._last = None
        self._left -= 1
        if self._left == 0:
            self.hurry()
        events: list[Event] = []
        do = self._handling
        do.state, do.numbers, do.events, do.stopped = state, numbers, events, ""
        HANDLERS[type(command)](do, command)
        return self._step(state, numbers, events, do.stopped, command.author)

    def _step(
        self,
        state: State,
        numbers: list[int],
        events: list[Event],
        stopped: str,
        author: Author | None,
    ) -> Step:
        log = Log()
        self._run(self.snapshot, numbers, log, self.work)
        self.decoder.decode(log, numbers, events)
        if numbers[FAULT]:
            raise Refused(overflow(self.audiences, state, numbers[FAULT] - 1, author))
        if numbers[OVER] and not state.numbers[OVER]:
            events.append(ending(self, numbers, stopped))
        reached = State(tuple(numbers))
        self._numbers, self._last = numbers, reached
        return new(Step, (reached, tuple(events), state))

    # ---- what is wanted

    def wanted(self, state: State) -> Wanted:
        """Whom the game waits for."""
        numbers = state.numbers
        if numbers[OVER]:
            return DONE
        if numbers[OPEN]:
            places = tuple(
                k
                for k in range(self.question_room)
                if numbers[self.questions + 9 * k] == st.ASKED
                and numbers[self.questions + 9 * k + 7] == 0
            )
            return Wanted(False, (), places, False)
        if numbers[self.unsettled] and self.holds(numbers):
            return SETTLE
        move = self.moves[numbers[TURN]][numbers[STAGE]]
        if move is not None:
            return move.wanted
        kind = self.kinds[numbers[STAGE]]
        if kind == ORDERS:
            return Wanted(False, self.unfinished(state), (), False)
        return Wanted(False, (), (), kind in (PAUSE, DESK))

    def holds(self, numbers: tuple[int, ...] | list[int]) -> bool:
        """Whether nothing goes on here before what is argued is settled."""
        kind = self.kinds[numbers[STAGE]]
        return kind != ORDERS and not (kind in MOVES and numbers[st.MOVED] == 0)

    def at_desk(self, state: State) -> bool:
        """Whether the turn's orders are in and wait for Control to have them adjudicated."""
        return self.wanted(state).pause and self.game.stages[state.numbers[STAGE]] == (DESK, 0)

    def at_close(self, state: State) -> bool:
        """Whether a turn's end waits for Control, for promises to be marked and ruled on."""
        return self.wanted(state).pause and self.game.stages[state.numbers[STAGE]] == (DESK, 1)

    def unfinished(self, state: State) -> tuple[int, ...]:
        """The seats that have not finished their orders of this turn: there is room for one, or one
        that was delayed takes it.
        """
        return tuple(
            seat
            for seat in range(len(self.game.seats))
            if not state.numbers[self.finished + seat]
            and (self.free_slot(state.numbers, seat) >= 0 or self.carried(state.numbers, seat))
        )

    def carried(self, numbers: tuple[int, ...] | list[int], seat: int) -> int:
        """How many orders of a seat were delayed to this turn from the one before."""
        size = self.game.order_size
        base = self.orders + seat * self.game.width * size
        return sum(numbers[base + CARRIED + size * n] for n in range(self.game.allowance[seat]))

    def free_slot(self, numbers: tuple[int, ...] | list[int], seat: int) -> int:
        """The slot a seat's next order goes to, or -1."""
        game = self.game
        for n in range(game.allowance[seat]):
            slot = seat * game.width + n
            if numbers[self.orders + slot * game.order_size + STATUS] == EMPTY:
                return slot
        return -1

    def open_questions(self, state: State) -> tuple[Question, ...]:
        """Every open question, those that hold the game and those that stand beside it."""
        return tuple(
            self.question(state, k)
            for k in range(self.question_room)
            if state.numbers[self.questions + 9 * k] == st.ASKED
        )

    def questions_of(self, state: State, seat: int) -> tuple[Question, ...]:
        """The open questions put to a seat, under numbers of its own and without hidden sources."""
        own = self._own(state, seat)
        known = [self.audiences.source(state.numbers, q.source) >> seat & 1 for q in own]
        return tuple(
            attrs.evolve(q, place=st.OWN_PLACE + n, source=q.source if known[n] else -1)
            for n, q in enumerate(own)
        )

    def place_of(self, state: State, seat: int, own: int) -> int:
        """Where the question stands that a seat knows by its own number, or -1."""
        return dict(enumerate((q.place for q in self._own(state, seat)), st.OWN_PLACE)).get(own, -1)

    def _own(self, state: State, seat: int) -> list[Question]:
        own = [q for q in self.open_questions(state) if q.seat == seat >= 0]
        return sorted(own, key=lambda q: (q.question, q.target, q.second, q.due))

    def question(self, state: State, place: int) -> Question:
        base = self.questions + 9 * place
        _, question, seat, target, second, source, _, due, _ = state.numbers[base : base + 9]
        choices = tuple(
            x
            for x in range(len(self.game.questions[question].options))
            if self.may_answer(state.numbers, question, seat, target, second, source, x)
        )
        order = None
        if self.game.questions[question].reacts:
            order = self.audiences.order_in(state.numbers, source)
        return Question(place, question, seat, target, second, source, due, choices, order)

    def may_answer(
        self,
        numbers: tuple[int, ...] | list[int],
        question: int,
        seat: int,
        target: int,
        second: int,
        source: int,
        choice: int,
    ) -> bool:
        """Whether a choice may be given to a question now."""
        option = 0
        if source < len(self.game.seats) * self.game.width:
            option = numbers[self.orders + source * self.game.order_size + 3]
        return bool(self._option_legal(numbers, question, seat, target, second, option, choice))

    # ---- legality and odds

    def legal_orders(self, state: State, seat: int) -> LegalOrders:
        """Every order a seat may give now; empty when it may give none."""
        if self.turn_to_order(state, seat) is not None:
            return NOTHING
        count = self._legal(state.numbers, seat, self.codes)
        found = LegalOrders(self.codes[1 : count + 1])
        self._asked = (state, seat, found)
        return found

    def turn_to_order(self, state: State, seat: int) -> Refusal | None:
        """Why a seat may not order anything now, or None."""
        numbers = state.numbers
        if numbers[OVER]:
            return Refusal("game-over")
        if numbers[OPEN] or (numbers[self.unsettled] and self.holds(numbers)):
            return Refusal("not-now")
        move = self.moves[numbers[TURN]][numbers[STAGE]]
        if move is not None:
            if move.seat != seat:
                return Refusal("not-your-turn")
            return None if numbers[move.status] == EMPTY else Refusal("no-slot-left")
        if self.kinds[numbers[STAGE]] != ORDERS:
            return Refusal("not-now")
        if numbers[self.finished + seat]:
            return Refusal("finished")
        return None if self.free_slot(numbers, seat) >= 0 else Refusal("no-slot-left")

    def check(self, state: State, seat: int, order: Order) -> Refusal | None:
        """Why a seat may not give an order now, with every reason; None when it may."""
        asked, asker, found = self._asked
        if asked is state and asker == seat and order in found:
            return None
        return self.turn_to_order(state, seat) or self.against(state, seat, order)

    def against(self, state: State, seat: int, order: Order) -> Refusal | None:
        """What the order's own rule has against it, whoever's turn it is."""
        game = self.game
        if not 0 <= order.action < len(game.codes):
            return Refusal("no-such-order")
        code = game.codes[order.action]
        if seat not in code.seats or not code.legal:
            return Refusal("not-your-action", code.id, order=order)
        strange = (
            order.target not in code.target.values
            or order.second not in code.second.values
            or not 0 <= order.option < code.options
            or (code.target.mine and game.place_seat[order.target] != seat)
        )
        if strange:
            return Refusal("no-such-target", code.id, order=order)
        bits = self._check(
            state.numbers, seat, order.action, order.target, order.second, order.option
        )
        return self._refusal(state, seat, order, bits) if bits else None

    def _refusal(self, state: State, seat: int, order: Order, bits: int) -> Refusal:
        game = self.game
        code = game.codes[order.action]
        infos = game.requirements[order.action]
        reasons, kind = [], "cannot-afford"
        for bit, info in enumerate(infos):
            if not bits >> bit & 1:
                continue
            if info.kind == "cost":
                reasons.append(self._short(state, seat, order, info.resource))
                continue
            kind = "requirement"
            reasons.append(Reason(info.text, info.cite, info.assumption))
        if kind == "requirement":
            return Refusal("requirement", code.id, tuple(reasons), order)
        return Refusal("cannot-afford", code.id, tuple(reasons), order)

    def _short(self, state: State, seat: int, order: Order, resource: str) -> Reason:
        ids = [r.id for r in self.game.scenario.resources]
        index = ids.index(resource)
        have = state.numbers[self.purse(seat, index)]
        return Reason("", resource=index, need=self.cost(state, seat, order)[index], have=have)

    def purse(self, seat: int, resource: int) -> int:
        """The slot of a seat's resource."""
        dial = next(d for d in self.game.dials if d.id == self.game.scenario.resources[resource].id)
        return dial.base + seat * dial.stride

    def cost(self, state: State, seat: int, order: Order) -> tuple[int, ...]:
        """What an order costs now, resource by resource."""
        numbers = list(state.numbers)
        slot = seat * self.game.width
        pay = self.rules.function("pay")
        base = self.orders + slot * self.game.order_size + len(st.ORDER_FIELDS)
        count = len(self.game.scenario.resources)
        numbers[base : base + count] = [0] * count
        pay(numbers, slot, seat, order.action, order.target, order.second, order.option)
        return tuple(numbers[base : base + count])

    def odds(
        self, state: State, seat: int, order: Order, *, control: bool = False, struck: int = 0
    ) -> tuple[Forecast, ...]:
        """The odds of an order's first roll and of its second ones, as its seat or Control sees
        them.
        """
        return forecasts(self, state, seat, order, control=control, struck=struck)

    def worksheet(self, state: State, slot: int) -> tuple[Forecast, ...]:
        """The odds of a locked order as Control has left them: what is struck, what is added."""
        return worksheet(self, state, slot)

    # ---- readings

    def reading(
        self, state: State, index: int, *, seat: int = -1, order: Order | None = None
    ) -> int:
        """A number the scenario defines, as an objective's condition or a posture's score."""
        about = order or Order(-1)
        read = self.rules.function(f"reading_{index}")
        return read(state.numbers, seat, about.target, about.second, about.option)
