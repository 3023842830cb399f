"""Who comes late to a seat is told in three lines where all stand, and not all that ever was."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.play.playing import noon
from wargame.authoring.load import find, load
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.dealing import OfferDeal, SignDeal
from wargame.core.deals import Clause
from wargame.core.view import seat_reader
from wargame.play.session import Session
from wargame.prose.prose import Prose
from wargame.seat.cast import Cast, staff
from wargame.seat.company import Company

CONTROL = cm.Author("umpire", "control")
RUSSIA, MOLDOVA = 0, 1


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    """Turn 2: an autopilot has played Moldova so far."""
    loaded = load(find("transnistria"))
    own = {posture.seat: posture.id for posture in reversed(loaded.game.postures)}
    with Session.create(tmp_path / "g.wargame", loaded, seed="s", now=noon) as session:
        played = tuple((seat, own[seat]) for seat in (MOLDOVA, 2))
        staff(session, Cast((RUSSIA,), played, control=True))
        company = Company(session, Prose(session.engine))
        company.open()
        while session.state.turn < 2:
            if session.engine.wanted(session.state).pause:
                session.submit(cm.Proceed(CONTROL))
            else:
                session.submit(cm.Finish(cm.Author("p", "seat", RUSSIA), RUSSIA))
            company.run_on()
        yield company


def test_a_person_who_takes_a_seat_over_has_three_lines_and_no_old_news(company: Company) -> None:
    company.session.assign(CONTROL, MOLDOVA, "")
    where, own, needed = company.digest(MOLDOVA)
    assert where.startswith("Turn 2 of 3")
    assert "Moldova has" in own
    assert "Last in its name: " in own
    assert ", turn 1" in own
    assert "Question to Moldova" in needed
    assert company.sitter(MOLDOVA).news.fresh() == []
    assert company.digest(MOLDOVA) == () or company.sitter(MOLDOVA).fresh


def test_once_heard_it_is_not_told_again(company: Company) -> None:
    company.session.assign(CONTROL, MOLDOVA, "")
    assert company.digest(MOLDOVA)
    company.sitter(MOLDOVA).fresh = False
    assert company.digest(MOLDOVA) == ()


def test_who_may_order_is_told_how_many(company: Company) -> None:
    session = company.session
    session.assign(CONTROL, MOLDOVA, "")
    while session.engine.wanted(session.state).pause:
        session.submit(cm.Proceed(CONTROL))
    _where, _own, needed = company.digest(MOLDOVA)
    assert needed.startswith("Question to Moldova: Take Moscow's help")
    assert needed.endswith("You may lock 2 orders now. Say when you are done.")


def test_who_was_there_from_the_beginning_has_none(company: Company) -> None:
    company.sitter(RUSSIA).fresh = False
    assert company.digest(RUSSIA) == ()


def test_who_sits_down_first_in_a_later_turn_is_late(company: Company) -> None:
    assert len(company.digest(RUSSIA)) == 3


def test_the_three_lines_are_made_from_the_seat_s_own_view(company: Company) -> None:
    """What only others know is not among them: their purses, their covert orders."""
    session, prose = company.session, company.prose
    view = prose.worded(session.view(seat_reader(session.game, MOLDOVA)))
    lines = " ".join(prose.digest(view, session.state))
    known = " ".join(told.text for told in prose.tell(view.log, view.reader, session.state))
    for action in session.game.scenario.actions:
        if action.name in lines:
            assert action.name in known


def test_what_its_deals_owe_and_wait_for_is_told(company: Company) -> None:
    """What was signed in the seat's name binds who comes late; another's promise is not theirs."""
    session = company.session
    session.assign(CONTROL, MOLDOVA, "")
    clauses = (Clause(MOLDOVA, "no chapter is opened"), Clause(RUSSIA, "gas as before"))
    for secret in (True, False):
        ann = cm.Author("p", "seat", RUSSIA)
        offer = OfferDeal(ann, RUSSIA, (RUSSIA, MOLDOVA), clauses, 3, secret=secret)
        session.submit(offer._replace(confirmed=True))
    bound = session.view(seat_reader(session.game, MOLDOVA)).deals[0].number
    session.submit(SignDeal(cm.Author("q", "seat", MOLDOVA), MOLDOVA, bound))
    _where, own, needed = company.digest(MOLDOVA)
    assert "It promised: no chapter is opened, to Russia in secret (due in turn 3)." in own
    assert own.count("no chapter") == 1
    assert "gas" not in own
    assert needed.endswith("1 deal waits for your signature or your marks.")


def test_what_waits_for_a_person_to_read_it_is_counted_until_then(company: Company) -> None:
    """What Control enters in a seat's name reads nothing; what its person does says that it has."""
    session = company.session
    session.assign(CONTROL, MOLDOVA, "")
    before = len(company.letters(MOLDOVA))
    session.submit(cm.Say(CONTROL, (MOLDOVA,), "Call me."))
    session.submit(cm.Say(CONTROL, (), "Tea is ready."))
    session.submit(cm.Note(CONTROL, "in two minds", "aim", MOLDOVA))
    assert len(company.letters(MOLDOVA)) == before + 1
    session.submit(cm.Say(cm.Author("q", "seat", MOLDOVA), (RUSSIA,), "Yes?"))
    assert company.letters(MOLDOVA) == ()
    assert company.letters(RUSSIA)
    company.sitter(RUSSIA).news.hear()
    assert company.letters(RUSSIA) == ()


def told(company: Company, seat: int) -> str:
    """What a seat is told as it sits down, and never again."""
    return " ".join(one.text for one in company.sitter(seat).news.hear())


def gone_on_with(company: Company) -> Company:
    """The same game, as the next one to open it finds it."""
    return Company(company.session, company.prose, resumed=True)


def test_what_control_enters_for_a_seat_does_not_say_that_the_seat_has_read(
    company: Company,
) -> None:
    """Neither in its mark nor in its news, whoever goes on with the game."""
    session, seat = company.session, cm.Author("p", "seat", RUSSIA)
    session.submit(cm.Say(seat, (2,), "Good evening."))
    company = gone_on_with(company)
    session.submit(cm.Say(CONTROL, (RUSSIA,), "Call me."))
    session.submit(cm.Say(CONTROL._replace(seat=RUSSIA), (2,), "No answer yet."))
    assert len(company.letters(RUSSIA)) == 1
    company.sitter(RUSSIA).fresh = False
    assert not company.digest(RUSSIA)
    assert "Call me." in told(company, RUSSIA)
    assert not company.letters(RUSSIA)


def test_what_came_while_a_seat_had_the_screen_is_told_again_when_the_game_is_gone_on_with(
    company: Company,
) -> None:
    """All before its first step there it was told as it sat down."""
    session, seat = company.session, cm.Author("p", "seat", RUSSIA)
    session.submit(cm.Say(CONTROL, (RUSSIA,), "Call me."))
    session.submit(cm.Note(seat, "I agree.", "consent"))
    company = gone_on_with(company)
    assert len(company.letters(RUSSIA)) == 1, "the brief is read before the news"
    session.submit(cm.Say(seat, (2,), "Good evening."))
    session.submit(cm.Say(cm.Author("autopilot", "bot", 2), (RUSSIA,), "Go home."))
    session.submit(cm.Say(seat, (2,), "Good night."))
    assert len(company.letters(RUSSIA)) == 1
    company.sitter(RUSSIA).fresh = False
    heard = told(company, RUSSIA)
    assert "Go home." in heard
    assert "Call me." not in heard
    assert "Good" not in heard


def test_who_comes_late_is_told_what_was_sent_to_them_alone(company: Company) -> None:
    session = company.session
    session.assign(CONTROL, MOLDOVA, "")
    session.submit(cm.Say(CONTROL, (MOLDOVA,), "Call me."))
    session.submit(cm.Say(CONTROL, (), "Tea is ready."))
    marked = len(company.letters(MOLDOVA))
    assert company.digest(MOLDOVA)
    found = company.sitter(MOLDOVA).news.hear()
    assert len(found) == marked
    assert "Call me." in found[-1].text
    assert not told(company, MOLDOVA)


def test_what_control_has_read_out_to_a_seat_is_read_and_is_told_again_when_it_sits_down(
    company: Company,
) -> None:
    session = company.session
    session.assign(CONTROL, MOLDOVA, "")
    session.submit(cm.Say(CONTROL, (MOLDOVA,), "Call me."))
    company.read_aloud(MOLDOVA, session.lines.at.seq)
    assert company.letters(MOLDOVA) == ()
    session.submit(cm.Say(CONTROL, (MOLDOVA,), "Call me again."))
    (one,) = company.letters(MOLDOVA)
    assert isinstance(one, ev.Said)
    assert one.text == "Call me again."
    told = [one.text for one in company.sitter(MOLDOVA).news.hear()]
    assert sum("Call me" in text for text in told) == 2
    assert company.letters(MOLDOVA) == ()
