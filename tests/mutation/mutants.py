"""The numbers of a scenario's files, each with what it becomes when it is changed by one.

Numbers in prose, in ids and in citations do not count: no rule reads them.
"""

import random
import re
from collections.abc import Iterator
from pathlib import Path as FilePath

import attrs

from wargame.authoring.diagnostics import Diagnostics
from wargame.authoring.yaml12 import Document, Path, Plain, read
from wargame.authoring.yaml12.scalars import Lines

PROSE = frozenset(
    [
        "about", "advice", "ask", "assumption", "believe", "caveat", "cite", "format",
        "from_whom", "include", "know", "label", "lessons", "license", "map", "name", "red_line",
        "say", "situation", "summary", "teaches", "text", "title", "told", "turn_names", "version",
        "want", "who", "why",
    ]
)  # fmt: skip
"""Keys of what people read, and of the map that they look at."""
SENTENCES = frozenset(["else", "expect"])
"""Keys of prose where a text or a list of texts stands, and of rules where anything else does."""
NUMBER = re.compile(r"(?<![\w.])(?<!\w-)\d+(?![\w.])")
SIGNED = re.compile(r"[-+]?\d+")


@attrs.frozen
class Mutant:
    """One number of one file, and what it becomes."""

    file: str
    """As a path within the folder of scenarios."""
    at: int
    """Where its digits begin in the file's text."""
    old: int
    new: int
    rule: tuple[str, ...]
    """The keys around it, outermost first."""
    line: str = ""
    """The line that it stands in."""

    def changed(self, text: str) -> str:
        """The file's text with this number changed."""
        match = SIGNED.match(text, self.at)
        assert match is not None
        assert int(match[0]) == self.old, self
        return text[: self.at] + str(self.new) + text[match.end() :]

    def told(self, text: str) -> str:
        """Where it stands, what it becomes, and the line around it."""
        begins = text.rfind("\n", 0, self.at) + 1
        where = f"{self.file}:{text.count(chr(10), 0, self.at) + 1}:{self.at - begins + 1}"
        return f"{where}: {self.old} -> {self.new}: {self.line}"


def is_prose(key: str, value: Plain) -> bool:
    if key in SENTENCES:
        return isinstance(value, str | list) and not (key == "else" and isinstance(value, list))
    return key in PROSE


def scalars(plain: Plain, path: Path = ()) -> Iterator[tuple[Path, int | str]]:
    """Every number and text of a document, but for prose."""
    if isinstance(plain, dict):
        for key, value in plain.items():
            if not is_prose(key, value):
                yield from scalars(value, (*path, key))
    elif isinstance(plain, list):
        for index, value in enumerate(plain):
            yield from scalars(value, (*path, index))
    elif isinstance(plain, str) or (isinstance(plain, int) and not isinstance(plain, bool)):
        yield path, plain


def numbers(document: Document) -> Iterator[tuple[Path, int, int]]:
    """Every number of a document: the keys around it, where it stands, and what it is."""
    lines = Lines(document.text, document.file)
    for path, mark in document.keys.items():
        digits = SIGNED.match(document.text, lines.index(mark))
        if digits and str(path[-1]) == digits[0]:
            yield path, digits.start(), int(digits[0])
    for path, value in scalars(document.data):
        begins = lines.index(document.mark(path))
        if isinstance(value, int):
            yield path, begins, value
            continue
        standing = NUMBER.finditer(document.text, begins)
        for inside in NUMBER.finditer(value):
            found = next(standing)
            assert found[0] == inside[0], (document.file, path, value)
            yield path, found.start(), int(found[0])


def line_around(text: str, at: int) -> str:
    return text[text.rfind("\n", 0, at) + 1 :].partition("\n")[0].strip()


def mutants(folder: FilePath, file: str, seed: int = 0) -> list[Mutant]:
    """Every number of a file that a rule or a declaration uses, each with a change of one."""
    document = read((folder / file).read_text("utf-8"), file, Diagnostics())
    assert document is not None
    rng = random.Random(f"{seed}/{file}")
    return [
        Mutant(
            file,
            at,
            old,
            old + rng.choice((-1, 1)),
            tuple(str(key) for key in path),
            line_around(document.text, at),
        )
        for path, at, old in numbers(document)
    ]
