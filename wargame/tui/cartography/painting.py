"""Colour, hatching and lines for the cells of a window: what of a map changes with the situation.

Without colours, lines are dots and the hatching alone tells the numbers; with colours, two that
meet share a cell by quarters, and where one colour meets itself a line of dots parts them.
"""

from collections.abc import Sequence
from functools import cache

from rich.cells import cell_len

from wargame.tui.cartography.atlas import Atlas, Layer, Situation
from wargame.tui.cartography.legend import APART
from wargame.tui.cartography.palette import LINES, NEAR, Colour, Ink, Palette, blend, contrast
from wargame.tui.cartography.raster import SEA, Mixed, Raster
from wargame.tui.cartography.scale import SAMPLE, TILE, hatch, ruled, sample, step
from wargame.tui.cartography.window import Numbers

WIDE = 120
"""Columns from which a line of dots parts two colours that are near to each other."""
_QUARTERS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
_BRAILLE = 0x2800

Row = tuple[list[str], list[Ink]]
"""The character and the ink of each cell of a line."""


class Painter:
    """Paints one situation in the colours of one palette."""

    def __init__(
        self, atlas: Atlas, numbers: Numbers, situation: Situation, palette: Palette
    ) -> None:
        self.atlas, self.numbers, self.palette = atlas, numbers, palette
        held = {hold.region: hold.apart for hold in situation.holds}
        self.apart = [held.get(k, True) for k in range(len(atlas.regions))]
        self.blank = Ink(palette.text, palette.panel)
        self.name = Ink(palette.land_name, palette.land, dim=palette.plain)
        self.title = Ink(palette.text, palette.panel, bold=True)

    # ---- labels

    def plate(self, index: int, layer: Layer | None, *, selected: bool) -> Ink:
        """Return how the label of a place is drawn: on its own colour, or as the selected one."""
        palette = self.palette
        if selected:
            return Ink(palette.ink_on(palette.select), palette.select, True, reverse=palette.plain)
        back = self.colour(index, layer)
        return Ink(palette.ink_on(back), back, True)

    def sample(self, index: int, layer: Layer | None) -> tuple[str, Ink]:
        """Return SAMPLE cells of the hatching of a place, and their ink."""
        figure = layer.figure(index) if layer is not None else None
        back = self.colour(index, layer)
        if layer is None or figure is None:
            return " " * SAMPLE, Ink(self.palette.ink_on(back), back)
        if figure.value is None:
            return "?" * SAMPLE, Ink(self.palette.ink_on(back), back)
        at = step(layer, figure.value)
        return sample(at, signed=layer.signed), self.palette.hatching(at, signed=layer.signed)

    def write(self, row: Row, x: int, text: str, ink: Ink) -> int:
        """Write a text over a line; returns the column after it."""
        texts, inks = row
        for sign in text:
            before = texts[x - 1] if x else ""
            wide = cell_len(sign)
            if wide == 0 and before:
                # It belongs to the sign before, which it may make wider.
                wide = cell_len(before + sign) - cell_len(before)
                if wide < 0 or x + wide > len(texts):
                    continue
                texts[x - 1] += sign
                texts[x : x + wide] = [""] * wide
            elif x + wide > len(texts):
                break
            else:
                texts[x : x + wide] = [sign, *[""] * (wide - 1)][:wide]
            inks[x : x + wide] = [ink] * wide
            x += wide
        return x

    def colour(self, index: int, layer: Layer | None) -> Colour:
        """Return the colour of a place."""
        figure = layer.figure(index) if layer is not None else None
        if layer is None or figure is None:
            return self.palette.unknown
        return self.palette.of(layer, figure.value)

    # ---- the ground

    def ground(self, raster: Raster, layer: Layer | None, selected: int | None) -> list[Row]:
        """Paint every cell of a window."""
        colours = self._colours(layer)
        inks = self._inks(colours, layer)
        patterns = self._patterns(layer)
        apart = {n for k, n in enumerate(self.numbers.regions) if self.apart[k]}
        lines = _Lines(self.palette, colours, apart, raster.width >= WIDE)
        rows: list[Row] = []
        for y, base in enumerate(raster.base):
            texts: list[str] = []
            look: list[Ink] = []
            start = 0
            while start < raster.width:
                number = base[start]
                end = start + 1
                while end < raster.width and base[end] == number:
                    end += 1
                pattern = patterns[number]
                tile = pattern[y % len(pattern)]
                whole = tile if end <= TILE else tile * (end // TILE + 1)
                texts += whole[start:end]
                look += [inks[number]] * (end - start)
                start = end
            for x, cell in raster.mixed[y]:
                drawn = lines.cell(cell)
                if drawn is not None:
                    texts[x], look[x] = drawn
            rows.append((texts, look))
        if selected is not None:
            self._outline(rows, raster, selected, colours)
        return rows

    def _outline(
        self, rows: list[Row], raster: Raster, selected: int, colours: Sequence[Colour]
    ) -> None:
        """Draw a line of dots along the inside of a place and of what is part of it."""
        own = frozenset(n for n, owner in enumerate(self.numbers.owner) if owner == selected)
        inks = {back: Ink(self.palette.select, back, True) for back in colours}
        for (x, y), dots in raster.outline(own).items():
            texts, look = rows[y]
            texts[x] = chr(_BRAILLE + dots)
            look[x] = inks[colours[raster.base[y][x]]]

    def _colours(self, layer: Layer | None) -> list[Colour]:
        palette, numbers = self.palette, self.numbers
        found = [palette.sea, *[palette.land] * len(numbers.land)]
        found += [self.colour(index, layer) for index in numbers.places]
        for k, region in enumerate(self.atlas.regions):
            back = self.colour(region.parent, layer)
            found.append(palette.apart(back) if self.apart[k] else back)
        return found

    def _inks(self, colours: Sequence[Colour], layer: Layer | None) -> list[Ink]:
        palette = self.palette
        found = [Ink(blend(back, palette.ink_on(back), LINES), back) for back in colours]
        for index, number in self.numbers.places.items():
            figure = layer.figure(index) if layer is not None else None
            if layer is not None and figure is not None and figure.value is not None:
                found[number] = palette.hatching(step(layer, figure.value), signed=layer.signed)
        for k, number in enumerate(self.numbers.regions):
            if self.apart[k]:
                back = colours[number]
                found[number] = Ink(blend(back, palette.ink_on(back), 0.75), back, palette.plain)
        return found

    def _patterns(self, layer: Layer | None) -> list[tuple[str, ...]]:
        blank: tuple[str, ...] = (" " * TILE,)
        found = [blank] * (1 + len(self.numbers.land))
        own = {index: _pattern_of(layer, index) for index in range(len(self.atlas.places))}
        found += [own.get(index, blank) for index in self.numbers.places]
        for k, region in enumerate(self.atlas.regions):
            found.append(_crossed() if self.apart[k] else own.get(region.parent, blank))
        return found


def _pattern_of(layer: Layer | None, index: int) -> tuple[str, ...]:
    figure = layer.figure(index) if layer is not None else None
    if layer is None or figure is None:
        return (" " * TILE,)
    if figure.value is None:
        return _doubtful()
    return _hatched(step(layer, figure.value), layer.signed)


@cache
def _hatched(at: int, signed: bool) -> tuple[str, ...]:
    return tuple(hatch(at, row, signed=signed) for row in range(TILE))


@cache
def _doubtful() -> tuple[str, ...]:
    return tuple(ruled("?", 6, row * 3) if row % 2 else " " * TILE for row in range(TILE))


@cache
def _crossed() -> tuple[str, ...]:
    return (APART * TILE,)


class _Lines:
    """Draws the cells through which lines go."""

    def __init__(
        self, palette: Palette, colours: Sequence[Colour], apart: set[int], dotted: bool
    ) -> None:
        self.palette, self.colours, self.apart, self.dotted = palette, colours, apart, dotted
        self._inks: dict[tuple[Colour, Colour], Ink] = {}
        self._near: dict[tuple[Colour, Colour], bool] = {}

    def cell(self, cell: Mixed) -> tuple[str, Ink] | None:
        """Return the character and ink of a cell; None where its hatching may stay."""
        if cell.main in self.apart:
            # What is held apart is often small: its pattern shows it better than its border.
            return None
        main, other = self.colours[cell.main], self.colours[cell.other]
        if self.palette.plain:
            dots = cell.border | cell.coast
            return (chr(_BRAILLE + dots), self._ink("", "")) if dots else None
        if cell.quads and not self._parted(cell, main, other):
            return _QUARTERS[cell.quads], self._ink(other, main)
        if cell.border:
            return chr(_BRAILLE + cell.border), self._ink(self._line(main), main)
        return None

    def _parted(self, cell: Mixed, main: Colour, other: Colour) -> bool:
        """Whether two colours need a line between them to be told apart."""
        if main == other or not self.dotted or SEA in (cell.main, cell.other):
            return main == other
        key = (main, other)
        if key not in self._near:
            self._near[key] = contrast(main, other) < NEAR
        return self._near[key]

    def _line(self, back: Colour) -> Colour:
        if back in (self.palette.land, self.palette.sea):
            return self.palette.land_line
        return blend(back, self.palette.ink_on(back), 0.7)

    def _ink(self, fore: Colour, back: Colour) -> Ink:
        key = (fore, back)
        if key not in self._inks:
            self._inks[key] = Ink(fore, back)
        return self._inks[key]
