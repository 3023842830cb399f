"""What may be said of people once a game is told: who agreed to be quoted, and their words where
they did.

Persons in seats were asked before they sat down. The words of who did not agree stand on no page at
the end, and in no page and no table of the report, whoever typed them in; what they decided does.
Control's own words are part of the game.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

import attrs

from wargame.core import events as ev
from wargame.core.commands import CONSENT, Author
from wargame.core.view import Reader, Seen
from wargame.play.session import Session
from wargame.prose.names import Names
from wargame.prose.text import _
from wargame.seat.consent import words

KEPT = ("choice", "how", "kind", "method", "missing", "posture", "side", "tag", "tie")
"""Texts of events that are decisions, and not a person's words; any other is."""
BY_SEAT = (
    ev.OrderLocked,
    ev.Answered,
    ev.Classified,
    ev.OrderProposed,
    ev.Argued,
    ev.Replied,
    ev.DealOffered,
    ev.DealEnded,
)
"""Events whose words are their seat's, whoever types them in. A ruling on a seat's order has a seat
too, and is Control's.
"""


def _blank(value: Any) -> Any:
    """A field of an event, or a part of one, with a person's words left out."""
    if isinstance(value, str):
        return _left_out(value)
    if isinstance(value, Author) or not isinstance(value, tuple):
        return value
    names = getattr(value, "_fields", None)
    if names is None:
        return tuple(map(_blank, value))
    parts = zip(names, value, strict=True)
    return type(value)(*(one if name in KEPT else _blank(one) for name, one in parts))


def _left_out(text: str) -> str:
    return _("left out, without consent") if text else text


@attrs.frozen(slots=False)
class Agreed:
    """Who agreed, in one game."""

    session: Session

    @cached_property
    def words(self) -> dict[str, bool]:
        """By pseudonym, whether who was asked agreed."""
        return words(self.session)

    @cached_property
    def seats(self) -> dict[str, int]:
        """The seats of the persons on the record, by pseudonym."""
        known = {f"p{person.number}" for person in self.session.journal.people}
        authors = (node.author for node in self.session.lines.nodes)
        return {
            one.person: one.seat for one in authors if one.role == "seat" and one.person in known
        }

    @cached_property
    def refused(self) -> frozenset[int]:
        """The seats in which somebody sat who did not agree."""
        words = self.words
        return frozenset(seat for one, seat in self.seats.items() if words.get(one) is False)

    @cached_property
    def titles(self) -> frozenset[str]:
        """Titles of rooms that were thought of by somebody who did not agree."""
        first: dict[str, Author] = {}
        for node in self.session.lines.nodes:
            for event in node.events:
                if isinstance(event, ev.Said) and event.room:
                    first.setdefault(event.room, event.author)
        return frozenset(title for title, by in first.items() if self.withheld(by, by.seat))

    def withheld(self, author: Author, seat: int = -1) -> bool:
        """Whether the words of a person are left out, or those that Control typed in for a seat;
        the clock locks what a late seat had drafted.
        """
        if author.role in ("control", "clock"):
            return seat in self.refused
        known = author.role == "seat" and author.person in self.seats
        return known and not self.words.get(author.person, False)

    def event(self, event: ev.Event) -> ev.Event:
        """The event as it may be told."""
        author = getattr(event, "author", None)
        if not isinstance(author, Author):
            return event
        if isinstance(event, ev.TakenUp):
            return self._taken_up(event)
        if isinstance(event, ev.TalkedEvent):
            return self._talked(event)
        seat = event.seat if isinstance(event, BY_SEAT) else author.seat
        if not self.withheld(author, seat):
            return event
        if isinstance(event, ev.Noted) and event.kind in CONSENT:
            return event
        blank: ev.Event = _blank(event)
        return blank

    def _talked(self, event: ev.TalkedEvent) -> ev.TalkedEvent:
        """The words of who speaks, and the title of the room, which may be another's."""
        if event.room in self.titles:
            event = event._replace(room=_left_out(event.room))
        if isinstance(event, ev.Said) and self.withheld(event.author, event.author.seat):
            event = event._replace(text=_left_out(event.text))
        return event

    def _taken_up(self, event: ev.TakenUp) -> ev.TakenUp:
        """A matter as Control puts it, less the words of the seats that it is of."""
        reasons = tuple(
            _blank(one) if self.withheld(event.author, one.seat) else one for one in event.reasons
        )
        text = _blank(event.text) if self.withheld(event.author, event.seat) else event.text
        return event._replace(text=text, reasons=reasons)

    def log(self, reader: Reader) -> tuple[Seen, ...]:
        """A reader's log as it may be told."""
        return tuple(
            attrs.evolve(seen, event=self.event(seen.event)) for seen in self.session.log(reader)
        )

    def told(self, names: Names) -> Iterator[str]:
        """A line for each person who sat in a seat: pseudonym, seat, and what they said."""
        for person, seat in sorted(self.seats.items(), key=lambda one: int(one[0][1:])):
            said = self.words.get(person)
            form = _("{person}, {seat}: was not asked, so what they wrote is left out")
            if said is not None:
                form = _("{person}, {seat}: did not agree, so what they wrote is left out")
            if said:
                form = _("{person}, {seat}: agreed to be quoted")
            yield form.format(person=person, seat=names.seat(seat))
