"""Whatever is typed, pasted or named, the screen stays right: every row fills its width."""

from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input

from tests.tui.piloting import MOLDOVA, Seat, sit_down
from tests.tui.terminal import CTRL_S, ESCAPE, Terminal
from wargame.seat.words import LONGEST
from wargame.tui.app import Opening
from wargame.tui.screens.brief import BriefPage
from wargame.tui.screens.order import OrderForm
from wargame.tui.screens.results import Results
from wargame.tui.screens.table import Table

NAMES = {
    "arabic": "جمهورية الفرات",
    "joined": "👩\u200d👩\u200d👧 family",
    "flag": "🇲🇩 Moldova",
    "wide": "海峡の国",
}
LITTLE = """format: 1
name: "{name}"
invented: true
turns: 2
seats:
  red: {{name: "{name}", orders: 1}}
{places}tracks:
  heat: {{name: "{name}", range: [0, 6], start: 2}}
{track}actions:
  warn: {{name: "Warn {name}", by: red, do: [heat +1]}}
"""


def little(folder: Path, name: str, places: int) -> Path:
    """A small game with a name and so many states."""
    states = "".join(f"  s{k}: {{name: {name} {k}}}\n" for k in range(places))
    file = folder / "little.yaml"
    file.write_text(
        LITTLE.format(
            name=name,
            places=f"places:\n{states}" if places else "",
            track="  calm: {name: Calm, of: place, range: [-3, 3]}\n" if places else "",
        ),
        "utf-8",
    )
    return file


async def look_around(seat: Seat) -> None:
    """Look at every page of a seat's screen, and at the form of its first order."""
    for key in "123456":
        await seat.press(key)
        await seat.pilot.pause()
        seat.require_right()
    await seat.press("1", "enter")
    await seat.at(OrderForm)
    seat.require_right()
    await seat.press("escape")
    await seat.at(Table)


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
@pytest.mark.parametrize("size", [(80, 24), (60, 18), (161, 45)], ids=str)
def test_names_of_any_script_keep_every_row_whole(
    name: str, size: tuple[int, int], tmp_path: Path
) -> None:
    async def steps(seat: Seat) -> None:
        await seat.at(BriefPage)
        await seat.press("ctrl+s")
        while not isinstance(seat.app.screen, Table):
            await seat.until(lambda: len(seat.rows) == seat.app.size.height, "a page")
            seat.require_right()
            if isinstance(seat.app.screen, Results):
                await seat.press("escape")
            await seat.pilot.pause(0.02)
        await look_around(seat)

    opening = Opening(str(little(tmp_path, name, 1)), seats=("red",), seed="s")
    sit_down(steps, tmp_path, opening, size)


@pytest.mark.parametrize("places", [0, 40])
def test_a_world_of_many_states_or_none_is_shown(places: int, tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.at(BriefPage)
        await seat.press("ctrl+s")
        while not isinstance(seat.app.screen, Table):
            if isinstance(seat.app.screen, Results):
                await seat.press("escape")
            await seat.pilot.pause(0.02)
        await look_around(seat)

    opening = Opening(str(little(tmp_path, "State", places)), seats=("red",), seed="s")
    sit_down(steps, tmp_path, opening)


PASTED = {
    "ten thousand characters": "because " * 1250,
    "control codes": "one\x1b[2J\x1b]0;title\x07 two\x00\x9b31m three\r\nfour\u202efive",
    **NAMES,
}


@pytest.mark.parametrize("text", PASTED.values(), ids=PASTED)
def test_what_is_pasted_as_a_reason_is_one_clean_line_of_bounded_length(
    text: str, tmp_path: Path
) -> None:
    async def steps(seat: Seat) -> None:
        await seat.to_the_table()
        form = await seat.to_the_form("P03")
        why = form.query_one("#why", Input)
        why.focus()
        await seat.pilot.pause()
        seat.app.post_message(events.Paste(text))
        await seat.until(lambda: bool(why.value), "the pasted text")
        await seat.pilot.pause()
        seat.require_right()
        assert 0 < len(why.value) <= LONGEST
        assert not any(ord(sign) < 32 or 0x7F <= ord(sign) < 0xA0 for sign in seat.text)

    sit_down(steps, tmp_path, MOLDOVA)


def test_codes_pasted_into_a_real_terminal_do_nothing_to_it(tmp_path: Path) -> None:
    words = ("play", "transnistria", "--seed", "s", "--game", "g.wargame", "--seat", "moldova")
    with Terminal(*words, folder=tmp_path) as terminal:
        terminal.until("Turn zero")
        terminal.settle()
        # Terminals take escapes out of what is pasted; other codes they pass on.
        terminal.paste("peace\x07\x00 and\n\u009b2Jquiet" + " for all" * 1250)
        terminal.until("for all for all")
        terminal.settle()
        assert "You play Moldova" in terminal.text
        terminal.press(CTRL_S)
        terminal.until("Skip the rest")
        terminal.press(ESCAPE)
        terminal.until("1 Orders")
        terminal.settle()
        terminal.press("4")
        terminal.until("peace and 2Jquiet for all")
