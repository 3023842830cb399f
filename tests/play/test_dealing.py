"""Deals in the record: games played forth and back at random with deals in them, and by kills."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as some
from hypothesis.stateful import invariant, rule

from tests.core.random_dealing import dealt, ruled
from tests.play.playing import CONTROL, noon
from tests.play.test_back import Games, scenario
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core import view as vw
from wargame.core.deals import EACH, Clause
from wargame.core.orders import Refused
from wargame.play.replaying import replay
from wargame.play.session import Session


class Bargains(Games):
    """The same games, with deals in between, and Control at the desk."""

    @rule(chance=some.integers(0, 2**32))
    def deal(self, chance: int) -> None:
        """Offers, signatures, marks, rulings and leaks; some are refused and change nothing."""
        rng = random.Random(chance)
        for _ in range(4):
            engine, state = self.session.engine, self.session.state
            command = ruled(engine, state, rng) or dealt(engine, state, rng)
            if command is None:
                return
            try:
                self.session.submit(command)
            except Refused:
                assert self.session.state == state
            else:
                self.note_where()

    @rule(on=some.booleans())
    def hold(self, on: bool) -> None:
        try:
            self.session.submit(cm.Hold(CONTROL, on))
        except Refused:
            return
        self.note_where()

    @rule(chance=some.integers(0, 2**32))
    def play(self, chance: int) -> None:
        """As before, where nothing that is due keeps the turn from ending."""
        engine, state = self.session.engine, self.session.state
        first = ruled(engine, state, random.Random(chance))
        if first is not None:
            self.session.submit(first)
            self.note_where()
        else:
            super().play(chance)

    @invariant()
    def secret_deals_are_known_to_those_who_sign_them(self) -> None:
        if not hasattr(self, "session"):
            return
        for reader in (vw.public_reader(self.session.game), vw.seat_reader(self.session.game, 0)):
            shown = self.session.view(reader)
            assert all(not one.secret or reader.seat in one.signers for one in shown.deals)
            for one in shown.log:
                if isinstance(one.event, ev.DealOffered) and one.event.secret:
                    signs = (*one.event.parties, one.event.guarantor)
                    assert reader.seat in signs
        for seat in range(self.session.engine.seats):
            own = [d for d in self.session.engine.deals.all(self.session.state.numbers)
                   if d.drafter == seat]  # fmt: skip
            assert len(own) <= EACH
            assert len({d.number for d in own}) == len(own)


Bargains.TestCase.settings = settings(
    stateful_step_count=20,
    max_examples=25,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
    deadline=None,
)
TestBargains = Bargains.TestCase


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    file = tmp_path / "g.wargame"
    with Session.create(file, scenario("transnistria"), seed="1", now=noon) as found:
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
