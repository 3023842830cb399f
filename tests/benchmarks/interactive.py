"""The interactive engine beside its rivals on the reference game, in one run.

    python -m tests.benchmarks.interactive --rivals FOLDER [--python PYTHON] [--rounds 5]

FOLDER holds the rivals' programs for influence-12: `js/bgio.js` (boardgame.io's client) and
`py/openspiel_game.py` (an OpenSpiel game in Python), each called as `PROGRAM bench SECONDS
VARIANT` and answering with a line of JSON; PYTHON is an interpreter with open_spiel, and NODE_PATH
leads to boardgame.io. Our own lines choose fairly among the legal orders, submit, build every
event and write it as text inside the timed loop; `journal` also keeps every command on the disk.

All programs are timed alike: loading, compiling and a warm-up come before the clock starts, and
what each game needs to begin is inside. Rates are actions per second, medians of alternated rounds,
by the process's own time and by the wall's: the former counts the threads that help node, and
leaves out what other processes took and the waiting for the disk.
"""

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

from wargame.authoring.load import find, load
from wargame.core import commands as cm
from wargame.core.engine.engine import Engine
from wargame.play.back import seed_of
from wargame.play.codec import write_events
from wargame.play.session import Session

ROOT = Path(__file__).resolve().parents[2]
PEOPLE = (cm.Author("p1", "seat", 0), cm.Author("p2", "seat", 1))
SPIEL, CLIENT = "OpenSpiel, Python game", "boardgame.io client"


Play = Callable[[float], tuple[int, int]]
"""Plays whole games for so many seconds: games and actions."""
WARM_UP = 0.5
"""Seconds; as long as boardgame.io's at a measurement of one second."""


def engine_games() -> Play:
    """Games on the engine, in haste as for whoever plays many."""
    engine = Engine(load(find("influence12")).game)
    engine.hurry()
    choose, number, now = random.Random(1).random, count(), time.perf_counter

    def play(seconds: float) -> tuple[int, int]:
        games = actions = 0
        until = now() + seconds
        while now() < until:
            games += 1
            state, events, _ = engine.start(seed_of(str(next(number))))
            write_events(events)
            while not state.over:
                seat = engine.wanted(state).orders[0]
                legal = engine.legal_orders(state, seat)
                count = len(legal)
                pick = int(choose() * (count + 1))
                command: cm.Command = (
                    cm.Finish(PEOPLE[seat], seat)
                    if pick == count
                    else cm.Lock(PEOPLE[seat], seat, legal[pick])
                )
                state, events, _ = engine.advance(state, command)
                write_events(events)
                actions += 1
        return games, actions

    return play


def journal_games() -> Play:
    """The same through a session: every command is on the disk before the next."""
    loaded = load(find("influence12"))
    choose, now = random.Random(1).random, time.perf_counter

    def play(seconds: float) -> tuple[int, int]:
        games = actions = 0
        until = now() + seconds
        with tempfile.TemporaryDirectory() as folder:
            while now() < until:
                games += 1
                file = Path(folder) / f"{games}.wargame"
                with Session.create(file, loaded, seed=str(games)) as game:
                    people = [game.join(one, "seat", k) for k, one in enumerate(("Ann", "Ben"))]
                    while not game.state.over and now() < until:
                        seat = game.engine.wanted(game.state).orders[0]
                        legal = game.engine.legal_orders(game.state, seat)
                        pick = int(choose() * (len(legal) + 1))
                        game.submit(
                            cm.Finish(people[seat], seat)
                            if pick == len(legal)
                            else cm.Lock(people[seat], seat, legal[pick])
                        )
                        actions += 1
        return games, actions

    return play


def bench(seconds: float, variant: str) -> None:
    """Print one measurement as the rivals do."""
    play = {"engine": engine_games, "journal": journal_games}[variant]()
    play(WARM_UP)
    wall, own = time.perf_counter(), time.process_time()
    games, actions = play(seconds)
    seconds, cpu = time.perf_counter() - wall, time.process_time() - own
    print(json.dumps({"games": games, "actions": actions, "seconds": seconds, "cpu": cpu}))


def once(command: list[str]) -> dict[str, float]:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def compare(rivals: Path, python: str, rounds: int, seconds: float) -> None:
    """Run all programs in turn, and print rates and ratios."""
    own = [sys.executable, "-m", "tests.benchmarks.interactive", "bench", str(seconds)]
    spiel, client = rivals / "py/openspiel_game.py", rivals / "js/bgio.js"
    programs = {
        "wargame, events written": [*own, "engine"],
        "wargame, with the journal": [*own, "journal"],
        SPIEL: [python, str(spiel), "bench", str(seconds), "lean"],
        CLIENT: ["node", str(client), "bench", str(seconds), "client"],
    }
    found: dict[str, list[dict[str, float]]] = {name: [] for name in programs}
    for _ in range(rounds):
        for name, command in programs.items():
            found[name].append(once(command))
    for by, title in (("cpu", "by its own time"), ("seconds", "by the wall's time")):
        rates = {
            name: statistics.median(one["actions"] / one[by] for one in told)
            for name, told in found.items()
        }
        print(f"{title:28}{'actions/s':>11}{'x boardgame.io':>16}{'x OpenSpiel':>13}")
        for name, rate in rates.items():
            print(f"{name:28}{rate:11,.0f}{rate / rates[CLIENT]:16.2f}{rate / rates[SPIEL]:13.2f}")


def main() -> None:
    if sys.argv[1:2] == ["bench"]:
        bench(float(sys.argv[2]), sys.argv[3])
        return
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rivals", type=Path, required=True)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=2.0)
    given = parser.parse_args()
    os.environ.setdefault("NODE_ENV", "production")
    compare(given.rivals.resolve(), given.python, given.rounds, given.seconds)


if __name__ == "__main__":
    main()
