"""A game that an earlier version wrote means here what it meant there."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.play.playing import CONTROL, NOON, noon
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core import view as vw
from wargame.core.methods import Argument
from wargame.core.orders import Order
from wargame.play.chain import Source
from wargame.play.journal import Header, Journal
from wargame.play.replaying import replay
from wargame.play.session import Session
from wargame.prose.prose import Prose

BEN = cm.Author("ben", "seat", 1)
ARGUMENT, QUESTION, ROW = "older_argument", "older_question", "older_row"
"""What the files of games held: seed, header, sources and, by entry, command, events and ledger,
all as they were written. In the first one matter is settled by dice and two are open; in the second
orders may be answered and lead to questions, of which one is open; in the third arguments come to
rows that orders read, of which Control sets another for one and one is still to be carried out.
"""
KEPT = (ARGUMENT, QUESTION, ROW)


def written(
    folder: Path, name: str, otherwise: Callable[[str, list[Any]], None] | None = None
) -> Path:
    """The file of such a game; `otherwise` is given each event that is stored, to change it."""
    kept = json.loads(Path(__file__).with_name(f"{name}.json").read_text("utf-8"))
    file = folder / "older.wargame"
    sources = [Source(*found) for found in kept["sources"].items()]
    with Journal.create(file, Header(**kept["header"]), kept["seed"], sources) as journal:
        for command, events, ledger in kept["entries"]:
            if otherwise is not None:
                told = json.loads(events)
                for kind, fields in told:
                    otherwise(kind, fields)
                events = json.dumps(told, separators=(",", ":"))
            journal.append(command, events, ledger, author=0, time=NOON)
    return file


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path, ARGUMENT)


def test_what_was_being_argued_has_its_arguments_and_its_replies(file: Path) -> None:
    with Session.open(file, read_only=True) as session:
        first, second = session.engine.matters.all(session.state.numbers)
    pro, con = Argument("pro", 1), Argument("con", 1)
    assert (first.method, first.arguments, first.replies) == ("estimative", (pro, con), (-1, 40))
    assert (second.method, second.arguments) == ("weighted", (pro, con, pro))
    assert second.replies == (-1, -1)


@pytest.mark.parametrize("name", KEPT)
def test_it_comes_out_alike_its_dice_too(tmp_path: Path, name: str) -> None:
    with Session.open(written(tmp_path, name), read_only=True) as session:
        assert replay(session) is None


def test_what_it_stored_of_an_event_is_compared_and_nothing_else(tmp_path: Path) -> None:
    """Of a question the version of then wrote all but whose order it is about, and which."""

    def counted(kind: str, fields: list[Any]) -> None:
        if kind == "Asked":
            assert len(fields) == len(ev.Asked._fields) - 2
            asked.append(fields)

    def elsewhere(kind: str, fields: list[Any]) -> None:
        if kind == "Asked":
            fields[ev.Asked._fields.index("target")] += 1

    def about_another(kind: str, fields: list[Any]) -> None:
        if kind == "Asked":
            fields += [0, [0, 1, -1, 1]]

    asked: list[list[Any]] = []
    for place, change, alike in (
        ("same", counted, True), ("target", elsewhere, False), ("order", about_another, False),
    ):  # fmt: skip
        folder = tmp_path / place
        folder.mkdir()
        with Session.open(written(folder, QUESTION, change), read_only=True) as session:
            assert (replay(session) is None) == alike, place
    assert len(asked) == 4


def test_what_an_older_game_asks_from_here_on_says_its_order(tmp_path: Path) -> None:
    """The last answer, which let an order be carried out that asks, is given once more."""
    with Session.open(written(tmp_path, QUESTION), now=noon) as session:
        told = [e for e in session.events if isinstance(e, ev.Asked)]
        assert [one.order for one in told] == [None] * 4
        session.undo(CONTROL)
        (asked,) = session.engine.questions_of(session.state, BEN.seat)
        session.submit(cm.Answer(BEN, asked.place, asked.question, 0, "once more"))
        told = [e for e in session.events if isinstance(e, ev.Asked)]
        assert [one.order for one in told] == [None, None, None, Order(0, 1)]
        assert replay(session) is None


def test_rows_that_arguments_came_to_are_told_as_such(tmp_path: Path) -> None:
    """The first order's; Control set the second's afterwards, and the third threw dice."""
    with Session.open(written(tmp_path, ROW), now=noon) as session:
        game = session.game
        for reader in (vw.control_reader(game), vw.public_reader(game), vw.seat_reader(game, 1)):
            told = [one.event for one in session.log(reader)]
            orders = [one for one in told if isinstance(one, ev.OrderResolved)]
            rolls = [one.rolls[0] for one in orders]
            assert [(one.forced, one.argued) for one in rolls] == [
                (True, True), (True, False), (False, False),
            ]  # fmt: skip
            told_in_words = Prose(session.engine).tell(session.log(reader), reader, session.state)
            said = " ".join(line.text for line in told_in_words)
            assert said.count("Wheel table, the row as it was argued: runs.") == 1
            assert said.count("Wheel table, the row set by Control: turns.") == 1


def test_what_an_older_argument_came_to_is_read_here(tmp_path: Path) -> None:
    with Session.open(written(tmp_path, ROW), now=noon) as session:
        for seat in (0, BEN.seat):
            session.submit(cm.Finish(cm.Author("p", "seat", seat), seat))
        (last,) = [
            one.event for one in session.log(vw.public_reader(session.game))
            if isinstance(one.event, ev.OrderResolved)
        ][3:]  # fmt: skip
        assert isinstance(last, ev.OrderResolved)
        assert (last.rolls[0].band, last.rolls[0].argued) == (0, True)
        assert replay(session) is None


def test_it_is_gone_on_with_and_what_is_kept_since_is_read_again(file: Path) -> None:
    with Session.open(file, now=noon) as session:
        session.submit(cm.Settle(CONTROL, 1, False, "No second well", "sand"))
        session.submit(cm.TakeUp(CONTROL, -1, "weighted", "Who digs?", beyond=True))
        state = session.state
        session.submit(cm.Throw(CONTROL, 2))
        session.submit(cm.Throw(CONTROL, 3))
        thrown = session.state
        assert state.numbers[session.engine.matters.ordinal(0)] == 2
        assert replay(session) is None
    with Session.open(file, now=noon) as session:
        assert session.state == thrown
        assert replay(session) is None
        session.undo(CONTROL)
        session.undo(CONTROL)
        assert session.state == state
        assert replay(session) is None
