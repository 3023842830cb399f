"""From a game to its map: names, codes, colours, and nothing that the reader may not know."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.authoring.small import spoilt, written
from tests.authoring.test_map import SQUARE, collection, feature
from wargame.authoring.load import Loaded, find, in_languages, load
from wargame.core import scenario as model
from wargame.core.dice import Seed
from wargame.core.engine.engine import Engine
from wargame.core.view import Reader, control_reader, seat_reader, view
from wargame.tui.cartography.atlas import Atlas, Figure, Hold, Situation
from wargame.tui.cartography.survey import atlas_of, codes, situation_of


def read(loaded: Loaded, reader: Reader | None = None) -> Situation:
    engine = Engine(loaded.game)
    state = engine.start(Seed(1, 1)).state
    shown = view(engine, state, (), reader or control_reader(loaded.game))
    return situation_of(loaded.scenario, shown.dials)


def of(loaded: Loaded) -> Atlas:
    return atlas_of(loaded.scenario, loaded.geometry())


def small(folder: Path, section: str, *changes: tuple[str, str]) -> Loaded:
    marsh = feature("marsh") | {"properties": {"parent": "cape"}}
    features = collection(feature("BAY"), feature("cape"), feature("hills"), marsh)
    written(folder, features, "shore.geojson")
    return load(written(folder, spoilt(*changes, add=f"map: {section}\n")))


def test_the_short_game_shows_its_country_with_the_region_in_it() -> None:
    loaded = load(find("transnistria"))
    atlas, shown = of(loaded), read(loaded)

    (place,) = atlas.places
    assert (place.name, place.code) == ("Moldova", "MD")
    assert place.polygons
    assert [(region.name, region.parent) for region in atlas.regions] == [("Transnistria", 0)]
    assert [zoom.name for zoom in atlas.zooms] == ["The country", "The Black Sea", "The theatre"]
    assert {"Romania", "Ukraine", ""} <= {land.name for land in atlas.land}
    assert "Crimea" not in {land.name for land in atlas.land}
    assert shown.holds == (Hold(0, True, "Frozen conflict"),)
    assert [layer.id for layer in shown.layers] == [
        "alignment",
        "leverage",
        "resilience",
        "partnership",
    ]


def test_outlines_are_those_of_places_with_the_same_id_where_nothing_is_said() -> None:
    loaded = load(find("islands"))
    atlas = of(loaded)

    assert [place.code for place in atlas.places] == ["AM", "BI", "CO", "DU"]
    assert all(place.polygons for place in atlas.places)
    assert [land.name for land in atlas.land] == ["The mainland"]
    assert len(atlas.zooms) == 1


def test_a_number_that_a_seat_may_not_see_is_not_on_its_map(tmp_path: Path) -> None:
    loaded = small(
        tmp_path,
        "{file: shore.geojson, places: {bay: BAY}}",
        ("trust: {of: coast", "trust: {seen_by: north, of: coast"),
    )

    north, south = (read(loaded, seat_reader(loaded.game, seat)) for seat in (0, 1))

    assert [layer.id for layer in north.layers] == ["trust"]
    assert south == Situation()


def test_a_number_shown_as_bands_is_a_band_on_the_map(tmp_path: Path) -> None:
    blur = "blur: [{to: south, when: tension >= 0, bands: {low: 0, high: 3}}], "
    loaded = small(
        tmp_path, "{file: shore.geojson}", ("trust: {of: coast", f"trust: {{{blur}of: coast")
    )

    (layer,) = read(loaded, seat_reader(loaded.game, 1)).layers

    assert layer.figures == (Figure(0, None, "low"), Figure(1, None, "low"))


@pytest.mark.parametrize(
    ("held", "flags", "expected"),
    [
        (", held_by: truce", "truce: {name: Uneasy truce}", Hold(0, False, "one with Cape")),
        (", held_by: rebels", "{rebels: {of: coast}}", Hold(0, False, "one with Cape")),
        (", held_by: tension", "", Hold(0, True, "Tension: 2")),
        ("", "", None),
    ],
)
def test_a_flag_or_track_tells_who_holds_a_region(
    tmp_path: Path, held: str, flags: str, expected: Hold | None
) -> None:
    section = f"{{file: shore.geojson, regions: {{marsh: {{of: cape{held}}}}}}}"
    change = ("flags: {truce: }", f"flags: {{{flags.strip('{}') + '}' if flags else 'truce: '}}}")
    loaded = small(tmp_path, section, *([change] if flags.startswith("{rebels") else []))

    assert read(loaded).holds == ((expected,) if expected else ())


def test_a_region_is_drawn_over_its_place_and_other_parts_are_not_drawn(tmp_path: Path) -> None:
    atlas = of(small(tmp_path, "{file: shore.geojson, places: {bay: BAY}}"))

    assert atlas.regions == ()
    assert [land.name for land in atlas.land] == ["Hills"]
    assert [place.polygons != () for place in atlas.places] == [True, True]


def test_a_projection_of_the_map_holds_for_zooms_that_have_none(tmp_path: Path) -> None:
    zooms = "zooms: {a: [0, 0, 2, 2], b: {box: [0, 0, 1, 1], projection: {meridian: 7}}}"
    atlas = of(
        small(tmp_path, f"{{file: shore.geojson, projection: {{parallels: [1, 2]}}, {zooms}}}")
    )

    assert [(zoom.meridian, zoom.parallels) for zoom in atlas.zooms] == [
        (None, (1.0, 2.0)),
        (7.0, (1.0, 2.0)),
    ]


def test_a_map_without_zooms_is_drawn_around_its_places(tmp_path: Path) -> None:
    (zoom,) = of(small(tmp_path, "shore.geojson")).zooms
    west, south, east, north = zoom.box

    assert west < min(x for x, _ in SQUARE)
    assert south < min(y for _, y in SQUARE)
    assert east > max(x for x, _ in SQUARE)
    assert north > max(y for _, y in SQUARE)


def test_a_game_without_a_map_lists_its_places(tmp_path: Path) -> None:
    atlas = of(load(written(tmp_path, spoilt())))

    assert [place.name for place in atlas.places] == ["Bay", "Cape"]
    assert atlas.zooms == ()


@given(st.lists(st.text(max_size=6), max_size=60), st.data())
def test_no_two_places_have_the_same_code(names: list[str], data: st.DataObject) -> None:
    places = tuple(model.Place(id=f"p{k}", name=name) for k, name in enumerate(names))
    given_code = {"p0": "P1"} if data.draw(st.booleans()) else {}

    found = codes(places, given_code)

    assert len(set(found)) == len(found) == len(places)
    assert all(found)


def test_codes_are_the_first_letters_of_names_until_they_meet() -> None:
    names = ("Amber", "Amberley", "Amboise", "New Port")

    assert codes([model.Place(id=name, name=name) for name in names], {}) == (
        "AM",
        "AMB",
        "AB",
        "NE",
    )


def test_zooms_and_regions_go_by_their_names_in_the_readers_language(tmp_path: Path) -> None:
    zooms = "zooms: {west: {name: {en: West, fr: Ouest}, box: [0, 0, 1, 1]}}"
    regions = "regions: {marsh: {name: {en: Marsh, fr: Marais}, of: cape}}"
    loaded = small(tmp_path, f"{{file: shore.geojson, {zooms}, {regions}}}")

    for language, names in (("en", ["West", "Marsh"]), ("fr", ["Ouest", "Marais"])):
        atlas = of(in_languages(loaded, language))
        assert [atlas.zooms[0].name, atlas.regions[0].name] == names
