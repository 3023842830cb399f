"""Kill a writing process a thousand times and count what was lost; then how fast a journal writes.

Run `python -m tests.benchmarks.journal_kills [KILLS]`. The kill tests are the short form of it.
"""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.play.kill_journal import begin, kill_writer, play, step

KILLS = 1000
KILLS_PER_GAME = 25
COMMANDS = 2000
EVENTS = "x" * 800


def kills(folder: Path, number: int) -> None:
    """Print what `number` kills left; games begin anew now and then, to stay of real size."""
    started = time.perf_counter()
    left = []
    for chance in range(number):
        file = folder / f"{chance // KILLS_PER_GAME}.wargame"
        if not file.exists():
            begin(file).close()
        left.append(kill_writer(file, chance))
    seconds = time.perf_counter() - started
    print(f"{number} kills in {seconds:.0f} s, {sum(one.torn for one in left)} of them in a write")
    print(f"{sum(one.safe for one in left)} entries accepted, {sum(one.lost for one in left)} lost")
    print(
        f"{sum(one.unsaid for one in left)} entries written though the kill came before the answer"
    )
    print(f"{sum(not one.intact for one in left)} games damaged")


def speed(folder: Path) -> None:
    """Print how long commands take to be accepted, and a game of that length to be looked over."""
    taken = []
    with begin(folder / "speed.wargame") as journal:
        for _ in range(COMMANDS):
            started = time.perf_counter()
            play(journal, '"order"', EVENTS)
            taken.append(time.perf_counter() - started)
        timed("verify", journal.verify)
        timed("entries", journal.entries)
    each = [1000 * seconds for seconds in taken]
    middle, most = statistics.median(each), statistics.quantiles(each, n=100)[-1]
    print(f"{COMMANDS / sum(taken):.0f} appends/s; median {middle:.2f} ms, p99 {most:.2f} ms")


def timed(name: str, reading: Callable[[], object]) -> None:
    started = time.perf_counter()
    reading()
    print(f"{name} of {COMMANDS} entries: {1000 * (time.perf_counter() - started):.0f} ms")


def mirrored(folder: Path) -> None:
    """Print what it costs to copy the whole game after each command."""
    chance = random.Random(1)
    with begin(folder / "mirrored.wargame") as journal:
        started = time.perf_counter()
        for _ in range(200):
            step(journal, chance)
            journal.copy_to(folder / "mirror.wargame", replace=True)
        print(f"{200 / (time.perf_counter() - started):.0f} appends/s with a whole copy after each")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        speed(Path(name))
        mirrored(Path(name))
        kills(Path(name), int(sys.argv[1]) if len(sys.argv) > 1 else KILLS)
