"""`wargame check`: which scenarios a path means, what is said of them, and whether any is wrong."""

import json
from pathlib import Path

import pytest

from tests.authoring.islands import ISLANDS, written
from wargame.authoring.checking import check_paths

MISSPELT = ISLANDS.replace("cost: {coin: 1}", "cots: {coin: 1}")
DOUBTFUL = ISLANDS.replace("name: Pay", "name: Hush")


def test_a_scenario_without_mistakes_is_said_to_have_none(tmp_path: Path) -> None:
    folder = written(tmp_path / "islands")

    assert check_paths([folder], "text") == ("1 scenario: no errors", False)


def test_a_scenario_may_be_a_folder_a_file_or_the_name_of_an_installed_one(tmp_path: Path) -> None:
    folder = written(tmp_path / "islands")
    single = tmp_path / "single.yaml"
    single.write_text(ISLANDS, "utf-8")

    said, wrong = check_paths([folder, str(single), "islands"], "text")

    assert (said, wrong) == ("3 scenarios: no errors", False)


def test_a_folder_of_scenarios_means_each_of_them(tmp_path: Path) -> None:
    written(tmp_path / "one")
    written(tmp_path / "two")
    (tmp_path / "three.yaml").write_text(ISLANDS, "utf-8")
    (tmp_path / "notes").mkdir()

    assert check_paths([str(tmp_path)], "text") == ("3 scenarios: no errors", False)


def test_a_scenario_that_is_named_twice_is_told_once(tmp_path: Path) -> None:
    folder = written(tmp_path / "islands", MISSPELT)

    said, wrong = check_paths([folder, f"{folder}/scenario.yaml"], "text")

    assert wrong
    assert said.count("[unknown-key]") == 1
    assert said.endswith("\n1 scenario: 1 error")


def test_a_mistake_is_shown_with_its_line_a_caret_and_the_nearest_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path / "islands", MISSPELT)
    monkeypatch.chdir(tmp_path)

    said, wrong = check_paths(["islands"], "text")

    line = MISSPELT[: MISSPELT.index("cots")].count("\n") + 1
    assert wrong
    assert said.split("\n") == [
        f"islands/scenario.yaml:{line}:5: error: An action has no `cots`. [unknown-key]",
        "        cots: {coin: 1}",
        "        ^",
        "  expected: did you mean `cost`?",
        "1 scenario: 1 error",
    ]


def test_what_lies_nowhere_is_told_beside_what_is_wrong_elsewhere(tmp_path: Path) -> None:
    folder = written(tmp_path / "islands", MISSPELT)

    said, wrong = check_paths(["no_such_game", folder], "text")

    assert wrong
    assert "no_such_game: error: There is no file, folder or scenario" in said
    assert "[unknown-key]" in said


def test_an_empty_folder_is_no_scenario(tmp_path: Path) -> None:
    said, wrong = check_paths([str(tmp_path)], "text")

    assert wrong
    assert "The folder holds no `scenario.yaml`." in said
    assert said.endswith("\n1 error")


def test_a_name_that_no_file_can_have_is_told_in_a_sentence() -> None:
    said, wrong = check_paths(["a" * 5000], "text")

    assert wrong
    assert said.endswith("\n1 error")


def test_a_warning_makes_nothing_wrong(tmp_path: Path) -> None:
    said, wrong = check_paths([written(tmp_path / "islands", DOUBTFUL)], "text")

    assert not wrong
    assert "warning" in said
    assert said.endswith("\n1 scenario: 1 warning")


def test_a_mistake_of_any_layout_is_found(tmp_path: Path) -> None:
    layouts = "layouts: {two: {}, wide: {change: {tracks: {tension: {range: [9, 1]}}}}}\n"

    said, wrong = check_paths([written(tmp_path / "islands", ISLANDS + layouts)], "text")

    assert wrong
    assert "(in the layout `wide`)" in said


def test_scenarios_that_share_a_file_share_its_mistakes(tmp_path: Path) -> None:
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "more.yaml").write_text("tracks: {heat: {rang: [0, 1]}}\n", "utf-8")
    taking_it_in = ISLANDS + "include: [../book/more.yaml]\n"
    folders = [written(tmp_path / name, taking_it_in) for name in ("one", "two")]

    said, _ = check_paths(folders, "text")

    assert said.count("A track has no `rang`.") == 1


def test_json_is_one_array_of_all_findings(tmp_path: Path) -> None:
    one = written(tmp_path / "one", MISSPELT)
    two = written(tmp_path / "two", DOUBTFUL)

    said, wrong = check_paths([one, two, "no_such_game"], "json")

    found = json.loads(said)
    assert wrong
    assert [(entry["code"], entry["severity"]) for entry in found] == [
        ("no-scenario", "error"),
        ("unknown-key", "error"),
        ("same-name", "warning"),
    ]


def test_json_of_nothing_wrong_is_an_empty_array(tmp_path: Path) -> None:
    assert check_paths([written(tmp_path / "islands")], "json") == ("[]", False)
