"""Questions with a time to answer: who sees them run, and what the clock does."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.tui.projector.test_silences_on_the_wall import ISLES, offered
from wargame.authoring.load import load
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.view import control_reader
from wargame.play.session import Session
from wargame.prose.prose import Prose
from wargame.seat.cast import cast_given, staff
from wargame.seat.company import CONTROL_NAME, Company
from wargame.seat.silences import silences, time_over

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


class Room:
    """A game in which a question runs that North has answered; `after` is the time since noon."""

    def __init__(self, folder: Path, *, control: bool) -> None:
        (folder / "isles.yaml").write_text(ISLES.replace("SEEN", ""), "utf-8")
        loaded, self.after = load(folder / "isles.yaml"), 0
        self.session = Session.create(folder / "g.wargame", loaded, seed="s", now=self.now)
        staff(self.session, cast_given(loaded, ("north", "south"), (), control=control))
        self.control = self.session.join(CONTROL_NAME, "control")
        self.company = Company(self.session, Prose.of(loaded))
        offered(self.session, self.control)

    def now(self) -> str:
        return (NOON + timedelta(seconds=self.after)).isoformat()

    def answered(self) -> list[tuple[int, str]]:
        """Who answered, and in which part."""
        found = [one for one in self.session.events if isinstance(one, ev.Answered)]
        return [(one.seat, one.author.role) for one in found if one.author is not None]


@pytest.mark.parametrize("control", [True, False])
def test_the_clock_answers_for_who_is_late_where_a_person_is_control(
    tmp_path: Path, *, control: bool
) -> None:
    room = Room(tmp_path, control=control)
    view = room.session.view(control_reader(room.session.game))
    assert len(silences(room.company, room.company.prose.names, view)) == control
    room.after = 89
    time_over(room.company)
    assert room.answered() == [(0, "control")]
    room.after = 90
    time_over(room.company)
    assert room.answered() == [(0, "control"), (1, "clock")][: 1 + control]
    room.session.close()


def test_the_time_stands_still_with_control_s_clock(tmp_path: Path) -> None:
    room = Room(tmp_path, control=True)
    room.after = 30
    room.session.submit(cm.Pause(room.control, on=True))
    room.after = 300
    time_over(room.company)
    assert room.answered() == [(0, "control")]
    room.session.submit(cm.Pause(room.control, on=False))
    room.after = 359
    time_over(room.company)
    assert room.answered() == [(0, "control")]
    room.after = 360
    time_over(room.company)
    assert room.answered() == [(0, "control"), (1, "clock")]
    room.session.close()


def test_who_answered_and_was_set_back_has_time_to_answer_again(tmp_path: Path) -> None:
    room = Room(tmp_path, control=True)
    room.after = 90
    time_over(room.company)
    assert room.answered() == [(0, "control"), (1, "clock")]
    room.after = 150
    room.session.undo(room.control)
    time_over(room.company)
    assert room.answered() == []
    room.after = 150 + 89
    time_over(room.company)
    assert room.answered() == []
    room.after = 150 + 90
    time_over(room.company)
    assert room.answered() == [(0, "clock"), (1, "clock")]
    room.session.close()
