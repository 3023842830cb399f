"""A game told again from its file, as one reader saw it; and the file looked over."""

import sys
from pathlib import Path

from wargame.authoring.claims import registers
from wargame.commands import Complaint
from wargame.core import events as ev
from wargame.core.view import Reader, control_reader, public_reader, seat_reader
from wargame.plain.terminal import Terminal
from wargame.play.journal import Journal
from wargame.play.replaying import replay
from wargame.play.session import Session
from wargame.prose.prose import Prose
from wargame.prose.text import _, counted
from wargame.resources import seeds_dir
from wargame.seat.cast import changed, seat_called


def show(text: str) -> None:
    """Print a text as the line mode does: on a screen folded between words."""
    Terminal(sys.stdin, sys.stdout).say(*text.split("\n"))


def retell(game: Path, reader: str) -> str:
    """The whole log of a reader, a line for each event, a heading for each turn.

    A file that was changed says so first.
    """
    damage = changed(game)
    with Session.open(game, read_only=True) as session:
        who = _reader(session, reader)
        prose = Prose.of(session.loaded, registers(seeds_dir()))
        lines = [damage] if damage else []
        lines += [
            _("{scenario}, as {reader} saw it").format(
                scenario=prose.names.scenario.name, reader=_called(prose, who, reader)
            )
        ]
        for told in prose.tell(session.log(who), who, session.state):
            if isinstance(told.event, ev.TurnBegan) and not told.undone:
                lines.append("")
            lines.append(told.line)
        return "\n".join(lines)


def _called(prose: Prose, who: Reader, typed: str) -> str:
    if who.control:
        return _("Control")
    if who == public_reader(prose.names.game):
        return _("the public")
    return typed


def _reader(session: Session, name: str) -> Reader:
    game = session.game
    seat = seat_called(session.loaded, name)
    if seat is not None:
        return seat_reader(game, seat)
    if name.lower() == "control":
        return control_reader(game)
    if name.lower() == "public":
        return public_reader(game)
    known = ", ".join((*game.seats, "public", "control"))
    raise Complaint(
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
        sound = counted(
            "The first {n} entry is as it was written.",
            "The first {n} entries are as they were written.",
            verdict.entries,
        )
        return "\n".join((*lines, sound)), False
    with Session.open(game, read_only=True) as session:
        difference = replay(session)
    if difference is not None:
        return (
            _("Entry {seq}: played again, its {what} come out otherwise than stored.").format(
                seq=difference.seq, what=difference.what
            ),
            False,
        )
    lines = [
        counted(
            "{n} entry, and it is as it was written.",
            "All {n} entries are as they were written.",
            verdict.entries,
        ),
        counted(
            "Played again, {n} comes out the same.",
            "Played again, all {n} come out the same.",
            verdict.entries,
        ),
        _("Seal: {seal}").format(seal=verdict.seal),
    ]
    return "\n".join(lines), True
