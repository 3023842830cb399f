"""Places without an outline, listed beside the map or, where nothing has one, instead of it.

It knows a grid of tiles; what a tile says follows the map's labels.
"""

from collections.abc import Sequence

import attrs
from rich.cells import cell_len, set_cell_size

from wargame.tui.cartography.scale import SAMPLE

_GAP = 1
_WIDEST = 28


@attrs.frozen
class Tile:
    """A listed place and the cell where it begins; all tiles of a list are equally wide.

    A sample of hatching stands before the text.
    """

    place: int
    x: int
    y: int
    text: str


@attrs.frozen
class Entry:
    """A place to be listed: its label, and its name where there is room for it."""

    place: int
    label: str
    name: str

    @property
    def whole(self) -> str:
        return f"{self.label}{self.name} " if self.name else self.label


def column_width(entries: Sequence[Entry], height: int, most: int) -> int:
    """Return how many columns a list beside a map takes, with one that parts it from the map."""
    if not entries or height < 1:
        return 0
    wide = max(cell_len(entry.label) for entry in entries) + SAMPLE + _GAP
    named = max(cell_len(entry.whole) for entry in entries) + SAMPLE + _GAP
    if named <= most // 2:
        wide = named
    columns = -(-len(entries) // height)
    return max(min(columns, most // wide), 1) * wide


def tiles(
    entries: Sequence[Entry], left: int, width: int, height: int, selected: int | None
) -> tuple[Tile, ...]:
    """Return tiles in a window, column by column; of more than fit, the page with the selected."""
    if not entries or width < 2 or height < 1:
        return ()
    for texts in ([entry.whole for entry in entries], [entry.label for entry in entries]):
        room = max(1, width - _GAP - SAMPLE)
        wide = min(_WIDEST, room, max(cell_len(text) for text in texts))
        columns = max(1, width // (wide + SAMPLE + _GAP))
        if columns * height >= len(entries) and wide >= min(_WIDEST, max(map(cell_len, texts))):
            break
    room = columns * height
    at = next((k for k, entry in enumerate(entries) if entry.place == selected), 0)
    start = at // room * room
    return tuple(
        Tile(
            entry.place,
            left + k // height * (wide + SAMPLE + _GAP) + _GAP,
            k % height,
            set_cell_size(text, wide),
        )
        for k, (entry, text) in enumerate(
            list(zip(entries, texts, strict=True))[start : start + room]
        )
    )
