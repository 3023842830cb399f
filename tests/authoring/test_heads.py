"""The first words of a scenario: read fast, and never the place where a mistake comes out."""

from pathlib import Path

import pytest

from wargame.authoring.heads import Head, head, provided, scenarios_in


def made(folder: Path, text: str) -> Path:
    file = folder / "bay.yaml"
    file.write_text(text, "utf-8")
    return file


def test_a_head_has_name_length_and_summary(tmp_path: Path) -> None:
    file = made(
        tmp_path, "format: 1\nname: The Bay\nminutes: 30\nsummary: Ships.\nseats: {a: {}}\n"
    )

    assert head(file) == Head(file, "The Bay", 30, "Ships.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("name: {en: The Bay, de: Die Bucht}\nminutes: 5\n", "The Bay"),
        ("name: [The, Bay]\n", "bay"),
        ("seats:\n  red: {name: Red}\n", "bay"),
        ("- name: The Bay\n", "bay"),
        ("name: The Bay\nminutes: [1\n", "The Bay"),
        ("name: The Bay\nminutes: many\n", "The Bay"),
        ("name: 'The Bay\n", "bay"),
        ("", "bay"),
        ("\x00\x01", "bay"),
    ],
)
def test_what_cannot_be_read_leaves_the_rest_as_it_is(text: str, name: str, tmp_path: Path) -> None:
    assert head(made(tmp_path, text)).name == name


def test_a_missing_file_is_called_by_its_name(tmp_path: Path) -> None:
    assert head(tmp_path / "nowhere.yaml") == Head(tmp_path / "nowhere.yaml", "nowhere")


@pytest.mark.parametrize("minutes", ["-5", "1e3", "999999", "²"])
def test_a_length_that_is_none_is_left_out(minutes: str, tmp_path: Path) -> None:
    assert head(made(tmp_path, f"name: Bay\nminutes: {minutes}\n")).minutes == 0


def test_scenarios_are_files_and_folders_that_hold_one(tmp_path: Path) -> None:
    made(tmp_path, "name: Bay\n")
    for name in ("isle", "empty"):
        (tmp_path / name).mkdir()
    (tmp_path / "isle" / "scenario.yaml").write_text("name: Isle\n", "utf-8")

    assert scenarios_in(tmp_path) == (tmp_path / "bay.yaml", tmp_path / "isle")
    assert head(tmp_path / "isle").name == "Isle"


def test_every_scenario_that_comes_along_has_a_name_of_its_own() -> None:
    assert len({head(path).name for path in provided()}) == len(provided()) > 0
