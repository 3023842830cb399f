"""What reached the seats from outside: injects of the plan, those that Control improvised."""

import textwrap
from collections.abc import Iterator

from wargame.core import events as ev
from wargame.prose import changes
from wargame.prose.injected import named, readers
from wargame.prose.text import _, joined, labelled, listed
from wargame.report import injected, review
from wargame.report.case import Case
from wargame.report.cells import Row
from wargame.report.chronicle import Fact
from wargame.report.document import Block, Heading, Page, Table
from wargame.report.kit import Kit

TITLE = 48
"""The letters of an improvised inject that stand for it in a list."""


def page(kit: Kit, case: Case) -> Page:
    """The list of injects to tick, improvised ones with it; planned and sent words side by side;
    what was improvised, when and to whom.
    """
    found = list(injected.injects(case))
    blocks: list[Block] = []
    if found:
        keys = ("inject", "title", "planned", "status", "moved", "expected", "seen")
        head = (
            _("Id"), _("Event"), _("Planned for turn"), _("What came of it"), _("Moved"),
            _("Expected action"), _("Seen"),
        )  # fmt: skip
        lines = [_listed(row) for row in found]
        blocks.append(review.plain(head, lines, keys, (6, 16, 9, 12, 15, 19, 13), case))
    blocks += [*_otherwise(case, found), *_improvised(kit, case)]
    about = _("Planned and fired, moved, changed, improvised; expected actions that were seen.")
    return review.page(kit, case, "injects", _("Injects"), blocks, about)


def _listed(row: Row) -> Row:
    """An inject as the list has it, with a box for what it was to bring about."""
    if row["status"] != injected.IMPROVISED:
        return {**row, "seen": _ticked(row)}
    title = textwrap.shorten(str(row["sent_text"]), TITLE, placeholder="…")
    return {**row, "title": title, "planned": _("not planned"), "seen": "☐"}


def _ticked(row: Row) -> str:
    """A box for an expected action, ticked where it was seen."""
    if not row["expected"]:
        return ""
    return _("☑ {when}").format(when=row["seen"]) if row["seen"] else "☐"


def _otherwise(case: Case, found: list[Row]) -> Iterator[Block]:
    """Planned and sent words side by side."""
    sent = [
        {**row, "sent_to": listed(named(case.names, str(row["sent_to"]).split()))}
        for row in found
        if row.get("sent_text") and row["status"] != injected.IMPROVISED
    ]
    if sent:
        head = (_("Id"), _("To"), _("Planned text"), _("Text as sent"))
        keys = ("inject", "sent_to", "planned_text", "sent_text")
        yield Heading(_("Sent otherwise than planned"))
        yield review.plain(head, sent, keys, (6, 14, 34, 34), case)


def _improvised(kit: Kit, case: Case) -> Iterator[Block]:
    lines = [
        (when(kit, fact), readers(kit.names, event.audience), event.text, _does(kit, event), "")
        for fact, event in improvised(case)
    ]
    if lines:
        head = (
            _("When"), _("To"), _("What"), _("What it changed"), _("What came of it"),
        )  # fmt: skip
        yield Heading(_("Improvised by Control, not planned"))
        yield Table(head, tuple(lines), widths=(16, 14, 30, 18, 22))


def improvised(case: Case) -> Iterator[tuple[Fact, ev.Improvised]]:
    """The injects that no plan had, as they were sent."""
    for fact in case.facts:
        if isinstance(fact.event, ev.Improvised):
            yield fact, fact.event


def unplanned(kit: Kit, case: Case) -> Iterator[str]:
    """For the hotwash: what was improvised, when, for whom, and what it changed."""
    for fact, event in improvised(case):
        said = _("{when}, improvised for {readers}: {text}").format(
            when=when(kit, fact), readers=readers(kit.names, event.audience), text=event.text
        )
        yield joined((said, _does(kit, event)))


def _does(kit: Kit, event: ev.Improvised) -> str:
    return listed(changes.effect(kit.names, one) for one in event.effects)


def when(kit: Kit, fact: Fact) -> str:
    """Turn, phase and time of a fact."""
    known = {phase.id: phase.name or labelled(phase.id) for phase in kit.scenario.phases}
    said = [_("turn {turn}").format(turn=fact.turn), known.get(fact.phase, ""), _clock(fact)]
    text = ", ".join(one for one in said if one)
    return text[:1].upper() + text[1:]


def _clock(fact: Fact) -> str:
    return review.clock(fact.time)[:5]
