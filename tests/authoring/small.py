"""A small sound scenario, and ways to write and spoil it."""

from pathlib import Path

from wargame.authoring.load import Checked, load
from wargame.core.scenario import Scenario

LUCK = "tables: {luck: {bands: [{name: fails, to: 7}, {name: works, from: 8}]}}\n"
ISLANDS = f"""\
format: 1
name: Two islands
invented: true
turns: 3
seats: {{north: , south: }}
groups: {{coast: The coast}}
places: {{bay: {{seat: north, groups: [coast]}}, cape: {{seat: south, groups: [coast]}}}}
tracks:
  tension: {{range: [0, 10], start: 2}}
  trust: {{of: coast, range: [0, 5]}}
flags: {{truce: }}
resources: {{coin: {{income: {{all: 2}}, carry: 2}}}}
{LUCK}\
actions:
  warn:
    name: Warn
    by: north
    target: coast
    cost: {{coin: 1}}
    table: luck
    outcomes: {{fails: [], works: [tension +1]}}
"""


def written(folder: Path, text: str, name: str = "islands.yaml") -> Path:
    """Write a file into a folder, which is made where needed; return its path."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def spoilt(*changes: tuple[str, str], add: str = "") -> str:
    """The base with each first text, which must stand in it, replaced by the second."""
    text = ISLANDS
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text + add


def scenario_of(folder: Path, *changes: tuple[str, str], add: str = "") -> Scenario:
    """The base with changes, loaded."""
    return load(written(folder, spoilt(*changes, add=add))).scenario


def told(checked: Checked) -> list[str]:
    """What was found, as `LINE code: message`."""
    return [f"{d.mark.line} {d.code}: {d.message}" for d in checked.diagnostics]
