"""The words of who did not agree to be quoted, in every kind of event that can hold any."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.report.paper import CONTROL, begin, control_text, open_text
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.arguing import Reason
from wargame.core.deals import Clause
from wargame.core.orders import Order
from wargame.play.session import Session
from wargame.report import game
from wargame.seat import consent
from wargame.seat.agreed import Agreed

WORDS = "what was typed"
CLOCK = cm.Author("clock", "clock")
AGREES, REFUSES = range(2)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A game with two persons, of whom the second does not agree."""
    with begin(tmp_path_factory.mktemp("agreed") / "g.wargame", "transnistria") as session:
        while session.engine.wanted(session.state).pause:
            session.submit(cm.Proceed(CONTROL))
        for seat in (AGREES, REFUSES):
            author = session.join(f"Example {seat}", "seat", seat)
            sentence = consent.asked(session.game.scenario)
            session.submit(consent.word(author, sentence, agreed=seat == AGREES))
        yield session


def person(session: Session, seat: int) -> cm.Author:
    agreed = Agreed(session)
    return cm.Author(next(p for p, s in agreed.seats.items() if s == seat), "seat", seat)


def of_seat(author: cm.Author, seat: int) -> tuple[ev.Event, ...]:
    """What a seat says, by whoever types it in."""
    order, w = Order(0), WORDS
    given = (Clause(0, w), Clause(1, w))
    return (
        ev.OrderLocked(1, 0, seat, order, w, w, 40, (1,), author),
        ev.Answered(1, 0, seat, 1, w, author),
        ev.Classified(1, seat, 1, 0, "military", w, author),
        ev.OrderProposed(1, 0, seat, w, w, w, (w, w), (w,), author),
        ev.Argued(1, 0, 2, seat, "con", w, author),
        ev.Replied(1, 0, seat, "silence", 1, w, author),
        ev.DealOffered(1, 0, seat, (0, 1), given, 2, False, w, -1, (), author),
        ev.DealEnded(1, 0, seat, "refused", w, author),
        ev.Noted(1, "aim", w, author._replace(seat=seat)),
    )


KINDS = range(9)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("by", ["person", "control", "clock"])
def test_no_word_of_who_refused_stands_in_any_kind_of_event(
    session: Session, kind: int, by: str
) -> None:
    author = {"person": person(session, REFUSES), "control": CONTROL, "clock": CLOCK}[by]
    event = of_seat(author, REFUSES)[kind]

    shown = Agreed(session).event(event)

    assert WORDS not in repr(shown)
    assert "left out" in repr(shown)
    assert type(shown) is type(event)
    for name, value in event._asdict().items():
        if isinstance(value, int | cm.Author | Order) or name in ("side", "tag", "how", "method"):
            assert getattr(shown, name) == value


@pytest.mark.parametrize("kind", KINDS)
def test_words_of_who_agreed_stand(session: Session, kind: int) -> None:
    for author in (person(session, AGREES), CONTROL):
        event = of_seat(author, AGREES)[kind]
        assert Agreed(session).event(event) == event


def test_a_matter_loses_the_words_of_its_seat_and_no_others(session: Session) -> None:
    reasons = (Reason(REFUSES, "pro", WORDS), Reason(AGREES, "con", "slow"), Reason(-1, "pro", "x"))
    rest = ((0, 1), ("one thing", "another"), "first", "absent", 0, CONTROL)

    shown = Agreed(session).event(ev.TakenUp(1, 0, REFUSES, "vote", WORDS, reasons, *rest))

    assert isinstance(shown, ev.TakenUp)
    assert WORDS not in repr(shown)
    assert [one.side for one in shown.reasons] == ["pro", "con", "pro"]
    assert shown.reasons[1:] == reasons[1:]
    assert (shown.asked, shown.options, shown.tie, shown.missing) == rest[:4]
    question = ev.TakenUp(1, 99, -1, "vote", "Control asks", reasons[1:], *rest)
    assert Agreed(session).event(question) == question


def test_control_s_own_words_stand(session: Session) -> None:
    for event in (
        ev.Ruled(1, 0, "override", 1, (), WORDS, WORDS, CONTROL),
        ev.MatterSettled(1, 0, REFUSES, "free", True, WORDS, WORDS, WORDS, CONTROL),
        ev.OrderRecalled(1, 0, REFUSES, WORDS, CONTROL),
        ev.Said(1, (), WORDS, CONTROL),
        ev.Argued(1, 0, 1, -1, "pro", WORDS, CONTROL),
    ):
        assert Agreed(session).event(event) == event


def test_no_page_and_no_table_has_what_was_argued_or_dealt(tmp_path: Path) -> None:
    with begin(tmp_path / "g.wargame", "transnistria") as session:
        while session.engine.wanted(session.state).pause:
            session.submit(cm.Proceed(CONTROL))
        author = session.join("Bob Example", "seat", 1)
        session.submit(consent.word(author, consent.asked(session.game.scenario), agreed=False))
        clauses = (Clause(0, WORDS), Clause(1, WORDS))
        session.submit(cm.OfferDeal(author, 1, (0,), clauses, 1, False, WORDS, confirmed=True))
        (deal,) = session.engine.deals.all(session.state.numbers)
        session.submit(cm.DeclineDeal(CONTROL, 1, deal.number, WORDS))
        session.submit(cm.Propose(author, 1, WORDS, WORDS, WORDS, (WORDS,), (WORDS,)))
        (matter,) = session.engine.matters.all(session.state.numbers)
        reasons = (Reason(1, "pro", WORDS),)
        session.submit(cm.TakeUp(CONTROL, matter.number, "silence", WORDS, reasons, asked=(1,)))
        session.submit(cm.Argue(CONTROL, matter.number, 1, "con", WORDS))
        session.submit(cm.Reply(author, matter.number, 1, 1, WORDS))
        session.submit(cm.Settle(CONTROL, matter.number, True, "a ruling", "all heard it"))
        kit = game.kit_of(session)
        tables = game.files(kit, game.case_of(kit, session))
        whole = "\n".join([*open_text(session).values(), *control_text(session).values()])
    whole += "\n".join(one.decode("utf-8-sig") for one in tables.values())
    assert "a ruling" in whole
    assert WORDS not in whole
