"""A line to write: a note for oneself and Control, and of which kind."""

from collections.abc import Callable
from typing import ClassVar, Self

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from wargame.core import commands as cm
from wargame.prose.text import N_, _
from wargame.seat.judging import kinds
from wargame.seat.words import LONGEST, clean
from wargame.tui.bench import Bench, Chair
from wargame.tui.screens.choosing import Keeping
from wargame.tui.screens.closing import close
from wargame.tui.sight import Sight
from wargame.tui.widgets.line import Line

Making = Callable[[int, str], cm.Command]


class Writing(Keeping):
    """Dismisses with the command, or with None when it is dropped."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "send", N_("Send"), key_display="Ctrl+S", priority=True),
        Binding("escape", "drop", N_("Drop it")),
        Binding("up", "kind(-1)", N_("Up"), show=False),
        Binding("down", "kind(1)", N_("Down"), show=False),
    ]

    def __init__(self, head: str, about: str, choices: tuple[str, ...], make: Making) -> None:
        super().__init__()
        self.head, self.about, self.choices, self.make = head, about, choices, make
        self.text_first = True
        """Whether the cursor begins in the text. What stands above it is then chosen with the
        arrows, which the text has no use for at its ends.
        """
        self.chosen = 0
        """Which of the choices, once it was sent."""
        self.text = self.problem = ""
        """What was sent, and what was wrong with it."""

    def again(self, problem: str) -> Keeping:
        page = self.anew()
        page.chosen, page.text, page.problem = self.chosen, self.text, problem
        return page

    def anew(self) -> "Writing":
        """The same page without a text."""
        return Writing(self.head, self.about, self.choices, self.make)

    @classmethod
    def of_control(cls, bench: Bench) -> Self:
        """A note that only Control reads."""
        return cls(
            _("Note"),
            _("Only Control reads it before the end. Enter keeps it, Esc drops it."),
            (_("A note"),),
            lambda _choice, text: cm.Note(bench.author, text),
        )

    @classmethod
    def note(cls, sight: Sight) -> Self:
        """A note, an aim, a red line, an assessment, the class of a suspected act."""
        found = kinds(sight.names, sight.author, sight.seat, sight.view, sight.told)
        return cls(
            _("Note"),
            _("Control reads it too. ↑ ↓ choose what it is, Enter keeps it, Esc drops it."),
            tuple(said for said, _make in found),
            lambda choice, text: found[choice][1](text),
        )

    @classmethod
    def of_seat(cls, bench: Bench, chair: Chair) -> Self:
        """What a seat says aloud and Control writes down for it."""
        found = kinds(bench.names, bench.author, chair.seat, bench.view, bench.told)
        return cls(
            _("{seat} says").format(seat=chair.name),
            _("It is kept as the seat's own. ↑ ↓ choose what it is, Enter keeps it, Esc drops it."),
            tuple(said for said, _make in found),
            lambda choice, text: found[choice][1](text),
        )

    def compose(self) -> ComposeResult:
        with Vertical(id="writing") as sheet:
            sheet.border_title = self.head
            if len(self.choices) > 1:
                yield OptionList(*(Option(Content(one)) for one in self.choices), compact=True)
            yield Line(self.text, id="text", max_length=LONGEST, placeholder=_("what you write"))
            yield from self.below()
            yield Static(Content.styled(self.about, "$muted"))
            if self.problem:
                yield Static(Content.styled(self.problem, "bold $error"), id="problem")

    def below(self) -> ComposeResult:
        """What stands below the text."""
        yield from ()

    def on_mount(self) -> None:
        for options in self.query(OptionList):
            options.highlighted = self.chosen
        first = "Input" if self.text_first or self.text else "OptionList, Input"
        self.query(first).first().focus()

    def on_option_list_option_selected(self, _event: OptionList.OptionSelected) -> None:
        self.query_one(Input).focus()

    def on_input_submitted(self, _event: Input.Submitted) -> None:
        self.action_send()

    def action_kind(self, lines: int) -> None:
        """Choose the line above or below what is chosen, with the cursor in the text."""
        for options in self.query(OptionList) if self.text_first else ():
            last = options.option_count - 1
            options.highlighted = max(0, min(last, (options.highlighted or 0) + lines))

    def action_send(self) -> None:
        """Keep what was written, once there is something."""
        self.text = clean(self.query_one(Input).value)
        if self.text:
            chosen = [options.highlighted for options in self.query(OptionList)]
            self.chosen = chosen[0] or 0 if chosen else 0
            self.come_to(self.make(self.chosen, self.text))

    def action_drop(self) -> None:
        close(self, None)
