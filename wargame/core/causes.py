"""By what a number changed, as far as a reader knows of it.

A change follows the rules that acted in its step, so their visible effects on its slot are its
known causes; a change without any is one whose cause the reader may not know.
"""

from wargame.core import events as ev
from wargame.core.engine.audience import IMPROVISED
from wargame.core.rolled import Effect

Acted = tuple[tuple[int, tuple[Effect, ...]], ...]
"""What acted, the oldest first: its source, and its effects that the reader may know."""


def acting(event: ev.Event) -> Acted:
    """What an event, as its reader may know it, does to numbers."""
    if isinstance(event, ev.OrderResolved):
        return ((event.slot, event.effects),)
    if isinstance(event, ev.RuleRan):
        # A ruling acts as a rule does, so that each reader knows what of it they may.
        return ((event.source, event.effects),)
    if isinstance(event, ev.Improvised):
        return ((IMPROVISED, event.effects),)
    return ()


def causes(acted: Acted, slot: int) -> tuple[ev.Cause, ...]:
    """What acted on a number."""
    return tuple(
        ev.Cause(source, 0 if effect.how else effect.value)
        for source, effects in acted
        for effect in effects
        if _moves(effect, slot)
    )


def without(acted: Acted, slot: int) -> Acted:
    """What acted on other numbers. A cause is told once: what changes its number next may be a
    secret of others.
    """
    return tuple(
        (source, tuple(effect for effect in effects if not _moves(effect, slot)))
        for source, effects in acted
    )


def _moves(effect: Effect, slot: int) -> bool:
    """Whether it changes a number now, and not in a later turn."""
    return effect.slot == slot and not effect.due
