"""Deals in the record, and taken back; `test_machine` drives them at random."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.play.playing import CONTROL, noon
from wargame.authoring.load import find, load
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.deals import Clause
from wargame.play.replaying import replay
from wargame.play.session import Session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    file = tmp_path / "g.wargame"
    with Session.create(file, load(find("transnistria")), seed="1", now=noon) as found:
        yield found


def test_undo_takes_a_signature_back_and_the_same_dice_leak_or_not_again(session: Session) -> None:
    seats = [cm.Author("p", "seat", seat) for seat in range(3)]
    clauses = (Clause(0, "gas"), Clause(1, "wine"))
    session.submit(cm.OfferDeal(seats[0], 0, (1,), clauses, 2, secret=True))
    (deal,) = session.engine.deals.all(session.state.numbers)
    sign = cm.SignDeal(seats[1], 1, deal.number)
    first = session.submit(sign)
    session.undo(CONTROL)
    (again,) = session.engine.deals.all(session.state.numbers)
    assert not again.agreed
    assert session.submit(sign) == first
    assert any(isinstance(event, ev.DealLeakRolled) for event in first)
    assert replay(session) is None
