"""Deals on the line: a seat drafts, signs or declines, and marks what is due."""

from wargame.core import commands as cm
from wargame.core.deals import MARKS, Clause, Mark
from wargame.plain.desk import Desk
from wargame.prose import dealing as prose
from wargame.prose.dealing import Account
from wargame.prose.text import _
from wargame.seat.bargaining import given, promises, ready_made, warned
from wargame.seat.words import Wrong, seats_typed

MARKED: dict[str, Mark] = {str(k): mark for k, mark in enumerate(MARKS, 1)}


def deals(desk: Desk) -> None:
    """The deals that the seat may know, until it is done with them."""
    while True:
        found = _listed(desk)
        keys = [str(k + 1) for k in range(len(found))]
        prompt = _("Deals: a number to act on one, d to draft one, Enter when done")
        help = _(
            "A deal is in force once all have signed, each by itself. In its due turn each party "
            "marks each promise. Where the marks differ, Control rules."
        )
        typed = desk.terminal.choose(prompt, [*keys, "d"], help, default="done")
        if typed == "done":
            return
        if typed == "d":
            _draft(desk)
        else:
            _act(desk, found[int(typed) - 1])


def _listed(desk: Desk) -> tuple[Account, ...]:
    view = desk.view()
    found = prose.accounts(view.deals, view.log)
    names = desk.prose.names
    lines = [
        f"{number}. {prose.line(names, one, view.turn)}" for number, one in enumerate(found, 1)
    ]
    desk.terminal.page(*lines or (_("No deal stands."),))
    return found


# ---- drafting


def _draft(desk: Desk) -> None:
    """With whom, open or secret, what each gives; nothing is sent before it is confirmed."""
    terminal, names, own = desk.terminal, desk.prose.names, desk.seat
    count = len(names.game.seats)
    others = [seat for seat in range(count) if seat != own]
    terminal.say(*(f"{seat + 1}. {names.seat(seat)}" for seat in others))
    parties = _parties(desk, count)
    if not parties:
        terminal.say(_("Dropped: nothing was offered."))
        return
    help = _("A secret deal is read by those who sign it, and by Control.")
    secret = terminal.choose(_("1 for an open deal, 2 for a secret one"), ["1", "2"], help) == "2"
    for whose, seats in ((_("You can give"), (own,)), (names.seats(parties), parties)):
        ready = ready_made(names, seats)
        if ready:
            terminal.say(_("{seats}: {terms}").format(seats=whose, terms=", ".join(ready)))
    draft = cm.OfferDeal(desk.author, own, parties, (), 0, secret)
    clauses = _promises(desk, draft)
    turns = range(desk.session.state.turn, names.game.last_turn(desk.session.state.numbers) + 1)
    help = _("In that turn the promises are marked.")
    due = int(terminal.choose(_("Due in which turn"), [str(turn) for turn in turns], help))
    conditions = terminal.text(_("On what condition, or Enter"), _("In words."))
    free = [str(seat + 1) for seat in others if seat not in parties]
    guarantor = (
        terminal.choose(
            _("Guarantor: number of a seat, or Enter"), free, _("It signs as well."), default="0"
        )
        if free
        else "0"
    )
    found = draft._replace(
        clauses=clauses, due=due, conditions=conditions, guarantor=int(guarantor) - 1
    )
    for caution in warned(desk.session, names, found):
        terminal.say(_("Caution: {text}.").format(text=caution))
    if not terminal.yes(_("Offer it"), _("It carries your signature.")):
        terminal.say(_("Dropped: nothing was offered."))
    elif desk.submit(found._replace(confirmed=True)) is not None:
        terminal.say(_("Your offer is out, with your signature."))


def _parties(desk: Desk, count: int) -> tuple[int, ...]:
    """The other seats that a deal is drafted with; none where it is dropped."""
    help = _("Several numbers with blanks between, such as 2 3.")
    while True:
        typed = desk.terminal.text(_("With whom: numbers of seats, or Enter to drop it"), help)
        found = seats_typed(typed, count)
        if found is not None and desk.seat not in found:
            return found
        desk.terminal.say(_("Type numbers of other seats, as they are listed."))


def _promises(desk: Desk, draft: cm.OfferDeal) -> tuple[Clause, ...]:
    """What each side gives; what cannot be read is asked anew, and only that."""
    names = desk.prose.names
    help = _("In words, or #1 for a ready-made term; several promises with ; between them.")
    whose = _("Each promise with its seat's number: 2: words; 3: #1.")
    while True:
        mine = _promised(desk, _("What you give"), help, (draft.seat,))
        theirs = _promised(
            desk, _("What you are given"), whose if len(draft.parties) > 1 else help, draft.parties
        )
        found = given(names, draft, mine, theirs)
        if not isinstance(found, Wrong):
            return found
        desk.terminal.say(found.text)


def _promised(desk: Desk, prompt: str, help: str, givers: tuple[int, ...]) -> str:
    """Promises as they are typed, once they can be read."""
    while True:
        typed = desk.terminal.text(prompt, help)
        found = promises(desk.prose.names, typed, givers)
        if not isinstance(found, str):
            return typed
        desk.terminal.say(found)


# ---- a deal that stands


def _act(desk: Desk, one: Account) -> None:
    deal, terminal = one.deal, desk.terminal
    if desk.seat not in deal.signers:
        terminal.say(_("Your seat is no party to this deal."))
    elif deal.agreed:
        _mark(desk, one)
    elif desk.seat in deal.signed or deal.expired(desk.session.state.turn):
        withdraws = prose.can_withdraw(one, desk.seat)
        ask = _("Withdraw the offer") if withdraws else _("Refuse the offer after all")
        if terminal.yes(ask, _("It stands no longer then.")):
            _decline(desk, one)
    else:
        _answer(desk, one)


def _answer(desk: Desk, one: Account) -> None:
    """Sign an offer, refuse it, or leave it."""
    terminal = desk.terminal
    for caution in prose.cautions(desk.prose.names, one.offered.cautions):
        terminal.say(_("Caution: {text}.").format(text=caution))
    help = _("What is signed is taken back by nobody.")
    typed = terminal.choose(
        _("1 to sign it, 2 to refuse it, Enter to leave it"), ["1", "2"], help, default="leave"
    )
    if typed == "2":
        _decline(desk, one)
    elif typed == "1":
        command = cm.SignDeal(desk.author, desk.seat, one.deal.number)
        if desk.submit(command) is not None:
            terminal.say(_("Signed."))


def _decline(desk: Desk, one: Account) -> None:
    why = desk.terminal.text(_("Why, or Enter"), _("Those who read the deal read it."))
    desk.submit(cm.DeclineDeal(desk.author, desk.seat, one.deal.number, why))


def _mark(desk: Desk, one: Account) -> None:
    """Mark what is due, promise by promise."""
    names, terminal = desk.prose.names, desk.terminal
    turn = desk.session.state.turn
    due = one.deal.to_mark(desk.seat, turn)
    if not due:
        terminal.say(prose.stands(names, one, turn))
    help = _("Others see your mark once all have marked the promise.")
    for k in due:
        terminal.say(prose.clause(names, one.offered.clauses[k]))
        typed = terminal.choose(_("1 kept, 2 bent, 3 broken"), list(MARKED), help)
        desk.submit(cm.MarkDeal(desk.author, desk.seat, one.deal.number, k, MARKED[typed]))
