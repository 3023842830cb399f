"""Figures so large that they are read across a room: each dot of a figure is a block of cells."""

from collections.abc import Sequence

from textual.content import Content

ROWS = 5
FIGURES = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": ("## ", " # ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", "###", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", "  #", "  #"),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    ":": (" ", "#", " ", "#", " "),
    "+": ("   ", " # ", "###", " # ", "   "),
    "-": ("   ", "   ", "###", "   ", "   "),
    "/": ("  #", "  #", " # ", "#  ", "#  "),
}
"""Five rows of dots."""
BLOCK, BLANK = "█", " "
HALVES = {(" ", " "): " ", ("#", " "): "▀", (" ", "#"): "▄", ("#", "#"): "█"}
HALVED_ROWS = 3
DOT = 2
"""Cells that a dot is wide for each row that it is high: cells are about twice as high as wide."""


def width(text: str, scale: int = 1) -> int:
    """Cells that `large` takes for a text."""
    dots = sum(len(FIGURES[sign][0]) + 1 for sign in text) - 1
    return max(0, dots) * DOT * scale


def large(text: str, scale: int = 1, style: str = "bold $accent") -> tuple[Content, ...]:
    """Figures, `:`, `/`, `+` and `-` in rows, `ROWS` times `scale` of them.

    KeyError for any other sign.
    """
    rows = []
    for row in range(ROWS):
        dots = " ".join(FIGURES[sign][row] for sign in text)
        drawn = "".join((BLANK if dot == " " else BLOCK) * DOT * scale for dot in dots)
        rows += [Content.styled(drawn, style)] * scale
    return tuple(rows)


def halved(text: str, style: str = "bold") -> tuple[Content, ...]:
    """The same in `HALVED_ROWS` rows: two dots, one above the other, make a cell."""
    dots = [" ".join(FIGURES[sign][row] for sign in text) for row in range(ROWS)]
    dots.append(" " * len(dots[0]))
    return tuple(
        Content.styled(
            "".join(HALVES[pair] for pair in zip(dots[row], dots[row + 1], strict=True)), style
        )
        for row in range(0, ROWS, 2)
    )


def fitting(text: str, columns: int, rows: int, largest: int = 2) -> int:
    """The scale at which a text has room; 0 where it has none at any."""
    scales: Sequence[int] = range(largest, 0, -1)
    return next((s for s in scales if width(text, s) <= columns and ROWS * s <= rows), 0)
