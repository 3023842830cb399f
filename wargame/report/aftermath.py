"""The after-action page and the hotwash sheet, with prompts made from the log."""

from collections.abc import Iterator

from wargame.core import events as ev
from wargame.play.journal import Verdict
from wargame.play.replaying import Difference
from wargame.prose.text import _, counted, joined, listed
from wargame.report import argued, arrived, asking, judged, promised, review, rows, ruled
from wargame.report.case import Case
from wargame.report.chronicle import Fact
from wargame.report.document import Blank, Block, Bullets, Heading, Page, Table, Text
from wargame.report.kit import Kit
from wargame.seat.agreed import Agreed

# ---- after action


def summary(kit: Kit, case: Case, verdict: Verdict, difference: Difference | None) -> Page:
    """What was played, how it ended, what is counted, and room for what people find."""
    ended = _ended(case)
    blocks: list[Block] = [_facts(kit, case, verdict, difference)]
    if ended is not None:
        blocks += [Heading(_("How it ended")), Bullets(kit.prose.ending(ended))]
    blocks += [Heading(_("Counted from the record")), review.totals_table(kit, case)]
    courses = tuple(
        (
            one.name, str(one.start), _in_turn(one.high, one.high_in),
            _in_turn(one.low, one.low_in), str(one.now),
        )
        for one in review.courses(kit, case)
    )  # fmt: skip
    if courses:
        head = (_("Track"), _("At the start"), _("Highest"), _("Lowest"), _("At the end"))
        blocks.append(Table(head, courses, heads=True))
    blocks.append(Heading(_("Objectives of the exercise")))
    blocks += [
        Blank(_("{id}: {text} Rating and evidence:").format(id=lesson.id, text=lesson.text), 2)
        for lesson in kit.scenario.lessons
    ] or [Blank(_("What it was for, and whether it was reached:"), 3)]
    blocks += [
        Blank(_("Strengths:"), 3),
        Heading(_("Areas to improve")),
        Table((_("What"), _("Owner"), _("By when")), (("", "", ""),) * 4, "write", (60, 22, 18)),
        Heading(_("Limits of the game")),
        Text(
            _(
                "A game shows what people decided under its rules. It predicts nothing, and numbers"
                " of the scenario that rest on assumptions are its designer's."
            )
        ),
        *_sources(kit, case),
    ]
    return Page(
        "control/summary",
        _("After-action report"),
        kit.title,
        tuple(blocks),
        about=_("Facts, totals, and room for findings."),
        stamp=review.stamp(case),
        size=9.5,
    )


def _in_turn(value: int, turn: int) -> str:
    return _("{value} in turn {turn}").format(value=value, turn=turn) if turn else str(value)


def _ended(case: Case) -> ev.GameEnded | None:
    events = [f.event for f in case.facts if isinstance(f.event, ev.GameEnded)]
    return events[-1] if events else None


def _facts(kit: Kit, case: Case, verdict: Verdict, difference: Difference | None) -> Block:
    header, session = case.session.header, case.session
    dates = [fact.time for fact in case.facts]
    found = [
        (_("Scenario"), kit.title),
        (_("Game"), header.game),
        (_("Begun"), dates[0]),
        (_("Last entry"), dates[-1]),
        (_("Turns played"), _("{turn} of {turns}").format(
            turn=session.state.turn, turns=kit.scenario.turns)),
        (_("Engine"), header.engine),
        (_("Lines of play"), str(len(session.journal.branches()))),
        (_("Hash of the seed"), header.seed_hash),
        (_("Seed"), _seed(case)),
        (_("Seal"), verdict.seal),
        (_("Record"), integrity(verdict, difference)),
    ]  # fmt: skip
    found += [(_("Consent"), line) for line in Agreed(session).told(kit.names)]
    if case.people:
        found.append((_("People"), listed(case.people.values())))
    return Table((), tuple(found), widths=(24, 76), heads=True)


def _seed(case: Case) -> str:
    """The secret of the dice, which is told when the game is over."""
    if case.session.state.over:
        return case.session.journal.seed
    return _("told once the game is over")


def integrity(verdict: Verdict, difference: Difference | None) -> str:
    """Whether the record is as it was written, and comes out the same when played again."""
    if not verdict.intact:
        return joined(str(damage) for damage in verdict.damages)
    sound = _("All {n} entries are as they were written").format(n=verdict.entries)
    if difference is not None:
        return joined(
            (
                sound,
                _("Entry {seq}: played again, its {what} come out otherwise than stored.").format(
                    seq=difference.seq, what=difference.what
                ),
            )
        )
    return joined((sound, _("Played again, all come out the same")))


def _sources(kit: Kit, case: Case) -> Iterator[Block]:
    """The claims that the orders which were carried out rest on."""
    cited: dict[str, None] = {}
    for one in case.fates():
        if one.resolved is not None:
            cited |= dict.fromkeys(kit.scenario.actions[one.order.order.action].cite)
    lines = tuple(kit.names.claim(id) for id in sorted(cited) if id in kit.names.claims)
    if lines:
        yield Heading(_("Sources of the orders that were carried out"))
        yield Bullets(lines)


# ---- hotwash


def hotwash(kit: Kit, case: Case) -> Page:
    """Questions for the talk, each with what in the log it comes from, and room for answers."""
    blocks: list[Block] = [
        Text(_("Out of role. What happened, then why, then what we take away."), "lead"),
        *asking.blocks(kit, case),
    ]
    for heading, lines in (
        (_("What was the turning point?"), list(_turning(kit, case))),
        (_("Who foresaw it, and who did not?"), list(_foresight(kit, case))),
        (_("What was promised?"), list(_promised(kit, case))),
        (_("What was argued, and how else could it have come out?"), list(argued.prompts(case))),
        (_("What did nobody plan?"), list(arrived.unplanned(kit, case))),
        (_("Where did Control's hand weigh?"), list(_hand(kit, case))),
        (_("Where were you of two minds?"), list(_votes(kit, case))),
        (_("What did nobody try, and why?"), list(_unused(kit, case))),
        (_("What did you take suspected acts for?"), list(judged.prompts(kit, case))),
        (_("Aims and red lines of turn zero: were they kept?"), list(_vows(kit, case))),
    ):
        if lines:
            blocks += [Heading(heading), Bullets(tuple(lines)), Blank(_("Answer:"), 2)]
    blocks += [
        Heading(_("What do we take away?")),
        Blank(_("For our own work, from tomorrow:"), 3),
    ]
    return Page(
        "control/hotwash",
        _("Hotwash sheet"),
        kit.title,
        tuple(blocks),
        about=_("Prompts from the log, with room for answers."),
        stamp=review.stamp(case),
    )


MOST = 5
"""The tracks that moved most, and the orders of a seat, of which a sheet reminds its reader."""


def _turning(kit: Kit, case: Case) -> Iterator[str]:
    """The tracks of the world that went furthest from where they began, for their range."""
    rose = _("{track} rose from {start} to {end} in turn {turn}; it stands at {now}.")
    fell = _("{track} fell from {start} to {end} in turn {turn}; it stands at {now}.")
    found = [
        (abs(end - one.start) / one.span, form.format(
            track=one.name, start=one.start, end=end, turn=turn, now=one.now))
        for one in review.courses(kit, case)
        for form, end, turn in ((rose, one.high, one.high_in), (fell, one.low, one.low_in))
        if turn
    ]  # fmt: skip
    found.sort(key=lambda pair: -pair[0])
    yield from (said for _far, said in found[:MOST])


def _foresight(kit: Kit, case: Case) -> Iterator[str]:
    """The estimate of each seat that missed by most."""
    own = [r for r in rows.orders(case, case.facts) if r["estimate"] is not None]
    rated = [r for r in own if r.get("came_true") is not None]
    for seat in kit.seats:
        mine = [r for r in rated if r["seat"] == case.session.game.seats[seat]]
        if mine:
            worst = max(
                mine, key=lambda r: abs(int(str(r["estimate"])) - 100 * int(str(r["came_true"])))
            )
            form = _(
                "{seat}, turn {turn}: {order}; estimated {estimate} percent, the odds were"
                " {chance} percent, it read: {row}."
            )
            yield form.format(
                seat=kit.names.seat(seat), turn=worst["turn"], order=worst["order"],
                estimate=worst["estimate"], chance=worst["chance"], row=worst["row"],
            )  # fmt: skip


def _promised(kit: Kit, case: Case) -> Iterator[str]:
    """What was not kept, what its parties held of it, and by what; then what was kept."""
    for one in promised.broken(case):
        yield joined((promised.headline(case, one), one.disputed, promised.by(case, one)))
    yield from promised.settled(case)
    for fact in case.facts:
        if isinstance(fact.event, ev.PromiseEnded) and not fact.event.broken:
            yield from _dated(case, fact)


def _hand(kit: Kit, case: Case) -> Iterator[str]:
    for fact in case.facts:
        stopped = isinstance(fact.event, ev.GameEnded) and fact.event.reason
        if isinstance(fact.event, ev.Ruled) and _known(kit, case, fact):
            yield from _dated(case, fact, known=True)
        elif stopped or isinstance(fact.event, ev.Ruled | ev.Shortened):
            yield from _dated(case, fact)
    yield from (told for _one, told in argued.overruled(case))
    thrown = len(ruled.hidden(case))
    if thrown:
        yield counted(
            "Control threw {n} time behind the screen; the dice are under Rulings.",
            "Control threw {n} times behind the screen; the dice are under Rulings.",
            thrown,
        )


def _known(kit: Kit, case: Case, fact: Fact) -> bool:
    """Whether a ruling is about an order of which all were told what came of it: the ruling with
    it.
    """
    event = fact.event
    return isinstance(event, ev.Ruled) and any(
        isinstance(one.event, ev.OrderResolved)
        and one.event.slot == event.slot
        and one.event.audience & kit.game.public
        for one in case.facts
        if one.turn == fact.turn
    )


def _votes(kit: Kit, case: Case) -> Iterator[str]:
    for fact in case.facts:
        event = fact.event
        if isinstance(event, ev.QuestionSettled) and sum(1 for n in event.counts if n) > 1:
            yield from _dated(case, fact)


def _dated(case: Case, fact: Fact, *, known: bool = False) -> Iterator[str]:
    """A fact's sentence with its turn; not as a secret where all `known` of it in the end."""
    said = case.said(fact)
    if known:
        said = said.removeprefix(_("Secret: {sentence}").format(sentence=""))
    if said:
        yield _("Turn {turn}: {told}").format(turn=fact.turn, told=said)


def _unused(kit: Kit, case: Case) -> Iterator[str]:
    used = {(one.order.seat, one.order.order.action) for one in case.fates()}
    for seat in kit.seats:
        rest = [
            kit.names.action(action)
            for action in kit.orders_of(seat)
            if (seat, action) not in used and not kit.scenario.actions[action].answers
        ]
        more = len(rest) - MOST
        if more > 0:
            rest = [*rest[:MOST], counted("{n} more", "{n} more", more)]
        if rest:
            yield _("{seat}: {orders}.").format(seat=kit.names.seat(seat), orders="; ".join(rest))


def _vows(kit: Kit, case: Case) -> Iterator[str]:
    forms = {"aim": _("{seat}, aim: {text}"), "red line": _("{seat}, red line: {text}")}
    for fact in case.facts:
        event = fact.event
        if isinstance(event, ev.Noted) and event.kind in forms:
            seat = kit.names.seat(event.author.seat)
            yield joined((forms[event.kind].format(seat=seat, text=event.text),))
