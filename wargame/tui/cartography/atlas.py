"""What a map is drawn from: the outlines that never change, and what is told of them at a moment.

Plain values without behaviour. Longitudes and latitudes are in degrees, places go by their index in
the scenario.
"""

import attrs

Point = tuple[float, float]
Box = tuple[float, float, float, float]
Polygon = tuple[tuple[Point, ...], ...]
"""Closed rings; what an odd number of them surrounds is inside."""


@attrs.frozen
class Place:
    """A place of the game. Without polygons it is listed beside the map."""

    index: int
    name: str
    code: str
    polygons: tuple[Polygon, ...] = ()
    label: Point | None = None


@attrs.frozen
class Region:
    """A part of a place that is drawn over it."""

    name: str
    parent: int
    polygons: tuple[Polygon, ...]


@attrs.frozen
class Land:
    """Land that is no place of the game."""

    name: str
    polygons: tuple[Polygon, ...]
    label: Point | None = None


@attrs.frozen
class Zoom:
    """A part of the map with its projection; what is None fits the box."""

    name: str
    box: Box
    meridian: float | None = None
    parallels: Point | None = None


@attrs.frozen
class Atlas:
    """Everything of a map that stays the same during a game."""

    places: tuple[Place, ...]
    regions: tuple[Region, ...] = ()
    land: tuple[Land, ...] = ()
    zooms: tuple[Zoom, ...] = ()
    """The first is shown first; none where nothing has an outline."""


@attrs.frozen
class Figure:
    """A number of a place as the reader knows it: itself, or None with the band it lies in."""

    place: int
    value: int | None
    said: str = ""
    """What the value or the band is called."""


@attrs.frozen
class Layer:
    """A track or flag by which the map is coloured. Places without a figure stay blank."""

    id: str
    name: str
    low: int
    high: int
    figures: tuple[Figure, ...]

    def figure(self, place: int) -> Figure | None:
        return next((figure for figure in self.figures if figure.place == place), None)

    @property
    def signed(self) -> bool:
        """Whether it has a negative side."""
        return self.low < 0


@attrs.frozen
class Mark:
    """Something that holds of a place, such as a flag."""

    place: int
    name: str
    kind: int = 0
    """Which of the things that the map can mark it is, so that its sign is the same all game."""


@attrs.frozen
class Hold:
    """Who has a region: whether it is held apart from its parent, and in words why."""

    region: int
    apart: bool
    said: str = ""


@attrs.frozen
class Situation:
    """What the map tells at one moment."""

    layers: tuple[Layer, ...] = ()
    marks: tuple[Mark, ...] = ()
    holds: tuple[Hold, ...] = ()
