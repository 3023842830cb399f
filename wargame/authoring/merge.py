"""Several files as one document: what `include` brings in, and the map they ask for.

It knows how sections are put together and in which file each part stands; it does not know what
the parts mean.
"""

import posixpath
from collections.abc import Iterator, Mapping
from typing import Protocol

import attrs

from wargame.authoring.diagnostics import Diagnostic, Diagnostics, Mark
from wargame.authoring.yaml12 import Document, Path, Plain, resolve
from wargame.language import N_, _

FORMAT = 1
"""The format of scenario files that this version reads."""
_MOST_FILES = 100

Section = dict[str, Plain]
Home = tuple[Document, Path]
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


@attrs.frozen
class Drawing:
    """The file of a map, not yet looked into."""

    source: SourceFile
    shown: str
    """Its name in the marks."""


class Shelf(Protocol):
    """Where the files of a scenario are read from."""

    def read(self, name: str, out: Diagnostics) -> Document | None:
        """Read a file; what keeps it from being read goes to `out`."""
        ...

    def text(self, name: str) -> str:
        """Return what there is of a file that could not be read, to show mistakes in it."""
        ...

    def drawing(self, name: str, out: Diagnostics) -> Drawing | None:
        """Read the text of a map; what keeps it from being read goes to `out`."""
        ...


@attrs.frozen
class Tree:
    """The data of all files as one, and the file and path from which each part came."""

    data: Section
    homes: Mapping[Path, Home]
    """Only where a part comes from elsewhere than what is around it; `()` is always here."""
    spoken: dict[Path, str] = attrs.Factory(dict)
    """Of each text that stands in several languages, the one it was read in."""

    def home(self, path: Path) -> Home:
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
    rest: Tree | None
    """What could be read where `tree` is None: all but what stands in files that cannot be used."""
    sources: tuple[SourceFile, ...]
    """In the order in which they were met; the main file first."""
    texts: Mapping[str, str]
    """The text of each file by its name in the marks."""
    drawings: Mapping[tuple[str, str], Drawing]
    """Maps by the file that asks for them and the name it gives."""

    def drawing(self, tree: Tree) -> Drawing | None:
        """Return the map that a layout's tree asks for, if it could be read."""
        section = tree.data.get("map")
        path: Path = ("map", "file") if isinstance(section, dict) else ("map",)
        name = section.get("file") if isinstance(section, dict) else section
        return self.drawings.get((tree.home(path)[0].file, name)) if isinstance(name, str) else None


def gather(main: str, shelf: Shelf, out: Diagnostics) -> Gathered:
    """Read the main file and all that it includes; included sections come before its own."""
    gatherer = _Gatherer(shelf, out)
    gatherer.file(main, ())
    read = Tree(gatherer.data, gatherer.homes) if gatherer.homes else None
    tree, rest = (read, None) if gatherer.whole else (None, read)
    sources = (*gatherer.sources, *dict.fromkeys(d.source for d in gatherer.drawings.values()))
    return Gathered(tree, rest, sources, gatherer.texts, gatherer.drawings)


class _Gatherer:
    """Reads files as they are asked for and joins their sections."""

    def __init__(self, shelf: Shelf, out: Diagnostics) -> None:
        self.shelf, self.out = shelf, out
        self.data: Section = {}
        self.homes: dict[Path, Home] = {}
        self.sources: list[SourceFile] = []
        self.texts: dict[str, str] = {}
        self.drawings: dict[tuple[str, str], Drawing] = {}
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
        for path, wanted in _maps(document.data):
            self._draw(document, path, wanted, name)
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
        """Whether a file can be read. One that says no format that there is, is read as of this
        one, so that all else that is wrong with it is told too.
        """
        given = data.get("format")
        if given is None and not main:
            return True
        self.data.setdefault("format", FORMAT)
        if type(given) is int and given == FORMAT:
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
            return False
        else:
            self.out.error(
                "bad-format",
                mark,
                _("There never was a format {given}.").format(given=given),
                remedy,
            )
        return True

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
        name = self._inside(included, chain[-1], mark)
        if name is None:
            self.whole = False
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

    def _inside(self, wanted: str, asking: str, mark: Mark) -> str | None:
        """Return where a file lies that another asks for, unless no scenario may look there."""
        name = posixpath.normpath(posixpath.join(posixpath.dirname(asking), wanted))
        if not name.startswith(("/", "..")) and not {"\\", ":", "\0"} & set(name):
            return name
        self.out.error(
            "include-outside",
            mark,
            _("`{included}` lies where no scenario may look.").format(included=wanted),
            _("a file in the scenario's own folder or beside that folder, named with `/`"),
        )
        return None

    def _draw(self, document: Document, path: Path, wanted: str, asking: str) -> None:
        """Read the file of a map; without one the scenario can still be judged, not played."""
        mark = document.mark(path)
        name = self._inside(wanted, asking, mark)
        if name is None:
            return
        found = Diagnostics()
        drawing = self.shelf.drawing(name, found)
        for one in found.sorted():
            told = _OF_MAPS.get(one.code)
            if told is None:
                retell(one, self.out)
            else:
                what, remedy = (_(words) for words in told)
                self.out.error(one.code, mark, what, remedy.format(file=one.mark.file))
        if drawing is not None:
            self.drawings[document.file, wanted] = drawing
            self.texts[drawing.shown] = drawing.source.text

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


_OF_MAPS = {
    "missing-file": (N_("There is no such map."), N_("a file at {file}")),
    "not-a-file": (N_("The map is no file."), N_("the name of a GeoJSON file")),
    "too-large": (
        N_("The file of the map is too large."),
        N_("at most 2 MB: simplify its outlines"),
    ),
}
"""What is told where a map is asked for, by the code of what was found of its file."""


def _maps(data: Section) -> Iterator[tuple[Path, str]]:
    """Where a file names a map, for the whole scenario or for a layout."""
    places: list[Path] = [("map",)]
    known = data.get("layouts")
    if isinstance(known, dict):
        places += [("layouts", layout, "change", "map") for layout in known]
    for place in places:
        for path in (place, (*place, "file")):
            node: tuple[Plain] | None = (data,)
            for step in path:
                node = _inner(node[0], step) if node is not None else None
            if node is not None and isinstance(node[0], str):
                yield path, node[0]


def retell(found: Diagnostic, out: Diagnostics) -> None:
    """Note once more what was noted elsewhere."""
    tell = out.error if found.severity == "error" else out.warn
    tell(found.code, found.mark, found.message, found.expected)


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
