"""Near Abroad 2019 at a table where everything goes by name: orders, states, what came of them."""

from functools import cache

from tests.core.builders import CONTROL, Table, seat
from tests.scenarios.sheet import with_slot
from wargame.authoring.load import find, load
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core import records as rec
from wargame.core import state as st
from wargame.core.dice import Seed
from wargame.core.engine.audience import SEQUEL
from wargame.core.engine.engine import Engine
from wargame.core.records import Record
from wargame.core.rolled import Effect, effects_in

GAME = "near_abroad"
LAYOUTS = ("six", "seven", "nine", "four", "three")
SEED = Seed(8, 7)
"""With these dice no inject comes by chance in the first turn."""


@cache
def engine(layout: str | None = "nine", game: str = GAME) -> Engine:
    return Engine(load(find(game), layout=layout).game)


def begin(setting: str = "", layout: str | None = "nine", game: str = GAME) -> Table:
    """A table with the first orders due, plenty in every purse, and what `setting` says."""
    rules = engine(layout, game)
    step = rules.start(SEED, "hash")
    table = Table(rules, step.state, list(step.events))
    to_orders(table)
    for slot, info in enumerate(table.game.slots):
        if info.family == "resource":
            table.state = with_slot(table.state, slot, 5)
    put(table, setting)
    return table


def to_orders(table: Table) -> None:
    """Let questions that hold the game take the answer of nobody, and pauses end."""
    while not table.state.over and not table.waits_for():
        if not one_more(table):
            return


def one_more(table: Table) -> bool:
    """One question answered as nobody would, or one pause ended; whether there was any."""
    wanted = table.engine.wanted(table.state)
    for question in table.engine.open_questions(table.state):
        if question.place in wanted.questions:
            default = table.game.questions[question.question].default
            author = seat(question.seat)._replace(role="bot")
            table.give(cm.Answer(author, question.place, question.question, default))
            return True
    if wanted.pause:
        table.give(cm.Proceed(CONTROL))
        return True
    return False


def put(table: Table, setting: str) -> None:
    """Set numbers: `tension 7; moldova.eeu on; moldova.grievance off; played N03 georgia`."""
    for line in filter(None, (part.strip() for part in setting.split(";"))):
        word, *rest = line.split()
        if word == "played":
            remember(table, *rest)
            continue
        if word == "playedby":
            number = table.slot(f"last {rest[0]} by seat.{table.seat(rest[1])}")
            table.state = with_slot(table.state, number, table.state.turn)
            continue
        if word == "acts":
            record_acts(table, [int(level) for level in rest])
            continue
        value = {"on": st.FOREVER, "off": -1}.get(rest[0])
        number = int(rest[0]) if value is None else value
        table.state = with_slot(table.state, table.slot(word), number)


def remember(table: Table, action: str, where: str = "", turn: str = "") -> None:
    """As if an action had been played this turn, on a place or with an option."""
    when = int(turn or where) if (turn or where).isdecimal() else table.state.turn
    for slot, info in enumerate(table.game.slots):
        if info.family != "memory" or not info.name.startswith(f"last {action} by "):
            continue
        over = info.name.removeprefix(f"last {action} by ").partition(".")[0]
        places = table.game.places
        here = {"all": True, "place": where in places and info.owner == places.index(where)}
        if here.get(over, over == "option" and info.owner == 0):
            table.state = with_slot(table.state, slot, when)


def record_acts(
    table: Table, levels: list[int], where: str = "moldova", by: str = "russia"
) -> None:
    """Put acts of this turn on record, at these levels."""
    base = next(k for k, slot in enumerate(table.game.slots) if slot.name == "act.0")
    for level in levels:
        k = table.state[st.ACT_COUNT]
        fields = (table.state.turn, 0, table.seat(by), table.place(where), level)
        for offset, value in enumerate(fields):
            table.state = with_slot(table.state, base + 5 * k + offset, value)
        table.state = with_slot(table.state, st.ACT_COUNT, k + 1)


def place(table: Table, name: str, number: int = 0) -> int:
    return table.seat(name) * table.game.width + number


def lock(table: Table, name: str, order: str) -> None:
    number = table.seat(name)
    table.give(cm.Lock(seat(number), number, table.order(order), "because"))


def finish(table: Table) -> None:
    """All seats finish their orders."""
    now = table.state.turn
    while table.state.turn == now and (waiting := table.engine.wanted(table.state).orders):
        table.give(cm.Finish(seat(waiting[0]), waiting[0]))


def done(table: Table, name: str, order: str, band: str = "") -> list[str]:
    """What an order does when its roll reads a band, without its second rolls."""
    now = table.state.turn
    return told(table, carried_out(table, name, order, band).records, now)


def carried_out(
    table: Table, name: str, order: str, band: str = "", dice: tuple[int, ...] = ()
) -> ev.OrderResolved:
    """A seat locks an order, its roll reads a band or dice, all finish: the order as resolved."""
    begins = len(table.events)
    lock(table, name, order)
    if band:
        code = table.order(order).action
        spec = table.game.scenario.actions[code]
        bands = next(t.bands for t in table.game.tables if t.id == spec.table)
        index = [one.name for one in bands].index(band)
        table.give(cm.Override(CONTROL, place(table, name), index, "for the test"))
    if dice:
        table.dice(*dice)
    finish(table)
    while not (found := resolved(table, begins, order)) and one_more(table):
        finish(table)
    return found[0]


def resolved(table: Table, begins: int, order: str) -> list[ev.OrderResolved]:
    action = table.order(order).action
    return [
        event
        for event in table.events[begins:]
        if isinstance(event, ev.OrderResolved) and event.order.action == action
    ]


def told(table: Table, records: tuple[Record, ...], now: int) -> list[str]:
    """The effects among an order's records, up to its first second roll, in words."""
    first: list[tuple[int, ...]] = []
    rolls = 0
    for record in records:
        rolls += record[0] == rec.ROLLED and table.game.rolls[record[2]].purpose != 0
        if rolls:
            break
        first.append(record)
    return [in_words(table, effect, now) for effect in effects_in(tuple(first))]


def in_words(table: Table, effect: Effect, now: int) -> str:
    """`tension +1`, `moldova.eeu on`, `x on for 2`, `y = 3`, `later z -1`."""
    name = table.game.slots[effect.slot].name
    later = f"later {effect.due - now} " if effect.due else ""
    if effect.how == 4:
        whole = effect.value >= st.FOREVER
        return f"{later}{name} on" + ("" if whole else f" for {effect.value - now}")
    words = {
        0: f"{effect.value:+d}",
        1: f"= {effect.value}",
        2: f"at most {effect.value}",
        3: f"at least {effect.value}",
        5: "off",
    }
    return f"{later}{name} {words[effect.how]}"


def net(table: Table, name: str, order: str, *, control: bool = False) -> int:
    """The net modifier of an order's first roll, as its seat or Control would be told."""
    forecast = table.odds(name, order, control=control)[0]
    assert forecast.net is not None
    return forecast.net


def second_nets(table: Table, name: str, order: str) -> list[int | None]:
    return [forecast.net for forecast in table.odds(name, order, control=True)[1:]]


def why_not(table: Table, name: str, order: str) -> str:
    refusal = table.why(name, order)
    return "" if refusal is None else "; ".join(reason.text for reason in refusal.reasons)


def price(table: Table, name: str, order: str) -> tuple[int, ...]:
    return table.engine.cost(table.state, table.seat(name), table.order(order))


def act_levels(table: Table) -> list[tuple[str, int]]:
    """The acts on record, latest last: where, and what is known."""
    found = []
    base = next(k for k, slot in enumerate(table.game.slots) if slot.name == "act.0")
    for k in range(table.state[st.ACT_COUNT]):
        fields = table.state.numbers[base + 5 * k : base + 5 * k + 5]
        found.append((table.game.places[fields[3]], fields[4]))
    return found


def rule_effects(table: Table, name: str, now: int, begins: int = 0) -> list[str]:
    """What a procedure, inject or promise did since an event, by its id; `now` is that turn."""
    return [
        in_words(table, effect, now)
        for event in rule_events(table, name, begins)
        for effect in event.effects
    ]


def answer(table: Table, question: str, choice: str, by: str, source: str = "") -> list[str]:
    """What an answer does; `source` is the rule or seat that asked, else who answers."""
    begins, now = len(table.events), table.state.turn
    asked = table.asked()[question, table.seat(by)]
    options = [option.id for option in table.game.questions[asked.question].options]
    author = seat(table.seat(by))._replace(role="bot")
    table.give(cm.Answer(author, asked.place, asked.question, options.index(choice)))
    number = rule_source(table, source) if " " in source else place(table, source or by)
    found = []
    for event in table.events[begins:]:
        if isinstance(event, ev.TurnBegan):
            # From here on what was put off comes due.
            break
        if isinstance(event, ev.RuleRan) and event.source in (number, SEQUEL + number):
            found += [in_words(table, effect, now) for effect in event.effects]
    return found


def hold(table: Table, question: str) -> None:
    """Let the game go on, as nobody would answer, until a question is asked."""
    while question not in {asked for asked, _ in table.asked()}:
        assert one_more(table), f"{question} is never asked"


def asked_after(
    setting: str, name: str, order: str, question: str, band: str = "", layout: str = "nine"
) -> Table:
    """A table at which an order has led to a question."""
    table = begin(setting, layout)
    lock(table, name, order)
    if band:
        spec = table.game.scenario.actions[table.order(order).action]
        bands = next(t.bands for t in table.game.tables if t.id == spec.table)
        index = [one.name for one in bands].index(band)
        table.give(cm.Override(CONTROL, place(table, name), index, "for the test"))
    finish(table)
    while question not in {asked for asked, _ in table.asked()}:
        assert one_more(table), f"{question} is never asked"
        finish(table)
    return table


def turn_end(table: Table) -> int:
    """A turn without orders, to its end; returns that turn."""
    now = table.state.turn
    finish(table)
    while table.state.turn == now and not table.state.over and one_more(table):
        finish(table)
    return now


def rule_events(table: Table, name: str, begins: int = 0) -> list[ev.RuleRan]:
    number = rule_source(table, name)
    return [
        event
        for event in table.events[begins:]
        if isinstance(event, ev.RuleRan) and event.source == number
    ]


def by_row(setting: str, rule: str, which: int = 0, layout: str = "nine") -> dict[str, list[str]]:
    """What each row of a rule's roll does, from turns that differ in their dice alone."""
    found: dict[str, list[str]] = {}
    for key in range(3, 123):
        table = begin(setting, layout)
        table.state = with_slot(table.state, st.KEY, key)
        begins, now = len(table.events), turn_end(table)
        for event in rule_events(table, rule, begins):
            name, effects = row_of(table, event, which, now)
            assert found.setdefault(name, effects) == effects
    return found


def row_of(table: Table, event: ev.RuleRan, which: int, now: int) -> tuple[str, list[str]]:
    """The row that one of a rule's rolls read, and what was done before the next roll."""
    count, after = -1, []
    for record in event.records:
        if record[0] == rec.ROLLED:
            count += 1
            if count > which:
                break
        if count == which and record[0] == rec.AFFECTED:
            after.append(record)
    roll = event.rolls[which]
    table_id = table.game.rolls[roll.which].table
    bands = next(t.bands for t in table.game.tables if t.id == table_id)
    effects = effects_in(tuple(after))
    return bands[roll.band].name, [in_words(table, effect, now) for effect in effects]


def rule_source(table: Table, name: str) -> int:
    sources = [f"{one.kind} {one.id}" for one in table.game.sources]
    return len(table.game.seats) * table.game.width + sources.index(name)
