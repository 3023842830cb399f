"""What holds the house together and no type checker sees.

Which room may import which stands in pyproject.toml as import contracts; here are the rules that
need a running interpreter or the text of the files.
"""

import collections.abc
import importlib
import re
import subprocess
import sys
import typing
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import attrs
import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "wargame"

OUTSIDE = frozenset(
    {"asyncio", "cattrs", "click", "datetime", "hashlib", "json", "numba", "numpy", "os"}
    | {"pathlib", "random", "rich", "socket", "sqlite3", "textual", "time", "uuid", "yaml"}
)
"""What the core may not bring into a process; the same names as in the import contract."""

HOLDERS: dict[str, str] = {
    "wargame.core.compile.plain.Writer": "grows while one function is written",
    "wargame.core.compile.deeds.DeedWriter": "grows while one rule is written",
    "wargame.core.compile.effects.RuleWriter": "grows while one rule is written",
    "wargame.core.engine.rules.Rules": "holds the compiled functions",
}
"""Core classes that are not data and so may hold anything: qualified name, and why."""

OPEN_TYPES = (list, dict, set, frozenset, bytearray)
OPEN_KINDS = (
    typing.Any,
    collections.abc.Collection,
    collections.abc.Iterable,
    collections.abc.Mapping,
    collections.abc.MutableMapping,
    collections.abc.MutableSequence,
    collections.abc.MutableSet,
    collections.abc.Sequence,
    collections.abc.Set,
)
"""Annotations that are, or let in, a collection that can change or has no fixed order."""

REAL_NAME = re.compile(
    r"""(?<![a-z])(?i:
    # countries and their peoples
    afghanistan | albania | american | armenia | austria | azerbaijan | azeri | belarus
    | belgi(?:um|an) | bosnia | britain | british | bulgaria | canad(?:a|ian) | china | chinese
    | croat(?:ia)? | cuban? | cypr(?:us|iot) | czech | denmark | danish | estonia | finland
    | france | french | georgian? | german[sy]?(?![a-z]) | greece | hungar(?:y|ian) | iceland
    | indian? | iran | iraq | ireland | israel | ital(?:y|ian) | japan | kazakh | kosov[oa]
    | kyrgyz | latvia | libya | lithuania | luxembourg | macedonia | moldov[ae] | mongolia
    | montenegr | netherlands | norw(?:ay|egian) | poland | portug | romania | russia | serb
    | slovak | sloven | soviet | spain | spanish | swed(?:en|ish) | switzerland | swiss | syria
    | tajik | turk(?:ey|ish|men) | ukrain | united.(?:kingdom|states) | uzbek
    # regions and capitals
    | abkhaz | balkan | baltic | caucas(?:us|ia) | central.asia | crimea | donbas | donetsk
    | eurasia | europe | gagauz | kaliningrad | karabakh | kiev | kremlin | kyiv | lugansk
    | luhansk | moscow | novorossiya | ossetia | sevastopol | suwalki | transd?nist
    # alliances
    | nato(?![a-z]) | warsaw.pact
    # people; a claim id may begin with an author's name
    | assad | biden | brezhnev | dugin | erdogan | gerasimov | gorbachev | kyle(?!-\d) | lavrov
    | lukashenk | macron | medvedev | merkel | navaln | nemtsov | obama | orb[aá]n | poroshenko
    | primakov | putin | saakashvili | stalin | stoltenberg | surkov | trump(?![a-z]) | yanukov
    | yeltsin | zelensk
    )
    | (?<![A-Za-z])(?:BRICS|CIS|CSTO|EAEU|EEU|EU|OSCE|SCO|UN|USA|USSR)(?![A-Za-z])""",
    re.VERBOSE,
)
"""Any word that begins with the name of a country, region or person; alliances as whole words."""

MACHINE_PATH = re.compile(r"(?<![\w.:/~}])/(?:home|root|tmp|work|Users)\b")


def core_modules() -> tuple[str, ...]:
    files = sorted((PACKAGE / "core").rglob("*.py"))
    names = (".".join(path.relative_to(ROOT).with_suffix("").parts) for path in files)
    return tuple(name.removesuffix(".__init__") for name in names)


def loaded_after(*modules: str) -> frozenset[str]:
    """What a fresh interpreter has loaded once it has imported `modules`."""
    script = "import sys, " + ", ".join(modules) + "; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return frozenset(done.stdout.split())


def brought_in(*modules: str) -> frozenset[str]:
    """The outside modules that `modules` load and attrs alone does not."""
    return OUTSIDE & (loaded_after("attrs", *modules) - loaded_after("attrs"))


def test_the_core_brings_nothing_from_outside_into_a_fresh_process() -> None:
    assert brought_in(*core_modules()) == frozenset()


def test_a_module_that_draws_chance_from_outside_would_be_noticed() -> None:
    assert "random" in brought_in("statistics")


def model_classes() -> dict[str, type]:
    """Every attrs class and named tuple that the core defines, by its qualified name."""
    modules = [importlib.import_module(name) for name in core_modules()]
    return {
        f"{module.__name__}.{value.__qualname__}": value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type) and field_names(value) and value.__module__ == module.__name__
    }


def field_names(cls: type) -> tuple[str, ...]:
    """The fields of an attrs class or a named tuple; none of any other."""
    if attrs.has(cls):
        return tuple(field.name for field in attrs.fields(cls))
    return tuple(getattr(cls, "_fields", ()))


def parts(annotation: object) -> Iterator[object]:
    """The annotation and all that is nested in it, aliases resolved."""
    if isinstance(annotation, list | tuple):
        nested: tuple[object, ...] = tuple(annotation)
    else:
        yield typing.get_origin(annotation) or annotation
        nested = typing.get_args(annotation)
    for part in nested:
        yield from parts(part)


def is_open(part: object) -> bool:
    if isinstance(part, type) and issubclass(part, OPEN_TYPES):
        return True
    return any(part is kind for kind in OPEN_KINDS)


def open_fields(cls: type) -> tuple[str, ...]:
    """The fields whose annotation is or holds an open collection or Any."""
    hints = typing.get_type_hints(cls)
    return tuple(name for name in field_names(cls) if any(map(is_open, parts(hints[name]))))


def test_model_classes_of_the_core_hold_only_values_of_fixed_order() -> None:
    classes = model_classes()
    data = {name: cls for name, cls in classes.items() if name not in HOLDERS}

    found = [f"{name}.{field}" for name, cls in data.items() for field in open_fields(cls)]

    assert found == []


def test_every_class_excused_from_being_data_exists() -> None:
    assert HOLDERS.keys() <= model_classes().keys()


Alias = tuple[frozenset[str], ...]


@attrs.frozen
class Leaky:
    """One field for each way in which an open collection can hide."""

    plain: dict[str, int]
    nested: tuple[tuple[int, list[int]], ...]
    optional: "set[int] | None"
    aliased: Alias
    anything: tuple[typing.Any, ...]
    abstract: collections.abc.Mapping[str, int]
    called: Callable[[list[int]], int]
    fine: tuple[tuple[str, int], ...]


def test_an_open_collection_is_seen_through_nesting_aliases_and_strings() -> None:
    assert open_fields(Leaky) == tuple(field.name for field in attrs.fields(Leaky))[:-1]


def texts(paths: Iterable[Path], *suffixes: str) -> Iterator[tuple[str, str]]:
    """Path within the project and text of every file among `paths` with one of `suffixes`."""
    for path in sorted(paths):
        if path.is_file() and path.suffix in suffixes:
            yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def engine_texts() -> Iterator[tuple[str, str]]:
    return texts(PACKAGE.rglob("*"), ".py", ".md", ".tcss")


def hits(pattern: re.Pattern[str], named: Iterable[tuple[str, str]]) -> list[str]:
    return [
        f"{name}:{number}: {found.group()}"
        for name, text in named
        for number, line in enumerate(text.splitlines(), start=1)
        for found in pattern.finditer(line)
    ]


def test_the_engine_names_no_country_region_alliance_or_person_of_a_real_game() -> None:
    """What is real stands in scenarios/ and seeds/; the engine would serve any other theatre."""
    assert hits(REAL_NAME, engine_texts()) == []


@pytest.mark.parametrize(
    "text",
    ["by: russia", "Moldova's", "target_ukraine", "NATO-led", "the EU", "the Kremlin", "Kyle's"],
)
def test_a_real_name_is_noticed_in_any_dress(text: str) -> None:
    assert REAL_NAME.search(text)


@pytest.mark.parametrize(
    "text", ["cite: natopa-48-1", "kyle-27", "ambassador", "germane", "italic", "QUEUE", "island_a"]
)
def test_claim_ids_and_ordinary_words_are_no_real_names(text: str) -> None:
    assert not REAL_NAME.search(text)


def test_no_file_of_the_project_names_a_path_of_the_machine_it_was_written_on() -> None:
    suffixes = ("", ".geojson", ".json", ".md", ".py", ".tcss", ".toml", ".txt", ".yaml", ".yml")
    own = [path for path in ROOT.iterdir() if path.is_file()]
    for folder in (".ci", "scenarios", "seeds", "tests", "wargame"):
        own += (ROOT / folder).rglob("*")

    assert hits(MACHINE_PATH, texts(own, *suffixes)) == []


def test_a_path_of_a_machine_is_noticed_and_an_address_on_the_web_is_not() -> None:
    assert MACHINE_PATH.search("open('/{}/games')".format("home"))
    assert not MACHINE_PATH.search("https://example.org/home/games")


def test_no_file_of_the_engine_is_longer_than_400_lines() -> None:
    lengths = {name: len(text.splitlines()) for name, text in engine_texts()}

    assert {name: length for name, length in lengths.items() if length > 400} == {}
