"""A game that is over: whether its end was shown, and what can be looked at then.

Where several looked at the screen, it is what all may know; whoever played alone looks at what the
own seat knew.
"""

from pathlib import Path

import attrs

from wargame.core import events as ev
from wargame.core.view import Reader, public_reader, seat_reader
from wargame.prose.prose import Told
from wargame.prose.text import _
from wargame.tui.host import Room
from wargame.tui.projector.showing import Showing, of_view


@attrs.frozen
class Past:
    """The world as it is in the end, and the log."""

    showing: Showing
    told: tuple[Told, ...]


def shown(room: Room) -> bool:
    """Whether the game is over and its end was shown to all here: nothing of it is news.

    To be asked before anybody sits down. What was shown stands in the record.
    """
    session = room.session
    if not session.state.over:
        return False
    log = session.log(public_reader(session.game))
    ends = [seen.number for seen in log if isinstance(seen.event, ev.GameEnded) and not seen.undone]
    read = session.lines.announced
    return read is not None and read >= ends[-1]


def past(room: Room) -> Past:
    """What can be looked at when the game is over."""
    reader, session = _reader(room), room.session
    view = room.prose.worded(session.view(reader))
    world = of_view(room.prose, view, session.state, session.clock, room.atlas)
    return Past(world, tuple(room.prose.tell(view.log, reader, session.state)))


def entry(room: Room, number: int) -> tuple[str, ...]:
    """A line of that log in full."""
    reader, session = _reader(room), room.session
    seen = next(one for one in session.log(reader) if one.number == number)
    return room.prose.account(seen.event, reader, session.state)


def _reader(room: Room) -> Reader:
    game, company = room.session.game, room.company
    if company.passed_round or not company.persons:
        return public_reader(game)
    return seat_reader(game, company.persons[0])


def report_folder(file: Path) -> Path:
    """Where the report of a game is written: beside its file."""
    return file.with_name(f"{file.stem}-report")


def reported(file: Path) -> tuple[bool, str]:
    """Write the report of a game; whether it was written, and what to tell."""
    from wargame.report.faults import FAULTS
    from wargame.report.game import report

    out = report_folder(file)
    try:
        report(file, out, pdf=False)
    except FAULTS as error:
        return False, str(error)
    return True, _("The report is in {folder}: begin with index.html.").format(folder=out)
