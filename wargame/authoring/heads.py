"""The first words of a scenario: its name and length, read fast and before anything is checked.

For lists of what there is to play; whether it can be played, `load` says.
"""

from pathlib import Path

import attrs
import yaml

from wargame import resources
from wargame.authoring.yaml12 import MAX_SIZE
from wargame.language import SOURCE, nearest_of, wanted

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
    minutes = words.get(("minutes",), "")
    return Head(
        path,
        _told(words, "name") or path.stem,
        int(minutes) if minutes.isdecimal() and len(minutes) < 6 else 0,
        _told(words, "summary"),
    )


def _told(words: dict[tuple[str, ...], str], key: str) -> str:
    """A text in the reader's language, else in the scenario's own, else in the first there is."""
    if (key,) in words:
        return words[key,]
    tongues = {path[1]: text for path, text in words.items() if path[0] == key and text}
    own = words.get(("language",), SOURCE)
    best = nearest_of(tongues, wanted())
    return next((tongues[one] for one in (best, own, *tongues) if one in tongues), "")


def _top_level(file: Path) -> dict[tuple[str, ...], str]:
    """The plain values of a file's outermost mapping, and of the mappings right in it, by path."""
    found: dict[tuple[str, ...], str] = {}
    keys: list[str] = []
    listed = 0
    try:
        with file.open("rb") as source:
            text = source.read(MAX_SIZE)
        for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            if isinstance(event, yaml.MappingStartEvent):
                keys.append("")
            elif isinstance(event, yaml.SequenceStartEvent):
                listed += 1
            elif isinstance(event, yaml.SequenceEndEvent):
                listed -= 1
            elif isinstance(event, yaml.MappingEndEvent):
                keys.pop()
            elif isinstance(event, yaml.ScalarEvent) and not listed and keys and not keys[-1]:
                keys[-1] = event.value
                continue
            elif isinstance(event, yaml.ScalarEvent) and not listed and 0 < len(keys) < 3:
                found[tuple(keys)] = event.value
            else:
                continue
            if keys and not isinstance(event, yaml.CollectionStartEvent) and not listed:
                keys[-1] = ""
    except (OSError, yaml.YAMLError):
        return found
    return found
