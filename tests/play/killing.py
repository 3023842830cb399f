"""A program that plays games with all that people may do to them until it is killed.

It reads lines `FILE CHANCE`. For each it goes on with the game of that file in a child of its own,
whose rules are compiled already; begun with `alone`, it does so itself and has no child. Before
each act the player says in one line of JSON what is seen, what it is about to do and what will come
of it, and waits for a line `go`. Once a child is dead the program says so and reads on.
"""

import hashlib
import json
import os
import random
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs

from tests.play import deeds
from tests.play.deeds import CONTROL, Deed
from tests.play.oracle import without_words
from wargame.core import methods as me
from wargame.core import view as vw
from wargame.core.engine.forecasting import worksheet
from wargame.core.orders import Refused
from wargame.core.state import State
from wargame.play import back, codec
from wargame.play.clock import utc_now
from wargame.play.journal import Journal
from wargame.play.logs import readers_of
from wargame.play.session import Session

KINDS: tuple[Deed, ...] = (
    *[deeds.on] * 9, *[deeds.ordered] * 2, deeds.ruling, deeds.dice, deeds.hold, deeds.inject,
    deeds.handed_over, deeds.late, deeds.pace, deeds.word, *[deeds.taken_up] * 2, deeds.proposed,
    *[deeds.replied] * 3, deeds.dealt, *[deeds.bargain] * 2,
)  # fmt: skip
Act = list[Any]
"""`[]` when there is nothing to do, else `do` with a command's text, or a move and its fields."""


@attrs.frozen
class Shown:
    """What a player has on the screen, and its next act."""

    seq: int
    """The last entry of the file."""
    screens: dict[str, str]
    """By reader, the hash of all that is shown."""
    open: dict[str, list[str]]
    """What waits for somebody, by its kind."""
    odds: list[str]
    """Of every roll that is still to come."""
    act: Act
    comes: str
    """The hash of what will come of the act."""


def digest(*texts: object) -> str:
    return hashlib.sha256(repr(texts).encode()).hexdigest()


def screens(session: Session) -> dict[str, str]:
    readers = (vw.control_reader(session.game), *readers_of(session.game))
    room = (session.clock, sorted(session.pilots.items()), session.lines.announced)
    return {reader.name: digest(session.view(reader), room) for reader in readers}


def waiting(session: Session) -> dict[str, list[str]]:
    engine, state = session.engine, session.state
    matters = engine.matters.all(state.numbers)
    return {
        "wanted": [repr(engine.wanted(state))],
        "questions": [repr(one) for one in engine.open_questions(state)],
        "matters": [repr(one) for one in matters],
        "deals": [repr(one) for one in engine.deals.all(state.numbers)],
        "orders": [str(slot) for slot in deeds.locked(session)],
    }


def rolls_to_come(session: Session) -> list[str]:
    engine, state = session.engine, session.state
    sheets = [(slot, worksheet(engine, state, slot)) for slot in deeds.locked(session)]
    argued = [(m.number, me.odds(m)) for m in engine.matters.all(state.numbers) if not m.thrown]
    return [repr(one) for one in (*sheets, *argued) if one[1]]


def shown(session: Session, rng: random.Random) -> Shown:
    act, comes = chosen(session, rng)
    return Shown(
        session.lines.last, screens(session), waiting(session), rolls_to_come(session), act, comes
    )


# ---- what is done next


def chosen(session: Session, rng: random.Random) -> tuple[Act, str]:
    """An act that may be done, and what will come of it."""
    move = _back(session, rng)
    if move is not None:
        return move
    if session.state.over:
        return [], ""
    following = session._next_of_autopilots()
    for _ in range(100):
        command = following or rng.choice(KINDS)(session, rng)
        if command is None:
            continue
        try:
            step = session.engine.advance(session.state, command)
        except Refused:
            continue
        texts = codec.write_events(step.events), codec.write_changes(step.changes)
        return ["do", codec.write_command(command)], digest(*texts)
    return [], ""


def _back(session: Session, rng: random.Random) -> tuple[Act, str] | None:
    """A move, now and then; after the end of a game more often."""
    steps = tuple(session.steps())
    if not steps or rng.random() > (0.5 if session.state.over else 0.1):
        return None
    fresh = rng.random() < 0.5
    act: Act = ["undo", fresh]
    to = steps[0].to
    others = [end for end in session.lines.tips if end != session.lines.at.branch]
    if others and rng.random() < 0.3:
        act = ["switch", rng.choice(others)]
        to = back.end_of(session.lines, act[1])
    elif rng.random() < 0.4:
        to = rng.choice(steps).to
        act = ["rewind", to, fresh]
    return act, reached(State(session.lines.numbers_at(to)))


def reached(state: State) -> str:
    """The hash of a state that a move leads to, whatever the dice are to be."""
    return digest(without_words(state))


def carry_out(session: Session, act: Act) -> str:
    """Do what was chosen; the hash of what came of it."""
    match act:
        case ["do", str(text)]:
            session.submit(codec.read_command(text))
            return came(session)
        case ["undo", bool(fresh)]:
            session.undo(CONTROL, fresh=fresh)
        case ["rewind", int(entry), bool(fresh)]:
            session.rewind(entry, CONTROL, fresh=fresh)
        case ["switch", int(branch)]:
            session.switch(branch, CONTROL)
    return reached(session.state)


def came(session: Session) -> str:
    """The hash of what came of the last entry, as the file has it."""
    head = session.journal.head
    assert head is not None
    if head.kind == "move":
        return reached(session.state)
    return digest(head.events, head.ledger)


# ---- the program


def lines() -> Iterator[str]:
    """What is read, line by line, with nothing read ahead that a child might need."""
    held = ""
    while True:
        while "\n" not in held:
            more = os.read(0, 4096).decode()
            if not more:
                return
            held += more
        line, held = held.split("\n", 1)
        yield line


def say(line: str) -> None:
    whole = f"{line}\n".encode()
    while whole:
        whole = whole[os.write(1, whole) :]


def play(file: Path, chance: int) -> None:
    """Go on with a game until this process is killed."""
    rng = random.Random(chance)
    told = lines()
    with deeds.beside(Journal.open(file), utc_now) as session:
        say(str(os.getpid()))
        while True:
            now = shown(session, rng)
            say(json.dumps(attrs.asdict(now)))
            if next(told, None) is None:
                return
            if now.act:
                assert carry_out(session, now.act) == now.comes


def child(file: Path, chance: int) -> None:
    """Play in a child, which never comes back, and wait for its death."""
    pid = os.fork()
    if not pid:
        try:
            play(file, chance)
        except BaseException:
            traceback.print_exc()
        os._exit(1)
    _pid, status = os.waitpid(pid, 0)
    say(f"dead {os.waitstatus_to_exitcode(status)}")


def main() -> None:
    deeds.rules()
    for line in lines():
        if line == "go":
            # Said to a child that was killed before it read it.
            continue
        file, chance = line.rsplit(" ", 1)
        (play if sys.argv[1:] == ["alone"] else child)(Path(file), int(chance))


if __name__ == "__main__":
    main()
