"""The news of a game for a room: injects and results, each as a line above, a title and a text.

It is given the public's own log as lines and leaves out what the other pages show.
"""

from collections.abc import Iterable

import attrs

from wargame.core import events as ev
from wargame.core.state import State
from wargame.prose import arguing, ran, rolls
from wargame.prose.names import Names
from wargame.prose.prose import Told
from wargame.prose.text import _, joined
from wargame.prose.undone import set_back

MOST = 5
"""Headlines that are shown."""
TOLD_IN_FULL = (
    ev.ActExposed, ev.QuestionSettled, ev.OrderStopped, ev.PromiseMade, ev.PromiseEnded, ev.Ruled,
    ev.Replied, ev.Disclosed, ev.Thrown,
    ev.DealAgreed, ev.DealJudged, ev.DealRuled, ev.DealLeaked, ev.Shortened, ev.Veiled,
)  # fmt: skip
"""What is news, and is told as the log tells it."""


@attrs.frozen
class Headline:
    """One thing that happened. `above` says who speaks, or whose doing it was; `number` is its
    event's in the public log.
    """

    turn: int
    above: str
    title: str
    text: str = ""
    number: int = attrs.field(default=0, eq=False, kw_only=True)


def headlines(
    names: Names, state: State, told: Iterable[Told], most: int = MOST
) -> tuple[Headline, ...]:
    """The last things that happened and hold, the newest first; gaps are read in `state`."""
    found: list[Headline] = []
    turn = 0
    for one in told:
        if one.undone:
            continue
        if isinstance(one.event, ev.TurnBegan):
            turn = one.event.turn
        else:
            found += [
                attrs.evolve(line, number=one.number) for line in _headline(names, state, one, turn)
            ]
    return tuple(found[: -most - 1 : -1])


def _headline(names: Names, state: State, one: Told, turn: int) -> list[Headline]:
    event = one.event
    if isinstance(event, ev.OrderResolved):
        return [_result(names, state, event, turn)]
    if isinstance(event, ran.Injected):
        parts = ran.parts_of(names, event, state)
        if parts is None:
            return []
        return [Headline(turn, parts.head, parts.title, parts.text)]
    if isinstance(event, ev.Rewound):
        return [Headline(turn, "", set_back(), _("What was told since then does not hold."))]
    if isinstance(event, TOLD_IN_FULL):
        return [Headline(turn, "", one.text)]
    if isinstance(event, ev.Said):
        return _stated(names, event, turn)
    return _argued(event, turn)


def _stated(names: Names, event: ev.Said, turn: int) -> list[Headline]:
    """What a role states to all is news, as to the press; what a person says to all is not."""
    if event.to or not event.in_character:
        return []
    above = _("{seat} states").format(seat=names.seat(event.author.seat))
    return [Headline(turn, above, _("“{text}”").format(text=event.text))]


def _argued(event: ev.Event, turn: int) -> list[Headline]:
    """What is argued before a room, what came of it, what it established."""
    if isinstance(event, ev.TakenUp):
        above = _("To be settled by {method}").format(method=arguing.method(event.method))
        return [Headline(turn, above, event.text)]
    if isinstance(event, ev.MatterSettled):
        return [Headline(turn, _("Ruled by Control"), event.outcome, event.reason)]
    if isinstance(event, ev.Established):
        return [Headline(turn, _("Established"), event.text)]
    return []


def _result(names: Names, state: State, event: ev.OrderResolved, turn: int) -> Headline:
    """An order that was carried out: whose, what, the rows that its dice reached, what it says."""
    reached = [
        rolls.table_of(names, roll.which).bands[roll.band].label
        for roll in event.rolls
        if roll.band >= 0
    ]
    setting = names.of_order(event.seat, event.order, state)
    say = names.text(names.scenario.actions[event.order.action].say, setting)
    above = names.seat(event.seat)
    if reached:
        above = _("{seat} · {result}").format(seat=above, result=", ".join(reached))
    return Headline(turn, above, names.order(event.order), joined((say,)))
