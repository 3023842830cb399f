"""What to type next once a game was left or is over: how to go on, read it again, look it over."""

import os
import shlex
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from wargame.play.session import Session
from wargame.prose.text import _

RESUME = "{program} play {how}--game {file}"
RETELL = "{program} replay {file} --reader {reader}"
VERIFY = "{program} replay {file} --verify"


def afterwards(
    session: Session, file: Path, persons: Iterable[int], *, plain: bool = False
) -> tuple[str, ...]:
    """Lines for whatever folder one is in; `persons` are the seats that were played here."""
    names = {"program": shlex.quote(program()), "file": shlex.quote(str(file.absolute()))}
    if not session.state.over:
        how = "--plain " if plain else ""
        return (_("To go on, type: {line}").format(line=RESUME.format(**names, how=how)),)
    seats = session.game.seats
    readers = [seats[seat] for seat in persons] or ["public"]
    again = [RETELL.format(**names, reader=shlex.quote(reader)) for reader in readers]
    return (
        *(_("To read the game again, type: {line}").format(line=line) for line in again),
        _("To look the file over, type: {line}").format(line=VERIFY.format(**names)),
    )


def program() -> str:
    """The program as it is called again: its path where its name alone would not be found."""
    called = Path(sys.argv[0])
    if called.stem != "wargame" or not called.is_file() or not os.access(called, os.X_OK):
        return "wargame"
    found = shutil.which("wargame")
    known = found is not None and Path(found).resolve() == called.resolve()
    return "wargame" if known else str(called.absolute())
