"""The projector follows a game that another process plays, and writes nothing; whatever becomes of
the file is told in a sentence.
"""

import hashlib
import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.play.playing import begin
from tests.play.stepping import Writer
from tests.tui.projector.wall import Wall, held, later, projected
from wargame.core.state import PHASE
from wargame.play.codec import write_changes

# ---- following


def test_what_another_process_commits_is_shown(file: Path) -> None:
    async def steps(wall: Wall) -> None:
        with Writer(file) as writer:
            turns = "Turn 2 of 3"
            assert turns not in wall.text
            while turns not in wall.text:
                shown = wall.screen.latest
                writer.play()
                await wall.until_after(shown)

    projected(file, steps)


def told(wall: Wall) -> tuple[object, ...]:
    """What the wall shows of the game, whatever the time."""
    shown = wall.screen.latest
    assert shown is not None
    view = shown.view
    return shown.turn, shown.phase, shown.waiting, view.dials, view.seats, shown.moves


def test_a_step_that_is_undone_is_undone_on_the_wall(file: Path) -> None:
    async def steps(wall: Wall) -> None:
        with Writer(file) as writer:
            there = writer.play(1)
            await wall.until(lambda: wall.screen.latest is not None)
            await wall.screen.look()
            before, shown = told(wall), wall.screen.latest
            writer.play(9)
            await wall.until_after(shown)
            assert told(wall) != before

            shown = wall.screen.latest
            writer.back(there)
            await wall.until_after(shown)
            assert told(wall) == before

    projected(file, steps, now=later)


def test_projecting_writes_nothing(file: Path) -> None:
    before = hashlib.sha256(file.read_bytes()).digest()

    async def steps(wall: Wall) -> None:
        for _ in wall.screen.pages:
            await wall.press("right")
            await wall.screen.look()

    (file.parent / "game.wargame.lock").unlink()
    projected(file, steps)
    assert hashlib.sha256(file.read_bytes()).digest() == before
    assert [path.name for path in file.parent.glob("game*")] == ["game.wargame"]


# ---- troubles


def test_a_file_that_vanishes_is_told_and_looked_for_until_it_is_back(
    file: Path, tmp_path: Path
) -> None:
    async def steps(wall: Wall) -> None:
        first = wall.rows
        away = file.rename(tmp_path / "away")
        await wall.until_text("There is no game at")
        assert "This screen goes on by itself" in wall.text
        await wall.press("right", "left", "space", "space", "b", "b")

        away.rename(file)
        await wall.until(lambda: wall.rows[:-1] == first[:-1])

    projected(file, steps, now=later)


def test_another_game_under_the_same_name_is_shown_instead(file: Path, tmp_path: Path) -> None:
    async def steps(wall: Wall) -> None:
        other = tmp_path / "other.wargame"
        begin(other, "islands")
        other.replace(file)
        await wall.until_text("The Lantern Islands")
        await wall.turn_to("map")

    projected(file, steps)


def test_a_damaged_file_is_told_in_a_sentence(file: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    shutil.copy(file, whole)

    async def steps(wall: Wall) -> None:
        file.write_bytes(b"\0" * 9000)
        await wall.until_text("is not a game, or its first bytes are damaged")
        shutil.copy(whole, file)
        await wall.until_text("Turn 1 of 3")

    projected(file, steps)


def test_entries_that_make_no_sense_any_more_are_told_as_damage(file: Path) -> None:
    """Each can be read, and together they lead to a phase that is none."""
    with closing(sqlite3.connect(file, isolation_level=None)) as db:
        db.execute("DROP TRIGGER entry_no_update")
        last = "(SELECT max(seq) FROM entry)"
        nonsense = write_changes(((PHASE, 99),))
        db.execute(f"UPDATE entry SET ledger = ? WHERE seq = {last}", (nonsense,))

    async def steps(wall: Wall) -> None:
        await wall.until_text("is damaged or was only copied in part")

    projected(file, steps)


def test_a_file_that_nobody_may_read_is_told_in_a_sentence(file: Path) -> None:
    async def steps(wall: Wall) -> None:
        with closing(held(file)):
            await wall.until_text("is in use by another program")
        await wall.until_text("Turn 1 of 3")

    projected(file, steps)


@pytest.mark.parametrize("seed", range(12))
def test_bytes_that_were_altered_never_end_the_projector(
    file: Path, tmp_path: Path, seed: int
) -> None:
    rng = random.Random(seed)
    altered = bytearray(file.read_bytes())
    for _ in range(rng.choice((3, 30, 300))):
        altered[rng.randrange(len(altered))] = rng.randrange(256)
    broken = tmp_path / "broken.wargame"
    broken.write_bytes(altered)

    async def steps(wall: Wall) -> None:
        for _ in range(3):
            await wall.press("right")
            await wall.screen.look()

    projected(broken, steps)
