"""The interactive engine beside its rivals on the reference game, in one run.

    python -m tests.benchmarks.interactive --rivals FOLDER [--python PYTHON] [--rounds 5]

FOLDER holds the rivals' programs for influence-12: `js/bgio.js` (boardgame.io's client) and
`py/openspiel_game.py` (an OpenSpiel game in Python), each called as `PROGRAM bench SECONDS
VARIANT` and answering with a line of JSON; PYTHON is an interpreter with open_spiel, and NODE_PATH
leads to boardgame.io. Our own lines choose fairly among the legal orders, submit, build every
event and write it as text inside the timed loop; `journal` also keeps every command on the disk.
Rates are actions per second of the process's own time, medians of alternated rounds.
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
from pathlib import Path

from wargame.authoring.load import find, load
from wargame.core import commands as cm
from wargame.core.engine.engine import Engine
from wargame.play.codec import write_events
from wargame.play.session import Session, seed_of

ROOT = Path(__file__).resolve().parents[2]
PEOPLE = (cm.Author("p1", "seat", 0), cm.Author("p2", "seat", 1))


def engine_games(seconds: float) -> tuple[int, int]:
    """Play whole games on the engine for so long; games and actions."""
    engine = Engine(load(find("influence12")).game)
    choose = random.Random(1).random
    games = actions = 0
    until = time.process_time() + seconds
    while time.process_time() < until:
        games += 1
        step = engine.start(seed_of(str(games)))
        write_events(step.events)
        while not step.state.over:
            seat = engine.wanted(step.state).orders[0]
            legal = engine.legal_orders(step.state, seat)
            pick = int(choose() * (len(legal) + 1))
            command: cm.Command = (
                cm.Finish(PEOPLE[seat], seat)
                if pick == len(legal)
                else cm.Lock(PEOPLE[seat], seat, legal[pick])
            )
            step = engine.advance(step.state, command)
            write_events(step.events)
            actions += 1
    return games, actions


def journal_games(seconds: float) -> tuple[int, int]:
    """The same through a session: every command is on the disk before the next."""
    loaded = load(find("influence12"))
    choose = random.Random(1).random
    games = actions = 0
    until = time.perf_counter() + seconds
    with tempfile.TemporaryDirectory() as folder:
        while time.perf_counter() < until:
            games += 1
            with Session.create(Path(folder) / f"{games}.wargame", loaded, seed=str(games)) as game:
                people = [game.join(name, "seat", seat) for seat, name in enumerate(("Ann", "Ben"))]
                while not game.state.over and time.perf_counter() < until:
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


def bench(seconds: float, variant: str) -> None:
    """Print one measurement as the rivals do."""
    play = {"engine": engine_games, "journal": journal_games}[variant]
    play(min(0.3, seconds))
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
    programs = {
        "wargame, events written": ([*own, "engine"], "cpu"),
        "wargame, with the journal": ([*own, "journal"], "seconds"),
        "OpenSpiel, Python game": (
            [python, str(rivals / "py/openspiel_game.py"), "bench", str(seconds), "lean"], "cpu",
        ),
        "boardgame.io client": (
            ["node", str(rivals / "js/bgio.js"), "bench", str(seconds), "client"], "seconds",
        ),
    }  # fmt: skip
    rates: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(rounds):
        for name, (command, by) in programs.items():
            found = once(command)
            rates[name].append(found["actions"] / found[by])
    medians = {name: statistics.median(found) for name, found in rates.items()}
    print(f"{'':28}{'actions/s':>11}{'x boardgame.io':>16}{'x OpenSpiel':>13}")
    for name, rate in medians.items():
        print(
            f"{name:28}{rate:11,.0f}{rate / medians['boardgame.io client']:16.2f}"
            f"{rate / medians['OpenSpiel, Python game']:13.2f}"
        )


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
