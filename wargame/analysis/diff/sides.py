"""The two versions that are compared: scenarios on disk, those that come along, recorded games.

It knows where a version is read from and in which layout; it compares nothing.
"""

from pathlib import Path

import attrs

from wargame.authoring.case_files import FILE
from wargame.authoring.diagnostics import Diagnostic, Diagnostics, ScenarioError, render
from wargame.authoring.load import find
from wargame.authoring.merge import Section, SourceFile
from wargame.authoring.versions import Version, from_files, from_sources
from wargame.authoring.yaml12 import read_file
from wargame.play.chain import SLOTS
from wargame.play.journal import Journal

SQLITE = b"SQLite format 3\x00"


@attrs.frozen
class Side:
    """One version. `layout` is the only one that is looked at, None where all are."""

    name: str
    version: Version
    layout: str | None
    cases: Section | None = None
    """What stands in the file of cases beside the scenario; None for a game, which keeps none."""


class WrongSide(Exception):
    """A version that cannot be played: what is wrong with it, as `check` tells it."""

    def __init__(self, name: str, diagnostics: tuple[Diagnostic, ...], page: str) -> None:
        super().__init__(page)
        self.name, self.diagnostics, self.page = name, diagnostics, page


def layout_of(name: str) -> str | None:
    """The layout in which a recorded game is played; None for what is no game."""
    if not _is_game(Path(name)):
        return None
    with Journal.open(Path(name), read_only=True) as journal:
        return journal.header.layout or None


def side(name: str, layout: str | None) -> Side:
    """Read a version: the name or path of a scenario, or the file of a game.

    Raises WrongSide for a scenario that cannot be played, JournalError for a game that cannot be
    read, OSError.
    """
    cases: Section | None = None
    try:
        if _is_game(Path(name)):
            with Journal.open(Path(name), read_only=True) as journal:
                kept = [SourceFile(one.path, one.text) for one in journal.sources]
            sources = [source for source in kept if source.path != SLOTS]
            version, checked = from_sources(sources, layout)
        else:
            path = find(name)
            cases = _cases(path)
            version, checked = from_files(path, layout)
    except ScenarioError as error:
        raise WrongSide(name, error.diagnostics, str(error)) from None
    if version is None:
        page = render(checked.diagnostics, checked.texts)
        raise WrongSide(name, checked.diagnostics, page)
    return Side(name, version, layout, cases)


def _cases(scenario: Path) -> Section:
    """The file of cases that stands in a scenario's folder; nothing where there is none.

    Raises ScenarioError where it cannot be read.
    """
    file = scenario / FILE
    if not scenario.is_dir() or not file.exists():
        return {}
    out = Diagnostics()
    document = read_file(file, file.as_posix(), out)
    # Keys such as `2` are numbers of successes.
    wrong = [one for one in out.sorted() if one.code != "non-string-key"]
    if wrong or document is None or not isinstance(document.data, dict):
        raise ScenarioError(wrong)
    return document.data


def _is_game(path: Path) -> bool:
    if path.suffix == ".wargame" and not path.is_dir():
        return True
    try:
        with path.open("rb") as file:
            return file.read(len(SQLITE)) == SQLITE
    except OSError:
        return False
