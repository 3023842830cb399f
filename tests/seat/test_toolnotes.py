"""What is wrong with the tool goes beside the games and nowhere else."""

import io
from pathlib import Path

import pytest

from tests.plain.room import STRAIT, noon, typed
from wargame.plain.play import play
from wargame.seat.toolnotes import FILE, ToolNoteError, keep

NOW = "2030-01-02T12:34:56.000+00:00"


def test_a_line_has_time_page_versions_and_the_sentence(tmp_path: Path) -> None:
    keep(tmp_path, "Table", "the map\x1b[31m is\ncut off ", size=(80, 24), now=NOW)
    file = keep(tmp_path, "Console", "ß", size=(120, 40), now=NOW)

    first, second = (line.split("\t") for line in file.read_text("utf-8").splitlines())
    assert (first[0], first[1], first[-1]) == (NOW, "Table", "the map is cut off")
    assert first[2].startswith("wargame ")
    assert first[3].startswith("Python 3.")
    assert "80x24" in first
    assert (second[1], second[-1]) == ("Console", "ß")


@pytest.mark.parametrize("nothing", ["", "  ", "\x1b[A", "\n"])
def test_a_sentence_of_nothing_is_not_kept(tmp_path: Path, nothing: str) -> None:
    with pytest.raises(ToolNoteError, match="say in one sentence"):
        keep(tmp_path, "Table", nothing, size=(80, 24))

    assert not (tmp_path / FILE).exists()


def test_where_nothing_can_be_written_it_says_so(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()

    with pytest.raises(ToolNoteError, match="write it on paper"):
        keep(tmp_path, "Table", "something", size=(80, 24))


def test_in_lines_it_is_taken_down_at_a_menu_and_stays_out_of_the_record(tmp_path: Path) -> None:
    game, shown = tmp_path / "a secret name.wargame", io.StringIO()
    lines = ["", "", "! the menu is too long", "!", "q"]

    play(STRAIT, game=game, seats=("ardaby",), input=typed(lines), output=shown, now=noon)

    kept = (tmp_path / FILE).read_text("utf-8")
    assert kept.endswith("\tthe menu is too long\n")
    assert kept.count("\n") == 1
    for secret in ("ardaby", "Ardaby", "a secret name", "strait"):
        assert secret not in kept
    assert b"the menu is too long" not in game.read_bytes()
    assert "Nothing was kept: say in one sentence what is wrong." in shown.getvalue()
