"""Deals as screens show them: a line of a list, and all that is known of one."""

from collections.abc import Iterator

from textual.content import Content

from wargame.core.deals import NONE, SEALED, Promise
from wargame.prose import dealing
from wargame.prose.dealing import Account, Settled
from wargame.prose.names import Names
from wargame.prose.text import _, joined

HANDS = "⇄ "


def line(names: Names, one: Account, turn: int, seat: int = -1) -> Content:
    """Between whom, how it stands; stressed where it waits for a seat, without one for Control."""
    waits = dealing.waits(one, seat, turn) if seat >= 0 else bool(one.deal.open(turn))
    stands = dealing.stands(names, one, turn)
    return Content.assemble(
        (HANDS, "bold $accent"),
        (dealing.headline(names, one), "bold" if waits else ""),
        "\n  ",
        (stands, "bold $warning" if waits else "$muted"),
    )


def docket(names: Names, one: Account, turn: int) -> Content:
    """Everything about a deal that its reader may know."""
    deal, event = one.deal, one.offered
    parts = [
        Content.styled(dealing.headline(names, one), "bold $primary"),
        Content.styled(dealing.stands(names, one, turn), "bold"),
        Content(""),
        Content.styled(_("Promises"), "bold $accent"),
    ]
    for number, (clause, held) in enumerate(zip(event.clauses, deal.promises, strict=True), 1):
        said = f"{number}. {dealing.clause(names, clause)}"
        parts.append(Content.assemble(said, _mark(held.result)))
        about = names.said(names.scenario.terms[clause.term].about) if clause.term >= 0 else ""
        if about:
            parts.append(Content.styled(f"   {about}", "$muted"))
        parts += _marks(names, one, held)
    parts.append(Content(""))
    parts += [Content.styled(text, "$muted") for text in dealing.terms(names, event)]
    signed = _("Signed: {seats}").format(seats=names.seats(deal.signed))
    parts.append(Content.styled(signed, "$muted"))
    warned = dealing.cautions(names, event.cautions)
    if warned:
        parts += [Content(""), Content.styled(_("Cautions"), "bold $warning")]
        parts += [Content.assemble(("! ", "bold $warning"), text) for text in warned]
    return Content("\n").join(parts)


def past_line(names: Names, one: Settled) -> Content:
    """Between whom a deal was that stands no longer, and what became of it."""
    text = f"{HANDS}{dealing.between(names, one.offered)}\n  {dealing.became(names, one)}"
    return Content.styled(text, "$muted")


def past_docket(names: Names, one: Settled) -> Content:
    """Everything about a deal that stands no longer."""
    event = one.offered
    parts = [
        Content.styled(dealing.between(names, event), "bold $primary"),
        Content.styled(dealing.became(names, one), "bold"),
        Content(""),
        Content.styled(_("Promises"), "bold $accent"),
    ]
    fates = zip(event.clauses, one.results, one.marks, one.reasons, strict=True)
    for number, (clause, result, marks, reason) in enumerate(fates, 1):
        parts.append(Content.assemble(f"{number}. {dealing.clause(names, clause)}", _mark(result)))
        each = [
            _("{seat}: {mark}").format(seat=names.seat(who), mark=dealing.marked(mark))
            for who, mark in marks
        ]
        why = [_("Reason: {reason}").format(reason=reason)] if reason else []
        if reason or len({mark for _who, mark in marks}) > 1:
            parts.append(Content.styled("   " + joined((*each, *why)), "$muted"))
    parts.append(Content(""))
    parts += [Content.styled(text, "$muted") for text in dealing.terms(names, event)]
    signed = _("Signed: {seats}").format(seats=names.seats(one.signed))
    return Content("\n").join([*parts, Content.styled(signed, "$muted")])


def _mark(result: int) -> Content:
    if result == NONE:
        return Content("")
    return Content.styled("  " + dealing.marked(result), "bold $success")


def _marks(names: Names, one: Account, held: Promise) -> Iterator[Content]:
    """Who has marked a promise, and as what, where that may be known."""
    given = [(seat, held.marks[seat]) for seat in one.deal.parties if held.marks[seat] != NONE]
    if held.result == NONE and given:
        each = [
            _("{seat}: {mark}").format(
                seat=names.seat(seat),
                mark=_("marked") if mark == SEALED else dealing.marked(mark),
            )
            for seat, mark in given
        ]
        yield Content.styled("   " + joined(each), "$warning")


def talk_lines(names: Names, accounts: tuple[Account, ...], turn: int, seat: int) -> Content:
    """The deals that stand, for a seat's page of talk."""
    heading = Content.styled(_("Deals"), "bold $accent")
    return Content("\n").join([heading, *(line(names, one, turn, seat) for one in accounts)])
