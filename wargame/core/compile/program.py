"""A scenario made playable: one text of constants, kernel and rules, run by CPython or by numba.

`compile_scenario` reports every problem at once. The text is the same for both speeds; lines that
write the log are taken out where no log is wanted.
"""

import re
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, cast

import attrs

from wargame.core.compile.actions import ActionCode, ActionCompiler
from wargame.core.compile.bargains import BargainCompiler, Bargains
from wargame.core.compile.catalogue import (
    ModifierInfo,
    QuestionInfo,
    RequirementInfo,
    RollInfo,
    SourceInfo,
    TextInfo,
)
from wargame.core.compile.chart import chart
from wargame.core.compile.dispatch import dispatchers, refund
from wargame.core.compile.layout import arrays_of, constants_of, dice_names
from wargame.core.compile.questions import timed
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
from wargame.core.said import said
from wargame.core.scenario import Choice, Scenario
from wargame.core.state import Slot
from wargame.core.tables import Table

if TYPE_CHECKING:
    from importlib.abc import InspectLoader


WRITTEN = {
    "log": "told.append", "amid": "amid", "act": "acts.append", "settled": "changes.append",
}  # fmt: skip
"""What writes the log: the kernel's name for it, and the log's own."""
WRITES = re.compile(rf"\b({'|'.join(WRITTEN)})\(L, ")


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
            return WRITES.sub(lambda found: f"L.{WRITTEN[found[1]]}(", text)
        return re.sub(rf"{WRITES.pattern}[^\n]*|\blog_worth\(L, [^\n]*", "pass", text)


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
    bargains: Bargains

    def constant(self, name: str) -> int:
        return dict(self.constants)[name]

    def last_turn(self, numbers: Sequence[int]) -> int:
        """The turn after which the game ends; Control may have dropped those planned after it."""
        return self.scenario.turns - numbers[self.constant("DROPPED")]

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
    codes = tuple(ActionCompiler(shop, a, k).compile() for k, a in enumerate(scenario.actions))
    _reactions(shop, codes)
    sequence = SequenceCompiler(shop)
    parts, bargains = _parts(shop, sequence)
    goals, marks, numbers = objectives(shop), grades(shop), measures(shop)
    postures, shades = PostureCompiler(shop, codes).compile(), blurs(shop)
    _lone_statements(shop)
    stages = sequence.stages()
    constants = constants_of(shop, codes, sequence, stages)
    dice_names(shop)
    if scenario.map is not None:
        chart(scenario.map, shop.world, report)
    if report.failed:
        raise CompileError(tuple(report.problems))
    arrays = arrays_of(shop, codes, sequence, stages)
    named = [f"{name} = {value}" for name, value in constants]
    named += [f"{name} = array({values!r})" for name, values in arrays]
    world = shop.world
    return Game(
        scenario,
        Program(_text(shop, codes, named, parts), "\n".join(shop.readings), arrays),
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
        bargains,
    )


def _parts(shop: Workshop, sequence: SequenceCompiler) -> tuple[tuple[str, ...], Bargains]:
    """The text of all that is no order, and what is known of deals."""
    parts = [sequence.procedures(), sequence.injects(), sequence.promises()]
    parts += [sequence.income(), sequence.ends()]
    bargains, ended = BargainCompiler(shop, sequence.needs).compile()
    parts += [ended] if ended else []
    return tuple(parts), bargains


def _text(
    shop: Workshop, codes: tuple[ActionCode, ...], named: list[str], parts: tuple[str, ...]
) -> str:
    """Constants, then the kernel's text with the scenario's rules where it calls them."""
    return "\n".join(
        (
            "# Compiled from a scenario; the kernel's text and the scenario's rules.",
            *named,
            "",
            _kernel("throws"),
            _kernel("head"),
            shop.formulas.helper_text(),
            refund(shop),
            "\n\n".join(code.text for code in codes),
            "\n".join(parts),
            dispatchers(shop, codes),
            _kernel("tail"),
            _kernel("playout"),
        )
    )


def _reactions(shop: Workshop, codes: tuple[ActionCode, ...]) -> None:
    """A reactive action is offered as a question: let it pass, or use it and pay."""
    from wargame.core.compile.workshop import Asked

    for k, action in enumerate(shop.scenario.actions):
        if not action.answers:
            continue
        _same_targets(shop, codes, k)
        timed(shop, action.seconds, ("actions", action.id))
        names = (("target", "t"),) if codes[k].target.kind else ()
        use = Choice(id="use", name=action.name, otherwise="it is no longer possible or affordable")
        info = QuestionInfo(
            f"react {action.id}", action.id, action.about or action.name,
            (Choice(id="pass", name="Let it pass"), use),
            0, 0, None, action.seconds, False, tuple(action.by), "", action.cite,
            action.assumption, False, names, in_writing=action.in_writing,
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
            "reaction-options", (*path, "options"),
            said("an action that answers another has no options"),
            said("write an action for each"),
        )  # fmt: skip
    for other, code in zip(shop.scenario.actions, codes, strict=True):
        if not set(other.tags) & set(action.answers):
            continue
        pairs = (("target", mine.target, code.target), ("second", mine.second, code.second))
        for key, own, given in pairs:
            if own.kind and own.kind != given.kind:
                shop.report.error(
                    "reaction-target", (*path, key),
                    said(
                        "{action} answers {other}, whose {key} is {given} and not a {kind}",
                        action=action.id, other=other.id, key=key,
                        given=given.kind or "nothing", kind=own.kind,
                    ),
                    said("leave the {key} out, or answer other orders", key=key),
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
