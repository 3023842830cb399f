"""What seats hold of suspected acts and of turns that are over, in words."""

from typing import TYPE_CHECKING

from wargame.core import events as ev
from wargame.prose.names import Names
from wargame.prose.text import _, joined, labelled

if TYPE_CHECKING:
    from wargame.prose.telling import Telling


def classified(do: "Telling", event: ev.Classified) -> str:
    said = _("{seat} takes {act} to be of this class: {tag}").format(
        seat=do.names.seat(event.seat), act=act(do.names, event.turn, event.target),
        tag=labelled(event.tag),
    )  # fmt: skip
    why = _("Why: {why}").format(why=do.names.said(event.text)) if event.text else ""
    return joined((said, why))


def act(names: Names, turn: int, target: int) -> str:
    """A suspected act, by what all know of it."""
    if target < 0:
        return _("the suspected act of turn {turn}").format(turn=turn)
    where = names.place(target)
    return _("the suspected act of turn {turn} on {where}").format(turn=turn, where=where)


def looked_back(turn: int, *, over: bool) -> int:
    """The turn that an assessment written now is of: the one before, or the last once the game is
    over; 0 where none is over yet.
    """
    return turn if over else max(0, turn - 1)
