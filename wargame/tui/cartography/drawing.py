"""A map as lines of characters: cells with colour and hatching, labels, the legend below.

What depends on the outlines and the window alone is worked out once and kept; another track,
selection or situation only colours it anew.
"""

from collections import OrderedDict
from typing import TypeVar

import attrs

from wargame.tui.cartography.atlas import Atlas, Layer, Place, Point, Situation
from wargame.tui.cartography.beside import Entry, Tile, column_width, tiles
from wargame.tui.cartography.labels import Placed, Wanted, place
from wargame.tui.cartography.legend import Legend, Line, Run, number, signs
from wargame.tui.cartography.painting import Painter
from wargame.tui.cartography.palette import Ink, Palette
from wargame.tui.cartography.raster import ACROSS, DOWN
from wargame.tui.cartography.steering import Routes, routes
from wargame.tui.cartography.window import Window, numbers_of, window_of

K = TypeVar("K")
V = TypeVar("V")

_KEPT = 12
"""Windows that are kept, each of some 10,000 cells."""


@attrs.frozen
class Request:
    """What is to be drawn: `width` and `height` in cells, the legend counted in."""

    situation: Situation
    palette: Palette
    width: int
    height: int
    layer: int = 0
    zoom: int = 0
    selected: int | None = None
    still: bool = False
    """Whether nobody selects or zooms here, so that neither keys nor a place are told of."""

    @property
    def colouring(self) -> Layer | None:
        """The layer that colours the map, if there is any."""
        layers = self.situation.layers
        return layers[self.layer % len(layers)] if layers else None

    @property
    def legend_height(self) -> int:
        """Lines below the map."""
        if self.height < 14:
            return min(1, self.height // 4)
        return 3 + (self.height >= 18) + (self.height >= 30) - self.still


@attrs.frozen
class Picture:
    """Lines of exactly the width and height asked for, and what stands where."""

    lines: tuple[Line, ...]
    labels: tuple[Placed, ...]
    """Labels of places on the map itself."""
    hits: tuple[tuple[int, int, int, int], ...]
    """Place, row, first column and the one after the last, of labels and of what is listed."""
    owners: tuple[tuple[int, ...], ...]

    def place_at(self, x: int, y: int) -> int | None:
        """Return the place at a cell, by its label or else by its ground."""
        for owner, row, first, end in self.hits:
            if y == row and first <= x < end:
                return owner
        if 0 <= y < len(self.owners) and 0 <= x < len(self.owners[y]):
            found = self.owners[y][x]
            return found if found >= 0 else None
        return None

    def text(self) -> str:
        """Return the characters alone, a line for each."""
        return "\n".join("".join(run.text for run in line) for line in self.lines)


@attrs.frozen
class _Sheet:
    """How the lines above the legend are shared between the map and the list beside it."""

    map_width: int
    height: int
    window: Window | None
    listed: tuple[Tile, ...]


class Cartographer:
    """Draws one atlas. It keeps what it has worked out, so one is enough for a whole game."""

    def __init__(self, atlas: Atlas) -> None:
        self.atlas, self.numbers = atlas, numbers_of(atlas)
        self._windows: OrderedDict[tuple[int, int, int], Window] = OrderedDict()
        self._labels: OrderedDict[object, tuple[Placed, ...]] = OrderedDict()
        self._routes: OrderedDict[object, Routes] = OrderedDict()

    def picture(self, request: Request) -> Picture:
        """Draw a map with its legend."""
        sheet = self._sheet(request)
        painter = Painter(self.atlas, self.numbers, request.situation, request.palette)
        layer, selected = request.colouring, request.selected
        rows: list[tuple[list[str], list[Ink]]] = []
        labels: tuple[Placed, ...] = ()
        if sheet.window is not None:
            rows = painter.ground(sheet.window.raster, layer, selected)
            labels = self._put(request, sheet, rows, painter)
        blank = painter.blank
        for _ in range(sheet.height - len(rows)):
            rows.append(([], []))
        for texts, inks in rows:
            missing = request.width - len(texts)
            texts += [" "] * missing
            inks += [blank] * missing
        hits = [(self.numbers.owner[one.shape], one.y, one.x, one.x + one.width) for one in labels]
        for tile in sheet.listed:
            chosen = tile.place == selected
            ink = painter.plate(tile.place, layer, selected=chosen)
            text = _pointed(tile.text) if chosen else tile.text
            look, hatching = painter.sample(tile.place, layer)
            after = painter.write(rows[tile.y], tile.x, look, hatching)
            end = painter.write(rows[tile.y], after, text, ink)
            hits.append((tile.place, tile.y, tile.x, end))
        legend = self._legend(request, sheet)
        below = legend.lines(selected, request.legend_height, request.width, still=request.still)
        lines = (*(_runs(texts, inks) for texts, inks in rows), *below)
        owners = sheet.window.owners if sheet.window is not None else ()
        return Picture(lines[: request.height], labels, tuple(hits), owners)

    def key(self, request: Request) -> tuple[Line, ...]:
        """Return all that the legend of a still map tells, where its picture has no room for it;
        nothing where it has.
        """
        legend = self._legend(request, self._sheet(request))
        held = legend.holds(request.legend_height, request.width)
        return () if held else legend.key(request.width)

    def _legend(self, request: Request, sheet: _Sheet) -> Legend:
        seen = sheet.window.counts if sheet.window is not None else {}
        regions = frozenset(k for k, one in enumerate(self.numbers.regions) if one in seen)
        return Legend(self.atlas, request.situation, request.colouring, request.palette, regions)

    def leads(self, request: Request) -> Routes:
        """Return where each arrow leads, by a place's position in the atlas."""
        sheet = self._sheet(request)
        page = tuple(tile.place for tile in sheet.listed)
        key = (request.zoom, request.width, request.height, page)
        if key not in self._routes:
            _keep(self._routes, key, routes(self._points(sheet)))
        return self._routes[key]

    def in_view(self, request: Request, index: int) -> bool:
        """Whether a place, by its index in the scenario, is to be seen in the request's zoom."""
        sheet = self._sheet(request)
        number = self.numbers.places.get(index)
        return number is None or sheet.window is None or number in sheet.window.spots

    # ---- what is kept

    def _sheet(self, request: Request) -> _Sheet:
        height = max(0, request.height - request.legend_height)
        entries = self._entries(request)
        if not self.atlas.zooms or not self.numbers.places:
            listed = tiles(entries, 0, request.width, height, request.selected)
            return _Sheet(0, height, None, listed)
        beside = column_width(entries, height, request.width // 2)
        wide = request.width - beside
        listed = tiles(entries, wide, beside, height, request.selected)
        if wide < 2 or height < 1:
            return _Sheet(0, height, None, listed)
        return _Sheet(wide, height, self._window(request.zoom, wide, height), listed)

    def _entries(self, request: Request) -> list[Entry]:
        return [
            Entry(one.index, f" {self._text(one, request)} ", _longer(one))
            for one in self.atlas.places
            if one.index not in self.numbers.places or not self.atlas.zooms
        ]

    def _window(self, zoom: int, width: int, height: int) -> Window:
        key = (zoom % len(self.atlas.zooms), width, height)
        if key not in self._windows:
            _keep(self._windows, key, window_of(self.atlas, self.numbers, *key))
        self._windows.move_to_end(key)
        return self._windows[key]

    def _points(self, sheet: _Sheet) -> list[Point]:
        """Where places lie, in pixels; what is listed on another page follows the last tile."""
        listed = {tile.place: (tile.x * ACROSS, tile.y * DOWN) for tile in sheet.listed}
        found: list[Point] = []
        for k, one in enumerate(self.atlas.places):
            if sheet.window is not None and one.index in sheet.window.middles:
                found.append(sheet.window.middles[one.index])
            else:
                x, y = listed.get(one.index, (sheet.map_width * ACROSS, (sheet.height + k) * DOWN))
                found.append((float(x), float(y)))
        return found

    # ---- labels

    def _text(self, one: Place, request: Request) -> str:
        layer = request.colouring
        return one.code + (number(layer, layer.figure(one.index)) if layer else "")

    def _put(
        self,
        request: Request,
        sheet: _Sheet,
        rows: list[tuple[list[str], list[Ink]]],
        painter: Painter,
    ) -> tuple[Placed, ...]:
        """Write the labels of a map over its ground; returns those of places."""
        window = sheet.window
        assert window is not None
        title = self._title(request, sheet.map_width)
        labels = self._placed(request, window, title)
        own = [one for one in labels if one.shape not in self.numbers.land]
        layer, selected = request.colouring, request.selected
        for one in labels:
            owner = self.numbers.owner[one.shape]
            text, ink = one.text, painter.name
            if owner >= 0:
                chosen = owner == selected
                ink = painter.plate(owner, layer, selected=chosen)
                if chosen:
                    text = _pointed(text)
            painter.write(rows[one.y], one.x, text, ink)
        for one in title:
            painter.write(rows[one.y], one.x, one.text, painter.title)
        return tuple(own)

    def _title(self, request: Request, width: int) -> tuple[Placed, ...]:
        zooms = self.atlas.zooms
        if len(zooms) < 2:
            return ()
        at = request.zoom % len(zooms)
        text = f" {zooms[at].name} {at + 1}/{len(zooms)} "
        one = Placed(-1, 0, 0, text)
        return (one,) if one.width < width else ()

    def _placed(
        self, request: Request, window: Window, title: tuple[Placed, ...]
    ) -> tuple[Placed, ...]:
        known = signs(request.situation)
        wanted = []
        for one in self.atlas.places:
            shape = self.numbers.places.get(one.index)
            if shape is None or shape not in window.spots:
                continue
            text = self._text(one, request)
            held = "".join(known[m.name] for m in request.situation.marks if m.place == one.index)
            whole = (f" {text} {held} ",) if held else ()
            forms = (*whole, f" {text} ", text, one.code)
            wanted.append(Wanted(shape, window.spots[shape], forms))
        # What has little room chooses first.
        wanted.sort(key=lambda want: (window.counts.get(want.shape, 0), want.shape))
        key = (request.zoom, request.width, request.height, title, tuple(wanted))
        if key not in self._labels:
            names = [
                Wanted(shape, window.spots[shape], (f" {self.atlas.land[shape - 1].name} ",), True)
                for shape in self.numbers.land
                if shape in window.spots
            ]
            placed = place(wanted, window.raster, title)
            _keep(self._labels, key, (*placed, *place(names, window.raster, (*title, *placed))))
        found = self._labels[key]
        number = self.numbers.places.get(-1 if request.selected is None else request.selected)
        pointed = any(one.shape == number and _pointed(one.text) != one.text for one in found)
        if number in window.spots and not pointed:
            first = [want for want in wanted if want.shape == number]
            others = [want for want in wanted if want.shape != number]
            return place([*first, *others], window.raster, title)
        return found


def _longer(one: Place) -> str:
    """Return a place's name, unless its code says it all."""
    return "" if one.name.upper() == one.code else one.name


def _pointed(text: str) -> str:
    """Return a label with signs at its ends that point at what it says, as wide as before."""
    if text.startswith(" ") and text.endswith(" "):
        return f"▸{text[1:-1]}◂"
    return text


def _keep(kept: OrderedDict[K, V], key: K, value: V) -> None:
    kept[key] = value
    while len(kept) > _KEPT:
        kept.popitem(last=False)


def _runs(texts: list[str], inks: list[Ink]) -> Line:
    """Join neighbouring cells that are drawn in the same way."""
    found: list[Run] = []
    start = 0
    for x in range(1, len(texts) + 1):
        if x == len(texts) or inks[x] is not inks[start]:
            found.append(Run("".join(texts[start:x]), inks[start]))
            start = x
    return tuple(found)
