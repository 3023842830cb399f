"""The branches of a game: which there are, what differs between two, one written out or taken up.

All of it is for Control: it opens the secrets of every seat.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

from wargame.authoring.claims import registers
from wargame.commands import Complaint
from wargame.core import events as ev
from wargame.core.view import control_reader, seen
from wargame.play.back import BackError, by_itself
from wargame.play.exporting import export as write
from wargame.play.journal import Branch
from wargame.play.lines import Node
from wargame.play.session import Session
from wargame.prose import endings
from wargame.prose.prose import Prose
from wargame.prose.situation import turn_named
from wargame.prose.text import _, counted, joined, listed
from wargame.resources import seeds_dir
from wargame.seat.cast import TABLE, require_unchanged

RESULTS = (ev.OrderResolved, ev.OrderStopped, ev.QuestionSettled, ev.PromiseEnded)
LEADING = (ev.OrderLocked, ev.OrderResolved, ev.PhaseBegan, ev.TurnBegan, ev.GameEnded)
"""What makes more than a slip of a step."""
NUMBERS = ("track", "flag", "resource")


@attrs.frozen
class Turn:
    """The numbers as a turn ended, by slot, and the results that came in it, as lines."""

    numbers: tuple[int, ...]
    results: Counter[str]


@attrs.frozen
class Line:
    """A branch from the beginning of the game to its end."""

    branch: Branch
    nodes: tuple[Node, ...]
    turns: dict[int, Turn]
    ended: ev.GameEnded | None

    @property
    def own(self) -> tuple[Node, ...]:
        """What was played on the branch itself, moves left out."""
        return tuple(n for n in self.nodes if n.branch == self.branch.number and not n.moved)

    @property
    def turn(self) -> int:
        """The turn it ends in; 0 before the first."""
        return max(self.turns, default=0)


def listing(game: Path) -> str:
    """Every branch on which something was played: where it left which other, when, and its end."""
    with Session.open(game, read_only=True) as session:
        prose = _prose(session)
        found, empty, slips = [], 0, []
        branches = session.journal.branches()
        for branch in branches:
            line = _line(session, prose, branch)
            if _slip(session, line, branches):
                slips.append(str(branch.number))
            elif line.own or branch.current:
                found.append(_told(session, prose, line))
            else:
                empty += 1
    if slips:
        found.append(
            counted(
                "Left out: branch {numbers}, of a single step that was taken back.",
                "Left out: branches {numbers}, each of a single step that was taken back.",
                len(slips),
                numbers=listed(slips),
            )
        )
    if empty:
        found.append(
            counted(
                "Left out: {n} branch on which nothing was played.",
                "Left out: {n} branches on which nothing was played.",
                empty,
            )
        )
    return "\n".join(found)


def compare(game: Path, one: int, other: int) -> str:
    """What differs between two branches at the end of the same turns: numbers and results."""
    with Session.open(game, read_only=True) as session:
        prose = _prose(session)
        known = {branch.number: branch for branch in session.journal.branches()}
        for number in (one, other):
            if number not in known:
                raise Complaint(_no_branch(number, known))
        if one == other:
            raise Complaint(_("Name two different branches to compare."))
        lines = [_line(session, prose, known[number]) for number in (one, other)]
        found = list(_differences(session, prose, lines[0], lines[1]))
        found += [_end(prose, line) for line in lines]
    return "\n".join(found)


def switch(game: Path, branch: int) -> str:
    """Take another branch up: the game goes on at its end."""
    require_unchanged(game)
    with Session.open(game) as session:
        try:
            session.switch(branch, TABLE)
        except BackError as error:
            raise Complaint(str(error)) from error
    said = _("{file} stands at the end of branch {branch} and goes on from there.")
    return said.format(file=game, branch=branch)


def export(game: Path, branch: int, out: Path) -> str:
    """Write a branch as a game of its own, and say where it is."""
    with Session.open(game, read_only=True) as session:
        known = {found.number for found in session.journal.branches()}
        if branch not in known:
            raise Complaint(_no_branch(branch, known))
        count = write(session.journal, branch, out)
    return counted(
        "Branch {branch} is a game of its own in {out}: {n} entry.",
        "Branch {branch} is a game of its own in {out}: {n} entries.",
        count,
        branch=branch,
        out=out,
    )


def _no_branch(number: int, known: "dict[int, Branch] | set[int]") -> str:
    said = _("There is no branch {number} in this game; there are {known}.")
    return said.format(number=number, known=", ".join(map(str, sorted(known))))


def _prose(session: Session) -> Prose:
    return Prose.of(session.loaded, registers(seeds_dir()))


# ---- one branch


def _line(session: Session, prose: Prose, branch: Branch) -> Line:
    nodes = tuple(reversed(tuple(session.lines.back_from(branch.last))))
    events = [event for node in nodes for event in node.events]
    reader = control_reader(session.game)
    log = seen(session.engine, events, reader)
    told = {line.number: line.text for line in prose.tell(log, reader, session.state)}
    numbers, results = list(session.game.start), Counter[str]()
    turns: dict[int, Turn] = {}
    turn, ended = 0, None
    for one in log:
        event = one.event
        if isinstance(event, ev.TurnBegan):
            if turn:
                turns[turn] = Turn(tuple(numbers), results)
            turn, results = event.turn, Counter()
        elif isinstance(event, ev.Changed | ev.Earned):
            numbers[event.slot] = event.after
        elif isinstance(event, RESULTS) and one.number in told:
            results[told[one.number]] += 1
        elif isinstance(event, ev.GameEnded):
            ended = event
    if turn:
        turns[turn] = Turn(tuple(numbers), results)
    return Line(branch, nodes, turns, ended)


def _slip(session: Session, line: Line, branches: Iterable[Branch]) -> bool:
    """Whether nothing is on a branch beyond where another left it but one step that led to nothing
    further: no order, no other phase.
    """
    nodes = session.lines.nodes
    forks = [one.forked_from for one in branches if one.forked_from]
    left = [seq for seq in forks if nodes[seq].branch == line.branch.number]
    if line.branch.current or not left:
        return False
    beyond = [node for node in line.own if node.seq > max(left)]
    steps = sum(not by_itself(node) for node in beyond)
    return steps == 1 and not any(
        isinstance(event, LEADING) for node in beyond for event in node.events
    )


def _told(session: Session, prose: Prose, line: Line) -> str:
    """One branch in a line."""
    head = _("Branch {number}").format(number=line.branch.number)
    if line.branch.forked_from:
        left = session.lines.nodes[line.branch.forked_from]
        first = next(n for n in line.nodes if n.branch == line.branch.number)
        head = _("{branch}, which left branch {other} after entry {entry} on {time}").format(
            branch=head, other=left.branch, entry=left.seq, time=first.time
        )
        if first.after:
            head = _("{branch}, with fresh dice").format(branch=head)
    orders = sum(isinstance(event, ev.OrderLocked) for n in line.own for event in n.events)
    count = counted("{n} order of its own", "{n} orders of its own", orders)
    said = _("{branch}: {orders}").format(branch=head, orders=count)
    here = _("The game is on it") if line.branch.current else ""
    return joined((said, _reached(prose, line), here))


def _reached(prose: Prose, line: Line) -> str:
    if line.ended is not None:
        return endings.headline(prose.names, line.ended)
    if not line.turn:
        return _("It ends before the first turn")
    return _("It ends in turn {turn}").format(turn=line.turn)


def _end(prose: Prose, line: Line) -> str:
    head = _("Branch {number}").format(number=line.branch.number)
    return _("{branch}: {end}").format(branch=head, end=joined((_reached(prose, line),)))


# ---- two of them


def _differences(session: Session, prose: Prose, one: Line, other: Line) -> Iterator[str]:
    shared = [a.seq for a, b in zip(one.nodes, other.nodes, strict=False) if a.seq == b.seq]
    yield _("Branches {one} and {other} part after entry {entry}.").format(
        one=one.branch.number, other=other.branch.number, entry=shared[-1] if shared else 0
    )
    alike = True
    for turn in sorted(one.turns.keys() & other.turns.keys()):
        lines = list(_in_turn(prose, turn, one, other))
        if lines:
            alike = False
            yield _("{turn}:").format(turn=turn_named(prose.names, turn))
            yield from lines
    if alike:
        yield _("In the turns that both have played, nothing differs.")


def _in_turn(prose: Prose, turn: int, one: Line, other: Line) -> Iterator[str]:
    """What differs as a turn ended, and which results only one branch had in it."""
    first, second = one.turns[turn], other.turns[turn]
    for slot, spec in enumerate(prose.names.game.slots):
        a, b = first.numbers[slot], second.numbers[slot]
        if spec.family not in NUMBERS or spec.key in prose.names.hidden:
            continue
        told = [_value(prose, slot, value, turn) for value in (a, b)]
        if told[0] != told[1]:
            yield _("- {number}: {one} on branch {a}, {other} on branch {b}").format(
                number=prose.names.number(slot), one=told[0], a=one.branch.number, other=told[1],
                b=other.branch.number,
            )  # fmt: skip
    for line, own, others in ((one, first, second), (other, second, first)):
        for text in (own.results - others.results).elements():
            yield _("- only on branch {number}: {text}").format(
                number=line.branch.number, text=text
            )


def _value(prose: Prose, slot: int, value: int, turn: int) -> str:
    if prose.names.slot(slot).family == "flag":
        return _("holds") if value >= max(1, turn) else _("does not hold")
    return str(value)
