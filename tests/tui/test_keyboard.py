"""Keys as they come from a terminal: in pieces, late, or alone."""

import os
import time
from pathlib import Path

import pytest

from tests.tui.terminal import CTRL_Q, CTRL_S, Terminal
from tests.tui.test_real_terminal import MOLDOVA
from wargame.tui.keyboard import BEGIN, END, Pasted


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


def test_a_paste_that_comes_in_pieces_is_one_and_no_piece_of_it_a_key(tmp_path: Path) -> None:
    """Not even where the sign that ends it is parted in two, and its rest late."""
    with Terminal(*MOLDOVA, folder=tmp_path) as terminal:
        terminal.until("Turn zero")
        terminal.settle()
        for piece in (b"\x1b[20", b"0~far from", b" here\x1b", b"[201", b"~"):
            os.write(terminal.master, piece)
            time.sleep(0.2 if piece != b"\x1b[20" else 0)
        terminal.until("far from here")
        os.write(terminal.master, b" and late")
        terminal.until("far from here and late")
        terminal.press(CTRL_Q)
        assert terminal.ended() == 0


@pytest.mark.parametrize("cut", range(1, 12))
def test_what_begins_and_ends_a_paste_may_be_parted_anywhere(cut: int) -> None:
    paste, text = Pasted(), f"a{BEGIN}b{END}c"
    opens = []
    for at in range(0, len(text), cut):
        paste.take(text[at : at + cut])
        opens.append((at + cut, paste.open))

    begun, ended = text.index(BEGIN) + len(BEGIN), text.index(END) + len(END)
    assert opens == [(at, begun <= at < ended) for at, _open in opens]
