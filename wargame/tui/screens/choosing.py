"""Small pages over Control's screen: a choice from a list, reasons for a ruling, a correction."""

from abc import abstractmethod
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, ClassVar

import attrs
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Key
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from wargame.core import commands as cm
from wargame.prose.text import N_, _, joined
from wargame.seat.correcting import Number, ruling_of
from wargame.seat.words import LONGEST, Wrong, clean, dice_typed
from wargame.tui.in_order import hold, let_go
from wargame.tui.screens.closing import close
from wargame.tui.sight import Put
from wargame.tui.spoken import Overlay
from wargame.tui.widgets.finding import MANY, Finder
from wargame.tui.widgets.line import Line
from wargame.tui.widgets.menu import Row


class Choose(Overlay[int | None]):
    """One of several; dismisses with its index, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "drop", N_("Back"))]

    def __init__(self, head: str, choices: Sequence[str], about: str = "", *, at: int = 0) -> None:
        """`at` is the choice on which the cursor stands first."""
        super().__init__()
        self.head, self.choices, self.about, self.at = head, choices, about, at
        self._finder = Finder()

    def compose(self) -> ComposeResult:
        with Vertical(id="choosing") as sheet:
            sheet.border_title = self.head
            sheet.border_subtitle = _("Enter chooses · Esc goes back")
            if len(self.choices) > MANY:
                sheet.border_subtitle = _("Letters find · Enter chooses · Esc goes back")
            if self.about:
                yield Static(Content(self.about), id="choosing-about")
            lines = (Row.of(Content(one)) for one in self.choices)
            yield OptionList(*map(Option, lines), compact=True)

    def on_mount(self) -> None:
        options = self.query_one(OptionList)
        options.highlighted = self.at
        options.focus()

    def on_key(self, event: Key) -> None:
        self._finder.take(event, self.query_one(OptionList), self.choices)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        close(self, event.option_index)

    def action_drop(self) -> None:
        close(self)


@attrs.frozen
class Field:
    """A line to fill in: its id, what it is called, a hint; what is said where it is left empty,
    and nothing where it may be.
    """

    id: str
    name: str
    hint: str
    value: str = attrs.field(default="", kw_only=True)
    """What stands in it already."""
    need: str = attrs.field(default="", kw_only=True)


Read = Callable[[dict[str, str]], cm.Command | Wrong]
"""Makes the command out of what was typed, or says what is wrong with it."""
Warns = Callable[[dict[str, str]], str]
"""What is to be read before what is typed is sent, or nothing."""


class Keeping(Overlay[cm.Command | None]):
    """A page that comes to a command, and is shown again with what was typed where that is
    refused.
    """

    carried = False
    """Whether somebody has what it comes to carried out, and shows it again."""

    def come_to(self, command: cm.Command) -> None:
        """Come to a command. What is typed before it is known what came of it waits: it is not for
        the page that lies below.
        """
        if self.carried and self.is_current:
            hold(self.app)
        close(self, command)

    @abstractmethod
    def again(self, problem: str) -> "Keeping":
        """The same page with what was typed, and what was wrong with it."""


class Filling(Keeping):
    """Lines to fill in before a command of Control's; dismisses with the command, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "send", N_("Send"), key_display="Ctrl+S", priority=True),
        Binding("escape", "drop", N_("Drop it")),
        Binding("up", "line(-1)", N_("Up"), show=False),
        Binding("down", "line(1)", N_("Down"), show=False),
    ]

    def __init__(
        self,
        head: str,
        about: str,
        fields: Sequence[Field],
        read: Read,
        problem: str = "",
        *,
        warns: Warns | None = None,
    ) -> None:
        super().__init__()
        self.head, self.about, self.fields, self.read = head, about, fields, read
        self.problem, self.warns = problem, warns
        """What was wrong with it when it was sent before; what it warns of while one types."""
        self.typed: dict[str, str] = {}
        self.first = fields[0].id
        """The line in which the cursor begins."""

    def again(self, problem: str) -> "Filling":
        fields = [attrs.evolve(one, value=self.typed.get(one.id, one.value)) for one in self.fields]
        page = Filling(self.head, self.about, fields, self.read, problem, warns=self.warns)
        # What was refused is most likely what was typed last.
        page.first = self.first
        return page

    def compose(self) -> ComposeResult:
        with Vertical(id="filling") as sheet:
            sheet.border_title = self.head
            sheet.border_subtitle = _("Enter: next line, then send · Ctrl+S sends · Esc drops it")
            if self.about:
                yield Static(Content(self.about), id="filling-about")
            for one in self.fields:
                with Horizontal(classes="field"):
                    yield Static(Content(one.name), classes="field-name")
                    yield Line(one.value, id=one.id, placeholder=one.hint, max_length=LONGEST)
            if self.warns is not None:
                yield Static(id="warning")
            yield Static(Content.styled(self.problem, "bold $error"), id="problem")

    def on_mount(self) -> None:
        self.set_focus(self.query_one(f"#{self.first}", Input))

    @property
    def at(self) -> str:
        """The line that has the cursor."""
        return (self.focused.id if self.focused is not None else None) or self.fields[0].id

    def action_line(self, lines: int) -> None:
        """Go a line up or down, where the text of the line goes no further."""
        ids = [one.id for one in self.fields]
        at = max(0, min(ids.index(self.at) + lines, len(ids) - 1))
        self.set_focus(self.query_one(f"#{ids[at]}", Input))

    def on_input_changed(self, _event: Input.Changed) -> None:
        """Warn of what the lines come to as they stand."""
        if self.warns is not None:
            said = Content.styled(self.warns(self._values()), "bold $warning")
            self.query_one("#warning", Static).update(said)

    def _values(self) -> dict[str, str]:
        """What stands in the lines."""
        return {one.id: clean(self.query_one(f"#{one.id}", Input).value) for one in self.fields}

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the next line; after the last, send it. A line that must not be empty is not left
        so.
        """
        ids = [one.id for one in self.fields]
        self._go_on(ids.index(event.input.id or ids[0]) + 1)

    def action_send(self) -> None:
        """Send it from whatever line the cursor is in."""
        self._go_on(len(self.fields))

    def _go_on(self, at: int) -> None:
        """Go to a line by its number, or send what stands in all of them."""
        ids = [one.id for one in self.fields]
        typed = self._values()
        lacking = next((one for one in self.fields[:at] if one.need and not typed[one.id]), None)
        if lacking is not None:
            self._complain(lacking.need, lacking.id)
        elif at < len(ids):
            self._complain("", ids[at])
        else:
            self.first = self.at
            self.typed, found = typed, self.read(typed)
            if isinstance(found, Wrong):
                self._complain(found.text, found.field)
            else:
                self.come_to(found)

    def _complain(self, text: str, field: str) -> None:
        """Say what is wrong, if anything is, and go to a line."""
        self.query_one("#problem", Static).update(Content.styled(text, "bold $error"))
        # At once: what is typed next is meant for that line.
        self.set_focus(self.query_one(f"#{field}", Input))

    def action_drop(self) -> None:
        close(self)


async def filled(
    app: App[Any], page: Screen[cm.Command | None], do: Callable[[cm.Command], Awaitable[str]]
) -> str:
    """Have a page filled in and what it says carried out by `do`, which returns why not. What is
    refused is said on the page, with what was typed; why is returned of a page that keeps nothing.
    """
    while True:
        if isinstance(page, Keeping):
            page.carried = True
        command = await app.push_screen_wait(page)
        if command is None:
            return ""
        refused = await do(command)
        if not refused or not isinstance(page, Keeping):
            let_go(app)
            return refused
        page = page.again(refused)


def reasons(*, private: bool = False) -> tuple[Field, ...]:
    """The lines of a ruling: why, as all concerned will read it; perhaps a note for Control."""
    hint = _("one sentence: whoever learns of this reads it")
    why = Field("reason", _("Reason"), hint, need=reasonless())
    note = Field("private", _("Private note"), _("for Control alone, or nothing"))
    return (why, note) if private else (why,)


def reasoned(head: str, about: str, make: Callable[[str], cm.Command]) -> Filling:
    """The page that asks for the reason of something, and makes the command of it."""
    return Filling(head, about, reasons(), lambda typed: make(typed["reason"]))


def answers(put: Put) -> Choose:
    """The page on which Control answers a question, its own or for a seat."""
    choices = [joined(pair) for pair in zip(put.choices, put.does, strict=True)]
    return Choose(_("Which answer?"), choices, put.ask)


def reasonless() -> str:
    """What is said of a ruling without a reason."""
    return _("A ruling needs a reason: one sentence that those concerned will read.")


def correction(author: cm.Author, number: Number) -> Filling:
    """The page that changes a track, a flag or a resource."""
    hint = number.hint
    change = Field("change", _("Change"), hint)
    about = _("{name}: {now}").format(name=number.name, now=number.now)

    def read(typed: dict[str, str]) -> cm.Command | Wrong:
        ruling = ruling_of(number, typed["change"])
        if ruling is None:
            return Wrong(_("Type the change as in the hint: {hint}.").format(hint=hint), "change")
        return cm.Rule(author, (ruling,), typed["reason"], typed["private"])

    return Filling(_("Correct"), about, (change, *reasons(private=True)), read)


def assessment(author: cm.Author, seat: int, name: str, turn: int) -> Filling:
    """The page on which a seat looks back on a turn that is over."""
    hint = _("one sentence: how does it stand for you?")
    text = Field("text", _("Assessment"), hint, need=_("Type one sentence, or leave it with Esc."))

    def read(typed: dict[str, str]) -> cm.Command | Wrong:
        return cm.Note(author, typed["text"], "assessment", seat)

    about = joined(
        (
            _("Assessment of turn {turn}").format(turn=turn),
            _("It is kept for the discussion; Control reads it. Esc leaves it for later."),
        )
    )
    head = _("{seat} looks back on turn {turn}").format(seat=name, turn=turn)
    return Filling(head, about, (text,), read)


def dice(author: cm.Author) -> Filling:
    """The page on which dice thrown by hand are typed in."""
    faces = Field("faces", _("Dice"), _("what they show, such as 4 3"))

    def read(typed: dict[str, str]) -> cm.Command | Wrong:
        found = dice_typed(typed["faces"])
        if not found:
            return Wrong(_("Type what each die shows, with a blank between: 4 3."), "faces")
        return cm.EnterDice(author, found)

    about = _(
        "The next roll takes them, in place of the program's own; what is left, the next order's. "
        "Those of a whole turn may be typed at once, in the order of the desk."
    )
    return Filling(_("Dice thrown by hand"), about, (faces,), read)
