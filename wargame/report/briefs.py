"""A seat's own papers: the brief on one side of paper, and its book of orders.

Letters of a brief are made as large as one page lets them be; how much a page takes is worked out
from the widths of the letters, since a browser may print it as well as WeasyPrint.
"""

import math
from collections.abc import Sequence

import attrs

from wargame.prose import orderbook
from wargame.prose.orderbook import OrderSheet, RollSheet
from wargame.prose.text import _, joined
from wargame.report.document import (
    Blank,
    Block,
    Break,
    Bullets,
    Group,
    Heading,
    Page,
    Table,
    Text,
)
from wargame.report.kit import Kit, file_name
from wargame.report.measure import POINT, lines

SIZES = (11.5, 11.0, 10.5, 10.0, 9.6, 9.2, 8.8, 8.5, 8.2, 7.9, 7.6)
"""Sizes of letters, in points, that a brief may have; below the last nobody reads at a table."""
PAGE = 266.0
"""Millimetres of height that a brief may fill of the 269 between the margins of A4."""
COLUMN, WHOLE = 86.3, 179.5
"""Millimetres of width that a line has in one of two columns, and across the page."""
LEADING = 1.26
RULE = 6.6
LEAST, MOST = 2, 12
"""Ruled lines to write on, at the foot of a brief."""


@attrs.frozen
class Part:
    """A stretch of a brief: a heading, perhaps empty, and what stands under it."""

    heading: str
    lines: tuple[str, ...]
    listed: bool


def brief(kit: Kit, seat: int) -> Page:
    """One page for a seat, with room for its own aim and red line."""
    parts = _parts(kit.prose.brief(seat))
    opening = tuple(parts[:1])
    rest = tuple(parts[1:])
    size = next((size for size in SIZES if _height(opening, rest, size) <= PAGE), SIZES[-1])
    lead = [Text(line, "lead" if k else "") for k, line in enumerate(opening[0].lines[1:])]
    blocks: list[Block] = [*lead, Group("columns", tuple(_blocks(rest)))]
    written = LEAST + math.floor((PAGE - _height(opening, rest, size)) / RULE)
    written = max(LEAST, min(MOST, written))
    aims = (
        Blank(_("Turn zero. Your aim, in one sentence:"), 2),
        Blank(_("Your own red line:"), 2),
    )
    blocks.append(Group("pair", aims))
    if written > LEAST + 1:
        blocks.append(Blank(_("Notes"), written - LEAST - 1))
    return Page(
        f"briefs/{file_name(kit.game.seats[seat])}",
        kit.names.seat(seat),
        kit.title,
        tuple(blocks),
        about=_("One page for whoever plays {seat}; for no other eyes.").format(
            seat=kit.names.seat(seat)
        ),
        stamp=_("Only for {seat}").format(seat=kit.names.seat(seat)),
        kind="brief",
        size=size,
    )


def too_long(kit: Kit, seat: int) -> bool:
    """Whether a brief fills more than a page even in the smallest letters."""
    parts = _parts(kit.prose.brief(seat))
    return _height(tuple(parts[:1]), tuple(parts[1:]), SIZES[-1]) > PAGE


def _parts(lines: Sequence[str]) -> list[Part]:
    """The lines of a brief by their headings; a line above dashes is a heading."""
    found: list[Part] = []
    plain: list[str] = []
    items: list[str] = []
    heading = ""
    for k, line in enumerate((*lines, "")):
        if line.startswith("- "):
            items.append(line.removeprefix("- "))
            continue
        if items:
            found.append(Part(heading, tuple(items), listed=True))
            items = []
        following = lines[k + 1] if k + 1 < len(lines) else ""
        if following.startswith("- "):
            if plain:
                found.append(Part("", tuple(plain), listed=False))
                plain = []
            heading = line
        elif line:
            plain.append(line)
    if plain:
        found.append(Part("", tuple(plain), listed=False))
    return found


def _blocks(parts: Sequence[Part]) -> list[Block]:
    found: list[Block] = []
    for part in parts:
        if part.heading:
            found.append(Heading(part.heading.removesuffix(":")))
        if part.listed:
            found.append(Bullets(part.lines))
        else:
            found += [Text(line, "boxed") for line in part.lines]
    return found


# ---- how much a page takes


def _height(opening: Sequence[Part], rest: Sequence[Part], size: float) -> float:
    """Millimetres that a brief takes in letters of a size, with the least room to write."""
    em = size * POINT
    head = 0.86 * em * LEADING + 1.9 * em * 1.1 + 5.4
    lead = sum(
        (lines(text, WHOLE, size * 1.08) * LEADING + 0.45) * em * 1.08
        for part in opening
        for text in part.lines[1:]
    )
    columns = sum(_part(part, size) for part in rest)
    # The columns end unevenly: a line, or a block that stays whole, may stand in the longer one.
    return head + lead + columns / 2 + 2 * em * LEADING + _room(LEAST)


def _part(part: Part, size: float) -> float:
    em = size * POINT
    taken = 0.0
    if part.heading:
        big = em * 1.16
        taken += (lines(part.heading, COLUMN, size * 1.24) * 1.2 + 1.15) * big + 0.3
    room = COLUMN - 1.2 * em if part.listed else COLUMN - 7
    for text in part.lines:
        taken += lines(text, room, size) * em * LEADING
        taken += 0.18 * em if part.listed else 7.6
    return taken


def _room(written: int) -> float:
    """Millimetres of a label and so many ruled lines."""
    return 7.5 + written * RULE


# ---- the book of orders


def book(kit: Kit, seat: int) -> Page:
    """All orders of a seat, as far as it may know what they do."""
    does = kit.does(kit.reader(seat))
    blocks: list[Block] = [_purse(kit, seat)]
    for index in kit.orders_of(seat):
        blocks += _order(orderbook.sheet(does, kit.scenario.actions[index]))
    return Page(
        f"orders/{file_name(kit.game.seats[seat])}",
        _("Orders of {seat}").format(seat=kit.names.seat(seat)),
        kit.title,
        tuple(blocks),
        about=_("Every order of {seat}: its price, its odds, what each row does.").format(
            seat=kit.names.seat(seat)
        ),
        stamp=_("Only for {seat}").format(seat=kit.names.seat(seat)),
        size=9.0,
    )


def whole_book(kit: Kit) -> Page:
    """All orders of all seats, with everything they do, for Control."""
    does = kit.does()
    blocks: list[Block] = []
    for seat in kit.seats:
        blocks.append(Heading(kit.names.seat(seat)))
        own = [kit.scenario.actions[index] for index in kit.orders_of(seat)]
        for action in own:
            if kit.game.codes[kit.scenario.actions.index(action)].seats[0] != seat:
                blocks.append(Text(_("{order}: as above.").format(order=action.name), "small"))
                continue
            blocks += _order(orderbook.sheet(does, action))
        if seat != kit.seats[-1]:
            blocks.append(Break())
    return Page(
        "control/orders",
        _("All orders"),
        kit.title,
        tuple(blocks),
        about=_("To resolve any order by hand."),
        stamp=_("Control only: contains secrets"),
        size=8.6,
    )


def _purse(kit: Kit, seat: int) -> Block:
    """Turn by turn, what the seat has and spends."""
    turns = range(1, kit.scenario.turns + 1)
    head = [_("Turn")]
    row: list[str] = []
    for dial in kit.start(kit.reader(seat)):
        if dial.kind == "resource" and dial.owner == seat:
            head += [dial.name, _("spent"), _("left")]
            row += ["", "", ""]
    return Table(
        tuple(head), tuple((str(turn), *row) for turn in turns), "grid", caption=_("Your purse")
    )


def _order(sheet: OrderSheet) -> list[Block]:
    lines = list(sheet.lines)
    blocks: list[Block] = [Heading(sheet.name, 3)]
    if sheet.about:
        blocks.append(Text(sheet.about, "quiet"))
    blocks.append(Bullets(tuple(lines)))
    found: list[Block] = [Group("keep", tuple(blocks))]
    for roll in sheet.rolls:
        found.append(Group("keep", _roll(roll)))
    if sheet.always:
        found.append(Text(sheet.always))
    if sheet.resting:
        found.append(
            Text(joined((_("It rests on {resting}").format(resting=sheet.resting),)), "small")
        )
    return found


def _roll(roll: RollSheet) -> tuple[Block, ...]:
    table = Table((roll.title, _("Total"), _("What it does")), roll.rows, widths=(22, 12, 66))
    if not roll.circumstances:
        return (table,)
    return (Text(_("Modifiers:"), "label"), Bullets(roll.circumstances), table)
