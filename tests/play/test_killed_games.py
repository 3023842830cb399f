"""Games killed at random points, with something pending, and gone on with: all is as it was seen.

The player says before each act what is on the screens, what waits, the odds of rolls to come and
what will come of the act. Killed before it acts or while it does, and opened again, the game shows
the same, and what was to come of the act comes: once, and by the same dice.
"""

import json
import os
import random
import signal
import time
from collections import Counter
from pathlib import Path

import attrs
import pytest

from tests.play import deeds
from tests.play.child import Child
from tests.play.killing import Shown, came, carry_out, rolls_to_come, screens, waiting
from wargame.core import events as ev
from wargame.play.replaying import replay
from wargame.play.session import Session

IN_CI = bool(os.environ.get("CI"))
BATCHES = 2
KILLS = (200 if IN_CI else 12) // BATCHES
"""In each batch."""
LEAST = KILLS // 10
"""How often in a batch a kill must have found each of `PENDING`; nothing is asked at the desk."""
LONG = 20
"""Kills after which a game is left that has not come to its end: longer ones only take longer."""
PENDING = ("questions", "matters", "deals", "orders", "odds", "in an act")


class Player(Child):
    """The program from the outside; every game is played by a child of it, or by itself."""

    def __init__(self, *, alone: bool = False) -> None:
        super().__init__("tests.play.killing", *["alone"] * alone)
        self.alone, self.pid = alone, 0

    def hears(self) -> Shown:
        said = self.read()
        assert said.startswith("{"), f"the player broke down: {said}"
        return Shown(**json.loads(said))

    def begin(self, file: Path, chance: int) -> Shown:
        self.write(f"{file} {chance}")
        self.pid = int(self.read())
        return self.hears()

    def kill(self) -> list[Shown]:
        """Kill whoever plays, and wait for the death; what was said before it."""
        os.kill(self.pid, signal.SIGKILL)
        said = []
        while (line := self.read()).startswith("{"):
            said.append(Shown(**json.loads(line)))
        dead = str(-signal.SIGKILL)
        if self.alone:
            assert str(self.program.wait()) == dead
        else:
            assert line.endswith(f"dead {dead}"), line
        return said


@attrs.frozen
class Killed:
    """The last that a killed player said."""

    said: Shown
    in_an_act: bool
    """Whether it may have been about the act."""


def kill(player: Player, file: Path, chance: int) -> Killed:
    """Let a game be played, and kill the player somewhere: by preference with something pending."""
    rng = random.Random(chance)
    said = player.begin(file, chance)
    while said.act and rng.random() > (0.3 if said.odds or said.open["questions"] else 0.2):
        player.write("go")
        said = player.hears()
    in_an_act = bool(said.act) and rng.random() < 0.5
    if in_an_act:
        player.write("go")
        time.sleep(rng.uniform(0, 0.003))
    rest = player.kill()
    return Killed(rest[-1] if rest else said, in_an_act)


def rolled_twice(session: Session) -> bool:
    """Whether on the present line an order was carried out again that was carried out before."""
    turn, found = 0, Counter[tuple[int, int]]()
    for event in session.events:
        if isinstance(event, ev.TurnBegan):
            turn = event.turn
        elif isinstance(event, ev.OrderResolved):
            found[turn, event.slot] += 1
    return any(count > 1 for count in found.values())


def goes_on(file: Path, killed: Killed) -> bool:
    """Look at a game that was left behind and do what was to be done; whether it was done already.

    A player that was told to go on may have been killed before the entry, or after it and before it
    said so.
    """
    said = killed.said
    with Session.open(file) as session:
        done = session.lines.last > said.seq
        assert session.lines.last - said.seq in (0, int(killed.in_an_act))
        if not done:
            assert screens(session) == said.screens
            assert waiting(session) == said.open
            assert rolls_to_come(session) == said.odds
            if said.act:
                assert carry_out(session, said.act) == said.comes
        elif said.act[0] == "do":
            assert session.journal.entries(said.seq)[0].command == said.act[1]
        if said.act:
            assert came(session) == said.comes
        assert not rolled_twice(session)
        assert session.journal.verify().intact
        assert replay(session) is None
    return done


@pytest.mark.parametrize("batch", range(BATCHES))
def test_a_killed_game_shows_the_same_and_nothing_is_rolled_twice(folder: Path, batch: int) -> None:
    found: Counter[str] = Counter()
    with Player() as forked:
        for number in range(KILLS):
            chance = 1000 * batch + number
            file = folder / f"{batch}-{found['games']}.wargame"
            if not file.exists():
                deeds.begin(file, str(chance)).close()
            if number:
                killed = kill(forked, file, chance)
            else:
                # Once by a whole interpreter of its own, which imports and compiles everything.
                with Player(alone=True) as player:
                    killed = kill(player, file, chance)
            done = goes_on(file, killed)
            found["games"] += not killed.said.act or number % LONG == LONG - 1
            found.update(kind for kind, items in killed.said.open.items() if items)
            found["odds"] += bool(killed.said.odds)
            found["in an act"] += killed.in_an_act
            found["done and not said"] += done
    print(dict(found))
    assert not {kind for kind in PENDING if found[kind] < LEAST}, found
