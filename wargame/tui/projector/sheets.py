"""A page of the projector, and how things are shared out among pages: what does not fit goes on the
next; nothing is made smaller.
"""

from collections.abc import Sequence

import attrs
from textual.content import Content

Block = tuple[Content, ...]
"""Lines that stay together."""
HEAD = 6
"""Rows of what stands above a page: turn, phase and clock, then its title."""
GAPS = (3, 2, 1)
"""Blank lines between blocks: the most that fits, and the least."""


@attrs.frozen
class Page:
    """Lines under a title. `id` is the same for the same page at another moment."""

    id: str
    title: str
    lines: tuple[Content, ...]
    headed: bool = True
    """Whether turn, phase and clock stand above it; where not, that room is the page's too."""


@attrs.frozen
class Frame:
    """The room there is for the lines of a page, in cells."""

    width: int
    height: int


def pages(id: str, title: str, blocks: Sequence[Block], frame: Frame) -> tuple[Page, ...]:
    """As few pages as hold all blocks, each about as full as the others where that can be; what is
    longer than a page goes on on the next.
    """
    rows = max(1, frame.height)
    whole = [block[k : k + rows] for block in blocks for k in range(0, len(block), rows)]
    parts = _parts(whole, rows)
    found = []
    for k, part in enumerate(parts):
        said = f"{title} {k + 1}/{len(parts)}" if len(parts) > 1 else title
        found.append(Page(f"{id} {k}", said, spread(part, frame.height)))
    return tuple(found)


def spread(blocks: Sequence[Block], height: int) -> Block:
    """The blocks one below the other with as much room between them as fits."""
    lines = sum(len(block) for block in blocks)
    fits = [gap for gap in GAPS if lines + gap * (len(blocks) - 1) <= height]
    gap = fits[0] if fits else 0
    found: list[Content] = []
    for k, block in enumerate(blocks):
        if k:
            found += [Content("")] * gap
        found += block
    return tuple(found[:height])


def _parts(blocks: Sequence[Block], rows: int) -> Sequence[Sequence[Block]]:
    """The blocks in as few groups as each fit with the least gap."""
    filled: list[list[Block]] = []
    for block in blocks:
        if filled and height([*filled[-1], block]) <= rows:
            filled[-1].append(block)
        else:
            filled.append([block])
    groups = _shared(blocks, len(filled)) if filled else []
    return groups if all(height(group) <= rows for group in groups) else filled


def _shared(blocks: Sequence[Block], count: int) -> list[Sequence[Block]]:
    """So many groups of neighbours, none longer than another by more than one."""
    size, more = divmod(len(blocks), count)
    found, start = [], 0
    for k in range(count):
        end = start + size + (k < more)
        found.append(blocks[start:end])
        start = end
    return found


def height(blocks: Sequence[Block]) -> int:
    """Rows that blocks take with the least gap."""
    return sum(len(block) for block in blocks) + GAPS[-1] * (len(blocks) - 1)


def middled(line: Content | str, width: int) -> Content:
    """A line in the middle of so many cells."""
    line = Content(line) if isinstance(line, str) else line
    return line.pad_left(max(0, (width - line.cell_length) // 2))


def sunk(lines: Sequence[Content], height: int) -> Block:
    """Lines in the middle of so many rows, a little above it."""
    above = max(0, (height - len(lines)) * 2 // 5)
    return (*[Content("")] * above, *lines)[:height]


def wrapped(text: str | Content, width: int, most: int | None = None) -> Block:
    """A text in as many lines as it takes, or in at most so many: where it goes on, the last ends
    in an ellipsis.
    """
    text = Content(text) if isinstance(text, str) else text
    lines = text.wrap(width)
    if most is not None and len(lines) > most:
        last = Content.assemble(lines[most - 1].rstrip(), " …")
        lines = [*lines[: most - 1], last.truncate(width, ellipsis=True)]
    return tuple(lines)
