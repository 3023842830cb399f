"""A drill in lines: nothing of it counts, nothing of it stays; then the real game begins."""

import io
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from tests.plain.room import noon, typed
from tests.plain.test_play import SKIP, order
from wargame.core import events as ev
from wargame.plain.play import play
from wargame.play.scratch import scratch
from wargame.play.session import Session
from wargame.seat.drill import BANNER, LEFT

TRY = ["to try it", "", "", "y"]
"""Reason, hope, estimate, and that the order is to be locked."""


@pytest.fixture(autouse=True)
def rooms(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A temporary folder of the system that nobody else uses."""
    folder = tmp_path_factory.mktemp("rooms")
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


def drilled(game: Path, lines: list[str], *seats: str) -> str:
    """Type these lines in a drill of the short game; all that was shown."""
    shown = io.StringIO()
    play(
        "transnistria", game=game, seats=seats, seed="s", drilled=True,
        input=typed(lines), output=shown, now=noon,
    )  # fmt: skip
    return shown.getvalue()


def menu_number(game: Path, name: str, seat: str = "moldova") -> str:
    """The number of an order in the drill's first menu."""
    return order(name, drilled(game, [], seat))


def test_one_order_and_its_result_then_the_game_begins_without_a_trace(
    tmp_path: Path, rooms: Path
) -> None:
    game = tmp_path / "g.wargame"
    number = menu_number(game, "Public condemnation")

    shown = drilled(game, [number, *TRY, "", *SKIP, "l"], "moldova")

    banner = f"[{BANNER}]"
    drill, _over, real = shown.partition("The drill is over: nothing of it is kept.")
    assert f"{banner} Moldova, turn 1>" in drill
    prompts = [line for line in drill.splitlines() if "> " in line]
    assert all(line.startswith(banner) for line in prompts)
    assert "Moldova: Public condemnation" in drill
    assert "Turn zero" not in drill
    assert "Turn 2" not in drill
    assert banner not in real
    assert "Turn zero" in real
    with Session.open(game, read_only=True) as session:
        assert not any(isinstance(e, ev.OrderLocked) and e.seat == 1 for e in session.events)
        assert "to try it" not in str(session.events)
    assert b"to try it" not in game.read_bytes()
    assert list(rooms.iterdir()) == []


def test_several_persons_try_one_order_each_and_hear_the_results_together(tmp_path: Path) -> None:
    game = tmp_path / "g.wargame"
    number = menu_number(game, "Public condemnation")
    west = menu_number(game, "Public condemnation", "west")

    shown = drilled(game, ["", number, *TRY, "", west, *TRY, "", ""], "moldova", "west")

    assert "All may look now" in shown
    assert "Moldova: Public condemnation" in shown
    assert "Secret" not in shown


def test_who_leaves_a_drill_leaves_nothing(tmp_path: Path, rooms: Path) -> None:
    game = tmp_path / "g.wargame"

    shown = drilled(game, ["q"], "moldova")

    assert LEFT in shown
    assert "To go on" not in shown
    assert not game.exists()
    assert list(rooms.iterdir()) == []


def test_what_the_scenario_does_after_the_orders_is_no_part_of_a_drill(tmp_path: Path) -> None:
    game = tmp_path / "g.wargame"

    shown = drilled(game, ["d", "y"], "moldova")

    for told in ("A quiet half-year", "Consequences", "The game begins: ", "The standing offer"):
        assert told not in shown.partition("The drill is over")[0]


HELD = """
import sys, time
from wargame.play.scratch import scratch
with scratch() as folder:
    (folder / "drill.wargame").write_text("a secret")
    print(folder, flush=True)
    time.sleep(600)
"""


@pytest.mark.skipif(os.name != "posix", reason="kills a process as POSIX does")
def test_a_kill_leaves_nothing_either() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HELD], stdout=subprocess.PIPE, text=True,
        cwd=Path(__file__).parents[2],
    ) as program:  # fmt: skip
        assert program.stdout is not None
        folder = Path(program.stdout.readline().strip())
        assert (folder / "drill.wargame").exists()
        program.send_signal(signal.SIGKILL)
        program.wait()

    until = time.monotonic() + 60
    while folder.exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert not folder.exists()


def test_the_folder_is_gone_when_the_work_failed(rooms: Path) -> None:
    def fail() -> None:
        with scratch() as folder:
            (folder / "kept").write_text("no")
            (folder / "kept").mkdir()

    with pytest.raises(FileExistsError):
        fail()
    assert list(rooms.iterdir()) == []
