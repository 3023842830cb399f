"""Rolls in words: the odds before one, what each modifier is worth, what the dice gave.

It knows tables and the catalogues of modifiers and rolls; it throws no dice.
"""

from collections.abc import Collection, Sequence

from wargame.core.engine.engine import Forecast
from wargame.core.rolled import Roll, Worth
from wargame.core.tables import Table, shares
from wargame.prose.names import Names
from wargame.prose.setting import Setting
from wargame.prose.text import _, joined, listed, percent, separated, signed


def title(names: Names, index: int) -> str:
    """What a roll is called: its own name, or its table's."""
    info = names.game.rolls[index]
    if info.name:
        return info.name[:1].upper() + info.name[1:].replace("_", " ")
    return _("{table} table").format(table=table_of(names, index).name)


def thrown(names: Names, roll: Roll) -> str:
    """What a roll was: one of several says the places or seats that it was for."""
    about = [names.target(one.kind, one.which) for one in roll.about]
    return separated([*about, title(names, roll.which)])


def table_of(names: Names, index: int) -> Table:
    """The table a roll of the catalogue reads."""
    table = names.game.rolls[index].table
    return next(spec for spec in names.game.tables if spec.id == table)


def rows(names: Names, action: int) -> tuple[str, ...]:
    """The rows of an action's own table, from the lowest; none where it has none."""
    table = names.scenario.actions[action].table
    bands = next((spec.bands for spec in names.game.tables if spec.id == table), ())
    return tuple(band.label for band in bands)


# ---- after the dice


def told(names: Names, roll: Roll, setting: Setting) -> str:
    """What a roll gave, with the designer's sentence for it.

    Where the row had been set, the dice made nothing of it, and are not told.
    """
    table = table_of(names, roll.which)
    band = table.bands[roll.band]
    called = thrown(names, roll)
    if roll.forced:
        said = _("{roll}, {set}: {band}").format(
            roll=called, set=row_set(argued=roll.argued), band=band.label
        )
    elif roll.net is None or not roll.faces:
        form = _("{roll}, as far as you know: {band}")
        if roll.veiled:
            form = _("{roll}, thrown behind the screen: {band}")
        said = form.format(roll=called, band=band.label)
    else:
        said = _("{roll}, {net}: {dice}: {band}").format(
            roll=called,
            net=_net(table, roll.net),
            dice=_dice(table, roll),
            band=band.label,
        )
    says = dict(names.game.rolls[roll.which].outcomes).get(band.name, "")
    return joined((said, names.text(says, setting)))


def row_set(*, argued: bool) -> str:
    """Who set a row that no dice decided."""
    return _("the row as it was argued") if argued else _("the row set by Control")


def _net(table: Table, net: int) -> str:
    clipped = table.clipped(net)
    if clipped == net:
        return _("net {net}").format(net=signed(net))
    return _("net {net}, counted as {clipped}").format(net=signed(net), clipped=signed(clipped))


def _dice(table: Table, roll: Roll) -> str:
    """The faces, their sum with the net modifier, and whatever else made the band."""
    thrown, net = sum(roll.faces), roll.net or 0
    total = thrown + table.clipped(net)
    natural = table.naturals and thrown in (table.dice.lowest, table.dice.highest)
    if natural:
        form = _("dice {faces}, a natural {thrown}")
    elif len(roll.faces) == 1:
        form = (
            _("the die shows {faces}")
            if total == thrown
            else _("the die shows {faces}, {sum} makes {total}")
        )
    elif total == thrown:
        form = _("dice {faces} make {total}")
    else:
        form = _("dice {faces}, {sum} makes {total}")
    step = total - thrown
    said = form.format(
        faces=listed(str(face) for face in roll.faces),
        sum=f"{thrown} {'-' if step < 0 else '+'} {abs(step)}",
        thrown=thrown,
        total=total,
    )
    if roll.by_hand:
        said = _("{dice}, thrown by hand").format(dice=said)
    if roll.veiled:
        said = _("{dice}, behind the screen").format(dice=said)
    read = table.band_of(thrown, net)
    if read != roll.band:
        said = _("{dice}, which reads {band}, and is changed to").format(
            dice=said, band=table.bands[read].label
        )
    return said


def account(names: Names, roll: Roll, untold: Collection[int] = ()) -> tuple[str, ...]:
    """What lies behind a roll that was told: each modifier, the odds as they stood before. Of
    `untold` modifiers it is not told yet why they count.
    """
    table = table_of(names, roll.which)
    lines = [_("{roll}:").format(roll=thrown(names, roll))]
    for worth in roll.modifiers:
        later = _("{amount}: {why}").format(amount=signed(worth.worth), why=untold_yet())
        lines.append(later if worth.modifier in untold else modifier(names, worth))
    if roll.amended:
        lines.append(_("{amount}: added by Control").format(amount=signed(roll.amended)))
    lines.append(_("The odds before the roll were: {odds}.").format(odds=odds(table, roll.odds)))
    if roll.net is None:
        lines.append(far())
    return tuple(lines)


def untold_yet() -> str:
    """Why a modifier counts whose reason would tell of an order too early."""
    return _("an order that is still to be told")


# ---- before the dice


def forecast(names: Names, found: Forecast, does: Sequence[str] = ()) -> tuple[str, ...]:
    """The odds of a roll to come, a line each: table, modifiers with what they are worth, bands.

    `does` are sentences by band that say what each does.
    """
    table = names.game.tables[found.table]
    head = _("{roll}: {dice}, {net}.").format(
        roll=title(names, found.roll), dice=table.dice, net=_net(table, found.net)
    )
    lines = [head]
    if found.base:
        lines.append(_("{amount}: where this roll starts").format(amount=signed(found.base)))
    lines += [_worth(names, table, found.net, worth) for worth in found.modifiers]
    if unmodified(names, found):
        lines.append(no_more(found))
    tenths = shares(found.ways)
    for k, (band, share) in enumerate(zip(table.bands, tenths, strict=True)):
        said = _("{band}: {percent}").format(band=band.label, percent=percent(share))
        lines.append(joined((said, does[k])) if does else said)
    lines += caveats(table, found)
    return tuple(lines)


def no_more(found: Forecast) -> str:
    """That nothing is added to a roll, or nothing more to where it starts."""
    started = found.base or found.modifiers
    return _("Nothing is added to that.") if started else _("No modifier applies.")


def unmodified(names: Names, found: Forecast) -> bool:
    """Whether nothing is added to where a roll starts: no circumstance, nothing by Control."""
    bases = sum(w.worth for w in found.modifiers if names.game.modifiers[w.modifier].base)
    added = any(not names.game.modifiers[worth.modifier].base for worth in found.modifiers)
    return not added and found.net == found.base + bases


def caveats(table: Table, found: Forecast) -> tuple[str, ...]:
    """What is to be kept in mind beside the odds of a roll to come."""
    said = []
    if table.naturals and table.clipped(found.net):
        said.append(
            _("A throw of {low} or {high} always reads the first row or the last.").format(
                low=table.dice.lowest, high=table.dice.highest
            )
        )
    if found.far:
        said.append(far())
    return tuple(said)


def _worth(names: Names, table: Table, net: int, worth: Worth) -> str:
    """A modifier with what it adds to the chance of the upper half of the rows."""
    said = modifier(names, worth)
    if names.game.modifiers[worth.modifier].base:
        return said
    half = upper_half(table)
    form = _("{modifier}. Worth {points} percentage points for {band} or higher.")
    if half == len(table.bands) - 1:
        form = _("{modifier}. Worth {points} percentage points for {band}.")
    points = worth_in_points(table, net, worth.worth)
    return form.format(modifier=said, points=points, band=table.bands[half].label)


def provisional() -> str:
    """That odds may change before their roll is made."""
    return _("The odds are as things stand: what is carried out before may change them.")


def far() -> str:
    return _("This is as far as you know: there may be circumstances that you cannot see.")


def modifier(names: Names, worth: Worth) -> str:
    """A modifier with its sign, why it counts and what that rests on."""
    info = names.game.modifiers[worth.modifier]
    why = info.why or (_("where this roll starts") if info.base else _("a modifier"))
    resting = names.resting(info.cite, info.assumption)
    if not resting:
        return _("{amount}: {why}").format(amount=signed(worth.worth), why=why)
    return _("{amount}: {why} [{resting}]").format(
        amount=signed(worth.worth), why=why, resting=resting
    )


def odds(table: Table, ways: Sequence[int]) -> str:
    """All bands with their percentages in one line."""
    tenths = shares(ways)
    return separated(
        _("{band} {percent}").format(band=band.label, percent=percent(share))
        for band, share in zip(table.bands, tenths, strict=True)
    )


def upper_half(table: Table) -> int:
    """The first band of the upper half."""
    return len(table.bands) // 2


def likely(names: Names, odds: Sequence[Forecast]) -> str:
    """What an own estimate of an order is about: that its first roll reads a row of the upper half,
    which its odds and its result are held against. Nothing where it throws no dice.
    """
    if not odds:
        return ""
    rows = upper_rows(names.game.tables[odds[0].table])
    if names.game.rolls[odds[0].roll].purpose:
        roll = title(names, odds[0].roll)
        return _("{roll}, its only roll: how likely is {rows}?").format(roll=roll, rows=rows)
    return _("How likely is the upper half: {rows}?").format(rows=rows)


def of_another(names: Names, which: int) -> str:
    """What the odds of an order are of where the roll is not its own, as a reaction to it is: the
    roll by its name, and the rows of its upper half. Nothing for a roll of its own.
    """
    if not names.game.rolls[which].purpose:
        return ""
    table = table_of(names, which)
    half = upper_half(table)
    form = _("{roll}: {row} or higher") if half < len(table.bands) - 1 else _("{roll}: {row}")
    return form.format(roll=title(names, which), row=table.bands[half].label)


def upper_rows(table: Table) -> str:
    """The rows of the upper half, from the lowest."""
    return ", ".join(band.label for band in table.bands[upper_half(table) :])


def worth_in_points(table: Table, net: int, worth: int) -> str:
    """What a modifier adds to the chance of the upper half, in percentage points."""
    half = upper_half(table)
    with_it, without = table.odds(net), table.odds(net - worth)
    gained = sum(with_it[half:]) - sum(without[half:])
    tenths = round(1000 * abs(gained) / table.dice.cases)
    return f"{'-' if gained < 0 else '+'}{tenths / 10:.1f}"
