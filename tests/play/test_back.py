"""Going back: undo, rewind and other branches, one by one; `test_machine` drives them at random.

What cannot be gone back to is told in a sentence, the line that was left stays as it was, and
nobody is told of an undoing who was not told of what was undone.
"""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.play.playing import CONTROL, begin, noon, one_command
from wargame.authoring.load import find, load
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core import records as rec
from wargame.core import view as vw
from wargame.core.state import State
from wargame.core.view import Reader
from wargame.play import codec
from wargame.play.back import BackError, Undo, dice
from wargame.play.journal import Journal
from wargame.play.logs import readers_of
from wargame.play.replaying import replay
from wargame.play.session import Session, SessionError

SEAT = cm.Author("p1", "seat", 0)


def readers(session: Session) -> tuple[Reader, ...]:
    return (vw.control_reader(session.game), *readers_of(session.game))


def folded(session: Session) -> tuple[State, list[ev.Event]]:
    """State and events as the journal's line of play alone gives them."""
    numbers = list(session.game.start)
    events: list[ev.Event] = []
    for entry in session.journal.path():
        for slot, value in codec.read_changes(entry.ledger):
            numbers[slot] = value
        events += codec.read_events(entry.events)
    return State(tuple(numbers)), events


# ---- one by one


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    file = tmp_path / "game.wargame"
    begin(file)
    with Session.open(file, now=noon) as found:
        yield found


def play_on(session: Session, commands: int, seed: int = 1) -> None:
    rng = random.Random(seed)
    for _ in range(commands):
        command = one_command(session, rng)
        if command is not None:
            session.submit(command)


def test_what_was_undone_is_the_cause_of_nothing(session: Session) -> None:
    """A change is told with the rules that acted before it; those of an undone step did not."""
    game = session.game
    control = vw.control_reader(game)
    slot = next(k for k, found in enumerate(game.slots) if found.family == "track")
    acted = ev.RuleRan(game.everyone, -1, (), ((rec.AFFECTED, -1, slot, 0, 1, 0),))
    texts = codec.write_events((acted,)), codec.write_events((ev.Changed(0, slot, 2, 3),))
    for _ in range(2):
        session.journal.append('["Note",{}]', texts[0], "[]", author=0, time=noon())
    session.journal.move_to(2, codec.write_move(Undo(CONTROL)), author=0, time=noon())
    session.journal.append('["Note",{}]', texts[1], "[]", author=0, time=noon())
    session.follow()
    told = session.log(control)[-1].event
    assert isinstance(told, ev.Changed)
    assert told.causes == (ev.Cause(-1, 1),)


def test_what_followed_by_itself_goes_with_the_step(tmp_path: Path) -> None:
    with Session.create(tmp_path / "g.wargame", load(find("islands")), seed="1") as game:
        posture = game.game.postures[0]
        game.assign(CONTROL, posture.seat, posture.id)
        other = 1 - posture.seat
        game.autoplay()
        before = game.state
        game.submit(cm.Finish(cm.Author("p", "seat", other), other))
        assert game.autoplay()
        game.undo(CONTROL)
        assert game.state == before
        assert game.pilots[posture.seat] == posture.id
        with pytest.raises(BackError, match="nothing to undo"):
            game.undo(CONTROL)


def test_handing_seats_out_is_no_step(session: Session) -> None:
    posture = session.game.postures[0]
    session.assign(CONTROL, posture.seat, posture.id)
    with pytest.raises(BackError, match="nothing to undo: the game stands at its beginning"):
        session.undo(CONTROL)


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        (0, "There is no entry 0 in this game: choose one from 1 to 8"),
        (-3, "There is no entry -3"),
        (99, "There is no entry 99"),
        (8, "stands at entry 8 already"),
        (6, "Entry 6 lies on branch 1: take up that branch first"),
    ],
)
def test_a_place_that_cannot_be_gone_back_to_is_told(
    session: Session, entry: int, why: str
) -> None:
    play_on(session, 5)
    session.undo(CONTROL)
    play_on(session, 1, seed=2)
    before = session.state, session.journal.entries()
    with pytest.raises(BackError, match=why):
        session.rewind(entry, CONTROL)
    assert (session.state, session.journal.entries()) == before


def test_a_branch_that_cannot_be_taken_up_is_told(session: Session) -> None:
    play_on(session, 3)
    session.undo(CONTROL)
    with pytest.raises(BackError, match="no branch 7 in this game; there are 1, 2"):
        session.switch(7, CONTROL)
    with pytest.raises(BackError, match="on branch 2 already"):
        session.switch(2, CONTROL)


def test_the_line_that_was_left_is_as_it_was(session: Session) -> None:
    """Walk-through 5: back to an earlier turn, on with another order; both lines can be had."""
    play_on(session, 30)
    left, state = session.journal.path(), session.state
    step = tuple(session.steps())[12]
    session.rewind(step.to, CONTROL, fresh=True)
    play_on(session, 9, seed=2)
    assert session.journal.path(1) == left
    session.switch(1, CONTROL)
    assert session.state == state
    assert session.journal.path(1)[:-1] == left


def test_control_is_told_who_was_told_what_of_what_would_be_undone(session: Session) -> None:
    play_on(session, 6)
    here = session.lines.last
    session.submit(cm.Note(cm.Author("p", "seat", 0), "for myself"))
    ((reader, told),) = session.told_since(here)
    assert reader == vw.seat_reader(session.game, 0)
    assert [type(seen.event) for seen in told] == [ev.Noted]
    session.submit(cm.Say(cm.Author("p", "seat", 0), (), "hello all"))
    assert {reader.name for reader, _told in session.told_since(here + 1)} == {
        "public", *session.game.seats,
    }  # fmt: skip
    assert session.told_since(session.lines.last) == ()


def test_two_games_that_differ_in_what_was_hidden_and_undone_look_alike(tmp_path: Path) -> None:
    """Whoever was not told of a note is told nothing of its undoing, by no number and no gap."""
    games = []
    for name in ("one", "other"):
        begin(tmp_path / f"{name}.wargame")
        games.append(Session.open(tmp_path / f"{name}.wargame", now=noon))
    one, other = games
    for game in games:
        play_on(game, 8)
    for _ in range(2):
        one.submit(cm.Note(cm.Author("p", "seat", 0), "for myself"))
    one.undo(CONTROL)
    one.undo(CONTROL)
    for game in games:
        play_on(game, 12, seed=3)
    for reader in readers(one)[1:]:
        alike = one.view(reader) == other.view(reader)
        assert alike is (reader.seat != 0)
    for game in games:
        game.close()


def test_fresh_dice_that_are_not_those_of_the_seed_are_found(session: Session) -> None:
    play_on(session, 4)
    seq = session.lines.last + 1
    move = Undo(CONTROL, draw=seq)
    ledger = codec.write_changes(dice("another seed", move))
    session.journal.move_to(seq - 2, codec.write_move(move), ledger=ledger, author=0, time=noon())
    session.follow()
    found = replay(session)
    assert found is not None
    assert (found.seq, found.what) == (seq, "changes")


def test_a_move_that_this_version_does_not_know_is_followed_and_told_of(session: Session) -> None:
    play_on(session, 4)
    session.journal.move_to(2, '["Leap",{}]', author=0, time=noon())
    session.follow()
    assert (session.state, session.events) == folded(session)
    found = replay(session)
    assert found is not None
    assert found.seq == session.lines.last


def test_what_says_that_something_is_undone_cannot_be_stored(tmp_path: Path) -> None:
    file = tmp_path / "game.wargame"
    begin(file)
    with Journal.open(file) as journal:
        journal.append('["Note",{}]', '[["Rewound",[1,[1],[],true]]]', "[]", author=0, time=noon())
    with pytest.raises(SessionError, match="knows no event `Rewound`"):
        Session.open(file, read_only=True)
