"""A game told again from its file, as one reader saw it; and the file looked over."""

from pathlib import Path

import click

from wargame.authoring.claims import registers
from wargame.core import events as ev
from wargame.core.view import Reader, control_reader, public_reader, seat_reader
from wargame.play.journal import Journal
from wargame.play.session import Session, replay
from wargame.prose.prose import Prose
from wargame.prose.text import _
from wargame.resources import seeds_dir


def retell(game: Path, reader: str) -> str:
    """The whole log of a reader, a line for each event, a heading for each turn."""
    with Session.open(game, read_only=True) as session:
        who = _reader(session, reader)
        prose = Prose(session.engine, registers(seeds_dir()))
        lines = [
            _("{scenario}, as {reader} saw it").format(
                scenario=session.header.scenario, reader=reader
            )
        ]
        for told in prose.tell(session.log(who), who, session.state):
            if isinstance(told.event, ev.TurnBegan):
                lines.append("")
            lines.append(told.text)
        return "\n".join(lines)


def _reader(session: Session, name: str) -> Reader:
    game = session.game
    if name == "control":
        return control_reader(game)
    if name == "public":
        return public_reader(game)
    if name in game.seats:
        return seat_reader(game, game.seats.index(name))
    known = ", ".join((*game.seats, "public", "control"))
    raise click.ClickException(
        _("There is no reader `{name}` in this game; there are {known}.").format(
            name=name, known=known
        )
    )


def verify(game: Path) -> tuple[str, bool]:
    """Look the file over and play every command again; what was found, and whether all is right."""
    with Journal.open(game, read_only=True) as journal:
        verdict = journal.verify()
    lines = [str(damage) for damage in verdict.damages]
    if lines:
        sound = _("The first {n} entries are as they were written.").format(n=verdict.entries)
        return "\n".join((*lines, sound)), False
    with Session.open(game, read_only=True) as session:
        difference = replay(session)
        count = len(session.journal.path())
    if difference is not None:
        return (
            _("Entry {seq}: played again, its {what} come out otherwise than stored.").format(
                seq=difference.seq, what=difference.what
            ),
            False,
        )
    lines = [
        _("All {n} entries are as they were written.").format(n=verdict.entries),
        _("Played again, all {n} come out the same.").format(n=count),
        _("Seal: {seal}").format(seal=verdict.seal),
    ]
    return "\n".join(lines), True
