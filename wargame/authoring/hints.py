"""Warnings about a scenario that plays, perhaps not as its designer thinks: two rules that set one
number in one step, and a purse that tells what a hidden order costs.

It reads the model and its outline; it judges what can be seen without playing.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations

import attrs

from wargame.authoring.diagnostics import Diagnostics
from wargame.authoring.merge import Tree
from wargame.authoring.outline import Outline
from wargame.authoring.yaml12 import Path
from wargame.core import scenario as model
from wargame.core.formula import effects as fx
from wargame.core.formula.syntax import FormulaError
from wargame.language import _

Owner = tuple[str, int]
"""The world, a place or a seat, by its index."""
Owners = frozenset[Owner]
WORLD: Owners = frozenset({("world", 0)})


@attrs.frozen
class Setter:
    """A line that sets a number, and when it acts: rules of one moment act together."""

    path: Path
    rule: str
    moment: str
    slot: str
    value: str
    owners: Owners
    """Whose number it may be."""
    seats: tuple[int, ...] = ()
    """Who may order it; nobody for an inject."""


def two_sets(seen: Outline, tree: Tree, out: Diagnostics) -> None:
    """Warn of two rules that may set one number to different values in one step."""
    told: set[tuple[Path, Path]] = set()
    for one, other in combinations([*_of_actions(seen), *_of_injects(seen)], 2):
        pair = one.path, other.path
        if pair in told or not _clash(one, other, seen.shop.world.allowance):
            continue
        told.add(pair)
        out.warn(
            "two-sets",
            tree.locate(other.path),
            _(
                "`{rule}` sets `{number}` to {value}, and in the same step `{other}` may set it to "
                "{theirs}; only one of them counts."
            ).format(
                rule=other.rule,
                number=other.slot,
                value=other.value,
                other=one.rule,
                theirs=one.value,
            ),
            _("`+` and `-`, which add up, or another step for one of them"),
        )


def _clash(one: Setter, other: Setter, allowance: tuple[int, ...]) -> bool:
    if (one.moment, one.slot) != (other.moment, other.slot) or one.value == other.value:
        return False
    if not one.owners & other.owners:
        return False
    if one.rule == other.rule:
        # Of two bands only one comes about.
        return (
            one.path[2] != "outcomes"
            or other.path[2] != "outcomes"
            or one.path[3:4] == other.path[3:4]
        )
    pairs = [(a, b) for a in one.seats for b in other.seats]
    return not pairs or any(a != b or allowance[a] > 1 for a, b in pairs)


def _of_actions(seen: Outline) -> Iterator[Setter]:
    """Moves are steps by themselves, and reactions are answered one by one."""
    for action, code in seen.clear():
        if action.answers or seen.scenario.sequence:
            continue
        step = action.step or seen.scenario.steps[0]
        values = frozenset((code.target.kind, value) for value in code.target.values)
        seats: Owners = frozenset(("seat", seat) for seat in code.seats)
        bands = [(("outcomes", one.id, "do"), one.do) for one in action.outcomes]
        now = [(("do",), action.do), (("also",), action.also), *bands]
        for moment, parts in ((step, now), (f"{step}, then", [(("then",), action.then)])):
            for where, effects in parts:
                for path, change, value in _sets(effects, ("actions", action.id, *where)):
                    owners = _owners(seen, change.slot.parts[:-1], values, seats)
                    slot = change.slot.parts[-1]
                    yield Setter(path, action.id, moment, slot, value, owners, code.seats)


def _of_injects(seen: Outline) -> Iterator[Setter]:
    """Injects that are due in one turn act together; those under a condition may never meet."""
    for inject in seen.scenario.injects:
        if inject.contingency or inject.body.when or inject.chance:
            continue
        for turn in inject.turns or range(1, seen.scenario.turns + 1):
            moment = f"{inject.at} of turn {turn}"
            for path, change, value in _sets(inject.body.do, ("injects", inject.id, "do")):
                owners = _owners(seen, change.slot.parts[:-1], frozenset(), frozenset())
                yield Setter(path, inject.id, moment, change.slot.parts[-1], value, owners)


def _sets(effects: Iterable[model.Effect], path: Path) -> Iterator[tuple[Path, fx.Change, str]]:
    """The lines of effects that set a number now, with what they set it to as written.

    What stands under a condition of its own is left out: the two conditions may exclude each other.
    """
    for index, effect in enumerate(effects):
        if not isinstance(effect, model.Line):
            continue
        try:
            deed = fx.parse_effect(effect.text)
        except FormulaError:
            continue
        if isinstance(deed, fx.Change) and deed.how == "set" and not deed.delay:
            yield (*path, index), deed, effect.text.partition("=")[2].strip()


def _owners(seen: Outline, parts: tuple[str, ...], targets: Owners, me: Owners) -> Owners:
    """Whose a number may be that a rule names; nobody where that is not seen here."""
    if not parts:
        return WORLD
    head, *rest = parts
    known = {
        "target": targets,
        "me": me,
        **{name: frozenset({("place", k)}) for k, name in enumerate(seen.shop.world.places)},
        **{name: frozenset({("seat", k)}) for k, name in enumerate(seen.shop.world.seats)},
    }
    found = known.get(head, frozenset())
    for step in rest:
        found = frozenset(_related(seen, found, step))
    return found


def _related(seen: Outline, owners: Owners, step: str) -> Iterator[Owner]:
    """The seats that play places, or the places that seats play."""
    places = seen.shop.world.place_seat
    for kind, index in owners:
        if step == "seat" and kind == "place":
            yield ("seat", places[index])
        elif step == "place" and kind == "seat":
            yield from (("place", p) for p, who in enumerate(places) if who == index)
        else:
            yield (kind, index)


# ---- what a purse tells


def shown_costs(seen: Outline, tree: Tree, out: Diagnostics) -> None:
    """Warn of a hidden order that costs what others can see."""
    world = seen.shop.world
    purses = {key: dial for key, dial in world.dials.items() if dial.kind == "resource"}
    for action, code in seen.clear():
        shown = [action.visibility, *(option.visibility for option in action.options)]
        if set(shown) <= {"open", None}:
            continue
        told = 0
        if action.visibility == "secret":
            told = world.readers(action.secret_to, -1, ("actions", action.id, "secret_to"))
        for cost in action.cost:
            if cost.id not in purses:
                continue
            watched = [
                seat for seat in code.seats if purses[cost.id].readers[seat] & ~(1 << seat) & ~told
            ]
            if watched and cost.formula.strip() != "0":
                out.warn(
                    "cost-tells",
                    tree.locate(("actions", action.id, "cost", cost.id)),
                    _(
                        "Others see how much {resource} {seat} has, so that the price of "
                        "`{order}` tells them of a hidden order."
                    ).format(resource=cost.id, seat=world.seats[watched[0]], order=action.id),
                    _("another resource, or `seen_by: owner` for this one"),
                )
