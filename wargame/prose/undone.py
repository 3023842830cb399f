"""Where a log goes on after the game was set back: what its later lines lean on.

It reads the marks of a reader's own log and nothing else.
"""

from collections.abc import Container, Iterable, Mapping, Sequence

import attrs

from wargame.core import events as ev
from wargame.core.orders import Order
from wargame.core.view import Seen
from wargame.prose.changes import Balance
from wargame.prose.text import _, counted, joined


def resuming(log: Iterable[Seen]) -> Mapping[int, int]:
    """By the number of each line that tells of a setting back, the number of the last line before
    it that holds then; 0 where none does.
    """
    found: dict[int, int] = {}
    holding: list[int] = []
    for seen in log:
        if not isinstance(seen.event, ev.Rewound):
            holding.append(seen.number)
            continue
        # What is undone is always the newest of what holds.
        del holding[len(holding) - len(seen.event.undone) :]
        holding += seen.event.again
        found[seen.number] = holding[-1] if holding else 0
    return found


def told(event: ev.Rewound, shown: Container[int] | None = None) -> str:
    """The line that tells of it, with how much of what the reader's log shows is meant: lines by
    their numbers; None where that is not known, and all count.
    """
    if not event.undone:
        head = _("Control takes up another line of play")
    elif count := _shown(event.undone, shown):
        head = counted(
            "Control sets the game back: the last {n} line that held is undone",
            "Control sets the game back: the last {n} lines that held are undone",
            count,
        )
    else:
        head = _("Control sets the game back")
    again = counted(
        "{n} line that was undone holds again",
        "{n} lines that were undone hold again",
        _shown(event.again, shown),
    )
    fresh = _("What comes next throws fresh dice") if event.fresh else ""
    return joined((head, again if _shown(event.again, shown) else "", fresh))


def _shown(numbers: Iterable[int], shown: Container[int] | None) -> int:
    """How many of some lines a log shows; not all that is told to a reader has words."""
    return sum(1 for number in numbers if shown is None or number in shown)


def set_back() -> str:
    """That the game was set back, in a line for all."""
    return _("Control has set the game back")


def banner(log: Sequence[Seen]) -> str:
    """What stands over all numbers from when the game was set back until the next phase begins,
    since they are not those that were read before; nothing at other times.
    """
    for seen in reversed(log):
        if isinstance(seen.event, ev.Rewound):
            return set_back()
        if isinstance(seen.event, ev.PhaseBegan | ev.TurnBegan):
            break
    return ""


@attrs.define
class Learnt:
    """What later events lean on: the orders of this turn by slot, questions, who acts in secret,
    which turn it is.
    """

    orders: dict[int, Order] = attrs.Factory(dict)
    asked: dict[tuple[int, int], ev.Asked] = attrs.Factory(dict)
    answered: set[int] = attrs.Factory(set)
    secret: set[int] = attrs.Factory(set)
    turn: int = 0
    over: bool = False

    def copy(self) -> "Learnt":
        return Learnt(
            dict(self.orders), dict(self.asked), set(self.answered), set(self.secret),
            self.turn, self.over,
        )  # fmt: skip

    def take(self, event: ev.Event, *, secret: bool) -> None:
        if isinstance(event, ev.OrderResolved | ev.OrderLocked | ev.OrderStopped):
            self.orders[event.slot] = event.order
        if isinstance(event, ev.OrderResolved | ev.RuleRan):
            source = event.slot if isinstance(event, ev.OrderResolved) else event.source
            (self.secret.add if secret else self.secret.discard)(source)
        elif isinstance(event, ev.Asked):
            self.asked[event.question, event.seat] = event
            self.answered.discard(event.question)
        elif isinstance(event, ev.Answered):
            self.answered.add(event.question)
        elif isinstance(event, ev.TurnBegan):
            self.orders.clear()
            self.turn = event.turn
        elif isinstance(event, ev.GameEnded):
            self.over = True


@attrs.define
class Thread:
    """What the lines of a log lean on at one place of it."""

    learnt: Learnt = attrs.Factory(Learnt)
    balance: Balance = attrs.Factory(Balance)

    def copy(self) -> "Thread":
        return Thread(self.learnt.copy(), self.balance.copy())
