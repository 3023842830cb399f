"""One running game: the engine, the journal, and everything that has happened, joined.

Accepted means durable: nothing is told before its entry is on the disk. Resuming folds the stored
ledgers, so a game goes on exactly where it stood, and going back unfolds them: no command is
carried out again, and no entry is lost. Knows the clock only as a function it is given.
"""

import hashlib
import json
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Self

import attrs

import wargame
from wargame.authoring.diagnostics import ScenarioError
from wargame.authoring.load import Loaded, load_sources
from wargame.authoring.merge import SourceFile
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core import view as vw
from wargame.core.compile.program import Game
from wargame.core.engine import engine as eng
from wargame.core.engine.engine import Engine
from wargame.core.state import State
from wargame.language import _
from wargame.play import autopilots, back, codec
from wargame.play.autopilots import CONTROL as CONTROL
from wargame.play.back import Rewind, Step, Switch, Undo, seed_of
from wargame.play.chain import SLOTS
from wargame.play.clock import PhaseClock, utc_now
from wargame.play.gamefile import DAMAGED, PATIENCE
from wargame.play.journal import Entry, Header, Journal, JournalError, Kind, Source
from wargame.play.lines import NOBODY, Lines
from wargame.play.logs import Log, readers_of

BEGIN = '["Begin",{}]'


class SessionError(Exception):
    """A game that cannot be begun or gone on with; the text names the place and the remedy."""


def seed_hash(text: str) -> str:
    """What is shown at the start, and can be held against the seed at the end."""
    return hashlib.sha256(text.encode()).hexdigest()


class Session:
    """A game in play. Opened read-only it can be looked at and not changed."""

    def __init__(
        self, journal: Journal, engine: Engine, loaded: Loaded, now: Callable[[], str]
    ) -> None:
        self.journal, self.engine, self.loaded, self.now = journal, engine, loaded, now
        self.state = State(engine.game.start)
        self.lines = Lines(engine.game.start, engine.matters.phase)
        self._logs: dict[vw.Reader, Log] = {}
        self._drawn = 1
        """The highest number that dice were drawn from."""
        self._places = list(range(len(engine.game.slots)))
        """By number in the journal, where each slot stands here; -1 for one that is no more."""
        self.named = len(engine.game.slots)
        """How many slots the file has names of; more may stand behind them since."""

    @property
    def game(self) -> Game:
        return self.engine.game

    @property
    def header(self) -> Header:
        return self.journal.header

    @property
    def events(self) -> list[ev.Event]:
        """All that happened on the present line of play."""
        return self.lines.events

    @property
    def pilots(self) -> Mapping[int, str]:
        """By seat (-1: Control), the posture of the autopilot that plays it; `` for a person."""
        return self.lines.at.pilots

    @property
    def clock(self) -> PhaseClock:
        """The clock of the present phase, as the entries have it."""
        return self.lines.at.clock

    # ---- beginning and going on

    @classmethod
    def create(
        cls,
        path: Path,
        loaded: Loaded,
        *,
        seed: str | None = None,
        now: Callable[[], str] = utc_now,
    ) -> Self:
        """Begin a game in a new file. JournalError when the place is taken or cannot be written."""
        secret = seed or secrets.token_hex(16)
        game = loaded.game
        header = Header(
            game=secrets.token_hex(8),
            scenario=loaded.scenario.name,
            layout=loaded.scenario.layout,
            engine=wargame.__version__,
            created=now(),
            seed_hash=seed_hash(secret),
        )
        names = json.dumps([slot.name for slot in game.slots])
        sources = [*(Source(s.path, s.text) for s in loaded.sources), Source(SLOTS, names)]
        journal = Journal.create(path, header, secret, sources)
        session = cls(journal, Engine(game), loaded, now)
        session._keep(BEGIN, session._begin(secret), NOBODY, "Begin")
        return session

    def _begin(self, secret: str) -> eng.Step:
        return self.engine.start(seed_of(secret), seed_hash(secret))

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        read_only: bool = False,
        patience: float = PATIENCE,
        now: Callable[[], str] = utc_now,
    ) -> Self:
        """Go on with a game exactly where it stood; `patience` is how many seconds another process
        is waited for that is just now writing.

        JournalError when the file is no game, damaged or in use; SessionError when its scenario
        can no longer be read by this version.
        """
        journal = Journal.open(path, read_only=read_only, patience=patience)
        try:
            session = cls._opened(journal, now)
            if not session.events and not journal.read_only:
                session._keep(BEGIN, session._begin(journal.seed), NOBODY, "Begin")
            return session
        except BaseException:
            journal.close()
            raise

    @classmethod
    def _opened(cls, journal: Journal, now: Callable[[], str]) -> Self:
        kept = {source.path: source.text for source in journal.sources}
        names = _slot_names(journal.file, kept.pop(SLOTS, "[]"))
        sources = tuple(SourceFile(path, text) for path, text in kept.items())
        try:
            loaded = load_sources(sources, layout=journal.header.layout or None)
        except ScenarioError as error:
            raise SessionError(
                _(
                    "The scenario in {file} cannot be read by wargame {version}: open it with "
                    "version {engine}. {error}"
                ).format(
                    file=journal.file,
                    version=wargame.__version__,
                    engine=journal.header.engine,
                    error=error,
                )
            ) from error
        session = cls(journal, Engine(loaded.game), loaded, now)
        session._find(names)
        session._go_on(journal.entries())
        return session

    def _find(self, names: list[str]) -> None:
        """Where each slot stands that the file has a name of. Where this version only keeps more
        behind them, that is read too: it writes it there when it goes on with an older game.
        """
        here = [slot.name for slot in self.game.slots]
        own = {name: index for index, name in enumerate(here)}
        self.named, self._places = len(names), [own.get(name, -1) for name in names]
        if here[: self.named] == names:
            self._places += range(self.named, len(here))

    def follow(self) -> bool:
        """Take in what another process has added to the file; whether there was anything.

        Raises JournalError, SessionError; the game is to be opened again then.
        """
        fresh = self.journal.entries(self.lines.last)
        self._go_on(fresh)
        return bool(fresh)

    def _go_on(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            self._fold(entry)
        self.state = State(tuple(self.lines.numbers))

    def _fold(self, entry: Entry) -> None:
        try:
            found = codec.read_events(entry.events)
            changes = codec.read_changes(entry.ledger)
        except codec.CodecError as error:
            raise SessionError(
                _(
                    "Entry {seq} of {file} cannot be read by wargame {version}: {error}. Open it "
                    "with version {engine}."
                ).format(
                    seq=entry.seq,
                    file=self.journal.file,
                    version=wargame.__version__,
                    error=error,
                    engine=self.header.engine,
                )
            ) from error
        here = tuple(
            (self._places[slot], value)
            for slot, value in changes
            if slot < len(self._places) and self._places[slot] >= 0
        )
        if entry.kind is Kind.MOVE:
            self._drawn = max(self._drawn, codec.read_draw(entry.command))
        self.lines.add(entry, *codec.read_author(entry.command), found, here)

    def close(self) -> None:
        self.journal.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # ---- commands

    def submit(self, command: cm.Command) -> tuple[ev.Event, ...]:
        """Carry a command out and keep it; Refused, and nothing changed, when it may not be.

        Returns the new events, unredacted, once they are on the disk.
        """
        step = self.engine.advance(self.state, command)
        kind = type(command).__name__
        self._keep(codec.write_command(command), step, command.author, kind)
        return step.events

    def _keep(self, command: str, step: eng.Step, author: cm.Author, kind: str) -> None:
        """Write what came of a command of a kind, then stand where it led."""
        changes = step.changes
        entry = self.journal.append(
            command,
            codec.write_events(step.events),
            codec.write_changes(changes),
            author=_number(author),
            time=self.now(),
        )
        self.lines.add(entry, author, kind, step.events, changes)
        self.state = step.state

    def join(self, name: str, role: cm.Role, seat: int = CONTROL) -> cm.Author:
        """Enter a person; the game's record knows them by a pseudonym only."""
        return cm.Author(f"p{self.journal.add_person(name)}", role, seat)

    def assign(self, author: cm.Author, seat: int, posture: str) -> tuple[ev.Event, ...]:
        """Let an autopilot play a seat (-1: Control), or a person for an empty posture."""
        return self.submit(cm.Assign(author, seat, posture))

    # ---- autopilots

    def autoplay(self, *, pauses: bool = True) -> tuple[ev.Event, ...]:
        """Let autopilots do all that waits for them, until a person is needed or all is over.

        Without `pauses` the autopilot of Control ends no pause and settles nothing, so that people
        may talk.
        """
        found: list[ev.Event] = []
        while True:
            command = self._next_of_autopilots()
            by_control = isinstance(command, cm.Proceed | cm.Settle | cm.RuleDeal)
            if command is None or (by_control and not pauses):
                return tuple(found)
            found += self.submit(command)

    def _next_of_autopilots(self) -> cm.Command | None:
        return autopilots.following(self.engine, self.state, self.pilots)

    # ---- going back

    def steps(self) -> Iterator[Step]:
        """What can be undone, step by step, the last one first."""
        return back.steps(self.lines)

    def undo(self, author: cm.Author, *, fresh: bool = False) -> None:
        """Take back the last command and what followed by itself; nothing of it is removed.

        With the same dice the same orders throw the same again, with fresh ones others. Raises
        BackError where there is nothing to take back.
        """
        self._move(back.last_step(self.lines).to, Undo(author, self._draw(fresh=fresh)))

    def rewind(self, entry: int, author: cm.Author, *, fresh: bool = False) -> None:
        """Set the game back to where it stood after an entry. Raises BackError where it cannot."""
        back.require_way_back(self.lines, entry)
        self._move(entry, Rewind(author, self._draw(fresh=fresh)))

    def switch(self, branch: int, author: cm.Author) -> None:
        """Go on at the end of another branch. Raises BackError where it cannot."""
        self._move(back.end_of(self.lines, branch), Switch(author, branch))

    def _draw(self, *, fresh: bool) -> int:
        """A number that nothing was drawn from yet; 0 for the same dice."""
        return max(self.lines.last, self._drawn) + 1 if fresh else 0

    def _move(self, target: int, move: back.Move) -> None:
        changes = back.dice(self.journal.seed, move)
        entry = self.journal.move_to(
            target,
            codec.write_move(move),
            ledger=codec.write_changes(changes),
            author=_number(move.author),
            time=self.now(),
        )
        self._drawn = max(self._drawn, 0 if isinstance(move, Switch) else move.draw)
        self.lines.add(entry, move.author, type(move).__name__, (), changes)
        self.state = State(tuple(self.lines.numbers))

    def told_in(self, reader: vw.Reader, entries: Iterable[int]) -> tuple[vw.Seen, ...]:
        """What a reader was told by some entries."""
        self.log(reader)
        return tuple(seen for seq in entries for seen in self._logs[reader].of(seq))

    def told_since(self, entry: int) -> tuple[tuple[vw.Reader, tuple[vw.Seen, ...]], ...]:
        """By reader but Control, what going back to an entry would undo of what they were told."""
        left, _gained = self.lines.between(self.lines.at.seq, entry)
        told = [(reader, self.told_in(reader, left[::-1])) for reader in readers_of(self.game)]
        return tuple((reader, seen) for reader, seen in told if seen)

    # ---- what readers see

    def log(self, reader: vw.Reader) -> tuple[vw.Seen, ...]:
        """The reader's own log, under the reader's own numbers, what was undone marked."""
        if reader not in self._logs:
            self._logs[reader] = Log(vw.Redactor(self.engine, reader))
        return self._logs[reader].catch_up(self.lines)

    def entry_of(self, reader: vw.Reader, place: int) -> tuple[int, int]:
        """The entry that told a place of a reader's log, and the first place it told, from 0."""
        self.log(reader)
        return self._logs[reader].entry_of(place)

    def told_before(self, reader: vw.Reader, entry: int) -> int:
        """How many lines a reader had been told before an entry."""
        self.log(reader)
        return self._logs[reader].before(entry)

    def news(self, reader: vw.Reader, since: int) -> tuple[vw.Seen, ...]:
        """What the reader has not seen: everything after their own number `since`."""
        return self.log(reader)[since:]

    def view(self, reader: vw.Reader) -> vw.View:
        """What a reader may know now."""
        empty = vw.view(self.engine, self.state, (), reader)
        return attrs.evolve(empty, log=self.log(reader))


def _number(author: cm.Author) -> int:
    """The number of a person who was entered, or 0 for anybody else."""
    person = author.person
    return int(person[1:]) if person[:1] == "p" and person[1:].isdigit() else 0


def _slot_names(file: Path, text: str) -> list[str]:
    """What the journal calls the slots of the state. JournalError where that cannot be read."""
    try:
        found = json.loads(text)
    except ValueError as error:
        raise JournalError(DAMAGED.format(file=file)) from error
    return [str(name) for name in found]
