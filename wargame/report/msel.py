"""The events list (MSEL) as a spreadsheet: injects out to rows, and rows back to YAML.

A row has the usual columns; what an inject does to the game stands in the last one in the
scenario's own language, so that what comes back is what went out.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import attrs

from wargame.authoring.diagnostics import Diagnostics
from wargame.authoring.load import Loaded, find, load
from wargame.authoring.yaml12 import Plain, read
from wargame.core import events as ev
from wargame.play.session import Session
from wargame.prose.text import _, counted, listed
from wargame.report import game, injected, msel_yaml, sheets
from wargame.report.case import Case
from wargame.report.document import ReportError
from wargame.report.rendering import put
from wargame.report.sheets import Trouble

TITLE = "Injects"
"""What the sheet is called."""

KEYS = {
    "Number": "id", "Turn": "turns", "Phase": "at", "Event": "title", "Sender": "from",
    "Audience": "to", "Channel": "channel", "Inject text": "text", "Expected action": "expect",
    "Objective": "objective", "Trigger": "when", "Chance": "chance", "Status": "status",
    "Remarks": "assumption", "Sources": "cite", "Rules": "rules", "Moved": "moved",
    "Text as sent": "sent_text", "Sent to": "sent_to", "Seen": "seen",
}  # fmt: skip
"""The columns, in order, and the keys of an inject's YAML that they hold; the last ones tell of a
game, and are passed by where a list is read.
"""
PLAYED = ("moved", "sent_text", "sent_to", "seen")
COLUMNS = tuple(KEYS)
REQUIRED = ("Number", "Turn", "Event", "Audience", "Inject text")
LISTS = ("to", "objective", "cite")
EVERYONE, START, NEWS = "all", "start", "news"
CHANNELS = ("news", "private note", "intelligence", "demand")
CONTINGENCY, REPEATING, PLANNED = "contingency", "repeating", "planned"
SQLITE = b"SQLite format 3\x00"

Inject = dict[str, Plain]
Cells = dict[str, str]


# ---- out


def export(source: str, out: Path) -> tuple[str, ...]:
    """Write the injects of a scenario, or of a game with what came of them; return what to tell.

    Raises ScenarioError, JournalError or SessionError for what cannot be read, ReportError for
    what cannot be written.
    """
    sheets.is_xlsx(out)
    if _is_game(Path(source)):
        with Session.open(Path(source), read_only=True) as session:
            made = _played(session)
    else:
        made = [cells(id, inject) for id, inject in injects(load(find(source))).items()]
    put(out, sheets.written(out, TITLE, COLUMNS, made))
    number = counted("{n} inject", "{n} injects", len(made))
    return (_("{number} written to {path}.").format(number=number, path=out),)


def _is_game(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(SQLITE)) == SQLITE
    except OSError:
        return False


def _played(session: Session) -> list[Cells]:
    """The injects of a game with what came of each, then those that Control improvised."""
    case = game.case_of(game.kit_of(session), session)
    status: dict[str, str] = {}
    played: dict[str, Cells] = {}
    for row in injected.injects(case):
        id = str(row["inject"])
        cell = played.setdefault(id, {})
        if row["turn"]:
            said = f"{row['status']}, turn {row['turn']}"
            status[id] = f"{status[id]}; {said}" if id in status else said
        elif row["status"] in injected.MOVED.values():
            status[id] = str(row["status"])
        for column, key in KEYS.items():
            if key in PLAYED and row.get(key):
                cell[column] = _text(str(row[key]))
    found = injects(session.loaded)
    made = [cells(id, one, status.get(id, "")) | played.get(id, {}) for id, one in found.items()]
    return [*made, *_improvised(case, status)]


def _improvised(case: Case, status: Mapping[str, str]) -> Iterable[Cells]:
    """Injects that Control improvised, as contingencies of a next game."""
    facts = [fact for fact in case.facts if isinstance(fact.event, ev.Improvised)]
    own = [row for row in injected.injects(case) if row["status"] == injected.IMPROVISED]
    for row, fact in zip(own, facts, strict=True):
        id, event = str(row["inject"]), fact.event
        does = injected.rules(case, fact.turn, event.effects) if isinstance(
            event, ev.Improvised
        ) else None  # fmt: skip
        text = _text(str(row["sent_text"]))
        inject: Inject = {
            "title": f"Improvised {id}", "turns": [fact.turn], "text": text, "contingency": True,
            "to": list[Plain](str(row["sent_to"]).split()), "assumption": "improvised in play",
        }  # fmt: skip
        if does:
            inject["do"] = list[Plain](does)
        yield cells(id, inject, status.get(id, "")) | {"Text as sent": text}


def injects(loaded: Loaded) -> Mapping[str, Inject]:
    """The injects of a scenario as they are written, by id, before any layout changes them."""
    found: dict[str, Inject] = {}
    for _path, data in documents(loaded):
        section = data.get("injects")
        for id, inject in section.items() if isinstance(section, dict) else ():
            found[id] = dict(inject) if isinstance(inject, dict) else {}
    order = [inject.id for inject in loaded.scenario.injects]
    return {id: found[id] for id in sorted(found, key=lambda id: _place(order, id))}


def _place(order: list[str], id: str) -> int:
    return order.index(id) if id in order else len(order)


def documents(loaded: Loaded) -> Iterable[tuple[str, dict[str, Plain]]]:
    """The data of each file of a scenario, the main one first; its map is none of them."""
    drawn = loaded.drawing.source.path if loaded.drawing else ""
    for source in loaded.sources:
        document = read(source.text, source.path, Diagnostics()) if source.path != drawn else None
        if document is not None and isinstance(document.data, dict):
            yield source.path, document.data


def cells(id: str, inject: Inject, status: str = "") -> Cells:
    """An inject as a row of texts."""
    rest = dict(inject)
    found = {"Number": id}
    for column, key in KEYS.items():
        if key in ("id", "status", "rules", *PLAYED):
            found[column] = found.get(column, "")
            continue
        found[column] = _text(rest.pop(key, None))
    found["Phase"] = found["Phase"] or START
    found["Audience"] = found["Audience"] or EVERYONE
    found["Channel"] = found["Channel"] or NEWS
    kinds = []
    if rest.pop("contingency", False) is True:
        kinds.append(CONTINGENCY)
    if rest.pop("once", True) is False:
        kinds.append(REPEATING)
    found["Status"] = "; ".join([*(kinds or [PLANNED]), *([status] if status else [])])
    found["Rules"] = msel_yaml.flow(rest) if rest else ""
    return found


def _text(value: Plain) -> str:
    if isinstance(value, list):
        return ", ".join(map(_text, value))
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else " ".join(str(value).split())


# ---- back


@attrs.frozen
class Known:
    """What a sheet may name."""

    audiences: tuple[str, ...]
    lessons: tuple[str, ...]
    turns: int

    @classmethod
    def of(cls, loaded: Loaded) -> "Known":
        scenario = loaded.scenario
        seats = (seat.id for seat in scenario.seats)
        teams = (team.id for team in scenario.teams)
        lessons = tuple(lesson.id for lesson in scenario.lessons)
        return cls((EVERYONE, *seats, *teams), lessons, scenario.turns)


def import_(path: Path, scenario: str, out: Path) -> tuple[str, ...]:
    """Read a spreadsheet of injects for a scenario and write them as YAML; return what to tell.

    Nothing is written unless the scenario can be played with them. Raises ReportError with every
    cell that is wrong, ScenarioError for a scenario that cannot be played as it is.
    """
    loaded = load(find(scenario))
    sheet = sheets.read(path, COLUMNS, REQUIRED)
    made = parsed(sheet, Known.of(loaded))
    text = msel_yaml.text(made)
    msel_yaml.require_playable(loaded, documents(loaded), text, sheet, made)
    put(out, text.encode())
    holders = [name for name, data in documents(loaded) if "injects" in data]
    number = counted("{n} inject", "{n} injects", len(made))
    lines = [_("{number} written to {path}.").format(number=number, path=out)]
    if holders:
        lines.append(
            _("In the scenario it takes the place of the section `injects` in {files}.").format(
                files=listed(holders)
            )
        )
    missing = [id for id in injects(loaded) if id not in made]
    if missing:
        lines.append(_("No longer in the list: {ids}.").format(ids=listed(missing)))
    return tuple(lines)


def parsed(sheet: sheets.Sheet, known: Known) -> dict[str, Inject]:
    """The injects that a sheet holds, by id. Raises ReportError with every cell that is wrong."""
    trouble = Trouble(sheet.name)
    found: dict[str, Inject] = {}
    for row in sheet.rows:
        id = row.cells.get("Number", "")
        if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", id):
            trouble.say(
                row.number, "Number", _("“{text}” cannot be a number here.").format(text=id),
                _("Write a letter first, then letters and digits, such as I07."),
            )  # fmt: skip
        elif id in found:
            trouble.say(
                row.number, "Number", _("{id} is there twice.").format(id=id),
                _("Give each inject a number of its own."),
            )  # fmt: skip
        inject = _Reading(row, known, trouble).inject()
        found.setdefault(id, inject)
    trouble.stop()
    return found


@attrs.frozen
class _Reading:
    """One row on its way to an inject."""

    row: sheets.Row
    known: Known
    trouble: Trouble

    def cell(self, column: str) -> str:
        return self.row.cells.get(column, "")

    def wrong(self, column: str, what: str, remedy: str) -> None:
        self.trouble.say(self.row.number, column, what, remedy)

    def inject(self) -> Inject:
        found: Inject = {}
        for column in ("Event", "Inject text"):
            text = " ".join(self.cell(column).split())
            if not text:
                self.wrong(column, _("The cell is empty."), _("Every inject needs it."))
            found[KEYS[column]] = text
        turns = self.turns()
        if turns:
            found["turns"] = turns
        if self.one_of("Phase", (START, "end"), START) != START:
            found["at"] = "end"
        for column, key in KEYS.items():
            if key in ("from", "expect", "when", "chance", "assumption") and self.cell(column):
                found[key] = " ".join(self.cell(column).split())
        if self.one_of("Channel", CHANNELS, NEWS) != NEWS:
            found["channel"] = self.cell("Channel").casefold()
        self.lists(found)
        self.status(found)
        found.update(self.rules())
        return found

    def turns(self) -> list[Plain]:
        turns: list[Plain] = []
        for part in re.split(r"[,; ]+", self.cell("Turn")):
            if not part or part.casefold() == "any":
                continue
            if part.isascii() and part.isdigit() and 1 <= int(part) <= self.known.turns:
                turns.append(int(part))
            else:
                self.wrong(
                    "Turn", _("“{text}” is no turn.").format(text=part),
                    _("Write turns from 1 to {last}, commas between, or nothing for any.").format(
                        last=self.known.turns
                    ),
                )  # fmt: skip
        return turns

    def one_of(self, column: str, choices: tuple[str, ...], usual: str) -> str:
        text = self.cell(column).casefold() or usual
        if text not in choices:
            self.wrong(
                column, _("“{text}” is not known here.").format(text=self.cell(column)),
                _("Write one of {choices}.").format(choices=listed(choices)),
            )  # fmt: skip
            return usual
        return text

    def lists(self, found: Inject) -> None:
        """Audience, objectives and sources: names with commas between."""
        for column, known in (
            ("Audience", self.known.audiences),
            ("Objective", self.known.lessons),
            ("Sources", ()),
        ):
            names = [name for name in re.split(r"[,;\s]+", self.cell(column)) if name]
            for name in names:
                if known and name not in known:
                    self.wrong(
                        column, _("There is no “{name}” in the scenario.").format(name=name),
                        _("Write one or more of {known}.").format(known=listed(known)),
                    )  # fmt: skip
            if names and not (column == "Audience" and names == [EVERYONE]):
                found[KEYS[column]] = list[Plain](names)

    def status(self, found: Inject) -> None:
        """What the status says of the plan; what it says of a game that was played is passed by."""
        words = [word.strip().casefold() for word in re.split(r"[;,]", self.cell("Status"))]
        if CONTINGENCY in words:
            found["contingency"] = True
        if REPEATING in words:
            found["once"] = False

    def rules(self) -> Inject:
        text = self.cell("Rules")
        if not text:
            return {}
        rules = msel_yaml.rules(text)
        if isinstance(rules, str):
            self.wrong("Rules", rules, _("Leave the cell as it was, or write {example}.").format(
                example="{do: [tension +1]}"))  # fmt: skip
            return {}
        doubled = [key for key in rules if key in KEYS.values() or key in ("once", "contingency")]
        if doubled:
            self.wrong(
                "Rules", _("{keys} have columns of their own.").format(keys=listed(doubled)),
                _("Write them there."),
            )  # fmt: skip
        return rules


__all__ = ["ReportError", "cells", "export", "import_", "injects", "parsed"]
