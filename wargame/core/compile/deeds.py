"""One-line effects to Python text: changes of slots, acts on record, orders stopped, promises."""

from collections import Counter

import attrs

from wargame.core.compile.lines import Lines
from wargame.core.compile.standing import NOTHING, Standing, more
from wargame.core.compile.typed import Entity, Read, Scope
from wargame.core.compile.words import suggest
from wargame.core.compile.workshop import Workshop
from wargame.core.formula import effects as fx
from wargame.core.formula import syntax as sx
from wargame.core.formula.syntax import FormulaError
from wargame.core.said import said
from wargame.core.state import FOREVER, TURN

OWN, ANSWERED = "q", "o"
"""Where a rule finds the slot of its own order, and a reaction that of the order it answers."""
ADD, ADD_AT_ONCE = "add(S, L, W, q, ", "add_at_once(S, L, q, "
HOW = {"add": 0, "set": 1, "most": 2, "least": 3, "on": 4, "off": 5}


@attrs.define
class DeedWriter:
    """What is known while one rule is written, and its one-line effects."""

    shop: Workshop
    rule: str
    """The rule's id, as `R01` or `procedure drift`."""
    action: int = -1
    readers: tuple[str, ...] = ("all",)
    """Who may know that the rule ran, whatever becomes of it."""
    seats: tuple[int, ...] = ()
    """Those whose order the rule may be."""
    purposes: int = 0
    standing: Standing = NOTHING
    """What it may leave standing as it runs once a turn."""
    touched: Counter[int] = attrs.Factory(Counter)
    """How often a run of it changes each dial, named by its first slot, at most."""
    many: int = 1
    """How often what is being written may run each time: the members of the loops around it."""
    about: tuple[Entity, ...] = ()
    """The members of the loops around what is being written, the outermost first."""
    guards: tuple[Read, ...] = ()
    """What the conditions around what is being written look at: that it comes to be tells of it."""
    drawn: bool = False
    """Whether it comes to be for a member that was drawn."""
    functions: Lines = attrs.Factory(list)
    depth: int = 0
    """How deep the scope of the whole rule is: deeper ones have members of loops."""
    seconds: list[tuple[int, int]] = attrs.Factory(list)
    """The second rolls of an order: purpose, and index of the roll."""

    def deed(self, deed: fx.Deed, scope: Scope) -> Lines:
        if isinstance(deed, fx.Change):
            return self._change(deed, scope)
        if isinstance(deed, fx.RecordAct):
            self.leave("acts", 1)
            where = self._entity(deed.on, "place", scope).code if deed.on else "t"
            return [f"record(S, L, q, {self.action}, seat, {where}, {self._level(deed.level)})"]
        if isinstance(deed, fx.RaiseAct):
            where = self._entity(deed.on, "place", scope).code if deed.on else "-1"
            within = deed.within if deed.within is not None else FOREVER
            return [f"raise_act(S, L, q, {where}, {within}, {self._level(deed.level)})"]
        if isinstance(deed, fx.CancelOrder):
            if scope.order != ANSWERED:
                raise FormulaError(
                    said("there is no order here that could be cancelled"), deed.at,
                    said("an action that `answers` others cancels the order it answers"),
                )  # fmt: skip
            return [f"stop_order(S, L, q, {scope.order}, 2)"]
        if isinstance(deed, fx.Refund):
            if not scope.order:
                raise FormulaError(said("there is no order here that could be refunded"), deed.at)
            self._touch(*(d.base for d in self.shop.world.dials.values() if d.kind == "resource"))
            return [f"refund(S, L, W, q, {scope.order}, {1 if deed.part == 'all' else 2})"]
        if isinstance(deed, fx.DelayOrder):
            self.shop.delays = True
            return [f"delay_order(S, L, q, {self._entity(deed.seat, 'seat', scope).code})"]
        return self._promise(deed, scope)

    def _level(self, level: int) -> int:
        if not 0 <= level <= 3:
            raise FormulaError(
                said("there is no level {level} of attribution", level=level), 0, "0 to 3"
            )
        return level

    def _entity(self, name: sx.Name, kind: str, scope: Scope) -> Entity:
        entity = self.shop.formulas.entity(name, scope)
        if entity is None or entity.kind != kind:
            raise FormulaError(said("`{name}` is not a {kind} here", name=name, kind=kind), name.at)
        return entity

    def _promise(self, deed: fx.MakePromise, scope: Scope) -> Lines:
        ids = [promise.id for promise in self.shop.scenario.promises]
        name = str(deed.promise)
        if name not in ids:
            raise FormulaError(
                said("there is no promise `{name}`", name=name), deed.promise.at, suggest(name, ids)
            )
        self.leave("promises", deed.turns + 1)
        seat = self._entity(deed.by, "seat", scope).code
        where = self._entity(deed.on, "place", scope).code if deed.on else "-1"
        due = f"B[{TURN}] + {deed.turns}"
        return [f"promise(S, L, q, {ids.index(name)}, {seat}, {where}, {due})"]

    def _change(self, deed: fx.Change, scope: Scope) -> Lines:
        formulas = self.shop.formulas
        last = deed.slot.parts[-1]
        if last in self.shop.world.off:
            if (
                len(deed.slot.parts) > 1
                and formulas.entity(sx.Name(deed.slot.parts[:-1], deed.slot.at), scope) is None
            ):
                raise formulas.unknown(deed.slot, scope)
            return []
        found = formulas.dial(deed.slot, scope)
        if found is None:
            raise formulas.unknown(deed.slot, scope)
        dial, owner = found
        switch = deed.how in {"on", "off"}
        if switch != (dial.kind == "flag"):
            remedy = (
                said("`{slot} on` or `off`", slot=deed.slot)
                if dial.kind == "flag"
                else f"`{deed.slot} +1`"
            )
            what = said("a flag") if dial.kind == "flag" else said("a {kind}", kind=dial.kind)
            raise FormulaError(
                said("`{last}` is {what}", last=last, what=what),
                deed.slot.at,
                said("write {remedy}", remedy=remedy),
            )
        value = self._value(deed, scope)
        slot = formulas.slot(dial, owner)
        how = HOW[deed.how]
        if deed.delay:
            self.leave("delays", deed.delay)
            line = f"later(S, L, q, B[{TURN}] + {deed.delay}, {how}, {slot}, {value})"
        elif how == 0:
            self._touch(dial.base)
            line = f"{ADD}{slot}, {value})"
        else:
            self._touch(dial.base)
            line = f"put(S, L, W, q, {how}, {slot}, {value})"
        return [f"if {owner.code} >= 0: {line}"] if owner and owner.unsure else [line]

    def _value(self, deed: fx.Change, scope: Scope) -> str:
        if deed.how == "off":
            return "-1"
        if deed.how == "on":
            if deed.turns is None:
                return str(FOREVER)
            return f"B[{TURN}] + {deed.turns + deed.delay}"
        assert deed.value is not None
        found = self.shop.formulas.node(deed.value, scope)
        if found.low == found.high == 0 and deed.how == "add":
            raise FormulaError(
                said("this adds nothing"), deed.value.at, said("leave the effect out")
            )
        return found.number

    def _touch(self, *dials: int) -> None:
        for dial in dials:
            self.touched[dial] += self.many

    def alone(self, lines: Lines) -> Lines:
        """The lines of the rule where nothing else acts in its step.

        If it changes no dial twice either, nothing can meet what it adds, which settles at once.
        """
        if any(times > 1 for times in self.touched.values()):
            return lines
        return [line.replace(ADD, ADD_AT_ONCE) for line in lines]

    def leave(self, what: str, stay: int, count: int = 1) -> None:
        """Count what may be left standing: asks, delays, acts or promises, for so many turns."""
        ages = more(getattr(self.standing, what), stay, self.many * count)
        self.standing = attrs.evolve(self.standing, **{what: ages})
