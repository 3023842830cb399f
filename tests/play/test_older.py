"""A game that an earlier version wrote means here what it meant there."""

import json
from pathlib import Path

import pytest

from tests.play.playing import CONTROL, NOON, noon
from wargame.core import commands as cm
from wargame.core.methods import Argument
from wargame.play.chain import Source
from wargame.play.journal import Header, Journal
from wargame.play.replaying import replay
from wargame.play.session import Session

KEPT = Path(__file__).with_name("older_argument.json")
"""What the file of a game held in which one matter is settled by dice and two are open: seed,
header, sources and, by entry, command, events and ledger, all as they were written.
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    kept = json.loads(KEPT.read_text("utf-8"))
    file = tmp_path / "older.wargame"
    sources = [Source(*found) for found in kept["sources"].items()]
    with Journal.create(file, Header(**kept["header"]), kept["seed"], sources) as journal:
        for texts in kept["entries"]:
            journal.append(*texts, author=0, time=NOON)
    return file


def test_what_was_being_argued_has_its_arguments_and_its_replies(file: Path) -> None:
    with Session.open(file, read_only=True) as session:
        first, second = session.engine.matters.all(session.state.numbers)
    pro, con = Argument("pro", 1), Argument("con", 1)
    assert (first.method, first.arguments, first.replies) == ("estimative", (pro, con), (-1, 40))
    assert (second.method, second.arguments) == ("weighted", (pro, con, pro))
    assert second.replies == (-1, -1)


def test_it_comes_out_alike_its_dice_too(file: Path) -> None:
    with Session.open(file, read_only=True) as session:
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
