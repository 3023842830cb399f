"""From a scenario's files to a game that can be played, or to everything that is wrong with them.

It knows where scenarios lie, which layout is meant and in which order files are read, shaped,
compiled and judged; each of these steps is another module's.
"""

import posixpath
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import attrs

from wargame import resources
from wargame.authoring import hints, lint
from wargame.authoring.claims import Claim, registers, voices
from wargame.authoring.diagnostics import (
    Diagnostic,
    Diagnostics,
    Mark,
    ScenarioError,
    did_you_mean,
)
from wargame.authoring.fields import LayoutInfo
from wargame.authoring.geometry import Geometry, fitting, geometry
from wargame.authoring.mending import UNSURE, mended
from wargame.authoring.merge import Drawing, Gathered, SourceFile, Tree, gather, retell
from wargame.authoring.overlay import overlaid
from wargame.authoring.shape import layouts, shape
from wargame.authoring.tongues import told
from wargame.authoring.yaml12 import MAX_SIZE, Document, read, read_file, text_of
from wargame.core.compile.program import Game, compile_scenario
from wargame.core.compile.report import CompileError, Problem
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
    if name_or_path in known:
        return known[name_or_path]
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
    kept = {source.path: source.text for source in sources}
    if not kept:
        what = _("The recorded game holds no scenario.")
        raise ScenarioError([Diagnostic("missing-file", Mark.whole(MAIN), what)])
    out = Diagnostics()
    gathered = gather(next(iter(kept)), _Kept(kept), out)
    found = _checked(gathered, layout, out, every=False, judged=False, language=language)
    return _or_raise(found)


def _from_folder(path: Path, layout: str | None, shown_as: str | None, *, every: bool) -> Checked:
    file = path / MAIN if path.is_dir() else path
    whole = file.resolve()
    root = whole.parent.parent if whole.name == MAIN else whole.parent
    main = whole.relative_to(root).as_posix()
    out = Diagnostics()
    gathered = gather(main, _Folder(root, main, shown_as or file.as_posix()), out)
    return _checked(gathered, layout, out, every=every, judged=True)


def _or_raise(checked: Checked) -> Loaded:
    if checked.loaded is None:
        raise ScenarioError(checked.diagnostics)
    return checked.loaded


def _checked(
    gathered: Gathered,
    layout: str | None,
    out: Diagnostics,
    *,
    every: bool,
    judged: bool,
    language: str = "",
) -> Checked:
    game: Game | None = None
    drawing: Drawing | None = None
    languages: tuple[str, ...] = (SOURCE,)
    known: tuple[LayoutInfo, ...] = ()
    if gathered.tree is not None:
        known = layouts(gathered.tree, out, language=language)
        chosen = _chosen(gathered.tree, known, layout, out)
        name = _name(gathered.sources[0].path)
        attempts = [
            _Attempt(gathered, gathered.tree, name, one, judged=judged, language=language)
            for one in (chosen if every else chosen[:1])
        ]
        _tell_all(attempts, out)
        if attempts:
            first = attempts[0]
            game, drawing, languages = first.game, first.drawing, first.languages
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


def _name(main: str) -> str:
    folder, _, file = main.rpartition("/")
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


def _tell_all(attempts: list["_Attempt"], out: Diagnostics) -> None:
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


class _Attempt:
    """One layout of a scenario: its game, if it can be played, and what was found on the way."""

    def __init__(
        self,
        gathered: Gathered,
        tree: Tree,
        name: str,
        layout: str,
        *,
        judged: bool,
        language: str = "",
    ) -> None:
        self.layout, self.name, self.out = layout, name, Diagnostics()
        whole = overlaid(tree, ("layouts", layout, "change"), self.out)
        self.drawing = gathered.drawing(whole)
        self._shaped = shape(whole, name, layout, _known_voices, self.out, language=language)
        self._tree, self.languages = self._shaped.tree, self._shaped.languages
        self.game = self._compiled() if self._shaped.can_be_judged else None
        if judged:
            self._judge()

    def _judge(self) -> None:
        scenario, tree, out = self._shaped.scenario, self._tree, self.out
        parts = lint.parts(scenario)
        kept = [part for part in parts if not self._shaped.spoils(part[0])]
        lint.claims(kept, tree, _claims, out)
        if tree.data.get("invented") is not True:
            lint.grounds(kept, tree, out)
        lint.briefs(scenario, tree, out)
        lint.names(scenario, tree, out)
        if scenario.map is not None and self.drawing is not None:
            fitting(scenario.map, scenario.places, self.drawing, tree, out)
        if self.game is not None and not self._shaped.spoilt:
            lint.prices(scenario, parts, tree, out)
            hints.two_sets(self.game, tree, out)
            hints.shown_costs(self.game, tree, out)
        lint.languages(self._shaped.tongues, self.languages, tree, out)
        for language in self.languages[1:]:
            self._read_in(language)

    def _read_in(self, language: str) -> None:
        """Judge what people see, in another language than the scenario's own."""
        shaped = shape(
            self._tree, self.name, self.layout, _known_voices, Diagnostics(), language=language
        )
        lint.briefs(shaped.scenario, shaped.tree, self.out)
        lint.names(shaped.scenario, shaped.tree, self.out)

    def _compiled(self) -> Game | None:
        try:
            game = compile_scenario(self._shaped.scenario)
        except CompileError as error:
            self._tell((*error.problems, *self._hidden(error.problems)))
            return None
        self._tell(game.warnings)
        return game

    def _hidden(self, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
        """What the compiler had not come to when it gave up."""
        whole = mended(self._shaped.scenario, problems)
        if whole == self._shaped.scenario:
            return ()
        try:
            compile_scenario(whole)
        except CompileError as error:
            return tuple(
                one
                for one in error.problems
                if one not in problems and not one.warning and not one.code.startswith(UNSURE)
            )
        return ()

    def _tell(self, problems: tuple[Problem, ...]) -> None:
        for problem in problems:
            if self._follows(problem, problems):
                continue
            tell = self.out.warn if problem.warning else self.out.error
            message, remedy = _sentence(told(problem.message)), told(problem.expected)
            tell(problem.code, self._mark(problem), message, remedy)

    def _mark(self, problem: Problem) -> Mark:
        path = problem.path
        if path[0] == "objectives" and path[-1] == "seat":
            path = path[:2]
        # A name that is itself a key, such as that of a band or of a resource that is paid.
        if problem.code in _OF_KEYS and f"`{path[-1]}`" in problem.message:
            return self._tree.key_mark(path)
        return self._tree.locate(path, problem.offset)

    def _follows(self, problem: Problem, others: tuple[Problem, ...]) -> bool:
        """Whether a problem only comes of a wrong shape, or of another problem, told already."""
        shaped, code, path = self._shaped, problem.code, problem.path
        if shaped.wrong and (shaped.spoils(path) or code in _OF_SHAPES):
            return True
        if shaped.spoilt and (problem.warning or code.startswith(UNSURE)):
            return True
        if any(re.search(rf"\b{re.escape(name)}\b", problem.message) for name in shaped.spoilt):
            return True
        if code.startswith("secret") and any("seen_by" in other.path for other in others):
            return True
        cause = _CAUSES.get(code)
        return any(o.code == cause and o.path[: len(path)] == path for o in others)


_OF_SHAPES = frozenset({"unknown-tag", "unknown-question", "unknown-option", "unknown-lesson"})
"""Problems that what was left out of a wrong shape may bring about elsewhere."""
_CAUSES = {
    "nobody-orders": "unknown-seat",
    "missing-band": "unknown-band",
    "grade-not-total": "never-holds",
    "no-income": "unknown-seat",
}
"""Problems that are another one seen from the other side."""
_OF_KEYS = frozenset(
    {"bad-id", "twice"}
    | {f"unknown-{what}" for what in ("band", "flag", "place", "resource", "roll", "seat", "track")}
)
"""Problems whose name may be a key of the files."""


def _sentence(message: str) -> str:
    return message[:1].upper() + message[1:] + ("" if message.endswith(".") else ".")


def _claims() -> Mapping[str, Claim]:
    return registers(resources.seeds_dir())


def _known_voices() -> Iterable[str]:
    return voices(_claims())
