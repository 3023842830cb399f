"""What a seat may write down: notes of several kinds, and the class of every act it suspects."""

from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial

from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.engine.judging import classes
from wargame.core.view import View
from wargame.prose import judging
from wargame.prose.names import Names
from wargame.prose.prose import Told
from wargame.prose.text import _, labelled, sentence

Kind = tuple[str, Callable[[str], cm.Command]]
"""What it is called, and the command that keeps a text of it."""


def kinds(
    names: Names, author: cm.Author, seat: int, view: View, told: Iterable[Told]
) -> tuple[Kind, ...]:
    """The kinds of note there are now; `view` and `told` are what whoever writes sees and reads."""
    back = judging.looked_back(view.turn, over=view.over)
    assessment = _("Your assessment of the turn")
    if back:
        assessment = _("Your assessment of turn {turn}").format(turn=back)
    own: tuple[tuple[str, cm.NoteKind], ...] = (
        (_("A note"), "note"),
        (_("Your aim"), "aim"),
        (_("Your red line"), "red line"),
        (assessment, "assessment"),
    )
    found: list[Kind] = [(said, partial(_note, author, seat, kind)) for said, kind in own]
    for turn, target in suspected(told):
        act = sentence(judging.act(names, turn, target))
        for tag in classes(names.scenario):
            said = _("{act}: {tag}").format(act=act, tag=labelled(tag))
            found.append((said, partial(cm.Classify, author, seat, turn, target, tag)))
    return tuple(found)


def _note(author: cm.Author, seat: int, kind: cm.NoteKind, text: str) -> cm.Command:
    return cm.Note(author, text, kind, seat)


def suspected(told: Iterable[Told]) -> tuple[tuple[int, int], ...]:
    """The acts, by turn and target, that are suspected and of which no more is known."""
    found: Counter[tuple[int, int]] = Counter()
    for one in told:
        event = one.event
        if one.undone or not isinstance(event, ev.ActExposed):
            continue
        if event.level == 1:
            found[event.turn, event.target] += 1
        elif event.level > 1:
            found[event.turn, event.target] -= 1
    return tuple(act for act, count in found.items() if count > 0)
