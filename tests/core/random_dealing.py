"""Random commands about deals, and other deals in place of those that a reader may not know."""

import random

from wargame.core import commands as cm
from wargame.core import state as st
from wargame.core.deals import CLAUSES, MARKS, NONE, Clause, Deal
from wargame.core.engine.deals import SIZE
from wargame.core.engine.engine import Engine
from wargame.core.state import State
from wargame.core.view import Reader

CONTROL = cm.Author("umpire", "control")


def offer(engine: Engine, state: State, rng: random.Random) -> cm.Command | None:
    """A deal between two or three seats, open or secret, in words or ready-made terms."""
    seats = range(engine.seats)
    if engine.seats < 2:
        return None
    parties = rng.sample(seats, rng.randint(2, min(3, engine.seats)))
    others = [seat for seat in seats if seat not in parties]
    clauses = tuple(_clause(engine, rng.choice(parties), rng) for _ in range(rng.randint(1, 4)))
    last = engine.game.scenario.turns
    return cm.OfferDeal(
        cm.Author("p", "seat", parties[0]),
        parties[0],
        tuple(parties[1:]),
        clauses,
        rng.randint(min(state.turn, last), last),
        rng.random() < 0.6,
        rng.choice(("", "if so")),
        rng.choice(others) if others and rng.random() < 0.3 else -1,
        confirmed=rng.random() < 0.8,
    )


def _clause(engine: Engine, seat: int, rng: random.Random) -> Clause:
    own = [k for k, term in enumerate(engine.game.bargains.terms) if seat in term.by]
    if own and rng.random() < 0.5:
        return Clause(seat, "", rng.choice(own))
    return Clause(seat, f"word {rng.randrange(100)}")


def about(engine: Engine, one: Deal, rng: random.Random) -> cm.Command:
    """Something about one deal; it may be refused."""
    seat = rng.choice(one.signers)
    author, clause = cm.Author("p", "seat", seat), rng.randrange(len(one.promises))
    if not one.agreed:
        likely: list[cm.Command] = [
            *[cm.SignDeal(author, seat, one.number)] * 5,
            cm.DeclineDeal(author, seat, one.number, "no"),
        ]
        return rng.choice(likely)
    given = rng.choice(MARKS)
    likely = [
        *[cm.MarkDeal(author, seat, one.number, clause, given)] * 5,
        cm.RuleDeal(CONTROL, one.number, clause, given, "so", "a note"),
        cm.LeakDeal(CONTROL, one.number, rng.random() < 0.5, "so"),
    ]
    return rng.choice(likely)


def dealt(engine: Engine, state: State, rng: random.Random) -> cm.Command | None:
    """Something about deals, or a new one; it may be refused."""
    found = engine.deals.all(state.numbers)
    if found and rng.random() < 0.8:
        return about(engine, rng.choice(found), rng)
    return offer(engine, state, rng)


def ruled(engine: Engine, state: State, rng: random.Random) -> cm.Command | None:
    """A ruling on a promise that keeps a turn from ending, if one does."""
    due = engine.deals.due(state.numbers) if engine.at_close(state) else ()
    if not due:
        return None
    return cm.RuleDeal(CONTROL, due[0].number, due[0].open(state.turn)[0], rng.choice(MARKS), "so")


def other_deals(engine: Engine, numbers: list[int], reader: Reader, rng: random.Random) -> None:
    """Other marks of others, and other deals, where a reader may not know them."""
    for place in range(engine.deals.count):
        at = engine.deals.at(place)
        one = next((d for d in engine.deals.all(numbers) if d.place == place), None)
        if one is not None and one.readers & reader.mask:
            for k, held in enumerate(one.promises):
                if not one.complete(k):
                    marks = tuple(
                        rng.randrange(len(MARKS)) if mark != NONE and seat != reader.seat else mark
                        for seat, mark in enumerate(held.marks)
                    )
                    numbers[engine.deals.promise(place, k)] = engine.deals.packed(
                        held._replace(marks=marks)
                    )
        elif one is not None and rng.random() < 0.5:
            numbers[at : at + SIZE] = [0] * SIZE
        elif one is None and rng.random() < 0.1:
            _hidden(engine, numbers, place, reader, rng)


def _hidden(
    engine: Engine, numbers: list[int], place: int, reader: Reader, rng: random.Random
) -> None:
    """A secret deal of others where none stood."""
    seats = [seat for seat in range(engine.seats) if seat != reader.seat]
    drafter = place // (engine.deals.count // engine.seats)
    others = [seat for seat in seats if seat != drafter]
    if drafter == reader.seat or not others:
        return
    parties = 1 << drafter | 1 << rng.choice(others)
    promise = engine.deals.packed(engine.deals.unmarked(drafter, -1))
    fields = [1, parties, 0, parties, 0, 1 << drafter, 1, numbers[st.TURN]]
    at = engine.deals.at(place)
    numbers[at : at + SIZE] = [*fields, promise, *[0] * (CLAUSES - 1)]
