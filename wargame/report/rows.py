"""The game as tables: every row says of which game, branch, turn, phase, seat and time it is.

These are for Control and analysts: they hold what readers of single seats may not know.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from wargame.core import events as ev
from wargame.core.orders import Order
from wargame.core.rolled import Roll
from wargame.core.tables import shares
from wargame.prose import rolls
from wargame.prose.judging import looked_back
from wargame.prose.names import Names
from wargame.prose.text import _, labelled, percent, signed
from wargame.report import argued_rows, dealt, injected, ruled_rows
from wargame.report.case import PLACE, Case
from wargame.report.cells import Row, Value
from wargame.report.chronicle import Fact
from wargame.report.classed import rows as classes

Rows = tuple[Row, ...]

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "events": ("number", "event", "by", "public", "told"),
    "orders": (
        "slot", "order", "action", "target", "second", "option", "visibility", "cost", "rationale",
        "expected", "estimate", "by", "fate", "net", "dice", "row", "chance", "chance_of",
        "came_true", "set_by_control", "argued",
    ),
    "rolls": (
        "source", "roll", "table", "modifiers", "net", "odds", "dice", "by_hand", "row",
        "row_by_dice", "amended", "set_by_control", "argued", "behind_screen",
    ),
    "changes": ("number", "slot", "before", "after", "causes"),
    "resources": ("resource", "before", "after"),
    **ruled_rows.COLUMNS,
    "questions": ("question", "event", "answer", "rationale", "by"),
    "promises": ("promise", "event", "due"),
    "injects": injected.COLUMNS,
    "notes": ("kind", "to", "room", "in_character", "text", "by"),
    "classes": ("act_turn", "target", "said", "text", "known", "right", "by"),
    "scores": ("objective", "score", "most", "grade"),
    **argued_rows.COLUMNS,
    **dealt.COLUMNS,
}  # fmt: skip
"""The columns of each table beside those that every row has."""


def head(table: str) -> tuple[str, ...]:
    """All columns of a table, in order."""
    return (*PLACE, *COLUMNS[table])


def tables(case: Case) -> Mapping[str, Rows]:
    """Every table by its name.

    What stands on the line of play that the game is on is told as that line tells it, wherever it
    began: an order locked before a step was taken back is carried out after it.
    """
    makers: dict[str, Callable[[Case, tuple[Fact, ...]], Iterable[Row]]] = {
        "events": _events, "orders": orders, "rolls": throws, "changes": _changes,
        "resources": _resources, "rulings": ruled_rows.rulings, "questions": questions,
        "promises": promises, "notes": notes, "classes": classes, "scores": _scores,
        "matters": argued_rows.matters, "arguments": argued_rows.arguments,
        "replies": argued_rows.replies, "facts": argued_rows.established,
        "deals": dealt.deals,
    }  # fmt: skip
    found: dict[str, Rows] = {"injects": tuple(injected.injects(case))}
    for name, make in makers.items():
        rows = [*make(case, case.facts)]
        for facts, number in case.own():
            own = (row for row in make(case, facts) if row["branch"] == number)
            rows += [row for row in own if not row["current"]]
        found[name] = tuple(sorted(rows, key=_where))
    return {name: found[name] for name in COLUMNS}


def _where(row: Row) -> tuple[int, int]:
    """Where a row stands in its table: by its line of play, then by its entry."""
    return int(str(row["branch"])), int(str(row["entry"]))


def _seat_of(case: Case, event: ev.Event) -> str:
    """Whose event it is; nothing where it is nobody's."""
    if isinstance(event, ev.Changed | ev.Earned):
        slot = case.names.slot(event.slot)
        return case.seat(slot.owner) if slot.scope == "seat" else ""
    if isinstance(event, ev.Said | ev.Noted | ev.RoomClosed):
        return case.seat(event.author.seat)
    if isinstance(event, ev.Ruled):
        return ruled_rows.seat_of(case, event)
    seat = getattr(event, "seat", None)
    return case.seat(seat) if isinstance(seat, int) else ""


def _events(case: Case, facts: tuple[Fact, ...]) -> Iterator[Row]:
    public = case.names.game.public
    for number, fact in enumerate(facts, 1):
        yield case.row(
            fact, _seat_of(case, fact.event), number=number, event=type(fact.event).__name__,
            by=case.person(fact.by), public=int(bool(fact.event.audience & public)),
            told=case.said(fact),
        )  # fmt: skip


# ---- orders


def orders(case: Case, facts: tuple[Fact, ...]) -> Iterator[Row]:
    """Every order that was locked, with what became of it."""
    matters = argued_rows.followed(facts)
    for one in case.fates(facts):
        event, resolved = one.order, one.resolved
        action = case.names.scenario.actions[event.order.action]
        visible = action.visibility
        if action.options:
            visible = action.options[event.order.option].visibility or visible
        rest: dict[str, Value] = {"fate": one.fate}
        if resolved is not None and resolved.rolls:
            rest |= _first_roll(case.names, resolved.rolls[0])
            if one.argued:
                rest |= _decided(argued_rows.about(matters, one))
        code = case.names.game.codes[event.order.action]
        yield case.row(
            one.locked, case.seat(event.seat), slot=event.slot,
            order=case.names.order(event.order), action=action.id,
            target=_named(case.names, code.target.kind, event.order.target),
            second=_named(case.names, code.second.kind, event.order.second),
            option=case.names.option(event.order), visibility=visible,
            cost=case.names.cost(event.paid), rationale=event.rationale,
            expected=event.expected, estimate=event.estimate, by=case.person(event.author.person),
            **rest,
        )  # fmt: skip


def _named(names: Names, kind: str, value: int) -> str:
    return names.target(kind, value) if kind and value >= 0 else ""


def _first_roll(names: Names, roll: Roll) -> dict[str, Value]:
    table = rolls.table_of(names, roll.which)
    half = rolls.upper_half(table)
    return {
        "net": roll.net,
        "dice": "" if roll.forced else " ".join(map(str, roll.faces)),
        "row": table.bands[roll.band].label,
        "set_by_control": int(roll.forced),
        "argued": 0,
        "chance": chance(names, roll) / 10,
        "chance_of": rolls.of_another(names, roll.which),
        "came_true": None if roll.forced else int(roll.band >= half),
    }


def _decided(by: argued_rows.Followed | None) -> dict[str, Value]:
    """What is otherwise of an order whose row an argument came to."""
    odds = argued_rows.chance(by)
    return {
        "set_by_control": 0,
        "argued": 1,
        "chance": None if odds is None else odds / 10,
        "chance_of": "",
    }


def chance(names: Names, roll: Roll) -> int:
    """The odds of the upper half of a roll's table before it was thrown, in tenths of a percent."""
    half = rolls.upper_half(rolls.table_of(names, roll.which))
    return round(1000 * sum(roll.odds[half:]) / max(1, sum(roll.odds)))


# ---- what rules did


def throws(case: Case, facts: tuple[Fact, ...]) -> Iterator[Row]:
    """Every roll of an order or a rule, with what its dice read and the row that holds."""
    known: dict[int, Order] = {}
    for fact in facts:
        event = fact.event
        if isinstance(event, ev.TurnBegan):
            known.clear()
        if not isinstance(event, ev.OrderResolved | ev.RuleRan):
            continue
        source = event.source if isinstance(event, ev.RuleRan) else event.slot
        if isinstance(event, ev.OrderResolved):
            known[event.slot] = event.order
        for roll in event.rolls:
            yield case.row(
                fact, _seat_of(case, event), source=case.names.source(source, known),
                **_roll(case.names, roll),
            )  # fmt: skip


def _roll(names: Names, roll: Roll) -> dict[str, Value]:
    table = rolls.table_of(names, roll.which)
    read = ruled_rows.by_dice(table, roll)
    return {
        "roll": rolls.thrown(names, roll),
        "table": table.id,
        "modifiers": "; ".join(rolls.modifier(names, worth) for worth in roll.modifiers),
        "net": roll.net,
        "odds": "; ".join(
            f"{band.label} {percent(share)}"
            for band, share in zip(table.bands, shares(roll.odds), strict=True)
        ),
        "dice": " ".join(map(str, roll.faces)),
        "by_hand": int(roll.by_hand),
        "row": table.bands[roll.band].label,
        "row_by_dice": "" if read is None else table.bands[read].label,
        "amended": roll.amended,
        "set_by_control": int(roll.forced and not roll.argued),
        "argued": int(roll.argued),
        "behind_screen": int(roll.veiled),
    }


def _changes(case: Case, facts: tuple[Fact, ...]) -> Iterator[Row]:
    known: dict[int, Order] = {}
    for fact in facts:
        event = fact.event
        if isinstance(event, ev.TurnBegan):
            known.clear()
        if isinstance(event, ev.OrderResolved | ev.OrderLocked):
            known[event.slot] = event.order
        if isinstance(event, ev.Changed):
            causes = (
                f"{case.names.source(cause.source, known)} {signed(cause.amount)}"
                if cause.amount
                else case.names.source(cause.source, known)
                for cause in event.causes
            )
            yield case.row(
                fact, _seat_of(case, event), number=case.names.number(event.slot),
                slot=case.names.slot(event.slot).name, before=event.before, after=event.after,
                causes="; ".join(causes),
            )  # fmt: skip


def _resources(case: Case, facts: tuple[Fact, ...]) -> Iterator[Row]:
    for fact in facts:
        event = fact.event
        if isinstance(event, ev.Earned):
            yield case.row(
                fact, _seat_of(case, event), resource=case.names.number(event.slot),
                before=event.before, after=event.after,
            )  # fmt: skip


# ---- questions, promises, talk


QUESTIONS = (ev.Asked, ev.Answered, ev.QuestionLapsed, ev.QuestionSettled)


def questions(case: Case, facts: tuple[Fact, ...]) -> Iterator[Row]:
    """Questions asked, answers given, votes counted."""
    for fact in facts:
        event = fact.event
        if not isinstance(event, QUESTIONS):
            continue
        info = case.names.game.questions[event.question]
        names = [choice.name or labelled(choice.id) for choice in info.options]
        if isinstance(event, ev.Asked):
            yield case.row(fact, case.seat(event.seat), question=info.id, event="asked")
        elif isinstance(event, ev.QuestionLapsed):
            yield case.row(fact, case.seat(event.seat), question=info.id, event="lapsed")
        elif isinstance(event, ev.Answered):
            by = case.person(event.author.person) if event.author else ""
            yield case.row(
                fact, case.seat(event.seat), question=info.id, event="answered",
                answer=names[event.choice], rationale=event.rationale, by=by,
            )  # fmt: skip
        else:
            counts = zip(names, event.counts, strict=True)
            said = "; ".join(f"{name} {count}" for name, count in counts if count)
            yield case.row(fact, "", question=info.id, event="settled", answer=said)


def promises(case: Case, facts: tuple[Fact, ...]) -> Iterator[Row]:
    """Promises made, kept and broken."""
    for fact in facts:
        event = fact.event
        if isinstance(event, ev.PromiseMade | ev.PromiseEnded):
            ended = "broken" if isinstance(event, ev.PromiseEnded) and event.broken else "kept"
            made = isinstance(event, ev.PromiseMade)
            yield case.row(
                fact, case.seat(event.seat),
                promise=case.names.scenario.promises[event.promise].name,
                event="made" if made else ended,
                due=event.due if isinstance(event, ev.PromiseMade) else None,
            )  # fmt: skip


def notes(case: Case, facts: tuple[Fact, ...]) -> Iterator[Row]:
    """Messages, notes, aims, red lines, assessments; a room left or closed, which says nothing.

    An assessment is filed under the turn that it is of, whenever in the next one it was written.
    """
    for fact in facts:
        event = fact.event
        if not isinstance(event, ev.TalkedEvent | ev.Noted):
            continue
        row: dict[str, Value] = {}
        if isinstance(event, ev.Noted):
            row = {"kind": event.kind, "to": "", "text": event.text}
            of = looked_back(fact.turn, over=fact.over) if event.kind == "assessment" else 0
            if of:
                row |= {"turn": of, "phase": ""}
        elif isinstance(event, ev.Said):
            to = " ".join(map(case.seat, event.to)) or "all"
            row = {"kind": "message", "to": to, "room": event.room, "text": event.text}
            row["in_character"] = int(event.in_character)
        else:
            kind = "room left" if isinstance(event, ev.RoomLeft) else "room closed"
            row = {"kind": kind, "to": " ".join(map(case.seat, event.seats)), "room": event.room}
        by = case.person(event.author.person)
        yield case.row(fact, _seat_of(case, event), **row, by=by)


def messages(case: Case) -> Rows:
    """Messages as they are printed, in quotes what a role said."""
    found: list[Row] = []
    for row in notes(case, case.facts):
        if row["kind"] == "message":
            form = _("“{text}”") if row["in_character"] else "{text}"
            found.append({**row, "text": form.format(text=row["text"])})
    return tuple(found)


def _scores(case: Case, facts: tuple[Fact, ...]) -> Iterator[Row]:
    grades = case.names.scenario.grade
    for fact in facts:
        event = fact.event
        if isinstance(event, ev.GameEnded):
            grade = grades[event.grade].id if event.grade >= 0 else ""
            for one in event.scores:
                info = case.names.game.objectives[one.objective]
                yield case.row(
                    fact, case.seat(info.seat), objective=info.name, score=one.score,
                    most=info.most, grade=grade,
                )  # fmt: skip
