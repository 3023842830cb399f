"""What Control did with injects, in sentences: sent otherwise, improvised, moved, ticked."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from wargame.core import events as ev
from wargame.core.scenario import EVERYONE
from wargame.prose import changes, ran
from wargame.prose.names import Names
from wargame.prose.setting import Setting
from wargame.prose.text import _, ended, joined, labelled, listed

if TYPE_CHECKING:
    from wargame.prose.telling import Telling


def readers(names: Names, audience: int) -> str:
    """Whom an inject goes to, by the mask of its audience."""
    if audience & names.game.public:
        return _("all")
    seats = [seat for seat in range(len(names.game.seats)) if audience >> seat & 1]
    return names.seats(seats) or _("Control")


def named(names: Names, sides: Iterable[str]) -> tuple[str, ...]:
    """Seats, teams and everyone by their names, from ids as a scenario writes them."""
    known = {team.id: team.name for team in names.scenario.teams}
    known |= {seat.id: names.seat(k) for k, seat in enumerate(names.scenario.seats)}
    known |= {EVERYONE: _("all"), "control": _("Control")}
    return tuple(known.get(side) or labelled(side) for side in sides)


def title(names: Names, inject: int) -> str:
    return names.text(names.scenario.injects[inject].title, Setting())


def sent_to(names: Names, audience: int) -> str:
    """What Control reads of whom an inject went to."""
    return _("Sent to {readers}").format(readers=readers(names, audience))


def fired(do: "Telling", event: ev.InjectFired) -> str:
    return as_planned(do, event.inject, event.audience)


def as_planned(do: "Telling", inject: int, audience: int) -> str:
    """What reaches its readers: the channel, the sender, the title, the text. For Control also who
    they are, where not all are.
    """
    parts = ran.inject_parts(do.names, inject, do.state)
    to = ""
    if do.reader.control and not audience & do.names.game.public:
        to = sent_to(do.names, audience)
    head = _("{head}: {title}").format(head=parts.head, title=parts.title)
    return joined((head, parts.text, to))


def sent(do: "Telling", event: ev.InjectSent) -> str:
    """What reaches its readers; for Control also who they are, and what was planned."""
    names, state = do.names, do.state
    parts = ran.parts_of(names, event, state)
    if parts is None:
        return ""
    said = joined((_("{head}: {title}").format(head=parts.head, title=parts.title), parts.text))
    if not do.reader.control:
        return said
    to = sent_to(names, event.audience)
    if event.text == event.planned:
        return joined((said, to))
    planned = ran.inject_parts(names, event.inject, state).text
    return joined((said, to, _("Planned: {text}").format(text=planned)))


def improvised(do: "Telling", event: ev.Improvised) -> str:
    """What reaches its readers; for Control also who they are, and what it changed."""
    said = _("News: {text}").format(text=event.text)
    if not do.reader.control:
        return ended(said)
    to = _("Improvised by Control for {readers}").format(readers=readers(do.names, event.audience))
    does = listed(changes.effect(do.names, one) for one in event.effects)
    return joined((said, to, does))


def rescheduled(do: "Telling", event: ev.Rescheduled) -> str:
    """That an inject of the plan comes later, only by hand, not at all, or as planned after all."""
    form = {
        "delay": _("Inject “{title}” is delayed to {moment}"),
        "hold": _("Inject “{title}” is held"),
        "skip": _("Inject “{title}” is skipped"),
        "plan": _("Inject “{title}” comes as planned"),
    }[event.how]
    said = form.format(
        title=title(do.names, event.inject), moment=moment(do.names, event.turn, event.phase)
    )
    if event.reason:
        said = _("{said}: {reason}").format(said=said, reason=event.reason)
    return ended(said)


def moment(names: Names, turn: int, phase: int) -> str:
    """When a delayed inject comes: a turn, and a phase where one was named."""
    if phase < 0:
        return _("turn {turn}").format(turn=turn)
    spec = names.scenario.phases[phase]
    return _("turn {turn}, {phase}").format(turn=turn, phase=spec.name or labelled(spec.id))


def ticked(do: "Telling", event: ev.Ticked) -> str:
    """That what was expected of an inject was seen, or was not after all."""
    expect = do.names.scenario.injects[event.inject].expect
    form = _("Seen, as expected of “{title}”: {expect}")
    if not event.seen:
        form = _("Not seen after all, of “{title}”: {expect}")
    said = form.format(title=title(do.names, event.inject), expect=expect)
    if event.note:
        said = _("{said} ({note})").format(said=said, note=event.note)
    return ended(said)


TELLERS: dict[type, Callable[[Any, Any], str]] = {
    ev.InjectFired: fired,
    ev.InjectSent: sent,
    ev.Improvised: improvised,
    ev.Rescheduled: rescheduled,
    ev.Ticked: ticked,
}
