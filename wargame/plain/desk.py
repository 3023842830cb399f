"""One seat in front of the keyboard: what it knows, what is new to it, what it has done.

Shows what the seat may know and hands on what it decides; whether anything is allowed, the engine
says. Nothing of another seat passes through here.
"""

from collections.abc import Callable, Iterable

import attrs

from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.commands import NoteKind
from wargame.core.orders import Refused
from wargame.core.view import Reader, View
from wargame.plain.terminal import Terminal
from wargame.play.session import Session
from wargame.prose import glossary, untold
from wargame.prose.prose import Prose, Told
from wargame.prose.text import _
from wargame.seat import consent
from wargame.seat.choices import Choices
from wargame.seat.company import Company
from wargame.seat.news import News

AGREE, DISAGREE = "agree", "disagree"
"""What is typed about being quoted."""


def _nothing(_company: Company, _terminal: Terminal, _typed: str) -> bool:
    """Nobody here is Control."""
    return False


@attrs.define
class Desk:
    """A seat's place at the terminal."""

    company: Company
    terminal: Terminal
    seat: int
    control: Callable[[Company, Terminal, str], bool] = attrs.field(default=_nothing, kw_only=True)
    """What Control types at any prompt, and whether it was that."""
    by: cm.Author | None = attrs.field(default=None, kw_only=True)
    """Control, where it types in what the seat says; nobody where the seat's person sits here."""

    @property
    def session(self) -> Session:
        return self.company.session

    @property
    def prose(self) -> Prose:
        return self.company.prose

    @property
    def author(self) -> cm.Author:
        return self.by or self.company.sitter(self.seat).author

    @property
    def told_of(self) -> News:
        """What the seat was told, and what it was not."""
        return self.company.sitter(self.seat).news

    @property
    def reader(self) -> Reader:
        return self.told_of.reader

    @property
    def name(self) -> str:
        return self.prose.names.seat(self.seat)

    @property
    def prompt(self) -> str:
        return _("{seat}, turn {turn}").format(seat=self.name, turn=self.session.state.turn)

    def view(self) -> View:
        return self.session.view(self.reader)

    def others(self) -> tuple[int, ...]:
        """The other persons the game waits for; autopilots answer at once."""
        return self.company.others(self.seat, self.view())

    def choices(self) -> Choices:
        return Choices(self.session.engine, self.prose.names, self.session.state, self.seat)

    # ---- sitting down

    def open(self) -> None:
        """Sit down: the brief and turn zero in a game that has just begun, then what is new."""
        self.terminal.command = self.command
        sitter = self.company.sitter(self.seat)
        digest = self.company.digest(self.seat)
        if digest:
            self.terminal.page(_("You come late. In three lines:"), *digest)
        if sitter.fresh:
            sitter.fresh = False
            brief = self.prose.brief(self.seat)
            self.terminal.page(*brief)
            if any(line.endswith("]") for line in brief):
                said = _(
                    "Ids in brackets are sources: type claim and an id, at any prompt, to read one."
                )
                self.terminal.page(said)
            self.turn_zero()
        self.news()

    def turn_zero(self) -> None:
        """An aim and a red line, kept for the discussion afterwards; both may be skipped. Who goes
        on agrees to be quoted, unless they say otherwise.
        """
        say = self.terminal.say
        say(consent.asked(self.prose.names.scenario))
        say(
            _(
                "Who goes on agrees to that. Type disagree if you do not: what you write then "
                "stays out of the report. You may say so at any time, or agree."
            )
        )
        say(_("Turn zero: write down your aim and one red line."))
        say(_("Until the game is over only Control sees them; then they are shown here."))
        self.write("aim", _("Your aim, or Enter to skip"))
        if self.author.person not in consent.words(self.session):
            self.agree(agreed=True)
        self.write("red line", _("Your red line, or Enter to skip"))

    def agree(self, *, agreed: bool) -> None:
        """Put on record whether the person agrees to be quoted."""
        sentence = consent.asked(self.prose.names.scenario)
        self.submit(consent.word(self.author, sentence, agreed=agreed))

    def said_on_consent(self, typed: str) -> bool:
        """Whether a word on being quoted was typed, which is put on record."""
        said = {AGREE: True, DISAGREE: False}.get(typed.lower())
        if said is None:
            return False
        self.agree(agreed=said)
        self.terminal.say(_("Noted."))
        return True

    def write(self, kind: NoteKind, prompt: str) -> None:
        """Something that the seat and Control keep; nothing is kept of an empty line."""
        help = _("One sentence. It is compared with what you did when the game is over.")
        text = self.terminal.text(prompt, help)
        while self.said_on_consent(text):
            text = self.terminal.text(prompt, help)
        if text and self.submit(cm.Note(self.author, text, kind)) is not None:
            self.terminal.say(_("Noted."))

    # ---- what is new

    def news(self) -> None:
        """Everything since last time, one event a line; a person steps from order to order."""
        step_through(self.terminal, self.told_of.hear())

    # ---- pages that every menu opens

    def command(self, typed: str) -> bool:
        """Show a page when one is asked for."""
        word, _gap, rest = typed.lower().partition(" ")
        pages: dict[str, Callable[[], tuple[str, ...]]] = {
            "b": lambda: self.prose.brief(self.seat),
            "s": lambda: self.prose.status(self.view()),
            "g": self.glossary,
            "o": lambda: self.prose.orders(self.view()) or (_("You have locked no order yet."),),
        }
        if word in pages and not rest:
            self.terminal.page(*pages[word]())
        elif word == "l":
            self.log(rest)
        elif not self.said_on_consent(typed):
            return self.control(self.company, self.terminal, typed)
        return True

    def glossary(self) -> tuple[str, ...]:
        """What the numbers mean that the seat is shown, and what is meant by how they are told."""
        names, phrase = self.prose.names, glossary.far(self.prose.names)
        found = glossary.lines(names, {dial.id for dial in self.view().dials})
        return (*found, glossary.line(*phrase)) if phrase else found

    def log(self, which: str) -> None:
        """The whole log with its numbers, or one entry of it in full."""
        lines = {told.number: told for told in self.told_of.told()}
        if not which:
            self.terminal.page(*(f"{number}. {told.line}" for number, told in lines.items()))
            return
        told = lines.get(int(which)) if which.isdecimal() and len(which) < 10 else None
        if told is None:
            self.terminal.say(
                _("There is no entry “{which}” in your log: type l to see all.").format(
                    which=which[:40]
                )
            )
            return
        state, names = self.session.state, self.prose.names
        later = untold.in_log(names, state, lines.values(), told.number)
        self.terminal.say(*self.prose.account(told.event, self.reader, state, later))

    # ---- doing things

    def submit(self, command: cm.Command) -> tuple[ev.Event, ...] | None:
        """Carry a command out, or say why not."""
        try:
            return self.session.submit(command)
        except Refused as refused:
            state = self.session.state
            self.terminal.say(self.prose.refusal(refused.refusal, seat=self.seat, state=state))
            return None


def step_through(terminal: Terminal, news: Iterable[Told]) -> None:
    """Tell news line by line; before each order after the first, a person presses Enter."""
    stepping = False
    lines: list[str] = []
    for told in news:
        if isinstance(told.event, ev.OrderResolved):
            if stepping and terminal.tty:
                terminal.page(*lines)
                lines.clear()
                terminal.enter(_("Enter for the next order"), _("Press Enter to go on."))
            stepping = True
        lines.append(told.line)
    terminal.page(*lines)
