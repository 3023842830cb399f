"""The questions that a talk after a game may begin with, from what was least to be expected.

Each kind is measured in percentage points, so that they can be held against each other: how far an
estimate was from the odds, how unlikely a row was that was reached or set, how far estimates lay
apart. Of each kind the largest is asked about first.
"""

from collections.abc import Callable, Iterator

import attrs

from wargame.core.rolled import Roll
from wargame.core.tables import shares
from wargame.prose import arguing, rolls
from wargame.prose.text import _, joined, percent, sentence
from wargame.report import argued, argued_rows, ordered, promised, ruled, ruled_rows
from wargame.report.case import Case
from wargame.report.document import Blank, Block, Group, Heading, Text
from wargame.report.kit import Kit
from wargame.report.ordered import Decision

MOST = 3
"""As many as there is time for in twenty minutes."""
BROKEN, BENT = 1000, 500
"""How much of a promise was not kept, in tenths of a percent."""
NOTABLE = 200
"""Twenty percentage points: less than that is no surprise."""
RARE = 100
"""A result surprises that comes this seldom, with all beyond it, in tenths of a percent."""


@attrs.frozen
class Question:
    """What may be asked about something that happened; `size` is in tenths of a percent."""

    size: int
    ask: str
    told: str


def blocks(kit: Kit, case: Case) -> Iterator[Block]:
    """The questions with room for answers; nothing where nothing surprised."""
    found = questions(kit, case)
    if found:
        yield Heading(_("Begin with these"))
    for k, one in enumerate(found, 1):
        ask = _("{number}. {ask}").format(number=k, ask=one.ask)
        yield Group("boxed", (Heading(ask, 3), Text(one.told), Blank(_("Answer:"), 2)))


def questions(kit: Kit, case: Case) -> tuple[Question, ...]:
    """The largest of each kind, the largest of all first, as many as there is time for; where there
    are fewer kinds, others that ask something else.
    """
    kinds: tuple[Callable[[Kit, Case], Iterator[Question]], ...] = (
        _promises, _rulings, _overruled, _gaps, _spreads, _luck,
    )  # fmt: skip
    first, others = list[Question](), list[Question]()
    for kind in kinds:
        found = sorted(kind(kit, case), key=_size)
        first += found[:1]
        others += found[1:]
    chosen: dict[str, Question] = {}
    for one in (*sorted(first, key=_size), *sorted(others, key=_size)):
        if one.size >= NOTABLE and len(chosen) < MOST:
            chosen.setdefault(one.ask, one)
    return tuple(chosen.values())


def _size(one: Question) -> int:
    return -one.size


# ---- kinds


def _promises(_kit: Kit, case: Case) -> Iterator[Question]:
    for one in promised.broken(case):
        form = _("What was the word of {seat} worth, and who would take it again?")
        told = joined((promised.headline(case, one), one.disputed, promised.by(case, one)))
        size = BENT if one.bent else BROKEN
        yield Question(size, form.format(seat=case.names.seat(one.seat)), told)


def _rulings(kit: Kit, case: Case) -> Iterator[Question]:
    """Rows that Control set otherwise than the dice read, by how unlikely they were; none of those
    that an argument came to afterwards.
    """
    against = {
        (row["entry"], row["seat"]): row
        for row in ruled_rows.rulings(case, case.facts)
        if row["what"] == "override"
    }
    for one in ordered.decisions(case):
        roll = _first(one)
        fate = one.fate
        if roll is None or not roll.forced or fate is None or fate.row_set is None:
            continue
        row = against.get((fate.row_set.entry, case.seat(one.seat)))
        unheard = _unheard(kit, one, roll)
        if fate.argued or row is None or (row.get("direction") == "same" and not unheard):
            continue
        form = _("{who}. Control set the row: {row}, which had a chance of {chance}")
        told = form.format(who=_who(kit, one), row=_row(kit, roll), chance=percent(_share(roll)))
        ask = _("Would the room have ruled as Control did?")
        found = joined((told, sentence(ruled.against(row)), unheard))
        yield Question(1000 - _share(roll), ask, found)


def _unheard(kit: Kit, one: Decision, roll: Roll) -> str:
    """The dice of an argument that had come to another row than the one that Control set."""
    matter = one.argued
    if matter is None or matter.thrown is None or matter.settled is None:
        return ""
    settled = matter.settled
    if settled.row in (-1, roll.band):
        return ""
    form = _("It had been argued, and came to the row: {row}")
    said = form.format(row=arguing.row_named(kit.names, settled, settled.row))
    return joined((said, arguing.thrown(kit.names, matter.thrown)))


def _overruled(_kit: Kit, case: Case) -> Iterator[Question]:
    """Matters that Control settled otherwise than their dice came out, by how unlikely that was;
    dice that were thrown and not held to are no small thing, so each may be asked about.
    """
    for one, told in argued.overruled(case):
        chance = argued_rows.chance(one)
        if chance is not None and one.settled is not None:
            unlikely = 1000 - chance if one.settled.passed else chance
            yield Question(max(NOTABLE, unlikely), _("What weighed more than its dice?"), told)


def _gaps(kit: Kit, case: Case) -> Iterator[Question]:
    """Own estimates, by how far they were from the odds."""
    for one in ordered.decisions(case):
        estimate, chance = ordered.estimate(one), ordered.chance(kit, one)
        roll = _first(one)
        if estimate is None or chance is None or (roll is not None and roll.forced):
            continue
        form = _("{who}. Own estimate {estimate}%, odds {chance}. It came to: {result}")
        told = form.format(
            who=_who(kit, one), estimate=estimate, chance=percent(chance),
            result=ordered.result(kit, case, one),
        )  # fmt: skip
        ask = _("What did {seat} see otherwise than the odds?")
        seat = kit.names.seat(one.seat)
        yield Question(abs(10 * estimate - chance), ask.format(seat=seat), joined((told,)))


def _spreads(_kit: Kit, case: Case) -> Iterator[Question]:
    """Estimates of the same thing, by how far they lay apart."""
    for one in argued_rows.followed(case.facts):
        given = argued_rows.estimates(one)
        if len(given) < 2:
            continue
        (low, least), (high, most) = given[0], given[-1]
        form = _("“{text}”: {lower} put it at {least}%, {higher} at {most}%")
        told = form.format(
            text=one.text, lower=case.names.seat(low), least=least,
            higher=case.names.seat(high), most=most,
        )  # fmt: skip
        ask = _("What did {lower} and {higher} each see that the other did not?")
        ask = ask.format(lower=case.names.seat(low), higher=case.names.seat(high))
        yield Question(10 * (most - least), ask, joined((told,)))


def _luck(kit: Kit, case: Case) -> Iterator[Question]:
    """Rows that the dice reached against the odds."""
    for one in ordered.decisions(case):
        roll = _first(one)
        if roll is None or roll.forced or _beyond(roll) > RARE:
            continue
        form = _("{who}. The dice read: {row}, which had a chance of {chance}")
        told = form.format(who=_who(kit, one), row=_row(kit, roll), chance=percent(_share(roll)))
        ask = _("How would it have gone on with the likelier result?")
        yield Question(1000 - _share(roll), ask, joined((told,)))


# ---- parts


def _first(one: Decision) -> Roll | None:
    resolved = one.fate.resolved if one.fate is not None else None
    return resolved.rolls[0] if resolved is not None and resolved.rolls else None


def _share(roll: Roll) -> int:
    """The chance of the row that holds, in tenths of a percent."""
    return shares(roll.odds)[roll.band]


def _beyond(roll: Roll) -> int:
    """The chance of a row with all rows on its further side, in tenths of a percent."""
    odds = shares(roll.odds)
    return min(sum(odds[: roll.band + 1]), sum(odds[roll.band :]))


def _row(kit: Kit, roll: Roll) -> str:
    return rolls.table_of(kit.names, roll.which).bands[roll.band].label


def _who(kit: Kit, one: Decision) -> str:
    return _("Turn {turn}, {seat}: {order}").format(
        turn=one.fact.turn, seat=kit.names.seat(one.seat), order=ordered.named(kit, one)
    )
