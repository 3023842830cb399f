"""Every order with why it was given and what came of it: side by side, and one by one in full.

Orders in a seat's own words stand among those of the list, whether they succeeded or not.
"""

from collections.abc import Iterator

import attrs

from wargame.core import events as ev
from wargame.core.engine.audience import SEQUEL
from wargame.core.rolled import Roll
from wargame.prose import arguing, changes, rolls
from wargame.prose.situation import turn_named
from wargame.prose.text import _, joined, percent, separated
from wargame.report import argued, argued_rows, review, rows, voted
from wargame.report.argued_rows import Followed
from wargame.report.case import Case, Fate
from wargame.report.chronicle import Fact
from wargame.report.document import Block, Bullets, Group, Heading, Page, Table, Text
from wargame.report.kit import Kit

Cells = tuple[str, ...]


@attrs.frozen
class Decision:
    """An order that a seat gave: one of the list, or one in its own words."""

    fact: Fact
    seat: int
    fate: Fate | None
    argued: Followed | None
    """What was argued about it, if anything was."""


def decisions(case: Case) -> tuple[Decision, ...]:
    """All orders in the order in which they were given."""
    matters = argued_rows.followed(case.facts)
    found = [
        Decision(one.locked, one.order.seat, one, argued_rows.about(matters, one))
        for one in case.fates()
    ]
    found += [Decision(one.own, one.seat, None, one) for one in matters if one.own is not None]
    return tuple(sorted(found, key=lambda one: _place(one.fact)))


def _place(fact: Fact | None) -> tuple[int, int]:
    return (fact.entry, fact.place) if fact is not None else (-1, -1)


def named(kit: Kit, one: Decision) -> str:
    """What was ordered."""
    if one.fate is not None:
        return kit.names.order(one.fate.order.order)
    opened, event = one.argued.opened if one.argued else None, one.fact.event
    if opened is None and isinstance(event, ev.OrderProposed):
        return event.what
    return opened.text if opened is not None else ""


def fate_words(one: Decision) -> str:
    """What became of an order, in the reader's language."""
    if one.argued is not None and (one.fate is None or one.fate.fate == "taken back"):
        return argued.came(one.argued)
    return {
        "locked": _("locked, not carried out yet"),
        "carried out": _("carried out"),
        "cancelled": _("cancelled"),
        "delayed": _("delayed to the next turn"),
        "taken back": _("taken back by Control"),
    }[one.fate.fate if one.fate is not None else "locked"]


# ---- one by one


def orders(kit: Kit, case: Case) -> Page:
    """Every order with why it was given, what was expected, the odds, the dice and the row."""
    blocks: list[Block] = []
    turn = 0
    for one in decisions(case):
        if one.fact.turn != turn:
            turn = one.fact.turn
            blocks.append(Heading(turn_named(kit.names, turn)))
        blocks.append(Group("boxed", tuple(_order(kit, one))))
    about = _("Reasons, expectations, odds before the roll, dice, results.")
    return review.page(kit, case, "orders", _("Orders"), blocks, about)


def _order(kit: Kit, one: Decision) -> Iterator[Block]:
    form = _("{seat}: {order}") if one.fate else _("{seat}, in its own words: {order}")
    yield Heading(form.format(seat=kit.names.seat(one.seat), order=named(kit, one)), 3)
    yield Bullets(tuple(_given(kit, one)))
    if one.argued is not None:
        yield Bullets(tuple(_came(kit, one.argued)))
    if one.fate is not None and one.fate.resolved is not None:
        account = kit.prose.account(one.fate.resolved, kit.reader(-1))
        yield Text(account[0])
        if account[1:]:
            yield Bullets(account[1:])


def _given(kit: Kit, one: Decision) -> Iterator[str]:
    """What was paid for an order, why it was given, and what its seat expected."""
    fate = fate_words(one)
    if one.fate is None:
        yield joined((fate[:1].upper() + fate[1:],))
        if one.argued is not None:
            yield _("In its own words: {text}").format(text=argued.own_words(one.argued))
        return
    order = one.fate.order
    yield _("For {cost}; {fate}.").format(cost=kit.names.cost(order.paid), fate=fate)
    if order.rationale:
        yield _("Why: {why}").format(why=order.rationale)
    if order.expected:
        yield _("Expected: {expected}").format(expected=order.expected)
    if order.estimate is not None:
        yield _("Own estimate: {percent} percent").format(percent=order.estimate)


def _came(kit: Kit, one: Followed) -> Iterator[str]:
    """What the argument came to, and what Control said comes of it."""
    for reason in (reason for _place, reason, weight, _by in one.arguments if weight):
        yield arguing.reason(kit.names, reason)
    yield from argued.told(kit.names, one)
    if one.settled is not None:
        yield _("Control ruled: {outcome}").format(outcome=one.settled.outcome)
    ended = one.settled or one.refused
    if ended is not None:
        yield _("Reason: {reason}").format(reason=ended.reason)


# ---- side by side


def side_by_side(kit: Kit, case: Case) -> Page:
    """A line for each decision: why, what was expected how likely, the odds, what came of it."""
    found = [(one.fact, _line(kit, case, one)) for one in decisions(case)]
    found += _answers(kit, case)
    found += _votes(kit, case)
    found.sort(key=lambda pair: _place(pair[0]))
    blocks: list[Block] = []
    for turn in dict.fromkeys(fact.turn for fact, _cells in found):
        blocks += _turn(kit, turn, [cells for fact, cells in found if fact.turn == turn])
    about = _("Every decision: why, what was expected, the odds, what came of it.")
    page = review.page(kit, case, "decisions", _("Moments of decision"), blocks, about)
    return attrs.evolve(page, kind="wide", size=9.0)


def _turn(kit: Kit, turn: int, lines: list[Cells]) -> Iterator[Block]:
    yield Heading(turn_named(kit.names, turn) if turn else _("Before the first turn"))
    head = (
        _("Who"), _("Decided what"), _("Why"), _("Expected"), _("Own estimate"), _("Odds before"),
        _("What came of it"),
    )  # fmt: skip
    yield Table(head, tuple(lines), widths=(10, 23, 16, 12, 7, 12, 20), heads=True)


def _answers(kit: Kit, case: Case) -> Iterator[tuple[Fact, Cells]]:
    """What seats answered to questions that were put to them alone. That a reaction was passed by,
    or silence taken for an answer, is no moment.
    """
    names, asked = kit.names, dict[tuple[int, int], ev.Asked]()
    for fact in case.facts:
        event = fact.event
        if isinstance(event, ev.Asked):
            asked[event.question, event.seat] = event
        if not isinstance(event, ev.Answered) or event.seat < 0 or event.author is None:
            continue
        info, put = names.game.questions[event.question], asked.get((event.question, event.seat))
        passed = info.reacts and event.choice == info.default
        if put is None or info.vote or passed or event.author.role == "clock":
            continue
        choice = info.options[event.choice]
        setting = names.of_question(info, event.seat, put.target, put.second)
        said = _("{answer}, asked: {ask}").format(
            answer=names.answer(choice), ask=names.text(info.ask, setting)
        )
        moved = _moved(kit, case, fact, _sources(kit, info.id))
        came = joined((names.text(choice.say, setting), *moved))
        yield fact, (names.seat(event.seat), said, event.rationale, "", "", "", came)


def _votes(kit: Kit, case: Case) -> Iterator[tuple[Fact, Cells]]:
    """Votes of several seats, a line each."""
    for vote in voted.votes(kit, case):
        info = kit.names.game.questions[vote.question]
        moved = _moved(kit, case, vote.fact, _sources(kit, info.id) | _rules(kit, info.rule))
        came = joined((case.said(vote.fact), *moved))
        cells = (voted.who(kit, vote), voted.what(kit, vote), voted.why(kit, vote), "", "", "")
        yield vote.fact, (*cells, came)


def _sources(kit: Kit, question: str) -> set[int]:
    """Under which number the answers to a question act, where they do so by themselves; else what
    they bring about is the order's that asked it.
    """
    first = len(kit.names.game.seats) * kit.names.game.width
    return {
        first + k
        for k, source in enumerate(kit.names.game.sources)
        if (source.kind, source.id) == ("question", question)
    }


def _rules(kit: Kit, rule: str) -> set[int]:
    """Under which numbers a rule or an inject acts, and what follows from a vote that it calls."""
    first = len(kit.names.game.seats) * kit.names.game.width
    sources = enumerate(kit.names.game.sources)
    own = {first + k for k, one in sources if rule in (one.id, f"{one.kind} {one.id}")}
    return own | {SEQUEL + one for one in own}


def _line(kit: Kit, case: Case, one: Decision) -> tuple[str, ...]:
    seat = kit.names.seat(one.seat)
    return (seat, named(kit, one), *before(one), odds(kit, one), result(kit, case, one))


def before(one: Decision) -> tuple[str, str, str]:
    """Why an order was given, what was expected of it, and how likely its seat held that."""
    held = estimate(one)
    shown = "" if held is None else f"{held}%"
    if one.fate is None:
        event = one.fact.event
        return event.end if isinstance(event, ev.OrderProposed) else "", "", shown
    return one.fate.order.rationale, one.fate.order.expected, shown


def estimate(one: Decision) -> int | None:
    """What its seat held likely, in percent: written down with an order, or where estimates were
    asked for; None where it said nothing.
    """
    if one.fate is not None:
        return one.fate.order.estimate
    if one.argued is None or one.argued.method != "estimative":
        return None
    own = one.argued.replied.get(one.seat)
    return None if own is None else own.value


def odds(kit: Kit, one: Decision) -> str:
    """The odds of success as they stood before the dice: of what was argued where that decided,
    else of the upper half of the first table. A roll that is not the order's own is named.
    """
    tenths = chance(kit, one)
    if tenths is None:
        return ""
    resolved = one.fate.resolved if one.fate is not None and not one.fate.argued else None
    of = ""
    if resolved is not None and resolved.rolls:
        of = rolls.of_another(kit.names, resolved.rolls[0].which)
    return separated(said for said in (percent(tenths), of) if said)


def chance(kit: Kit, one: Decision) -> int | None:
    """The odds of success in tenths of a percent; None where no dice were to be thrown."""
    resolved = one.fate.resolved if one.fate is not None and not one.fate.argued else None
    if resolved is not None and resolved.rolls:
        return rows.chance(kit.names, resolved.rolls[0])
    return argued_rows.chance(one.argued)


def result(kit: Kit, case: Case, one: Decision) -> str:
    """The rows that were reached, or what became of the order without dice; what it changed."""
    said = []
    resolved = one.fate.resolved if one.fate is not None else None
    if resolved is None or not resolved.rolls:
        said.append(fate_words(one))
    if resolved is not None:
        said.append(separated(_row(kit, one, roll) for roll in resolved.rolls))
    if one.argued is not None and one.argued.settled is not None:
        said.append(one.argued.settled.outcome)
    if one.argued is not None and one.argued.refused is not None:
        said.append(one.argued.refused.reason)
    said += _changed(kit, case, one)
    return joined(text[:1].upper() + text[1:] for text in said)


def _row(kit: Kit, one: Decision, roll: Roll) -> str:
    """The row that a roll of an order read, and who set it where no dice did."""
    band = rolls.table_of(kit.names, roll.which).bands[roll.band].label
    if not roll.forced:
        return band
    argued = one.fate is not None and one.fate.argued
    form = _("{band}, as it was argued") if argued else _("{band}, set by Control")
    return form.format(band=band)


def _changed(kit: Kit, case: Case, one: Decision) -> Iterator[str]:
    """What an order changed, or the ruling that settled it."""
    if one.fate is not None and one.fate.ended is not None:
        yield from _moved(kit, case, one.fate.ended, {one.fate.slot, SEQUEL + one.fate.slot})
    elif one.argued is not None and one.argued.ended is not None:
        yield from _ruled(kit, case, one.argued.ended)


def _moved(kit: Kit, case: Case, since: Fact, sources: set[int]) -> Iterator[str]:
    """What sources changed in the rest of a turn."""
    for fact, moved, own in _moves(kit, case):
        if fact.turn == since.turn and _place(fact) > _place(since) and own & sources:
            yield moved


def _ruled(kit: Kit, case: Case, settled: Fact) -> Iterator[str]:
    """What a ruling changed that came with a settlement."""
    for fact, moved, own in _moves(kit, case):
        if fact.entry == settled.entry and min(own, default=0) < 0:
            yield moved


def _moves(kit: Kit, case: Case) -> Iterator[tuple[Fact, str, set[int]]]:
    """All changes, in words, with what made them."""
    for fact in case.facts:
        event = fact.event
        if isinstance(event, ev.Changed):
            moved = changes.change(kit.names, event.slot, event.before, event.after)
            yield fact, moved, {cause.source for cause in event.causes}
