"""From the command to the first frame that lists the scenarios, beside a hello-world of Textual.

    python -m tests.benchmarks.first_frame [--rounds 15]

Both run in a terminal of 80×24 on a pty, by turns in the same run; the time is from the start of
the process to the moment its text stands on an emulator's screen. Prints medians and their ratio.
"""

import argparse
import statistics
import tempfile
import time
from pathlib import Path

from tests.tui.terminal import Terminal

HELLO = """
from textual.app import App, ComposeResult
from textual.widgets import Static

class Hello(App[None]):
    def compose(self) -> ComposeResult:
        yield Static("Hello, world")

Hello().run()
"""
PROGRAMS = {
    "wargame": (("-m", "wargame.cli"), "The Lantern Islands"),
    "hello": (("-c", HELLO), "Hello, world"),
}


def once(module: tuple[str, ...], text: str, folder: Path) -> float:
    """Seconds until a program shows a text."""
    began = time.perf_counter()
    with Terminal(folder=folder, module=module) as terminal:
        terminal.until(text)
        return time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    taken: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    with tempfile.TemporaryDirectory() as folder:
        for round in range(-1, rounds):
            for name, (module, text) in PROGRAMS.items():
                seconds = once(module, text, Path(folder))
                if round >= 0:  # the first fills the caches
                    taken[name].append(seconds)
    medians = {name: statistics.median(seconds) for name, seconds in taken.items()}
    for name, median in medians.items():
        low, high = min(taken[name]), max(taken[name])
        print(f"{name:8} {median * 1000:6.0f} ms  ({low * 1000:.0f} to {high * 1000:.0f})")
    print(f"ratio    {medians['wargame'] / medians['hello']:6.2f}")


if __name__ == "__main__":
    main()
