"""The lines to fill in about deals: parties, a draft, a refusal, a ruling, a leak."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from wargame.core import commands as cm
from wargame.core.deals import MARKS, Mark
from wargame.prose.dealing import marked
from wargame.prose.names import Names
from wargame.prose.text import N_, _
from wargame.seat.bargaining import Terms, made, ready_made
from wargame.seat.words import Wrong, seats_typed
from wargame.tui.screens.choosing import Field, Filling, reasoned, reasons
from wargame.tui.screens.closing import close
from wargame.tui.screens.forms import numbered_seats
from wargame.tui.spoken import Overlay
from wargame.tui.widgets.line import Line


def secrecy() -> tuple[str, str]:
    """Who reads a deal, the second being a secret one."""
    return _("Open: all read it"), _("Secret: who signs it, and Control")


class Parties(Overlay[tuple[int, ...] | None]):
    """Several parties, by the numbers of their seats."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "drop", N_("Drop it"))]

    def __init__(self, names: Names, own: int) -> None:
        super().__init__()
        self.names, self.own = names, own

    def compose(self) -> ComposeResult:
        with Vertical(id="filling") as sheet:
            sheet.border_title = _("A deal with whom?")
            yield Static(Content(numbered_seats(self.names)), id="filling-about")
            yield Line(id="parties", placeholder=_("numbers of seats"), max_length=60)
            yield Static(id="problem")

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        found = seats_typed(event.value, len(self.names.game.seats)) or ()
        others = tuple(sorted({*found} - {self.own}))
        if others:
            close(self, others)
        else:
            said = _("Type the numbers of other seats: 2 3.")
            self.query_one("#problem", Static).update(Content.styled(said, "bold $error"))

    def action_drop(self) -> None:
        close(self)


def drafting(
    author: cm.Author,
    names: Names,
    seat: int,
    terms: Terms,
    turns: tuple[int, int],
    *,
    whose: str = "",
) -> Filling:
    """What each party gives, when it is due, on what condition, who stands for it; `turns` are the
    first and the last in which it can be due, `whose` names the seat that offers where Control
    types it in for it.
    """
    others = names.seats(terms.parties)
    one = len(terms.parties) == 1
    hint = _("in words, or #1 for a ready-made term; several with ; between")
    each = hint if one else _("each with its seat's number: 2: words; 3: #1")
    fields = (
        Field("own", _("It gives") if whose else _("You give"), hint, value=terms.own),
        Field("theirs", _("They give"), each, value=terms.theirs),
        Field("due", _("Due in turn"), _("in which turn it is marked"), value=terms.due),
        Field(
            "conditions",
            _("Condition"),
            _("on what it depends, or nothing"),
            value=terms.conditions,
        ),
        Field(
            "guarantor", _("Guarantor"), _("number of a seat, or nothing"), value=terms.guarantor
        ),
    )
    draft = cm.OfferDeal(author, seat, terms.parties, (), 0, terms.secret, amends=terms.amends)

    def read(typed: dict[str, str]) -> cm.Command | Wrong:
        lines = [typed[id] for id in ("own", "theirs", "due", "guarantor")]
        found = made(names, draft, *lines, turns=turns)
        if isinstance(found, Wrong):
            return found
        return cm.OfferDeal(
            author, seat, terms.parties, found.clauses, found.due, terms.secret,
            typed["conditions"], found.guarantor, terms.amends,
        )  # fmt: skip

    lines = [numbered_seats(names)]
    mine, theirs = ready_made(names, (seat,)), ready_made(names, terms.parties)
    if mine:
        form = _("{seat} can give: {terms}") if whose else _("You can give: {terms}")
        lines.append(form.format(seat=whose, terms=", ".join(mine)))
    if theirs:
        lines.append(_("{seats}: {terms}").format(seats=others, terms=", ".join(theirs)))
    head = _("A secret deal with {seats}") if terms.secret else _("An open deal with {seats}")
    if whose:
        head = _("{seat} offers {seats} an open deal")
        if terms.secret:
            head = _("{seat} offers {seats} a secret deal")
    return Filling(head.format(seat=whose, seats=others), "\n".join(lines), fields, read)


def declining(author: cm.Author, seat: int, deal: int, *, own: bool, whose: str = "") -> Filling:
    """Why an offer is withdrawn or refused, as those who read it will read; `whose` names the seat
    where Control types it in for it.
    """
    field = Field("text", _("Why"), _("one sentence, or nothing"))

    def read(typed: dict[str, str]) -> cm.Command | Wrong:
        return cm.DeclineDeal(author, seat, deal, typed["text"])

    head = _("Withdraw the offer") if own else _("Refuse the offer")
    if whose:
        head = _("{seat} refuses the offer").format(seat=whose)
    return Filling(head, "", (field,), read)


def ruling(author: cm.Author, deal: int, clause: int, mark: Mark, about: str) -> Filling:
    """Why a promise was kept, bent or broken, as Control rules."""

    def read(typed: dict[str, str]) -> cm.Command | Wrong:
        return cm.RuleDeal(author, deal, clause, mark, typed["reason"], typed["private"])

    head = _("Rule on a promise: {mark}").format(mark=marked(MARKS.index(mark)))
    return Filling(head, about, reasons(private=True), read)


def leaking(author: cm.Author, deal: int, *, told: bool) -> Filling:
    """How a secret deal comes out, as all will read."""

    def make(reason: str) -> cm.Command:
        return cm.LeakDeal(author, deal, told, reason)

    about = _("All read that there is such a deal, and between whom.")
    if told:
        about = _("All read between whom it is, and its ready-made terms; free words stay secret.")
    return reasoned(_("Let it out"), about, make)
