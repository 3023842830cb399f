"""The largest map there is: every country of the theatre a place, with figures made up by rule."""

from functools import cache

from wargame import resources
from wargame.authoring.diagnostics import Diagnostics
from wargame.authoring.geometry import geometry
from wargame.tui.cartography.atlas import (
    Atlas,
    Figure,
    Hold,
    Land,
    Layer,
    Mark,
    Place,
    Region,
    Situation,
    Zoom,
)


@cache
def atlas() -> Atlas:
    text = (resources.scenarios_dir() / "rulebook" / "theatre.geojson").read_text("utf-8")
    found = geometry(text, "theatre.geojson", Diagnostics())
    assert found is not None
    countries = [f for f in found.features if f.name and not f.part_of]
    ids = [country.id for country in countries]
    return Atlas(
        tuple(
            Place(k, one.name, one.id, one.polygons, one.label) for k, one in enumerate(countries)
        ),
        tuple(
            Region(one.name, ids.index(one.part_of), one.polygons)
            for one in found.features
            if one.part_of
        ),
        tuple(Land("", one.polygons) for one in found.features if not one.name),
        (
            Zoom("The theatre", (17, 37, 76, 62)),
            Zoom("The south-east", (13, 39, 30, 48.5)),
            Zoom("The mountains", (38.5, 38.5, 50.5, 44)),
        ),
    )


def situation(turn: int = 0) -> Situation:
    places = range(len(atlas().places))
    signed = tuple(Figure(k, (k * 7 + turn * 3) % 11 - 5) for k in places)
    amounts = tuple(Figure(k, (k * 5 + turn) % 6) for k in places)
    doubtful = tuple(Figure(k, None, "few") for k in places)
    return Situation(
        (
            Layer("standing", "Standing", -5, 5, signed),
            Layer("strength", "Strength", 0, 5, amounts),
            Layer("plots", "Plots", 0, 3, doubtful),
        ),
        tuple(Mark(k, "Unrest") for k in places if k % 7 == turn % 7),
        (Hold(0, False, "one with its parent"), Hold(1, True, "held apart")),
    )
