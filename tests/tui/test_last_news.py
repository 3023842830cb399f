"""At the end each seat's own news is covered from the others, however few have any."""

from pathlib import Path

from wargame.authoring.load import find, load
from wargame.core import commands as cm
from wargame.play.session import Session
from wargame.prose.prose import Prose
from wargame.seat.cast import Cast, staff
from wargame.seat.company import Company
from wargame.tui import moves
from wargame.tui.cartography.survey import atlas_of
from wargame.tui.host import Room


def play_to_the_end(room: Room, secret: str) -> None:
    """Nobody orders anything but the one hidden order of the last turn."""
    session, company = room.session, room.company
    names = [action.id for action in session.game.scenario.actions]
    while not session.state.over:
        if company.talking:
            company.go_on()
            continue
        seat = company.next()
        assert seat is not None
        moves.sit(room, seat)
        author = company.sitter(seat).author
        legal = session.engine.legal_orders(session.state, seat)
        hidden = [order for order in legal if names[order.action] == secret]
        last = session.state.turn == session.game.scenario.turns
        if last and hidden and not session.view(company.sitter(seat).news.reader).orders:
            session.submit(cm.Lock(author, seat, hidden[0], "by night"))
        session.submit(cm.Finish(author, seat))
        company.run_on()
        company.account()
    moves.rise(room)


def test_the_only_seat_with_news_of_its_own_reads_it_behind_a_cover(tmp_path: Path) -> None:
    loaded = load(find("islands"))
    covert = next(one.id for one in loaded.scenario.actions if one.visibility == "covert")
    with Session.create(tmp_path / "game.wargame", loaded, seed="1") as session:
        staff(session, Cast((0, 1), ()))
        prose = Prose.of(loaded, {})
        atlas = atlas_of(loaded.scenario, loaded.geometry())
        room = Room(session, prose, Company(session, prose), atlas)
        room.company.open()
        play_to_the_end(room, covert)

        last = moves.last_news(room)

        assert len(last) == 1
        assert last[0].covered
        assert moves.finale(room).shared
