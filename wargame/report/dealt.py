"""Deals between seats, as a table with a row for each promise, and as part of a page."""

from collections.abc import Iterator, Mapping

import attrs

from wargame.core import events as ev
from wargame.core.deals import MARKS, NONE
from wargame.prose import dealing
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
    "in force": N_("in force"),
    **dealing.MARKED,
}


@attrs.define
class Followed:
    """A deal while it is followed through the facts."""

    fact: Fact
    offered: ev.DealOffered
    fates: list[str]
    """By promise."""
    leaked: int = 0
    marks: dict[int, dict[int, int]] = attrs.Factory(dict)
    """By promise and seat, the mark that it gave."""
    judged: dict[int, ev.DealJudged] = attrs.Factory(dict)
    ruled: dict[int, ev.DealRuled] = attrs.Factory(dict)
    agreed: Fact | None = None
    judgements: dict[int, list[Fact]] = attrs.Factory(dict)
    """By promise, where it was judged and ruled on."""


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
            one = Followed(fact, event, ["offered"] * len(event.clauses))
            standing[event.deal] = one
            found.append(one)
        elif isinstance(event, ev.DealAgreed):
            one = standing[event.deal]
            one.agreed, one.fates = fact, ["in force"] * len(one.fates)
        elif isinstance(event, ev.DealMarked):
            marks = standing[event.deal].marks.setdefault(event.clause, {})
            marks[event.seat] = event.mark
        elif isinstance(event, ev.DealJudged | ev.DealRuled):
            one = standing[event.deal]
            one.judgements.setdefault(event.clause, []).append(fact)
            _judge(one, event)
        elif isinstance(event, ev.DealLeaked):
            standing[event.deal].leaked = event.leaked
        elif isinstance(event, ev.DealEnded):
            one = standing.pop(event.deal)
            if event.how != "judged":
                one.fates = [event.how] * len(one.fates)
    return tuple(found)


def _judge(one: Followed, event: ev.DealJudged | ev.DealRuled) -> None:
    if isinstance(event, ev.DealRuled):
        one.ruled[event.clause] = event
        one.fates[event.clause] = MARKS[event.mark]
        return
    one.judged[event.clause] = event
    if event.result != NONE:
        one.fates[event.clause] = MARKS[event.result]


def _row(case: Case, one: Followed, k: int) -> Row:
    event, judged, ruled = one.offered, one.judged.get(k), one.ruled.get(k)
    clause, names = event.clauses[k], case.names
    cautions = [names.scenario.cautions[number].id for number in event.cautions]
    marks = [f"{case.seat(m.seat)} {MARKS[m.mark]}" for m in judged.marks] if judged else []
    return case.row(
        one.fact, case.seat(clause.seat), deal=event.deal,
        parties=" ".join(map(case.seat, event.parties)), secret=int(event.secret),
        leaked=one.leaked, guarantor=case.seat(event.guarantor) if event.guarantor >= 0 else "",
        due=event.due, conditions=event.conditions, cautions=" ".join(cautions), promise=k + 1,
        term=names.scenario.terms[clause.term].id if clause.term >= 0 else "", text=clause.text,
        fate=one.fates[k], marks="; ".join(marks),
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


def _line(case: Case, one: Followed, k: int) -> tuple[str, ...]:
    event, names = one.offered, case.names
    parties = names.seats(event.parties)
    if event.secret:
        parties = _("{seats} (secret)").format(seats=parties)
    came = _(FATES[one.fates[k]])
    ruled = one.ruled.get(k)
    if ruled is not None:
        came = _("{fate}, as Control ruled: {reason}").format(fate=came, reason=ruled.reason)
    return (
        str(one.fact.turn), parties, dealing.clause(names, event.clauses[k]), str(event.due), came,
    )  # fmt: skip
