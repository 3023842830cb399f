"""Keys typed into a form go line by line, however fast they come, and to what is wrong."""

import asyncio
from collections.abc import Iterable
from pathlib import Path

import pytest
from textual.events import Key

from tests.tui.piloting import Seat, sit_down
from wargame.core import commands as cm
from wargame.seat.words import Wrong
from wargame.tui.screens.choosing import Field, Filling, filled
from wargame.tui.widgets.line import Line

AUTHOR = cm.Author("p1", "control")


def noted() -> Filling:
    """A form with a reason that must not be empty, and a note."""
    fields = (
        Field("reason", "Reason", "", need="A reason is needed."),
        Field("private", "Private note", ""),
    )

    def read(typed: dict[str, str]) -> cm.Command:
        return cm.Note(AUTHOR, f"{typed['reason']}|{typed['private']}")

    return Filling("Rule", "", fields, read)


REFUSED = ("ctrl+s", *"why not", "tab", *"a secret", "ctrl+s")


@pytest.mark.parametrize("refusals", [0, 1])
def test_keys_that_come_at_once_go_where_they_are_meant_to_go(
    refusals: int, tmp_path: Path
) -> None:
    """A form that is refused where it lies, or after it was sent, in which case it lies there anew;
    no key goes astray, nor to what lies below.
    """
    sent: list[cm.Command] = []

    async def do(command: cm.Command) -> str:
        sent.append(command)
        await asyncio.sleep(0.05)
        return "Not now." if len(sent) <= refusals else ""

    def type_all(seat: Seat, keys: Iterable[str]) -> None:
        """Without a pause, as from a machine that was busy."""
        for key in keys:
            name = {" ": "space", "!": "exclamation_mark"}.get(key, key)
            seat.app.post_message(Key(name, key if len(key) == 1 else None))

    async def steps(seat: Seat) -> None:
        page = noted()
        seat.app.run_worker(filled(seat.app, page, do))
        await seat.at(Filling)
        keys = list(REFUSED)
        for _again in range(refusals):
            # What was refused is there again, with the cursor where it was.
            keys += [*" too", "up", *"!", "down", "ctrl+s"]
        type_all(seat, keys)
        await seat.until(lambda: len(sent) == refusals + 1, "what is sent")
        told = [one.text for one in sent if isinstance(one, cm.Note)]
        assert told[0] == "why not|a secret"
        assert told[1:] == ["why not!|a secret too"] * refusals

    sit_down(steps, tmp_path, None)


def test_enter_and_what_is_typed_behind_it_go_line_by_line(tmp_path: Path) -> None:
    sent: list[cm.Command] = []

    async def do(command: cm.Command) -> str:
        sent.append(command)
        return ""

    async def steps(seat: Seat) -> None:
        seat.app.run_worker(filled(seat.app, noted(), do))
        await seat.at(Filling)
        for key in ("enter", *"why", "enter", *"note", "enter"):
            seat.app.post_message(Key(key, key if len(key) == 1 else None))
        await seat.until(lambda: bool(sent), "what is sent")
        assert sent == [cm.Note(AUTHOR, "why|note")]

    sit_down(steps, tmp_path, None)


def test_the_cursor_goes_to_the_line_that_is_wrong_and_arrows_go_from_line_to_line(
    tmp_path: Path,
) -> None:
    async def steps(seat: Seat) -> None:
        fields = tuple(Field(f"field{k}", f"Field {k}", "") for k in range(4))
        form = Filling("Lines", "", fields, lambda _typed: Wrong("No.", "field2"))
        await seat.app.push_screen(form)
        await seat.at(Filling)
        for key, at in (("down", 1), ("down", 2), ("down", 3), ("down", 3), ("up", 2), ("up", 1)):
            await seat.press(key)
            assert form.focused is form.query_one(f"#field{at}", Line)
        await seat.press("ctrl+s")
        await seat.sees("No.")
        assert form.focused is form.query_one("#field2", Line)

    sit_down(steps, tmp_path, None)
