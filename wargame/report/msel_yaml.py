"""Injects as YAML of a scenario: it reads back the same, and is tried before it is kept.

What the compiler finds wrong is told at the row and the column that it came from.
"""

import json
import posixpath
import re
from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from wargame.authoring.diagnostics import Diagnostics, ScenarioError
from wargame.authoring.load import Loaded, load_sources
from wargame.authoring.merge import SourceFile
from wargame.authoring.yaml12 import Plain, read
from wargame.prose.text import _, ended
from wargame.report.sheets import Sheet, Trouble

NAME = "injects-imported.yaml"
PLAIN = re.compile(r"[A-Za-z][\w .,’'-]*")
"""Texts that need no quotes, if YAML 1.1 takes them for texts too."""
LONG = 70
"""Texts longer than this are folded over lines."""
COLUMN_OF = {
    "turns": "Turn", "at": "Phase", "title": "Event", "from": "Sender", "to": "Audience",
    "channel": "Channel", "text": "Inject text", "expect": "Expected action",
    "objective": "Objective", "when": "Trigger", "chance": "Chance", "assumption": "Remarks",
    "cite": "Sources", "contingency": "Status", "once": "Status",
}  # fmt: skip
_KEY = re.compile(r" {4}(\w+):")
_ID = re.compile(r" {2}(\w+):")


class _Dumper(yaml.SafeDumper):
    """Quotes whatever any version of YAML could take for something else than a text."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _represent(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = None if PLAIN.fullmatch(text) else '"'
    if len(text) > LONG and text == " ".join(text.split()):
        style = ">"
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _represent)


def _dump(data: object, *, flow: bool) -> str:
    text: str = yaml.dump(
        data,
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        width=10**6 if flow else 96,
        default_flow_style=True if flow else None,
    )
    return text


def flow(rules: Mapping[str, Plain]) -> str:
    """Rules in one line, for a cell."""
    return _dump(dict(rules), flow=True).strip()


def text(injects: Mapping[str, Mapping[str, Plain]]) -> str:
    """The section `injects` of a scenario."""
    body = {id: dict(inject) for id, inject in injects.items()}
    return _dump({"injects": body}, flow=False) if body else "injects: {}\n"


def rules(cell: str) -> dict[str, Plain] | str:
    """What a cell of rules holds, or a sentence that says why it holds none."""
    out = Diagnostics()
    document = read(cell, "Rules", out)
    if document is None or out.has_errors:
        found = out.sorted()
        return found[0].message if found else _("This is no YAML.")
    if not isinstance(document.data, dict):
        return _("This holds no `key: value`.")
    return document.data


def require_playable(
    loaded: Loaded,
    documents: Iterable[tuple[str, dict[str, Plain]]],
    made: str,
    sheet: Sheet,
    injects: Mapping[str, object],
) -> None:
    """Raise ReportError where a scenario cannot be played with these injects for its own."""
    sources: list[SourceFile] = []
    name = ""
    for path, data in documents:
        rest = {key: value for key, value in data.items() if key != "injects"}
        if not sources:
            name = posixpath.join(posixpath.dirname(path), NAME)
            given = rest.get("include", [])
            rest["include"] = [*(given if isinstance(given, list) else [given]), NAME]
        sources.append(SourceFile(path, json.dumps(rest, ensure_ascii=False)))
    sources.append(SourceFile(name, made))
    if loaded.drawing is not None:
        sources.append(loaded.drawing.source)
    try:
        load_sources(sources, layout=loaded.scenario.layout or None)
    except ScenarioError as error:
        numbers = dict(zip(injects, (row.number for row in sheet.rows), strict=False))
        _tell(error, made, name, sheet, numbers)


def _tell(
    error: ScenarioError, made: str, name: str, sheet: Sheet, numbers: Mapping[str, int]
) -> None:
    """Raise ReportError with each thing that is wrong at the cell it came from."""
    trouble = Trouble(sheet.name)
    lines = made.splitlines()
    for one in error.diagnostics:
        if one.severity != "error":
            continue
        row, column = sheet.head_row, ""
        if one.mark.file == name:
            row, column = _cell(lines[: one.mark.line], numbers, sheet)
        remedy = ended(f"{one.expected[:1].upper()}{one.expected[1:]}")
        trouble.say(row, column, one.message, remedy)
    trouble.stop()


def _cell(lines: list[str], numbers: Mapping[str, int], sheet: Sheet) -> tuple[int, str]:
    """The row and the column of the last of some lines of YAML."""
    row, column = sheet.head_row, ""
    for line in lines:
        inject, key = _ID.match(line), _KEY.match(line)
        if inject and inject[1] in numbers:
            row, column = numbers[inject[1]], ""
        elif key:
            column = COLUMN_OF.get(key[1], "Rules")
    return row, column
