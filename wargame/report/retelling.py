"""Pages that hold what one reader may know, and nothing else: turn sheets and the replay.

They read the reader's own log through the one door, and no time, entry or hash of the record, since
these would tell of what is hidden.
"""

from collections.abc import Iterator, Mapping, Sequence

import attrs

from wargame.core import events as ev
from wargame.core.view import Reader, Seen
from wargame.play.session import Session
from wargame.prose.prose import Told
from wargame.prose.situation import trend, turn_named
from wargame.prose.text import _
from wargame.report.document import Block, Break, Bullets, Group, Heading, Page, Table, Text
from wargame.report.kit import Kit, file_name, line
from wargame.seat.agreed import Agreed

NOISE = (ev.SeatLocked, ev.SeatFinished, ev.Assigned, ev.TurnBegan, ev.PhaseBegan, ev.Began)
"""What a turn sheet leaves out: who was ready when, and what its headings say."""


@attrs.frozen
class Turn:
    """What a reader was told in a turn, and how the reader's numbers stood as it ended."""

    number: int
    told: tuple[Told, ...]
    before: Mapping[int, int]
    after: Mapping[int, int]


def turns(kit: Kit, session: Session, reader: Reader) -> tuple[Turn, ...]:
    """The reader's game turn by turn; the first has what came before it."""
    log = Agreed(session).log(reader)
    told = {one.number: one for one in kit.prose.tell(log, reader, session.state)}
    numbers = {
        dial.slot: session.game.start[dial.slot]
        for dial in kit.start(reader)
        if dial.value is not None
    }
    found: list[Turn] = []
    lines: list[Told] = []
    before = dict(numbers)
    turn = 1
    for seen in log:
        event = seen.event
        if seen.undone:
            if seen.number in told:
                lines.append(told[seen.number])
            continue
        if isinstance(event, ev.TurnBegan) and event.turn > turn:
            found.append(Turn(turn, tuple(lines), before, dict(numbers)))
            lines, before, turn = [], dict(numbers), event.turn
        if isinstance(event, ev.Changed | ev.Earned):
            numbers[event.slot] = event.after
        if seen.number in told:
            lines.append(told[seen.number])
    found.append(Turn(turn, tuple(lines), before, dict(numbers)))
    return tuple(found)


# ---- turn sheets


def turn_sheets(kit: Kit, session: Session) -> Page:
    """A sheet for each turn: what happened in public, and how things stand."""
    reader = kit.public
    blocks: list[Block] = []
    for turn in turns(kit, session, reader):
        if blocks:
            blocks.append(Break())
        told = tuple(line(t) for t in turn.told if not isinstance(t.event, NOISE))
        blocks.append(Heading(turn_named(kit.names, turn.number)))
        blocks.append(Bullets(told) if told else Text(_("Nothing happened that all may know.")))
        blocks += _standing(kit, session, turn)
    return Page(
        "public/turns",
        _("Turn sheets"),
        kit.title,
        tuple(blocks),
        about=_("What everyone may know, turn by turn."),
    )


def _standing(kit: Kit, session: Session, turn: Turn) -> Iterator[Block]:
    """The numbers as the turn ended, with how they moved in it."""
    over = session.state.over or session.state.turn > turn.number
    caption = _("As the turn ended") if over else _("As things stand")
    dials = [d for d in kit.start(kit.public) if d.slot in turn.after and d.kind == "track"]
    rows = []
    for dial in dials:
        now = turn.after[dial.slot]
        level = kit.names.level(dial.id, now)
        value = f"{now} ({level})" if level else str(now)
        if kit.scope(dial) == "world" or now != turn.before.get(dial.slot, now):
            moved = trend(turn.before.get(dial.slot, now), now)
            rows.append((kit.names.number(dial.slot), value, moved))
    if rows:
        head = (_("Number"), _("Now"), _("In this turn"))
        yield Table(head, tuple(rows), widths=(50, 25, 25), caption=caption)
    flags = tuple(_holding(kit, session, turn))
    if flags:
        yield Text(_("Holds now: {flags}.").format(flags="; ".join(flags)), "small")


def _holding(kit: Kit, session: Session, turn: Turn) -> Iterator[str]:
    for dial in kit.start(kit.public):
        if dial.kind == "flag" and turn.after.get(dial.slot, -1) >= turn.number:
            owner = kit.owner(dial)
            yield _("{owner}: {flag}").format(owner=owner, flag=dial.name) if owner else dial.name


# ---- replays


def replay(kit: Kit, session: Session, seat: int | None) -> Page:
    """The whole game as a seat saw it, or the public (None)."""
    reader = kit.public if seat is None else kit.reader(seat)
    blocks: list[Block] = []
    for turn in turns(kit, session, reader):
        blocks.append(Heading(turn_named(kit.names, turn.number)))
        blocks += _phases(turn.told)
    if seat is not None:
        hopes = kit.prose.hopes(seat, Agreed(session).log(reader))
        if hopes:
            blocks += [Heading(_("What was hoped, and what came of it")), Bullets(hopes)]
    name = _("everyone") if seat is None else kit.names.seat(seat)
    where = "public/replay" if seat is None else f"seats/{file_name(session.game.seats[seat])}"
    return Page(
        where,
        _("The game as {reader} saw it").format(reader=name),
        kit.title,
        tuple(blocks),
        about=_("What {reader} may know, line by line.").format(reader=name),
        stamp="" if seat is None else _("Only for {seat}").format(seat=name),
        size=9.5,
    )


def _phases(told: Sequence[Told]) -> Iterator[Block]:
    """The lines of a turn under its phases."""
    heading: Told | None = None
    lines: list[str] = []
    for one in told:
        if one.undone:
            lines.append(line(one))
        elif isinstance(one.event, ev.PhaseBegan):
            yield from _lines(heading, lines)
            heading, lines = one, []
        elif not isinstance(one.event, ev.TurnBegan):
            lines.append(one.text)
    yield from _lines(heading, lines)


def _lines(heading: Told | None, lines: Sequence[str]) -> Iterator[Block]:
    if lines:
        found: list[Block] = [Text(heading.text, "quiet")] if heading else []
        yield from (*found, Bullets(tuple(lines)))


def ending(kit: Kit, session: Session, log: Sequence[Seen]) -> Page | None:
    """How the game ended, as everyone may know it; None while it goes on."""
    event = next((s.event for s in log if isinstance(s.event, ev.GameEnded)), None)
    if not isinstance(event, ev.GameEnded):
        return None
    lines = kit.prose.ending(event)
    rows = tuple(
        (
            kit.names.seat(kit.game.objectives[one.objective].seat),
            kit.game.objectives[one.objective].name,
            str(one.score),
            str(kit.game.objectives[one.objective].most),
        )
        for one in event.scores
    )
    blocks: list[Block] = [Text(lines[0], "lead"), Bullets(lines[1:])]
    if rows:
        head = (_("Seat"), _("Objective"), _("Points"), _("Of"))
        table = Table(head, rows, widths=(22, 54, 12, 12))
        blocks.append(Group("keep", (Heading(_("Scores")), table)))
    return Page(
        "public/ending",
        _("How it ended"),
        kit.title,
        tuple(blocks),
        about=_("The end, what all share, and the scores."),
    )
