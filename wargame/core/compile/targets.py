"""What an order may name: what its declaration admits, and the name it has in the rule."""

import attrs

from wargame.core.compile.report import Path
from wargame.core.compile.typed import Entity, Read, Scope, Typed, Via, What
from wargame.core.compile.words import suggest
from wargame.core.compile.workshop import Workshop
from wargame.core.said import said
from wargame.core.scenario import Target


@attrs.frozen
class Domain:
    """What a target may be: the numbers it ranges over, and what they are."""

    kind: str
    """place, seat, number, or nothing."""
    values: tuple[int, ...]
    mine: bool = False
    levels: str = ""
    """The track whose levels name a number; nothing where none does."""


def domain(shop: Workshop, target: Target | None, path: Path, seats: tuple[int, ...]) -> Domain:
    """What a target's declaration admits when one of the seats orders."""
    world = shop.world
    if target is None:
        return Domain("", (-1,))
    if target.number is not None:
        low, high = target.number
        if low < 0 or high < low or high > 1000:
            shop.report.error(
                "bad-range", (*path, "number"), said("a number to order lies between 0 and 1000")
            )
            return Domain("number", (0,))
        levels = _levels(shop, target.levels, path)
        return Domain("number", tuple(range(low, high + 1)), levels=levels)
    if target.seat:
        return Domain("seat", world.side(target.seat, (*path, "seat")))
    if target.place == "mine":
        played = tuple(p for p, seat in enumerate(world.place_seat) if seat in seats)
        return Domain("place", played, mine=True)
    if target.place in world.groups:
        return Domain("place", world.groups[target.place])
    if target.place in world.places:
        return Domain("place", (world.places.index(target.place),))

    shop.report.error(
        "unknown-group",
        (*path, "place"),
        said("there is no group or place `{place}`", place=target.place),
        suggest(target.place, (*world.groups, *world.places, "mine")),
    )
    return Domain("place", tuple(range(len(world.places))))


def _levels(shop: Workshop, name: str, path: Path) -> str:
    """The track by whose levels a number goes; nothing, with an error, where it has none."""
    named = [track.id for track in shop.world.scenario.tracks if track.levels]
    if not name or name in named:
        return name
    shop.report.error(
        "unknown-track",
        (*path, "levels"),
        said("there is no track `{track}` whose levels have names", track=name),
        suggest(name, tuple(named)),
    )
    return ""


def bind(scope: Scope, name: str, code: str, found: Domain) -> Scope:
    """Give a target its name in the rule's formulas."""
    if not found.kind:
        return scope
    uses = (code,)
    if found.kind == "number":
        low, high = min(found.values, default=0), max(found.values, default=0)
        free = Read(said("an order's own number"), (-1,))
        return scope.with_numbers((name, Typed(code, "number", low, high, (free,), uses)))
    kind: What = "place" if found.kind == "place" else "seat"
    via: Via = "mine" if found.mine else "domain"
    return scope.with_entity(name, Entity(kind, code, found.values, via, uses))
