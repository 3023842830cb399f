"""`wargame play --plain`: a whole game in a terminal, line by line.

Begins a game or goes on with one; whatever happens, what was locked is in the file. Leaving is
always safe, and the last line says how to come back.
"""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from shutil import get_terminal_size
from typing import TextIO

from wargame import resources
from wargame.authoring.claims import registers
from wargame.authoring.diagnostics import ScenarioError
from wargame.authoring.load import in_languages
from wargame.core.orders import Refused
from wargame.language import wanted
from wargame.plain import setup
from wargame.plain.drill import drill
from wargame.plain.table import Table
from wargame.plain.terminal import Leave, Terminal
from wargame.play.clock import utc_now
from wargame.play.journal import JournalError
from wargame.play.session import Session, SessionError
from wargame.prose.prose import Prose
from wargame.prose.text import _
from wargame.seat import toolnotes
from wargame.seat.cast import Cast, CastError, new_file, require_unchanged, staff
from wargame.seat.company import Company
from wargame.seat.parting import afterwards


def play(
    scenario: str | None = None,
    *,
    game: Path | None = None,
    layout: str | None = None,
    seats: tuple[str, ...] = (),
    postures: tuple[str, ...] = (),
    seed: str | None = None,
    drilled: bool = False,
    input: TextIO | None = None,
    output: TextIO | None = None,
    now: Callable[[], str] = utc_now,
) -> int:
    """Play in lines. A `game` that exists is gone on with, else it names the new file.

    `seats` are the ids of seats that persons play here, `postures` are `seat=posture` for others;
    what is not given is asked. `drilled` puts a drill before the game. Returns
    0 when the game is over or was left, 1 when it cannot be played, which a sentence explains.
    """
    terminal = Terminal(input or sys.stdin, output or sys.stdout)
    terminal.tool = partial(_tool_note, game.parent if game is not None else Path())
    try:
        return _play(terminal, scenario, game, layout, seats, postures, seed, now, drilled)
    except (Leave, KeyboardInterrupt):
        terminal.say(_("Left before a game began: nothing was written."))
        return 0
    except BrokenPipeError:
        return 1
    except (ScenarioError, CastError, SessionError, JournalError, FileNotFoundError) as error:
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
    drilled: bool,
) -> int:
    terminal.help = general_help
    if game is not None and game.exists():
        require_unchanged(game)
        with Session.open(game, now=now) as session:
            return _at_table(terminal, session, game)
    if game is not None and not drilled:
        terminal.say(_("There is no game at {file} yet: a new one begins.").format(file=game))
    loaded = setup.scenario(terminal, scenario, layout)
    cast = setup.cast(terminal, in_languages(loaded, *wanted()), seats, postures)
    if drilled:
        drill(terminal, loaded, cast, now)
        terminal.claim = str
    file = game or new_file(loaded.scenario.id, Path(), now())
    with Session.create(file, loaded, seed=seed, now=now) as session:
        terminal.say(_("The game is kept in {file}.").format(file=file))
        return _at_table(terminal, session, file, cast)


def _at_table(terminal: Terminal, session: Session, file: Path, cast: Cast | None = None) -> int:
    """Play, after staffing a new game; whoever leaves is told how to come back."""
    prose = Prose.of(session.loaded, registers(resources.seeds_dir()))
    terminal.claim = prose.names.claim
    failed = False
    table = Table(Company(session, prose, resumed=cast is None), terminal)
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
    for line in afterwards(session, file, table.persons, plain=True):
        terminal.say_whole(line)
    return int(failed)


def _uncover(table: Table) -> None:
    """Leave nothing of one seat on a screen that others look at next."""
    if table.shared:
        table.terminal.clear()


def _tool_note(folder: Path, text: str) -> str:
    """Keep a sentence about the tool beside the games; what to say of it."""
    size = get_terminal_size()
    try:
        file = toolnotes.keep(folder, "plain", text, size=(size.columns, size.lines))
    except toolnotes.ToolNoteError as error:
        return str(error)
    return _("It is kept in {file}.").format(file=file)


def general_help() -> tuple[str, ...]:
    """What holds at every prompt."""
    return (
        _("At every prompt: ? for help, q to leave (all is kept), claim and an id for a source."),
        _(
            "Something is wrong with the tool: type ! and one sentence where you choose. It goes "
            "to a file of its own, outside the record."
        ),
        _(
            "During the game also: b brief, s status, g what its numbers mean, l log, l and a "
            "number for one entry in full, o own orders."
        ),
        _(
            "For Control: undo takes the last step back, rewind goes back further; both first say "
            "who was told of it, and ask whether the same dice or fresh ones are thrown next."
        ),
        _("For Control too: injects opens the events list, to fire, change or move what is in it."),
        _(
            "And control opens its own page: to correct a number, write a note, send a message, "
            "establish a fact, say who plays a seat, or type in slips that seats hand in."
        ),
    )
