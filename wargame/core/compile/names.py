"""What the names in formulas and effects mean: places, seats, tracks, options, attributes."""

import attrs

from wargame.core import state as st
from wargame.core.compile.typed import (
    SWITCHED_OFF,
    Entity,
    Read,
    Scope,
    Typed,
    Via,
    literal,
    pair_of,
    together,
)
from wargame.core.compile.words import suggest
from wargame.core.compile.world import Dial, World
from wargame.core.formula import syntax as sx
from wargame.core.formula.syntax import FormulaError
from wargame.core.said import said
from wargame.core.scenario import Track


class Names:
    """Resolves the names of one scenario."""

    def __init__(self, world: World) -> None:
        self.world = world

    def entity(self, name: sx.Name, scope: Scope) -> Entity | None:
        """The place or seat that a whole name stands for, or None."""
        world, first = self.world, name.parts[0]
        found = scope.entity(first)
        if found is None and first in world.seats:
            found = Entity("seat", str(world.seats.index(first)), (world.seats.index(first),))
        if found is None and first in world.places:
            found = Entity("place", str(world.places.index(first)), (world.places.index(first),))
        if found is None and first in world.teams:
            holder = world.holders[first]
            if holder < 0:
                raise FormulaError(
                    said(
                        "the team `{first}` has no holder whose own numbers it could mean",
                        first=first,
                    ),
                    name.at,
                    said("give it `holder:` with one of {names}", names=", ".join(world.seats)),
                )
            found = Entity("seat", str(holder), (holder,))
        for part in name.parts[1:]:
            if found is None:
                return None
            found = self._step(found, part) or self._pair(found, sx.Name((part,), name.at), scope)
        return found

    def _pair(self, one: Entity, name: sx.Name, scope: Scope) -> Entity | None:
        """`me.other`: the pair of two seats, also of a seat and whoever plays a place."""
        if one.kind != "seat" or not self._names_somebody(str(name), scope):
            return None
        two = self.entity(name, scope)
        if two is not None and two.kind == "place":
            two = self._step(two, "seat")
        if two is None or two.kind != "seat":
            return None
        count = len(self.world.seats)
        found = (pair_of(a, b, count) for a in one.domain for b in two.domain)
        domain = tuple(dict.fromkeys(found))
        if len(domain) == 1 and one.code.isdigit() and two.code.isdigit():
            return Entity("pair", str(domain[0]), domain)
        via: Via = "ours" if "me" in (one.via, two.via) else "domain"
        code = f"PAIR_AT[({one.code} + 1) * (SEATS + 1) + {two.code} + 1]"
        uses = together(one.uses, two.uses)
        return Entity("pair", code, domain, via, uses, (*one.reads, *two.reads))

    def _names_somebody(self, text: str, scope: Scope) -> bool:
        world = self.world
        named = scope.entity(text) is not None
        return named or text in world.seats or text in world.places or text in world.teams

    def _step(self, entity: Entity, part: str) -> Entity | None:
        world = self.world
        if part == "seat" and entity.kind == "place":
            domain = tuple(dict.fromkeys(world.place_seat[p] for p in entity.domain if p >= 0))
            if entity.code.isdigit():
                return Entity("seat", str(domain[0]) if domain else "-1", domain or (-1,))
            via: Via = "me" if entity.via == "mine" else "domain"
            return Entity("seat", f"PLACE_SEAT[{entity.code}]", domain, via, entity.uses)
        if part == "place" and entity.kind == "seat":
            domain = tuple(dict.fromkeys(world.seat_place[s] for s in entity.domain if s >= 0))
            if entity.code.isdigit():
                return Entity("place", str(domain[0]) if domain else "-1", domain or (-1,))
            back: Via = "mine" if entity.via == "me" else "domain"
            return Entity("place", f"SEAT_PLACE[{entity.code}]", domain, back, entity.uses)
        return None

    def dial(self, name: sx.Name, scope: Scope) -> tuple[Dial, Entity | None] | None:
        """The track, flag or resource a name means, and whose; None when it is not one."""
        world = self.world
        if len(name.parts) == 1:
            dial = world.dials.get(name.parts[0])
            if dial is None:
                return None
            if dial.scope != "world":
                raise FormulaError(
                    said("`{id}` belongs to a {scope}", id=dial.id, scope=dial.scope),
                    name.at,
                    self._of_both(dial) or said("say whose, as in `target.{id}`", id=dial.id),
                )
            return dial, None
        owner = self.entity(sx.Name(name.parts[:-1], name.at), scope)
        dial = world.dials.get(name.parts[-1])
        if owner is None or dial is None:
            return None
        if dial.scope == "place" and owner.kind == "seat" and name.parts[0] in world.places:
            # A seat may share its name with the place it plays; a place's number is the place's.
            at = world.places.index(name.parts[0])
            if len(name.parts) == 2 and name.parts[0] in world.seats:
                owner = Entity("place", str(at), (at,))
        if dial.scope != owner.kind:
            of = said("the world") if dial.scope == "world" else said("a {scope}", scope=dial.scope)
            raise FormulaError(
                said(
                    "`{id}` is a number of {of}, and `{names}` is a {kind}",
                    id=dial.id,
                    of=of,
                    names=".".join(name.parts[:-1]),
                    kind=owner.kind,
                ),
                name.at,
                self._of_both(dial),
            )
        strangers = [m for m in owner.domain if m >= 0 and m not in dial.members]
        if strangers:
            names = world.places if owner.kind == "place" else world.seats
            raise FormulaError(
                said("`{names}` has no `{id}`", names=names[strangers[0]], id=dial.id),
                name.at,
                said("narrow the target to the group that has it"),
            )
        return dial, owner

    def _of_both(self, dial: Dial) -> str:
        """The remedy where a number of a pair is read without both of them; else nothing."""
        if dial.scope != "pair" or len(self.world.seats) < 2:
            return ""
        both = ".".join(self.world.seats[:2])
        return said("name both seats, as in `{both}.{id}`", both=both, id=dial.id)

    def slot(self, dial: Dial, owner: Entity | None) -> str:
        """The index of a slot, as text."""
        if owner is None:
            return str(dial.base)
        if owner.code.lstrip("-").isdigit():
            return str(dial.base + int(owner.code) * dial.stride)
        return f"{dial.base} + {owner.code} * {dial.stride}"

    def _look(self, dial: Dial, owner: Entity | None, scope: Scope) -> Typed:
        buffer = "START" if scope.start else "B"
        code = f"{buffer}[{self.slot(dial, owner)}]"
        masks = (self.world.everyone,) * len(dial.readers) if scope.start else dial.readers
        read = Read(
            dial.id, masks, owner.domain if owner else (0,), owner.via if owner else "domain"
        )
        reads = (read, *(owner.reads if owner else ()))
        uses = owner.uses if owner else ()
        if dial.kind == "flag":
            turn = "1" if scope.start else f"B[{st.TURN}]"
            code = f"({code} >= {turn})"
            if owner and owner.unsure:
                code = f"(({owner.code} >= 0) & {code})"
            return Typed(code, "condition", 0, 1, reads, uses)
        if owner and owner.unsure:
            code = f"({code} if {owner.code} >= 0 else 0)"
            return Typed(code, "number", min(0, dial.low), max(0, dial.high), reads, uses)
        return Typed(code, "number", dial.low, dial.high, reads, uses)

    def meaning(self, node: sx.Name, scope: Scope) -> Typed:
        """What a name in a formula is worth."""
        world, text = self.world, str(node)
        if text in ("true", "false"):
            truth = int(text == "true")
            return Typed(str(bool(truth)), "condition", truth, truth)
        if text == "turns":
            if scope.start:
                return literal(world.scenario.turns)
            everyone = Read("turn", (world.everyone,))
            last = "(TURNS - B[DROPPED])"
            return Typed(last, "number", 1, world.scenario.turns, (everyone,))
        if text == "turn":
            if scope.start:
                return literal(1)
            everyone = Read("turn", (world.everyone,))
            return Typed(f"B[{st.TURN}]", "number", 0, world.scenario.turns, (everyone,))
        if (number := scope.number(text)) is not None:
            return number
        if node.parts[0] == "option" and len(node.parts) == 2:
            return self._option(node, scope)
        if text in world.off:
            return self._switched_off(text)
        if len(node.parts) > 1 and node.parts[-1] in world.off:
            self._known_owner(node, scope)
            return self._switched_off(node.parts[-1])
        found = self.dial(node, scope)
        if found is not None:
            return self._look(*found, scope)
        attribute = self._attribute(node, scope)
        if attribute is not None:
            return attribute
        raise self.unknown(node, scope)

    def _option(self, node: sx.Name, scope: Scope) -> Typed:
        if node.parts[1] not in scope.options:
            raise FormulaError(
                said("there is no option `{parts}` here", parts=node.parts[1]),
                node.at,
                suggest(node.parts[1], scope.options),
                "unknown-option",
            )
        index = scope.options.index(node.parts[1])
        return Typed(f"(o == {index})", "condition", 0, 1, (), ("o",))

    def _switched_off(self, name: str) -> Typed:
        dial = self.world.off[name]
        gone = (Read(SWITCHED_OFF, (-1,)),)
        if isinstance(dial, Track):
            return attrs.evolve(literal(dial.start), reads=gone)
        return Typed("False", "condition", 0, 0, gone)

    def _known_owner(self, node: sx.Name, scope: Scope) -> None:
        if self.entity(sx.Name(node.parts[:-1], node.at), scope) is None:
            raise self.unknown(node, scope)

    def _attribute(self, node: sx.Name, scope: Scope) -> Typed | None:
        if len(node.parts) < 2:
            return None
        owner = self.entity(sx.Name(node.parts[:-1], node.at), scope)
        word = node.parts[-1]
        if owner is None or owner.kind != "place":
            return None
        world = self.world
        if word in world.groups:
            values = tuple(int(p in world.groups[word]) for p in range(len(world.places)))
            return self._constant(f"IN_{word}", values, owner, "condition")
        if word in world.attributes:
            return self._constant(f"AT_{word}", world.attributes[word], owner, "number")
        return None

    def _constant(self, array: str, values: tuple[int, ...], owner: Entity, kind: str) -> Typed:
        held = [values[p] for p in owner.domain if p >= 0] or [0]
        low, high = min(held), max(held)
        known = owner.code.isdigit()
        code = str(values[int(owner.code)]) if known else f"{array}[{owner.code}]"
        if owner.unsure:
            code, low, high = f"({code} if {owner.code} >= 0 else 0)", min(0, low), max(0, high)
        if kind == "condition":
            return Typed(f"({code} != 0)", "condition", low, high, owner.reads, owner.uses)
        return Typed(code, "number", low, high, owner.reads, owner.uses)

    def unknown(self, node: sx.Name, scope: Scope) -> FormulaError:
        """The error for a name that means nothing here, with the nearest that does."""
        world, text = self.world, str(node)
        entities = [name for name, _ in scope.entities]
        if len(node.parts) > 1:
            owner = self.entity(sx.Name(node.parts[:-1], node.at), scope)
            if owner is not None:
                dials = [d.id for d in world.dials.values() if d.scope == owner.kind]
                extra = (*world.groups, *world.attributes) if owner.kind == "place" else ()
                return FormulaError(
                    said("a {kind} has no `{parts}`", kind=owner.kind, parts=node.parts[-1]),
                    node.at,
                    suggest(node.parts[-1], (*dials, *extra)),
                    "unknown-name",
                )
            known = (*entities, *world.seats, *world.places, *world.teams)
            return FormulaError(
                said("nothing here is called `{parts}`", parts=node.parts[0]),
                node.at,
                suggest(node.parts[0], known),
                "unknown-name",
            )
        numbers = [name for name, _ in scope.numbers]
        own = [d.id for d in world.dials.values() if d.scope == "world"]
        return FormulaError(
            said("nothing here is called `{text}`", text=text),
            node.at,
            suggest(text, ("turn", *own, *numbers, *world.off)),
            "unknown-name",
        )
