"""Helps the tests of YAML: reading with either parser, and looking at what a mark points to."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import yaml

from wargame.authoring.diagnostics import Diagnostic, Diagnostics, Mark
from wargame.authoring.yaml12 import Document, Path, Plain, read

PURE = pytest.mark.parametrize("pure", [False, True], ids=["libyaml", "pure"])


@contextmanager
def parser(pure: bool) -> Iterator[None]:
    """Read with libyaml if it is there, or as on a machine without it."""
    with pytest.MonkeyPatch.context() as patch:
        if pure:
            patch.delattr(yaml, "CBaseLoader")
        yield


def reading(text: str, pure: bool = False) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    out = Diagnostics()
    with parser(pure):
        document = read(text, "f.yaml", out)
    return document, out.sorted()


def good(text: str, pure: bool = False) -> Document:
    """Read a text that must be without fault."""
    document, found = reading(text, pure)
    assert found == ()
    assert document is not None
    return document


def told(text: str, pure: bool = False) -> list[tuple[str, int, int]]:
    """Code, line and column of everything that is said of a text."""
    return [(found.code, found.mark.line, found.mark.column) for found in reading(text, pure)[1]]


def source(document: Document, mark: Mark) -> str:
    """The rest of the line at a mark."""
    return re.split(r"\r\n?|\n", document.text)[mark.line - 1][mark.column - 1 :]


def paths(data: Plain, path: Path = ()) -> Iterator[tuple[Path, Plain]]:
    yield path, data
    if isinstance(data, dict):
        for key, value in data.items():
            yield from paths(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from paths(value, (*path, index))
