"""What people type, fit to be kept: without signs that could garble or forge what others read."""

import re

import attrs

from wargame.prose.text import _

LONGEST = 500
"""Characters of a rationale, a message or a note."""
# Terminal controls, direction overrides, halves of characters, unreadable bytes. Joiners and
# direction marks stay, since names need them.
UNWANTED = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffd\ud800-\udfff]"
)
BREAKS = re.compile("\r\n|[\t-\r\x1c-\x1e\x85\u2028\u2029]")
"""What ends a line or a page, or leaps along a line; a terminal sends a pasted end of a line as if
Enter was pressed.
"""
ESCAPES = re.compile("\x1b\\[[0-9;?]*[ -/]*[@-~]")
"""Key presses such as arrows, where they arrive as text."""


@attrs.frozen
class Wrong:
    """What is wrong with what was typed, and in which line of the form."""

    text: str
    field: str


def uncontrolled(text: str) -> str:
    """The text without control codes, in one line; a space in the place of whatever broke it."""
    return UNWANTED.sub("", unbroken(ESCAPES.sub("", text)))


def unbroken(text: str) -> str:
    """The text in one line, with a space for whatever broke it or leapt along it."""
    return BREAKS.sub(" ", text)


def clean(text: str) -> str:
    """The text as `uncontrolled` leaves it, without spaces around it."""
    return uncontrolled(text).strip()


def several(typed: str) -> tuple[str, ...]:
    """Several things of one line, with `;` between them."""
    return tuple(part.strip() for part in typed.split(";") if part.strip())


def seats_typed(typed: str, count: int) -> tuple[int, ...] | None:
    """Seats by their numbers; none for nothing, None for anything that is no number of a seat."""
    parts = [part for part in re.split(r"[,;\s]+", typed) if part]
    if not all(part.isdecimal() and len(part) < 3 and 1 <= int(part) <= count for part in parts):
        return None
    return tuple(dict.fromkeys(int(part) - 1 for part in parts))


def readers_typed(
    typed: str, count: int, asked: tuple[int, ...] = (), own: int = -1
) -> tuple[int, ...] | None:
    """The seats that read of something that is put to `asked` (none for all): none stands for all,
    None for what names no seats. Where nothing is typed it is they, and the seat whose order it is.
    """
    if typed.casefold() == _("all").casefold():
        return ()
    named = seats_typed(typed, count)
    if named == ():
        named = asked and tuple(sorted({*asked, own} - {-1}))
    return () if named is not None and len(named) == count else named


def dice_typed(typed: str) -> tuple[int, ...] | None:
    """What dice show; none for nothing, None for anything that is no number of a die."""
    parts = typed.replace(",", " ").split()
    if not all(part.isdecimal() and len(part) < 4 for part in parts):
        return None
    return tuple(map(int, parts))


def percentage(typed: str) -> int | None:
    """A whole number from 0 to 100, with or without its sign; None for anything else."""
    digits = typed.removesuffix("%").strip()
    if not digits.isdecimal() or len(digits) > 3:
        return None
    return int(digits) if int(digits) <= 100 else None
