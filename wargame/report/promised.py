"""Promises that were bent or broken: whose, to whom, when, by which orders, with what following.

Which orders broke a promise is read from the scenario's own rule for it. Where no rule can tell, as
for free words, the orders that its seat carried out while it held stand in their place.
"""

from collections.abc import Iterator

import attrs

from wargame.core import events as ev
from wargame.core.deals import MARKS, NONE
from wargame.core.formula import syntax as sx
from wargame.prose import changes, dealing
from wargame.prose.text import _, ended, joined, listed, sentence
from wargame.report import dealt, review, rows
from wargame.report.case import Case, Fate
from wargame.report.chronicle import Fact
from wargame.report.document import Block, Bullets, Group, Heading, Link, Page, Text
from wargame.report.kit import Kit

PAGE = "deals"
"""The name of the page that tells all of it."""


@attrs.frozen
class Broken:
    """A promise that was not kept as it was given."""

    seat: int
    to: tuple[int, ...]
    """Whom it was given; empty for one that all heard."""
    what: str
    secret: bool
    made: Fact
    """Where it came to hold."""
    due: int
    ends: tuple[Fact, ...]
    """Where it was judged, and ruled on by Control; the last of them holds."""
    bent: bool
    rule: str
    """The formula by which the record judges it; nothing where none can tell."""
    disputed: str
    """What each held of it, and how Control ruled; nothing where they did not differ."""
    source: int
    """Under which number what follows from it acts; -1 where nothing does."""


def page(kit: Kit, case: Case) -> Page:
    """Promises that were not kept, then all promises and deals, and what was said about them."""
    blocks: list[Block] = [
        Group("boxed", tuple(_account(kit, case, one))) for one in broken(case)
    ]  # fmt: skip
    if blocks:
        blocks.insert(0, Heading(_("Not kept")))
    found = list(rows.promises(case, case.facts))
    if found:
        head = (_("Promise"), _("What came of it"), _("Due in turn"))
        blocks.append(Heading(_("Promises")))
        blocks.append(review.plain(head, found, ("promise", "event", "due"), (44, 22, 10), case))
    blocks += [*dealt.blocks(case), *_messages(case)]
    about = _("Promises that were not kept, deals and messages.")
    return review.page(kit, case, PAGE, _("Deals and talk"), blocks, about)


def rulings(case: Case) -> Iterator[Link]:
    """How Control ruled on promises of deals, a line each, for the page of all rulings."""
    found = [
        (fact, fact.event, deal)
        for deal in dealt.followed(case.facts)
        for judged in deal.judgements.values()
        for fact in judged
        if isinstance(fact.event, ev.DealRuled)
    ]
    for fact, event, deal in sorted(found, key=lambda one: (one[0].entry, one[0].place)):
        head = _("Turn {turn}, {parties}: {mark}").format(
            turn=fact.turn, parties=dealt.parties(case, deal), mark=dealing.marked(event.mark)
        )
        said = [dealing.clause(case.names, deal.offered.clauses[event.clause])]
        said.append(_("Reason: {reason}").format(reason=event.reason))
        if event.private:
            said.append(_("In private: {note}").format(note=event.private))
        yield Link(f"{PAGE}.html", head, joined(said))


def _messages(case: Case) -> Iterator[Block]:
    said = rows.messages(case)
    if said:
        yield Heading(_("Messages"))
        if any(row["in_character"] for row in said):
            yield Text(_("What stands in quotes was said in character."), "small")
        head = (_("To"), _("Room"), _("Text"))
        yield review.plain(head, said, ("to", "room", "text"), (18, 16, 42), case)


# ---- which


def broken(case: Case) -> tuple[Broken, ...]:
    """All promises that were bent or broken, as they were judged."""
    found = [*_of_deals(case), *_of_rules(case)]
    return tuple(sorted(found, key=lambda one: (one.ends[-1].entry, one.ends[-1].place)))


def _of_deals(case: Case) -> Iterator[Broken]:
    scenario, game = case.names.scenario, case.names.game
    for deal in dealt.followed(case.facts):
        for k, clause in enumerate(deal.offered.clauses):
            fate = deal.course.fate(k)
            if deal.agreed is None or fate not in ("bent", "broken"):
                continue
            sources = game.bargains.sources
            yield Broken(
                clause.seat,
                tuple(one for one in deal.offered.parties if one != clause.seat),
                dealing.wording(case.names, clause),
                deal.offered.secret,
                deal.agreed,
                deal.offered.due,
                tuple(deal.judgements[k]),
                fate == "bent",
                scenario.terms[clause.term].broken_when if clause.term >= 0 else "",
                _disputed(case, deal, k),
                sources[MARKS.index("bent" if fate == "bent" else "broken")] if sources else -1,
            )


def _of_rules(case: Case) -> Iterator[Broken]:
    """Promises that orders gave, which the record judges by itself."""
    names = case.names
    first = len(names.game.seats) * names.game.width
    known = [(info.kind, info.id) for info in names.game.sources]
    made: dict[tuple[int, int], Fact] = {}
    for fact in case.facts:
        event = fact.event
        if isinstance(event, ev.PromiseMade):
            made.setdefault((event.promise, event.seat), fact)
        elif isinstance(event, ev.PromiseEnded):
            given = made.pop((event.promise, event.seat), None)
            if event.broken and given is not None:
                spec = names.scenario.promises[event.promise]
                due = given.event.due if isinstance(given.event, ev.PromiseMade) else 0
                source = first + known.index(("promise", spec.id))
                yield Broken(
                    event.seat, (), spec.name, False, given, due, (fact,), False,
                    spec.broken_when, "", source,
                )  # fmt: skip


# ---- what broke it, and what followed


def breaking(case: Case, one: Broken) -> tuple[Fate, ...]:
    """The orders by which the record holds a promise broken; none where no rule can tell."""
    if not one.rule:
        return ()
    actions = [action.id for action in case.names.scenario.actions]
    named = {actions.index(id) for id in remembered(sx.parse_formula(one.rule)) if id in actions}
    found = [fate for fate in _between(case, one) if fate.order.order.action in named]
    own = tuple(fate for fate in found if fate.order.seat == one.seat)
    return own or tuple(found)


def meanwhile(case: Case, one: Broken) -> tuple[Fate, ...]:
    """The orders that its seat carried out while a promise held."""
    return tuple(fate for fate in _between(case, one) if fate.order.seat == one.seat)


def _between(case: Case, one: Broken) -> Iterator[Fate]:
    """Orders that were carried out from the turn in which a promise was given until it ended."""
    for fate in case.fates():
        done = fate.ended
        if fate.resolved is None or done is None:
            continue
        if one.made.turn <= done.turn and done.entry <= one.ends[-1].entry:
            yield fate


def remembered(node: attrs.AttrsInstance) -> Iterator[str]:
    """The orders that a formula asks for, by their ids."""
    if isinstance(node, sx.Memory) and node.action is not None:
        yield node.action.parts[-1]
    for field in attrs.fields(type(node)):
        value = getattr(node, field.name)
        for part in value if isinstance(value, tuple) else (value,):
            if attrs.has(type(part)):
                yield from remembered(part)


def following(case: Case, one: Broken) -> tuple[str, ...]:
    """What the scenario made of it, as numbers and flags that changed by it."""
    last = one.ends[-1]
    return tuple(
        changes.change(case.names, event.slot, event.before, event.after)
        for fact in case.facts
        if fact.entry == last.entry and fact.place > last.place
        for event in (fact.event,)
        if isinstance(event, ev.Changed)
        and any(cause.source == one.source for cause in event.causes)
    )


# ---- in words


def headline(case: Case, one: Broken) -> str:
    """Who did not keep what, given whom and when, and when that came out."""
    form = _("{seat} broke in turn {turn} what it promised in turn {made}: {what}")
    if one.to:
        form = _("{seat} broke in turn {turn} what it promised {others} in turn {made}: {what}")
        if one.bent:
            form = _("{seat} bent in turn {turn} what it promised {others} in turn {made}: {what}")
    return form.format(
        seat=case.names.seat(one.seat), turn=one.ends[-1].turn, others=case.names.seats(one.to),
        made=one.made.turn, what=one.what,
    )  # fmt: skip


def settled(case: Case) -> Iterator[str]:
    """Promises of deals that were kept in the end or are not ruled on, of which seats held
    different things.
    """
    form = _("What {seat} promised {others} in turn {made}: {what}")
    for deal in dealt.followed(case.facts):
        for k, clause in enumerate(deal.offered.clauses):
            said = _disputed(case, deal, k)
            if deal.agreed is None or not said or deal.course.fate(k) in ("bent", "broken"):
                continue
            others = [one for one in deal.offered.parties if one != clause.seat]
            given = form.format(
                seat=case.names.seat(clause.seat), others=case.names.seats(others),
                made=deal.agreed.turn, what=dealing.wording(case.names, clause),
            )  # fmt: skip
            yield joined((given, said))


def _disputed(case: Case, deal: dealt.Followed, k: int) -> str:
    """What each party marked a promise as and what the record says, where they differ; then how
    Control ruled.
    """
    course = deal.course
    marks, judged, ruled = course.marks.get(k, {}), course.judged.get(k), course.ruled.get(k)
    found = judged.found if judged is not None else NONE
    if len({*marks.values(), found} - {NONE}) < 2:
        return ""
    form = _("{seat} said {mark}")
    each = listed(
        form.format(seat=case.names.seat(seat), mark=dealing.marked(mark))
        for seat, mark in sorted(marks.items())
    )
    record = _("The record says: {mark}").format(mark=dealing.marked(found)) if found >= 0 else ""
    came = _("Control has not ruled")
    if ruled is not None:
        form = _("Control ruled {mark}: {reason}")
        came = form.format(mark=dealing.marked(ruled.mark), reason=ruled.reason)
    return joined((each, record, came))


def by(case: Case, one: Broken) -> str:
    """By which orders, as far as the record can tell."""
    told = listed(_order(case, fate) for fate in breaking(case, one))
    if told:
        return _("By: {orders}").format(orders=told)
    told = listed(_order(case, fate) for fate in meanwhile(case, one))
    if told:
        form = _("The record names no order. What {seat} did while it held: {orders}")
        return form.format(seat=case.names.seat(one.seat), orders=told)
    form = _("The record names no order, and {seat} carried out none of the list while it held")
    return form.format(seat=case.names.seat(one.seat))


def _order(case: Case, fate: Fate) -> str:
    turn = fate.ended.turn if fate.ended is not None else fate.locked.turn
    form = _("{order} (turn {turn})")
    if fate.order.seat >= 0:
        form = _("{order} ({seat}, turn {turn})")
    return form.format(
        order=case.names.order(fate.order.order), seat=case.names.seat(fate.order.seat), turn=turn
    )


def _account(kit: Kit, case: Case, one: Broken) -> Iterator[Block]:
    yield Heading(ended(headline(case, one)), 3)
    due = _("It was due in turn {turn}").format(turn=one.due)
    lines = [joined((due, _("The deal was secret") if one.secret else ""))]
    lines += [case.said(fact) for fact in one.ends]
    lines.append(ended(by(case, one)))
    told = listed(following(case, one))
    lines.append(
        ended(_("What followed: {changes}").format(changes=told))
        if told
        else _("Nothing followed by the rules.")
    )
    yield Bullets(tuple(sentence(text) for text in lines if text))
