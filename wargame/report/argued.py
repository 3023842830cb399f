"""What was argued and what it established, as pages; there are none where nothing was argued."""

from collections.abc import Iterator, Sequence

from wargame.core import events as ev
from wargame.core.methods import WEIGHING, twice_the_median
from wargame.play.session import Session
from wargame.prose import arguing
from wargame.prose.names import Names
from wargame.prose.text import _, halved, joined, sentence
from wargame.report import argued_rows, review
from wargame.report.argued_rows import Followed
from wargame.report.case import Case
from wargame.report.document import Block, Bullets, Group, Heading, Link, Page, Table, Text
from wargame.report.kit import Kit

PAGE = "argued"
"""The name of the page that tells all of it."""


def pages(kit: Kit, case: Case) -> Iterator[Page]:
    """Control's page of all that was argued, whatever came of it."""
    found = argued_rows.followed(case.facts)
    if not found:
        return
    blocks = [Group("boxed", tuple(_matter(case, one))) for one in found]
    about = _("Own orders, methods, arguments, estimates, outcomes.")
    yield review.page(kit, case, PAGE, _("What was argued"), blocks, about)


def fate(one: Followed) -> str:
    """What came of a matter: an order succeeded or not, a question was settled or not."""
    if one.refused is not None:
        return _("refused by Control")
    if one.settled is None:
        return _("not settled")
    if one.settled.seat < 0:
        return _("settled")
    return _("succeeded") if one.settled.passed else _("failed")


def method(one: Followed) -> str:
    """By which method it was settled or was to be."""
    return arguing.method(one.method) if one.method else _("no method")


def told(names: Names, one: Followed) -> tuple[str, ...]:
    """The replies side by side and the dice with the odds before them, where there were any."""
    said = []
    if one.disclosed is not None:
        said.append(arguing.disclosed(names, one.disclosed))
    if one.thrown is not None:
        said.append(arguing.thrown(names, one.thrown))
    return tuple(said)


def own_words(one: Followed) -> str:
    """The order as its seat wrote it; nothing for what is no own order."""
    event = one.own.event if one.own is not None else None
    return arguing.own_words(event) if isinstance(event, ev.OrderProposed) else ""


def rulings(case: Case) -> Iterator[Link]:
    """What was settled, a line each, for the page of all rulings."""
    for one in argued_rows.followed(case.facts):
        if one.settled is not None:
            yield Link(f"{PAGE}.html", _title(case, one), joined((one.text, *_settled(one))))


def _settled(one: Followed) -> Iterator[str]:
    """How Control ruled, and why."""
    event = one.settled
    if event is not None:
        yield _("Control ruled: {outcome}").format(outcome=event.outcome)
        yield _("Reason: {reason}").format(reason=event.reason)
        if event.private:
            yield _("In private: {note}").format(note=event.private)


def _title(case: Case, one: Followed) -> str:
    row = argued_rows.matter(case, one)
    return _("Turn {turn}, {seat}, {method}: {fate}").format(
        turn=row["turn"], seat=review.seat_of(case, row), method=method(one), fate=fate(one)
    )


def _matter(case: Case, one: Followed) -> Iterator[Block]:
    row = argued_rows.matter(case, one)
    yield Heading(_title(case, one), 3)
    yield Text(one.text)
    if one.opened is not None and one.own is not None:
        yield Text(_("In its own words: {text}").format(text=own_words(one)), "small")
    if one.opened is not None and arguing.terms(case.names, one.opened):
        yield Text(joined(arguing.terms(case.names, one.opened)), "small")
    yield from _arguments(case, one)
    yield from _estimates(case, one)
    if told(case.names, one):
        yield Bullets(told(case.names, one))
    said = [
        (_("The method came to"), review.word("result", row["result"]) if one.settled else ""),
        (_("The row that it read"), row.get("row")),
        (_("Control ruled"), row.get("outcome")),
        (_("Reason"), row.get("reason")),
        (_("In private"), row.get("private")),
    ]
    yield Bullets(
        tuple(_("{what}: {value}").format(what=what, value=value) for what, value in said if value)
    )


def _arguments(case: Case, one: Followed) -> Iterator[Block]:
    if not one.arguments:
        return
    weighed = one.method in WEIGHING
    lines = tuple(
        (
            review.seat_of(case, {"seat": case.seat(reason.seat)}),
            review.word("side", reason.side), *((str(weight),) if weighed else ()), reason.text,
        )
        for _place, reason, weight, _by in one.arguments
    )  # fmt: skip
    if weighed:
        head = (_("Seat"), _("Side"), _("Weight"), _("Argument"))
        yield Table(head, lines, widths=(16, 10, 8, 66))
    else:
        yield Table((_("Seat"), _("Side"), _("Argument")), lines, widths=(16, 10, 74))


def _estimates(case: Case, one: Followed) -> Iterator[Block]:
    """What each seat wrote down for itself, from the lowest, and how far off the median it is."""
    given = argued_rows.estimates(one)
    if one.disclosed is not None and given:
        values = [value for _seat, value in given]
        lines = tuple(
            (case.names.seat(seat), f"{value}%", _off(value, values), _words(one, seat))
            for seat, value in given
        )
        spread = _("Median {median}%, spread {spread} points").format(
            median=arguing.median(values), spread=given[-1][1] - given[0][1]
        )
        head = (_("Seat"), _("Own estimate"), _("From the median"), _("In its words"))
        yield Table(head, lines, widths=(16, 16, 18, 50), caption=spread)


def _off(value: int, values: Sequence[int]) -> str:
    """How far an estimate is off the median, with its sign: `+2.5`."""
    off = 2 * value - twice_the_median(values)
    return f"{'-' if off < 0 else '+'}{halved(abs(off))}"


def _words(one: Followed, seat: int) -> str:
    return one.replied[seat].text if seat in one.replied else ""


def prompts(case: Case) -> Iterator[str]:
    """For the hotwash: what was argued, with the replies and the odds, and what came of it."""
    for one in argued_rows.followed(case.facts):
        yield joined((_headed(case, one), *told(case.names, one), sentence(came(one))))


def _headed(case: Case, one: Followed) -> str:
    row = argued_rows.matter(case, one)
    return _("Turn {turn}, {seat}: {text}").format(
        turn=row["turn"], seat=review.seat_of(case, row), text=one.text
    )


def overruled(case: Case) -> Iterator[tuple[Followed, str]]:
    """What Control settled otherwise than its dice came out, each with what is told of it."""
    for one in argued_rows.followed(case.facts):
        if one.thrown is None or one.settled is None or one.thrown.passed == one.settled.passed:
            continue
        form = _("Control ruled that it fails: {outcome}")
        if one.settled.passed:
            form = _("Control ruled that it succeeds: {outcome}")
        said = form.format(outcome=one.settled.outcome)
        why = _("Reason: {reason}").format(reason=one.settled.reason)
        yield one, joined((_headed(case, one), arguing.thrown(case.names, one.thrown), said, why))


def came(one: Followed) -> str:
    """By which method a matter was settled, and how it came out."""
    form = _("settled by {method}: {fate}") if one.method and one.settled else "{fate}"
    return form.format(method=method(one), fate=fate(one))


def facts(kit: Kit, session: Session) -> Iterator[Page]:
    """The list of established facts that all may read."""
    found = arguing.facts(session.log(kit.public))
    if found:
        lines = tuple((str(turn), text) for turn, text in found)
        yield Page(
            "public/facts",
            _("Established facts"),
            kit.title,
            (Table((_("Turn"), _("Fact")), lines, widths=(10, 90)),),
            about=_("What rulings established, as everyone may know it."),
        )
