"""Three lines for who comes late to a seat: where all stand, what is theirs, what is asked of them.

They are made from the seat's own view and nothing else.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

from wargame.core import events as ev
from wargame.core.orders import Order
from wargame.core.view import View, standing
from wargame.prose import awaited, dealing, rolls, situation
from wargame.prose.changes import change
from wargame.prose.names import Names
from wargame.prose.text import _, counted, ended, joined, listed, separated

MOST = 3
"""Changes that are told of the world."""


def digest(names: Names, view: View, asked: Sequence[str]) -> tuple[str, ...]:
    """Three lines; `asked` are the open questions to the seat, in words."""
    return (
        joined((situation.moment(names, view), _moved(names, view))),
        joined(_own(names, view)),
        _needed(names, view, asked),
    )


def _moved(names: Names, view: View) -> str:
    """The numbers of the world that have moved most since the turn before began."""
    earlier, scopes = situation.earlier_values(view), {d.id: d.scope for d in names.game.dials}
    found = [
        (abs(dial.value - earlier[dial.slot]), dial.slot, earlier[dial.slot], dial.value)
        for dial in view.dials
        if dial.kind == "track"
        and dial.value is not None
        and scopes[dial.id] == "world"
        and dial.id not in names.hidden
        and earlier.get(dial.slot, dial.value) != dial.value
    ]
    most = sorted(found, key=lambda one: -one[0])[:MOST]
    said = separated(change(names, slot, before, after) for _by, slot, before, after in most)
    return _("Lately: {changes}").format(changes=said) if said else ""


def _own(names: Names, view: View) -> Iterator[str]:
    """What the seat has, what it promised, what was done in its name last."""
    seat = view.reader.seat
    held = [d for d in view.dials if d.kind == "resource" and d.owner == seat]
    if held:
        now = listed(names.amount_of(d.value, d.id) for d in held)
        yield _("{seat} has {now}").format(seat=names.seat(seat), now=now)
    promised = _promised(names, view)
    if promised:
        yield _("It promised: {promises}").format(promises=separated(promised))
    done = _done(names, view)
    if done:
        yield _("Last in its name: {order}").format(order=done)
    elif not promised:
        yield _("Nothing was ordered in its name so far")


def _promised(names: Names, view: View) -> list[str]:
    """The seat's promises that stand, those of its deals too."""
    found: dict[int, str] = {}
    for seen in standing(view.log):
        event = seen.event
        if isinstance(event, ev.PromiseMade) and event.seat == view.reader.seat:
            said = _("{promise} (due in turn {turn})")
            name = names.scenario.promises[event.promise].name
            found[event.promise] = said.format(promise=name, turn=event.due)
        elif isinstance(event, ev.PromiseEnded) and event.seat == view.reader.seat:
            found.pop(event.promise, None)
    given = (dealing.owed(names, one, view.reader.seat) for one in _deals(view))
    return [*found.values(), *chain.from_iterable(given)]


def _deals(view: View) -> tuple[dealing.Account, ...]:
    return dealing.accounts(view.deals, view.log)


def _done(names: Names, view: View) -> str:
    """The last order of the seat that was carried out, with the rows that were read."""
    turn, said = 0, ""
    for seen in standing(view.log):
        event = seen.event
        if isinstance(event, ev.TurnBegan):
            turn = event.turn
        elif isinstance(event, ev.OrderResolved) and event.seat == view.reader.seat:
            said = _order(names, event.order, turn)
            rows = [
                rolls.table_of(names, roll.which).bands[roll.band].label
                for roll in event.rolls
                if roll.band >= 0
            ]
            if rows:
                said = _("{order}: {rows}").format(order=said, rows=separated(rows))
    return said


def _order(names: Names, order: Order, turn: int) -> str:
    return _("{order}, turn {turn}").format(order=names.order(order), turn=turn)


def _needed(names: Names, view: View, asked: Sequence[str]) -> str:
    """What the seat is to do now, or whom all wait for."""
    own, found = view.seats[view.reader.seat], list(asked)
    if view.reader.seat in view.waiting and own.left > 0 and not view.asking:
        found.append(counted("You may lock {n} order now", "You may lock {n} orders now", own.left))
        found.append(_("Say when you are done"))
    deals = sum(dealing.waits(one, view.reader.seat, view.turn) for one in _deals(view))
    if deals:
        found.append(
            counted(
                "{n} deal waits for your signature or your marks",
                "{n} deals wait for your signature or your marks",
                deals,
            )
        )
    if not found:
        found = [_("Nothing is asked of you now"), ended(awaited.waiting(names, view))]
    return joined(found)
