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
from wargame.tui.screens.closing import close
from wargame.tui.sight import Sight
from wargame.tui.spoken import Line, Overlay

Making = Callable[[int, str], cm.Command]


class Writing(Overlay[cm.Command | None]):
    """Dismisses with the command, or with None when it is dropped."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "drop", N_("Drop it"))]

    def __init__(self, head: str, about: str, choices: tuple[str, ...], make: Making) -> None:
        super().__init__()
        self.head, self.about, self.choices, self.make = head, about, choices, make
        self.text_first = False
        """Whether there is nothing to choose before the text is written."""

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
        found = kinds(sight.names, sight.author, sight.seat, sight.told)
        return cls(
            _("Note"),
            _("Control reads it too. Tab goes to the text, Enter keeps it, Esc drops it."),
            tuple(said for said, _make in found),
            lambda choice, text: found[choice][1](text),
        )

    @classmethod
    def of_seat(cls, bench: Bench, chair: Chair) -> Self:
        """What a seat says aloud and Control writes down for it."""
        found = kinds(bench.names, bench.author, chair.seat, bench.told)
        return cls(
            _("{seat} says").format(seat=chair.name),
            _("It is kept as the seat's own. Tab goes to the text, Enter keeps it, Esc drops it."),
            tuple(said for said, _make in found),
            lambda choice, text: found[choice][1](text),
        )

    def compose(self) -> ComposeResult:
        with Vertical(id="writing") as sheet:
            sheet.border_title = self.head
            if len(self.choices) > 1:
                yield OptionList(*(Option(Content(one)) for one in self.choices), compact=True)
            yield Line(id="text", max_length=LONGEST, placeholder=_("one line"), compact=True)
            yield from self.below()
            yield Static(Content.styled(self.about, "$muted"))

    def below(self) -> ComposeResult:
        """What stands below the text."""
        yield from ()

    def on_mount(self) -> None:
        # Where there is nothing to choose, whoever types at once loses nothing of it.
        for options in self.query(OptionList):
            options.highlighted = 0
        first = "Input" if self.text_first else "OptionList, Input"
        self.query(first).first().focus()

    def on_option_list_option_selected(self, _event: OptionList.OptionSelected) -> None:
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        text = clean(event.value)
        if text:
            chosen = [options.highlighted for options in self.query(OptionList)]
            close(self, self.make(chosen[0] or 0 if chosen else 0, text))

    def action_drop(self) -> None:
        close(self, None)
