"""What of a rule's own records a reader may know."""

from wargame.core import events as ev
from wargame.core import records as rec
from wargame.core.engine.engine import Engine
from wargame.core.records import Record
from wargame.core.rolled import HIDDEN, Effect

VEILED = 4
"""The bit of a roll's record that says that only Control knows what its dice show."""


def effects_of(engine: Engine, effects: tuple[Effect, ...], mask: int) -> tuple[Effect, ...]:
    """Those effects that change what a reader may read."""
    return tuple(one for one in effects if engine.audiences.slots[one.slot] & mask)


def silent(engine: Engine, event: ev.RuleRan) -> ev.Event | None:
    """A rule that did nothing its reader may know: only an inject is told, by its text."""
    inject = engine.audiences.injects.get(event.source)
    return None if inject is None else ev.InjectFired(event.audience, inject)


def records_of(
    engine: Engine,
    odds: tuple[tuple[int, ...], ...],
    records: tuple[Record, ...],
    mask: int,
) -> tuple[tuple[tuple[int, ...], ...], tuple[Record, ...]]:
    """Records and odds without what would tell their reader more than they may know."""
    audiences = engine.audiences
    kept: list[Record] = []
    chances: list[tuple[int, ...]] = []
    worths: list[Record] = []
    about: list[Record] = []
    rolls = iter(odds)
    for record in records:
        if record[0] == rec.AFFECTED:
            if audiences.slots[record[2]] & mask:
                kept.append(record)
        elif record[0] == rec.MODIFIED:
            worths.append(record)
        elif record[0] == rec.CONCERNED:
            about.append(record)
        else:
            found, readers = next(rolls), audiences.rolls[record[2]]
            given, concerned, worths, about = worths, about, [], []
            if readers is not None and not readers & mask:
                continue
            told = [worth for worth in given if audiences.knows(worth[2], mask)]
            if audiences.blind(record[2], mask):
                net = record[3] - sum(worth[3] for worth in given if worth not in told)
                shift = record[6] if audiences.knows_shift(record[2], mask) else 0
                found = engine.decoder.ways(record[2], net, shift)
                record = (*record[:3], HIDDEN, 0, record[5], shift, *record[7:])
            if record[7] & VEILED:
                record = (*record[:4], 0, *record[5:])
            kept += [*concerned, *told, record]
            chances.append(found)
    return tuple(chances), tuple(kept)
