"""Every stored command carried out again: whether a game comes out as it is stored."""

from collections.abc import Callable

import attrs

from wargame.core.engine.engine import Step
from wargame.core.events import Event
from wargame.core.orders import Refused
from wargame.core.state import State
from wargame.play import back, codec
from wargame.play.chain import Entry, Kind
from wargame.play.session import BEGIN, Session


@attrs.frozen
class Difference:
    """The first entry whose replay does not give what is stored."""

    seq: int
    what: str


def replay(session: Session) -> Difference | None:
    """Carry every stored command out again, on every branch, and every move between them; None
    when all comes out as it is stored.
    """
    engine, seed = session.engine, session.journal.seed
    entries = session.journal.entries()
    starts = {entry.parent for entry in entries if entry.kind is Kind.MOVE}
    state = State(session.game.start)
    kept = {0: state}

    def carried_out(entry: Entry) -> Step:
        if entry.command == BEGIN:
            return session._begin(seed)
        return engine.advance(state, codec.read_command(entry.command))

    for entry in entries:
        found = (
            _moved(entry, kept[entry.parent], seed)
            if entry.kind is Kind.MOVE
            else _replayed(entry, carried_out, state, session.named)
        )
        if isinstance(found, Difference):
            return found
        state = found
        if entry.seq in starts:
            kept[entry.seq] = state
    return None


def _replayed(
    entry: Entry, carried_out: Callable[[Entry], Step], state: State, named: int
) -> State | Difference:
    """An earlier version kept nothing of the slots behind those that it `named`."""
    try:
        step = carried_out(entry)
    except (codec.CodecError, Refused):
        return Difference(entry.seq, "events")
    if not _alike(step.events, entry.events):
        return Difference(entry.seq, "events")
    if codec.write_changes(step.changes) == entry.ledger:
        return step.state
    if codec.write_changes(tuple(one for one in step.changes if one[0] < named)) == entry.ledger:
        return State(step.state.numbers[:named] + state.numbers[named:])
    return Difference(entry.seq, "changes")


def _alike(found: tuple[Event, ...], stored: str) -> bool:
    """Whether events come out as they are stored; fields that an earlier version did not write are
    not compared.
    """
    if codec.write_events(found) == stored:
        return True
    try:
        return codec.write_within(found, stored) == stored
    except codec.CodecError:
        return False


def _moved(entry: Entry, state: State, seed: str) -> State | Difference:
    """A move leads to the numbers of the entry it follows; fresh dice are drawn again."""
    try:
        changes = back.dice(seed, codec.read_move(entry.command))
    except codec.CodecError:
        return Difference(entry.seq, "events")
    if entry.events != "[]":
        return Difference(entry.seq, "events")
    if codec.write_changes(changes) != entry.ledger:
        return Difference(entry.seq, "changes")
    numbers = list(state.numbers)
    for slot, value in changes:
        numbers[slot] = value
    return State(tuple(numbers))
