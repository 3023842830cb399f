"""Control's papers: the running sheet by the clock, and the rules that no seat orders.

Clock times follow from the scenario's own minutes; nothing is planned that it does not say.
"""

from collections.abc import Iterable, Iterator

import attrs

from wargame.core.scenario import Inject, Phase, When
from wargame.prose import formulas
from wargame.prose.orderbook import procedure
from wargame.prose.ran import inject_parts
from wargame.prose.setting import Setting
from wargame.prose.sheets import objectives
from wargame.prose.text import _, counted, ended, joined, labelled
from wargame.report.document import Block, Bullets, Group, Heading, Page, Table, Text
from wargame.report.kit import Kit
from wargame.report.slips import audience

DAY = 24 * 60


def clock(minutes: int) -> str:
    """Minutes of the day as `09:30`; past midnight it begins anew."""
    hours, rest = divmod(minutes % DAY, 60)
    return f"{hours:02}:{rest:02}"


@attrs.frozen
class Slot:
    """A stretch of the day."""

    begins: int
    minutes: int
    what: str
    about: str


def running_sheet(kit: Kit, at: int) -> Page:
    """The day by the clock, from `at` in minutes after midnight."""
    scenario = kit.scenario
    blocks: list[Block] = [Bullets(_before(kit), boxes=True)]
    moment = at + opening(kit)
    if opening(kit):
        blocks.append(_table([Slot(at, opening(kit), _("Opening"), _opening_words())]))
    for turn in range(1, scenario.turns + 1):
        named = scenario.turn_names[turn - 1] if turn <= len(scenario.turn_names) else ""
        title = _("Turn {turn}").format(turn=turn)
        heading = Heading(f"{title} · {named}" if named else title)
        slots = []
        for phase in scenario.phases:
            slots.append(Slot(moment, phase.minutes, _phase(phase), phase.about))
            moment += phase.minutes
        table = _table(slots, _injects(kit, turn, "start"), _injects(kit, turn, "end"))
        blocks.append(Group("keep", (heading, table)))
    after = closing(kit)
    blocks.append(Heading(_("Afterwards")))
    blocks.append(_table([Slot(moment, after, _("Hotwash"), _closing_words())]))
    if not scenario.minutes:
        blocks.append(
            Text(_("The scenario states no length; times count its phases alone."), "small")
        )
    blocks += [*_any_turn(kit), *_contingencies(kit)]
    return Page(
        "control/running",
        _("Running sheet"),
        _("{game}, from {start} to {end}").format(
            game=kit.title, start=clock(at), end=clock(moment + after)
        ),
        tuple(blocks),
        about=_("The day by the clock, with every inject where it is due."),
        stamp=_("Control only: contains secrets"),
        size=9.5,
    )


def _rest(kit: Kit) -> int:
    """Minutes that the scenario has beside its turns."""
    turns = kit.scenario.turns * sum(phase.minutes for phase in kit.scenario.phases)
    return max(0, kit.scenario.minutes - turns)


def opening(kit: Kit) -> int:
    """Minutes before the first turn: the smaller half of what the turns leave."""
    return _rest(kit) // 2


def closing(kit: Kit) -> int:
    """Minutes after the last turn: the rest of what the turns leave."""
    return _rest(kit) - opening(kit)


def _before(kit: Kit) -> tuple[str, ...]:
    seats = counted("{n} brief", "{n} briefs", len(kit.seats))
    return (
        _("{briefs} on the tables, face down; order slips and deal slips beside them").format(
            briefs=seats
        ),
        _("Situation, odds and tracks on the wall; a pencil, two dice, a clock that all can see"),
        _("This sheet, the inject cards and all orders out of sight of the tables"),
        _("Seats given out; who plays an empty seat is settled; everyone agrees to be recorded"),
    )


def _opening_words() -> str:
    return _(
        "Say what the game is for and that nobody speaks for their own employer. Read the situation"
        " aloud. Each seat reads its brief and writes its aim and its red line."
    )


def _closing_words() -> str:
    return _(
        "Out of role first. What happened, why, what do we take away? Use the hotwash sheet; hand"
        " out the survey before anyone leaves."
    )


def _phase(phase: Phase) -> str:
    name = phase.name or labelled(phase.id)
    return _("{phase} (clock up)").format(phase=name) if phase.clock == "up" else name


Row = tuple[str, ...]


def _table(slots: Iterable[Slot], before: Iterable[Row] = (), after: Iterable[Row] = ()) -> Block:
    rows = [
        (
            clock(slot.begins),
            _("{n} min").format(n=slot.minutes) if slot.minutes else "",
            slot.what,
            slot.about,
            "",
        )
        for slot in slots
    ]
    head = (_("Clock"), _("For"), _("What"), _("How"), _("Notes"))
    return Table(head, (*before, *rows, *after), widths=(8, 9, 18, 45, 20))


def _injects(kit: Kit, turn: int, at: When) -> Iterator[Row]:
    """A row for each inject that is planned for a turn, as it begins or ends."""
    for index, inject in enumerate(kit.scenario.injects):
        if inject.contingency or inject.at != at or turn not in inject.turns:
            continue
        what = _("☐ Inject {id}").format(id=inject.id)
        yield ("", "", what, _inject(kit, index, inject), "")


def _inject(kit: Kit, index: int, inject: Inject) -> str:
    """What an inject is, for whom, if what, and what is expected of them."""
    said = _("{title}, for {audience}").format(
        title=inject_parts(kit.names, index, None).title, audience=audience(kit, inject)
    )
    expected = _("Expected: {action}").format(action=inject.expect) if inject.expect else ""
    condition = ""
    if inject.body.when:
        condition = _("Only if {condition}").format(
            condition=kit.does().condition(inject.body.when)
        )
    chance = _("Chance {chance}").format(chance=inject.chance) if inject.chance else ""
    return joined((said, condition, chance, expected))


def _any_turn(kit: Kit) -> list[Block]:
    """Injects without a turn of their own: looked for in each."""
    turns = " ".join(f"☐ {turn}" for turn in range(1, kit.scenario.turns + 1))
    rows = []
    for index, inject in enumerate(kit.scenario.injects):
        if not inject.contingency and not inject.turns:
            when = _("begins") if inject.at == "start" else _("ends")
            rows.append((inject.id, when, _inject(kit, index, inject), turns))
    if not rows:
        return []
    head = (_("Inject"), _("As a turn"), _("What"), _("Come in turn"))
    return [
        Heading(_("To be looked for in every turn")),
        Table(head, tuple(rows), widths=(9, 11, 62, 18)),
    ]


def _contingencies(kit: Kit) -> list[Block]:
    """Injects for when the game stalls or runs hot, and what to do when things break."""
    found = [
        _("{id}: {inject}").format(id=inject.id, inject=_inject(kit, index, inject))
        for index, inject in enumerate(kit.scenario.injects)
        if inject.contingency
    ]
    blocks: list[Block] = []
    if found:
        blocks += [Heading(_("In reserve")), Bullets(tuple(found), boxes=True)]
    blocks.append(Group("keep", (Heading(_("Improvised, not planned")), _improvised())))
    blocks += [
        Heading(_("When something breaks")),
        Bullets(
            (
                _("A screen dies: go on from these papers; type the slips in afterwards."),
                _("A seat is late: wait half a minute, then take its draft, or hold its orders."),
                _("A seat is empty: somebody doubles up, or Control plays it by its brief."),
                _("An order is unclear: hand the slip back and ask for verb, target and effect."),
                _("Talk eats the clock: argue two orders a turn, decide the rest by the table."),
                _("“That could never happen”: show modifiers and odds, note the objection, go on."),
            )
        ),
    ]
    return blocks


def _improvised() -> Block:
    """Room for what Control thinks up on the spot, to be ticked as the planned ones are."""
    head = (_("Sent"), _("Turn, time"), _("To"), _("What"), _("What came of it"))
    return Table(head, (("☐", "", "", "", ""),) * 3, "write", (6, 13, 15, 40, 26))


# ---- rules that no seat orders


def rules(kit: Kit) -> Page:
    """Income, the sequence of a turn, ends, grade and scores, for a game without screens."""
    does = kit.does()
    scenario = kit.scenario
    blocks: list[Block] = [Heading(_("Income, as a turn begins")), _income(kit)]
    blocks += _titled(_("Orders are resolved in this order"), map(labelled, scenario.steps))
    for at, heading in (
        ("start", _("As a turn begins")),
        ("end", _("As a turn ends, in this order")),
    ):
        own = (procedure(does, one) for one in scenario.procedures if one.at == at)
        blocks += _titled(heading, own)
    blocks += _titled(
        _("The game ends early"),
        (
            _("{end}, if {condition}.").format(
                end=end.name or labelled(end.id), condition=does.condition(end.when)
            )
            for end in scenario.ends
        ),
    )
    blocks += _titled(_("What all share: the first that holds"), _grades(kit))
    for seat in kit.seats:
        blocks += _titled(
            _("Scores of {seat}").format(seat=kit.names.seat(seat)), objectives(kit.names, seat)
        )
    blocks += _titled(
        _("Promises"),
        (
            _("{promise}: broken if {condition}. Then: {broken} If kept: {kept}").format(
                promise=promise.name,
                condition=does.condition(promise.broken_when),
                broken=does.told(promise.if_broken),
                kept=does.told(promise.if_kept),
            )
            for promise in scenario.promises
        ),
    )
    return Page(
        "control/rules",
        _("Rules of the turn"),
        kit.title,
        tuple(blocks),
        about=_("What Control does at each turn's start and end, by hand."),
        stamp=_("Control only: contains secrets"),
        size=9.5,
    )


def _titled(heading: str, lines: Iterable[str]) -> list[Block]:
    found = tuple(lines)
    return [Heading(heading), Bullets(found)] if found else []


def _income(kit: Kit) -> Block:
    rows = []
    teams = {team.id: team.name or labelled(team.id) for team in kit.scenario.teams}
    seats = {spec.id: kit.names.seat(k) for k, spec in enumerate(kit.scenario.seats)}
    for resource in kit.scenario.resources:
        for income in resource.income:
            who = seats.get(income.id) or teams.get(income.id) or _("each seat")
            kept = _("any") if resource.carry is None else str(resource.carry)
            amount = formulas.words(kit.does().names, income.formula)
            rows.append(
                (resource.name or labelled(resource.id), who, amount, kept, str(resource.most))
            )
    head = (_("Resource"), _("Seat"), _("Each turn"), _("May be kept"), _("At most"))
    return Table(head, tuple(rows), widths=(16, 20, 40, 12, 12))


def _grades(kit: Kit) -> Iterator[str]:
    for grade in kit.scenario.grade:
        name = grade.name or labelled(grade.id)
        if grade.when:
            name = _("{grade}, if {condition}").format(
                grade=name, condition=kit.does().condition(grade.when)
            )
        yield joined((ended(name), kit.names.text(grade.about, Setting())))
