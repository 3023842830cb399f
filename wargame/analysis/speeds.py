"""The text of a game's rules brought to life without a log, at two speeds.

CPython runs the text as it stands; numba compiles the same text, once, and keeps what it made in
the user's cache folder under the hash of the text. Knows buffers and compilers, no score.
"""

import ast
import hashlib
import importlib
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, Literal, cast

import attrs

from wargame.analysis import figures
from wargame.analysis.figures import ENTRY
from wargame.core.compile.program import Game
from wargame.core.engine.rules import namespace

Speed = Literal["python", "numba"]

MARGIN = 1024
"""Room before a compiled buffer: without branches, rules also read what nobody's place would
have, and then leave it out."""
KEPT = 20
"""How many compiled texts stay in the cache; those that were not used for longest go."""


class SpeedError(Exception):
    """Games cannot be played at a speed; the text is one sentence with the remedy."""


class MissingExtra(SpeedError):
    """Numba is not installed."""


@attrs.frozen(eq=False)
class Runner:
    """Plays whole games of one scenario at random. Holds no buffers, so threads may share it."""

    game: Game
    entry: Callable[..., int]
    blank: Callable[[int], Sequence[int]]
    """A buffer of so many integers, as the speed wants it."""
    plain: Callable[[Sequence[int]], list[int]]
    """A buffer's integers."""

    @property
    def row(self) -> int:
        """How long a row of a trace is: a state, and the count of decisions that led to it."""
        return len(self.game.slots) + 1

    def play(self, first: int, count: int) -> list[int]:
        """Play the games with the seeds from `first` on; their figures, one behind another."""
        told = self.blank(count * figures.width(self.game))
        self._run(first, count, 0, count, told)
        return self.plain(told)

    def trace(self, seed: int) -> list[int]:
        """The rows of one game: after each decision, and at the end."""
        none = self.blank(0)
        rows, _ = self._run(seed, 1, 1, 0, none)
        return self.plain(self._run(seed, 1, 1, rows, none)[1])

    def _run(
        self, first: int, count: int, trace: int, rows: int, told: Sequence[int]
    ) -> tuple[int, Sequence[int]]:
        """How many rows there were to keep, and those for which there is room."""
        size, kept = len(self.game.slots), self.blank(rows * self.row)
        found = self.entry(
            first,
            count,
            trace,
            rows,
            self.blank(size),
            self.blank(size),
            self.blank(0),
            self.blank(self.game.work_room),
            self.blank(self.game.code_room),
            kept,
            told,
        )
        return found, kept


def runner(game: Game, speed: Speed, *, cache: Path | None = None) -> Runner:
    """Bring a game's rules to life for many games; `cache` is where compiled rules are kept.

    Raises MissingExtra where numba is wanted and missing, SpeedError where nothing can be kept.
    """
    if speed == "python":
        names = namespace(game, log=False, quick=True)
        exec(compile(figures.text(game, ""), f"<{game.scenario.id}>", "exec"), names)
        return Runner(game, cast("Callable[..., int]", names[ENTRY]), _zeros, list)
    numba, numpy = _installed("numba"), _installed("numpy")
    rules = game.program.text(log=False, branchless=True)
    # Bare pointers: an array as an argument is a struct of seven words, its references counted at
    # every call.
    text = "from __future__ import annotations\n" + rules + figures.text(game, ".ctypes")
    file = _kept(text, cache or cache_folder(), numba.__version__)
    return Runner(
        game,
        _compiled(text, file, numba, numpy),
        lambda size: numpy.zeros(MARGIN + size, numpy.int64)[MARGIN:],
        numpy.ndarray.tolist,
    )


def _zeros(size: int) -> Sequence[int]:
    return [0] * size


# ---- numba


def _installed(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise MissingExtra(
            f"Compiled playouts need {name}, which is not installed: pip install 'wargame[fast]', "
            "or play at the speed `python`."
        ) from error


def _compiled(text: str, file: Path, numba: Any, numpy: Any) -> Callable[..., int]:
    """The entry from the cache, or compiled with everything it calls.

    A cached entry needs none of the functions it calls, so the first attempt leaves them as they
    are; numba refuses it at once where it has to compile the entry after all.
    """
    try:
        return _run(text, file, frozenset(), numba, numpy)
    except numba.TypingError:
        return _run(text, file, reached(text, ENTRY), numba, numpy)


def _run(
    text: str, file: Path, wanted: frozenset[str], numba: Any, numpy: Any
) -> Callable[..., int]:
    array, pointer = numba.int64[::1], numba.types.CPointer(numba.int64)

    def copy(source: Any, target: Any, at: int, size: int) -> None:
        for k in range(size):
            target[at + k] = source[k]

    def jit(function: Callable[..., object]) -> Any:
        name, code = function.__name__, function.__code__
        if name != ENTRY and name not in wanted:
            return function
        # One signature each, from parameter names; without it numba compiles every mix of types.
        names = code.co_varnames[: code.co_argcount]
        run = array if name == ENTRY else pointer
        types = tuple(run if len(p) == 1 and p.isupper() else numba.int64 for p in names)
        if name == ENTRY:
            return numba.njit(types, cache=True, nogil=True, error_model="numpy")(function)
        return numba.njit(
            types, no_cpython_wrapper=True, no_cfunc_wrapper=True, error_model="numpy"
        )(function)

    # Compiled functions are known by their module's name. Two games that shared one would, loaded
    # from the cache, call each other's rules.
    module = ModuleType(f"{__name__}.{file.parent.name}")
    sys.modules[module.__name__] = module
    names = module.__dict__
    names["jit"], names["copy"] = jit, numba.njit(copy)
    names["array"] = lambda values: numpy.array(values, numpy.int64)
    exec(compile(text, str(file), "exec"), names)
    return cast("Callable[..., int]", names[ENTRY])


def reached(text: str, entry: str) -> frozenset[str]:
    """The functions of a text that are called by one of them, directly or not, and that one."""
    calls = {
        node.name: {
            call.func.id
            for call in ast.walk(node)
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
        }
        for node in ast.parse(text).body
        if isinstance(node, ast.FunctionDef)
    }
    found: set[str] = set()
    ahead = {entry}
    while ahead:
        found |= ahead
        ahead = {name for caller in ahead for name in calls[caller] & calls.keys()} - found
    return frozenset(found)


# ---- the cache


def cache_folder() -> Path:
    """Where this user's compiled rules are kept."""
    if sys.platform == "win32":
        home = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        home = Path.home() / "Library" / "Caches"
    else:
        home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return home / "wargame" / "compiled"


def _kept(text: str, folder: Path, version: str) -> Path:
    """The text as a file, as numba's cache needs it, in a folder of its own; old ones go."""
    try:
        # What is compiled rests on how, too: on this file as well as on numba and Python.
        how = Path(__file__).read_text("utf-8")
        made = f"{version} {sys.version}\n{how}\n{text}"
        file = folder / hashlib.sha256(made.encode()).hexdigest()[:32] / "rules.py"
        if not file.exists():
            _write(text, file)
            _prune(folder)
        os.utime(file.parent)
    except OSError as error:
        raise SpeedError(
            f"Compiled rules cannot be kept in {folder}: {error.strerror}. Make room there, or set "
            "XDG_CACHE_HOME to a folder that can be written."
        ) from error
    return file


def _prune(folder: Path) -> None:
    """Take away what was not used for longest; another process may be at it at the same time."""
    latest = sorted(folder.iterdir(), key=lambda one: one.stat().st_mtime, reverse=True)
    for old in latest[KEPT:]:
        shutil.rmtree(old, ignore_errors=True)


def _write(text: str, file: Path) -> None:
    """Write whole or not at all, always under the same date: numba's cache goes by it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_suffix(f".{os.getpid()}")
    fresh.write_text(text, "utf-8")
    os.utime(fresh, (0, 0))
    fresh.replace(file)
