"""Walk-through 12: the projector, a process of its own in a terminal of 100 columns and 30 rows
that shows no colours, beside Control's in another.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.tui.terminal import CTRL_Q, DOWN, ENTER, ESCAPE, RIGHT, Terminal
from tests.tui.test_real_terminal import GREYS

GAME = "one.wargame"
CONTROL = (
    "play", "near_abroad", "--layout", "six", "--seat", "moldova", "--control", "--seed", "s",
    "--game", GAME,
)  # fmt: skip
COLUMNS, ROWS = 100, 30
HOME = "\x1b[H"
NINE = (
    "Tension", "Cohesion", "Deterrence", "Sanctions", "Dialogue", "Proximity", "Russian support",
    "Russian revenue", "Russian prestige",
)  # fmt: skip
STATES = ("Moldova", "Georgia", "Ukraine", "Azerbaijan", "Armenia", "Belarus", "Kazakhstan")
SEATS = ("Russia", "NATO", "European Union", "Moldova", "Georgia", "Central Asia")
SECRET, NEWS = "Nobody outside may hear of this", "The minister has left by the back door."
SKIP = 6
"""The line of the page of time that skips the rest of a phase."""
LARGE = 10
"""Rows of the large clock."""


@contextmanager
def beside(folder: Path, turn: int) -> Iterator[tuple[Terminal, Terminal]]:
    """Control's terminal and the wall's, both in the talk of the first or the second turn."""
    with Terminal(*CONTROL, folder=folder, size=(COLUMNS, ROWS)) as control:
        control.until("p ends this phase")
        if turn > 1:
            a_turn(control)
        else:
            # It stands as the game begins, and is started here so that it can be stopped.
            control.press(" ")
            control.until("Talk ▼")
        # With the clock stopped, pages are the same whenever they are looked at.
        control.press(" ")
        control.until("stopped")
        show = ("project", GAME, "--every", "0")
        with Terminal(*show, folder=folder, size=(COLUMNS, ROWS), NO_COLOR="1") as wall:
            wall.until(f"Turn {turn} of 4", "Waiting for Control.", "stopped")
            yield control, wall


def read_out(control: Terminal) -> None:
    """Read out what comes of a step, to its end."""
    control.until("Skip the rest")
    control.press(ESCAPE)
    control.until("1 Seats")
    control.settle()


def a_turn(control: Terminal) -> None:
    """From the talk of one turn to the talk of the next."""
    control.press("p")
    control.until("Waiting for Moldova")
    control.press("e")
    control.until("Skip the rest of the phase: no more orders from Moldova")
    control.press(*[DOWN] * SKIP, ENTER)
    control.until("All orders are in")
    control.press("p")
    read_out(control)
    control.until("p ends the turn")
    control.press("p")
    read_out(control)


def turned(wall: Terminal) -> list[str]:
    """Every page of the wall, from that of the moment on."""
    pages: list[str] = []
    wall.press(HOME)
    wall.settle()
    while wall.text not in pages:
        pages.append(wall.text)
        wall.press(RIGHT)
        wall.wait(lambda: wall.text != pages[-1], "the next page")
        wall.settle()
    return pages


def of(pages: list[str], title: str) -> str:
    """The pages under a title, one below the other."""
    found = [page for page in pages if title in page.splitlines()[5]]
    assert found, title
    return "\n".join(found)


def test_the_wall_shows_what_the_room_needs_without_a_colour(tmp_path: Path) -> None:
    with beside(tmp_path, 2) as (_control, wall):
        moment, *pages = turned(wall)

        # Turn, phase, large timer, whom all wait for.
        assert "Turn 2 of 4" in moment
        assert "Talk   Ⅱ stopped" in moment
        assert sum("████" in line for line in moment.splitlines()) == LARGE
        # They stand on every other page too.
        for page in pages:
            assert "Turn 2 of 4" in page
            assert "Talk   Ⅱ stopped" in page

        # Nine tracks; an arrow and the last change at those that have moved.
        tracks = of(pages, "TRACKS")
        for name in NINE:
            assert re.search(rf"[▀█▄] +{name}\b", tracks), name
        assert re.search(r"Russian prestige +↑\d", tracks)
        assert re.search(r"\d → \d in turn 1: ", tracks)
        # Each step of a track is a block by itself, and no track runs over the edge.
        assert "████ ████" in tracks
        assert "░…" not in tracks

        # The ladder, the rung that is reached marked by its shape.
        assert re.search(r"╟█+╢ +\d+ +\w.* ◀ \d", of(pages, "TENSION"))

        # The table of states, in which no word is cut.
        table = of(pages, "PLACES")
        for state in STATES:
            assert re.search(rf"^ +{state} +\S*\d", table, re.MULTILINE), state
        assert "…" not in table

        # Five headlines: the newest on a ground of its own, and four before it.
        headlines = of(pages, "HEADLINES")
        assert headlines.count("▪") == 4

        # Who is waited for, with what each has locked.
        waiting = of(pages, "WAITING FOR")
        for seat in SEATS:
            assert re.search(rf"[▀█▄] +{seat}\b", waiting), seat

        # No colour tells anything: there is none.
        assert set(re.findall(r"[34]8;5;(\d+)", wall.raw)) <= GREYS
        assert not re.search(r"[34]8;2;", wall.raw)


def test_it_shows_nothing_else_whatever_control_opens(tmp_path: Path) -> None:
    with beside(tmp_path, 1) as (control, wall):
        before = turned(wall)
        for keys, shown in (
            (("2",), "Nothing yet."),
            (("3",), "Near miss over the Baltic"),
            (("6",), "Secret: "),
            (("4",), "The world"),
            (("t",), "Correct what?"),
            ((ESCAPE, "u"), "Told to"),
            ((ESCAPE, "i"), "Improvise an inject"),
            ((SECRET,), SECRET),
            ((ESCAPE, "n"), "Only Control reads it"),
            ((SECRET,), SECRET),
        ):
            control.press(*keys)
            control.until(shown)
            control.settle()
        control.press(ENTER)
        control.until_gone("Only Control reads it")
        control.settle()
        control.press("6")
        control.until("Phase: Talk")
        control.press("\x1b[F")
        control.until(SECRET)
        assert turned(wall) == before

        # What all may know is on the wall, and nothing had to be done for it.
        wall.press(HOME)
        wall.until("Waiting for Control.")
        control.press("i")
        control.until("Improvise an inject")
        control.press(NEWS, ENTER)
        control.until("Who reads it?")
        control.press(ENTER)
        control.until("Send it now: to all")
        control.press(ENTER)
        read_out(control)
        wall.press(RIGHT)
        wall.until("HEADLINES", NEWS)


def test_one_key_freezes_it_and_the_same_lets_it_go_on(tmp_path: Path) -> None:
    with beside(tmp_path, 1) as (control, wall):
        wall.press(" ")
        wall.until("Frozen")
        control.press(" ")
        control.until("Talk ▼")
        control.press("p")
        control.until("Waiting for Moldova")
        control.settle()
        # The picture stands still, the clock too; its pages can be turned.
        frozen = turned(wall)
        assert all("Talk   Ⅱ stopped" in page and "Frozen" in page for page in frozen)
        wall.press(HOME, " ")
        wall.until("Orders   ▼", "Waiting for Moldova: orders.")
        assert "Frozen" not in wall.text
        control.press(CTRL_Q)
        assert control.ended() == 0
        wall.press("q")
        assert wall.ended() == 0
