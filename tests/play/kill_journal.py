"""A program that writes games until it is killed, the hand that kills it, and what was left of it.

As a child it is `python -m tests.play.kill_journal TASK FILE CHANCE`; it prints a line for each
thing that it was told is safe. Its parent calls `kill` and then looks at the file.
"""

import itertools
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import attrs

from wargame.play.journal import Entry, Header, Journal, Source

ROOT = Path(__file__).resolve().parents[2]
HEADER = Header(
    game="game-1",
    scenario="Two islands",
    layout="full",
    engine="1.0",
    created="2030-01-01T09:00:00Z",
    seed_hash="5eed",
)
SEED = "the secret of the dice"
SOURCES = (Source("game.yaml", "name: Two islands\n"), Source("rules/dice.yaml", "é" * 5000))
TIME = "2030-01-01T10:00:00Z"


def begin(file: Path) -> Journal:
    """A new game with one person, number 1."""
    journal = Journal.create(file, HEADER, SEED, SOURCES)
    journal.add_person("Ann")
    return journal


def play(journal: Journal, text: str = "{}", events: str = "[]") -> Entry:
    return journal.append(text, events, "[]", author=1, time=TIME)


def step(journal: Journal, chance: random.Random) -> Entry:
    """A command of some size, now and then a move, as chance has it."""
    head = journal.head
    if head is not None and chance.random() < 0.1:
        return journal.move_to(chance.randint(0, head.seq), '"undo"', author=1, time=TIME)
    return play(journal, '"order"', "x" * int(10 ** chance.uniform(1, 4.3)))


def write(file: Path, chance: random.Random) -> None:
    with Journal.open(file) as journal:
        while True:
            entry = step(journal, chance)
            safe(f"{entry.seq} {entry.hash}")


def play_on(file: Path, chance: random.Random) -> None:
    """Write as a quick table does. A writer without a pause may keep a reader out for as long as
    the disk is slow: SQLite's readers only try again now and then.
    """
    with Journal.open(file) as journal:
        while True:
            safe(step(journal, chance).hash)
            time.sleep(0.1)


def create(folder: Path, chance: random.Random) -> None:
    for number in itertools.count():
        name = f"{number}-{chance.random()}.wargame"
        begin(folder / name).close()
        safe(name)


def copy(file: Path, chance: random.Random) -> None:
    with Journal.open(file) as journal:
        while True:
            entry = step(journal, chance)
            journal.copy_to(file.with_suffix(".copy"), replace=True)
            safe(f"{entry.seq} {entry.hash}")


def safe(line: str) -> None:
    os.write(1, f"{line}\n".encode())


TASKS: dict[str, Callable[[Path, random.Random], None]] = {
    "write": write,
    "play_on": play_on,
    "create": create,
    "copy": copy,
}


def kill(task: str, file: Path, chance: int) -> list[str]:
    """Let a child do its task and kill it somewhere; return what it said was safe."""
    dice = random.Random(chance)
    command = [sys.executable, "-m", "tests.play.kill_journal", task, str(file), str(chance)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as child:
        assert child.stdout is not None
        lines = []
        if dice.random() < 0.1:
            # Somewhere in starting up and opening.
            time.sleep(dice.uniform(0.05, 0.2))
        else:
            lines = [child.stdout.readline() for _ in range(dice.randint(1, 12))]
            time.sleep(dice.uniform(0, 0.003))
        child.kill()
        lines += child.stdout.readlines()
    assert child.returncode == -signal.SIGKILL
    return [line.strip() for line in lines]


TEAR = """
import os, pathlib, signal, sys
from tests.play.kill_journal import play
from wargame.play.journal import Journal
journal = Journal.open(pathlib.Path(sys.argv[1]))
# So small a cache that half the write reaches the file before its end.
journal._db.execute("PRAGMA cache_size = 2")
journal._db.execute("CREATE TEMP TRIGGER cut AFTER INSERT ON entry BEGIN SELECT cut(); END")
journal._db.create_function("cut", 0, lambda: os.kill(os.getpid(), signal.SIGKILL))
play(journal, "{}", "x" * 300_000)
"""


def tear(file: Path) -> None:
    """Begin a game of ten entries and kill a child half-way through writing the eleventh."""
    with begin(file) as journal:
        for number in range(10):
            play(journal, f'"order {number}"', "x" * 700)
    killed = subprocess.run([sys.executable, "-c", TEAR, str(file)], cwd=ROOT, check=False)
    assert killed.returncode == -signal.SIGKILL


def rollback(file: Path) -> Path:
    """SQLite's rollback journal, which lies beside a game only while that is written."""
    return file.with_name(file.name + "-journal")


@attrs.frozen
class Left:
    """What one kill left of a game."""

    safe: int
    """Entries the child said were safe."""
    lost: int
    """Of those, how many are gone or changed."""
    unsaid: int
    """New entries that are there though nobody was told: 0, or 1 when the kill fell in between."""
    torn: bool
    """Whether the kill fell into a write, so that its rollback journal lay beside the game."""
    intact: bool


def kill_writer(file: Path, chance: int) -> Left:
    """Kill a child that writes the game in `file`, then open the game and go on with it."""
    with Journal.open(file, read_only=True) as journal:
        before = len(journal.entries())
    lines = kill("write", file, chance)
    torn = rollback(file).exists()
    with Journal.open(file) as journal:
        found = [f"{entry.seq} {entry.hash}" for entry in journal.entries(after=before)]
        play(journal, '"after the kill"')
        intact = journal.verify().intact
    lost = len(set(lines) - set(found))
    return Left(len(lines), lost, len(found) - len(lines) + lost, torn, intact)


if __name__ == "__main__":
    TASKS[sys.argv[1]](Path(sys.argv[2]), random.Random(int(sys.argv[3])))
