"""Playouts: what they count, that cutting the work changes nothing, what is said when they fail."""

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import attrs
import pytest

from tests.analysis.games import engine
from wargame.analysis import playouts as po
from wargame.analysis import speeds
from wargame.analysis.playouts import PlayoutError, batches, playouts, trace
from wargame.analysis.speeds import MissingExtra, SpeedError, reached, runner
from wargame.core import state as st
from wargame.core.engine.scoring import grade, scores

GAME = engine("constructs").game
ROOT = Path(__file__).resolve().parents[2]


def test_a_playout_tells_how_its_game_ended() -> None:
    """Everything in a playout is read off the last state of the game with its seed."""
    own = engine("constructs")
    for seed, found in enumerate(playouts(GAME, range(20)).playouts):
        last = trace(GAME, seed)[-1]

        assert found.seed == seed
        assert (found.end, found.turns) == (last[st.OVER], last.turn)
        assert found.grade == grade(own, last)
        assert found.scores == tuple(one.score for one in scores(own, last))
        assert found.measures == tuple(own.reading(last, k) for k in GAME.measures)


def test_results_give_a_score_and_a_measure_game_by_game() -> None:
    results = playouts(GAME, range(7))

    assert results.score(1) == tuple(one.scores[1] for one in results.playouts)
    assert results.measure(0) == tuple(one.measures[0] for one in results.playouts)


def test_any_run_of_seeds_is_part_of_a_longer_one() -> None:
    assert playouts(GAME, range(10)).playouts[3:8] == playouts(GAME, range(3, 8)).playouts


def test_seeds_of_64_bits_play_games_of_their_own() -> None:
    """The upper half of a seed is no less secret than the lower."""
    [low, high] = (trace(GAME, seed)[-1] for seed in (1, 1 + (1 << 32)))

    assert low[st.KEY] == high[st.KEY]
    assert low != high


def processes() -> Executor:
    return ProcessPoolExecutor(2, mp_context=get_context("spawn"))


@pytest.mark.parametrize("executor", [ThreadPoolExecutor, processes])
def test_results_do_not_depend_on_how_the_work_was_cut(
    executor: Callable[[], Executor], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = playouts(GAME, range(40))
    monkeypatch.setattr(po, "PART", 7)
    with executor() as workers:
        assert playouts(GAME, range(40), executor=workers) == whole
    assert playouts(GAME, range(40)) == whole


class Idle(Executor):
    """Does the first piece of work it is given, and never gets round to the others."""

    def __init__(self) -> None:
        self.futures: list[Future[Any]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        if not self.futures:
            future.set_result(fn(*args, **kwargs))
        self.futures.append(future)
        return future


def test_work_that_is_left_early_begins_no_further_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(po, "PART", 10)
    workers = Idle()
    pieces = batches(GAME, range(30), executor=workers)
    first = next(pieces)
    pieces.close()

    assert [one.seed for one in first] == list(range(10))
    assert [future.cancelled() for future in workers.futures] == [False, True, True]


@pytest.mark.parametrize("seeds", [range(0, 10, 2), range(-1, 3)])
def test_seeds_that_are_no_run_of_numbers_are_refused(seeds: range) -> None:
    with pytest.raises(ValueError, match="numbers in a row"):
        playouts(GAME, seeds)


def test_no_seeds_give_no_games() -> None:
    assert playouts(GAME, range(0)).playouts == ()


def test_a_game_that_outgrew_its_room_is_told_with_its_seed() -> None:
    rules = GAME.program.rules.replace(
        "    copy(START, S, 0, SIZE)", "    copy(START, S, 0, SIZE)\n        S[FAULT] = 1"
    )
    broken = attrs.evolve(GAME, program=attrs.evolve(GAME.program, rules=rules))

    with pytest.raises(PlayoutError, match=r"seed 3 .*capacity"):
        playouts(broken, range(3, 5))


def test_without_numba_one_sentence_names_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "numba", None)

    with pytest.raises(MissingExtra, match=r"pip install 'wargame\[fast\]'"):
        runner(GAME, "numba", cache=tmp_path)


def test_python_speed_needs_neither_numba_nor_numpy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("numba", "numpy"):
        monkeypatch.setitem(sys.modules, name, None)

    assert runner(GAME, "python").play(0, 2)[:1] == [0]


def test_a_cache_that_cannot_be_written_is_told_with_the_place(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")

    with pytest.raises(SpeedError, match="XDG_CACHE_HOME"):
        runner(GAME, "numba", cache=tmp_path / "file")


def test_only_the_latest_compiled_rules_are_kept(tmp_path: Path) -> None:
    """A designer who changes a rule a hundred times does not fill the disk."""
    for number in range(speeds.KEPT + 5):
        speeds._kept(f"text {number}", tmp_path, "0")

    assert len(list(tmp_path.iterdir())) == speeds.KEPT
    assert speeds._kept(f"text {speeds.KEPT + 4}", tmp_path, "0").read_text() == "text 24"


COMPILE = """
import sys
from pathlib import Path
import numba, numpy
from wargame.analysis import speeds

for text in sys.argv[2:]:
    file = speeds._kept(text, Path(sys.argv[1]), numba.__version__)
    print(speeds._compiled(text, file, numba, numpy)(10))
"""


def compile_apart(folder: Path, *texts: str) -> list[str]:
    """Compile texts, or load them from the cache, in a process of their own; what each returns."""
    command = [sys.executable, "-c", COMPILE, str(folder), *texts]
    found = subprocess.run(command, capture_output=True, check=True, text=True, cwd=ROOT)
    return found.stdout.split()


def test_games_that_were_compiled_apart_are_not_mixed_up_when_loaded_together(
    tmp_path: Path,
) -> None:
    """Each was the first in its process, so that numba alone would give both the same name."""
    one, other = (
        # A function that calls itself stays a function of its own, as the larger rules do.
        f"@jit\ndef rule(n):\n    return rule(n - 1) + {k} if n > 0 else 0\n\n"
        "@jit\ndef entry(n):\n    return rule(n)\n"
        for k in (1, 2)
    )
    compile_apart(tmp_path, one)
    compile_apart(tmp_path, other)
    before = sorted((file, file.stat().st_mtime_ns) for file in tmp_path.rglob("*.nbc"))

    assert compile_apart(tmp_path, one, other) == ["10", "20"]
    assert sorted((file, file.stat().st_mtime_ns) for file in tmp_path.rglob("*.nbc")) == before


def test_functions_that_playouts_never_call_are_not_compiled() -> None:
    text = "def a(): b()\ndef b(): c(int())\ndef c(x): a()\ndef d(): a()\n"

    assert reached(text, "b") == {"a", "b", "c"}
    assert reached(text, "d") == {"a", "b", "c", "d"}


def test_numba_is_not_imported_before_it_is_used() -> None:
    """Half a second that nobody waits for who plays no compiled games."""
    look = "import sys, wargame.analysis.playouts; print({'numba', 'numpy'} & sys.modules.keys())"
    found = subprocess.run(
        [sys.executable, "-c", look], capture_output=True, check=True, text=True, cwd=ROOT
    )

    assert found.stdout == "set()\n"
