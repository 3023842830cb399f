"""Whether the tests notice when a single number of the scenarios' rules is changed.

    python -m tests.mutation [FOLDER …] [--sample N] [--seed S] [--jobs J] [--least PERCENT]

changes one number after the other by one, in a copy, and runs the tests of the scenarios until one
fails. It tells per file how many changes were noticed, and every one that was not. Without folders
it takes the rulebook and the games that use it. It ends with an error where fewer are noticed than
should be.
"""

import argparse
import os
import pickle
import random
import shutil
import sys
import tempfile
import traceback
from collections import defaultdict
from pathlib import Path
from typing import IO, NoReturn

import pytest

from tests.mutation.mutants import Mutant, mutants
from tests.mutation.trial import Trial, Verdict
from wargame import resources

FOLDERS = ("rulebook", "near_abroad", "after_the_treaty", "transnistria")
TESTS = "tests/scenarios"


def worker(copy: Path, some: list[Mutant], out: IO[str]) -> list[Verdict]:
    """Try mutants on a copy of the scenarios."""
    shutil.copytree(resources.scenarios_dir(), copy)
    resources.scenarios_dir = lambda: copy
    trial = Trial(copy, some, out)
    options = ["-p", "no:cacheprovider", "-n0", "--capture=no", "-qq", "--no-header"]
    code = pytest.main([*options, "-o", "timeout=120", TESTS], plugins=[trial])
    assert code == pytest.ExitCode.OK, "the tests do not pass as they are"
    return trial.verdicts


def apart(place: Path, job: int, some: list[Mutant]) -> NoReturn:
    """Try mutants in this process and leave what was found in a file; then end."""
    code = 1
    with (place / f"{job}.log").open("w") as log, os.fdopen(os.dup(2), "w") as out:
        os.dup2(log.fileno(), 1)
        os.dup2(log.fileno(), 2)
        try:
            verdicts = worker(place / str(job), some, out)
            (place / f"{job}.found").write_bytes(pickle.dumps(verdicts))
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(code)


def in_jobs(some: list[Mutant], jobs: int) -> list[Verdict]:
    """Share mutants among processes."""
    found: list[Verdict] = []
    with tempfile.TemporaryDirectory() as place:
        children = []
        for job in range(jobs):
            child = os.fork()
            if child == 0:
                apart(Path(place), job, some[job::jobs])
            children.append(child)
        for job, child in enumerate(children):
            os.waitpid(child, 0)
            result = Path(place) / f"{job}.found"
            if not result.exists():
                sys.exit((Path(place) / f"{job}.log").read_text())
            found += pickle.loads(result.read_bytes())
    return found


def report(verdicts: list[Verdict], folder: Path) -> None:
    """Print what came of all mutants, per file and per folder."""
    rows: defaultdict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        rows[verdict.mutant.file].append(verdict)
        rows[verdict.mutant.file.partition("/")[0]].append(verdict)
    for name, some in sorted(rows.items()):
        killed = [one for one in some if one.by]
        named = sum(one.named for one in killed)
        refused = sum(one.refused for one in killed)
        print(
            f"{name:36} {len(killed):4} of {len(some):4}, {100 * len(killed) / len(some):5.1f}%;"
            f" {named} by a test that names the rule, {refused} refused"
        )
    for verdict in verdicts:
        if not verdict.by:
            print(verdict.mutant.told((folder / verdict.mutant.file).read_text("utf-8")))
    killed = [one for one in verdicts if one.by]
    print(f"{len(killed)} of {len(verdicts)} changes noticed")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation")
    parser.add_argument("folders", nargs="*", default=FOLDERS)
    parser.add_argument("--only", default="", help="files with this in their names")
    parser.add_argument("--but", default="/", help="no files with this in their names")
    parser.add_argument("--sample", type=int, help="try so many, drawn at random")
    parser.add_argument("--least", type=float, default=95, help="percent that must be noticed")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=1)
    given = parser.parse_args()
    folder = resources.scenarios_dir()
    files = [
        file.relative_to(folder).as_posix()
        for name in given.folders
        for file in sorted((folder / name).glob("*.yaml"))
        if given.only in file.name and given.but not in file.name
    ]
    tried = [mutant for file in files for mutant in mutants(folder, file, given.seed)]
    if given.sample is not None:
        tried = random.Random(given.seed).sample(tried, min(given.sample, len(tried)))
    verdicts = in_jobs(tried, given.jobs)
    report(verdicts, folder)
    noticed = sum(bool(one.by) for one in verdicts)
    sys.exit(0 if 100 * noticed >= given.least * len(verdicts) else 1)


if __name__ == "__main__":
    main()
