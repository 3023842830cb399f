"""The lines below a map: what colours and hatching mean, what is selected, who holds what.

Sentences for people; it knows the situation and a palette and places nothing on the map.
"""

from collections.abc import Iterable, Sequence

import attrs
from rich.cells import cell_len, set_cell_size

from wargame.prose.text import _, signed
from wargame.tui.cartography.atlas import Atlas, Figure, Layer, Place, Situation
from wargame.tui.cartography.palette import Ink, Palette
from wargame.tui.cartography.scale import sample, steps

SIGNS = "◆●▲■▼★"
"""What marks are drawn as, in the order in which the map names what it can mark."""
APART = "\N{BOX DRAWINGS LIGHT DIAGONAL CROSS}"
_GAP = "  "


@attrs.frozen
class Run:
    """Characters drawn in one way."""

    text: str
    ink: Ink


Line = tuple[Run, ...]


def number(layer: Layer, figure: Figure | None) -> str:
    """Return a place's number as its label shows it: `-2`, `+1`, ` 3`, ` ?`, or nothing."""
    if figure is None:
        return ""
    if figure.value is None:
        return " ?"
    return f"{_figure(layer, figure.value):>2}"


def signs(situation: Situation) -> dict[str, str]:
    """Return the sign of each mark that holds anywhere; the last one stands for all that follow."""
    kinds = {mark.name: mark.kind for mark in situation.marks}
    return {name: SIGNS[min(kind, len(SIGNS) - 1)] for name, kind in kinds.items()}


def fitted(pieces: Iterable[Run], width: int, back: Ink) -> Line:
    """Return a line of exactly `width` cells: what does not fit is cut, the rest is blank."""
    found, left = [], width
    for piece in pieces:
        text = piece.text
        if cell_len(text) > left:
            text = set_cell_size(text, max(0, left - 1)) + "…" if left else ""
        if text:
            found.append(Run(text, piece.ink))
            left -= cell_len(text)
    return (*found, Run(" " * left, back)) if left else tuple(found)


def wrapped(pieces: Iterable[Line], width: int, most: int) -> tuple[list[Run], ...]:
    """Return pieces in at most so many lines, none of them parted; the last is as long as it
    comes.
    """
    lines: list[list[Run]] = [[]]
    left = width
    for piece in pieces:
        wide = _wide(piece)
        if lines[-1] and wide > left and len(lines) < most:
            lines.append([])
            left = width
        lines[-1] += piece
        left -= wide
    return tuple(line for line in lines[:most] if line)


def fits(lines: Sequence[Iterable[Run]], room: int, width: int) -> bool:
    """Whether so many lines of so many cells have room for some."""
    return len(lines) <= room and all(_wide(line) <= width for line in lines)


def _wide(line: Iterable[Run]) -> int:
    return sum(cell_len(run.text) for run in line)


@attrs.frozen
class Legend:
    """Writes the lines below one map."""

    atlas: Atlas
    situation: Situation
    layer: Layer | None
    palette: Palette
    regions: frozenset[int]
    """Those that can be seen."""

    @property
    def back(self) -> Ink:
        return Ink(self.palette.text, self.palette.panel)

    def lines(
        self, selected: int | None, room: int, width: int, *, still: bool = False
    ) -> tuple[Line, ...]:
        """Return `room` lines: the selected place first, then the scale, then all else. On a
        `still` map no place is told of, and what has no room is not cut: `key` has all of it.
        """
        if still:
            return self._filled(self._still(room, width), room, width)
        scale = [run for piece in self._scale(width) for run in piece]
        if room == 1:
            one = scale if selected is None else wrapped(self._selected(selected), width, 1)[0]
            return self._filled([one], room, width)
        # What is told of the place may take what is left over by all else.
        least = min(2 + (selected is not None and room > 3), room)
        below = wrapped(self._below(), width, max(0, room - least))
        place = wrapped(self._selected(selected), width, room - 1 - len(below))
        return self._filled([*place, scale, *below], room, width)

    def _filled(self, lines: Iterable[Iterable[Run]], room: int, width: int) -> tuple[Line, ...]:
        """The first of some lines, and blank ones for the rest of the room."""
        found = [fitted(line, width, self.back) for line in lines][:room]
        return (*found, *[fitted((), width, self.back)] * (room - len(found)))

    # ---- a still map

    def holds(self, room: int, width: int) -> bool:
        """Whether so many lines on a still map have room for all there is to tell."""
        return fits(self._whole(self._scale(width), self._below(), width), room, width)

    def key(self, width: int) -> tuple[Line, ...]:
        """Return all there is to tell: the scale, then a line for each region and each mark; one
        that is longer than `width` is as long as it comes.
        """
        scale = self._scale(width)
        told = (*wrapped(scale, width, len(scale)), *self._below())
        return tuple(fitted(line, max(width, _wide(line)), self.back) for line in told)

    def _still(self, room: int, width: int) -> list[list[Run]]:
        """The scale and all else; where there is no room for all, as much as there is, and that
        there is more.
        """
        scale, below = self._scale(width), self._below()
        lines = self._whole(scale, below, width)
        if fits(lines, room, width):
            return lines
        more = (self._said(" " + _("… all signs: next page"), quiet=True),)
        found = [(scale, [*below[:count], more]) for count in range(len(below), -1, -1)]
        found += [([*scale[:count], more], []) for count in range(len(scale), 0, -1)]
        tried = (self._whole(some, others, width) for some, others in found)
        return next((lines for lines in tried if fits(lines, room, width)), lines)

    def _whole(self, scale: list[Line], below: list[Line], width: int) -> list[list[Run]]:
        return [*wrapped(scale, width, len(scale)), *wrapped(below, width, len(below))]

    def _below(self) -> list[Line]:
        return [*self._regions(), *self._marks()]

    def _said(self, text: str, *, bold: bool = False, quiet: bool = False) -> Run:
        colour = self.palette.quiet if quiet else self.palette.text
        return Run(text, Ink(colour, self.palette.panel, bold, dim=quiet and self.palette.plain))

    def plate(self, step: int | None, *, signed: bool) -> Ink:
        """Return how text on a place's own colour is drawn; None for an unknown number."""
        back = self.palette.unknown if step is None else self.palette.at(step, signed=signed)
        return Ink(self.palette.ink_on(back), back)

    # ---- the scale

    def _scale(self, width: int) -> list[Line]:
        """Its name, then each step."""
        layer = self.layer
        if layer is None:
            return [(self._said(" " + _("Nothing colours this map."), quiet=True),)]
        found: list[Line] = [(self._said(f" {layer.name}", bold=True), self._said(" "))]
        known = steps(layer)
        wide = [_between(layer, low, high) for _at, low, high in known]
        room = width - cell_len(layer.name) - 2
        swatch = 2 if sum(len(text) + 4 for text in wide) <= room else 1
        for (at, _low, _high), text in zip(known, wide, strict=True):
            look = sample(at, signed=layer.signed)[:swatch]
            plate = self.plate(at, signed=layer.signed)
            swatch_of = Run(look, self.palette.hatching(at, signed=layer.signed))
            found.append((swatch_of, Run(f"{text} ", plate), self._said(" ")))
        if any(figure.value is None for figure in layer.figures):
            text = _("{sign} as far as you know").format(sign="?")
            found.append((Run(f" {text} ", self.plate(None, signed=False)),))
        return found

    # ---- the selected place

    def _selected(self, selected: int | None) -> list[Line]:
        place = next((p for p in self.atlas.places if p.index == selected), None)
        if place is None:
            hint = _("Arrows or a click select a place; z zooms, t changes the colouring.")
            return [(self._said(f" {hint}", quiet=True),)]
        name = [self._said(f" ▸{place.name}", bold=True)]
        if place.code != place.name.upper():
            name.append(self._said(f" {place.code}", quiet=True))
        found = [tuple(name), *((self._said(_GAP + text),) for text in self._told(place))]
        names = [mark.name for mark in self.situation.marks if mark.place == place.index]
        known = signs(self.situation)
        found += [(self._said(f"{_GAP}{known[name]} {name}"),) for name in names]
        return found

    def _told(self, place: Place) -> list[str]:
        """The place's numbers in words: the one that colours the map first."""
        layers = sorted(self.situation.layers, key=lambda layer: layer != self.layer)
        found = []
        for layer in layers:
            figure = layer.figure(place.index)
            if figure is not None:
                found.append(told(layer, figure))
        return found

    # ---- regions and marks

    def _regions(self) -> list[Line]:
        found: list[Line] = []
        for index, region in enumerate(self.atlas.regions):
            if index not in self.regions:
                continue
            hold = next((h for h in self.situation.holds if h.region == index), None)
            apart = hold is None or hold.apart
            figure = self.layer.figure(region.parent) if self.layer else None
            back = self.palette.unknown
            if self.layer is not None and figure is not None:
                back = self.palette.of(self.layer, figure.value)
            back = self.palette.apart(back) if apart else back
            look = Ink(self.palette.ink_on(back), back, bold=True)
            sign = APART * 2 if apart else "──"
            said = f"{region.name}: {hold.said}" if hold and hold.said else region.name
            found.append((self._said(" "), Run(sign, look), self._said(f" {said} ")))
        return found

    def _marks(self) -> list[Line]:
        return [
            (self._said(f" {sign} {name} ", quiet=True),)
            for name, sign in signs(self.situation).items()
        ]


def told(layer: Layer, figure: Figure) -> str:
    """Return a number in words: `Trust 3 (firm)`."""
    if figure.value is None:
        band = figure.said or _("unknown")
        return _("{name} {band}, as far as you know").format(name=layer.name, band=band)
    value = _figure(layer, figure.value)
    if figure.said:
        return _("{name} {value} ({level})").format(name=layer.name, value=value, level=figure.said)
    return _("{name} {value}").format(name=layer.name, value=value)


def _figure(layer: Layer, value: int) -> str:
    """A number with its sign where it may have one; zero has none."""
    return signed(value) if layer.signed and value else str(value)


def _between(layer: Layer, low: int, high: int) -> str:
    first, last = (_figure(layer, value) for value in (low, high))
    return first if low == high else f"{first}…{last}"
