"""A scenario made playable: one text of constants, kernel and rules, run by CPython or by numba.

`compile_scenario` reports every problem at once. The text is the same for both speeds; lines that
write the log are taken out where no log is wanted.
"""

import re
from collections.abc import Callable
from importlib.util import find_spec
from typing import TYPE_CHECKING, cast

import attrs

from wargame.core import state as st
from wargame.core.compile.actions import ActionCode, ActionCompiler
from wargame.core.compile.capacity import rooms
from wargame.core.compile.catalogue import (
    ModifierInfo,
    QuestionInfo,
    RequirementInfo,
    RollInfo,
    SourceInfo,
    TextInfo,
)
from wargame.core.compile.dispatch import dispatchers, refund
from wargame.core.compile.readings import (
    BlurInfo,
    ObjectiveInfo,
    PostureCompiler,
    PostureInfo,
    blurs,
    grades,
    measures,
    objectives,
)
from wargame.core.compile.report import CompileError, Problem, Report
from wargame.core.compile.sequence import SequenceCompiler
from wargame.core.compile.shape import shapes
from wargame.core.compile.typed import Scope
from wargame.core.compile.workshop import Workshop
from wargame.core.compile.world import Dial
from wargame.core.scenario import Choice, Scenario
from wargame.core.state import Slot
from wargame.core.tables import Table

if TYPE_CHECKING:
    from importlib.abc import InspectLoader

HEAD_NAMES = [
    "TURN",
    "STAGE",
    "OPEN",
    "OVER",
    "FAULT",
    "KEY",
    "SALT",
    "MOVED",
    "PHASE",
    "READY",
    "HAND_COUNT",
    "HAND",
    "ACT_COUNT",
]


@attrs.frozen
class Program:
    """The text of the rules. `readings` follows it where people ask questions of a state."""

    rules: str
    readings: str
    arrays: tuple[tuple[str, tuple[int, ...]], ...]
    """Constants of the text that are runs of integers."""

    def text(self, *, log: bool, branchless: bool = False) -> str:
        """The rules, with or without the lines that write the log.

        Conditions are joined by `and` and `or`, or `branchless` by `&` and `|`: the one spares
        CPython what it need not look at, the other spares compiled code mispredicted branches.
        """
        text = self.rules
        if not branchless:
            text = text.replace(" & (", " and (").replace(" | (", " or (")
        if log:
            return text.replace(" log(L, ", " L.append(")
        return re.sub(r"(?<!def )\blog(?:_worth)?\(L, [^\n]*", "pass", text)


@attrs.frozen
class Game:
    """A compiled scenario: everything the engine, the views and the prose need to know of it."""

    scenario: Scenario
    program: Program
    slots: tuple[Slot, ...]
    start: tuple[int, ...]
    dials: tuple[Dial, ...]
    seats: tuple[str, ...]
    places: tuple[str, ...]
    place_seat: tuple[int, ...]
    codes: tuple[ActionCode, ...]
    requirements: tuple[tuple[RequirementInfo, ...], ...]
    tables: tuple[Table, ...]
    modifiers: tuple[ModifierInfo, ...]
    rolls: tuple[RollInfo, ...]
    questions: tuple[QuestionInfo, ...]
    sources: tuple[SourceInfo, ...]
    texts: tuple[tuple[str, TextInfo], ...]
    objectives: tuple[ObjectiveInfo, ...]
    grades: tuple[int, ...]
    measures: tuple[int, ...]
    postures: tuple[PostureInfo, ...]
    blurs: tuple[BlurInfo, ...]
    constants: tuple[tuple[str, int], ...]
    stages: tuple[tuple[int, int], ...]
    resting: tuple[tuple[tuple[str | int, ...], str, tuple[str, ...], str], ...]
    warnings: tuple[Problem, ...]
    width: int
    allowance: tuple[int, ...]
    order_size: int
    public: int
    everyone: int
    teams: tuple[tuple[str, tuple[int, ...]], ...]
    groups: tuple[tuple[str, tuple[int, ...]], ...]

    def constant(self, name: str) -> int:
        return dict(self.constants)[name]

    @property
    def work_room(self) -> int:
        """How long the buffer of changes is that the rules write to before a step settles."""
        return 8 * len(self.slots)

    @property
    def code_room(self) -> int:
        """How long a list of the codes of legal orders can get, its count included."""
        return 1 + sum(
            max(1, len(code.target.values)) * max(1, len(code.second.values)) * code.options
            for code in self.codes
        )


def compile_scenario(scenario: Scenario) -> Game:
    """Compile, or raise CompileError with every problem there is."""
    report = Report()
    shapes(scenario, report)
    if report.failed:
        raise CompileError(tuple(report.problems))
    shop = Workshop(scenario, report)
    codes = tuple(
        ActionCompiler(shop, action, index).compile()
        for index, action in enumerate(scenario.actions)
    )
    _reactions(shop, codes)
    sequence = SequenceCompiler(shop)
    parts = [sequence.procedures(), sequence.injects(), sequence.promises()]
    parts += [sequence.income(), sequence.ends()]
    goals, marks, numbers = objectives(shop), grades(shop), measures(shop)
    postures, shades = PostureCompiler(shop, codes).compile(), blurs(shop)
    _lone_statements(shop)
    stages = sequence.stages()
    constants = _constants(shop, codes, sequence, stages)
    _dice_names(shop)
    if report.failed:
        raise CompileError(tuple(report.problems))
    rules = "\n\n".join(code.text for code in codes)
    arrays = _arrays(shop, codes, sequence, stages)
    text = "\n".join(
        (
            "# Compiled from a scenario; the kernel's text and the scenario's rules.",
            *(f"{name} = {value}" for name, value in constants),
            *(f"{name} = array({values!r})" for name, values in arrays),
            "",
            _kernel("head"),
            shop.formulas.helper_text(),
            refund(shop),
            rules,
            "\n".join(parts),
            dispatchers(shop, codes),
            _kernel("tail"),
            _kernel("playout"),
        )
    )
    world = shop.world
    return Game(
        scenario,
        Program(text, "\n".join(shop.readings), arrays),
        tuple(world.slots),
        tuple(slot.start for slot in world.slots),
        tuple(world.dials.values()),
        world.seats,
        world.places,
        world.place_seat,
        codes,
        tuple(shop.requirements),
        shop.tables,
        tuple(shop.modifiers),
        tuple(shop.rolls),
        tuple(shop.questions),
        tuple(shop.sources),
        tuple(shop.texts.items()),
        goals,
        marks,
        numbers,
        postures,
        shades,
        constants,
        stages,
        tuple(report.resting),
        tuple(report.problems),
        world.width,
        world.allowance,
        len(world.fields),
        world.public,
        world.everyone,
        tuple(world.teams.items()),
        tuple(world.groups.items()),
    )


def _reactions(shop: Workshop, codes: tuple[ActionCode, ...]) -> None:
    """A reactive action is offered as a question: let it pass, or use it and pay."""
    from wargame.core.compile.workshop import Asked

    for k, action in enumerate(shop.scenario.actions):
        if not action.answers:
            continue
        _same_targets(shop, codes, k)
        names = (("target", "t"),) if codes[k].target.kind else ()
        use = Choice(id="use", name=action.name, otherwise="it is no longer possible or affordable")
        info = QuestionInfo(
            f"react {action.id}", action.id, action.about or action.name,
            (Choice(id="pass", name="Let it pass"), use),
            0, 0, None, None, False, tuple(action.by), "", action.cite, action.assumption,
            False, names,
        )  # fmt: skip
        shop.reactions[k] = len(shop.questions)
        shop.questions.append(info)
        # It acts under a number of its own; the slot of the order it answers goes along as `o`.
        lines = ["o = q", f"q = {shop.source('question', info.id)}"]
        lines.append(f"log(L, (6, q, {k}, t, u, 0))")
        for resource, cost in codes[k].pays:
            dial = shop.world.dials[shop.scenario.resources[resource].id]
            lines.append(f"add(S, L, W, q, {dial.base} + seat * {dial.stride}, 0 - ({cost}))")
        lines += [f"mark(S, seat, {k}, t, u, 0)", f"go_{k}(B, S, L, W, q, seat, t, u, o)"]
        legal = f"(check_{k}(B, seat, t, u, 0) == 0)"
        shop.asked.append(Asked((("", ()), (legal, tuple(lines))), (), Scope()))


def _same_targets(shop: Workshop, codes: tuple[ActionCode, ...], k: int) -> None:
    """A reaction takes over the targets of the order it answers, so they must be of its kinds."""
    action, mine = shop.scenario.actions[k], codes[k]
    path = ("actions", action.id)
    if action.options:
        shop.report.error(
            "reaction-options", (*path, "options"), "an action that answers another has no options",
            "write an action for each",
        )  # fmt: skip
    for other, code in zip(shop.scenario.actions, codes, strict=True):
        if not set(other.tags) & set(action.answers):
            continue
        pairs = (("target", mine.target, code.target), ("second", mine.second, code.second))
        for key, own, given in pairs:
            if own.kind and own.kind != given.kind:
                shop.report.error(
                    "reaction-target", (*path, key),
                    f"{action.id} answers {other.id}, whose {key} is {given.kind or 'nothing'}"
                    f" and not a {own.kind}",
                    f"leave the {key} out, or answer other orders",
                )  # fmt: skip


def _lone_statements(shop: Workshop) -> None:
    """Briefs, tracks, flags, places and rolls also rest on claims or assumptions."""
    scenario = shop.scenario
    for section, things in (
        ("tracks", scenario.tracks), ("flags", scenario.flags), ("places", scenario.places),
        ("rolls", scenario.rolls),
    ):  # fmt: skip
        for thing in things:
            shop.cited(thing, (section, thing.id), section[:-1])
    for seat in scenario.seats:
        if seat.brief is not None:
            for key, lines in (("know", seat.brief.know), ("believe", seat.brief.believe)):
                for index, line in enumerate(lines):
                    shop.cited(line, ("seats", seat.id, "brief", key, index), "statement")
    for action in scenario.actions:
        for index, requirement in enumerate(action.requires):
            shop.cited(requirement, ("actions", action.id, "requires", index), "requirement")


def _constants(
    shop: Workshop,
    codes: tuple[ActionCode, ...],
    sequence: SequenceCompiler,
    stages: tuple[tuple[int, int], ...],
) -> tuple[tuple[str, int], ...]:
    """Lay out the rings at the end of the state and name every number the kernel needs."""
    world, scenario = shop.world, shop.scenario
    room = rooms(shop, codes, sequence.needs)
    bases = {
        "ACTS": world.run("act", "book", "act", room.acts * len(st.ACT_FIELDS)),
        "LATER": world.run("later", "book", "later", room.delayed * len(st.LATER_FIELDS)),
        "QUESTIONS": world.run(
            "question", "book", "question", room.questions * len(st.QUESTION_FIELDS)
        ),
        "PROMISES": world.run("promise", "book", "promise", room.promises * len(st.PROMISE_FIELDS)),
    }
    rows = scenario.sequence or ((),)
    return (
        *((name, getattr(st, name)) for name in HEAD_NAMES),
        *world.constants.items(),
        *bases.items(),
        ("ACT_ROOM", room.acts),
        ("LATER_ROOM", room.delayed),
        ("QUESTION_ROOM", room.questions),
        ("PROMISE_ROOM", room.promises),
        ("SIZE", len(world.slots)),
        ("SEATS", len(world.seats)),
        ("PLACES", len(world.places)),
        ("WIDTH", world.width),
        ("ORDER_SIZE", len(world.fields)),
        ("ORDER_COUNT", world.sources),
        ("SOURCES", world.sources + len(shop.sources) + 1),
        ("TURNS", scenario.turns),
        ("STAGES", len(stages)),
        ("ROWS", len(rows)),
        ("MOVES", max(1, len(rows[0]))),
    )


def _dice_names(shop: Workshop) -> None:
    """The name of a roll is one 32-bit word: turns, sources, purposes and counts must fit."""
    sources = shop.world.sources + len(shop.sources) + 1
    if (shop.scenario.turns + 2) * sources * 64 * 256 >= 1 << 32:
        shop.report.error(
            "too-large",
            ("turns",),
            f"{shop.scenario.turns} turns with {sources} rules that may roll are too many",
            "fewer turns, seats, procedures or injects",
        )
    if any(roll.purpose > 63 for roll in shop.rolls):
        shop.report.error("too-large", ("actions",), "a rule may roll at most 64 times")


def _arrays(
    shop: Workshop,
    codes: tuple[ActionCode, ...],
    sequence: SequenceCompiler,
    stages: tuple[tuple[int, int], ...],
) -> tuple[tuple[str, tuple[int, ...]], ...]:
    world, scenario = shop.world, shop.scenario
    ring = next(i for i, slot in enumerate(world.slots) if slot.name.startswith("act.0"))
    low = tuple(slot.low for slot in world.slots[:ring])
    high = tuple(slot.high for slot in world.slots[:ring])
    steps = tuple(
        scenario.steps.index(a.step) if a.step in scenario.steps else 0 for a in scenario.actions
    )
    rows = scenario.sequence or ((),)
    movers = tuple(world.seats.index(name) for row in rows for name in row)
    slots = tuple(
        world.seats.index(name) * world.width + row[:k].count(name)
        for row in rows
        for k, name in enumerate(row)
    )
    tables = [table.id for table in shop.tables]
    bands: list[int] = []
    at, first = [], []
    for table in shop.tables:
        edges = [b.low for b in table.bands if b.low is not None]
        lowest = min(edges, default=0) - 1
        at.append(lowest)
        first.append(len(bands))
        totals = range(lowest, max(edges, default=0) + 1)
        bands += [next(k for k, b in enumerate(table.bands) if b.holds(n)) for n in totals]
    first.append(len(bands))
    sources = tuple(getattr(sequence, "promise_sources", ()))
    groups = {**world.groups, "seats": tuple(range(len(world.seats))), **world.teams}
    return (
        ("LOW", low),
        ("HIGH", high),
        ("START", tuple(slot.start for slot in world.slots)),
        ("ALLOWANCE", world.allowance),
        ("STEP_OF", steps),
        ("HAS_THEN", tuple(int(code.then) for code in codes)),
        ("STAGE_KIND", tuple(kind for kind, _ in stages)),
        ("STAGE_ARGUMENT", tuple(argument for _, argument in stages)),
        ("MOVE_SEAT", movers or (0,)),
        ("MOVE_SLOT", slots or (0,)),
        ("TABLE_DICE", tuple(t.dice.count for t in shop.tables) or (0,)),
        ("TABLE_SIDES", tuple(t.dice.sides for t in shop.tables) or (0,)),
        ("TABLE_CLIP", tuple(10**6 if t.clip is None else t.clip for t in shop.tables) or (0,)),
        ("TABLE_AT", tuple(at) or (0,)),
        ("TABLE_LOW", tuple(first)),
        ("TABLE_LAST", tuple(len(t.bands) - 1 for t in shop.tables) or (0,)),
        ("TABLE_NATURALS", tuple(int(t.naturals) for t in shop.tables) or (0,)),
        ("ROLL_TABLE", tuple(tables.index(roll.table) for roll in shop.rolls) or (0,)),
        ("ROLL_PURPOSE", tuple(roll.purpose for roll in shop.rolls) or (0,)),
        ("BANDS", tuple(bands) or (0,)),
        ("DEFAULT", tuple(q.default for q in shop.questions) or (0,)),
        ("CHOICES", tuple(len(q.options) for q in shop.questions) or (0,)),
        ("TO_CONTROL", tuple(int(q.control) for q in shop.questions) or (0,)),
        ("PROMISE_SOURCE", sources or (0,)),
        ("PLACE_SEAT", world.place_seat or (-1,)),
        ("SEAT_PLACE", world.seat_place or (-1,)),
        *((f"TARGETS_{k}", code.target.values or (0,)) for k, code in enumerate(codes)),
        *((f"SECONDS_{k}", code.second.values or (0,)) for k, code in enumerate(codes)),
        *((f"MEMBERS_{name}", members) for name, members in groups.items()),
        *(
            (f"IN_{name}", tuple(int(p in members) for p in range(len(world.places))) or (0,))
            for name, members in world.groups.items()
        ),
        *(
            (f"TEAM_{name}", tuple(int(s in members) for s in range(len(world.seats))))
            for name, members in world.teams.items()
        ),
        *((f"AT_{name}", values) for name, values in world.attributes.items()),
    )


def _kernel(part: str) -> str:
    """The text of one part of the kernel, behind its mark."""
    name = f"wargame.core.engine.{part}"
    spec = find_spec(name)
    loader = cast("InspectLoader", spec.loader) if spec is not None else None
    source = loader.get_source(name) if loader is not None else None
    if source is None:
        raise ImportError(f"{name} has no source text, which the compiled rules are made of")
    return source.split("# --- text\n", 1)[1]


Rules = dict[str, Callable[..., int]]

__all__ = ["Game", "Program", "compile_scenario"]
