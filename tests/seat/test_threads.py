"""What is unread in rooms at a terminal, how a room is opened, what waits for Control's answer."""

from pathlib import Path

import pytest

from tests.report.paper import CONTROL, begin
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.view import control_reader, seat_reader
from wargame.play.session import Session
from wargame.prose.prose import Prose
from wargame.seat import threads
from wargame.seat.company import Company
from wargame.seat.words import Wrong

FISH = "Fish"


def author(seat: int) -> cm.Author:
    return cm.Author("p", "seat", seat)


def company(session: Session) -> Company:
    return Company(session, Prose(session.engine))


def unread(one: Company, seat: int) -> list[int]:
    game = one.session.game
    reader = seat_reader(game, seat) if seat >= 0 else control_reader(game)
    return [found.unread for found in threads.threads(one, one.session.log(reader), seat)]


def test_what_was_read_by_one_is_unread_by_others_and_new_lines_are_unread_again(
    tmp_path: Path,
) -> None:
    with begin(tmp_path / "g.wargame", "transnistria") as session:
        here = company(session)
        session.submit(cm.Say(author(0), (1, 2), "nets first", FISH))
        assert [unread(here, seat) for seat in (0, 1, 2, -1)] == [[0], [1], [1], [1]]
        (thread,) = threads.threads(here, session.log(seat_reader(session.game, 1)), 1)
        threads.read(here, 1, thread.room)
        assert [unread(here, seat) for seat in (0, 1, 2, -1)] == [[0], [0], [1], [1]]
        session.submit(cm.Say(author(2), (0, 1), "ships first", FISH))
        assert [unread(here, seat) for seat in (0, 1, 2, -1)] == [[1], [1], [0], [2]]
        # Of what was read before the program ended nothing is known.
        assert unread(company(session), 1) == [2]


def test_what_was_read_and_undone_is_not_unread_again(tmp_path: Path) -> None:
    with begin(tmp_path / "g.wargame", "transnistria") as session:
        here = company(session)
        session.submit(cm.Say(author(0), (1,), "nets first", FISH))
        session.submit(cm.Say(author(0), (1,), "a slip", FISH))
        (thread,) = threads.threads(here, session.log(seat_reader(session.game, 1)), 1)
        threads.read(here, 1, thread.room)
        session.undo(CONTROL)
        assert unread(here, 1) == [0]
        session.submit(cm.Say(author(0), (1,), "as meant", FISH))
        assert unread(here, 1) == [1]
        session.undo(CONTROL)
        session.undo(CONTROL)
        assert unread(here, 1) == []


@pytest.mark.parametrize(
    ("title", "typed", "why"),
    [
        ("", "2", "A room needs a title"),
        ("x" * 61, "2", "A title has at most 60 characters, and this has 61"),
        (FISH, "", "Type the number of another seat"),
        (FISH, "1", "Type the number of another seat"),
        (FISH, "4", "Type the number of another seat"),
        (FISH, "0", "Type the number of another seat"),
        (FISH, "two", "Type the number of another seat"),
        (FISH, "9" * 10_000, "Type the number of another seat"),
    ],
)
def test_what_is_no_room_is_said_in_a_sentence(title: str, typed: str, why: str) -> None:
    found = threads.opened(author(0), title, typed, 3)
    assert isinstance(found, Wrong)
    assert found.text.startswith(why)


def test_control_s_room_has_two_seats_or_more() -> None:
    found = threads.opened(CONTROL, FISH, "1", 3)
    assert found == Wrong("Type the numbers of two seats or more, such as 1 3.", "seats")
    assert threads.opened(CONTROL, FISH, "1 3", 3) == cm.Say(CONTROL, (0, 2), "", FISH)


def test_a_seat_s_last_word_to_control_waits_until_control_writes_to_it(tmp_path: Path) -> None:
    with begin(tmp_path / "g.wargame", "transnistria") as session:
        reader = control_reader(session.game)

        def waiting() -> list[tuple[int, str]]:
            said = (one.event for one in threads.to_control(session.log(reader)))
            return [(one.author.seat, one.text) for one in said if isinstance(one, ev.Said)]

        session.submit(cm.Say(author(0), (-1,), "may I?"))
        session.submit(cm.Say(author(1), (-1,), "and I?"))
        session.submit(cm.Say(author(0), (-1,), "please?"))
        session.submit(cm.Say(author(0), (1,), "psst"))
        assert waiting() == [(0, "please?"), (1, "and I?")]
        session.submit(cm.Say(CONTROL, (0, 2), "a word aside", FISH))
        assert len(waiting()) == 2
        session.submit(cm.Say(CONTROL, (1,), "you may"))
        assert waiting() == [(0, "please?")]
        session.submit(cm.Say(CONTROL, (), "nobody may"))
        assert waiting() == []
