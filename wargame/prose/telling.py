"""From one event to one line, for every kind of event there is.

A line is fit to be read aloud. It knows what its reader knows: the event was redacted before.
"""

from collections.abc import Callable, Collection, Container, Mapping
from typing import Any

import attrs

from wargame.core import events as ev
from wargame.core.orders import Order
from wargame.core.state import CANCELLED, State
from wargame.core.view import Reader
from wargame.prose import (
    arguing,
    changes,
    dealing,
    endings,
    injected,
    judging,
    pacing,
    ran,
    rolls,
    talking,
    undone,
)
from wargame.prose.names import Names
from wargame.prose.setting import Setting
from wargame.prose.text import N_, _, counted, ended, joined, labelled, listed, signed

LEVELS = (N_("unseen"), N_("suspected"), N_("attributed"), N_("established by all"))
"""How much is known of a covert act, by its level."""


@attrs.frozen
class Telling:
    """Who is told, and what may be leant on: the state that gaps are read in, orders by slot."""

    names: Names
    reader: Reader
    state: State | None = None
    orders: Mapping[int, Order] = attrs.Factory(dict)
    asked: Mapping[tuple[int, int], ev.Asked] = attrs.Factory(dict)
    """By question and seat, how it was last put."""
    answered: Collection[int] = ()
    """Questions whose answer was told since they were last put."""
    secret: Collection[int] = ()
    """Sources that acted in secret, for Control."""
    back: int = 0
    """The turn that an assessment is of, where that is known."""
    shown: Container[int] | None = None
    """The lines that the log shows, by number, where that is known."""

    def sentence(self, event: ev.Event) -> str:
        """One line, or nothing where there is nothing to say."""
        teller = arguing.ARGUING.get(type(event)) or dealing.DEALING.get(type(event))
        said = teller(self.names, event) if teller else TELLERS[type(event)](self, event)
        if said and self.reader.control and not event.audience & self.names.game.public:
            return _("Secret: {sentence}").format(sentence=said)
        return said

    def of_order(self, seat: int, order: Order) -> Setting:
        return self.names.of_order(seat, order, self.state)

    def free(self) -> Setting:
        return Setting(state=self.state)

    def text(self, template: str, setting: Setting | None = None) -> str:
        return self.names.text(template, setting or self.free())


# ---- the frame of the game


def began(do: Telling, event: ev.Began) -> str:
    head = _("The game begins: {scenario}").format(scenario=do.names.said(event.scenario))
    if event.layout:
        head = _("{head}, layout {layout}").format(head=head, layout=labelled(event.layout))
    seal = _("The dice are sealed; the hash of their seed is {hash}").format(hash=event.seed_hash)
    return joined((head, seal if event.seed_hash else ""))


def turn_began(do: Telling, event: ev.TurnBegan) -> str:
    scenario = do.names.scenario
    name = scenario.turn_names[event.turn - 1] if event.turn <= len(scenario.turn_names) else ""
    said = _("Turn {turn} of {turns} begins").format(turn=event.turn, turns=scenario.turns)
    return ended(_("{said}: {name}").format(said=said, name=name) if name else said)


def phase_began(do: Telling, event: ev.PhaseBegan) -> str:
    phase = do.names.scenario.phases[event.phase]
    said = _("Phase: {phase}").format(phase=phase.name or labelled(phase.id))
    if phase.minutes:
        minutes = counted("{n} minute", "{n} minutes", phase.minutes)
        said = _("{phase}, {minutes}").format(phase=said, minutes=minutes)
    return joined((said, phase.about))


def earned(do: Telling, event: ev.Earned) -> str:
    return changes.earned(do.names, event)


def game_ended(do: Telling, event: ev.GameEnded) -> str:
    return endings.headline(do.names, event)


# ---- orders


def order_locked(do: Telling, event: ev.OrderLocked) -> str:
    head = _("{seat} locks: {order}, for {cost}").format(
        seat=do.names.seat(event.seat),
        order=do.names.order(event.order),
        cost=do.names.cost(event.paid),
    )
    why = _("Why: {why}").format(why=do.names.said(event.rationale)) if event.rationale else ""
    hope = _("Expected: {expected}").format(expected=event.expected) if event.expected else ""
    own = ""
    if event.estimate is not None:
        own = counted("Own estimate: {n} percent", "Own estimate: {n} percent", event.estimate)
    return joined((head, why, hope, own))


def seat_locked(do: Telling, event: ev.SeatLocked) -> str:
    return _("{seat} locked {locked} of {allowance}.").format(
        seat=do.names.seat(event.seat), locked=event.locked, allowance=event.allowance
    )


def seat_finished(do: Telling, event: ev.SeatFinished) -> str:
    return _("{seat} gives no more orders this turn.").format(seat=do.names.seat(event.seat))


def order_recalled(do: Telling, event: ev.OrderRecalled) -> str:
    return ended(
        _("Control takes back an order of {seat} and returns its cost: {reason}").format(
            seat=do.names.seat(event.seat), reason=event.reason
        )
    )


def order_resolved(do: Telling, event: ev.OrderResolved) -> str:
    setting = do.of_order(event.seat, event.order)
    action = do.names.scenario.actions[event.order.action]
    head = _("{seat}: {order}").format(
        seat=do.names.seat(event.seat), order=do.names.order(event.order)
    )
    return joined(
        (
            head,
            *(rolls.told(do.names, roll, setting) for roll in event.rolls),
            do.text(action.say, setting),
            *changes.scheduled(do.names, event.effects),
        )
    )


def order_stopped(do: Telling, event: ev.OrderStopped) -> str:
    if event.status == CANCELLED:
        said = _("Cancelled: {order}, an order of {seat}.")
    else:
        said = _("Delayed to the next turn: {order}, an order of {seat}.")
    return said.format(order=do.names.order(event.order), seat=do.names.seat(event.seat))


# ---- rules


def rule_ran(do: Telling, event: ev.RuleRan) -> str:
    names = do.names
    index = event.source - len(names.game.seats) * names.game.width
    if not 0 <= index < len(names.game.sources):
        return joined(changes.scheduled(names, event.effects))
    info = names.game.sources[index]
    number = ran.inject_of(names, event)
    if number is not None:
        head = injected.as_planned(do, number, event.audience)
    else:
        says = {f"procedure {p.id}": p.say for p in names.scenario.procedures}
        head = do.text(says.get(f"{info.kind} {info.id}", ""))
        if head:
            head = _("{rule}: {say}").format(rule=names.rule(index), say=head)
        elif event.rolls:
            head = names.rule(index)
    found = (rolls.told(names, roll, do.free()) for roll in event.rolls)
    return joined((head, *found, *changes.scheduled(names, event.effects)))


def changed(do: Telling, event: ev.Changed) -> str:
    if do.names.slot(event.slot).key in do.names.hidden and not do.reader.control:
        return ""
    return changes.changed(do.names, event, do.orders, do.secret)


def act_exposed(do: Telling, event: ev.ActExposed) -> str:
    where = do.names.spoken(event.target) if event.target >= 0 else ""
    if event.action < 0 or event.seat < 0:
        form = _("A covert act of turn {turn} is suspected. Who and what is not known.")
        if where:
            form = _(
                "A covert act on {where} in turn {turn} is suspected. Who and what is not known."
            )
        return form.format(where=where, turn=event.turn)
    form = _("Covert act of turn {turn}: {action} by {seat}, now {level}.")
    if where:
        form = _("Covert act of turn {turn}: {action} on {where} by {seat}, now {level}.")
    return form.format(
        turn=event.turn,
        action=do.names.action(event.action),
        seat=do.names.seat(event.seat),
        where=where,
        level=_(LEVELS[event.level]),
    )


# ---- questions and promises


def asked(do: Telling, event: ev.Asked) -> str:
    info = do.names.game.questions[event.question]
    setting = do.names.of_question(info, event.seat, event.target, event.second, do.state)
    said = _("Question to {seat}: {ask}").format(
        seat=asked_of(do, event), ask=do.text(info.ask, setting)
    )
    until = _("Open {until}").format(until=do.names.until(event.due)) if event.due else ""
    return joined((said, until))


def asked_of(do: Telling, event: ev.Asked) -> str:
    """Whom a question is put to, and about which order, as far as its reader may know."""
    seat = do.names.seat(event.seat)
    if event.order is None:
        return seat
    form = _("{seat} about “{order}” of {by}") if event.by >= 0 else _("{seat} about “{order}”")
    if event.by == event.seat >= 0:
        form = _("{seat} about its order “{order}”")
    return form.format(seat=seat, order=do.names.order(event.order), by=do.names.seat(event.by))


def answered(do: Telling, event: ev.Answered) -> str:
    info = do.names.game.questions[event.question]
    choice = info.options[event.choice]
    form = _("{seat} answers: {choice}")
    if event.author is not None and event.author.role == "clock":
        form = _("{seat} is absent: its time is over, and silence counts as: {choice}")
    elif event.author is not None and event.author.role == "control" and event.seat >= 0:
        form = _("{seat} answers, as Control puts it down: {choice}")
    said = form.format(seat=do.names.seat(event.seat), choice=do.names.answer(choice))
    why = _("Why: {why}").format(why=do.names.said(event.rationale)) if event.rationale else ""
    put = do.asked.get((event.question, event.seat))
    if put is None or info.vote:
        return joined((said, why))
    setting = do.names.of_question(info, event.seat, put.target, put.second, do.state)
    return joined((said, why, do.text(choice.say, setting)))


def question_lapsed(do: Telling, event: ev.QuestionLapsed) -> str:
    said = _("{seat} had not answered, and need not any more.")
    return said.format(seat=do.names.seat(event.seat))


def question_settled(do: Telling, event: ev.QuestionSettled) -> str:
    """The votes, or what came of a question that nobody answered."""
    info = do.names.game.questions[event.question]
    seat = next((seat for question, seat in do.asked if question == event.question), -1)
    setting = do.names.of_question(info, seat, event.target, event.second, do.state)
    given = [
        (choice, count) for choice, count in zip(info.options, event.counts, strict=True) if count
    ]
    say = do.text(info.say, setting)
    if info.vote:
        counts = listed(
            _("{answer} {count}").format(answer=do.names.answer(choice), count=count)
            for choice, count in given
        )
        return joined((_("The votes: {counts}").format(counts=counts), say))
    if event.question in do.answered:
        return ended(say)
    said = [do.text(choice.say or do.names.answer(choice), setting) for choice, _count in given]
    return joined((*said, say))


def promise_made(do: Telling, event: ev.PromiseMade) -> str:
    return _("{seat} promises: {promise}, due in turn {turn}.").format(
        seat=do.names.seat(event.seat),
        promise=do.names.scenario.promises[event.promise].name,
        turn=event.due,
    )


def promise_ended(do: Telling, event: ev.PromiseEnded) -> str:
    kept, broken = _("{seat} kept a promise: {promise}."), _("{seat} broke a promise: {promise}.")
    return (broken if event.broken else kept).format(
        seat=do.names.seat(event.seat), promise=do.names.scenario.promises[event.promise].name
    )


# ---- Control and talk


def dice_entered(do: Telling, event: ev.DiceEntered) -> str:
    return _("Control types in dice thrown by hand: {faces}.").format(
        faces=listed(str(face) for face in event.faces)
    )


def ruled(do: Telling, event: ev.Ruled) -> str:
    return _("Ruled by Control: {said}").format(said=ruling(do, event))


def ruling(do: Telling, event: ev.Ruled) -> str:
    """What a ruling does and why, without who made it."""
    names, order = do.names, ruled_on(do, event.slot)
    if event.what == "strike":
        said = _("strikes “{why}” from {order}").format(
            why=names.game.modifiers[event.value].why, order=order
        )
    elif event.what == "amend":
        said = _("adds {amount} to {order}").format(amount=signed(event.value), order=order)
    elif event.what == "override":
        said = _("sets the result of {order}: {band}").format(order=order, band=band_of(do, event))
    elif event.what == "argued":
        said = _("as it was argued, {order} reads the row “{band}”").format(
            order=order, band=band_of(do, event)
        )
    else:
        said = listed(changes.effect(names, one) for one in event.effects)
    reason = _("Reason: {reason}").format(reason=event.reason) if event.reason else ""
    private = _("In private: {note}").format(note=event.private) if event.private else ""
    return joined((said, reason, private))


def ruled_on(do: Telling, slot: int) -> str:
    """The order that a ruling is about: by its name, where the order of its slot is known."""
    if slot < 0:
        return ""
    seat, order = do.names.seat(slot // do.names.game.width), do.orders.get(slot)
    if order is None:
        return _("an order of {seat}").format(seat=seat)
    return _("“{order}” of {seat}").format(order=do.names.order(order), seat=seat)


def band_of(do: Telling, event: ev.Ruled) -> str:
    """The row that is set, where the order it is set for is known."""
    order = do.orders.get(event.slot)
    table = do.names.scenario.actions[order.action].table if order else ""
    for spec in do.names.game.tables:
        if spec.id == table:
            return spec.bands[event.value].label
    return _("row {number} of its table").format(number=event.value + 1)


def rewound(do: Telling, event: ev.Rewound) -> str:
    return undone.told(event, do.shown)


TELLERS: dict[type, Callable[[Telling, Any], str]] = {
    ev.Began: began,
    ev.TurnBegan: turn_began,
    ev.PhaseBegan: phase_began,
    ev.Earned: earned,
    ev.OrderLocked: order_locked,
    ev.SeatLocked: seat_locked,
    ev.SeatFinished: seat_finished,
    ev.OrderRecalled: order_recalled,
    ev.OrderResolved: order_resolved,
    ev.RuleRan: rule_ran,
    **injected.TELLERS,
    ev.Changed: changed,
    ev.ActExposed: act_exposed,
    ev.Asked: asked,
    ev.Answered: answered,
    ev.QuestionLapsed: question_lapsed,
    ev.QuestionSettled: question_settled,
    ev.OrderStopped: order_stopped,
    ev.PromiseMade: promise_made,
    ev.PromiseEnded: promise_ended,
    ev.DiceEntered: dice_entered,
    ev.Ruled: ruled,
    **talking.TELLERS,
    ev.Classified: judging.classified,
    ev.Held: pacing.held,
    ev.Veiled: pacing.veiled,
    ev.Paused: pacing.paused,
    ev.Extended: pacing.extended,
    ev.TimeCalled: pacing.time_called,
    ev.Reopened: pacing.untold,
    ev.Announced: pacing.untold,
    ev.Shortened: pacing.shortened,
    ev.GameEnded: game_ended,
    ev.Rewound: rewound,
}
