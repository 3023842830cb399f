"""What came of each inject: rows for tables, for Control's page and for the events list.

Planned and sent text stand side by side; what Control moved has its reasons, what was seen its
notes. These are for Control and analysts.
"""

from collections.abc import Iterator, Mapping

import attrs

from wargame.core import events as ev
from wargame.core.rolled import Effect
from wargame.core.state import FOREVER
from wargame.prose import changes, injected
from wargame.prose.names import Names
from wargame.prose.ran import inject_of
from wargame.prose.text import _
from wargame.report.case import Case
from wargame.report.cells import Row, Value
from wargame.report.chronicle import Fact

COLUMNS = (
    "inject", "title", "planned", "to", "channel", "status", "expected", "seen", "moved",
    "planned_text", "sent_text", "sent_to", "effects",
)  # fmt: skip
"""The columns of the table beside those that every row has."""
IMPROVISED = "improvised by Control"
NAMED = "X{number}"
"""How an improvised inject is numbered; the scenario's own have the scenario's ids."""
MOVED = {"hold": "held", "skip": "skipped", "delay": "delayed", "plan": ""}


@attrs.define
class _Story:
    """What happened with one inject."""

    fired: list[Fact] = attrs.Factory(list)
    status: str = ""
    moved: list[str] = attrs.Factory(list)
    seen: list[str] = attrs.Factory(list)


def injects(case: Case) -> Iterator[Row]:
    """Every inject of the plan, once for each time it fired on the current line; then those that
    Control improvised.
    """
    stories = _stories(case)
    last = case.facts[-1]
    for number, inject in enumerate(case.names.scenario.injects):
        story = stories.get(number, _Story())
        rest: dict[str, Value] = {
            "inject": inject.id, "title": inject.title,
            "planned": " ".join(map(str, inject.turns)) or "any", "to": " ".join(inject.to),
            "channel": inject.channel, "expected": inject.expect, "seen": "; ".join(story.seen),
            "moved": "; ".join(story.moved), "planned_text": inject.text,
        }  # fmt: skip
        for fact in story.fired:
            status = "fired by Control" if fact.command == "Fire" else "fired"
            yield case.row(fact, "", status=status, **rest, **_sent(case, fact.event))
        if not story.fired:
            status = "contingency, not used" if inject.contingency else "not fired"
            none = attrs.evolve(last, turn=0, phase="", time="", entry=0)
            yield case.row(none, "", status=story.status or status, **rest)
    yield from _improvised(case)


def _stories(case: Case) -> Mapping[int, _Story]:
    found: dict[int, _Story] = {}
    for fact in case.facts:
        event = fact.event
        if isinstance(event, ev.RuleRan | ev.InjectFired | ev.InjectSent):
            number = inject_of(case.names, event)
            if number is not None:
                found.setdefault(number, _Story()).fired.append(fact)
        elif isinstance(event, ev.Rescheduled):
            story = found.setdefault(event.inject, _Story())
            story.status = MOVED[event.how]
            story.moved.append(_dated(fact, _move(case.names, event)))
        elif isinstance(event, ev.Ticked):
            story = found.setdefault(event.inject, _Story())
            story.seen = [*story.seen, _dated(fact, event.note)] if event.seen else []
    return found


def _dated(fact: Fact, said: str) -> str:
    turn = _("turn {turn}").format(turn=fact.turn)
    return _("{turn}: {said}").format(turn=turn, said=said) if said else turn


def _move(names: Names, event: ev.Rescheduled) -> str:
    said = {
        "hold": _("held"),
        "skip": _("skipped"),
        "delay": _("delayed to {moment}"),
        "plan": _("put back on the plan"),
    }[event.how].format(moment=injected.moment(names, event.turn, event.phase))
    return _("{said}, {reason}").format(said=said, reason=event.reason) if event.reason else said


def _sent(case: Case, event: ev.Event) -> dict[str, Value]:
    """The words and the readers of an inject that went out otherwise than planned."""
    if not isinstance(event, ev.InjectSent | ev.Improvised):
        return {}
    return {"sent_text": event.text, "sent_to": " ".join(audience(case, event.audience))}


def audience(case: Case, mask: int) -> tuple[str, ...]:
    """Whom an inject went to, as the scenario's files name readers."""
    game = case.session.game
    if mask & game.public:
        return ("all",)
    return tuple(name for k, name in enumerate(game.seats) if mask >> k & 1) or ("control",)


def _improvised(case: Case) -> Iterator[Row]:
    known = {inject.id for inject in case.names.scenario.injects}
    number = 0
    for fact in case.facts:
        event = fact.event
        if isinstance(event, ev.Improvised):
            number += 1
            while NAMED.format(number=number) in known:
                number += 1
            does = (changes.effect(case.names, one) for one in event.effects)
            yield case.row(
                fact, "", inject=NAMED.format(number=number), status=IMPROVISED,
                effects="; ".join(does), **_sent(case, event),
            )  # fmt: skip


def rules(case: Case, turn: int, effects: tuple[Effect, ...]) -> list[str] | None:
    """Effects as a scenario's rules write them; None where one cannot be written so."""
    found = []
    for one in effects:
        slot = case.session.game.slots[one.slot]
        if slot.scope == "pair":
            return None
        left = max(1, one.value - turn)
        form = {
            changes.ADD: f"{slot.name} {one.value:+d}",
            changes.SET: f"{slot.name} = {one.value}",
            changes.ON: f"{slot.name} on" if one.value >= FOREVER else (
                f"{slot.name} on for {left} turn{'s' if left > 1 else ''}"
            ),
            changes.OFF: f"{slot.name} off",
        }  # fmt: skip
        found.append(form[one.how])
    return found
