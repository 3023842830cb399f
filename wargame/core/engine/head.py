"""The second part of the kernel: what compiled rules are made of.

This module is read as text, behind `throws.py`. Buffers: `B` is the state as the step began, `S`
the state being written, `L` the log, `W` the changes not yet settled.
"""

from wargame.core.engine.provided import (
    ACT_ROOM,
    ACTS,
    ALLOWANCE,
    DEFAULT,
    DROPPED,
    FINISHED,
    HIGH,
    LATER,
    LATER_ROOM,
    LOW,
    MOVE_SEAT,
    MOVES,
    ORDER_COUNT,
    ORDER_SIZE,
    ORDERS,
    PROMISE_ROOM,
    PROMISES,
    QUESTION_ROOM,
    QUESTIONS,
    ROWS,
    SIZE,
    STAGE_ARGUMENT,
    STAGE_KIND,
    STEP_OF,
    TO_CONTROL,
    TURNS,
    WIDTH,
    Ints,
    act,
    amid,
    jit,
    log,
    settled,
)
from wargame.core.orders import ACTION_AT, SECOND_AT, TARGET_AT
from wargame.core.records import Log
from wargame.core.state import (
    ACT_COUNT,
    FAULT,
    OPEN,
    READY,
    STAGE,
    TURN,
)

# --- text


@jit
def add(S: Ints, L: Log, W: Ints, q: int, i: int, amount: int) -> None:
    """Add to a slot; the range is held when the step settles, over the sum of all adds."""
    act(L, (3, q, i, 0, amount, 0))
    if W[SIZE + i] == 0:
        n = W[0] + 1
        W[0] = n
        W[n] = i
        W[SIZE + i] = 1
        W[SIZE * 2 + i] = S[i]
    S[i] += amount


@jit
def add_at_once(S: Ints, L: Log, q: int, i: int, amount: int) -> None:
    """Add to a slot that nothing else touches in the step, so that nothing need be waited for."""
    act(L, (3, q, i, 0, amount, 0))
    before = S[i]
    value = before + amount
    if amount > 0:
        if value > HIGH[i]:
            value = HIGH[i]
    elif value < LOW[i]:
        value = LOW[i]
    if value != before:
        S[i] = value
        settled(L, (i, before, value))


@jit
def put(S: Ints, L: Log, W: Ints, q: int, how: int, i: int, value: int) -> None:
    """Set, cap, hold up, switch on or off a slot, after everything that is added in the step."""
    act(L, (3, q, i, how, value, 0))
    if W[SIZE + i] == 0:
        n = W[0] + 1
        W[0] = n
        W[n] = i
        W[SIZE + i] = 1
        W[SIZE * 2 + i] = S[i]
    seen = W[SIZE + i]
    bit = 1 << how
    where = SIZE * (2 + how) + i
    if seen & bit == 0:
        W[SIZE + i] = seen | bit
        W[where] = value
    elif how == 2:
        W[where] = min(W[where], value)
    elif how == 3 or how == 4:
        W[where] = max(W[where], value)
    else:
        W[where] = value


@jit
def settle(S: Ints, L: Log, W: Ints) -> None:
    """Hold every touched slot to its range, then apply sets, caps, on and off, in that order."""
    if W[0] > 0:
        for n in range(1, W[0] + 1):
            i = W[n]
            seen = W[SIZE + i]
            value = S[i]
            if value > HIGH[i]:
                value = HIGH[i]
            elif value < LOW[i]:
                value = LOW[i]
            if seen > 1:
                if seen & 2:
                    value = W[SIZE * 3 + i]
                if seen & 4:
                    value = min(value, W[SIZE * 4 + i])
                if seen & 8:
                    value = max(value, W[SIZE * 5 + i])
                if seen & 16:
                    value = max(value, W[SIZE * 6 + i])
                if seen & 32:
                    value = -1
                value = min(HIGH[i], max(LOW[i], value))
            S[i] = value
            W[SIZE + i] = 0
            if value != W[SIZE * 2 + i]:
                settled(L, (i, W[SIZE * 2 + i], value))
        W[0] = 0
    log(L, (4, -1, len(L.acts), len(L.changes)))


@jit
def change(S: Ints, L: Log, W: Ints, q: int, how: int, i: int, value: int) -> None:
    """One change by its kind: 0 adds, the others put."""
    if how == 0:
        add(S, L, W, q, i, value)
    else:
        put(S, L, W, q, how, i, value)


@jit
def origin(S: Ints, q: int) -> int:
    """Who a delayed effect comes from, in a number that outlives the order's slot."""
    if q < ORDER_COUNT:
        return 100000 + (S[ORDERS + q * ORDER_SIZE] - 1) * 100 + q // WIDTH
    return q


@jit
def later(S: Ints, L: Log, q: int, due: int, how: int, i: int, value: int) -> None:
    """Schedule a change for the start of a later turn."""
    act(L, (3, q, i, how, value, due))
    for k in range(LATER_ROOM):
        j = LATER + 5 * k
        if S[j] == 0:
            S[j] = due
            S[j + 1] = i
            S[j + 2] = value
            S[j + 3] = how
            S[j + 4] = origin(S, q)
            return
    S[FAULT] = 1 + origin(S, q)


@jit
def record(S: Ints, L: Log, q: int, action: int, seat: int, t: int, level: int) -> None:
    """Put a covert act on record, over the oldest when the record is full."""
    k = S[ACT_COUNT] % ACT_ROOM
    j = ACTS + 5 * k
    S[j] = S[TURN]
    S[j + 1] = action
    S[j + 2] = seat
    S[j + 3] = t
    S[j + 4] = level
    S[ACT_COUNT] += 1
    amid(L, (8, q, k, -1, level, S[TURN], action, seat, t))


@jit
def raise_act(S: Ints, L: Log, q: int, t: int, within: int, level: int) -> None:
    """Bring the latest act below a level, within some turns and perhaps on one place, up to it."""
    best = -1
    for n in range(ACT_ROOM):
        k = (S[ACT_COUNT] - 1 - n) % ACT_ROOM
        j = ACTS + 5 * k
        if best < 0 and S[j] > 0 and S[j] > S[TURN] - within and S[j + 4] < level:
            best = k if t < 0 or S[j + 3] == t else best
    if best >= 0:
        j = ACTS + 5 * best
        amid(L, (8, q, best, S[j + 4], level, S[j], S[j + 1], S[j + 2], S[j + 3]))
        S[j + 4] = level


@jit
def acts(B: Ints, within: int, low: int, high: int, t: int, seat: int) -> int:
    """How many acts on record lie within some turns and between two levels."""
    n = 0
    for k in range(ACT_ROOM):
        j = ACTS + 5 * k
        known = B[j] > 0 and B[j] > B[TURN] - within and B[j + 4] >= low and B[j + 4] <= high
        if known and (t < 0 or B[j + 3] == t) and (seat < 0 or B[j + 2] == seat):
            n += 1
    return n


@jit
def order_in(S: Ints, q: int) -> tuple[int, int, int, int]:
    """The order of a source: its action, -1 where it is no order, target, second, option."""
    if q < 0 or q >= ORDER_COUNT:
        return (-1, -1, -1, 0)
    j = ORDERS + q * ORDER_SIZE
    return (S[j] - 1, S[j + 1], S[j + 2], S[j + 3])


@jit
def ask(
    S: Ints, L: Log, question: int, seat: int, t: int, u: int, q: int, due: int, group: int
) -> int:
    """Open a question; the game waits for it unless it has a due turn. Returns its place.

    Where nobody plays the seat that is asked, the answer that stands in is given at once.
    """
    for k in range(QUESTION_ROOM):
        j = QUESTIONS + 9 * k
        if S[j] == 0:
            S[j] = 1
            S[j + 1] = question
            S[j + 2] = seat
            S[j + 3] = t
            S[j + 4] = u
            S[j + 5] = q
            S[j + 6] = -1
            S[j + 7] = due
            S[j + 8] = k if group < 0 else group
            if seat < 0 and TO_CONTROL[question] == 0:
                S[j] = 2
                S[j + 6] = DEFAULT[question]
                S[READY] = 1
                amid(L, (18, q, k, question, seat, S[j + 6]))
                return k
            if due == 0:
                S[OPEN] += 1
            amid(L, (9, q, k, question, seat, t, u, due, *order_in(S, q)))
            return k
    S[FAULT] = 1 + origin(S, q)
    return 0


@jit
def chosen(S: Ints, g: int, x: int) -> int:
    """How many of a group gave an answer."""
    n = 0
    for k in range(QUESTION_ROOM):
        j = QUESTIONS + 9 * k
        if S[j] > 0 and S[j + 8] == g and S[j + 6] == x:
            n += 1
    return n


@jit
def promise(S: Ints, L: Log, q: int, k: int, seat: int, t: int, due: int) -> None:
    """Write down a promise, and what made it, since that says who may know of it."""
    actor = -1
    maker = q
    if q < ORDER_COUNT:
        i = ORDERS + q * ORDER_SIZE
        actor = q // WIDTH
        maker = (S[i] - 1) << ACTION_AT
        maker += ((S[i + 1] + 1) << TARGET_AT) + ((S[i + 2] + 1) << SECOND_AT) + S[i + 3]
    for n in range(PROMISE_ROOM):
        j = PROMISES + 6 * n
        if S[j] == 0:
            S[j] = due
            S[j + 1] = k
            S[j + 2] = seat
            S[j + 3] = t
            S[j + 4] = actor
            S[j + 5] = maker
            amid(L, (12, q, n, k, seat, due, actor, maker))
            return
    S[FAULT] = 1 + origin(S, q)


@jit
def stop_order(S: Ints, L: Log, q: int, slot: int, status: int) -> None:
    """Cancel (2) or delay (3) a locked order; whoever might still have answered it need not."""
    j = ORDERS + slot * ORDER_SIZE
    if slot >= 0 and slot < ORDER_COUNT and S[j + 4] == 1:
        S[j + 4] = status
        amid(L, (11, q, slot, status, S[j] - 1, S[j + 1], S[j + 2], S[j + 3]))
        for k in range(QUESTION_ROOM):
            i = QUESTIONS + 9 * k
            if S[i] == 1 and S[i + 5] == slot:
                S[i] = 0
                S[OPEN] -= 1
                amid(L, (22, slot, k, S[i + 1], S[i + 2], S[i + 3], S[i + 4]))


@jit
def delay_order(S: Ints, L: Log, q: int, seat: int) -> None:
    """Delay the first order of a seat that is locked and whose step is still to come."""
    if seat < 0:
        return
    step = -1
    if q < ORDER_COUNT:
        step = STEP_OF[S[ORDERS + q * ORDER_SIZE] - 1]
    for n in range(WIDTH):
        slot = seat * WIDTH + n
        j = ORDERS + slot * ORDER_SIZE
        if S[j + 4] == 1 and STEP_OF[S[j] - 1] > step:
            stop_order(S, L, q, slot, 3)
            return


@jit
def prior(last: int, previous: int, turn: int) -> int:
    """The last turn before this one."""
    return last if last < turn else previous


@jit
def ordered(B: Ints, seat: int, a: int, t: int) -> int:
    """How many orders of an action a seat has locked this turn, on one target unless it is -1."""
    n = 0
    for k in range(WIDTH):
        j = ORDERS + (seat * WIDTH + k) * ORDER_SIZE
        if B[j] == a + 1 and B[j + 4] == 1 and (t < 0 or B[j + 1] == t):
            n += 1
    return n


@jit
def first_of(B: Ints, q: int, a: int) -> int:
    """1 when no order slot before this one holds the same action, alive."""
    for k in range(min(q, ORDER_COUNT)):
        j = ORDERS + k * ORDER_SIZE
        if B[j] == a + 1 and (B[j + 4] == 1 or B[j + 4] == 4):
            return 0
    return 1


@jit
def option_of(S: Ints, q: int) -> int:
    """The option an order was given with; 0 for what is no order."""
    if q < ORDER_COUNT:
        return S[ORDERS + q * ORDER_SIZE + 3]
    return 0


@jit
def free_slot(S: Ints, seat: int) -> int:
    """The first of a seat's order slots that is empty, or -1."""
    for n in range(ALLOWANCE[seat]):
        if S[ORDERS + (seat * WIDTH + n) * ORDER_SIZE + 4] == 0:
            return seat * WIDTH + n
    return -1


@jit
def undecided(S: Ints, seat: int) -> int:
    """1 when a seat has room for an order, or holds one that was delayed from the turn before.

    Such a seat says itself that it gives no more: if it were waited for less than others, they
    could tell that something of it was delayed.
    """
    for n in range(ALLOWANCE[seat]):
        j = ORDERS + (seat * WIDTH + n) * ORDER_SIZE
        if S[j + 4] == 0 or S[j + 8] == 1:
            return 1
    return 0


@jit
def finish_orders(S: Ints, seat: int) -> None:
    """A seat has no more orders to give this turn."""
    S[FINISHED + seat] = 1


@jit
def horizon(S: Ints) -> int:
    """The turn up to which what is due falls due: in a last turn also what dropped ones held."""
    return TURNS if S[TURN] >= TURNS - S[DROPPED] else S[TURN]


@jit
def mover(S: Ints) -> int:
    """In sequential play, the seat whose move it is; -1 at any other time."""
    kind = STAGE_KIND[S[STAGE]]
    if kind != 6 and kind != 13:
        return -1
    return MOVE_SEAT[((S[TURN] - 1) % ROWS) * MOVES + STAGE_ARGUMENT[S[STAGE]]]
