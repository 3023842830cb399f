"""What each command writes into the state before the rules run on, or why it is refused."""

from collections.abc import Callable
from typing import Any

from wargame.core import commands as cm
from wargame.core import state as st
from wargame.core.compile.sequence import DESK, ORDERS
from wargame.core.engine import injecting, judging, pacing
from wargame.core.engine.arguing import ARGUING
from wargame.core.engine.dealing import DEALING
from wargame.core.engine.handling import Handling
from wargame.core.engine.owing import owed
from wargame.core.engine.ruling import rule_effects, set_row
from wargame.core.engine.talking import TALKING
from wargame.core.events import (
    Answered,
    Assigned,
    DiceEntered,
    Held,
    Noted,
    OrderLocked,
    OrderRecalled,
    Ruled,
    SeatFinished,
    TimeCalled,
    Veiled,
)
from wargame.core.orders import Refused
from wargame.core.records import Log
from wargame.core.said import said

new = tuple.__new__
FIELDS = len(st.ORDER_FIELDS)
STOPPED = 1_000_000
"""The end that Control calls."""


def lock(do: Handling, command: cm.Lock) -> None:
    """Write the order, take its cost, tell its seat all and everyone how many are locked."""
    author, seat, order, rationale, expected, estimate = command
    engine, numbers = do.engine, do.numbers
    game = engine.game
    do.own(author, seat)
    refusal = engine.check(do.state, seat, order)
    if refusal is not None:
        raise Refused(refusal)
    if rationale or expected:
        rationale, expected = do.words(rationale), do.words(expected)
    if not rationale and game.scenario.rationale == "required":
        raise do.refuse("no-rationale", game.codes[order.action].id)
    if estimate is not None and not 0 <= estimate <= 100:
        raise do.refuse("bad-value", text="an estimate is 0 to 100 percent")
    move = engine.moves[numbers[st.TURN]][numbers[st.STAGE]]
    slot = engine.free_slot(numbers, seat) if move is None else move.slot
    action, target, second, option = order
    engine.lock_order(numbers, slot, action, target, second, option)
    size = game.order_size
    base = engine.orders + slot * size
    paid = tuple(numbers[base + FIELDS : base + size])
    told = (1 << seat, slot, seat, order, rationale, expected, estimate, paid, author)
    do.events.append(new(OrderLocked, told))
    if move is None:
        do.events.append(do.counted(seat))
    else:
        numbers[st.MOVED] = 2


def finish(do: Handling, command: cm.Finish) -> None:
    engine = do.engine
    do.own(command.author, command.seat)
    refusal = engine.turn_to_order(do.state, command.seat)
    held = refusal is not None and refusal.kind == "no-slot-left"
    if refusal is not None and not (held and engine.carried(do.numbers, command.seat)):
        raise Refused(refusal)
    audience = engine.game.everyone
    if not engine.game.scenario.sequence:
        do.numbers[engine.finished + command.seat] = 1
    elif held:
        # The move goes to the order that was delayed, and looks like one that is ordered now.
        do.numbers[st.MOVED], audience = 2, 1 << command.seat
    else:
        do.numbers[st.MOVED] = 1
    do.events.append(new(SeatFinished, (audience, command.seat)))


def recall(do: Handling, command: cm.Recall) -> None:
    do.control(command.author)
    reason = do.reasoned(command.reason)
    engine, game = do.engine, do.engine.game
    proposed = 0 <= command.slot < engine.matters.count and (
        engine.matters.status(do.numbers, command.slot) == st.PROPOSED
    )
    base = do.order_at(command.slot) if proposed else do.locked_slot(command.slot)
    do.playing()
    ordering = engine.kinds[do.numbers[st.STAGE]] == ORDERS
    if not ordering and (proposed or not _before_the_desk(do)):
        raise do.refuse("not-now")
    if any(one.open and one.number == command.slot for one in engine.matters.all(do.numbers)):
        raise do.refuse("unsettled")
    seat = command.slot // game.width
    delayed = bool(do.numbers[base + st.ORDER_FIELDS.index("carried")])
    do.take_back(command.slot)
    do.numbers[engine.matters.unsettled] -= proposed
    do.events.append(OrderRecalled(1 << seat, command.slot, seat, reason, command.author))
    if not delayed:
        # Once all orders are in, what is taken back makes no room for another.
        do.numbers[engine.finished + seat] = 0 if ordering else 1
        do.events.append(do.counted(seat))


def _before_the_desk(do: Handling) -> bool:
    """Whether the turn's orders are in, and not one of them is answered or carried out yet."""
    stages, stage = do.engine.game.stages, do.numbers[st.STAGE]
    if (ORDERS, 0) not in stages:
        return False
    return stages.index((ORDERS, 0)) < stage <= stages.index((DESK, 0))


def answer(do: Handling, command: cm.Answer) -> None:
    engine = do.engine
    open_now = {q.place: q for q in engine.open_questions(do.state)}
    place = command.place
    if command.author.role == "seat" or place >= st.OWN_PLACE:
        # A seat knows its own numbers only: places among all questions would tell of others.
        place = engine.place_of(do.state, command.author.seat, place)
    asked = open_now.get(place)
    if asked is None or asked.question != command.question:
        raise do.refuse("not-asked")
    info = engine.game.questions[asked.question]
    if command.author.role == "seat" and command.author.seat != asked.seat:
        # As if there were no such question: the refusal must not tell what others are asked.
        raise do.refuse("not-asked")
    if not 0 <= command.choice < len(info.options):
        raise do.refuse("no-such-answer", info.id)
    if command.author.role == "clock" and command.choice != info.default:
        raise do.refuse("bad-value", text="the clock answers what nobody would")
    if command.choice not in asked.choices:
        raise do.refuse("answer-refused", info.id, info.options[command.choice].otherwise)
    person, words = command.author.role in ("seat", "control"), do.words(command.rationale)
    if person and info.in_writing and command.choice != info.default and not words:
        raise do.refuse("bad-value", text="this answer is given in writing: say on what condition")
    log = Log()
    engine.rules.function("give_answer")(do.numbers, log, place, command.choice)
    seat = asked.seat
    do.events.append(
        Answered(
            engine.audiences.answer(do.numbers, asked.question, seat, asked.source),
            asked.question,
            seat,
            command.choice,
            words,
            command.author,
        )
    )


def proceed(do: Handling, command: cm.Proceed) -> None:
    do.control(command.author)
    wanted = do.engine.wanted(do.state)
    if wanted.settle:
        raise do.refuse("unsettled")
    if not wanted.pause:
        raise do.refuse("not-now")
    if do.engine.at_close(do.state) and do.engine.deals.due(do.numbers):
        raise do.refuse("promises-open")
    do.numbers[st.MOVED] = 1


def hold(do: Handling, command: cm.Hold) -> None:
    do.control(command.author)
    if do.engine.game.scenario.sequence:
        raise do.refuse("not-now")
    _keep_back(do, st.HOLDS, on=command.on)
    do.events.append(Held(0, command.on, command.author))


def veil(do: Handling, command: cm.Veil) -> None:
    do.control(command.author)
    _keep_back(do, st.VEILS, on=command.on)
    do.events.append(Veiled(do.engine.game.everyone, command.on, command.author))


def _keep_back(do: Handling, what: int, *, on: bool) -> None:
    """Orders or what the dice show are kept back from now on, or no longer."""
    slot = do.engine.game.constant("HELD")
    do.numbers[slot] = do.numbers[slot] | what if on else do.numbers[slot] & ~what


def enter_dice(do: Handling, command: cm.EnterDice) -> None:
    do.control(command.author)
    do.playing()
    held = do.numbers[st.HAND_COUNT]
    if not command.faces or held + len(command.faces) > st.HANDS:
        raise do.refuse(
            "bad-dice", text=said("up to {most} dice may be typed in at once", most=st.HANDS)
        )
    sides = max((table.dice.sides for table in do.engine.game.tables), default=6)
    for face in command.faces:
        if not 1 <= face <= sides:
            raise do.refuse(
                "bad-dice",
                text=said(
                    "a die of this game shows 1 to {sides}, not {face}", sides=sides, face=face
                ),
            )
    for k, face in enumerate(command.faces):
        do.numbers[st.HAND + held + k] = face
    do.numbers[st.HAND_COUNT] = held + len(command.faces)
    do.events.append(DiceEntered(0, command.faces, command.author))


def strike(do: Handling, command: cm.Strike) -> None:
    do.control(command.author)
    reason = do.reasoned(command.reason)
    base = do.locked_slot(command.slot)
    rule = do.engine.game.codes[do.numbers[base] - 1].id
    infos = do.engine.game.modifiers
    own = [k for k, info in enumerate(infos) if info.rule == rule and info.purpose == 0]
    circumstance = command.modifier in own and not infos[command.modifier].base
    if not circumstance or command.modifier - own[0] > 30:
        raise do.refuse("bad-value", rule, "that modifier does not belong to the order")
    do.numbers[base + 6] |= 1 << (command.modifier - own[0])
    ruled = _ruled(do, command.slot, "strike", command.modifier, reason, command.author)
    known = do.engine.audiences.knows(command.modifier, ruled.audience)
    do.events.append(ruled if known else ruled._replace(audience=0))


MOST_AMENDED = 2
"""What Control may add to an order's net modifier in all, or take from it."""


def amend(do: Handling, command: cm.Amend) -> None:
    do.control(command.author)
    reason = do.reasoned(command.reason)
    base = do.locked_slot(command.slot)
    if command.amount not in (-1, 1):
        raise do.refuse("bad-value", text="a modifier of Control's is -1 or +1")
    if abs(do.numbers[base + 5] + command.amount) > MOST_AMENDED:
        raise do.refuse("bad-value", text="Control adds no more than 2 to an order, or takes it")
    do.numbers[base + 5] += command.amount
    do.events.append(_ruled(do, command.slot, "amend", command.amount, reason, command.author))


def override(do: Handling, command: cm.Override) -> None:
    do.control(command.author)
    reason = do.reasoned(command.reason)
    do.locked_slot(command.slot)
    do.check_row(command.slot, command.band)
    words = (reason, do.words(command.private))
    set_row(do, command.slot, command.band, "override", words, command.author)


def _ruled(do: Handling, slot: int, what: str, value: int, reason: str, author: cm.Author) -> Ruled:
    """A ruling on an order before it is revealed is known to its seat."""
    own = 1 << slot // do.engine.game.width
    return Ruled(own, slot, what, value, (), reason, "", author)


def rule(do: Handling, command: cm.Rule) -> None:
    do.control(command.author)
    do.playing()
    reason = do.reasoned(command.reason)
    if not command.effects:
        raise do.refuse("bad-value", text="a ruling changes something")
    rule_effects(do, command.effects, (reason, do.words(command.private)), command.author)


def note(do: Handling, command: cm.Note) -> None:
    if not do.words(command.text):
        raise do.refuse("bad-value", text="a note needs words")
    author = command.author
    if command.seat is not None:
        do.own(author, command.seat)
        author = author._replace(seat=command.seat)
    audience = 1 << author.seat if author.seat >= 0 else 0
    do.events.append(Noted(audience, command.kind, do.words(command.text), author))


def assign(do: Handling, command: cm.Assign) -> None:
    """Seats are handed over by Control, or taken by a person for themselves."""
    game = do.engine.game
    if command.author.role == "seat" and command.author.seat != command.seat:
        raise do.refuse("not-control")
    if not -1 <= command.seat < len(game.seats):
        raise do.refuse("bad-value", text="there is no such seat")
    known = {p.id for p in game.postures if p.seat == command.seat}
    if command.seat >= 0 and command.posture and command.posture not in known:
        raise do.refuse("bad-value", command.posture, "the seat has no such posture")
    do.events.append(Assigned(game.everyone, command.seat, command.posture, command.author))


def call_time(do: Handling, command: cm.CallTime) -> None:
    """What Control chooses for a late seat comes by the same verbs as ever: whatever the seat owes,
    it is waited for or played by an autopilot; only of orders it may be held to what it has.
    """
    do.control(command.author)
    author, seat = command.author, command.seat
    if all(one.seat != seat for one in owed(do.engine, do.state)):
        raise do.refuse("not-now")
    do.events.append(TimeCalled(1 << seat, seat, command.choice, author))
    if command.choice == "wait":
        pacing.extend(do, cm.Extend(author, command.seconds, command.from_now))
    elif command.choice == "hold":
        finish(do, cm.Finish(author, seat))
    elif command.choice == "autopilot":
        if not command.posture:
            raise do.refuse("bad-value", text="an autopilot goes by one of the seat's postures")
        assign(do, cm.Assign(author, seat, command.posture))
    elif command.order is None:
        raise do.refuse("bad-value", text="the seat has drafted nothing")
    else:
        words = (command.rationale, command.expected, command.estimate)
        lock(do, cm.Lock(author, seat, command.order, *words))
        if not do.engine.game.scenario.sequence and do.engine.free_slot(do.numbers, seat) >= 0:
            finish(do, cm.Finish(author, seat))


def stop(do: Handling, command: cm.Stop) -> None:
    do.control(command.author)
    do.stopped = do.reasoned(command.reason)
    if do.numbers[st.OVER]:
        raise do.refuse("game-over")
    do.numbers[st.OVER] = STOPPED


HANDLERS: dict[type, Callable[[Handling, Any], None]] = {
    cm.Lock: lock,
    cm.Finish: finish,
    cm.Recall: recall,
    cm.Answer: answer,
    cm.Proceed: proceed,
    cm.Hold: hold,
    cm.Veil: veil,
    cm.EnterDice: enter_dice,
    cm.Strike: strike,
    cm.Amend: amend,
    cm.Override: override,
    cm.Rule: rule,
    cm.Fire: injecting.fire,
    cm.Reschedule: injecting.reschedule,
    cm.Improvise: injecting.improvise,
    cm.Tick: injecting.tick,
    cm.Note: note,
    cm.Classify: judging.classify,
    cm.Assign: assign,
    cm.Pause: pacing.pause,
    cm.Extend: pacing.extend,
    cm.CallTime: call_time,
    cm.Reopen: pacing.reopen,
    cm.Announce: pacing.announce,
    cm.Shorten: pacing.shorten,
    cm.Stop: stop,
    **ARGUING,
    **DEALING,
    **TALKING,
}
