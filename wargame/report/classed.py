"""The classes that seats took suspected acts to be of, beside what those acts were.

What they were is known here from the covert orders of the turn; the seats were not told.
"""

from collections.abc import Iterator

from wargame.core import events as ev
from wargame.report.case import Case
from wargame.report.cells import Row
from wargame.report.chronicle import Fact


def rows(case: Case, facts: tuple[Fact, ...]) -> Iterator[Row]:
    """Every class that was named for a suspected act, and whether it was right."""
    for fact in facts:
        event = fact.event
        if isinstance(event, ev.Classified):
            tags = known(case, facts, event)
            yield case.row(
                fact, case.seat(event.seat), act_turn=event.turn,
                target=case.names.place(event.target) if event.target >= 0 else "",
                said=event.tag, text=event.text, known=" ".join(tags),
                right=int(event.tag in tags) if tags else None,
                by=case.person(event.author.person),
            )  # fmt: skip


def known(case: Case, facts: tuple[Fact, ...], about: ev.Classified) -> tuple[str, ...]:
    """The tags of the covert orders of a turn on a target."""
    found: dict[str, None] = {}
    for fact in facts:
        event = fact.event
        if not isinstance(event, ev.OrderResolved) or fact.turn != about.turn:
            continue
        action = case.names.scenario.actions[event.order.action]
        shown = action.options[event.order.option].visibility if action.options else None
        if (shown or action.visibility) == "covert" and event.order.target == about.target:
            found |= dict.fromkeys(action.tags)
    return tuple(found)
