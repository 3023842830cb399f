"""How the day goes: when a game ends by its plan, and how late it is."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from wargame.authoring.load import find, load
from wargame.core import commands as cm
from wargame.play.session import Session
from wargame.prose.prose import Prose
from wargame.seat.cast import cast_given, staff
from wargame.seat.company import CONTROL_NAME, Company
from wargame.seat.day import Day, day

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


class Room:
    """The short game before Control and one person; `at` is in seconds after noon."""

    def __init__(self, folder: Path) -> None:
        self.at = 0
        self.file = folder / "g.wargame"
        loaded = load(find("transnistria"))
        self.session = Session.create(self.file, loaded, seed="s", now=self.now)
        self.lengths = [60 * phase.minutes for phase in loaded.scenario.phases]
        self.turns = loaded.scenario.turns
        staff(self.session, cast_given(loaded, ("moldova",), (), control=True))
        self.control = self.session.join(CONTROL_NAME, "control")
        self.session.autoplay()

    def now(self) -> str:
        return (NOON + timedelta(seconds=self.at)).isoformat()

    def stands(self) -> Day:
        found = day(self.session, self.now())
        assert found is not None
        return found

    def go_on(self) -> None:
        """Into the next phase."""
        assert self.session.engine.wanted(self.session.state).pause
        self.session.submit(cm.Proceed(self.control))
        self.session.autoplay()


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    room = Room(tmp_path)
    yield room
    room.session.close()


def test_a_game_on_time_ends_when_the_minutes_of_its_phases_are_over(room: Room) -> None:
    begun = room.stands()
    assert begun.left - begun.late == room.turns * sum(room.lengths)
    room.at = 30
    later = room.stands()
    assert (begun.left - later.left, later.late) == (30, begun.late)


def test_what_a_phase_takes_too_long_makes_the_day_late(room: Room) -> None:
    begun = room.stands()
    room.at = 3600
    stands = room.stands()
    assert stands.left < begun.left
    assert stands.late == begun.late + 3600 - (begun.left - stands.left)


def test_time_that_control_gives_makes_the_day_late_at_once(room: Room) -> None:
    begun = room.stands()
    room.session.submit(cm.Extend(room.control, 300))
    stands = room.stands()
    assert (stands.left, stands.late) == (begun.left + 300, begun.late + 300)


def test_a_phase_that_is_left_early_makes_the_day_early(room: Room) -> None:
    begun = room.stands()
    room.go_on()
    stands = room.stands()
    assert stands.late - begun.late == stands.left - begun.left < 0


def test_the_clock_that_stands_still_makes_the_day_late(room: Room) -> None:
    begun = room.stands()
    room.session.submit(cm.Pause(room.control, True))
    room.at = 120
    stands = room.stands()
    assert (stands.left, stands.late) == (begun.left, begun.late + 120)


def test_a_turn_that_is_left_out_ends_the_day_sooner(room: Room) -> None:
    begun = room.stands()
    room.session.submit(cm.Shorten(room.control, room.turns - 1, "The room is needed."))
    stands = room.stands()
    assert (begun.left - stands.left, stands.late) == (sum(room.lengths), begun.late)


def test_time_for_which_the_game_was_closed_does_not_count(room: Room) -> None:
    begun = room.stands()
    room.session.close()
    room.at = 24 * 3600
    with Session.open(room.file, now=room.now) as session:
        session.submit(cm.Reopen(cm.Author("clock", "clock")))
        found = day(session, room.now())
    assert found is not None
    assert found.late == begun.late


@pytest.mark.parametrize(
    ("late", "said"),
    [(0, ""), (29, ""), (90, ": 2 minutes behind"), (-60, ": 1 minute ahead")],
)
def test_it_is_told_with_the_hour(late: int, said: str) -> None:
    hour = (NOON + timedelta(minutes=90)).astimezone().strftime("%H:%M")
    assert Day(90 * 60, late).told(NOON.isoformat()) == f"By plan it ends at {hour}{said}"


def test_time_for_which_the_game_was_over_does_not_count(room: Room) -> None:
    begun, stands = room.stands(), room.session.lines.at.seq
    room.session.submit(cm.Stop(room.control, "The room is needed."))
    room.at = 24 * 3600
    room.session.rewind(stands, room.control)
    assert room.stands() == begun


def test_time_for_which_the_game_was_closed_does_not_count_when_a_branch_is_taken_up(
    room: Room,
) -> None:
    session = room.session
    session.submit(cm.Note(room.control, "They talk"))
    noted, branch = session.lines.at.seq, session.lines.at.branch
    session.rewind(noted - 1, room.control)
    session.submit(cm.Note(room.control, "They talk on"))
    begun = room.stands()
    session.close()
    room.at = 24 * 3600
    room.session = Session.open(room.file, now=room.now)
    room.session.switch(branch, room.control)
    assert room.stands() == begun


def test_the_clock_stands_until_control_starts_it_and_the_day_with_it(room: Room) -> None:
    company = Company(room.session, Prose.of(room.session.loaded, {}))
    before = room.stands()
    company.open()
    room.at = 15 * 60
    assert room.session.clock.waits
    assert room.stands() == before
    room.session.close()
    room.session = Session.open(room.file, now=room.now)
    room.at = 24 * 3600
    Company(room.session, company.prose, resumed=True).open()
    assert room.session.clock.waits
    assert room.stands() == before
    room.session.submit(cm.Pause(room.control, False))
    room.at += 30
    assert not room.session.clock.waits
    assert room.session.clock.read(room.now()) == 30
    assert room.stands() == Day(before.left - 30, before.late)


def test_the_clock_of_a_phase_that_control_goes_on_to_runs(room: Room) -> None:
    Company(room.session, Prose.of(room.session.loaded, {})).open()
    room.go_on()
    assert not room.session.clock.stopped


def test_no_clock_stands_where_nobody_is_control(room: Room) -> None:
    room.session.assign(room.control, -1, "auto")
    Company(room.session, Prose.of(room.session.loaded, {})).open()
    assert not room.session.clock.stopped
