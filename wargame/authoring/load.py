"""From a scenario's files to a game that can be played, or to everything that is wrong with them.

It knows where scenarios lie, which layout is meant and in which order files are read, shaped,
compiled and judged; each of these steps is another module's.
"""

import posixpath
from collections.abc import Iterable, Mapping
from pathlib import Path

import attrs

from wargame import resources
from wargame.authoring.attempt import Attempt, in_itself
from wargame.authoring.diagnostics import (
    Diagnostic,
    Diagnostics,
    Mark,
    ScenarioError,
    alike,
    did_you_mean,
)
from wargame.authoring.fields import LayoutInfo
from wargame.authoring.geometry import Geometry, geometry
from wargame.authoring.merge import Drawing, Gathered, SourceFile, Tree, gather, retell
from wargame.authoring.shape import layouts
from wargame.authoring.yaml12 import MAX_SIZE, Document, read, read_file, text_of
from wargame.core.compile.program import Game
from wargame.core.scenario import Scenario
from wargame.language import SOURCE, _, counted, nearest_of

MAIN = "scenario.yaml"
"""The main file of a scenario that is a folder."""


@attrs.frozen
class Loaded:
    """A scenario that can be played."""

    game: Game
    scenario: Scenario
    sources: tuple[SourceFile, ...]
    """The main file first."""
    diagnostics: tuple[Diagnostic, ...]
    """Warnings only."""
    layouts: tuple[LayoutInfo, ...]
    drawing: Drawing | None = None
    """The file of the map, as text."""
    languages: tuple[str, ...] = (SOURCE,)
    """The languages that its texts stand in, the scenario's own first."""
    language: str = SOURCE
    """The one that its texts were read in."""

    def geometry(self) -> Geometry | None:
        """Read the map's outlines, which takes some milliseconds; None where there is no map."""
        if self.drawing is None:
            return None
        return geometry(self.drawing.source.text, self.drawing.shown, Diagnostics())


@attrs.frozen
class Checked:
    """What was found in a scenario's files; `loaded` is None when any of it is an error."""

    diagnostics: tuple[Diagnostic, ...]
    loaded: Loaded | None
    texts: Mapping[str, str]
    """The files' texts by their names in the marks, as `render` wants them."""


@attrs.frozen
class _Folder:
    """Files on disk."""

    root: Path
    main: str
    main_shown: str

    def _shown(self, name: str) -> str:
        beside = posixpath.relpath(name, posixpath.dirname(self.main) or ".")
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.main_shown), beside))

    def read(self, name: str, out: Diagnostics) -> Document | None:
        shown = self.main_shown if name == self.main else self._shown(name)
        return read_file(self.root / name, shown, out)

    def text(self, name: str) -> str:
        try:
            with (self.root / name).open("rb") as source:
                return source.read(MAX_SIZE).decode(errors="replace").removeprefix("\ufeff")
        except OSError:
            return ""

    def drawing(self, name: str, out: Diagnostics) -> Drawing | None:
        shown = self._shown(name)
        text = text_of(self.root / name, shown, out)
        return None if text is None else Drawing(SourceFile(name, text), shown)


@attrs.frozen
class _Kept:
    """Files whose texts a recorded game keeps."""

    texts: Mapping[str, str]

    def read(self, name: str, out: Diagnostics) -> Document | None:
        if name in self.texts:
            return read(self.texts[name], name, out)
        out.error(
            "missing-file", Mark.whole(name), _("There is no such file in the recorded game.")
        )
        return None

    def text(self, name: str) -> str:
        return self.texts.get(name, "")

    def drawing(self, name: str, out: Diagnostics) -> Drawing | None:
        if name in self.texts:
            return Drawing(SourceFile(name, self.texts[name]), name)
        out.error(
            "missing-file", Mark.whole(name), _("There is no such file in the recorded game.")
        )
        return None


def find(name_or_path: str) -> Path:
    """Return the path of a scenario, given as a path or by the name of one that comes with wargame.

    In such a name case counts for nothing, and `-` or a space is as good as `_`.
    Raises ScenarioError with the nearest names, and FileNotFoundError where the installed engine
    has lost its scenarios.
    """
    path = Path(name_or_path)
    try:
        if path.is_file() or (path / MAIN).is_file():
            return path
    except OSError as error:
        what = _("`{name}…` cannot be the name of a scenario.").format(name=name_or_path[:60])
        odd = Diagnostic("no-scenario", Mark.whole(name_or_path[:60]), what, str(error.strerror))
        raise ScenarioError([odd]) from None
    folder = resources.scenarios_dir()
    known = {file.stem: file for file in folder.glob("*.yaml")}
    known |= {file.parent.name: file.parent for file in folder.glob(f"*/{MAIN}")}
    name = name_or_path if name_or_path in known else alike(name_or_path.strip(), known)
    if name is not None:
        return known[name]
    what = _("There is no file, folder or scenario `{name}`.").format(name=name_or_path)
    if path.is_dir():
        what = _("The folder holds no `{main}`.").format(main=MAIN)
    mark = Mark.whole(name_or_path)
    raise ScenarioError([Diagnostic("no-scenario", mark, what, did_you_mean(name_or_path, known))])


def check(path: Path, *, layout: str | None = None, shown_as: str | None = None) -> Checked:
    """Read, compile and judge a scenario: in one layout, or in all of them, the first to be played.

    `path` is a folder with `scenario.yaml` or a single file; `shown_as` is the main file's name in
    the marks. Raises only FileNotFoundError, where rules cite claims and the registers are missing.
    """
    return _from_folder(path, layout, shown_as, every=layout is None)


def load(path: Path, *, layout: str | None = None) -> Loaded:
    """Return a scenario ready to play, in its first layout unless another is named.

    Raises ScenarioError with everything that is wrong.
    """
    return _or_raise(_from_folder(path, layout, None, every=False))


def in_languages(loaded: Loaded, *wanted: str) -> Loaded:
    """Return the same scenario with its texts in the best of the languages that are wanted.

    Without any, or where it has none of them, that is its own. The rules do not differ in
    anything but their texts: a game is played by the scenario in its own language, and told to
    each reader by that in the reader's.
    """
    language = nearest_of(loaded.languages, wanted) or loaded.languages[0]
    if language == loaded.language:
        return loaded
    return load_sources(loaded.sources, layout=loaded.scenario.layout or None, language=language)


def load_sources(
    sources: Iterable[SourceFile], *, layout: str | None = None, language: str = ""
) -> Loaded:
    """Return a scenario from the texts that a recorded game keeps, the main file first.

    Texts in several languages are read in `language`, else in the scenario's own. No file is read:
    what the rules cite is not looked up, and nothing is judged but whether they can be played.
    Raises ScenarioError with everything that is wrong.
    """
    out = Diagnostics()
    gathered = gather_sources(sources, out)
    return _or_raise(
        try_layouts(gathered, layout, out, every=False, judged=False, language=language)
    )


def gather_sources(sources: Iterable[SourceFile], out: Diagnostics) -> Gathered:
    """Join the texts that a recorded game keeps, the main file first.

    Raises ScenarioError where there are none.
    """
    kept = {source.path: source.text for source in sources}
    if not kept:
        what = _("The recorded game holds no scenario.")
        raise ScenarioError([Diagnostic("missing-file", Mark.whole(MAIN), what)])
    return gather(next(iter(kept)), _Kept(kept), out)


def gather_files(path: Path, out: Diagnostics, *, shown_as: str | None = None) -> Gathered:
    """Read the files of a scenario, given by its folder or its main file, and join them."""
    file = path / MAIN if path.is_dir() else path
    whole = file.resolve()
    root = whole.parent.parent if whole.name == MAIN else whole.parent
    main = whole.relative_to(root).as_posix()
    return gather(main, _Folder(root, main, shown_as or file.as_posix()), out)


def _from_folder(path: Path, layout: str | None, shown_as: str | None, *, every: bool) -> Checked:
    out = Diagnostics()
    gathered = gather_files(path, out, shown_as=shown_as)
    return try_layouts(gathered, layout, out, every=every, judged=True)


def _or_raise(checked: Checked) -> Loaded:
    if checked.loaded is None:
        raise ScenarioError(checked.diagnostics)
    return checked.loaded


def try_layouts(
    gathered: Gathered,
    layout: str | None,
    out: Diagnostics,
    *,
    every: bool,
    judged: bool,
    language: str = "",
) -> Checked:
    """Shape, compile and, where `judged`, judge a scenario: the layout to be played, or `every`."""
    game: Game | None = None
    drawing: Drawing | None = None
    languages: tuple[str, ...] = (SOURCE,)
    known: tuple[LayoutInfo, ...] = ()
    if gathered.tree is not None:
        known = layouts(gathered.tree, out, language=language)
        chosen = _chosen(gathered.tree, known, layout, out)
        name = scenario_id(gathered)
        attempts = [
            Attempt(gathered, gathered.tree, name, one, judged=judged, language=language)
            for one in (chosen if every else chosen[:1])
        ]
        _tell_all(attempts, out)
        if attempts:
            first = attempts[0]
            game, drawing, languages = first.game, first.drawing, first.languages
    elif gathered.rest is not None:
        in_itself(gathered.rest, scenario_id(gathered), out, language=language)
    if game is None or out.has_errors:
        return Checked(out.sorted(), None, gathered.texts)
    loaded = Loaded(
        game,
        game.scenario,
        gathered.sources,
        out.sorted(),
        known,
        drawing,
        languages,
        language or languages[0],
    )
    return Checked(out.sorted(), loaded, gathered.texts)


def scenario_id(gathered: Gathered) -> str:
    """The id of a scenario: the name of its folder, or of its one file."""
    folder, _gap, file = gathered.sources[0].path.rpartition("/")
    return posixpath.basename(folder) if folder else posixpath.splitext(file)[0]


def _chosen(
    tree: Tree, known: tuple[LayoutInfo, ...], layout: str | None, out: Diagnostics
) -> tuple[str, ...]:
    """Return the ids of the layouts to try, the one to be played first; `""` for none."""
    ids = tuple(one.id for one in known)
    if layout is None:
        return ids or ("",)
    if layout in ids:
        return (layout,)
    what = _("The scenario has no layout `{layout}`.").format(layout=layout)
    mark = tree.locate(("layouts",))
    if ids:
        out.error("unknown-layout", mark, what, did_you_mean(layout, ids))
    else:
        remedy = _("no layout to be named, for it has only one")
        out.error("unknown-layout", Mark.whole(mark.file), what, remedy)
    return ()


def _tell_all(attempts: list["Attempt"], out: Diagnostics) -> None:
    """Tell each finding once; what the first layout does not have, with those that do."""
    found: dict[Diagnostic, list[str]] = {}
    for attempt in attempts:
        for one in attempt.out.sorted():
            found.setdefault(one, []).append(attempt.layout)
    for one, where in found.items():
        message = one.message
        if where[0] != attempts[0].layout:
            message = counted(
                "{message} (in the layout {layouts}).",
                "{message} (in the layouts {layouts}).",
                len(where),
                message=message.removesuffix("."),
                layouts=", ".join(f"`{layout}`" for layout in where),
            )
        retell(attrs.evolve(one, message=message), out)
