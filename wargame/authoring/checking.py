"""What `wargame check` says: the findings of one scenario or of many, as a page or as JSON.

It knows which scenarios a path means and in what order they are told; what is wrong with one of
them is the loader's finding.
"""

from collections.abc import Iterable
from pathlib import Path

from wargame.authoring.diagnostics import (
    Diagnostic,
    Diagnostics,
    Mark,
    ScenarioError,
    render,
    to_json,
)
from wargame.authoring.load import MAIN, check, find
from wargame.language import _, counted


def check_paths(paths: Iterable[str], form: str) -> tuple[str, bool]:
    """Return what is to be said of scenarios, all their layouts, and whether anything is wrong.

    A path is a scenario's folder or file, the name of one that comes with wargame, or a folder of
    scenarios. `form` is `text`, a page that ends with a line of counts, or `json`, one array.
    """
    out = Diagnostics()
    found: list[Diagnostic] = []
    texts: dict[str, str] = {}
    scenarios = _scenarios(paths, out)
    for path, shown in scenarios:
        checked = check(path, shown_as=shown)
        found += checked.diagnostics
        texts |= checked.texts
    # Scenarios that share a file share its findings.
    told = tuple(dict.fromkeys((*out.sorted(), *found)))
    wrong = any(one.severity == "error" for one in told)
    if form == "json":
        return to_json(told), wrong
    before, _gap, count = render(told, texts).rpartition("\n")
    looked = counted("{n} scenario", "{n} scenarios", len(scenarios))
    if lost := len(out.sorted()):
        looked = counted(
            "{scenarios} and {n} path without one",
            "{scenarios} and {n} paths without one",
            lost,
            scenarios=looked,
        )
    if scenarios:
        count = _("{scenarios}: {findings}").format(scenarios=looked, findings=count)
    return f"{before}\n{count}".lstrip("\n"), wrong


def _scenarios(paths: Iterable[str], out: Diagnostics) -> list[tuple[Path, str]]:
    """Return each scenario that is meant once, with its main file's name in what is told."""
    found: dict[Path, tuple[Path, str]] = {}
    for name in paths:
        try:
            meant = _meant(name)
        except ScenarioError as error:
            for one in error.diagnostics:
                out.error(one.code, one.mark, one.message, one.expected)
            continue
        except FileNotFoundError:
            raise
        except OSError as error:
            out.error(
                "unreadable",
                Mark.whole(name),
                _("It cannot be read: {strerror}.").format(strerror=error.strerror),
            )
            continue
        for path in meant:
            main = path / MAIN if path.is_dir() else path
            found.setdefault(main.resolve(), (path, shown_name(main)))
    return list(found.values())


def _meant(name: str) -> list[Path]:
    folder = Path(name)
    if folder.is_dir() and not (folder / MAIN).is_file():
        folders = (file.parent for file in folder.glob(f"*/{MAIN}"))
        inside = sorted([*folder.glob("*.yaml"), *folders])
        if inside:
            return inside
    return [find(name)]


def shown_name(main: Path) -> str:
    """The name of a file as it is told: from the folder one is in, where it lies below."""
    here = Path.cwd()
    return (main.relative_to(here) if main.is_relative_to(here) else main).as_posix()
