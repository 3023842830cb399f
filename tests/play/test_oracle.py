"""What looks on while games are driven can see: each kind of defect, planted, is found."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.play import deeds
from tests.play.deeds import CONTROL, person
from tests.play.oracle import Oracle
from wargame.core import commands as cm
from wargame.core import state as st
from wargame.core import view as vw
from wargame.core.deals import Clause, Deal
from wargame.core.engine import handlers
from wargame.core.engine.deals import Deals, Numbers
from wargame.core.engine.engine import Engine
from wargame.core.engine.handling import Handling
from wargame.play.session import Session

OFFER = cm.OfferDeal(person(0), 0, (1,), (Clause(0, "nets"), Clause(1, "fish")), 1, secret=True)
ORDER = cm.Propose(person(0), 0, "dig", "spades", "water")
NOTE = cm.Note(person(0), "for myself")
SAY = cm.Say(person(0), (), "so")
Break = Callable[[Session, pytest.MonkeyPatch], None]


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A game in which orders are taken, with an offer and an order in own words open."""
    with deeds.begin(tmp_path / "game.wargame", "1") as found:
        while not found.engine.wanted(found.state).orders:
            found.submit(cm.Proceed(CONTROL))
        found.submit(OFFER)
        found.submit(ORDER)
        yield found


def writing(slot: Callable[[Engine], int], value: int) -> Break:
    """A message that writes a number into the state by the way."""

    def plant(session: Session, patch: pytest.MonkeyPatch) -> None:
        plain = handlers.HANDLERS[cm.Say]

        def broken(do: Handling, command: cm.Say) -> None:
            plain(do, command)
            do.numbers[slot(do.engine)] = value

        patch.setitem(handlers.HANDLERS, cm.Say, broken)

    return plant


def orders_of_all(session: Session, patch: pytest.MonkeyPatch) -> None:
    """Everyone sees what everyone has locked."""
    plain, control = vw.order_views, vw.control_reader(session.game)
    patch.setattr(vw, "order_views", lambda engine, state, _: plain(engine, state, control))


def deals_of_all(session: Session, patch: pytest.MonkeyPatch) -> None:
    """A secret deal stands in everyone's view."""
    plain, everyone = Deals.known, session.game.everyone

    def broken(
        self: Deals, numbers: Numbers, seat: int, _mask: int, control: bool
    ) -> tuple[Deal, ...]:
        return plain(self, numbers, seat, everyone, control)

    patch.setattr(Deals, "known", broken)


def wider_notes(session: Session, patch: pytest.MonkeyPatch) -> None:
    """A seat's own note is told to all."""
    plain = handlers.HANDLERS[cm.Note]

    def broken(do: Handling, command: cm.Note) -> None:
        plain(do, command)
        do.events[-1] = do.events[-1]._replace(audience=do.engine.game.everyone)

    patch.setitem(handlers.HANDLERS, cm.Note, broken)


def another_outcome(session: Session, patch: pytest.MonkeyPatch) -> None:
    """What the file holds is not what the command leads to."""
    session.submit(SAY)
    patch.setitem(handlers.HANDLERS, cm.Say, lambda do, command: None)


def look(oracle: Oracle, session: Session) -> None:
    """Once for each reader."""
    for _ in oracle.ears:
        oracle.look(session)


@pytest.mark.parametrize(
    ("plant", "found"),
    [
        (writing(lambda engine: engine.deals.at(0), 0), "deals are lost"),
        (writing(lambda engine: engine.orders + 4, st.EMPTY), "matters are lost"),
        (writing(lambda engine: engine.unsettled, 0), "matters are lost"),
        (writing(lambda engine: engine.orders + 4, st.LOCKED), "matters are lost"),
        (writing(lambda engine: engine.game.dials[0].base, 99), "out of range"),
        (orders_of_all, "kind='order'"),
        (deals_of_all, "secret deal|kind='question'"),
        (wider_notes, "is told of event"),
        (another_outcome, "other events than are stored"),
    ],
)
def test_a_planted_defect_is_found(
    session: Session, monkeypatch: pytest.MonkeyPatch, plant: Break, found: str
) -> None:
    session.submit(cm.Lock(person(1), 1, session.engine.legal_orders(session.state, 1)[0]))
    oracle = Oracle(session, deeds.rules())
    look(oracle, session)
    plant(session, monkeypatch)
    session.submit(SAY)
    session.submit(NOTE)
    with pytest.raises(AssertionError, match=found):
        look(oracle, session)
