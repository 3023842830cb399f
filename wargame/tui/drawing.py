"""Numbers as pictures of characters: gauges, bars, dice, arrows. Whatever colour says, a sign says
too. Pure functions of numbers and names; they return Textual's styled text.
"""

from collections.abc import Collection, Sequence

from textual.content import Content

from wargame.core.engine.engine import Forecast
from wargame.core.rolled import Roll
from wargame.core.tables import Table, shares
from wargame.core.view import DialView
from wargame.prose import rolls
from wargame.prose.names import Names
from wargame.prose.text import _, percent, signed

FULL, EMPTY, MARK, ZERO = "━", "╌", "●", "┃"
EIGHTHS = " ▏▎▍▌▋▊▉█"
FACES = " ⚀⚁⚂⚃⚄⚅"
SIX = 6
PIPS = (
    ("     ", "     ", "     "),
    ("     ", "  ●  ", "     "),
    ("●    ", "     ", "    ●"),
    ("●    ", "  ●  ", "    ●"),
    ("●   ●", "     ", "●   ●"),
    ("●   ●", "  ●  ", "●   ●"),
    ("●   ●", "●   ●", "●   ●"),
)
"""The three lines of a die's face, by what it shows."""
GAUGE = 10
"""Cells of a gauge."""
COUNTED = 20
"""The longest track of which the end is shown beside the number."""
USUAL_NAME, LONGEST_NAME = 22, 36
"""Cells of a track's name, as a rule and where there is room."""
MOST_CELLS = 24
"""Cells of a bar where there is room."""


def gauge(value: int, low: int, high: int, cells: int = GAUGE) -> Content:
    """Where a value stands in its range: filled from the low end, or around a marked zero."""
    span = max(1, high - low)
    at = round((value - low) * (cells - 1) / span)
    if low >= 0:
        filled = round((value - low) * cells / span)
        return Content.assemble(
            (FULL * filled, "bold $primary"), (EMPTY * (cells - filled), "$muted")
        )
    zero = round(-low * (cells - 1) / span)
    signs = [EMPTY] * cells
    signs[zero], signs[at] = ZERO, MARK
    style = "bold $accent" if value < 0 else "bold $primary"
    return Content("").join(
        Content.styled(sign, style if k == at else "$muted") for k, sign in enumerate(signs)
    )


def arrow(before: int, now: int) -> Content:
    """`↑1`, `↓2`, or nothing where it is as before."""
    if now == before:
        return Content("")
    up = now > before
    return Content.styled(f"{'↑' if up else '↓'}{abs(now - before)}", "bold")


def bar(share: int, cells: int, style: str = "$primary") -> Content:
    """A share in tenths of a percent as a bar of so many cells at 100."""
    eighths = round(share * cells * 8 / 1000)
    whole, rest = divmod(eighths, 8)
    drawn = EIGHTHS[8] * whole + (EIGHTHS[rest] if rest else "")
    return Content.styled(drawn.ljust(cells), style)


def figure(value: int, low: int) -> str:
    """A number as it is shown: with its sign where it may be below zero."""
    return str(value) if low >= 0 or value == 0 else signed(value)


# ---- tracks


def track(
    names: Names, dial: DialView, before: int, width: int, longest: int = USUAL_NAME
) -> tuple[Content, ...]:
    """A number with its gauge, arrow and level: one line, or two where it is narrow.

    `longest` is how long the names are that stand above and below it.
    """
    wanted = min(LONGEST_NAME, max(USUAL_NAME, longest))
    room = max(8, min(wanted, width - GAUGE - 13))
    name = Content(dial.name).truncate(room, ellipsis=True, pad=True)
    if dial.value is None:
        known = _("{band} as far as you know").format(band=dial.band)
        return (Content.assemble(name, " ", (known, "italic")),)
    number = figure(dial.value, dial.low)
    head = Content.assemble(
        name, " ", gauge(dial.value, dial.low, dial.high), (f"{number:>4}", "bold"),
        (_most(dial), "$muted"),
        arrow(before, dial.value).pad_right(max(0, 3 - len(arrow(before, dial.value)))),
    )  # fmt: skip
    if not dial.level:
        return (head,)
    level = (dial.level, "$muted")
    if width >= room + GAUGE + 11 + len(level[0]) + 2:
        return (Content.assemble(head, " ", level),)
    return (head, Content.assemble("  ", level))


def _most(dial: DialView) -> str:
    """How far a track goes, where one can count so far."""
    most = f"/{dial.high}" if dial.low == 0 and dial.high <= COUNTED else ""
    return f"{most:<4}"


# ---- odds


def forecast(names: Names, found: Forecast, does: Sequence[str], width: int) -> tuple[Content, ...]:
    """A roll to come: table and net, each modifier with worth and citation, a bar for each row.

    `does` says for each row what comes of it.
    """
    table = names.game.tables[found.table]
    lines = [_head(rolls.title(names, found.roll), table, found.net)]
    if found.base:
        lines.append(_modifier(signed(found.base), _("where this roll starts"), "", ""))
    for worth in found.modifiers:
        info = names.game.modifiers[worth.modifier]
        why = info.why or (_("where this roll starts") if info.base else _("a modifier"))
        points = "" if info.base else rolls.worth_in_points(table, found.net, worth.worth)
        lines.append(
            _modifier(signed(worth.worth), why, names.resting(info.cite, info.assumption), points)
        )
    if rolls.unmodified(names, found):
        lines.append(Content.styled("  " + rolls.no_more(found), "$muted"))
    for line, effect in zip(odds(table, found.ways, width), does, strict=True):
        said = Content.styled(effect, "$muted")
        if line.cell_length + 2 + said.cell_length <= width:
            lines.append(Content.assemble(line, "  ", said))
        else:
            lines += [line, Content.assemble("    ", said)]
    lines += [Content.styled(said, "italic $muted") for said in rolls.caveats(table, found)]
    return tuple(lines)


def comes_of(
    names: Names,
    odds_of: Sequence[Forecast],
    does: Sequence[Sequence[str]],
    always: str,
    width: int,
) -> list[Content]:
    """All that an order comes to: what it does in any case, then each roll with its rows."""
    parts: list[Content] = []
    if always:
        head = _("Whatever the dice say") if odds_of else _("No dice: this is what it does")
        parts += [Content(""), Content.styled(head, "bold $accent"), Content(always)]
    for found, rows in zip(odds_of, does, strict=True):
        parts += [Content(""), *forecast(names, found, rows, width)]
    if odds_of:
        parts += [Content(""), Content.styled(rolls.provisional(), "italic $muted")]
    return parts


def _head(called: str, table: Table, net: int | None) -> Content:
    dice = str(table.dice)
    if net is not None:
        dice = _("{dice}, net {net}").format(dice=dice, net=signed(net))
    return Content.assemble((called, "bold $accent"), (f"  {dice}", "$muted"))


def _modifier(amount: str, why: str, resting: str, points: str) -> Content:
    parts: list[str | Content | tuple[str, str]] = [(f"{amount:>4} ", "bold"), why]
    if points:
        parts.append((" " + _("({points} points)").format(points=points), "$muted"))
    if resting:
        parts.append((f" [{resting}]", "$muted"))
    return Content.assemble(*parts)


def odds(table: Table, ways: Sequence[int], width: int, reached: int = -1) -> tuple[Content, ...]:
    """A line for each row of a table with its share of a hundred; the row reached is marked."""
    label = min(24, max(len(band.label) for band in table.bands))
    cells = max(8, min(MOST_CELLS, width - label - 12))
    lines = []
    for k, (band, share) in enumerate(zip(table.bands, shares(ways), strict=True)):
        here = k == reached
        mark = "▶ " if here else "  "
        name = Content(band.label).truncate(label, ellipsis=True, pad=True)
        style = "bold $accent" if here else "$primary"
        lines.append(
            Content.assemble(
                (mark, "bold $accent"),
                name.stylize("bold") if here else name,
                (f" {percent(share):>6} ", "bold" if here else ""),
                bar(share, cells, style),
            )
        )
    return tuple(lines)


# ---- dice


def thrown(
    names: Names,
    roll: Roll,
    width: int,
    *,
    large: bool,
    untold: Collection[int] = (),
) -> tuple[Content, ...]:
    """A roll that was made: the dice, and the odds as they stood with the row reached.

    `large` draws dice of six sides as dice; of `untold` modifiers another card tells the reason.
    """
    table = rolls.table_of(names, roll.which)
    lines = [_head(rolls.thrown(names, roll), table, roll.net)]
    for worth in roll.modifiers:
        info = names.game.modifiers[worth.modifier]
        why = info.why or (_("where this roll starts") if info.base else _("a modifier"))
        if worth.modifier in untold:
            why = rolls.untold_yet()
        lines.append(_modifier(signed(worth.worth), why, "", ""))
    if roll.amended:
        lines.append(_modifier(signed(roll.amended), _("added by Control"), "", ""))
    if roll.forced:
        said = rolls.row_set(argued=roll.argued)
        lines.append(Content.styled("  " + said, "italic $accent"))
    elif roll.faces and table.dice.sides == SIX and large:
        lines += dice(roll.faces)
    elif roll.faces:
        shown = "  ".join(_face(table, face) for face in roll.faces)
        lines.append(Content.assemble("  ", (shown, "bold $accent")))
    elif roll.veiled:
        lines.append(Content.styled("  " + _("thrown behind the screen"), "italic $accent"))
    return (*lines, *odds(table, roll.odds, width, roll.band))


def _face(table: Table, face: int) -> str:
    return f"{FACES[face]} {face}" if table.dice.sides == SIX else str(face)


def dice(faces: Sequence[int]) -> tuple[Content, ...]:
    """Dice of six sides side by side, three lines of pips in a frame."""
    rows = [["╭───────╮" for _face in faces]]
    for pips in zip(*(PIPS[face] for face in faces), strict=True):
        rows.append([f"│ {line} │" for line in pips])
    rows.append(["╰───────╯" for _face in faces])
    return tuple(Content.styled("  " + "  ".join(row), "bold $accent") for row in rows)
