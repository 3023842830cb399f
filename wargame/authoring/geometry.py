"""The outlines of a map: a file of GeoJSON (RFC 7946) as plain values, every mistake in it named.

It knows longitudes and latitudes and which feature has which id; it draws nothing, and no rule of a
game rests on it.
"""

import json
import re
from collections.abc import Iterable, Iterator

import attrs

from wargame.authoring.diagnostics import Diagnostics, Mark, did_you_mean
from wargame.authoring.merge import Drawing, Tree, retell
from wargame.authoring.values import degrees
from wargame.authoring.yaml12 import Path
from wargame.core.scenario import Map, Place, Point
from wargame.language import N_, _, counted

MOST_POINTS = 100_000
_COLLECTION = '`{"type": "FeatureCollection", "features": [...]}`'
_PLACES = "`places: {bay: BAY}`"
_BROKEN = (
    N_("Expecting value"),
    N_("Expecting ',' delimiter"),
    N_("Expecting ':' delimiter"),
    N_("Expecting property name enclosed in double quotes"),
    N_("Illegal trailing comma before end of array"),
    N_("Illegal trailing comma before end of object"),
    N_("Extra data"),
    N_("Unterminated string starting at"),
    N_("Invalid control character at"),
)
"""What Python's reader of JSON says most often."""
_MOST_TOLD = 20
"""Features of which mistakes are told; the others are likely to have the same ones."""

Ring = tuple[Point, ...]
"""A closed line: the last point is the first."""
Polygon = tuple[Ring, ...]
"""The outer ring and its holes; in which order makes no difference to what is inside."""


@attrs.frozen
class Feature:
    """A named part of the earth."""

    id: str
    """Empty where the file gives none."""
    name: str
    polygons: tuple[Polygon, ...]
    label: Point | None = None
    """Where its name may stand."""
    part_of: str = ""
    """The feature that it lies in; it is drawn only where a scenario asks for it."""


@attrs.frozen
class Geometry:
    """All outlines of a map."""

    features: tuple[Feature, ...]

    def feature(self, id: str) -> Feature | None:
        return next((feature for feature in self.features if feature.id == id), None)


class _BadFeatureError(Exception):
    """A feature that cannot be drawn: a code, what is wrong and what was expected."""

    def __init__(self, code: str, what: str, expected: str) -> None:
        super().__init__(what)
        self.code, self.what, self.expected = code, what, expected


def geometry(text: str, file: str, out: Diagnostics) -> Geometry | None:
    """Read a text of GeoJSON and note its mistakes in `out`; `file` is its name in the marks.

    Returns None where the file as a whole is none; features that cannot be drawn are left out.
    """
    whole = _read(text, file, out)
    if whole is None:
        return None
    listed = whole.get("features") if isinstance(whole, dict) else None
    if not isinstance(whole, dict) or whole.get("type") != "FeatureCollection":
        listed = None
    if not isinstance(listed, list) or not listed:
        what = _("This is JSON, but no GeoJSON with features.")
        remedy = _("{example} with at least one feature").format(example=_COLLECTION)
        out.error("not-geojson", Mark(file, 1, 1), what, remedy)
        return None
    found: list[Feature] = []
    wrong = points = 0
    for number, entry in enumerate(listed, 1):
        try:
            feature = _feature(entry, {one.id for one in found})
        except _BadFeatureError as error:
            wrong += 1
            if wrong <= _MOST_TOLD:
                where = _where(text, file, entry)
                what = _("{feature}: {what}.").format(
                    feature=_called(entry, number), what=error.what
                )
                out.error(error.code, where, what, error.expected)
            continue
        found.append(feature)
        points += sum(len(ring) for polygon in feature.polygons for ring in polygon)
    if points > MOST_POINTS:
        what = _("The map has {points} points; a terminal shows no more than a few thousand.")
        remedy = _("at most {most}: simplify outlines").format(most=MOST_POINTS)
        out.error("too-large", Mark(file, 1, 1), what.format(points=points), remedy)
        return None
    return Geometry(tuple(found))


def fitting(
    drawn: Map, places: Iterable[Place], drawing: Drawing, tree: Tree, out: Diagnostics
) -> None:
    """Refuse a map whose file is broken, or that speaks of features which the file has not."""
    mistakes = Diagnostics()
    found = geometry(drawing.source.text, drawing.shown, mistakes)
    for one in mistakes.sorted():
        retell(one, out)
    if found is None or mistakes.has_errors:
        return
    known = [feature.id for feature in found.features if feature.id]
    lost = [(path, id) for path, id in _asked(drawn) if id not in known]
    for path, id in lost:
        what = _("The map has no feature `{id}`.").format(id=id)
        out.error("unknown-feature", tree.locate(path), what, did_you_mean(id, known))
    ids = [place.id for place in places]
    if ids and not lost and not any({*features_of(drawn, id)} & {*known} for id in ids):
        remedy = _("`places:` with the feature of each, such as {example}").format(example=_PLACES)
        what = _("No place of the scenario is on this map.")
        out.warn("empty-map", tree.locate(("map",)), what, remedy)


def features_of(drawn: Map, place: str) -> tuple[str, ...]:
    """Return the ids of the features that a place is, or would be if the file had them."""
    outline = next((one for one in drawn.places if one.id == place), None)
    return (outline.feature if outline is not None else ()) or (place,)


def _asked(drawn: Map) -> Iterator[tuple[Path, str]]:
    for outline in drawn.places:
        for feature in outline.feature:
            yield ("map", "places", outline.id, "feature"), feature
    for region in drawn.regions:
        yield ("map", "regions", region.id, "feature"), region.feature or region.id


# ---- the file


def _read(text: str, file: str, out: Diagnostics) -> object | None:
    remedy = _("a GeoJSON file (RFC 7946), as map programs write it")
    try:
        whole: object = json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        mark = Mark(file, error.lineno, error.colno)
        what = _("From here on the file is no JSON: {why}.").format(why=_(error.msg))
        out.error("not-json", mark, what, remedy)
    except RecursionError:
        out.error("not-json", Mark(file, 1, 1), _("The file is nested too deep."), remedy)
    except ValueError as error:
        number = str(error)
        at = _mark(text, file, max(0, text.find(number)))
        what = _("JSON has no such number: {number}.").format(number=number[:20])
        out.error("not-json", at, what, _("finite numbers with few digits"))
    else:
        if whole is None:
            out.error("not-json", Mark(file, 1, 1), _("The file is empty."), remedy)
        return whole
    return None


def _refuse_constant(name: str) -> float:
    raise ValueError(name)


def _called(entry: object, number: int) -> str:
    id = _id(entry) if isinstance(entry, dict) else ""
    if id:
        return _("Feature `{id}`").format(id=id[:40])
    return _("Feature {number}").format(number=number)


def _where(text: str, file: str, entry: object) -> Mark:
    """Return where a feature says its id, else the top of the file."""
    id = _id(entry) if isinstance(entry, dict) else ""
    found = re.search(rf'"id"\s*:\s*"?{re.escape(id)}\b', text) if id else None
    return _mark(text, file, found.start() if found is not None else 0)


def _mark(text: str, file: str, index: int) -> Mark:
    before = text[:index]
    return Mark(file, before.count("\n") + 1, index - before.rfind("\n"))


# ---- features


def _id(entry: dict[object, object]) -> str:
    properties = entry.get("properties")
    own = entry.get("id")
    if own is None and isinstance(properties, dict):
        own = properties.get("id")
    return str(own) if isinstance(own, str | int) and not isinstance(own, bool) else ""


def _feature(entry: object, taken: set[str]) -> Feature:
    if not isinstance(entry, dict) or entry.get("type") != "Feature":
        raise _BadFeatureError("not-geojson", _("this is none"), '`{"type": "Feature", ...}`')
    id, properties = _id(entry), entry.get("properties")
    told = properties if isinstance(properties, dict) else {}
    if id and id in taken:
        raise _BadFeatureError(
            "twice", _("another has the same id"), _("an id of its own for each")
        )
    label = told.get("label")
    spot = None if label is None else _point(label, _("its label"))
    name, part_of = told.get("name"), told.get("parent")
    return Feature(
        id,
        "".join(sign for sign in name if sign.isprintable()) if isinstance(name, str) else "",
        _polygons(entry.get("geometry")),
        spot,
        part_of if isinstance(part_of, str) else "",
    )


def _polygons(shape: object) -> tuple[Polygon, ...]:
    kind = shape.get("type") if isinstance(shape, dict) else None
    if not isinstance(shape, dict) or kind not in ("Polygon", "MultiPolygon"):
        what = _("it has no geometry")
        if isinstance(kind, str):
            what = _("a {kind} cannot be filled").format(kind=kind)
        raise _BadFeatureError("not-a-polygon", what, _("a Polygon or a MultiPolygon"))
    given = shape.get("coordinates")
    polygons = [given] if kind == "Polygon" else given
    if not isinstance(polygons, list) or not all(isinstance(p, list) and p for p in polygons):
        expected = _("a list of rings, each a list of `[longitude, latitude]`")
        what = _("its coordinates are no lists of rings")
        raise _BadFeatureError("not-a-polygon", what, expected)
    return tuple(
        tuple(_ring(ring, k, n) for n, ring in enumerate(polygon, 1))
        for k, polygon in enumerate(polygons, 1)
    )


def _ring(ring: object, polygon: int, number: int) -> Ring:
    where = _("ring {number} of polygon {polygon}").format(number=number, polygon=polygon)
    if not isinstance(ring, list) or len(ring) < 4:
        what = _("{where} has no points").format(where=where)
        if isinstance(ring, list):
            what = counted(
                "{where} has {n} point", "{where} has {n} points", len(ring), where=where
            )
        expected = _("at least 4, the last one the same as the first")
        raise _BadFeatureError("short-ring", what, expected)
    points = tuple(
        _point(point, _("point {number} of {where}").format(number=n, where=where))
        for n, point in enumerate(ring, 1)
    )
    if points[0] != points[-1]:
        expected = _("the first point, {point}, once more at the end").format(point=list(points[0]))
        what = _("{where} is not closed").format(where=where)
        raise _BadFeatureError("open-ring", what, expected)
    return points


def _point(point: object, where: str) -> Point:
    found = degrees(point[:2]) if isinstance(point, list) else ()
    expected = _("longitude and latitude in degrees, such as `[28.8, 47]`")
    if len(found) != 2:
        what = _("{where} is no pair of numbers").format(where=where)
        raise _BadFeatureError("not-a-point", what, expected)
    longitude, latitude = found
    if abs(longitude) > 180 or abs(latitude) > 90:
        swapped = abs(longitude) <= 90 and abs(latitude) <= 180
        remedy = expected
        if swapped:
            remedy = _("{expected}; are the two swapped?").format(expected=expected)
        what = _("{where} lies outside the globe, at {point}").format(
            where=where, point=list(found)
        )
        raise _BadFeatureError("off-the-globe", what, remedy)
    return longitude, latitude
