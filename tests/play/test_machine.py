"""Whole games driven by a state machine, with all that people may do to them on the way.

Control rules, injects, argues and deals; seats are taken over and handed back; steps are undone,
rewound, branched. After every entry of the file everything must hold that `Oracle` looks at, each
game is played to its end, and at last it is counted that every kind of command was accepted often
enough: the machine cannot quietly stop doing one.
"""

import os
import random
from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as some
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.play import deeds
from tests.play.counting import COMMANDS, FORMS, SEEN, came_about, label
from tests.play.deeds import CONTROL, Deed
from tests.play.oracle import Oracle, without_words
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core import view as vw
from wargame.core.orders import Refused
from wargame.core.state import HAND_COUNT, KEY, SALT
from wargame.plain.replay import verify
from wargame.play import codec
from wargame.play.journal import Journal
from wargame.play.logs import readers_of
from wargame.play.replaying import replay
from wargame.play.session import Session

IN_CI = bool(os.environ.get("CI"))
BATCHES = 2
PART = 10
"""Games at once: after so many hypothesis begins to try each in several likenesses."""
GAMES = 500 if IN_CI else 40
STEPS = 11
"""Rules in a game, each of which gives some commands, before it is played out."""
LEAST = 3 if IN_CI else 0
"""How often each command must be accepted in a batch; each of its forms once. Few games at the desk
do not come to that.
"""
LONGEST = 400
"""More commands than any game takes to be played out."""
COUNTED: Counter[str] = Counter()
DIFFERENT: set[str] = set()
"""The seals of the games that were played to their end."""


class Clock:
    """The time, as the game is told it."""

    def __init__(self) -> None:
        self.at = datetime(2030, 1, 1, tzinfo=UTC)

    def __call__(self) -> str:
        return self.at.isoformat(timespec="milliseconds")

    def go(self, seconds: int) -> None:
        self.at += timedelta(seconds=seconds)


CHANCE = some.integers(0, 2**16)
RULING: tuple[Deed, ...] = (*[deeds.ruling] * 3, deeds.dice, deeds.hold)
ARGUING: tuple[Deed, ...] = (deeds.proposed, deeds.argued, deeds.taken_up, deeds.taken_up)
DEALING: tuple[Deed, ...] = (deeds.dealt, deeds.bargain)


def back(machine: "Games") -> bool:
    return any(True for _ in machine.session.steps())


def playing(machine: "Games") -> bool:
    return not machine.session.state.over


class Games(RuleBasedStateMachine):
    """One game, and somebody who follows it from another process's side."""

    folder: Path

    def __init__(self) -> None:
        super().__init__()
        self.clock, self.drawn, self.sound = Clock(), 0, False

    @initialize(number=some.integers(0, 2**16))
    def begin(self, number: int) -> None:
        self.number = number
        self.file = self.folder / "game.wargame"
        self.session = deeds.begin(self.file, str(number), self.clock)
        self.watcher = deeds.beside(Journal.open(self.file, read_only=True))
        self.oracle = Oracle(self.session, deeds.rules())
        self.dice = {self.words()}
        self.look()

    def teardown(self) -> None:
        try:
            if self.sound:
                self.play_out()
                self.at_last()
        finally:
            if hasattr(self, "session"):
                self.session.close()
                self.watcher.close()
                self.file.unlink()

    # ---- one entry

    def look(self) -> None:
        self.sound = False
        self.oracle.look(self.session)
        self.sound = True

    def submit(self, command: cm.Command) -> tuple[ev.Event, ...]:
        """Carry a command out and look at what came of it; refused, it changes nothing."""
        self.sound = False
        before, last = self.session.state, self.session.lines.last
        try:
            events = self.session.submit(command)
        except Refused:
            assert (self.session.state, self.session.lines.last) == (before, last)
            self.sound = True
            return ()
        COUNTED.update({type(command).__name__, label(command)})
        COUNTED.update(came_about(command, events, typed=before[HAND_COUNT]))
        self.look()
        return events

    def chance(self, chance: int) -> random.Random:
        """What is drawn next of all that rules leave open."""
        self.drawn += 1
        return random.Random(f"{self.number} {self.drawn} {chance}")

    def do(self, kind: Deed, chance: int) -> None:
        """A deed, and what autopilots do by themselves after it."""
        command = kind(self.session, self.chance(chance))
        if command is not None:
            self.submit(command)
        while (following := self.session._next_of_autopilots()) is not None:
            self.submit(following)

    def one_of(self, kinds: tuple[Deed, ...], chance: int) -> None:
        """One of some deeds, once the game has gone on a little by itself."""
        for _ in range(chance % 3):
            self.do(deeds.on, chance)
        self.do(self.chance(chance).choice(kinds), chance)

    # ---- forth

    @precondition(playing)
    @rule(chance=CHANCE, times=some.integers(1, 4), seconds=some.integers(0, 90))
    def go_on(self, chance: int, times: int, seconds: int) -> None:
        """What the game waits for, a few times; time passes."""
        self.clock.go(seconds)
        for _ in range(times):
            self.do(deeds.on, chance)

    @precondition(playing)
    @rule(chance=CHANCE)
    def rule_on(self, chance: int) -> None:
        """Control's hand: on numbers, on orders before their roll, on dice, on the desk."""
        self.one_of((deeds.ordered,), chance)
        for _ in range(2):
            self.do(self.chance(chance).choice(RULING), chance)

    @precondition(playing)
    @rule(chance=CHANCE)
    def inject(self, chance: int) -> None:
        self.one_of((deeds.inject,), chance)
        self.do(deeds.inject, chance)

    @precondition(playing)
    @rule(chance=CHANCE)
    def argue(self, chance: int) -> None:
        self.one_of(ARGUING, chance)
        self.do(deeds.taken_up, chance)
        for _ in range(2):
            self.do(deeds.replied, chance)

    @precondition(playing)
    @rule(chance=CHANCE, times=some.integers(1, 3))
    def reply(self, chance: int, times: int) -> None:
        for _ in range(times):
            self.do(deeds.replied, chance)

    @precondition(playing)
    @rule(chance=CHANCE)
    def deal(self, chance: int) -> None:
        self.one_of(DEALING, chance)
        for _ in range(2):
            self.do(deeds.bargain, chance)

    @precondition(playing)
    @rule(chance=CHANCE)
    def hand_over(self, chance: int) -> None:
        self.one_of((deeds.late,), chance)
        self.do(deeds.late, chance)
        self.do(deeds.handed_over, chance)

    @rule(chance=CHANCE, seconds=some.integers(0, 90))
    def talk(self, chance: int, seconds: int) -> None:
        self.clock.go(seconds)
        self.one_of((deeds.word, deeds.aside, deeds.judged), chance)
        self.do(deeds.word, chance)
        self.do(deeds.pace, chance)

    @precondition(playing)
    @rule(chance=CHANCE)
    def end(self, chance: int) -> None:
        self.do(deeds.dropped, chance)

    # ---- back

    def went(self, how: str, *, fresh: bool = False) -> None:
        COUNTED[f"{how} {'fresh' if fresh else 'same'} dice"] += 1
        assert (self.words() in self.dice) is not fresh
        self.dice.add(self.words())
        self.look()
        self.follow()

    def words(self) -> tuple[int, int]:
        """The secret words of the dice."""
        return self.session.state[KEY], self.session.state[SALT]

    @precondition(back)
    @rule()
    def undo_and_do_again(self) -> None:
        """With the same dice the same command leads to the same, with all that followed."""
        self.sound = False
        stood, step = self.oracle.shadow.states, next(self.session.steps())
        command = self.session.journal.entries(step.entry - 1)[0].command
        told = self.session.lines.nodes[step.entry].events
        self.session.undo(CONTROL)
        assert self.session.state == stood[step.to]
        self.went("Undo")
        assert self.submit(codec.read_command(command)) == told
        assert self.session.state == stood[step.entry]

    @precondition(back)
    @rule()
    def undo_with_fresh_dice(self) -> None:
        self.sound = False
        step = next(self.session.steps())
        self.session.undo(CONTROL, fresh=True)
        stood = self.oracle.shadow.states[step.to]
        assert without_words(self.session.state) == without_words(stood)
        self.went("Undo", fresh=True)

    @precondition(back)
    @rule(chance=CHANCE, fresh=some.booleans())
    def rewind(self, chance: int, fresh: bool) -> None:
        self.sound = False
        step = self.chance(chance).choice(tuple(self.session.steps()))
        self.session.rewind(step.to, CONTROL, fresh=fresh)
        stood = self.oracle.shadow.states[step.to]
        assert without_words(self.session.state) == without_words(stood)
        self.went("Rewind", fresh=fresh)

    @precondition(lambda self: len(self.session.lines.tips) > 1)
    @rule(chance=CHANCE)
    def switch(self, chance: int) -> None:
        self.sound = False
        lines = self.session.lines
        others = [branch for branch in sorted(lines.tips) if branch != lines.at.branch]
        branch = self.chance(chance).choice(others)
        end = lines.tips[branch]
        self.session.switch(branch, CONTROL)
        assert self.session.state == self.oracle.shadow.states[end]
        self.went("Switch")

    # ---- closed, and followed

    @precondition(lambda self: self.number % 8 == 1)
    @rule()
    def resume(self) -> None:
        """A game that is opened again is the same game; one in eight is, for that takes long."""
        self.sound = False
        before = self.session
        before.close()
        self.session = Session.open(self.file, now=self.clock)
        COUNTED["a game opened again"] += 1
        assert self.session.state == before.state
        assert tuple(self.session.steps()) == tuple(before.steps())
        assert self.session.lines.nodes == before.lines.nodes
        self.look()

    def follow(self) -> None:
        """Whoever follows the file knows the same."""
        self.watcher.follow()
        one, other = self.session, self.watcher
        assert (one.state, one.events) == (other.state, other.events)
        assert (one.pilots, one.clock) == (other.pilots, other.clock)
        assert one.lines.announced == other.lines.announced

    # ---- to the end

    def play_out(self) -> None:
        """The rest of the game, to its end."""
        for _ in range(LONGEST):
            if self.session.state.over:
                return
            self.do(deeds.on, 0)
            if self.drawn % 4 == 0:
                self.do(deeds.judged, 0)
        raise AssertionError("the game does not end")

    def at_last(self) -> None:
        """The whole game once more, as the product itself verifies it."""
        session = self.session
        COUNTED["entries"] += session.lines.last
        COUNTED["the last turn"] += session.state.turn == session.game.last_turn(
            session.state.numbers
        )
        self.follow()
        for reader in (vw.control_reader(session.game), *readers_of(session.game)):
            assert session.view(reader) == self.watcher.view(reader)
        assert replay(session) is None
        found = session.journal.verify()
        assert found.intact
        DIFFERENT.add(found.seal)
        if self.number % 8 == 1:
            text, right = verify(self.file)
            assert right, text


@pytest.mark.parametrize("batch", range(BATCHES))
def test_whole_games_hold_together_whatever_people_do_to_them(folder: Path, batch: int) -> None:
    COUNTED.clear()
    DIFFERENT.clear()
    machine = type("Games", (Games,), {"folder": folder})
    for part in count():
        if len(DIFFERENT) >= GAMES // BATCHES:
            break
        run_state_machine_as_test(
            seed(1000 * batch + part)(machine) if IN_CI else machine,
            settings=settings(
                max_examples=PART,
                stateful_step_count=STEPS,
                suppress_health_check=list(HealthCheck),
            ),
        )
    print(dict(sorted(COUNTED.items())), len(DIFFERENT))
    rare = {what for what in COMMANDS if COUNTED[what] < LEAST}
    rare |= {what for what in FORMS | SEEN if not COUNTED[what] and LEAST}
    assert not rare, rare
