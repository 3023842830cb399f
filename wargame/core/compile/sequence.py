"""The sequence of play to Python text: procedures, injects, promises, income, ends, and the
stages.
"""

from collections.abc import Iterator

import attrs

from wargame.core import state as st
from wargame.core.compile.effects import RuleWriter
from wargame.core.compile.lines import Lines, function, indent, looks_back
from wargame.core.compile.report import Path
from wargame.core.compile.standing import Standing
from wargame.core.compile.typed import Entity, Scope
from wargame.core.compile.words import suggest
from wargame.core.compile.workshop import Workshop
from wargame.core.said import said
from wargame.core.scenario import Inject, Procedure

(
    BEGIN,
    PROCEDURES,
    INJECTS,
    PHASE,
    PAUSE,
    ORDERS,
    MOVE,
    REACT,
    REVEAL,
    STEP,
    DEALS,
    RESOLVE,
    END,
    MOVE_ALONE,
    DESK,
) = range(15)
# MOVE waits for a mover's order; MOVE_ALONE also resolves it, where no action can answer it. DESK
# waits for Control where it holds orders back: 0 before they are adjudicated, 1 at the turn's end.
CARRYING_OUT = frozenset((REVEAL, STEP, RESOLVE, MOVE_ALONE, END))
"""What carries out orders, or ends the turn in which there were none."""


class SequenceCompiler:
    """Compiles everything that is no order."""

    def __init__(self, shop: Workshop) -> None:
        self.shop = shop
        self.needs: list[Standing] = []
        self.free = Scope()

    # ---- procedures and injects

    def procedures(self) -> str:
        """`procedures(B, S, L, W, at)`: each on the state as it stands, settled before the next."""
        lines: Lines = []
        texts = []
        for index, procedure in enumerate(self.shop.scenario.procedures):
            texts.append(self._procedure(procedure, index))
            at = 0 if procedure.at == "start" else 1
            lines += [f"if at == {at}:", f"    procedure_{index}(B, S, L, W)"]
        texts.append(function("procedures(B, S, L, W, at)", lines or ["pass"]))
        return "\n".join(texts)

    def _procedure(self, procedure: Procedure, index: int) -> str:
        path = ("procedures", procedure.id)
        self.shop.cited(procedure, path, "procedure")
        source = self.shop.source("procedure", procedure.id)
        writer = RuleWriter(self.shop, f"procedure {procedure.id}", readers=procedure.seen_by)
        body = writer.block(procedure.body, self.free, path)
        self.needs.append(writer.standing)
        began = f"log(L, (6, {source}, -1, -1, -1, 0))"
        before = "copy(S, B, 0, SIZE)" if looks_back(body) else "B = S"
        names = f"q, seat, t, u, o = {source}, -1, -1, -1, 0"
        lines = [names, before, began, *writer.alone(body), "settle(S, L, W)"]
        readers = self.shop.world.readers(procedure.seen_by, -1, (*path, "seen_by"))
        self.shop.text(procedure.say, self.free, (*path, "say"), readers=readers)
        return function(f"procedure_{index}(B, S, L, W)", lines)

    def injects(self) -> str:
        """`injects(B, S, L, W, at)`, `postponed(B, S, L, W, place)` and a function for each, which
        Control may also call.
        """
        lines: Lines = ["copy(S, B, 0, SIZE)"] if self.shop.scenario.injects else []
        texts = []
        put_off: Lines = ["copy(S, B, 0, SIZE)", f"due = S[TURN] * {st.PLACES_A_TURN} + place"]
        base = self.shop.world.run("inject", "book", "inject", len(self.shop.scenario.injects))
        self.shop.world.constants["INJECTS"] = base
        for index, inject in enumerate(self.shop.scenario.injects):
            text, due = self._inject(inject, index, base)
            texts.append(text)
            if due:
                at = 0 if inject.at == "start" else 1
                lines += [
                    f"if at == {at} and {due} and S[PLANS + {index}] == 0:",
                    f"    fire_{index}(B, S, L, W)",
                ]
            put_off += [f"if B[PLANS + {index}] == due:", f"    fire_{index}(B, S, L, W)"]
        lines.append("settle(S, L, W)")
        put_off.append("settle(S, L, W)")
        texts.append(function("injects(B, S, L, W, at)", lines))
        texts.append(function("postponed(B, S, L, W, place)", put_off))
        return "\n".join(texts)

    def _inject(self, inject: Inject, index: int, base: int) -> tuple[str, str]:
        shop, path = self.shop, ("injects", inject.id)
        shop.cited(inject, path, "inject")
        source = self.shop.source("inject", inject.id)
        writer = RuleWriter(shop, f"inject {inject.id}", readers=inject.to)
        readers = shop.world.readers(inject.to, -1, (*path, "to"))
        for key, text in (("title", inject.title), ("text", inject.text)):
            shop.text(text, self.free, (*path, key), readers=readers)
        tests = [f"S[{base + index}] == 0"] if inject.once else []
        if inject.turns:
            tests.append(self._in_turns(inject, (*path, "turns")))
        body, at = inject.body, source - shop.world.sources
        if body.when:
            with shop.report.reading((*path, "when")):
                condition = shop.formulas.condition(body.when, self.free)
                shop.never(condition, (*path, "when"), body.when)
                tests.append(condition.code)
                shop.sources[at] = attrs.evolve(shop.sources[at], when=shop.reading(condition.code))
        if inject.chance:
            tests.append(self._chance(inject, source, writer))
        for name in inject.objective:
            known = [lesson.id for lesson in shop.scenario.lessons]
            if name not in known:
                shop.report.error(
                    "unknown-lesson",
                    (*path, "objective"),
                    said("there is no learning objective `{name}`", name=name),
                    suggest(name, known),
                )
        lines = writer.block(attrs.evolve(body, when=""), self.free, path)
        # Twice what it may leave by itself is for Control, who may fire it at any time.
        self.needs.append(writer.standing.times(3))
        left = writer.standing.times(2)
        room = (sum(left.asks), sum(left.delays), sum(left.promises))
        shop.sources[at] = attrs.evolve(shop.sources[at], room=room)
        fire = function(
            f"fire_{index}(B, S, L, W)",
            [
                f"q, seat, t, u, o = {source}, -1, -1, -1, 0",
                f"S[{base + index}] = S[0]",
                f"S[SENT + {index}] = 0",
                f"if S[PLANS + {index}] > 0:",
                f"    S[PLANS + {index}] = 0",
                "    S[POSTPONED] -= 1",
                f"log(L, (6, {source}, -1, -1, -1, 0))",
                *lines,
            ],
        )
        if inject.contingency:
            return fire, ""
        return fire, " and ".join(
            test.replace("B, seat, t, u, o", "B, -1, -1, -1, 0") for test in tests
        ) or "True"

    def _in_turns(self, inject: Inject, path: Path) -> str:
        """Whether it is one of an inject's turns, as text; turns that never come are reported."""
        report, last = self.shop.report, self.shop.scenario.turns
        never = [turn for turn in inject.turns if not 1 <= turn <= last]
        tell = report.error if len(never) == len(inject.turns) else report.warn
        for turn in never:
            message = said("there is no turn {turn}", turn=turn)
            tell("never-holds", path, message, said("turns are 1 to {last}", last=last))
        alternatives = " | ".join(f"(B[0] == {turn})" for turn in inject.turns)
        return f"({alternatives})"

    def _chance(self, inject: Inject, source: int, writer: RuleWriter) -> str:
        path = ("injects", inject.id, "chance")
        words = inject.chance.split()
        if len(words) == 3 and words[1] == "in" and words[0].isdecimal() and words[2].isdecimal():
            some, among = int(words[0]), int(words[2])
            if 0 < some < among <= 1000:
                writer.purposes += 1
                return f"below(S, roll_name(S, {source}, {writer.purposes}), 0, {among}) < {some}"
        self.shop.report.error(
            "bad-chance",
            path,
            said("`{chance}` is not a chance", chance=inject.chance),
            said("such as `1 in 6`"),
        )
        return "False"

    # ---- promises, income, ends

    def promises(self) -> str:
        shop = self.shop
        scope = Scope().with_entity(
            "target",
            Entity("place", "t", (*range(len(shop.world.places)), -1), uses=("t",)),
        )
        seats = tuple(range(len(shop.world.seats)))
        scope = scope.with_entity("me", Entity("seat", "seat", seats, "me", ("seat",)))
        scope = attrs.evolve(scope, keys=("seat", "t"))
        broken, ended = ["u = -1", "o = 0"], ["u = -1", "o = 0"]
        sources = []
        for k, promise in enumerate(shop.scenario.promises):
            path = ("promises", promise.id)
            shop.cited(promise, path, "promise")
            sources.append(self.shop.source("promise", promise.id))
            writer = RuleWriter(shop, f"promise {promise.id}")
            with shop.report.reading((*path, "broken_when")):
                condition = shop.formulas.condition(promise.broken_when, scope)
                broken += [f"if k == {k}:", f"    return ({condition.code}) * 1"]
            worse = writer.effects(promise.if_broken, scope, (*path, "if_broken"))
            better = writer.effects(promise.if_kept, scope, (*path, "if_kept"))
            ended += [f"if k == {k} and broken == 1:", *indent(worse or ["pass"])]
            ended += [f"if k == {k} and broken == 0:", *indent(better or ["pass"])]
            self.needs.append(writer.standing.times(max(1, sum(shop.world.allowance))))
        self.promise_sources = tuple(sources)
        return "\n".join(
            (
                function("promise_broken(B, k, seat, t)", [*broken, "return 0"]),
                function("promise_ended(B, S, L, W, q, k, seat, t, broken)", ended),
            )
        )

    def income(self) -> str:
        """What is kept is cut to the carry-over, then the turn's income comes in, all at once."""
        shop, lines = self.shop, ["B = S", "t = u = -1", "o = 0"]
        paid: Lines = []
        for resource in shop.scenario.resources:
            shop.cited(resource, ("resources", resource.id), "resource")
            given: dict[int, tuple[str, Path]] = {}
            for income in resource.income:
                place = ("resources", resource.id, "income", income.id)
                for seat in shop.world.side(income.id, place):
                    given[seat] = (income.formula, place)
            dial = shop.world.dials[resource.id]
            for seat, name in enumerate(shop.world.seats):
                slot = dial.base + seat * dial.stride
                kept = (
                    f"S[{slot}]" if resource.carry is None else f"min(S[{slot}], {resource.carry})"
                )
                text, path = given.get(seat, ("0", ("resources", resource.id, "income")))
                if seat not in given:
                    shop.report.warn(
                        "no-income",
                        path,
                        said("{name} has no income of {id}", name=name, id=resource.id),
                        said("say `0` if so"),
                    )
                with shop.report.reading(path):
                    me = Entity("seat", str(seat), (seat,))
                    worth = shop.formulas.formula(text, Scope((("me", me),)))
                    hidden = shop.hidden_from(worth.reads, (seat,))
                    if hidden:
                        shop.report.error(
                            "secret-in-income",
                            path,
                            said(
                                "this income would tell `{hidden}` to {blind}",
                                hidden=hidden,
                                blind=shop.blind,
                            ),
                            said("let it rest on what the seat may know"),
                        )
                    lines += [
                        f"seat = {seat}",
                        f"now_{slot} = max(0, min({resource.most}, {kept} + {worth.number}))",
                    ]
                    paid += [
                        f"log(L, (16, -1, {slot}, S[{slot}], now_{slot}))",
                        f"S[{slot}] = now_{slot}",
                    ]
        return function("income(S, L)", [*lines, *paid])

    def ends(self) -> str:
        shop, lines = self.shop, ["seat = t = u = -1", "o = 0", "over = 0"]
        for k, end in enumerate(shop.scenario.ends):
            path = ("ends", end.id)
            shop.cited(end, path, "end")
            with shop.report.reading((*path, "when")):
                condition = shop.formulas.condition(end.when, self.free)
                shop.never(condition, (*path, "when"), end.when)
                test = condition.code if end.at == "once" else f"(at == 1) & {condition.code}"
                # Backwards, so that the first end that holds counts.
                lines[3:3] = [f"if {test}:", f"    over = {k + 2}"]
        return function("ended(B, at)", [*lines, "return over"])

    def stages(self) -> tuple[tuple[int, int], ...]:
        """The turn as a list of (what, argument)."""
        scenario = self.shop.scenario
        reactive = any(action.answers for action in scenario.actions)
        if scenario.sequence:
            moves = range(len(scenario.sequence[0]))
            orders = (
                [stage for k in moves for stage in ((MOVE, k), (REACT, 0), (RESOLVE, k))]
                if reactive
                else [(MOVE_ALONE, k) for k in moves]
            )
            resolve: list[tuple[int, int]] = []
        else:
            orders = [(ORDERS, 0)]
            resolve = [(DESK, 0), *([(REACT, 0)] if reactive else [])]
            resolve += [(REVEAL, 0), *((STEP, step) for step in range(len(scenario.steps)))]
        blocks = {
            "situation": [*self._rules("start")],
            "orders": orders,
            "adjudication": resolve,
            "consequences": [*self._rules("end"), *self._marks(), (END, 0)],
        }
        # What has no phase of its own comes in its place all the same.
        silent = [kind for kind in blocks if kind not in {p.kind for p in scenario.phases}]
        found = [(BEGIN, 0)]
        if "situation" in silent:
            found += blocks[silent.pop(0)]
        order = [*blocks]
        for index, phase in enumerate(scenario.phases):
            due = order.index(phase.kind) if phase.kind in order else 0
            while silent and order.index(silent[0]) < due:
                found += blocks[silent.pop(0)]
            found += [(PHASE, index), *blocks.get(phase.kind, [(PAUSE, 0)])]
        return (*found, *(stage for kind in silent for stage in blocks[kind]))

    def _marks(self) -> list[tuple[int, int]]:
        """Where deals are foreseen and Control holds orders back, every turn's end waits for it,
        whatever is due: a pause in some turns only would tell of secret ones.
        """
        return [(DESK, 1)] if self.shop.scenario.deals is not None else []

    def _rules(self, at: str) -> Iterator[tuple[int, int]]:
        """The stages of the rules at a turn's start or end; what is empty is no stage."""
        scenario, end = self.shop.scenario, 1 if at == "end" else 0
        if any(procedure.at == at for procedure in scenario.procedures):
            yield PROCEDURES, end
        if end and (scenario.promises or self.shop.questions):
            yield DEALS, 0
        if any(inject.at == at for inject in scenario.injects):
            yield INJECTS, end
