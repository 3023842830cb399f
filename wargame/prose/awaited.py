"""Whom the game waits for, and for what of theirs, as far as a reader may know.

It reads a view and nothing else: where the view does not tell for what, neither is that said.
"""

from collections.abc import Callable, Iterable

from wargame.core.view import View
from wargame.prose.names import Names
from wargame.prose.text import N_, _, listed, separated

CONTROL = -1
ORDERS, ANSWER, WORD = N_("orders"), N_("an answer"), N_("an answer or silence")
MARK = N_("a mark on a promise")
REPLIES = {
    "estimative": N_("an estimate"),
    "vote": N_("a vote"),
    "consensus": N_("a vote"),
    "silence": WORD,
}
"""What a seat is asked for that has not replied, by the method."""


def waiting(names: Names, view: View) -> str:
    """Whom the game waits for, whoever reads."""
    if view.over:
        return _("Nobody is waited for: the game is over.")
    if not view.waiting:
        return _("Nobody is waited for.")
    return _said(names, view, view.waiting, listed)


def waiting_for(names: Names, view: View, others: Iterable[int], *, orders: bool = True) -> str:
    """Whom the game waits for besides oneself; not `orders` leaves out that it is for orders, where
    that stands beside it.
    """
    found = tuple(others)
    if not found:
        return _("Nobody else is waited for.")
    return _said(names, view, found, separated, orders=orders)


def _said(
    names: Names, view: View, seats: tuple[int, ...], together: Callable[[Iterable[str]], str],
    *, orders: bool = True,
) -> str:  # fmt: skip
    """All that are waited for, those together from whom the same is awaited."""
    found: dict[str, list[str]] = {}
    for seat in seats:
        what = awaits(names, view, seat)
        what = "" if what == _(ORDERS) and not orders else what
        found.setdefault(what, []).append(names.seat(seat))
    form = _("{seats}: {what}")
    parts = (
        form.format(seats=together(some), what=what) if what else together(some)
        for what, some in found.items()
    )
    return _("Waiting for {seats}.").format(seats=_("; ").join(parts))


def awaits(names: Names, view: View, seat: int) -> str:
    """For what of a seat the game waits; nothing where the reader may not know it, or where it is
    Control that is waited for.
    """
    if seat == CONTROL or seat not in view.waiting:
        return ""
    asked = [one.question for one in view.asking if one.seat == seat]
    if asked:
        timed = any(names.game.questions[question].seconds for question in asked)
        return _(WORD) if timed else _(ANSWER)
    if CONTROL not in view.waiting:
        # Nothing but orders is waited for without Control.
        return _(ORDERS)
    replies = [_(REPLIES[one.method]) for one in view.matters if seat in one.late]
    marks = [_(MARK) for one in view.deals if seat in one.late(view.turn)]
    return separated(dict.fromkeys((*replies, *marks)))
