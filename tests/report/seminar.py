"""A game in which Control and the seats did all that a talk afterwards should come back to."""

import random
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import attrs

from tests.report.paper import (
    CONTROL,
    begin,
    by_chance,
    control_text,
    lock,
    open_text,
    order,
    read,
)
from wargame.core import commands as cm
from wargame.core import state as st
from wargame.core.arguing import Reason
from wargame.core.deals import Clause
from wargame.core.methods import Matter
from wargame.play.session import Session
from wargame.report import game, rows
from wargame.report.cells import Row

RUSSIA, MOLDOVA, WEST = range(3)
NEWS = "A tanker burns in the port."
COURTS = "Train judges"


def person(seat: int) -> cm.Author:
    return cm.Author(f"s{seat}", "seat", seat)


def to_orders(session: Session, turn: int) -> None:
    """Go on until orders of a turn are asked for; whoever is in the way does nothing."""
    while not (session.state.turn == turn and session.engine.wanted(session.state).orders):
        onward(session)


def onward(session: Session) -> None:
    """One step on: a question gets its default, a seat ends its orders, a pause ends."""
    engine, wanted = session.engine, session.engine.wanted(session.state)
    if wanted.questions:
        asked = engine.question(session.state, wanted.questions[0])
        info, author = session.game.questions[asked.question], cm.Author("p", "bot", asked.seat)
        session.submit(cm.Answer(author, asked.place, asked.question, info.default))
    elif wanted.orders:
        session.submit(cm.Finish(person(wanted.orders[0]), wanted.orders[0]))
    else:
        session.submit(cm.Proceed(CONTROL))


def own(session: Session, seat: int, what: str) -> Matter:
    """An order in a seat's own words."""
    known = {one.number for one in session.engine.matters.all(session.state.numbers)}
    given = (what, "money", "it holds", ("it was done before",), ("it takes years",))
    session.submit(cm.Propose(person(seat), seat, *given))
    found = session.engine.matters.all(session.state.numbers)
    return next(one for one in found if one.number not in known)


def taken(seat: int) -> tuple[Reason, ...]:
    return (
        Reason(seat, "pro", "it was done before"),
        Reason(seat, "con", "it takes years"),
    )


def argued(session: Session) -> None:
    """Own orders: one fails by weighted arguments, one succeeds by estimates, one is ruled freely,
    one is refused.
    """
    give = session.submit
    one = own(session, WEST, COURTS).number
    give(cm.TakeUp(CONTROL, one, "weighted", COURTS, taken(WEST)))
    give(cm.Argue(person(RUSSIA), one, RUSSIA, "con", "nobody asked for judges"))
    give(cm.Throw(CONTROL, one, (1, 2)))
    give(cm.Settle(CONTROL, one, False, "The course stands empty", "the dice said so"))
    two = own(session, MOLDOVA, "Open a market").number
    give(cm.TakeUp(CONTROL, two, "estimative", "Open a market", taken(MOLDOVA)))
    give(cm.Reply(person(RUSSIA), two, RUSSIA, 20))
    give(cm.Reply(person(MOLDOVA), two, MOLDOVA, 70, "they need it"))
    give(cm.Disclose(CONTROL, two))
    give(cm.Throw(CONTROL, two, (11,)))
    give(cm.Settle(CONTROL, two, True, "Stalls fill the square", "the dice said so"))


def refused(session: Session) -> None:
    """An own order that is ruled on freely, and one that Control takes back."""
    three = own(session, RUSSIA, "Buy a newspaper").number
    session.submit(cm.Settle(CONTROL, three, False, "No paper is for sale", "all were sold"))
    four = own(session, MOLDOVA, "Fly to the moon").number
    session.submit(cm.Recall(CONTROL, four, "no rocket is at hand"))


def deal(session: Session) -> int:
    """Russia promises Moldova no squeeze until turn 2, and Moldova something in words."""
    ids = [term.id for term in session.game.scenario.terms]
    clauses = (Clause(RUSSIA, "", ids.index("no_squeeze")), Clause(MOLDOVA, "a word in private"))
    session.submit(
        cm.OfferDeal(person(RUSSIA), RUSSIA, (MOLDOVA,), clauses, 2, False, confirmed=True)
    )
    (found,) = session.engine.deals.all(session.state.numbers)
    session.submit(cm.SignDeal(person(MOLDOVA), MOLDOVA, found.number))
    return found.number


def judged(session: Session, deal: int) -> None:
    """Both say of each promise what it was; they differ, and Control rules."""
    for clause, marks in ((0, ("kept", "broken")), (1, ("bent", "bent"))):
        for seat, mark in zip((RUSSIA, MOLDOVA), marks, strict=True):
            session.submit(
                cm.MarkDeal(person(seat), seat, deal, clause, "bent" if mark == "bent" else
                            "kept" if mark == "kept" else "broken")
            )  # fmt: skip
    session.submit(cm.RuleDeal(CONTROL, deal, 0, "broken", "the gas was off", "as I foresaw"))


def play(file: Path) -> Session:
    """Two turns as they are told above, the third by chance."""
    session = begin(file, "transnistria", "seed 1")
    loaded = session.loaded
    to_orders(session, 1)
    number = deal(session)
    session.submit(cm.Improvise(CONTROL, NEWS, (MOLDOVA,)))
    session.submit(cm.Veil(CONTROL, True))
    lock(session, RUSSIA, order(loaded, "R01", "moldova"), "now or never",
         expected="they give way", estimate=90)  # fmt: skip
    argued(session)
    refused(session)
    to_orders(session, 2)
    session.submit(cm.Veil(CONTROL, False))
    session.submit(cm.Hold(CONTROL, True))
    lock(session, RUSSIA, order(loaded, "R14", "moldova"), "winter is near", estimate=80)
    session.submit(cm.Override(CONTROL, 0, 0, "the pipes were shut already", "a mercy"))
    while not session.engine.at_close(session.state):
        onward(session)
    judged(session, number)
    by_chance(session, random.Random(3))
    assert session.state.numbers[st.OVER]
    return session


@attrs.frozen
class Report:
    """What is told of it: Control's pages and the others' as text, and the tables."""

    control: Mapping[str, str]
    others: Mapping[str, str]
    tables: Mapping[str, tuple[Row, ...]]


@cache
def report() -> Report:
    with tempfile.TemporaryDirectory() as folder, play(Path(folder) / "g.wargame") as session:
        made = rows.tables(game.case_of(game.kit_of(session), session))
        control, others = control_text(session), open_text(session)
    return Report(
        {name.removeprefix("control/"): read(text).text for name, text in control.items()},
        {name: read(text).text for name, text in others.items()},
        made,
    )


def part(text: str, heading: str) -> str:
    """What stands under a heading of a page, with all that follows it."""
    return text[text.index(f"\n{heading}\n") :]
