"""Control's pages after a game, or during one: they open everything.

Timeline, orders with reasons, odds and dice, deals, questions, injects, calibration.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

import attrs

from wargame.core import events as ev
from wargame.prose.situation import turn_named
from wargame.prose.text import _, counted, separated
from wargame.report import injected, rows
from wargame.report.case import Case
from wargame.report.cells import Row
from wargame.report.document import Block, Heading, Page, Table, Text
from wargame.report.kit import Kit, line


def clock(time: str) -> str:
    """The time of an entry as hours, minutes and seconds; as it is where it is no time."""
    try:
        return datetime.fromisoformat(time).strftime("%H:%M:%S")
    except ValueError:
        return time


def timeline(kit: Kit, case: Case) -> Page:
    """Everything in its order, with the time; what was undone says so."""
    blocks: list[Block] = []
    lines: list[tuple[str, ...]] = []
    turns = {(fact.entry, fact.place): fact.turn for facts in case.branches for fact in facts}
    turn = 0
    for node, place, told in case.log:
        now = turns.get((node.seq, place), turn)
        if now != turn:
            blocks += _timed(kit, turn, lines)
            lines, turn = [], now
        if told is not None and not isinstance(told.event, ev.TurnBegan):
            lines.append((clock(node.time), case.person(node.author.person), line(told)))
    blocks += _timed(kit, turn, lines)
    return page(kit, case, "timeline", _("Timeline"), blocks, _("Everything, with its time."))


def _timed(kit: Kit, turn: int, lines: list[tuple[str, ...]]) -> Iterator[Block]:
    if lines:
        yield Heading(turn_named(kit.names, turn) if turn else _("Before the first turn"))
        head = (_("Time"), _("By"), _("What"))
        yield Table(head, tuple(lines), widths=(11, 11, 78))


def page(kit: Kit, case: Case, name: str, title: str, blocks: Iterable[Block], about: str) -> Page:
    return Page(
        f"control/{name}",
        title,
        kit.title,
        tuple(blocks) or (Text(_("Nothing of this kind happened.")),),
        about=about,
        stamp=stamp(case),
        size=9.5,
    )


def stamp(case: Case) -> str:
    """What Control's pages say against the wrong eyes."""
    if case.session.state.over:
        return _("Opens every secret of the game")
    return _("Control only: contains secrets")


# ---- questions


def questions(kit: Kit, case: Case) -> Page:
    """Questions and answers, in the words they were told in."""
    kinds = (ev.Asked, ev.Answered, ev.QuestionLapsed, ev.QuestionSettled)
    lines = [
        (str(fact.turn), case.said(fact))
        for fact in case.facts
        if isinstance(fact.event, kinds) and case.said(fact)
    ]
    blocks: list[Block] = []
    if lines:
        blocks.append(Table((_("Turn"), _("What")), tuple(lines), widths=(8, 92)))
    about = _("Who was asked what, and what they said.")
    return page(kit, case, "questions", _("Questions and answers"), blocks, about)


def word(key: str, value: object) -> str:
    """What a table keeps as a word of its own, as it is read; other values as they are."""
    if key not in ("what", "direction", "status", "event", "planned", "side", "result"):
        return str(value)
    known = {
        "any": _("any"),
        "rule": _("numbers changed"),
        "strike": _("modifier struck"),
        "amend": _("modifier added"),
        "override": _("result set"),
        "argued": _("result argued"),
        "dice typed in": _("dice typed in"),
        "order taken back": _("order taken back"),
        "up": _("higher"),
        "down": _("lower"),
        "same": _("the same"),
        "fired": _("fired"),
        "fired by Control": _("fired by Control"),
        "not fired": _("not fired"),
        "held": _("held"),
        "delayed": _("delayed"),
        "skipped": _("skipped"),
        "contingency, not used": _("in reserve, not used"),
        injected.IMPROVISED: _("improvised by Control"),
        "made": _("made"),
        "kept": _("kept"),
        "broken": _("broken"),
        "pro": _("for"),
        "con": _("against"),
        "succeeds": _("succeeds"),
        "fails": _("fails"),
        "control": _("Control decides"),
    }
    return known.get(str(value), str(value))


def plain(
    head: tuple[str, ...],
    found: Iterable[Row],
    keys: tuple[str, ...],
    widths: tuple[int, ...],
    case: Case,
) -> Block:
    """Rows of a table as they are printed, with turn and seat in front."""
    lines = tuple(
        (
            str(row["turn"] or "–"),
            seat_of(case, row),
            *("" if row.get(key) is None else word(key, row[key]) for key in keys),
        )
        for row in found
    )
    rest = max(8, (100 - sum(widths)) // 2)
    return Table((_("Turn"), _("Seat"), *head), lines, widths=(rest - 2, rest, *widths))


def seat_of(case: Case, row: Row) -> str:
    """A seat's name for its id in a row."""
    seats, id = case.session.game.seats, row["seat"]
    if id in seats:
        return case.names.seat(seats.index(str(id)))
    return _("Control") if id == "control" else "–"


# ---- calibration


def calibration(kit: Kit, case: Case) -> Page:
    """Each seat's own estimates against the odds and against what happened."""
    blocks: list[Block] = [
        Text(
            _(
                "An order counts as come true where its first roll read a row of the upper half of"
                " its table; where Control or an argument set the row, none does. The mean squared"
                " error is 0 for a perfect prophet and 0.25 for one who always says 50."
            ),
            "small",
        )
    ]
    own = [row for row in rows.orders(case, case.facts) if row["estimate"] is not None]
    for seat in kit.seats:
        rated = [row for row in own if row["seat"] == case.session.game.seats[seat]]
        if rated:
            blocks += _calibrated(kit, seat, rated)
    if len(blocks) == 1:
        blocks.append(Text(_("No seat wrote down an estimate.")))
    about = _("Own estimates, odds, results.")
    return page(kit, case, "calibration", _("Calibration"), blocks, about)


def _calibrated(kit: Kit, seat: int, rated: list[Row]) -> Iterator[Block]:
    yield Heading(kit.names.seat(seat))
    lines = tuple(
        (
            str(row["turn"]),
            str(row["order"]),
            str(row["expected"] or ""),
            f"{row['estimate']}%",
            _odds(row),
            _came_true(row),
        )
        for row in rated
    )
    head = (
        _("Turn"), _("Order"), _("Expected"), _("Own estimate"), _("Odds before"), _("Came true"),
    )  # fmt: skip
    yield Table(head, lines, widths=(8, 28, 24, 12, 18, 10))
    scored = brier(rated)
    if scored is not None:
        error, count = scored
        orders = counted("{n} order", "{n} orders", count)
        yield Text(
            _("Mean squared error over {orders}: {error}").format(
                orders=orders, error=f"{error:.3f}"
            )
        )


def _odds(row: Row) -> str:
    """The odds before the dice; of what, where the roll is not the order's own."""
    if row.get("chance") is None:
        return ""
    return separated(said for said in (f"{row['chance']}%", str(row["chance_of"])) if said)


def _came_true(row: Row) -> str:
    if row.get("set_by_control"):
        return _("set by Control")
    if row.get("argued"):
        return _("as it was argued")
    known = {None: "–", 1: _("yes"), 0: _("no")}
    return known[None if row.get("came_true") is None else int(str(row["came_true"]))]


def brier(rated: Iterable[Row]) -> tuple[float, int] | None:
    """The mean squared error of estimates, and over how many; None where nothing was decided."""
    errors = [
        (float(str(row["estimate"])) / 100 - float(str(row["came_true"]))) ** 2
        for row in rated
        if row.get("estimate") is not None and row.get("came_true") is not None
    ]
    return (sum(errors) / len(errors), len(errors)) if errors else None


# ---- totals


def totals(case: Case) -> tuple[Mapping[str, int], ...]:
    """For each seat: orders locked, carried out and not, covert ones, estimates, rolls, points."""
    made = rows.tables(case)
    found = []
    for seat in case.session.game.seats:
        own = [r for r in made["orders"] if r["seat"] == seat and r["current"]]
        scores = [r for r in made["scores"] if r["seat"] == seat and r["current"]]
        ruled = [r for r in made["rulings"] if r["seat"] == seat and r["current"]]
        found.append(
            {
                "locked": len(own),
                "carried_out": sum(r["fate"] == "carried out" for r in own),
                "covert": sum(r["visibility"] == "covert" for r in own),
                "estimates": sum(r["estimate"] is not None for r in own),
                "rulings": len(ruled),
                "points": sum(int(str(r["score"])) for r in scores),
                "most": sum(int(str(r["most"])) for r in scores),
            }
        )
    return tuple(found)


def totals_table(kit: Kit, case: Case) -> Block:
    """The totals as a table."""
    head = (
        _("Seat"), _("Orders"), _("Carried out"), _("Covert"), _("Estimates"), _("Rulings"),
        _("Points"), _("Of"),
    )  # fmt: skip
    lines = tuple(
        (kit.names.seat(seat), *map(str, one.values())) for seat, one in enumerate(totals(case))
    )
    return Table(head, lines, heads=True)


@attrs.frozen
class Course:
    """How a number went: its name, where it began and stands, its extremes with their turns, which
    are 0 where it never stood beyond its start.
    """

    name: str
    start: int
    now: int
    high: int
    high_in: int
    low: int
    low_in: int
    span: int
    """From the lowest that it may stand at to the highest."""


def courses(kit: Kit, case: Case) -> Iterator[Course]:
    """For each track of the world, how it went."""
    game = case.session.game
    for dial in kit.start(kit.reader(-1)):
        if dial.kind != "track" or kit.scope(dial) != "world":
            continue
        start, slot = game.start[dial.slot], game.slots[dial.slot]
        one = Course(dial.name, start, start, start, 0, start, 0, max(1, slot.high - slot.low))
        for fact in case.facts:
            if isinstance(fact.event, ev.Changed) and fact.event.slot == dial.slot:
                one = attrs.evolve(one, now=fact.event.after)
                if one.now > one.high:
                    one = attrs.evolve(one, high=one.now, high_in=fact.turn)
                if one.now < one.low:
                    one = attrs.evolve(one, low=one.now, low_in=fact.turn)
        yield one
