"""The journal of one game: the scenario as played, every command, and what came of each.

It knows how to keep texts: accepted means durable, nothing is ever changed or removed, damage is
named. It does not know what the texts mean, asks no clock, and decides nothing about play.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import attrs

from wargame.language import _
from wargame.play import chain, gamefile
from wargame.play.chain import (
    Branch,
    Chain,
    Damage,
    Entry,
    Header,
    Kind,
    Person,
    Source,
    Verdict,
)
from wargame.play.gamefile import JournalError, told

__all__ = [
    "Branch",
    "Damage",
    "Entry",
    "Header",
    "Journal",
    "JournalError",
    "Kind",
    "Person",
    "Source",
    "Verdict",
]

ENTRY = ", ".join(chain.FIELDS)
HEADER = tuple(field.name for field in attrs.fields(Header))


@attrs.define(eq=False)
class Journal:
    """An open game. One process at a time may write it; any number may read beside it.

    Use it from the thread that opened it. Every method raises JournalError when the file cannot be
    read, those that write also when it cannot be written; a call that raised has written nothing.
    Reading does not check what it reads: `verify` does.
    """

    file: Path
    header: Header
    read_only: bool
    """Because that was asked for, or because the disk lets nothing be written there."""
    _db: sqlite3.Connection
    _held: ExitStack
    """What `close` lets go of."""
    _seal: str = ""
    """Hash of the last entry as this process wrote or found it."""

    @classmethod
    def create(cls, file: Path, header: Header, seed: str, sources: Sequence[Source]) -> "Journal":
        """Begin a game at a path where nothing is yet; it is there as a whole or not at all.

        `seed` is the secret of the dice, kept for resuming; `sources` are the scenario's files, in
        order. Raises JournalError when the path is taken or the folder cannot be written.
        """
        gamefile.require_sqlite()
        with told(file):
            file = gamefile.resolved(file)
            lock = gamefile.lock(file)
            if lock is None:
                said = _("No game can be written at {file}: choose another folder.")
                raise JournalError(said.format(file=file))
            with closing(lock), gamefile.new_file(file) as fresh:
                gamefile.require_free(file)
                with closing(gamefile.connect(fresh, "rwc")) as db, gamefile.transaction(db):
                    _write_beginning(db, header, seed, sources)
        return cls.open(file)

    @classmethod
    def open(
        cls, file: Path, *, read_only: bool = False, patience: float = gamefile.PATIENCE
    ) -> "Journal":
        """Open a game to go on, or only to read; what a killed process left is mended first.
        Another process that is just now writing is waited for, `patience` seconds at most.

        Where the file or its folder cannot be written it opens read-only, unasked. Raises
        JournalError when there is no game, when it is newer than this program or too damaged to
        open, and, unless `read_only`, when another process has it open for writing.
        """
        gamefile.require_sqlite()
        with told(file), ExitStack() as held:
            file = gamefile.resolved(file)
            gamefile.require_file(file)
            db = held.enter_context(closing(gamefile.connect(file, "rw", patience)))
            gamefile.begin_reading(db)
            with gamefile.steady(db):
                gamefile.require_game(db, file)
            lock = None if read_only else gamefile.lock(file)
            if lock is not None:
                held.enter_context(closing(lock))
                read_only = not gamefile.begin_writing(db, file)
            header = _read_header(db, file)
            journal = cls(file, header, lock is None or read_only, db, ExitStack())
            if not journal.read_only:
                journal._seal = journal._last()[2]
            journal._held = held.pop_all()
            return journal

    def close(self) -> None:
        """Let go of the file and of the right to write it; closing twice is no harm."""
        self._held.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def append(self, command: str, events: str, ledger: str, *, author: int, time: str) -> Entry:
        """Add a command and what came of it after the last entry; returns once it is on the disk.

        `author` is a person's number, or 0 for nobody. Raises JournalError, also when the author is
        unknown.
        """
        return self._add(Kind.COMMAND, None, (command, events, ledger), author, time)

    def move_to(
        self,
        seq: int,
        command: str,
        events: str = "[]",
        ledger: str = "[]",
        *,
        author: int,
        time: str,
    ) -> Entry:
        """Set the game to where it stood after entry `seq`; 0 is the beginning. Nothing is removed.

        The move is an entry itself: it follows `seq`, and what comes next follows it. It opens a
        new branch when something follows `seq` already. Raises JournalError, also when there is no
        such entry or the author is unknown.
        """
        return self._add(Kind.MOVE, seq, (command, events, ledger), author, time)

    def add_person(self, name: str) -> int:
        """Note a name; return the number that stands for it in entries, never given twice."""
        with self._writing():
            found = self._db.execute("SELECT coalesce(max(number), 0) + 1 FROM person").fetchone()
            person = int(found[0])
            seal = chain.digest("person", person, name)
            self._db.execute("INSERT INTO person VALUES (?, ?, ?)", (person, name, seal))
        return person

    def erase_person(self, number: int) -> None:
        """Wipe a name from the file; the number stays. Copies made before still hold the name.

        Raises JournalError, also when nobody has that number.
        """
        with self._writing():
            self._require_person(number)
            self._db.execute(
                "UPDATE person SET name = NULL, hash = NULL WHERE number = ?", (number,)
            )

    def entries(self, after: int = 0) -> tuple[Entry, ...]:
        """All entries later than entry `after`, on whatever branch, as they were written."""
        rows = self._rows(f"SELECT {ENTRY} FROM entry WHERE seq > ? ORDER BY seq", after)
        return tuple(self._entry(row, due) for due, row in enumerate(rows, start=after + 1))

    @property
    def head(self) -> Entry | None:
        """The last entry, where the game stands; None at the beginning."""
        rows = self._rows(f"SELECT {ENTRY} FROM entry ORDER BY seq DESC LIMIT 1")
        return self._entry(rows[0], rows[0][0]) if rows else None

    def path(self, branch: int | None = None) -> tuple[Entry, ...]:
        """The entries that lead from the beginning to the head, or to the end of another branch.

        Each follows the one before it, moves included: folding them gives the state there. Raises
        JournalError, also when there is no such branch.
        """
        entries = self.entries()
        for known in chain.branches(entries):
            if known.current if branch is None else known.number == branch:
                return chain.line(entries, known.last)
        said = _("{file} has no branch {branch}: choose one that it has.")
        raise JournalError(said.format(file=self.file, branch=branch))

    def branches(self) -> tuple[Branch, ...]:
        """Every line of play, by number; the first is the one the game began on."""
        return chain.branches(self.entries())

    @property
    def sources(self) -> tuple[Source, ...]:
        """The scenario as played, whatever has become of its files since."""
        rows = self._rows("SELECT path, text FROM source ORDER BY place")
        return tuple(Source(*row) for row in rows)

    @property
    def seed(self) -> str:
        """The secret of the dice: for resuming, and for showing when the game is over."""
        found: str = self._rows("SELECT value FROM meta WHERE key = 'seed'")[0][0]
        return found

    @property
    def people(self) -> tuple[Person, ...]:
        """Everyone who had a number, by number."""
        return tuple(
            Person(*row) for row in self._rows("SELECT number, name FROM person ORDER BY number")
        )

    def verify(self) -> Verdict:
        """Look over the whole file: its pages and tables, the chain from its genesis on, the names.

        It finds whatever differs from what was written. Who rewrites a game with all its hashes, or
        cuts off its end, is found by holding `Verdict.seal` against one noted before.
        """
        with told(self.file), gamefile.steady(self._db):
            return _look_over(self._db)

    def copy_to(self, file: Path, *, replace: bool = False) -> None:
        """Write the game as it stands to another path, as a whole or not at all.

        It may be done between any two commands, and beside a writer. Raises JournalError when the
        path is taken, unless `replace`, or cannot be written.
        """
        target = gamefile.resolved(file)
        gamefile.require_free(target, replace=replace and target != self.file)
        with (
            told(target),
            gamefile.new_file(target) as fresh,
            closing(gamefile.connect(fresh, "rwc")) as copy,
        ):
            self._db.backup(copy)

    def _add(
        self, kind: Kind, target: int | None, texts: tuple[str, str, str], author: int, time: str
    ) -> Entry:
        with self._writing():
            last, branch, seal = self._last()
            if seal != self._seal:
                said = _("Another program has written to {file}: open it again.")
                raise JournalError(said.format(file=self.file))
            if author:
                self._require_person(author)
            parent = last
            if target is not None:
                parent, branch = target, self._branch_after(target, last)
            entry = Entry(last + 1, kind, branch, parent, time, author, *texts, prev=seal, hash="")
            entry = attrs.evolve(entry, hash=entry.digest())
            values = attrs.astuple(entry, recurse=False)
            self._db.execute(f"INSERT INTO entry VALUES ({', '.join('?' * len(values))})", values)
        self._seal = entry.hash
        return entry

    def _last(self) -> tuple[int, int, str]:
        """Seq, branch and hash of the last entry, or of the beginning."""
        seq, branch, seal = self._db.execute(
            "SELECT seq, branch, hash FROM entry UNION ALL"
            " SELECT 0, ?, value FROM meta WHERE key = 'genesis' ORDER BY seq DESC LIMIT 1",
            (chain.TRUNK,),
        ).fetchone()
        return seq, branch, seal

    def _branch_after(self, target: int, last: int) -> int:
        if not 0 <= target <= last:
            said = _("{file} has no entry {target}: its last is entry {last}.")
            raise JournalError(said.format(file=self.file, target=target, last=last))
        branch, newest, followed = self._db.execute(
            "SELECT coalesce((SELECT branch FROM entry WHERE seq = :target), :trunk),"
            " coalesce(max(branch), :trunk), coalesce(max(parent = :target), 0) FROM entry",
            {"target": target, "trunk": chain.TRUNK},
        ).fetchone()
        return int(newest + 1 if followed else branch)

    def _require_person(self, number: int) -> None:
        if not self._rows("SELECT 1 FROM person WHERE number = ?", number):
            said = _("{file} knows no person {number}: add the person first.")
            raise JournalError(said.format(file=self.file, number=number))

    def _rows(self, query: str, *values: int) -> list[tuple[Any, ...]]:
        # All at once: a reading left half done would keep the writer waiting.
        with told(self.file):
            return self._db.execute(query, values).fetchall()

    def _entry(self, row: tuple[Any, ...], due: int) -> Entry:
        entry = chain.entry_from(row, due)
        if isinstance(entry, Damage):
            said = _("{file} is damaged at {entry}: open a backup.")
            raise JournalError(said.format(file=self.file, entry=entry))
        return entry

    @contextmanager
    def _writing(self) -> Iterator[None]:
        if self.read_only:
            said = _("{file} is open read-only: open it for writing, where you may write.")
            raise JournalError(said.format(file=self.file))
        with told(self.file), gamefile.transaction(self._db):
            yield


def _write_beginning(
    db: sqlite3.Connection, header: Header, seed: str, sources: Sequence[Source]
) -> None:
    meta = {"format": str(gamefile.FORMAT), "seed": seed, **attrs.asdict(header)}
    meta["genesis"] = chain.genesis(meta.items(), sources)
    gamefile.lay_out(db)
    db.executemany(
        "INSERT INTO source VALUES (?, ?, ?)",
        [(place, source.path, source.text) for place, source in enumerate(sources, start=1)],
    )
    # The genesis comes last: it closes these two tables.
    db.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())


def _read_header(db: sqlite3.Connection, file: Path) -> Header:
    meta = dict(db.execute("SELECT key, value FROM meta").fetchall())
    if not {"genesis", "seed", *HEADER} <= meta.keys():
        raise JournalError(_(gamefile.DAMAGED).format(file=file))
    return Header(**{name: meta[name] for name in HEADER})


def _look_over(db: sqlite3.Connection) -> Verdict:
    stored = db.execute("SELECT value FROM meta WHERE key = 'genesis'").fetchone()
    followed = Chain(stored[0] if stored else "")
    damages = (
        *_found(_("the tables"), _tables_damage(db)),
        *_found(_("the scenario as played"), _beginning_damage(db, followed.seal)),
        *_found(_("the entries"), _entry_damage(db, followed)),
        *_found(_("the names"), _people_damage(db)),
        *_found(_("the file"), _page_damage(db)),
    )
    return Verdict(followed.seq, followed.seal, damages)


def _found(place: str, check: Iterator[Damage]) -> Iterator[Damage]:
    """What a check finds; that it cannot be made is a finding too."""
    try:
        yield from check
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        yield Damage(place, _("it cannot be read ({error})").format(error=error))


def _tables_damage(db: sqlite3.Connection) -> Iterator[Damage]:
    if gamefile.tables(db) != gamefile.tables_expected():
        yield Damage(_("the tables"), _("they are not those of a game, or their guards are gone"))


def _beginning_damage(db: sqlite3.Connection, stored: str) -> Iterator[Damage]:
    meta = db.execute("SELECT key, value FROM meta WHERE key <> 'genesis'").fetchall()
    files = db.execute("SELECT path, text FROM source ORDER BY place").fetchall()
    readable = all(type(text) is str for row in (*meta, *files) for text in row)
    if not readable or chain.genesis(meta, [Source(*row) for row in files]) != stored:
        yield Damage(
            _("the scenario as played"), _("it, the header or the seed does not give its hash")
        )


def _entry_damage(db: sqlite3.Connection, followed: Chain) -> Iterator[Damage]:
    try:
        for row in db.execute(f"SELECT {ENTRY} FROM entry ORDER BY seq"):
            damage = followed.follow(row)
            if damage is not None:
                yield damage
                return
    except sqlite3.DatabaseError as error:
        due = followed.seq + 1
        yield Damage(
            _("entry {due}").format(due=due),
            _("it cannot be read ({error})").format(error=error),
            seq=due,
        )


def _people_damage(db: sqlite3.Connection) -> Iterator[Damage]:
    for person, name, seal in db.execute("SELECT number, name, hash FROM person ORDER BY number"):
        if seal != (None if name is None else chain.digest("person", person, name)):
            yield Damage(
                _("person {person}").format(person=person), _("the name does not give its hash")
            )


def _page_damage(db: sqlite3.Connection) -> Iterator[Damage]:
    for (line,) in db.execute("PRAGMA integrity_check(5)"):
        if line != "ok":
            yield Damage(_("the file"), " ".join(line.split()))
