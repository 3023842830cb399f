"""Rooms as screens show them: a line of a list, and the thread of one."""

from textual.content import Content

from wargame.core import events as ev
from wargame.core.view import Seen
from wargame.prose import talking
from wargame.prose.names import Names
from wargame.prose.text import _
from wargame.seat.threads import Thread

SIGN = "◇ "
LATEST = 200
"""Lines of a thread that are shown at once."""


def line(names: Names, one: Thread, unread: int) -> Content:
    """A room's title, who is in it, what is unread there."""
    stands = talking.room_stands(one.room, unread)
    shut = "" if one.open else "$muted"
    style = "bold $warning" if unread else "$muted"
    mark = (f"  ● {stands}" if unread else f"  {stands}") if stands else ""
    return Content.assemble(
        (SIGN, "bold $accent"), (one.room.title, "bold" if unread else shut), (mark, style),
        "\n  ", (names.seats(one.room.seats), "$muted"),
    )  # fmt: skip


def page(names: Names, one: Thread, new: int) -> Content:
    """What was said in a room, the latest last; a mark stands above the line that was the first
    unread, none where that is 0.
    """
    head = Content.styled(talking.room_head(names, one.room), "bold $primary")
    about = _("What stands in quotes is said in character.")
    if one.open:
        about = _("Read by these seats and Control. What stands in quotes is said in character.")
    parts = [head, Content.styled(about, "$muted"), Content("")]
    lines = one.room.lines[-LATEST:]
    if len(lines) < len(one.room.lines):
        parts.append(Content.styled(_("What was said earlier stands in the log."), "$muted"))
    for seen in lines:
        if seen.number == new:
            parts.append(Content.styled(f"── {_('unread')} ──", "bold $warning"))
        parts.append(_spoken(names, seen))
    if not one.open:
        stands = talking.room_stands(one.room, 0)
        parts += [Content(""), Content.styled(stands[:1].upper() + stands[1:], "$muted")]
    return Content("\n").join(parts)


def _spoken(names: Names, seen: Seen) -> Content:
    """A line of a thread: who, and what; in quotes and set off what the role says."""
    event = seen.event
    if not isinstance(event, ev.Said):
        return Content.styled(talking.room_line(names, event), "italic $muted")
    style = "$primary" if event.in_character else ""
    return Content.styled(talking.room_line(names, event), style)


def unread(names: Names, one: Thread) -> Content:
    """A room with something unread, in a list of what waits."""
    stands = talking.room_stands(one.room, one.unread)
    return Content.assemble(
        (SIGN, "bold $accent"), talking.room_head(names, one.room), "  ",
        (f"● {stands}", "bold $warning"),
    )  # fmt: skip


def talk_lines(names: Names, threads: tuple[Thread, ...]) -> Content:
    """The rooms that a seat knows of, for its page of talk."""
    heading = Content.styled(_("Rooms"), "bold $accent")
    return Content("\n").join([heading, *(line(names, one, one.unread) for one in threads)])
