"""The room's pace in words: the clock, what was read out, who was late."""

from typing import TYPE_CHECKING

from wargame.core import events as ev
from wargame.prose.text import N_, _, counted, ended, listed

if TYPE_CHECKING:
    from wargame.prose.telling import Telling


def paused(_do: object, event: ev.Paused) -> str:
    if event.waits:
        return _("The clock stands until Control starts it.")
    return _("Control stops the clock.") if event.on else _("The clock runs on.")


def extended(_do: object, event: ev.Extended) -> str:
    form = _("Control gives {time} more.") if event.seconds > 0 else _("Control takes {time} away.")
    return form.format(time=length(abs(event.seconds)))


def length(seconds: int) -> str:
    """A length of time, as `1 minute and 30 seconds`."""
    minutes, rest = divmod(seconds, 60)
    parts = [
        counted("{n} minute", "{n} minutes", minutes) if minutes else "",
        counted("{n} second", "{n} seconds", rest) if rest or not minutes else "",
    ]
    return listed(part for part in parts if part)


CHOSEN = {
    "wait": N_("Control waits"),
    "draft": N_("Control takes its draft"),
    "hold": N_("Control goes on with what it has locked"),
    "autopilot": N_("Control lets an autopilot play it"),
}


def time_called(do: "Telling", event: ev.TimeCalled) -> str:
    late = _("Time is up, and {seat} is late").format(seat=do.names.seat(event.seat))
    return _("{late}: {chosen}.").format(late=late, chosen=_(CHOSEN[event.choice]))


def shortened(_do: object, event: ev.Shortened) -> str:
    form = _("Control has the game end after turn {turn} of {turns}. Reason: {reason}")
    if event.turn == event.turns:
        form = _("Control has all {turns} turns played after all. Reason: {reason}")
    return ended(form.format(turn=event.turn, turns=event.turns, reason=event.reason))


def untold(_do: object, _event: object) -> str:
    """Of the room, and nothing of the game: there is nothing to say."""
    return ""


def veiled(_do: "Telling", event: ev.Veiled) -> str:
    if event.on:
        return _("From now on Control throws the dice behind the screen, and tells the result.")
    return _("The dice are thrown before all eyes again.")


def held(_do: "Telling", event: ev.Held) -> str:
    if event.on:
        return _("From now on orders wait for Control before they are adjudicated.")
    return _("Orders no longer wait for Control before they are adjudicated.")
