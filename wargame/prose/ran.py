"""Which rule of the scenario an event is of, and an inject as its readers get it."""

import attrs

from wargame.core import events as ev
from wargame.core.engine.audience import IMPROVISED, SEQUEL
from wargame.core.scenario import Procedure
from wargame.core.state import State
from wargame.prose.names import Names
from wargame.prose.setting import Setting
from wargame.prose.text import _, ended


@attrs.frozen
class InjectParts:
    """An inject as its readers get it: the channel with the sender, the title, the text."""

    head: str
    title: str
    text: str


Injected = ev.RuleRan | ev.InjectFired | ev.InjectSent | ev.Improvised
"""Events that may be an inject reaching its readers."""


def inject_of(names: Names, event: ev.RuleRan | ev.InjectFired | ev.InjectSent) -> int | None:
    """Which inject of the plan an event is, if it is one."""
    if isinstance(event, ev.InjectFired | ev.InjectSent):
        return event.inject
    return names.engine.audiences.injects.get(event.source)


def procedure_of(names: Names, event: ev.RuleRan) -> Procedure | None:
    """Which rule of the sequence of play an event is of, if it is of one."""
    index = event.source - len(names.game.seats) * names.game.width
    if not 0 <= index < len(names.game.sources) or names.game.sources[index].kind != "procedure":
        return None
    id = names.game.sources[index].id
    return next(one for one in names.scenario.procedures if one.id == id)


def source_of(names: Names, event: ev.InjectSent | ev.Improvised) -> int:
    """The source under which what such an inject changes is told."""
    if isinstance(event, ev.Improvised):
        return IMPROVISED
    id = names.scenario.injects[event.inject].id
    rules = [(source.kind, source.id) for source in names.game.sources]
    return SEQUEL + len(names.game.seats) * names.game.width + rules.index(("inject", id))


def parts_of(names: Names, event: Injected, state: State | None) -> InjectParts | None:
    """An event as the inject that its readers get, if it is one."""
    if isinstance(event, ev.Improvised):
        return InjectParts(_("From Control"), _("News"), ended(event.text))
    index = inject_of(names, event)
    if index is None:
        return None
    parts = inject_parts(names, index, state)
    if isinstance(event, ev.InjectSent):
        return attrs.evolve(parts, text=ended(names.said(event.text)))
    return parts


def inject_parts(names: Names, index: int, state: State | None) -> InjectParts:
    """The parts of an inject; gaps in its text are read in `state`."""
    spec, setting = names.scenario.injects[index], Setting(state=state)
    head = {
        "news": _("News"),
        "private note": _("Private note"),
        "intelligence": _("Intelligence"),
        "demand": _("Demand"),
    }[spec.channel]
    if spec.sender:
        head = _("{channel} from {sender}").format(channel=head, sender=spec.sender)
    return InjectParts(head, names.text(spec.title, setting), names.text(spec.text, setting))
