"""News as a seat sits down: at the end each seat's own is covered from the others, however few have
any; where a game goes on, the seat is told that it may have heard it.
"""

from pathlib import Path

import attrs

from tests.tui.piloting import MOLDOVA, Seat, sit_down
from wargame.authoring.load import find, load
from wargame.core import commands as cm
from wargame.play.session import Session
from wargame.prose.prose import Prose
from wargame.seat.cast import Cast, staff
from wargame.seat.company import Company
from wargame.tui import moves
from wargame.tui.app import Opening
from wargame.tui.cartography.survey import atlas_of
from wargame.tui.host import Room
from wargame.tui.screens.brief import BriefPage
from wargame.tui.screens.results import Results
from wargame.tui.screens.table import Table


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
        assert moves.passed_round(room)


def test_who_goes_on_with_a_game_is_told_that_the_news_followed_the_last_step(
    tmp_path: Path,
) -> None:
    async def begin(seat: Seat) -> None:
        await seat.at(BriefPage)
        await seat.press("ctrl+s")
        await seat.at(Results)
        assert not seat.app._notifications
        await seat.press("escape")
        await seat.at(Table)

    async def go_on(seat: Seat) -> None:
        await seat.at(Results)
        await seat.is_told("this is what followed your last step")

    file = tmp_path / "again.wargame"
    opening = attrs.evolve(MOLDOVA, game=file)
    sit_down(begin, tmp_path, opening)
    sit_down(go_on, tmp_path, Opening(game=file))
