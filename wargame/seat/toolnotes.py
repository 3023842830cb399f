"""What people say of the tool itself, kept beside the games and outside their record.

A line holds the time, the page, the versions of what runs here and the sentence that was typed.
Nothing is taken from the game: neither its name nor whose seat it was.
"""

import platform
import sys
from pathlib import Path

import wargame
from wargame.language import wanted
from wargame.play.clock import utc_now
from wargame.prose.text import _
from wargame.seat.words import LONGEST, clean

FILE = "wargame-tool-notes.txt"
"""Its name, in the folder where the games are."""


class ToolNoteError(Exception):
    """A sentence that could not be kept: why, and the remedy."""


def keep(folder: Path, page: str, text: str, *, size: tuple[int, int], now: str = "") -> Path:
    """Add a sentence about the tool to the file of the folder; returns the file.

    `page` is what the program calls what was on the screen, `size` its columns and rows. Raises
    ToolNoteError for a sentence of nothing, and where the file cannot be written.
    """
    said = clean(text)[:LONGEST]
    if not said:
        raise ToolNoteError(_("Nothing was kept: say in one sentence what is wrong."))
    file = folder / FILE
    facts = "\t".join((now or utc_now(), page, *_here(size), said))
    try:
        with file.open("a", encoding="utf-8") as out:
            out.write(f"{facts}\n")
    except OSError as error:
        told = _("{file} cannot be written ({why}): write it on paper.")
        raise ToolNoteError(told.format(file=file, why=error.strerror)) from error
    return file


def _here(size: tuple[int, int]) -> tuple[str, ...]:
    """What the program runs on; nothing of who uses it."""
    python = ".".join(map(str, sys.version_info[:3]))
    return (
        f"wargame {wargame.__version__}",
        f"Python {python}",
        f"{platform.system()} {platform.release()} {platform.machine()}",
        f"{size[0]}x{size[1]}",
        wanted()[0],
    )
