"""From numbers to steps, and from steps to hatching that tells sign and size without any colour.

A layer with a negative side has steps from -5 to 5, any other from 0 to 5. Below zero cells are
shaded, above zero they are ruled, the denser the further away.
"""

from functools import cache

from wargame.tui.cartography.atlas import Layer

MOST = 5
"""The furthest step on either side."""
TILE = 60
"""Columns after which every pattern repeats."""
RISING = "\N{BOX DRAWINGS LIGHT DIAGONAL UPPER RIGHT TO LOWER LEFT}"
SAMPLE = 2
_SHADES = (("░ ", " ░"), ("░░",), ("░▒", "▒░"), ("▒▒",), ("▓▓",))
_COVERS = (0.125, 0.25, 0.375, 0.5, 0.75)
"""How much of their ground these cover."""
_RULED = (10, 6, 4, 3, 2)
"""Columns from one diagonal to the next, by step."""


def step(layer: Layer, value: int) -> int:
    """Return the step of a value; one outside of the range counts as the nearest in it."""
    value = min(max(value, layer.low), layer.high)
    if layer.signed:
        size = _share(abs(value), max(-layer.low, layer.high))
        return size if value > 0 else -size
    return _share(value - layer.low, layer.high - layer.low)


def _share(amount: int, most: int) -> int:
    """A whole number of steps, rounded up, so that anything above nothing shows."""
    return -(-amount * MOST // most) if most else 0


def steps(layer: Layer) -> tuple[tuple[int, int, int], ...]:
    """Return each step that can occur, with the lowest and the highest value it stands for."""
    found: dict[int, tuple[int, int]] = {}
    for value in _samples(layer):
        first, _ = found.get(step(layer, value), (value, value))
        found[step(layer, value)] = (first, value)
    return tuple((at, low, high) for at, (low, high) in found.items())


def _samples(layer: Layer) -> list[int]:
    """The values of a layer, or of a long one those on both sides of each bound."""
    if layer.high - layer.low <= 1000:
        return list(range(layer.low, layer.high + 1))
    far = max(-layer.low, layer.high) if layer.signed else layer.high - layer.low
    start = 0 if layer.signed else layer.low
    near = {
        start + sign * far * k // MOST + d
        for k in range(MOST + 1)
        for sign in (-1, 1)
        for d in (-1, 0, 1)
    }
    return sorted({layer.low, layer.high, *(v for v in near if layer.low <= v <= layer.high)})


@cache
def hatch(at: int, row: int, *, signed: bool) -> str:
    """Return TILE characters of the hatching of a step in a row of cells."""
    if at == 0:
        return " " * TILE
    if at < 0 or not signed:
        pattern = _SHADES[abs(at) - 1]
        return (pattern[row % len(pattern)] * TILE)[:TILE]
    return ruled(RISING, _RULED[at - 1], row)


@cache
def ruled(sign: str, apart: int, row: int) -> str:
    """Return TILE characters with a diagonal every so many columns; `apart` divides TILE."""
    return "".join(sign if (x + row) % apart == 0 else " " for x in range(TILE))


def density(at: int, *, signed: bool) -> float:
    """Return how much of a cell the shading of a step covers, from 0 to 1; 0 for thin lines."""
    return _COVERS[abs(at) - 1] if at < 0 or (at and not signed) else 0.0


def sample(at: int, *, signed: bool) -> str:
    """Return SAMPLE characters that show a step's hatching where there is little room."""
    if at > 0 and signed:
        return RISING * SAMPLE if at > MOST // 2 else f"{RISING} "
    return hatch(at, 0, signed=signed)[:SAMPLE]
