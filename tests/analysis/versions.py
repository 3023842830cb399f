"""Two versions of a scenario for the tests of `wargame diff`: files changed, and what they say."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import cast

import attrs
import yaml

from wargame.analysis.diff.sides import Side
from wargame.authoring.diagnostics import Diagnostics
from wargame.authoring.load import find, load
from wargame.authoring.merge import SourceFile
from wargame.authoring.versions import from_files, from_sources
from wargame.authoring.yaml12 import Path, Plain, read

Data = dict[str, Plain]
SHIPPED = ("after_the_treaty", "islands", "near_abroad", "transnistria", "influence12")


@attrs.frozen
class Files:
    """The files of a scenario: as texts, and those that are YAML as plain data too."""

    texts: Mapping[str, str]
    yaml: Mapping[str, Data]

    def changed(self, path: str, data: Plain) -> "Files":
        """The same with other data in a file, in another form than its author gave it."""
        text = yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True)
        return Files({**self.texts, path: text}, {**self.yaml, path: cast("Data", data)})

    def side(self, name: str = "changed", layout: str | None = None) -> Side | None:
        """The files as a version; None where they cannot be played."""
        sources = (SourceFile(path, text) for path, text in self.texts.items())
        version, _checked = from_sources(sources, layout)
        return Side(name, version, layout) if version is not None else None


@cache
def shipped(name: str) -> Side:
    """A scenario that comes along, as it is; its cases apart."""
    version, _checked = from_files(find(name), None)
    assert version is not None
    return Side(name, version, None)


@cache
def files(name: str) -> Files:
    """The files of a scenario that comes along."""
    sources = load(find(name)).sources
    found: dict[str, Data] = {}
    for source in sources:
        if source.path.endswith(".yaml"):
            document = read(source.text, source.path, Diagnostics())
            assert document is not None
            found[source.path] = cast("Data", document.data)
    return Files({source.path: source.text for source in sources}, found)


def scalars(plain: Plain, path: Path = ()) -> Iterator[tuple[Path, Plain]]:
    """Every number, word and text of a file, but for what puts files together."""
    if isinstance(plain, dict):
        for key, value in plain.items():
            if path or key not in ("format", "include", "language"):
                yield from scalars(value, (*path, key))
    elif isinstance(plain, list):
        for index, value in enumerate(plain):
            yield from scalars(value, (*path, index))
    elif plain is not None:
        yield path, plain


def put(plain: Plain, path: Path, value: Plain) -> Plain:
    """The data with another value at a path."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(plain, dict):
        return {key: put(part, rest, value) if key == step else part for key, part in plain.items()}
    assert isinstance(plain, list)
    return [put(part, rest, value) if k == step else part for k, part in enumerate(plain)]
