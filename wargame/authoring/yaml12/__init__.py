"""Reads one YAML 1.2 file into plain data and the place of every value and key in it.

It keeps to the core schema of YAML 1.2 (yaml.org/spec/1.2.2, chapter 10.3) with lower case words
only, and refuses what would surprise an author: repeated keys, anchors, tags, several documents.
It knows nothing of what the data mean.
"""

import stat
from collections.abc import Mapping
from pathlib import Path as FilePath

import attrs

from wargame.authoring.diagnostics import Diagnostics, Mark
from wargame.authoring.yaml12.scalars import Lines, Path, Plain, index_within, resolve
from wargame.language import _

__all__ = ["MAX_SIZE", "Document", "Path", "Plain", "read", "read_file", "resolve", "text_of"]

MAX_SIZE = 2_000_000
"""Bytes in a file."""


@attrs.frozen
class Document:
    """A file's data, and where each part of it stands."""

    data: Plain
    values: Mapping[Path, Mark]
    """Where each value begins; every path of `data` is here."""
    keys: Mapping[Path, Mark]
    """Where the key of each entry of a mapping stands, by the path of its value."""
    text: str
    """The text without its byte order mark, as the marks count it."""
    file: str

    def mark(self, path: Path) -> Mark:
        """Return the place of a value, or of the nearest value around it."""
        while path not in self.values:
            path = path[:-1]
        return self.values[path]

    def key_mark(self, path: Path) -> Mark:
        """Return the place of the key that `path` ends with, else of the value."""
        return self.keys.get(path) or self.mark(path)

    def within(self, path: Path, offset: int) -> Mark:
        """Return the place of character `offset`, counted from 0, of the string at `path`.

        Exact for plain and quoted strings and for `|` blocks; near the place in `>` blocks, and in
        blocks that name their indentation.
        """
        if path not in self.values:
            return self.mark(path)
        lines = Lines(self.text, self.file)
        return lines.mark(index_within(self.text, lines.index(self.values[path]), offset))


def read(text: str, file: str, out: Diagnostics) -> Document | None:
    """Read a text of YAML and note every mistake in `out`; `file` is its name in the marks.

    Return None where the data are not whole.  Mistakes that leave their shape clear, such as a
    repeated key, still give a document, so that more can be checked: ask `out.has_errors`.
    """
    # Loading the parser takes longer than reading most files; commands that read none go without.
    from wargame.authoring.yaml12.tree import Tree

    text = text.removeprefix("\ufeff")
    if len(text) > MAX_SIZE:
        _refuse_size(file, out)
        return None
    tree = Tree(text, file, out)
    data = tree.read()
    return Document(data, tree.values, tree.keys, text, file) if tree.whole else None


def read_file(path: FilePath, shown_as: str, out: Diagnostics) -> Document | None:
    """Read a file of UTF-8 text as `read` does; `shown_as` is its name in the marks."""
    text = text_of(path, shown_as, out)
    return None if text is None else read(text, shown_as, out)


def text_of(path: FilePath, shown_as: str, out: Diagnostics) -> str | None:
    """Return the text of a file of at most MAX_SIZE bytes of UTF-8, or say why there is none."""
    top = Mark(shown_as, 1, 1)
    try:
        kind = path.stat().st_mode
        if not stat.S_ISREG(kind):
            what = _("This is no ordinary file.")
            if stat.S_ISDIR(kind):
                what = _("This is a folder.")
            out.error("not-a-file", top, what, _("the name of a YAML file"))
            return None
        with path.open("rb") as source:
            raw = source.read(MAX_SIZE + 1)
    except (FileNotFoundError, NotADirectoryError):
        out.error(
            "missing-file", top, _("There is no such file."), _("the name of an existing file")
        )
        return None
    except OSError as error:
        out.error(
            "unreadable-file",
            top,
            _("The file cannot be read: {strerror}.").format(strerror=error.strerror),
        )
        return None
    return _decoded(raw, shown_as, out)


def _decoded(raw: bytes, file: str, out: Diagnostics) -> str | None:
    if len(raw) > MAX_SIZE:
        _refuse_size(file, out)
        return None
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        good = raw[: error.start].decode()
        out.error(
            "not-utf-8",
            Lines(good, file).mark(len(good)),
            _("From here on the file is no UTF-8 text."),
            _("a file saved as UTF-8, which editors offer when saving"),
        )
        return None


def _refuse_size(file: str, out: Diagnostics) -> None:
    remedy = _("at most {size} MB; a long scenario can be split over several files").format(
        size=MAX_SIZE // 1_000_000
    )
    out.error("too-large", Mark(file, 1, 1), _("The file is too large."), remedy)
