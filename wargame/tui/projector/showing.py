"""What a room may know of a game at one moment, gathered on the game's thread in one go.

Everything here comes from the public's view and the public's log; nothing else is looked at.
"""

from collections.abc import Iterable

import attrs

from wargame.core import events as ev
from wargame.core.scenario import Phase
from wargame.core.state import State
from wargame.core.view import View, standing
from wargame.play.clock import PhaseClock
from wargame.play.gamefile import DAMAGED
from wargame.play.journal import JournalError
from wargame.play.session import SessionError
from wargame.prose import awaited, situation
from wargame.prose.names import Names
from wargame.prose.prose import Prose, Told
from wargame.prose.text import listed
from wargame.prose.undone import Learnt, banner
from wargame.seat.silences import Silence, silences
from wargame.tui.arguing import points, running
from wargame.tui.cartography.atlas import Atlas, Situation
from wargame.tui.cartography.survey import situation_of
from wargame.tui.host import Room
from wargame.tui.projector.behind import read_out
from wargame.tui.projector.headlines import Headline, headlines


@attrs.frozen
class Move:
    """The last change of a number: from what to what, in which turn, because of what."""

    before: int
    after: int
    turn: int
    why: str


@attrs.frozen
class Showing:
    """The whole of it."""

    view: View
    names: Names
    title: str
    turn: str
    phase: Phase | None
    clock: PhaseClock
    waiting: str
    earlier: dict[int, int]
    """By slot, what it was when the turn before began, where it changed since."""
    moves: dict[int, Move]
    """By slot, its last change."""
    news: tuple[Headline, ...]
    """The newest first."""
    ending: tuple[str, ...]
    """How the game ended; nothing while it goes on."""
    map: Situation
    atlas: Atlas
    back: str
    """That the game was set back, until the next phase begins; nothing where it was not."""
    silences: tuple[Silence, ...] = ()
    """What is answered, before all, within a time."""


def look(room: Room, *, anew: bool = False) -> Showing | None:
    """What is to be shown now; None where nothing was added to the file, unless `anew`.

    Raises JournalError, SessionError.
    """
    try:
        return showing(room) if room.session.follow() or anew else None
    except (JournalError, SessionError):
        raise
    except Exception as error:
        # What was altered on the disk may come to anything; on a whole file it is our mistake.
        if not room.session.journal.verify().damages:
            raise
        raise JournalError(DAMAGED.format(file=room.session.journal.file)) from error


def showing(room: Room) -> Showing:
    """What the room may know now."""
    known = read_out(room.session)
    view = room.prose.worded(known.view)
    shown = of_view(room.prose, view, known.state, known.clock, room.atlas)
    open_to_all = silences(room.company, shown.names, view)
    return attrs.evolve(shown, silences=(*open_to_all, *running(shown.names, points(room, view))))


def of_view(prose: Prose, view: View, state: State, clock: PhaseClock, atlas: Atlas) -> Showing:
    """What a view tells. In `state` the gaps of texts are read, which name nothing that the readers
    of the text may not know: the compiler sees to that.
    """
    names = prose.names
    told = prose.tell(view.log, view.reader, state)
    phases = names.scenario.phases
    return Showing(
        view,
        names,
        names.scenario.name,
        situation.headed(names, view),
        phases[view.phase] if phases and view.turn and not view.over else None,
        clock,
        awaited.waiting(names, view),
        situation.earlier_values(view),
        last_moves(names, view),
        headlines(names, state, told),
        _ending(prose, told),
        situation_of(names.scenario, view.dials),
        atlas,
        banner(view.log),
    )


def _ending(prose: Prose, told: Iterable[Told]) -> tuple[str, ...]:
    ended = [one.event for one in told if isinstance(one.event, ev.GameEnded) and not one.undone]
    return prose.ending(ended[-1]) if ended else ()


def last_moves(names: Names, view: View) -> dict[int, Move]:
    """By slot, its last change that the log tells of."""
    found: dict[int, Move] = {}
    learnt, turn = Learnt(), 0
    for seen in standing(view.log):
        event = seen.event
        learnt.take(event, secret=False)
        if isinstance(event, ev.TurnBegan):
            turn = event.turn
        elif isinstance(event, ev.Changed):
            why = listed(names.source(cause.source, learnt.orders) for cause in event.causes)
            found[event.slot] = Move(event.before, event.after, turn, why)
    return found
