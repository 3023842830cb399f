"""A drill: everybody tries one order and hears one result, in a game of which nothing is kept.

It is a company like any other, with less to do: no talks, no second order, an end after the first
turn. What people learn in it of the scenario is what their own orders came to, and no more.
"""

from collections.abc import Iterable

import attrs

from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.prose.prose import Told
from wargame.prose.text import N_, _
from wargame.seat.cast import TABLE
from wargame.seat.company import Company, Sitter
from wargame.seat.news import News

BANNER = N_("DRILL: nothing of this counts")
"""Stands on every page of a drill."""
LEFT = N_("The drill was left: nothing of it is kept.")
TRIED = (
    ev.OrderResolved, ev.OrderStopped, ev.Changed, ev.ActExposed, ev.Answered, ev.QuestionSettled,
)  # fmt: skip
"""What came of orders."""
AFTER = (ev.PhaseBegan, ev.TurnBegan, ev.RuleRan, ev.InjectFired, ev.Earned, ev.GameEnded)
"""What follows the orders of a turn: the scenario's own, and a surprise of the real game."""


def tried(told: Iterable[Told]) -> list[Told]:
    """Of what there is to tell, what came of the first orders."""
    found: list[Told] = []
    for one in told:
        if isinstance(one.event, AFTER):
            if any(isinstance(known.event, ev.OrderResolved) for known in found):
                break
        elif isinstance(one.event, TRIED):
            found.append(one)
    return found


class DrillNews(News):
    """What a seat is told in a drill."""

    def fresh(self) -> list[Told]:
        return tried(super().fresh())


@attrs.define
class Drill(Company):
    """The company of a drill."""

    _told: bool = False

    @property
    def talking(self) -> bool:
        """Nobody needs to practise talking."""
        return False

    def newcomers(self) -> tuple[int, ...]:
        return ()

    def sitter(self, seat: int) -> Sitter:
        """Who sits in a seat. The brief, the aim and the red line belong to the real game."""
        known = seat in self.sitters
        sitter = super().sitter(seat)
        if not known:
            sitter.fresh = False
            sitter.news = DrillNews(self.session, self.prose, seat, common=self.common)
        return sitter

    def run_on(self) -> None:
        """Let autopilots act; who has locked an order is done, and after the first turn all are."""
        self.session.autoplay()
        while (seat := self._practised()) is not None:
            self.session.submit(cm.Finish(TABLE, seat))
            self.session.autoplay()
        state = self.session.state
        if state.turn > 1 and not state.over:
            self.session.submit(cm.Stop(TABLE, _("The drill is over.")))

    def _practised(self) -> int | None:
        """A person's seat that has locked an order and could lock another."""
        wanted = self.session.engine.wanted(self.session.state).orders
        given = {e.seat for e in self.session.events if isinstance(e, ev.OrderLocked)}
        return next((seat for seat in wanted if seat in self.persons and seat in given), None)

    def account(self) -> list[Told] | None:
        """What all hear together: the results of the first orders, once."""
        told = super().account()
        if self._told or told is None:
            return None
        found = tried(told)
        self._told = bool(found)
        return found or None
