"""A real terminal with the real program in it: a process on a pty, an emulator that reads what it
writes, keys, resizing, hanging up.

Whoever waits here waits for a text, not for a time; the limits are nets for a hang. Whatever
happens, the process is ended when the terminal is left.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from codecs import getincrementaldecoder
from collections.abc import Callable
from pathlib import Path
from typing import Self

import pyte

ROOT = Path(__file__).resolve().parents[2]
NET = 20.0
"""Seconds after which waiting is given up."""
QUIET = 0.15
"""Seconds without output after which a screen is taken to be done."""
UNKNOWN = re.compile("\x1b\\[[<=>][0-9;]*[a-zA-Z]|\x1b\\[[?]?[0-9;]*[$][a-z]|\x1b[P_^].*?\x1b\\\\")
"""Sequences of newer terminals that the emulator would show as text."""
UNFINISHED = re.compile("\x1b[^a-zA-Z]{0,64}$")
# Opened by a session's first process, a terminal becomes the one that its hang-up comes from.
START = """
import fcntl, os, sys, termios
if sys.argv[1] == "controlling":
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.executable, [sys.executable, *sys.argv[2:]])
"""

ENTER, ESCAPE, TAB, UP, DOWN, LEFT, RIGHT = (
    "\r", "\x1b", "\t", "\x1b[A", "\x1b[B", "\x1b[D", "\x1b[C",
)  # fmt: skip
CTRL_C, CTRL_Q, CTRL_S, CTRL_P, F1, F2 = "\x03", "\x11", "\x13", "\x10", "\x1bOP", "\x1bOQ"


class Terminal:
    """`words` follow `python`; by default they are `-m wargame.cli`, then the words given."""

    def __init__(
        self,
        *words: str,
        folder: Path,
        size: tuple[int, int] = (80, 24),
        controlling: bool = True,
        module: tuple[str, ...] = ("-m", "wargame.cli"),
        **variables: str,
    ) -> None:
        """`size` is columns and rows. Not `controlling`, the program gets no signal when the
        terminal goes away.
        """
        self.screen = pyte.HistoryScreen(*size, history=100_000, ratio=0.5)
        self.stream = pyte.Stream(self.screen)
        self.raw = ""
        """Everything the program wrote."""
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._rest = ""
        self.spent = 0.0
        """Seconds of processor time, once the program has ended."""
        self.master, end = pty.openpty()
        self._tell_size(*size)
        first = "controlling" if controlling else "detached"
        self.program = subprocess.Popen(
            [sys.executable, "-c", START, first, *module, *words],
            cwd=folder, env=_environment(folder, variables), stdin=end, stdout=end, stderr=end,
            start_new_session=True,
        )  # fmt: skip
        os.close(end)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.hang_up()
        if self.program.returncode is None:
            self.program.kill()
            self.program.wait()

    # ---- what is shown

    @property
    def lines(self) -> list[str]:
        """The rows of the screen."""
        return list(self.screen.display)

    @property
    def text(self) -> str:
        """What is on the screen, spaces at the ends of rows left out."""
        return "\n".join(line.rstrip() for line in self.lines)

    @property
    def scrolled(self) -> str:
        """What has left the screen at its top, and may be scrolled back to."""
        rows = self.screen.history.top
        return "\n".join("".join(row[k].data for k in sorted(row)) for row in rows)

    def until(self, *texts: str) -> None:
        """Read until all these texts stand on the screen."""
        self.wait(lambda: all(text in self.text for text in texts), f"{texts} to appear")

    def until_gone(self, *texts: str) -> None:
        """Read until none of these texts stands on the screen."""
        self.wait(lambda: not any(text in self.text for text in texts), f"{texts} to go")

    def wait(self, met: Callable[[], bool], what: str) -> None:
        """Read until something holds. AssertionError when it never does."""
        until = time.monotonic() + NET
        while not met():
            left = until - time.monotonic()
            if left < 0 or not self.read(left):
                raise AssertionError(f"waited in vain for {what}:\n{self.text}")

    def settle(self) -> None:
        """Read until the program writes no more for a moment."""
        while self.read(QUIET):
            pass

    def read(self, seconds: float) -> bool:
        """Take in what the program has written; whether there was something."""
        if not select.select([self.master], [], [], seconds)[0]:
            return False
        try:
            found = os.read(self.master, 1 << 16)
        except OSError:  # the program has closed the terminal
            return False
        self.take(found)
        return bool(found)

    def take(self, found: bytes) -> None:
        """Let the emulator show what was read."""
        self.raw += (new := self._decode(found))
        new = UNKNOWN.sub("", self._rest + new)
        begun = UNFINISHED.search(new)
        self._rest = begun[0] if begun else ""
        self.stream.feed(new.removesuffix(self._rest))

    # ---- what a person does

    def press(self, *keys: str) -> None:
        """Send keys. A lone escape is sent by itself, since more would make a sequence of it."""
        for key in keys:
            os.write(self.master, key.encode())
            if key == ESCAPE:
                time.sleep(0.15)

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press the mouse's first button at a column and row, and let it go at another."""
        for kind, (column, row) in (("0", start), ("32", end), ("32", end)):
            os.write(self.master, f"\x1b[<{kind};{column + 1};{row + 1}M".encode())
            self.settle()
        os.write(self.master, f"\x1b[<0;{end[0] + 1};{end[1] + 1}m".encode())
        self.settle()

    def paste(self, text: str) -> None:
        """Paste as a terminal does, in brackets."""
        data = memoryview(f"\x1b[200~{text}\x1b[201~".encode())
        while data:
            _readable, writable, _other = select.select([self.master], [self.master], [], NET)
            if _readable:
                self.read(0)
            if writable:
                data = data[os.write(self.master, data[:1024]) :]

    def resize(self, columns: int, rows: int) -> None:
        """Make the window another size. The emulator's is wiped, as the program repaints all."""
        self.screen.resize(rows, columns)
        self.screen.erase_in_display(2)
        self._tell_size(columns, rows)
        os.killpg(self.program.pid, signal.SIGWINCH)

    def _tell_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    # ---- the end

    def hang_up(self) -> None:
        """Close the window."""
        if self.master >= 0:
            os.close(self.master)
        self.master = -1

    def signal(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        self.program.send_signal(number)

    def ended(self) -> int:
        """Wait for the end of the program, reading what it still writes; its exit status, negative
        for a signal. AssertionError when it does not end.
        """
        until = time.monotonic() + NET
        while time.monotonic() < until:
            pid, status, used = os.wait4(self.program.pid, os.WNOHANG)
            if pid:
                self.program.returncode = os.waitstatus_to_exitcode(status)
                self.spent = used.ru_utime + used.ru_stime
                while self.master >= 0 and self.read(0):
                    pass
                return self.program.returncode
            if self.master < 0 or not self.read(0.02):
                time.sleep(0.01)
        raise AssertionError(f"the program never ended:\n{self.text}")

    def used(self) -> float:
        """Seconds of processor time that the running program has used so far."""
        stat = Path(f"/proc/{self.program.pid}/stat").read_text("ascii")
        fields = stat.rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _environment(folder: Path, variables: dict[str, str]) -> dict[str, str]:
    """Ours, with nothing of how this machine's terminal or its user would have it."""
    own = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("TEXTUAL", "XDG_", "LC_", "LANG"))
        and name not in ("NO_COLOR", "COLUMNS", "LINES", "COLORTERM", "TERM_PROGRAM")
    }
    own |= {"TERM": "xterm-256color", "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT)}
    home = str(folder)
    return own | {"HOME": home, "XDG_CONFIG_HOME": f"{home}/.config"} | variables
