"""The events list as Control works with it: how each inject stands, what can be done with it.

Control may know all of it; screens and the line mode show the same list.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import attrs

from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core import state as st
from wargame.core.engine.injecting import ahead
from wargame.core.scenario import Inject
from wargame.play.session import Session
from wargame.prose import injected, orderbook, ran
from wargame.prose.effects import Effects
from wargame.prose.names import Names
from wargame.prose.text import _, ended, joined, listed, separated
from wargame.seat.words import clean

Stand = Literal[
    "fired", "held", "skipped", "delayed", "reserve", "past", "met", "armed",
    "due",
]  # fmt: skip

BOXES = ("☐", "✔")
"""What stands before an expected action until it is ticked, and once it is."""


@attrs.frozen
class Armed:
    """An inject: what it says, when it comes, how it stands."""

    index: int
    id: str
    """What cards, the running sheet and the events list call it."""
    head: str
    title: str
    text: str
    to: str
    readers: tuple[int, ...] | None
    """The seats that are to read it; None for all, the public included."""
    planned: str
    stand: Stand
    state: str
    fired: int
    """The turn in which it was fired last; 0 where it was not."""
    expect: str
    seen: bool
    """Whether what is expected of it was seen."""
    ticks: tuple[str, ...]
    """What was noted as it was seen, with the turn."""
    sent: tuple[str, ...]
    """How it was sent otherwise than planned, in sentences."""
    movable: bool
    """Whether it can still be delayed, held or skipped."""


@attrs.define
class _Past:
    """What Control did with one inject so far."""

    reason: str = ""
    seen: bool = False
    ticks: list[str] = attrs.Factory(list)
    sent: list[str] = attrs.Factory(list)


def armed(session: Session, names: Names) -> tuple[Armed, ...]:
    """Every inject of the plan; what one does, `about` and `warning` say where it is looked at."""
    return tuple(_all(session, names))


def _all(session: Session, names: Names) -> Iterator[Armed]:
    state, game = session.state, session.game
    fired, plans = game.constant("INJECTS"), game.constant("PLANS")
    past = _past(session, names)
    for index, spec in enumerate(names.scenario.injects):
        parts = ran.inject_parts(names, index, state)
        did, turn = past.get(index, _Past()), state.numbers[fired + index]
        plan = state.numbers[plans + index]
        stand = _stand(session, index, turn, plan)
        audience = session.engine.audiences.mask(spec.to)
        public = bool(audience & game.public)
        seats = tuple(seat for seat in range(len(game.seats)) if audience >> seat & 1)
        yield Armed(
            index, spec.id, parts.head, parts.title, parts.text,
            listed(injected.named(names, spec.to)),
            None if public else seats, _planned(spec), stand,
            _said(names, spec, _Standing(stand, turn, plan, did.reason)), turn, spec.expect,
            did.seen, tuple(did.ticks), tuple(did.sent), not (spec.once and turn),
        )  # fmt: skip


def _past(session: Session, names: Names) -> Mapping[int, _Past]:
    """By inject, what is on record of it beyond what the state holds."""
    found: dict[int, _Past] = {}
    turn = 0
    for event in session.events:
        if isinstance(event, ev.TurnBegan):
            turn = event.turn
        elif isinstance(event, ev.Rescheduled):
            found.setdefault(event.inject, _Past()).reason = event.reason
        elif isinstance(event, ev.Ticked):
            one = found.setdefault(event.inject, _Past())
            one.seen = event.seen
            note = _("turn {turn}: {note}").format(turn=turn, note=event.note)
            said = note if event.note else _("turn {turn}").format(turn=turn)
            one.ticks = [*one.ticks, said] if event.seen else []
        elif isinstance(event, ev.InjectSent):
            to = injected.readers(names, event.audience)
            said = _("Turn {turn}, to {readers}: {text}").format(
                turn=turn, readers=to, text=event.text
            )
            found.setdefault(event.inject, _Past()).sent.append(said)
    return found


def _planned(spec: Inject) -> str:
    if spec.contingency:
        return _("only if Control fires it")
    turns = listed(str(turn) for turn in spec.turns)
    return _("turn {turns}").format(turns=turns) if turns else _("any turn")


def _stand(session: Session, index: int, fired: int, plan: int) -> Stand:
    """How an inject stands now."""
    game, state = session.game, session.state
    spec = game.scenario.injects[index]
    if fired and (spec.once or spec.contingency) and plan <= 0:
        return "fired"
    if plan // st.PLACES_A_TURN > game.last_turn(state.numbers):
        return "past"
    if plan:
        return "held" if plan == st.HELD else "skipped" if plan == st.SKIPPED else "delayed"
    if spec.contingency:
        return "reserve"
    coming = state.turn + int(not ahead(game, state.numbers, spec))
    if coming > game.last_turn(state.numbers) or (spec.turns and max(spec.turns) < coming):
        return "fired" if fired else "past"
    when = next(one.when for one in game.sources if (one.kind, one.id) == ("inject", spec.id))
    if when >= 0:
        return "met" if session.engine.reading(state, when) > 0 else "armed"
    return "due" if not spec.turns or coming in spec.turns else "armed"


@attrs.frozen
class _Standing:
    """How an inject stands: as a word, the turn it was fired in, its place in the plan, why."""

    stand: Stand
    fired: int
    plan: int
    reason: str


def _said(names: Names, spec: Inject, now: _Standing) -> str:
    """How it stands, in words; what is thrown for as it comes due says with which chance."""
    stand, fired = now.stand, now.fired
    said = {
        "fired": _("fired in turn {turn}").format(turn=fired),
        "held": _("held"),
        "skipped": _("skipped"),
        "delayed": "",
        "reserve": _("in reserve"),
        "past": _("passed by"),
        "met": _("condition met"),
        "armed": _("armed"),
        "due": _("due"),
    }[stand]
    if stand in ("met", "due") and spec.chance:
        said = _("{said}, {chance}").format(said=said, chance=spec.chance)
    if stand == "delayed":
        turn, place = divmod(now.plan, st.PLACES_A_TURN)
        moment = injected.moment(names, turn, place - 2 if place > 1 else -1)
        said = _("delayed to {moment}").format(moment=moment)
    if stand in ("held", "skipped", "delayed") and now.reason:
        said = _("{said}: {reason}").format(said=said, reason=now.reason)
    if fired and stand != "fired":
        said = _("{said}; fired in turn {turn}").format(said=said, turn=fired)
    return said


# ---- what can be done


@attrs.frozen
class Moment:
    """A moment to which an inject can be put off: a turn, and a phase or -1 for its own place."""

    turn: int
    phase: int
    name: str


def moments(session: Session, names: Names, index: int) -> tuple[Moment, ...]:
    """When an inject may still come: each turn in its own place, then the phases of this turn and
    the next.
    """
    game, state = session.game, session.state
    spec, last = game.scenario.injects[index], game.last_turn(state.numbers)
    here = range(state.turn, last + 1)
    pairs = [(turn, -1) for turn in here]
    pairs += [(turn, phase) for turn in here[:2] for phase in range(len(game.scenario.phases))]
    return tuple(
        Moment(turn, phase, _named(names, spec, turn, phase, held_back=_waits(session, spec)))
        for turn, phase in pairs
        if turn > state.turn or ahead(game, state.numbers, spec, phase)
    )


def _waits(session: Session, spec: Inject) -> bool:
    """Whether an inject has a condition that does not hold as things stand."""
    sources = session.game.sources
    when = next(one.when for one in sources if (one.kind, one.id) == ("inject", spec.id))
    return when >= 0 and session.engine.reading(session.state, when) <= 0


def _named(names: Names, spec: Inject, turn: int, phase: int, *, held_back: bool) -> str:
    """A moment, and what of the plan is passed over where the inject is put there."""
    against = []
    if spec.turns and turn < min(spec.turns):
        against.append(_("earlier than planned"))
    if held_back:
        against.append(_("its condition does not hold"))
    moment = injected.moment(names, turn, phase)
    if not against:
        return moment
    return _("{moment} ({warning})").format(moment=moment, warning=separated(against))


@attrs.frozen
class Sending:
    """An inject on its way out: its words, the seats that get it (none: all), what it changes."""

    text: str
    to: tuple[int, ...] = ()
    effects: tuple[cm.Ruling, ...] = ()


def fired(author: cm.Author, one: Armed, sending: Sending) -> cm.Fire:
    """The command that fires an inject; what is as planned is left to the plan."""
    planned = one.readers or ()
    changed = set(sending.to) != set(planned) or (one.readers == () and not sending.to)
    # Words that Control has seen, gaps filled, go with an inject that goes elsewhere.
    text = sending.text if changed or sending.text != clean(one.text) else ""
    return cm.Fire(author, one.index, text, sending.to if changed else None, again=bool(one.fired))


def readers_named(names: Names, to: Sequence[int]) -> str:
    """Seats by name; all where none is named."""
    return names.seats(to) if to else _("all")


def does(names: Names, one: Armed) -> str:
    """What an inject does, as it is said before it is fired."""
    brings = orderbook.brings(Effects(names), names.scenario.injects[one.index])
    return _("Effects: {effects}").format(effects=brings)


def warning(names: Names, one: Armed) -> str:
    """What is to be known before an inject is fired: that it was fired before, what it does."""
    again = _("It was fired in turn {turn} already.").format(turn=one.fired) if one.fired else ""
    return joined((again, does(names, one)))


def about(names: Names, one: Armed) -> tuple[str, ...]:
    """An inject whole: its text, its readers, when it comes, what it does, what is expected of it,
    what was done.
    """
    due = orderbook.due(Effects(names), names.scenario.injects[one.index])
    lines = [
        one.text,
        _("To: {readers}").format(readers=one.to),
        _("When: {when}").format(when=ended(due)),
        does(names, one),
    ]
    if one.expect:
        expected = _("Expected: {action}").format(action=one.expect)
        lines.append(f"{BOXES[one.seen]} {expected}")
        if one.seen:
            lines.append(_("Seen: {ticks}").format(ticks=listed(one.ticks)))
    if one.sent:
        lines.append(_("Sent otherwise than planned: {sent}").format(sent=joined(one.sent)))
    return tuple(lines)
