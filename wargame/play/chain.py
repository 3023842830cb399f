"""What a game's journal is made of, and how each entry is sealed to the one before it.

It knows hashes and the tree of branches. It knows no file and no clock, and does not look into the
texts it seals: a command, its events and its ledger are opaque here.
"""

import enum
import hashlib
from collections.abc import Iterable
from typing import Any

import attrs

from wargame.language import _

SLOTS = "#slots.json"
"""A leaf beside the scenario's files: what each slot of the state is called."""
TRUNK = 1
"""The number of the branch a game begins on."""


class Kind(enum.StrEnum):
    COMMAND = "command"
    """Something was done: the game went on from the entry before."""
    MOVE = "move"
    """The game was set back, or over to another branch: what follows follows this."""


@attrs.frozen
class Header:
    """What a game is called by; everything is text, and nothing in it is secret."""

    game: str
    """Id of this one game, unlike any other's."""
    scenario: str
    layout: str
    engine: str
    """Version of the engine under which the commands replay."""
    created: str
    """ISO 8601."""
    seed_hash: str
    """Shown at the start, so that the seed can be held against it at the end."""


@attrs.frozen
class Source:
    """One file of the scenario as played."""

    path: str
    """Relative to the scenario's folder."""
    text: str


@attrs.frozen
class Person:
    number: int
    """The pseudonym that entries name as their author; from 1."""
    name: str | None
    """None once erased."""


@attrs.frozen
class Entry:
    """One row of the journal. Rows are numbered as they were written, whatever their branch."""

    seq: int
    """From 1."""
    kind: Kind
    branch: int
    parent: int
    """The entry this one follows; 0 is the beginning."""
    time: str
    author: int
    """A person's number, or 0 for nobody: the clock, a bot."""
    command: str
    events: str
    ledger: str
    prev: str
    """Hash of the row before, or the genesis hash."""
    hash: str

    def digest(self) -> str:
        """The hash that belongs to all the other fields."""
        return digest("entry", *attrs.astuple(self, recurse=False)[:-1])


FIELDS = tuple(field.name for field in attrs.fields(Entry))
NUMBERS = ("seq", "branch", "parent", "author")


@attrs.frozen
class Branch:
    """A line of play; it shares everything up to `forked_from` with the line it left."""

    number: int
    forked_from: int
    """The entry its first entry follows; 0 is the beginning."""
    last: int
    current: bool


@attrs.frozen
class Damage:
    """One place where a game is not as it was written."""

    place: str
    what: str
    field: str = ""
    """Of an entry: what of it differs."""
    seq: int | None = None
    branch: int | None = None
    """As the damaged entry has it, where that can be read."""

    def __str__(self) -> str:
        return f"{self.place}: {self.what}"


@attrs.frozen
class Verdict:
    """What came of looking over a whole game."""

    entries: int
    """How many entries, from the first on, are as they were written."""
    seal: str
    """Hash of the last of them; on paper it proves later that none was changed or cut off."""
    damages: tuple[Damage, ...]

    @property
    def intact(self) -> bool:
        return not self.damages


def digest(purpose: str, *fields: str | int) -> str:
    """SHA-256, in hex, of the fields as UTF-8, each led by its length so that none runs on."""
    sha = hashlib.sha256()
    for field in ("wargame", purpose, *fields):
        raw = str(field).encode()
        sha.update(b"%d:" % len(raw))
        sha.update(raw)
    return sha.hexdigest()


def genesis(meta: Iterable[tuple[str, str]], sources: Iterable[Source]) -> str:
    """The hash that the first entry follows: of the header, the seed and the scenario as played."""
    pairs = sorted(meta)
    files = [text for source in sources for text in (source.path, source.text)]
    return digest("genesis", len(pairs), *(text for pair in pairs for text in pair), *files)


def entry_from(row: tuple[Any, ...], due: int) -> Entry | Damage:
    """Make entry number `due` of a stored row, or say why the row can be no such entry."""
    place = _("entry {due}").format(due=due)
    if row[0] != due:
        return Damage(place, _("it is missing or has another number"), "seq", due)
    for name, value in zip(FIELDS, row, strict=True):
        if type(value) is not (int if name in NUMBERS else str):
            return Damage(place, _("its {name} is not of its kind").format(name=name), name, due)
    kind, branch, parent = row[1:4]
    if kind not in tuple(Kind):
        return Damage(place, _("its kind is unknown"), "kind", due, branch)
    if not 0 <= parent < due:
        return Damage(place, _("it follows an entry that is not before it"), "parent", due, branch)
    return Entry(due, Kind(kind), *row[2:])


@attrs.define
class Chain:
    """A journal as far as it was followed: what the next entry must carry, and where it stands."""

    seal: str
    """Hash of the last entry, or of the genesis."""
    branches: list[int] = attrs.Factory(lambda: [TRUNK])
    """By seq, the beginning included: the branch of each entry."""
    followed: set[int] = attrs.Factory(set)
    """The entries that another one follows."""

    @property
    def seq(self) -> int:
        return len(self.branches) - 1

    def follow(self, row: tuple[Any, ...]) -> Damage | None:
        """Take the next row in; or say what is wrong with it, and then the chain ends before it."""
        entry = entry_from(row, self.seq + 1)
        if isinstance(entry, Damage):
            return entry
        wrong = self._differs(entry)
        if wrong is not None:
            field, what = wrong
            return Damage(
                _("entry {seq}").format(seq=entry.seq), what, field, entry.seq, entry.branch
            )
        self.seal = entry.hash
        self.branches.append(entry.branch)
        self.followed.add(entry.parent)
        return None

    def _differs(self, entry: Entry) -> tuple[str, str] | None:
        if entry.prev != self.seal:
            return "prev", _("its link is not to what stands before it")
        if entry.hash != entry.digest():
            return "hash", _("its contents do not give its hash")
        if entry.kind is Kind.COMMAND and entry.parent != self.seq:
            return "parent", _("it does not follow the entry before it, and no move led elsewhere")
        if entry.branch != self._branch_after(entry.parent):
            return "branch", _("it stands on another branch than the one it follows")
        return None

    def _branch_after(self, parent: int) -> int:
        return max(self.branches) + 1 if parent in self.followed else self.branches[parent]


def branches(entries: Iterable[Entry]) -> tuple[Branch, ...]:
    """All lines of play, by number; the current one is that of the last entry."""
    forks: dict[int, int] = {}
    tips = {TRUNK: 0}
    current = TRUNK
    for entry in entries:
        current = entry.branch
        forks.setdefault(current, entry.parent)
        tips[current] = entry.seq
    return tuple(
        Branch(number, forks.get(number, 0), last, number == current)
        for number, last in sorted(tips.items())
    )


def line(entries: tuple[Entry, ...], last: int) -> tuple[Entry, ...]:
    """Of all `entries`, those from the beginning to `last`, each the parent of the next."""
    found = []
    while last:
        found.append(entries[last - 1])
        last = found[-1].parent
    return tuple(reversed(found))
