"""A folder for a game of which nothing is to be left: a drill, a rehearsal.

It is gone when the work is done, and when the process is killed as well: a child of its own waits
for the end of a pipe and removes what is there then.
"""

import contextlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wargame.language import _
from wargame.play.journal import JournalError

WATCH = "import shutil, sys; sys.stdin.buffer.read(); shutil.rmtree(sys.argv[1], True)"
"""What the child does: read until whoever has the other end is gone, then remove the folder."""


@contextmanager
def scratch() -> Iterator[Path]:
    """A new folder, removed with all that is in it.

    Where no child can be started, a kill leaves it to the system, whose temporary folder it is in.
    Raises JournalError where no folder can be made.
    """
    try:
        made = tempfile.TemporaryDirectory(prefix="wargame-", ignore_cleanup_errors=True)
    except OSError as error:
        said = _("There is no room for a drill in the temporary folder of this system: {why}.")
        raise JournalError(said.format(why=error.strerror or error)) from error
    with made as name, watched(Path(name)):
        yield Path(name)


@contextmanager
def watched(folder: Path) -> Iterator[None]:
    """Have a folder removed should this process be killed meanwhile."""
    child = None
    with contextlib.suppress(OSError):
        # A session of its own: what ends the terminal's programs does not end this one before.
        child = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", WATCH, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    try:
        yield
    finally:
        if child is not None and child.stdin is not None:
            child.stdin.close()
            child.wait()
