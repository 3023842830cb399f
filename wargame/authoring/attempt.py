"""One layout of a scenario tried: shaped, compiled and judged, with whatever is wrong told once.

It knows which problem is only another one seen from the other side; which layouts there are and
which files, `load` knows.
"""

import re
from collections.abc import Iterable, Mapping

import attrs

from wargame import resources
from wargame.authoring import hints, lint
from wargame.authoring.claims import Claim, registers, voices
from wargame.authoring.diagnostics import Diagnostics, Mark
from wargame.authoring.geometry import fitting
from wargame.authoring.lasting import last_turn
from wargame.authoring.mending import MENDED, Doubts, doubts, mended, stand_in
from wargame.authoring.merge import Gathered, Tree, retell
from wargame.authoring.outline import outline
from wargame.authoring.overlay import overlaid
from wargame.authoring.prices import prices
from wargame.authoring.shape import layouts, shape
from wargame.authoring.tongues import told
from wargame.authoring.yaml12 import Path
from wargame.core.compile.program import Game, compile_scenario
from wargame.core.compile.report import CompileError, Problem


class Attempt:
    """One layout of a scenario: its game, if it can be played, and what was found on the way."""

    def __init__(
        self,
        gathered: Gathered,
        tree: Tree,
        name: str,
        layout: str,
        *,
        judged: bool,
        language: str = "",
    ) -> None:
        self.layout, self.name, self.out = layout, name, Diagnostics()
        whole = overlaid(tree, ("layouts", layout, "change"), self.out)
        self.drawing = gathered.drawing(whole)
        self._shaped = shape(whole, name, layout, known_voices, self.out, language=language)
        self._tree, self.languages = self._shaped.tree, self._shaped.languages
        self._meant = self._shaped.scenario
        """The scenario with what must be in order before any rule is looked at."""
        self._told: list[Problem] = []
        self.game = self._compiled() if self._shaped.can_be_judged else None
        if judged:
            self._judge()

    def _judge(self) -> None:
        scenario, tree, out = self._shaped.scenario, self._tree, self.out
        parts = lint.parts(scenario)
        kept = [part for part in parts if not self._shaped.spoils(part[0])]
        lint.claims(kept, tree, _claims, out)
        if tree.data.get("invented") is not True:
            lint.grounds(kept, tree, out)
        lint.briefs(scenario, tree, out)
        lint.names(scenario, tree, out)
        last_turn(scenario, tree, out)
        if scenario.map is not None and self.drawing is not None:
            fitting(scenario.map, scenario.places, self.drawing, tree, out)
        if self._shaped.can_be_judged:
            self._outlined(parts)
        lint.languages(self._shaped.tongues, self.languages, tree, out)
        for language in self.languages[1:]:
            self._read_in(language)

    def _outlined(self, parts: tuple[lint.Part, ...]) -> None:
        """Judge what can be seen of a scenario whatever else is wrong in it."""
        seen = outline(self._meant)
        if seen is None:
            return
        prices(seen, parts, self._tree, self._in_doubt, self.out)
        misshapen = {path[:2] for path in self._shaped.wrong}
        sound = [
            order if order is None or order.path not in misshapen else None for order in seen.orders
        ]
        rest = attrs.evolve(seen, orders=tuple(sound))
        if not self._shaped.unsettled:
            hints.two_sets(rest, self._tree, self.out)
            hints.shown_costs(rest, self._tree, self.out)

    def _in_doubt(self, path: Path) -> bool:
        """Whether something at a path, in it or around it is wrong."""
        wrong = (*self._shaped.wrong, *(one.path for one in self._told if not one.warning))
        return any(path[: len(one)] == one or one[: len(path)] == path for one in wrong)

    def _read_in(self, language: str) -> None:
        """Judge what people see, in another language than the scenario's own."""
        shaped = shape(
            self._tree, self.name, self.layout, known_voices, Diagnostics(), language=language
        )
        lint.briefs(shaped.scenario, shaped.tree, self.out)
        lint.names(shaped.scenario, shaped.tree, self.out)

    def _compiled(self) -> Game | None:
        try:
            game = compile_scenario(self._meant)
        except CompileError as error:
            self._tell((*error.problems, *self._hidden(error.problems)))
            return None
        self._tell(game.warnings)
        return game

    def _hidden(self, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
        """What the compiler had not come to when it gave up."""
        found: dict[Problem, bool] = dict.fromkeys(problems, False)
        for _round in range(_MENDINGS):
            whole = mended(self._meant, found)
            if whole == self._meant:
                break
            self._meant, doubtful = whole, doubts(found)
            try:
                seen = compile_scenario(whole).warnings
            except CompileError as error:
                seen = error.problems
            told = [self._unmended(one) for one in seen]
            found |= {one: not doubtful.mislead(one) for one in told if one not in found}
        return tuple(one for one, new in found.items() if new)

    def _unmended(self, problem: Problem) -> Problem:
        """A problem with the id that stands in the files, not the one that stands in for it."""
        path = problem.path
        if len(path) < 2 or not str(path[1]).startswith(MENDED):
            return problem
        things = getattr(self._shaped.scenario, str(path[0]), ())
        own = next((one.id for one in things if stand_in(one.id) == path[1]), path[1])
        return attrs.evolve(problem, path=(path[0], own, *path[2:]))

    def _tell(self, problems: tuple[Problem, ...]) -> None:
        for problem in problems:
            if self._follows(problem, problems):
                continue
            self._told.append(problem)
            tell = self.out.warn if problem.warning else self.out.error
            message, remedy = _sentence(told(problem.message)), told(problem.expected)
            tell(problem.code, self._mark(problem), message, remedy)

    def _mark(self, problem: Problem) -> Mark:
        path = problem.path
        if path[0] == "objectives" and path[-1] == "seat":
            path = path[:2]
        # A name that is itself a key, such as that of a band or of a resource that is paid.
        if problem.code in _OF_KEYS and f"`{path[-1]}`" in problem.message:
            return self._tree.key_mark(path)
        return self._tree.locate(path, problem.offset)

    def _follows(self, problem: Problem, others: tuple[Problem, ...]) -> bool:
        """Whether a problem only comes of a wrong shape, or of another problem, told already."""
        shaped, code, path = self._shaped, problem.code, problem.path
        if shaped.spoils(path) or any(_left_out(wrong, code) for wrong in shaped.wrong):
            return True
        if Doubts(shaped.unclear, shaped.spoilt, shaped.unsettled).mislead(problem):
            return True
        if code.startswith("secret") and any(_of_readers(other, problem) for other in others):
            return True
        cause = _CAUSES.get(code)
        return any(o.code == cause and o.path[: len(path)] == path for o in others)


def in_itself(tree: Tree, name: str, out: Diagnostics, *, language: str = "") -> None:
    """Tell what is wrong with parts of a scenario whatever stands in files that cannot be used.

    A section may stand there, and so may the language of the texts.
    """
    found = Diagnostics()
    layouts(tree, found, language=language)
    shape(tree, name, "", known_voices, found, language=language)
    for one in found.sorted():
        absent = one.code == "missing-part" and one.mark == tree.key_mark(())
        if not absent and (one.code != "missing-language" or "language" in tree.data):
            retell(one, out)


def _of_readers(other: Problem, secret: Problem) -> bool:
    """Whether a secret may be none once it is clear who may know something."""
    path = other.path
    return "seen_by" in path and (
        path[:2] == secret.path[:2] or bool(re.search(rf"\b{path[1]}\b", secret.message))
    )


_MENDINGS = 3
"""How often a scenario is mended to see what else is wrong."""
_RULES = ("actions", "procedures", "injects", "rolls", "deals", "promises")
"""Sections that carry tags, ask questions and offer options."""
_EFFECTS = frozenset(("do", "also", "then", "else", "outcomes", "decide"))
_LEFT_OUT = {
    "unknown-tag": frozenset(("tags",)),
    "unknown-lesson": frozenset(("lessons",)),
    "unknown-option": _EFFECTS | {"options", "range"},
    "unknown-question": _EFFECTS,
}
"""Problems that what is left out of a wrong shape may bring about elsewhere, and where it stood."""


def _left_out(wrong: Path, code: str) -> bool:
    """Whether what could not be used at a path may be what a problem elsewhere misses."""
    fields = _LEFT_OUT.get(code, frozenset())
    if not wrong or (wrong[0] not in _RULES and code != "unknown-lesson"):
        return False
    whole = len(wrong) < 3 and code != "unknown-lesson"
    return bool(fields) and (whole or bool(fields.intersection(wrong)))


_CAUSES = {
    "nobody-orders": "unknown-seat",
    "missing-band": "unknown-band",
    "grade-not-total": "never-holds",
    "no-income": "unknown-seat",
}
"""Problems that are another one seen from the other side."""
_OF_KEYS = frozenset(
    {"bad-id", "twice"}
    | {f"unknown-{what}" for what in ("band", "flag", "place", "resource", "roll", "seat", "track")}
)
"""Problems whose name may be a key of the files."""


def _sentence(message: str) -> str:
    return message[:1].upper() + message[1:] + ("" if message.endswith(".") else ".")


def _claims() -> Mapping[str, Claim]:
    return registers(resources.seeds_dir())


def known_voices() -> Iterable[str]:
    """The voices that a line of a brief may have: those of the registers."""
    return voices(_claims())
