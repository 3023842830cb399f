"""Scenarios with one number changed, to see whether the tests would notice.

    python -m tests.scenarios.mutants SCENARIO [EVERY]

changes every EVERY-th number of a scenario's files by one, and tells which changes neither the
loader refuses nor the sheet shows. Numbers in prose, in ids and in citations do not count.
"""

import random
import re
import sys
from collections.abc import Iterator

import attrs

from tests.scenarios.games import transcript
from tests.scenarios.sheet import sheet
from wargame.authoring.diagnostics import Diagnostics, ScenarioError
from wargame.authoring.load import find, load, load_sources
from wargame.authoring.merge import SourceFile
from wargame.authoring.yaml12 import Path, Plain, read
from wargame.core.engine.engine import Engine
from wargame.core.orders import Refused

PROSE = frozenset(
    [
        "about", "advice", "ask", "assumption", "believe", "cite", "else", "expect", "format",
        "from_whom", "include", "know", "label", "lessons", "license", "name", "red_line", "say",
        "situation", "summary", "teaches", "text", "title", "turn_names", "version", "want", "who",
        "why", "measures",
    ]
)  # fmt: skip
NUMBER = re.compile(r"(?<![\w.-])\d+(?![\w.])")


@attrs.frozen
class Mutant:
    """One number of one file, and what it becomes."""

    file: int
    line: int
    column: int
    old: int
    new: int


def scalars(plain: Plain, path: Path = ()) -> Iterator[tuple[Path, int | str]]:
    """Every number and text of a document, but for prose."""
    if isinstance(plain, dict):
        for key, value in plain.items():
            if key not in PROSE:
                yield from scalars(value, (*path, key))
    elif isinstance(plain, list):
        for index, value in enumerate(plain):
            yield from scalars(value, (*path, index))
    elif isinstance(plain, str) or (isinstance(plain, int) and not isinstance(plain, bool)):
        yield path, plain


def mutants(sources: tuple[SourceFile, ...], seed: int = 0) -> list[Mutant]:
    """Every number that a rule or a declaration uses, each with a change of one."""
    rng = random.Random(seed)
    found = []
    for index, source in enumerate(sources):
        document = read(source.text, source.path, Diagnostics())
        assert document is not None
        for path, value in scalars(document.data):
            places = (
                [(document.mark(path), value)]
                if isinstance(value, int)
                else [(document.within(path, m.start()), int(m[0])) for m in NUMBER.finditer(value)]
            )
            for mark, old in places:
                new = old + rng.choice((-1, 1))
                found.append(Mutant(index, mark.line, mark.column, old, new))
    return found


def changed(sources: tuple[SourceFile, ...], mutant: Mutant) -> tuple[SourceFile, ...] | None:
    """The files with one number changed; None where the number does not stand as it was found."""
    source = sources[mutant.file]
    lines = source.text.split("\n")
    line, at = lines[mutant.line - 1], mutant.column - 1
    match = re.match(r"[-+]?\d+", line[at:])
    if match is None or int(match[0]) != mutant.old:
        return None
    lines[mutant.line - 1] = f"{line[:at]}{mutant.new}{line[at + len(match[0]) :]}"
    new = SourceFile(source.path, "\n".join(lines))
    return (*sources[: mutant.file], new, *sources[mutant.file + 1 :])


def picture(sources: tuple[SourceFile, ...]) -> str:
    """What the tests hold of a scenario: its sheet, and games that its autopilots play."""
    engine = Engine(load_sources(sources).game)
    return sheet(engine) + "".join(transcript(engine, f"seed {n}") for n in range(3))


def survives(sources: tuple[SourceFile, ...], mutant: Mutant, right: str) -> bool:
    """Whether nobody would notice the change."""
    new = changed(sources, mutant)
    assert new is not None, mutant
    try:
        return picture(new) == right
    except (ScenarioError, Refused):
        return False


def main() -> None:
    scenario, every = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1
    sources = load(find(scenario)).sources
    right = picture(sources)
    tried = [m for m in mutants(sources)[::every] if changed(sources, m) is not None]
    left = [mutant for mutant in tried if survives(sources, mutant, right)]
    for mutant in left:
        source = sources[mutant.file]
        line = source.text.split("\n")[mutant.line - 1].strip()
        print(f"{source.path}:{mutant.line}:{mutant.column}: {mutant.old} -> {mutant.new}: {line}")
    print(f"{len(tried) - len(left)} of {len(tried)} changes noticed")


if __name__ == "__main__":
    main()
