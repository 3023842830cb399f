"""Actions to Python text: who may order what against whom, what it costs, how it is resolved.

From one set of conditions come three functions, so that a rule of legality exists once: `check_…`
answers with a bit for every reason against, `legal_…` lists what may be ordered, and the refusal is
read from the bits.
"""

import attrs

from wargame.core.compile.catalogue import RequirementInfo, RollInfo
from wargame.core.compile.deeds import ANSWERED, OWN
from wargame.core.compile.effects import RuleWriter
from wargame.core.compile.lines import Lines, function, looks_back
from wargame.core.compile.report import Path
from wargame.core.compile.standing import Standing
from wargame.core.compile.targets import Domain, bind, domain
from wargame.core.compile.typed import Entity, Read, Scope, Typed
from wargame.core.compile.words import suggest
from wargame.core.compile.workshop import Workshop
from wargame.core.orders import ACTION_AT, SECOND_AT, TARGET_AT
from wargame.core.said import said
from wargame.core.scenario import Action

RULE = "B, S, L, W, q, seat, t, u, o"
LOOK = "B, seat, t, u, o"


@attrs.frozen
class ActionCode:
    """The compiled text of one action."""

    id: str
    seats: tuple[int, ...]
    target: Domain
    second: Domain
    options: int
    text: str
    rolls: bool
    """Whether it is decided by a table."""
    legal: str
    pays: tuple[tuple[int, str], ...]
    """For each resource with a cost: its index and the cost as text."""
    standing: Standing
    """What it may leave standing, ordered once a turn."""
    then: bool
    back: bool
    """Whether it needs the state as its step began beside the one that it writes."""
    seconds: tuple[tuple[int, int], ...]
    """Second rolls whose odds can be shown: purpose, and index of the roll."""


class ActionCompiler:
    """Compiles one action."""

    def __init__(self, shop: Workshop, action: Action, index: int) -> None:
        self.shop, self.action, self.index = shop, action, index
        self.path: Path = ("actions", action.id)
        self.seats = shop.world.sides(action.by, (*self.path, "by"))
        self.target = domain(shop, action.target, (*self.path, "target"), self.seats)
        self.second = domain(shop, action.second, (*self.path, "second"), self.seats)
        options = tuple(option.id for option in action.options)
        one = len(self.seats) == 1
        me = Entity(
            "seat",
            str(self.seats[0]) if one else "seat",
            self.seats or (-1,),
            "me",
            () if one else ("seat",),
        )
        scope = Scope((("me", me),), options=options, has_option=True)
        scope = bind(scope, "target", "t", self.target)
        self.scope = bind(scope, "second", "u", self.second)
        self.sums: Lines = []
        self.back = True
        shown = (action.visibility, *(o.visibility or "open" for o in action.options))
        readers = ("all",) if set(shown) == {"open"} else ()
        self.writer = RuleWriter(
            shop, action.id, index, readers, self.seats, depth=self.scope.depth
        )

    def compile(self) -> ActionCode:
        """The text of the action; whatever is wrong goes to the report."""
        action, shop = self.action, self.shop
        shop.cited(action, self.path, "action")
        self._shape()
        conditions = self._conditions()
        costs = self._costs()
        lines = [self._check(conditions, costs)]
        reactive = bool(action.answers)
        lines.append("" if reactive else self._legal(conditions, costs))
        lines.append(self._modifiers())
        go = self._go()
        lines += [*self.writer.functions, go]
        then = self.writer.effects(action.then, self._order_scope(), (*self.path, "then"))
        if then:
            lines.append(function(f"then_{self.index}({RULE})", then))
        self._texts()
        writer = self.writer
        return ActionCode(
            action.id,
            self.seats,
            self.target,
            self.second,
            max(1, len(action.options)),
            "\n".join(line for line in lines if line),
            bool(action.table),
            "" if reactive else f"legal_{self.index}",
            tuple((r, cost.code) for r, cost in costs),
            writer.standing,
            bool(then),
            self.back,
            tuple(writer.seconds),
        )

    def _order_scope(self) -> Scope:
        order = ANSWERED if self.action.answers else OWN
        return attrs.evolve(self.scope, has_order=True, order=order)

    def _shape(self) -> None:
        action, report = self.action, self.shop.report
        if not self.seats:
            report.error(
                "nobody-orders", (*self.path, "by"), said("no seat may order {id}", id=action.id)
            )
        if action.step and action.step not in self.shop.scenario.steps:
            report.error(
                "unknown-step",
                (*self.path, "step"),
                said("there is no step `{step}`", step=action.step),
                suggest(action.step, self.shop.scenario.steps),
            )
        if action.table and not action.outcomes:
            report.error(
                "no-outcomes",
                self.path,
                said("{id} rolls on a table without outcomes", id=action.id),
            )
        if action.outcomes and not action.table:
            report.error(
                "no-table",
                self.path,
                said("{id} has outcomes and no table to roll on", id=action.id),
            )
        if len(action.options) > 64:
            report.error("too-many-options", self.path, said("an action has at most 64 options"))
        tags = {tag for a in self.shop.scenario.actions for tag in a.tags}
        for tag in action.answers:
            if tag not in tags:
                report.error(
                    "unknown-tag",
                    (*self.path, "answers"),
                    said("no action carries the tag `{tag}`", tag=tag),
                    suggest(tag, tags),
                )
        required = [roll.id for roll in self.shop.scenario.rolls if roll.required]
        told = [second.id for second in action.rolls]
        for name in required:
            if name not in told and not action.answers:
                report.error(
                    "roll-not-said",
                    self.path,
                    said(
                        "{id} does not say its base for the roll `{name}`", id=action.id, name=name
                    ),
                    said("add `rolls: {{{name}: no}}` or a number", name=name),
                )

    # ---- legality

    def _conditions(self) -> list[Typed]:
        """What must hold of an order, each registered with its sentence."""
        action, shop = self.action, self.shop
        found: list[Typed] = []
        infos: list[RequirementInfo] = []
        for name, target in (("target", action.target), ("second", action.second)):
            if target is not None and target.where:
                here = (*self.path, name, "where")
                sentence = target.otherwise or said(
                    "this is no {group} for {action}", group=name, action=action.name
                )
                self._condition(
                    target.where, here, found, infos, RequirementInfo("target", sentence)
                )
        for k, requirement in enumerate(action.requires):
            info = RequirementInfo(
                "requirement", requirement.otherwise, requirement.cite, requirement.assumption
            )
            self._condition(
                requirement.that, (*self.path, "requires", k, "that"), found, infos, info
            )
            shop.text(
                requirement.otherwise,
                self.scope,
                (*self.path, "requires", k, "else"),
                readers=shop.world.everyone,
                seats=self.seats,
            )
        for cost in action.cost:
            infos.append(RequirementInfo("cost", "", resource=cost.id))
        shop.requirements.append(tuple(infos))
        return found

    def _condition(
        self,
        text: str,
        path: Path,
        found: list[Typed],
        infos: list[RequirementInfo],
        info: RequirementInfo,
    ) -> None:
        with self.shop.report.reading(path):
            condition = self.shop.formulas.condition(text, self.scope)
            self.shop.never(condition, path, text)
            self._readable(condition.reads, path)
            found.append(condition)
            infos.append(info)

    def _readable(self, reads: tuple[Read, ...], path: Path) -> None:
        hidden = self.shop.hidden_from(reads, self.seats)
        if hidden:
            self.shop.report.error(
                "secret-in-legality",
                path,
                said(
                    "whether {id} may be ordered would tell `{hidden}` to {blind}",
                    id=self.action.id,
                    hidden=hidden,
                    blind=self.shop.blind,
                ),
                said("let it rest on what the seat may know; let the effect look at the secret"),
            )

    def _costs(self) -> list[tuple[int, Typed]]:
        resources = [resource.id for resource in self.shop.scenario.resources]
        found = []
        for cost in self.action.cost:
            path = (*self.path, "cost", cost.id)
            if cost.id not in resources:
                self.shop.report.error(
                    "unknown-resource",
                    path,
                    said("there is no resource `{id}`", id=cost.id),
                    suggest(cost.id, resources),
                )
                continue
            with self.shop.report.reading(path):
                worth = self.shop.formulas.formula(cost.formula, self.scope)
                self._readable(worth.reads, path)
                if worth.low < 0:
                    self.shop.report.error(
                        "negative-cost",
                        path,
                        said("`{formula}` can be negative", formula=cost.formula),
                        said("use `max(0, …)`"),
                    )
                found.append((resources.index(cost.id), worth))
        return found

    def _purse(self, resource: int, buffer: str = "B") -> str:
        dial = self.shop.world.dials[self.shop.scenario.resources[resource].id]
        me = self.scope.entity("me")
        assert me is not None
        return f"{buffer}[{self.shop.formulas.slot(dial, me)}]"

    def _check(self, conditions: list[Typed], costs: list[tuple[int, Typed]]) -> str:
        lines = ["r = 0"]
        for bit, condition in enumerate(conditions):
            lines += [f"if not {condition.code}:", f"    r |= {1 << bit}"]
        for k, (resource, cost) in enumerate(costs):
            lines += [
                f"if {self._purse(resource)} < {cost.number}:",
                f"    r |= {1 << (len(conditions) + k)}",
            ]
        return function(f"check_{self.index}({LOOK})", [*lines, "return r"])

    def _legal(self, conditions: list[Typed], costs: list[tuple[int, Typed]]) -> str:
        """Lists the codes of legal orders; each condition stands as far out as its names allow."""
        head = f"legal_{self.index}(B, seat, C, n)"
        if not self.target.values or not self.second.values:
            return function(head, ["return n"])
        tests: list[list[str]] = [[], [], [], []]
        for resource, cost in costs:
            tests[self._depth(cost)].append(f"({self._purse(resource)} >= {cost.number})")
        for condition in conditions:
            tests[self._depth(condition)].append(condition.code)
        loops = ["", f"for t in TARGETS_{self.index}:", f"for u in SECONDS_{self.index}:", ""]
        if self.action.options:
            loops[3] = f"for o in range({len(self.action.options)}):"
        if self.target.mine:
            tests[1].insert(0, "(PLACE_SEAT[t] == seat)")
        code = [str(self.index << ACTION_AT)]
        for name, shift, found in (("t", TARGET_AT, self.target), ("u", SECOND_AT, self.second)):
            code.append(f"({name} + 1 << {shift})" if found.kind else "0")
        code.append("o" if self.action.options else "0")
        lines, depth = [], 0
        if any(f"({LOOK}" in test for level in tests for test in level):
            # A helper takes all names of the rule, also those that are not chosen yet.
            lines = ["t = u = -1", "o = 0"]
        for level, loop in enumerate(loops):
            absent = (level == 1 and not self.target.kind) or (level == 2 and not self.second.kind)
            if loop and not absent:
                lines.append("    " * depth + loop)
                depth += 1
            if tests[level]:
                lines.append("    " * depth + f"if {' & '.join(tests[level])}:")
                depth += 1
        used = [part for part in code if part != "0"] or ["0"]
        lines.append("    " * depth + "n += 1")
        lines.append("    " * depth + f"C[n] = {' + '.join(used)}")
        return function(head, [*lines, "return n"])

    def _depth(self, found: Typed) -> int:
        if "o" in found.uses:
            return 3
        if "u" in found.uses:
            return 2
        return 1 if "t" in found.uses else 0

    # ---- resolution

    def _modifiers(self) -> str:
        if not self.action.table:
            return ""
        self.shop.first_modifier = len(self.shop.modifiers)
        lines = ["drm = 0"]
        if self.action.base:
            here = (*self.path, "base")
            with self.shop.report.reading(here):
                lines += self.writer.base(self.action.base, self.scope, here, self.seats)
        lines += self.writer.modifiers(
            self.action.modifiers, self.scope, (*self.path, "modifiers"), self.seats
        )
        self.sums = lines
        return function(
            f"modifiers_{self.index}(B, L, q, seat, t, u, o, struck)", [*lines, "return drm"]
        )

    def _go(self) -> str:
        action, scope, path = self.action, self._order_scope(), self.path
        lines: Lines = []
        if action.table:
            self.shop.table(action.table, (*path, "table"))
            shift, reading, sure = "0", -1, -1
            if action.band_shift:
                here = (*path, "band_shift")
                with self.shop.report.reading(here):
                    found = self.shop.formulas.formula(action.band_shift, self.scope)
                    self.writer.known(found.reads, here, self.seats)
                    shift, reading = found.number, self.shop.reading(found.number)
                    sure = self.shop.readers(found.reads, self.seats)
            drm = ["j = ORDERS + q * ORDER_SIZE"]
            drm.append(f"drm = modifiers_{self.index}(B, L, q, seat, t, u, o, S[j + 6])")
            drm.append("drm += S[j + 5]")
            if action.answers:
                drm = [f"drm = modifiers_{self.index}(B, L, q, seat, t, u, o, 0)"]
            lines += [
                *drm,
                f"band = roll(S, L, q, {len(self.shop.rolls)}, drm, {shift}, 0)",
            ]
            says = tuple((outcome.id, outcome.say) for outcome in action.outcomes)
            self.shop.rolls.append(
                RollInfo(action.id, 0, "", action.table, ("all",), says, reading, sure)
            )
            lines += self.writer.outcomes(action.table, action.outcomes, scope, (*path, "outcomes"))
        lines += self.writer.effects(action.do, scope, (*path, "do"))
        lines += self.writer.effects(action.also, scope, (*path, "also"))
        for second in action.rolls:
            if second.base is not None:
                here = (*path, "rolls", second.id)
                lines += self.writer.second_roll(second.id, second.base, scope, here)
            elif second.id not in {roll.id for roll in self.shop.scenario.rolls}:
                self.writer.second_roll(second.id, "0", scope, (*path, "rolls", second.id))
        if self.shop.scenario.sequence and not action.answers:
            lines = self.writer.alone(lines)
        resolution = [line for line in lines if not line.startswith("drm = modifiers_")]
        self.back = looks_back([*self.sums, *resolution])
        return function(f"go_{self.index}({RULE})", lines or ["pass"])

    def _texts(self) -> None:
        action, shop = self.action, self.shop
        everyone = shop.world.everyone
        readers = everyone if action.visibility == "open" else shop.world.mask(self.seats)
        seats = () if action.visibility == "open" else self.seats
        says = [(action.say, (*self.path, "say"))]
        says += [(o.say, (*self.path, "outcomes", o.id, "say")) for o in action.outcomes]
        for text, path in says:
            shop.text(text, self.scope, path, readers=readers, seats=seats)
