"""Deals between seats, in sentences: offers, signatures, marks, rulings, leaks; and what stands."""

from collections.abc import Callable, Iterable
from typing import Any

import attrs

from wargame.core import events as ev
from wargame.core.deals import MARKS, NONE, RUMOUR, Clause, Deal
from wargame.core.dealt import DealtEvent, Marked
from wargame.core.view import Seen, standing
from wargame.prose.courses import Course
from wargame.prose.names import Names
from wargame.prose.text import N_, _, ended, joined, listed, signed

MARKED = {"kept": N_("kept"), "bent": N_("bent"), "broken": N_("broken")}
ENDS = {
    "refused": N_("{seat} refuses the deal"),
    "withdrawn": N_("{seat} withdraws its offer of a deal"),
    "amended": N_("{seat} puts another offer in the place of a deal"),
}


def marked(mark: int) -> str:
    """What a promise is said to be: kept, bent or broken."""
    return _(MARKED[MARKS[mark]])


def clause(names: Names, one: Clause) -> str:
    """`Ardaby: two boats, until the summer`"""
    return _("{seat}: {text}").format(seat=names.seat(one.seat), text=wording(names, one))


def wording(names: Names, one: Clause) -> str:
    """What a party gives, in the words of the scenario and in its own."""
    words = [one.text.rstrip(".")] if one.text else []
    if one.term >= 0:
        words.insert(0, names.said(names.scenario.terms[one.term].name))
    return ", ".join(words) if words else _("something in its own words")


def cautions(names: Names, numbers: Iterable[int]) -> tuple[str, ...]:
    """What the scenario cautions against, with what that rests on."""
    found = []
    for k in numbers:
        one = names.scenario.cautions[k]
        resting = names.resting(one.cite, one.assumption)
        said = names.said(one.say).rstrip(".")
        found.append(
            _("{said} [{resting}]").format(said=said, resting=resting) if resting else said
        )
    return tuple(found)


def terms(names: Names, event: ev.DealOffered) -> tuple[str, ...]:
    """What holds of a deal beside its promises."""
    said = [_("Due in turn {turn}").format(turn=event.due)]
    if event.conditions:
        said.append(_("Condition: {text}").format(text=event.conditions))
    if event.guarantor >= 0:
        said.append(_("Guarantor: {seat}").format(seat=names.seat(event.guarantor)))
    said.append(
        _("Secret: only who signs it reads it, and Control") if event.secret else _("Open to all")
    )
    return tuple(said)


# ---- events


def offered(names: Names, event: ev.DealOffered) -> str:
    others = [one for one in event.parties if one != event.seat]
    head = _("{seat} offers a deal to {others}").format(
        seat=names.seat(event.seat), others=names.seats(others)
    )
    given = (clause(names, one) for one in event.clauses)
    warned = (_("Caution: {text}").format(text=one) for one in cautions(names, event.cautions))
    return joined((head, *given, *terms(names, event), *warned))


def signed_by(names: Names, event: ev.DealSigned) -> str:
    return _("{seat} signs the deal.").format(seat=names.seat(event.seat))


def in_force(names: Names, event: ev.DealAgreed) -> str:
    form = _("A deal between {seats} is in force, due in turn {turn}.")
    if event.secret:
        form = _("A secret deal between {seats} is in force, due in turn {turn}.")
    return form.format(seats=names.seats(event.signers), turn=event.due)


def over(names: Names, event: ev.DealEnded) -> str:
    if event.how == "judged":
        return _("Every promise of the deal has been judged.")
    head = _(ENDS[event.how]).format(seat=names.seat(event.seat))
    return joined((head, _("Why: {text}").format(text=event.text) if event.text else ""))


def promise_marked(names: Names, event: ev.DealMarked) -> str:
    return _("{seat} marks promise {number} of a deal: {mark}.").format(
        seat=names.seat(event.seat), number=event.clause + 1, mark=marked(event.mark)
    )


def judged(names: Names, event: ev.DealJudged) -> str:
    head = _("The promise of {seat}").format(seat=names.seat(event.promise.seat))
    if event.promise.term >= 0:
        head = _("The promise of {text}").format(text=clause(names, event.promise))
    each = listed(
        _("{seat} {mark}").format(seat=names.seat(one.seat), mark=marked(one.mark))
        for one in event.marks
    )
    found = (
        _("The record says: {mark}").format(mark=marked(event.found)) if event.found != NONE else ""
    )
    came = (
        _("They differ, and Control rules")
        if event.result == NONE
        else _("It was {mark}").format(mark=marked(event.result))
    )
    said = _("{promise}, number {number}, is marked: {each}").format(
        promise=head, number=event.clause + 1, each=each
    )
    return joined((said, found, came))


def ruled(names: Names, event: ev.DealRuled) -> str:
    text = clause(names, event.promise)
    if event.promise.term < 0:
        text = names.seat(event.promise.seat)
    head = _("Control rules on promise {number} of a deal, of {text}: it was {mark}").format(
        number=event.clause + 1, text=text, mark=marked(event.mark)
    )
    private = _("In private: {note}").format(note=event.private) if event.private else ""
    return joined((head, _("Reason: {reason}").format(reason=event.reason), private))


def leak_rolled(names: Names, event: ev.DealLeakRolled) -> str:
    leak = names.scenario.deals.leak if names.scenario.deals else None
    table = next((one for one in names.game.tables if leak and one.id == leak.table), None)
    band = table.bands[event.band].label if table else str(event.band)
    dice = " + ".join(map(str, event.faces))
    if event.net:
        dice = f"{dice} {signed(event.net)}"
    total = sum(event.faces) + event.net
    return _("Does the secret deal leak? {dice} = {total}: {band}.").format(
        dice=dice, total=total, band=band
    )


def leaked(names: Names, event: ev.DealLeaked) -> str:
    form = _("Rumour has it that there is a secret deal between {seats}")
    if event.leaked > RUMOUR:
        form = _("A secret deal between {seats} has leaked")
    given = (clause(names, one) for one in event.promises)
    due = _("Due in turn {turn}").format(turn=event.due) if event.due else ""
    why = _("Reason: {reason}").format(reason=event.reason) if event.reason else ""
    return joined((form.format(seats=names.seats(event.seats)), *given, due, why))


DEALING: dict[type, Callable[[Names, Any], str]] = {
    ev.DealOffered: offered,
    ev.DealSigned: signed_by,
    ev.DealAgreed: in_force,
    ev.DealEnded: over,
    ev.DealMarked: promise_marked,
    ev.DealJudged: judged,
    ev.DealRuled: ruled,
    ev.DealLeakRolled: leak_rolled,
    ev.DealLeaked: leaked,
}


# ---- what stands, from a reader's log


@attrs.frozen
class Account:
    """A deal with its words, as a reader may know it."""

    deal: Deal
    offered: ev.DealOffered


def accounts(deals: Iterable[Deal], log: Iterable[Seen]) -> tuple[Account, ...]:
    """What is offered or agreed, with the words that its readers were told."""
    words: dict[int, ev.DealOffered] = {}
    for one in standing(log):
        if isinstance(one.event, ev.DealOffered):
            words[one.event.deal] = one.event
    return tuple(Account(deal, words[deal.number]) for deal in deals if deal.number in words)


def headline(names: Names, one: Account) -> str:
    """Between whom it is, and how it stands."""
    return between(names, one.offered)


def between(names: Names, event: ev.DealOffered) -> str:
    """`Secret deal: Ardaby and Borum`"""
    form = _("Secret deal: {seats}") if event.secret else _("Open deal: {seats}")
    return form.format(seats=names.seats(event.parties))


def stands(names: Names, one: Account, turn: int) -> str:
    """How far it is: whose signature or mark it waits for."""
    deal = one.deal
    if deal.expired(turn):
        return _("Expired: it was due in turn {turn}, and not all signed").format(turn=deal.due)
    if not deal.agreed:
        return _("To be signed by {seats}").format(seats=names.seats(deal.unsigned))
    if deal.differing(turn):
        return _("The marks differ: Control rules")
    late = deal.late(turn)
    if late:
        return _("Due: to be marked by {seats}").format(seats=names.seats(late))
    return _("In force, due in turn {turn}").format(turn=deal.due)


def when_judged(names: Names) -> str:
    """Whether a turn's end waits for the marks that are due in it."""
    if names.scenario.deals is not None:
        return _("The end of a turn waits until what is due in it is marked or ruled on.")
    return _(
        "In this game no turn's end waits for that: mark what is due before the turn is over; "
        "what was left can be marked later."
    )


def owed(names: Names, one: Account, seat: int) -> tuple[str, ...]:
    """What a seat promised in a deal that is in force, as far as it is not judged."""
    if not one.deal.agreed:
        return ()
    others = names.seats([party for party in one.deal.parties if party != seat])
    form = _("{promise}, to {seats} (due in turn {turn})")
    if one.deal.secret:
        form = _("{promise}, to {seats} in secret (due in turn {turn})")
    return tuple(
        form.format(promise=wording(names, clause), seats=others, turn=one.deal.due)
        for clause, held in zip(one.offered.clauses, one.deal.promises, strict=True)
        if clause.seat == seat and held.result == NONE
    )


def waits(one: Account, seat: int, turn: int) -> bool:
    """Whether it waits for a seat's signature or marks."""
    unsigned = () if one.deal.expired(turn) else one.deal.unsigned
    return seat in unsigned or bool(one.deal.to_mark(seat, turn))


def can_withdraw(one: Account, seat: int) -> bool:
    """Whether an offer is a seat's own; who else signed it refuses it."""
    return not one.deal.agreed and one.deal.drafter == seat


# ---- what stands no longer, from a reader's log


@attrs.frozen
class Settled:
    """A deal or an offer that stands no longer, as a reader may know it."""

    offered: ev.DealOffered
    ended: ev.DealEnded
    turn: int
    """In which turn it ended."""
    signed: tuple[int, ...]
    marks: tuple[tuple[Marked, ...], ...]
    """By promise, what its parties marked it as; nothing where it was not judged."""
    results: tuple[int, ...]
    """By promise, the mark that holds, -1 where it was not judged."""
    reasons: tuple[str, ...]
    """By promise, why Control ruled so, where it did."""


def settled(log: Iterable[Seen]) -> tuple[Settled, ...]:
    """The deals that stand no longer, in the order in which they ended."""
    found: list[Settled] = []
    courses: dict[int, Course] = {}
    turn = 0
    for event in (one.event for one in standing(log)):
        if isinstance(event, ev.TurnBegan):
            turn = event.turn
        elif isinstance(event, ev.DealOffered):
            courses[event.deal] = Course(event)
        elif isinstance(event, DealtEvent) and event.deal in courses:
            # What became of a deal may be known to who never read its words.
            courses[event.deal].take(event)
            if isinstance(event, ev.DealEnded):
                found.append(_settled(courses.pop(event.deal), event, turn))
    return tuple(found)


def _settled(course: Course, ended: ev.DealEnded, turn: int) -> Settled:
    promises = range(len(course.offered.clauses))
    return Settled(
        course.offered,
        ended,
        turn,
        tuple(course.signed),
        tuple(course.judged[k].marks if k in course.judged else () for k in promises),
        tuple(map(course.result, promises)),
        tuple(course.ruled[k].reason if k in course.ruled else "" for k in promises),
    )


def became(names: Names, one: Settled) -> str:
    """What became of it, and when."""
    said = over(names, one.ended)
    if one.ended.how == "judged":
        pairs = zip(one.offered.clauses, one.results, strict=True)
        said = ended(
            listed(
                _("{seat} {mark}").format(seat=names.seat(clause.seat), mark=marked(result))
                for clause, result in pairs
            )
        )
    return _("Turn {turn}: {said}").format(turn=one.turn, said=said)


def line(names: Names, one: Account, turn: int) -> str:
    """All of it in one line."""
    given = (clause(names, said) for said in one.offered.clauses)
    return ended(joined((headline(names, one), *given, stands(names, one, turn))))
