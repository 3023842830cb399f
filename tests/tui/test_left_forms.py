"""An order form that was left comes back as it was."""

from pathlib import Path

import pytest
from textual.widgets import Input

from tests.tui.piloting import Seat, sit_down
from wargame.tui.screens.order import PartList
from wargame.tui.screens.table import Table

REFORM, AMBITION = "P03", "P01"


def test_what_was_typed_is_there_again_when_the_form_is_opened_again(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.to_the_table()
        form = await seat.to_the_form(REFORM)
        form.query_one("#why", Input).value = "half a thought"
        await seat.press("escape")
        await seat.at(Table)
        form = await seat.to_the_form(REFORM)

        assert form.query_one("#why", Input).value == "half a thought"
        form.query_one("#why", Input).value = ""
        await seat.go("escape", Table)
        form = await seat.to_the_form(REFORM)
        assert form.query_one("#why", Input).value == "", "what was wiped out stays so"

    sit_down(steps, tmp_path)


@pytest.mark.parametrize("why", ["half a thought", ""])
def test_what_was_chosen_is_there_again_when_the_form_is_opened_again(
    why: str, tmp_path: Path
) -> None:
    async def steps(seat: Seat) -> None:
        await seat.to_the_table()
        form = await seat.to_the_form(AMBITION)
        bare = form.order
        await seat.press("down")
        chosen = form.order
        assert chosen != bare
        form.query_one("#why", Input).value = why
        await seat.go("escape", Table)
        form = await seat.to_the_form(AMBITION)
        assert form.order == chosen
        lists = form.query(PartList)
        assert [one.part.chosen for one in lists] == [
            one.part.candidates[one.highlighted or 0].value for one in lists
        ]
        assert form.query_one("#why", Input).value == why
        await seat.press("up")
        form.query_one("#why", Input).value = ""
        await seat.go("escape", Table)
        assert not seat.play.left
        assert (await seat.to_the_form(AMBITION)).order == bare

    sit_down(steps, tmp_path)
