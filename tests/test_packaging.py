"""What a user gets: the wheel, in an environment that has nothing else.

The wheel is built through the source archive, so that an archive lacking a file shows here too.
"""

import subprocess
import sys
import tarfile
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ("wargame", "scenarios", "seeds", "tests")

pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path) -> str:
    """What `command` prints in the folder `cwd`; if it fails, the test fails with all it said."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def files(folder: Path) -> dict[str, bytes]:
    """Every file under `folder` that is not a cache, by its path there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source archive."""
    out = tmp_path_factory.mktemp("archive")
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", out, cwd=ROOT)
    (made,) = out.iterdir()
    return made


@pytest.fixture(scope="module")
def python(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of an environment that holds the wheel and what it depends on."""
    home = tmp_path_factory.mktemp("installed")
    pip = (sys.executable, "-m", "pip", "--quiet")
    run(*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", home, archive, cwd=home)
    (wheel,) = home.glob("*.whl")
    venv.create(home / "venv", with_pip=False)
    (interpreter,) = (home / "venv").glob("*/python")
    run(*pip, "--python", interpreter, "install", wheel, cwd=home)
    return interpreter


def test_the_source_archive_holds_all_that_a_build_and_a_test_run_need(archive: Path) -> None:
    with tarfile.open(archive) as opened:
        held = {name.partition("/")[2] for name in opened.getnames()}

    needed = {"LICENSE", "README.md", "pyproject.toml", ".ci/run"}
    needed |= {f"{folder}/{path}" for folder in SHIPPED for path in files(ROOT / folder)}
    assert needed <= held, sorted(needed - held)


@pytest.mark.parametrize("name", ["scenarios", "seeds"])
def test_the_installed_package_carries_every_file_of_the_games(
    name: str, python: Path, tmp_path: Path
) -> None:
    """Asked from another directory, it answers with a folder of its own, equal to the tree's."""
    ask = f"import wargame.resources as r; print(r.{name}_dir())"

    answer = Path(run(python, "-I", "-c", ask, cwd=tmp_path).strip())

    assert not answer.is_relative_to(ROOT)
    assert files(answer) == files(ROOT / name)


def test_the_installed_package_is_the_tree_s_package(python: Path, tmp_path: Path) -> None:
    """Its modules, its type marker and its handbooks; nothing is left behind."""
    ask = "import wargame.resources as r; print(r.PACKAGE)"

    installed = files(Path(run(python, "-I", "-c", ask, cwd=tmp_path).strip()))

    own = {path: text for path, text in installed.items() if not path.startswith("_data/")}
    assert own == files(ROOT / "wargame")


def test_the_console_command_is_installed(python: Path) -> None:
    assert (python.parent / "wargame").is_file()
