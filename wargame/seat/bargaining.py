"""Deals as people type them: promises in words or by the numbers of ready-made terms."""

import re
from collections.abc import Iterable

import attrs

from wargame.core.dealing import OfferDeal
from wargame.core.deals import CLAUSES, Clause
from wargame.core.engine.cautions import cautions
from wargame.core.events import DealOffered
from wargame.play.session import Session
from wargame.prose import dealing
from wargame.prose.names import Names
from wargame.prose.text import _
from wargame.seat.words import Wrong

TERM = re.compile(r"#\s*(\d{1,4})\s*[,:]?\s*(.*)")
WHOSE = re.compile(r"(\d{1,2})\s*:\s*(.*)")


@attrs.frozen
class Terms:
    """What a deal says beside its promises, as it is typed before it is made."""

    parties: tuple[int, ...]
    secret: bool
    own: str = ""
    """What who drafts it gives."""
    theirs: str = ""
    due: str = ""
    conditions: str = ""
    guarantor: str = ""
    amends: int = -1


def typed_of(offer: OfferDeal | DealOffered, seat: int, amends: int = -1) -> Terms:
    """A deal as a seat would type it, to be changed."""
    others = tuple(one for one in offer.parties if one != seat)
    mine = [one for one in offer.clauses if one.seat == seat]
    theirs = [one for one in offer.clauses if one.seat != seat]
    return Terms(
        others,
        offer.secret,
        "; ".join(_typed(one) for one in mine),
        "; ".join(_typed(one, len(others) > 1) for one in theirs),
        str(offer.due),
        offer.conditions,
        str(offer.guarantor + 1) if offer.guarantor >= 0 else "",
        amends,
    )


def _typed(one: Clause, whose: bool = False) -> str:
    words = f"#{one.term + 1} {one.text}".strip() if one.term >= 0 else one.text
    return f"{one.seat + 1}: {words}" if whose else words


def ready_made(names: Names, seats: Iterable[int]) -> tuple[str, ...]:
    """The terms that some seats may give, with the numbers by which they are typed."""
    infos = names.game.bargains.terms
    wanted = {*seats}
    return tuple(
        _("#{number} {name}").format(number=k + 1, name=names.said(term.name))
        for k, (term, info) in enumerate(zip(names.scenario.terms, infos, strict=True))
        if wanted & {*info.by}
    )


def promises(names: Names, typed: str, givers: tuple[int, ...]) -> tuple[Clause, ...] | str:
    """What is typed as promises, or what is wrong with it. Where several may give, each promise
    begins with the number of its seat: `2: open the gate; 3: #1`.
    """
    found = []
    for part in (one.strip() for one in typed.split(";")):
        if not part:
            continue
        seat, words = givers[0], part
        if len(givers) > 1:
            whose = WHOSE.fullmatch(part)
            if whose is None or int(whose[1]) - 1 not in givers:
                numbers = ", ".join(f"{one + 1} {names.seat(one)}" for one in givers)
                return _("Begin each promise with its seat's number and a colon: {seats}.").format(
                    seats=numbers
                )
            seat, words = int(whose[1]) - 1, whose[2]
        term = TERM.fullmatch(words)
        if term is None:
            found.append(Clause(seat, words))
            continue
        number = int(term[1]) - 1
        if not 0 <= number < len(names.scenario.terms):
            return _("There is no ready-made term {typed}.").format(typed=words[:20])
        if seat not in names.game.bargains.terms[number].by:
            return _("{term} is not for {seat} to give.").format(
                term=names.said(names.scenario.terms[number].name), seat=names.seat(seat)
            )
        found.append(Clause(seat, term[2], number))
    return tuple(found)


def given(names: Names, offer: OfferDeal, own: str, theirs: str) -> tuple[Clause, ...] | Wrong:
    """The promises of both sides, or what is wrong with them."""
    others = tuple(one for one in offer.parties if one != offer.seat)
    mine, rest = promises(names, own, (offer.seat,)), promises(names, theirs, others)
    if isinstance(mine, str):
        return Wrong(mine, "own")
    if isinstance(rest, str):
        return Wrong(rest, "theirs")
    if not 1 <= len(mine) + len(rest) <= CLAUSES:
        said = _("A deal holds 1 to {most} promises, with ; between them.").format(most=CLAUSES)
        return Wrong(said, "own")
    return (*mine, *rest)


def made(
    names: Names,
    offer: OfferDeal,
    own: str,
    theirs: str,
    due: str,
    guarantor: str,
    *,
    turns: tuple[int, int],
) -> OfferDeal | Wrong:
    """The offer with its promises, due turn and guarantor read, or what is wrong with them;
    `turns` are the first and the last in which it can be due.
    """
    clauses = given(names, offer, own, theirs)
    if isinstance(clauses, Wrong):
        return clauses
    if not due.isdecimal() or len(due) > 4:
        return Wrong(_("Type the number of the turn in which it is due."), "due")
    first, last = turns
    if not first <= int(due) <= last:
        said = _("A deal falls due in turn {first} to {last}.").format(first=first, last=last)
        return Wrong(said, "due")
    count = len(names.game.seats)
    stands = guarantor.isdecimal() and len(guarantor) < 4 and 1 <= int(guarantor) <= count
    if guarantor and not stands:
        return Wrong(_("Type the number of the seat that is guarantor, or nothing."), "guarantor")
    whose = int(guarantor) - 1 if guarantor else -1
    if whose in (*offer.parties, offer.seat):
        return Wrong(_("A party cannot be its own guarantor."), "guarantor")
    return offer._replace(clauses=clauses, due=int(due), guarantor=whose)


def warned(session: Session, names: Names, offer: OfferDeal) -> tuple[str, ...]:
    """What the scenario cautions against in an offer that is well made."""
    return dealing.cautions(names, cautions(session.engine, session.state, offer))
