"""Late seats: what can be chosen for one, the order it had put together, and what is said of time.

What Control chooses is one command, so that it is one line of the record and one step to undo.
"""

from collections.abc import Callable, Iterator
from functools import partial

import attrs

from wargame.core import commands as cm
from wargame.core.orders import Order
from wargame.core.scenario import Phase
from wargame.core.state import PHASE
from wargame.play.clock import utc_now
from wargame.prose.pacing import length
from wargame.prose.text import _, joined, listed
from wargame.seat.day import day
from wargame.tui.bench import Bench, Chair
from wargame.tui.host import Room
from wargame.tui.widgets.bar import WARNINGS

WAIT = 30
"""Seconds that Control waits for a seat at once."""
LENGTHS = (30, 60, 120, 300, -60)
"""Seconds by which a phase can be lengthened."""


@attrs.frozen
class Kept:
    """What was chosen and typed in an order form that was left."""

    order: Order
    typed: tuple[str, str, str]
    """Why, what is expected, how likely that is."""


@attrs.frozen
class Left:
    """An order that was put together and not locked, with what was typed for it."""

    turn: int
    order: Order
    why: str
    hope: str
    estimate: int | None


@attrs.frozen
class Way:
    """One thing that Control may choose, in words."""

    said: str
    commands: tuple[cm.Command, ...] = ()
    make: Callable[[str], cm.Command] | None = None
    """Where it takes a reason: what makes the command of it."""


def late(bench: Bench) -> tuple[Chair, ...]:
    """The persons whose orders the game waits for; one that is done may still owe a reply."""
    if not ordering(bench):
        return ()
    return tuple(one for one in bench.chairs if one.waited and one.person and not one.finished)


def ordering(bench: Bench) -> bool:
    """Whether orders are given now."""
    return bench.phase is None or bench.phase.kind == "orders"


def counts_down(phase: Phase | None) -> bool:
    """Whether a phase's time can run out."""
    return phase is not None and phase.clock == "down" and phase.minutes > 0


def ways(room: Room, chair: Chair, left: Left | None, author: cm.Author) -> tuple[Way, ...]:
    """Wait, use its draft, go on without, or an autopilot; a draft only of the present turn, where
    it may be locked.
    """
    session, names, seat = room.session, room.prose.names, chair.seat
    phases, found = names.scenario.phases, []
    phase = phases[session.state.numbers[PHASE]] if phases else None
    if phase is not None and counts_down(phase):
        said = _("Wait {time} more").format(time=length(WAIT))
        found.append(Way(said, (cm.CallTime(author, seat, "wait", WAIT, from_now=True),)))
    if left is not None and left.turn != session.state.turn:
        left = None
    if left is not None and session.engine.check(session.state, seat, left.order) is None:
        why = left.why or _("Control took a draft, which gave no reason.")
        said = _("Use its draft: {order}").format(order=names.order(left.order))
        command = cm.CallTime(author, seat, "draft", 0, left.order, why, left.hope, left.estimate)
        found.append(Way(joined((said, left.why)), (command,)))
    held = _("Hold it to what it has locked: no more orders from it in this turn")
    found.append(Way(held, (cm.CallTime(author, seat, "hold"),)))
    for id, name in chair.pilots:
        said = _("Let an autopilot play it: {posture}").format(posture=name)
        found.append(Way(said, (cm.CallTime(author, seat, "autopilot", posture=id),)))
    return tuple(found)


def times(bench: Bench) -> tuple[Way, ...]:
    """What Control may do with the clock."""
    author, stopped = bench.author, bool(bench.clock.stopped)
    said = _("Let the clock run on") if stopped else _("Stop the clock")
    if bench.clock.waits:
        said = _("Start the clock")
    found = [Way(said, (cm.Pause(author, not stopped),))]
    if bench.phase is not None and counts_down(bench.phase):
        for seconds in LENGTHS:
            form = _("Give {time} more") if seconds > 0 else _("Take {time} away")
            said = form.format(time=length(abs(seconds)))
            found.append(Way(said, (cm.Extend(author, seconds, from_now=True),)))
    if bench.pause:
        found.append(Way(_("Skip the rest of the phase"), (cm.Proceed(author),)))
    if waiting := late(bench):
        said = _("Skip the rest of the phase: no more orders from {seats}")
        held = tuple(cm.CallTime(author, one.seat, "hold") for one in waiting)
        found.append(Way(said.format(seats=names(waiting)), held))
    return (*found, *_ends(bench))


def by_plan(room: Room) -> str:
    """When the game ends if the rest of it takes the time that is planned, and how late that is."""
    now = utc_now()
    found = day(room.session, now)
    return _("Time") if found is None else found.told(now)


def _ends(bench: Bench) -> Iterator[Way]:
    """When the game is to end: after another turn than it would, or now."""
    author, planned = bench.author, bench.names.scenario.turns
    for turn in range(max(1, bench.view.turn), planned + 1):
        if turn != bench.view.last:
            form = _("End the game after turn {turn}")
            if turn == planned:
                form = _("Play on to the last turn, {turn}")
            yield Way(form.format(turn=turn), make=partial(cm.Shorten, author, turn))
    yield Way(_("End the game now, as it stands"), make=partial(cm.Stop, author))


def names(chairs: tuple[Chair, ...]) -> str:
    return listed(one.name for one in chairs)


def reached(left: float, before: float) -> int | None:
    """Which of the warnings falls between two readings of what is left, in seconds; 0 at the end;
    None where none does.
    """
    return next((at for at in (0, *reversed(WARNINGS)) if left <= at < before), None)


def head(bench: Bench) -> str:
    """What stands in the head of Control's screen once time is up."""
    waiting = late(bench)
    if not waiting:
        return bench.next
    said = _("Time is up. Late: {seats}. l says what comes of it.")
    return said.format(seats=names(waiting))


def warning(bench: Bench, at: int) -> str:
    """What Control is told as so many seconds are left."""
    waiting = late(bench)
    if at:
        said = _("{time} left").format(time=length(at))
        who = _("Not done: {seats}").format(seats=names(waiting)) if waiting else ""
        return joined((said, who))
    if waiting:
        return _("Time is up. Late: {seats}. l waits, takes a draft, goes on without, or lets an"
                 " autopilot in.").format(seats=names(waiting))  # fmt: skip
    return _("Time is up. {next}").format(next=bench.next)
