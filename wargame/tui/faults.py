"""A defect of the program, told in a sentence; where it happened is kept in a file beside no game.

Textual would print the values that were at hand, and on a shared terminal some of them are secret.
"""

import traceback
from pathlib import Path

from wargame.prose.text import _


def place() -> Path:
    """The file that tells of the last fault: lines of the program, no values."""
    from platformdirs import user_log_path

    return user_log_path("wargame") / "fault.txt"


def kept() -> tuple[str, ...]:
    """Keep the exception that is being handled, and say so."""
    said = _("The program has a defect and had to stop. Everything locked is kept.")
    file = place()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(traceback.format_exc(), "utf-8")
    except OSError:
        return (said,)
    return said, _("Where it happened stands in {file}.").format(file=file)
