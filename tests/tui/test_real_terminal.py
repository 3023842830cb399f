"""The full screen as people meet it: the real program in a real terminal, real keys, real ends."""

import re
import shlex
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tui.terminal import CTRL_Q, CTRL_S, DOWN, ENTER, ESCAPE, TAB, Terminal
from wargame.play.session import Session, replay

Opened = Callable[..., Terminal]
SHORT = ("play", "transnistria", "--seed", "s", "--game", "one.wargame")
REASON = "Courts and firemen first, flags later"


def to_the_orders(terminal: Terminal) -> None:
    """From a seat's brief, or its news, to its orders."""
    terminal.until("Turn zero")
    terminal.press(CTRL_S)
    terminal.until("Turn 1 of 3 begins")
    terminal.press(ESCAPE)
    terminal.until("1 Orders", "Reform")


def moldova(folder: Path, **given: object) -> Terminal:
    """The short game's second seat, played by a person, at its list of orders."""
    terminal = Terminal(*SHORT, "--seat", "moldova", folder=folder, **given)  # type: ignore
    return terminal


def order_reform(terminal: Terminal, reason: str = REASON) -> None:
    """From the list of orders to a locked one."""
    terminal.settle()


def whole(game: Path) -> Session:
    """The game in a file that is whole and comes out again as it was played."""
    with Session.open(game, read_only=True) as session:
        assert session.journal.verify().damages == ()
        assert replay(session) is None
    return session
