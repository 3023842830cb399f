"""Lists to choose from: what stays in sight, what the mouse chooses."""

from pathlib import Path

import attrs
from textual.widgets import OptionList

from tests.tui.piloting import MOLDOVA, Seat, sit_down
from wargame.tui.app import Opening
from wargame.tui.moves import Finale
from wargame.tui.screens.answer import Answering
from wargame.tui.screens.brief import BriefPage
from wargame.tui.screens.console import Console
from wargame.tui.screens.ending import Ending
from wargame.tui.screens.results import Results
from wargame.tui.screens.table import Table


def test_the_cursor_stays_in_sight_when_what_is_told_of_its_line_takes_more_room(
    tmp_path: Path,
) -> None:
    async def steps(seat: Seat) -> None:
        await seat.at(BriefPage)
        await seat.press("ctrl+s")
        await seat.at(Results)
        await seat.press("escape")
        table = await seat.at(Table)
        menu = table.query_one("#deeds", OptionList)
        for _line in range(menu.option_count):
            await seat.press("down")
            await seat.pilot.pause()
            option = menu.highlighted_option
            assert option is not None
            name = str(option.prompt).strip("✗ ").split("  ")[0]
            assert any(name in row for row in seat.rows[4:-2]), (name, seat.rows)

    sit_down(steps, tmp_path, Opening("near_abroad", seats=("russia",), seed="s"))


def test_a_drag_over_a_list_chooses_nothing_and_a_click_does(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.at(BriefPage)
        await seat.press("ctrl+s")
        await seat.at(Results)
        await seat.press("escape")
        table = await seat.at(Table)
        menu = table.query_one("#deeds", OptionList)
        await seat.pilot.mouse_down(menu, offset=(3, 1))
        await seat.pilot.mouse_up(menu, offset=(12, 1))
        await seat.pilot.pause(0.2)
        assert seat.app.screen is table
        await seat.pilot.click(menu, offset=(3, 1))
        await seat.at(Answering)

    sit_down(steps, tmp_path, MOLDOVA)


def palette(seat: Seat) -> list[str]:
    """What the palette has on the page that is shown, each thing once."""
    titles = [one.title for one in seat.app.get_system_commands(seat.app.screen)]
    assert len(titles) == len(set(titles)), titles
    return titles


def test_the_palette_has_what_the_keys_of_the_screen_do_each_once(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.at(BriefPage)
        await seat.press("ctrl+s")
        await seat.at(Results)
        titles = palette(seat)
        assert {"Next", "Back", "Skip the rest", "Colours", "Leave"} <= set(titles)
        await seat.press("ctrl+p")
        await seat.sees("Search for commands")
        await seat.press(*"skip")
        await seat.until(lambda: "Colours" not in seat.text, "only what was searched for")
        await seat.press("enter")
        await seat.at(Table)
        assert {"Done", "Undo", "Consent", "Deals"} <= set(palette(seat))

    sit_down(steps, tmp_path, MOLDOVA)


def test_the_palette_has_each_thing_once_on_control_s_screen_and_at_the_end(
    tmp_path: Path,
) -> None:
    async def steps(seat: Seat) -> None:
        await seat.at(Console)
        assert {"Undo", "Put a question", "Message", "Leave"} <= set(palette(seat))
        await seat.app.push_screen(Ending(seat.play, Finale((), (), ())))
        await seat.at(Ending)
        assert {"Undo", "Read on", "Done", "Leave"} <= set(palette(seat))

    sit_down(steps, tmp_path, attrs.evolve(MOLDOVA, control=True))
