"""The text of a game's rules brought to life without a log, at two speeds.

CPython runs the text as it stands; numba compiles the same text, once, and keeps what it made in the
user's cache folder under the hash of the text. Knows buffers and compilers, no seed and no score.
"""

import ast
import hashlib
import importlib
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Literal, Protocol, cast

import attrs

from wargame.core.compile.program import Game
from wargame.core.engine.rules import namespace

Speed = Literal["python", "numba"]

ENTRY = "entry"
BRIDGE = """
@jit
def entry(first, count, trace, room, B, S, L, W, C, R):
    return play_games(
        first, count, trace, room, B.ctypes, S.ctypes, L.ctypes, W.ctypes, C.ctypes, R.ctypes
    )
"""
"""Between CPython, which hands over arrays, and the rules, which get bare pointers: an array as an
argument is a struct of seven words whose references are counted at every call."""
KEPT = 20
"""How many compiled texts stay in the cache; those that were not used for longest go."""


class SpeedError(Exception):
    """Games cannot be played at a speed; the text is one sentence with the remedy."""


class MissingExtra(SpeedError):
    """Numba is not installed."""


class Numbers(Protocol):
    """A buffer of integers: a list in CPython, an int64 array under numba."""

    def __len__(self) -> int: ...
    def __getitem__(self, index: slice) -> Sequence[int]: ...


@attrs.frozen(eq=False)
class Player:
    """Plays whole games of one scenario at random. Holds no buffers, so threads may share it."""

    game: Game
    entry: Callable[..., int]
    blank: Callable[[int], Numbers]

    @property
    def row(self) -> int:
        """How long a row of results is: a state and the count of decisions that led to it."""
        return len(self.game.slots) + 1

    def play(self, first: int, count: int, rows: int, *, trace: bool = False) -> tuple[int, Numbers]:
        """Play `count` games with the seeds from `first` on and keep at most `rows` rows.

        Returns how many rows there were to keep, and the rows, one behind another: the final state of
        each game; with `trace` the state after each decision before it.
        """
        size, kept = len(self.game.slots), self.blank(rows * self.row)
        found = self.entry(
            first,
            count,
            int(trace),
            rows,
            self.blank(size),
            self.blank(size),
            self.blank(0),
            self.blank(self.game.work_room),
            self.blank(self.game.code_room),
            kept,
        )
        return found, kept


def player(game: Game, speed: Speed, *, cache: Path | None = None) -> Player:
    """Bring a game's rules to life; `cache` is where compiled rules are kept.

    Raises MissingExtra where numba is wanted and not installed, SpeedError where nothing can be kept.
    """
    if speed == "python":
        entry = namespace(game, log=False)["play_games"]
        return Player(game, cast("Callable[..., int]", entry), _zeros)
    numba, numpy = _installed("numba"), _installed("numpy")
    text = "from __future__ import annotations\n" + game.program.text(log=False, branchless=True) + BRIDGE
    file = _kept(text, cache or cache_folder(), numba.__version__)
    return Player(game, _compiled(text, file, numba, numpy), lambda n: numpy.zeros(n, numpy.int64))


def _zeros(size: int) -> Numbers:
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

    A cached entry needs none of the functions it calls, so the first attempt leaves them as they are;
    numba refuses the attempt at once where it has to compile the entry after all.
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
        # One signature each, by the parameters' names: without, every mix of types is compiled anew.
        names = code.co_varnames[: code.co_argcount]
        run = array if name == ENTRY else pointer
        types = tuple(run if len(p) == 1 and p.isupper() else numba.int64 for p in names)
        if name == ENTRY:
            return numba.njit(types, cache=True, nogil=True, error_model="numpy")(function)
        return numba.njit(
            types, no_cpython_wrapper=True, no_cfunc_wrapper=True, error_model="numpy"
        )(function)

    names = {
        "__name__": __name__,  # where numba finds a home for what it loads from the cache
        "jit": jit,
        "array": lambda values: numpy.array(values, numpy.int64),
        "copy": numba.njit(copy),
    }
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
    key = hashlib.sha256(f"{version} {sys.version}\n{text}".encode()).hexdigest()[:32]
    file = folder / key / "rules.py"
    try:
        if not file.exists():
            _write(text, file)
        os.utime(file.parent)
        others = sorted(folder.iterdir(), key=lambda one: one.stat().st_mtime, reverse=True)
        for old in others[KEPT:]:
            shutil.rmtree(old)
    except OSError as error:
        raise SpeedError(
            f"Compiled rules cannot be kept in {folder}: {error.strerror}. Make room there, or set "
            "XDG_CACHE_HOME to a folder that can be written."
        ) from error
    return file


def _write(text: str, file: Path) -> None:
    """Write whole or not at all, always under the same date: numba's cache goes by it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_suffix(f".{os.getpid()}")
    fresh.write_text(text, "utf-8")
    os.utime(fresh, (0, 0))
    fresh.replace(file)
