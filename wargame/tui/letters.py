"""What was sent to a seat alone and it has not read, for Control to read it out; runs on the game's
thread.
"""

import attrs

from wargame.core.view import redact, seat_reader
from wargame.tui.host import Room


@attrs.frozen
class Letters:
    """The lines, as the seat reads them."""

    lines: tuple[str, ...]
    upto: int
    """Up to which entry of the record they are all there is."""


def letters(room: Room, seat: int) -> Letters:
    """What a seat has to read."""
    session, prose = room.session, room.prose
    reader = seat_reader(session.game, seat)
    shown = (redact(session.engine, one, reader) for one in room.company.letters(seat))
    lines = tuple(prose.sentence(one, reader, session.state) for one in shown if one is not None)
    return Letters(lines, session.lines.at.seq)


def read_out(room: Room, seat: int, upto: int) -> None:
    """Control has read out to a seat what was sent to it up to an entry."""
    room.company.read_aloud(seat, upto)
