"""An order on paper: what it takes, what bears on its dice, what each row of its table does.

For a game that is played from paper alone. It reads the scenario as written and no state; what its
reader may not see is left out or said to be unseen.
"""

from collections.abc import Iterator

import attrs

from wargame.core.compile.targets import Domain
from wargame.core.scenario import Action, Inject, Procedure, Target
from wargame.core.tables import Table
from wargame.prose import circumstances, sheets
from wargame.prose.effects import Effects
from wargame.prose.entities import chain
from wargame.prose.names import Names
from wargame.prose.text import _, ended, joined, labelled, listed


@attrs.frozen
class RollSheet:
    """A roll of an order: its table, where it starts, its circumstances, what each row does."""

    title: str
    table: str
    circumstances: tuple[str, ...]
    rows: tuple[tuple[str, str, str], ...]
    """The row's name, the totals it reads, what it does."""


@attrs.frozen
class OrderSheet:
    """One order: its name with price and visibility, then lines, then its rolls."""

    name: str
    about: str
    lines: tuple[str, ...]
    rolls: tuple[RollSheet, ...]
    always: str
    resting: str


def sheet(does: Effects, action: Action) -> OrderSheet:
    """Tell an order to the reader of `does`."""
    does = does.of_action(action)
    names = does.names
    rolls = tuple(_rolls(does, action))
    always = does.always(action)
    if not rolls:
        always = joined((_("No dice"), always or does.told(())))
    elif always:
        always = _("Whatever the dice say: {effects}").format(effects=always)
    return OrderSheet(
        sheets.order(names, action),
        action.about,
        tuple(_lines(does, action)),
        rolls,
        always,
        names.resting(action.cite, action.assumption),
    )


def _lines(does: Effects, action: Action) -> Iterator[str]:
    """Who sees it, on what, under which conditions, in which variants, at which price."""
    names = does.names
    yield sheets.who_sees(names, action, 0)
    code = next(code for code in names.game.codes if code.id == action.id)
    for target, domain in ((action.target, code.target), (action.second, code.second)):
        if target is not None:
            yield _target(does, target, domain)
    if action.answers:
        yield _("It answers orders of others, as they are carried out.")
    for cost in action.cost:
        if not cost.formula.strip().isdigit():
            resource = next(r for r in names.scenario.resources if r.id == cost.id)
            yield _("Costs of {resource}: {amount}.").format(
                resource=resource.name or labelled(resource.id),
                amount=circumstances.amount(does, cost.formula),
            )
    for one in action.requires:
        yield _("Only if {condition}; else: {why}").format(
            condition=does.condition(one.that), why=ended(one.otherwise)
        )
    if action.options:
        named = (option.name or labelled(option.id) for option in action.options)
        yield _("Variants: {options}.").format(options=listed(named))


def _target(does: Effects, target: Target, domain: Domain) -> str:
    """What may be named on the slip."""
    if target.number is not None:
        low, high = target.number
        said = _("Name a number from {low} to {high}").format(low=low, high=high)
    else:
        group = chain(does.names, tuple((target.place or target.seat).split(".")))
        named = listed(does.names.target(domain.kind, value) for value in domain.values)
        if domain.mine or not named:
            said = _("Name one of: {group}").format(group=group)
        elif len(domain.values) == 1:
            said = _("Name {named}").format(named=named)
        elif target.place == "places":
            said = _("Name one of: {group}").format(group=named)
        else:
            said = _("Name one of {group}: {named}").format(group=group, named=named)
    if target.where:
        said = _("{said}, where {condition}").format(
            said=said, condition=does.condition(target.where)
        )
    return ended(said)


# ---- rolls


def _rolls(does: Effects, action: Action) -> Iterator[RollSheet]:
    names = does.names
    known = {roll.id: roll for roll in names.scenario.rolls}
    if action.table:
        table = _table(names, action.table)
        bearing = circumstances.told(does, action.base, action.modifiers)
        if action.band_shift:
            bearing = (*bearing, _shift(does, action.band_shift))
        title = _("Table {table}").format(table=table.name)
        yield RollSheet(
            title,
            table.id,
            bearing,
            tuple(
                (band.label, totals(table, k), does.band(action.outcomes, band.name))
                for k, band in enumerate(table.bands)
            ),
        )
    for second in action.rolls:
        if second.base is None:
            continue
        roll = known[second.id]
        if roll.seen_by and not does.sees(names.engine.audiences.mask(roll.seen_by)):
            continue
        table = _table(names, roll.table)
        title = _("{roll}, a second roll on {table}").format(
            roll=roll.name or labelled(roll.id), table=table.name
        )
        yield RollSheet(
            title,
            table.id,
            circumstances.told(does, second.base, roll.modifiers),
            tuple(
                (band.label, totals(table, k), does.band(roll.outcomes, band.name))
                for k, band in enumerate(table.bands)
            ),
        )


def _shift(does: Effects, formula: str) -> str:
    """How many rows further the table is read, and on which condition."""
    amount, condition = circumstances.share(does, formula)
    said = _("then {amount} rows further").format(amount=amount)
    return _("{said}, if {condition}").format(said=said, condition=condition) if condition else said


def _table(names: Names, id: str) -> Table:
    return next(table for table in names.game.tables if table.id == id)


def totals(table: Table, band: int) -> str:
    """Which totals a row of a table reads."""
    low, high = table.bands[band].low, table.bands[band].high
    if low is None:
        return _("any") if high is None else _("{high} or less").format(high=high)
    if high is None:
        return _("{low} or more").format(low=low)
    return str(low) if low == high else _("{low} to {high}").format(low=low, high=high)


# ---- rules that no seat orders


def procedure(does: Effects, one: Procedure) -> str:
    """A rule of the sequence of play: its name and what it does."""
    return _("{rule}: {effects}").format(
        rule=one.name or labelled(one.id), effects=does.told((one.body,))
    )


def due(does: Effects, inject: Inject) -> str:
    """When an inject comes: which turns, at which end of them, if what, with which chance."""
    if inject.contingency:
        return _("when Control wishes")
    turns = listed(str(turn) for turn in inject.turns)
    when = _("turn {turns}").format(turns=turns) if turns else _("any turn")
    form = _("{when}, as it begins") if inject.at == "start" else _("{when}, as it ends")
    said = form.format(when=when)
    if inject.body.when:
        condition = does.condition(inject.body.when)
        said = _("{when}, if {condition}").format(when=said, condition=condition)
    if inject.chance:
        said = _("{when}, with a chance of {chance}").format(when=said, chance=inject.chance)
    if inject.once:
        said = _("{when}; once").format(when=said)
    return said


def brings(does: Effects, inject: Inject) -> str:
    """What an inject does once it comes, whatever it waits for."""
    return does.told((attrs.evolve(inject.body, when=""),))
