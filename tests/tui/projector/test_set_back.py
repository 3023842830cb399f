"""Where the game was set back, a banner says so on the wall until the next phase begins."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.projector.test_same_time import CONTROL, Day
from wargame.core import commands as cm
from wargame.tui.projector import moment
from wargame.tui.projector.sheets import Frame
from wargame.tui.projector.showing import showing

ALL_READ_IT, TWO_READ_IT = 5, 0
"""Injects of the short game, by their place in its plan."""
BANNER = "Control has set the game back"


@pytest.fixture
def day(tmp_path: Path) -> Iterator[Day]:
    found = Day(tmp_path / "game.wargame")
    yield found
    found.close()
    found.wall.session.close()


def wall(day: Day) -> str:
    """The page of the moment, as the wall shows it."""
    day.wall.session.follow()
    shown = showing(day.wall)
    (page,) = moment.pages(shown, 0, Frame(90, 26))
    text = "\n".join(line.plain for line in page.lines)
    assert (BANNER in text) == bool(shown.back)
    return text


def test_a_banner_stands_from_the_setting_back_to_the_next_phase(day: Day) -> None:
    assert BANNER not in wall(day)
    day.give(cm.Fire(CONTROL, ALL_READ_IT, again=True))
    day.read()
    assert BANNER not in wall(day)
    day.console.company.undo()
    day.read()
    assert BANNER in wall(day)
    day.give(cm.Fire(CONTROL, ALL_READ_IT, again=True))
    day.read()
    assert BANNER in wall(day)
    day.give(cm.Proceed(CONTROL))
    day.read()
    assert BANNER not in wall(day)


def test_of_what_the_room_was_not_told_no_banner_tells(day: Day) -> None:
    day.give(cm.Fire(CONTROL, TWO_READ_IT, again=True))
    day.console.company.undo()
    day.read()
    assert BANNER not in wall(day)
