"""Texts in several languages: where they may stand, how they are read, what they cannot touch."""

import re
from pathlib import Path

import attrs
import pytest

from wargame.authoring.diagnostics import render
from wargame.authoring.fields import LayoutInfo, fields
from wargame.authoring.heads import head
from wargame.authoring.load import Loaded, check, in_languages, load
from wargame.authoring.tongues import wrong_tag
from wargame.core import scenario as model
from wargame.core.engine.engine import Engine
from wargame.language import speaking

FILE = Path(__file__).with_name("tongues.yaml")
NO_TEXTS = {
    "Action.step", "Action.table", "Block.for_each", "Block.pick", "Block.roll", "Block.table",
    "Decide.by", "Decide.id", "Flag.of", "Inject.chance", "Liking.option", "Liking.order",
    "Liking.question", "Map.file", "Modifier.use", "Outline.code", "Place.seat",
    "Leak.table", "Posture.seat", "Region.feature", "Region.held_by", "Region.of", "Roll.table",
    "Scenario.license", "Scenario.version", "TableBand.name", "TableSpec.dice", "Target.levels",
    "Target.place", "Target.seat", "Team.holder", "Track.of",
}  # fmt: skip
"""What a designer writes and no player reads: ids, dice, formulas of a sort."""


def told(*wanted: str, layout: str | None = None) -> Loaded:
    return in_languages(load(FILE, layout=layout), *wanted)


def without_texts(value: object) -> object:
    """A value of a compiled game with every string taken out."""
    if isinstance(value, str):
        return ""
    if isinstance(value, tuple):
        return tuple(without_texts(part) for part in value)
    if attrs.has(kind := type(value)):
        return tuple(without_texts(getattr(value, field.name)) for field in attrs.fields(kind))
    return value


def test_a_scenario_in_several_languages_passes_check() -> None:
    found = check(FILE)

    assert render(found.diagnostics, found.texts) == "no errors"


def test_a_scenario_is_read_in_its_own_language_unless_another_is_wanted() -> None:
    names = {wanted: told(*wanted).scenario.name for wanted in ((), ("ro-MD",), ("de", "fr"))}

    assert names == {(): "Two harbours", ("ro-MD",): "Două porturi", ("de", "fr"): "Deux ports"}
    assert (told("fr").languages, told("fr").language) == (("en", "fr", "ro"), "fr")
    assert told("qps").language == "en"


def test_every_kind_of_text_may_stand_in_several_languages() -> None:
    """The French scenario holds no English word, but for one that was given in no language."""
    english, french = told().scenario, told("fr").scenario
    shared = texts(english) & texts(french)

    formulas = re.compile("[<>+]|truce on")
    said = {text for text in shared if " " in text or text[:1].isupper()}
    assert {text for text in said if not formulas.search(text)} == {"Aloud"}


def texts(value: object) -> set[str]:
    if isinstance(value, str):
        return {value}
    if isinstance(value, tuple):
        return set().union(*map(texts, value))
    if attrs.has(kind := type(value)):
        return set().union(*(texts(getattr(value, f.name)) for f in attrs.fields(kind)))
    return set()


def test_a_text_without_the_language_wanted_is_shown_in_the_scenarios_own() -> None:
    assert told("ro").scenario.step_names == ("În tăcere", "Aloud")


@pytest.mark.parametrize("language", ["fr", "ro"])
def test_the_rules_are_the_same_in_every_language(language: str) -> None:
    own, other = told().game, told(language).game

    assert own.program.rules == other.program.rules
    for field in attrs.fields(type(own)):
        if field.name not in ("scenario", "program", "texts"):
            values = getattr(own, field.name), getattr(other, field.name)
            assert without_texts(values[0]) == without_texts(values[1]), field.name


@pytest.mark.parametrize("language", ["fr", "ro"])
def test_going_back_to_the_own_language_gives_the_same_game(language: str) -> None:
    assert in_languages(told(language)).game == told().game


def test_the_head_of_a_scenario_is_read_in_the_readers_language() -> None:
    names = {}
    for language in ("en", "fr", "ro-MD", "de", "qps"):
        with speaking(language):
            names[language] = head(FILE).name

    assert names == {
        "en": "Two harbours",
        "fr": "Deux ports",
        "ro-MD": "Două porturi",
        "de": "Two harbours",
        "qps": "Two harbours",
    }


def test_a_name_in_none_of_the_wanted_languages_nor_the_scenarios_own_is_the_first_there_is(
    tmp_path: Path,
) -> None:
    file = tmp_path / "game.yaml"
    file.write_text("format: 1\nname: {ro: Porturi, fr: Ports}\nminutes: 5\n", "utf-8")

    assert (head(file).name, head(file).minutes) == ("Porturi", 5)


def test_a_layout_may_change_a_text_in_one_language() -> None:
    names = [told(language, layout="short").scenario.name for language in ("en", "fr", "ro")]

    assert names == ["Two harbours", "Ports brefs", "Două porturi"]
    assert [one.name for one in told("ro", layout="short").layouts] == ["Două locuri", "Scurt"]


def test_each_language_may_order_its_gaps_as_its_sentence_wants() -> None:
    pieces = {
        language: [kind for kind, _value in dict(told(language).game.texts)[say(language)].pieces]
        for language in ("en", "fr")
    }

    assert pieces["en"] == ["text", "entity", "text", "number", "text", "entity", "text"]
    assert pieces["fr"] == ["entity", "text", "number", "text", "entity", "text"]
    assert Engine(told("fr").game).game.start == told().game.start


def say(language: str) -> str:
    return told(language).scenario.actions[0].say


def test_a_brief_that_is_too_long_in_a_translation_is_told(tmp_path: Path) -> None:
    file = tmp_path / "long.yaml"
    text = FILE.read_text("utf-8").replace("Il fait froid.", "Il fait froid. " * 400)
    file.write_text(text, "utf-8")

    assert {one.code for one in check(file).diagnostics} == {"brief-too-long"}


def test_every_text_of_the_model_is_either_for_people_or_for_the_rules() -> None:
    """A new text of the language must be put on one side."""
    classes = [getattr(model, name) for name in model.__all__]
    words = {
        f"{cls.__name__}.{field.name}"
        for cls in (*(c for c in classes if isinstance(c, type)), LayoutInfo)
        if attrs.has(cls)
        for field in fields(cls)
        if field.kind == "word"
    }

    assert words == NO_TEXTS


@pytest.mark.parametrize(
    "tag", ["en", "ro", "pt-BR", "es-419", "sr-Latn", "sr-Cyrl-RS", "ca-valencia", "gag", "no"]
)
def test_a_tag_of_a_language_is_taken(tag: str) -> None:
    assert wrong_tag(tag, ()) == ""


@pytest.mark.parametrize(
    ("tag", "remedy"),
    [
        ("EN", "`en`"),
        ("pt_BR", "`pt-BR`"),
        ("pt-br", "`pt-BR`"),
        ("sr_latn", "`sr-Latn`"),
        ("ua", "`uk`, for `ua` is a country"),
        ("cz", "`cs`, for `cz` is a country"),
        ("xx", "a language tag, such as `en`, `ro` or `pt-BR`"),
        ("english", "a language tag, such as `en`, `ro` or `pt-BR`"),
        ("", "a language tag, such as `en`, `ro` or `pt-BR`"),
    ],
)
def test_what_is_no_tag_is_refused_with_what_was_meant(tag: str, remedy: str) -> None:
    assert wrong_tag(tag, ("en", "ro")) == remedy
