"""In which language the program speaks, how it counts in it, and the made-up language."""

import ast
import re
import string
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from tests.template import messages, template
from wargame import language, resources
from wargame.language import (
    CLOSED,
    OPENED,
    _,
    choose,
    counted,
    from_environment,
    nearest_of,
    pseudo,
    speaking,
    wanted,
)

ROOT = Path(__file__).resolve().parent.parent
FIELD = re.compile(r"\{[^{}]*\}")


@pytest.fixture
def polish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A catalogue of three sentences in a language that counts in three forms."""
    catalogue = Catalog(locale="pl")
    catalogue.add("Sent.", "Wysłano.")
    catalogue.add(("{n} minute", "{n} minutes"), ("{n} minuta", "{n} minuty", "{n} minut"))
    catalogue.add(
        ("{said} within {n} turn", "{said} within {n} turns"),
        ("{said} w {n} turę", "{said} w {n} tury", "{said} w {n} tur"),
    )
    folder = tmp_path / "pl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "wargame.mo").open("wb") as out:
        write_mo(out, catalogue)
    monkeypatch.setattr(language, "CATALOGUES", tmp_path)
    language._catalogue.cache_clear()
    yield
    language._catalogue.cache_clear()


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An environment that asks for no language."""
    for name in ("WARGAME_LANGUAGE", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


# ---- choosing


@pytest.mark.parametrize(
    ("set_to", "asked"),
    [
        ({}, ("en",)),
        ({"LANG": "C.UTF-8"}, ("en",)),
        ({"LANG": "de_AT.UTF-8"}, ("de-AT",)),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "fr_FR@euro"}, ("fr-FR",)),
        ({"LC_MESSAGES": "fr_FR", "LC_ALL": "POSIX"}, ("en",)),
        ({"LC_ALL": "ro_MD", "LANGUAGE": "pl:de_DE"}, ("pl", "de-DE")),
        ({"LANGUAGE": "pl", "WARGAME_LANGUAGE": "qps"}, ("qps",)),
    ],
)
def test_the_environment_is_asked_as_other_programs_ask_it_after_our_own_variable(
    set_to: dict[str, str], asked: tuple[str, ...], bare: pytest.MonkeyPatch
) -> None:
    for name, value in set_to.items():
        bare.setenv(name, value)

    assert from_environment() == asked


def test_what_is_chosen_for_the_run_stands_above_the_environment(
    bare: pytest.MonkeyPatch,
) -> None:
    bare.setenv("LANG", "fr_FR")
    try:
        choose("ro")
        assert wanted() == ("ro",)
        with speaking("pt_BR", "de"):
            assert wanted() == ("pt-BR", "de")
        assert wanted() == ("ro",)
        choose()
        assert wanted() == ("fr-FR",)
    finally:
        choose("en")


@pytest.mark.parametrize(
    ("known", "asked", "best"),
    [
        (("en", "ro"), ("ro",), "ro"),
        (("en", "ro"), ("RO-md",), "ro"),
        (("en", "pt-BR"), ("pt",), "pt-BR"),
        (("de", "de-CH"), ("de-CH",), "de-CH"),
        (("en", "ro"), ("fr", "ro"), "ro"),
        (("en", "ro"), ("qps",), None),
    ],
)
def test_the_nearest_language_is_the_same_tag_or_one_of_another_country(
    known: tuple[str, ...], asked: tuple[str, ...], best: str | None
) -> None:
    assert nearest_of(known, asked) == best


# ---- catalogues


def test_a_language_without_a_catalogue_is_spoken_in_english() -> None:
    with speaking("tlh"):
        assert (_("Sent."), counted("{n} minute", "{n} minutes", 1)) == ("Sent.", "1 minute")


def test_a_catalogue_serves_every_country_of_its_language(polish: None) -> None:
    with speaking("pl-PL"):
        assert (_("Sent."), _("Noted."), _("")) == ("Wysłano.", "Noted.", "")


def test_who_reads_english_first_is_not_answered_in_their_second_language(polish: None) -> None:
    with speaking("en-GB", "pl"):
        assert _("Sent.") == "Sent."


def test_which_form_fits_a_number_is_the_catalogues_own_rule(polish: None) -> None:
    with speaking("pl"):
        said = [counted("{n} minute", "{n} minutes", n) for n in (1, 2, 5, 22)]
        more = counted("{said} within {n} turn", "{said} within {n} turns", 3, said="x")

    assert said == ["1 minuta", "2 minuty", "5 minut", "22 minuty"]
    assert more == "x w 3 tury"


def test_a_handbook_is_read_in_its_translation_where_there_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("player.md", "player.de.md", "designer.md"):
        (tmp_path / name).write_text(name, "utf-8")
    monkeypatch.setattr(resources, "handbook_dir", lambda: tmp_path)

    def read(topic: str, *asked: str) -> str:
        return resources.handbook_page(topic, asked).name

    assert resources.handbook_topics() == ("designer", "player")
    assert read("player", "de-AT") == "player.de.md"
    assert read("player", "fr", "de") == "player.de.md"
    assert read("player", "en", "de") == "player.md"
    assert read("designer", "de") == "designer.md"


# ---- the made-up language

fields = st.sampled_from(["{n}", "{seat}", "{who.name}", "{{", "`check`", "[b]", "[/]", "--game"])
plain = st.text(string.ascii_letters + " .,’“”", max_size=12)


@given(st.lists(st.one_of(fields, plain), max_size=8).map("".join))
def test_no_plain_letter_is_left_and_every_field_is_kept(message: str) -> None:
    said = pseudo(message)

    assert FIELD.findall(said) == FIELD.findall(message)
    assert not re.search("[A-Za-z]", language._KEPT.sub("", said))
    assert said.strip().count(OPENED) == said.strip().count(CLOSED) <= 1


def test_a_sentence_grows_by_about_a_third_and_keeps_its_blanks() -> None:
    message = " Pass the keyboard to {seat} and press Enter when only {seat} is looking "

    assert 1.25 <= len(pseudo(message)) / len(message) <= 1.45
    assert pseudo(message)[:2] == f" {OPENED}"
    assert pseudo(message)[-2:] == f"{CLOSED} "


def test_signs_alone_stay_as_they_are() -> None:
    assert [pseudo(sign) for sign in ("", ", ", "{amount}: {why}")] == [
        "",
        ", ",
        "{amount}: {why}",
    ]


# ---- the template


def test_the_template_is_written_by_a_command_and_read_by_gettext_tools(tmp_path: Path) -> None:
    out = tmp_path / "wargame.pot"
    command = [sys.executable, "-m", "tests.template", str(out)]
    subprocess.run(command, cwd=ROOT, check=True)

    with out.open("rb") as source:
        read = read_po(source)
    assert {message.id for message in read} == {message.id for message in template()}
    assert len(messages()) > 300
    assert {"{n} minute", "Only Control can do this", "Show this message and exit."} <= messages()


def test_every_field_of_a_message_has_a_name_and_both_forms_have_the_same() -> None:
    for message in template():
        ids = (message.id,) if isinstance(message.id, str) else message.id
        try:
            names = [{part[1] for part in string.Formatter().parse(id)} - {None} for id in ids]
        except ValueError:
            continue  # It speaks of a brace, and no field is filled in.
        assert all("" not in found for found in names), ids
        assert all(found == names[0] for found in names), ids


def calls(tree: ast.Module) -> Iterator[tuple[int, set[str], set[str]]]:
    """Of each message that is filled in where it stands: its line, its fields, what is given."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        given = {word.arg or "**" for word in node.keywords}
        inner = node.func.value if isinstance(node.func, ast.Attribute) else None
        if isinstance(inner, ast.Call) and getattr(inner.func, "id", "") == "_":
            texts = [part.value for part in inner.args if isinstance(part, ast.Constant)]
        elif getattr(node.func, "id", "") == "said" and given:
            texts = [part.value for part in node.args[:1] if isinstance(part, ast.Constant)]
        elif getattr(node.func, "id", "") == "counted":
            texts = [part.value for part in node.args[:2] if isinstance(part, ast.Constant)]
            given |= {"n"}
        else:
            continue
        for text in texts:
            yield node.lineno, fields_of(str(text)), given


def fields_of(text: str) -> set[str]:
    names = {part[1] for part in string.Formatter().parse(text)}
    return {name.partition(".")[0] for name in names if name is not None}


def test_every_message_is_given_what_its_fields_name() -> None:
    """A field without a value would fail just when something went wrong for somebody."""
    found = [
        f"{path.name}:{line}: {sorted(fields)} and {sorted(given)}"
        for path in sorted((ROOT / "wargame").rglob("*.py"))
        for line, fields, given in calls(ast.parse(path.read_text("utf-8")))
        if fields - given or given - fields - {"n"}
    ]

    assert found == []


# ---- nothing is said past the doors

ROOMS = ("prose", "plain", "seat")
SENTENCE = re.compile(r"[A-Za-z]{2,}[,:;]? [A-Za-z]{2,}|^[A-Z][a-z]{2,}[.:]?$")
"""Two words, or one that begins with a capital."""
DOORS = ("_", "N_", "counted")
KINDS = ("red line", "private note", "each of ", "me in ")
"""Kinds of notes and channels, and words of the scenario language: looked up and not shown."""


def unspoken(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Literals that read like sentences and pass through no door; docstrings and errors apart."""
    passed: set[int] = set()
    for node in ast.walk(tree):
        doc = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        door = isinstance(node, ast.Call) and getattr(node.func, "id", "") in DOORS
        if doc or door or isinstance(node, ast.Assert):
            passed |= {id(part) for part in ast.walk(node)}
        for hint in hints(node):
            passed |= {id(part) for part in ast.walk(hint)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in passed:
            continue
        text = node.value
        if isinstance(text, str) and text not in KINDS and SENTENCE.search(text):
            yield node.lineno, text


def hints(node: ast.AST) -> Iterator[ast.AST]:
    """What a part of a program says of types, which may be names in quotes."""
    found = (getattr(node, name, None) for name in ("annotation", "returns"))
    yield from (hint for hint in found if isinstance(hint, ast.AST))


def test_every_literal_that_reads_like_a_sentence_goes_through_gettext() -> None:
    files = [path for room in ROOMS for path in sorted((ROOT / "wargame" / room).glob("*.py"))]
    found = [
        f"{path.name}:{line}: {text}"
        for path in files
        for line, text in unspoken(ast.parse(path.read_text("utf-8")))
    ]

    assert found == []


def test_a_sentence_that_passes_no_door_is_noticed() -> None:
    tree = ast.parse('say("No way.")\nsay(f"Go on {x}, please do")\nsay(_("Go on"))\nsay("d")')

    assert {line for line, _text in unspoken(tree)} == {1, 2}
