"""How long a step back takes, and whether that grows with the game.

    python -m tests.benchmarks.undo [--scenario near_abroad] [--events 250 500 1000 2000 4000]

For each length a game is played by random orders, and by messages in its last turn, until it holds
so many events. Then it is opened anew, as after a break, and the first undo is timed
apart; further ones follow, each with the log of every reader taken in as screens do, and rewinds
over half the game. Times are in milliseconds, by the wall, the disk included; the promise is 100.
"""

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.play.playing import one_command
from wargame.authoring.load import find, load
from wargame.core import commands as cm
from wargame.core.view import control_reader
from wargame.play.logs import readers_of
from wargame.play.session import Session

CONTROL = cm.Author("p0", "control")
PROMISE = 100.0
STEPS = 40


def played(file: Path, scenario: str, events: int) -> None:
    """A game of at least so many events."""
    rng = random.Random(events)
    with Session.create(file, load(find(scenario)), seed="a seed") as session:
        last = session.game.scenario.turns
        while len(session.events) < events:
            command = one_command(session, rng) if session.state.turn < last else None
            session.submit(command or cm.Say(CONTROL, (), f"message {len(session.events)}"))


def took(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


def all_logs(session: Session) -> None:
    for reader in (control_reader(session.game), *readers_of(session.game)):
        session.log(reader)


def measure(file: Path) -> dict[str, float]:
    start = time.perf_counter()
    with Session.open(file) as session:
        found = {"entries": session.lines.last, "opening": 1000 * (time.perf_counter() - start)}
        found["first"] = took(lambda: session.undo(CONTROL))
        found["logs"] = took(lambda: all_logs(session))
        steps, shown = [], []
        for k in range(min(STEPS, len(tuple(session.steps())) // 2)):
            steps.append(took(partial(session.undo, CONTROL, fresh=k % 2 == 0)))
            shown.append(took(lambda: all_logs(session)))
        found["undo"], found["worst"] = statistics.median(steps), max(steps)
        found["shown"] = statistics.median(shown)
        half = [node.seq for node in session.lines.back_from(session.lines.at.seq)][::2]
        found["rewind"] = took(lambda: session.rewind(half[len(half) // 2], CONTROL))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scenario", default="near_abroad")
    parser.add_argument("--events", type=int, nargs="+", default=[250, 500, 1000, 2000, 4000])
    given = parser.parse_args()
    titles = ("entries", "opening", "logs", "first", "undo", "worst", "shown", "rewind")
    print(f"{'events':>7}" + "".join(f"{title:>9}" for title in titles))
    with tempfile.TemporaryDirectory() as folder:
        for events in given.events:
            file = Path(folder) / f"{events}.wargame"
            played(file, given.scenario, events)
            found = measure(file)
            print(f"{events:7}" + "".join(f"{found[title]:9.1f}" for title in titles))


if __name__ == "__main__":
    main()
