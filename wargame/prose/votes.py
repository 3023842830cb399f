"""Conditions on a vote in words: that nobody gave an answer, or that somebody did."""

from collections.abc import Iterable

from wargame.core.formula import syntax as sx
from wargame.core.scenario import Choice
from wargame.prose.names import Names
from wargame.prose.text import _

CHOSE = "chose"
NOBODY, SOMEBODY = (("==", 0), ("<", 1), ("<=", 0)), (("!=", 0), (">", 0), (">=", 1))


def counted(names: Names, options: Iterable[Choice]) -> dict[str, str]:
    """What the numbers of a vote are called, and the answers that they count."""
    said, found = _("the number who answer “{answer}”"), {}
    for one in options:
        found[f"{CHOSE}.{one.id}"] = said.format(answer=names.answer(one))
        found[_answer(one.id)] = names.answer(one)
    return found


def votes(names: Names, node: sx.Node) -> str:
    """Whether anybody gave an answer, where a condition asks for that; else nothing."""
    if not isinstance(node, sx.Comparison) or not isinstance(node.right, sx.Number):
        return ""
    name, asked = node.left, (node.operator, node.right.value)
    if not isinstance(name, sx.Name) or name.parts[0] != CHOSE or len(name.parts) != 2:
        return ""
    answer = names.bound.get(_answer(name.parts[1]), "")
    if asked in NOBODY and answer:
        return _("nobody answers “{answer}”").format(answer=answer)
    if asked in SOMEBODY and answer:
        return _("somebody answers “{answer}”").format(answer=answer)
    return ""


def _answer(id: str) -> str:
    return f"answer.{id}"
