"""How the day goes: when the game ends if what is left takes the time that is planned for it, and
how far it has fallen behind its plan.
"""

from datetime import datetime, timedelta
from itertools import pairwise

import attrs

from wargame.core import events as ev
from wargame.play.clock import seconds_since
from wargame.play.lines import Lines
from wargame.play.session import Session
from wargame.prose.text import _, counted


@attrs.frozen
class Day:
    """What is left of a game, and how late it is, both in seconds; early where less than none."""

    left: int
    late: int

    def told(self, now: str) -> str:
        """One sentence, with the hour of the place where it is read; `now` in ISO 8601."""
        end = datetime.fromisoformat(now).astimezone() + timedelta(seconds=self.left)
        said = _("By plan it ends at {hour}").format(hour=end.strftime("%H:%M"))
        minutes = round(abs(self.late) / 60)
        if not minutes:
            return said
        form = counted("{n} minute", "{n} minutes", minutes)
        behind = _("{minutes} behind") if self.late > 0 else _("{minutes} ahead")
        return f"{said}: {behind.format(minutes=form)}"


def day(session: Session, now: str) -> Day | None:
    """How the day stands; None where no time is planned, or where it has not begun or is over."""
    game, numbers = session.game, session.state.numbers
    lengths = [60 * phase.minutes for phase in game.scenario.phases]
    taken = _taken(session.lines, now)
    if not any(lengths) or taken is None or session.engine.wanted(session.state).over:
        return None
    at, last = session.engine.matters.phase(numbers), game.last_turn(numbers)
    left = max(0, lengths[at] - int(session.clock.read(now)))
    left += sum(lengths[at + 1 :]) + (last - session.state.turn) * sum(lengths)
    return Day(left, int(taken) + left - last * sum(lengths))


def _taken(lines: Lines, now: str) -> float | None:
    """Seconds since the first phase began, those left out in which the game was closed or over, or
    its clock had yet to be started; None where no phase has begun. Time on a branch that was left
    has been taken too.
    """
    began = next((n for n in lines.nodes if any(map(_begins, n.events))), None)
    if began is None:
        return None
    idle = sum(
        seconds_since(last.time, node.time)
        for last, node in pairwise(lines.nodes[began.seq :])
        if last.over or last.clock.waits or node.reopened
    )
    if lines.at.clock.waits:
        idle += seconds_since(lines.at.time, now)
    return seconds_since(began.time, now) - idle


def _begins(event: ev.Event) -> bool:
    return isinstance(event, ev.PhaseBegan)
