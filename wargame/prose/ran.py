"""Which rule of the scenario an event is of, and an inject as its readers get it."""

import attrs

from wargame.core import events as ev
from wargame.core.scenario import Procedure
from wargame.core.state import State
from wargame.prose.names import Names, Setting
from wargame.prose.text import _


@attrs.frozen
class InjectParts:
    """An inject as its readers get it: the channel with the sender, the title, the text."""

    head: str
    title: str
    text: str


def inject_of(names: Names, event: ev.RuleRan | ev.InjectFired) -> int | None:
    """Which inject an event is, if it is one."""
    if isinstance(event, ev.InjectFired):
        return event.inject
    index = event.source - len(names.game.seats) * names.game.width
    if not 0 <= index < len(names.game.sources) or names.game.sources[index].kind != "inject":
        return None
    ids = [inject.id for inject in names.scenario.injects]
    return ids.index(names.game.sources[index].id)


def procedure_of(names: Names, event: ev.RuleRan) -> Procedure | None:
    """Which rule of the sequence of play an event is of, if it is of one."""
    index = event.source - len(names.game.seats) * names.game.width
    if not 0 <= index < len(names.game.sources) or names.game.sources[index].kind != "procedure":
        return None
    id = names.game.sources[index].id
    return next(one for one in names.scenario.procedures if one.id == id)


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
