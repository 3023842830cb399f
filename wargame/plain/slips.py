"""What seats say aloud or hand in on slips, typed in by Control: each is its seat's own, and the
record names Control as who gave it.
"""

from collections.abc import Callable

import attrs

from wargame.plain import answering, arguing, drafting
from wargame.plain.alone import Hand
from wargame.plain.dealing import deals
from wargame.plain.desk import Desk
from wargame.plain.menu import Menu
from wargame.prose.text import _

Thing = tuple[str, Callable[[], object]]


@attrs.frozen
class Slips(Hand):
    """The slips of one seat after the other, at a keyboard."""

    def run(self) -> None:
        """A seat, then what it hands in, until Enter leaves."""
        names = self.company.prose.names
        seats = range(len(self.company.session.game.seats))
        while True:
            said = [names.seat(seat) for seat in seats]
            help = _("Whose slip it is, or who says it aloud.")
            seat = self.one_of(said, _("Which seat, or Enter when all is typed in"), help)
            if seat is None:
                return
            by = self.author._replace(seat=seat)
            self._seat(Desk(self.company, self.terminal, seat, by=by))

    def _seat(self, desk: Desk) -> None:
        """One slip of a seat after the other."""
        while True:
            things = self._things(desk)
            help = _("It is kept as the seat's own, and that Control typed it in.")
            ask = _("{seat}: which, or Enter when done").format(seat=desk.name)
            chosen = self.one_of([said for said, _do in things], ask, help)
            if chosen is None:
                return
            things[chosen][1]()
            self.company.run_on()

    def _things(self, desk: Desk) -> list[Thing]:
        """What can be handed in now."""
        menu, found = Menu(desk), list[Thing]()
        if menu.ordering(desk.session.state.turn):
            found.append((_("An order"), lambda: self._order(desk)))
            if menu.may_write:
                found.append((_("An order of its own"), lambda: arguing.write_own(desk)))
            found.append((_("It gives no more orders this turn"), menu.done))
        if desk.view().questions:
            found.append((_("An answer"), lambda: self._answer(desk)))
        return [
            *found,
            (_("Deals: an offer, a signature, a refusal, marks"), lambda: deals(desk)),
            (_("A message"), menu.message),
            (_("A message in character"), lambda: menu.message(in_character=True)),
            (_("What it notes: aim, red line, assessment"), menu.note),
        ]

    def _order(self, desk: Desk) -> None:
        choices, menu = desk.choices(), Menu(desk)
        candidates = [one for one in choices.actions() if one.refusal is None]
        said = [menu.line(choices, one) for one in candidates]
        help = _("The orders that the seat can give now.")
        chosen = self.one_of(said, _("Which order, or Enter for none"), help)
        if chosen is not None:
            drafting.draft(desk, candidates[chosen].value)

    def _answer(self, desk: Desk) -> None:
        prose, state = desk.prose, desk.session.state
        questions = desk.view().questions
        said = [prose.ask(question, state) for question in questions]
        help = _("What the seat is asked.")
        chosen = self.one_of(said, _("Which question, or Enter for none"), help)
        if chosen is not None:
            answering.answer(desk, questions[chosen])
