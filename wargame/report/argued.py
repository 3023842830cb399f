"""What was argued and what it established, as pages; there are none where nothing was argued."""

from collections.abc import Iterator

from wargame.play.session import Session
from wargame.prose import arguing
from wargame.prose.text import _
from wargame.report import argued_rows, review
from wargame.report.case import Case
from wargame.report.cells import Row
from wargame.report.document import Block, Bullets, Group, Heading, Page, Table, Text
from wargame.report.kit import Kit


def pages(kit: Kit, case: Case) -> Iterator[Page]:
    """Control's page of all that was argued."""
    found = list(argued_rows.matters(case, case.facts))
    if not found:
        return
    brought = list(argued_rows.arguments(case, case.facts))
    blocks = [Group("boxed", tuple(_matter(row, brought, case))) for row in found]
    about = _("Own orders, methods, arguments, estimates, outcomes.")
    yield review.page(kit, case, "argued", _("What was argued"), blocks, about)


def _matter(row: Row, brought: list[Row], case: Case) -> Iterator[Block]:
    seat, method = review.seat_of(case, row), arguing.method(str(row["method"]))
    head = _("Turn {turn}, {seat}: {method}").format(turn=row["turn"], seat=seat, method=method)
    yield Heading(head, 3)
    yield Text(str(row["text"]))
    own = [one for one in brought if one["matter"] == row["matter"] and one["turn"] == row["turn"]]
    if own:
        lines = tuple(
            (
                review.seat_of(case, one), review.word("side", one["side"]), str(one["weight"]),
                str(one["text"]),
            )
            for one in own
        )  # fmt: skip
        yield Table(
            (_("Seat"), _("Side"), _("Weight"), _("Argument")), lines, widths=(16, 10, 8, 66)
        )
    said = [
        (_("Figures"), argued_rows.line(row)),
        (_("Missing"), str(row["missing"])),
        (_("The method came to"), review.word("result", row["result"])),
        (_("The row that it read"), str(row["row"])),
        (_("Control ruled"), str(row["outcome"])),
        (_("Reason"), str(row["reason"])),
        (_("In private"), str(row["private"])),
    ]
    yield Bullets(
        tuple(_("{what}: {value}").format(what=what, value=value) for what, value in said if value)
    )


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
