"""What can be wrong with an author's files, and how it is said.

Knows places in text files, the mistakes found there, the nearest right name and two ways to show
them: a page for people and JSON for editors.  Knows nothing of YAML or of what a scenario means.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Literal

import attrs

from wargame.language import _, counted

_BREAK = re.compile(r"\r\n?|\n")
# Line breaks, terminal controls, direction overrides and halves of characters could garble or
# forge what a terminal shows, and a stranger's file may hold any of them.
_UNSHOWABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_TAB = "    "
_GUTTER = "    "
_WIDEST, _BEFORE = 110, 70
_LONGEST_NAME = 80
_NAMES_SHOWN = 8


@attrs.frozen
class Mark:
    """A place in a text file."""

    file: str
    """The file as the user named it."""
    line: int
    """Counted from 1; 0 where the whole file or folder is meant."""
    column: int
    """In characters, counted from 1; 0 where the whole file or folder is meant."""

    @classmethod
    def whole(cls, file: str) -> "Mark":
        """A file or folder, and no place in it."""
        return cls(file, 0, 0)

    def __str__(self) -> str:
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}"


@attrs.frozen
class Diagnostic:
    """One mistake, where it stands and what to do about it."""

    code: str
    """Short stable name of the kind of mistake, such as `unknown-key`."""
    mark: Mark
    message: str
    """One sentence: what is wrong."""
    expected: str = ""
    """What was expected, or the remedy; empty where the message says it all."""
    severity: Literal["error", "warning"] = "error"


@attrs.define
class Diagnostics:
    """Collects mistakes, so that all of them can be told at once."""

    _found: list[Diagnostic] = attrs.field(factory=list, init=False)

    def error(self, code: str, mark: Mark, message: str, expected: str = "") -> None:
        """Note a mistake that makes the files unusable."""
        self._found.append(Diagnostic(code, mark, message, expected))

    def warn(self, code: str, mark: Mark, message: str, expected: str = "") -> None:
        """Note something doubtful that does not stop the files from being used."""
        self._found.append(Diagnostic(code, mark, message, expected, "warning"))

    def sorted(self) -> tuple[Diagnostic, ...]:
        """Return each finding once, by file, line and column; otherwise in the order noted."""
        return tuple(sorted(dict.fromkeys(self._found), key=lambda found: _order(found.mark)))

    @property
    def has_errors(self) -> bool:
        """Whether anything graver than a warning was noted."""
        return any(found.severity == "error" for found in self._found)


class ScenarioError(Exception):
    """Files that cannot be used; `diagnostics` says why, and `str()` shows it without excerpts."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__(self.diagnostics)

    def __str__(self) -> str:
        if any(found.mark.line for found in self.diagnostics):
            return render(self.diagnostics, {})
        return "\n".join(line for found in self.diagnostics for line in _plainly(found))


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that was probably meant, or None if none is close.

    Case, and `-` or a space for `_`, count for nothing unless two names are equally close.
    """
    if len(name) > _LONGEST_NAME:
        return None
    names: dict[str, list[str]] = {}
    for other in sorted(set(known)):
        names.setdefault(_folded(other), []).append(other)
    folded = _folded(name)
    close = [folded] if folded in names else [n for n in names if _swapped(folded, n)]
    close = close or get_close_matches(folded, names, n=1)
    if not close:
        return None
    return max(names[close[0]], key=lambda other: _same_letters(name, other))


def alike(name: str, known: Iterable[str]) -> str | None:
    """Return the one known name that is the same, case and what joins its words aside.

    `-` or a space is as good as `_`. None where there is none, or where there are several.
    """
    found = [other for other in set(known) if _folded(other) == _folded(name)]
    return found[0] if len(found) == 1 else None


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return a remedy for an unknown name: the nearest known one, else the first known ones."""
    names = sorted(set(known))
    close = nearest(name, names)
    if close is not None:
        return _("did you mean `{close}`?").format(close=close)
    if not names:
        return _("no name is known here")
    form = _("known: {names}, …") if len(names) > _NAMES_SHOWN else _("known: {names}")
    return form.format(names=", ".join(names[:_NAMES_SHOWN]))


def render(diagnostics: Iterable[Diagnostic], sources: Mapping[str, str]) -> str:
    """Return a page for people: each finding with its line and a caret, then their number.

    `sources` maps a mark's file to its text; findings in other files are shown without excerpt.
    """
    lines = {file: _BREAK.split(text) for file, text in sources.items()}
    shown = tuple(diagnostics)
    entries = [line for found in shown for line in _entry(found, lines.get(found.mark.file, []))]
    return "\n".join([*entries, _count(shown)])


def to_json(diagnostics: Iterable[Diagnostic]) -> str:
    """Return a JSON array with file, line, column, severity, code, message and expected."""
    return json.dumps(
        [
            {
                "file": found.mark.file,
                "line": max(1, found.mark.line),
                "column": max(1, found.mark.column),
                "severity": found.severity,
                "code": found.code,
                "message": found.message,
                "expected": found.expected,
            }
            for found in diagnostics
        ],
        indent=2,
    )


def _order(mark: Mark) -> tuple[str, int, int]:
    return mark.file, mark.line, mark.column


def _folded(name: str) -> str:
    return re.sub(r"[-\s]", "_", name.casefold())


def _swapped(a: str, b: str) -> bool:
    """Whether exchanging two neighbouring letters turns one name into the other."""
    differ = [i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y]
    if len(a) != len(b) or len(differ) != 2:
        return False
    i, j = differ
    return j == i + 1 and a[i] == b[j] and a[j] == b[i]


def _same_letters(a: str, b: str) -> int:
    return sum(x == y for x, y in zip(a, b, strict=False))


def _entry(found: Diagnostic, lines: list[str]) -> list[str]:
    severity = _("error") if found.severity == "error" else _("warning")
    head = f"{found.mark}: {severity}: {found.message} [{found.code}]"
    entry = [_UNSHOWABLE.sub("�", head)]
    if 1 <= found.mark.line <= len(lines):
        entry += _excerpt(lines[found.mark.line - 1], found.mark.column - 1)
    if found.expected:
        entry.append(_expected(_UNSHOWABLE.sub("�", found.expected)))
    return entry


def _expected(remedy: str) -> str:
    return "  " + _("expected: {remedy}").format(remedy=remedy)


def _plainly(found: Diagnostic) -> list[str]:
    """A finding about a whole file or folder, without the marks that an editor looks for."""
    said = [f"{found.mark}: {found.message}"]
    if found.expected:
        said.append(_expected(found.expected))
    return [_UNSHOWABLE.sub("�", line) for line in said]


def _excerpt(line: str, at: int) -> list[str]:
    """Show a line, or the part of it around character `at`, and a caret below that character."""
    start = max(0, at - _BEFORE)
    left = "…" if start else ""
    right = "…" if len(line) > start + _WIDEST else ""
    before = _visible(left + line[start:at])
    after = _visible(line[at : start + _WIDEST] + right)
    text, caret = before + after, " " * (_width(before) + max(0, at - len(line))) + "^"
    return [(_GUTTER + text).rstrip(), _GUTTER + caret]


def _visible(text: str) -> str:
    return _UNSHOWABLE.sub("�", text.replace("\t", _TAB))


def _width(text: str) -> int:
    """Return how many terminal cells a text takes: 2 for wide signs, 0 for joined ones."""
    return sum(
        0
        if unicodedata.category(sign) in ("Mn", "Me", "Cf")
        else 1 + (unicodedata.east_asian_width(sign) in "WF")
        for sign in text
    )


def _count(shown: tuple[Diagnostic, ...]) -> str:
    errors = sum(found.severity == "error" for found in shown)
    doubts = len(shown) - errors
    said = [counted("{n} error", "{n} errors", errors)] * bool(errors)
    said += [counted("{n} warning", "{n} warnings", doubts)] * bool(doubts)
    return _(", ").join(said) or _("no errors")
