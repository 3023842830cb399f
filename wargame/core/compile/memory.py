"""Questions about the past: what was played, how often, what is known of covert acts."""

import attrs

from wargame.core import state as st
from wargame.core.compile.names import Names
from wargame.core.compile.typed import Played, Read, Scope, Typed, Uses, together
from wargame.core.compile.words import suggest
from wargame.core.formula import syntax as sx
from wargame.core.formula.syntax import FormulaError
from wargame.core.said import said

FAR = 9999
MOST_ACTS = 512
"""How many covert acts a game keeps on record at most."""


def memory(translator: Names, node: sx.Memory, scope: Scope) -> Typed:
    """`played`, `times`, `ordered`, `first` and `acts` as text."""
    if node.function == "acts":
        return _acts(translator, node, scope)
    world = translator.world
    assert node.action is not None
    action = str(node.action)
    if action not in world.actions:
        raise FormulaError(
            said("there is no action `{action}`", action=action),
            node.action.at,
            suggest(action, world.actions),
            "unknown-action",
        )
    index = world.actions.index(action)
    if node.function == "ordered":
        if scope.entity("me") is None:
            raise FormulaError(said("`ordered` has a meaning only where a seat acts"), node.at)
        own = tuple(1 << seat for seat in range(len(world.seats)))
        read = Read("own orders", own, via="me")
        target = "-1"
        uses: Uses = ("seat",)
        if node.on is not None:
            entity = translator.entity(node.on, scope)
            if entity is None or entity.kind != "place":
                raise FormulaError(said("`{on}` is not a place here", on=node.on), node.on.at)
            target, uses = entity.code, together(uses, entity.uses)
        code = f"(ordered(B, seat, {index}, {target}) > 0)"
        return Typed(code, "condition", 0, 1, (read,), uses)
    if node.function == "first":
        if not scope.has_order:
            raise FormulaError(said("`first` has a meaning only in an order's effects"), node.at)
        code = f"(first_of(B, q, {index}) > 0)"
        return Typed(code, "condition", 0, 1, (_public(translator, action),), ("q",))
    if node.function == "times":
        base = world.remember("count", action, "all")
        most = world.scenario.turns * world.width * len(world.seats)
        return Typed(f"B[{base}]", "number", 0, most, (_public(translator, action),))
    return _played(translator, node, action, scope)


def _public(translator: Names, action: str) -> Read:
    """Who knows that an action was played: everyone, or for a hidden one those who may order it."""
    world = translator.world
    spec = next(a for a in world.scenario.actions if a.id == action)
    hidden = spec.visibility != "open" or any(
        option.visibility not in (None, "open") for option in spec.options
    )
    mask, now = world.everyone, Played(world.actions.index(action), here=False)
    if hidden:
        owners = world.sides(spec.by, ("actions", action, "by"))
        mask = world.mask(owners) if len(owners) == 1 else 0
    return Read(f"played({action})", (mask,), played=now)


def _played(translator: Names, node: sx.Memory, action: str, scope: Scope) -> Typed:
    world = translator.world
    given = [word for word in (node.on, node.by, node.option) if word is not None]
    if len(given) > 1:
        raise FormulaError(said("`played` takes one of on, by, with"), given[1].at)
    read = _public(translator, action)
    over, index = "all", ""
    uses: Uses = ()
    if node.on is not None:
        entity = translator.entity(node.on, scope)
        if entity is None or entity.kind != "place":
            raise FormulaError(said("`{on}` is not a place here", on=node.on), node.on.at)
        target = next(a.target for a in world.scenario.actions if a.id == action)
        if target is None or not target.place:
            raise FormulaError(
                said("`{action}` is not played on a place", action=action), node.on.at
            )
        over, index, uses = "place", f" + {entity.code}", entity.uses
        here = Played(world.actions.index(action), here=entity.code == "t")
        read = attrs.evolve(read, played=here)
    elif node.by is not None:
        entity = translator.entity(node.by, scope)
        if entity is None or entity.kind != "seat":
            raise FormulaError(said("`{by}` is not a seat here", by=node.by), node.by.at)
        over, index, uses = "seat", f" + {entity.code}", entity.uses
        if entity.via == "me":
            own = tuple(1 << seat for seat in range(len(world.seats)))
            read = Read(f"own {action}", own, via="me", played=read.played)
    elif node.option is not None:
        option = str(node.option)
        options = next(a.options for a in world.scenario.actions if a.id == action)
        ids = tuple(o.id for o in options)
        if option == "option":
            over, index, uses = "option", " + o", ("o",)
        elif option in ids:
            over, index = "option", f" + {ids.index(option)}"
        else:
            raise FormulaError(
                said("`{action}` has no option `{option}`", action=action, option=option),
                node.option.at,
                suggest(option, ids),
                "unknown-option",
            )
    last = f"B[{world.remember('last', action, over)}{index}]"
    turn = f"B[{st.TURN}]"
    if node.before:
        read = attrs.evolve(read, played=None)
        last = f"prior({last}, B[{world.remember('prev', action, over)}{index}], {turn})"
    reads = (read,)
    if node.within is None:
        return Typed(f"({last} > 0)", "condition", 0, 1, reads, uses)
    reach = node.within if not node.before else node.within + 1
    code = f"(({last} > 0) & ({last} > {turn} - {reach}))"
    return Typed(code, "condition", 0, 1, reads, uses)


def _acts(translator: Names, node: sx.Memory, scope: Scope) -> Typed:
    world = translator.world
    place, seat = "-1", "-1"
    uses: Uses = ()
    if node.on is not None:
        entity = translator.entity(node.on, scope)
        if entity is None or entity.kind != "place":
            raise FormulaError(said("`{on}` is not a place here", on=node.on), node.on.at)
        place, uses = entity.code, together(uses, entity.uses)
    if node.by is not None:
        entity = translator.entity(node.by, scope)
        if entity is None or entity.kind != "seat":
            raise FormulaError(said("`{by}` is not a seat here", by=node.by), node.by.at)
        seat, uses = entity.code, together(uses, entity.uses)
    low = node.at_least if node.at_least is not None else 0
    high = node.at_most if node.at_most is not None else 9
    within = node.within if node.within is not None else FAR
    # From level 1 upward an act was announced, from level 2 its author; the rest only the author
    # and Control know.
    known = world.everyone if low >= (2 if node.by is not None else 1) else 0
    code = f"acts(B, {within}, {low}, {high}, {place}, {seat})"
    return Typed(code, "number", 0, MOST_ACTS, (Read(said("covert acts"), (known,)),), uses)
