"""One game, readers of several languages: each reads their own, and the record is in none."""

from pathlib import Path

import pytest

from tests.plain.room import run
from wargame.authoring.load import in_languages
from wargame.core.view import public_reader
from wargame.language import speaking
from wargame.plain.replay import retell, verify
from wargame.play.session import Session, replay
from wargame.prose.prose import Prose

FILE = str(Path(__file__).parent.parent / "authoring" / "tongues.yaml")
LINES = ["", "", "2", "2", "1", "cold feet", "calm", "40", "y", "why 1", "s", "o"]
ON = ["d", "y"]


def played(language: str, game: Path, lines: list[str]) -> str:
    with speaking(language):
        return run(lines, game, scenario=FILE, seats=("north",))


@pytest.fixture
def game(tmp_path: Path) -> Path:
    return tmp_path / "g.wargame"


def test_a_seat_plays_in_its_readers_language(game: Path) -> None:
    shown = played("fr", game, ["1", *LINES, *ON])

    for text in (
        "Deux sièges", "Nord", "Vous êtes le nord.", "Il fait froid.", "Tensions 3 (Calme)",
        "Printemps", "Tempête. Restez au port.", "Envoyer des marchands", "Où donc ?", "Récif",
        "À grand bruit", "les nerfs", "échec", "succès", "1 Or", "Aloud:", "En silence:",
    ):  # fmt: skip
        assert text in shown
    for text in ("North", "Harbour", "Send traders", "Reef", "Coin", "it works", "nerves"):
        assert text not in shown


def test_a_game_begun_in_one_language_goes_on_in_another(game: Path) -> None:
    played("fr", game, ["1", *LINES])
    shown = played("ro-MD", game, [*ON, *ON])

    assert "Trimite negustori" in shown
    assert "Envoyer" not in shown
    assert "Comerț" in shown


def test_the_record_of_a_game_does_not_depend_on_any_readers_language(tmp_path: Path) -> None:
    games = {}
    for language in ("en", "fr", "ro"):
        game = games[language] = tmp_path / f"{language}.wargame"
        played(language, game, ["1", *LINES, *ON, *ON])
    kept = {}
    for language, game in games.items():
        with Session.open(game, read_only=True) as session:
            entries = session.journal.path()
            kept[language] = [(e.command, e.events, e.ledger) for e in entries]
            assert session.header.scenario == "Two harbours"
            assert session.loaded.languages == ("en", "fr", "ro")
            assert replay(session) is None

    assert kept["en"] == kept["fr"] == kept["ro"]


@pytest.mark.parametrize("language", ["en", "fr", "ro", "qps"])
def test_a_game_is_verified_and_told_again_in_any_language(language: str, game: Path) -> None:
    played("fr", game, ["1", *LINES, *ON, *ON])
    title = {"fr": "Deux ports", "ro": "Două porturi"}.get(language, "Two harbours")

    with speaking(language):
        said, right = verify(game)
        told = retell(game, "north")

    assert right, said
    assert title in told


def test_what_an_autopilot_thinks_is_told_in_the_readers_language(game: Path) -> None:
    played("en", game, ["1", *LINES, *ON, *ON])

    with speaking("fr"):
        assert "Why: Cela nous plaît." in retell(game, "control")
    assert "Why: We like it." in retell(game, "control")


def test_a_refusal_is_read_in_the_language_of_whoever_is_refused(tmp_path: Path) -> None:
    text = Path(FILE).read_text("utf-8").replace("tension <= 8", "tension <= 1")
    file = tmp_path / "tense.yaml"
    file.write_text(text, "utf-8")

    with speaking("ro"):
        shown = run(
            ["1", "", "", "why 2"], tmp_path / "g.wargame", scenario=str(file), seats=("north",)
        )

    assert "Nimeni nu îndrăznește" in shown
    assert "obody dares" not in shown


def test_a_view_goes_by_names_in_the_readers_language(game: Path) -> None:
    played("en", game, ["1", *LINES, *ON, *ON])
    with Session.open(game, read_only=True) as session, speaking("fr"):
        prose = Prose.of(session.loaded)
        view = prose.worded(session.view(public_reader(session.game)))

    assert {dial.name: dial.level for dial in view.dials if dial.level} == {"Tensions": "Orage"}


def test_a_scenario_without_other_languages_is_not_compiled_twice(game: Path) -> None:
    played("fr", game, ["1", *LINES])
    with Session.open(game, read_only=True) as session:
        assert in_languages(session.loaded, "de") is session.loaded
        assert in_languages(session.loaded, "fr").game.start == session.game.start
