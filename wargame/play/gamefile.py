"""The file a game is kept in: what makes it one, who may write it, and how its troubles are told.

It knows SQLite and the disk. It does not know what a journal records in its tables.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from wargame.language import N_, _

FORMAT = 1
APPLICATION = int.from_bytes(b"WGam", "big")
OLDEST_SQLITE = (3, 37, 0)
"""The first with STRICT tables."""
SMALLEST = 512
"""Bytes; SQLite takes a shorter file for an empty database."""
PATIENCE = 10.0
"""Seconds to wait for another process that is just now reading or writing."""

KEPT = "RAISE(ABORT, 'a journal is only ever added to')"
SCHEMA = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE source (place INTEGER PRIMARY KEY, path TEXT NOT NULL, text TEXT NOT NULL)"
    " STRICT",
    "CREATE TABLE entry (seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, branch INTEGER NOT NULL,"
    " parent INTEGER NOT NULL, time TEXT NOT NULL, author INTEGER NOT NULL, command TEXT NOT NULL,"
    " events TEXT NOT NULL, ledger TEXT NOT NULL, prev TEXT NOT NULL, hash TEXT NOT NULL) STRICT",
    # Outside the chain, so that a name can be erased; its own hash goes with it.
    "CREATE TABLE person (number INTEGER PRIMARY KEY, name TEXT, hash TEXT) STRICT",
    *(
        f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table} BEGIN SELECT {KEPT}; END"
        for table in ("meta", "source", "entry")
        for verb in ("update", "delete")
    ),
    # INSERT OR REPLACE would remove a row without asking the triggers above.
    "CREATE TRIGGER entry_next BEFORE INSERT ON entry"
    " WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM entry)"
    f" BEGIN SELECT {KEPT}; END",
    *(
        f"CREATE TRIGGER {table}_closed BEFORE INSERT ON {table}"
        " WHEN EXISTS (SELECT 1 FROM meta WHERE key = 'genesis')"
        f" BEGIN SELECT {KEPT}; END"
        for table in ("meta", "source")
    ),
)

DAMAGED = N_(
    "{file} is damaged or was only copied in part: open a backup, or fetch the original again."
)
UNOPENABLE = N_("{file} cannot be opened: check that you may use it and the folder it is in.")
SENTENCES = {
    sqlite3.SQLITE_NOTADB: N_(
        "{file} is not a game, or its first bytes are damaged: choose a .wargame"
        " file, or open a backup."
    ),
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_FULL: N_(
        "The disk is full, so nothing was written to {file}: free some space and try again."
    ),
    sqlite3.SQLITE_BUSY: N_(
        "{file} is in use by another program: wait until that is done, or close the game there."
    ),
    sqlite3.SQLITE_READONLY: N_(
        "{file} may not be written: copy it, with {file}-journal if there is"
        " one, to a folder where you may write, and open it there."
    ),
    sqlite3.SQLITE_CANTOPEN: UNOPENABLE,
    sqlite3.SQLITE_PERM: UNOPENABLE,
    sqlite3.SQLITE_IOERR: N_(
        "The disk failed at {file} ({error}): copy the game to another disk and open it there."
    ),
}
FORBIDDEN = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM)
"""What SQLite says where a file or its folder may not be written."""
OTHERWISE = N_("{file} cannot be used (SQLite says: {error}): open it again, or a backup.")


class JournalError(Exception):
    """A game cannot be made, opened, read or written: one sentence, where and what to do."""


def complaint(error: sqlite3.Error) -> int:
    """The primary result code of SQLite behind an error."""
    return int(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)) & 0xFF


@contextmanager
def told(file: Path) -> Iterator[None]:
    """Turn what the database and the disk complain of into a JournalError about `file`."""
    try:
        yield
    except sqlite3.Error as error:
        sentence = SENTENCES.get(complaint(error), OTHERWISE)
        raise JournalError(_(sentence).format(file=file, error=error)) from error
    except UnicodeDecodeError as error:
        # SQLite quotes what it cannot read in its complaint, and Python cannot read that either.
        raise JournalError(_(DAMAGED).format(file=file)) from error
    except OSError as error:
        raise JournalError(
            _("{file} cannot be used ({strerror}): check its name and folder.").format(
                file=file, strerror=error.strerror
            )
        ) from error
    except UnicodeEncodeError as error:
        raise JournalError(
            _(
                "Nothing was written to {file}: a text has half a character at position "
                "{position}; type it again."
            ).format(file=file, position=error.start + 1)
        ) from error


def _text(raw: bytes) -> str:
    """Damaged bytes are for the hashes to find; they must not stop the reading."""
    return raw.decode("utf-8", "replace")


def connect(file: Path, mode: str, patience: float = PATIENCE) -> sqlite3.Connection:
    """A connection that begins no transaction unasked; `mode` is SQLite's: ro, rw, rwc."""
    db = sqlite3.connect(
        f"{file.as_uri()}?mode={mode}", uri=True, timeout=patience, isolation_level=None
    )
    db.text_factory = _text
    return db


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All of what is written in it, on the disk when it ends; or, after an error, none."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")


@contextmanager
def steady(db: sqlite3.Connection) -> Iterator[None]:
    """Several readings of one and the same moment."""
    db.execute("BEGIN")
    try:
        yield
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")


def number(db: sqlite3.Connection, pragma: str) -> int:
    return int(db.execute(f"PRAGMA {pragma}").fetchone()[0])


def tables(db: sqlite3.Connection) -> list[tuple[str, ...]]:
    """What the file says of its tables and triggers."""
    return db.execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name"
    ).fetchall()


def tables_expected() -> list[tuple[str, ...]]:
    """What `tables` gives for a game."""
    with closing(sqlite3.connect(":memory:")) as db:
        for statement in SCHEMA:
            db.execute(statement)
        return tables(db)


def require_sqlite() -> None:
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise JournalError(
            _(
                "This Python comes with SQLite {sqlite_version}, and games need 3.37 or later: "
                "use a newer Python."
            ).format(sqlite_version=sqlite3.sqlite_version)
        )


def require_file(file: Path) -> None:
    if not file.exists():
        raise JournalError(
            _("There is no game at {file}: check the name and the folder.").format(file=file)
        )
    if file.is_dir():
        raise JournalError(
            _("{file} is a folder, not a game: name a .wargame file in it.").format(file=file)
        )
    if not file.is_file():
        raise JournalError(_("{file} is not a file: name a .wargame file.").format(file=file))
    size = file.stat().st_size
    if size == 0:
        raise JournalError(
            _("{file} is empty, so no game is in it: open a backup.").format(file=file)
        )
    if size < SMALLEST:
        raise JournalError(_(SENTENCES[sqlite3.SQLITE_NOTADB]).format(file=file))


def require_game(db: sqlite3.Connection, file: Path) -> None:
    if number(db, "application_id") != APPLICATION:
        raise JournalError(
            _(
                "{file} is a database of another program, not a game: choose a .wargame file."
            ).format(file=file)
        )
    written = number(db, "user_version")
    if written > FORMAT:
        raise JournalError(
            _(
                "{file} was written by a newer wargame (format {written}; this one reads "
                "{format}): open it with that one."
            ).format(file=file, written=written, format=FORMAT)
        )
    # SQLite reads what is missing of the last page as zeros.
    whole = number(db, "page_count") * number(db, "page_size")
    if written < FORMAT or file.stat().st_size < whole:
        raise JournalError(_(DAMAGED).format(file=file))


def require_free(file: Path, *, replace: bool = False) -> None:
    if file.exists() and not replace:
        raise JournalError(_("{file} already exists: choose another name.").format(file=file))
    left = beside(file, "-journal")
    if left.exists():
        # SQLite would play it into the new file.
        raise JournalError(
            _("{left} is left over from another game: move it away first.").format(left=left)
        )


def resolved(file: Path) -> Path:
    """The one name of a file under which it is locked; Path.resolve stops at a link to itself."""
    return Path(os.path.realpath(file))


def beside(file: Path, ending: str) -> Path:
    return file.with_name(file.name + ending)


@contextmanager
def new_file(target: Path) -> Iterator[Path]:
    """A path to write at; what stands there at the end becomes `target` at once, or vanishes."""
    fresh = beside(target, ".new")
    parts = (fresh, beside(fresh, "-journal"))
    for part in parts:
        part.unlink(missing_ok=True)
    try:
        yield fresh
        fresh.replace(target)
    finally:
        for part in parts:
            part.unlink(missing_ok=True)
    _sync(target.parent)


def _sync(folder: Path) -> None:
    """Make new names in a folder last through a power cut, where the system lets one ask."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def lay_out(db: sqlite3.Connection) -> None:
    """Make an empty database the file of a game: its marks and its tables."""
    db.execute(f"PRAGMA application_id = {APPLICATION}")
    db.execute(f"PRAGMA user_version = {FORMAT}")
    for statement in SCHEMA:
        db.execute(statement)


def lock(file: Path) -> sqlite3.Connection | None:
    """Hold the right to write `file` until the connection closes or the process ends, or is killed.

    The lock is a transaction, never committed, on an empty file beside the game. None where no file
    may be written. Raises JournalError when another process has it.
    """
    with ExitStack() as stack:
        try:
            db = stack.enter_context(closing(connect(beside(file, ".lock"), "rwc", patience=0)))
            db.execute("PRAGMA journal_mode = MEMORY")
            db.execute("BEGIN EXCLUSIVE")
            # On a file that may not be written, SQLite begins all the same: only a write tells.
            db.execute("PRAGMA user_version = 1")
        except sqlite3.DatabaseError as error:
            if complaint(error) == sqlite3.SQLITE_BUSY:
                raise JournalError(
                    _(
                        "{file} is already open in another window or program: close it there, or"
                        " open it read-only."
                    ).format(file=file)
                ) from error
            if complaint(error) in FORBIDDEN:
                return None
            raise JournalError(
                _(
                    "{beside} keeps the game from being opened for writing ({error}): remove that "
                    "file, or open the game read-only."
                ).format(beside=beside(file, ".lock"), error=error)
            ) from error
        stack.pop_all()
        return db


def begin_reading(db: sqlite3.Connection) -> None:
    """Make a connection wary, as SQLite's page on hostile files advises ("Defense Against The Dark
    Arts"): a game may come from a stranger.
    """
    db.execute("PRAGMA trusted_schema = OFF")
    db.execute("PRAGMA cell_size_check = ON")


def begin_writing(db: sqlite3.Connection, file: Path) -> bool:
    """Make a connection ready to write; False, with nothing changed, where the disk forbids it."""
    if tables(db) != tables_expected():
        # A stranger's trigger would run at our next write.
        raise JournalError(_(DAMAGED).format(file=file))
    db.execute("PRAGMA journal_mode = DELETE")
    # EXTRA also syncs the folder once the rollback journal is gone: until then a power cut could
    # bring that journal back, and with it undo a command that was accepted.
    db.execute("PRAGMA synchronous = EXTRA")
    db.execute("PRAGMA secure_delete = ON")
    return _may_write(db)


def _may_write(db: sqlite3.Connection) -> bool:
    """Whether the disk lets this file and its rollback journal be written."""
    try:
        db.execute("BEGIN IMMEDIATE")
        db.execute(f"PRAGMA user_version = {FORMAT}")
    except sqlite3.OperationalError as error:
        if complaint(error) in FORBIDDEN:
            return False
        raise
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")
    return True
