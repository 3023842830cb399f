"""Cells of tables that other programs open: no spreadsheet ever takes a text for a formula.

A text that begins as a formula would gets an apostrophe in front, and loses it when it is read.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

Value = str | int | float | None
Row = Mapping[str, Value]

# The last four are full-width forms, which some spreadsheets read as the narrow ones.
_RISKY = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def guarded(text: str) -> str:
    """The text as it is safe in a cell; `bare` gives it back."""
    return f"'{text}" if _RISKY.match(text) else text


def bare(text: str) -> str:
    """What was meant by a cell's text."""
    return text[1:] if text.startswith("'") and _RISKY.match(text) else text


def csv_text(head: Sequence[str], rows: Iterable[Row]) -> str:
    """Rows as CSV, each with all of the head's keys, texts guarded, numbers as they are."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    for row in rows:
        values = (row.get(key) for key in head)
        writer.writerow(
            "" if v is None else guarded(v) if isinstance(v, str) else v for v in values
        )
    return out.getvalue()
