"""What a room may know that is being read to: nothing of what whoever reads has not come to.

Where results are read out, the game has gone on before the reading has. The wall then shows the
game as it stood before the first line that is still to be read, with what the lines before it told.
"""

from collections.abc import Iterable

import attrs

from wargame.core import events as ev
from wargame.core import state as st
from wargame.core import view as vw
from wargame.core.state import State
from wargame.core.view import Seen, View, public_reader
from wargame.play.clock import PhaseClock
from wargame.play.session import CONTROL, Session
from wargame.seat.news import unread


@attrs.frozen
class Known:
    """What the public may know, the state it is read in, and the clock of its phase."""

    view: View
    state: State
    clock: PhaseClock


def read_out(session: Session) -> Known:
    """What the public may know now."""
    reader, read = public_reader(session.game), session.lines.announced
    log = session.log(reader)
    most = len(log) if read is None else unread(log, read)
    if most == len(log):
        return Known(session.view(reader), session.state, session.clock)
    seq, start = session.entry_of(reader, most)
    told = [seen.event for seen in log[start:most]]
    state = _moved(session.lines.numbers_at(seq - 1), told)
    clock = session.lines.nodes[seq - 1].clock
    for event in told:
        if isinstance(event, ev.PhaseBegan):
            clock = clock.begin(event.phase, session.lines.nodes[seq].time)
    view = vw.view(session.engine, state, (), reader)
    waiting = () if state.over else (CONTROL,)
    view = attrs.evolve(view, log=as_it_stood(log[:most]), waiting=waiting)
    return Known(view, state, clock)


def _moved(before: tuple[int, ...], told: Iterable[ev.Event]) -> State:
    """The numbers before an entry, with what of it was told."""
    numbers = list(before)
    for event in told:
        if isinstance(event, ev.Changed | ev.Earned):
            numbers[event.slot] = event.after
        elif isinstance(event, ev.TurnBegan):
            numbers[st.TURN] = event.turn
        elif isinstance(event, ev.PhaseBegan):
            numbers[st.PHASE] = event.phase
    return State(tuple(numbers))


def as_it_stood(log: tuple[Seen, ...]) -> tuple[Seen, ...]:
    """The beginning of a log, marked by the settings back that it tells of and by no later one."""
    undone: set[int] = set()
    for seen in log:
        if isinstance(seen.event, ev.Rewound):
            undone |= set(seen.event.undone)
            undone -= set(seen.event.again)
    return tuple(
        attrs.evolve(seen, undone=gone) if seen.undone != (gone := seen.number in undone) else seen
        for seen in log
    )
