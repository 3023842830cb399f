"""From files to a game: what is put together, what is found, and what is told at once."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.authoring.small import ISLANDS, LUCK, spoilt, told, written
from wargame import resources
from wargame.authoring.diagnostics import ScenarioError
from wargame.authoring.load import check, find, load, load_sources
from wargame.authoring.merge import SourceFile
from wargame.core import scenario as model

# ---- files and layouts


def shared(folder: Path) -> Path:
    """A scenario of three files, one of them beside its folder; returns the folder."""
    written(folder, "tracks: {fog: {range: [0, 3]}}\noff: [fog]\n", "rules/tracks.yaml")
    written(
        folder, "format: 1\ninclude: ../rules/tracks.yaml\nflags: {storm: }\n", "isles/more.yaml"
    )
    text = spoilt(("turns: 3", "turns: 3\ninclude: [more.yaml]\noff: [storm]"))
    return written(folder, text, "isles/scenario.yaml").parent


def test_sections_of_included_files_come_first_and_are_joined(tmp_path: Path) -> None:
    scenario = load(shared(tmp_path)).scenario

    assert [track.id for track in scenario.tracks] == ["fog", "tension", "trust"]
    assert [flag.id for flag in scenario.flags] == ["storm", "truce"]
    assert scenario.off == ("fog", "storm")


def test_sources_are_named_from_the_folder_above_with_the_main_file_first(tmp_path: Path) -> None:
    sources = load(shared(tmp_path)).sources

    assert [source.path for source in sources] == [
        "isles/scenario.yaml",
        "isles/more.yaml",
        "rules/tracks.yaml",
    ]


def test_a_file_included_over_two_ways_is_read_once(tmp_path: Path) -> None:
    folder = shared(tmp_path)
    main = folder / "scenario.yaml"
    text = main.read_text(encoding="utf-8")
    main.write_text(text.replace("[more.yaml]", "[more.yaml, ../rules/tracks.yaml]"), "utf-8")

    assert [track.id for track in load(folder).scenario.tracks] == ["fog", "tension", "trust"]


def test_marks_name_included_files_as_seen_from_where_the_user_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(shared(tmp_path).parent, "tracks: {fog: {range: [3, 0]}}\n", "rules/tracks.yaml")
    monkeypatch.chdir(tmp_path)

    (found,) = [d for d in check(Path("isles")).diagnostics if d.code == "bad-range"]

    assert str(found.mark) == "rules/tracks.yaml:1:16"


@pytest.mark.parametrize("name", ["../../secret.yaml", "/etc/hostname", "..\\secret.yaml"])
def test_nothing_is_read_from_beyond_the_folder_above(tmp_path: Path, name: str) -> None:
    path = written(tmp_path, spoilt((LUCK, ""), ("turns: 3", f"turns: 3\ninclude: ['{name}']")))

    assert [d.code for d in check(path).diagnostics] == ["include-outside"]


def test_a_scenario_of_too_many_files_is_refused(tmp_path: Path) -> None:
    names = [f"part{number}.yaml" for number in range(100)]
    for name in names:
        written(tmp_path, "off: []\n", name)
    path = written(tmp_path, spoilt((LUCK, ""), ("turns: 3", f"turns: 3\ninclude: {names}")))

    assert told(check(path)) == ["5 too-many-files: A scenario has at most 100 files."]


LAYOUTS = """\
layouts:
  both: {name: Both islands, about: As written.}
  alone:
    change:
      seats: {south: null}
      places: {cape: {seat: north, start: {trust: 4}}}
      tables: {luck: {bands: [{name: works}, {name: fails, from: 20}]}}
      turns: 2
"""
"""The second is broken on purpose: its first band has no end."""
SOUND_LAYOUTS = LAYOUTS.replace("{name: works}", "{name: works, to: 19}")


def test_the_first_layout_is_the_default_and_changes_nothing_that_it_does_not_name(
    tmp_path: Path,
) -> None:
    loaded = load(written(tmp_path, ISLANDS + SOUND_LAYOUTS))

    assert [(one.id, one.name, one.about) for one in loaded.layouts] == [
        ("both", "Both islands", "As written."),
        ("alone", "Alone", ""),
    ]
    assert loaded.scenario.layout == "both"
    assert [seat.id for seat in loaded.scenario.seats] == ["north", "south"]


def test_a_layout_merges_mappings_replaces_lists_and_takes_away_what_is_null(
    tmp_path: Path,
) -> None:
    scenario = load(written(tmp_path, ISLANDS + SOUND_LAYOUTS), layout="alone").scenario

    assert (scenario.layout, scenario.turns) == ("alone", 2)
    assert [seat.id for seat in scenario.seats] == ["north"]
    assert scenario.places[1].groups == ("coast",)
    assert scenario.places[1].start == (model.Start(id="trust", value=4),)
    assert [band.name for band in scenario.tables[0].bands] == ["works", "fails"]


def test_every_layout_is_checked_and_what_the_first_does_not_have_names_its_layout(
    tmp_path: Path,
) -> None:
    path = written(tmp_path, ISLANDS + LAYOUTS)

    assert [(d.mark.line, d.code) for d in check(path).diagnostics] == [(28, "table-not-total")]
    assert check(path).diagnostics[0].message.endswith(" (in the layout `alone`).")
    assert load(path).scenario.layout == "both"


def test_a_mistake_of_several_layouts_is_told_once_with_their_names(tmp_path: Path) -> None:
    without = "{change: {seats: {south: null}}}"
    path = written(tmp_path, ISLANDS + f"layouts: {{all: {{}}, a: {without}, b: {without}}}\n")

    assert told(check(path)) == [
        "7 unknown-seat: There is no seat `south` (in the layouts `a`, `b`)."
    ]


def test_a_layout_that_is_not_there_is_refused_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError) as refused:
        load(written(tmp_path, ISLANDS + SOUND_LAYOUTS), layout="alnoe")

    assert [d.expected for d in refused.value.diagnostics] == ["did you mean `alone`?"]


# ---- finding, keeping


def test_a_scenario_that_comes_along_is_found_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "scenarios_dir", lambda: tmp_path)
    single = written(tmp_path, ISLANDS)
    folder = written(tmp_path, ISLANDS, "isles/scenario.yaml").parent

    assert find("islands") == single
    assert find("isles") == folder
    assert find(str(folder)) == folder


@pytest.mark.parametrize(
    "name", ["north_sea", "north-sea", "north sea", "North-Sea", " NORTH SEA "]
)
def test_a_name_is_taken_whatever_its_case_and_what_joins_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(resources, "scenarios_dir", lambda: tmp_path)
    folder = written(tmp_path, ISLANDS, "north_sea/scenario.yaml").parent
    assert find(name) == folder


def test_a_name_that_could_be_two_is_taken_only_as_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "scenarios_dir", lambda: tmp_path)
    both = [written(tmp_path, ISLANDS, f"{name}.yaml") for name in ("north_sea", "north-sea")]
    assert [find("north_sea"), find("north-sea")] == both
    with pytest.raises(ScenarioError) as refused:
        find("north sea")
    assert [d.code for d in refused.value.diagnostics] == ["no-scenario"]


def test_a_name_that_is_not_there_brings_the_nearest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "scenarios_dir", lambda: tmp_path)
    written(tmp_path, ISLANDS)

    with pytest.raises(ScenarioError) as refused:
        find("island")

    assert [d.expected for d in refused.value.diagnostics] == ["did you mean `islands`?"]


def test_a_folder_without_a_scenario_is_said_to_be_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "scenarios_dir", lambda: tmp_path)

    with pytest.raises(ScenarioError, match=r"The folder holds no `scenario\.yaml`"):
        find(str(tmp_path))


def test_a_missing_file_is_a_finding_and_no_traceback(tmp_path: Path) -> None:
    assert [d.code for d in check(tmp_path / "nothing.yaml").diagnostics] == ["missing-file"]


def test_a_game_opens_from_its_kept_texts_when_the_files_are_gone(tmp_path: Path) -> None:
    folder = shared(tmp_path)
    loaded = load(folder)
    for path in sorted(tmp_path.rglob("*.yaml")):
        path.unlink()

    again = load_sources(loaded.sources)

    assert again.scenario == loaded.scenario
    assert again.game.program == loaded.game.program
    assert again.sources == loaded.sources


def test_a_kept_game_opens_though_its_claims_are_no_longer_in_any_register(tmp_path: Path) -> None:
    text = spoilt(("invented: true\n", ""), ("by: north", "by: north\n    cite: gone-1"))

    assert not check(written(tmp_path, text)).loaded
    assert load_sources([SourceFile("islands.yaml", text)]).scenario.id == "islands"


def test_kept_texts_without_one_of_the_files_are_refused(tmp_path: Path) -> None:
    sources = load(shared(tmp_path)).sources

    with pytest.raises(ScenarioError) as refused:
        load_sources(sources[:1])

    assert [d.code for d in refused.value.diagnostics] == ["missing-file"]


def test_a_game_that_keeps_no_text_at_all_is_refused() -> None:
    with pytest.raises(ScenarioError):
        load_sources(())


# ---- all at once


def test_rules_are_judged_beside_wrong_shapes(tmp_path: Path) -> None:
    more = (
        "  wait: {name: Wait, by: south, do: [tensoin +1]}\n  rest: {name: Rest, by: soth, do: 1}\n"
    )

    assert told(check(written(tmp_path, ISLANDS + more))) == [
        "22 unknown-name: Nothing here is called `tensoin`.",
        "23 unknown-seat: There is no seat or team `soth`.",
        "23 wrong-shape: `do` cannot be the number `1`.",
    ]


def test_rules_are_judged_beside_the_wrong_shape_of_a_brief(tmp_path: Path) -> None:
    text = spoilt(("north: ,", "north: {brief: 3},"), ("by: north", "by: nroth"))

    assert [d.code for d in check(written(tmp_path, text)).diagnostics] == [
        "wrong-shape",
        "unknown-seat",
    ]


def test_rules_are_not_judged_by_declarations_that_are_in_no_shape(tmp_path: Path) -> None:
    path = written(tmp_path, spoilt(("of: coast, range: [0, 5]", "of: coast, range: 5")))

    assert [d.code for d in check(path).diagnostics] == ["wrong-shape"]


def test_warnings_do_not_keep_a_game_from_being_played(tmp_path: Path) -> None:
    loaded = load(written(tmp_path, spoilt(("start: 2}", "start: 2, name: Trust}"))))

    assert [(d.code, d.severity) for d in loaded.diagnostics] == [("same-name", "warning")]


# ---- whatever it is given


@given(st.data())
def test_a_scenario_with_a_piece_cut_out_of_it_is_judged_and_never_crashes(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    text = ISLANDS + SOUND_LAYOUTS
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 30)))
    piece = data.draw(st.sampled_from(["", "{", "[]", "1", "x", ": ", "tension", "null", "\n- "]))
    path = written(tmp_path_factory.getbasetemp(), text[:start] + piece + text[end:], "cut.yaml")

    found = check(path)

    assert (found.loaded is None) == any(d.severity == "error" for d in found.diagnostics)
