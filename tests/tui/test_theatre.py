"""The map as a widget: keys and mouse select, zoom and colour; what is selected is told."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from tests.tui.cartography.large import atlas, situation
from wargame.tui.cartography.atlas import Atlas, Place
from wargame.tui.cartography.palette import LIGHT, PLAIN
from wargame.tui.widgets.theatre import Theatre


class Room(App[None]):
    def __init__(self, of: Atlas) -> None:
        super().__init__()
        self.theatre = Theatre(of, situation(), id="map")
        self.told: list[int] = []

    def compose(self) -> ComposeResult:
        yield self.theatre

    def on_mount(self) -> None:
        self.theatre.focus()

    def on_theatre_selected(self, message: Theatre.Selected) -> None:
        assert message.control is self.theatre
        self.told.append(message.place)

    def text(self) -> str:
        return "\n".join(self.theatre.render_line(y).text for y in range(self.theatre.size.height))


Steps = Callable[[Room, Pilot[None]], Awaitable[None]]


def played(steps: Steps, of: Atlas | None = None, size: tuple[int, int] = (120, 40)) -> Room:
    room = Room(of or atlas())

    async def run() -> None:
        async with room.run_test(size=size) as pilot:
            await steps(room, pilot)

    asyncio.run(run())
    return room


def test_arrows_and_tab_select_places_and_tell_of_each() -> None:
    async def steps(room: Room, pilot: Pilot[None]) -> None:
        await pilot.press("right")
        assert room.theatre.selected == 0
        await pilot.press("tab", "shift+tab", "shift+tab", "up")
        assert "▸" in room.text()

    room = played(steps)

    last = len(atlas().places) - 1
    assert room.told[:4] == [0, 1, 0, last]
    assert room.told[4] not in (0, last)


def test_a_click_selects_the_place_below_it() -> None:
    async def steps(room: Room, pilot: Pilot[None]) -> None:
        lines = room.text().split("\n")
        code = atlas().places[5].code
        row = next(y for y, line in enumerate(lines) if code in line)
        await pilot.click("#map", offset=(lines[row].index(code), row))

    assert played(steps).told == [5]


def test_keys_go_through_zooms_and_colourings() -> None:
    async def steps(room: Room, pilot: Pilot[None]) -> None:
        theatre, seen = room.theatre, [room.text()]
        for key, shown in (("z", (1, 0)), ("t", (1, 1)), ("minus", (0, 1)), ("plus", (1, 1))):
            await pilot.press(key)
            assert (theatre.zoom, theatre.colouring) == shown
            seen.append(room.text())
        assert len(set(seen[:4])) == 4
        assert seen[4] == seen[2]

    played(steps)


def test_a_closer_look_is_at_the_same_part_of_the_world() -> None:
    """The mountains are smaller than the south-east, and elsewhere."""

    async def steps(room: Room, pilot: Pilot[None]) -> None:
        room.theatre.zoom = 1
        await pilot.press("plus")
        assert room.theatre.zoom == 1

    played(steps)


def test_a_selected_place_that_the_zoom_does_not_show_is_shown_in_one_that_does() -> None:
    async def steps(room: Room, pilot: Pilot[None]) -> None:
        room.theatre.zoom = 2
        await pilot.pause()
        for _ in range(len(atlas().places)):
            await pilot.press("tab")
            code = atlas().places[room.told[-1]].code
            assert f"▸{code}" in room.text()

    played(steps)


def test_a_new_situation_is_shown_and_the_selection_stays() -> None:
    async def steps(room: Room, pilot: Pilot[None]) -> None:
        await pilot.press("tab")
        before = room.text()
        room.theatre.show(situation(1))
        room.theatre.paint(LIGHT)
        await pilot.pause()
        assert room.text() != before
        assert "▸" in room.text()

    played(steps)


@pytest.mark.parametrize("size", [(20, 5), (1, 1), (3, 40), (200, 3)])
def test_a_terminal_of_any_size_and_a_resize_do_no_harm(size: tuple[int, int]) -> None:
    async def steps(room: Room, pilot: Pilot[None]) -> None:
        await pilot.press("tab", "z", "down")
        for other in (size, (90, 30), size):
            await pilot.resize_terminal(*other)
            while tuple(room.theatre.size) != other:
                await pilot.pause(0.01)
            lines = room.text().split("\n")
            assert {len(line) for line in lines} == {other[0]}
            assert len(lines) == other[1]

    played(steps, size=size)


def test_without_colour_the_map_is_drawn_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """The filter that takes colours away stumbles over characters without a style."""
    monkeypatch.setenv("NO_COLOR", "1")

    async def steps(room: Room, pilot: Pilot[None]) -> None:
        room.theatre.paint(PLAIN)
        await pilot.press("tab", "z")
        await pilot.resize_terminal(60, 10)
        assert room.theatre.selected == 0
        assert pilot.app.export_screenshot()

    played(steps)


@pytest.mark.parametrize("count", [0, 40])
def test_a_game_without_a_map_takes_the_same_keys(count: int) -> None:
    listed = Atlas(tuple(Place(k, f"Province {k}", f"P{k}") for k in range(count)))

    async def steps(room: Room, pilot: Pilot[None]) -> None:
        await pilot.press("down", "down", "tab", "z", "t", "plus", "minus", "left")
        await pilot.click("#map", offset=(3, 0))

    told = played(steps, listed).told
    assert bool(told) == bool(count)
