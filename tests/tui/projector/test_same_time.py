"""Control's screen and the projector tell the same time of a phase, whatever was done to it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from wargame.authoring.load import find, load
from wargame.core import commands as cm
from wargame.play.session import Session
from wargame.prose.prose import Prose
from wargame.seat.cast import Cast, staff
from wargame.seat.company import Company
from wargame.tui import moves
from wargame.tui.bench import bench
from wargame.tui.cartography.survey import atlas_of
from wargame.tui.host import Room
from wargame.tui.projector.showing import showing

CONTROL = cm.Author("umpire", "control")
NOON = datetime(2030, 1, 1, 12, tzinfo=UTC)


class Day:
    """Two screens of one game whose clock Control has started, and the time of the day."""

    def __init__(self, file: Path) -> None:
        self.file, self.seconds = file, 0
        session = Session.create(file, load(find("transnistria")), seed="s", now=self.now)
        staff(session, Cast((1,), ((0, "cautious"),), control=True))
        self.console = self.room(session)
        self.give(cm.Pause(CONTROL, on=False))
        self.wall = self.room(Session.open(file, read_only=True))

    def now(self) -> str:
        return (NOON + timedelta(seconds=self.seconds)).isoformat()

    def room(self, session: Session, *, resumed: bool = False) -> Room:
        prose = Prose(session.engine)
        atlas = atlas_of(prose.names.scenario, None)
        room = Room(session, prose, Company(session, prose, resumed=resumed, wall=True), atlas)
        if not session.journal.read_only:
            room.company.open()
        return room

    def wait(self, seconds: int) -> None:
        self.seconds += seconds

    def close(self) -> None:
        self.console.session.close()

    def go_on(self) -> None:
        self.console = self.room(Session.open(self.file, now=self.now), resumed=True)

    def give(self, command: cm.Command) -> None:
        self.console.session.submit(command)

    def read(self) -> None:
        """Read out what is to be read out."""
        moves.announce(self.console, moves.account(self.console).upto)

    @property
    def time(self) -> float:
        """What both screens read on the clock."""
        self.wall.session.follow()
        own, shown = bench(self.console).clock, showing(self.wall).clock
        assert own == shown
        assert own.read(self.now()) == shown.read(self.now())
        return own.read(self.now())


@pytest.fixture
def day(tmp_path: Path) -> Iterator[Day]:
    found = Day(tmp_path / "game.wargame")
    yield found
    found.close()
    found.wall.session.close()


def test_the_clock_runs_from_when_it_was_started_and_as_each_later_phase_begins(day: Day) -> None:
    day.wait(40)
    assert day.time == 40
    day.give(cm.Proceed(CONTROL))
    assert day.time == 0


def test_the_clock_stands_still_while_the_game_is_closed(day: Day) -> None:
    day.wait(40)
    day.give(cm.Say(CONTROL, (), "dinner"))
    day.close()
    day.wait(86_400)
    day.go_on()
    assert day.time == 40
    day.wait(5)
    assert day.time == 45


def test_what_is_undone_within_a_phase_gives_no_time_back(day: Day) -> None:
    day.wait(40)
    day.give(cm.Fire(CONTROL, 0, again=True))
    day.wait(10)
    day.console.company.undo()
    day.read()
    assert day.time == 50


def test_a_phase_that_is_gone_back_to_goes_on_where_its_clock_stood(day: Day) -> None:
    day.wait(30)
    day.give(cm.Say(CONTROL, (), "soon"))
    day.wait(10)
    day.give(cm.Proceed(CONTROL))
    day.wait(300)
    day.console.company.undo()
    day.read()
    assert day.time == 30


def test_a_clock_that_control_stops_stands_still_until_it_runs_on(day: Day) -> None:
    day.wait(20)
    day.give(cm.Pause(CONTROL, True))
    day.wait(600)
    assert day.time == 20
    day.give(cm.Pause(CONTROL, False))
    day.wait(1)
    assert day.time == 21


def test_a_stopped_clock_is_stopped_when_the_game_is_gone_on_with(day: Day) -> None:
    day.wait(20)
    day.give(cm.Pause(CONTROL, True))
    day.close()
    day.wait(3600)
    day.go_on()
    assert day.time == 20


def test_time_is_given_and_taken_and_belongs_to_the_phase(day: Day) -> None:
    day.wait(20)
    day.give(cm.Extend(CONTROL, 60))
    assert day.time == -40
    day.give(cm.Extend(CONTROL, -30))
    assert day.time == -10
    day.give(cm.Proceed(CONTROL))
    assert day.time == 0


def test_the_pace_of_a_room_is_no_step_that_is_undone(day: Day) -> None:
    before = day.console.session.state
    day.give(cm.Fire(CONTROL, 0, again=True))
    day.give(cm.Pause(CONTROL, True))
    day.give(cm.Extend(CONTROL, 60))
    day.console.company.undo()
    assert day.console.session.state == before
