"""Terminals of other kinds: without colours, with a mouse, for lines only; pipes; what a defect
says.
"""

import base64
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tui.terminal import CTRL_C, CTRL_Q, ESCAPE, ROOT, Terminal
from tests.tui.test_real_terminal import GREYS, MOLDOVA, none_of, to_the_orders, to_the_reform


def test_without_colours_every_main_screen_shows(tmp_path: Path) -> None:
    with Terminal(*MOLDOVA, folder=tmp_path, NO_COLOR="1") as terminal:
        to_the_orders(terminal)
        for key, text in (("2", "The world"), ("4", "m writes"), ("5", "Turn 1 of 3")):
            terminal.press(key)
            terminal.until(text)
        terminal.press("6")
        terminal.until("You play Moldova")
        terminal.press("1")
        terminal.until("Resilience")
        to_the_reform(terminal)
        terminal.press("\x1bOQ")
        terminal.until("What this rests on")
        terminal.press(ESCAPE, "\x1bOP")
        terminal.until("handbook")
        terminal.press(ESCAPE, CTRL_Q)

        assert terminal.ended() == 0
        assert set(re.findall(r"[34]8;5;(\d+)", terminal.raw)) <= GREYS
        assert not re.search(r"[34]8;2;", terminal.raw)


@pytest.mark.parametrize(
    ("key", "at", "text"),
    [("2", "Tension", "Tension"), ("4", "m writes a message", "m writes a message"),
     ("6", "You play Moldova", "You play Moldova")],
)  # fmt: skip
def test_what_the_mouse_marks_is_copied(tmp_path: Path, key: str, at: str, text: str) -> None:
    with Terminal(*MOLDOVA, folder=tmp_path) as terminal:
        to_the_orders(terminal)
        terminal.press(key)
        terminal.until(at)
        terminal.settle()
        row = next(k for k, line in enumerate(terminal.lines) if at in line)
        column = terminal.lines[row].index(at)
        terminal.drag((column, row), (column + len(text) - 1, row))
        before = len(terminal.raw)
        terminal.press(CTRL_C)
        terminal.wait(lambda: "\x1b]52;c;" in terminal.raw[before:], "a text on the clipboard")
        terminal.settle()

        copied = re.findall(r"\x1b\]52;c;([^\x07\x1b]*)", terminal.raw[before:])
        assert [base64.b64decode(one).decode() for one in copied] == [text]


def test_a_terminal_that_shows_lines_only_gets_lines(tmp_path: Path) -> None:
    with Terminal(*MOLDOVA, folder=tmp_path, TERM="dumb") as terminal:
        terminal.until("You play Moldova", "Enter for more")
        assert "\x1b[?1049h" not in terminal.raw


def test_into_a_pipe_go_lines_or_the_commands(tmp_path: Path) -> None:
    told = {}
    for words in ((), MOLDOVA):
        done = subprocess.run(
            [sys.executable, "-m", "wargame.cli", *words],
            cwd=tmp_path, env={"PYTHONPATH": str(ROOT), "HOME": str(tmp_path)}, input=b"",
            capture_output=True, check=True,
        )  # fmt: skip
        told[words] = done.stdout.decode()
        assert "\x1b" not in told[words]

    assert "Commands:" in told[()]
    assert "You play Moldova" in told[MOLDOVA]


BROKEN = """
import sys
from wargame.tui.app import WargameApp

def broken(app):
    secret = "the " + "fleet sails at dawn"
    raise ValueError(len(secret))

WargameApp.action_next_theme = broken
app = WargameApp()
app.run()
print(*app.parting, sep="\\n")
sys.exit(app.return_code)
"""


def test_a_defect_is_told_in_a_sentence_and_tells_no_value(tmp_path: Path) -> None:
    with Terminal(BROKEN, folder=tmp_path, module=("-c",)) as terminal:
        terminal.until("The Transnistria Offer")
        terminal.press("\x14")
        assert terminal.ended() == 1
        assert "The program has a defect and had to stop." in terminal.text
        assert none_of(("Traceback", "the fleet sails at dawn"), terminal.raw)
        fault = next(tmp_path.rglob("fault.txt")).read_text("utf-8")
        assert "ValueError" in fault
        assert "the fleet sails at dawn" not in fault
