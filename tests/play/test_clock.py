"""What began in a game keeps its own time: only while the game goes on does it pass."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import attrs
import pytest

from wargame.authoring.load import find, load
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.state import PHASE
from wargame.core.view import public_reader
from wargame.play import codec
from wargame.play.replaying import replay
from wargame.play.session import Session

CONTROL = cm.Author("control", "control")
CLOCK = cm.Author("", "clock")
ANN = cm.Author("ann", "seat", 0)
ASKED = cm.TakeUp(CONTROL, -1, "silence", "May it stay?", asked=(0, 1), seconds=120)


@attrs.define
class Day:
    """A game, and the time of the day on which it is played."""

    file: Path
    at: datetime = datetime(2030, 1, 1, 12, tzinfo=UTC)
    session: Session = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self.session = Session.create(self.file, load(find("transnistria")), seed="1", now=self.now)
        self.session.assign(CONTROL, -1, "")

    def now(self) -> str:
        return self.at.isoformat(timespec="milliseconds")

    def later(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)

    def pause(self, *, on: bool) -> None:
        self.session.submit(cm.Pause(CONTROL, on))

    def reopen(self) -> None:
        """Close the game, and go on with it on the next day."""
        self.session.close()
        self.at += timedelta(days=1)
        self.session = Session.open(self.file, now=self.now)
        self.session.submit(cm.Reopen(CLOCK))

    def passed(self) -> float:
        lines = self.session.lines
        began = next(
            node
            for node in lines.back_from(lines.at.seq)
            if any(isinstance(event, ev.TakenUp) for event in node.events)
        )
        return lines.clock_since(began).passed(self.now())


@pytest.fixture
def day(tmp_path: Path) -> Iterator[Day]:
    found = Day(tmp_path / "game.wargame")
    yield found
    found.session.close()


def test_time_passes_only_while_the_clock_runs_and_the_game_is_open(day: Day) -> None:
    day.session.submit(ASKED)
    day.later(30)
    assert day.passed() == 30
    day.pause(on=True)
    day.later(1000)
    assert day.passed() == 30
    day.pause(on=False)
    day.reopen()
    assert day.passed() == 30
    day.later(5)
    assert day.passed() == 35


def test_a_game_that_is_closed_with_its_clock_stopped_keeps_the_time(day: Day) -> None:
    day.pause(on=True)
    day.session.submit(ASKED)
    day.later(30)
    day.reopen()
    day.later(30)
    assert day.passed() == 0
    day.pause(on=False)
    day.later(7)
    assert day.passed() == 7


OVER = 5 * 60
"""Seconds for which the time of a phase has been up."""


def left(day: Day) -> float:
    """Seconds of the present phase that are left."""
    phase = day.session.game.scenario.phases[day.session.state[PHASE]]
    assert phase.clock == "down"
    return phase.minutes * 60 - day.session.clock.read(day.now())


@pytest.mark.parametrize("over", [OVER, 25 * 60 * 60])
def test_what_is_given_from_now_on_is_there_and_told_as_it_was_given(day: Day, over: int) -> None:
    day.later(left(day) + over)
    (given,) = day.session.submit(cm.Extend(CONTROL, 60, from_now=True))
    assert isinstance(given, ev.Extended)
    assert given.seconds == 60
    assert left(day) == 60
    day.later(20)
    day.session.submit(cm.Extend(CONTROL, 30, from_now=True))
    assert left(day) == 70
    day.session.submit(cm.Extend(CONTROL, -100, from_now=True))
    assert left(day) == -30
    day.reopen()
    assert left(day) == -30


def test_files_in_which_the_time_that_was_up_is_among_what_was_given_read_alike(day: Day) -> None:
    text = f'["Extend",{{"author":["control","control",-1],"seconds":{OVER + 60}}}]'
    day.later(left(day) + OVER)
    (given,) = day.session.submit(codec.read_command(text))
    assert left(day) == 60
    kind, fields = json.loads(codec.write_events((given,)))[0]
    (before,) = codec.read_events(json.dumps([[kind, fields[:3]]]))
    assert before == given


def test_time_on_a_line_that_was_left_does_not_pass_on_the_one_come_back_to(day: Day) -> None:
    day.session.submit(ASKED)
    (matter,) = (one.matter for one in day.session.events if isinstance(one, ev.TakenUp))
    day.later(20)
    day.session.submit(cm.Argue(ANN, matter, 0, "pro", "it is cheap"))
    argued = day.session.lines.at.seq
    day.later(20)
    day.session.submit(cm.Argue(ANN, matter, 0, "con", "it is late"))
    branch = day.session.lines.at.branch
    day.later(300)
    day.session.rewind(argued, CONTROL)
    assert day.passed() == 20
    day.later(5)
    assert day.passed() == 25
    day.session.switch(branch, CONTROL)
    assert day.passed() == 40


def test_no_time_passes_while_what_began_is_undone(day: Day) -> None:
    day.session.submit(ASKED)
    taken, branch = day.session.lines.at.seq, day.session.lines.at.branch
    day.session.rewind(taken - 1, CONTROL)
    day.later(500)
    day.session.switch(branch, CONTROL)
    day.later(1)
    assert day.passed() == 1


def test_the_clock_stands_still_or_runs_as_control_has_it_whatever_is_undone(day: Day) -> None:
    day.session.submit(ASKED)
    taken, branch = day.session.lines.at.seq, day.session.lines.at.branch
    day.later(30)
    day.pause(on=True)
    day.later(10)
    day.session.rewind(taken, CONTROL)
    day.later(100)
    assert day.passed() == 0
    day.pause(on=False)
    day.later(2)
    day.session.switch(branch, CONTROL)
    day.later(3)
    assert day.passed() == 33


@pytest.mark.parametrize("stopped", [False, True])
def test_no_time_passes_in_a_game_that_is_over(day: Day, stopped: bool) -> None:
    day.later(30)
    day.pause(on=stopped)
    before, stands = left(day), day.session.lines.at.seq
    day.session.submit(cm.Stop(CONTROL, "The room is needed."))
    day.later(60)
    day.session.submit(cm.Note(CONTROL, "A short day"))
    day.session.close()
    day.later(24 * 60 * 60)
    day.session = Session.open(day.file, now=day.now)
    day.session.rewind(stands, CONTROL)
    day.later(5)
    assert left(day) == before - (0 if stopped else 5)


def test_hours_for_which_a_game_was_closed_as_another_branch_is_taken_up_are_nobodys(
    day: Day,
) -> None:
    """Within one phase, whose clock stands as it did."""
    day.later(20)
    day.session.submit(cm.Note(CONTROL, "They talk"))
    noted, branch = day.session.lines.at.seq, day.session.lines.at.branch
    day.session.rewind(noted - 1, CONTROL)
    day.later(10)
    day.session.submit(cm.Note(CONTROL, "They talk on"))
    before, later = left(day), day.session.lines.at.branch
    for number in (branch, later):
        day.session.close()
        day.later(24 * 60 * 60)
        day.session = Session.open(day.file, now=day.now)
        day.session.switch(number, CONTROL)
        assert left(day) == before
    day.reopen()
    day.later(5)
    assert left(day) == before - 5


# ---- what is argued once all orders are in


def name(day: Day) -> str:
    """The phase whose time it is."""
    session = day.session
    view = session.view(public_reader(session.game))
    return session.game.scenario.phases[view.phase].id


def to_the_orders(day: Day) -> None:
    """Into the phase of orders, with a question that all argue; Control holds orders."""
    while name(day) != "orders":
        day.session.submit(cm.Proceed(CONTROL))
    day.session.submit(cm.Hold(CONTROL, on=True))
    day.session.submit(cm.TakeUp(CONTROL, -1, "weighted", "May it stay?"))


def all_in(day: Day) -> None:
    for seat in range(day.session.engine.seats):
        day.session.submit(cm.Finish(cm.Author("p", "seat", seat), seat))


def settle(day: Day) -> None:
    (one,) = day.session.engine.matters.all(day.session.state.numbers)
    day.session.submit(cm.Settle(CONTROL, one.number, True, "It stays", "no harm"))


def read(day: Day) -> float:
    return day.session.clock.read(day.now())


def test_what_is_argued_once_all_orders_are_in_takes_of_the_time_of_the_phase_that_follows(
    day: Day,
) -> None:
    to_the_orders(day)
    day.later(50)
    assert (name(day), read(day)) == ("orders", 50)
    all_in(day)
    assert (name(day), read(day)) == ("adjudication", 0)
    day.later(70)
    day.pause(on=True)
    day.later(1000)
    day.pause(on=False)
    assert read(day) == 70
    day.reopen()
    assert (name(day), read(day)) == ("adjudication", 70)
    settle(day)
    day.session.submit(cm.Announce(CLOCK, 99, True))
    day.later(5)
    assert (name(day), read(day)) == ("adjudication", 75)
    day.session.submit(cm.Proceed(CONTROL))
    assert (name(day), read(day)) == ("consequences", 0)
    assert replay(day.session) is None


def test_orders_that_are_taken_back_go_on_with_the_time_they_had(day: Day) -> None:
    to_the_orders(day)
    day.later(50)
    all_in(day)
    day.later(300)
    day.session.undo(CONTROL)
    day.later(10)
    assert (name(day), read(day)) == ("orders", 60)
    seat = day.session.engine.seats - 1
    day.session.submit(cm.Finish(cm.Author("p", "seat", seat), seat))
    assert (name(day), read(day)) == ("adjudication", 0)


def test_time_that_was_given_to_the_orders_once_they_were_in_is_no_other_phases(day: Day) -> None:
    """Games of before say so, where the clock of the orders ran on."""
    to_the_orders(day)
    all_in(day)
    day.later(20)
    day.session.submit(cm.Extend(CONTROL, 300, from_now=True))
    assert read(day) == 20
    settle(day)
    assert read(day) == 20
    assert replay(day.session) is None
