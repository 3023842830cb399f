"""Keys as they come from a terminal: in pieces, late, or alone."""

import os
import time
from pathlib import Path

from tests.tui.terminal import CTRL_Q, CTRL_S, Terminal
from tests.tui.test_real_terminal import MOLDOVA


def test_a_character_that_comes_in_two_pieces_is_one_and_ends_nothing(tmp_path: Path) -> None:
    with Terminal(*MOLDOVA, folder=tmp_path) as terminal:
        terminal.until("Turn zero")
        terminal.settle()
        first, second = "é".encode()[:1], "é".encode()[1:]
        for piece in (b"caf", first, second, b" noir"):
            os.write(terminal.master, piece)
            time.sleep(0.2)
        terminal.until("café noir")
        terminal.press(CTRL_S)
        terminal.until("Skip the rest")
        terminal.press(CTRL_Q)
        assert terminal.ended() == 0
