"""Pages about places: the map, a table of all of them or a list of the numbers of a few, and what
holds.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

import attrs
from textual.color import Color
from textual.content import Content
from textual.style import Style

from wargame.core.view import DialView
from wargame.prose.text import _
from wargame.tui import drawing
from wargame.tui.cartography.atlas import Atlas
from wargame.tui.cartography.drawing import Cartographer, Request
from wargame.tui.cartography.legend import Line
from wargame.tui.cartography.palette import Ink, Palette
from wargame.tui.projector import numbers, sheets
from wargame.tui.projector.sheets import Block, Frame, Page, wrapped
from wargame.tui.projector.showing import Showing

MANY = 3
"""Places from which on they stand in a table."""
SCOPES = ("world", "place", "pair", "seat")
NAME, COLUMN = 20, 16
"""Cells of a table's first column and of any other, at most."""
FEW = 8
"""Flags up to which each has a line of its own."""
LEAST = 8
"""Cells of a column at least; columns that have no room go on a page of their own."""
HEADINGS = 3
"""Lines that the name of a column takes at most."""

Column = tuple[str, str]
"""A track and its name."""


# ---- the map


def charts(atlas: Atlas) -> tuple[Cartographer, ...]:
    """A cartographer for each part of the map; none where nothing has an outline."""
    return tuple(Cartographer(attrs.evolve(atlas, zooms=(zoom,))) for zoom in atlas.zooms)


def maps(
    showing: Showing, charts: Sequence[Cartographer], palette: Palette, frame: Frame
) -> tuple[Page, ...]:
    """The map in as few parts as show every place."""
    request = Request(showing.map, palette, frame.width, frame.height, still=True)
    left = {place.index for place in showing.atlas.places if place.polygons}
    found: list[Page] = []
    for k, chart in enumerate(charts):
        seen = {place for place in left if chart.in_view(request, place)}
        if not seen:
            continue
        left -= seen
        picture = chart.picture(request)
        name, lines = chart.atlas.zooms[0].name, tuple(map(_inked, picture.lines))
        found.append(Page(f"map {k}", name, lines))
        # What the lines below it have no room for stands whole on pages that follow it.
        key = [_whole(_inked(line), frame.width) for line in chart.key(request)]
        head = _("{map}: the signs").format(map=name)
        found += sheets.pages(f"signs {k}", head, key, frame) if key else ()
    return tuple(found)


def _whole(line: Content, width: int) -> Block:
    """A line as it is drawn; broken only where it is longer than a page is wide."""
    return wrapped(line, width) if line.cell_length > width else (line,)


def _inked(line: Line) -> Content:
    return Content("").join(Content.styled(run.text, _style(run.ink)) for run in line)


@lru_cache(4096)
def _style(ink: Ink) -> Style:
    return Style(
        foreground=Color.parse(ink.fore) if ink.fore else None,
        background=Color.parse(ink.back) if ink.back else None,
        bold=ink.bold,
        dim=ink.dim,
        reverse=ink.reverse,
    )


# ---- their numbers


def table(showing: Showing, frame: Frame) -> tuple[Page, ...]:
    """A row for each place and a column for each of its tracks; few places have a list each."""
    own = numbers.shown(showing, "place")
    owners = sorted({dial.owner for dial in own})
    if len(owners) < MANY:
        return tuple(
            page
            for owner in owners
            for page in numbers.tracks(
                showing, f"place {owner}", showing.names.place(owner),
                [dial for dial in own if dial.owner == owner], frame, owned=False,
            )
        )  # fmt: skip
    tracks = list({dial.id: dial.name for dial in own}.items())
    first = min(NAME, max(len(showing.names.place(owner)) for owner in owners)) + 2
    found = [
        page
        for start, some in _shared_out(tracks, frame.width - first)
        for page in _rows(showing, own, owners, some, first, frame, start)
    ]
    if len(found) == 1:
        return tuple(found)
    said = _("Places")
    return tuple(
        attrs.evolve(page, title=f"{said} {k}/{len(found)}") for k, page in enumerate(found, 1)
    )


def _least(name: str) -> int:
    """Cells that a column takes at least, so that no word of its name is cut."""
    longest = max((Content(word).cell_length for word in name.split()), default=0)
    return max(LEAST, min(COLUMN, longest + 1))


def _shared_out(tracks: Sequence[Column], room: int) -> list[tuple[int, list[Column]]]:
    """Columns in groups that each have so much room, with the place of the first of each."""
    found: list[tuple[int, list[Column]]] = []
    left = 0
    for k, track in enumerate(tracks):
        left -= _least(track[1])
        if left < 0:
            found.append((k, []))
            left = room - _least(track[1])
        found[-1][1].append(track)
    return found


def _headings(names: Sequence[str], widths: Sequence[int], first: int) -> Block:
    """The names over the columns, in as few lines as they all need."""
    cells = [
        wrapped(Content.styled(name, "$muted"), width - 1, HEADINGS)
        for name, width in zip(names, widths, strict=True)
    ]
    most = max(len(cell) for cell in cells)
    lines = []
    for k in range(most):
        line = Content(" " * first)
        for cell, width in zip(cells, widths, strict=True):
            # What is short stands just above its numbers.
            at = k - (most - len(cell))
            said = cell[at] if at >= 0 else Content("")
            said = said.rstrip().truncate(width - 1, ellipsis=True)
            line = Content.assemble(line, said.pad_right(width - said.cell_length))
        lines.append(line)
    return tuple(lines)


def _rows(
    showing: Showing, dials: Sequence[DialView], owners: Sequence[int],
    tracks: Sequence[Column], first: int, frame: Frame, start: int,
) -> tuple[Page, ...]:  # fmt: skip
    """The table with some of its columns."""
    least = [_least(name) for _id, name in tracks]
    more = max(0, frame.width - first - sum(least)) // len(least)
    widths = [min(COLUMN, cells + more) for cells in least]
    head = (*_headings([name for _id, name in tracks], widths, first), Content(""))
    rows = []
    for owner in owners:
        here = {dial.id: dial for dial in dials if dial.owner == owner}
        place = Content.styled(showing.names.place(owner), "bold").truncate(
            first - 1, ellipsis=True, pad=True
        )
        cells = [
            _cell(showing, here.get(id), width)
            for (id, _name), width in zip(tracks, widths, strict=True)
        ]
        rows.append(Content.assemble(place, " ", *cells))
    room = frame.height - len(head)
    # A table is read along its rows: all of them on one page tell more than room between them.
    if len(rows) <= room < 2 * len(rows) - 1:
        return (Page(f"table {start} 0", _("Places"), (*head, *rows)),)
    found = sheets.pages(
        f"table {start}", _("Places"), [(row,) for row in rows], Frame(frame.width, room)
    )
    return tuple(Page(one.id, one.title, (*head, *one.lines)) for one in found)


def _cell(showing: Showing, dial: DialView | None, column: int) -> Content:
    """A number with its arrow, a band where only that is known, a dot where nothing is."""
    if dial is None:
        said = Content.styled("·", "$muted")
    elif dial.value is None:
        said = Content.styled(dial.band, "italic")
    else:
        before = showing.earlier.get(dial.slot, dial.value)
        figure = drawing.figure(dial.value, dial.low)
        said = Content.assemble((f"{figure:>2} ", "bold"), drawing.arrow(before, dial.value))
    return said.truncate(column - 1, ellipsis=said.cell_length >= column).pad_right(
        max(1, column - said.cell_length)
    )


# ---- what holds


def holding(showing: Showing, frame: Frame) -> tuple[Page, ...]:
    """The flags that hold, owner by owner."""
    names = showing.names
    scopes = {dial.id: dial.scope for dial in names.game.dials}
    flags = [
        dial
        for dial in showing.view.dials
        if dial.kind == "flag" and dial.value and dial.id not in names.hidden
    ]
    blocks: list[Block] = []
    for scope in SCOPES:
        own = [dial for dial in flags if scopes[dial.id] == scope]
        for owner in sorted({dial.owner for dial in own}):
            head = names.owner(scope, owner) or _("The world")
            here = [d for d in own if d.owner == owner]
            blocks.append(_owner(head, here, frame.width, narrow=len(flags) > FEW))
    return sheets.pages("holds", _("What holds"), blocks, frame) if blocks else ()


def _owner(head: str, flags: Iterable[DialView], width: int, *, narrow: bool) -> Block:
    """Whose they are, and the flags; where they are many, two in a row if both have room."""
    said = []
    for dial in flags:
        until = _(" until turn {turn}").format(turn=dial.until) if dial.until is not None else ""
        said.append(Content.assemble(("◆ ", "bold $accent"), (dial.name, "bold"), until))
    lines = [Content.styled(head, "$muted")]
    half = width // 2
    while said:
        one = said.pop(0)
        if narrow and said and one.cell_length < half - 1 and said[0].cell_length <= half:
            one = Content.assemble(one.pad_right(half - one.cell_length), said.pop(0))
        lines += wrapped(one, width, 2)
    return tuple(lines)
