"""Where the files that come with the engine lie: the games, their sources, the handbooks.

It knows the two homes they may have, inside an installed package or beside it in the source tree,
and does not know what stands in them.
"""

from collections.abc import Iterable
from pathlib import Path

from wargame.language import _

PACKAGE = Path(__file__).resolve().parent


def scenarios_dir() -> Path:
    """The folder of scenario folders and shared rulebooks. Raises FileNotFoundError."""
    return locate(PACKAGE, "scenarios")


def seeds_dir() -> Path:
    """The folder of claim registers that scenarios cite. Raises FileNotFoundError."""
    return locate(PACKAGE, "seeds")


def handbook_dir() -> Path:
    """The folder of the handbooks' Markdown pages. Raises FileNotFoundError."""
    return existing(PACKAGE / "handbook")


def handbook_topics() -> tuple[str, ...]:
    """The handbooks there are, by name. Raises FileNotFoundError."""
    return tuple(sorted(p.stem for p in handbook_dir().glob("*.md") if "." not in p.stem))


def handbook_page(topic: str, languages: Iterable[str] = ()) -> Path:
    """The page of a handbook in the first of the languages that it is written in, else in English.

    A translation stands beside the page: `player.de.md` beside `player.md`. Raises
    FileNotFoundError.
    """
    folder = handbook_dir()
    for tag in languages:
        if tag.partition("-")[0] == "en":
            break
        for ending in dict.fromkeys((tag, tag.partition("-")[0])):
            if (page := folder / f"{topic}.{ending}.md").is_file():
                return page
    return folder / f"{topic}.md"


def locate(package: Path, name: str) -> Path:
    """The folder `name` that belongs to the engine whose package folder is `package`.

    An installed package carries its own copy. Without one the folder stands beside the package,
    but only in a source tree: what else lies beside an installed package is someone else's.

    Raises FileNotFoundError with one sentence that says where it looked and what to do.
    """
    carried = package / "_data" / name
    tree = package.parent
    in_tree = (tree / "pyproject.toml").is_file()
    return existing(tree / name if in_tree and not carried.is_dir() else carried)


def existing(folder: Path) -> Path:
    """`folder` itself. Raises FileNotFoundError where there is none."""
    if not folder.is_dir():
        raise FileNotFoundError(
            _(
                "The folder {folder}, which comes with wargame, is missing: install wargame again."
            ).format(folder=folder)
        )
    return folder
