"""Where the engine's own files are found, installed or in a source tree."""

from pathlib import Path

import pytest

from wargame.resources import locate


@pytest.fixture
def package(tmp_path: Path) -> Path:
    folder = tmp_path / "wargame"
    folder.mkdir()
    return folder


def source_tree(package: Path) -> Path:
    (package.parent / "pyproject.toml").touch()
    folder = package.parent / "scenarios"
    folder.mkdir()
    return folder


def test_in_a_source_tree_the_folder_beside_the_package_is_found(package: Path) -> None:
    beside = source_tree(package)

    assert locate(package, "scenarios") == beside


def test_the_copy_that_an_installed_package_carries_comes_first(package: Path) -> None:
    source_tree(package)
    carried = package / "_data" / "scenarios"
    carried.mkdir(parents=True)

    assert locate(package, "scenarios") == carried


def test_a_strangers_folder_beside_an_installed_package_is_not_taken(package: Path) -> None:
    (package.parent / "scenarios").mkdir()

    with pytest.raises(FileNotFoundError):
        locate(package, "scenarios")


def test_a_missing_folder_is_named_with_the_remedy(package: Path) -> None:
    missing = package / "_data" / "seeds"

    with pytest.raises(FileNotFoundError) as refused:
        locate(package, "seeds")

    assert str(refused.value) == (
        f"The folder {missing}, which comes with wargame, is missing: install wargame again."
    )
