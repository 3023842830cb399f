"""Why a command is not accepted: what is wrong, why, what the rule rests on, what would help."""

from wargame.core.orders import Reason, Refusal
from wargame.core.state import State
from wargame.prose.names import Names, Setting
from wargame.prose.text import _, ended, joined, labelled

WHAT = {
    "game-over": (_("The game is over"), _("Its log can still be read")),
    "not-now": (_("This cannot be done now"), _("Wait for the phase that it belongs to")),
    "not-your-turn": (_("Another seat is to move"), _("Wait until your seat is to move")),
    "not-your-action": (
        _("This is not one of your seat's orders"),
        _("Choose one from your own list"),
    ),
    "no-such-target": (_("The order cannot name that"), _("Choose from the targets listed")),
    "requirement": (_("The order is not possible now"), ""),
    "cannot-afford": (_("The order costs more than you have"), ""),
    "no-slot-left": (
        _("All your orders of this turn are locked"),
        _("Only Control can take one back"),
    ),
    "finished": (
        _("You have said that you give no more orders this turn"),
        _("Wait for the next turn"),
    ),
    "no-rationale": (
        _("An order needs one sentence that says why you give it"),
        _("It is what the discussion afterwards is about, so write what you hope for"),
    ),
    "no-such-order": (_("There is no such order"), _("Choose one from the list")),
    "not-asked": (_("This question is not put to you, or no longer"), _("Look at what is open")),
    "no-such-answer": (_("The question has no such answer"), _("Choose one of its answers")),
    "answer-refused": (_("This answer is not possible now"), _("Choose another one")),
    "not-control": (_("Only Control can do this"), _("Ask Control")),
    "bad-dice": (_("These dice cannot be entered"), _("Enter what the dice show")),
    "bad-value": (_("This value cannot be taken"), _("Give another one")),
    "no-reason": (_("A ruling needs a reason"), _("Write one sentence that all may read")),
    "capacity": (
        _("The scenario has no room for this"),
        _(
            "Order or answer something else, or let Control recall an order or answer what stands "
            "open; the designer can give more room under `capacity`"
        ),
    ),
}
"""By kind: what is wrong, and the remedy where there is a general one."""


def refusal(names: Names, found: Refusal, *, seat: int = -1, state: State | None = None) -> str:
    """The refusal in one line; `seat` gave the order, and gaps are read in `state`."""
    what, remedy = WHAT[found.kind]
    if found.rule:
        what = _("{rule}: {what}").format(rule=_rule(names, found.rule), what=_low(what))
    return joined((what, *_reasons(names, found, seat, state), remedy))


def reasons(names: Names, found: Refusal, *, seat: int, state: State) -> str:
    """Only what stands against it; what is wrong in general where no reason is given."""
    return joined(_reasons(names, found, seat, state)) or ended(WHAT[found.kind][0])


def _reasons(names: Names, found: Refusal, seat: int, state: State | None) -> tuple[str, ...]:
    setting = Setting(seat, state=state)
    if found.order is not None and found.order.action >= 0:
        setting = names.of_order(seat, found.order, state)
    return tuple(reason(names, one, setting) for one in found.reasons)


def reason(names: Names, one: Reason, setting: Setting) -> str:
    """One thing against it: the sentence and what that rests on, or what is short."""
    if one.resource >= 0:
        return _("You have {have} {resource} and it costs {need}").format(
            have=one.have, need=one.need, resource=names.resource(one.resource)
        )
    said = names.text(one.text, setting)
    said = said[:1].upper() + said[1:]
    resting = names.resting(one.cite, one.assumption)
    return (
        _("{said} [{resting}]").format(said=said.rstrip("."), resting=resting) if resting else said
    )


def _rule(names: Names, rule: str) -> str:
    """The name of an order's or a question's rule."""
    info = next((q for q in names.game.questions if q.id == rule), None)
    if info is not None:
        return names.rule_name(info.rule)
    known = {action.id for action in names.scenario.actions}
    return names.rule_name(rule) if rule in known else labelled(rule)


def _low(words: str) -> str:
    return words[:1].lower() + words[1:]
