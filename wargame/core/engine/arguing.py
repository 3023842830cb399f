"""What each command about a matter writes into the state, or why it is refused."""

from collections.abc import Callable
from typing import Any

from wargame.core import commands as cm
from wargame.core import state as st
from wargame.core.arguing import Reason
from wargame.core.compile.sequence import ORDERS
from wargame.core.engine.handling import Handling
from wargame.core.engine.matters import FIELDS, OPEN, packed
from wargame.core.engine.replying import disclose, open_matter, reply, throw
from wargame.core.engine.ruling import rule_effects, set_row
from wargame.core.events import (
    Argued,
    Established,
    MatterSettled,
    OrderProposed,
    OrderRecalled,
    TakenUp,
    Weighed,
)
from wargame.core.methods import (
    ARGUED,
    ASKING,
    CHOOSING,
    FEWEST,
    METHODS,
    MOST,
    STRONG,
    Argument,
    Matter,
)
from wargame.core.orders import Refused


def propose(do: Handling, command: cm.Propose) -> None:
    """Write the order into its slot; everyone is told that one more is locked, as of any order."""
    engine, seat, numbers = do.engine, command.seat, do.numbers
    do.own(command.author, seat)
    refusal = engine.turn_to_order(do.state, seat)
    if refusal is not None:
        raise Refused(refusal)
    if not engine.matters.room:
        raise do.refuse("capacity")
    what, means, end = (do.words(one) for one in (command.what, command.means, command.end))
    if not (what and means and end):
        raise do.refuse("bad-value", text="say what is done, with what means, and to what end")
    pro, contra = (tuple(map(do.words, some)) for some in (command.pro, command.contra))
    if not all((*pro, *contra)):
        raise do.refuse("bad-value", text="an argument needs words")
    move = engine.moves[numbers[st.TURN]][numbers[st.STAGE]]
    slot = engine.free_slot(numbers, seat) if move is None else move.slot
    base = do.order_at(slot)
    numbers[base : base + engine.game.order_size] = [0] * engine.game.order_size
    numbers[base + st.ORDER_FIELDS.index("status")] = st.PROPOSED
    numbers[engine.matters.unsettled] += 1
    do.events.append(
        OrderProposed(1 << seat, slot, seat, what, means, end, pro, contra, command.author)
    )
    if move is None:
        do.events.append(do.counted(seat))
    else:
        numbers[st.MOVED] = 2


# ---- taking up


def take_up(do: Handling, command: cm.TakeUp) -> None:
    do.control(command.author)
    do.playing()
    matters, numbers = do.engine.matters, do.numbers
    text = do.words(command.text)
    if not text:
        raise do.refuse("bad-value", text="say what is to be settled, as all who argue read it")
    if any(not 0 <= seat < do.engine.seats for seat in (*command.to, *command.asked)):
        raise do.refuse("bad-value", text="there is no such seat")
    number, holds = _number(do, command)
    readers, asked = _readers(do, command)
    options = _options(do, command)
    reasons = _reasons(do, command)
    table = _reading(do, command, number)
    if command.seconds < 0 or (command.seconds and command.method != "silence"):
        raise do.refuse("bad-value", text="only a silence procedure has a time to run out")
    if number < matters.count and command.method in ARGUED:
        numbers[matters.argued] += 1
        most = do.engine.game.scenario.spotlights
        if numbers[matters.argued] > most and not command.beyond:
            raise do.refuse("spotlights", text="the rest are settled by table or by free ruling")
    place = matters.free(numbers)
    if place < 0:
        raise do.refuse("bad-value", text="too much is argued at once: settle something first")
    at, method = matters.at(place), METHODS.index(command.method)
    matters.clear(numbers, place)
    numbers[at : at + FIELDS] = [
        OPEN,
        number,
        method,
        readers,
        sum(1 << seat for seat in asked),
        int(command.tie == "first"),
        int(command.missing == "first"),
        len(options),
        0,
    ]
    numbers[matters.ordinal(place)] = numbers[matters.argued]
    numbers[matters.rows(place)] = [command.row + 1, command.failing + 1]
    for k, one in enumerate(reasons):
        numbers[matters.argument(place, k)] = packed(Argument(one.side, 1))
    numbers[matters.unsettled] += holds
    seat = number // do.engine.game.width if number < matters.count else -1
    do.events.append(
        TakenUp(
            readers,
            number,
            seat,
            command.method,
            text,
            reasons,
            asked,
            options,
            command.tie,
            command.missing,
            command.seconds,
            command.author,
            command.row,
            command.failing,
            table,
        )
    )


def _number(do: Handling, command: cm.TakeUp) -> tuple[int, int]:
    """The matter's number, and 1 where it holds the turn anew."""
    matters, numbers = do.engine.matters, do.numbers
    if command.slot == -1:
        if command.to:
            return matters.aside(numbers, sum(1 << seat for seat in {*command.to})), 1
        numbers[matters.asides] += 1
        return matters.count + numbers[matters.asides] - 1, 1
    if not 0 <= command.slot < matters.count:
        raise do.refuse("no-such-order")
    if any(one.open and one.number == command.slot for one in matters.all(numbers)):
        raise do.refuse("bad-value", text="this is being argued already")
    status = matters.status(numbers, command.slot)
    if status not in (st.PROPOSED, st.LOCKED):
        raise do.refuse("no-such-order")
    return command.slot, int(status == st.LOCKED)


def _reading(do: Handling, command: cm.TakeUp, number: int) -> int:
    """The table of whose rows an order reads one as it is argued; -1 where it reads none."""
    rows = [row for row in (command.row, command.failing) if row != -1]
    if not rows:
        return -1
    if command.row == -1:
        raise do.refuse("bad-value", text="say which row the order reads when it succeeds")
    listed = number < do.engine.matters.count
    if not listed or do.engine.matters.status(do.numbers, number) != st.LOCKED:
        raise do.refuse("bad-value", text="only an order of the list has rows to read")
    for row in rows:
        do.check_row(number, row)
    return do.table_of(number)


def _readers(do: Handling, command: cm.TakeUp) -> tuple[int, tuple[int, ...]]:
    """Who may read of a matter, the seat always whose order it is; and the seats that are asked."""
    game = do.engine.game
    readers = game.everyone
    if command.to:
        own = {command.slot // game.width} if command.slot >= 0 else set()
        readers = sum(1 << seat for seat in {*command.to} | own)
    if command.method not in ASKING:
        return readers, ()
    asked = tuple(sorted(set(command.asked)))
    if not asked:
        asked = tuple(seat for seat in range(len(game.seats)) if readers >> seat & 1)
    if any(not readers >> seat & 1 for seat in asked):
        raise do.refuse("bad-value", text="who is asked must be able to read what about")
    return readers, asked


def _options(do: Handling, command: cm.TakeUp) -> tuple[str, ...]:
    if command.method not in CHOOSING:
        if command.options:
            raise do.refuse("bad-value", text="only a vote or a consensus has outcomes to choose")
        return ()
    options = tuple(map(do.words, command.options))
    if not FEWEST <= len(options) <= MOST or not all(options) or len({*options}) < len(options):
        raise do.refuse("bad-value", text="there are 2 to 4 outcomes to choose from, all different")
    return options


def _reasons(do: Handling, command: cm.TakeUp) -> tuple[Reason, ...]:
    if len(command.reasons) > st.ARGUMENTS:
        raise do.refuse("bad-value", text="there is no room for more arguments")
    found = tuple(one._replace(text=do.words(one.text)) for one in command.reasons)
    if not all(one.text for one in found):
        raise do.refuse("bad-value", text="an argument needs words")
    if any(not -1 <= one.seat < do.engine.seats for one in found):
        raise do.refuse("bad-value", text="there is no such seat")
    return found


# ---- arguments


def argue(do: Handling, command: cm.Argue) -> None:
    one = open_matter(do, command.matter, command.author)
    if command.seat != -1:
        do.own(command.author, command.seat)
    elif command.author.role == "seat":
        raise do.refuse("not-control")
    if command.seat != -1 and not one.readers >> command.seat & 1:
        raise do.refuse("no-such-matter")
    text = do.words(command.text)
    if not text:
        raise do.refuse("bad-value", text="an argument needs words")
    if one.thrown:
        raise do.refuse("bad-value", text="the dice are thrown: no argument counts any more")
    k = len(one.arguments)
    if k == st.ARGUMENTS:
        raise do.refuse("bad-value", text="there is no room for more arguments")
    do.numbers[do.engine.matters.argument(one.place, k)] = packed(Argument(command.side, 1))
    do.events.append(
        Argued(one.readers, one.number, k, command.seat, command.side, text, command.author)
    )


def weigh(do: Handling, command: cm.Weigh) -> None:
    do.control(command.author)
    one = open_matter(do, command.matter, command.author)
    reason = do.reasoned(command.reason)
    if not 0 <= command.argument < len(one.arguments):
        raise do.refuse("bad-value", text="there is no such argument")
    if not 0 <= command.weight <= STRONG:
        raise do.refuse("bad-value", text="an argument weighs 0, 1 or 2")
    if one.thrown:
        raise do.refuse("bad-value", text="the dice are thrown: no argument counts any more")
    side, before = one.arguments[command.argument]
    place = do.engine.matters.argument(one.place, command.argument)
    do.numbers[place] = packed(Argument(side, command.weight))
    do.events.append(
        Weighed(
            one.readers,
            one.number,
            command.argument,
            before,
            command.weight,
            reason,
            command.author,
        )
    )


# ---- settling


def settle(do: Handling, command: cm.Settle) -> None:
    """Say what comes of a matter, carry out what it changes, and let the turn go on."""
    do.control(command.author)
    do.playing()
    engine, matters, numbers = do.engine, do.engine.matters, do.numbers
    one = next((m for m in matters.all(numbers) if m.number == command.matter), None)
    if one is None:
        raise do.refuse("no-such-matter")
    reason, outcome = do.reasoned(command.reason), do.words(command.outcome)
    if not outcome:
        raise do.refuse("bad-value", text="say in words what comes of it")
    readers = one.readers if one.open else _open_to(do, one, command.to)
    words = (reason, do.words(command.private))
    waits = one.seat >= 0 and matters.status(numbers, one.number) == st.LOCKED
    row = one.reads(passed=command.passed) if waits else -1
    table = do.table_of(one.number) if row >= 0 else -1
    do.events.append(
        MatterSettled(
            readers,
            one.number,
            one.seat,
            one.method,
            command.passed,
            outcome,
            *words,
            command.author,
            row,
            table,
        )
    )
    _close(do, one, command)
    if row >= 0:
        # Not all who learn of the row may read why: the words are for who may read the matter.
        set_row(do, one.number, row, "argued", ("", ""), command.author)
    if command.effects:
        rule_effects(do, command.effects, words, command.author)
    for text in command.facts:
        _establish(do, readers, one.number, text, command.author)
    numbers[engine.matters.unsettled] -= 1


def _open_to(do: Handling, one: Matter, to: tuple[int, ...]) -> int:
    """Who reads of a free ruling on an order: its seat, and those that are named or all."""
    if any(not 0 <= seat < do.engine.seats for seat in to):
        raise do.refuse("bad-value", text="there is no such seat")
    own = 1 << one.seat
    return sum(1 << seat for seat in set(to) - {one.seat}) | own if to else do.engine.game.everyone


def _close(do: Handling, one: Matter, command: cm.Settle) -> None:
    """Free the matter's place; an order in a seat's words is done, another goes on, or is taken
    back where it failed and reads no row for that.
    """
    matters, numbers = do.engine.matters, do.numbers
    if one.open:
        matters.clear(numbers, one.place)
    if one.seat < 0:
        return
    if matters.status(numbers, one.number) == st.PROPOSED:
        numbers[do.order_at(one.number) + st.ORDER_FIELDS.index("status")] = st.SETTLED
    elif (
        not command.passed and one.failing < 0 and matters.status(numbers, one.number) == st.LOCKED
    ):
        do.take_back(one.number)
        do.events.append(
            OrderRecalled(
                1 << one.seat, one.number, one.seat, command.reason.strip(), command.author
            )
        )
        if do.engine.kinds[numbers[st.STAGE]] == ORDERS:
            numbers[do.engine.finished + one.seat] = 0
            do.events.append(do.counted(one.seat))


def establish(do: Handling, command: cm.Establish) -> None:
    do.control(command.author)
    game = do.engine.game
    if any(not 0 <= seat < len(game.seats) for seat in command.to):
        raise do.refuse("bad-value", text="there is no such seat")
    readers = sum(1 << seat for seat in set(command.to)) if command.to else game.everyone
    _establish(do, readers, -1, command.text, command.author)


def _establish(do: Handling, readers: int, matter: int, text: str, author: cm.Author) -> None:
    found = do.words(text)
    if not found:
        raise do.refuse("bad-value", text="a fact needs words")
    do.events.append(Established(readers, matter, found, author))


ARGUING: dict[type, Callable[[Handling, Any], None]] = {
    cm.Propose: propose,
    cm.TakeUp: take_up,
    cm.Argue: argue,
    cm.Weigh: weigh,
    cm.Reply: reply,
    cm.Disclose: disclose,
    cm.Throw: throw,
    cm.Settle: settle,
    cm.Establish: establish,
}
