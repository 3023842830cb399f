"""Before a game: who plays which seat, in which file; and whether a file may be gone on with.

What is asked of people is a screen's business; what it comes to is the same for all.
"""

import re
from pathlib import Path

import attrs

from wargame.authoring.load import Loaded
from wargame.core import commands as cm
from wargame.play.clock import utc_now
from wargame.play.journal import Journal, JournalError
from wargame.play.session import CONTROL, Session
from wargame.prose.text import _, labelled, listed

TABLE = cm.Author("table", "control")
"""Who hands the seats out, ends the talks and takes steps back: the persons here together."""


class CastError(Exception):
    """A choice given beforehand that cannot be met: one sentence with the remedy."""


@attrs.frozen
class Cast:
    """Who plays: the seats of persons, the posture of every other seat, and whether a person is
    Control.
    """

    persons: tuple[int, ...]
    postures: tuple[tuple[int, str], ...]
    control: bool = False


def staff(session: Session, cast: Cast) -> None:
    """Hand seats to autopilots, and Control's part too unless a person has it: then orders wait
    on Control's desk before they are adjudicated.
    """
    if cast.control:
        preside(session)
    else:
        session.assign(TABLE, CONTROL, "auto")
    for seat, posture in cast.postures:
        session.assign(TABLE, seat, posture)


def preside(session: Session) -> None:
    """Give Control's part to a person, unless one has it: orders wait on the desk from now on."""
    if session.pilots.get(CONTROL) == "":
        return
    session.assign(TABLE, CONTROL, "")
    if not session.game.scenario.sequence:
        session.submit(cm.Hold(TABLE, on=True))


def new_file(scenario: str, folder: Path, now: str = "") -> Path:
    """A free name in a folder: the scenario's id, the day, the minute.

    `now` is ISO 8601; without it, the present moment.
    """
    digits = re.sub(r"\D", "", now or utc_now())
    stem = f"{scenario}-{digits[:8]}-{digits[8:12]}"
    path, number = folder / f"{stem}.wargame", 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}.wargame"
    return path


def seat_name(loaded: Loaded, seat: int) -> str:
    """A seat's name before there is a game."""
    spec = loaded.scenario.seats[seat]
    return spec.name or labelled(spec.id)


def seat_called(loaded: Loaded, name: str) -> int | None:
    """The seat of this id or name, in capitals or not."""
    for seat, id in enumerate(loaded.game.seats):
        if name.casefold() in (id.casefold(), seat_name(loaded, seat).casefold()):
            return seat
    return None


def cast_given(
    loaded: Loaded, seats: tuple[str, ...], postures: tuple[str, ...], *, control: bool = False
) -> Cast:
    """Who plays, as ids of seats and `seat=posture` say; where nothing is said, the first posture.

    A seat without an autopilot is played by a person. Raises CastError.
    """
    wanted = postures_given(loaded, postures)
    persons = {seat_given(loaded, name) for name in seats}
    played: list[tuple[int, str]] = []
    for seat in range(len(loaded.game.seats)):
        own = [posture for posture in loaded.game.postures if posture.seat == seat]
        if seat in persons or not own:
            persons.add(seat)
        else:
            played.append((seat, wanted.get(seat, own[0].id)))
    return Cast(tuple(sorted(persons)), tuple(played), control)


def seat_given(loaded: Loaded, name: str) -> int:
    """The seat of this id or name. Raises CastError."""
    seat = seat_called(loaded, name)
    if seat is None:
        raise CastError(
            _("There is no seat “{name}”: the seats are {seats}.").format(
                name=name, seats=listed(loaded.game.seats)
            )
        )
    return seat


def postures_given(loaded: Loaded, given: tuple[str, ...]) -> dict[int, str]:
    """By seat, the posture given for it as `seat=posture`. Raises CastError."""
    found = {}
    for one in given:
        name, _sign, posture = one.partition("=")
        seat = seat_given(loaded, name)
        own = [p.id for p in loaded.game.postures if p.seat == seat]
        if posture not in own:
            raise CastError(
                _("{seat} has no posture “{posture}”: give seat=posture with one of {own}.").format(
                    seat=seat_name(loaded, seat), posture=posture, own=listed(own) or _("none")
                )
            )
        found[seat] = posture
    return found


def changed(game: Path) -> str:
    """One sentence on where a file differs from what was written; nothing where it does not."""
    with Journal.open(game, read_only=True) as journal:
        damages = journal.verify().damages
    if not damages:
        return ""
    said = _("{file} was changed after it was written, at {place}; replay --verify tells all.")
    return said.format(file=game, place=damages[0])


def require_unchanged(game: Path) -> None:
    """Raise JournalError when a game must not be gone on with, since its file was changed."""
    said = changed(game)
    if said:
        raise JournalError(_("{said} It can only be read.").format(said=said))
