"""From degrees to the pixels of a screen: an equidistant conic projection, fitted to a box.

Formulas: J. P. Snyder, Map Projections, A Working Manual (USGS 1395), chapter 16, on a sphere of
radius 1.
"""

import math
from collections.abc import Callable

import attrs

from wargame.tui.cartography.atlas import Point, Zoom

Project = Callable[[float, float], Point]
"""Longitude and latitude in degrees to x, eastward, and y, southward."""

_FLAT = 1e-6
_SAMPLES = 16


def conic(meridian: float, south: float, north: float) -> Project:
    """Return the projection with this upright meridian and these true parallels, in degrees.

    Parallels at the same distance from the equator make no cone: then it is a plain grid.
    """
    phi1, phi2 = math.radians(south), math.radians(north)
    bend = math.sin(phi1)
    if abs(phi2 - phi1) > _FLAT:
        bend = (math.cos(phi1) - math.cos(phi2)) / (phi2 - phi1)
    if abs(bend) < _FLAT:
        narrow = math.cos(phi1)
        return lambda lon, lat: (math.radians(lon - meridian) * narrow, -math.radians(lat))
    tip = math.cos(phi1) / bend + phi1

    def project(lon: float, lat: float) -> Point:
        radius, angle = tip - math.radians(lat), bend * math.radians(lon - meridian)
        return radius * math.sin(angle), radius * math.cos(angle)

    return project


def projection_of(zoom: Zoom) -> Project:
    """Return a zoom's projection; what it leaves open is worked out from its box."""
    west, south, east, north = zoom.box
    meridian = (west + east) / 2 if zoom.meridian is None else zoom.meridian
    # A sixth from the edges: the usual rule for parallels that spread the distortion evenly.
    inset = (north - south) / 6
    low, high = (south + inset, north - inset) if zoom.parallels is None else zoom.parallels
    return conic(meridian, low, high)


@attrs.frozen
class Frame:
    """A window of so many square pixels on a projected plane."""

    project: Project
    scale: float
    left: float
    top: float

    def at(self, point: Point) -> Point:
        """Return where a place on earth lies, in pixels from the upper left corner."""
        x, y = self.project(*point)
        return (x - self.left) * self.scale, (y - self.top) * self.scale


def framed(zoom: Zoom, width: int, height: int) -> Frame:
    """Return the window in which the zoom's box is as large as it can be, and in the middle."""
    project = projection_of(zoom)
    west, south, east, north = zoom.box
    edge = []
    for k in range(_SAMPLES + 1):
        lon, lat = west + (east - west) * k / _SAMPLES, south + (north - south) * k / _SAMPLES
        edge += [project(lon, south), project(lon, north), project(west, lat), project(east, lat)]
    xs, ys = [x for x, _ in edge], [y for _, y in edge]
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    scale = min(width / wide, height / high)
    left = min(xs) - (width / scale - wide) / 2
    top = min(ys) - (height / scale - high) / 2
    return Frame(project, scale, left, top)
