"""What the pages for going back ask of the open game; each runs on the game's thread."""

import attrs

from wargame.core.orders import Refused
from wargame.play.back import BackError
from wargame.play.journal import JournalError
from wargame.seat import past
from wargame.seat.past import Past
from wargame.tui.host import Room


@attrs.frozen
class Looking:
    """What can be taken back, and whether others have to look away while it is shown."""

    steps: tuple[Past, ...]
    """The last steps, then the beginnings of turns."""
    covered: bool


def look(room: Room) -> Looking:
    """The last steps; nobody sits at the screen where several share it."""
    company = room.company
    covered = company.shared and not company.presided
    if covered:
        company.seated = -1
    return Looking(past.ways_back(company), covered)


def told_since(room: Room, entry: int) -> tuple[str, ...]:
    """What readers were told that going back to an entry undoes."""
    return past.told_since(room.company, entry)


def go_back(room: Room, entry: int, *, fresh: bool) -> str:
    """Set the game back, and let autopilots go on from there; why that is not possible, if so."""
    try:
        room.company.rewind(entry, fresh=fresh)
    except (BackError, JournalError) as error:
        return str(error)
    except Refused as error:
        return room.prose.refusal(error.refusal)
    return ""
