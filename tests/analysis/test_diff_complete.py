"""`wargame diff` leaves nothing out and invents nothing: every field, every scalar of the files."""

import re
from collections.abc import Callable, Iterator
from typing import cast

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.analysis.versions import SHIPPED, Files, files, put, scalars, shipped
from wargame.analysis.diff.compare import BY_ID, compare
from wargame.analysis.diff.findings import Finding, Told
from wargame.analysis.diff.kinds import GIVEN, identity, slots
from wargame.analysis.diff.page import section_of
from wargame.analysis.diff.sameness import is_part
from wargame.analysis.diff.sentences import sentence
from wargame.analysis.diff.walk import walk
from wargame.analysis.diff.wording import OF, SECTIONS, WORDS, called, word
from wargame.authoring.fields import LayoutInfo
from wargame.authoring.yaml12 import Path, Plain
from wargame.core import scenario as model

PARTS = tuple(
    cls
    for name in model.__all__
    if isinstance(cls := getattr(model, name), type) and attrs.has(cls)
)
WORDS_OF_A_FEW = {"start": "end", "end": "start", "open": "secret", "secret": "covert",
                  "covert": "open", "down": "up", "up": "down", "once": "end",
                  "required": "optional", "optional": "required"}  # fmt: skip
"""Words of which only certain ones may stand where they do, each with another one."""
NUMBER = re.compile(r"(?<![\w.])\d+(?![\w.])")


# ---- every field


@pytest.mark.parametrize("cls", [*PARTS, LayoutInfo], ids=lambda cls: cls.__name__)
def test_every_field_of_the_model_is_compared_and_has_a_word(
    cls: type[attrs.AttrsInstance],
) -> None:
    compared = {slot.name for slot in slots(cls)}
    known = {field.name for field in attrs.fields(cls)}

    assert known - compared <= {"id"} | {name for owner, name in GIVEN if owner is cls}
    assert called(cls)
    assert all(word(cls, name) for name in compared)


def test_every_section_of_a_scenario_has_a_heading() -> None:
    sections = {slot.name for slot in slots(model.Scenario) if slot.parts}

    assert sections - {"capacity"} <= set(SECTIONS)


def test_no_word_is_kept_for_a_field_that_is_none() -> None:
    known = {field.name for cls in (*PARTS, LayoutInfo) for field in attrs.fields(cls)}

    assert set(WORDS) <= known
    assert all(name in attrs.fields_dict(cls) for cls, name in OF)


# ---- every value of the model


def places(part: attrs.AttrsInstance, way: tuple[object, ...] = ()) -> Iterator[tuple[object, ...]]:
    """The way to every field of every part: names of fields and places in tuples, by turns."""
    for slot in slots(type(part)):
        value = getattr(part, slot.name)
        if value is not None or not slot.parts:
            yield (*way, slot.name)
        if isinstance(value, tuple):
            for index, inner in enumerate(value):
                if attrs.has(type(inner)):
                    yield from places(inner, (*way, slot.name, index))
        elif attrs.has(type(value)):
            yield from places(value, (*way, slot.name))


def other(value: object) -> object:
    """Another value of the same kind."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, float):
        return value + 0.5
    if isinstance(value, str):
        return f"{value} + 1" if value else "something"
    if isinstance(value, tuple) and value and isinstance(value[-1], int | float):
        return (*value[:-1], value[-1] + 1)
    if isinstance(value, tuple):
        return value[1:] if value else ("something",)
    return None if value is not None else 7


def changed(part: object, way: tuple[object, ...]) -> object:
    """A part with another value where a way leads."""
    step, rest = way[0], way[1:]
    if isinstance(part, tuple):
        return tuple(changed(one, rest) if k == step else one for k, one in enumerate(part))
    value = getattr(part, str(step))
    new = changed(value, rest) if rest else other(value)
    assert is_part(part)
    make = cast("Callable[..., object]", type(part))
    same = {name: getattr(part, name) for name in attrs.fields_dict(type(part))}
    return make(**same | {str(step): new})


ALL = {name: shipped(name).version.loaded.scenario for name in SHIPPED}
WAYS = [(name, way) for name, scenario in ALL.items() for way in places(scenario)]


@settings(max_examples=400)
@given(st.sampled_from(WAYS))
def test_any_value_of_the_model_that_changes_is_told_where_it_stands(
    at: tuple[str, tuple[object, ...]],
) -> None:
    old, way = ALL[at[0]], at[1]
    new = changed(old, way)
    assert isinstance(new, model.Scenario)

    found = walk(old, new)

    assert found
    assert all(finding.section == way[0] for finding in found)
    assert all(sentence(finding) for finding in found)
    if len(way) > 2 and isinstance(way[1], int):
        things = getattr(old, str(way[0]))
        if isinstance(things[way[1]], model.Line):
            return
        id = identity(things[way[1]])
        assert {finding.steps[0].old for finding in found if finding.steps} in ({id}, set())


# ---- every value of the files


def values(found: Files) -> list[tuple[str, Path, Plain]]:
    return [
        (file, path, value) for file, data in found.yaml.items() for path, value in scalars(data)
    ]


VALUES = [(name, *value) for name in SHIPPED for value in values(files(name))]


def mutated(value: Plain, draw: st.DataObject) -> Plain:
    """The number, the word, or one number of the formula changed by one; or a word more."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + draw.draw(st.sampled_from((-1, 1)))
    text = str(value)
    if text in WORDS_OF_A_FEW:
        return WORDS_OF_A_FEW[text]
    numbers = list(NUMBER.finditer(text))
    if not numbers:
        return f"{text} again"
    at = draw.draw(st.sampled_from(numbers))
    return f"{text[: at.start()]}{int(at[0]) + 1}{text[at.end() :]}"


def meant(path: Path) -> tuple[str, str]:
    """The section of the scenario and the thing that a place in a file is about."""
    steps = [str(step) for step in path]
    if steps[0] == "layouts":
        if steps[2] != "change":
            return "layouts", steps[1]
        steps = steps[3:]
    if steps[0] == "objectives" and len(steps) > 2:
        return steps[0], f"{steps[1]}.{steps[2]}"
    return steps[0], steps[1] if len(steps) > 1 else ""


def names_it(finding: Finding, section: str, thing: str) -> bool:
    """Whether a difference is about a thing of a section, or the section where it has no things."""
    if finding.section != section or section not in {*BY_ID, "layouts"}:
        return finding.section == section
    if finding.steps:
        return thing in (finding.steps[0].old, finding.steps[0].new)
    return thing in {identity(part) for part in (finding.old, finding.new) if part is not None}


@given(st.sampled_from(VALUES), st.data())
def test_any_value_of_the_files_that_changes_is_told_and_names_the_right_thing(
    at: tuple[str, str, Path, Plain], data: st.DataObject
) -> None:
    name, file, path, value = at
    new = mutated(value, data)
    found = files(name)
    side = found.changed(file, put(found.yaml[file], path, new)).side()
    assume(side is not None)
    assert side is not None

    told = compare(shipped(name), side)

    assert any(names_it(one.finding, *meant(path)) for one in told), (path, told)


# ---- nothing where nothing changed


@pytest.mark.parametrize("name", SHIPPED)
def test_a_scenario_does_not_differ_from_itself(name: str) -> None:
    assert compare(shipped(name), shipped(name)) == ()


@pytest.mark.parametrize("name", SHIPPED)
def test_another_form_of_the_files_and_other_orders_of_keys_change_nothing(name: str) -> None:
    found = files(name)
    for file, data in found.yaml.items():
        found = found.changed(file, turned(data))
    side = found.side()
    assert side is not None

    assert compare(shipped(name), side) == ()


def turned(plain: Plain, path: Path = ()) -> Plain:
    """The data with the keys of each thing the other way round, and of what knows no order."""
    if isinstance(plain, list):
        return [turned(value, (*path, index)) for index, value in enumerate(plain)]
    if not isinstance(plain, dict):
        return plain
    inner = {key: turned(value, (*path, key)) for key, value in plain.items()}
    whole = not path or (len(path) == 2 and path[0] in ("actions", "tracks", "injects", "seats"))
    if whole or (path and path[-1] in ("outcomes", "cost", "start", "attributes")):
        return dict(reversed(inner.items()))
    return inner


# ---- the mirror


@settings(max_examples=15)
@given(st.sampled_from(SHIPPED), st.data())
def test_what_is_told_the_other_way_round_is_the_mirror(name: str, data: st.DataObject) -> None:
    own = [value[1:] for value in VALUES if value[0] == name]
    found = files(name)
    for _time in range(data.draw(st.integers(1, 6))):
        file, path, value = data.draw(st.sampled_from(own))
        found = found.changed(file, put(found.yaml[file], path, mutated(value, data)))
        assume(found.side() is not None)
    old, new = shipped(name), found.side()
    assert new is not None

    there, back = compare(old, new), compare(new, old)

    assert {mirror(one) for one in there} == set(back)


@settings(max_examples=300)
@given(st.sampled_from(WAYS), st.sampled_from(WAYS))
def test_the_mirror_holds_for_any_two_changes_of_the_model(
    at: tuple[str, tuple[object, ...]], also: tuple[str, tuple[object, ...]]
) -> None:
    assume(at[0] == also[0] and at[1][:1] != also[1][:1])
    old = ALL[at[0]]
    new = changed(changed(old, at[1]), also[1])
    assert isinstance(new, model.Scenario)

    there, back = walk(old, new), walk(new, old)

    assert {finding.mirror() for finding in there} == set(back)


def mirror(one: Told) -> Told:
    return attrs.evolve(one, finding=one.finding.mirror())


def test_every_difference_has_a_heading() -> None:
    for _name, way in WAYS[:: len(WAYS) // 300]:
        old = ALL[_name]
        new = changed(old, way)
        assert isinstance(new, model.Scenario)
        assert all(section_of(finding) in SECTIONS for finding in walk(old, new))
