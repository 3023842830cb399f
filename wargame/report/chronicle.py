"""What happened in a game, with where it happened: branch, turn, phase, time, by whose command.

It reads the journal and folds nothing; the events are those that Control reads.
"""

import json

import attrs

from wargame.core import events as ev
from wargame.core.view import Redactor, control_reader
from wargame.play import codec
from wargame.play.chain import Entry
from wargame.play.session import Session
from wargame.seat.agreed import Agreed


@attrs.frozen
class Fact:
    """An event and its place in the record."""

    event: ev.Event
    entry: int
    place: int
    """Which of its entry's events it is, from 0."""
    branch: int
    turn: int
    phase: str
    """The id of the phase; empty before the first."""
    over: bool
    """Whether the game is over, as it is from the event that ends it."""
    time: str
    by: str
    """Who gave the command that it came of: a pseudonym, or empty for the game itself."""
    command: str
    """The kind of that command."""
    current: bool
    """Whether it stands on the line of play that the game is on."""


def chronicle(session: Session, branch: int | None = None) -> tuple[Fact, ...]:
    """The facts of a line of play from the beginning, the current one unless another is named.

    Raises JournalError and CodecError as the journal and the codec do.
    """
    phases = session.game.scenario.phases
    agreed = Agreed(session)
    redactor = Redactor(session.engine, control_reader(session.game))
    current = {entry.seq for entry in session.journal.path()}
    found: list[Fact] = []
    turn, phase, over = 0, "", False
    for entry in session.journal.path(branch):
        by, kind = _command(entry)
        for k, raw in enumerate(codec.read_events(entry.events)):
            # Control reads every event as it comes, and nothing beside it.
            (read,) = redactor.feed(raw)
            event = agreed.event(read)
            if isinstance(event, ev.TurnBegan):
                turn, phase = event.turn, ""
            elif isinstance(event, ev.PhaseBegan) and phases:
                phase = phases[event.phase].id
            over = over or isinstance(event, ev.GameEnded)
            place = (entry.seq, k, entry.branch, turn, phase, over, entry.time)
            found.append(Fact(event, *place, by, kind, entry.seq in current))
    return tuple(found)


def all_branches(session: Session) -> tuple[tuple[Fact, ...], ...]:
    """The facts of every line of play, each from the beginning, by the branch's number."""
    return tuple(chronicle(session, branch.number) for branch in session.journal.branches())


def _command(entry: Entry) -> tuple[str, str]:
    """Whose command an entry holds, and its kind."""
    kind, fields = json.loads(entry.command)
    author = fields.get("author") if isinstance(fields, dict) else None
    by = author[0] if isinstance(author, list) and author else ""
    return str(by), str(kind)
