"""How much room a text takes on paper, in the letters that pages are printed in.

Widths are those of Arial and of the fonts made to its measure, Liberation Sans among them, in
thousandths of the size. It knows letters and lines, and no page.
"""

import unicodedata

POINT = 0.3528
"""Millimetres."""
_GROUPS = {
    "ijl'‘’": 222,
    " !,./:;\\[]|fIt": 278,
    "()-`r“”": 333,
    "ckszvxyJ": 500,
    "FTZ": 611,
    "ABEKPSVXY&": 667,
    "CDHNRUw": 722,
    "GOQ": 778,
    "mM": 833,
    "%": 889,
    "W": 944,
    "→…": 1000,
    "L–": 556,
}
_WIDTHS = {letter: width for letters, width in _GROUPS.items() for letter in letters}
_OTHER, _CAPITAL, _FULL = 556, 720, 1000


def width(text: str, size: float) -> float:
    """Millimetres that a text takes on one line."""
    return sum(map(_letter, text)) * size * POINT / 1000


def _letter(letter: str) -> int:
    known = _WIDTHS.get(letter)
    if known is not None:
        return known
    if unicodedata.combining(letter):
        return 0
    if unicodedata.east_asian_width(letter) in "WF":
        return _FULL
    return _CAPITAL if letter.isupper() else _OTHER


def lines(text: str, room: float, size: float) -> int:
    """How many lines a text fills that is broken between words, `room` millimetres wide.

    A word longer than a line is broken anywhere.
    """
    space = width(" ", size)
    count, used = 1, 0.0
    for word in text.split():
        length = width(word, size)
        if used and used + space + length > room:
            count, used = count + 1, 0.0
        used += space + length if used else length
        while used > room:
            count, used = count + 1, used - room
    return count
