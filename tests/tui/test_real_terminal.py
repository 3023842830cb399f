"""The full screen as people meet it: the real program in a real terminal, real keys, real ends."""

import shlex
import signal
import time
from functools import partial
from pathlib import Path

import pytest

from tests.tui.terminal import CTRL_Q, CTRL_S, DOWN, ENTER, ESCAPE, Terminal
from wargame.core import events as ev
from wargame.play.replaying import replay
from wargame.play.session import Session
from wargame.tui.screens.handover import PAUSE

GAME = "one.wargame"
SHORT = ("play", "transnistria", "--seed", "s", "--game", GAME)
MOLDOVA = (*SHORT, "--seat", "moldova")
REASON = "Courts and firemen come before flags"
GREYS = {str(k) for k in (16, 59, 102, 145, 188, 231, *range(232, 256))}
"""The colours of 256 that are none."""
SMALL = "Too small: 60×18 are needed"


def to_the_orders(terminal: Terminal) -> None:
    """From a seat's brief over its news to its orders."""
    terminal.until("Turn zero")
    terminal.press(CTRL_S)
    terminal.until("Skip the rest")
    terminal.press(ESCAPE)
    terminal.until("1 Orders")
    terminal.settle()


def read_the_brief(terminal: Terminal, seat: str) -> None:
    """One of several seats lifts the cover, reads its brief and its news."""
    terminal.until(f"Pass the keyboard to {seat}")
    terminal.press(ENTER)
    terminal.until("Turn zero", f"You play {seat}")
    terminal.press(CTRL_S)
    terminal.until("Skip the rest")
    terminal.press(ESCAPE)


def under_the_list(terminal: Terminal) -> str:
    """What stands below the line under the list of orders: about the one that is chosen."""
    *_list, rest = terminal.text.split(" ────────────────────────", 1)
    lines = rest.splitlines()[1:-1]
    return "\n".join(line.split("│")[0].strip() for line in lines)


def _differs(terminal: Terminal, shown: str) -> bool:
    return under_the_list(terminal) != shown


def to_the_form(terminal: Terminal, name: str) -> None:
    """From the list of orders to the form of one."""
    terminal.until(f"  {name}", " ────────────────────────")
    while not (shown := under_the_list(terminal)).startswith(f"{name}  "):
        terminal.press(DOWN)
        terminal.wait(partial(_differs, terminal, shown), "the next order")
        terminal.settle()
    terminal.press(ENTER)
    terminal.until("How likely", name)


def to_the_reform(terminal: Terminal) -> None:
    to_the_form(terminal, "Reform and fight corruption")


def lock(terminal: Terminal, reason: str) -> None:
    """From an order's form to the list of orders, the order locked."""
    for typed in (reason, "", "60"):
        terminal.settle()
        terminal.press(typed)
        terminal.until(typed)
        terminal.press(ENTER)
    terminal.until("Lock ", "takes steps back")
    terminal.press("y")
    terminal.until("1/2 locked")


def events_of_a_whole(game: Path) -> list[ev.Event]:
    """The events in a game's file, which is whole and comes out again as it was played."""
    with Session.open(game, read_only=True) as session:
        assert session.journal.verify().damages == ()
        assert replay(session) is None
        return session.events


def locked(game: Path) -> list[str]:
    """The reasons of the orders locked in a game by persons."""
    found = [one for one in events_of_a_whole(game) if isinstance(one, ev.OrderLocked)]
    return [one.rationale for one in found if one.rationale == REASON]


# ---- beginning


def test_the_first_screen_lists_the_scenarios(tmp_path: Path) -> None:
    with Terminal(folder=tmp_path) as terminal:
        terminal.until("BEGIN", "The Transnistria Offer", "The Lantern Islands")
        terminal.press("q")

        assert terminal.ended() == 0


def test_a_newcomer_comes_to_a_first_locked_order_on_a_small_screen(tmp_path: Path) -> None:
    with Terminal(folder=tmp_path) as terminal:
        terminal.until("BEGIN", "What it teaches")
        terminal.press(ENTER)
        terminal.until("Which seat do you play?", "Moldova")
        terminal.settle()
        terminal.press(DOWN, ENTER)
        to_the_orders(terminal)
        terminal.until("Moldova  Capital 2", "0/2 locked")
        to_the_reform(terminal)
        lock(terminal, REASON)

        terminal.until("Moldova  Capital 1", "1/2 locked")
        game = next(tmp_path.glob("transnistria-*.wargame"))
        terminal.press(CTRL_Q)
        assert terminal.ended() == 0
        assert locked(game) == [REASON]


# ---- sizes


def test_the_screen_follows_every_size_and_keeps_what_was_typed(tmp_path: Path) -> None:
    with Terminal(*MOLDOVA, folder=tmp_path) as terminal:
        to_the_orders(terminal)
        terminal.resize(120, 40)
        terminal.until("The world", "Reform and fight corruption")
        terminal.resize(80, 24)
        terminal.until_gone("The world")
        to_the_reform(terminal)
        terminal.settle()
        terminal.press(REASON)
        terminal.until(REASON)
        for columns, rows in ((20, 5), (59, 24), (80, 17)):
            terminal.resize(columns, rows)
            terminal.wait(lambda: SMALL in " ".join(terminal.text.split()), "the sentence")
            terminal.press(ENTER, "z")
            terminal.settle()
        for columns, rows in ((120, 40), (80, 24), (60, 18)):
            terminal.resize(columns, rows)
            terminal.until("How likely", REASON)
            assert f"{REASON}z" not in terminal.text
        terminal.press(".")
        terminal.until(f"{REASON}.")


def test_a_terminal_too_small_from_the_start_says_what_it_needs(tmp_path: Path) -> None:
    with Terminal(folder=tmp_path, size=(20, 5)) as terminal:
        terminal.wait(
            lambda: f"{SMALL}, here are 20×5." in " ".join(terminal.text.split()), "the sentence"
        )
        terminal.resize(80, 24)
        terminal.until("BEGIN", "The Transnistria Offer")
        terminal.resize(20, 5)
        terminal.until("Too small")
        terminal.press(CTRL_Q)

        assert terminal.ended() == 0


# ---- fast hands


def test_keys_faster_than_pages_open_end_on_the_last_page(tmp_path: Path) -> None:
    with Terminal(*MOLDOVA, folder=tmp_path) as terminal:
        to_the_orders(terminal)
        for _round in range(3):
            terminal.press("2", "3", "4", "5", "6", "3", "1", "m")
            terminal.until("goes to the text")
            terminal.press(ESCAPE)
            terminal.until_gone("goes to the text")
            terminal.until("Reform and fight corruption")


# ---- ends


@pytest.mark.parametrize("controlling", [True, False], ids=["signalled", "unsignalled"])
def test_when_the_window_closes_the_program_ends_and_the_game_is_whole(
    controlling: bool, tmp_path: Path
) -> None:
    with Terminal(*MOLDOVA, folder=tmp_path, controlling=controlling) as terminal:
        to_the_orders(terminal)
        to_the_reform(terminal)
        lock(terminal, REASON)
        used = terminal.used()
        terminal.hang_up()

        assert terminal.ended() == 129
        # Waiting in a circle for a window that is gone would have used the processor up.
        assert terminal.spent - used < 0.5
    assert locked(tmp_path / GAME) == [REASON]


def test_told_to_end_it_gives_the_screen_back_and_says_how_to_go_on(tmp_path: Path) -> None:
    with Terminal(*MOLDOVA, folder=tmp_path) as terminal:
        to_the_orders(terminal)
        terminal.signal(signal.SIGTERM)

        assert terminal.ended() == 143
        assert terminal.raw.index("\x1b[?1049l") < terminal.raw.index("To go on, type: ")
    events_of_a_whole(tmp_path / GAME)


def test_a_killed_game_goes_on_where_it_stood(tmp_path: Path) -> None:
    with Terminal(*MOLDOVA, folder=tmp_path) as terminal:
        to_the_orders(terminal)
        to_the_reform(terminal)
        lock(terminal, REASON)
        terminal.signal(signal.SIGKILL)
        assert terminal.ended() == -signal.SIGKILL
    with Terminal("play", "--game", GAME, folder=tmp_path) as terminal:
        terminal.until("1 Orders", "Moldova  Capital 1", "1/2 locked")
    assert locked(tmp_path / GAME) == [REASON]


def test_leaving_prints_a_command_that_goes_on(tmp_path: Path) -> None:
    with Terminal(*MOLDOVA, folder=tmp_path, size=(200, 40)) as terminal:
        to_the_orders(terminal)
        to_the_reform(terminal)
        lock(terminal, REASON)
        terminal.press(CTRL_Q)
        assert terminal.ended() == 0
        _before, _said, line = terminal.raw.rpartition("To go on, type: wargame ")
    with Terminal(*shlex.split(line), folder=tmp_path) as terminal:
        terminal.until("1 Orders", "Moldova  Capital 1", "1/2 locked")


# ---- secrets


SECRETS = ("Energy and trade coercion", REASON, "What you want", "peacekeepers", "Capital")


def none_of(texts: tuple[str, ...], shown: str) -> bool:
    """Whether none of these texts is shown."""
    return not any(text in shown for text in texts)


def lift(terminal: Terminal) -> None:
    """Lift the cover, which a finger that still rests on Enter does not."""
    time.sleep(PAUSE + 0.1)
    terminal.press(ENTER)


def sit(terminal: Terminal, seat: str) -> None:
    """Lift the cover for a seat that sits down for the first time, and read what it has to."""
    terminal.until(f"Pass the keyboard to {seat}")
    terminal.settle()
    assert none_of((*SECRETS, "Turn zero"), terminal.text + terminal.scrolled)
    lift(terminal)
    terminal.until("Turn zero", f"You play {seat}")
    terminal.press(CTRL_S)
    terminal.until("Skip the rest")
    terminal.press(ESCAPE)
    terminal.until_gone("Skip the rest")


def test_enter_held_down_reads_on_and_lifts_no_cover(tmp_path: Path) -> None:
    with Terminal(*SHORT, "--seat", "russia", "--seat", "moldova", folder=tmp_path) as terminal:
        terminal.until("Pass the keyboard to Russia")
        lift(terminal)
        terminal.until("Turn zero", "You play Russia")
        terminal.press(CTRL_S)
        terminal.until("Skip the rest")
        for _press in range(20):
            terminal.press(ENTER)
            time.sleep(PAUSE / 4)
        terminal.settle()
        assert "Pass the keyboard to Moldova" in terminal.text


def test_what_one_seat_saw_is_gone_before_the_next_sits_down(tmp_path: Path) -> None:
    with Terminal(*SHORT, "--seat", "russia", "--seat", "moldova", folder=tmp_path) as terminal:
        terminal.until("Pass the keyboard to Russia")
        assert none_of((*SECRETS, "Turn zero"), terminal.raw)
        sit(terminal, "Russia")
        sit(terminal, "Moldova")
        terminal.until("Go on together")
        terminal.settle()
        assert none_of(SECRETS, terminal.text)
        terminal.press(ENTER)
        terminal.until("Go on?")
        terminal.press("y")
        terminal.until("Pass the keyboard to Russia")
        lift(terminal)
        terminal.until("1 Orders", "Energy and trade coercion")
        to_the_form(terminal, "Energy and trade coercion")
        lock(terminal, REASON)
        terminal.press("d")
        terminal.until("No more orders this turn?")
        written = len(terminal.raw)
        terminal.press("y")
        terminal.until("Pass the keyboard to Moldova")
        terminal.settle()

        assert none_of(SECRETS, terminal.text + terminal.scrolled)
        _confirmed, _erased, after = terminal.raw[written:].partition("Pass the keyboard")
        assert none_of(SECRETS, after)
        terminal.press("d", "5", "x")
        terminal.settle()
        assert none_of((*SECRETS, "1 Orders"), terminal.text)
        lift(terminal)
        terminal.until("1 Orders", "Reform and fight corruption")
        terminal.press("5")
        terminal.settle()
        _confirmed, _erased, after = terminal.raw[written:].partition("Pass the keyboard")
        assert none_of((REASON, "Energy and trade"), after)
