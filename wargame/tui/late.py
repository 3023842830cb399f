"""Late seats: what each owes, what can be chosen for one, the order it had put together, and what
is said of time.

What Control chooses is one command, so that it is one line of the record and one step to undo.
"""

from collections.abc import Iterator
from functools import partial

import attrs

from wargame.core import commands as cm
from wargame.core.orders import Order
from wargame.core.scenario import Phase
from wargame.play.clock import utc_now
from wargame.prose import awaited
from wargame.prose.pacing import length
from wargame.prose.text import _, joined, listed
from wargame.seat.day import day
from wargame.tui.bench import Bench, Chair
from wargame.tui.host import Room
from wargame.tui.owed import Due, Way, who
from wargame.tui.unanswered import about, ways
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


BY_PERSONS = ("reply", "mark")
"""What autopilots leave to whoever speaks for their seats."""


def late(bench: Bench) -> tuple[Chair, ...]:
    """The seats that somebody is waited for to speak for."""
    return tuple(one for one in bench.chairs if any(owing(one)))


def owing(chair: Chair) -> tuple[Due, ...]:
    """What somebody is to say for a seat."""
    return tuple(one for one in chair.due if chair.person or one.kind in BY_PERSONS)


def unordered(bench: Bench) -> tuple[Chair, ...]:
    """The persons whose orders the game waits for."""
    return tuple(one for one in late(bench) if any(due.kind == "orders" for due in owing(one)))


def ordering(bench: Bench) -> bool:
    """Whether orders are given now."""
    return bench.phase is None or bench.phase.kind == "orders"


def counts_down(phase: Phase | None) -> bool:
    """Whether a phase's time can run out."""
    return phase is not None and phase.clock == "down" and phase.minutes > 0


def runs_out(bench: Bench) -> bool:
    """Whether a time is planned for what goes on; that of orders concerns who still gives some."""
    if bench.phase is None or not bench.phase.minutes:
        return False
    still = any(one.kind in ("orders", "answer") for seat in bench.chairs for one in seat.due)
    return bench.phase.kind != "orders" or still


@attrs.frozen
class Choice:
    """What a seat owes in the words in which it was put, and the ways out."""

    about: str
    ways: tuple[Way, ...]


def choices(room: Room, bench: Bench, chair: Chair, due: Due, left: Left | None) -> Choice:
    """Wait, speak for the seat, go on without, or let an autopilot in where one can do it."""
    author, seat, found = bench.author, chair.seat, []
    if counts_down(bench.phase) and not bench.held_up:
        said = _("Wait {time} more").format(time=length(WAIT))
        found.append(Way(said, (cm.CallTime(author, seat, "wait", WAIT, from_now=True),)))
    if due.kind == "orders":
        found += _without_orders(room, seat, left, author)
    else:
        found += ways(room, bench, due)
    if due.kind not in BY_PERSONS:
        for id, name in chair.pilots:
            said = _("Let an autopilot play it: {posture}").format(posture=name)
            found.append(Way(said, (cm.CallTime(author, seat, "autopilot", posture=id),)))
    return Choice(about(room, bench, due), tuple(found))


def _without_orders(room: Room, seat: int, left: Left | None, author: cm.Author) -> Iterator[Way]:
    """Its draft, only of the present turn, where it may be locked; or what it has locked."""
    session, names = room.session, room.prose.names
    if left is not None and left.turn != session.state.turn:
        left = None
    if left is not None and session.engine.check(session.state, seat, left.order) is None:
        why = left.why or _("Control took a draft, which gave no reason.")
        said = _("Use its draft: {order}").format(order=names.order(left.order))
        command = cm.CallTime(author, seat, "draft", 0, left.order, why, left.hope, left.estimate)
        yield Way(joined((said, left.why)), (command,))
    held = _("Hold it to what it has locked: no more orders from it in this turn")
    yield Way(held, (cm.CallTime(author, seat, "hold"),))


def times(bench: Bench) -> tuple[Way, ...]:
    """What Control may do with the clock."""
    author, stopped = bench.author, bool(bench.clock.stopped)
    said = _("Let the clock run on") if stopped else _("Stop the clock")
    if bench.clock.waits:
        said = _("Start the clock")
    found = [Way(said, (cm.Pause(author, not stopped),))]
    if counts_down(bench.phase) and not bench.held_up:
        for seconds in LENGTHS:
            form = _("Give {time} more") if seconds > 0 else _("Take {time} away")
            said = form.format(time=length(abs(seconds)))
            found.append(Way(said, (cm.Extend(author, seconds, from_now=True),)))
    if bench.pause:
        found.append(Way(_("Skip the rest of the phase"), (cm.Proceed(author),)))
    if waiting := unordered(bench):
        said = _("Skip the rest of the phase: no more orders from {seats}")
        held = tuple(cm.CallTime(author, one.seat, "hold") for one in waiting)
        found.append(Way(said.format(seats=listed(one.name for one in waiting)), held))
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


def _told(chairs: tuple[Chair, ...]) -> str:
    """Who is waited for, and for what."""
    return who((one.name, owing(one)) for one in chairs)


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
    return said.format(seats=_told(waiting))


def warning(bench: Bench, at: int) -> str:
    """What Control is told as so many seconds are left."""
    waiting = late(bench)
    if at:
        said = _("{time} left").format(time=length(at))
        undone = _("Not done: {seats}").format(seats=_told(waiting)) if waiting else ""
        return joined((said, undone))
    if waiting and not counts_down(bench.phase):
        said = awaited.waiting_for(bench.names, bench.view, (one.seat for one in waiting))
        return joined((_("Longer than planned"), said, _("l says what comes of it")))
    if waiting:
        form = _("Time is up. Late: {seats}. l waits, speaks for one, or goes on without.")
        if unordered(bench):
            form = _("Time is up. Late: {seats}. l waits, takes a draft, goes on without, or lets"
                     " an autopilot in.")  # fmt: skip
        return form.format(seats=_told(waiting))
    return _("Time is up. {next}").format(next=bench.next)
