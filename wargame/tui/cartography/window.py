"""The part of a map that stays while the situation changes: what covers each cell of a window.

It knows outlines, projection and cells; it knows no number and no colour.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import attrs

from wargame.tui.cartography.atlas import Atlas, Point, Polygon
from wargame.tui.cartography.projection import Frame, framed
from wargame.tui.cartography.raster import ACROSS, DOWN, SEA, Raster, Shape, rasterise

_CORNER = 12
"""Cells from which a label is put on what only sticks into a window."""


@attrs.frozen
class Numbers:
    """Which number stands for what: the land first, then places, then regions over them."""

    land: range
    places: dict[int, int]
    """The number of each place that has an outline, by its index in the scenario."""
    regions: range
    owner: tuple[int, ...]
    """The place that each number belongs to, -1 for none."""


def numbers_of(atlas: Atlas) -> Numbers:
    """Number what an atlas holds."""
    first = len(atlas.land) + 1
    drawn = [place.index for place in atlas.places if place.polygons]
    regions = range(first + len(drawn), first + len(drawn) + len(atlas.regions))
    owner = (-1,) * first + tuple(drawn) + tuple(region.parent for region in atlas.regions)
    places = {index: first + k for k, index in enumerate(drawn)}
    return Numbers(range(1, first), places, regions, owner)


@attrs.frozen
class Window:
    """One zoom in a window of cells."""

    raster: Raster
    spots: dict[int, tuple[int, int]]
    """The cell for the label of each number that is in the window."""
    counts: dict[int, int]
    """How many cells each number covers."""
    owners: tuple[tuple[int, ...], ...]
    """The place of each cell, -1 for none."""
    middles: dict[int, Point]
    """Where each place with an outline lies, in pixels, also outside of the window."""


def window_of(atlas: Atlas, numbers: Numbers, zoom: int, width: int, height: int) -> Window:
    """Draw a zoom of an atlas into a window of cells."""
    frame = framed(atlas.zooms[zoom], width * ACROSS, height * DOWN)
    drawn = [place for place in atlas.places if place.polygons]
    shapes: list[Shape] = []
    anchors: list[Point | None] = [None]
    for land in atlas.land:
        shapes.append(Shape(_projected(frame, land.polygons)))
        anchors.append(frame.at(land.label) if land.label and land.name else None)
    for place in drawn:
        polygons = _projected(frame, place.polygons)
        spot = frame.at(place.label) if place.label else middle(polygons)
        shapes.append(Shape(polygons, spot))
        anchors.append(spot)
    for region in atlas.regions:
        polygons = _projected(frame, region.polygons)
        shapes.append(Shape(polygons, middle(polygons)))
        anchors.append(None)
    raster = rasterise(shapes, width, height)
    counts = Counter(number for row in raster.base for number in row if number != SEA)
    middles = {index: anchors[number] or (0.0, 0.0) for index, number in numbers.places.items()}
    return Window(
        raster,
        _spots(raster, anchors),
        dict(counts),
        tuple(tuple([numbers.owner[number] for number in row]) for row in raster.base),
        middles,
    )


def _projected(frame: Frame, polygons: Sequence[Polygon]) -> list[list[list[Point]]]:
    at = frame.at
    return [[[at(point) for point in ring] for ring in polygon] for polygon in polygons]


def _spots(raster: Raster, anchors: Sequence[Point | None]) -> dict[int, tuple[int, int]]:
    """The cells where labels would best stand; of what sticks out, the middle of what is seen."""
    found: dict[int, tuple[int, int]] = {}
    seen: dict[int, list[int]] = {}
    for y, row in enumerate(raster.base):
        for number in set(row):
            if number != SEA and anchors[number : number + 1] not in ([], [None]):
                count, first = row.count(number), row.index(number)
                end = len(row) - row[::-1].index(number)
                total = seen.setdefault(number, [0, 0, 0])
                total[0] += count
                total[1] += count * (first + end - 1) // 2
                total[2] += count * y
    for number, anchor in enumerate(anchors):
        if anchor is None:
            continue
        x, y = int(anchor[0] // ACROSS), int(anchor[1] // DOWN)
        if 0 <= x < raster.width and 0 <= y < raster.height:
            found[number] = (x, y)
        elif number in seen and seen[number][0] >= _CORNER:
            count, across, down = seen[number]
            found[number] = (across // count, down // count)
    return found


def middle(polygons: Sequence[Sequence[Sequence[Point]]]) -> Point:
    """Return the centre of gravity of the largest polygon; of one without area, of its points."""
    best, found = -1.0, (0.0, 0.0)
    for polygon in polygons:
        ring = polygon[0] if polygon else []
        area = across = down = 0.0
        for (x0, y0), (x1, y1) in pairwise(ring):
            part = x0 * y1 - x1 * y0
            area += part
            across += (x0 + x1) * part
            down += (y0 + y1) * part
        if abs(area) > best and ring:
            best = abs(area)
            if best > 1e-12:
                found = (across / (3 * area), down / (3 * area))
            else:
                found = (sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring))
    return found
