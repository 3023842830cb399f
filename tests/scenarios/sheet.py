"""All that a scenario's numbers do, as a text a person can read and check against the rules.

From the first orders phase every slot is set to each of its values in turn, and what an order would
roll, cost, be refused for, and what each band, answer, procedure and inject does is written down.
A number of a rule that changes nothing here, nor in a recorded game, is a number nobody would miss.
"""

from collections.abc import Iterable, Iterator

from wargame.core import commands as cm
from wargame.core import state as st
from wargame.core.dice import Seed
from wargame.core.engine.engine import Engine
from wargame.core.engine.scoring import grade, scores
from wargame.core.orders import Order, Refused
from wargame.core.state import State

LATE = 3
KEYS = range(3, 40)
"""Seeds enough to see every band of a second roll."""
CONTROL = cm.Author("control", "control")


def first_orders(engine: Engine) -> State:
    """The state in which the first orders are due."""
    state = engine.start(Seed(1, 2)).state
    while engine.wanted(state).pause:
        state = engine.advance(state, cm.Proceed(CONTROL)).state
    return state


def with_slot(state: State, slot: int, value: int) -> State:
    numbers = list(state.numbers)
    numbers[slot] = value
    return State(tuple(numbers))


def values(engine: Engine, slot: int) -> Iterable[int]:
    info = engine.game.slots[slot]
    if info.family == "flag":
        return (-1, st.FOREVER)
    return range(info.low, min(info.high, info.low + 12) + 1)


def dials(engine: Engine) -> list[int]:
    return [k for k, s in enumerate(engine.game.slots) if s.family in ("track", "flag", "resource")]


def orders(engine: Engine, action: int) -> Iterator[tuple[int, Order]]:
    """Every order of an action, legal or not, with the seat that gives it."""
    code = engine.game.codes[action]
    for seat in code.seats:
        for target in code.target.values:
            for second in code.second.values:
                for option in range(code.options):
                    yield seat, Order(action, target, second, option)


def differences(engine: Engine, before: State, after: State) -> str:
    """What tracks, flags, resources and memories differ, by name."""
    slots = engine.game.slots
    found = [
        f"{slots[k].name} {a}>{b}"
        for k, (a, b) in enumerate(zip(before.numbers, after.numbers, strict=True))
        if a != b and slots[k].family not in ("head", "order")
    ]
    return ", ".join(found) or "nothing"


def judged(engine: Engine, state: State, seat: int, order: Order) -> str:
    """Whether an order is legal, what it costs and what its rolls stand at."""
    refusal = engine.against(state, seat, order)
    why = "legal" if refusal is None else "; ".join(r.text or "short" for r in refusal.reasons)
    rolls = [str(f.net) for f in engine.odds(state, seat, order, control=True)]
    return f"{why}; costs {engine.cost(state, seat, order)}; rolls {' '.join(rolls) or 'none'}"


def sensitivity(engine: Engine, state: State, seat: int, order: Order) -> list[str]:
    """How the judgement of an order changes as each slot takes each value."""
    lines, usual = [], judged(engine, state, seat, order)
    for slot in dials(engine):
        name, last = engine.game.slots[slot].name, usual
        for value in values(engine, slot):
            found = judged(engine, with_slot(state, slot, value), seat, order)
            if found != last:
                lines.append(f"    {name} {value}: {found}")
                last = found
    late = with_slot(state, st.TURN, LATE)
    usual = judged(engine, late, seat, order)
    for slot in memories(engine):
        for turn in range(1, LATE + 1):
            found = judged(engine, with_slot(late, slot, turn), seat, order)
            if found != usual:
                lines.append(f"    turn {LATE}, {engine.game.slots[slot].name} {turn}: {found}")
    return lines


def carried_out(engine: Engine, state: State, seat: int, order: Order, band: int) -> list[str]:
    """What an order does when its first roll reads a band, and then each answer it may be given."""
    numbers = list(state.numbers)
    engine.lock_order(numbers, seat * engine.game.width, *order)
    numbers[engine.orders + seat * engine.game.width * engine.game.order_size + 7] = band + 1
    locked = State(tuple(numbers))
    after = finished(engine, locked)
    standing = {question.place for question in engine.open_questions(locked)}
    lines = [differences(engine, locked, after), *answered(engine, after, "      ", standing)]
    poor = after
    for slot, info in enumerate(engine.game.slots):
        if info.family == "resource":
            poor = with_slot(poor, slot, 1)
    lines += [f"{line}, if poor" for line in answered(engine, poor, "      ", standing)]
    thrown = [finished(engine, with_slot(locked, st.KEY, key)) for key in KEYS]
    others = {differences(engine, locked, with_slot(s, st.KEY, locked[st.KEY])) for s in thrown}
    return [*lines, *(f"      or {other}" for other in sorted(others - {lines[0]}))]


def finished(engine: Engine, state: State) -> State:
    """All seats finish their orders, and the turn resolves as far as it goes."""
    for seat in engine.unfinished(state):
        if state.over:
            break
        state = engine.advance(state, cm.Finish(cm.Author("p", "bot", seat), seat)).state
    return state


def answered(engine: Engine, state: State, indent: str, standing: Iterable[int] = ()) -> list[str]:
    """What each answer to each open question does, but for those that stood before."""
    lines = []
    for question in engine.open_questions(state):
        if question.place in standing:
            continue
        info = engine.game.questions[question.question]
        for x, choice in enumerate(info.options):
            if x not in question.choices:
                lines.append(f"{indent}{info.id} {choice.id}: not possible")
                continue
            author = cm.Author("p", "bot", question.seat)
            command = cm.Answer(author, question.place, question.question, x)
            after = engine.advance(state, command).state
            lines.append(f"{indent}{info.id} {choice.id}: {differences(engine, state, after)}")
    return lines


def action_lines(engine: Engine, state: State, action: int) -> list[str]:
    spec = engine.game.scenario.actions[action]
    lines = [f"{spec.id} {spec.name}: {spec.visibility}, step {spec.step}"]
    bands = next((t.bands for t in engine.game.tables if t.id == spec.table), ())
    for seat, order in orders(engine, action):
        name, about = engine.game.seats[seat], tuple(order)[1:]
        lines.append(f"  {name} {about}: {judged(engine, state, seat, order)}")
        lines += sensitivity(engine, state, seat, order)
        for band in range(max(1, len(bands))):
            name = bands[band].name if bands else "done"
            first, *rest = carried_out(engine, state, seat, order, band)
            lines += [f"    {name}: {first}", *rest]
    return lines


def turn_lines(engine: Engine, state: State) -> list[str]:
    """What a turn without orders does, as each slot takes each value."""
    lines = ["a turn without orders"]
    usual = differences(engine, state, finished(engine, state))
    lines.append(f"  as it stands: {usual}")
    for turn in range(1, engine.game.scenario.turns + 1):
        here = with_slot(state, st.TURN, turn)
        for slot in dials(engine):
            for value in values(engine, slot):
                before = with_slot(here, slot, value)
                found = differences(engine, before, finished(engine, before))
                lines.append(f"  turn {turn}, {engine.game.slots[slot].name} {value}: {found}")
    return lines


def inject_lines(engine: Engine, state: State) -> list[str]:
    lines = []
    for k, inject in enumerate(engine.game.scenario.injects):
        try:
            after = engine.advance(state, cm.Fire(CONTROL, k, again=True)).state
        except Refused:
            lines.append(f"inject {inject.id}: has fired and stands")
            continue
        lines.append(f"inject {inject.id}: {differences(engine, state, after)}")
        lines += answered(engine, after, "  ")
    return lines


def verdict(engine: Engine, state: State) -> str:
    earned = " ".join(str(score.score) for score in scores(engine, state))
    measures = " ".join(str(engine.reading(state, m)) for m in engine.game.measures)
    return f"grade {grade(engine, state)}, points {earned}, measures {measures}"


def judgement_lines(engine: Engine, state: State) -> list[str]:
    """Grade, scores and measures, as each slot takes each value."""
    lines = [f"judged: {verdict(engine, state)}"]
    for slot in (*dials(engine), *memories(engine)):
        last = ""
        for value in values(engine, slot) if slot in dials(engine) else range(3):
            found = verdict(engine, with_slot(state, slot, value))
            if found != last:
                lines.append(f"  {engine.game.slots[slot].name} {value}: {found}")
                last = found
    return lines


def together(engine: Engine, state: State) -> list[str]:
    """The points of all objectives, as two tracks take each of their values: a row of sums a
    value.
    """
    tracks = [k for k in dials(engine) if engine.game.slots[k].family == "track"]
    lines = []
    for n, first in enumerate(tracks):
        for second in tracks[n + 1 :]:
            rows = [
                "".join(
                    str(points(engine, with_slot(with_slot(state, first, a), second, b)))
                    for b in values(engine, second)
                )
                for a in values(engine, first)
            ]
            if len(set(rows)) > 1 and len({*rows[0]}) > 1:
                names = f"{engine.game.slots[first].name} by {engine.game.slots[second].name}"
                lines.append(f"  {names}: {' '.join(rows)}")
    return lines


def points(engine: Engine, state: State) -> int:
    return sum(score.score for score in scores(engine, state))


def memories(engine: Engine) -> list[int]:
    return [k for k, s in enumerate(engine.game.slots) if s.family == "memory"]


def declared(engine: Engine) -> list[str]:
    """The numbers that are shown and not computed with: minutes, levels, ranges, attributes."""
    scenario = engine.game.scenario
    lines = [f"{scenario.name}: {scenario.minutes} minutes, {scenario.turns} turns"]
    for phase in scenario.phases:
        lines.append(f"phase {phase.id}: {phase.minutes} minutes {phase.clock}")
    for track in scenario.tracks:
        levels = ", ".join(f"{level.id} {level.value}" for level in track.levels)
        lines.append(f"track {track.id}: {track.range} {levels}")
    for place in scenario.places:
        numbers = ", ".join(f"{a.id} {a.value}" for a in place.attributes)
        lines.append(f"place {place.id}: {numbers}")
    for question in engine.game.questions:
        until = f"within {question.within}, {question.seconds} seconds"
        lines.append(f"question {question.id}: {until}")
    for inject in scenario.injects:
        when = f"turns {inject.turns}, {inject.chance or 'certain'}, {inject.body.when or 'always'}"
        lines.append(f"inject {inject.id}: {when}")
    for table in engine.game.tables:
        rows = [f"{net}: {table.odds(net)}" for net in range(-5, 6)]
        lines.append(f"table {table.id}: {' '.join(rows)}")
    for posture in scenario.postures:
        lines += [
            f"{posture.id} likes {like.order or like.question + ' ' + like.option}"
            f" when {like.when or 'always'}: {like.score}"
            for like in posture.likes
        ]
    for slot in engine.game.slots:
        if slot.family in ("track", "flag", "resource"):
            lines.append(f"slot {slot.name}: {slot.low}..{slot.high} from {slot.start}")
    for seat in scenario.seats:
        lines.append(f"seat {seat.id}: {seat.orders} orders")
    return lines


def sheet(engine: Engine) -> str:
    """The whole sheet of a scenario."""
    state = first_orders(engine)
    # Plenty in every purse, so that what an order does is seen whatever it costs.
    rich = state
    for slot, info in enumerate(engine.game.slots):
        if info.family == "resource":
            rich = with_slot(rich, slot, min(info.high, 5))
    lines = declared(engine)
    for action in range(len(engine.game.codes)):
        lines += action_lines(engine, rich, action)
    lines += inject_lines(engine, state)
    lines += judgement_lines(engine, state)
    lines += together(engine, state)
    lines += turn_lines(engine, rich)
    return "\n".join(lines) + "\n"
