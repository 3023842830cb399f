"""What was argued, as tables: matters with their method, odds, dice and outcome; arguments with
author and weight; replies; established facts.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

import attrs

from wargame.core import events as ev
from wargame.core.arguing import Reason
from wargame.core.methods import NONE, twice_the_median
from wargame.prose import arguing
from wargame.report.case import Case, Fate
from wargame.report.cells import Row
from wargame.report.chronicle import Fact

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "matters": (
        "matter", "method", "text", "asked", "missing", "net", "median", "lowest", "highest",
        "odds", "dice", "by_hand", "result", "passed", "row", "outcome", "reason", "private",
        "seconds", "by",
    ),
    "arguments": ("matter", "method", "argument", "side", "weight", "text", "by"),
    "replies": ("matter", "method", "value", "text", "by"),
    "facts": ("matter", "text", "by"),
}  # fmt: skip


@attrs.define
class Followed:
    """A matter while it is followed through the facts."""

    fact: Fact
    number: int
    seat: int
    text: str
    own: Fact | None = None
    """Where the order came that it is about, if that is in its seat's own words."""
    opened: ev.TakenUp | None = None
    arguments: list[tuple[Fact, Reason, int, str]] = attrs.Factory(list)
    """Where it was brought in, its words, its weight, who typed it."""
    replied: dict[int, ev.Replied] = attrs.Factory(dict)
    """By seat, its last reply."""
    disclosed: ev.Disclosed | None = None
    thrown: ev.Thrown | None = None
    ended: Fact | None = None
    settled: ev.MatterSettled | None = None
    refused: ev.OrderRecalled | None = None
    """Its order, taken back before it was settled."""

    @property
    def method(self) -> str:
        """By which it was settled or was to be; nothing where none was chosen."""
        event = self.settled or self.opened
        return event.method if event is not None else ""

    @property
    def result(self) -> str:
        """What the method itself came to, before Control said what comes of it."""
        if self.refused is not None:
            return "refused"
        if self.settled is None:
            return "open"
        if self.thrown is not None:
            return "succeeds" if self.thrown.passed else "fails"
        if self.disclosed is None or self.method == "estimative":
            return ""
        if self.method == "silence":
            return "kept" if self.disclosed.result else "broken"
        if self.disclosed.result == NONE or self.opened is None:
            return "control"
        return self.opened.options[self.disclosed.result]


def about(found: Iterable[Followed], fate: Fate) -> Followed | None:
    """What was argued about an order: what its row came from, else what was settled last."""
    where = fate.row_set if fate.argued else fate.settled
    return next((one for one in found if where is not None and one.ended == where), None)


def chance(one: Followed | None) -> int | None:
    """The odds of a matter before its dice, in tenths of a percent; None where none were thrown."""
    if one is None or one.thrown is None:
        return None
    return round(1000 * one.thrown.ways / one.thrown.cases)


def matters(case: Case, facts: tuple[Fact, ...]) -> Iterator[Row]:
    """Every matter: what succeeded, what failed, what was refused or left open."""
    for one in followed(facts):
        yield matter(case, one)


def matter(case: Case, one: Followed) -> Row:
    """A matter with all that came of it."""
    if one.ended is not None and one.settled is not None:
        return _matter(case, one.ended, one.settled, one)
    refused = one.refused
    return case.row(
        one.ended or one.fact, case.seat(one.seat), matter=one.number, method=one.method,
        text=one.text, result=one.result, passed=None if refused is None else 0,
        reason=refused.reason if refused is not None else "",
        by=case.person(refused.author.person) if refused is not None else "",
    )  # fmt: skip


def _matter(case: Case, fact: Fact, event: ev.MatterSettled, one: Followed) -> Row:
    opened, disclosed, thrown = one.opened, one.disclosed, one.thrown
    given = [r.value for r in disclosed.replies if r.value != NONE] if disclosed else []
    estimated = event.method == "estimative" and bool(given)
    seats = case.session.game.seats
    missing = [seats[r.seat] for r in disclosed.replies if r.value == NONE] if disclosed else []
    return case.row(
        fact, case.seat(event.seat), matter=event.matter, method=event.method, text=one.text,
        asked=" ".join(seats[k] for k in opened.asked) if opened else "",
        missing=" ".join(missing),
        net=sum(w if r.side == "pro" else -w for _f, r, w, _b in one.arguments)
        if event.method == "weighted" else None,
        median=_median(given) if estimated else None,
        lowest=min(given) if estimated else None, highest=max(given) if estimated else None,
        odds=arguing.chance(thrown.ways, thrown.cases) if thrown else "",
        dice=" ".join(map(str, thrown.faces)) if thrown else "",
        by_hand=int(thrown.by_hand) if thrown else None, result=one.result,
        passed=int(event.passed), row=_row(case, event), outcome=event.outcome, reason=event.reason,
        private=event.private, seconds=_seconds(one.fact.time, fact.time),
        by=case.person(event.author.person),
    )  # fmt: skip


def _median(given: Sequence[int]) -> int | float:
    """The middle estimate; between two, the mean, which may have a half."""
    twice = twice_the_median(given)
    return twice / 2 if twice % 2 else twice // 2


def _row(case: Case, event: ev.MatterSettled) -> str:
    """The row that the order read by it, in its words."""
    return arguing.row_named(case.names, event, event.row) if event.row >= 0 else ""


def _seconds(began: str, ended: str) -> int | None:
    """How long it took; None where the times are no times."""
    try:
        return int((datetime.fromisoformat(ended) - datetime.fromisoformat(began)).total_seconds())
    except ValueError:
        return None


def arguments(case: Case, facts: tuple[Fact, ...]) -> Iterator[Row]:
    """Every argument with the weight it had in the end."""
    for one in followed(facts):
        for k, (place, reason, weight, by) in enumerate(one.arguments):
            yield case.row(
                place, case.seat(reason.seat), matter=one.number, method=one.method,
                argument=k + 1, side=reason.side, weight=weight, text=reason.text,
                by=case.person(by),
            )  # fmt: skip


def estimates(one: Followed) -> tuple[tuple[int, int], ...]:
    """Seats with the estimates that were disclosed, from the lowest; none of other methods."""
    if one.disclosed is None or one.method != "estimative":
        return ()
    given = [(reply.seat, reply.value) for reply in one.disclosed.replies if reply.value != NONE]
    return tuple(sorted(given, key=lambda pair: pair[1]))


def replies(case: Case, facts: tuple[Fact, ...]) -> Iterator[Row]:
    """Every reply, also those that were changed before all were in."""
    for fact in facts:
        event = fact.event
        if isinstance(event, ev.Replied):
            yield case.row(
                fact, case.seat(event.seat), matter=event.matter, method=event.method,
                value=event.value, text=event.text, by=case.person(event.author.person),
            )  # fmt: skip


def established(case: Case, facts: tuple[Fact, ...]) -> Iterator[Row]:
    """The established facts."""
    for fact in facts:
        event = fact.event
        if isinstance(event, ev.Established):
            yield case.row(
                fact, "", matter=None if event.matter < 0 else event.matter, text=event.text,
                by=case.person(event.author.person),
            )  # fmt: skip


def followed(facts: tuple[Fact, ...]) -> tuple[Followed, ...]:
    """Every matter, in the order in which they were brought up."""
    found: list[Followed] = []
    open_now: dict[int, Followed] = {}
    for fact in facts:
        event = fact.event
        if isinstance(event, ev.OrderProposed):
            one = _proposed(fact, event)
            found.append(one)
            open_now[event.slot] = one
        elif isinstance(event, ev.TakenUp):
            known = open_now.get(event.matter)
            if known is None:
                known = Followed(fact, event.matter, event.seat, event.text)
                found.append(known)
                open_now[event.matter] = known
            known.fact, known.text, known.opened = fact, event.text, event
            by = event.author.person
            known.arguments = [(fact, reason, 1, by) for reason in event.reasons]
        elif isinstance(event, ev.Argued | ev.Weighed | ev.Replied | ev.Disclosed | ev.Thrown):
            _take(open_now[event.matter], fact)
        elif isinstance(event, ev.MatterSettled):
            one = open_now.pop(event.matter)
            one.ended, one.settled = fact, event
        elif isinstance(event, ev.OrderRecalled) and event.slot in open_now:
            one = open_now.pop(event.slot)
            one.ended, one.refused = fact, event
    return tuple(found)


def _proposed(fact: Fact, event: ev.OrderProposed) -> Followed:
    reasons = [Reason(event.seat, "pro", text) for text in event.pro]
    reasons += [Reason(event.seat, "con", text) for text in event.contra]
    brought = [(fact, reason, 1, event.author.person) for reason in reasons]
    words = arguing.own_words(event)
    return Followed(fact, event.slot, event.seat, words, fact, None, brought)


def _take(one: Followed, fact: Fact) -> None:
    event = fact.event
    if isinstance(event, ev.Argued):
        reason = Reason(event.seat, "con" if event.side == "con" else "pro", event.text)
        one.arguments.append((fact, reason, 1, event.author.person))
    elif isinstance(event, ev.Weighed):
        place, reason, _weight, by = one.arguments[event.argument]
        one.arguments[event.argument] = (place, reason, event.weight, by)
    elif isinstance(event, ev.Replied):
        one.replied[event.seat] = event
    elif isinstance(event, ev.Disclosed):
        one.disclosed = event
    elif isinstance(event, ev.Thrown):
        one.thrown = event
