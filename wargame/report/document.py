"""What a page is made of: headings, paragraphs, tables, lines to write on, slips to cut out.

It knows no scenario, no game and no HTML; a template turns each form of block into marks.
"""

from typing import ClassVar

import attrs


class ReportError(Exception):
    """What keeps pages or sheets from being written or read; names the place and the remedy."""


class Struck(str):
    """A text that does not hold: it says so, and is struck through."""

    __slots__ = ()


@attrs.frozen
class Heading:
    form: ClassVar[str] = "heading"
    text: str
    level: int = 2


@attrs.frozen
class Text:
    """A paragraph. `kind` is `lead`, `small`, `warning`, `quiet` or nothing."""

    form: ClassVar[str] = "text"
    text: str
    kind: str = ""


@attrs.frozen
class Bullets:
    """A list; with `boxes`, one to tick off, where those of `ticked` are ticked already."""

    form: ClassVar[str] = "bullets"
    items: tuple[str, ...]
    boxes: bool = False
    ticked: tuple[int, ...] = ()


@attrs.frozen
class Table:
    """Rows of cells under a head. `kind`: `odds`, `write` (room to write), `plain`.

    `widths` are percents by column, 0 for what is left; `heads` says that the first cell of each
    row is a head of its own.
    """

    form: ClassVar[str] = "table"
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    kind: str = "plain"
    widths: tuple[int, ...] = ()
    heads: bool = False
    caption: str = ""

    def width(self, column: int) -> int:
        """The percent of a column; 0 where nothing is said."""
        return self.widths[column] if column < len(self.widths) else 0


@attrs.frozen
class Blank:
    """Ruled lines to write on, under a label."""

    form: ClassVar[str] = "blank"
    label: str
    lines: int = 1


@attrs.frozen
class Field:
    """A place to fill in. `width` is in parts of the line; `value` is printed there already."""

    label: str
    width: int = 1
    value: str = ""


@attrs.frozen
class Fields:
    """Places to fill in, side by side."""

    form: ClassVar[str] = "fields"
    fields: tuple[Field, ...]


@attrs.frozen
class Boxes:
    """Choices to tick, side by side behind a label; as a `scale` at the right edge."""

    form: ClassVar[str] = "boxes"
    label: str
    choices: tuple[str, ...]
    kind: str = ""


@attrs.frozen
class Step:
    """A number of a track, with the name of a level that begins there; marked where it starts."""

    number: str
    level: str = ""
    start: bool = False


@attrs.frozen
class Strip:
    """A track as a row of boxes to mark by hand."""

    form: ClassVar[str] = "strip"
    label: str
    steps: tuple[Step, ...]
    note: str = ""


@attrs.frozen
class Group:
    """Blocks that belong together. `kind`: `columns` (`fine`), `triple`, `pair`, `keep`, `strips`,
    `strips many`, `boxed`.
    """

    form: ClassVar[str] = "group"
    kind: str
    blocks: "tuple[Block, ...]"


@attrs.frozen
class Slip:
    """Something to cut out: a head over blocks, and a word in its corner. An empty one is room."""

    form: ClassVar[str] = "slip"
    head: str
    corner: str = ""
    blocks: "tuple[Block, ...]" = ()
    empty: bool = False


@attrs.frozen
class Sheet:
    """A whole side of paper with slips on it. `kind`: `three`, `two` (one over the other), `four`
    (cards), `one`.
    """

    form: ClassVar[str] = "sheet"
    kind: str
    slips: tuple[Slip, ...]


@attrs.frozen
class Link:
    """A page by the path of its file, seen from the page that links to it."""

    href: str
    text: str
    note: str = ""


@attrs.frozen
class Links:
    form: ClassVar[str] = "links"
    links: tuple[Link, ...]


@attrs.frozen
class Break:
    """What follows begins on a new side of paper."""

    form: ClassVar[str] = "break"


Block = (
    Heading
    | Text
    | Bullets
    | Table
    | Blank
    | Fields
    | Boxes
    | Strip
    | Group
    | Slip
    | Sheet
    | Links
    | Break
)


@attrs.frozen
class Page:
    """One file: a page that can be printed by itself."""

    name: str
    """Its path without ending, with `/`: `briefs/crown`."""
    title: str
    over: str
    """What stands small above the title: the scenario, perhaps the turn or the reader."""
    blocks: tuple[Block, ...]
    about: str = ""
    """One line for the index: what it is for, how many copies."""
    stamp: str = ""
    """A word against the wrong eyes, in a frame at the top."""
    kind: str = ""
    """`brief`, `wide` (landscape), `slips` (no head), or nothing."""
    size: float = 10.0
    """Of the letters, in points."""
