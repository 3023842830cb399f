"""How each inject of the events list stands, to when it can be put off, how it is sent."""

import sys
from collections.abc import Iterator
from pathlib import Path
from types import CodeType

import attrs
import pytest

from tests.core.builders import whole
from wargame.authoring.load import load_sources
from wargame.authoring.merge import SourceFile
from wargame.core import commands as cm
from wargame.play.session import Session
from wargame.prose import orderbook
from wargame.prose.prose import Prose
from wargame.seat import injects
from wargame.seat.injects import Armed, Sending

CONTROL = cm.Author("umpire", "control")
TOWN = """
turns: 3
seats: {mayor: {name: Mayor}, guild: {name: Guild}}
tracks: {panic: {name: Panic, range: [0, 9]}}
actions: {SCARE: {name: Scare, by: mayor, do: [panic +1]}}
phases: {talk: {kind: talk, minutes: 5}, orders: {kind: orders}}
injects:
  soon: {title: Soon, text: s, turns: 2, do: []}
  later: {title: Later, text: l, turns: 3, do: []}
  now: {title: Now, text: n, turns: 1, do: []}
  riot: {title: Riot, text: r, when: panic >= 1, at: end, do: []}
  plea: {title: Plea, text: "{panic} cry.", contingency: true, to: guild, expect: help, do: []}
  hum: {title: Hum, text: h, once: false, turns: [1, 3], do: []}
"""
SOON, LATER, NOW, RIOT, PLEA, HUM = range(6)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """In the talk of turn 1."""
    loaded = load_sources([SourceFile("trial.yaml", whole(TOWN))])
    with Session.create(tmp_path / "g.wargame", loaded, seed="s") as made:
        yield made


def listed(session: Session) -> tuple[Armed, ...]:
    return injects.armed(session, Prose.of(session.loaded).names)


def states(session: Session) -> list[str]:
    return [one.state for one in listed(session)]


def turn(session: Session) -> None:
    """A turn without orders."""
    now = session.state.turn
    while session.state.turn == now and not session.state.over:
        wanted = session.engine.wanted(session.state)
        if wanted.pause:
            session.submit(cm.Proceed(CONTROL))
        else:
            session.submit(cm.Finish(CONTROL, wanted.orders[0]))


def test_each_says_how_it_stands_as_the_turns_go_by(session: Session) -> None:
    assert states(session) == [
        "due", "armed", "fired in turn 1", "armed", "in reserve", "armed; fired in turn 1",
    ]  # fmt: skip
    panic = [slot.name for slot in session.game.slots].index("panic")
    session.submit(cm.Rule(CONTROL, (cm.Ruling(panic, "add", 1),), "so"))
    assert states(session)[RIOT] == "condition met"
    session.submit(cm.Reschedule(CONTROL, SOON, "hold", "wait"))
    turn(session)
    assert states(session)[SOON] == "held: wait"
    assert states(session)[LATER] == "due"
    session.submit(cm.Reschedule(CONTROL, SOON, "plan"))
    assert states(session)[SOON] == "passed by"


def test_what_the_dice_decide_is_not_told_as_certain(tmp_path: Path) -> None:
    thrown = TOWN.replace("turns: 2, do: []", "turns: 2, chance: 1 in 6, do: [panic +1]").replace(
        "when: panic >= 1,", "when: panic >= 0, chance: 2 in 6,"
    )
    loaded = load_sources([SourceFile("trial.yaml", whole(thrown))])
    with Session.create(tmp_path / "g.wargame", loaded, seed="s") as made:
        soon, riot = (listed(made)[one] for one in (SOON, RIOT))
    names = Prose.of(loaded).names
    assert (soon.state, riot.state) == ("due, 1 in 6", "condition met, 2 in 6")
    assert injects.about(names, soon)[2:4] == (
        "When: turn 2, as it begins, with a chance of 1 in 6; once.",
        "Effects: Panic +1.",
    )
    assert injects.about(names, riot)[2:4] == (
        "When: any turn, as it ends, if Panic is at least 0, with a chance of 2 in 6; once.",
        "Effects: Nothing changes.",
    )


def test_what_an_inject_does_is_worked_out_only_where_it_is_looked_at(session: Session) -> None:
    """The list stands on Control's screen all the time."""
    run: set[CodeType] = set()
    costly = {orderbook.due.__code__, orderbook.brings.__code__}
    names = Prose.of(session.loaded).names
    sys.setprofile(lambda frame, _event, _arg: run.add(frame.f_code))
    try:
        found = injects.armed(session, names)
        looked_at = run & costly
        injects.about(names, found[SOON])
    finally:
        sys.setprofile(None)
    assert looked_at == set()
    assert run & costly == costly


ASKED = """
procedures:
  levy:
    name: Levy
    at: start
    do:
      - decide: {id: tax, ask: Pay?, by: guild, nobody: keep, options: {pay: {}, keep: {}}}
"""


def test_what_a_question_holds_up_is_still_to_come(tmp_path: Path) -> None:
    """The turn's injects wait for the answer, so none has passed by, and each may be moved."""
    loaded = load_sources([SourceFile("trial.yaml", whole(TOWN + ASKED))])
    with Session.create(tmp_path / "g.wargame", loaded, seed="s") as made:
        assert made.engine.wanted(made.state).questions
        assert states(made) == ["armed", "armed", "due", "armed", "in reserve", "due"]
        names = Prose.of(made.loaded).names
        assert injects.moments(made, names, NOW)[0].name == "turn 1"
        (question,) = made.engine.open_questions(made.state)
        made.submit(cm.Answer(CONTROL, question.place, question.question, 0))
        assert states(made)[NOW] == "fired in turn 1"


def test_what_is_moved_says_to_when_and_why(session: Session) -> None:
    session.submit(cm.Reschedule(CONTROL, LATER, "delay", "tired", 2, 1))
    session.submit(cm.Reschedule(CONTROL, HUM, "skip", "enough"))
    assert states(session)[LATER] == "delayed to turn 2, Orders: tired"
    assert states(session)[HUM] == "skipped: enough; fired in turn 1"
    session.undo(CONTROL)
    assert states(session)[HUM] == "armed; fired in turn 1"


def test_it_can_be_put_off_only_to_moments_still_to_come(session: Session) -> None:
    names = Prose.of(session.loaded).names
    own = [one.name for one in injects.moments(session, names, SOON)]
    early = "turn 1, Orders (earlier than planned)"
    assert own == ["turn 2", "turn 3", early, "turn 2, Talk", "turn 2, Orders"]
    ending = [one.name for one in injects.moments(session, names, RIOT)]
    assert ending[0] == "turn 1 (its condition does not hold)"
    for moment in injects.moments(session, names, RIOT):
        session.submit(cm.Reschedule(CONTROL, RIOT, "delay", "so", moment.turn, moment.phase))


def test_what_is_as_planned_is_left_to_the_plan(session: Session) -> None:
    plea, soon = listed(session)[PLEA], listed(session)[SOON]
    assert (plea.text, plea.readers, soon.readers) == ("0 cry.", (1,), None)
    as_planned = injects.fired(CONTROL, plea, Sending("0 cry.", (1,)))
    assert as_planned == cm.Fire(CONTROL, PLEA)
    assert injects.fired(CONTROL, soon, Sending("s")) == cm.Fire(CONTROL, SOON)
    other = injects.fired(CONTROL, plea, Sending("0 cry.", (0, 1)))
    assert (other.text, other.to) == ("0 cry.", (0, 1))
    session.submit(other)
    session.submit(cm.Tick(CONTROL, PLEA, "the guild"))
    after = listed(session)[PLEA]
    assert (after.seen, after.ticks) == (True, ("turn 1: the guild",))
    assert after.sent == ("Turn 1, to Mayor and Guild: 0 cry.",)
    again = injects.fired(CONTROL, attrs.evolve(after), Sending("All cry.", (1,)))
    assert (again.text, again.to, again.again) == ("All cry.", None, True)
