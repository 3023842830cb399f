"""What bears on a roll, in words: where it starts, and what is added to it in which circumstances.

It reads the rules as written and no state; what its reader may not see is left out.
"""

from collections.abc import Iterable, Iterator
from typing import Protocol

from wargame.core.formula.syntax import FormulaError
from wargame.core.scenario import Modifier
from wargame.prose import formulas
from wargame.prose.names import Names
from wargame.prose.settling import worth
from wargame.prose.sums import terms
from wargame.prose.text import _, signed


class Teller(Protocol):
    """Who tells it: the names, and what the reader may know."""

    @property
    def names(self) -> Names:
        """The names, bound to an order where the rule is one's."""

    @property
    def knows_all(self) -> bool:
        """Whether the reader may know everything."""

    def knows(self, formula: str) -> bool:
        """Whether the reader may know all that a formula rests on."""

    def condition(self, text: str) -> str:
        """A condition in words, as far as the reader may know what it rests on."""


def told(does: Teller, base: str, modifiers: Iterable[Modifier]) -> tuple[str, ...]:
    """Where a roll starts and what is added to it, a line each; nothing that cannot come about."""
    found = []
    if base.strip() not in ("", "0"):
        amount, condition = share(does, base)
        why = _("where this roll starts")
        if condition:
            why = _("{why}, if {condition}").format(why=why, condition=condition)
        found.append(_("{amount}: {why}").format(amount=amount, why=why))
    for one in _flat(does.names, modifiers):
        if one.unseen and not does.knows_all:
            continue
        if _switched_off(does.names, one):
            continue
        found.append(_circumstance(does, one))
    return tuple(found)


def _circumstance(does: Teller, one: Modifier) -> str:
    amount, also = share(does, one.add)
    said = one.why or _("a modifier")
    if one.when:
        said = _("{why}, if {condition}").format(why=said, condition=does.condition(one.when))
    if also:
        form = _("{why}, and if {condition}") if one.when else _("{why}, if {condition}")
        said = form.format(why=said, condition=also)
    if one.unseen:
        said = _("{why} (seats do not see it)").format(why=said)
    return _("{amount}: {why}").format(amount=amount, why=said)


def _flat(names: Names, modifiers: Iterable[Modifier]) -> Iterator[Modifier]:
    """The modifiers, with lists that several rules share written out."""
    shared = {one.id: one.modifiers for one in names.scenario.modifiers}
    for one in modifiers:
        if one.use:
            yield from _flat(names, shared[one.use])
        else:
            yield one


def _switched_off(names: Names, one: Modifier) -> bool:
    """Whether a modifier rests on nothing but what this game does not have."""
    try:
        read = [name for text in (one.when, one.add) if text for name in formulas.read(text)]
    except FormulaError:
        return False
    return bool(read) and all(name in names.scenario.off for name in read)


def share(does: Teller, formula: str) -> tuple[str, str]:
    """What a modifier adds, and on which condition its amount itself rests."""
    portion = None
    if does.knows(formula):
        portion = formulas.portioned(does.names, formulas.parsed(does.names, formula))
    return portion or (amount(does, formula, sign=True), "")


def amount(does: Teller, formula: str, *, sign: bool = False) -> str:
    """A formula as it is counted: a plain number with its sign."""
    try:
        node = formulas.parsed(does.names, formula)
    except FormulaError:
        return formula
    number = worth(node)
    if number is not None:
        return signed(number) if sign else str(number)
    less, form = False, "{amount}"
    if sign:
        parts = [part for part in terms(node) if worth(part[1]) != 0]
        if len(parts) == 1:
            ((less, node),) = parts
        form = _("- ({amount})") if less else _("+ ({amount})")
    known = does.knows(formula)
    return form.format(
        amount=formulas.amount(does.names, node) if known else _("something you cannot see")
    )
