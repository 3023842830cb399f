"""What Control's screen shows at one moment, gathered on the game's thread in one go.

Control may know everything; what is shown to a room is not made here.
"""

from collections.abc import Iterator, Mapping

import attrs

from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core import state as st
from wargame.core.compile.sequence import ORDERS
from wargame.core.engine.engine import Forecast
from wargame.core.engine.redacting import argued
from wargame.core.orders import Order
from wargame.core.scenario import Phase
from wargame.core.view import OrderView, View, control_reader
from wargame.play.clock import PhaseClock
from wargame.play.session import CONTROL
from wargame.prose import arguing, awaited, rolls, situation, talking
from wargame.prose.dealing import Account, accounts
from wargame.prose.names import Names
from wargame.prose.prose import Told
from wargame.prose.text import _, joined, labelled
from wargame.seat import correcting, injects
from wargame.seat.correcting import Number as Number
from wargame.seat.injects import Armed, Moment, armed
from wargame.seat.putting import first_readers
from wargame.seat.silences import Silence, silences
from wargame.seat.threads import Thread, threads, to_control
from wargame.tui.arguing import Point, points
from wargame.tui.cartography.atlas import Situation
from wargame.tui.cartography.survey import situation_of
from wargame.tui.grounds import Ground, ground
from wargame.tui.host import Room
from wargame.tui.moves import carried
from wargame.tui.owed import Due, dues
from wargame.tui.shelf import Learnt, Precedent
from wargame.tui.sight import Put, put


@attrs.frozen
class Chair:
    """A seat: who plays it, how far its orders are, whether the game waits for it."""

    seat: int
    name: str
    player: str
    person: bool
    locked: int
    allowance: int
    finished: bool
    waited: bool
    awaits: str
    """For what of it."""
    due: tuple[Due, ...]
    """What the game waits for from it."""
    pilots: tuple[tuple[str, str], ...]
    """The autopilots that could play it: posture and name."""
    owes: tuple[str, ...]
    """The kinds of note that its person has not written yet."""
    asked: tuple[str, ...]
    """The questions that are put to it, without whom they are put to."""
    letters: int
    """Injects and messages to it alone that its person has not read."""


@attrs.frozen
class Item:
    """A locked order on Control's desk, as it would be carried out now."""

    slot: int
    who: str
    order: Order
    title: str
    step: str
    waits: bool
    """Whether it is still to be carried out."""
    fate: str
    reason: str
    """Why its seat gave it."""
    cost: str
    rolls: tuple[Forecast, ...]
    """Only of the order that is looked at."""
    does: tuple[tuple[str, ...], ...]
    """For each roll what each of its rows does."""
    always: str
    amended: int
    struck: Mapping[int, str]
    """Modifiers that Control has struck, by their index in the game's catalogue, and why."""
    forced: str
    """The row that is set; nothing where the dice decide."""
    argued: bool
    """Whether that is what an argument came to, and not Control's own word."""
    bands: tuple[str, ...]
    """The rows of its table."""
    precedents: tuple[Precedent, ...]
    """What Control ruled on such an order before."""
    next: bool
    """Whether the next roll that is made is this order's: dice typed in are its."""
    hand: tuple[int, ...]
    """Dice that are typed in for it."""
    readers: tuple[int, ...]
    """Only of the order that is looked at: who reads of it as it is argued, where nothing else is
    said; none for all.
    """


@attrs.frozen
class Bench:
    """The whole of it."""

    view: View
    names: Names
    author: cm.Author
    title: str
    phase: Phase | None
    """The phase whose time it is."""
    held_up: bool
    """Whether it waits for what is argued to be settled, though its time runs."""
    clock: PhaseClock
    next: str
    """What the game waits for, in a sentence."""
    pause: bool
    """Whether it waits for Control to go on."""
    anew: bool
    """Whether a seat whose order is taken back may give another."""
    held: bool
    """Whether orders wait for Control before they are adjudicated."""
    veiled: bool
    """Whether what the dice show stays with Control."""
    chairs: tuple[Chair, ...]
    items: tuple[Item, ...]
    questions: tuple[Put, ...]
    """Those put to Control."""
    injects: tuple[Armed, ...]
    told: tuple[Told, ...]
    earlier: dict[int, int]
    ground: Ground
    map: Situation
    matters: tuple[Point, ...]
    """What is argued, or waits for it."""
    settled: tuple[ev.MatterSettled, ...]
    """What was argued and settled in this turn."""
    argued: int
    """How many orders were argued in this turn."""
    facts: tuple[tuple[int, str], ...]
    """What was established, with its turn."""
    deals: tuple[Account, ...]
    """The deals that are offered or in force."""
    threads: tuple[Thread, ...]
    """All rooms."""
    letters: tuple[tuple[int, str], ...]
    """What seats wrote to Control alone and has no answer yet: the seat, and a line that says it.
    """
    silences: tuple[Silence, ...]
    """What is asked with a time to answer."""


def bench(room: Room, slot: int = -1) -> Bench:
    """Everything that Control works with now; the worksheet of the order in a slot, if that is on
    the desk.
    """
    session, prose, names = room.session, room.prose, room.prose.names
    engine, state = session.engine, session.state
    reader = control_reader(session.game)
    view = prose.worded(session.view(reader))
    told = room.company.told(reader)
    learnt = room.shelf.look(names, reader, view.log)
    phases = names.scenario.phases
    wanted = engine.wanted(state)
    kept = state.numbers[session.game.constant("HELD")]
    asked = tuple(put(room, one, told) for one in view.questions if one.seat == CONTROL)
    return Bench(
        view,
        names,
        room.company.control(),
        names.scenario.name,
        phases[view.phase] if phases and not view.over else None,
        view.phase != state.numbers[st.PHASE],
        session.clock,
        _stands(room, view, asked),
        wanted.pause,
        engine.kinds[state.numbers[st.STAGE]] == ORDERS,
        bool(kept & st.HOLDS),
        bool(kept & st.VEILS),
        tuple(_chairs(room, view, learnt)),
        tuple(_items(room, view, learnt, slot)),
        asked,
        armed(session, names),
        told,
        situation.earlier_values(view),
        ground(room, reader, view),
        situation_of(names.scenario, view.dials),
        points(room, view),
        arguing.settlements(view.log),
        state.numbers[engine.matters.argued],
        arguing.facts(view.log),
        accounts(view.deals, view.log),
        threads(room.company, view.log, CONTROL),
        tuple(_letters(names, view)),
        silences(room.company, names, view),
    )


def opened(room: Room, now: Bench, slot: int) -> Bench:
    """The bench with the worksheet of the order in a slot. Where nothing has happened since `now`,
    all else is what was gathered then.
    """
    log = room.session.log(control_reader(room.session.game))
    if len(log) != len(now.view.log):
        return bench(room, slot)
    learnt = room.shelf.look(now.names, now.view.reader, log)
    return attrs.evolve(now, items=tuple(_items(room, now.view, learnt, slot)))


def _stands(room: Room, view: View, asked: tuple[Put, ...]) -> str:
    """What the game waits for; before that, that its clock is to be started."""
    found = _next(room, view, asked)
    if view.over or not room.session.clock.waits:
        return found
    return joined((_("The clock stands: Space starts it"), found))


def _next(room: Room, view: View, asked: tuple[Put, ...]) -> str:
    engine, state = room.session.engine, room.session.state
    if view.over:
        return _("The game is over.")
    late = [seat for seat in view.waiting if seat != CONTROL]
    said = room.prose.waiting_for(view, late)
    if engine.wanted(state).settle:
        if late:
            return joined((_("Argued on page 2, or l"), said))
        return _("Something is argued: settle it on page 2, then the turn goes on.")
    if engine.at_desk(state):
        return _("All orders are in: look them over, then p has them adjudicated.")
    if engine.at_close(state):
        if late:
            seats = room.prose.names.seats(late)
            return _("Promises are due: {seats}. l, or o; p ends the turn.").format(seats=seats)
        if engine.deals.due(state.numbers):
            return _("Promises are due: o opens the deals; then p ends the turn.")
        return _("p ends the turn.")
    if engine.wanted(state).pause:
        return _("p ends this phase.")
    if asked and CONTROL in view.waiting:
        return _("You are asked: {ask}").format(ask=asked[0].ask)
    said = room.prose.waiting_for(view, view.waiting)
    if engine.wanted(state).orders:
        return said
    return joined((said, _("l says what comes of it")))


def _letters(names: Names, view: View) -> Iterator[tuple[int, str]]:
    for seen in to_control(view.log):
        if isinstance(seen.event, ev.Said):
            yield seen.event.author.seat, talking.room_line(names, seen.event)


# ---- seats


def _chairs(room: Room, view: View, learnt: Learnt) -> Iterator[Chair]:
    session = room.session
    owing = dues(session.engine, session.state)
    for one in view.seats:
        own = tuple(
            (posture.id, posture.name or labelled(posture.id))
            for posture in session.game.postures
            if posture.seat == one.seat
        )
        pilot = session.pilots.get(one.seat, "")
        called = dict(own).get(pilot, labelled(pilot))
        player = _("autopilot: {posture}").format(posture=called) if pilot else _("a person")
        yield Chair(
            one.seat, one.name, player, not pilot, one.locked, one.allowance, one.finished,
            one.seat in view.waiting, awaited.awaits(room.prose.names, view, one.seat),
            owing.get(one.seat, ()), own, () if pilot else learnt.owes(one.seat),
            tuple(room.prose.asked(q, session.state) for q in view.questions if q.seat == one.seat),
            0 if pilot else len(room.company.letters(one.seat)),
        )  # fmt: skip


# ---- orders


def _items(room: Room, view: View, learnt: Learnt, open: int) -> Iterator[Item]:
    """The turn's orders in the order in which they are carried out."""
    scenario = room.prose.names.scenario

    def step(one: OrderView) -> tuple[int, int]:
        named = scenario.actions[one.order.action].step
        return (scenario.steps.index(named) if named in scenario.steps else 0, one.slot)

    due = True
    for one in sorted(view.orders, key=step):
        item = _item(room, one, learnt, worked=one.slot == open)
        own = due and item.waits and bool(item.bands)
        yield attrs.evolve(item, next=own, hand=_hand(room) if own else ())
        due = due and not own


def _hand(room: Room) -> tuple[int, ...]:
    """The dice that are typed in and not thrown yet."""
    numbers = room.session.state.numbers
    return numbers[st.HAND : st.HAND + numbers[st.HAND_COUNT]]


def _item(room: Room, one: OrderView, learnt: Learnt, *, worked: bool) -> Item:
    engine, state, prose = room.session.engine, room.session.state, room.prose
    names, game = prose.names, room.session.game
    action = names.scenario.actions[one.order.action]
    base = engine.orders + one.slot * game.order_size
    amended, struck, forced = state.numbers[base + 5 : base + 8]
    waits = one.status == st.LOCKED
    known = learnt.orders[one.slot]
    worksheet = engine.worksheet(state, one.slot) if waits and worked else ()
    does = prose.effects(one.seat, one.order, control=True)
    bands = rolls.rows(names, one.order.action)
    own = [
        k for k, info in enumerate(game.modifiers) if info.rule == action.id and not info.purpose
    ]
    fates = {
        st.LOCKED: "",
        st.CANCELLED: _("cancelled"),
        st.DELAYED: _("delayed"),
        st.DONE: _("carried out"),
    }
    return Item(
        one.slot,
        names.seat(one.seat),
        one.order,
        names.order(one.order),
        names.step(names.scenario.steps.index(action.step)) if action.step else "",
        waits,
        fates.get(one.status, ""),
        known.reason,
        names.cost(one.paid),
        worksheet,
        tuple(does.bands(action, roll.roll) for roll in worksheet),
        does.always(action) if worked else "",
        amended,
        {k: known.strikes[k] for bit, k in enumerate(own) if struck >> bit & 1},
        bands[forced - 1] if forced else "",
        argued(known.rulings),
        bands,
        tuple(
            past
            for past in learnt.rulings
            if past.action == one.order.action and past.number != known.number
        ),
        next=False,
        hand=(),
        readers=first_readers(room.session, one.seat, one.order) if worked else (),
    )


# ---- doing


@attrs.frozen
class Carried:
    """What came of a command of Control's, and the bench as it is now."""

    refused: str
    trouble: str
    bench: Bench


def carry(room: Room, command: cm.Command, slot: int = -1) -> Carried:
    """Carry a command of Control's out, then let autopilots go on; `slot` is as `bench` has it."""
    refused, trouble = carried(room, command, CONTROL)
    return Carried(refused, trouble, bench(room, slot))


def moments(room: Room, inject: int) -> tuple[Moment, ...]:
    """To when an inject can be put off."""
    return injects.moments(room.session, room.prose.names, inject)


def numbers(room: Room) -> tuple[Number, ...]:
    """Everything that Control may correct."""
    return correcting.numbers(room.session, room.prose.names)
