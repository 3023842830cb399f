"""Orders that nobody can pay: what an order costs at least, beside what a seat can ever hold.

It knows incomes, what is carried over and which rules give; what is in doubt, the caller knows.
"""

from collections.abc import Callable, Iterable, Iterator

import attrs

from wargame.authoring.diagnostics import Diagnostics
from wargame.authoring.lint import Part
from wargame.authoring.merge import Tree
from wargame.authoring.outline import Outline
from wargame.authoring.yaml12 import Path
from wargame.core import scenario as model
from wargame.core.compile.actions import ActionCompiler
from wargame.core.compile.typed import Entity, Scope
from wargame.core.formula import effects as fx
from wargame.core.formula.syntax import FormulaError, Sign
from wargame.language import _

LONGEST = 200
"""Turns of a game whose length is in doubt: as many as there can be."""

EACH_OF = "each of "
"""How it is said that several seats are asked."""

Doubt = Callable[[Path], bool]
"""Whether something at a path, around it or in it is wrong, so that it may be meant otherwise."""


@attrs.frozen
class Purse:
    """What a seat can hold of a resource when it orders."""

    income: int
    """The most that comes in a turn."""
    kept: int
    """The most that is left from earlier turns."""
    most: int
    """The most in all, whatever it comes from."""
    given: bool
    """Whether a rule may give it some."""


def prices(
    seen: Outline, parts: Iterable[Part], tree: Tree, doubt: Doubt, out: Diagnostics
) -> None:
    """Refuse an order that no seat can ever pay for."""
    resources = {resource.id: resource for resource in seen.scenario.resources}
    gifts = frozenset(_gifts(seen, tuple(parts), resources))
    for action, order in seen.clear():
        for cost in action.cost:
            path = ("actions", action.id, "cost", cost.id)
            resource = resources.get(cost.id)
            if resource is None or doubt(path) or doubt(("resources", cost.id)):
                continue
            try:
                lowest = seen.shop.formulas.formula(cost.formula, order.scope).low
                purses = [_purse(seen, resource, seat, gifts, doubt) for seat in order.seats]
            except FormulaError:
                continue
            richest = max(purses, key=lambda purse: purse.most, default=None)
            if richest is not None and lowest > richest.most:
                out.error(
                    "never-affordable",
                    tree.locate(path),
                    _told(action.id, lowest, resource, richest),
                    _("a lower cost, a higher income or a higher `carry`"),
                )


def _told(order: str, lowest: int, resource: model.Resource, purse: Purse) -> str:
    form = _(
        "`{id}` costs at least {lowest} {name}, and no seat that may order it ever has more than"
        " {max}: `most` allows no more."
    )
    if not purse.given and purse.kept + purse.income == purse.most:
        form = _(
            "`{id}` costs at least {lowest} {name}, and no seat that may order it ever has more"
            " than {max}: an income of {income} at most, {kept} kept, and no rule gives any."
        )
    return form.format(
        id=order,
        lowest=lowest,
        name=resource.name,
        max=purse.most,
        income=purse.income,
        kept=purse.kept,
    )


def _purse(
    seen: Outline,
    resource: model.Resource,
    seat: int,
    gifts: frozenset[tuple[str, int]],
    doubt: Doubt,
) -> Purse:
    """What a seat keeps and one turn's income, unless a rule may give it more."""
    shop, spec = seen.shop, seen.scenario.seats[seat]
    formulas = {
        who: income.formula for income in resource.income for who in shop.world.side(income.id, ())
    }
    scope = Scope((("me", Entity("seat", str(seat), (seat,))),))
    income = max(0, shop.formulas.formula(formulas.get(seat, "0"), scope).high)
    own = {start.id: start.value for start in spec.start}
    turns = LONGEST if doubt(("turns",)) else seen.scenario.turns
    kept = own.get(resource.id, resource.start) + income * (turns - 1)
    if resource.carry is not None:
        kept = min(kept, resource.carry)
    unclear = doubt(("seats", spec.id, "start")) or doubt(("teams",))
    given = unclear or (resource.id, seat) in gifts
    most = resource.most if given else min(resource.most, kept + income)
    return Purse(income, kept, most, given)


# ---- what rules give


def _gifts(
    seen: Outline, parts: tuple[Part, ...], resources: Iterable[str]
) -> Iterator[tuple[str, int]]:
    """The resources that a rule may raise, each with the seats it may raise them of."""
    asked = {path: part for path, part in parts if isinstance(part, model.Decide)}
    rules: dict[Path, ActionCompiler] = {order.path: order for _, order in seen.clear()}
    for path, part in parts:
        if not isinstance(part, model.Line):
            continue
        raised = _raised(part.text)
        for resource in resources:
            if raised is None and resource in part.text:
                yield from ((resource, seat) for seat in range(len(seen.scenario.seats)))
            elif raised and raised[-1] == resource:
                # In an answer `me` is whoever answers.
                answers = [
                    one
                    for start, one in asked.items()
                    if path[: len(start) + 1] == (*start, "options")
                ]
                names = _Names(seen, rules.get(path[:2]), answers)
                yield from ((resource, seat) for seat in names.seats(raised[:-1]))


def _raised(text: str) -> tuple[str, ...] | None:
    """What an effect may raise, by its name; nothing for no number, None if it cannot be read."""
    try:
        deed = fx.parse_effect(text)
    except FormulaError:
        return None
    gives = isinstance(deed, fx.Change) and (
        deed.how in {"set", "least"} or (deed.how == "add" and not isinstance(deed.value, Sign))
    )
    return deed.slot.parts if isinstance(deed, fx.Change) and gives else ()


@attrs.frozen
class _Names:
    """Whom names mean in an effect: in a rule, inside so many answers, the innermost last."""

    seen: Outline
    rule: ActionCompiler | None
    answers: list[model.Decide]

    def seats(self, name: tuple[str, ...]) -> tuple[int, ...]:
        """The seats that a name may mean; all where it does not tell."""
        world = self.seen.shop.world
        head, rest = name[0] if name else "", name[1:]
        if head in world.seats and not rest:
            return (world.seats.index(head),)
        if head in world.places and rest == ("seat",):
            return (world.place_seat[world.places.index(head)],)
        if name == ("me",) and self.answers:
            return self._answering(self.answers[-1].by.strip())
        if name == ("me",) and self.rule is not None:
            return self.rule.seats
        if head in {"target", "second"} and self.rule is not None:
            found = self.rule.target if head == "target" else self.rule.second
            if found.kind == "seat" and not rest:
                return found.values
            if found.kind == "place" and rest == ("seat",):
                return tuple(world.place_seat[place] for place in found.values)
        return tuple(range(len(world.seats)))

    def _answering(self, by: str) -> tuple[int, ...]:
        """The seats that a question is put to."""
        world = self.seen.shop.world
        if by.startswith(EACH_OF):
            names = [name.strip(" []") for name in by.removeprefix(EACH_OF).split(",")]
            known = {*world.seats, *world.teams, model.EVERYONE}
            if set(names) <= known:
                return tuple(seat for name in names for seat in world.side(name, ()))
        outer = attrs.evolve(self, answers=self.answers[:-1])
        return outer.seats(tuple(by.split(".")))
