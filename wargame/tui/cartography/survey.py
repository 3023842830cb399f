"""From a scenario, its outlines and a reader's view to what a map is drawn from.

What the reader may not know is not in the view and so not on the map. It draws nothing.
"""

from collections.abc import Iterable, Sequence

from wargame.authoring.geometry import Feature, Geometry, features_of
from wargame.core import scenario as model
from wargame.core.view import DialView
from wargame.prose.text import _, labelled
from wargame.tui.cartography.atlas import (
    Atlas,
    Box,
    Figure,
    Hold,
    Land,
    Layer,
    Mark,
    Place,
    Polygon,
    Region,
    Situation,
    Zoom,
)

_ELSEWHERE = ("world", "seat", "pair")
_MARGIN = 0.06
"""Room left around all places, as a share of their breadth."""


def atlas_of(scenario: model.Scenario, geometry: Geometry | None) -> Atlas:
    """Return what stays the same of a scenario's map; without outlines all places are listed."""
    drawn = scenario.map
    own = {outline.id: outline for outline in drawn.places} if drawn else {}
    features = {f.id: f for f in geometry.features if f.id} if geometry else {}
    names = codes(scenario.places, {id: outline.code for id, outline in own.items()})
    places = []
    for index, place in enumerate(scenario.places):
        asked = features_of(drawn, place.id) if drawn else ()
        shapes = [features[id] for id in asked if id in features]
        polygons = tuple(polygon for shape in shapes for polygon in shape.polygons)
        spot = shapes[0].label if shapes else None
        if place.id in own and own[place.id].label is not None:
            spot = own[place.id].label
        name = place.name or labelled(place.id)
        places.append(Place(index, name, names[index], polygons, spot))
    if drawn is None or geometry is None:
        return Atlas(tuple(places))
    regions = tuple(_regions(drawn, scenario, features))
    used = {id for place in scenario.places for id in features_of(drawn, place.id)}
    land = tuple(_land(f) for f in geometry.features if f.id not in used and not f.part_of)
    zooms = _zooms(drawn, [p.polygons for p in places if p.polygons])
    return Atlas(tuple(places), regions, land, zooms)


def situation_of(scenario: model.Scenario, dials: Iterable[DialView]) -> Situation:
    """Return what a view tells of places; tracks and flags as the map names them, else all.

    `dials` are of a view whose levels and bands go by their names.
    """
    seen = list(dials)
    drawn = scenario.map
    named: tuple[model.Track | model.Flag, ...] = (*scenario.tracks, *scenario.flags)
    shown = [dial.id for dial in named if dial.of not in _ELSEWHERE and not dial.hidden]
    layers = [_layer(id, seen) for id in (drawn.colour if drawn else ()) or shown]
    holders = {region.held_by for region in drawn.regions} if drawn else set()
    flags = [flag.id for flag in scenario.flags if flag.id in shown and flag.id not in holders]
    marks = [
        Mark(dial.owner, dial.name, kind)
        for kind, id in enumerate((drawn.marks if drawn else ()) or flags)
        for dial in seen
        if dial.id == id and dial.kind == "flag" and dial.value
    ]
    return Situation(
        tuple(layer for layer in layers if layer is not None),
        tuple(marks),
        tuple(_holds(drawn, scenario, seen)) if drawn else (),
    )


def _layer(id: str, seen: Sequence[DialView]) -> Layer | None:
    own = [dial for dial in seen if dial.id == id and dial.owner >= 0]
    if not own:
        return None
    figures = tuple(Figure(d.owner, d.value, d.level or d.band) for d in own)
    return Layer(id, own[0].name, own[0].low, own[0].high, figures)


# ---- regions


def _regions(
    drawn: model.Map, scenario: model.Scenario, features: dict[str, Feature]
) -> Iterable[Region]:
    ids = [place.id for place in scenario.places]
    for region in drawn.regions:
        feature = features.get(region.feature or region.id)
        parent = ids.index(region.of) if region.of in ids else -1
        yield Region(
            region.name or labelled(region.id), parent, feature.polygons if feature else ()
        )


def _holds(drawn: model.Map, scenario: model.Scenario, seen: Sequence[DialView]) -> Iterable[Hold]:
    ids = [place.id for place in scenario.places]
    for index, region in enumerate(drawn.regions):
        parent = ids.index(region.of) if region.of in ids else -1
        dial = next(
            (d for d in seen if d.id == region.held_by and d.owner in (parent, -1)),
            None,
        )
        if dial is None:
            continue
        if dial.kind != "flag":
            level = dial.level or dial.band or str(dial.value)
            yield Hold(index, True, _("{name}: {level}").format(name=dial.name, level=level))
        elif dial.value:
            yield Hold(index, True, dial.name)
        else:
            place = scenario.places[parent]
            name = place.name or labelled(place.id)
            yield Hold(index, False, _("one with {place}").format(place=name))


# ---- land and zooms


def _land(feature: Feature) -> Land:
    return Land(feature.name, feature.polygons, feature.label)


def _zooms(drawn: model.Map, outlines: Sequence[tuple[Polygon, ...]]) -> tuple[Zoom, ...]:
    whole = drawn.projection
    found = tuple(
        Zoom(
            zoom.name or labelled(zoom.id),
            zoom.box,
            whole.meridian if zoom.projection.meridian is None else zoom.projection.meridian,
            zoom.projection.parallels or whole.parallels,
        )
        for zoom in drawn.zooms
    )
    if found or not outlines:
        return found
    return (Zoom(_("The whole map"), _around(outlines), whole.meridian, whole.parallels),)


def _around(outlines: Sequence[tuple[Polygon, ...]]) -> Box:
    """Return the box that holds all outlines, with a margin."""
    points = [
        point for shape in outlines for polygon in shape for ring in polygon for point in ring
    ]
    xs, ys = [x for x, _y in points], [y for _x, y in points]
    # A single point, or a line, still needs a box that has an inside.
    wide, high = max(0.1, max(xs) - min(xs)) * _MARGIN, max(0.1, max(ys) - min(ys)) * _MARGIN
    return (
        max(-180.0, min(xs) - wide),
        max(-90.0, min(ys) - high),
        min(180.0, max(xs) + wide),
        min(90.0, max(ys) + high),
    )


# ---- codes


def codes(places: Sequence[model.Place], given: dict[str, str]) -> tuple[str, ...]:
    """Return a short code for each place: the one given, else the first letters of its name.

    Where two begin alike, later letters or numbers tell them apart.
    """
    taken = {code for code in given.values() if code}
    found = []
    for place in places:
        code = given.get(place.id) or next(
            one for one in _candidates(place.name or place.id) if one not in taken
        )
        taken.add(code)
        found.append(code)
    return tuple(found)


def _candidates(name: str) -> Iterable[str]:
    letters = "".join(sign for sign in name if sign.isalnum()).upper() or "X"
    yield letters[:2]
    yield letters[:3]
    yield from (letters[0] + letter for letter in letters[2:])
    number = 1
    while True:
        yield f"{letters[0]}{number}"
        number += 1
