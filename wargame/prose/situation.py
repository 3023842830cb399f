"""The situation as a reader may know it: numbers and their trend, places, purses, who is late.

It reads a view and nothing else; where a number stood earlier comes from the reader's own log.
"""

from collections.abc import Iterable

from wargame.core import events as ev
from wargame.core.events import SeatLocked
from wargame.core.state import CANCELLED, DELAYED, DONE
from wargame.core.view import DialView, OrderView, View
from wargame.prose import arguing, awaited
from wargame.prose.names import Names
from wargame.prose.text import _, counted, ended, joined, labelled, listed, separated


def status(names: Names, view: View) -> tuple[str, ...]:
    """The situation page, a line for each thing."""
    lines = [moment(names, view)]
    earlier = earlier_values(view)
    numbers = [d for d in view.dials if d.kind == "track" and d.id not in names.hidden]
    scopes = {dial.id: dial.scope for dial in names.game.dials}
    lines += [_number(names, d, earlier) for d in numbers if scopes[d.id] == "world"]
    lines += _flags(names, view, "world", -1)
    for scope, owners in (
        ("place", range(len(names.game.places))),
        ("pair", range(len(names.pairs))),
        ("seat", range(len(names.game.seats))),
    ):
        for owner in owners:
            own = [d for d in numbers if scopes[d.id] == scope and d.owner == owner]
            said = [_short(names, d, earlier) for d in own] + _flags(names, view, scope, owner)
            if said:
                head = names.owner(scope, owner)
                lines.append(_("{owner}: {what}.").format(owner=head, what=_("; ").join(said)))
    lines += purses(names, view)
    lines += [own_order(names, order) for order in view.orders]
    lines += arguing.standing_facts(view.log)
    return (*lines, awaited.waiting(names, view))


def turn_named(names: Names, turn: int, last: int = 0) -> str:
    """`Turn 2 of 3 · Spring`; the number alone where the turn has no name. `last` is the turn after
    which the game ends, where that is not the last of those planned.
    """
    scenario = names.scenario
    said = _("Turn {turn} of {turns}").format(turn=turn, turns=last or scenario.turns)
    named = 1 <= turn <= len(scenario.turn_names)
    return f"{said} · {scenario.turn_names[turn - 1]}" if named else said


def headed(names: Names, view: View) -> str:
    """The turn as a screen is headed: with its name and the flags that head it while they hold."""
    return " · ".join((turn_named(names, view.turn, view.last), *heading(names, view)))


def heading(names: Names, view: View) -> list[str]:
    """What the flags that head the turn are called, of those that hold."""
    asked = {flag.id for flag in names.scenario.flags if flag.heads and flag.of == "world"}
    held = [dial.id for dial in view.dials if dial.kind == "flag" and dial.value]
    return [names.called(id) for id in held if id in asked]


def moment(names: Names, view: View) -> str:
    """The turn with its name, the flags that head it, and the phase."""
    scenario = names.scenario
    said = _("Turn {turn} of {turns}").format(turn=view.turn, turns=view.last)
    name = ""
    if 1 <= view.turn <= len(scenario.turn_names):
        name = scenario.turn_names[view.turn - 1]
    phase = ""
    if scenario.phases and not view.over:
        spec = scenario.phases[view.phase]
        phase = _("Phase: {phase}").format(phase=spec.name or labelled(spec.id))
    over = _("The game is over") if view.over else ""
    if name:
        said = _("{turn}, {name}").format(turn=said, name=name)
    return joined((said, *heading(names, view), phase, over))


def moment_in_full(names: Names, view: View) -> tuple[str, ...]:
    """The turn and the phase, its minutes, and what it is for."""
    phases = names.scenario.phases
    about, minutes = "", 0
    if phases and not view.over:
        about, minutes = phases[view.phase].about, phases[view.phase].minutes
    said = moment(names, view)
    if minutes:
        said = joined((said, counted("{n} minute", "{n} minutes", minutes)))
    return (said, about) if about else (said,)


def locked(names: Names, event: SeatLocked, others: Iterable[int]) -> str:
    """How many orders are locked and whom the game waits for, as told to who locked."""
    said = separated(names.seat(other) for other in others)
    form = _("Locked {locked} of {allowance}.")
    if said:
        form = _("Locked {locked} of {allowance}, waiting for {others}.")
    return form.format(locked=event.locked, allowance=event.allowance, others=said)


# ---- numbers with their trend


def earlier_values(view: View) -> dict[int, int]:
    """What slots were when the turn before began, for those that changed since and were seen to."""
    begins = max(1, view.turn if view.over else view.turn - 1)
    found: dict[int, int] = {}
    for seen in reversed(view.log):
        if seen.undone:
            continue
        if isinstance(seen.event, ev.Changed):
            found[seen.event.slot] = seen.event.before
        elif isinstance(seen.event, ev.TurnBegan) and seen.event.turn <= begins:
            return found
    return {}


def trend(before: int, now: int) -> str:
    """`↑ up 1`, `↓ down 2` or `= as before`, so that neither sign nor word is needed alone."""
    if now > before:
        return _("↑ up {amount}").format(amount=now - before)
    if now < before:
        return _("↓ down {amount}").format(amount=before - now)
    return _("= as before")


def opening(names: Names, view: View) -> tuple[str, ...]:
    """How the world stands as a game begins, a line for each of its numbers and flags."""
    scopes = {dial.id: dial.scope for dial in names.game.dials}
    said = [
        _of_range(_bare(names, dial), dial)
        for dial in view.dials
        if dial.kind == "track" and dial.id not in names.hidden and scopes[dial.id] == "world"
    ]
    return (*said, *_flags(names, view, "world", -1))


def _bare(names: Names, dial: DialView) -> str:
    """A number by its name, and what that is called."""
    name = names.called(dial.id)
    if dial.value is None:
        return _("{name} {band}, as far as you know").format(
            name=name, band=names.shade(dial.id, dial.band)
        )
    value = str(dial.value)
    if dial.level:
        level = names.level(dial.id, dial.value)
        value = _("{value} ({level})").format(value=value, level=level)
    return _("{name} {value}").format(name=name, value=value)


def _short(names: Names, dial: DialView, earlier: dict[int, int]) -> str:
    said = _bare(names, dial)
    if dial.value is None:
        return said
    came = trend(earlier.get(dial.slot, dial.value), dial.value)
    return _("{number}, {trend}").format(number=said, trend=came)


def _number(names: Names, dial: DialView, earlier: dict[int, int]) -> str:
    return _of_range(_short(names, dial, earlier), dial)


def _of_range(number: str, dial: DialView) -> str:
    return _("{number}; it runs from {low} to {high}.").format(
        number=number, low=dial.low, high=dial.high
    )


def _flags(names: Names, view: View, scope: str, owner: int) -> list[str]:
    """The flags that hold, of one owner."""
    scopes = {dial.id: dial.scope for dial in names.game.dials}
    found = []
    for dial in view.dials:
        if dial.kind != "flag" or not dial.value or dial.id in names.hidden:
            continue
        if scopes[dial.id] != scope or (scope != "world" and dial.owner != owner):
            continue
        said = _("“{flag}”").format(flag=names.called(dial.id))
        if dial.until is not None:
            said = _("{flag} {until}").format(flag=said, until=names.until(dial.until))
        found.append(ended(said) if scope == "world" else said)
    return found


# ---- what is one's own


def purses(names: Names, view: View, *, ordering: bool = False) -> list[str]:
    """Resources the reader may see: what is there, and what the next turn brings; `ordering` where
    that counts the cost of an order that is filled in.
    """
    found = []
    for seat in range(len(names.game.seats)):
        own = [d for d in view.dials if d.kind == "resource" and d.owner == seat]
        if not own:
            continue
        now = listed(names.amount_of(d.value, d.id) for d in own)
        said = _("{seat} has {now}").format(seat=names.seat(seat), now=now)
        if view.turn < view.last and not view.over and all(d.next is not None for d in own):
            coming = listed(names.amount_of(d.next, d.id) for d in own)
            form = _("{said}; next turn, if nothing more is spent, {next}")
            if ordering:
                form = _("{said}; next turn, with this order and nothing more spent, {next}")
            said = form.format(said=said, next=coming)
        found.append(ended(said))
    return found


def own_order(names: Names, view: OrderView) -> str:
    """An order of this turn, what it cost and what became of it."""
    fate = {
        CANCELLED: _("cancelled"),
        DELAYED: _("delayed to the next turn"),
        DONE: _("carried out"),
    }
    return _("{seat}, order {number}: {order}, for {cost}, {fate}.").format(
        seat=names.seat(view.seat),
        number=view.slot % names.game.width + 1,
        order=names.order(view.order),
        cost=names.cost(view.paid),
        fate=fate.get(view.status, _("locked")),
    )
