"""Why a command is not accepted: what is wrong, why, what the rule rests on, what would help."""

from wargame.core.orders import Reason, Refusal
from wargame.core.state import State
from wargame.prose.names import Names
from wargame.prose.setting import Setting
from wargame.prose.text import N_, _, ended, joined, labelled

WHAT = {
    "game-over": (N_("The game is over"), N_("Its log can still be read")),
    "not-now": (N_("This cannot be done now"), N_("Wait for the phase that it belongs to")),
    "not-your-turn": (N_("Another seat is to move"), N_("Wait until your seat is to move")),
    "not-your-action": (
        N_("This is not one of your seat's orders"),
        N_("Choose one from your own list"),
    ),
    "no-such-target": (N_("The order cannot name that"), N_("Choose from the targets listed")),
    "requirement": (N_("The order is not possible now"), ""),
    "cannot-afford": (N_("The order costs more than you have"), ""),
    "no-slot-left": (
        N_("All your orders of this turn are locked"),
        N_("Only Control can take one back"),
    ),
    "finished": (
        N_("You have said that you give no more orders this turn"),
        N_("Wait for the next turn"),
    ),
    "no-rationale": (
        N_("An order needs one sentence that says why you give it"),
        N_("It is what the discussion afterwards is about, so write what you hope for"),
    ),
    "no-such-order": (N_("There is no such order"), N_("Choose one from the list")),
    "not-asked": (N_("This question is not put to you, or no longer"), N_("Look at what is open")),
    "no-such-answer": (N_("The question has no such answer"), N_("Choose one of its answers")),
    "answer-refused": (N_("This answer is not possible now"), N_("Choose another one")),
    "not-control": (N_("Only Control can do this"), N_("Ask Control")),
    "bad-dice": (N_("These dice cannot be entered"), N_("Enter what the dice show")),
    "bad-value": (N_("This value cannot be taken"), N_("Give another one")),
    "no-reason": (N_("A ruling needs a reason"), N_("Write one sentence that all may read")),
    "bad-inject": (N_("Nothing was done with this inject"), ""),
    "unsettled": (
        N_("Something is being argued, and the turn does not go on before it is settled"),
        N_("Settle what is open on the desk"),
    ),
    "no-such-matter": (
        N_("There is nothing of the kind to be argued"),
        N_("Look at what is open"),
    ),
    "spotlights": (
        N_("The spotlight rule: a turn has two argued orders, or as many as the scenario says"),
        N_("Take it up all the same only where there is time for it"),
    ),
    "no-such-deal": (
        N_("There is no such deal, or it stands no longer"),
        N_("Look at the deals that stand"),
    ),
    "confirm": (
        N_("There are warnings about this deal"),
        N_("Change it, or confirm that it is meant"),
    ),
    "promises-open": (
        N_("Promises of deals are due, and the turn does not end before they are marked"),
        N_("Rule on what the parties do not mark alike"),
    ),
    "capacity": (
        N_("The scenario has no room for this"),
        N_(
            "Order or answer something else, or let Control recall an order or answer what stands "
            "open; the designer can give more room under `capacity`"
        ),
    ),
}
"""By kind: what is wrong, and the remedy where there is a general one."""


def refusal(names: Names, found: Refusal, *, seat: int = -1, state: State | None = None) -> str:
    """The refusal in one line; `seat` gave the order, and gaps are read in `state`."""
    what, remedy = (_(said) for said in WHAT[found.kind])
    if found.rule:
        what = _("{rule}: {what}").format(rule=_rule(names, found.rule), what=_low(what))
    return joined((what, *_reasons(names, found, seat, state), remedy))


def reasons(names: Names, found: Refusal, *, seat: int, state: State) -> str:
    """Only what stands against it; what is wrong in general where no reason is given."""
    return joined(_reasons(names, found, seat, state)) or ended(_(WHAT[found.kind][0]))


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
    said = names.text(names.said(one.text), setting)
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
