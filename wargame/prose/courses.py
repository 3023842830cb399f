"""Deals as their events tell of them: who signed, what each promise came to, how they ended."""

from typing import Literal

import attrs

from wargame.core import events as ev
from wargame.core.deals import MARKS, NONE, Mark
from wargame.core.dealt import Close, DealtEvent

Fate = Literal["offered", "agreed"] | Close | Mark


@attrs.define
class Course:
    """What a deal has come to so far."""

    offered: ev.DealOffered
    signed: list[int] = attrs.field()
    agreed: bool = False
    leaked: int = 0
    """How far it came out, as in the event."""
    marks: dict[int, dict[int, int]] = attrs.Factory(dict)
    """By promise and seat, the mark that it gave."""
    judged: dict[int, ev.DealJudged] = attrs.Factory(dict)
    """By promise."""
    ruled: dict[int, ev.DealRuled] = attrs.Factory(dict)
    """By promise."""
    ended: ev.DealEnded | None = None

    @signed.default
    def _drafted(self) -> list[int]:
        return [self.offered.seat]

    def take(self, event: DealtEvent) -> None:
        """An event of this deal."""
        if isinstance(event, ev.DealSigned):
            self.signed.append(event.seat)
        elif isinstance(event, ev.DealAgreed):
            self.agreed = True
        elif isinstance(event, ev.DealMarked):
            self.marks.setdefault(event.clause, {})[event.seat] = event.mark
        elif isinstance(event, ev.DealJudged):
            self.judged[event.clause] = event
        elif isinstance(event, ev.DealRuled):
            self.ruled[event.clause] = event
        elif isinstance(event, ev.DealLeaked):
            self.leaked = event.leaked
        elif isinstance(event, ev.DealEnded):
            self.ended = event

    def result(self, promise: int) -> int:
        """The mark that holds of a promise: Control's, else what all gave; -1 for none."""
        if promise in self.ruled:
            return self.ruled[promise].mark
        return self.judged[promise].result if promise in self.judged else NONE

    def fate(self, promise: int) -> Fate:
        """What became of a promise."""
        if self.ended is not None and self.ended.how != "judged":
            return self.ended.how
        result = self.result(promise)
        if result != NONE:
            return MARKS[result]
        return "agreed" if self.agreed else "offered"
