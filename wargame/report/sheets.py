"""Spreadsheets as text cells: CSV always, xlsx where openpyxl is installed.

What is wrong with a file is said with sheet, row, column and remedy. It knows no inject.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from importlib.util import find_spec
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from wargame.prose.text import _, listed
from wargame.report.cells import bare, csv_text
from wargame.report.document import ReportError

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

MOST_ROWS = 2_000
MOST_BYTES = 5_000_000
MOST_UNPACKED = 60_000_000
LONGEST = 32_767
"""Characters that a cell of a spreadsheet can hold."""
TOLD = 20
"""How many things that are wrong are told at once."""
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


@attrs.frozen
class Row:
    """A row under the head: its number as a spreadsheet counts, and its texts by column."""

    number: int
    cells: Mapping[str, str]


@attrs.frozen
class Sheet:
    """A sheet that was read: what it is called in messages, its head, its rows."""

    name: str
    head: tuple[str, ...]
    head_row: int
    rows: tuple[Row, ...]


class Trouble:
    """Collects what is wrong with a sheet."""

    def __init__(self, sheet: str) -> None:
        self.sheet = sheet
        self.found: list[str] = []

    def say(self, row: int, column: str, what: str, remedy: str) -> None:
        """Note one thing: `sheet Injects, row 7, column Turn: what. Remedy.`"""
        place = _("{sheet}, row {row}").format(sheet=self.sheet, row=row)
        if column:
            place = _("{place}, column {column}").format(place=place, column=column)
        self.found.append(
            _("{place}: {what} {remedy}").format(place=place, what=what, remedy=remedy)
        )

    def stop(self) -> None:
        """Raise ReportError with all that was noted, if anything was."""
        if self.found:
            rest = len(self.found) - TOLD
            more = [_("… and {n} more.").format(n=rest)] if rest > 0 else []
            raise ReportError("\n".join((*self.found[:TOLD], *more)))


def is_xlsx(path: Path) -> bool:
    """Whether a file's name says xlsx; ReportError when it says neither that nor CSV."""
    ending = path.suffix.lower()
    if ending in (".xlsx", ".csv"):
        return ending == ".xlsx"
    raise ReportError(_("{path}: name a file that ends with .xlsx or .csv.").format(path=path))


def _require_openpyxl() -> None:
    if find_spec("openpyxl") is None:
        raise ReportError(
            _(
                "Files that end with .xlsx need one more package: pip install 'wargame[sheets]'."
                " A file that ends with .csv needs none."
            )
        )


# ---- writing


def written(
    path: Path, title: str, head: Sequence[str], rows: Sequence[Mapping[str, str]]
) -> bytes:
    """The bytes of a spreadsheet. Raises ReportError."""
    for number, row in enumerate(rows, 2):
        for column in head:
            if len(row.get(column, "")) > LONGEST:
                trouble = Trouble(title)
                trouble.say(number, column, _("The text is too long for a cell."), _("Shorten it."))
                trouble.stop()
    if is_xlsx(path):
        _require_openpyxl()
        return _xlsx(title, head, rows)
    return b"\xef\xbb\xbf" + csv_text(head, rows).encode("utf-8", "replace")


def _xlsx(title: str, head: Sequence[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active or book.create_sheet()
    sheet.title = title
    sheet.append(list(head))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for number, row in enumerate(rows, 2):
        for column, key in enumerate(head, 1):
            cell = sheet.cell(number, column)
            # As text whatever it looks like, and marked so that it stays text when edited.
            cell.value = CONTROLS.sub(" ", row.get(key, ""))
            cell.data_type = "s"
            cell.quotePrefix = True
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for column, key in enumerate(head, 1):
        longest = max((len(row.get(key, "")) for row in rows), default=0)
        width = min(50, max(10, len(key) + 2, longest // 2))
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


# ---- reading


def read(path: Path, columns: Sequence[str], required: Sequence[str]) -> Sheet:
    """Read the first sheet of a file whose head has these columns.

    Raises ReportError with everything that is wrong with the file and its cells.
    """
    xlsx = is_xlsx(path)
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= MOST_BYTES else b""
    except OSError as error:
        raise ReportError(
            _("{path} cannot be read: {why}.").format(path=path, why=error.strerror or error)
        ) from error
    if size > MOST_BYTES:
        raise ReportError(
            _("{path} is larger than {n} MB: keep the events list in a file of its own.").format(
                path=path, n=MOST_BYTES // 1_000_000
            )
        )
    if xlsx:
        _require_openpyxl()
        name, lines, trouble = _from_xlsx(path, content)
    else:
        name, lines, trouble = _from_csv(path, content)
    return _sheet(name, lines, columns, required, trouble)


Lines = list[tuple[int, list[str]]]


def _sheet(
    name: str, lines: Lines, columns: Sequence[str], required: Sequence[str], trouble: Trouble
) -> Sheet:
    full = [(number, cells) for number, cells in lines if any(cells)]
    if not full:
        trouble.say(1, "", _("The sheet is empty."), _("Begin with a row of heads."))
        trouble.stop()
    head_row, given = full[0]
    known = {column.casefold(): column for column in columns}
    head = [known.get(" ".join(cell.split()).casefold(), "") for cell in given]
    for column in dict.fromkeys(column for column in head if column and head.count(column) > 1):
        trouble.say(head_row, column, _("The column is there twice."), _("Keep one of the two."))
    for column in required:
        if column not in head:
            trouble.say(
                head_row, column, _("The column is missing."),
                _("Add a column with this head; the heads are {heads}.").format(
                    heads=listed(columns)),
            )  # fmt: skip
    rows = full[1:]
    if len(rows) > MOST_ROWS:
        trouble.say(
            rows[MOST_ROWS][0], "", _("The sheet has more than {n} rows.").format(n=MOST_ROWS),
            _("Delete what is no inject, or split the list."),
        )  # fmt: skip
        trouble.stop()
    found = []
    for number, cells in rows:
        by_column = {c: cell for c, cell in zip(head, cells, strict=False) if c}
        for column, cell in by_column.items():
            if CONTROLS.search(cell):
                trouble.say(
                    number, column, _("The cell holds a character that cannot be printed."),
                    _("Type its text anew."),
                )  # fmt: skip
        found.append(Row(number, by_column))
    trouble.stop()
    return Sheet(name, tuple(c for c in head if c), head_row, tuple(found))


def _tidy(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


# ---- CSV


def _from_csv(path: Path, content: bytes) -> tuple[str, Lines, Trouble]:
    trouble = Trouble(path.name)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        trouble.say(
            content[: error.start].count(b"\n") + 1, "",
            _("This is not UTF-8 text."),
            _("Save the file as “CSV UTF-8”, or as xlsx."),
        )  # fmt: skip
        trouble.stop()
        raise
    lines: Lines = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    head: list[str] = []
    try:
        for cells in reader:
            row = len(lines) + 1
            head = head or [_tidy(cell) for cell in cells if any(cells)]
            named = zip_longest(cells, head[: len(cells)], fillvalue="")
            lines.append((row, [_csv_cell(text, row, column, trouble) for text, column in named]))
            if len(lines) > MOST_ROWS + 2:
                break
    except csv.Error as error:
        trouble.say(
            reader.line_num, "", _("The quotes do not match ({why}).").format(why=error),
            _("Save the file as CSV from a spreadsheet again."),
        )  # fmt: skip
    trouble.stop()
    return path.name, lines, trouble


def _delimiter(text: str) -> str:
    """What stands between the heads: a comma, a semicolon or a tab."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(",;\t", key=first.count)


def _csv_cell(text: str, row: int, column: str, trouble: Trouble) -> str:
    if text.lstrip().startswith("="):
        _formula(trouble, row, column)
    return _tidy(bare(text))


def _formula(trouble: Trouble, row: int, column: str) -> None:
    trouble.say(
        row, column, _("The cell holds a formula."),
        _("Type the text itself; a text that begins with = gets an apostrophe in front."),
    )  # fmt: skip


# ---- xlsx


def _from_xlsx(path: Path, content: bytes) -> tuple[str, Lines, Trouble]:
    from openpyxl import load_workbook
    from openpyxl.worksheet.worksheet import Worksheet as Kind

    _require_modest(path, content)
    try:
        book = load_workbook(io.BytesIO(content))
        sheet = book.worksheets[0]
    except Exception as error:
        # openpyxl raises whatever its parsers raise; to a user each means the same.
        raise ReportError(
            _("{path} is no xlsx file that can be read: save it anew from a spreadsheet.").format(
                path=path
            )
        ) from error
    if not isinstance(sheet, Kind):
        raise ReportError(_("{path} has no sheet with cells.").format(path=path))
    trouble = Trouble(_("sheet {name}").format(name=sheet.title))
    for merged in sorted(sheet.merged_cells.ranges, key=str):
        trouble.say(
            merged.min_row, merged.coord, _("Cells are merged."),
            _("Unmerge them and fill each cell."),
        )  # fmt: skip
    if sheet.max_row > 50 * MOST_ROWS:
        trouble.say(
            MOST_ROWS, "", _("The sheet has more than {n} rows.").format(n=MOST_ROWS),
            _("Delete what is no inject, or split the list."),
        )  # fmt: skip
    trouble.stop()
    return trouble.sheet, list(_xlsx_lines(sheet, trouble)), trouble


def _require_modest(path: Path, content: bytes) -> None:
    """Raise ReportError for a file that unpacks to far more than an events list."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            size = sum(info.file_size for info in packed.infolist())
    except (zipfile.BadZipFile, ValueError) as error:
        raise ReportError(
            _("{path} is no xlsx file that can be read: save it anew from a spreadsheet.").format(
                path=path
            )
        ) from error
    if size > MOST_UNPACKED:
        raise ReportError(
            _("{path} unpacks to more than {n} MB: keep the list in a file of its own.").format(
                path=path, n=MOST_UNPACKED // 1_000_000
            )
        )


def _xlsx_lines(sheet: "Worksheet", trouble: Trouble) -> Iterator[tuple[int, list[str]]]:
    head: list[str] = []
    for number, cells in enumerate(sheet.iter_rows(), 1):
        named = zip_longest(cells, head[: len(cells)], fillvalue="")
        texts = [
            _xlsx_cell(cell, number, column, trouble)
            for cell, column in named
            if not isinstance(cell, str)
        ]
        head = head or (texts if any(texts) else [])
        yield number, texts


def _xlsx_cell(cell: "Cell | MergedCell", row: int, column: str, trouble: Trouble) -> str:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        _formula(trouble, row, column)
        return ""
    if cell.data_type == "e":
        trouble.say(row, column, _("The cell holds an error."), _("Type the text itself."))
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime | date | time):
        trouble.say(
            row, column, _("The spreadsheet made a date of this cell."),
            _("Format the column as text and type it again."),
        )  # fmt: skip
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _tidy(str(value))
