"""The whole interface in the made-up language: every word that is not the scenario's is translated.

A word in plain letters on one of these pages is a sentence that passed gettext by.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tests.plain import golden
from tests.plain.room import STRAIT, run
from tests.template import messages
from tests.untranslated import left_over, own_texts
from wargame import language, resources
from wargame.authoring.claims import registers
from wargame.authoring.load import find, load
from wargame.cli import main
from wargame.language import Pseudo, choose, speaking
from wargame.plain.replay import retell, verify

COMMANDS = re.compile(r"wargame (?:play|replay) \S.*?(?=·)")
"""Lines to be copied into a shell."""
FILES = re.compile(r"\S*\.wargame\b|\S*/\S*")
HASHES = re.compile(r"\b[0-9a-f]{32,64}\b")
SYNTAX = re.compile(r"\b[A-Z]{2,}\b|--?[a-z]+|\[text\|json\]|`[^`]*`")
"""What click makes of arguments and options."""


@pytest.fixture(autouse=True)
def _qps() -> Iterator[None]:
    with speaking("qps"):
        yield
    choose("en")


def left(shown: str, *typed: str, scenario: str = "transnistria") -> tuple[str, ...]:
    """What was left untranslated, beside what the scenario says and what was typed."""
    claims = registers(resources.seeds_dir())
    return left_over(without_names(shown), own_texts(load(find(scenario)), claims) | set(typed))


def without_names(shown: str) -> str:
    """The text without names of files, hashes and lines for a shell."""
    for odd in (COMMANDS, FILES, HASHES):
        shown = odd.sub("", shown)
    return shown


def test_the_short_game_is_played_without_a_word_of_english() -> None:
    shown = golden.transcript()

    assert "Ýôû ɱåý ļôçķ" in shown
    assert left(shown, *golden.TYPED.splitlines()) == ()


def test_a_word_that_gettext_does_not_see_is_found_by_its_surroundings() -> None:
    shown = f"{language.pseudo('You play {seat}.').format(seat='Moldova')} It is late."

    assert [one.partition(":")[0] for one in left(shown)] == ["It", "is", "late"]


def test_a_word_of_the_scenario_excuses_no_sentence_that_holds_it() -> None:
    assert left("Courts first, money follows", "Courts first, money follows") == ()
    assert left("money", "Courts first, money follows") == ("money: …money…",)


def test_folded_lines_and_filled_gaps_of_a_text_are_still_the_texts() -> None:
    own = ["The offer stands in {target}, and it is short."]

    assert left_over("The offer\n  stands in Reef, and it\n  is short.", [*own, "Reef"]) == ()


SHARED = [
    *("1 2", "2", "", "", "", "x", "0", "d", "n", "m", "1", "Hello", "n", "1", "A note", "why 1"),
    *("1", "1", "a reason", "a hope", "101", "40", "y", "zzz", "l", "l 1", "l 999", "o", "s"),
    *("b", "claim nix", "?", "q"),
]
"""What two seats at one keyboard type, among it much that is wrong."""


def test_setting_up_sharing_a_keyboard_and_mistyping_are_translated(tmp_path: Path) -> None:
    listed = run(["?", "zz", "q"], tmp_path / "a.wargame", scenario=None)
    shared = run(SHARED, tmp_path / "b.wargame")
    refused = run([], tmp_path / "c.wargame", seats=("nobody",))
    no_posture = run([], tmp_path / "d.wargame", seats=("ardaby",), postures=("borum=nix",))

    own = [own_texts(load(path)) for path in setup_paths()]
    assert left_over(without_names(listed), frozenset(("zz",)).union(*own)) == ()
    typed = (*SHARED, "nobody", "nix")
    for shown in (shared, refused, no_posture):
        assert left(shown, *typed, scenario=STRAIT) == ()


ASIDE = [
    *("1", "", "", ""),
    *("i", "0", "a statement", "m", "9", "1 2", "to both"),
    *("r", "?", "n", "x" * 61, "2", "a title", "1", "a title", "2", "a line", "1", "i", "a quote"),
    *("1", "?", "x", "n", "", ""),
    *("rooms", "", "1", "m", "a word", "1", "x", "y", "1", "", ""),
    *("2", "", "", "", "r", "1", "", "l", "", "q"),
]
"""Two seats talk aside, and whoever runs the game reads it and closes the room."""


def test_rooms_and_lines_in_character_are_translated(tmp_path: Path) -> None:
    seats = ("russia", "moldova", "west")
    shown = run(ASIDE, tmp_path / "a.wargame", scenario="transnistria", seats=seats)

    assert shown.count("a quote") > 2
    assert left(shown, *ASIDE) == ()


def setup_paths() -> list[Path]:
    folder = resources.scenarios_dir()
    return [*folder.glob("*.yaml"), *(file.parent for file in folder.glob("*/scenario.yaml"))]


@pytest.mark.parametrize("reader", ["ardaby", "control", "public"])
def test_a_game_told_again_is_translated(reader: str, tmp_path: Path) -> None:
    game = tmp_path / "game.wargame"
    lines = ["", "", "1", "1", "a reason", "a hope", "40", "y", *["d", "y"] * 20]
    run(lines, game, seats=("ardaby",))

    said, right = verify(game)
    assert right
    assert left(retell(game, reader), *lines, scenario=STRAIT) == ()
    assert left(said) == ()


@pytest.mark.parametrize("command", ["", *main.commands])
def test_the_help_of_a_command_is_translated(command: str) -> None:
    words = ["--language", "qps", *([command] if command else []), "--help"]
    shown = CliRunner().invoke(main, words, prog_name="wargame").output

    assert "⟦Ûšåĝé:" in shown
    groups = [one for one in main.commands.values() if isinstance(one, click.Group)]
    own = [name for group in groups for name in group.commands]
    assert left_over(SYNTAX.sub("", shown), ["wargame", *main.commands, *own]) == ()


def test_every_message_that_is_shown_stands_in_the_template(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: set[str] = set()

    class Recorded(Pseudo):
        def gettext(self, message: str) -> str:
            asked.add(message)
            return super().gettext(message)

        def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
            asked.add(msgid1)
            return super().ngettext(msgid1, msgid2, n)

    monkeypatch.setattr(language, "_catalogue", lambda _languages: Recorded())
    golden.transcript()
    for command in main.commands.values():
        command.get_help(click.Context(command, info_name="wargame"))

    assert len(asked) > 100
    assert asked - messages() == set()
