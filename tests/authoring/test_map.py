"""The map of a scenario: its file is found, kept and read only when a map is drawn."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.authoring.small import spoilt, told, written
from wargame.authoring.diagnostics import Diagnostics
from wargame.authoring.geometry import MOST_POINTS, geometry
from wargame.authoring.load import check, find, load, load_sources
from wargame.authoring.yaml12 import MAX_SIZE
from wargame.play.session import Session

SQUARE = [[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]


def feature(id: str, ring: object = SQUARE) -> dict[str, object]:
    shape = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "id": id, "properties": {"name": id.title()}, "geometry": shape}


def collection(*features: object) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features})


def with_map(folder: Path, section: str, name: str = "isles/scenario.yaml") -> Path:
    return written(folder, spoilt(add=f"map: {section}\n"), name)


# ---- where the file lies


def test_a_map_is_one_of_the_sources_and_a_kept_game_draws_it(tmp_path: Path) -> None:
    written(tmp_path, collection(feature("bay"), feature("cape")), "isles/shore.geojson")
    loaded = load(with_map(tmp_path, "shore.geojson").parent)

    kept = load_sources(loaded.sources)

    assert [source.path for source in kept.sources] == [
        "isles/scenario.yaml",
        "isles/shore.geojson",
    ]
    drawn = kept.geometry()
    assert drawn is not None
    assert [one.name for one in drawn.features] == ["Bay", "Cape"]


def test_a_game_opened_elsewhere_has_its_map(tmp_path: Path) -> None:
    file = tmp_path / "game.wargame"
    loaded = load(find("transnistria"))
    Session.create(file, loaded, seed="a seed").close()

    with Session.open(file, read_only=True) as session:
        assert session.loaded.geometry() == loaded.geometry() is not None


def test_a_part_names_its_map_from_where_the_part_lies(tmp_path: Path) -> None:
    written(tmp_path, collection(feature("bay")), "rules/shore.geojson")
    written(tmp_path, "map: shore.geojson\n", "rules/map.yaml")
    text = spoilt(("turns: 3", "turns: 3\ninclude: ../rules/map.yaml"))

    loaded = load(written(tmp_path, text, "isles/scenario.yaml").parent)

    assert loaded.sources[-1].path == "rules/shore.geojson"


def test_a_layout_may_have_another_map_and_a_game_keeps_both(tmp_path: Path) -> None:
    for name in ("one", "two"):
        written(tmp_path, collection(feature("bay")), f"isles/{name}.geojson")
    changes = "second: {change: {map: {file: two.geojson}}}, third: {change: {map: null}}"
    other = f"layouts: {{first: {{}}, {changes}}}"
    folder = written(
        tmp_path, spoilt(add=f"map: {{file: one.geojson}}\n{other}\n"), "isles/scenario.yaml"
    ).parent

    drawings = {name: load(folder, layout=name).drawing for name in ("first", "second", "third")}

    assert {name: drawing and drawing.source.path for name, drawing in drawings.items()} == {
        "first": "isles/one.geojson",
        "second": "isles/two.geojson",
        "third": None,
    }
    assert len(load(folder).sources) == 3


def test_a_scenario_without_a_map_has_no_geometry(tmp_path: Path) -> None:
    assert load(written(tmp_path, spoilt())).geometry() is None


def test_a_kept_game_whose_map_is_broken_can_still_be_opened(tmp_path: Path) -> None:
    """Outlines are looked at when a map is drawn, so an odd one never keeps anybody from a game."""
    written(tmp_path, collection(feature("bay"), feature("cape", SQUARE[:3])), "isles/a.geojson")
    folder = with_map(tmp_path, "a.geojson").parent
    checked = check(folder)
    texts = (folder / "scenario.yaml").read_text("utf-8"), (folder / "a.geojson").read_text("utf-8")
    loaded = load(written(tmp_path, spoilt(), "other/scenario.yaml").parent)
    main, drawing = loaded.sources[0], texts[1]

    kept = load_sources(
        [
            type(main)("isles/scenario.yaml", texts[0]),
            type(main)("isles/a.geojson", drawing),
        ]
    )

    assert [d.code for d in checked.diagnostics] == ["short-ring"]
    drawn = kept.geometry()
    assert drawn is not None
    assert [one.id for one in drawn.features] == ["bay"]


# ---- what is refused


def test_a_file_larger_than_a_map_may_be_is_not_read(tmp_path: Path) -> None:
    written(tmp_path, " " * (MAX_SIZE + 1), "isles/shore.geojson")

    found = told(check(with_map(tmp_path, "shore.geojson").parent))

    assert [line.partition(" ")[2] for line in found] == [
        "too-large: The file of the map is too large."
    ]


def test_a_folder_is_no_map(tmp_path: Path) -> None:
    written(tmp_path, "", "isles/shore.geojson/x")

    found = told(check(with_map(tmp_path, "shore.geojson").parent))

    assert [line.partition(" ")[2] for line in found] == ["not-a-file: The map is no file."]


def test_more_points_than_any_terminal_shows_are_refused() -> None:
    ring = [[0, 0], *([[1, k / MOST_POINTS] for k in range(MOST_POINTS)]), [0, 0]]
    out = Diagnostics()

    assert geometry(collection(feature("bay", ring)), "a.geojson", out) is None
    assert [d.code for d in out.sorted()] == ["too-large"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[" * 100_000,
        '{"type": "FeatureCollection", "features": []}',
        "null",
        "[1, 2]",
        '{"type": "FeatureCollection", "features": {"a": 1}}',
        "1" * 5000,
    ],
)
def test_what_is_no_map_at_all_is_one_mistake(text: str) -> None:
    out = Diagnostics()

    assert geometry(text, "a.geojson", out) is None
    assert len(out.sorted()) == 1


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.integers()
    | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["type", "id", "properties", "geometry", "coordinates", "label", "name", "parent"]
            ),
            inner | st.sampled_from(["Feature", "Polygon", "MultiPolygon"]),
            max_size=5,
        )
    ),
    max_leaves=12,
)


@given(st.lists(JSON, min_size=1, max_size=3))
def test_no_entry_however_odd_is_more_than_a_mistake(entries: list[object]) -> None:
    out = Diagnostics()

    found = geometry(collection(*entries), "a.geojson", out)

    assert found is not None
    assert len(found.features) <= len(entries)
    assert len(found.features) == len(entries) or out.has_errors
    assert all(len(r) >= 4 for one in found.features for p in one.polygons for r in p)


def test_a_flood_of_mistakes_is_told_in_part() -> None:
    out = Diagnostics()

    geometry(collection(*(feature(f"f{k}", SQUARE[:2]) for k in range(500))), "a.geojson", out)

    assert len(out.sorted()) == 20


def test_a_name_cannot_command_the_terminal() -> None:
    text = collection(feature("bay")).replace('"Bay"', '"Bay\\u001b[31m\\u202e\\t!"')
    out = Diagnostics()

    found = geometry(text, "a.geojson", out)

    assert found is not None
    assert not out.has_errors
    assert found.features[0].name == "Bay[31m!"
