"""While Control reads results out, the wall shows what was read and nothing beyond."""

import asyncio
import random
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

from tests.play.playing import one_command
from tests.tui.piloting import MOLDOVA, Seat, sit_down
from tests.tui.projector.test_same_time import CONTROL, Day
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.view import public_reader
from wargame.play.session import Session
from wargame.tui import moves
from wargame.tui.host import Host
from wargame.tui.projector.behind import as_it_stood, read_out
from wargame.tui.projector.showing import look, showing
from wargame.tui.screens.choosing import Choose
from wargame.tui.screens.confirm import Confirm
from wargame.tui.screens.console import Console
from wargame.tui.screens.results import Results


@pytest.fixture
def day(tmp_path: Path) -> Iterator[Day]:
    found = Day(tmp_path / "game.wargame")
    yield found
    found.close()
    found.wall.session.close()


def adjudicated(day: Day) -> moves.Account:
    """All orders are carried out; what is to be read out of it."""
    session = day.console.session
    day.give(cm.Proceed(CONTROL))
    rng = random.Random(1)
    while not session.engine.at_desk(session.state):
        command = one_command(session, rng)
        assert command is not None
        day.give(command)
        day.console.company.run_on()
    day.wait(60)
    for _pause in ("the orders", "the turn's end"):
        day.give(cm.Proceed(CONTROL))
    return moves.account(day.console)


def test_the_wall_follows_the_reading_card_by_card(day: Day) -> None:
    before = read_out(day.wall.session).view
    account = adjudicated(day)
    wall, log = day.wall, public_reader(day.wall.session.game)
    wall.session.follow()
    shown = showing(wall)
    assert shown.view.turn == before.turn == 1
    assert shown.phase is not None
    assert shown.phase.kind == "adjudication"
    assert not shown.news or shown.news[0].turn == 1
    assert not any(isinstance(seen.event, ev.OrderResolved) for seen in shown.view.log)
    assert shown.waiting == "Waiting for Control."

    order = next(card for card in account.cards if card.kind == "order")
    moves.announce(day.console, order.upto)
    wall.session.follow()
    shown = showing(wall)
    assert len(shown.view.log) >= order.upto
    told = [seen.event for seen in shown.view.log if isinstance(seen.event, ev.OrderResolved)]
    assert len(told) == 1
    assert shown.news[0].title == order.title

    moves.announce(day.console, account.upto)
    wall.session.follow()
    assert showing(wall).view == wall.prose.worded(wall.session.view(log))
    assert showing(wall).view.turn == 2


def test_numbers_on_the_wall_are_those_that_were_read(day: Day) -> None:
    """At every card the numbers are as the lines up to it left them."""
    start = {d.slot: d.value for d in read_out(day.wall.session).view.dials}
    account = adjudicated(day)
    session = day.wall.session
    session.follow()
    whole = session.log(public_reader(session.game))
    for card in account.cards:
        moves.announce(day.console, card.upto)
        session.follow()
        view = read_out(session).view
        expected = dict(start)
        for seen in whole[: len(view.log)]:
            if isinstance(seen.event, ev.Changed):
                expected[seen.event.slot] = seen.event.after
        tracks = {d.slot: d.value for d in view.dials if d.kind == "track"}
        assert tracks == {slot: expected[slot] for slot in tracks}


def test_the_next_phase_begins_for_the_room_when_it_is_read_to_it(day: Day) -> None:
    account = adjudicated(day)
    day.wait(400)
    day.wall.session.follow()
    assert showing(day.wall).clock.read(day.now()) == 60 + 400
    moves.announce(day.console, account.upto)
    assert day.time == 0


def test_what_is_argued_once_all_orders_are_in_is_on_the_clock_of_what_follows(day: Day) -> None:
    """On the wall too, while it is argued and as what came of it is read out."""
    session = day.console.session
    day.give(cm.Proceed(CONTROL))
    day.give(cm.TakeUp(CONTROL, -1, "weighted", "May it stay?"))
    rng = random.Random(1)
    while not session.engine.wanted(session.state).settle:
        command = one_command(session, rng)
        assert command is not None
        day.give(command)
        day.console.company.run_on()
    day.read()
    day.wait(60)
    assert day.time == 60
    (one,) = session.engine.matters.all(session.state.numbers)
    day.give(cm.Settle(CONTROL, one.number, True, "It stays", "no harm"))
    account = moves.account(day.console)
    assert account.cards
    day.wait(20)
    for upto in (0, account.upto):
        moves.announce(day.console, upto)
        day.wall.session.follow()
        shown = showing(day.wall)
        assert shown.phase is not None
        assert (shown.phase.kind, shown.clock.read(day.now())) == ("adjudication", 80)


def test_who_was_locked_is_on_the_wall_at_once(day: Day) -> None:
    day.give(cm.Proceed(CONTROL))
    session = day.console.session
    legal = session.engine.legal_orders(session.state, 1)
    day.give(cm.Lock(cm.Author("p", "seat", 1), 1, legal[0], "so"))
    day.wall.session.follow()
    assert [one.locked for one in showing(day.wall).view.seats if one.seat == 1] == [1]


def test_what_was_not_read_when_the_game_was_closed_is_read_afterwards(day: Day) -> None:
    account = adjudicated(day)
    first = account.cards[0]
    moves.announce(day.console, first.upto)
    day.close()
    day.go_on()
    rest = moves.account(day.console)
    assert [card.title for card in rest.cards] == [card.title for card in account.cards[1:]]
    day.wall.session.follow()
    assert showing(day.wall).view.turn == 1


def test_a_setting_back_is_on_the_wall_once_it_was_read(day: Day) -> None:
    moves.announce(day.console, adjudicated(day).upto)
    day.wall.session.follow()
    before = showing(day.wall).view
    day.console.company.undo()
    day.wall.session.follow()
    assert showing(day.wall).view.log == before.log
    moves.announce(day.console, moves.account(day.console).upto)
    day.wall.session.follow()
    assert showing(day.wall).view.turn == 1
    log = day.wall.session.log(public_reader(day.wall.session.game))
    assert as_it_stood(log) == log


def test_a_game_that_nobody_reads_out_is_shown_as_it_stands(day: Day) -> None:
    adjudicated(day)
    day.close()
    with Session.open(day.file, now=day.now) as session:
        session.submit(cm.Reopen(cm.Author("", "clock")))
    day.wall.session.follow()
    assert showing(day.wall).view.turn == 2


def test_the_wall_beside_control_s_screen_follows_its_keys(tmp_path: Path) -> None:
    opening = attrs.evolve(MOLDOVA, control=True, game=tmp_path / "game.wargame")

    async def steps(seat: Seat) -> None:
        await seat.at(Console)
        wall = Host()
        assert opening.game is not None
        await wall.watch(opening.game, 1.0)
        before = await wall.do(look, anew=True)
        assert before is not None
        await seat.press("3", "end", "enter")
        await seat.go(Choose, "enter", Confirm, "y")
        page = await seat.at(Results)
        title = page.cards[0].title
        until = asyncio.get_running_loop().time() + 5
        while True:
            shown = await wall.do(look, anew=True)
            assert shown is not None
            if shown.news and shown.news[0].title == title:
                break
            assert asyncio.get_running_loop().time() < until
            await seat.pilot.pause(0.02)
        await seat.go("escape", Console)
        await wall.leave()
        wall.end()

    sit_down(steps, tmp_path, opening)
