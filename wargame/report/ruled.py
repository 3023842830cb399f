"""What Control did by its own hand: rulings with reasons, rows that it set, dice that it hid; and
where those stand that are told with what was argued or promised.
"""

from collections.abc import Iterable, Iterator

from wargame.core import events as ev
from wargame.prose import arguing
from wargame.prose.text import _
from wargame.report import argued, promised, review, rows, ruled_rows
from wargame.report.case import Case
from wargame.report.cells import Row
from wargame.report.document import Block, Bullets, Heading, Links, Page, Table, Text
from wargame.report.kit import Kit


def page(kit: Kit, case: Case) -> Page:
    """Rulings with reasons, overrides counted by seat and direction, dice behind the screen."""
    found = [{**row, "against": against(row)} for row in ruled_rows.rulings(case, case.facts)]
    blocks: list[Block] = []
    if found:
        keys = ("what", "on", "value", "reason", "private", "against")
        head = (_("What"), _("On"), _("Value"), _("Reason"), _("In private"), _("Against the dice"))
        blocks.append(review.plain(head, found, keys, (11, 16, 12, 18, 13, 14), case))
    blocks += [*_elsewhere(case), *_overrides(case, found), *_hidden(case)]
    about = _(
        "Rulings, what was argued and settled, promises ruled on, dice typed in, orders taken"
        " back, dice behind the screen."
    )
    return review.page(kit, case, "rulings", _("Rulings"), blocks, about)


def against(row: Row) -> str:
    """Whether a row that Control set is higher or lower than what the dice would have read."""
    if not row.get("by_dice"):
        return ""
    return _("{direction}: the dice would have read {row}").format(
        direction=review.word("direction", row["direction"]), row=row["by_dice"]
    )


def _overrides(case: Case, found: Iterable[Row]) -> Iterator[Block]:
    counts: dict[tuple[str, str], int] = {}
    for row in found:
        if row["what"] == "override":
            key = (review.seat_of(case, row), str(row.get("direction") or "–"))
            counts[key] = counts.get(key, 0) + 1
    if counts:
        lines = tuple(
            _("{seat}, {direction}: {count}").format(
                seat=seat, direction=review.word("direction", direction), count=count
            )
            for (seat, direction), count in sorted(counts.items())
        )
        yield Heading(_("Overrides by seat and direction"))
        yield Bullets(lines)


def _elsewhere(case: Case) -> Iterator[Block]:
    """Rulings that other pages tell whole, a line each that leads there."""
    settled, promises = tuple(argued.rulings(case)), tuple(promised.rulings(case))
    if settled:
        yield Heading(_("What was argued and settled"))
        yield Links(settled)
    if promises:
        yield Heading(_("Promises that Control ruled on"))
        yield Links(promises)


# ---- dice behind the screen


def hidden(case: Case) -> tuple[tuple[Row, tuple[str, ...]], ...]:
    """The dice that only Control saw, in the order in which they were thrown."""
    found = [
        *((row, _rolled(row)) for row in rows.throws(case, case.facts) if row["behind_screen"]),
        *_argued(case),
    ]
    return tuple(sorted(found, key=lambda one: int(str(one[0]["entry"]))))


def _hidden(case: Case) -> Iterator[Block]:
    lines = tuple(
        (str(row["turn"] or "–"), review.seat_of(case, row), *said) for row, said in hidden(case)
    )
    if lines:
        head = (_("Turn"), _("Seat"), _("Dice for"), _("Odds before"), _("Dice"), _("Row"))
        yield Heading(_("Dice behind the screen"))
        yield Text(
            _("The room knew the odds and the row. These dice it did not see while it played.")
        )
        yield Table(head, lines, widths=(6, 14, 26, 28, 12, 14))


def _rolled(row: Row) -> tuple[str, ...]:
    what = _("{source}: {roll}").format(source=row["source"], roll=row["roll"])
    dice = str(row["dice"])
    if row["argued"]:
        dice = _("none: as it was argued")
    elif row["set_by_control"]:
        dice = _("none: the row was set")
    return (what, str(row["odds"]), dice, str(row["row"]))


def _argued(case: Case) -> Iterator[tuple[Row, tuple[str, ...]]]:
    """Dice of what was argued."""
    texts: dict[int, ev.TakenUp] = {}
    for fact in case.facts:
        event = fact.event
        if isinstance(event, ev.TakenUp):
            texts[event.matter] = event
        elif isinstance(event, ev.Thrown) and event.veiled:
            opened = texts[event.matter]
            came = review.word("result", "succeeds" if event.passed else "fails")
            dice = " ".join(map(str, event.faces))
            odds = arguing.chance(event.ways, event.cases)
            yield case.row(fact, case.seat(opened.seat)), (opened.text, odds, dice, came)
