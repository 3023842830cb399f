"""A session that only looks follows what another process writes, whatever that does, and is in
nobody's way.
"""

import hashlib
import shutil
from pathlib import Path

import pytest

from tests.play.playing import begin
from tests.play.stepping import Writer
from wargame.core import events as ev
from wargame.core.view import control_reader, public_reader, seat_reader
from wargame.play.chain import SLOTS
from wargame.play.clock import seconds_since
from wargame.play.journal import Journal, JournalError
from wargame.play.session import Session, SessionError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "game.wargame"
    begin(file)
    return file


def same(one: Session, other: Session) -> None:
    """Two sessions that know the same of the same game."""
    assert one.state == other.state
    assert one.events == other.events
    assert one.pilots == other.pilots
    assert one.clock == other.clock
    readers = [public_reader(one.game), control_reader(one.game)]
    readers += [seat_reader(one.game, seat) for seat in range(len(one.game.seats))]
    for reader in readers:
        assert one.view(reader) == other.view(reader)


def test_it_knows_after_each_command_what_one_opened_anew_knows(file: Path) -> None:
    with Session.open(file, read_only=True) as watcher, Writer(file) as writer:
        assert not watcher.follow()
        for commands in (1, 1, 2, 5, 1):
            writer.play(commands)
            watcher.view(public_reader(watcher.game))
            assert watcher.follow()
            assert not watcher.follow()
            with Session.open(file, read_only=True) as fresh:
                same(watcher, fresh)


def test_a_game_that_was_set_back_is_followed_there_and_on_from_there(file: Path) -> None:
    with Session.open(file, read_only=True) as watcher, Writer(file) as writer:
        third = writer.play(3)
        watcher.follow()
        then, told = watcher.state, list(watcher.events)
        writer.play(4)
        watcher.follow()
        assert watcher.state != then

        writer.back(third)
        assert watcher.follow()
        assert watcher.state == then
        assert watcher.events == told

        writer.play(2)
        writer.back(1)
        writer.play(3)
        assert watcher.follow()
        with Session.open(file, read_only=True) as fresh:
            same(watcher, fresh)


def test_the_time_of_a_phase_is_that_of_the_entry_in_which_it_began(file: Path) -> None:
    with Session.open(file, read_only=True) as watcher, Writer(file) as writer:
        writer.play(9)
        watcher.follow()
        began = [entry.time for entry in watcher.journal.path() if '"PhaseBegan"' in entry.events]
        assert watcher.clock.began == began[-1]
        phases = [event for event in watcher.events if isinstance(event, ev.PhaseBegan)]
        assert phases


@pytest.mark.parametrize(
    ("began", "now", "seconds"),
    [
        ("2030-01-01T12:00:00Z", "2030-01-01T12:01:30Z", 90),
        ("2030-01-01T12:00:00.500+00:00", "2030-01-01T14:00:01+02:00", 0.5),
        ("2030-01-01T12:00:00Z", "2030-01-01T11:00:00Z", 0),
        ("", "2030-01-01T11:00:00Z", 0),
        ("yesterday", "2030-01-01T11:00:00Z", 0),
        ("2030-01-01T12:00:00", "2030-01-01T12:01:30Z", 0),
    ],
)
def test_time_that_cannot_be_read_or_goes_backwards_is_no_time(
    began: str, now: str, seconds: float
) -> None:
    assert seconds_since(began, now) == seconds


def test_looking_writes_nothing_and_holds_nobody_up(file: Path) -> None:
    """The writer's every command is kept while somebody looks all the time."""
    with Writer(file) as writer:
        writer.play()
        before = hashlib.sha256(file.read_bytes()).digest()
        with Session.open(file, read_only=True) as watcher:
            for _ in range(50):
                watcher.follow()
                watcher.view(public_reader(watcher.game))
            assert hashlib.sha256(file.read_bytes()).digest() == before
            for _ in range(20):
                last = writer.play()
                watcher.follow()
                head = watcher.journal.head
                assert head is not None
                assert head.seq == last
    kept = {path.name for path in file.parent.iterdir()}
    assert kept == {"game.wargame", "game.wargame.lock"}


def test_who_follows_cannot_write(file: Path) -> None:
    with Session.open(file, read_only=True) as watcher, pytest.raises(JournalError):
        watcher.join("somebody", "control")


def test_damaged_names_of_slots_are_told_as_damage(tmp_path: Path, file: Path) -> None:
    with Journal.open(file, read_only=True) as journal:
        names = next(source.text for source in journal.sources if source.path == SLOTS)
    raw = file.read_bytes()
    at = raw.index(names[:40].encode())
    broken = tmp_path / "broken.wargame"
    shutil.copy(file, broken)
    broken.write_bytes(raw[:at] + b"x" + raw[at + 1 :])

    with pytest.raises((JournalError, SessionError), match=r"broken\.wargame is damaged"):
        Session.open(broken, read_only=True)
