"""What an author is told of each mistake, word by word.

`tests/broken` holds a scenario for each mistake, and beside it the page that must be shown. Run as
a program, this file writes the pages anew.
"""

from pathlib import Path

import pytest

from wargame.authoring.diagnostics import render
from wargame.authoring.load import MAIN, Checked, check

HOME = Path(__file__).resolve().parent.parent / "broken"
SOUND = "nothing_wrong"
"""The scenario that the others are spoilt copies of."""
NAMES = sorted(
    path.stem for path in HOME.iterdir() if path.suffix == ".yaml" or (path / MAIN).is_file()
)
MOST_LINES = 40


def checked(name: str) -> Checked:
    folder = HOME / name
    if folder.is_dir():
        return check(folder, shown_as=f"{name}/{MAIN}")
    return check(HOME / f"{name}.yaml", shown_as=f"{name}.yaml")


def page(name: str) -> str:
    found = checked(name)
    return render(found.diagnostics, found.texts) + "\n"


@pytest.mark.parametrize("name", NAMES)
def test_a_mistake_is_told_in_exactly_these_words(name: str) -> None:
    expected = (HOME / f"{name}.txt").read_text(encoding="utf-8")

    assert page(name) == expected


@pytest.mark.parametrize("name", NAMES)
def test_only_the_sound_scenario_is_without_a_finding(name: str) -> None:
    assert bool(checked(name).diagnostics) == (name != SOUND)


def test_every_page_belongs_to_a_scenario_and_every_scenario_has_its_page() -> None:
    assert sorted(path.stem for path in HOME.glob("*.txt")) == NAMES


def test_a_broken_scenario_is_short_enough_to_be_read() -> None:
    lengths = {
        path.name: len(path.read_text(encoding="utf-8").splitlines())
        for path in HOME.rglob("*.yaml")
    }

    assert {name: length for name, length in lengths.items() if length > MOST_LINES} == {}


if __name__ == "__main__":
    for each in NAMES:
        (HOME / f"{each}.txt").write_text(page(each), encoding="utf-8")
