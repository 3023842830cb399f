"""Pages of numbers: tracks with meter, arrow and last change; a ladder for each track of the world
whose levels have names.

A meter is drawn in steps that can be counted, so that it needs no colour.
"""

from collections.abc import Sequence
from itertools import zip_longest

from textual.content import Content

from wargame.core.view import DialView
from wargame.prose.text import _, labelled
from wargame.tui import drawing
from wargame.tui.projector import sheets
from wargame.tui.projector.large import halved
from wargame.tui.projector.sheets import Block, Frame, Page, wrapped
from wargame.tui.projector.showing import Showing

STEP, BLANK, ZERO = "█", "░", "┃"
COUNTED, WIDE = 20, 5
"""Steps up to which a meter shows each by itself, and cells that each takes at most."""
APART = 3
"""Cells between a figure and what stands beside it."""
MOST_RAIL = 6
"""Rows between two rungs at most."""
RAIL, RUNG, HERE = "║     ║", "╟─────╢", "╟█████╢"


def shown(showing: Showing, scope: str) -> list[DialView]:
    """The tracks of a scope that belong on the picture."""
    scopes = {dial.id: dial.scope for dial in showing.names.game.dials}
    return [
        dial
        for dial in showing.view.dials
        if dial.kind == "track" and scopes[dial.id] == scope and dial.id not in showing.names.hidden
    ]


# ---- tracks


def tracks(
    showing: Showing, id: str, title: str, dials: Sequence[DialView], frame: Frame, *, owned: bool
) -> tuple[Page, ...]:
    """Three lines for each track, beside its number in large figures; `owned` names whose it is."""
    figures = [drawing.figure(d.value, d.low) for d in dials if d.value is not None]
    column = max((halved(text)[0].cell_length for text in figures), default=0)
    room = frame.width - column - APART
    spans = [dial.high - dial.low for dial in dials]
    # One that is counted in hundreds makes none of the others smaller.
    each = _step(max((span for span in spans if span <= COUNTED), default=1), room)
    blocks = [_track(showing, dial, column, frame.width, each, owned=owned) for dial in dials]
    return sheets.pages(id, title, blocks, frame) if blocks else ()


def _track(
    showing: Showing, dial: DialView, column: int, width: int, each: int, *, owned: bool
) -> Block:
    name = showing.names.number(dial.slot) if owned else dial.name
    head = Content.styled(name, "bold")
    beside = Content(" " * (column + APART))
    if dial.value is None:
        known = _("{band} as far as is known").format(band=dial.band)
        return (Content.assemble(beside, head), Content.assemble(beside, (known, "italic")))
    before = showing.earlier.get(dial.slot, dial.value)
    arrow = drawing.arrow(before, dial.value)
    if dial.level:
        head = Content.assemble(head, "   ", (dial.level, "bold $accent"))
    if arrow.plain:
        head = Content.assemble(head, "   ", arrow)
    figure = halved(drawing.figure(dial.value, dial.low), "bold $accent")
    room = width - column - APART - len(ZERO) - 1
    drawn = meter(dial.value, dial.low, dial.high, each)
    if dial.high - dial.low > COUNTED or drawn.cell_length > room:
        drawn = gauge(dial.value, dial.low, dial.high, room)
    lines = (head, drawn, *wrapped(_last(dial, showing), width - column - APART))
    return beside_figure(figure, column, lines, width)


def beside_figure(
    figure: Sequence[Content], column: int, lines: Sequence[Content], width: int
) -> Block:
    """Lines to the right of a halved figure; those that it has no rows for go on below."""
    blank = Content("")
    return tuple(
        Content.assemble(row.pad_left(column - row.cell_length), " " * APART, line).truncate(
            width, ellipsis=True
        )
        for row, line in zip_longest(figure, lines, fillvalue=blank)
    )


def _last(dial: DialView, showing: Showing) -> Content:
    """The last change, and because of what."""
    move = showing.moves.get(dial.slot)
    if move is None:
        return Content("")
    said = _("{before} → {after} in turn {turn}").format(
        before=drawing.figure(move.before, dial.low),
        after=drawing.figure(move.after, dial.low),
        turn=move.turn,
    )
    if move.why:
        said = _("{change}: {cause}").format(change=said, cause=move.why)
    return Content.styled(said, "$muted")


def meter(value: int, low: int, high: int, each: int) -> Content:
    """A value in its range, step by step, so many cells for each: from the low end, or from a
    marked zero.
    """
    if low < 0 < high:
        left = [k < -value for k in range(-low)][::-1]
        right = [k < value for k in range(high)]
        return Content.assemble(_drawn(left, each), (f"{ZERO} ", "bold"), _drawn(right, each))
    return _drawn([k < value - low for k in range(max(1, high - low))], each)


def gauge(value: int, low: int, high: int, cells: int) -> Content:
    """A value in a range of too many steps to draw each: over so many cells, the mark of a zero in
    its midst not counted in. Only the ends of the range fill all of it, or none.
    """
    at = round((value - low) * cells / (high - low))
    if low < value < high:
        at = min(cells - 1, max(1, at))
    if not low < 0 < high:
        return meter(at, 0, cells, 1)
    zero = min(cells - 1, max(1, round(-low * cells / (high - low))))
    at = max(at, zero + 1) if value > 0 else min(at, zero - 1) if value < 0 else zero
    return meter(at - zero, -zero, cells - zero, 1)


def _step(span: int, cells: int) -> int:
    """Cells for each of so many steps, the blank after it counted in; 1 is without one."""
    fits = (cells - 2) // max(1, span)
    return max(1, min(WIDE, fits)) if span <= COUNTED else 1


def _drawn(steps: Sequence[bool], each: int) -> Content:
    wide, after = (each - 1, " ") if each > 1 else (1, "")
    return Content("").join(
        Content.styled((STEP if full else BLANK) * wide + after, "$primary" if full else "$muted")
        for full in steps
    )


# ---- ladders


def ladders(showing: Showing, frame: Frame) -> tuple[Page, ...]:
    """A page for each track of the world whose levels have names, as the room may know it."""
    found: list[Page] = []
    for dial in shown(showing, "world"):
        track = showing.names.track(dial.id)
        if track is not None and track.levels and dial.value is not None:
            found += _ladder(showing, dial, frame)
    return tuple(found)


def _ladder(showing: Showing, dial: DialView, frame: Frame) -> tuple[Page, ...]:
    """Rungs from the top down, the one that is reached filled in."""
    track = showing.names.track(dial.id)
    levels = sorted(track.levels, key=lambda level: -level.value) if track else []
    value = dial.value or 0
    before = showing.earlier.get(dial.slot, value)
    reached = next((k for k, level in enumerate(levels) if level.value <= value), len(levels) - 1)
    earlier = next((k for k, level in enumerate(levels) if level.value <= before), reached)
    top = dial.high
    rungs = []
    for k, level in enumerate(levels):
        said = _reach(dial, level.value, top)
        top = level.value - 1
        name = level.name or labelled(level.id)
        if k == reached:
            arrow = drawing.arrow(before, value)
            line = Content.assemble(
                (HERE, "bold $accent"), f"  {said:>5}  ", (f" {name} ", "bold reverse $accent"),
                ("  ◀ ", "bold $accent"), (drawing.figure(value, dial.low), "bold"), " ", arrow,
            )  # fmt: skip
        elif k == earlier:
            was = Content.styled("   " + _("○ a turn ago"), "$muted")
            line = Content.assemble((RUNG, "$muted"), f"  {said:>5}   {name} ", was)
        else:
            line = Content.assemble((RUNG, "$muted"), f"  {said:>5}   {name}")
        rungs.append(line)
    return _climbed(dial, rungs, reached, frame)


def _reach(dial: DialView, first: int, last: int) -> str:
    """Which values a level has."""
    low, high = drawing.figure(first, dial.low), drawing.figure(last, dial.low)
    return low if first == last else _("{low} to {high}").format(low=low, high=high)


def _climbed(dial: DialView, rungs: list[Content], reached: int, frame: Frame) -> tuple[Page, ...]:
    """The rungs with rails between them; where there is no room for all, those around the reached
    one.
    """
    gap = next((g for g in range(MOST_RAIL, -1, -1) if len(rungs) * (g + 1) - g <= frame.height), 0)
    if len(rungs) > frame.height:
        start = min(max(0, reached - frame.height // 2), len(rungs) - frame.height)
        rungs = rungs[start : start + frame.height]
    rail = Content.styled(RAIL, "$muted")
    lines: list[Content] = []
    for k, rung in enumerate(rungs):
        lines += [rail] * (gap if k else 0)
        lines.append(rung)
    wide = max(line.cell_length for line in lines)
    left = max(0, min(frame.width // 6, frame.width - wide))
    return (Page(f"ladder {dial.id}", dial.name, tuple(line.pad_left(left) for line in lines)),)
