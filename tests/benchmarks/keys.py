"""From a key to the end of the repaint, on every main screen of the largest scenario there is.

    python -m tests.benchmarks.keys [--events 2000] [--rounds 4] [--columns 80] [--rows 24]
        [--keep FILE] [--control]

The game is Near Abroad with so many messages in its log, played in the real program on a pty; with
`--control` on Control's screen, else on a seat's.
The time runs from writing the key to the last byte that the program writes because of it; the
clock's own ticks and the blinking of the cursor do not count (Control's clock is stopped, since it
ticks beneath pop-ups too). Prints the median, the 95th percentile and the longest for every
screen, and for all keys together; beside them the processor's time, which other programs on the
machine do not lengthen.
"""

import argparse
import os
import re
import select
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import attrs

from tests.tui.terminal import (
    CTRL_P,
    CTRL_S,
    DOWN,
    ENTER,
    ESCAPE,
    F1,
    F2,
    LEFT,
    RIGHT,
    TAB,
    UP,
    Terminal,
)
from wargame.authoring.load import find, load
from wargame.core import commands as cm
from wargame.play.session import Session
from wargame.seat.cast import Cast, cast_given, staff

GAME = "long.wargame"
LARGEST, SEAT = "near_abroad", "moldova"
"""The scenario with most seats, orders and places, and a seat that is asked something at once."""
FIRST, QUIET = 0.5, 0.1
"""Seconds within which a repaint begins, and without output after which it is over."""
BRIEFED = 3.0
"""Seconds for which the brief is read, at the least."""
CTRL_T, PAGE_DOWN, PAGE_UP, HOME, END = "\x14", "\x1b[6~", "\x1b[5~", "\x1b[H", "\x1b[F"
TICK = re.compile(r"(?:\x1b[^a-zA-Z]*[a-zA-Z]|\s|\w|[▼▲])*\d?\d:\d\d(?:\x1b[^a-zA-Z]*[a-zA-Z]|\s)*")
ROW = re.compile(r"\x1b\[(\d+);\d+H(?=[^\x1b]|\x1b\[[0-9;]*m)")
"""Where something is painted."""
LISTED = (DOWN, DOWN, UP, DOWN, PAGE_DOWN, UP, PAGE_UP, END, UP, HOME)
READ = (DOWN, DOWN, PAGE_DOWN, UP, PAGE_UP)
TYPED = tuple("a line of words")


def long_game(file: Path, events: int, *, control: bool = False) -> None:
    """The largest game in its first turn, with so many messages said before."""
    loaded = load(find(LARGEST))
    cast: Cast = cast_given(loaded, (SEAT,), (), control=control)
    seat = [one.id for one in loaded.scenario.seats].index(SEAT)
    with Session.create(file, loaded, seed="s") as session:
        staff(session, cast)
        author = session.join("Moldova", "seat", seat)
        session.autoplay()
        number = 0
        while len(session.events) < events:
            number += 1
            to = (0,) if number % 3 else ()
            said = f"Message {number}: we would rather talk about the bridge and the customs."
            session.submit(cm.Say(author, to, said))
        while control and session.engine.wanted(session.state).pause:
            # The autopilots' orders wait on the desk.
            session.submit(cm.Proceed(cm.Author("umpire", "control")))
            session.autoplay()


@attrs.frozen
class Took:
    """What a key took, in seconds: until its repaint was over, and of the processor."""

    whole: float
    work: float


def answer(terminal: Terminal, key: str) -> Took | None:
    """What a key takes to the end of what it repaints; None where nothing is repainted."""
    worked = work(terminal)
    began = time.perf_counter()
    os.write(terminal.master, key.encode())
    parts: list[tuple[bytes, Took]] = []
    while select.select([terminal.master], [], [], QUIET if parts else FIRST)[0]:
        part = os.read(terminal.master, 1 << 16)
        took = Took(time.perf_counter() - began, work(terminal) - worked)
        if TICK.fullmatch(part.decode("utf-8", "replace")):
            terminal.take(part)
        else:
            parts.append((part, took))
    # Only afterwards: to follow what was painted takes time.
    last = None
    for part, took in parts:
        if not blink(terminal, part):
            last = took
    return last


def blink(terminal: Terminal, part: bytes) -> bool:
    """Take in what was written; whether it was the same text in the same row."""
    before = terminal.text
    terminal.take(part)
    rows = set(ROW.findall(part.decode("utf-8", "replace")))
    return terminal.text == before and len(rows) == 1


def work(terminal: Terminal) -> float:
    """Seconds of processor time of all the program's threads, as Linux counts them."""
    tasks = Path(f"/proc/{terminal.program.pid}/task").glob("*/schedstat")
    return sum(int(task.read_text("ascii").split()[0]) for task in tasks) / 1e9


def timing(
    terminal: Terminal, rounds: int, taken: dict[str, list[Took]]
) -> Callable[[str, tuple[str, ...]], None]:
    """Presses keys on a screen, round after round, and keeps what they took."""

    def on(screen: str, keys: tuple[str, ...]) -> None:
        for _round in range(rounds):
            for key in keys:
                took = answer(terminal, key)
                if took is not None:
                    taken.setdefault(screen, []).append(took)

    return on


def go(terminal: Terminal, key: str, text: str) -> None:
    """Press a key and wait for what it brings."""
    terminal.press(key)
    terminal.until(text)
    terminal.settle()


def measure(folder: Path, rounds: int, size: tuple[int, int]) -> dict[str, list[Took]]:
    """By screen, what its keys took."""
    taken: dict[str, list[Took]] = {}
    with Terminal(folder=folder, size=size) as terminal:
        on = timing(terminal, rounds, taken)
        terminal.until("BEGIN", "GO ON")
        terminal.settle()
        on("launcher", (DOWN, DOWN, UP, UP))
        terminal.press(DOWN)
        go(terminal, ENTER, "Which seat")
        on("setting up", (DOWN, DOWN, UP, "a", " ", " "))
    with Terminal("play", "--game", GAME, folder=folder, size=size) as terminal:
        on = timing(terminal, rounds, taken)
        terminal.until("Turn zero")
        terminal.settle()
        time.sleep(BRIEFED)
        go(terminal, CTRL_S, "How it stands")
        terminal.press(ESCAPE)
        terminal.until("1 Orders")
        terminal.settle()
        on("orders", LISTED)
        on("pages", ("2", "3", "4", "5", "6", "1"))
        for key, name, keys in (
            ("2", "situation", READ), ("3", "map", (RIGHT, DOWN, LEFT, UP, "t", "+", "-")),
            ("4", "talk", READ), ("5", "log", LISTED), ("6", "brief", READ),
        ):  # fmt: skip
            answer(terminal, key)
            on(name, keys)
        answer(terminal, "5")
        on("entry of the log", (ENTER, ESCAPE))
        go(terminal, "1", "Deals")
        on("sources", ("c", ESCAPE))
        on("message", ("m", DOWN, UP, TAB, *TYPED, ESCAPE))
        on("no more orders?", ("d", LEFT, RIGHT, "n"))
        terminal.press(HOME, ENTER)
        terminal.until("Leave it open")
        terminal.settle()
        on("question", (DOWN, DOWN, UP, UP))
        terminal.press(ESCAPE)
        terminal.settle()
        go(terminal, DOWN, "Set partnership ambition")
        on("order form, opened", (ENTER, ESCAPE))
        go(terminal, ENTER, "How likely")
        on("order form", (DOWN, DOWN, DOWN, UP, UP))
        on("order form, sources", (F2, DOWN, ESCAPE))
        terminal.press(TAB)
        on("order form, typing", TYPED)
        terminal.press(ESCAPE)
        terminal.settle()
        on("handbook, opened", (F1, ESCAPE))
        answer(terminal, F1)
        on("handbook", READ)
        answer(terminal, ESCAPE)
        on("palette", (CTRL_P, *"col", ESCAPE))
        on("colours", (CTRL_T,))
    return taken


def measure_control(folder: Path, rounds: int, size: tuple[int, int]) -> dict[str, list[Took]]:
    """By screen of Control's, what its keys took; those that carry something out too."""
    taken: dict[str, list[Took]] = {}
    with Terminal("play", "--game", GAME, folder=folder, size=size) as terminal:
        on = timing(terminal, rounds, taken)
        terminal.until("Lift the cover")
        terminal.settle()
        time.sleep(BRIEFED)
        terminal.press(ENTER)
        terminal.until("1 Seats")
        terminal.settle()
        answer(terminal, " ")
        on("seats", LISTED)
        on("pages", ("2", "3", "4", "5", "6", "1"))
        for key, name, keys in (
            ("3", "injects", LISTED), ("4", "situation", READ),
            ("5", "map", (RIGHT, DOWN, LEFT, UP, "t", "+", "-")), ("6", "log", LISTED),
        ):  # fmt: skip
            answer(terminal, key)
            on(name, keys)
        on("entry of the log", (ENTER, ESCAPE))
        answer(terminal, "1")
        on("what for a seat?", (ENTER, DOWN, UP, ESCAPE))
        terminal.settle()
        on("correct what?", ("t", DOWN, DOWN, UP, PAGE_DOWN, ESCAPE))
        on("note", ("n", DOWN, UP, *TYPED, ESCAPE))
        on("deals", ("o", ESCAPE))
        on("rooms", ("r", ESCAPE))
        on("time", ("e", DOWN, UP, ESCAPE))
        on("steps back", ("u", DOWN, UP, PAGE_DOWN, ESCAPE))
        on("fact", ("f", *TYPED, ESCAPE))
        on("question", ("a", DOWN, ESCAPE))
        on("improvise", ("i", *TYPED, ESCAPE))
        on("handbook", (F1, DOWN, PAGE_DOWN, ESCAPE))
        on("palette", (CTRL_P, *"col", ESCAPE))
        on("hold, carried out", ("h", "h"))
        on("clock, carried out", (" ", " "))
        answer(terminal, "3")
        answer(terminal, HOME)
        on("inject, opened", (ENTER, DOWN, UP, ESCAPE))
        answer(terminal, "2")
        on("orders", LISTED)
        answer(terminal, HOME)
        on("order, opened", (ENTER, DOWN, PAGE_DOWN, ESCAPE))
    return taken


def shown(name: str, taken: list[Took]) -> str:
    """A line of the table, in milliseconds."""
    figures: list[float] = []
    for seconds in ([one.whole for one in taken], [one.work for one in taken]):
        high = statistics.quantiles(seconds, n=20)[-1] if len(seconds) > 1 else seconds[0]
        figures += (statistics.median(seconds), min(high, max(seconds)), max(seconds))
    return f"{name:22}{len(taken):5}" + "".join(f"{1000 * figure:9.1f}" for figure in figures)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--columns", type=int, default=80)
    parser.add_argument("--rows", type=int, default=24)
    parser.add_argument("--keep", type=Path, help="where to keep the long game for another time")
    parser.add_argument("--control", action="store_true", help="measure Control's screen")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        made = given.keep or Path(folder) / GAME
        if not made.exists():
            long_game(made, given.events, control=given.control)
        if given.keep:
            shutil.copy(made, Path(folder) / GAME)
        run = measure_control if given.control else measure
        taken = run(Path(folder), given.rounds, (given.columns, given.rows))
    heads = 2 * (f"{'median':>9}{'95 %':>9}{'longest':>9}")
    print(f"{'milliseconds':27}{'to the end of the repaint':>27}{'of the processor':>27}")
    print(f"{'screen':22}{'keys':>5}{heads}")
    for name, found in taken.items():
        print(shown(name, found))
    print(shown("all", [one for found in taken.values() for one in found]))


if __name__ == "__main__":
    main()
