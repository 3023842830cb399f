"""What Control did by its own hand, as a table; and what the dice read where it set the row."""

from collections.abc import Iterator, Mapping

from wargame.core import events as ev
from wargame.core.rolled import Roll
from wargame.core.tables import Table
from wargame.prose import changes, rolls
from wargame.prose.names import Names
from wargame.prose.text import signed
from wargame.report import argued_rows
from wargame.report.case import Case, Fate
from wargame.report.cells import Row, Value
from wargame.report.chronicle import Fact

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "rulings": ("what", "on", "value", "reason", "private", "by", "direction", "by_dice"),
}


def seat_of(case: Case, event: ev.Ruled) -> str:
    """Whose order a ruling is about; Control's own where it is about none."""
    return case.seat(event.slot // case.names.game.width) if event.slot >= 0 else "control"


def by_dice(table: Table, roll: Roll) -> int | None:
    """The row that the dice read, whatever came of it; None where no dice are known."""
    if roll.net is None or not roll.faces:
        return None
    return table.band_of(sum(roll.faces), roll.net)


def rulings(case: Case, facts: tuple[Fact, ...]) -> Iterator[Row]:
    """What Control did: rulings, dice typed in, orders taken back."""
    told = case.fates(facts)
    ruled = {(r.entry, r.place): one for one in told for r in one.ruled}
    back = _taken_back(case, told, facts)
    for fact in facts:
        event = fact.event
        if isinstance(event, ev.Ruled):
            on = ruled.get((fact.entry, fact.place))
            yield case.row(
                fact, seat_of(case, event), what=event.what, value=_ruled(case.names, event, on),
                on=case.names.order(on.order.order) if on else "", reason=event.reason,
                private=event.private, by=case.person(event.author.person),
                **_against(case.names, event, on) if event.what == "override" else {},
            )  # fmt: skip
        elif isinstance(event, ev.DiceEntered):
            yield case.row(
                fact, "control", what="dice typed in", value=" ".join(map(str, event.faces)),
                by=case.person(event.author.person),
            )  # fmt: skip
        elif isinstance(event, ev.OrderRecalled):
            yield case.row(
                fact, case.seat(event.seat), what="order taken back",
                on=back.get((fact.entry, fact.place), ""), reason=event.reason,
                by=case.person(event.author.person),
            )  # fmt: skip


def _taken_back(
    case: Case, told: tuple[Fate, ...], facts: tuple[Fact, ...]
) -> Mapping[tuple[int, int], str]:
    """By where it was taken back, what was ordered, in its seat's own words where it wrote them."""
    found = {
        (one.ended.entry, one.ended.place): case.names.order(one.order.order)
        for one in told
        if one.fate == "taken back" and one.ended is not None
    }
    return found | {
        (one.ended.entry, one.ended.place): one.text
        for one in argued_rows.followed(facts)
        if one.refused is not None and one.ended is not None
    }


def _ruled(names: Names, event: ev.Ruled, on: Fate | None) -> str:
    """What a ruling came to, in words: the modifier struck, the amount, the row, the effects."""
    if event.what == "strike":
        return names.game.modifiers[event.value].why
    if event.what == "amend":
        return signed(event.value)
    if event.what not in ("override", "argued"):
        return ", ".join(changes.effect(names, one) for one in event.effects)
    table = names.scenario.actions[on.order.order.action].table if on is not None else ""
    bands = next((spec.bands for spec in names.game.tables if spec.id == table), ())
    return bands[event.value].label if event.value < len(bands) else str(event.value + 1)


def _against(names: Names, event: ev.Ruled, one: Fate | None) -> dict[str, Value]:
    """The row that the dice would have read for an order whose row was set, and whether the set one
    is higher or lower; nothing before they are thrown.
    """
    if one is None or one.resolved is None or not one.resolved.rolls:
        return {}
    roll = one.resolved.rolls[0]
    table = rolls.table_of(names, roll.which)
    read = by_dice(table, roll)
    if read is None:
        return {}
    direction = "up" if event.value > read else "down" if event.value < read else "same"
    return {"direction": direction, "by_dice": table.bands[read].label}
