"""What `wargame new` makes: a folder with a small commented game, to be changed into one's own.

It knows where it may write and what a scenario may be called; the game itself is a file beside it.
"""

import shlex
from importlib.resources import files
from pathlib import Path

from wargame.authoring.diagnostics import Diagnostic, Mark, ScenarioError
from wargame.authoring.load import MAIN
from wargame.authoring.shape import in_words
from wargame.core.compile.shape import ID
from wargame.language import _

_NAMED = "\nname: New game\n"


def scaffold(name: str, folder: Path) -> str:
    """Write `name/scenario.yaml` into a folder; return what was made and what to do next.

    The game passes `check` and can be played. Raises ScenarioError, and nothing was written, for a
    name that is no id, a folder that is not there, and one that would have to be written over.
    """
    home = folder / name
    if not ID.fullmatch(name):
        remedy = _("letters from a to z, digits and underscores, no digit first")
        raise _refused(
            "bad-id",
            Path(name),
            _("`{name}` cannot be the id of a scenario.").format(name=name),
            remedy,
        )
    if not folder.is_dir():
        raise _refused(
            "no-folder", folder, _("There is no such folder."), _("a folder that exists")
        )
    text = files("wargame.authoring").joinpath("scaffold.yaml").read_text("utf-8")
    try:
        home.mkdir()
        named = text.replace(_NAMED, f"\nname: {in_words(name) or name}\n")
        (home / MAIN).write_text(named, "utf-8")
    except FileExistsError:
        what = _("It is there already, and nothing was written.")
        raise _refused(
            "exists", home, what, _("another name, or another folder by `--in`")
        ) from None
    except OSError as error:
        what = _("It cannot be written: {strerror}.").format(strerror=error.strerror)
        raise _refused("unwritable", home, what, _("a folder that can be written to")) from error
    made, scenario = home / MAIN, shlex.quote(home.as_posix())
    return _(
        "Made {file}: two seats, two places, three actions, three turns.\nLook it "
        "over with `wargame check {scenario}`,\nplay it with `wargame play {scenario} "
        "--plain`."
    ).format(file=made.as_posix(), scenario=scenario)


def _refused(code: str, where: Path, what: str, remedy: str) -> ScenarioError:
    return ScenarioError([Diagnostic(code, Mark.whole(where.as_posix()), what, remedy)])
