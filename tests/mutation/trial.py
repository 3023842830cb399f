"""The tests of the scenarios, run against one changed number after the other.

pytest collects them once; each mutant is tried in a fork of that process, which reads a changed
copy of the scenarios and runs tests until one fails. Tests that name the changed rule go first,
then those that have found most so far.
"""

import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import IO

import attrs
import pytest

from tests.mutation.mutants import Mutant
from wargame.authoring.load import find, load
from wargame.core.engine.engine import Engine

GAMES = ("near_abroad", "after_the_treaty", "transnistria")
REFUSED = "ScenarioError"
UNKNOWN = 0.1
"""Seconds of a test that no mutant has needed yet."""
FAILED = "failed"
WORD = re.compile(r"[A-Za-z]\w*")
READ_BY = {
    "near_abroad": ("test_theatre", "[near_abroad", "test_postures"),
    "after_the_treaty": ("test_treaty", "[after_the_treaty", "test_postures"),
    "transnistria": ("test_transnistria", "[transnistria", "test_postures"),
}
"""Which tests read a game, by a part of their names; all of them read the rulebook."""


@attrs.frozen
class Verdict:
    """What came of a mutant."""

    mutant: Mutant
    by: str
    """The test that failed, or nothing where all passed."""
    refused: bool = False
    """Whether it failed because the files can no longer be loaded."""

    @property
    def named(self) -> bool:
        """Whether the test that failed names the rule."""
        return names(self.by, self.mutant)


@attrs.define
class Trial:
    """A plugin of pytest that runs its tests once per mutant instead of once."""

    scenarios: Path
    """The copy that the tests read and that is changed."""
    mutants: list[Mutant]
    out: IO[str]
    """Where each verdict is told as it comes."""
    verdicts: list[Verdict] = attrs.Factory(list)
    found: Counter[str] = attrs.Factory(Counter)
    seconds: dict[str, float] = attrs.Factory(dict)
    failed: list[pytest.TestReport] = attrs.Factory(list)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        assert session.testsfailed == 0, "the tests cannot be collected"
        assert not list(engines()), "a test module holds an engine that was made when it was read"
        # What does not hang on the scenarios is read once: the parser, the registers of claims.
        load(find(GAMES[0]))
        for mutant in self.mutants:
            file = self.scenarios / mutant.file
            right = file.read_text("utf-8")
            file.write_text(mutant.changed(right), "utf-8")
            verdict = self.tried(mutant, session.items)
            file.write_text(right, "utf-8")
            self.verdicts.append(verdict)
            self.out.write(f"{verdict.by or 'UNNOTICED'}: {mutant.told(right)}\n")
            self.out.flush()
            self.found[verdict.by] += 1
        self.confirm([item for item in session.items if self.found[item.nodeid]])
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0) + report.duration
        if report.failed:
            self.failed.append(report)

    def confirm(self, items: list[pytest.Item]) -> None:
        """Run the tests that noticed something on the files as they are; there they must pass."""

        def all_of_them() -> Iterator[str]:
            for item in items:
                run(item)
                if self.failed:
                    yield f"{item.nodeid} fails without any change"
                    return

        assert forked(all_of_them) == []

    def tried(self, mutant: Mutant, items: list[pytest.Item]) -> Verdict:
        """Run tests on the changed files, in a fork, until one fails."""
        chosen = [item for item in items if may_decide(item, mutant)]
        near = nearness([item.nodeid for item in chosen], mutant)
        order = sorted(
            chosen,
            key=lambda item: (
                -near[item.nodeid],
                -self.found[item.nodeid],
                self.seconds.get(item.nodeid, UNKNOWN),
            ),
        )

        def until_one_fails() -> Iterator[str]:
            for item in order:
                run(item)
                yield f"{self.seconds[item.nodeid]} {item.nodeid}"
                if self.failed:
                    yield f"{FAILED} {int(REFUSED in self.failed[0].longreprtext)}"
                    return

        name = failed = ""
        for line in forked(until_one_fails):
            taken, _, words = line.partition(" ")
            if taken == FAILED:
                failed = words
            else:
                name = words
                self.seconds[name] = float(taken)
        return Verdict(mutant, name if failed else "", failed == "1")


def may_decide(item: pytest.Item, mutant: Mutant) -> bool:
    """Whether a test is run on a mutant: it reads that game, and is quick or names the rule."""
    if item.get_closest_marker("slow") and not names(item.nodeid, mutant):
        return False
    folder = mutant.file.partition("/")[0]
    others = [other for other in READ_BY if other not in (folder, "rulebook")]
    if any(f"[{other}" in item.nodeid for other in others if folder != "rulebook"):
        return False
    return any(part in item.nodeid for part in READ_BY.get(folder, ("",)))


def words(text: str) -> set[str]:
    return set(WORD.findall(text))


def names(test: str, mutant: Mutant) -> bool:
    """Whether a test's name holds the id of the rule that a number stands in."""
    return any(key in words(test) for key in mutant.rule[1:3] if not key.isdecimal())


def nearness(tests: list[str], mutant: Mutant) -> dict[str, float]:
    """How much of the rule, and of the line around the number, each test's name speaks of.

    A word counts more the fewer tests speak of it; one that stands in the line alone counts less.
    """
    spoken = {test: words(test) for test in tests}
    common = Counter(word for some in spoken.values() for word in some)
    weight = dict.fromkeys(words(mutant.line), 0.3) | dict.fromkeys(mutant.rule[1:], 1.0)
    return {
        test: sum(weight[word] / common[word] for word in some & weight.keys())
        for test, some in spoken.items()
    }


def run(item: pytest.Item) -> None:
    item.ihook.pytest_runtest_protocol(item=item, nextitem=None)


def forked(work: Callable[[], Iterator[str]]) -> list[str]:
    """The lines that some work yields in a fork of this process."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        forget()
        code = 1
        try:
            with os.fdopen(writing, "w", encoding="utf-8") as out:
                for line in work():
                    out.write(f"{line}\n")
            code = 0
        except BaseException as error:
            sys.stderr.write(f"{error}\n")
        finally:
            os._exit(code)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as got:
        lines = got.read().splitlines()
    _, status = os.waitpid(child, 0)
    assert status == 0, "the tests could not be run"
    return lines


def modules() -> list[ModuleType]:
    return [module for name, module in sys.modules.items() if name.startswith("tests.")]


def engines() -> Iterator[str]:
    """What test modules hold of a game since they were read, which no change could reach."""
    for module in modules():
        for name, value in vars(module).items():
            if isinstance(value, Engine):
                yield f"{module.__name__}.{name}"


def forget() -> None:
    """Empty the caches of the test modules."""
    for module in modules():
        for value in vars(module).values():
            clear = getattr(value, "cache_clear", None)
            if clear is not None:
                clear()
