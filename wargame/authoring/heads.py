"""The first words of a scenario: its name and length, read fast and before anything is checked.

For lists of what there is to play; whether it can be played, `load` says.
"""

from pathlib import Path

import attrs
import yaml

from wargame import resources
from wargame.authoring.yaml12 import MAX_SIZE

MAIN = "scenario.yaml"


@attrs.frozen
class Head:
    """What a scenario says of itself at its top level. `minutes` is 0 where it does not say."""

    path: Path
    name: str
    minutes: int = 0
    summary: str = ""


def provided() -> tuple[Path, ...]:
    """The scenarios that come with the engine: single files, and folders with a `scenario.yaml`."""
    return scenarios_in(resources.scenarios_dir())


def scenarios_in(folder: Path) -> tuple[Path, ...]:
    """The scenarios of a folder, by name."""
    found = {*folder.glob("*.yaml"), *(file.parent for file in folder.glob(f"*/{MAIN}"))}
    return tuple(sorted(found))


def head(path: Path) -> Head:
    """The head of a scenario; its file's name where that cannot be read, since `load` tells why."""
    file = path / MAIN if path.is_dir() else path
    words = _top_level(file)
    minutes = words.get("minutes", "")
    return Head(
        path,
        words.get("name", path.stem),
        int(minutes) if minutes.isdecimal() and len(minutes) < 6 else 0,
        words.get("summary", ""),
    )


def _top_level(file: Path) -> dict[str, str]:
    """The plain values of a file's outermost mapping, as far as the file can be read."""
    found: dict[str, str] = {}
    depth, key = 0, ""
    try:
        with file.open("rb") as source:
            text = source.read(MAX_SIZE)
        for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            if isinstance(event, yaml.CollectionStartEvent):
                depth, key = depth + 1, ""
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            elif depth == 1 and isinstance(event, yaml.ScalarEvent):
                if key:
                    found[key] = event.value
                key = "" if key else event.value
    except (OSError, yaml.YAMLError):
        return found
    return found
