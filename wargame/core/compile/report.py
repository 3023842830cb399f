"""What the compiler found wrong with a scenario: each problem with the path of the offending
value.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import attrs

from wargame.core.formula.syntax import FormulaError

Path = tuple[str | int, ...]


@attrs.frozen
class Problem:
    """One mistake. `path` leads to the value in the scenario, `offset` to a character inside it."""

    code: str
    path: Path
    message: str
    expected: str = ""
    offset: int = 0
    warning: bool = False


class Report:
    """Collects problems while the compiler goes on, so that all are told at once."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.resting: list[tuple[Path, str, tuple[str, ...], str]] = []
        """Every rule met, what it is, the claims it cites and the assumption it states."""

    def error(
        self, code: str, path: Path, message: str, expected: str = "", offset: int = 0
    ) -> None:
        self.problems.append(Problem(code, path, message, expected, offset))

    def warn(
        self, code: str, path: Path, message: str, expected: str = "", offset: int = 0
    ) -> None:
        self.problems.append(Problem(code, path, message, expected, offset, warning=True))

    @contextmanager
    def reading(self, path: Path) -> Iterator[None]:
        """Turn a formula that cannot be read inside the block into a problem at this path."""
        try:
            yield
        except FormulaError as error:
            self.error(error.code, path, error.message, error.expected, error.at)

    @property
    def failed(self) -> bool:
        return any(not problem.warning for problem in self.problems)


class CompileError(Exception):
    """A scenario that cannot be played, with all its problems."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(problem.message for problem in problems if not problem.warning))
        self.problems = problems
