"""What can be taken back, in words: the last steps, and who was told what of them.

One who plays alone reads it as its seat does; where several share a screen, or a person is
Control, it is Control's, and tells the secrets of all.
"""

from collections.abc import Callable, Container, Mapping

import attrs

from wargame.core import events as ev
from wargame.core.state import State
from wargame.core.view import Reader, control_reader, public_reader, seat_reader
from wargame.play.back import Step, at_beginning
from wargame.play.logs import readers_of
from wargame.play.session import Session
from wargame.prose.text import _, counted, separated
from wargame.seat.company import Company

MOST = 20
"""Steps that are listed at once."""


@attrs.frozen
class Past:
    """A step that can be taken back."""

    to: int
    """The entry to go back to."""
    text: str
    """What was done."""
    told: str
    """Who was told of it, and how much."""
    turn: int = 0
    """The turn whose beginning it leads back to, with all that was done in it; 0 for one step."""


def reader_of(company: Company) -> Reader:
    """Who reads what can be taken back: Control, or the one person who plays here."""
    game = company.session.game
    alone = len(company.persons) == 1 and not company.presided
    return seat_reader(game, company.persons[0]) if alone else control_reader(game)


def steps(company: Company, most: int = MOST) -> tuple[Past, ...]:
    """The last steps, the last one first."""
    listed = _lister(company)
    newest = zip(range(most), company.session.steps(), strict=False)
    return tuple(listed(step, step) for _number, step in newest)


def ways_back(company: Company) -> tuple[Past, ...]:
    """The last steps, the last one first, then the beginnings of turns, the last turn first.

    The way back to a turn's beginning is to before the first step after it. A turn that autopilots
    carried out before anybody did anything has none.
    """
    session, past = company.session, _lister(company)
    listed: list[Past] = []
    turns: list[Past] = []
    first: Step | None = None
    entries: tuple[int, ...] = ()

    def beginning(first: Step) -> None:
        state = State(session.lines.numbers_at(first.to))
        if at_beginning(session.game, state):
            all_since = attrs.evolve(first, entries=entries)
            turns.append(attrs.evolve(past(first, all_since), turn=state.turn))

    for step in session.steps():
        if len(listed) < MOST:
            listed.append(past(step, step))
        if first is not None and _turn_began(session, step.entries):
            beginning(first)
        first, entries = step, (*step.entries, *entries)
    if first is not None:
        # The first turn began as the seats were handed out, which is no step.
        beginning(first)
    return (*listed, *turns)


def _lister(company: Company) -> Callable[[Step, Step], Past]:
    """Makes a line of the list of a step, with who was told of all that is undone with it."""
    reader, shown = reader_of(company), _shown(company)
    lines = {one.number: one.text for one in company.told(reader)}

    def listed(step: Step, undone: Step) -> Past:
        return Past(step.to, _text(company, reader, step, lines), _told(company, undone, shown))

    return listed


def _turn_began(session: Session, entries: tuple[int, ...]) -> bool:
    """Whether a turn began in some entries."""
    nodes = session.lines.nodes
    return any(isinstance(e, ev.TurnBegan) for entry in entries for e in nodes[entry].events)


def _text(company: Company, reader: Reader, step: Step, lines: Mapping[int, str]) -> str:
    """What was done, and how much more came of it."""
    numbers = [seen.number for seen in company.session.told_in(reader, step.entries)]
    own = [lines[number] for number in numbers if number in lines]
    if not own:
        return _("Something of which nothing is told")
    more = counted("and {n} line more", "and {n} lines more", len(own) - 1)
    return f"{own[0]} ({more})" if own[1:] else own[0]


def _readers(company: Company) -> tuple[Reader, ...]:
    """Whom it is told of: all, and each seat; one who plays alone learns nothing of others."""
    reader = reader_of(company)
    known = readers_of(company.session.game)
    return known if reader.control else (known[0], reader)


Shown = Mapping[Reader, Container[int]]
"""By reader, the numbers of the lines that their logs show: not all that is told has words."""


def _shown(company: Company) -> Shown:
    return {r: {one.number for one in company.told(r)} for r in _readers(company)}


def _told(company: Company, step: Step, shown: Shown) -> str:
    told = {
        reader: sum(seen.number in lines for seen in company.session.told_in(reader, step.entries))
        for reader, lines in shown.items()
    }
    (_public, common), *seats = told.items()
    found = [counted("all: {n} line", "all: {n} lines", common)] if common else []
    for reader, count in seats:
        if count > common:
            name = company.prose.names.seat(reader.seat)
            found.append(counted("{seat}: {n} more", "{seat}: {n} more", count - common, seat=name))
    return _("Told to {readers}").format(readers=separated(found)) if found else _("Told to nobody")


def told_since(company: Company, entry: int) -> tuple[str, ...]:
    """What readers were told that going back to an entry undoes, a line for each reader."""
    session, prose = company.session, company.prose
    wanted = _readers(company)
    public = public_reader(session.game)
    found = []
    for reader, told in session.told_since(entry):
        numbers = {seen.number for seen in told}
        said = [one.text for one in company.told(reader) if one.number in numbers]
        if reader not in wanted or not said:
            continue
        name = _("All") if reader == public else prose.names.seat(reader.seat)
        found.append(
            counted(
                "{reader}: {n} line; the last: {last}",
                "{reader}: {n} lines; the last: {last}",
                len(said),
                reader=name,
                last=said[-1],
            )
        )
    return tuple(found) or (_("No reader was told anything of it."),)
