"""What hangs on the wall for all to see: the situation, the odds of every table, the tracks.

Only what the public may know stands on them; Control has a track sheet of its own for the rest.
"""

from collections.abc import Iterable, Sequence

import attrs

from wargame.core.tables import Table as DiceTable
from wargame.core.tables import shares
from wargame.core.view import DialView, Reader
from wargame.prose.orderbook import totals
from wargame.prose.rolls import upper_rows
from wargame.prose.text import _, counted, joined, labelled, listed, percent, signed
from wargame.report.document import (
    Block,
    Bullets,
    Group,
    Heading,
    Page,
    Step,
    Strip,
    Table,
    Text,
)
from wargame.report.kit import Kit

WIDEST = 14
"""Boxes that a strip may have side by side before it is written as a line with room instead."""

FEW = 8
"""Tracks of one place that stand in two columns; more of them stand in three."""

MANY = 6
"""Tracks beside each other from which on a table is set in small letters."""

# ---- the situation


def situation(kit: Kit) -> Page:
    """The public situation as the game begins."""
    scenario = kit.scenario
    blocks: list[Block] = []
    for text in (scenario.situation, scenario.summary):
        if text:
            blocks.append(Text(text, "lead"))
    blocks += [Heading(_("Who is at the table")), _sides(kit)]
    if scenario.turn_names:
        blocks.append(Heading(_("When")))
        named = enumerate(scenario.turn_names, 1)
        turns = [_("Turn {turn}: {name}").format(turn=turn, name=name) for turn, name in named]
        blocks.append(Bullets(tuple(turns)))
    blocks += [Heading(_("How things stand")), *_numbers(kit, kit.public), *_groups(kit)]
    if scenario.grade:
        blocks.append(Heading(_("What all share at the end")))
        grades = (
            joined((grade.name or labelled(grade.id), grade.about)) for grade in scenario.grade
        )
        blocks.append(Bullets(tuple(grades)))
    if scenario.ends:
        blocks.append(Heading(_("What may end the game before its last turn")))
        ends = (joined((end.name or labelled(end.id), end.about)) for end in scenario.ends)
        blocks.append(Bullets(tuple(ends)))
    return Page(
        "wall/situation",
        _("The situation"),
        kit.title,
        tuple(blocks),
        about=_("Public: one for the wall and one for each table."),
        size=9.2,
    )


def _sides(kit: Kit) -> Block:
    rows = []
    told = any(spec.about for spec in kit.scenario.seats)
    for seat, spec in enumerate(kit.scenario.seats):
        orders = counted("{n} order a turn", "{n} orders a turn", spec.orders)
        about = (spec.about,) if told else ()
        rows.append((kit.names.seat(seat), *about, orders))
    if not told:
        return Table((_("Seat"), _("Orders")), tuple(rows), widths=(60, 40), heads=True)
    return Table(
        (_("Seat"), _("Who it is"), _("Orders")), tuple(rows), widths=(22, 60, 18), heads=True
    )


def _groups(kit: Kit) -> list[Block]:
    """Which places orders and rules mean by the name of a group."""
    found = []
    for group in kit.scenario.groups:
        inside = [k for k, place in enumerate(kit.scenario.places) if group.id in place.groups]
        if group.name and len(inside) > 1:
            places = listed(kit.names.place(place) for place in inside)
            found.append(_("{name}: {about}").format(name=group.name, about=places))
    return [Heading(_("Places by their groups")), Bullets(tuple(found))] if found else []


def _numbers(kit: Kit, reader: Reader) -> Iterable[Block]:
    """The numbers as they stand at the start: those of the world, then a row for each place."""
    dials = [dial for dial in kit.start(reader) if dial.kind != "resource"]
    world = [dial for dial in dials if kit.scope(dial) == "world"]
    tracks = [dial for dial in world if dial.kind == "track"]
    if tracks:
        rows = tuple(
            (dial.name, _value(kit, dial), f"{dial.low} – {dial.high}", _about(kit, dial))
            for dial in tracks
        )
        yield Table(
            (_("Track"), _("At the start"), _("Range"), _("What it says")),
            rows,
            widths=(22, 16, 12, 50),
            heads=True,
        )
    for scope, word in (("place", _("Place")), ("seat", _("Seat")), ("pair", _("Pair"))):
        own = [dial for dial in dials if kit.scope(dial) == scope]
        grid = tuple(_grid(kit, own, word))
        if grid:
            yield from grid
            said = dict.fromkeys(_explained(kit, dial) for dial in own if _about(kit, dial))
            yield Group("columns fine", (Bullets(tuple(said)),))


def _grid(kit: Kit, dials: Sequence[DialView], word: str) -> Iterable[Block]:
    """Owners down, tracks across; then what holds where."""
    tracks = tuple(dict.fromkeys((d.id, d.name) for d in dials if d.kind == "track"))
    rows, holding = [], []
    for owner in dict.fromkeys(d.owner for d in dials):
        own = {d.id: d for d in dials if d.owner == owner}
        name = kit.owner(next(iter(own.values())))
        cells = [_value(kit, own[id]) if id in own else "" for id, _name in tracks]
        flags = [d.name for d in own.values() if d.kind == "flag" and d.value]
        if any(cells):
            rows.append((name, *cells))
        if flags:
            holding.append(_("{owner}: {flags}").format(owner=name, flags=", ".join(flags)))
    if rows:
        head = (word, *(name for _id, name in tracks))
        yield Table(head, tuple(rows), "dense" if len(tracks) > MANY else "plain", heads=True)
    if holding:
        yield Text(_("What holds at the start:"), "label")
        yield Bullets(tuple(holding))


def _value(kit: Kit, dial: DialView) -> str:
    if dial.value is None:
        return kit.names.shade(dial.id, dial.band)
    level = kit.names.level(dial.id, dial.value) if dial.level else ""
    return f"{dial.value} ({level})" if level else str(dial.value)


def _about(kit: Kit, dial: DialView) -> str:
    track = kit.track(dial.id)
    if track is not None:
        return track.about
    return next((flag.about for flag in kit.scenario.flags if flag.id == dial.id), "")


def _explained(kit: Kit, dial: DialView) -> str:
    return _("{name}: {about}").format(name=dial.name, about=_about(kit, dial))


# ---- odds


def odds(kit: Kit) -> Page:
    """Every table that a rule rolls on, for every net modifier, counted case by case."""
    game = kit.game
    used = {roll.table for roll in game.rolls}
    ordered = {action.table for action in game.scenario.actions}
    blocks: list[Block] = [
        Text(
            _(
                "Add up the modifiers, find the row, read the chances. They are counted, not"
                " guessed: each cell has the percentage and the number of equally likely throws."
            ),
            "small",
        )
    ]
    for table in game.tables:
        if table.id in used:
            rules = _rules_of(table, estimated=table.id in ordered)
            parts = (Heading(table.name), Text(rules, "small"), _odds_of(table))
            blocks.append(Group("keep", parts))
    return Page(
        "wall/odds",
        _("Odds of every table"),
        kit.title,
        tuple(blocks),
        about=_("Public: for the wall, and for Control when dice are thrown by hand."),
    )


def _rules_of(table: DiceTable, *, estimated: bool) -> str:
    """How it is read; where orders read it, which rows own estimates are about."""
    said = [
        _("Throw {dice}: {cases} equally likely throws").format(
            dice=table.dice, cases=table.dice.cases
        )
    ]
    if table.clip is not None:
        said.append(
            _("The net modifier counts from {low} to {high}, whatever it is").format(
                low=signed(-table.clip), high=signed(table.clip)
            )
        )
    if table.naturals:
        said.append(
            _(
                "A natural {low} reads the first row and a natural {high} the last,"
                " whatever the modifier"
            ).format(low=table.dice.lowest, high=table.dice.highest)
        )
    if estimated:
        said.append(_("Its upper half: {rows}").format(rows=upper_rows(table)))
    return joined(said)


def _odds_of(table: DiceTable) -> Block:
    low, high = table.span()
    head = (
        _("Net"),
        *(
            _("{row} ({totals})").format(row=band.label, totals=totals(table, k))
            for k, band in enumerate(table.bands)
        ),
    )
    return Table(
        head, tuple(_odds_row(table, net) for net in range(low, high + 1)), "odds", heads=True
    )


def _odds_row(table: DiceTable, net: int) -> tuple[str, ...]:
    ways = table.odds(net)
    cells = zip(ways, shares(ways), strict=True)
    return (signed(net), *(f"{percent(share)} ({way})" if way else "–" for way, share in cells))


# ---- tracks


def tracks(kit: Kit) -> Page:
    """The public tracks, to be marked by hand as the game goes on."""
    return Page(
        "wall/tracks",
        _("Track sheet"),
        kit.title,
        tuple(_tracks(kit, _marked(kit, kit.start(kit.public)))),
        about=_("Public: on the wall, with a pencil beside it."),
        size=9.5,
    )


def hidden_tracks(kit: Kit) -> Page | None:
    """For Control, the tracks that the public does not see, the book-keeping of the rules too;
    None where it sees all.
    """
    shown = {dial.slot for dial in kit.start(kit.public) if dial.value is not None}
    all_of_it = _marked(kit, kit.start(kit.reader(-1), books=True))
    hidden = [d for d in all_of_it if d.slot not in shown and d.kind != "resource"]
    fixed = _fixed(kit)
    if not hidden and not fixed:
        return None
    return Page(
        "control/tracks",
        _("Hidden track sheet"),
        kit.title,
        (*_tracks(kit, hidden), *fixed),
        about=_("For Control: what not all may see."),
        stamp=_("Control only: contains secrets"),
        size=9.5,
    )


def _marked(kit: Kit, dials: Iterable[DialView]) -> list[DialView]:
    """Of some numbers those that a sheet has room for: what a rule can move, and what holds."""
    return [dial for dial in dials if dial.value != 0 or dial.id in kit.moved]


def _fixed(kit: Kit) -> list[Block]:
    """Book-keeping that the rules read and that none of them moves."""
    found = []
    for id, value in kit.standing.items():
        track = kit.track(id)
        if track is not None:
            level = kit.names.level(id, value)
            said = _("{name}: {value}").format(name=track.name, value=value)
            if level:
                said = _("{name}: {value} ({level})").format(
                    name=track.name, value=value, level=level
                )
            found.append(joined((said, track.about)))
    if not found:
        return []
    head = Heading(_("What no rule of this game moves"))
    note = _("Orders and rules on these pages count it already.")
    return [Group("keep", (head, Text(note, "small"), Bullets(tuple(found))))]


def _tracks(kit: Kit, dials: Iterable[DialView]) -> Iterable[Block]:
    found = [dial for dial in dials if dial.kind != "resource"]
    yield Text(
        _(
            "Cross out the old number, ring the new one and write the turn beside it. A grey box is"
            " where a track starts, and a black one is what holds at the start."
        ),
        "small",
    )
    world = [dial for dial in found if kit.scope(dial) == "world"]
    tracks = [dial for dial in world if dial.kind == "track"]
    yield from (_strip(kit, dial) for dial in tracks)
    for scope in ("place", "seat", "pair"):
        own = [dial for dial in found if kit.scope(dial) == scope]
        for owner in dict.fromkeys(dial.owner for dial in own):
            here = [dial for dial in own if dial.owner == owner]
            yield from _owned(kit, here)
    flags = [dial for dial in world if dial.kind == "flag"]
    if flags:
        yield Group("keep", (Heading(_("What holds or not")), _flags(flags)))


def _owned(kit: Kit, dials: Sequence[DialView]) -> Iterable[Block]:
    """The tracks of one place, seat or pair, two beside each other, then what holds there."""
    tracks = [dial for dial in dials if dial.kind == "track" and dial.value is not None]
    flags = [dial for dial in dials if dial.kind == "flag"]
    blocks: list[Block] = [Heading(kit.owner(dials[0]))]
    if tracks:
        kind = "strips many" if len(tracks) > FEW else "strips"
        blocks.append(Group(kind, tuple(_strip(kit, dial) for dial in tracks)))
    if flags:
        blocks.append(_flags(flags))
    yield Group("keep", tuple(blocks))


def _flags(flags: Sequence[DialView]) -> Block:
    """A box for each flag, black where it holds at the start, with room for the turns."""
    ticked = tuple(k for k, dial in enumerate(flags) if dial.value)
    items = tuple(_("{flag} ____").format(flag=dial.name) for dial in flags)
    return Group("triple", (Bullets(items, boxes=True, ticked=ticked),))


def _strip(kit: Kit, dial: DialView) -> Block:
    track = kit.track(dial.id)
    levels = track.levels if track else ()
    named = {level.value: level.name or labelled(level.id) for level in levels}
    if dial.high - dial.low >= WIDEST:
        return _long_strip(kit, dial)
    steps = tuple(
        Step(str(number), named.get(number, ""), start=number == dial.value)
        for number in range(dial.low, dial.high + 1)
    )
    return Strip(dial.name, steps)


def _long_strip(kit: Kit, dial: DialView) -> Block:
    """A track with many numbers: a box for each turn to write the number in."""
    turns = [Step("", _("turn {turn}").format(turn=k + 1)) for k in range(kit.scenario.turns)]
    start = Step(str(dial.value), _("start"), start=True)
    note = _("{low} to {high}").format(low=dial.low, high=dial.high)
    return attrs.evolve(Strip(dial.name, (start, *turns)), note=note)
