"""What seats held of the game while it ran: assessments, and the class of suspected acts."""

from collections.abc import Iterator

from wargame.core import events as ev
from wargame.prose import judging
from wargame.prose.text import _, joined, labelled, listed, sentence
from wargame.report import review
from wargame.report.case import Case
from wargame.report.cells import Row
from wargame.report.chronicle import Fact
from wargame.report.classed import known, rows
from wargame.report.document import Block, Bullets, Heading, Page, Table, Text
from wargame.report.kit import Kit


def page(kit: Kit, case: Case) -> Page:
    """Assessments as they were written, and classes beside what the acts were."""
    blocks: list[Block] = []
    for fact in case.facts:
        event = fact.event
        if isinstance(event, ev.Noted) and event.kind == "assessment":
            blocks.append(Bullets((_assessment(kit, fact, event),)))
    if blocks:
        blocks.insert(0, Heading(_("Assessments")))
    lines = tuple(_line(kit, row) for row in rows(case, case.facts))
    if lines:
        blocks.append(Heading(_("Classes of suspected acts")))
        head = (_("Turn"), _("Seat"), _("Act"), _("Taken for"), _("It was"), _("Why"))
        blocks.append(Table(head, lines, widths=(7, 14, 20, 14, 15, 30)))
    return Page(
        "control/judged",
        _("What seats held"),
        kit.title,
        tuple(blocks) or (Text(_("Nothing of this kind happened.")),),
        about=_("Assessments turn by turn; the class of acts before they were known."),
        stamp=review.stamp(case),
        size=9.5,
    )


def _assessment(kit: Kit, fact: Fact, event: ev.Noted) -> str:
    """One line, with the turn that it looks back on."""
    turn = judging.looked_back(fact.turn, over=fact.over)
    said = _("{seat}, after turn {turn}: {text}") if turn else _("{seat}, before turn 1: {text}")
    seat = kit.names.seat(event.author.seat)
    return joined((said.format(seat=seat, turn=turn, text=event.text),))


def _line(kit: Kit, row: Row) -> tuple[str, ...]:
    tags = [labelled(tag) for tag in str(row["known"]).split()]
    verdict = {1: _("right"), 0: _("wrong")}.get(int(str(row["right"]))) if tags else ""
    was = f"{listed(tags)}, {verdict}" if verdict else _("not known")
    seat = kit.names.seat(kit.names.game.seats.index(str(row["seat"])))
    return (
        str(row["act_turn"]), seat, str(row["target"]),
        labelled(str(row["said"])), was, str(row["text"]),
    )  # fmt: skip


def prompts(kit: Kit, case: Case) -> Iterator[str]:
    """For the hotwash: each class that was named, beside what the act was."""
    for fact in case.facts:
        event = fact.event
        if isinstance(event, ev.Classified):
            tags = known(case, case.facts, event)
            said = _("{seat} took {act} for: {tag}").format(
                seat=kit.names.seat(event.seat), tag=labelled(event.tag),
                act=judging.act(kit.names, event.turn, event.target),
            )  # fmt: skip
            was = _("It was: {tags}").format(tags=listed(map(labelled, tags))) if tags else ""
            yield sentence(joined((said, was)))
