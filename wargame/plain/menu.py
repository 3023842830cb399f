"""The menu of a seat that may order: its orders, what is open beside the game, messages, notes.

It lists what the engine allows and greys out the rest; one line typed leads to one thing done.
"""

from collections.abc import Sequence

import attrs

from wargame.core import commands as cm
from wargame.core.engine.engine import Question
from wargame.plain import answering, arguing, dealing, drafting, rooms
from wargame.plain.desk import Desk
from wargame.prose.text import _, counted, listed
from wargame.seat.choices import Candidate, Choices
from wargame.seat.judging import kinds


@attrs.frozen
class Menu:
    """The menu of one desk."""

    desk: Desk

    def run(self) -> None:
        """Show it until the seat has given all orders it wants to give in this turn."""
        turn, listing = self.desk.session.state.turn, True
        while self.ordering(turn):
            if listing:
                self.show()
            listing = self.one_choice()

    def ordering(self, turn: int) -> bool:
        session = self.desk.session
        wanted = session.engine.wanted(session.state)
        return self.desk.seat in wanted.orders and session.state.turn == turn

    def show(self) -> None:
        """Every order of the seat by step, then what is open beside the game."""
        choices, prose = self.desk.choices(), self.desk.prose
        lines = ["", *self.left()]
        step = -1
        for number, candidate in enumerate(choices.actions(), 1):
            if choices.step(candidate.value) != step:
                step = choices.step(candidate.value)
                lines.append(self.step_name(step))
            lines.append(f"{number}. {self.line(choices, candidate)}")
        for number, question in enumerate(self.beside(), 1):
            lines.append(f"a {number}. {prose.ask(question, self.desk.session.state)}")
        if self.may_write:
            lines.append(_("w. Write an order of your own"))
        lines.append(
            _(
                "Type a number, why and a number, d when done, m for a message, i for one in "
                "character, r rooms, n for a note, t deals, b brief, s status, l log, "
                "o own orders, q quit, ? help."
            )
        )
        self.desk.terminal.page(*lines)

    @property
    def may_write(self) -> bool:
        """Whether there is anybody who could argue and judge an order in the seat's own words."""
        room = self.desk.session.game.constant("MATTER_ROOM")
        return bool(room) and self.desk.company.passed_round

    def left(self) -> list[str]:
        """How many orders the seat may still lock, and what takes the place of others."""
        own = self.desk.view().seats[self.desk.seat]
        free = own.left
        lines = [counted("You may lock {n} more order.", "You may lock {n} more orders.", free)]
        if own.delayed:
            lines.append(
                counted(
                    "{n} order of yours was delayed to this turn and takes the place of one (o).",
                    "{n} orders of yours were delayed to this turn and take their places (o).",
                    own.delayed,
                )
            )
        state, engine = self.desk.session.state, self.desk.session.engine
        if engine.turn_to_order(state, self.desk.seat) is not None:
            lines.append(_("Type d when you have read this: nothing else can be ordered."))
        return lines

    def step_name(self, step: int) -> str:
        if len(self.desk.session.game.scenario.steps) < 2:
            return _("Orders:")
        return _("{step}:").format(step=self.desk.prose.names.step(step))

    def line(self, choices: Choices, candidate: Candidate) -> str:
        if candidate.refusal is not None:
            return _("{order} (not now)").format(order=candidate.name)
        prices = choices.prices(candidate.value)
        if len(prices) != 1:
            return _("{order}, its cost depends on your choice").format(order=candidate.name)
        return _("{order}, costs {cost}").format(
            order=candidate.name, cost=self.desk.prose.names.cost(prices[0])
        )

    def beside(self) -> tuple[Question, ...]:
        """Questions to the seat that stand open beside the game."""
        return tuple(q for q in self.desk.view().questions if q.due)

    def one_choice(self) -> bool:
        """One thing from the menu; whether the menu is to be shown again."""
        candidates, offers = self.desk.choices().actions(), self.beside()
        keys = [str(k + 1) for k in range(len(candidates))]
        whys = [f"why {key}" for key in keys]
        answers = [f"a {k + 1}" for k in range(len(offers))] + ["a"] * (len(offers) == 1)
        known = [*keys, *whys, *answers, "d", "m", "i", "r", "n", "t", "menu"]
        known += ["w"] if self.may_write else []
        typed = self.desk.terminal.choose(self.desk.prompt, known, self.help(), default="menu")
        if typed == "d":
            self.done()
        elif typed == "w":
            arguing.write_own(self.desk)
            return True
        elif typed in ("m", "i"):
            self.message(in_character=typed == "i")
        elif typed == "r":
            rooms.rooms(self.desk)
        elif typed == "t":
            dealing.deals(self.desk)
        elif typed == "n":
            self.note()
        elif typed in whys:
            self.why(candidates[int(typed[4:]) - 1])
        elif typed in answers:
            return self.answer(offers[int(typed[2:] or 1) - 1])
        elif typed in keys and candidates[int(typed) - 1].refusal is not None:
            self.why(candidates[int(typed) - 1])
        elif typed in keys:
            drafting.draft(self.desk, candidates[int(typed) - 1].value)
            return True
        return typed == "menu"

    def help(self) -> str:
        return _(
            "A number begins an order, and nothing is sent before you confirm. "
            "why 3 tells what stands against order 3. d gives no more orders this turn. "
            "m sends a message, i one in character, as your role says it; r opens the rooms, "
            "n writes a note, t drafts, signs and marks deals, a 1 answers the first open "
            "question. "
            "Enter lists the orders again."
        )

    def answer(self, question: Question) -> bool:
        """Answer a question that stands beside the game, and hear what came of it."""
        if not answering.answer(self.desk, question):
            return False
        self.desk.news()
        return True

    def why(self, candidate: Candidate) -> None:
        """What stands against an order, the same reason told once."""
        choices = self.desk.choices()
        by_reason: dict[str, list[str]] = {}
        for order, refusal in choices.refusals(candidate.value):
            reason = self.desk.prose.reasons(
                refusal, seat=self.desk.seat, state=self.desk.session.state
            )
            by_reason.setdefault(reason, []).append(self.desk.prose.names.order(order))
        if not by_reason:
            self.desk.terminal.say(
                _("Nothing stands against {order}.").format(order=candidate.name)
            )
        for reason, orders in by_reason.items():
            some = orders[:3] + ([_("others")] if len(orders) > 3 else [])
            self.desk.terminal.say(
                _("{orders}: {reason}").format(orders=listed(some), reason=reason)
            )

    def done(self) -> None:
        """Give no more orders this turn, once confirmed."""
        help = _("After this your seat gives no more orders in this turn.")
        if not self.desk.terminal.yes(_("No more orders this turn"), help):
            return
        if self.desk.submit(cm.Finish(self.desk.author, self.desk.seat)) is not None:
            said = self.desk.prose.waiting_for(self.desk.view(), self.desk.others())
            self.desk.terminal.say(said)

    def message(self, *, in_character: bool = False) -> None:
        """A message to seats, to all or to Control."""
        desk, terminal = self.desk, self.desk.terminal
        seats = [k for k in range(len(desk.session.game.seats)) if k != desk.seat]
        lines = [_("All seats"), *map(desk.prose.names.seat, seats), _("Control alone")]
        terminal.say(*(f"{n}. {line}" for n, line in enumerate(lines)))
        help = _(
            "Choose who gets the message, several with blanks between: 1 2. Control can read all "
            "messages."
        )
        to = self.readers([None, *seats, -1], help)
        text = terminal.text(_("Message, or Enter to drop it"), help)
        said = cm.Say(desk.author, to, text, in_character=in_character)
        if text and desk.submit(said) is not None:
            terminal.say(_("Sent."))

    def readers(self, known: Sequence[int | None], help: str) -> tuple[int, ...]:
        """Who is named by numbers of a list; its first, which stands for all, only alone."""
        keys = [str(number) for number in range(len(known))]
        while True:
            typed = self.desk.terminal.ask(_("To whom"), help).replace(",", " ").split()
            named = [known[int(one)] for one in typed if one in keys]
            if named == [None]:
                return ()
            found = tuple(dict.fromkeys(seat for seat in named if seat is not None))
            if found and len(named) == len(typed) and None not in named:
                return found
            self.desk.terminal.say(
                _("Type a number from 0 to {last}, or several with blanks between: 1 2.").format(
                    last=len(known) - 1
                )
            )

    def note(self) -> None:
        """A note, an aim, a red line, an assessment or what a suspected act is taken for."""
        desk, terminal = self.desk, self.desk.terminal
        names, told = desk.prose.names, desk.told_of.told()
        found = kinds(names, desk.author, desk.seat, desk.view(), told)
        terminal.say(*(f"{n}. {said}" for n, (said, _make) in enumerate(found, 1)))
        help = _("Control reads it too; aims and red lines are shown here after the game.")
        keys = [str(n) for n in range(1, len(found) + 1)]
        _said, make = found[int(terminal.choose(_("Which"), keys, help)) - 1]
        about = _("One sentence. It is compared with what you did when the game is over.")
        text = terminal.text(_("Write it, or Enter to drop it"), about)
        if text and desk.submit(make(text)) is not None:
            terminal.say(_("Noted."))
