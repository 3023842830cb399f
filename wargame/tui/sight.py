"""What one seat's screen shows at one moment, gathered on the game's thread in one go.

Everything here comes from the seat's own view and from what it may ask the engine about itself.
"""

from collections.abc import Iterable
from typing import Literal

import attrs

from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.engine.engine import Forecast, Question
from wargame.core.orders import Order
from wargame.core.scenario import Phase
from wargame.core.view import View, paying
from wargame.play.clock import PhaseClock
from wargame.prose import arguing, sheets, situation
from wargame.prose.dealing import Account, accounts
from wargame.prose.names import Names
from wargame.prose.prose import Told
from wargame.prose.reach import reached
from wargame.prose.text import _, joined, listed
from wargame.seat.choices import Candidate, Choices
from wargame.seat.silences import Silence, silences
from wargame.seat.threads import Thread, threads
from wargame.tui.arguing import Point, points
from wargame.tui.cartography.atlas import Situation
from wargame.tui.cartography.survey import situation_of
from wargame.tui.grounds import Ground, ground
from wargame.tui.host import Room


@attrs.frozen
class Deed:
    """A line of the list of orders: what may be ordered, what it costs, or why it may not be."""

    action: int
    step: str
    name: str
    price: str
    about: str
    against: str
    """Why it cannot be ordered now; nothing where it can."""


@attrs.frozen
class Put:
    """An open question to the seat, with its words."""

    question: Question
    ask: str
    choices: tuple[str, ...]
    does: tuple[str, ...]
    """What each answer does, as far as the seat may know."""
    upshot: str
    """What all the answers together come to; nothing where each acts alone."""
    answered: tuple[str, ...] = ()
    """What others are known to have answered."""


@attrs.frozen
class Sight:
    """The whole of it."""

    view: View
    names: Names
    seat: int
    author: cm.Author
    title: str
    phase: Phase | None
    clock: PhaseClock | None
    """The game's own clock, which Control keeps; None where nobody is Control."""
    deeds: tuple[Deed, ...]
    orders: tuple[str, ...]
    questions: tuple[Put, ...]
    brief: tuple[str, ...]
    promises: tuple[str, ...]
    """What the seat promised and has neither kept nor broken yet."""
    told: tuple[Told, ...]
    earlier: dict[int, int]
    """By slot, what it was when the turn before began, where it changed since."""
    ground: Ground
    map: Situation
    """What the map shows of it."""
    alone: bool
    """Whether nobody else plays at this screen: nobody waits, so no clock runs."""
    waiting: str
    """Whom the game waits for besides the seat itself, and for what; nothing where it waits for
    nobody else.
    """
    waiting_briefly: str
    """The same where there is little room, without what the name of the phase tells."""
    ordering: bool
    """Whether the seat may still order in this turn."""
    presided: bool
    """Whether a person is Control."""
    own_words: bool
    """Whether the seat may write orders of its own, which Control and the room then argue."""
    matters: tuple[Point, ...]
    """What is argued, and the seat's own orders in its own words that wait for it."""
    facts: tuple[tuple[int, str], ...]
    """What was established, with its turn."""
    deals: tuple[Account, ...]
    """The deals that are offered or in force."""
    threads: tuple[Thread, ...]
    """The rooms that the seat is in, or was."""
    silences: tuple[Silence, ...]
    """What is asked with a time to answer, of whomever."""

    @property
    def held(self) -> bool:
        """Whether a question to the seat holds the game."""
        return any(not put.question.due for put in self.questions)


def sight(room: Room, seat: int) -> Sight:
    """What the seat's screen shows now."""
    session, prose, names = room.session, room.prose, room.prose.names
    sitter = room.company.sitter(seat)
    news = sitter.news
    view = prose.worded(session.view(news.reader))
    phases = names.scenario.phases
    wanted = session.engine.wanted(session.state)
    choices = Choices(session.engine, names, session.state, seat)
    told = news.told()
    others = room.company.others(seat, view)
    return Sight(
        view,
        names,
        seat,
        sitter.author,
        names.scenario.name,
        phases[view.phase] if phases and not view.over else None,
        session.clock if room.company.presided else None,
        tuple(_deeds(room, choices, seat)),
        prose.orders(view),
        tuple(put(room, question, told) for question in view.questions),
        prose.brief(seat),
        promises(told, seat),
        told,
        situation.earlier_values(view),
        ground(room, news.reader, view),
        situation_of(names.scenario, view.dials),
        not room.company.shared,
        prose.waiting_for(view, others) if others else "",
        prose.waiting_for(view, others, orders=False) if others else "",
        seat in wanted.orders,
        room.company.presided,
        room.company.presided and bool(session.game.constant("MATTER_ROOM")),
        points(room, view),
        arguing.facts(view.log),
        accounts(view.deals, view.log),
        threads(room.company, view.log, seat),
        silences(room.company, names, view),
    )


def promises(told: Iterable[Told], seat: int) -> tuple[str, ...]:
    """The seat's promises that stand, as the log told of them."""
    standing: dict[int, str] = {}
    for one in told:
        event = one.event
        if one.undone:
            continue
        if isinstance(event, ev.PromiseMade) and event.seat == seat:
            standing[event.promise] = one.text
        elif isinstance(event, ev.PromiseEnded) and event.seat == seat:
            standing.pop(event.promise, None)
    return tuple(standing.values())


def put(room: Room, question: Question, told: Iterable[Told]) -> Put:
    """A question with its words, answer by answer; `told` is the log of the seat that is asked."""
    prose, state = room.prose, room.session.state
    options = prose.names.game.questions[question.question].options
    said = tuple(prose.choice(question, k, state) for k in range(len(options)))
    does = tuple(prose.consequence(question, k) for k in range(len(options)))
    known = answered(told, question)
    return Put(question, prose.ask(question, state), said, does, prose.upshot(question), known)


def answered(told: Iterable[Told], question: Question) -> tuple[str, ...]:
    """What others answered since a question was put, as the log of the seat that is asked told."""
    found: list[str] = []
    for one in told:
        event = one.event
        if isinstance(event, ev.Asked) and event.question == question.question:
            if event.seat == question.seat:
                found = []
        elif isinstance(event, ev.Answered) and event.question == question.question:
            found += [one.text] if not one.undone and event.seat != question.seat else []
    return tuple(found)


def _deeds(room: Room, choices: Choices, seat: int) -> Iterable[Deed]:
    names = room.prose.names
    steps, held = names.scenario.steps, room.company.holding(seat) is not None
    for candidate in choices.actions():
        action = names.scenario.actions[candidate.value]
        step = names.step(choices.step(candidate.value)) if len(steps) > 1 else ""
        against = price = ""
        if held:
            against = _("Answer first what you are asked above.")
        elif candidate.refusal is not None:
            against = _against(room, choices, candidate.value, seat)
        else:
            prices = choices.prices(candidate.value)
            price = names.cost(prices[0]) if len(prices) == 1 else _("cost depends")
            if len(prices) == 1 and not any(prices[0]):
                price = _("free")
        yield Deed(candidate.value, step, candidate.name, price, action.about, against)


def _against(room: Room, choices: Choices, action: int, seat: int) -> str:
    """Why no order of an action can be given, and for which targets, where that differs."""
    names, state = room.prose.names, room.session.state
    kind = names.game.codes[action].target.kind
    against: dict[int, list[str]] = {}
    for order, refusal in choices.refusals(action):
        said = room.prose.reasons(refusal, seat=seat, state=state)
        against.setdefault(order.target, []).append(said)
    about: dict[str, list[str]] = {}
    for target, reasons in against.items():
        # Of all that stands against orders on a target, what is said shortest stands in the rest.
        about.setdefault(min(reasons, key=len), []).append(names.target(kind, target))
    if len(about) < 2:
        return next(iter(about))
    parts = (
        _("{targets}: {reason}").format(targets=listed(targets), reason=said)
        for said, targets in about.items()
    )
    return joined(parts)


# ---- an order being put together

Field = Literal["target", "second", "option"]


@attrs.frozen
class Part:
    """One thing to choose for an order: what is asked, what there is, and what is chosen."""

    field: Field
    ask: str
    candidates: tuple[Candidate, ...]
    against: tuple[str, ...]
    """For each candidate why it cannot be chosen; nothing where it can."""
    chosen: int
    """The value of the candidate that is chosen; -1 where there is nothing to choose."""


@attrs.frozen
class Draft:
    """An order with every choice made, and its worksheet."""

    order: Order
    parts: tuple[Part, ...]
    """Target, second target, option: only those the action takes."""
    cost: str
    sees: str
    left: str
    odds: tuple[Forecast, ...]
    bands: tuple[tuple[str, ...], ...]
    """For each roll what each of its bands does, as far as the seat may see it."""
    always: str
    """What it does whatever the dice say; nothing where all depends on them."""
    against: str
    """Why it cannot be locked; nothing where it can."""


def draft(room: Room, seat: int, order: Order) -> Draft:
    """The order with what is not chosen yet chosen for it: the first that is possible."""
    engine, state, names = room.session.engine, room.session.state, room.prose.names
    choices = Choices(engine, names, state, seat)
    action = names.scenario.actions[order.action]
    target = _part(
        room, seat, "target", (action.target and action.target.ask) or _("Target"),
        choices.targets(order.action), order.target,
    )  # fmt: skip
    second = _part(
        room, seat, "second", (action.second and action.second.ask) or _("And"),
        choices.seconds(order.action, target.chosen), order.second,
    )  # fmt: skip
    how = choices.options(order.action, target.chosen, second.chosen)
    option = _part(room, seat, "option", _("How"), how, order.option)
    whole = Order(order.action, target.chosen, second.chosen, max(0, option.chosen))
    refusal = engine.check(state, seat, whole)
    does = room.prose.effects(seat, whole)
    odds = reached(does, action, engine.odds(state, seat, whole))
    seen = room.session.view(room.company.sitter(seat).news.reader)
    cost = engine.cost(state, seat, whole)
    seen = paying(seen, engine, state, seat, cost)
    return Draft(
        whole,
        tuple(part for part in (target, second, option) if part.candidates),
        names.cost(cost),
        sheets.who_sees(names, action, whole.option),
        " ".join(room.prose.purse(seen, ordering=True)),
        odds,
        tuple(does.bands(action, forecast.roll) for forecast in odds),
        does.always(action),
        room.prose.refusal(refusal, seat=seat, state=state) if refusal else "",
    )


def _part(
    room: Room, seat: int, field: Field, ask: str, candidates: tuple[Candidate, ...], chosen: int
) -> Part:
    state = room.session.state
    against = tuple(
        room.prose.reasons(c.refusal, seat=seat, state=state) if c.refusal else ""
        for c in candidates
    )
    if candidates and chosen not in [c.value for c in candidates]:
        possible = [c for c in candidates if c.refusal is None]
        chosen = (possible or candidates)[0].value
    return Part(field, ask, candidates, against, chosen if candidates else -1)
