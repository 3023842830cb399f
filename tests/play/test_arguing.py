"""Where an autopilot has Control's part, nothing that only people can judge holds a game up."""

from pathlib import Path

import pytest

from tests.play.playing import CONTROL, noon
from wargame.authoring.load import find, load
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.deals import Clause
from wargame.play.replaying import replay
from wargame.play.session import Session

ANN = cm.Author("ann", "seat", 0)
OWN = cm.Propose(ANN, 0, "Dig a well", "spades", "water for all")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "game.wargame"


def begun(file: Path) -> Session:
    """A game in which a seat's own order is locked, and all other parts are autopilots'."""
    session = Session.create(file, load(find("islands")), seed="1", now=noon)
    session.assign(CONTROL, -1, "auto")
    posture = next(one for one in session.game.postures if one.seat == 1)
    session.assign(CONTROL, 1, posture.id)
    session.autoplay()
    session.submit(OWN)
    session.submit(cm.Finish(ANN, 0))
    return session


def test_an_autopilot_in_control_s_part_says_no_and_the_game_goes_on(file: Path) -> None:
    with begun(file) as session:
        session.autoplay()
        (settled,) = [e for e in session.events if isinstance(e, ev.MatterSettled)]
        assert not settled.passed
        assert settled.reason == "No person has Control's part who could judge it."
        assert not session.engine.wanted(session.state).settle
        assert replay(session) is None


def test_where_people_talk_it_waits_for_them(file: Path) -> None:
    with begun(file) as session:
        session.autoplay(pauses=False)
        assert session.engine.wanted(session.state).settle
    with Session.open(file, now=noon) as session:
        assert session.engine.wanted(session.state).settle
        session.undo(CONTROL)
        session.undo(CONTROL)
        assert not session.engine.matters.all(session.state.numbers)


def test_an_autopilot_in_control_s_part_judges_what_was_promised_and_the_game_goes_on(
    file: Path,
) -> None:
    with Session.create(file, load(find("transnistria")), seed="1", now=noon) as session:
        session.submit(cm.Hold(CONTROL, on=True))
        session.submit(cm.OfferDeal(ANN, 0, (1,), (Clause(0, "gas"), Clause(1, "wine")), 1))
        (deal,) = session.engine.deals.all(session.state.numbers)
        session.submit(cm.SignDeal(cm.Author("p", "seat", 1), 1, deal.number))
        for seat in range(session.engine.seats):
            posture = next(one for one in session.game.postures if one.seat == seat)
            session.assign(CONTROL, seat, posture.id)
        while not session.engine.at_close(session.state):
            session.autoplay(pauses=False)
            if not session.engine.at_close(session.state):
                session.submit(cm.Proceed(CONTROL))
        assert not [e for e in session.events if isinstance(e, ev.DealRuled)]
        session.assign(CONTROL, -1, "auto")
        session.autoplay()
        ruled = [e for e in session.events if isinstance(e, ev.DealRuled)]
        assert [one.reason for one in ruled] == [
            "No person has Control's part who could judge it."
        ] * 2
        assert session.state.over
        assert replay(session) is None
