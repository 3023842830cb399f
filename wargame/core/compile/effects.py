"""Effects to Python text: changes, conditions, loops, draws, rolls, questions, deeds.

One writer serves one rule; its lines read the buffer `B`, write through the kernel and carry the
source `q`. Problems go to the report and leave a rule without the offending line.
"""

import attrs

from wargame.core.compile.catalogue import ModifierInfo, RollInfo
from wargame.core.compile.deeds import DeedWriter
from wargame.core.compile.lines import Lines, function, indent
from wargame.core.compile.report import Path
from wargame.core.compile.standing import one_of
from wargame.core.compile.typed import Read, Scope, Typed, literal, needed
from wargame.core.compile.words import suggest
from wargame.core.formula import effects as fx
from wargame.core.formula import syntax as sx
from wargame.core.formula.syntax import FormulaError, Parser
from wargame.core.records import CONCERNED
from wargame.core.said import said
from wargame.core.scenario import Block, Decide, Effect, Line, Modifier, Outcome


@attrs.define
class RuleWriter(DeedWriter):
    """Writes the effects of one rule and counts its rolls and questions."""

    # ---- effects

    def effects(self, effects: tuple[Effect, ...], scope: Scope, path: Path) -> Lines:
        lines: Lines = []
        for index, effect in enumerate(effects):
            here = (*path, index)
            with self.shop.report.reading(here):
                if isinstance(effect, Line):
                    lines += self.deed(fx.parse_effect(effect.text), scope)
                else:
                    lines += self.block(effect, scope, here)
        return lines

    def block(self, block: Block, scope: Scope, path: Path) -> Lines:
        """A block: condition, then loop or draw, then roll, effects and question."""
        around = self.many, self.about, self.guards, self.drawn
        try:
            return self._block(block, scope, path)
        finally:
            self.many, self.about, self.guards, self.drawn = around

    def _block(self, block: Block, scope: Scope, path: Path) -> Lines:
        condition = self._when(block, scope, path)
        outside = self.many, self.about, self.guards, self.drawn
        inner, heads = scope, Lines()
        if block.for_each:
            with self.shop.report.reading((*path, "for_each")):
                inner, heads = self._for_each(block.for_each, scope)
        elif block.pick:
            with self.shop.report.reading((*path, "pick")):
                inner, heads = self._pick(block.pick, scope)
        if (block.for_each or block.pick) and not heads:
            return []
        if block.for_each:
            self.many *= max(1, len(inner.entities[-1][1].domain))
        body: Lines = self.roll(block, inner, path) if block.table else []
        if block.roll:
            body += self._second_roll(block, inner, path)
        body += self.effects(block.do, inner, (*path, "do"))
        if block.decide is not None:
            self.about = ()
            body += self._decide(block.decide, inner, (*path, "decide"))
        self.many, self.about, self.guards, self.drawn = outside
        for head in reversed(heads):
            body = [head, *indent(body or ["pass"])] if head.endswith(":") else [head, *body]
        if not block.when:
            return body
        other = self.effects(block.otherwise, scope, (*path, "else"))
        if condition is None:
            return []
        lines = [f"if {condition.code}:", *indent(body or ["pass"])]
        return [*lines, "else:", *indent(other)] if other else lines

    def _when(self, block: Block, scope: Scope, path: Path) -> Typed | None:
        if not block.when:
            return None
        condition = None
        with self.shop.report.reading((*path, "when")):
            condition = self.shop.formulas.condition(block.when, scope)
            self.shop.never(condition, (*path, "when"), block.when)
            self._roll_that_tells(block, condition, (*path, "when"))
            self.guards += condition.reads
        return condition

    def _roll_that_tells(self, block: Block, condition: Typed, path: Path) -> None:
        """Warn of a roll that is seen only while something holds that its readers may not know."""
        world = self.shop.world
        readers = world.readers(self.readers, -1, path) | world.mask(self.seats)
        if block.roll:
            named = next((r.seen_by for r in self.shop.scenario.rolls if r.id == block.roll), ())
            readers &= world.readers(named or ("all",), -1, path)
        hidden = self.shop.hidden_from_mask(condition.reads, readers)
        if hidden and (block.table or block.roll):
            self.shop.report.warn(
                "roll-tells",
                path,
                said(
                    "this roll is seen, so that it tells `{hidden}` to those who may not know it",
                    hidden=hidden,
                ),
                said("roll always and let the effects look at it, or let fewer see the roll"),
            )

    def _for_each(self, text: str, scope: Scope) -> tuple[Scope, Lines]:
        parser = Parser(text)
        name = str(parser.name(said("of the member")))
        parser.want("in", said("after the member's name"))
        group = parser.name("of a group")
        condition = parser.formula() if parser.take("if") else None
        parser.finished()
        entity, inner, head = self.shop.formulas.member(name, group, scope)
        heads = [head]
        self.about = (*self.about, entity)
        if condition is not None:
            found = self._truth(condition, inner)
            self.guards += found.reads
            heads.append(f"if {found.code}:")
        return attrs.evolve(inner, keys=(*scope.keys, entity.code)), heads

    def _truth(self, node: sx.Node, scope: Scope) -> Typed:
        found = self.shop.formulas.node(node, scope)
        if found.kind != "condition":
            raise FormulaError(said("a condition is needed after `if`"), node.at)
        return found

    def _pick(self, text: str, scope: Scope) -> tuple[Scope, Lines]:
        parser = Parser(text)
        name = str(parser.name(said("of the member")))
        if not parser.take("from"):
            raise parser.error(said("`from` was expected, as in `p from places if …`"))
        group = parser.name("of a group")
        condition = parser.formula() if parser.take("if") else None
        parser.finished()
        entity, inner, head = self.shop.formulas.member(name, group, scope)
        found = self._truth(condition, inner) if condition else literal(1)
        # Who was drawn is nobody's to know, unless what comes of it shows.
        self.guards, self.drawn = (*self.guards, *found.reads), True
        test = [f"    if {found.code}:"] if condition else []
        deep = "        " if test else "    "
        extra = needed(found.uses, entity)
        count = self.shop.formulas.helper(
            "count", ["n = 0", head, *test, f"{deep}n += 1", "return n"], extra
        )
        take = [
            "n = 0",
            head,
            *test,
            f"{deep}if n == k:",
            f"{deep}    return {entity.code}",
            f"{deep}n += 1",
            "return -1",
        ]
        find = self.shop.formulas.helper("find", take, (*extra, "k"))
        purpose, code = self._purpose(), entity.code
        draw = f"below(S, roll_name(S, q, {purpose}), {self._key(scope)}, {count})"
        heads = [
            f"if {count} > 0:",
            f"{code} = {find.replace(', k)', f', {draw})')}",
        ]
        return attrs.evolve(inner, keys=(*scope.keys, code)), heads

    def _key(self, scope: Scope) -> str:
        """What tells the rolls of this rule apart, as text."""
        key = "0"
        for part in scope.keys:
            key = f"also({key}, {part})"
        return key

    def _purpose(self) -> int:
        self.purposes += 1
        return self.purposes

    def _concern(self) -> Lines:
        """What a roll is about, told to all who see it: left out where that tells a secret."""
        if self.drawn or self.shop.hidden_from_mask(self.guards, self.shop.world.everyone):
            return []
        return [
            f"act(L, ({CONCERNED}, q, {int(one.kind == 'seat')}, {one.code}))" for one in self.about
        ]

    # ---- rolls

    def modifiers(
        self, modifiers: tuple[Modifier, ...], scope: Scope, path: Path, seats: tuple[int, ...]
    ) -> Lines:
        """The lines that sum modifiers; what the acting `seats` may not know is unseen."""
        lines: Lines = []
        for index, modifier in enumerate(modifiers):
            here = (*path, index)
            if modifier.use:
                shared = {m.id: m.modifiers for m in self.shop.scenario.modifiers}
                if modifier.use not in shared:
                    self.shop.report.error(
                        "unknown-modifiers",
                        (*here, "use"),
                        said("there is no list of modifiers `{use}`", use=modifier.use),
                        suggest(modifier.use, shared),
                    )
                    continue
                lines += self.modifiers(
                    shared[modifier.use], scope, ("modifiers", modifier.use), seats
                )
                continue
            lines += self._modifier(modifier, scope, here, seats)
        return lines

    def _modifier(
        self, modifier: Modifier, scope: Scope, path: Path, seats: tuple[int, ...]
    ) -> Lines:
        shop = self.shop
        shop.cited(modifier, path, "modifier")
        worth, when = literal(0), None
        with shop.report.reading((*path, "add")):
            worth = shop.formulas.formula(modifier.add or "0", scope)
        if modifier.when:
            with shop.report.reading((*path, "when")):
                when = shop.formulas.condition(modifier.when, scope)
                shop.never(when, (*path, "when"), modifier.when)
        reads = (*worth.reads, *(when.reads if when else ()))
        hidden = shop.hidden_from(reads, seats)
        if hidden and not modifier.unseen:
            shop.report.error(
                "secret-in-modifier",
                path,
                said(
                    "this modifier rests on `{hidden}`, which {blind} may not know",
                    hidden=hidden,
                    blind=shop.blind,
                ),
                said("declare it `unseen: true`: odds shown then leave it out"),
            )
        info = ModifierInfo(
            self.rule,
            modifier.why,
            modifier.cite,
            modifier.assumption,
            modifier.unseen,
            self.purposes,
            shop.readers(reads, self._actors(scope)),
            played=tuple(read.played for read in reads if read.played is not None),
        )
        return self.modifier_line(info, worth, when)

    def modifier_line(self, info: ModifierInfo, worth: Typed, when: Typed | None) -> Lines:
        k = len(self.shop.modifiers)
        bit = k - self.shop.first_modifier
        self.shop.modifiers.append(info)
        code = f"({worth.number} if {when.code} else 0)" if when else worth.number
        test = f"if struck != 0 and (struck >> {bit}) % 2 == 1:"
        struck = [] if self.purposes else [test, "    v = 0"]
        return [f"v = {code}", *struck, f"log_worth(L, q, {k}, v)", "drm += v"]

    def roll(self, block: Block, scope: Scope, path: Path) -> Lines:
        """A roll on a table with modifiers of its own; outcomes by band."""
        purpose = self._purpose()
        lines = [*self._concern(), "drm = 0"]
        if block.base:
            with self.shop.report.reading((*path, "base")):
                lines += self.base(block.base, scope, (*path, "base"), ())
        lines += self.modifiers(block.modifiers, scope, (*path, "modifiers"), ())
        self.shop.table(block.table, (*path, "table"))
        key = self._key(scope)
        lines.append(f"band = roll(S, L, q, {len(self.shop.rolls)}, drm, 0, {key})")
        self._roll_info(purpose, "", block.table, ("all",), block.outcomes)
        return lines + self.outcomes(block.table, block.outcomes, scope, (*path, "outcomes"))

    def base(self, text: str, scope: Scope, path: Path, seats: tuple[int, ...]) -> Lines:
        """The base of a roll, as the first of its modifiers; the acting `seats` may know it."""
        worth = self.shop.formulas.formula(text, scope)
        self.known(worth.reads, path, seats)
        readers = self.shop.readers(worth.reads, self._actors(scope))
        info = ModifierInfo(self.rule, "", (), "", False, self.purposes, readers, base=True)
        return self.modifier_line(info, worth, None)

    def _actors(self, scope: Scope) -> tuple[int, ...]:
        """The seats that `me` may be: in a question's answers it is whoever is asked."""
        return () if "seat" in scope.keys else self.seats

    def known(self, reads: tuple[Read, ...], path: Path, seats: tuple[int, ...]) -> None:
        """Report what a roll rests on and the acting seats may not know."""
        hidden = self.shop.hidden_from(reads, seats)
        if hidden:
            self.shop.report.error(
                "secret-in-modifier",
                path,
                said(
                    "this rests on `{hidden}`, which {blind} may not know",
                    hidden=hidden,
                    blind=self.shop.blind,
                ),
                said("make it a modifier that is `unseen: true`: odds shown then leave it out"),
            )

    def _roll_info(
        self,
        purpose: int,
        name: str,
        table: str,
        readers: tuple[str, ...],
        outcomes: tuple[Outcome, ...],
    ) -> None:
        says = tuple((outcome.id, outcome.say) for outcome in outcomes)
        self.shop.rolls.append(RollInfo(self.rule, purpose, name, table, readers, says))

    def outcomes(
        self, table: str, outcomes: tuple[Outcome, ...], scope: Scope, path: Path
    ) -> Lines:
        """A chain of `if band == …`; every band of the table must be said."""
        bands = self.shop.bands(table)
        for outcome in outcomes:
            if bands and outcome.id not in bands:
                self.shop.report.error(
                    "unknown-band",
                    (*path, outcome.id),
                    said("the table {table} has no band `{id}`", table=table, id=outcome.id),
                    suggest(outcome.id, bands),
                )
        given = [outcome.id for outcome in outcomes]
        missing = [band for band in bands if band not in given]
        if missing:
            self.shop.report.error(
                "missing-band",
                path,
                said("nothing is said of the band `{missing}`", missing=missing[0]),
                said("give every band of {table}, an empty list if nothing happens", table=table),
            )
        lines: Lines = []
        before, left = self.standing, [self.standing]
        touched = most = self.touched
        for outcome in outcomes:
            self.standing, self.touched = before, touched.copy()
            body = self.effects(outcome.do, scope, (*path, outcome.id, "do"))
            left.append(self.standing)
            most = most | self.touched
            if body and outcome.id in bands:
                # A roll among the effects reads a band of its own, which is no other of these.
                test = "elif" if lines else "if"
                lines += [f"{test} band == {bands.index(outcome.id)}:", *indent(body)]
        self.standing, self.touched = one_of(left), most
        return lines

    def _second_roll(self, block: Block, scope: Scope, path: Path) -> Lines:
        return self.second_roll(block.roll, block.base or "0", scope, path)

    def second_roll(self, name: str, base: str, scope: Scope, path: Path) -> Lines:
        """A named roll that several rules share, with a base of its own.

        An order's second roll sums its modifiers in a function, so that its odds can be shown
        before.
        """
        rolls = {roll.id: roll for roll in self.shop.scenario.rolls}
        if name not in rolls:
            self.shop.report.error(
                "unknown-roll",
                path,
                said("there is no roll `{name}`", name=name),
                suggest(name, rolls),
            )
            return []
        roll = rolls[name]
        purpose = self._purpose()
        lines = ["drm = 0"]
        with self.shop.report.reading(path):
            lines += self.base(base, scope, path, ())
        lines += self.modifiers(roll.modifiers, scope, ("rolls", name, "modifiers"), ())
        self.shop.table(roll.table, ("rolls", name, "table"))
        if self.action >= 0 and scope.depth == self.depth:
            call = f"second_{self.action}_{purpose}(B, L, q, seat, t, u, o)"
            self.functions.append(function(call, [*lines, "return drm"]))
            self.seconds.append((purpose, len(self.shop.rolls)))
            lines = [f"drm = {call}"]
        key = self._key(scope)
        lines = [*self._concern(), *lines]
        lines.append(f"band = roll(S, L, q, {len(self.shop.rolls)}, drm, 0, {key})")
        readers = roll.seen_by or ("all",)
        self._roll_info(purpose, roll.name or roll.id, roll.table, readers, roll.outcomes)
        here, before = ("rolls", name, "outcomes"), self.guards
        seen = self.shop.world.readers(readers, -1, here)
        self.guards = (*before, Read(roll.name or roll.id, (seen,)))
        lines += self.outcomes(roll.table, roll.outcomes, scope, here)
        self.guards = before
        return lines

    # ---- questions

    def _decide(self, decide: Decide, scope: Scope, path: Path) -> Lines:
        from wargame.core.compile.questions import question

        return question(self, decide, scope, path)
