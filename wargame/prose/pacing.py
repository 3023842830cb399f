"""The room's pace in words: the clock, what was read out, who was late."""

from wargame.core import events as ev
from wargame.prose.text import _, counted, listed


def paused(_do: object, event: ev.Paused) -> str:
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


def untold(_do: object, _event: object) -> str:
    """Of the room, and nothing of the game: there is nothing to say."""
    return ""
