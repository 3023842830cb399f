"""What `wargame odds` says: tables and actions in short, or one action with all that bears on it.

Everything is counted case by case, nothing drawn. It shows what Control may know, and what the seat
knows where that is less. Conditions stand as their designer wrote them; what a band does is told in
words, as this scenario has it: what is switched off is left out.
"""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from wargame.authoring import lint
from wargame.authoring.columns import columns, paragraph, percents, wrapped
from wargame.authoring.diagnostics import Diagnostic, Mark, ScenarioError, did_you_mean
from wargame.authoring.first_orders import at_the_start
from wargame.authoring.load import find, load
from wargame.core import scenario as model
from wargame.core.compile.actions import ActionCompiler
from wargame.core.compile.program import Game
from wargame.core.compile.report import Report
from wargame.core.compile.workshop import Workshop
from wargame.core.engine.engine import Engine
from wargame.core.formula.syntax import FormulaError
from wargame.core.tables import Band, Table
from wargame.prose.effects import Effects
from wargame.prose.names import Names
from wargame.prose.text import _

Span = tuple[int, int]


def odds(scenario: str, action: str | None) -> str:
    """Return every table in use and every action in short, or one action whole.

    A scenario's name or path is given.

    An action is given by its id or name. Percentages of a row sum to 100.0. Raises ScenarioError
    for a scenario that cannot be played and for an action that it does not have.
    """
    game = load(find(scenario)).game
    does = Effects(Names(Engine(game), {}).bound_to({"me": _("the seat that orders")}))
    if action is not None:
        return "\n".join(_Told(game, _named(game, scenario, action), does).lines())
    actions = (_Told(game, index, does) for index in range(len(game.scenario.actions)))
    return "\n\n".join([*_tables(game), *("\n".join(one.short()) for one in actions)])


def _named(game: Game, scenario: str, action: str) -> int:
    known = game.scenario.actions
    for index, one in enumerate(known):
        if action == one.id or action.casefold() in (one.id.casefold(), one.name.casefold()):
            return index
    what = f"There is no action `{action}` in {game.scenario.name}."
    names = [*(one.id for one in known), *(one.name for one in known)]
    remedy = did_you_mean(action, names)
    if not remedy.startswith("did"):
        remedy = f"known: {', '.join(one.id for one in known)}"
    raise ScenarioError([Diagnostic("unknown-action", Mark.whole(scenario), what, remedy)])


# ---- tables


def _tables(game: Game) -> Iterator[str]:
    """Each table that any rule rolls on, then the names of the others."""
    used = {roll.table for roll in game.rolls}
    for table in game.tables:
        if table.id in used:
            yield "\n".join([*paragraph(_head(table)), *_grid(table, table.span())])
    rest = [table.id for table in game.tables if table.id not in used]
    if rest:
        yield "\n".join(paragraph(f"No rule rolls on {', '.join(rest)}."))
    if not game.tables:
        yield f"{game.scenario.name} has no tables."


def _head(table: Table) -> str:
    name = table.id if table.name == table.id else f"{table.id}, {table.name}"
    said = f"{name}: {table.dice}, {table.dice.cases} cases."
    if table.clip is not None:
        said += f" The net modifier counts from {-table.clip:+d} to {table.clip:+d}."
    if table.naturals:
        low, high = table.dice.lowest, table.dice.highest
        said += f" A natural {low} or {high} reads the outermost band, whatever the modifier."
    return said


def _grid(table: Table, span: Span) -> list[str]:
    """A line for each net modifier, a column for each band: its cases and its percentage."""
    heads = [["net"], *(wrapped(band.label) for band in table.bands)]
    totals = ["", *(_totals(band) for band in table.bands)]
    return columns(heads, [totals, *(_row(table, net) for net in range(span[0], span[1] + 1))])


def _row(table: Table, net: int) -> list[str]:
    ways = table.odds(net)
    cells = zip(ways, percents(ways), strict=True)
    return [f"{net:+d}", *(f"{cases} {share}" for cases, share in cells)]


def _totals(band: Band) -> str:
    """Which totals a band reads."""
    if band.low is None:
        return "any total" if band.high is None else f"to {band.high}"
    if band.high is None:
        return f"from {band.low}"
    return f"{band.low} to {band.high}" if band.low < band.high else str(band.low)


# ---- one action


@attrs.frozen
class Roll:
    """A roll that an action may bring about."""

    title: str
    table: str
    base: str
    modifiers: tuple[model.Modifier, ...]
    outcomes: tuple[model.Outcome, ...]


class _Told:
    """One action, as its designer wrote it and as it stands at the start of the game."""

    def __init__(self, game: Game, index: int, does: Effects) -> None:
        self.game, self.index, self.action = game, index, game.scenario.actions[index]
        self.does = does.of_action(game.scenario.actions[index])
        self.shop = Workshop(game.scenario, Report())
        self.scope = ActionCompiler(self.shop, self.action, index).scope

    def lines(self) -> list[str]:
        found = self._head()
        rolls = list(self._rolls())
        for roll in rolls:
            found += ["", *self._roll(roll), "What each band does:", *self._bands(roll)]
        found += ["", *self._always(bool(rolls))] if self._always(bool(rolls)) else []
        return [*found, "", *at_the_start(self.game, self.index)]

    def short(self) -> list[str]:
        """Its name, price and rolls, without odds."""
        action = self.action
        costs = ", ".join(f"{cost.formula} {cost.id}" for cost in action.cost) or "nothing"
        found = [f"{action.id}, {action.name}"]
        found += paragraph(f"by: {', '.join(action.by)} ({action.visibility}); cost: {costs}", 2)
        rolls = list(self._rolls())
        for roll in rolls:
            found += paragraph(f"{roll.title} on {roll.table}", 2)
            found += [*self._circumstances(roll, 4), *self._bands(roll, 4)]
        return [*found, *self._always(bool(rolls), 2)]

    def _bands(self, roll: Roll, indent: int = 2) -> list[str]:
        """A line for each band: what it does in this scenario."""
        table = next(one for one in self.game.tables if one.id == roll.table)
        said = (f"{b.label}: {self.does.band(roll.outcomes, b.name)}" for b in table.bands)
        return [line for text in said for line in paragraph(text, indent)]

    def _always(self, rolls: bool, indent: int = 0) -> list[str]:
        """What it does without dice, or beside them."""
        always = self.does.always(self.action)
        if not rolls:
            return paragraph(f"No dice. {always or self.does.told(())}", indent)
        return paragraph(f"Whatever the dice say: {always}", indent) if always else []

    def _head(self) -> list[str]:
        action = self.action
        found = [f"{action.id}, {action.name}"]
        found += [f"by: {', '.join(action.by)} ({action.visibility})"]
        if action.answers:
            found.append(f"answers: orders with the tag {', '.join(action.answers)}")
        for key, target in (("target", action.target), ("second", action.second)):
            if target is not None:
                found.append(f"{key}: {_domain(target)}")
        if action.options:
            found.append(f"options: {', '.join(option.id for option in action.options)}")
        found += [f"requires: {one.that}, else: {one.otherwise}" for one in action.requires]
        costs = (f"{cost.formula} {cost.id}" for cost in action.cost)
        found.append(f"cost: {', '.join(costs) or 'nothing'}")
        if resting := _resting(action.cite, action.assumption):
            found.append(resting)
        return [line for text in found for line in paragraph(text)]

    # ---- its rolls

    def _rolls(self) -> Iterator[Roll]:
        return rolls_of(self.game.scenario, self.action)

    def _roll(self, roll: Roll) -> list[str]:
        table = next(one for one in self.game.tables if one.id == roll.table)
        found = [*paragraph(f"{roll.title} on {_head(table)}"), *self._circumstances(roll, 2)]
        modifiers = tuple(written_out(self.game.scenario, roll.modifiers))
        low, high = self._reach(roll.base, modifiers, table)
        reach = f"from {low:+d} to {high:+d}" if low < high else f"{low:+d} only"
        return [*found, f"The net modifier can be {reach}:", *_grid(table, (low, high))]

    def _circumstances(self, roll: Roll, indent: int) -> list[str]:
        """The base and the modifiers of a roll, a line each."""
        found = []
        if roll.base not in ("", "0"):
            found += paragraph(f"{_worth(roll.base)}: where the roll starts", indent)
        for one in written_out(self.game.scenario, roll.modifiers):
            found += paragraph(_modifier(one), indent)
        if roll.title == "Roll" and self.action.band_shift:
            found += paragraph(f"then {_worth(self.action.band_shift)} bands further", indent)
        return found

    def _reach(self, base: str, modifiers: Sequence[model.Modifier], table: Table) -> Span:
        """The lowest and highest net modifier by the ranges of what is read, as the table counts.

        Circumstances that exclude each other are not told apart, so it may reach a little too far.
        """
        first, last = table.span()
        try:
            spans = [self._span(base or "0", ""), *(self._span(m.add, m.when) for m in modifiers)]
        except FormulaError:
            # It names a member of a loop, whose range is known only inside that loop.
            return first, last
        low, high = (sum(ends) for ends in zip(*spans, strict=True))
        return min(last, max(first, low)), max(first, min(last, high))

    def _span(self, add: str, when: str) -> Span:
        worth = self.shop.formulas.formula(add, self.scope)
        if when and self.shop.formulas.condition(when, self.scope).low == 0:
            return min(0, worth.low), max(0, worth.high)
        return worth.low, worth.high


def rolls_of(scenario: model.Scenario, action: model.Action) -> Iterator[Roll]:
    """The first roll of an action, the second ones, and those inside effects."""
    known = {roll.id: roll for roll in scenario.rolls}
    if action.table:
        yield Roll("Roll", action.table, action.base, action.modifiers, action.outcomes)
    for second in action.rolls:
        if second.base is not None:
            roll = known[second.id]
            title = f"Second roll {roll.id}"
            yield Roll(title, roll.table, second.base, roll.modifiers, roll.outcomes)
    for _path, part in lint.parts(action):
        if not isinstance(part, model.Block):
            continue
        title = "Roll in an effect" + (f" when {part.when}" if part.when else "")
        if part.roll:
            roll = known[part.roll]
            title = f"{title}: {roll.id}"
            yield Roll(title, roll.table, part.base, roll.modifiers, roll.outcomes)
        elif part.table:
            yield Roll(title, part.table, part.base, part.modifiers, part.outcomes)


def written_out(
    scenario: model.Scenario, modifiers: Iterable[model.Modifier]
) -> Iterator[model.Modifier]:
    """Modifiers with the shared lists that they use written out."""
    shared = {one.id: one.modifiers for one in scenario.modifiers}
    for one in modifiers:
        if one.use:
            yield from written_out(scenario, shared[one.use])
        else:
            yield one


def _domain(target: model.Target) -> str:
    named = target.place or target.seat
    if target.number is not None:
        named = f"{target.number[0]} to {target.number[1]}"
    said = f"{named}, where {target.where}" if target.where else named
    return f"{said}, else: {target.otherwise}" if target.otherwise else said


def _modifier(modifier: model.Modifier) -> str:
    when = f"when {modifier.when}" if modifier.when else ""
    said = f"{_worth(modifier.add)}: {', '.join(part for part in (modifier.why, when) if part)}"
    if modifier.unseen:
        said += " (unseen: the odds that seats are shown leave it out)"
    resting = _resting(modifier.cite, modifier.assumption)
    return f"{said} [{resting}]" if resting else said


def _worth(formula: str) -> str:
    """A formula as it is added: a plain number gets its sign."""
    digits = formula.strip().removeprefix("-")
    return f"{int(formula):+d}" if digits.isdecimal() else f"+ ({formula})"


def _resting(cite: tuple[str, ...], assumption: str) -> str:
    found = [f"cite: {', '.join(cite)}"] if cite else []
    return "; ".join([*found, f"assumption: {assumption}"] if assumption else found)
