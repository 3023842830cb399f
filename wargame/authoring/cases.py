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

from wargame.authoring.columns import paragraph, percents
from wargame.authoring.diagnostics import Diagnostic, Diagnostics, Mark, ScenarioError, did_you_mean
from wargame.authoring.first_orders import first_orders
from wargame.authoring.load import find, load
from wargame.authoring.yaml12 import read_file
from wargame.core import state as st
from wargame.core.compile.program import Game
from wargame.core.engine.engine import Engine, Forecast
from wargame.core.orders import Order
from wargame.core.state import State
from wargame.core.tables import Table

FILE = "cases.yaml"
DRAWN = 10_000
"""How often each case is drawn beside being counted."""
ENOUGH = 0.25
"""The least share of what happened."""
UNLIKELY = 0.10
"""The most that the opposite extreme may have."""
ORDERINGS = ("above", "below", "not_below")


@attrs.frozen(kw_only=True)
class Follow:
    """A second throw whose net hangs on the row of the first."""

    name: str
    table: str
    nets: Mapping[str, int]


@attrs.frozen(kw_only=True)
class Repeat:
    """Throws repeated, and the least percentage of so many successes or more."""

    name: str
    table: str
    net: int
    times: int
    rows: tuple[str, ...]
    expect: Mapping[int, int]


@attrs.frozen(kw_only=True)
class Case:
    """One order of the past: how it stood, what came of it, what it is held against."""

    id: str
    name: str
    told: str
    by: str
    order: str
    happened: tuple[str, ...]
    cite: tuple[str, ...]
    set: tuple[str, ...] = ()
    roll: str = ""
    against: str = ""
    above: str = ""
    below: str = ""
    not_below: str = ""
    follow: Follow | None = None
    repeat: Repeat | None = None


@attrs.frozen
class Counted:
    """A case with its odds: rows and their shares, and the share of what happened."""

    case: Case
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
        lines += [*_told(game, one), f"  {said}", ""]
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
                faults.append(f"it should lie {word.replace('_', ' ')} {other}")
    if case.against:
        happened = [share for row, share in zip(one.rows, one.shares, strict=True)
                    if row in case.happened]  # fmt: skip
        if max(happened) < max(one.shares):
            faults.append("another row is likelier")
        if one.share < ENOUGH:
            faults.append(f"what happened has less than {ENOUGH:.0%}")
        opposite = one.shares[one.rows.index(case.against)]
        if opposite > UNLIKELY:
            faults.append(f"`{case.against}` has more than {UNLIKELY:.0%}")
    for times, least, share in one.repeated:
        if 100 * share < least:
            faults.append(f"{times} or more has less than {least}%")
    return (f"FAIL: {'; '.join(faults)}", False) if faults else ("pass", True)


# ---- counting


def counted(engine: Engine, case: Case, file: Path) -> Counted:
    """A case's odds at the first orders, with its numbers set; `file` is for complaints."""
    game = engine.game
    state = first_orders(engine)
    for line in case.set:
        state = _with(game, state, line, file)
    seat = _index(game.seats, case.by, "seat", file)
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
        _index(rows, row, "row", file)
    share = sum(share for row, share in zip(rows, shares, strict=True) if row in case.happened)
    repeated = _repeated(case.repeat, _table(game, case.repeat.table, file)) if case.repeat else ()
    drawn = _drawn(case, forecast.net, table, last)
    return Counted(case, forecast, last, rows, shares, share, drawn, repeated)


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
    return known[_key(known, case.roll, "roll", file)]


def _with(game: Game, state: State, line: str, file: Path) -> State:
    """A state with a number set (`isle.fort 2`), a flag on or off (`isle.held on`)."""
    words = line.split()
    if len(words) != 2 or not (words[1] in {"on", "off"} or words[1].lstrip("-").isdecimal()):
        raise _problem(file, f"`{line}` sets nothing.", "a name and a number, or `on` or `off`")
    slot = _index([slot.name for slot in game.slots], words[0], "number", file)
    value = {"on": st.FOREVER, "off": -1}.get(words[1])
    numbers = list(state.numbers)
    numbers[slot] = int(words[1]) if value is None else value
    return State(tuple(numbers))


def _order(game: Game, text: str, file: Path) -> Order:
    """An order as `LAND isle reef : loud`."""
    words, _, option = text.partition(":")
    name, *targets = words.split()
    ids = [action.id for action in game.scenario.actions]
    action = _index(ids, name, "action", file)
    code, chosen = game.codes[action], [-1, -1]
    for k, (domain, word) in enumerate(zip((code.target, code.second), targets, strict=False)):
        known = {"place": game.places, "seat": game.seats}.get(domain.kind)
        chosen[k] = int(word) if known is None else _index(known, word, domain.kind, file)
    options = [one.id for one in game.scenario.actions[action].options]
    which = _index(options, option.strip(), "option", file) if option else 0
    return Order(action, chosen[0], chosen[1], which)


def _table(game: Game, name: str, file: Path) -> Table:
    return game.tables[_index([table.id for table in game.tables], name, "table", file)]


# ---- telling


def _told(game: Game, one: Counted) -> Iterator[str]:
    case = one.case
    yield from paragraph(f"{case.id}, {case.name}: {case.order}, by {case.by}")
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
        f"nearest to it: {', '.join(case.happened)}, {one.share:.1%};"
        f" drawn {DRAWN:,} times, {one.drawn:.1%}", 2,
    )  # fmt: skip
    if case.repeat is not None:
        for times, _, share in one.repeated:
            yield from paragraph(f"{case.repeat.name}: {times} or more succeed {share:.1%}", 2)


# ---- reading


def read_cases(file: Path) -> tuple[str, str, tuple[Case, ...]]:
    """The layout, the caveat and the cases of a file. Raises ScenarioError."""
    out = Diagnostics()
    document = read_file(file, file.name, out)
    data = document.data if document is not None else None
    wrong = [one for one in out.sorted() if one.code != "non-string-key"]
    if wrong or not isinstance(data, dict):
        raise ScenarioError(
            wrong or [Diagnostic("wrong-shape", Mark.whole(file.name), "No cases.")]
        )
    given = data.get("cases")
    if not isinstance(given, dict) or not given:
        raise _problem(file, "The file holds no cases.", "`cases:` with an id for each")
    found = tuple(_case(file, str(key), value) for key, value in given.items())
    ids = [case.id for case in found]
    for case in found:
        for word in ORDERINGS:
            if getattr(case, word):
                _index(ids, getattr(case, word), "case", file)
    return str(data.get("layout", "")), str(data.get("caveat", "")), found


def _case(file: Path, key: str, value: object) -> Case:
    if not isinstance(value, dict):
        raise _problem(file, f"`{key}` is no case.", "a mapping with `by`, `order` and `happened`")
    known = {field.name for field in attrs.fields(Case)} - {"id"}
    for word in value:
        _key(dict.fromkeys(known), str(word), "key", file)
    missing = [w for w in ("name", "told", "by", "order", "happened", "cite") if w not in value]
    if missing:
        raise _problem(file, f"`{key}` lacks `{missing[0]}`.", f"`{missing[0]}:`")
    words = {w: str(value[w]) for w in ("name", "told", "by", "order")}
    more = {w: str(value.get(w, "")) for w in ("roll", "against", *ORDERINGS)}
    return Case(
        id=key,
        happened=_names(value["happened"]),
        cite=_names(value["cite"]),
        set=_names(value.get("set", [])),
        follow=_follow(value.get("follow")),
        repeat=_repeat(value.get("repeat")),
        **words,
        **more,
    )


def _follow(value: object) -> Follow | None:
    if not isinstance(value, dict):
        return None
    nets = {str(row): int(net) for row, net in value["nets"].items()}
    return Follow(name=str(value["name"]), table=str(value["table"]), nets=nets)


def _repeat(value: object) -> Repeat | None:
    if not isinstance(value, dict):
        return None
    return Repeat(
        name=str(value["name"]),
        table=str(value["table"]),
        net=int(value["net"]),
        times=int(value["times"]),
        rows=_names(value["rows"]),
        expect={int(times): int(least) for times, least in value["expect"].items()},
    )


def _names(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, list) else (str(value),)


def _key(known: Mapping[str, object], name: str, what: str, file: Path) -> str:
    _index(tuple(known), name, what, file)
    return name


def _index(known: Sequence[str], name: str, what: str, file: Path) -> int:
    if name in known:
        return known.index(name)
    raise _problem(file, f"There is no {what} `{name}`.", did_you_mean(name, known))


def _problem(file: Path, what: str, remedy: str) -> ScenarioError:
    return ScenarioError([Diagnostic("bad-case", Mark.whole(file.name), what, remedy)])
