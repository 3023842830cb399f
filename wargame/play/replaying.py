"""Every stored command carried out again: whether a game comes out as it is stored."""

import attrs

from wargame.core.orders import Refused
from wargame.core.state import State
from wargame.play import codec
from wargame.play.session import BEGIN, Session


@attrs.frozen
class Difference:
    """The first entry whose replay does not give what is stored."""

    seq: int
    what: str


def replay(session: Session) -> Difference | None:
    """Carry every stored command out again; None when all comes out as it is stored."""
    engine, state = session.engine, State(session.game.start)
    for entry in session.journal.path():
        if entry.command == BEGIN:
            step = session._begin(session.journal.seed)
        elif entry.kind != "command":
            continue
        else:
            try:
                step = engine.advance(state, codec.read_command(entry.command))
            except (codec.CodecError, Refused):
                return Difference(entry.seq, "events")
        for what, told, stored in (
            ("events", codec.write_events(step.events), entry.events),
            ("changes", codec.write_changes(step.changes), entry.ledger),
        ):
            if told != stored:
                return Difference(entry.seq, what)
        state = step.state
    return None
