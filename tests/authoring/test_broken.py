"""What an author is told of each mistake, word by word.

`tests/broken` holds a scenario for each mistake, and beside it the page that must be shown. Run as
a program, this file writes the pages anew.
"""

import re
from collections.abc import Mapping
from pathlib import Path

import attrs
import pytest

from tests.untranslated import left_over
from wargame.authoring.claims import Claim, registers, voices
from wargame.authoring.diagnostics import render
from wargame.authoring.fields import fields
from wargame.authoring.load import MAIN, Checked, check
from wargame.core import scenario as model
from wargame.core.scenario import CONTROL, EVERYONE, OWNER
from wargame.language import OPENED, speaking
from wargame.resources import seeds_dir

HOME = Path(__file__).resolve().parent.parent / "broken"
SOUND = "nothing_wrong"
"""The scenario that the others are spoilt copies of."""
NAMES = sorted(
    path.stem for path in HOME.iterdir() if path.suffix == ".yaml" or (path / MAIN).is_file()
)
MOST_LINES = 40
QUOTED = re.compile(r"`[^`]*`|\"[^\"]*\"|'[^']*'|\S+\.yaml\S*|\bU\+\w+")
"""What a message repeats of the file, and places."""


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


@pytest.mark.parametrize("name", NAMES)
def test_a_mistake_is_told_in_another_language(name: str) -> None:
    """In the made-up language only what the designer or the scenario language wrote stays plain."""
    with speaking("qps"):
        found = checked(name)
    own = {word for text in found.texts.values() for word in re.findall("[A-Za-z]+", text)}
    keys = {word for key in keys_of_the_language() for word in key.replace("-", "_").split("_")}
    for one in found.diagnostics:
        for said in (one.message, one.expected):
            rest = QUOTED.sub("", said)
            assert OPENED in said or not re.search("[A-Za-z]{2}", rest), said
            assert left_over(rest, own | keys) == (), said


def keys_of_the_language() -> set[str]:
    """Keys, words of choices and sides that a remedy may list."""
    classes = [cls for name in model.__all__ if attrs.has(cls := getattr(model, name))]
    known = [field for cls in classes for field in fields(cls)]
    words = {word for field in known for word in field.words}
    return {field.key for field in known} | words | {EVERYONE, OWNER, CONTROL, *voices(claims())}


def claims() -> Mapping[str, Claim]:
    return registers(seeds_dir())


def test_a_broken_scenario_is_short_enough_to_be_read() -> None:
    lengths = {
        path.name: len(path.read_text(encoding="utf-8").splitlines())
        for path in HOME.rglob("*.yaml")
    }

    assert {name: length for name, length in lengths.items() if length > MOST_LINES} == {}


if __name__ == "__main__":
    for each in NAMES:
        (HOME / f"{each}.txt").write_text(page(each), encoding="utf-8")
