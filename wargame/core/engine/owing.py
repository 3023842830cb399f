"""What the game waits for from seats, as Control may know it: one home for whoever asks."""

from typing import TYPE_CHECKING, Literal, NamedTuple

from wargame.core.state import State

if TYPE_CHECKING:
    from wargame.core.engine.engine import Engine

OwedKind = Literal["orders", "answer", "reply", "mark"]


class Owed(NamedTuple):
    """One thing that a seat owes."""

    seat: int
    kind: OwedKind
    number: int = -1
    """Where the question stands that is to be answered; the number of the matter to reply to, or
    of the deal to mark; -1 for orders.
    """


def owed(engine: "Engine", state: State) -> tuple[Owed, ...]:
    """All that the game waits for now, seat by seat of each kind."""
    wanted = engine.wanted(state)
    found = [Owed(seat, "orders") for seat in wanted.orders]
    found += [
        Owed(one.seat, "answer", one.place)
        for one in engine.open_questions(state)
        if one.place in wanted.questions and one.seat >= 0
    ]
    if wanted.settle:
        for matter in engine.matters.all(state.numbers):
            found += [Owed(seat, "reply", matter.number) for seat in matter.late]
    if engine.at_close(state):
        for deal in engine.deals.due(state.numbers):
            found += [Owed(seat, "mark", deal.number) for seat in deal.late(state.turn)]
    return tuple(found)
