"""A formula in words: `target.resilience >= 3` is `Resilience of the target is at least 3`.

Knows the grammar and the scenario's names; works nothing out. A formula it cannot read is given
back as it stands.
"""

from collections.abc import Callable
from functools import partial, reduce
from itertools import groupby
from typing import Any

import attrs

from wargame.core.formula import syntax as sx
from wargame.prose import compared
from wargame.prose.entities import chain, member, owned, single
from wargame.prose.names import Names
from wargame.prose.remembered import REMEMBERED, alike, memory, several
from wargame.prose.settling import settled, variant, worth
from wargame.prose.sums import added, terms
from wargame.prose.text import _, labelled, listed, separated, signed
from wargame.prose.votes import votes

OPPOSITES = {"<": ">=", ">=": "<", ">": "<=", "<=": ">", "==": "!=", "!=": "=="}
BINDING = {"+": 1, "-": 1, "*": 2, "//": 2, "%": 2}


def words(names: Names, formula: str) -> str:
    """The formula in words."""
    try:
        return amount(names, parsed(names, formula))
    except sx.FormulaError:
        return formula


def parsed(names: Names, formula: str) -> sx.Node:
    """A formula as far as the variant of its order does not settle it already.

    Raises FormulaError where it cannot be read.
    """
    return settled(sx.parse_formula(formula), names.chosen)


def phrase(names: Names, node: sx.Node) -> str:
    """A formula that has been read, in words."""
    return FORMS[type(node)](names, node)


def _truth(names: Names, node: sx.Node, *, no: bool = False) -> str:
    """A condition; a name alone is a flag or a group that holds."""
    if isinstance(node, sx.Not):
        return _truth(names, node.value, no=not no)
    if id := variant(node):
        form = _("“{variant}” is not chosen") if no else _("“{variant}” is chosen")
        return form.format(variant=names.variants.get(id) or labelled(id))
    if isinstance(node, sx.Name):
        owner, what = owned(names, node)
        if owner and (only := single(names, node.parts[-1])):
            form = _("{owner} is not {place}") if no else _("{owner} is {place}")
            return form.format(owner=owner, place=only)
        form = _("{owner} is not “{what}”") if no else _("{owner} is “{what}”")
        if not owner:
            form = _("“{what}” does not hold") if no else _("“{what}” holds")
        return form.format(owner=owner, what=what)
    if isinstance(node, sx.Memory) and node.function in REMEMBERED:
        return memory(names, node, no=no)
    if no and isinstance(node, sx.Logic):
        return _logic(names, _denied(node))
    if isinstance(node, sx.Aggregate) and node.function == "any":
        return _any(names, node, no=no)
    if no and isinstance(node, sx.Comparison):
        return _truth(names, attrs.evolve(node, operator=OPPOSITES[node.operator]))
    words = _even(names, node) or votes(names, node) or phrase(names, node)
    return _("not ({condition})").format(condition=words) if no else words


def _denied(node: sx.Logic) -> sx.Logic:
    """That it does not hold: none of several, or not all of them."""
    operator = "and" if node.operator == "or" else "or"
    values = tuple(
        value.value if isinstance(value, sx.Not) else sx.Not(value, 0) for value in node.values
    )
    return sx.Logic(operator, values, node.at)


def _any(names: Names, node: sx.Aggregate, *, no: bool) -> str:
    """That something holds of a member of a group, or of none."""
    if place := compared.played_by_any(node):
        form = _("no seat plays {place}") if no else _("a seat plays {place}")
        return form.format(place=chain(names, place.parts))
    group = chain(names, node.group.parts)
    if once := compared.named_once(node):
        remembered = isinstance(once, sx.Memory)
        form = _("none of {group}") if no else _("one of {group}")
        said = (_("any of {group}") if no and remembered else form).format(group=group)
        of_them = names.bound_to({node.variable: said, f"{node.variable}.seat": said})
        return _truth(of_them, once, no=no and remembered)
    condition = _of_members(names, node)
    form = _("there is none of {group}") if no else _("there is one of {group}")
    said = form.format(group=group)
    return _("{said} where {condition}").format(said=said, condition=condition)


def _even(names: Names, node: sx.Node) -> str:
    """Whether a number is even, odd or a multiple, where a condition asks for that."""
    if not isinstance(node, sx.Comparison) or node.operator != "==":
        return ""
    left, rest = node.left, node.right
    if not isinstance(left, sx.Arithmetic) or left.operator != "%":
        return ""
    if not isinstance(left.right, sx.Number) or not isinstance(rest, sx.Number):
        return ""
    by = left.right.value
    forms = {(2, 0): _("{number} is even"), (2, 1): _("{number} is odd")}
    multiple = _("{number} is a multiple of {by}") if rest.value == 0 else ""
    form = forms.get((by, rest.value), multiple)
    return form.format(number=bracketed(names, left.left), by=by)


def _name(names: Names, node: sx.Name) -> str:
    if str(node) in names.bound:
        return names.bound[str(node)]
    owner, what = owned(names, node)
    return _("{what} of {owner}").format(what=what, owner=owner) if owner else what


def _sign(names: Names, node: sx.Sign) -> str:
    return _minus(names, node.value)


def _minus(names: Names, node: sx.Node) -> str:
    portion = _portion(names, node)
    if portion and isinstance(portion[0], sx.Number):
        return _given(names, sx.Sign(portion[0], 0), portion[1])
    if isinstance(node, sx.Number | sx.Name):
        return f"-{phrase(names, node)}"
    return _("minus {amount}").format(amount=bracketed(names, node))


def bracketed(names: Names, node: sx.Node) -> str:
    """A formula in words, in brackets unless it is a plain number or name."""
    words = amount(names, node)
    plain = isinstance(node, sx.Number | sx.Name) and not _holds(names, node)
    return words if plain else f"({words})"


def _holds(names: Names, node: sx.Node) -> bool:
    """Whether a formula is a condition: it counts 1 where it holds."""
    if isinstance(node, sx.Name):
        dial, last = names.dial(node.parts[-1]), node.parts[-1]
        grouped = len(node.parts) > 1 and any(last == group.id for group in names.scenario.groups)
        return bool(variant(node)) or grouped or (dial is not None and dial.kind == "flag")
    if isinstance(node, sx.Memory):
        return node.function in REMEMBERED
    if isinstance(node, sx.Aggregate):
        return node.function == "any"
    return isinstance(node, sx.Comparison | sx.Logic | sx.Not | sx.Among)


def amount(names: Names, node: sx.Node) -> str:
    """A formula that counts for a number, in words: a condition says how much it counts."""
    if _holds(names, node):
        return _given(names, sx.Number(1, 0), node)
    return _summed(names, node) or phrase(names, node)


def _summed(names: Names, node: sx.Node) -> str:
    """A sum, and how much more or less it is where conditions hold; nothing without conditions."""
    plain: list[tuple[bool, sx.Node]] = []
    parts: list[str] = []
    for minus, term in terms(node):
        portion = _portion(names, term)
        amount = worth(portion[0]) if portion else None
        if portion and amount is not None:
            less = minus != (amount < 0)
            form = _("{n} less if {condition}") if less else _("{n} more if {condition}")
            parts.append(form.format(n=abs(amount), condition=_truth(names, portion[1])))
        elif worth(term) != 0:
            plain.append((minus, term))
    return separated((phrase(names, added(plain)), *parts)) if parts and plain else ""


def _given(names: Names, counted: sx.Node, node: sx.Node) -> str:
    return _("{amount} if {condition}").format(
        amount=phrase(names, counted), condition=_truth(names, node)
    )


def portioned(names: Names, node: sx.Node) -> tuple[str, str] | None:
    """Of a plain number that counts where a condition holds: both, as `-1` and in words."""
    taken = node.value if isinstance(node, sx.Sign) else _taken(node)
    portion = _portion(names, taken or node)
    amount = worth(portion[0]) if portion else None
    if portion is None or amount is None:
        return None
    return signed(-amount if taken else amount), _truth(names, portion[1])


def _taken(node: sx.Node) -> sx.Node | None:
    """What is written as taken from nothing, as `0 - 1` is."""
    if isinstance(node, sx.Arithmetic) and node.operator == "-":
        return node.right if isinstance(node.left, sx.Number) and not node.left.value else None
    return None


def _portion(names: Names, node: sx.Node) -> tuple[sx.Node, sx.Node] | None:
    """Of a condition or its product: what counts, and the condition."""
    if _holds(names, node):
        return sx.Number(1, 0), node
    if not isinstance(node, sx.Arithmetic) or node.operator != "*":
        return None
    left, right = _holds(names, node.left), _holds(names, node.right)
    if left == right:
        return None
    return (node.right, node.left) if left else (node.left, node.right)


def _arithmetic(names: Names, node: sx.Arithmetic) -> str:
    portion = _portion(names, node)
    if portion:
        return _given(names, *portion)
    taken = _taken(node)
    if taken:
        return _minus(names, taken)
    if node.operator == "+" and isinstance(node.left, sx.Number) and not node.left.value:
        return amount(names, node.right)
    forms = {
        "*": _("{left} times {right}"),
        "//": _("{left} divided by {right}"),
        "%": _("{left} modulo {right}"),
    }
    sides = [
        bracketed(names, side) if _parted(names, node, side) else phrase(names, side)
        for side in (node.left, node.right)
    ]
    form = forms.get(node.operator, f"{{left}} {node.operator} {{right}}")
    return form.format(left=sides[0], right=sides[1])


def _parted(names: Names, node: sx.Arithmetic, side: sx.Node) -> bool:
    """Whether a side of a sum or product needs brackets to be read as it is meant."""
    inner = side.value if isinstance(side, sx.Sign) else side
    if isinstance(inner, sx.Extreme) or _portion(names, inner):
        return True
    if not isinstance(side, sx.Arithmetic):
        return False
    weaker = BINDING[side.operator] < BINDING[node.operator]
    even = BINDING[side.operator] == BINDING[node.operator]
    free = node.operator in "+*" and side.operator == node.operator
    return weaker or (even and side is node.right and not free)


def _comparison(names: Names, node: sx.Comparison) -> str:
    if form := compared.beside_start(node):
        return form.format(number=phrase(names, node.left))
    forms = {
        "<": _("{left} is below {right}"),
        "<=": _("{left} is at most {right}"),
        ">": _("{left} is above {right}"),
        ">=": _("{left} is at least {right}"),
        "==": _("{left} is {right}"),
        "!=": _("{left} is not {right}"),
    }
    left, right = (
        bracketed(names, side)
        if isinstance(side, sx.Extreme) or _portion(names, side)
        else phrase(names, side)
        for side in (node.left, node.right)
    )
    return forms[node.operator].format(left=left, right=right)


def _logic(names: Names, node: sx.Logic) -> str:
    form = _("{first} and {second}") if node.operator == "and" else _("{first} or {second}")
    parts = []
    for shared, run in groupby(node.values, partial(_shared, node.operator)):
        values = list(run)
        if len(values) > 1 and shared:
            told = several if isinstance(shared, sx.Memory) else compared.flags
            parts.append(told(names, node.operator, values))
        else:
            parts += [
                f"({_truth(names, value)})" if _several(value) else _truth(names, value)
                for value in values
            ]
    return reduce(lambda first, second: form.format(first=first, second=second), parts)


def _shared(operator: str, node: sx.Node) -> sx.Memory | tuple[str, ...] | None:
    """What conditions have alike that are told in one breath: orders played, or flags' owner."""
    return compared.owner_of(operator, node) or alike(operator, node)


def _several(node: sx.Node) -> bool:
    """Whether a condition is made of several, denied or not."""
    while isinstance(node, sx.Not):
        node = node.value
    return isinstance(node, sx.Logic)


def _among(names: Names, node: sx.Among) -> str:
    return _("{entity} is in {group}").format(
        entity=chain(names, node.entity.parts), group=chain(names, node.group.parts)
    )


def _extreme(names: Names, node: sx.Extreme) -> str:
    limit, value = _limit(node)
    if value is None:
        return extreme(names, node)
    least = node.function == "max"
    if isinstance(value, sx.Extreme) and value.function != node.function:
        other, inner = _limit(value)
        if inner is not None:
            low, high = (limit, other) if least else (other, limit)
            form = _("{value}, from {low} to {high}")
            return form.format(value=bracketed(names, inner), low=low, high=high)
    form = _("{value}, at least {limit}") if least else _("{value}, at most {limit}")
    return form.format(value=bracketed(names, value), limit=limit)


def _limit(node: sx.Extreme) -> tuple[int, sx.Node | None]:
    """The number that limits, and what it limits; nothing where it is not just these two."""
    limits = [value.value for value in node.values if isinstance(value, sx.Number)]
    others = [value for value in node.values if not isinstance(value, sx.Number)]
    return (limits[0], others[0]) if len(limits) == len(others) == 1 else (0, None)


def extreme(names: Names, node: sx.Extreme) -> str:
    """Which of several numbers counts, where a limit would stand beside another."""
    form = _("the smaller of {values}") if node.function == "min" else _("the larger of {values}")
    return form.format(values=listed(bracketed(names, value) for value in node.values))


def _aggregate(names: Names, node: sx.Aggregate) -> str:
    if node.function == "any":
        return _any(names, node, no=False)
    group, condition = chain(names, node.group.parts), _of_members(names, node)
    if node.function == "sum" and node.value is not None:
        said = _("the sum of {value} over {group}").format(
            # The group is named, so what is summed up needs no owner.
            value=phrase(names.bound_to({node.variable: ""}), node.value),
            group=group,
        )
    else:
        said = _("the number of {group}").format(group=group)
        if by := compared.counted_by(node):
            which = by[1].format(what=owned(names, by[0])[1])
            return _("{said} with {which}").format(said=said, which=which)
    form = _("{said} where {condition}")
    return form.format(said=said, condition=condition) if condition else said


def _of_members(names: Names, node: sx.Aggregate) -> str:
    """What must hold of a member of the group, which is called `it`."""
    asked = [one for one in (node.condition, node.value) if one is not None]
    if node.function == "sum":
        asked = [node.condition] if node.condition else []
    if not asked:
        return ""
    it = names.bound_to(member(names, node.variable))
    return _truth(it, asked[0] if len(asked) == 1 else sx.Logic("and", tuple(asked), node.at))


def _start(names: Names, node: sx.Start) -> str:
    return _("{value} at the start").format(value=phrase(names, node.value))


FORMS: dict[type, Callable[[Names, Any], str]] = {
    sx.Number: lambda names, node: str(node.value),
    sx.Name: _name,
    sx.Sign: _sign,
    sx.Not: lambda names, node: _truth(names, node),
    sx.Arithmetic: _arithmetic,
    sx.Comparison: _comparison,
    sx.Logic: _logic,
    sx.Among: _among,
    sx.Extreme: _extreme,
    sx.Aggregate: _aggregate,
    sx.Start: _start,
    sx.Memory: memory,
}


def read(formula: str) -> tuple[str, ...]:
    """The last words of all names in a formula: the tracks, flags and resources that it reads.

    Raises FormulaError where it cannot be read.
    """
    return tuple(name.parts[-1] for name in compared.names_in(sx.parse_formula(formula)))


def condition(names: Names, formula: str) -> str:
    """A condition in words: a lone name is something that holds."""
    try:
        return _truth(names, parsed(names, formula))
    except sx.FormulaError:
        return formula
