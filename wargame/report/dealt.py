"""Deals between seats, as a table with a row for each promise, and as part of a page."""

from collections.abc import Iterator, Mapping

import attrs

from wargame.core import events as ev
from wargame.core.deals import MARKS, NONE
from wargame.core.dealt import DealtEvent
from wargame.prose import dealing
from wargame.prose.courses import Course
from wargame.prose.text import N_, _
from wargame.report.case import Case
from wargame.report.cells import Row
from wargame.report.chronicle import Fact
from wargame.report.document import Block, Heading, Table

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "deals": (
        "deal", "parties", "secret", "leaked", "guarantor", "due", "conditions", "cautions",
        "promise", "term", "text", "fate", "marks", "record", "ruled", "reason", "private", "by",
    ),
}  # fmt: skip
FATES = {
    "offered": N_("offered"),
    "refused": N_("refused"),
    "withdrawn": N_("withdrawn"),
    "amended": N_("another offer in its place"),
    "agreed": N_("in force"),
    **dealing.MARKED,
}
RECORDED = {"agreed": "in force"}
"""Fates that go by another word in tables."""


@attrs.define
class Followed:
    """A deal while it is followed through the facts."""

    fact: Fact
    course: Course
    agreed: Fact | None = None
    judgements: dict[int, list[Fact]] = attrs.Factory(dict)
    """By promise, where it was judged and ruled on."""

    @property
    def offered(self) -> ev.DealOffered:
        return self.course.offered


def deals(case: Case, facts: tuple[Fact, ...]) -> Iterator[Row]:
    """Every promise of every deal that was offered, with what became of it."""
    for one in followed(facts):
        for k in range(len(one.offered.clauses)):
            yield _row(case, one, k)


def followed(facts: tuple[Fact, ...]) -> tuple[Followed, ...]:
    """Every deal that was offered, with what became of each of its promises."""
    found: list[Followed] = []
    standing: dict[int, Followed] = {}
    for fact in facts:
        event = fact.event
        if isinstance(event, ev.DealOffered):
            standing[event.deal] = Followed(fact, Course(event))
            found.append(standing[event.deal])
        elif isinstance(event, DealtEvent):
            one = standing[event.deal]
            one.course.take(event)
            if isinstance(event, ev.DealAgreed):
                one.agreed = fact
            elif isinstance(event, ev.DealJudged | ev.DealRuled):
                one.judgements.setdefault(event.clause, []).append(fact)
    return tuple(found)


def _row(case: Case, one: Followed, k: int) -> Row:
    event, course = one.offered, one.course
    judged, ruled = course.judged.get(k), course.ruled.get(k)
    clause, names = event.clauses[k], case.names
    cautions = [names.scenario.cautions[number].id for number in event.cautions]
    marks = [f"{case.seat(m.seat)} {MARKS[m.mark]}" for m in judged.marks] if judged else []
    return case.row(
        one.fact, case.seat(clause.seat), deal=event.deal,
        parties=" ".join(map(case.seat, event.parties)), secret=int(event.secret),
        leaked=course.leaked, guarantor=case.seat(event.guarantor) if event.guarantor >= 0 else "",
        due=event.due, conditions=event.conditions, cautions=" ".join(cautions), promise=k + 1,
        term=names.scenario.terms[clause.term].id if clause.term >= 0 else "", text=clause.text,
        fate=RECORDED.get(course.fate(k), course.fate(k)), marks="; ".join(marks),
        record=MARKS[judged.found] if judged and judged.found != NONE else "",
        ruled=MARKS[ruled.mark] if ruled else "", reason=ruled.reason if ruled else "",
        private=ruled.private if ruled else "", by=case.person(event.author.person),
    )  # fmt: skip


def blocks(case: Case) -> Iterator[Block]:
    """The deals as Control reads them afterwards; nothing where none was offered."""
    lines = tuple(
        _line(case, one, k) for one in followed(case.facts) for k in range(len(one.offered.clauses))
    )
    if lines:
        head = (_("Turn"), _("Parties"), _("Promise"), _("Due"), _("What came of it"))
        yield Heading(_("Deals"))
        yield Table(head, lines, widths=(8, 20, 36, 8, 28))


def parties(case: Case, one: Followed) -> str:
    """Between whom a deal is, and that it is secret where it is."""
    said = case.names.seats(one.offered.parties)
    return _("{seats} (secret)").format(seats=said) if one.offered.secret else said


def _line(case: Case, one: Followed, k: int) -> tuple[str, ...]:
    event, names = one.offered, case.names
    came = _(FATES[one.course.fate(k)])
    ruled = one.course.ruled.get(k)
    if ruled is not None:
        came = _("{fate}, as Control ruled: {reason}").format(fate=came, reason=ruled.reason)
    return (
        str(one.fact.turn), parties(case, one), dealing.clause(names, event.clauses[k]),
        str(event.due), came,
    )  # fmt: skip
