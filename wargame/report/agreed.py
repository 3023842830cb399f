"""What a report may say of people: who agreed to be quoted, and their words where they did.

Persons in seats were asked before they sat down. The words of who did not agree stand in no page
and in no table, whoever typed them in; what they decided does. Control's own words are part of the
game.
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

KEPT = ("how", "kind", "method", "missing", "outcome", "posture", "side", "tie", "what")
"""Texts of events that say what they are, and are not a person's words; any other is."""


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

    def withheld(self, author: Author, seat: int = -1) -> bool:
        """Whether the words of a person are left out, or those that Control typed in for a seat."""
        if author.role == "control":
            return seat in self.refused
        known = author.role == "seat" and author.person in self.seats
        return known and not self.words.get(author.person, False)

    def event(self, event: ev.Event) -> ev.Event:
        """The event as the report has it."""
        author = getattr(event, "author", None)
        # A ruling on a seat's order is Control's; an order or an answer of a seat is the seat's.
        seat = event.seat if isinstance(event, ev.OrderLocked | ev.Answered) else -1
        if not (isinstance(author, Author) and self.withheld(author, seat)):
            return event
        if isinstance(event, ev.Noted) and event.kind in CONSENT:
            return event
        texts: dict[str, Any] = {
            name: _("left out, without consent")
            for name, value in event._asdict().items()
            if isinstance(value, str) and value and name not in KEPT
        }
        return event._replace(**texts)

    def log(self, reader: Reader) -> tuple[Seen, ...]:
        """A reader's log as the report has it."""
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
