"""One layout of a scenario tried: shaped, compiled and judged, with whatever is wrong told once.

It knows which problem is only another one seen from the other side; which layouts there are and
which files, `load` knows.
"""

import re
from collections.abc import Iterable, Mapping

from wargame import resources
from wargame.authoring import hints, lint
from wargame.authoring.claims import Claim, registers, voices
from wargame.authoring.diagnostics import Diagnostics, Mark
from wargame.authoring.geometry import fitting
from wargame.authoring.lasting import last_turn
from wargame.authoring.mending import UNSURE, mended
from wargame.authoring.merge import Gathered, Tree
from wargame.authoring.overlay import overlaid
from wargame.authoring.shape import shape
from wargame.authoring.tongues import told
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
        if self.game is not None and not self._shaped.spoilt:
            lint.prices(scenario, parts, tree, out)
            hints.two_sets(self.game, tree, out)
            hints.shown_costs(self.game, tree, out)
        lint.languages(self._shaped.tongues, self.languages, tree, out)
        for language in self.languages[1:]:
            self._read_in(language)

    def _read_in(self, language: str) -> None:
        """Judge what people see, in another language than the scenario's own."""
        shaped = shape(
            self._tree, self.name, self.layout, known_voices, Diagnostics(), language=language
        )
        lint.briefs(shaped.scenario, shaped.tree, self.out)
        lint.names(shaped.scenario, shaped.tree, self.out)

    def _compiled(self) -> Game | None:
        try:
            game = compile_scenario(self._shaped.scenario)
        except CompileError as error:
            self._tell((*error.problems, *self._hidden(error.problems)))
            return None
        self._tell(game.warnings)
        return game

    def _hidden(self, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
        """What the compiler had not come to when it gave up."""
        whole = mended(self._shaped.scenario, problems)
        if whole == self._shaped.scenario:
            return ()
        try:
            compile_scenario(whole)
        except CompileError as error:
            return tuple(
                one
                for one in error.problems
                if one not in problems and not one.warning and not one.code.startswith(UNSURE)
            )
        return ()

    def _tell(self, problems: tuple[Problem, ...]) -> None:
        for problem in problems:
            if self._follows(problem, problems):
                continue
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
        if shaped.wrong and (shaped.spoils(path) or code in _OF_SHAPES):
            return True
        if shaped.spoilt and (problem.warning or code.startswith(UNSURE)):
            return True
        if any(re.search(rf"\b{re.escape(name)}\b", problem.message) for name in shaped.spoilt):
            return True
        if code.startswith("secret") and any("seen_by" in other.path for other in others):
            return True
        cause = _CAUSES.get(code)
        return any(o.code == cause and o.path[: len(path)] == path for o in others)


_OF_SHAPES = frozenset({"unknown-tag", "unknown-question", "unknown-option", "unknown-lesson"})
"""Problems that what was left out of a wrong shape may bring about elsewhere."""
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
