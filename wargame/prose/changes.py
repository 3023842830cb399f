"""What changed, and because of what, in words.

A cause that its reader may not know is absent from the event; here that becomes `cause unknown`.
"""

from collections.abc import Collection, Mapping

import attrs

from wargame.core import events as ev
from wargame.core.events import Changed, Earned
from wargame.core.orders import Order
from wargame.core.rolled import Effect
from wargame.prose.names import Names
from wargame.prose.text import _, ended, listed, signed

ADD, SET, MOST, LEAST, ON, OFF = range(6)


def changed(
    names: Names, event: Changed, orders: Mapping[int, Order], secret: Collection[int] = ()
) -> str:
    """`Resilience of Ardaby 2 → 3, cause: Reform in Ardaby (Ardaby).`

    `orders` are those known by their slots; `secret` are sources to be marked as such.
    """
    return ended(
        _("{change}, {causes}").format(
            change=change(names, event.slot, event.before, event.after),
            causes=causes(names, event, orders, secret),
        )
    )


def change(names: Names, slot: int, before: int, after: int) -> str:
    """What became of a number or a flag, with the name of a level that was reached."""
    spec = names.slot(slot)
    if spec.family == "flag":
        return names.flag(slot, after)
    said = _("{name} {before} → {after}").format(
        name=names.number(slot), before=before, after=after
    )
    level = names.level(spec.key, after)
    if level and level != names.level(spec.key, before):
        said = _("{change} ({level})").format(change=said, level=level)
    return said


def causes(
    names: Names, event: Changed, orders: Mapping[int, Order], secret: Collection[int]
) -> str:
    """Who or what moved a number: all causes with their share, or `cause unknown`."""
    if not event.causes:
        return _("cause unknown")
    found = [names.source(cause.source, orders) for cause in event.causes]
    whole = len(found) == 1 and not _rest(names, event)
    for k, cause in enumerate(event.causes):
        if cause.amount and not whole:
            found[k] = _("{cause} {amount}").format(cause=found[k], amount=signed(cause.amount))
        if cause.source in secret:
            found[k] = _("{cause}, in secret").format(cause=found[k])
    if whole:
        return _("cause: {cause}").format(cause=found[0])
    if _rest(names, event):
        found.append(_("the rest unknown"))
    return _("causes: {causes}").format(causes=listed(found))


def _rest(names: Names, event: Changed) -> bool:
    """Whether the causes told do not add up to the change, and no limit explains it."""
    spec = names.slot(event.slot)
    if spec.family == "flag" or any(not cause.amount for cause in event.causes):
        return False
    told = sum(cause.amount for cause in event.causes)
    return event.before + told != event.after and event.after not in (spec.low, spec.high)


def earned(names: Names, event: Earned) -> str:
    """A resource after carry-over and income."""
    name = names.number(event.slot)
    if event.before == event.after:
        return _("{name} stays {after} for the new turn.").format(name=name, after=event.after)
    return _("{name} {before} → {after} for the new turn.").format(
        name=name, before=event.before, after=event.after
    )


def effect(names: Names, one: Effect) -> str:
    """What a rule does to a slot, as `Resilience of Ardaby +1`."""
    if one.how in (ON, OFF):
        return names.flag(one.slot, one.value if one.how == ON else -1)
    name = names.number(one.slot)
    if one.how == ADD:
        return _("{name} {amount}").format(name=name, amount=signed(one.value))
    return put(name, one.how, str(one.value))


def put(name: str, how: int, value: str) -> str:
    """A number that is set or held, as `Resilience of Ardaby becomes 3`."""
    form = {
        SET: _("{name} becomes {value}"),
        MOST: _("{name} is held at {value} or less"),
        LEAST: _("{name} is held at {value} or more"),
    }
    return form[how].format(name=name, value=value)


def scheduled(names: Names, effects: tuple[Effect, ...]) -> tuple[str, ...]:
    """A sentence for each effect that will come later."""
    return tuple(
        _("In turn {turn}: {effect}").format(turn=one.due, effect=effect(names, one))
        for one in effects
        if one.due
    )


# ---- what cancels out

STEP_ENDS = (ev.TurnBegan, ev.PhaseBegan, ev.Asked, ev.QuestionSettled, ev.GameEnded)


@attrs.define
class Balance:
    """What the rules of one step added to each number, to tell what came out as no change."""

    added: dict[int, list[int]] = attrs.Factory(dict)
    last: dict[int, int] = attrs.Factory(dict)
    """By slot, the number of the event that added to it last."""
    settling: bool = False

    def copy(self) -> "Balance":
        added = {slot: list(amounts) for slot, amounts in self.added.items()}
        return Balance(added, dict(self.last), self.settling)

    def ends(self, event: ev.Event) -> bool:
        """Whether an event belongs to the next step."""
        acts = isinstance(event, ev.OrderResolved | ev.RuleRan)
        return isinstance(event, STEP_ENDS) or (acts and self.settling)

    def take(self, number: int, event: ev.Event) -> None:
        if isinstance(event, Changed):
            self.settling = True
            self.added.pop(event.slot, None)
        elif isinstance(event, ev.OrderResolved | ev.RuleRan):
            for one in event.effects:
                if one.how == ADD and one.value and not one.due:
                    self.added.setdefault(one.slot, []).append(one.value)
                    self.last[one.slot] = number

    def settled(self, names: Names) -> dict[int, list[str]]:
        """What cancelled out, by the number of the event it is told with; begins a new step."""
        found: dict[int, list[str]] = {}
        for slot, amounts in self.added.items():
            if not sum(amounts) and names.slot(slot).key not in names.hidden:
                said = _("{name}, {amounts}: unchanged").format(
                    name=names.number(slot), amounts=listed(signed(one) for one in amounts)
                )
                found.setdefault(self.last[slot], []).append(said)
        self.added.clear()
        self.settling = False
        return found
