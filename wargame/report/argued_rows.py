"""What was argued, as tables: matters with their method, odds, dice and outcome; arguments with
author and weight; replies; established facts.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime

import attrs

from wargame.core import events as ev
from wargame.core.arguing import Reason
from wargame.core.methods import NONE
from wargame.prose import arguing
from wargame.prose.text import signed
from wargame.report.case import Case
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
    seat: int
    text: str
    opened: ev.TakenUp | None = None
    arguments: list[tuple[Fact, Reason, int, str]] = attrs.Factory(list)
    """Where it was brought in, its words, its weight, who typed it."""
    disclosed: ev.Disclosed | None = None
    thrown: ev.Thrown | None = None


def matters(case: Case, facts: tuple[Fact, ...]) -> Iterator[Row]:
    """Every matter that was settled."""
    for fact, one in _followed(facts):
        event = fact.event
        if isinstance(event, ev.MatterSettled):
            yield _matter(case, fact, event, one)


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
        median=disclosed.median if disclosed is not None and estimated else None,
        lowest=min(given) if estimated else None, highest=max(given) if estimated else None,
        odds=arguing.chance(thrown.ways, thrown.cases) if thrown else "",
        dice=" ".join(map(str, thrown.faces)) if thrown else "",
        by_hand=int(thrown.by_hand) if thrown else None, result=_result(event, one),
        passed=int(event.passed), row=_row(case, event), outcome=event.outcome, reason=event.reason,
        private=event.private, seconds=_seconds(one.fact.time, fact.time),
        by=case.person(event.author.person),
    )  # fmt: skip


def _row(case: Case, event: ev.MatterSettled) -> str:
    """The row that the order read by it, in its words."""
    if event.row < 0:
        return ""
    return case.names.game.tables[event.table].bands[event.row].label


def _result(event: ev.MatterSettled, one: Followed) -> str:
    """What the method itself came to, before Control said what comes of it."""
    if one.thrown is not None:
        return "succeeds" if one.thrown.passed else "fails"
    if one.disclosed is None or event.method == "estimative":
        return ""
    if event.method == "silence":
        return "kept" if one.disclosed.result else "broken"
    if one.disclosed.result == NONE or one.opened is None:
        return "control"
    return one.opened.options[one.disclosed.result]


def _seconds(began: str, ended: str) -> int | None:
    """How long it took; None where the times are no times."""
    try:
        return int((datetime.fromisoformat(ended) - datetime.fromisoformat(began)).total_seconds())
    except ValueError:
        return None


def arguments(case: Case, facts: tuple[Fact, ...]) -> Iterator[Row]:
    """Every argument with the weight it had in the end."""
    for fact, one in _followed(facts):
        if not isinstance(fact.event, ev.MatterSettled):
            continue
        for k, (place, reason, weight, by) in enumerate(one.arguments):
            yield case.row(
                place, case.seat(reason.seat), matter=fact.event.matter, method=fact.event.method,
                argument=k + 1, side=reason.side, weight=weight, text=reason.text,
                by=case.person(by),
            )  # fmt: skip


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


def _followed(facts: tuple[Fact, ...]) -> Iterator[tuple[Fact, Followed]]:
    """Every settlement with the matter that it ends."""
    open_now: dict[int, Followed] = {}
    for fact in facts:
        event = fact.event
        if isinstance(event, ev.OrderProposed):
            reasons = [Reason(event.seat, "pro", text) for text in event.pro]
            reasons += [Reason(event.seat, "con", text) for text in event.contra]
            brought = [(fact, reason, 1, event.author.person) for reason in reasons]
            own = arguing.own_words(event)
            open_now[event.slot] = Followed(fact, event.seat, own, None, brought)
        elif isinstance(event, ev.TakenUp):
            brought = [(fact, reason, 1, event.author.person) for reason in event.reasons]
            open_now[event.matter] = Followed(fact, event.seat, event.text, event, brought)
        elif isinstance(event, ev.Argued | ev.Weighed | ev.Disclosed | ev.Thrown):
            _take(open_now[event.matter], fact)
        elif isinstance(event, ev.MatterSettled):
            yield fact, open_now.pop(event.matter)


def _take(one: Followed, fact: Fact) -> None:
    event = fact.event
    if isinstance(event, ev.Argued):
        reason = Reason(event.seat, "con" if event.side == "con" else "pro", event.text)
        one.arguments.append((fact, reason, 1, event.author.person))
    elif isinstance(event, ev.Weighed):
        place, reason, _weight, by = one.arguments[event.argument]
        one.arguments[event.argument] = (place, reason, event.weight, by)
    elif isinstance(event, ev.Disclosed):
        one.disclosed = event
    elif isinstance(event, ev.Thrown):
        one.thrown = event


def line(row: Row) -> str:
    """What the method came to, in one line of figures."""
    parts = []
    if row["net"] is not None:
        parts.append(signed(int(str(row["net"]))))
    if row["median"] is not None:
        parts.append(f"{row['median']} ({row['lowest']}–{row['highest']})")
    parts += [str(row[key]) for key in ("odds", "dice") if row[key]]
    return "; ".join(parts)
