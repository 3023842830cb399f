"""What people write to each other and for themselves, and who plays which seat, in words."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from wargame.core import events as ev
from wargame.prose.text import _, ended, labelled

if TYPE_CHECKING:
    from wargame.prose.telling import Telling


def message(do: "Telling", event: ev.Said) -> str:
    sender = do.names.seat(event.author.seat)
    to = do.names.seats(event.to) if event.to else _("all")
    return ended(
        _("Message from {sender} to {to}: {text}").format(sender=sender, to=to, text=event.text)
    )


def noted(do: "Telling", event: ev.Noted) -> str:
    kinds = {
        "note": _("Note of {who}: {text}"),
        "aim": _("Aim of {who}: {text}"),
        "red line": _("Red line of {who}: {text}"),
        "assessment": _("Assessment of {who}: {text}"),
        "consent": _("{who} agrees: {text}"),
        "refusal": _("{who} does not agree: {text}"),
    }
    form = kinds.get(event.kind, kinds["note"])
    return ended(form.format(who=do.names.seat(event.author.seat), text=event.text))


def assigned(do: "Telling", event: ev.Assigned) -> str:
    seat = do.names.seat(event.seat)
    if event.posture and event.seat < 0:
        return _("Control's part is taken by an autopilot.")
    if not event.posture:
        return _("{seat} is played by a person.").format(seat=seat)
    posture = next((p.name for p in do.names.game.postures if p.id == event.posture), "")
    return _("{seat} is played by an autopilot: {posture}.").format(
        seat=seat, posture=posture or labelled(event.posture)
    )


TELLERS: dict[type, Callable[["Telling", Any], str]] = {
    ev.Said: message,
    ev.Noted: noted,
    ev.Assigned: assigned,
}
