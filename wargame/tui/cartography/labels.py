"""Where labels stand: on what they name as far as possible, and never on one another.

It knows cells and widths; what a label says is given to it.
"""

from collections.abc import Iterable, Sequence

import attrs
from rich.cells import cell_len

from wargame.tui.cartography.raster import Raster

_FAR_X, _FAR_Y = 9, 4
"""How far from its spot a label may be put, in cells."""


@attrs.frozen
class Wanted:
    """A label to be put: the shape it names, the cell where it would best have its middle."""

    shape: int
    spot: tuple[int, int]
    forms: tuple[str, ...]
    """What it may say, the longest first."""
    inside: bool = False
    """Whether it is left out where it does not fit on its shape."""


@attrs.frozen
class Placed:
    """A label with the cell of its first character."""

    shape: int
    x: int
    y: int
    text: str

    @property
    def width(self) -> int:
        """In cells."""
        return cell_len(self.text)


def place(
    wanted: Iterable[Wanted], raster: Raster, taken: Sequence[Placed] = ()
) -> tuple[Placed, ...]:
    """Put labels in the order given; one that fits nowhere in any form is left out.

    `taken` are labels that stand already.
    """
    room = [[False] * raster.width for _ in range(raster.height)]
    for label in taken:
        _take(room, label)
    found = []
    for want in wanted:
        put = _best(want, raster, room)
        if put is not None:
            _take(room, put)
            found.append(put)
    return tuple(found)


def _take(room: list[list[bool]], label: Placed) -> None:
    # A cell on either side stays free, so that two labels never read as one.
    left, right = max(0, label.x - 1), min(len(room[label.y]), label.x + label.width + 1)
    room[label.y][left:right] = [True] * (right - left)


def _best(want: Wanted, raster: Raster, room: list[list[bool]]) -> Placed | None:
    for form in want.forms:
        width = cell_len(form)
        best: tuple[int, int, int] | None = None
        for y in range(want.spot[1] - _FAR_Y, want.spot[1] + _FAR_Y + 1):
            if not 0 <= y < raster.height:
                continue
            start = want.spot[0] - width // 2
            for x in range(start - _FAR_X, start + _FAR_X + 1):
                if x < 0 or x + width > raster.width or True in room[y][x : x + width]:
                    continue
                worth = _worth(want, raster, x, y, width)
                if worth is not None and (best is None or worth > best[0]):
                    best = (worth, x, y)
        if best is not None:
            return Placed(want.shape, best[1], best[2], form)
    return None


def _worth(want: Wanted, raster: Raster, x: int, y: int, width: int) -> int | None:
    """How good a position is: cells of its own count for it, distance and strange land against."""
    covered = raster.base[y][x : x + width]
    own = covered.count(want.shape)
    if want.inside and own < width:
        return None
    far = abs(x - (want.spot[0] - width // 2)) + 2 * abs(y - want.spot[1])
    return 4 * own - far - 2 * (width - own)
