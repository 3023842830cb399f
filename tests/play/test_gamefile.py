"""A game's file survives kills and power cuts, has one writer, and says plainly what is wrong."""

import contextlib
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.play.kill_journal import HEADER, ROOT, SEED, SOURCES, begin, play, rollback, tear
from wargame.play import gamefile
from wargame.play.journal import Journal, JournalError

PAGE = 4096


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "isles.wargame"


def test_what_is_accepted_stays_accepted_through_a_power_cut(file: Path) -> None:
    """Removing the rollback journal is the commit and must be synced as well: EXTRA does that."""
    begin(file).close()
    with contextlib.closing(gamefile.connect(file, "rw")) as db:
        assert gamefile.begin_writing(db, file)
        assert gamefile.number(db, "synchronous") == 3
        assert db.execute("PRAGMA journal_mode").fetchone() == ("delete",)


@pytest.fixture
def torn(file: Path) -> Path:
    tear(file)
    return file


TAKEN = r"is already open in another window or program: close it there, or open it read-only\.$"


def test_a_second_writer_is_refused_and_let_in_once_the_first_has_closed(file: Path) -> None:
    with begin(file), pytest.raises(JournalError, match=TAKEN):
        Journal.open(file)
    with Journal.open(file) as journal:
        assert not journal.read_only


def test_a_writer_in_another_process_keeps_writers_out_until_it_is_killed(file: Path) -> None:
    begin(file).close()
    command = [sys.executable, "-m", "tests.play.kill_journal", "play_on", str(file), "1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as child:
        assert child.stdout is not None
        child.stdout.readline()
        with pytest.raises(JournalError, match=TAKEN):
            Journal.open(file)
        with Journal.open(file, read_only=True) as reader:
            assert reader.verify().intact
            assert reader.entries()
        child.kill()
        child.stdout.read()
    with Journal.open(file) as journal:
        assert journal.head is not None


def test_two_names_of_one_game_have_one_writer(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "link.wargame"
    other.symlink_to(file)
    with begin(file), pytest.raises(JournalError, match=TAKEN):
        Journal.open(other)


def test_a_reader_beside_the_writer_sees_each_command_and_can_write_nothing(file: Path) -> None:
    with begin(file) as journal, Journal.open(file, read_only=True) as reader:
        for _ in range(3):
            entry = play(journal)
            assert reader.head == entry
        with pytest.raises(JournalError, match="is open read-only: open it for writing, where you"):
            play(reader)
        assert journal.head == entry


def test_a_game_is_not_begun_where_something_is(file: Path) -> None:
    file.write_text("notes", encoding="utf-8")
    with pytest.raises(
        JournalError, match=r"isles\.wargame already exists: choose another name\.$"
    ):
        begin(file)
    assert file.read_text(encoding="utf-8") == "notes"


def test_a_game_is_not_begun_over_what_another_left(torn: Path) -> None:
    torn.unlink()
    with pytest.raises(JournalError, match="-journal is left over from another game: move it away"):
        begin(torn)
    assert rollback(torn).exists()


def test_a_beginning_that_is_refused_leaves_no_file(file: Path) -> None:
    with pytest.raises(JournalError, match="a text has half a character at position 1; type it"):
        Journal.create(file, HEADER, "\ud800", SOURCES)
    assert not list(file.parent.glob("isles.wargame*[!k]"))


def test_what_a_killed_beginning_left_is_no_hindrance(file: Path) -> None:
    file.with_name(file.name + ".new").write_bytes(b"half a game")
    with begin(file) as journal:
        assert journal.verify().intact
    assert not file.with_name(file.name + ".new").exists()


def test_the_name_of_a_new_game_is_made_to_last_through_a_power_cut(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced = []

    def noted(handle: int) -> None:
        synced.append((os.fstat(handle).st_ino, file.exists()))

    monkeypatch.setattr(os, "fsync", noted)
    begin(file).close()
    assert synced == [(file.parent.stat().st_ino, True)]


def test_a_game_another_program_set_to_keep_two_files_is_one_file_again(file: Path) -> None:
    begin(file).close()
    database("PRAGMA journal_mode = WAL")(file)
    with Journal.open(file) as journal:
        play(journal)
        assert not list(file.parent.glob("*-wal"))


def test_a_strangers_game_is_opened_warily(file: Path) -> None:
    begin(file).close()
    with contextlib.closing(gamefile.connect(file, "rw")) as db:
        gamefile.begin_reading(db)
        assert gamefile.number(db, "trusted_schema") == 0
        assert gamefile.number(db, "cell_size_check") == 1


def test_a_game_another_program_sits_on_is_busy_and_not_damaged(file: Path) -> None:
    with begin(file) as journal, contextlib.closing(sqlite3.connect(file)) as db:
        journal._db.execute("PRAGMA busy_timeout = 0")
        db.execute("BEGIN EXCLUSIVE")
        for act in (journal.verify, journal.entries, lambda: play(journal)):
            with pytest.raises(JournalError, match="is in use by another program: wait until that"):
                act()
        db.rollback()
        assert play(journal).seq == 1


def test_a_lock_that_is_something_else_is_named(file: Path) -> None:
    begin(file).close()
    beside(file).write_bytes(b"4711" * 200)
    with pytest.raises(
        JournalError, match=r"\.lock keeps the game from being opened .* remove that"
    ):
        Journal.open(file)
    with Journal.open(file, read_only=True) as journal:
        assert journal.verify().intact


def test_an_old_sqlite_is_named(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 36, 0))
    monkeypatch.setattr(sqlite3, "sqlite_version", "3.36.0")
    sentence = (
        "This Python comes with SQLite 3.36.0, and games need 3.37 or later: use a newer Python."
    )
    with pytest.raises(JournalError) as refused:
        Journal.create(file, HEADER, SEED, SOURCES)
    assert str(refused.value) == sentence


@contextlib.contextmanager
def unprivileged() -> Iterator[Path]:
    """A folder others may enter; what `give_up_root` gave up is had back at the end."""
    mask, user = os.umask(0o022), os.geteuid()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        try:
            yield folder
        finally:
            os.seteuid(user)
            os.umask(mask)
            folder.chmod(0o755)


def give_up_root() -> None:
    if os.geteuid() == 0:
        os.seteuid(65534)


def read_only_after(forbid: Callable[[Path], None]) -> None:
    with unprivileged() as folder:
        file = folder.resolve() / "isles.wargame"
        with begin(file) as journal:
            play(journal)
        beside(file).unlink()
        forbid(file)
        before = file.read_bytes()
        give_up_root()
        with Journal.open(file) as journal:
            assert journal.read_only
            assert journal.verify().intact
            assert len(journal.entries()) == 1
            with pytest.raises(JournalError, match="is open read-only: open it for writing, where"):
                play(journal)
        assert file.read_bytes() == before


def beside(file: Path) -> Path:
    return file.with_name(file.name + ".lock")


def test_a_game_in_a_folder_that_cannot_be_written_opens_read_only() -> None:
    read_only_after(lambda file: file.parent.chmod(0o555))


def test_a_game_that_cannot_be_written_in_a_folder_that_can_opens_read_only() -> None:
    def forbid(file: Path) -> None:
        file.chmod(0o444)
        file.parent.chmod(0o777)

    read_only_after(forbid)


def test_a_game_whose_lock_cannot_be_written_opens_read_only() -> None:
    def forbid(file: Path) -> None:
        beside(file).touch(0o444)
        file.chmod(0o666)
        file.parent.chmod(0o777)

    read_only_after(forbid)


def refused_unprivileged(prepare: Callable[[Path], None], act: Callable[[Path], object]) -> str:
    with unprivileged() as folder:
        file = folder.resolve() / "isles.wargame"
        prepare(file)
        give_up_root()
        with pytest.raises(JournalError) as refused:
            act(file)
    return str(refused.value).replace(str(file), "FILE")


def test_a_game_that_may_not_be_read_says_so() -> None:
    def prepare(file: Path) -> None:
        begin(file).close()
        file.chmod(0o000)

    assert refused_unprivileged(prepare, Journal.open) == (
        "FILE cannot be opened: check that you may use it and the folder it is in."
    )


def test_a_game_is_not_begun_in_a_folder_that_cannot_be_written() -> None:
    assert refused_unprivileged(lambda file: file.parent.chmod(0o555), begin) == (
        "No game can be written at FILE: choose another folder."
    )


def test_half_a_write_where_nothing_may_be_written_names_the_remedy(torn: Path) -> None:
    def prepare(file: Path) -> None:
        shutil.copy(torn, file)
        shutil.copy(rollback(torn), rollback(file))
        file.chmod(0o444)
        file.parent.chmod(0o555)

    assert refused_unprivileged(prepare, Journal.open) == (
        "FILE may not be written: copy it, with FILE-journal if there is one, to a folder where you"
        " may write, and open it there."
    )


def database(*statements: str) -> Callable[[Path], None]:
    def make(file: Path) -> None:
        with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as db:
            for statement in statements:
                db.execute(statement)

    return make


def game_changed(*statements: str) -> Callable[[Path], None]:
    def make(file: Path) -> None:
        begin(file).close()
        database(*statements)(file)

    return make


def game_bytes(change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def make(file: Path) -> None:
        begin(file).close()
        file.write_bytes(change(file.read_bytes()))

    return make


def bytes_of(content: bytes) -> Callable[[Path], object]:
    return lambda file: file.write_bytes(content)


OURS = f"PRAGMA application_id = {gamefile.APPLICATION}"
DAMAGED = "FILE is damaged or was only copied in part: open a backup, or fetch the original again."
NO_GAME = (
    "FILE is not a game, or its first bytes are damaged: choose a .wargame file, or open a backup."
)
FOREIGN = "FILE is a database of another program, not a game: choose a .wargame file."
BROKEN: dict[str, tuple[Callable[[Path], object], str]] = {
    "nothing there": (
        lambda file: None,
        "There is no game at FILE: check the name and the folder.",
    ),
    "a link to nothing": (
        lambda file: file.symlink_to(file.with_name("gone")),
        "There is no game at FOLDER/gone: check the name and the folder.",
    ),
    "a link to itself": (
        lambda file: file.symlink_to(file),
        "There is no game at FILE: check the name and the folder.",
    ),
    "a folder": (
        lambda file: file.mkdir(),
        "FILE is a folder, not a game: name a .wargame file in it.",
    ),
    "a pipe": (lambda file: os.mkfifo(file), "FILE is not a file: name a .wargame file."),
    "an empty file": (
        lambda file: file.touch(),
        "FILE is empty, so no game is in it: open a backup.",
    ),
    "one byte": (bytes_of(b"x"), NO_GAME),
    "a text": (bytes_of(b"name: Two islands\n" * 100), NO_GAME),
    "zeros": (bytes_of(bytes(20_000)), NO_GAME),
    "noise": (bytes_of(random.Random(1).randbytes(20_000)), NO_GAME),
    "a game without its first bytes": (game_bytes(lambda whole: bytes(16) + whole[16:]), NO_GAME),
    "a game from its second page on": (game_bytes(lambda whole: whole[PAGE:]), NO_GAME),
    "a foreign database": (database("CREATE TABLE notes (text)"), FOREIGN),
    "a foreign database marked with a number": (database("PRAGMA application_id = 7"), FOREIGN),
    "a database marked as a game, without a format": (database(OURS), DAMAGED),
    "a database marked as a game, without tables": (
        database(OURS, "PRAGMA user_version = 1"),
        DAMAGED,
    ),
    "a game with its tables but nothing in them": (
        database(OURS, "PRAGMA user_version = 1", *gamefile.SCHEMA),
        DAMAGED,
    ),
    "a game of the next format": (
        game_changed("PRAGMA user_version = 2"),
        "FILE was written by a newer wargame (format 2; this one reads 1): open it with that one.",
    ),
    "a game without a table": (game_changed("DROP TABLE person"), DAMAGED),
    "a game without a guard": (game_changed("DROP TRIGGER entry_no_delete"), DAMAGED),
    "a game with a stranger's trigger": (
        game_changed("CREATE TRIGGER spy AFTER INSERT ON entry BEGIN DELETE FROM person; END"),
        DAMAGED,
    ),
    "a game without its scenario's name": (
        game_changed(
            "DROP TRIGGER meta_no_delete",
            "DELETE FROM meta WHERE key = 'scenario'",
            next(statement for statement in gamefile.SCHEMA if "meta_no_delete" in statement),
        ),
        DAMAGED,
    ),
    "half a game": (game_bytes(lambda whole: whole[: len(whole) // 2]), DAMAGED),
    "a game without its last byte": (game_bytes(lambda whole: whole[:-1]), DAMAGED),
    "a game with its schema overwritten": (
        game_bytes(lambda whole: whole[:100] + bytes(PAGE - 100) + whole[PAGE:]),
        DAMAGED,
    ),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_what_is_no_sound_game_is_refused_with_one_sentence_and_left_as_it_was(
    file: Path, kind: str
) -> None:
    make, sentence = BROKEN[kind]
    make(file)
    before = file.read_bytes() if file.is_file() else None

    with pytest.raises(JournalError) as refused:
        Journal.open(file)

    named = sentence.replace("FILE", str(file)).replace("FOLDER", str(file.parent))
    assert str(refused.value) == named
    assert (file.read_bytes() if file.is_file() else None) == before


def test_a_name_no_disk_takes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(JournalError, match=r"cannot be used .File name too long.: check its name"):
        Journal.open(tmp_path / ("x" * 300))
