"""What is kept of the room's pace: the clock stopped and lengthened, what was read out, late seats.

The core has no clock: what happens here is a fact with an audience, and moves no number but that of
the turns that are dropped.
"""

from wargame.core import commands as cm
from wargame.core import state as st
from wargame.core.engine.handling import Handling
from wargame.core.events import Announced, Extended, Paused, Reopened, Shortened
from wargame.core.said import said
from wargame.core.scenario import Phase

LONGEST = 24 * 60 * 60
"""Seconds that a phase may be lengthened by at once."""


def pause(do: Handling, command: cm.Pause) -> None:
    do.control(command.author)
    _timed(do)
    do.events.append(Paused(do.engine.game.everyone, command.on, command.author))


def extend(do: Handling, command: cm.Extend) -> None:
    do.control(command.author)
    phase = _timed(do)
    if phase.clock != "down" or not phase.minutes:
        raise do.refuse("bad-value", text="only a phase that counts down can be lengthened")
    if not 0 < abs(command.seconds) <= LONGEST:
        raise do.refuse("bad-value", text="a phase is lengthened by 1 second to 24 hours")
    length = phase.minutes * 60 if command.from_now and command.seconds > 0 else 0
    do.events.append(Extended(do.engine.game.everyone, command.seconds, command.author, length))


def _timed(do: Handling) -> Phase:
    """The phase that is on. Refused where the game is over or knows no phases."""
    do.playing()
    phases = do.engine.game.scenario.phases
    if not phases or not do.numbers[st.TURN]:
        raise do.refuse("not-now")
    return phases[do.numbers[st.PHASE]]


def reopen(do: Handling, command: cm.Reopen) -> None:
    do.control(command.author)
    do.events.append(Reopened(0))


def announce(do: Handling, command: cm.Announce) -> None:
    do.control(command.author)
    if command.number < 0:
        raise do.refuse("bad-value", text="lines of a log are counted from 1")
    do.events.append(Announced(0, command.number, command.began))


def shorten(do: Handling, command: cm.Shorten) -> None:
    do.control(command.author)
    do.playing()
    reason, game = do.reasoned(command.reason), do.engine.game
    turns, now = game.scenario.turns, do.numbers[st.TURN]
    dropped = game.constant("DROPPED")
    if not max(1, now) <= command.turn <= turns:
        raise do.refuse(
            "bad-value",
            text=said(
                "the game can end after a turn from {first} to {last}",
                first=max(1, now),
                last=turns,
            ),
        )
    if command.turn == turns - do.numbers[dropped]:
        raise do.refuse(
            "bad-value", text=said("the game ends after turn {turn} already", turn=command.turn)
        )
    do.numbers[dropped] = turns - command.turn
    do.events.append(Shortened(game.everyone, command.turn, turns, reason, command.author))
