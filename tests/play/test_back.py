"""Going back: undo, rewind and other branches, driven at random and looked at after every step.

A step back leads to exactly what was, with the same dice or fresh ones; nothing is lost, nothing is
told to whom it was not told before, and whoever opens or follows the file knows the same.
"""

import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.core.random_arguing import argued
from tests.play.playing import CONTROL, begin, noon, one_command
from wargame.authoring.load import Loaded, find, load
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core import records as rec
from wargame.core import view as vw
from wargame.core.orders import Refused
from wargame.core.state import KEY, SALT, State
from wargame.core.view import Reader, Seen
from wargame.plain.replay import verify
from wargame.play import codec
from wargame.play.back import BackError, Undo, dice
from wargame.play.journal import Entry, Journal
from wargame.play.logs import readers_of
from wargame.play.replaying import replay
from wargame.play.session import Session, SessionError

SEAT = cm.Author("p1", "seat", 0)


@cache
def scenario(name: str) -> Loaded:
    return load(find(name))


def readers(session: Session) -> tuple[Reader, ...]:
    return (vw.control_reader(session.game), *readers_of(session.game))


def words(session: Session) -> tuple[int, int]:
    """The secret words of the dice."""
    return session.state[KEY], session.state[SALT]


def without_words(state: State) -> tuple[int, ...]:
    return tuple(n for slot, n in enumerate(state.numbers) if slot not in (KEY, SALT))


def folded(session: Session) -> tuple[State, list[ev.Event]]:
    """State and events as the journal's line of play alone gives them."""
    numbers = list(session.game.start)
    events: list[ev.Event] = []
    for entry in session.journal.path():
        for slot, value in codec.read_changes(entry.ledger):
            numbers[slot] = value
        events += codec.read_events(entry.events)
    return State(tuple(numbers)), events


def injected(session: Session, kind: str, rng: random.Random) -> cm.Command:
    """A command of Control's about some inject; it may be refused."""
    game = session.game
    inject = rng.randrange(len(game.scenario.injects))
    to = tuple(seat for seat in range(len(game.seats)) if rng.random() < 0.5)
    if kind == "sent":
        return cm.Fire(CONTROL, inject, f"words {rng.random()}", to, again=rng.random() < 0.5)
    if kind == "moved":
        how = rng.choice(get_args(cm.Rescheduling))
        turn = rng.randint(session.state.turn, game.scenario.turns)
        return cm.Reschedule(CONTROL, inject, how, "so", turn)
    if kind == "ticked":
        return cm.Tick(CONTROL, inject, "seen")
    tracks = [k for k, slot in enumerate(game.slots) if slot.family == "track"]
    return cm.Improvise(CONTROL, "a word", to, (cm.Ruling(rng.choice(tracks), "add", 1),))


class Games(RuleBasedStateMachine):
    """One game and somebody who follows it, played forth and back."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.file = self.folder / "game.wargame"
        self.dice: set[tuple[int, int]] = set()
        self.kept: tuple[Entry, ...] = ()
        self.logs: dict[Reader, tuple[Seen, ...]] = {}
        self.stood: dict[int, State] = {}

    @initialize(seed=some.integers(0, 999), name=some.sampled_from(["islands", "transnistria"]))
    def start(self, seed: int, name: str) -> None:
        loaded = scenario(name)
        self.session = Session.create(self.file, loaded, seed=str(seed), now=noon)
        self.session.join("Ann", "seat", 0)
        posture = loaded.game.postures[-1]
        self.session.assign(CONTROL, posture.seat, posture.id)
        self.watcher = Session.open(self.file, read_only=True)
        self.dice.add(words(self.session))
        self.note_where()

    def teardown(self) -> None:
        if hasattr(self, "session"):
            assert replay(self.session) is None
            assert self.session.journal.verify().intact
            self.session.close()
            self.watcher.close()
            text, right = verify(self.file)
            assert right, text
        shutil.rmtree(self.folder)

    def note_where(self) -> None:
        self.stood[self.session.lines.last] = self.session.state

    # ---- forth

    @rule(chance=some.integers(0, 2**32))
    def play(self, chance: int) -> None:
        command = one_command(self.session, random.Random(chance))
        if command is not None:
            self.session.submit(command)
            self.note_where()
        while (following := self.session._next_of_autopilots()) is not None:
            self.session.submit(following)
            self.note_where()

    @rule(
        kind=some.sampled_from(["sent", "moved", "improvised", "ticked"]),
        chance=some.integers(0, 2**32),
    )
    def inject(self, kind: str, chance: int) -> None:
        """Control does something with an inject: in other words, to some, later, never, anew."""
        self.write_down(injected(self.session, kind, random.Random(chance)))

    @rule(
        kind=some.sampled_from(
            [
                "note",
                "said",
                "room",
                "left",
                "shut",
                "state",
                "ruled",
                "aim",
                "class",
                "pause",
                "extend",
                "late",
                "reopen",
                "read",
            ]
        )
    )
    def write(self, kind: str) -> None:
        """Something that only some are told, or all."""
        commands: dict[str, Callable[[], cm.Command]] = {
            "note": lambda: cm.Note(SEAT, "between us"),
            "said": lambda: cm.Say(SEAT, (1,), "a word in your ear"),
            "room": lambda: cm.Say(SEAT, (1,), "nets first", "Fish"),
            "left": lambda: cm.LeaveRoom(SEAT, 0, "Fish", (0, 1)),
            "shut": lambda: cm.CloseRoom(CONTROL, "Fish", (0, 1)),
            "state": lambda: cm.Say(SEAT, (), "We want peace", in_character=True),
            "ruled": lambda: cm.EnterDice(CONTROL, (1, 2)),
            "aim": lambda: cm.Note(CONTROL, "a harbour", "aim", 1),
            "class": lambda: cm.Classify(CONTROL, 1, self.session.state.turn, 0, "subversive"),
            "pause": lambda: cm.Pause(CONTROL, not self.session.clock.stopped),
            "extend": lambda: cm.Extend(CONTROL, 60),
            "late": lambda: cm.CallTime(CONTROL, 0, "hold"),
            "reopen": lambda: cm.Reopen(cm.Author("", "clock")),
            "read": lambda: cm.Announce(CONTROL, len(self.session.log(readers(self.session)[1]))),
        }
        self.write_down(commands[kind]())

    def write_down(self, command: cm.Command) -> None:
        try:
            self.session.submit(command)
        except Refused:
            return
        self.note_where()

    @rule(chance=some.integers(0, 2**32))
    def argue(self, chance: int) -> None:
        """Own orders, methods, replies, dice and outcomes; what is refused changes nothing."""
        command = argued(self.session.engine, self.session.state, random.Random(chance))
        if command is None:
            return
        try:
            self.session.submit(command)
        except Refused:
            return
        self.note_where()

    # ---- back

    @precondition(lambda self: any(True for _ in self.session.steps()))
    @rule()
    def undo_and_do_again(self) -> None:
        """With the same dice the same command leads to the same, with all that followed."""
        step = next(self.session.steps())
        before, head = self.session.state, self.session.lines.last
        command = self.session.journal.entries(step.entry - 1)[0].command
        reached = self.stood[step.entry]
        told = self.session.lines.nodes[step.entry].events
        self.session.undo(CONTROL)
        self.note_where()
        assert self.session.state == self.stood[step.to]
        assert self.session.submit(codec.read_command(command)) == told
        assert self.session.state == reached
        self.note_where()
        assert head < self.session.lines.last
        assert before.numbers == self.stood[head].numbers

    @precondition(lambda self: any(True for _ in self.session.steps()))
    @rule()
    def undo_with_fresh_dice(self) -> None:
        step = next(self.session.steps())
        self.session.undo(CONTROL, fresh=True)
        self.note_where()
        assert without_words(self.session.state) == without_words(self.stood[step.to])
        assert words(self.session) not in self.dice
        self.dice.add(words(self.session))

    @precondition(lambda self: any(True for _ in self.session.steps()))
    @rule(pick=some.randoms(use_true_random=False), fresh=some.booleans())
    def rewind(self, pick: random.Random, fresh: bool) -> None:
        step = pick.choice(tuple(self.session.steps()))
        self.session.rewind(step.to, CONTROL, fresh=fresh)
        self.note_where()
        assert without_words(self.session.state) == without_words(self.stood[step.to])
        assert (words(self.session) in self.dice) is not fresh
        self.dice.add(words(self.session))

    @precondition(lambda self: len(self.session.lines.tips) > 1)
    @rule(pick=some.randoms(use_true_random=False))
    def switch(self, pick: random.Random) -> None:
        lines = self.session.lines
        branch = pick.choice([b for b in sorted(lines.tips) if b != lines.at.branch])
        end = lines.tips[branch]
        self.session.switch(branch, CONTROL)
        self.note_where()
        assert self.session.state == self.stood[end]

    @rule()
    def resume(self) -> None:
        before = self.session
        before.close()
        self.session = Session.open(self.file, now=noon)
        assert self.session.state == before.state
        assert tuple(self.session.steps()) == tuple(before.steps())

    # ---- always

    @precondition(lambda self: hasattr(self, "session"))
    @invariant()
    def whoever_follows_knows_the_same(self) -> None:
        self.watcher.follow()
        one, other = self.session, self.watcher
        assert (one.state, one.events) == (other.state, other.events) == folded(one)
        assert (one.pilots, one.clock) == (other.pilots, other.clock)
        assert one.lines.announced == other.lines.announced
        for reader in readers(one):
            assert one.view(reader) == other.view(reader)

    @precondition(lambda self: hasattr(self, "session"))
    @invariant()
    def the_turn_waits_for_what_is_open(self) -> None:
        """As many matters hold the turn as there are, and none is lost on the way."""
        engine, state = self.session.engine, self.session.state
        found = engine.matters.all(state.numbers)
        assert state.numbers[engine.matters.unsettled] == len(found)
        assert not (found and engine.wanted(state).pause)
        for one in found:
            given = [reply for reply in one.replies if reply >= 0]
            assert all(reply <= 100 for reply in given)

    @precondition(lambda self: hasattr(self, "session"))
    @invariant()
    def nothing_is_lost(self) -> None:
        entries = self.session.journal.entries()
        assert entries[: len(self.kept)] == self.kept
        self.kept = entries

    @precondition(lambda self: hasattr(self, "session"))
    @invariant()
    def a_reader_is_told_of_what_holds_and_of_the_undoing_of_what_was_told(self) -> None:
        for reader in readers(self.session):
            log = self.session.log(reader)
            holding = [seen.event for seen in vw.standing(log)]
            plain = vw.seen(self.session.engine, self.session.events, reader)
            assert holding == [seen.event for seen in plain]
            assert [seen.number for seen in log] == list(range(1, len(log) + 1))
            before = self.logs.get(reader, ())
            assert [seen.event for seen in log[: len(before)]] == [seen.event for seen in before]
            self.marks_are_told_of(before, log)
            self.logs[reader] = log

    def marks_are_told_of(self, before: tuple[Seen, ...], log: tuple[Seen, ...]) -> None:
        """What changed its mark since the log was last looked at is named by one new line."""
        changed = {new.number for old, new in zip(before, log, strict=False) if new != old}
        lines = [seen.event for seen in log[len(before) :] if isinstance(seen.event, ev.Rewound)]
        named = {number for line in lines for number in (*line.undone, *line.again)}
        assert len(lines) <= 1
        assert all(line.undone or line.again for line in lines)
        assert named == changed


Games.TestCase.settings = settings(
    stateful_step_count=25, suppress_health_check=[HealthCheck.filter_too_much]
)
TestGames = Games.TestCase


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
