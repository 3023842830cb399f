"""A YAML file below its structure: what a word stands for, and which character stands where.

It knows scalars and lines; it does not know lists, mappings or the parser.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping
from typing import TypeAlias

from wargame.authoring.diagnostics import Mark

Plain: TypeAlias = "bool | int | float | str | list[Plain] | dict[str, Plain] | None"
"""What a file holds: the data of JSON, with whole numbers apart from others."""
Path: TypeAlias = tuple[str | int, ...]
"""The way to a value: a key for each mapping, an index from 0 for each list; `()` is the root."""

UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""What YAML calls not printable, and the signs that break a line for some programs only."""

_BREAK = r"(?:\r\n?|\n)"
_WORDS: Mapping[str, bool | None] = {
    "true": True,
    "false": False,
    "null": None,
    "~": None,
    "": None,
}
_INT = re.compile(r"[-+]?(?:[0-9]+|(0x[0-9a-fA-F]+|0o[0-7]+))")
_FLOAT = re.compile(r"[-+]?(?:(?:\.[0-9]+|[0-9]+\.?[0-9]*)(?:[eE][-+]?[0-9]+)?|\.inf)|\.nan")

_FOLD = rf"(?P<fold>[ \t]*(?:{_BREAK}[ \t]*)+)|"
_UNITS = {
    "": re.compile(_FOLD + ".", re.DOTALL),
    "'": re.compile(_FOLD + "''|.", re.DOTALL),
    '"': re.compile(
        _FOLD + rf"(?P<none>\\{_BREAK}[ \t]*)|\\(?:x..|u.{{4}}|U.{{8}}|.)|.", re.DOTALL
    ),
}
"""By quote: the stretches of source that stand for one character of a string."""
_BLOCK = re.compile(rf"[|>][^\r\n]*(?={_BREAK}(?:[ \t]*{_BREAK})*( *))")


def resolve(text: str) -> Plain:
    """Return what a scalar without quotes stands for; any but the known forms is a string."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in "+-.0123456789":
        return text
    if found := _INT.fullmatch(text):
        # Python refuses thousands of digits; sixty are enough to see that a number is too large.
        return int(text, 0) if found[1] else int(text[:60])
    if _FLOAT.fullmatch(text):
        return float(text.replace(".inf", "inf").replace(".nan", "nan"))
    return text


def index_within(text: str, start: int, offset: int) -> int:
    """Return where character `offset` of the string that begins at `start` stands in `text`."""
    sign, at = text[start : start + 1], start
    unit = _UNITS.get(sign, _UNITS[""])
    if sign in _UNITS:
        at += len(sign)
    elif block := _BLOCK.match(text, start):
        # The break after the header stands for no character, yet is read like those that do.
        at, offset = block.end(), offset + 1
        unit = _block_unit(sign, len(block[1]))
    while offset > 0 and (found := unit.match(text, at)):
        at = found.end()
        offset -= _characters(found)
    return at


def _block_unit(sign: str, indent: int) -> re.Pattern[str]:
    line = f"{_BREAK} {{0,{indent}}}"
    return re.compile(f"{line}|." if sign == "|" else f"(?P<fold>(?:{line})+)|.")


def _characters(unit: re.Match[str]) -> int:
    """Return how many characters a stretch stands for: one line break folds to a space."""
    if unit.lastgroup == "fold":
        return max(1, len(re.findall(_BREAK, unit[0])) - 1)
    return 0 if unit.lastgroup == "none" else 1


class Lines:
    """Turns places in a text into marks and back."""

    def __init__(self, text: str, file: str) -> None:
        self._file = file
        self._starts = [0, *(found.end() for found in re.finditer(_BREAK, text))]

    def mark(self, index: int) -> Mark:
        """Return the mark of the character at `index`."""
        line = bisect_right(self._starts, index)
        return Mark(self._file, line, index - self._starts[line - 1] + 1)

    def index(self, mark: Mark) -> int:
        """Return the place of a mark in the text."""
        return self._starts[mark.line - 1] + mark.column - 1
