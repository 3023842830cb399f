"""A game survives the killing of the process that writes it, and a power cut at any moment."""

import random
from pathlib import Path

import pytest

from tests.play.kill_journal import HEADER, SOURCES, begin, kill, kill_writer, rollback, tear
from wargame.play.journal import Journal

PAGE = 4096


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "isles.wargame"


@pytest.fixture
def torn(file: Path) -> Path:
    tear(file)
    return file


@pytest.mark.parametrize("game", range(2))
def test_no_kill_loses_what_was_accepted_or_harms_the_game(file: Path, game: int) -> None:
    begin(file).close()
    left = [kill_writer(file, 1000 * game + number) for number in range(25)]

    assert [one.lost for one in left] == [0] * 25
    assert all(one.unsaid in (0, 1) and one.intact for one in left)
    assert sum(one.safe for one in left) > 25
    assert any(one.torn for one in left), "no kill fell into a write: these kills prove little"


def test_a_game_whose_making_was_killed_is_there_as_a_whole_or_not_at_all(tmp_path: Path) -> None:
    for chance in range(6):
        made = kill("create", tmp_path, chance)
        found = set(tmp_path.glob("*.wargame"))
        assert {tmp_path / name for name in made} <= found
        for file in found:
            with Journal.open(file) as journal:
                assert (journal.header, journal.sources) == (HEADER, SOURCES)
                assert journal.verify().intact
            file.unlink()


def test_a_copy_whose_making_was_killed_is_the_earlier_or_the_later_one(file: Path) -> None:
    begin(file).close()
    copy = file.with_suffix(".copy")
    for chance in range(6):
        safe = kill("copy", file, chance)
        with Journal.open(copy, read_only=True) as journal, Journal.open(file) as original:
            entries = journal.entries()
            assert journal.verify().intact
            assert entries == original.entries()[: len(entries)]
            assert len(entries) >= max((int(line.split()[0]) for line in safe), default=0)


def entries_after_mending(file: Path, *, read_only: bool = False) -> int:
    with Journal.open(file, read_only=read_only) as journal:
        assert journal.verify().intact
        return len(journal.entries())


@pytest.mark.parametrize("read_only", [False, True])
def test_half_a_write_is_taken_back_when_the_game_is_opened(torn: Path, read_only: bool) -> None:
    assert rollback(torn).exists()
    assert entries_after_mending(torn, read_only=read_only) == 10
    assert not rollback(torn).exists()


def journalled_pages(journal: bytes) -> list[int]:
    """Of which pages a rollback journal holds the former state (SQLite file format, section 3)."""
    count, sector = int.from_bytes(journal[8:12], "big"), int.from_bytes(journal[20:24], "big")
    starts = (sector + number * (PAGE + 8) for number in range(count))
    return [int.from_bytes(journal[start : start + 4], "big") for start in starts]


@pytest.mark.parametrize("chance", range(10))
def test_pages_half_written_at_a_power_cut_are_taken_back(torn: Path, chance: int) -> None:
    """Once the rollback journal is on the disk, pages it covers and new ones may be rubbish."""
    dice = random.Random(chance)
    before = int.from_bytes(rollback(torn).read_bytes()[16:20], "big")
    pages = journalled_pages(rollback(torn).read_bytes())
    damaged = bytearray(torn.read_bytes())
    assert pages
    assert len(damaged) > before * PAGE
    for page in (*pages, *range(before + 1, len(damaged) // PAGE + 1)):
        cut = dice.randrange(PAGE)
        damaged[(page - 1) * PAGE + cut : page * PAGE] = dice.randbytes(PAGE - cut)
    torn.write_bytes(damaged)

    assert entries_after_mending(torn) == 10


@pytest.mark.parametrize("chance", range(10))
def test_a_rollback_journal_half_written_at_a_power_cut_does_no_harm(
    torn: Path, tmp_path: Path, chance: int
) -> None:
    """Until that journal is on the disk the game is untouched; of the journal there is any part."""
    dice = random.Random(chance)
    journal = bytearray(rollback(torn).read_bytes())
    entries_after_mending(torn)
    cut = dice.randrange(len(journal))
    journal[cut:] = dice.randbytes(dice.randrange(len(journal) - cut)) if chance % 2 else b""
    rollback(torn).write_bytes(journal)

    assert entries_after_mending(torn) == 10
