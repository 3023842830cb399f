"""What `wargame cases` says: orders of the past played again, their exact odds, and whether the
tables treat them as the sources tell.

A scenario may bring `cases.yaml`. Each case sets some numbers at the first orders of the game,
gives one order, and names the rows that come nearest to what happened. The odds are counted case
by case and, beside that, drawn many times. It knows no scenario; `verdict` tells what passes.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from math import comb
from pathlib import Path

import attrs

from wargame.authoring.case_files import (
    FILE,
    ORDERINGS,
    Case,
    Follow,
    Repeat,
    index_of,
    key_of,
    problem,
    read_cases,
)
from wargame.authoring.columns import paragraph, percents
from wargame.authoring.first_orders import first_orders
from wargame.authoring.load import find, load
from wargame.core import state as st
from wargame.core.compile.program import Game
from wargame.core.engine.engine import Engine, Forecast
from wargame.core.orders import Order
from wargame.core.state import State
from wargame.core.tables import Table

DRAWN = 10_000
"""How often each case is drawn beside being counted."""
ENOUGH = 0.25
"""The least share of what happened."""
UNLIKELY = 0.10
"""The most that the opposite extreme may have."""


@attrs.frozen
class Counted:
    """A case with its odds: rows and their shares, and the share of what happened."""

    case: Case
    seat: int
    order: Order
    forecast: Forecast
    table: Table
    rows: tuple[str, ...]
    shares: tuple[float, ...]
    share: float
    drawn: float
    repeated: tuple[tuple[int, int, float], ...]
    """So many successes, the least percentage, and the share they have."""


def cases(name: str) -> tuple[str, bool]:
    """Return what is to be said of a scenario's cases, and whether all of them pass.

    Raises ScenarioError where the scenario or its cases cannot be read.
    """
    path = find(name)
    file = (path if path.is_dir() else path.parent) / FILE
    layout, caveat, found = read_cases(file)
    game = load(path, layout=layout or None).game
    engine = Engine(game)
    known = {case.id: counted(engine, case, file) for case in found}
    lines: list[str] = []
    passed = True
    for one in known.values():
        said, right = verdict(one, known)
        passed = passed and right
        asked = "; ".join(criteria(one, known)) or "nothing"
        lines += [*_told(game, one), *paragraph(f"asked: {asked}", 2), f"  {said}", ""]
    lines += paragraph(caveat)
    return "\n".join(lines), passed


def verdict(one: Counted, others: Mapping[str, Counted]) -> tuple[str, bool]:
    """Whether a case passes, and why.

    What happened must be the likeliest row, or tied, and have a quarter; the opposite extreme may
    have a tenth. A case that is held against another must lie above, below, or not below it.
    """
    case, faults = one.case, []
    for word in ORDERINGS:
        if other := getattr(case, word):
            theirs = others[other].share
            right = {
                "above": one.share > theirs,
                "below": one.share < theirs,
                "not_below": one.share >= theirs,
            }[word]
            if not right:
                theirs_of = _case_named(others[other])
                faults.append(f"it should lie {word.replace('_', ' ')} {theirs_of}")
    if case.against:
        happened = [share for row, share in zip(one.rows, one.shares, strict=True)
                    if row in case.happened]  # fmt: skip
        if max(happened) < max(one.shares):
            faults.append("another row is likelier")
        if one.share < ENOUGH:
            faults.append(f"what happened has less than {ENOUGH:.0%}")
        opposite = one.shares[one.rows.index(case.against)]
        if opposite > UNLIKELY:
            faults.append(f"{_rows(one, (case.against,))} has more than {UNLIKELY:.0%}")
    for times, least, share in one.repeated:
        if 100 * share < least:
            faults.append(f"{times} or more has less than {least}%")
    return (f"FAIL: {'; '.join(faults)}", False) if faults else ("pass", True)


def criteria(one: Counted, others: Mapping[str, Counted]) -> Iterator[str]:
    """What is asked of a case for it to pass, as `verdict` asks it, a phrase each."""
    case = one.case
    if case.against:
        share = "both together have" if len(case.happened) == 2 else "all together have"
        share = share if len(case.happened) > 1 else "it has"
        yield f"{_rows(one, case.happened, ' or ')} is the likeliest row, or level with it"
        yield f"{share} {ENOUGH:.0%} at least"
        yield f"{_rows(one, (case.against,))} has {UNLIKELY:.0%} at most"
    for word in ORDERINGS:
        if other := getattr(case, word):
            theirs = others[other]
            lies = {"above": "is above", "below": "is below", "not_below": "is not below"}[word]
            yield (
                f"{_rows(one, case.happened, ' or ')} {lies} the {theirs.share:.1%}"
                f" of {_case_named(theirs)}"
            )
    if case.repeat is not None:
        for times, least, _share in one.repeated:
            yield f"{times} or more succeed with {least}% at least"
    held = [
        each.case.id for each in others.values()
        if case.id in (getattr(each.case, word) for word in ORDERINGS)
    ]  # fmt: skip
    if held and not case.against and not any(getattr(case, word) for word in ORDERINGS):
        yield f"nothing by itself; {', '.join(held)} is held against it"


# ---- counting


def counted(engine: Engine, case: Case, file: Path) -> Counted:
    """A case's odds at the first orders, with its numbers set; `file` is for complaints."""
    game = engine.game
    state = first_orders(engine)
    for line in case.set:
        state = _with(game, state, line, file)
    seat = index_of(game.seats, case.by, "seat", file)
    order = _order(game, case.order, file)
    forecast = _forecast(engine, state, seat, order, case, file)
    table = game.tables[forecast.table]
    rows = tuple(band.name for band in table.bands)
    shares = tuple(ways / forecast.cases for ways in forecast.ways)
    last = table
    if case.follow is not None:
        last = _table(game, case.follow.table, file)
        shares = _followed(case.follow, rows, shares, last)
        rows = tuple(band.name for band in last.bands)
    for row in (*case.happened, *filter(None, (case.against,))):
        index_of(rows, row, "row", file)
    share = sum(share for row, share in zip(rows, shares, strict=True) if row in case.happened)
    repeated = _repeated(case.repeat, _table(game, case.repeat.table, file)) if case.repeat else ()
    drawn = _drawn(case, forecast.net, table, last)
    return Counted(case, seat, order, forecast, last, rows, shares, share, drawn, repeated)


def _followed(
    follow: Follow, rows: Sequence[str], shares: Sequence[float], table: Table
) -> tuple[float, ...]:
    found = [0.0] * len(table.bands)
    for row, share in zip(rows, shares, strict=True):
        for band, ways in enumerate(table.odds(follow.nets[row])):
            found[band] += share * ways / table.dice.cases
    return tuple(found)


def _repeated(repeat: Repeat, table: Table) -> tuple[tuple[int, int, float], ...]:
    ways = table.odds(repeat.net)
    one = sum(
        way for band, way in zip(table.bands, ways, strict=True) if band.name in repeat.rows
    ) / table.dice.cases  # fmt: skip
    return tuple(
        (
            times,
            least,
            sum(
                comb(repeat.times, n) * one**n * (1 - one) ** (repeat.times - n)
                for n in range(times, repeat.times + 1)
            ),
        )
        for times, least in repeat.expect.items()
    )


def _drawn(case: Case, net: int, first: Table, last: Table) -> float:
    """The share of what happened among many throws; the same throws each time."""
    rng = random.Random(case.id)
    hits = 0
    for _ in range(DRAWN):
        band = first.bands[_thrown(rng, first, net)].name
        if case.follow is not None:
            band = last.bands[_thrown(rng, last, case.follow.nets[band])].name
        hits += band in case.happened
    return hits / DRAWN


def _thrown(rng: random.Random, table: Table, net: int) -> int:
    total = sum(rng.randint(1, table.dice.sides) for _ in range(table.dice.count))
    return table.band_of(total, net)


def _forecast(
    engine: Engine, state: State, seat: int, order: Order, case: Case, file: Path
) -> Forecast:
    """The odds of the roll that is meant: the first, or a second one by its id."""
    names = {roll.name or roll.id: roll.id for roll in engine.game.scenario.rolls}
    known = {}
    for forecast in engine.odds(state, seat, order, control=True):
        info = engine.game.rolls[forecast.roll]
        known[names.get(info.name, "")] = forecast
    return known[key_of(known, case.roll, "roll", file)]


def _with(game: Game, state: State, line: str, file: Path) -> State:
    """A state with a number set (`isle.fort 2`), a flag on or off (`isle.held on`)."""
    words = line.split()
    if len(words) != 2 or not (words[1] in {"on", "off"} or words[1].lstrip("-").isdecimal()):
        raise problem(file, f"`{line}` sets nothing.", "a name and a number, or `on` or `off`")
    slot = index_of([slot.name for slot in game.slots], words[0], "number", file)
    value = {"on": st.FOREVER, "off": -1}.get(words[1])
    numbers = list(state.numbers)
    numbers[slot] = int(words[1]) if value is None else value
    return State(tuple(numbers))


def _order(game: Game, text: str, file: Path) -> Order:
    """An order as `LAND isle reef : loud`."""
    words, _, option = text.partition(":")
    name, *targets = words.split()
    ids = [action.id for action in game.scenario.actions]
    action = index_of(ids, name, "action", file)
    code, chosen = game.codes[action], [-1, -1]
    for k, (domain, word) in enumerate(zip((code.target, code.second), targets, strict=False)):
        known = {"place": game.places, "seat": game.seats}.get(domain.kind)
        chosen[k] = int(word) if known is None else index_of(known, word, domain.kind, file)
    options = [one.id for one in game.scenario.actions[action].options]
    which = index_of(options, option.strip(), "option", file) if option else 0
    return Order(action, chosen[0], chosen[1], which)


def _table(game: Game, name: str, file: Path) -> Table:
    return game.tables[index_of([table.id for table in game.tables], name, "table", file)]


# ---- telling


def _told(game: Game, one: Counted) -> Iterator[str]:
    case = one.case
    yield from paragraph(f"{_case_named(one)}: {_order_named(game, one)}")
    infos = game.modifiers
    for worth in one.forecast.modifiers:
        info = infos[worth.modifier]
        rests = ", ".join(info.cite) or info.assumption or "where the roll starts"
        yield from paragraph(f"{worth.worth:+d} {info.why or 'base'} [{rests}]", 2)
    yield f"  net {one.forecast.net:+d}"
    if case.follow is not None:
        yield from paragraph(f"then {case.follow.name}", 2)
    tenths = percents([round(1_000_000 * share) for share in one.shares])
    labels = [band.label for band in one.table.bands]
    odds = ", ".join(f"{label} {share}" for label, share in zip(labels, tenths, strict=True))
    yield from paragraph(f"odds: {odds}", 2)
    yield from paragraph(f"told: {case.told} [{', '.join(case.cite)}]", 2)
    yield from paragraph(
        f"nearest to it: {_rows(one, case.happened)}, {one.share:.1%};"
        f" drawn {DRAWN:,} times, {one.drawn:.1%}", 2,
    )  # fmt: skip
    if case.repeat is not None:
        for times, _, share in one.repeated:
            yield from paragraph(f"{case.repeat.name}: {times} or more succeed {share:.1%}", 2)


def _case_named(one: Counted) -> str:
    return f"{one.case.id}, {one.case.name}"


def _rows(one: Counted, rows: Sequence[str], between: str = ", ") -> str:
    """Rows of the table that was read last, by their labels."""
    labels = {band.name: band.label for band in one.table.bands}
    return between.join(f"“{labels[row]}”" for row in rows)


def _order_named(game: Game, one: Counted) -> str:
    """Who orders what, by name, and which roll is meant where it is a second one."""
    scenario, order = game.scenario, one.order
    action, code = scenario.actions[order.action], game.codes[order.action]
    seat = scenario.seats[one.seat]
    said = [f"{seat.name or seat.id} orders “{action.name}”"]
    for domain, value in ((code.target, order.target), (code.second, order.second)):
        if domain.kind == "place":
            said.append(scenario.places[value].name or scenario.places[value].id)
        elif domain.kind == "seat":
            said.append(scenario.seats[value].name or scenario.seats[value].id)
        elif domain.kind:
            said.append(str(value))
    if action.options:
        said.append(action.options[order.option].name or action.options[order.option].id)
    told = ", ".join(said)
    rolls = {roll.id: roll.name or roll.id for roll in scenario.rolls}
    return f"{told}; the roll “{rolls[one.case.roll]}”" if one.case.roll else told
