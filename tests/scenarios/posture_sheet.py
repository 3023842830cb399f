"""What each autopilot thinks of an order or an answer, as what it looks at changes.

For each thing that a posture likes, situations are drawn until some are found in which it is liked.
Each is written down with its score, and with what becomes of the score as each number that the
posture looks at takes each of its values. Drawn from the posture's name, so the same every time.
"""

import random
import re
from collections.abc import Iterable, Iterator

from tests.scenarios.sheet import with_slot
from wargame.core import state as st
from wargame.core.compile.readings import LikingInfo, PostureInfo
from wargame.core.dice import Seed
from wargame.core.engine.engine import Engine
from wargame.core.orders import Order
from wargame.core.scenario import Liking
from wargame.core.state import State

SITUATIONS = 3
DRAWN = 1500
WIDEST = 14
"""Values of a slot that are tried, from its lowest."""
WORD = re.compile(r"[A-Za-z_]\w*")


def score(engine: Engine, state: State, seat: int, liking: LikingInfo, order: Order) -> int:
    if liking.when >= 0 and not engine.reading(state, liking.when, seat=seat, order=order):
        return 0
    return engine.reading(state, liking.score, seat=seat, order=order)


def values(engine: Engine, slot: int, turn: int) -> list[int]:
    """What is tried of a slot: a flag off and on, a memory never and each turn until `turn`."""
    info = engine.game.slots[slot]
    if slot == st.TURN:
        return list(range(1, engine.game.scenario.turns + 1))
    if info.family == "flag":
        return [-1, st.FOREVER]
    if info.family == "memory":
        return list(range(turn + 1))
    return list(range(info.low, min(info.high, info.low + WIDEST) + 1))


def looked_at(engine: Engine, words: set[str], seat: int, order: Order) -> list[int]:
    """The slots that a formula may read, of the world, of the seat and of the order's places."""
    near = {order.target, order.second}
    found = []
    for slot, info in enumerate(engine.game.slots):
        key = info.name.split()[1] if info.family == "memory" else info.key
        if info.family not in ("track", "flag", "resource", "memory") or key not in words:
            continue
        over = info.name.rpartition(".")[0].partition(" by ")[2]
        if info.family == "memory":
            owned = over != "place" or info.owner in near
        elif f"seat.{info.key}" in words:
            owned = True
        else:
            owned = info.owner < 0 or info.owner in near or info.name.startswith(mine(engine, seat))
        if owned:
            found.append(slot)
    return [*found, *([st.TURN] if "turn" in words or "played" in words else [])]


def mine(engine: Engine, seat: int) -> str:
    return f"{engine.game.seats[seat]}."


def subjects(engine: Engine, liking: LikingInfo) -> list[Order]:
    """The orders that a liking may be about; for a question, what it may be asked about."""
    if liking.action < 0:
        return [Order(-1, place, -1) for place in range(len(engine.game.places))]
    code = engine.game.codes[liking.action]
    return [
        Order(liking.action, target, second, option)
        for target in code.target.values
        for second in code.second.values
        for option in range(code.options)
    ]


def with_act(engine: Engine, state: State, place: int, age: int, level: int) -> State:
    """The state with one hidden act on record, so many turns old."""
    base = next(k for k, slot in enumerate(engine.game.slots) if slot.name == "act.0")
    for offset, value in enumerate((state[st.TURN] - age, 0, 0, place, level)):
        state = with_slot(state, base + offset, value)
    return with_slot(state, st.ACT_COUNT, 1)


def situation(
    engine: Engine, rng: random.Random, slots: list[int], words: set[str], order: Order
) -> tuple[State, str]:
    """The start with a few of the slots changed, and maybe an act on record, in words."""
    state = engine.start(Seed(1, 2)).state
    told = []
    if st.TURN in slots:
        turn = rng.choice(values(engine, st.TURN, 0))
        state = with_slot(state, st.TURN, turn)
        told.append(f"turn {turn}")
    for slot in slots:
        if slot != st.TURN and rng.random() < 0.5:
            value = rng.choice(values(engine, slot, state[st.TURN]))
            state = with_slot(state, slot, value)
            told.append(f"{engine.game.slots[slot].name} {said(engine, slot, value)}")
    if "acts" in words:
        age, level = rng.randrange(state[st.TURN]), rng.randrange(4)
        state = with_act(engine, state, max(order.target, 0), age, level)
        told.append(f"act of level {level}, {age} turns old")
    return state, ", ".join(told)


def said(engine: Engine, slot: int, value: int) -> str:
    flag = engine.game.slots[slot].family == "flag"
    return {-1: "off", st.FOREVER: "on"}[value] if flag else str(value)


def runs(pairs: Iterable[tuple[str, int]]) -> str:
    """Scores in a row, equal ones together: `0 to 2: 0, 3 to 9: 7`."""
    groups: list[tuple[str, str, int]] = []
    for value, found in pairs:
        if groups and groups[-1][2] == found:
            groups[-1] = (groups[-1][0], value, found)
        else:
            groups.append((value, value, found))
    return ", ".join(f"{a if a == b else f'{a} to {b}'}: {found}" for a, b, found in groups)


def situation_lines(
    engine: Engine,
    state: State,
    seat: int,
    liking: LikingInfo,
    order: Order,
    slots: list[int],
    words: set[str],
) -> Iterator[str]:
    """How the score changes with each slot, and with the age and level of an act."""
    for slot in slots:
        pairs = [
            (
                said(engine, slot, value),
                score(engine, with_slot(state, slot, value), seat, liking, order),
            )
            for value in values(engine, slot, state[st.TURN])
        ]
        if len({found for _, found in pairs}) > 1:
            name = "turn" if slot == st.TURN else engine.game.slots[slot].name
            yield f"      {name} {runs(pairs)}"
    if "acts" in words:
        place = max(order.target, 0)
        for age in range(state[st.TURN]):
            pairs = [
                (
                    str(level),
                    score(engine, with_act(engine, state, place, age, level), seat, liking, order),
                )
                for level in range(4)
            ]
            if len({found for _, found in pairs}) > 1:
                yield f"      act {age} turns old, of level {runs(pairs)}"


def liking_lines(
    engine: Engine, of_seats: dict[int, LikingInfo], spec: Liking, name: str
) -> Iterator[str]:
    """A liking in a few situations in which it counts; its formulas are another for each seat."""
    rng = random.Random(name)
    formula = f"{spec.when} {spec.score}"
    words = set(WORD.findall(formula))
    orders = subjects(engine, next(iter(of_seats.values())))
    found = 0
    for _ in range(DRAWN):
        (seat, liking), order = rng.choice(list(of_seats.items())), rng.choice(orders)
        slots = looked_at(engine, words, seat, order)
        state, told = situation(engine, rng, slots, words, order)
        worth = score(engine, state, seat, liking, order)
        if worth <= 0:
            continue
        yield f"    {who(engine, seat, liking, order)}: {worth}; {told or 'as it begins'}"
        yield from situation_lines(engine, state, seat, liking, order, slots, words)
        found += 1
        if found == SITUATIONS or not slots:
            return


def who(engine: Engine, seat: int, liking: LikingInfo, order: Order) -> str:
    game = engine.game
    places = [game.places[p] for p in (order.target, order.second) if 0 <= p < len(game.places)]
    if liking.action < 0:
        return " ".join([game.seats[seat], "asked about", *places])
    kinds = (game.codes[liking.action].target.kind, game.codes[liking.action].second.kind)
    named = [
        game.places[value] if kind == "place" else str(value)
        for kind, value in zip(kinds, (order.target, order.second), strict=True)
        if value >= 0
    ]
    options = game.scenario.actions[liking.action].options
    return " ".join([game.seats[seat], *named, *([options[order.option].id] if options else [])])


def postures(engine: Engine) -> list[str]:
    return list(dict.fromkeys(posture.id for posture in engine.game.postures))


def posture_sheet(engine: Engine, name: str) -> str:
    """All that one posture likes."""
    some: list[PostureInfo] = [one for one in engine.game.postures if one.id == name]
    spec = next(one for one in engine.game.scenario.postures if one.id == name)
    lines = [f"{name}, for {', '.join(engine.game.seats[one.seat] for one in some)}"]
    for number, written in enumerate(spec.likes):
        of_seats = {one.seat: one.likes[number] for one in some}
        about = written.order or f"{written.question} {written.option}"
        lines.append(f"  {about}")
        lines += liking_lines(engine, of_seats, written, f"{name}/{number}")
    return "\n".join(lines) + "\n"
