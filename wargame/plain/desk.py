"""One seat in front of the keyboard: its news, its pages, its menu of orders, its questions.

Shows what the seat may know and hands on what it decides; whether anything is allowed, the engine
says. Nothing of another seat passes through here.
"""

from collections.abc import Callable

import attrs

from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.engine.engine import Question
from wargame.core.orders import Refused
from wargame.core.view import Reader, View, seat_reader
from wargame.plain import drafting
from wargame.plain.choices import Candidate, Choices
from wargame.plain.terminal import Terminal
from wargame.play.session import Session
from wargame.prose.prose import Prose, Told
from wargame.prose.text import _, counted, labelled, listed

OWN_ACTS = (ev.OrderLocked, ev.SeatLocked, ev.SeatFinished)


@attrs.define
class Desk:
    """A seat's place at the terminal. `seen` is the last of its log that it was told."""

    session: Session
    prose: Prose
    terminal: Terminal
    seat: int
    author: cm.Author
    seen: int = 0
    briefed: bool = False

    @property
    def reader(self) -> Reader:
        return seat_reader(self.session.game, self.seat)

    @property
    def name(self) -> str:
        return self.prose.names.seat(self.seat)

    @property
    def prompt(self) -> str:
        return _("{seat}, turn {turn}").format(seat=self.name, turn=self.session.state.turn)

    def view(self) -> View:
        return self.session.view(self.reader)

    def choices(self) -> Choices:
        return Choices(self.session.engine, self.prose.names, self.session.state, self.seat)

    # ---- sitting down

    def open(self) -> None:
        """Sit down: the brief and turn zero in a game that has just begun, then what is new."""
        self.terminal.command = self.command
        if not self.briefed:
            self.briefed = True
            if self.fresh():
                self.terminal.say(*self.prose.brief(self.seat))
                self.turn_zero()
            else:
                self.seen = self.last_own()
        self.news()

    def own(self, event: ev.Event) -> bool:
        """Whether an event is the seat's own doing, which it need not be told."""
        if isinstance(event, OWN_ACTS):
            return event.seat == self.seat
        if isinstance(event, ev.Answered | ev.Said | ev.Noted):
            return event.author is not None and event.author.seat == self.seat
        return False

    def last_own(self) -> int:
        """Where the seat last did something: what came later it may not have been told."""
        log = self.session.log(self.reader)
        return max((seen.number for seen in log if self.own(seen.event)), default=0)

    def fresh(self) -> bool:
        return self.session.state.turn <= 1 and self.last_own() == 0

    def turn_zero(self) -> None:
        """An aim and a red line, kept for the discussion afterwards; both may be skipped."""
        say = self.terminal.say
        say(_("Turn zero: write down your aim and one red line. Only Control sees them."))
        help = _("One sentence. It is compared with what you did when the game is over.")
        for kind, prompt in (
            ("aim", _("Your aim, or Enter to skip")),
            ("red line", _("Your red line, or Enter to skip")),
        ):
            text = self.terminal.text(prompt, help)
            if text:
                self.submit(cm.Note(self.author, text, "aim" if kind == "aim" else "red line"))

    # ---- what is new

    def told(self, since: int) -> tuple[Told, ...]:
        log = self.session.log(self.reader)
        return self.prose.tell(log, self.reader, self.session.state, since=since)

    def news(self) -> None:
        """Everything since last time, one event a line; a person steps from order to order."""
        fresh = [told for told in self.told(self.seen) if not self.own(told.event)]
        stepping = False
        for told in fresh:
            if isinstance(told.event, ev.OrderResolved):
                if stepping and self.terminal.tty:
                    self.terminal.enter(_("Enter for the next order"), _("Press Enter to go on."))
                stepping = True
            self.terminal.say(told.text)
        self.seen = len(self.session.log(self.reader))

    # ---- pages that every menu opens

    def command(self, typed: str) -> bool:
        """Show a page when one is asked for."""
        word, _gap, rest = typed.lower().partition(" ")
        pages: dict[str, Callable[[], tuple[str, ...]]] = {
            "b": lambda: self.prose.brief(self.seat),
            "s": lambda: self.prose.status(self.view()),
            "o": lambda: self.prose.orders(self.view()) or (_("You have locked no order yet."),),
        }
        if word in pages and not rest:
            self.terminal.say(*pages[word]())
        elif word == "l":
            self.log(rest)
        else:
            return False
        return True

    def log(self, which: str) -> None:
        """The whole log with its numbers, or one entry of it in full."""
        lines = {told.number: told for told in self.told(0)}
        if not which:
            self.terminal.say(*(f"{number}. {told.text}" for number, told in lines.items()))
            return
        told = lines.get(int(which)) if which.isdecimal() and len(which) < 10 else None
        if told is None:
            self.terminal.say(
                _("There is no entry “{which}” in your log: type l to see all.").format(
                    which=which[:40]
                )
            )
            return
        self.terminal.say(*self.prose.account(told.event, self.reader, self.session.state))

    # ---- doing things

    def submit(self, command: cm.Command) -> tuple[ev.Event, ...] | None:
        """Carry a command out, or say why not."""
        try:
            return self.session.submit(command)
        except Refused as refused:
            state = self.session.state
            self.terminal.say(self.prose.refusal(refused.refusal, seat=self.seat, state=state))
            return None

    # ---- questions

    def answer(self, question: Question) -> bool:
        """Put a question; whether it was answered. One beside the game may stay open."""
        terminal, prose, state = self.terminal, self.prose, self.session.state
        terminal.say(prose.ask(question, state))
        options = self.session.game.questions[question.question].options
        numeric = all(option.id.isdecimal() for option in options)
        keys = [option.id if numeric else str(k + 1) for k, option in enumerate(options)]
        for k, key in enumerate(keys):
            said = prose.choice(question, k, state)
            terminal.say(said if numeric else f"{key}. {said}")
        beside = question.due > 0
        if beside:
            terminal.say(_("0. Leave it open for now."))
        help = _("Type the number of an answer. An answer cannot be taken back by you.")
        possible = ["0"] * beside + keys
        while True:
            key = terminal.choose(_("Your answer"), possible, help)
            if beside and key == "0":
                return False
            choice = keys.index(key)
            if choice not in question.choices:
                terminal.say(prose.choice(question, choice, state))
                continue
            name = options[choice].name or labelled(options[choice].id)
            if terminal.yes(_("Answer “{name}”").format(name=name), help):
                break
        why = terminal.text(_("Why, in one sentence, or Enter"), help)
        answer = cm.Answer(self.author, question.place, question.question, choice, why)
        return self.submit(answer) is not None

    # ---- orders

    def order(self) -> None:
        """The menu, until the seat has given all orders it wants to give in this turn."""
        turn, listing = self.session.state.turn, True
        while self.ordering(turn):
            if listing:
                self.menu()
            listing = self.one_choice()

    def ordering(self, turn: int) -> bool:
        wanted = self.session.engine.wanted(self.session.state)
        return self.seat in wanted.orders and self.session.state.turn == turn

    def menu(self) -> None:
        """Every order of the seat, those possible first; what is open beside the game; the rest."""
        say, choices = self.terminal.say, self.choices()
        view = self.view()
        own = view.seats[self.seat]
        left = counted(
            "You may lock {n} more order.",
            "You may lock {n} more orders.",
            own.allowance - own.locked,
        )
        say("", left)
        step = -1
        for number, candidate in enumerate(choices.actions(), 1):
            if choices.step(candidate.value) != step:
                step = choices.step(candidate.value)
                say(self.step_name(step))
            say(f"{number}. {self.line(choices, candidate)}")
        for number, question in enumerate(self.beside(), 1):
            say(f"a {number}. {self.prose.ask(question, self.session.state)}")
        say(
            _("Type a number, why and a number, d when done, m for a message, ")
            + _("b brief, s status, l log, o own orders, q quit, ? help.")
        )

    def step_name(self, step: int) -> str:
        steps = self.session.game.scenario.steps
        if len(steps) < 2:
            return _("Orders:")
        return _("{step}:").format(step=labelled(steps[step]))

    def line(self, choices: Choices, candidate: Candidate) -> str:
        if candidate.refusal is not None:
            return _("{order} (not now)").format(order=candidate.name)
        prices = choices.prices(candidate.value)
        if len(prices) != 1:
            return _("{order}, its cost depends on your choice").format(order=candidate.name)
        return _("{order}, costs {cost}").format(
            order=candidate.name, cost=self.prose.names.cost(prices[0])
        )

    def beside(self) -> tuple[Question, ...]:
        """Questions to the seat that stand open beside the game."""
        return tuple(q for q in self.view().questions if q.due)

    def one_choice(self) -> bool:
        """One thing from the menu; whether the menu is to be shown again."""
        candidates, offers = self.choices().actions(), self.beside()
        keys = [str(k + 1) for k in range(len(candidates))]
        whys = [f"why {key}" for key in keys]
        answers = [f"a {k + 1}" for k in range(len(offers))] + ["a"] * (len(offers) == 1)
        known = [*keys, *whys, *answers, "d", "m", "menu"]
        typed = self.terminal.choose(self.prompt, known, self.help(), default="menu")
        if typed == "d":
            self.done()
        elif typed == "m":
            self.message()
        elif typed in whys:
            self.why(candidates[int(typed[4:]) - 1])
        elif typed in answers:
            return self.answer(offers[int(typed[2:] or 1) - 1])
        elif typed in keys and candidates[int(typed) - 1].refusal is not None:
            self.why(candidates[int(typed) - 1])
        elif typed in keys:
            drafting.draft(self, candidates[int(typed) - 1].value)
            return True
        return typed == "menu"

    def help(self) -> str:
        return _(
            "A number begins an order, and nothing is sent before you confirm. "
            "why 3 tells what stands against order 3. d gives no more orders this turn. "
            "m sends a message. a 1 answers the first open question. Enter lists the orders again."
        )

    def why(self, candidate: Candidate) -> None:
        """What stands against an order, the same reason told once."""
        choices = self.choices()
        by_reason: dict[str, list[str]] = {}
        for order, refusal in choices.refusals(candidate.value):
            reason = self.prose.reasons(refusal, seat=self.seat, state=self.session.state)
            by_reason.setdefault(reason, []).append(self.prose.names.order(order))
        if not by_reason:
            self.terminal.say(_("Nothing stands against {order}.").format(order=candidate.name))
        for reason, orders in by_reason.items():
            some = orders[:3] + ([_("others")] if len(orders) > 3 else [])
            self.terminal.say(f"{listed(some)}: {reason}")

    def done(self) -> None:
        """Give no more orders this turn, once confirmed."""
        help = _("After this your seat gives no more orders in this turn.")
        if not self.terminal.yes(_("No more orders this turn"), help):
            return
        if self.submit(cm.Finish(self.author, self.seat)) is not None:
            self.terminal.say(self.prose.waiting_for(self.view(), self.seat))

    def message(self) -> None:
        """A message to one seat or to all."""
        others = [k for k in range(len(self.session.game.seats)) if k != self.seat]
        self.terminal.say(_("0. All seats"))
        self.terminal.say(
            *(f"{n}. {self.prose.names.seat(seat)}" for n, seat in enumerate(others, 1))
        )
        help = _("Choose who gets the message. Control can read all messages.")
        keys = [str(n) for n in range(len(others) + 1)]
        to = int(self.terminal.choose(_("To whom"), keys, help))
        text = self.terminal.text(_("Message, or Enter to drop it"), help)
        if text and self.submit(cm.Say(self.author, (others[to - 1],) if to else (), text)):
            self.terminal.say(_("Sent."))
