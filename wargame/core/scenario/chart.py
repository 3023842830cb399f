"""How a scenario's places are drawn, as written: the map's file, whose outline is whose, views.

It names the file and never holds what stands in it: no rule reads a map.
"""

import attrs

from wargame.core.scenario.world import Ids

Point = tuple[float, float]
"""Degrees of longitude east and latitude north."""
Box = tuple[float, float, float, float]
"""West, south, east, north in degrees."""


@attrs.frozen(kw_only=True)
class Outline:
    """Which features of the file are a place; its own id where nothing is said."""

    id: str
    feature: Ids = ()
    code: str = ""
    """What the place is called where there is little room."""
    label: Point | None = None
    """Where its label stands, if not where the file has it."""


@attrs.frozen(kw_only=True)
class Region:
    """A part of a place that is drawn apart from it."""

    id: str
    name: str = ""
    of: str
    feature: str = ""
    held_by: str = ""
    """The track or flag that tells who holds it; it is held apart for good where none does."""


@attrs.frozen(kw_only=True)
class Projection:
    """An equidistant conic: what is not given is worked out from the box that is shown."""

    meridian: float | None = None
    """The longitude that stands upright."""
    parallels: Point | None = None
    """The two latitudes that are true to scale, the southern one first."""


@attrs.frozen(kw_only=True)
class Zoom:
    """A named part of the map that can be shown alone."""

    id: str
    name: str = ""
    box: Box
    projection: Projection = Projection()


@attrs.frozen(kw_only=True)
class Map:
    """The map of a scenario. The first zoom is shown first; without any, all places are."""

    file: str
    colour: Ids = ()
    """Tracks and flags of places by which it may be coloured; all of them where none is named."""
    marks: Ids = ()
    """Flags of places that are drawn as small signs; all of them where none is named."""
    places: tuple[Outline, ...] = ()
    regions: tuple[Region, ...] = ()
    zooms: tuple[Zoom, ...] = ()
    projection: Projection = Projection()
