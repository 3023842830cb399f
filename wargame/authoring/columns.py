"""Plain pages for a terminal of 88 columns or more: paragraphs, columns, percentages."""

import textwrap
from collections.abc import Sequence
from itertools import zip_longest

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
    """Return cases as percentages of one decimal that sum to exactly 100.0.

    Each is rounded down to a tenth; the tenths that are missing go to the largest remainders.
    """
    cases = sum(ways)
    tenths = [1000 * way // cases for way in ways]
    rests = sorted(range(len(ways)), key=lambda k: (-(1000 * ways[k] % cases), k))
    for k in rests[: 1000 - sum(tenths)]:
        tenths[k] += 1
    return tuple(f"{tenth / 10:.1f}%" for tenth in tenths)
