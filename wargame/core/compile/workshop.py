"""What all parts of the compiler share: the world, the formulas, the registers, the report."""

from collections.abc import Iterable
from typing import Protocol

import attrs

from wargame.core.compile.catalogue import (
    ModifierInfo,
    QuestionInfo,
    RequirementInfo,
    RollInfo,
    SourceInfo,
    TextInfo,
)
from wargame.core.compile.report import Path, Report
from wargame.core.compile.translate import PARAMETERS, Translator
from wargame.core.compile.typed import SWITCHED_OFF, Read, Scope, Typed
from wargame.core.compile.words import suggest
from wargame.core.compile.world import World
from wargame.core.dice import Dice
from wargame.core.formula.syntax import FormulaError
from wargame.core.said import said
from wargame.core.scenario import Scenario, TableSpec
from wargame.core.tables import Band, Table, holes


@attrs.frozen
class Asked:
    """The text that runs later: what each answer requires and does, and what concludes the
    question.
    """

    options: tuple[tuple[str, tuple[str, ...]], ...]
    """For each answer: the code of what it requires (or nothing), and its lines."""
    concluded: tuple[str, ...]
    scope: Scope
    """What the question's text and answers may name."""


class Cited(Protocol):
    """Anything that rests on claims or on an assumption."""

    @property
    def cite(self) -> tuple[str, ...]: ...

    @property
    def assumption(self) -> str: ...


class Workshop:
    """The registers that grow while a scenario is compiled."""

    def __init__(self, scenario: Scenario, report: Report) -> None:
        self.scenario, self.report = scenario, report
        self.world = World(scenario, report)
        self.formulas = Translator(self.world)
        self.tables = tuple(self._table(spec) for spec in scenario.tables)
        self.modifiers: list[ModifierInfo] = []
        self.rolls: list[RollInfo] = []
        self.questions: list[QuestionInfo] = []
        self.asked: list[Asked] = []
        self.reactions: dict[int, int] = {}
        """For each reactive action, the question that offers it."""
        self.requirements: list[tuple[RequirementInfo, ...]] = []
        self.sources: list[SourceInfo] = []
        self.readings: list[str] = []
        self.texts: dict[str, TextInfo] = {}
        self.delays = False
        """Whether any rule delays an order to the next turn."""
        self.first_modifier = 0
        self.blind = ""

    # ---- tables

    def _table(self, spec: TableSpec) -> Table:
        path: Path = ("tables", spec.id)
        self.cited(spec, path, "table")
        dice = Dice(2, 6)
        try:
            dice = Dice.parse(spec.dice)
        except ValueError as error:
            self.report.error(
                "bad-dice", (*path, "dice"), error.args[0], said("such as 2d6, 1d20 or d100")
            )
        bands = tuple(
            Band(b.name, b.label or b.name.replace("_", " "), b.low, b.high) for b in spec.bands
        )
        if not bands:
            self.report.error("empty-table", path, said("the table {id} has no bands", id=spec.id))
        for sentence in holes(bands):
            self.report.error(
                "table-not-total",
                (*path, "bands"),
                said("in the table {id} {sentence}", id=spec.id, sentence=sentence),
                said("every total must be read by exactly one band"),
            )
        names = [band.name for band in bands]
        for name in {name for name in names if names.count(name) > 1}:
            self.report.error(
                "twice", (*path, "bands"), said("two bands are called `{name}`", name=name)
            )
        return Table(spec.id, spec.name or spec.id, dice, bands, spec.clip, spec.naturals)

    def table(self, name: str, path: Path) -> int:
        """The index of a table by its id; an unknown one is reported."""
        ids = [table.id for table in self.tables]
        if name in ids:
            return ids.index(name)
        self.report.error(
            "unknown-table", path, said("there is no table `{name}`", name=name), suggest(name, ids)
        )
        return 0

    def bands(self, name: str) -> list[str]:
        return [band.name for table in self.tables if table.id == name for band in table.bands]

    # ---- what every rule is asked

    def cited(self, thing: Cited, path: Path, what: str) -> None:
        """Every rule rests on a claim or says that it is an assumption; judged by the loader."""
        self.report.resting.append((path, what, thing.cite, thing.assumption))

    def never(self, condition: Typed, path: Path, text: str) -> None:
        """Report a condition that its ranges forbid ever to hold.

        A rule that several scenarios share may look at what this one has switched off.
        """
        off = any(read.name == SWITCHED_OFF for read in condition.reads)
        if condition.high == 0 and not off:
            self.report.error(
                "never-holds",
                path,
                said("`{text}` can never hold", text=text),
                said("compare it with the ranges of what it reads, or leave the rule out"),
            )

    def source(self, kind: str, name: str) -> int:
        """Register something that acts and is no order; returns its number as a source."""
        self.sources.append(SourceInfo(kind, name))
        return self.world.sources + len(self.sources) - 1

    @property
    def rolling(self) -> int:
        """How many sources have names of their own for their rolls.

        What comes of deals has a key of its own instead, so that a section on deals changes the
        dice of no other rule.
        """
        return self.world.sources + sum(info.kind != "deal" for info in self.sources) + 1

    def mine(self, seat: int) -> tuple[int, ...]:
        return tuple(p for p, owner in enumerate(self.world.place_seat) if owner == seat)

    def hidden_from(self, reads: Iterable[Read], seats: tuple[int, ...]) -> str:
        """The name of the first thing read that an acting seat may not know, or nothing."""
        for seat in seats:
            for read in reads:
                if not read.readers(seat, self.mine(seat)) >> seat & 1:
                    self.blind = self.world.seats[seat]
                    return read.name
        return ""

    def readers(self, reads: Iterable[Read], seats: tuple[int, ...]) -> int:
        """Who may know everything that is read, whichever of the seats acts."""
        found = self.world.everyone
        for read in reads:
            for seat in seats or (-1,):
                found &= read.readers(seat, self.mine(seat))
        return found

    def hidden_from_mask(self, reads: Iterable[Read], mask: int) -> str:
        """The name of the first thing read that somebody in a mask of readers may not know."""
        for read in reads:
            if mask & ~read.readers(-1, ()):
                return read.name
        return ""

    # ---- readings and texts

    def reading(self, code: str) -> int:
        """A function of its own for a number that people ask for; returns its index."""
        head = f"def reading_{len(self.readings)}({PARAMETERS}):"
        self.readings.append(f"{head}\n    return int({code})\n")
        return len(self.readings) - 1

    def text(
        self, text: str, scope: Scope, path: Path, *, readers: int, seats: tuple[int, ...] = ()
    ) -> None:
        """Learn the gaps of a designer's sentence; what its readers may not know is refused."""
        if "{" not in text and "}" not in text:
            return
        pieces: list[tuple[str, str]] = []
        rest, offset = text, 0
        while rest:
            head, brace, tail = rest.partition("{")
            if head:
                pieces.append(("text", head))
            if not brace:
                break
            gap, closed, rest = tail.partition("}")
            offset = len(text) - len(tail)
            if not closed:
                self.report.error(
                    "open-gap", path, said("a `{` is never closed"), said("write `{name}`")
                )
                return
            pieces.append(self._gap(gap, scope, path, offset, readers, seats))
        self.texts[text] = TextInfo(tuple(pieces))

    def _meant(self, gap: str, scope: Scope, error: FormulaError) -> str:
        """The remedy for a gap: unlike a formula, a whole place or seat may fill it."""
        entities = [name for name, _ in scope.entities]
        if error.code != "unknown-name" or not gap.isidentifier() or not entities:
            return error.expected
        near = suggest(gap, entities)
        if near.startswith("did") or not error.expected.startswith("known: "):
            return near if near.startswith("did") else error.expected
        others = error.expected.removeprefix("known: ")
        return said("known: {names}", names=f"{near.removeprefix('known: ')}, {others}")

    def _gap(
        self, gap: str, scope: Scope, path: Path, offset: int, readers: int, seats: tuple[int, ...]
    ) -> tuple[str, str]:
        if gap in {name for name, _ in scope.entities}:
            return "entity", gap
        try:
            found = self.formulas.formula(gap, scope)
        except FormulaError as error:
            meant = self._meant(gap, scope, error)
            self.report.error(error.code, path, error.message, meant, error.at + offset)
            return "text", gap
        hidden = self.hidden_from_mask(found.reads, readers) if not seats else ""
        hidden = hidden or self.hidden_from(found.reads, seats)
        if hidden:
            self.report.error(
                "secret-in-text",
                path,
                said(
                    "this text would tell `{hidden}` to readers who may not know it", hidden=hidden
                ),
                said("leave it out, or address the text to those who may"),
                offset,
            )
        return "number", str(self.reading(found.number))
