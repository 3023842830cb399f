"""Injects as a spreadsheet: what goes out comes back, and what is wrong is told with its cell."""

import csv
import io
import json
import random
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.report.paper import CONTROL, begin, by_chance
from wargame.authoring.diagnostics import Diagnostics
from wargame.authoring.load import find, load, load_sources
from wargame.authoring.merge import SourceFile
from wargame.authoring.yaml12 import read as read_yaml
from wargame.core import commands as cm
from wargame.report import msel, msel_yaml, sheets
from wargame.report.document import ReportError
from wargame.report.msel import COLUMNS, REQUIRED

SCENARIOS = ("islands", "transnistria", "influence12")
ENDINGS = ("csv", "xlsx")
GOOD = {
    "Number": "N1", "Turn": "1", "Event": "A letter", "Audience": "all",
    "Inject text": "A letter comes.", "Remarks": "ours",
}  # fmt: skip


def rows_of(path: Path) -> list[dict[str, str]]:
    return [dict(row.cells) for row in sheets.read(path, COLUMNS, REQUIRED).rows]


def write_csv(path: Path, *rows: dict[str, str], head: tuple[str, ...] = COLUMNS) -> Path:
    out = io.StringIO()
    writer = csv.DictWriter(out, head, restval="")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(out.getvalue(), "utf-8")
    return path


def book(path: Path, *rows: dict[str, object]) -> tuple[Workbook, Worksheet]:
    """A workbook with the head and some rows, still to be saved."""
    made = Workbook()
    sheet = made.worksheets[0]
    sheet.title = "List"
    sheet.append(list(COLUMNS))
    for row in rows:
        sheet.append([row.get(column) for column in COLUMNS])
    return made, sheet


def refused(path: Path, scenario: str = "islands") -> str:
    """What is said of a file; nothing may have been written."""
    out = path.with_name("out.yaml")
    with pytest.raises(ReportError) as told:
        msel.import_(path, scenario, out)
    assert not out.exists()
    return str(told.value)


# ---- out and back


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_what_is_exported_is_imported_as_the_same_list(
    scenario: str, ending: str, tmp_path: Path
) -> None:
    """The same rows, and injects that compile to the same as the scenario's own."""
    sheet, out = tmp_path / f"m.{ending}", tmp_path / "injects.yaml"
    msel.export(scenario, sheet)
    loaded = load(find(scenario))
    made = [msel.cells(id, one) for id, one in msel.injects(loaded).items()]

    assert rows_of(sheet) == made
    if not made:
        return
    msel.import_(sheet, scenario, out)
    document = read_yaml(out.read_text("utf-8"), "injects.yaml", Diagnostics())
    assert document is not None
    assert isinstance(document.data, dict)
    section = document.data["injects"]
    assert isinstance(section, dict)
    again = [msel.cells(id, dict(v) if isinstance(v, dict) else {}) for id, v in section.items()]
    assert again == made


@pytest.mark.parametrize("scenario", ["islands", "transnistria"])
def test_imported_injects_are_the_scenario_s_own_to_the_compiler(
    scenario: str, tmp_path: Path
) -> None:
    sheet, out = tmp_path / "m.xlsx", tmp_path / "injects.yaml"
    msel.export(scenario, sheet)
    msel.import_(sheet, scenario, out)
    loaded = load(find(scenario))
    sources: list[SourceFile] = []
    for path, data in msel.documents(loaded):
        rest = {key: value for key, value in data.items() if key != "injects"}
        if not sources:
            given = rest.get("include", [])
            rest["include"] = [*(given if isinstance(given, list) else [given]), "new.yaml"]
            folder = path.rpartition("/")[0]
        sources.append(SourceFile(path, json.dumps(rest)))
    sources.append(SourceFile(f"{folder}/new.yaml".removeprefix("/"), out.read_text("utf-8")))
    if loaded.drawing is not None:
        sources.append(loaded.drawing.source)

    again = load_sources(sources, layout=loaded.scenario.layout or None)

    assert again.scenario.injects == loaded.scenario.injects
    assert again.game.program.text(log=True) == loaded.game.program.text(log=True)


def test_a_game_s_list_tells_what_came_of_each_inject(tmp_path: Path) -> None:
    with begin(tmp_path / "g.wargame", "transnistria") as session:
        ids = [inject.id for inject in session.game.scenario.injects]
        session.submit(cm.Fire(CONTROL, ids.index("I25")))
        by_chance(session, random.Random(1))

    msel.export(str(tmp_path / "g.wargame"), tmp_path / "m.csv")

    status = {row["Number"]: row["Status"] for row in rows_of(tmp_path / "m.csv")}
    assert status["I02"] == "planned; fired, turn 1"
    assert status["I25"] == "contingency; fired by Control, turn 1"
    assert status["I26"] == "contingency"
    told = msel.import_(tmp_path / "m.csv", "transnistria", tmp_path / "out.yaml")
    assert told[0].startswith("6 injects written")


TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff\ufeff"),
    max_size=40,
).map(lambda text: " ".join(text.split()))
CELLS = st.fixed_dictionaries(
    dict.fromkeys(COLUMNS, TEXT | st.sampled_from(["=1+1", "+1", "-x", "'=", "@a", "''-1"]))
)


@settings(max_examples=150, deadline=None)
@given(rows=st.lists(CELLS, max_size=4), ending=st.sampled_from(ENDINGS))
def test_any_texts_come_back_from_a_sheet_as_they_went_in(
    rows: list[dict[str, str]], ending: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("sheet") / f"m.{ending}"
    path.write_bytes(sheets.written(path, "Injects", COLUMNS, rows))

    assert rows_of(path) == [row for row in rows if any(row.values())]


NAMES = st.sampled_from(["I1", "I02", "storm_", "B"])
INJECTS = st.dictionaries(
    NAMES,
    st.fixed_dictionaries(
        {
            "title": TEXT.filter(bool),
            "text": (TEXT | TEXT.map(lambda text: (text + " and more ") * 4)).map(
                lambda text: " ".join(text.split())
            ).filter(bool),
        },
        optional={
            "turns": st.lists(st.integers(1, 3), min_size=1, max_size=3),
            "at": st.just("end"),
            "from": TEXT.filter(bool),
            "expect": TEXT.filter(bool),
            "assumption": TEXT.filter(bool),
            "chance": st.just("1 in 6"),
            "when": st.just("tension >= 2"),
            "channel": st.sampled_from(["private note", "intelligence", "demand"]),
            "to": st.just(["league"]),
            "cite": st.lists(st.sampled_from(["a-1", "b-2"]), min_size=1, max_size=2),
            "contingency": st.just(True),
            "once": st.just(False),
            "do": st.lists(st.sampled_from(["tension +1", "coin: x", "on"]), max_size=2),
        },
    ),
    max_size=4,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(injects=INJECTS, ending=st.sampled_from(ENDINGS))
def test_any_injects_come_back_from_rows_and_from_yaml_as_they_went_in(
    injects: dict[str, msel.Inject], ending: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("sheet") / f"m.{ending}"
    rows = [msel.cells(id, one) for id, one in injects.items()]
    path.write_bytes(sheets.written(path, "Injects", COLUMNS, rows))
    known = msel.Known(("all", "league", "crown"), (), 3)

    found = msel.parsed(sheets.read(path, COLUMNS, REQUIRED), known) if rows else {}

    assert found == injects
    document = read_yaml(msel_yaml.text(found), "injects.yaml", Diagnostics())
    assert document is not None
    assert document.data == {"injects": injects}


# ---- nothing is executed


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0"])
def test_no_cell_is_a_formula_whatever_its_text(text: str, tmp_path: Path) -> None:
    rows = [{**GOOD, "Event": text}]
    (tmp_path / "m.csv").write_bytes(sheets.written(tmp_path / "m.csv", "I", COLUMNS, rows))
    (tmp_path / "m.xlsx").write_bytes(sheets.written(tmp_path / "m.xlsx", "I", COLUMNS, rows))

    (row,) = csv.DictReader(io.StringIO((tmp_path / "m.csv").read_text("utf-8-sig"), newline=""))
    assert row["Event"] == f"'{text}"
    cell = load_workbook(tmp_path / "m.xlsx").worksheets[0].cell(2, COLUMNS.index("Event") + 1)
    assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", text, True)


# ---- what is wrong


def test_a_missing_column_is_named_with_the_heads_there_are(tmp_path: Path) -> None:
    head = tuple(column for column in COLUMNS if column != "Audience")
    row = {key: value for key, value in GOOD.items() if key != "Audience"}

    said = refused(write_csv(tmp_path / "m.csv", row, head=head))

    assert said.startswith("m.csv, row 1, column Audience: The column is missing. Add a column")


@pytest.mark.parametrize(
    ("column", "text", "said"),
    [
        ("Event", "=1+1", "The cell holds a formula. Type the text itself"),
        ("Audience", "prussia", "There is no “prussia” in the scenario. Write one or more of all,"),
        ("Turn", "9", "“9” is no turn. Write turns from 1 to"),
        ("Turn", "soon", "“soon” is no turn."),
        ("Channel", "radio", "“radio” is not known here. Write one of news,"),
        ("Phase", "noon", "“noon” is not known here. Write one of start and end."),
        ("Number", "7", "“7” cannot be a number here. Write a letter first"),
        ("Inject text", "", "The cell is empty. Every inject needs it."),
        ("Rules", "- a", "This holds no `key: value`."),
        ("Rules", "{title: x}", "title have columns of their own. Write them there."),
        (
            "Rules",
            "{do: [tensoin +1]}",
            "Nothing here is called `tensoin`. Did you mean `tension`?",
        ),
        ("Trigger", "tension >", ""),
        ("Chance", "often", ""),
        (
            "Event",
            "a\x07b",
            "The cell holds a character that cannot be printed. Type its text anew.",
        ),
    ],
)
def test_a_wrong_cell_is_told_with_its_row_its_column_and_a_remedy(
    column: str, text: str, said: str, tmp_path: Path
) -> None:
    told = refused(write_csv(tmp_path / "m.csv", GOOD, {**GOOD, "Number": "N2", column: text}))

    assert told.startswith(f"m.csv, row 3, column {column}: {said}"), told
    assert len(told.splitlines()) == 1


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    bad = {**GOOD, "Turn": "9", "Audience": "prussia", "Channel": "radio"}

    told = refused(write_csv(tmp_path / "m.csv", bad, {**bad, "Turn": "1"}))

    assert len(told.splitlines()) == 6
    assert "N1 is there twice. Give each inject a number of its own." in told


def test_a_file_in_another_encoding_is_told_with_its_row(tmp_path: Path) -> None:
    text = ",".join(COLUMNS) + "\nN1,1,start,Größe\n"
    (tmp_path / "m.csv").write_bytes(text.encode("latin-1"))

    assert refused(tmp_path / "m.csv") == (
        "m.csv, row 2: This is not UTF-8 text. Save the file as “CSV UTF-8”, or as xlsx."
    )


def test_ten_thousand_rows_are_refused_in_a_sentence(tmp_path: Path) -> None:
    rows = [{**GOOD, "Number": f"N{k}"} for k in range(10_000)]
    said = "The sheet has more than 2000 rows. Delete what is no inject, or split the list."

    assert said in refused(write_csv(tmp_path / "m.csv", *rows))
    made, _sheet = book(tmp_path, *(dict[str, object](row) for row in rows))
    made.save(tmp_path / "m.xlsx")
    assert said in refused(tmp_path / "m.xlsx")


def test_merged_cells_and_formulas_and_dates_of_a_workbook_are_told(tmp_path: Path) -> None:
    made, sheet = book(tmp_path, dict(GOOD))
    sheet.merge_cells("D2:E2")
    made.save(tmp_path / "m.xlsx")
    assert refused(tmp_path / "m.xlsx") == (
        "sheet List, row 2, column D2:E2: Cells are merged. Unmerge them and fill each cell."
    )

    made, sheet = book(tmp_path, {**GOOD, "Event": "=SUM(A1)", "Turn": datetime(2030, 1, 2)})
    made.save(tmp_path / "m.xlsx")
    told = refused(tmp_path / "m.xlsx").splitlines()
    assert told[0].startswith("sheet List, row 2, column Turn: The spreadsheet made a date")
    assert told[1].startswith("sheet List, row 2, column Event: The cell holds a formula.")


def test_numbers_of_a_workbook_are_turns(tmp_path: Path) -> None:
    made, _sheet = book(tmp_path, {**GOOD, "Turn": 2.0})
    made.save(tmp_path / "m.xlsx")

    assert rows_of(tmp_path / "m.xlsx")[0]["Turn"] == "2"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("m.xlsx", b"PK\x03\x04 broken", "no xlsx file that can be read"),
        ("m.xlsx", b"", "no xlsx file that can be read"),
        ("m.csv", b"", "The sheet is empty."),
        ("m.csv", b'"Number,Turn\n', "The quotes do not match"),
        ("m.ods", b"x", "name a file that ends with .xlsx or .csv"),
    ],
)
def test_what_is_no_sheet_is_told(name: str, content: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)

    assert said in refused(tmp_path / name)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "cannot be read: No such file" in refused(tmp_path / "none.csv")


def test_a_semicolon_between_cells_is_understood(tmp_path: Path) -> None:
    text = ";".join(COLUMNS) + "\r\n" + ";".join(GOOD.get(c, "") for c in COLUMNS) + "\r\n"
    (tmp_path / "m.csv").write_text(text, "utf-8-sig")

    assert rows_of(tmp_path / "m.csv")[0]["Inject text"] == "A letter comes."


def test_xlsx_without_the_extra_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "find_spec", lambda name: None)

    with pytest.raises(ReportError, match=r"wargame\[sheets\]"):
        msel.export("islands", tmp_path / "m.xlsx")
    assert msel.export("islands", tmp_path / "m.csv")
