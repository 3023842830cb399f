"""An order from its first word to its lock: targets, worksheet, reasons, confirmation.

Nothing is sent before the person confirms, and nothing that is typed here is kept otherwise.
"""

from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.orders import Order
from wargame.core.view import paying
from wargame.plain.desk import Desk
from wargame.prose.text import _
from wargame.seat.choices import Candidate


def draft(desk: Desk, action: int) -> None:
    """Put an order together and lock it; anything may be dropped on the way."""
    order = compose(desk, action)
    if order is None:
        desk.terminal.say(_("Dropped: nothing was locked."))
        return
    engine, state, seat = desk.session.engine, desk.session.state, desk.seat
    cost, odds = engine.cost(state, seat, order), engine.odds(state, seat, order)
    sheet = desk.prose.worksheet(seat, order, cost, odds)
    seen = paying(desk.view(), engine, state, seat, cost)
    desk.terminal.page(*sheet, *desk.prose.purse(seen, ordering=True))
    lock(desk, order, desk.prose.likely(seat, order, odds))


def compose(desk: Desk, action: int) -> Order | None:
    """Ask for the order's targets and option; None when it is dropped."""
    spec = desk.prose.names.scenario.actions[action]
    choices = desk.choices()
    target = second = -1
    option = 0
    found = pick(desk, choices.targets(action), (spec.target and spec.target.ask) or _("Target"))
    if found is None:
        return None
    target = found
    found = pick(
        desk, choices.seconds(action, target), (spec.second and spec.second.ask) or _("And")
    )
    if found is None:
        return None
    second = found
    found = pick(desk, choices.options(action, target, second), _("How"))
    if found is None:
        return None
    option = max(0, found)
    return Order(action, target, second, option)


def pick(desk: Desk, candidates: tuple[Candidate, ...], ask: str) -> int | None:
    """One of the candidates: its value, -1 where there is nothing to choose, None when dropped."""
    if not candidates:
        return -1
    if len(candidates) == 1 and candidates[0].refusal is None:
        return candidates[0].value
    terminal = desk.terminal
    terminal.say(ask)
    keys = [candidate.key or str(k) for k, candidate in enumerate(candidates, 1)]
    for key, candidate in zip(keys, candidates, strict=True):
        name = candidate.name if candidate.key else f"{key}. {candidate.name}"
        terminal.say(name if candidate.refusal is None else f"{name} {against(desk, candidate)}")
    help = _("Type a number, or x to drop the order.")
    while True:
        typed = terminal.choose(_("Which, or x to drop the order"), [*keys, "x"], help)
        if typed == "x":
            return None
        candidate = candidates[keys.index(typed)]
        if candidate.refusal is None:
            return candidate.value
        terminal.say(against(desk, candidate))


def against(desk: Desk, candidate: Candidate) -> str:
    """Why a candidate cannot be chosen."""
    assert candidate.refusal is not None
    reason = desk.prose.reasons(candidate.refusal, seat=desk.seat, state=desk.session.state)
    return _("(not now) {reason}").format(reason=reason)


def lock(desk: Desk, order: Order, likely: str) -> None:
    """Ask for the reason, the hope and the estimate, have it confirmed, send it. `likely` says what
    is estimated, where its dice will tell.
    """
    terminal = desk.terminal
    required = desk.session.game.scenario.rationale == "required"
    why = terminal.text(
        _("Why do you give this order, in one sentence"),
        _("One sentence on what you want to reach. It is read when the game is talked over."),
        refuse_empty=_(
            "An order needs one sentence that says why: it is what the discussion afterwards "
            "is about."
        )
        if required
        else "",
    )
    hope = terminal.text(
        _("What do you expect from it, or Enter"), _("What will be different if it works?")
    )
    if likely:
        terminal.say(likely)
    estimate = terminal.percent(
        _("How likely is that, 0 to 100 percent, or Enter"),
        _("Your own estimate as a whole number; it is compared with what happened."),
    )
    terminal.say(_("Locking cannot be undone by you; only Control can recall an order."))
    help = _("y locks the order and takes its cost; n drops it.")
    if not terminal.yes(_("Lock {order}").format(order=desk.prose.names.order(order)), help):
        terminal.say(_("Dropped: nothing was locked."))
        return
    events = desk.submit(cm.Lock(desk.author, desk.seat, order, why, hope, estimate))
    for event in events or ():
        if isinstance(event, ev.SeatLocked):
            terminal.say(desk.prose.locked(event, desk.others()))
