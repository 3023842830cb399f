"""Plain pages for a terminal of 88 columns or more: paragraphs, columns, percentages."""

import textwrap
from collections.abc import Sequence
from itertools import zip_longest

from wargame.core.tables import shares

WIDTH = 88
_NARROW = 14


def paragraph(text: str, indent: int = 0) -> list[str]:
    """Return a text in lines, all but the first a step further in."""
    lead = " " * indent
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=lead,
        subsequent_indent=lead + "    ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def wrapped(head: str) -> list[str]:
    """Return a column's head in lines that keep the column narrow."""
    return textwrap.wrap(head, _NARROW, break_long_words=False)


def columns(heads: Sequence[Sequence[str]], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows under heads of several lines, each column flush right."""
    lines = [*zip_longest(*heads, fillvalue=""), *rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return [
        "  ".join(cell.rjust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    ]


def percents(ways: Sequence[int]) -> tuple[str, ...]:
    """Return cases as percentages of one decimal that sum to exactly 100.0."""
    return tuple(f"{tenths / 10:.1f}%" for tenths in shares(ways))
