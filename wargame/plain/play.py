"""`wargame play --plain`: a whole game in a terminal, line by line.

Begins a game or goes on with one; whatever happens, what was locked is in the file. Leaving is
always safe, and the last line says how to come back.
"""

import os
import shlex
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from wargame import resources
from wargame.authoring.claims import registers
from wargame.authoring.diagnostics import ScenarioError
from wargame.core import commands as cm
from wargame.core.orders import Refused
from wargame.plain import setup
from wargame.plain.replay import require_unchanged
from wargame.plain.setup import SetupError
from wargame.plain.table import Table
from wargame.plain.terminal import Leave, Terminal
from wargame.play.clock import utc_now
from wargame.play.journal import JournalError
from wargame.play.session import CONTROL, Session, SessionError
from wargame.prose.prose import Prose
from wargame.prose.text import _

RESUME = "{program} play --plain --game {file}"
RETELL = "{program} replay {file} --reader {reader}"
VERIFY = "{program} replay {file} --verify"
"""What is typed to go on with a game, to read it again, to look it over."""


def play(
    scenario: str | None = None,
    *,
    game: Path | None = None,
    layout: str | None = None,
    seats: tuple[str, ...] = (),
    postures: tuple[str, ...] = (),
    seed: str | None = None,
    input: TextIO | None = None,
    output: TextIO | None = None,
    now: Callable[[], str] = utc_now,
) -> int:
    """Play in lines. A `game` that exists is gone on with, else it names the new file.

    `seats` are the ids of seats that persons play here, `postures` are `seat=posture` for others;
    what is not given is asked. Returns 0 when the game is over or was left, 1 when it cannot be
    played, which a sentence explains.
    """
    terminal = Terminal(input or sys.stdin, output or sys.stdout)
    try:
        return _play(terminal, scenario, game, layout, seats, postures, seed, now)
    except (Leave, KeyboardInterrupt):
        terminal.say(_("Left before a game began: nothing was written."))
        return 0
    except BrokenPipeError:
        return 1
    except (ScenarioError, SetupError, SessionError, JournalError, FileNotFoundError) as error:
        terminal.say(*str(error).splitlines())
        return 1
    except OSError as error:
        what = _("{file} cannot be used: {why}. Name another file.")
        terminal.say(what.format(file=str(error.filename)[:60], why=error.strerror))
        return 1


def _play(
    terminal: Terminal,
    scenario: str | None,
    game: Path | None,
    layout: str | None,
    seats: tuple[str, ...],
    postures: tuple[str, ...],
    seed: str | None,
    now: Callable[[], str],
) -> int:
    terminal.help = general_help
    if game is not None and game.exists():
        require_unchanged(game)
        with Session.open(game, now=now) as session:
            return _at_table(terminal, session, game)
    if game is not None:
        terminal.say(_("There is no game at {file} yet: a new one begins.").format(file=game))
    loaded = setup.scenario(terminal, scenario, layout)
    cast = setup.cast(terminal, loaded, seats, postures)
    file = game or setup.new_file(loaded, now())
    with Session.create(file, loaded, seed=seed, now=now) as session:
        terminal.say(_("The game is kept in {file}.").format(file=file))
        return _at_table(terminal, session, file, cast)


def staff(session: Session, cast: setup.Cast) -> None:
    """Hand seats to autopilots, and Control's part too."""
    author = cm.Author("table", "control")
    session.assign(author, CONTROL, "auto")
    for seat, posture in cast.postures:
        session.assign(author, seat, posture)


def _at_table(
    terminal: Terminal, session: Session, file: Path, cast: setup.Cast | None = None
) -> int:
    """Play, after staffing a new game; whoever leaves is told how to come back."""
    prose = Prose(session.engine, registers(resources.seeds_dir()))
    terminal.claim = prose.names.claim
    failed = False
    table = Table(session, prose, terminal)
    try:
        if cast is not None:
            staff(session, cast)
        else:
            _uncover(table)
            terminal.say(_("Going on with {file}.").format(file=file))
        table.play()
    except (Leave, KeyboardInterrupt):
        _uncover(table)
        terminal.say(_("Everything that was locked is kept."))
    except JournalError as error:
        failed = True
        terminal.say(str(error), _("What was locked before is kept."))
    except Refused as refused:
        failed = True
        terminal.say(
            _("The game cannot go on by itself. {why}").format(why=prose.refusal(refused.refusal)),
            _("What was locked before is kept."),
        )
    for line in _afterwards(table, file):
        terminal.say_whole(line)
    return int(failed)


def _uncover(table: Table) -> None:
    """Leave nothing of one seat on a screen that others look at next."""
    if table.shared:
        table.terminal.clear()


def _afterwards(table: Table, file: Path) -> tuple[str, ...]:
    """What to type next, from whatever folder: to go on, or to read the game again."""
    names = {"program": shlex.quote(program()), "file": shlex.quote(str(file.absolute()))}
    if not table.session.state.over:
        return (_("To go on, type: {line}").format(line=RESUME.format(**names)),)
    seats = table.session.game.seats
    readers = [seats[seat] for seat in table.persons] or ["public"]
    again = [RETELL.format(**names, reader=shlex.quote(reader)) for reader in readers]
    return (
        *(_("To read the game again, type: {line}").format(line=line) for line in again),
        _("To look the file over, type: {line}").format(line=VERIFY.format(**names)),
    )


def program() -> str:
    """The program as it is called again: its path where its name alone would not be found."""
    called = Path(sys.argv[0])
    if called.stem != "wargame" or not called.is_file() or not os.access(called, os.X_OK):
        return "wargame"
    found = shutil.which("wargame")
    known = found is not None and Path(found).resolve() == called.resolve()
    return "wargame" if known else str(called.absolute())


def general_help() -> tuple[str, ...]:
    """What holds at every prompt."""
    return (
        _("At every prompt: ? for help, q to leave (all is kept), claim and an id for a source."),
        _("During the game also: b brief, s status, l log, l and a number for one entry in full, ")
        + _("o own orders."),
    )
