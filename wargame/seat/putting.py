"""How Control puts an order to the table: who reads of it where nothing else is said."""

from wargame.core.orders import Order
from wargame.play.session import Session


def first_readers(session: Session, seat: int, order: Order) -> tuple[int, ...]:
    """The seats that read of a locked order of a seat as it is put; none stands for all.

    That is its own seat while others still order: what they read would be known too early. Later
    it is whoever will know of the order once it is carried out.
    """
    engine, seats = session.engine, range(len(session.game.seats))
    if engine.wanted(session.state).orders:
        return (seat,)
    known = engine.audiences.order(seat, order)
    named = tuple(one for one in seats if known >> one & 1)
    return named if len(named) < len(seats) else ()
