"""The map of the theatre as a widget: keys and mouse select places, zoom and change the colouring.

It is given an atlas, a situation and a palette, and tells which place was selected; it knows no
engine, and what it draws is the cartographer's.
"""

from functools import lru_cache
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from wargame.prose.text import N_
from wargame.tui.cartography.atlas import Atlas, Box, Situation
from wargame.tui.cartography.drawing import Cartographer, Picture, Request
from wargame.tui.cartography.palette import DARK, Ink, Palette
from wargame.tui.cartography.steering import Direction


class Theatre(Widget, can_focus=True):
    """A map with its legend, in whatever room it is given.

    Arrows lead to the nearest place in their direction, tab goes through all places in turn. A
    place that the zoom does not show is shown in one that does.
    """

    DEFAULT_CSS = "Theatre { width: 1fr; height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "go('left')", N_("West"), show=False),
        Binding("right", "go('right')", N_("East"), show=False),
        Binding("up", "go('up')", N_("North"), show=False),
        Binding("down", "go('down')", N_("South"), show=False),
        Binding("tab", "turn(1)", N_("Next place"), show=False),
        Binding("shift+tab", "turn(-1)", N_("Place before"), show=False),
        Binding("plus,equals_sign", "nearer", N_("Nearer"), key_display="+"),
        Binding("minus", "farther", N_("Farther"), key_display="-"),
        Binding("z", "next_zoom", N_("Zoom")),
        Binding("t", "next_layer", N_("Colouring")),
    ]

    colouring: reactive[int] = reactive(0)
    """Which layer of the situation colours the map; beyond the last it begins again."""
    zoom: reactive[int] = reactive(0)
    selected: reactive[int | None] = reactive(None)
    """A place's index in the scenario."""

    class Selected(Message):
        """A place was selected by key, click or `choose`; `place` is its index in the scenario."""

        def __init__(self, theatre: "Theatre", place: int) -> None:
            super().__init__()
            self.theatre, self.place = theatre, place

        @property
        def control(self) -> "Theatre":
            """The map on which it happened."""
            return self.theatre

    def __init__(
        self,
        atlas: Atlas,
        situation: Situation | None = None,
        palette: Palette = DARK,
        *,
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self.cartographer = Cartographer(atlas)
        self.situation = situation or Situation()
        self.palette = palette
        self._strips: list[Strip] = []
        self._picture: Picture | None = None
        self._drawn = Size(0, 0)

    @property
    def atlas(self) -> Atlas:
        return self.cartographer.atlas

    # ---- what is shown

    def show(self, situation: Situation) -> None:
        """Show a new situation; what is selected and how it is coloured stay."""
        self.situation = situation
        self._redraw()

    def paint(self, palette: Palette) -> None:
        """Show the map in the colours of another theme."""
        self.palette = palette
        self._redraw()

    def request(self) -> Request:
        """Return what the widget draws now."""
        width, height = self.size
        return Request(
            self.situation, self.palette, width, height, self.colouring, self.zoom, self.selected
        )

    def _redraw(self) -> None:
        self._picture = None
        self.refresh()

    def watch_colouring(self) -> None:
        self._redraw()

    def watch_zoom(self) -> None:
        self._redraw()

    def watch_selected(self) -> None:
        self._redraw()

    def render_line(self, y: int) -> Strip:
        """Return a line of the picture, which is drawn when its first line is asked for."""
        if self._picture is None or self._drawn != self.size:
            self._drawn = self.size
            self._picture = self.cartographer.picture(self.request())
            self._strips = [
                Strip([Segment(run.text, style_of(run.ink)) for run in line], self.size.width)
                for line in self._picture.lines
            ]
        if y < len(self._strips):
            return self._strips[y]
        return Strip.blank(self.size.width, Style.null())

    # ---- what is selected

    def choose(self, place: int) -> None:
        """Select a place, by its index in the scenario, show it and tell of it."""
        self.selected = place
        if not self.cartographer.in_view(self.request(), place):
            self.zoom = self._zoom_with(place)
        self.post_message(self.Selected(self, place))

    def action_go(self, direction: Direction) -> None:
        """Select the nearest place in a direction; without a selection, the first."""
        at = self._position()
        if at is None:
            self.action_turn(1)
            return
        to = self.cartographer.leads(self.request())[at].get(direction)
        if to is not None:
            self.choose(self.atlas.places[to].index)

    def action_turn(self, by: int) -> None:
        """Select the next place of the scenario, or the one before."""
        places = self.atlas.places
        if not places:
            return
        at = self._position()
        start = (-1 if by > 0 else 0) if at is None else at
        self.choose(places[(start + by) % len(places)].index)

    def on_click(self, event: events.Click) -> None:
        """Select what was clicked on."""
        found = self._picture.place_at(event.x, event.y) if self._picture else None
        if found is not None:
            self.choose(found)

    def _position(self) -> int | None:
        found = (k for k, place in enumerate(self.atlas.places) if place.index == self.selected)
        return next(found, None)

    # ---- zooms and colouring

    def action_next_zoom(self) -> None:
        """Show the next zoom; after the last, the first."""
        if self.atlas.zooms:
            self.zoom = (self.zoom + 1) % len(self.atlas.zooms)

    def action_next_layer(self) -> None:
        """Colour by the next layer; after the last, the first."""
        if self.situation.layers:
            self.colouring = (self.colouring + 1) % len(self.situation.layers)

    def action_nearer(self) -> None:
        """Show the largest of the smaller zooms inside this one, with the selected place if one
        has it.
        """
        self._by_size(-1)

    def action_farther(self) -> None:
        """Show the smallest of the larger zooms around this one, with the selected place if one
        has it.
        """
        self._by_size(1)

    def _by_size(self, sign: int) -> None:
        sizes = self._sizes()
        if not sizes:
            return
        here = self.zoom % len(sizes)
        found = [k for k, size in enumerate(sizes) if (size - sizes[here]) * sign > 0]
        # A smaller map of another part of the world is no closer look at this one.
        boxes = [zoom.box for zoom in self.atlas.zooms]
        found = [
            k for k in found if _shared(boxes[here], boxes[k]) * 2 > min(sizes[here], sizes[k])
        ]
        if self.selected is not None:
            found = [k for k in found if self._holds(k, self.selected)] or found
        if found:
            self.zoom = min(found, key=lambda k: sizes[k] * sign)

    def _zoom_with(self, place: int) -> int:
        """The smallest zoom that shows a place, else the present one.

        Those in whose box it lies are looked at first: a look draws the zoom.
        """
        sizes = self._sizes()
        order = sorted(range(len(sizes)), key=lambda k: (not self._holds(k, place), sizes[k]))
        return next((k for k in order if self._sees(k, place)), self.zoom)

    def _sizes(self) -> list[float]:
        boxes = [zoom.box for zoom in self.atlas.zooms]
        return [(east - west) * (north - south) for west, south, east, north in boxes]

    def _holds(self, zoom: int, place: int) -> bool:
        """Whether the middle of a place lies in a zoom's box."""
        west, south, east, north = self.atlas.zooms[zoom].box
        found = next(one for one in self.atlas.places if one.index == place)
        points = [found.label] if found.label else [p for s in found.polygons for p in s[0]]
        xs, ys = [x for x, _y in points], [y for _x, y in points]
        if not points:
            return False
        return west <= (min(xs) + max(xs)) / 2 <= east and south <= (min(ys) + max(ys)) / 2 <= north

    def _sees(self, zoom: int, place: int) -> bool:
        width, height = self.size
        wanted = Request(self.situation, self.palette, width, height, zoom=zoom)
        return self.cartographer.in_view(wanted, place)


def _shared(one: Box, other: Box) -> float:
    """How much of the world two boxes have in common, in square degrees."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return max(0.0, wide) * max(0.0, high)


@lru_cache(4096)
def style_of(ink: Ink) -> Style:
    """A style of rich; never None, which the filter for NO_COLOR cannot take."""
    return Style(
        color=ink.fore or None,
        bgcolor=ink.back or None,
        bold=ink.bold,
        dim=ink.dim,
        reverse=ink.reverse,
    )
