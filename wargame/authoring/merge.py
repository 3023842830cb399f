"""Several files as one document: what `include` brings in and what a layout changes.

It knows how sections are put together and in which file each part stands; it does not know what
the parts mean.
"""

import posixpath
from collections.abc import Mapping
from typing import Protocol

import attrs

from wargame.authoring.diagnostics import Diagnostic, Diagnostics, Mark, did_you_mean
from wargame.authoring.yaml12 import Document, Path, Plain, resolve
from wargame.language import _

FORMAT = 1
"""The format of scenario files that this version reads."""
FIXED = ("format", "include", "language", "layouts", "invented")
"""Top-level keys that a layout cannot change."""
_MOST_FILES = 100

Section = dict[str, Plain]
_Home = tuple[Document, Path]
_WRAPPERS = frozenset(
    ("add", "base", "do", "formula", "modifiers", "name", "place", "seats", "text", "value", "when")
)
"""Steps of the model's paths that a shorthand in a file leaves out."""


@attrs.frozen
class SourceFile:
    """A file of a scenario, as a recorded game keeps it."""

    path: str
    """From the folder above the scenario's own, with `/`: `island/scenario.yaml`."""
    text: str


class Shelf(Protocol):
    """Where the files of a scenario are read from."""

    def read(self, name: str, out: Diagnostics) -> Document | None:
        """Read a file; what keeps it from being read goes to `out`."""
        ...

    def text(self, name: str) -> str:
        """Return what there is of a file that could not be read, to show mistakes in it."""
        ...


@attrs.frozen
class Tree:
    """The data of all files as one, and the file and path from which each part came."""

    data: Section
    homes: Mapping[Path, _Home]
    """Only where a part comes from elsewhere than what is around it; `()` is always here."""
    spoken: dict[Path, str] = attrs.Factory(dict)
    """Of each text that stands in several languages, the one it was read in."""

    def home(self, path: Path) -> _Home:
        """Return the document that holds a part, and the part's path in it."""
        cut = len(path)
        while path[:cut] not in self.homes:
            cut -= 1
        document, there = self.homes[path[:cut]]
        return document, (*there, *path[cut:])

    def value_mark(self, path: Path) -> Mark:
        """Return where a value begins, or the nearest value around it."""
        document, there = self.home(path)
        return document.mark(there)

    def key_mark(self, path: Path) -> Mark:
        """Return where the key of a value stands; of an entry of a list, the value."""
        document, there = self.home(path)
        return document.key_mark(there)

    def locate(self, path: Path, offset: int = 0) -> Mark:
        """Return the place that a path of the model means in the files.

        Steps that a shorthand leaves out are passed over; of what is not there, the nearest part
        around it is meant. `offset` counts characters inside a text.
        """
        found, value, whole = self._follow(path)
        if found in self.spoken and isinstance(value, dict):
            language = self.spoken[found]
            found, value = (*found, language), value[language]
        if isinstance(value, dict | list) or not whole:
            return self.key_mark(found)
        document, there = self.home(found)
        return document.within(there, offset) if offset else document.mark(there)

    def _follow(self, path: Path) -> tuple[Path, Plain, bool]:
        found: Path = ()
        node: Plain = self.data
        for step in path:
            key = step
            if isinstance(node, dict) and isinstance(step, int) and step < len(node):
                key = list(node)[step]
            inner = _inner(node, key)
            if inner is not None:
                node, found = inner[0], (*found, key)
            elif isinstance(step, str) and step not in _WRAPPERS:
                return found, node, False
        return found, node, True


@attrs.frozen
class Gathered:
    """A scenario's files, read and joined; `tree` is None where one of them cannot be used."""

    tree: Tree | None
    sources: tuple[SourceFile, ...]
    """In the order in which they were met; the main file first."""
    texts: Mapping[str, str]
    """The text of each file by its name in the marks."""


def gather(main: str, shelf: Shelf, out: Diagnostics) -> Gathered:
    """Read the main file and all that it includes; included sections come before its own."""
    gatherer = _Gatherer(shelf, out)
    gatherer.file(main, ())
    tree = Tree(gatherer.data, gatherer.homes) if gatherer.whole else None
    return Gathered(tree, tuple(gatherer.sources), gatherer.texts)


class _Gatherer:
    """Reads files as they are asked for and joins their sections."""

    def __init__(self, shelf: Shelf, out: Diagnostics) -> None:
        self.shelf, self.out = shelf, out
        self.data: Section = {}
        self.homes: dict[Path, _Home] = {}
        self.sources: list[SourceFile] = []
        self.texts: dict[str, str] = {}
        self.whole = True
        self._met: set[str] = set()

    def file(self, name: str, chain: tuple[str, ...], asked: Mark | None = None) -> None:
        """Add a file, reached over the files of `chain` and asked for at a place in the last."""
        self._met.add(name)
        document = self._read(name, asked)
        if document is None or not isinstance(document.data, dict):
            self.whole = False
            return
        self.homes.setdefault((), (document, ()))
        if not self._format(document, document.data, main=not chain):
            self.whole = False
            return
        for path, included in self._included(document, document.data):
            self._include(document, path, included, (*chain, name))
        for key, value in document.data.items():
            if key not in ("format", "include"):
                self._section(document, key, value)

    def _read(self, name: str, asked: Mark | None) -> Document | None:
        found = Diagnostics()
        document = self.shelf.read(name, found)
        scores = _whole_number_keys(document)
        for one in found.sorted():
            if one.code == "missing-file" and asked is not None:
                remedy = _("a file at {file}").format(file=one.mark.file)
                self.out.error("missing-file", asked, _("There is no such file."), remedy)
            elif one.code != "non-string-key" or one.mark not in scores:
                retell(one, self.out)
        if document is None:
            self.texts |= {one.mark.file: self.shelf.text(name) for one in found.sorted()}
            return None
        self.sources.append(SourceFile(name, document.text))
        self.texts[document.file] = document.text
        if not isinstance(document.data, dict):
            self.out.error(
                "wrong-shape",
                document.mark(()),
                _("This file holds no sections."),
                _("lines of `key: value`, such as `turns: 4`"),
            )
        return document

    def _format(self, document: Document, data: Section, *, main: bool) -> bool:
        given = data.get("format")
        if given is None and not main:
            return True
        if type(given) is int and given == FORMAT:
            self.data.setdefault("format", FORMAT)
            return True
        mark, remedy = document.mark(("format",)), f"`format: {FORMAT}`"
        if type(given) is not int:
            what = (
                _("The format of the file is not stated.")
                if given is None
                else _("This is no format.")
            )
            self.out.error("bad-format", mark, what, remedy)
        elif given > FORMAT:
            what = _(
                "The file is of format {given}; this version of wargame reads format {format}."
            ).format(given=given, format=FORMAT)
            self.out.error(
                "bad-format", mark, what, _("a newer wargame: install the latest version")
            )
        else:
            self.out.error(
                "bad-format",
                mark,
                _("There never was a format {given}.").format(given=given),
                remedy,
            )
        return False

    def _included(self, document: Document, data: Section) -> list[tuple[Path, str]]:
        given = data.get("include", [])
        entries = given if isinstance(given, list) else [given]
        base: Path = ("include",)
        found: list[tuple[Path, str]] = []
        for index, entry in enumerate(entries):
            path = (*base, index) if isinstance(given, list) else base
            if isinstance(entry, str):
                found.append((path, entry))
            else:
                self.whole = False
                self.out.error(
                    "wrong-shape",
                    document.mark(path),
                    _("This is no name of a file."),
                    _("a list of files, such as `[tables.yaml]`"),
                )
        return found

    def _include(
        self, document: Document, path: Path, included: str, chain: tuple[str, ...]
    ) -> None:
        mark = document.mark(path)
        name = posixpath.normpath(posixpath.join(posixpath.dirname(chain[-1]), included))
        if name.startswith(("/", "..")) or "\\" in name or ":" in name:
            self.whole = False
            self.out.error(
                "include-outside",
                mark,
                _("`{included}` lies where no scenario may look.").format(included=included),
                _("a file in the scenario's own folder or beside that folder, named with `/`"),
            )
        elif name in chain:
            what = _("This file includes itself.")
            if name != chain[-1]:
                what = _("`{included}` includes this file, so it cannot be included here.").format(
                    included=included
                )
            self.out.error("include-circle", mark, what, _("each file once; take this entry out"))
        elif name not in self._met and len(self._met) >= _MOST_FILES:
            self.whole = False
            what = _("A scenario has at most {most} files.").format(most=_MOST_FILES)
            self.out.error("too-many-files", mark, what, _("fewer, longer files"))
        elif name not in self._met:
            self.file(name, chain, mark)

    def _section(self, document: Document, key: str, value: Plain) -> None:
        path: Path = (key,)
        have = self.data.get(key)
        if key not in self.data:
            self.data[key] = _shallow(value)
            self.homes[path] = (document, path)
        elif isinstance(have, dict) and isinstance(value, dict):
            for name, entry in value.items():
                if name in have:
                    self._twice(document, (key, name))
                else:
                    have[name] = entry
                    self.homes[key, name] = (document, (key, name))
        elif isinstance(have, list) and isinstance(value, list):
            for index, entry in enumerate(value):
                self.homes[key, len(have)] = (document, (key, index))
                have.append(entry)
        else:
            self._twice(document, path)

    def _twice(self, document: Document, path: Path) -> None:
        first = Tree(self.data, self.homes).key_mark(path)
        self.out.error(
            "twice",
            document.key_mark(path),
            _("`{path}` is given in two files; the first is at {first}.").format(
                path=path[-1], first=first
            ),
            _("each once; a layout may change what an included file says"),
        )


def retell(found: Diagnostic, out: Diagnostics) -> None:
    """Note once more what was noted elsewhere."""
    tell = out.error if found.severity == "error" else out.warn
    tell(found.code, found.mark, found.message, found.expected)


def overlaid(tree: Tree, change: Path, out: Diagnostics) -> Tree:
    """Return the tree with the mapping at `change` merged over it: the way a layout differs."""
    over: Plain = tree.data
    for step in change:
        over = over.get(str(step)) if isinstance(over, dict) else None
    if not isinstance(over, dict):
        return tree
    overlay = _Overlay(tree, dict(tree.homes), out)
    return Tree(overlay.merged(tree.data, over, (), change), overlay.homes)


@attrs.define
class _Overlay:
    """Mappings merge, all else replaces, null takes away; `homes` follows what is replaced."""

    tree: Tree
    homes: dict[Path, _Home]
    out: Diagnostics

    def merged(self, base: Section, over: Section, at: Path, change: Path) -> Section:
        data = dict(base)
        for key, value in over.items():
            here, there, have = (*at, key), (*change, key), base.get(key)
            if here[0] in FIXED:
                what = _("A layout cannot change `{key}`.").format(key=key)
                self._refuse(there, what, _("leave it to the whole scenario"))
            elif value is None:
                if key not in base:
                    what = _("There is no `{key}` to take away.").format(key=key)
                    self._refuse(there, what, did_you_mean(key, base))
                data.pop(key, None)
            elif isinstance(value, dict) and isinstance(have, dict):
                data[key] = self.merged(have, value, here, there)
            else:
                data[key] = value
                self._moved(here, there)
        return data

    def _moved(self, here: Path, there: Path) -> None:
        for path in [path for path in self.homes if path[: len(here)] == here]:
            del self.homes[path]
        self.homes[here] = self.tree.home(there)

    def _refuse(self, path: Path, what: str, remedy: str) -> None:
        self.out.error("unknown-key", self.tree.key_mark(path), what, remedy)


def _inner(node: Plain, key: str | int) -> tuple[Plain] | None:
    if isinstance(node, dict) and isinstance(key, str) and key in node:
        return (node[key],)
    if isinstance(node, list) and isinstance(key, int) and key < len(node):
        return (node[key],)
    return None


def _shallow(value: Plain) -> Plain:
    if isinstance(value, dict):
        return dict(value)
    return list(value) if isinstance(value, list) else value


def _whole_number_keys(document: Document | None) -> set[Mark]:
    """Return where keys such as `2` stand: scores are written so, and are texts all the same."""
    if document is None:
        return set()
    return {mark for path, mark in document.keys.items() if type(resolve(str(path[-1]))) is int}
