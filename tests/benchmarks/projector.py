"""How long after a command is on the disk the projector shows it, with a writer in another process.

    python -m tests.benchmarks.projector [--commands 60] [--scenario transnistria]

The projector runs here, without a terminal; each time is from the moment the writer was told that
its command is kept to the moment the new picture is composed. Prints the median, the 95th
percentile and the worst in milliseconds, and what a look at a file without news costs.
"""

import argparse
import asyncio
import statistics
import tempfile
import time
from pathlib import Path

from tests.play.playing import begin
from tests.play.stepping import Writer
from wargame.play.session import Session
from wargame.tui.app import Opening, WargameApp
from wargame.tui.projector.screen import Projector

PAUSE = 0.01


async def shown_after(file: Path, commands: int) -> list[float]:
    """Seconds from kept to shown, command by command."""
    app = WargameApp(Opening(game=file, every=0.0), folder=file.parent)
    found: list[float] = []
    async with app.run_test(size=(100, 30)) as pilot:
        screen = app.screen
        assert isinstance(screen, Projector)
        while screen.shown is None:
            await pilot.pause(PAUSE)
        with Writer(file) as writer:
            last = 0
            for _ in range(commands):
                before = screen.shown
                now = await asyncio.to_thread(writer.play)
                kept = time.perf_counter()
                if now == last:
                    break
                last = now
                while screen.shown is before:
                    await asyncio.sleep(PAUSE)
                await pilot.pause()
                found.append(time.perf_counter() - kept)
    return found


def idle_look(file: Path, times: int = 2000) -> float:
    """Seconds that a look takes when nothing is new."""
    with Session.open(file, read_only=True) as session:
        start = time.perf_counter()
        for _ in range(times):
            session.follow()
        return (time.perf_counter() - start) / times


def main() -> None:
    parser = argparse.ArgumentParser(description="How soon the projector shows a command.")
    parser.add_argument("--commands", type=int, default=60)
    parser.add_argument("--scenario", default="transnistria")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "game.wargame"
        begin(file, given.scenario)
        times = sorted(1000 * one for one in asyncio.run(shown_after(file, given.commands)))
        print(f"commands {len(times)}")
        print(f"median   {statistics.median(times):.0f} ms")
        print(f"95%      {times[int(0.95 * (len(times) - 1))]:.0f} ms")
        print(f"worst    {times[-1]:.0f} ms")
        print(f"idle look {1e6 * idle_look(file):.0f} µs")


if __name__ == "__main__":
    main()
