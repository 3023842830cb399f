"""The third part of the kernel: the sequence of play.

This module is read as text, behind the generated rules. `advance` runs until somebody is needed and
says what for; nothing suspends in the middle of a rule, and where the game stands is in the state.
"""

from wargame.core.engine.head import change, horizon, option_of, settle, undecided
from wargame.core.engine.provided import (
    ALLOWANCE,
    ARGUED,
    ASIDES,
    ASKS,
    DEFAULT,
    DELAYS,
    DROPPED,
    FINISHED,
    HAS_THEN,
    HELD,
    LATER,
    LATER_ROOM,
    LOOKS_BACK,
    MOVE_SLOT,
    MOVES,
    NO_ORDER,
    NO_ORDERS,
    ORDER_COUNT,
    ORDER_SIZE,
    ORDERS,
    POSTPONED,
    PROMISE_ROOM,
    PROMISE_SOURCE,
    PROMISES,
    QUESTION_ROOM,
    QUESTIONS,
    ROWS,
    SEATS,
    SIZE,
    STAGE_ARGUMENT,
    STAGE_KIND,
    STAGES,
    STEP_OF,
    TURNS,
    UNSETTLED,
    WIDTH,
    Ints,
    after,
    amid,
    concluded,
    copy,
    decided,
    ended,
    go,
    income,
    injects,
    jit,
    log,
    mark,
    pay,
    postponed,
    procedures,
    promise_broken,
    promise_ended,
    react,
)  # fmt: skip
from wargame.core.records import Log
from wargame.core.state import MOVED, OPEN, OVER, PHASE, READY, STAGE, TURN

# --- text


@jit
def lock_order(S: Ints, q: int, a: int, t: int, u: int, o: int) -> None:
    """Write an order into its slot and take its cost; the caller has asked whether it is legal."""
    j = ORDERS + q * ORDER_SIZE
    S[j] = a + 1
    S[j + 1] = t
    S[j + 2] = u
    S[j + 3] = o
    S[j + 4] = 1
    S[j + 5] = 0
    S[j + 6] = 0
    S[j + 7] = 0
    S[j + 8] = 0
    pay(S, q, q // WIDTH, a, t, u, o)


@jit
def hold_behind(S: Ints, seat: int) -> None:
    """Move orders that were delayed behind the room for new ones.

    The slot of an order, and the dice named after it, then tell nobody that others were delayed.
    Where a turn has several moves, a slot belongs to one of them, and they stay.
    """
    if MOVES > 1:
        return
    last = ALLOWANCE[seat] - 1
    for k in range(ALLOWANCE[seat]):
        j = ORDERS + (seat * WIDTH + ALLOWANCE[seat] - 1 - k) * ORDER_SIZE
        if S[j + 8] == 1:
            i = ORDERS + (seat * WIDTH + last) * ORDER_SIZE
            if i != j:
                for field in range(ORDER_SIZE):
                    S[i + field] = S[j + field]
                    S[j + field] = 0
            last -= 1


@jit
def begin_turn(S: Ints, L: Log, W: Ints) -> None:
    """The next turn: delayed orders come up, resources come in, delayed effects fall due."""
    S[TURN] += 1
    log(L, (14, -1, S[TURN]))
    if DELAYS == 0:
        copy(NO_ORDERS, S, ORDERS, ORDER_COUNT * ORDER_SIZE)
    else:
        for q in range(ORDER_COUNT):
            j = ORDERS + q * ORDER_SIZE
            if S[j + 4] == 3:
                S[j + 4] = 1
                S[j + 8] = 1
            elif S[j + 4] != 0:
                copy(NO_ORDER, S, j, ORDER_SIZE)
    for seat in range(SEATS):
        S[FINISHED + seat] = 0
        if DELAYS == 1:
            hold_behind(S, seat)
    S[ARGUED] = 0
    S[ASIDES] = 0
    income(S, L)
    for k in range(LATER_ROOM):
        j = LATER + 5 * k
        if S[j] > 0 and S[j] <= S[TURN]:
            change(S, L, W, S[j + 4], S[j + 3], S[j + 1], S[j + 2])
            S[j] = 0
    settle(S, L, W)


@jit
def reveal(S: Ints, q: int) -> None:
    """Remember an order as played, as it is about to be carried out."""
    j = ORDERS + q * ORDER_SIZE
    if S[j + 4] == 1:
        mark(S, q // WIDTH, S[j] - 1, S[j + 1], S[j + 2], S[j + 3])


@jit
def go_on(S: Ints, L: Log, q: int) -> None:
    """Say of which order it is that more comes; its slot may be empty when that is told."""
    if q < ORDER_COUNT:
        j = ORDERS + q * ORDER_SIZE
        log(L, (21, q, S[j] - 1, S[j + 1], S[j + 2], S[j + 3]))


@jit
def run_step(B: Ints, S: Ints, L: Log, W: Ints, step: int) -> None:
    """Resolve the locked orders of one step, all on the state as it stands now."""
    found = 0
    for q in range(ORDER_COUNT):
        j = ORDERS + q * ORDER_SIZE
        if S[j + 4] == 1 and STEP_OF[S[j] - 1] == step:
            found += 1
    if found == 0:
        return
    then = 0
    copy(S, B, 0, SIZE)
    for q in range(ORDER_COUNT):
        j = ORDERS + q * ORDER_SIZE
        if B[j + 4] == 1 and S[j + 4] == 1 and STEP_OF[B[j] - 1] == step:
            S[j + 4] = 4
            then |= HAS_THEN[B[j] - 1]
            log(L, (6, q, B[j] - 1, B[j + 1], B[j + 2], B[j + 3]))
            go(B, S, L, W, q, q // WIDTH, B[j] - 1, B[j + 1], B[j + 2], B[j + 3])
    settle(S, L, W)
    if then == 0:
        return
    copy(S, B, 0, SIZE)
    for q in range(ORDER_COUNT):
        j = ORDERS + q * ORDER_SIZE
        if B[j + 4] == 4 and STEP_OF[B[j] - 1] == step and HAS_THEN[B[j] - 1] == 1:
            go_on(S, L, q)
            after(B, S, L, W, q, q // WIDTH, B[j] - 1, B[j + 1], B[j + 2], B[j + 3])
    settle(S, L, W)


@jit
def resolve(B: Ints, S: Ints, L: Log, W: Ints, q: int) -> None:
    """Resolve the order of one move by itself."""
    j = ORDERS + q * ORDER_SIZE
    if S[j + 4] == 1:
        seat = q // WIDTH
        a = S[j] - 1
        t = S[j + 1]
        u = S[j + 2]
        o = S[j + 3]
        mark(S, seat, a, t, u, o)
        before = S
        if LOOKS_BACK[a] == 1:
            copy(S, B, 0, SIZE)
            before = B
        S[j + 4] = 4
        log(L, (6, q, a, t, u, o))
        go(before, S, L, W, q, seat, a, t, u, o)
        settle(S, L, W)
        if HAS_THEN[a] == 1:
            copy(S, B, 0, SIZE)
            go_on(S, L, q)
            after(B, S, L, W, q, seat, a, t, u, o)
            settle(S, L, W)


@jit
def give_answer(S: Ints, L: Log, k: int, x: int) -> None:
    """Take one answer; the question acts once all of its group have answered."""
    j = QUESTIONS + 9 * k
    S[j] = 2
    S[j + 6] = x
    if S[j + 7] == 0:
        S[OPEN] -= 1
    amid(L, (18, S[j + 5], k, S[j + 1], S[j + 2], x))
    waiting = 0
    for n in range(QUESTION_ROOM):
        i = QUESTIONS + 9 * n
        if S[i] == 1 and S[i + 8] == S[j + 8]:
            waiting += 1
    if waiting == 0:
        S[READY] = 1


@jit
def conclude(B: Ints, S: Ints, L: Log, W: Ints, g: int) -> None:
    """Apply the answers of one group, whose first question stands at g, on the settled state."""
    j = QUESTIONS + 9 * g
    question = S[j + 1]
    t = S[j + 3]
    u = S[j + 4]
    q = S[j + 5]
    o = option_of(S, q)
    low = 9999
    high = -1
    count = 0
    copy(S, B, 0, SIZE)
    go_on(S, L, q)
    for k in range(QUESTION_ROOM):
        i = QUESTIONS + 9 * k
        if S[i] == 2 and S[i + 8] == g and S[i + 6] >= 0:
            low = min(low, S[i + 6])
            high = max(high, S[i + 6])
            count += 1
            amid(L, (20, q, question, S[i + 2], S[i + 6]))
            decided(B, S, L, W, q, S[i + 2], question, t, u, o, S[i + 6])
    settle(S, L, W)
    log(L, (10, q, g, question, t, u))
    copy(S, B, 0, SIZE)
    go_on(S, L, q)
    concluded(B, S, L, W, q, question, t, u, o, g, max(0, min(low, high)), max(0, high), count)
    settle(S, L, W)
    for k in range(QUESTION_ROOM):
        i = QUESTIONS + 9 * k
        if S[i] == 2 and S[i + 8] == g:
            S[i] = 0


@jit
def apply_answers(B: Ints, S: Ints, L: Log, W: Ints) -> None:
    """Conclude every group in which nobody is still asked, one at a time in the order of asking."""
    S[READY] = 0
    for g in range(QUESTION_ROOM):
        j = QUESTIONS + 9 * g
        if S[j] == 2 and S[j + 8] == g:
            waiting = 0
            for k in range(QUESTION_ROOM):
                i = QUESTIONS + 9 * k
                if S[i] == 1 and S[i + 8] == g:
                    waiting += 1
            if waiting == 0:
                conclude(B, S, L, W, g)


@jit
def expire_questions(S: Ints, L: Log) -> None:
    """Questions that stood beside the game and are past their turn get the answer of nobody."""
    for k in range(QUESTION_ROOM):
        j = QUESTIONS + 9 * k
        if S[j] == 1 and S[j + 7] > 0 and S[j + 7] <= horizon(S):
            give_answer(S, L, k, DEFAULT[S[j + 1]])


@jit
def check_promises(B: Ints, S: Ints, L: Log, W: Ints) -> None:
    """Promises that no longer hold are broken; those that have reached their turn are kept."""
    for n in range(PROMISE_ROOM):
        j = PROMISES + 6 * n
        if S[j] > 0:
            broken = promise_broken(S, S[j + 1], S[j + 2], S[j + 3])
            if broken == 1 or S[j] <= horizon(S):
                source = PROMISE_SOURCE[S[j + 1]]
                log(L, (13, source, S[j + 1], S[j + 2], broken, S[j + 4], S[j + 5]))
                log(L, (6, source, S[j + 4], S[j + 5], -1, 0))
                copy(S, B, 0, SIZE)
                promise_ended(B, S, L, W, source, S[j + 1], S[j + 2], S[j + 3], broken)
                S[j] = 0
                settle(S, L, W)


@jit
def run_stage(B: Ints, S: Ints, L: Log, W: Ints, kind: int, x: int) -> int:
    """Do one stage of the turn. 0 when it is done, else what it waits for: 1 orders, 3 Control."""
    wanted = 0
    if kind == 13 or kind == 6:
        moved = S[MOVED]
        if moved == 0:
            wanted = 1
        elif kind == 6:
            S[MOVED] = moved - 1
        else:
            S[MOVED] = 0
            if moved == 2:
                resolve(B, S, L, W, MOVE_SLOT[((S[TURN] - 1) % ROWS) * MOVES + x])
    elif kind == 11:
        if S[MOVED] > 0:
            resolve(B, S, L, W, MOVE_SLOT[((S[TURN] - 1) % ROWS) * MOVES + x])
        S[MOVED] = 0
    elif kind == 0:
        begin_turn(S, L, W)
    elif kind == 1:
        procedures(B, S, L, W, x)
    elif kind == 2:
        injects(B, S, L, W, x)
        if S[POSTPONED] > 0:
            postponed(B, S, L, W, x)
    elif kind == 3:
        S[PHASE] = x
        log(L, (15, -1, x))
        if S[POSTPONED] > 0:
            postponed(B, S, L, W, x + 2)
    elif kind == 4 or kind == 14:
        if S[MOVED] == 0 and (kind == 4 or S[HELD] & 1 == 1):
            wanted = 3
        S[MOVED] = 0
    elif kind == 5:
        for seat in range(SEATS):
            if S[FINISHED + seat] == 0 and undecided(S, seat) == 1:
                wanted = 1
    elif kind == 7:
        for q in range(ORDER_COUNT):
            j = ORDERS + q * ORDER_SIZE
            if S[j + 4] == 1:
                react(S, S, L, q, S[j] - 1, S[j + 1], S[j + 2], S[j + 3])
    elif kind == 8:
        for q in range(ORDER_COUNT):
            reveal(S, q)
    elif kind == 9:
        run_step(B, S, L, W, x)
    elif kind == 10:
        check_promises(B, S, L, W)
        expire_questions(S, L)
    return wanted


@jit
def advance(B: Ints, S: Ints, L: Log, W: Ints) -> int:
    """Run until somebody is needed: 0 the game is over, 1 orders, 2 answers, 3 Control to go on,
    4 Control to settle what is argued: it may be argued while seats order, and holds what follows.
    """
    while True:
        if ASKS == 1 and S[READY] > 0:
            apply_answers(B, S, L, W)
            continue
        if S[OVER] > 0:
            return 0
        if S[TURN] > 0:
            over = ended(S, 0)
            if over > 0:
                S[OVER] = over
                log(L, (17, -1, over))
                return 0
        if ASKS == 1 and S[OPEN] > 0:
            return 2
        stage = S[STAGE]
        kind = STAGE_KIND[stage]
        if S[UNSETTLED] > 0 and kind != 5 and not ((kind == 6 or kind == 13) and S[MOVED] == 0):
            return 4
        if kind == 12:
            over = ended(S, 1)
            if over == 0 and S[TURN] >= TURNS - S[DROPPED]:
                over = 1 if S[DROPPED] == 0 else 1000001
            if over > 0:
                S[OVER] = over
                log(L, (17, -1, over))
        else:
            wanted = run_stage(B, S, L, W, kind, STAGE_ARGUMENT[stage])
            if wanted > 0:
                return wanted
        S[STAGE] = 0 if stage + 1 == STAGES else stage + 1
