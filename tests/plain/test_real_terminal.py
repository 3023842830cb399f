"""The line mode as a person meets it: a process in a terminal, keys pressed, Ctrl-C among them."""

import os
import pty
import select
import subprocess
import sys
from pathlib import Path
from typing import Self

from tests.plain.room import STRAIT

ROOT = Path(__file__).parent.parent.parent
PLAY = (
    "import os, sys; from pathlib import Path; from wargame.plain.play import play; "
    f"sys.exit(play({STRAIT!r}, game=Path(sys.argv[1]), seats=tuple(sys.argv[2:]), seed='s'))"
)
# Opened by a session's first process, a terminal becomes the one that its Ctrl-C comes from; tests
# that a shell runs in the background are deaf to it, and what they start would be.
IN_TERMINAL = PLAY.replace(
    "; ",
    "; os.close(os.open(os.ttyname(0), os.O_RDWR)); import signal; "
    "signal.signal(signal.SIGINT, signal.default_int_handler); ",
    1,
)
NET = 60.0  # seconds until a program that shows nothing more is taken for one that hangs


class Screen:
    """A terminal with the program in it."""

    def __init__(self, game: Path, *seats: str) -> None:
        self.keys, end = pty.openpty()
        command = [sys.executable, "-c", IN_TERMINAL, str(game), *seats]
        self.program = subprocess.Popen(
            command, cwd=ROOT, stdin=end, stdout=end, stderr=end, start_new_session=True
        )
        os.close(end)
        self.shown = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self.keys)
        self.program.kill()
        self.program.wait()

    def until(self, text: str) -> None:
        """Read until a text stands on the screen, or nothing more comes."""
        while text not in self.shown:
            try:
                ready, _, _ = select.select([self.keys], [], [], NET)
                read = os.read(self.keys, 4096) if ready else b""
            except OSError:  # the program has closed the terminal
                read = b""
            if not read:
                raise AssertionError(f"{text!r} never came:\n{self.shown}")
            self.shown += read.decode("utf-8", "replace")

    def press(self, keys: str) -> None:
        os.write(self.keys, keys.encode())


def test_ctrl_c_at_a_prompt_leaves_without_a_trace_of_the_program(tmp_path: Path) -> None:
    game = tmp_path / "g.wargame"
    with Screen(game, "ardaby") as screen:
        screen.until("Your aim, or Enter to skip> ")
        screen.press("\x03")
        screen.until("To go on, type: wargame play --plain --game ")

        assert screen.program.wait() == 0
        assert "Traceback" not in screen.shown
        assert game.is_file()


def test_the_end_of_input_at_a_keyboard_loses_nothing(tmp_path: Path) -> None:
    with Screen(tmp_path / "g.wargame", "ardaby") as screen:
        screen.until("Your aim, or Enter to skip> ")
        screen.press("The harbour\r")
        screen.until("Your red line, or Enter to skip> ")
        screen.press("\x04")
        screen.until("Everything that was locked is kept.")

        assert screen.program.wait() == 0


def test_between_two_people_the_screen_is_wiped(tmp_path: Path) -> None:
    with Screen(tmp_path / "g.wargame", "ardaby", "borum") as screen:
        screen.until("Enter to go on> ")
        screen.press("\r")
        screen.until("only Ardaby is looking> ")
        screen.press("\r\r\rd\ry\r\r")
        screen.until("only Borum is looking> ")

        before, wiped, after = screen.shown.partition("\x1b[2J\x1b[3J\x1b[H")
        assert wiped
        assert "Ardaby has 3 Coin" in before
        assert "Coin" not in after


def test_an_output_in_ascii_is_no_trouble(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PLAY, str(tmp_path / "g.wargame"), "ardaby"],
        cwd=ROOT,
        input=b"\n\ns\nl\nq\n",
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        check=True,
    )

    shown = done.stdout.decode("ascii")
    assert "Coin of Ardaby 1 -> 3 for the new turn." in shown
    assert 'Harbour: Calm 3, = as before; "Open port".' in shown
    assert done.stderr == b""
