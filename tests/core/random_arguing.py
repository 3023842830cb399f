"""Random commands about what is argued: own orders, methods, arguments, replies, dice, outcomes."""

import random

from wargame.core import commands as cm
from wargame.core.arguing import Reason
from wargame.core.engine.engine import Engine
from wargame.core.methods import CHOOSING, METHODS, Matter
from wargame.core.state import State

CONTROL = cm.Author("umpire", "control")


def propose(engine: Engine, state: State, rng: random.Random) -> cm.Command | None:
    """An own order of a seat that may order."""
    able = [
        seat for seat in range(engine.seats) if engine.turn_to_order(state, seat) is None
    ]  # fmt: skip
    if not able:
        return None
    seat = rng.choice(able)
    said = tuple(f"reason {k}" for k in range(rng.randint(0, 2)))
    return cm.Propose(cm.Author("p", "seat", seat), seat, "what", "means", "end", said, said[:1])


def take_up(engine: Engine, number: int, rng: random.Random) -> cm.Command:
    """A matter, or a question of Control's (-1), by any method, for all or for few."""
    seats = range(engine.seats)
    method = rng.choice(METHODS)
    to = tuple(rng.sample(seats, rng.randint(1, engine.seats)))
    if rng.random() < 0.5:
        to = ()
    reasons = tuple(Reason(rng.choice(seats), rng.choice(("pro", "con")), "so") for _ in range(2))
    options = ("nothing", "something") if method in CHOOSING else ()
    return cm.TakeUp(
        CONTROL, number, method, "the text", reasons, to, (), options,
        rng.choice(("control", "first")), rng.choice(("absent", "first")),
        60 if method == "silence" else 0, rng.random() < 0.5,
        *rng.choice(((-1, -1), (-1, -1), (1, -1), (1, 0))),
    )  # fmt: skip


def about(engine: Engine, state: State, one: Matter, rng: random.Random) -> cm.Command:
    """Something about one matter; it may be refused."""
    seat = rng.randrange(engine.seats)
    author = cm.Author("p", "seat", seat)
    if not one.open:
        begun: list[cm.Command] = [
            take_up(engine, one.number, rng),
            settle(engine, one.number, rng),
        ]
        return rng.choice(begun)
    likely: list[cm.Command] = [
        cm.Argue(author, one.number, seat, rng.choice(("pro", "con")), "because"),
        cm.Weigh(CONTROL, one.number, rng.randrange(4), rng.randrange(3), "so"),
        *(cm.Reply(author, one.number, seat, rng.randrange(3), "if so") for _ in range(4)),
        cm.Disclose(CONTROL, one.number),
        cm.Throw(CONTROL, one.number),
        settle(engine, one.number, rng),
    ]
    return rng.choice(likely)


def settle(engine: Engine, number: int, rng: random.Random) -> cm.Settle:
    """An outcome with effects and facts."""
    slots = [k for k, s in enumerate(engine.game.slots) if s.family in ("track", "resource")]
    some = rng.sample(slots, min(len(slots), rng.randint(0, 2)))
    effects = tuple(cm.Ruling(slot, "add", rng.choice((-1, 1))) for slot in some)
    facts = ("it is so",) if rng.random() < 0.5 else ()
    to = (rng.randrange(engine.seats),) if rng.random() < 0.3 else ()
    return cm.Settle(
        CONTROL, number, rng.random() < 0.5, "what comes of it", "so", effects, "a note", facts, to
    )


def argued(engine: Engine, state: State, rng: random.Random) -> cm.Command | None:
    """Something about what is argued, or to begin it; it may be refused."""
    found = engine.matters.all(state.numbers)
    if found and rng.random() < 0.8:
        return about(engine, state, rng.choice(found), rng)
    slots = engine.game.width * engine.seats
    return rng.choice(
        (
            propose(engine, state, rng),
            take_up(engine, rng.randrange(-1, slots), rng),
            cm.Establish(CONTROL, "a fact", (0,) if rng.random() < 0.5 else ()),
        )
    )
