"""Control's own page: numbers corrected, notes, messages, facts, who plays a seat."""

from collections.abc import Callable, Iterator

import attrs

from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.deals import NONE
from wargame.core.state import LOCKED
from wargame.core.view import control_reader, standing
from wargame.plain import methods
from wargame.plain.alone import Hand
from wargame.plain.dealing import MARKED
from wargame.plain.slips import Slips
from wargame.plain.terminal import Terminal
from wargame.prose import dealing, rolls
from wargame.prose.text import _, labelled, listed
from wargame.seat.company import Company
from wargame.seat.putting import first_readers


def page(company: Company, terminal: Terminal) -> None:
    """Control's own page, until Enter leaves it."""
    Page(company, terminal).run()


@attrs.frozen
class Page(Hand):
    """The page, open at a keyboard."""

    def run(self) -> None:
        """One thing after the other, until Enter leaves."""
        things: list[tuple[str, Callable[[], None]]] = [
            (_("Correct a track, a flag or a resource"), self._giving(self.corrected)),
            (
                _("Write a note that only Control reads before the end"),
                self._giving(self.noted),
            ),
            (_("Send a message"), self._giving(self.sent)),
            (_("Establish a fact"), self._giving(self.established)),
            (
                _("Say who plays a seat: an autopilot or a person"),
                self._giving(self.assigned),
            ),
            (_("Type in what seats say aloud or hand in on slips"), self.typed_in),
        ]
        if self.company.passed_round and self.company.session.game.constant("MATTER_ROOM"):
            things.append((_("Have a locked order argued"), self._giving(self.argued)))
        things.append((_("Rule on a promise of a deal in force"), self._giving(self.ruled)))
        help = _("The events list opens with injects; undo and rewind take steps back.")
        while True:
            said = (text for text, _do in things)
            self.terminal.page(*self._waiting())
            chosen = self.one_of(said, _("Which, or Enter to leave"), help)
            if chosen is None:
                return
            things[chosen][1]()

    def _giving(self, make: Callable[[], cm.Command | None]) -> Callable[[], None]:
        """Have what is typed carried out."""
        return lambda: self.submit(make())

    def _waiting(self) -> Iterator[str]:
        """The deals that wait for somebody's signature, marks or ruling, and the dice of leaks in
        the turn.
        """
        session, names = self.company.session, self.company.prose.names
        view = session.view(control_reader(session.game))
        for one in self._deals():
            expired = one.deal.expired(view.turn)
            if (one.deal.unsigned and not expired) or one.deal.open(view.turn):
                yield dealing.line(names, one, view.turn)
        turn = 0
        for event in (seen.event for seen in standing(view.log)):
            if isinstance(event, ev.TurnBegan):
                turn = event.turn
            elif isinstance(event, ev.DealLeakRolled) and turn == view.turn:
                yield dealing.leak_rolled(names, event)

    def _deals(self) -> tuple[dealing.Account, ...]:
        session = self.company.session
        view = session.view(control_reader(session.game))
        return dealing.accounts(view.deals, view.log)

    def ruled(self) -> cm.Command | None:
        """Whether a promise was kept, bent or broken."""
        names = self.company.prose.names
        found = [
            (one, k)
            for one in self._deals()
            if one.deal.agreed
            for k, held in enumerate(one.deal.promises)
            if held.result == NONE
        ]
        if not found:
            self.terminal.say(_("No promise of a deal stands open."))
            return None
        said = [
            _("{deal}: {promise}").format(
                deal=dealing.headline(names, one),
                promise=dealing.clause(names, one.offered.clauses[k]),
            )
            for one, k in found
        ]
        help = _("What the parties marked alike needs no ruling.")
        chosen = self.one_of(said, _("Which promise, or Enter for none"), help)
        if chosen is None:
            return None
        one, k = found[chosen]
        key = self.terminal.choose(_("1 kept, 2 bent, 3 broken"), list(MARKED), help)
        reason = self.reason()
        help = _("Only Control reads it before the end. Enter alone writes none.")
        private = self.terminal.text(_("Private note"), help)
        return cm.RuleDeal(self.author, one.deal.number, k, MARKED[key], reason, private)

    def typed_in(self) -> None:
        """What seats say aloud; each is done as it is typed."""
        Slips(self.company, self.terminal).run()

    def corrected(self) -> cm.Command | None:
        help = _("Type l to list what can be changed, or Enter when that is all.")
        effects = self.changes(_("Change what (l lists), or Enter when that is all"), help)
        if not effects:
            return None
        reason = self.reason()
        help = _("Only Control reads it before the end. Enter alone writes none.")
        return cm.Rule(self.author, effects, reason, self.terminal.text(_("Private note"), help))

    def noted(self) -> cm.Command | None:
        text = self._text(_("Only Control reads it before the end."))
        return cm.Note(self.author, text) if text else None

    def sent(self) -> cm.Command | None:
        text = self._text(_("It is read as soon as its readers look."))
        return cm.Say(self.author, self.readers(_("all"), ()), text) if text else None

    def established(self) -> cm.Command | None:
        text = self._text(_("What holds from now on, whatever the tracks say."))
        return cm.Establish(self.author, text, self.readers(_("all"), ())) if text else None

    def _text(self, help: str) -> str:
        return self.terminal.text(_("Text, or Enter to drop it"), help)

    def argued(self) -> cm.Command | None:
        """An order that is locked, and the method by which it is argued."""
        session, names = self.company.session, self.company.prose.names
        view = session.view(control_reader(session.game))
        argued = {one.number for one in view.matters}
        found = [one for one in view.orders if one.status == LOCKED and one.slot not in argued]
        said = [
            _("{who}: {order}").format(who=names.seat(one.seat), order=names.order(one.order))
            for one in found
        ]
        if not found:
            self.terminal.say(_("No order is locked."))
            return None
        help = _("It is argued and settled before the turn goes on.")
        chosen = self.one_of(said, _("Which order, or Enter for none"), help)
        if chosen is None:
            return None
        one = found[chosen]
        put = (one.slot, methods.method(self.terminal, free=False), said[chosen])
        rows = rolls.rows(names, one.order.action)
        command = methods.take_up(self.company, self.terminal, self.author, *put, bands=rows)
        if command is None:
            return None
        kept = first_readers(session, one.seat, one.order)
        to = self.readers(listed(map(names.seat, kept)) if kept else _("all"), kept)
        asked = tuple(seat for seat in command.asked if not to or seat in (*to, one.seat))
        return command._replace(to=to, asked=asked)

    def assigned(self) -> cm.Command | None:
        """A seat, and which autopilot or that a person plays it."""
        session, names = self.company.session, self.company.prose.names
        seats = range(len(session.game.seats))
        said = (_("{seat}: {player}").format(seat=names.seat(k), player=self._player(k))
                for k in seats)  # fmt: skip
        seat = self.one_of(said, _("Which seat, or Enter for none"), _("Nothing happens yet."))
        if seat is None:
            return None
        own = [one for one in session.game.postures if one.seat == seat]
        pilots = [one.name or labelled(one.id) for one in own]
        help = _("An autopilot answers what is asked and orders at once, in the seat's name.")
        chosen = self.one_of(
            [*pilots, _("a person")], _("Who plays it, or Enter to leave it"), help
        )
        if chosen is None:
            return None
        return cm.Assign(self.author, seat, own[chosen].id if chosen < len(own) else "")

    def _player(self, seat: int) -> str:
        session = self.company.session
        pilot = session.pilots.get(seat, "")
        if not pilot:
            return _("a person")
        named = {one.id: one.name for one in session.game.postures if one.seat == seat}
        return _("autopilot: {posture}").format(posture=named.get(pilot) or labelled(pilot))
