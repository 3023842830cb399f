"""Walk-through 1: a first order in five minutes, in a terminal of 80×24 with nothing but what the
screen says. Three persons share it, so that there is somebody to wait for.
"""

import re
import time
from pathlib import Path

from tests.tui.terminal import CTRL_S, DOWN, ENTER, ESCAPE, F2, Terminal
from tests.tui.test_real_terminal import locked, to_the_reform
from wargame.tui.screens.handover import PAUSE

REASON = "Courts and firemen come before flags"
PAGE_DOWN = "\x1b[6~"


def _lift(terminal: Terminal, seat: str) -> None:
    """A seat takes the keyboard and lifts the cover."""
    terminal.until(f"Pass the keyboard to {seat}")
    terminal.settle()
    time.sleep(PAUSE)
    terminal.press(ENTER)


def _read(terminal: Terminal, seat: str) -> None:
    """A seat reads its brief and its news."""
    _lift(terminal, seat)
    terminal.until("Turn zero", f"You play {seat}")
    terminal.press(CTRL_S)
    terminal.until("Skip the rest")
    terminal.press(ESCAPE)


def _go_on(terminal: Terminal) -> None:
    """The talks end for all."""
    terminal.until("Go on together")
    terminal.settle()
    terminal.press(ENTER)
    terminal.until("The talks of this turn end for all")
    terminal.press("y")


def _nothing_more(terminal: Terminal, seat: str) -> None:
    """A seat takes the keyboard and gives no orders."""
    _lift(terminal, seat)
    terminal.until("1 Orders", f" {seat} ")
    terminal.settle()
    terminal.press("d")
    terminal.until("No more orders this turn?")
    terminal.press("y")


def test_a_newcomer_locks_a_first_order_and_sees_who_is_waited_for(tmp_path: Path) -> None:
    with Terminal(folder=tmp_path) as terminal:
        # (a) The short game, Moldova and two others at a terminal of 80×24.
        terminal.until("BEGIN", "The Transnistria Offer")
        terminal.press(ENTER)
        terminal.until("Which seat do you play?", "Moldova")
        terminal.settle()
        terminal.press(" ", DOWN, " ", DOWN, " ", ENTER)
        _read(terminal, "Russia")

        # (b) The brief: one screen, which scrolls.
        _lift(terminal, "Moldova")
        terminal.until("Turn zero", "You play Moldova")
        terminal.settle()
        seen = terminal.text
        terminal.press(ESCAPE, PAGE_DOWN)
        terminal.wait(lambda: terminal.text != seen, "the brief to scroll")
        terminal.press(CTRL_S)
        terminal.until("Skip the rest")
        terminal.press(ESCAPE)
        _read(terminal, "The West")
        _go_on(terminal)
        _nothing_more(terminal, "Russia")
        _lift(terminal, "Moldova")
        terminal.until("1 Orders", "0/2 locked", "The West")

        # (c) The form: the cost, the table, modifiers with what they rest on, odds of 100 percent.
        to_the_reform(terminal)
        terminal.settle()
        form = terminal.text
        assert "Costs 1 Capital and 1 Means" in form
        while "It rests on" not in terminal.text:
            terminal.press(PAGE_DOWN)
            terminal.settle()
            form += terminal.text
        assert "2d6, net" in form
        assert "No modifier applies." in form
        shares = re.findall(r"(?:stalled|slow|progress|breakthrough) +(\d+\.\d)%", form)
        assert len(shares) == 4
        assert round(sum(map(float, shares)), 1) == 100.0
        terminal.press(F2)
        terminal.until("What this rests on", "natopa-25-1", "Judgement")
        terminal.press(ESCAPE)
        terminal.until("How likely")

        # Without a reason it is refused, and the screen says why.
        terminal.press(CTRL_S)
        terminal.until("An order needs one sentence that says why: the discussion rests on it.")
        terminal.press(REASON)
        terminal.until(REASON)
        terminal.press(CTRL_S)
        terminal.until("Lock ", "takes steps back")
        terminal.press("y")

        # Locked, and who is waited for.
        terminal.until("1/2 locked", "Waiting for The West")
    game = next(tmp_path.glob("transnistria-*.wargame"))
    assert locked(game) == [REASON]
