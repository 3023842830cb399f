"""The last part of the kernel: whole games played at random, for playouts.

This module is read as text, behind the sequence of play. Its draws have names of their own beyond
those of the rules' rolls, so that a playout's policy disturbs no dice. `C` holds how many decisions
were taken, then the codes of orders; `R` receives what a playout leaves.
"""

from wargame.core.engine.head import finish_orders, free_slot, mover, option_of, undecided
from wargame.core.engine.provided import (
    CHOICES,
    DEFAULT,
    FINISHED,
    MOVE_SLOT,
    MOVES,
    ORDER_SIZE,
    ORDERS,
    QUESTION_ROOM,
    QUESTIONS,
    ROWS,
    SEATS,
    SIZE,
    SOURCES,
    STAGE_ARGUMENT,
    START,
    TURNS,
    Ints,
    copy,
    jit,
    legal,
    option_legal,
)
from wargame.core.engine.tail import advance, give_answer, lock_order
from wargame.core.engine.throws import below
from wargame.core.orders import ACTION_AT, ARGUMENT_MASK, OPTION_MASK, SECOND_AT, TARGET_AT
from wargame.core.records import Log
from wargame.core.state import KEY, MOVED, SALT, STAGE, TURN

# --- text


@jit
def draw(S: Ints, C: Ints, sides: int) -> int:
    """The policy's next draw: a fair number from 0 to sides - 1."""
    C[0] += 1
    return below(S, SOURCES * (TURNS + 1) * 16384 + C[0] * 4, 0, sides)


@jit
def random_order(S: Ints, C: Ints, seat: int, q: int) -> int:
    """Lock a fair pick among a seat's legal orders and holding back, which locks nothing: 0."""
    count = legal(S, seat, C)
    x = draw(S, C, count + 1)
    if x == count:
        return 0
    code = C[x + 1]
    t = ((code >> TARGET_AT) & ARGUMENT_MASK) - 1
    u = ((code >> SECOND_AT) & ARGUMENT_MASK) - 1
    lock_order(S, q, code >> ACTION_AT, t, u, code & OPTION_MASK)
    return 1


@jit
def random_orders(S: Ints, C: Ints) -> None:
    """Every seat that may order does so until it holds back or has no room left."""
    only = mover(S)
    if only >= 0:
        q = MOVE_SLOT[((S[TURN] - 1) % ROWS) * MOVES + STAGE_ARGUMENT[S[STAGE]]]
        S[MOVED] = 2
        if S[ORDERS + q * ORDER_SIZE + 4] != 1:
            S[MOVED] = 1 + random_order(S, C, only, q)
        return
    for seat in range(SEATS):
        q = free_slot(S, seat)
        while q >= 0 and S[FINISHED + seat] == 0:
            if random_order(S, C, seat, q) == 0:
                finish_orders(S, seat)
            q = free_slot(S, seat)
        if undecided(S, seat) == 1:
            finish_orders(S, seat)


@jit
def fair_answer(S: Ints, C: Ints, j: int, more: int) -> int:
    """A fair pick among a question's answers and `more` ways to give none; -1 if it is none."""
    pick = draw(S, C, CHOICES[S[j + 1]] + more)
    if pick >= CHOICES[S[j + 1]]:
        return -1
    o = option_of(S, S[j + 5])
    if option_legal(S, S[j + 1], S[j + 2], S[j + 3], S[j + 4], o, pick) == 0:
        return -1
    return pick


@jit
def random_answer(S: Ints, L: Log, C: Ints, beside: int) -> int:
    """Answer the first question that holds the game, or perhaps one of those beside it; 1 if so.

    Control answers what it is asked with the answer that stands in for nobody.
    """
    for k in range(QUESTION_ROOM):
        j = QUESTIONS + 9 * k
        if S[j] == 1 and (S[j + 7] > 0) == (beside > 0):
            x = -1
            if S[j + 2] >= 0:
                x = fair_answer(S, C, j, beside)
            if x < 0 and beside == 0:
                x = DEFAULT[S[j + 1]]
            if x >= 0:
                give_answer(S, L, k, x)
                return 1
    return 0


@jit
def decide(S: Ints, L: Log, C: Ints, wanted: int) -> None:
    """Give at random what `advance` said is wanted."""
    if wanted == 1:
        if random_answer(S, L, C, 1) == 0:
            random_orders(S, C)
    elif wanted == 2:
        random_answer(S, L, C, 0)
    else:
        S[MOVED] = 1


@jit
def keep(S: Ints, C: Ints, R: Ints, row: int, room: int) -> None:
    """Write a state and the count of decisions into a row of R, where there is room for one."""
    if row < room:
        i = row * (SIZE + 1)
        copy(S, R, i, SIZE)
        R[i + SIZE] = C[0]


@jit
def play_games(
    first: int,
    count: int,
    trace: int,
    room: int,
    B: Ints,
    S: Ints,
    L: Log,
    W: Ints,
    C: Ints,
    R: Ints,
) -> int:
    """Play games with the seeds from `first` on; return how many rows there are to keep.

    A row of each game's final state is kept; with `trace`, of the state after each decision too.
    """
    rows = 0
    for seed in range(first, first + count):
        copy(START, S, 0, SIZE)
        S[KEY] = seed & 0xFFFFFFFF
        S[SALT] = (seed >> 32) & 0xFFFFFFFF
        C[0] = 0
        wanted = advance(B, S, L, W)
        while wanted > 0:
            decide(S, L, C, wanted)
            if trace > 0:
                keep(S, C, R, rows, room)
                rows += 1
            wanted = advance(B, S, L, W)
        keep(S, C, R, rows, room)
        rows += 1
    return rows
