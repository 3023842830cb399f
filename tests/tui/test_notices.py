"""Notices that pop up hide nothing that is typed, and never the line of keys."""

from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from textual.geometry import Region
from textual.widget import Widget
from textual.widgets import Input
from textual.widgets._toast import Toast

from tests.tui.piloting import Seat, sit_down
from tests.tui.test_late import CONTROL, choose
from wargame.tui.screens.choosing import Choose, Filling
from wargame.tui.screens.console import Console
from wargame.tui.screens.dictating import SlipForm
from wargame.tui.screens.effects import PickEffects
from wargame.tui.widgets.foot import Foot

SIZES = [(80, 24), (60, 18), (120, 40)]
LONG = "Time is up. Late: Moldova, The West and Russia. l waits, takes a draft, or goes on. " * 4
NOTICES = (LONG, LONG, LONG, "15 seconds left. Not done: Moldova")


def _cells(region: Region) -> Iterator[tuple[int, int]]:
    return ((x, y) for y in range(region.y, region.bottom) for x in range(region.x, region.right))


def _hidden(seat: Seat, region: Region) -> bool:
    """Whether a notice lies on some of a region."""
    screen = seat.app.screen
    return any(isinstance(screen.get_widget_at(*at)[0], Toast) for at in _cells(region))


async def _is_clear(seat: Seat, kind: type[Widget]) -> None:
    """However many notices there are, no widget of a kind is hidden."""
    screen = seat.app.screen
    for text in NOTICES:
        seat.app.notify(text, severity="warning", timeout=15)
    await seat.until(lambda: len(screen.query(Toast)) == len(NOTICES), "the notices")
    await seat.pilot.pause()
    found = [one.region for one in screen.query(kind)]
    assert found
    assert not any(_hidden(seat, region) for region in found)


async def _filling(seat: Seat) -> None:
    await seat.press("1", "home", "down", "enter")
    await choose(seat, "Write an order of its own")
    await seat.at(Filling)


async def _slip(seat: Seat) -> None:
    await seat.press("1", "home", "down", "enter")
    await choose(seat, "Give an order for it")
    await choose(seat, "Reform and fight corruption")
    await seat.at(SlipForm)


async def _effects(seat: Seat) -> None:
    await _filling(seat)
    for line in seat.app.screen.query(Input):
        line.value = "words"
    await seat.go("ctrl+s", Console, "2", "home", "enter", "s", Choose, "enter", PickEffects)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("form", [_filling, _slip, _effects])
def test_no_line_that_is_filled_in_is_hidden_and_the_last_notice_is_seen(
    form: Callable[[Seat], Awaitable[None]], size: tuple[int, int], tmp_path: Path
) -> None:
    async def steps(seat: Seat) -> None:
        await seat.go(Console, "p")
        await seat.sees("Waiting for Moldova")
        await form(seat)
        await _is_clear(seat, Input)
        await seat.sees(NOTICES[-1])

    sit_down(steps, tmp_path, CONTROL, size)


@pytest.mark.parametrize("size", SIZES)
def test_the_line_of_keys_is_never_hidden(size: tuple[int, int], tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.at(Console)
        await _is_clear(seat, Foot)

    sit_down(steps, tmp_path, CONTROL, size)
