"""What follows from the differences of two scenarios, counted by the engine: starting values, exact
odds by net modifier, what the first orders may expect, claims.

It looks at the layout that is played. What a designer wrote down, the differences tell already.
"""

from collections.abc import Iterable, Iterator, Mapping

import attrs

from wargame.analysis.diff.findings import Finding, Told
from wargame.analysis.diff.kinds import Part
from wargame.analysis.diff.sameness import Sameness, align
from wargame.analysis.diff.sides import Side
from wargame.analysis.odds import Roll, rolls_of, written_out
from wargame.authoring import lint
from wargame.authoring.first_orders import first_orders, named, orders_of
from wargame.authoring.yaml12 import Plain
from wargame.core import scenario as model
from wargame.core.compile.program import Game
from wargame.core.engine.engine import Engine, Forecast
from wargame.core.tables import Table

POSSIBLE = "possible"
"""Stands for any price where an order could not be given, or no longer can."""
Names = tuple[str, ...]
Ways = tuple[tuple[str, int], ...]
"""The bands of a table by their labels, each with how many cases read it."""


@attrs.frozen
class Start:
    """A number that starts otherwise, by the ids of whom it belongs to."""

    what: str
    old: int
    new: int
    owners: Names


@attrs.frozen
class Grid:
    """The odds of a table at each net modifier, in both versions; and which rules roll on it."""

    table: str
    name: str
    cases: tuple[int, int]
    rows: tuple[tuple[int, Ways, Ways], ...]
    rules: Names


@attrs.frozen
class Shift:
    """A modifier is worth so much more where it holds, in some actions' rolls on one table."""

    table: str
    name: str
    by: int
    cases: int
    rows: tuple[tuple[int, Ways, Ways], ...]
    """By the net modifier in the first version."""
    rules: tuple[tuple[str, str], ...]
    """The action, and why the modifier is given."""


@attrs.frozen
class Order:
    """An order at the start of the game: its action, who gives it, what it names."""

    action: str
    seat: str
    named: Names


@attrs.frozen
class Expected:
    """At the first orders of the game a roll stands otherwise for some orders."""

    table: tuple[str, str]
    net: tuple[int, int]
    cases: tuple[int, int]
    old: Ways
    new: Ways
    orders: tuple[Order, ...]


@attrs.frozen
class Allowed:
    """At the first orders some orders can be given, or no longer, or at another price."""

    old: str
    """What it costs; empty where the order cannot be given."""
    new: str
    orders: tuple[Order, ...]


@attrs.frozen
class Claims:
    """Claims that something cites, and nothing did; or the other way about."""

    used: bool
    claims: Names


@attrs.frozen
class Missed:
    """An inject that the shorter game no longer comes to in some of its turns.

    One that would come in none is a mistake, and keeps the scenario from being compared.
    """

    inject: str
    title: str
    turns: tuple[int, ...]


Follow = Start | Grid | Shift | Expected | Allowed | Claims | Missed


def follows(old: Side, new: Side, told: Iterable[Told]) -> tuple[Follow, ...]:
    """All that follows from the differences that were found between two versions."""
    found = [one.finding for one in told]
    if all(finding.kind == "reworded" for finding in found):
        return ()
    games = old.version.loaded.game, new.version.loaded.game
    same = Sameness()
    same.renamed |= {
        (finding.steps[-1].old, finding.steps[-1].new)
        for finding in found
        if finding.kind == "renamed"
    }
    return (
        *_starts(*games, found),
        *_grids(*games, same),
        *_shifts(*games, same),
        *_at_the_start(*games, found, same),
        *_missed(old.version.loaded.scenario, new.version.loaded.scenario),
        *_claims(old, new),
    )


# ---- starting values


def _starts(old: Game, new: Game, found: list[Finding]) -> Iterator[Start]:
    """The numbers that start otherwise though nothing was written where they stand."""
    written = {
        (finding.steps[0].new, finding.steps[-1].new)
        for finding in found
        if finding.steps and finding.steps[-1].of is model.Start
    }
    before = {slot.name: slot for slot in old.slots}
    dials = {dial.id for dial in new.dials}
    alike: dict[tuple[str, int, int], list[str]] = {}
    for slot in new.slots:
        was = before.get(slot.name)
        if was is None or was.start == slot.start or slot.key not in dials:
            continue
        owner = _owner(new, slot.scope, slot.owner)
        if (owner, slot.key) not in written:
            alike.setdefault((slot.key, was.start, slot.start), []).append(owner)
    for (key, one, other), owners in alike.items():
        if any(owners):
            yield Start(key, one, other, tuple(owners))


def _owner(game: Game, scope: str, owner: int) -> str:
    if scope == "pair":
        count = len(game.seats)
        pairs = [(a, b) for a in range(count) for b in range(a + 1, count)]
        return " and ".join(game.seats[one] for one in pairs[owner])
    if scope == "seat":
        return game.seats[owner]
    return game.places[owner] if scope == "place" else ""


# ---- odds by net modifier


def _grids(old: Game, new: Game, same: Sameness) -> Iterator[Grid]:
    """Every table of both versions whose odds differ at some net modifier."""
    for table in new.tables:
        was = next((one for one in old.tables if same.ids(one.id, table.id)), None)
        if was is None:
            continue
        spans = was.span(), table.span()
        low, high = min(span[0] for span in spans), max(span[1] for span in spans)
        rows = tuple((net, ways(was, net), ways(table, net)) for net in range(low, high + 1))
        if any(_shares(one, was) != _shares(other, table) for _net, one, other in rows):
            cases = was.dice.cases, table.dice.cases
            yield Grid(table.id, table.name, cases, rows, _rolling(new.scenario, table.id))


def ways(table: Table, net: int) -> Ways:
    """In how many cases each band is read."""
    labels = (band.label for band in table.bands)
    return tuple(zip(labels, table.odds(net), strict=True))


def _shares(found: Ways, table: Table) -> tuple[float, ...]:
    return tuple(count / table.dice.cases for _label, count in found)


def _rolling(scenario: model.Scenario, table: str) -> Names:
    """The ids of the rules that roll on a table, by themselves or by a second roll."""
    lists: tuple[tuple[Part, ...], ...] = (
        *(scenario.rolls, scenario.actions, scenario.procedures, scenario.injects),
        scenario.promises,
    )
    return tuple(
        str(getattr(rule, "id", ""))
        for rules in lists
        for rule in rules
        if any(getattr(part, "table", "") == table for _path, part in lint.parts(rule))
    )


def _shifts(old: Game, new: Game, same: Sameness) -> Iterator[Shift]:
    """What a plain number that was changed among modifiers is worth, table by table."""
    tables = {table.id: table for table in new.tables}
    alike: dict[tuple[str, int], dict[tuple[str, str], None]] = {}
    for action in new.scenario.actions:
        was = next((one for one in old.scenario.actions if same.ids(one.id, action.id)), None)
        shared = old.scenario.modifiers, old.scenario.rolls
        if was is None or (
            was == action and shared == (new.scenario.modifiers, new.scenario.rolls)
        ):
            continue
        before = {roll.title: roll for roll in rolls_of(old.scenario, was)}
        for roll in rolls_of(new.scenario, action):
            past = before.get(roll.title)
            if past is not None and same.ids(past.table, roll.table):
                for by, why in _worth(past, roll, old.scenario, new.scenario, same):
                    alike.setdefault((roll.table, by), {})[action.id, why] = None
    for (id, by), rules in alike.items():
        table = tables[id]
        low, high = table.span()
        rows = tuple((net, ways(table, net), ways(table, net + by)) for net in range(low, high + 1))
        yield Shift(id, table.name, by, table.dice.cases, rows, tuple(rules))


def _worth(
    old: Roll, new: Roll, past: model.Scenario, now: model.Scenario, same: Sameness
) -> Iterator[tuple[int, str]]:
    """By how much the net modifier moves, and where."""
    base = _number(old.base or "0"), _number(new.base or "0")
    if None not in base and base[0] != base[1]:
        yield (base[1] or 0) - (base[0] or 0), ""
    before, after = tuple(written_out(past, old.modifiers)), tuple(written_out(now, new.modifiers))
    for i, j in align(before, after, same):
        one = _number(before[i].add) if i >= 0 else 0
        other = _number(after[j].add) if j >= 0 else 0
        if one is None or other is None or one == other:
            continue
        if i < 0 or j < 0 or same.words(before[i].when, after[j].when):
            holds = after[j] if j >= 0 else before[i]
            yield other - one, holds.why or holds.when


def _number(formula: str) -> int | None:
    text = formula.strip()
    return int(text) if text.lstrip("-+").isdecimal() else None


# ---- the first orders


@attrs.frozen
class _Rolled:
    """What an order may expect of a roll. `net` is the net modifier as the table counts it."""

    table: str
    cases: int
    net: int
    ways: Ways


@attrs.frozen
class _Stand:
    """How an order stands at the start of the game."""

    price: str
    """Empty where it cannot be given."""
    rolls: tuple[_Rolled, ...]


def _at_the_start(
    old: Game, new: Game, found: list[Finding], same: Sameness
) -> Iterator[Expected | Allowed]:
    """Where the first orders stand otherwise, but for a price that is told as it was written."""
    if (old.program, old.tables, old.start) == (new.program, new.tables, new.start):
        return
    priced = {
        finding.steps[0].new
        for finding in found
        if any(step.of is model.Cost for step in finding.steps)
        or (finding.section, finding.field) == ("actions", "cost")
    }
    before, after = _standing(old), _standing(new)
    names = dict(same.renamed)
    now = {_renamed(order, names): stand for order, stand in before.items()}
    allowed: dict[tuple[str, str], list[Order]] = {}
    expected: dict[tuple[_Rolled, _Rolled], list[Order]] = {}
    for order, stand in after.items():
        was = now.get(order)
        if was is None or was == stand:
            continue
        told = order.action in priced and was.price and stand.price
        if was.price != stand.price and not told:
            prices = was.price, stand.price
            if not all(prices):
                # Whether it can be given is told, at whatever price.
                prices = ("", POSSIBLE) if stand.price else (POSSIBLE, "")
            allowed.setdefault(prices, []).append(order)
        for one, other in zip(was.rolls, stand.rolls, strict=False):
            # Odds that differ at the same net modifier are told with the table.
            if (names.get(one.table, one.table), one.net) != (other.table, other.net):
                expected.setdefault((one, other), []).append(order)
    for prices, orders in allowed.items():
        yield Allowed(*prices, tuple(orders))
    for (one, other), orders in expected.items():
        yield Expected(
            (one.table, other.table),
            (one.net, other.net),
            (one.cases, other.cases),
            one.ways,
            other.ways,
            tuple(orders),
        )


def _renamed(order: Order, names: Mapping[str, str]) -> Order:
    said = tuple(names.get(one, one) for one in order.named)
    return Order(names.get(order.action, order.action), names.get(order.seat, order.seat), said)


def _standing(game: Game) -> dict[Order, _Stand]:
    """Every order that can be written down at the start of the game."""
    engine = Engine(game)
    state = first_orders(engine)
    found: dict[Order, _Stand] = {}
    for index, action in enumerate(game.scenario.actions):
        for seat in game.codes[index].seats if not action.answers else ():
            for order in orders_of(game, index, seat):
                key = Order(action.id, game.seats[seat], named(game, order))
                found[key] = _Stand("", ())
                if engine.against(state, seat, order) is None:
                    price = _price(game, engine.cost(state, seat, order))
                    odds = engine.odds(state, seat, order, control=True)
                    found[key] = _Stand(price, tuple(_roll(game, one) for one in odds))
    return found


def _roll(game: Game, one: Forecast) -> _Rolled:
    table = game.tables[one.table]
    found = zip((band.label for band in table.bands), one.ways, strict=True)
    return _Rolled(table.id, table.dice.cases, one.clipped, tuple(found))


def _price(game: Game, amounts: Iterable[int]) -> str:
    paid = zip(game.scenario.resources, amounts, strict=True)
    return ", ".join(f"{amount} {resource.name}" for resource, amount in paid if amount) or "0"


# ---- injects of turns that are dropped


def _missed(old: model.Scenario, new: model.Scenario) -> Iterator[Missed]:
    """The injects that name turns which the first version still had."""
    for inject in new.injects:
        lost = tuple(turn for turn in inject.turns if new.turns < turn <= old.turns)
        if lost:
            yield Missed(inject.id, inject.title, lost)


# ---- claims


def _claims(old: Side, new: Side) -> Iterator[Claims]:
    before, after = (tuple(_cited(side.version.data(None))) for side in (old, new))
    used = tuple(dict.fromkeys(claim for claim in after if claim not in before))
    unused = tuple(dict.fromkeys(claim for claim in before if claim not in after))
    if used:
        yield Claims(True, used)
    if unused:
        yield Claims(False, unused)


def _cited(plain: Plain) -> Iterator[str]:
    """Every claim that the files cite, in whatever layout."""
    if isinstance(plain, list):
        for part in plain:
            yield from _cited(part)
    elif isinstance(plain, dict):
        for key, value in plain.items():
            if key == "cite":
                listed = value if isinstance(value, list) else [value]
                yield from (one for one in listed if isinstance(one, str))
            else:
                yield from _cited(value)
