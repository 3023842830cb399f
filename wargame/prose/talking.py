"""What people write to each other and for themselves, and who plays which seat, in words."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from wargame.core import events as ev
from wargame.core.rooms import Room
from wargame.prose.names import Names
from wargame.prose.text import _, counted, ended, labelled, separated

if TYPE_CHECKING:
    from wargame.prose.telling import Telling


def message(do: "Telling", event: ev.Said) -> str:
    """What the role says stands in quotes, what the person says does not."""
    sender = do.names.seat(event.author.seat)
    to = do.names.seats(event.to) if event.to else _("all")
    form = _("Message from {sender} to {to}: {text}")
    if event.room:
        form = _("In the room “{room}” ({seats}) {sender} writes: {text}")
    if event.in_character and event.room:
        form = _("In the room “{room}” ({seats}) {sender} says in character: “{text}”")
    elif event.in_character:
        form = _("{sender} says in character to {to}: “{text}”")
    said = form.format(
        sender=sender, to=to, text=event.text, room=event.room, seats=do.names.seats(event.seats)
    )
    return said if event.in_character else ended(said)


def room_left(do: "Telling", event: ev.RoomLeft) -> str:
    rest = [seat for seat in event.seats if seat != event.seat]
    return _("{seat} leaves the room “{room}”. Still in it: {rest}.").format(
        seat=do.names.seat(event.seat), room=event.room, rest=do.names.seats(rest)
    )


def room_closed(do: "Telling", event: ev.RoomClosed) -> str:
    return _("Control closes the room “{room}” ({seats}).").format(
        room=event.room, seats=do.names.seats(event.seats)
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
    if event.kind == "assessment" and do.back:
        form = _("Assessment of turn {turn} by {who}: {text}")
    who = do.names.seat(event.author.seat)
    return ended(form.format(who=who, turn=do.back, text=event.text))


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


# ---- rooms, on every screen


def room_head(names: Names, room: Room) -> str:
    """A room's title and who is in it."""
    return _("{room} ({seats})").format(room=room.title, seats=names.seats(room.seats))


def room_stands(room: Room, unread: int) -> str:
    """What is unread in it, and that nothing more is said there; nothing where neither is so."""
    stands = {"open": "", "left": _("you have left it"), "closed": _("closed")}[room.stands]
    news = counted("{n} unread", "{n} unread", unread) if unread else ""
    return separated(one for one in (news, stands) if one)


def room_line(names: Names, event: ev.Event) -> str:
    """A line of a room's thread, in which everybody knows where it is said."""
    if isinstance(event, ev.Said):
        form = _("{sender}: “{text}”") if event.in_character else _("{sender}: {text}")
        return form.format(sender=names.seat(event.author.seat), text=event.text)
    if isinstance(event, ev.RoomLeft):
        return _("{seat} leaves.").format(seat=names.seat(event.seat))
    return _("Control closes the room.")


TELLERS: dict[type, Callable[["Telling", Any], str]] = {
    ev.Said: message,
    ev.RoomLeft: room_left,
    ev.RoomClosed: room_closed,
    ev.Noted: noted,
    ev.Assigned: assigned,
}
