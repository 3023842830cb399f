"""A message: to one seat, several or all, or in a room; in one's own voice or in character."""

from collections.abc import Callable
from typing import ClassVar, Self

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from wargame.core import commands as cm
from wargame.prose.names import Names
from wargame.prose.text import N_, _
from wargame.tui.screens.closing import close
from wargame.tui.screens.writing import Writing
from wargame.tui.sight import Sight

Sending = Callable[[tuple[int, ...], str, bool], cm.Command]
"""Makes the command of the lines that were chosen, the text, and whether it is in character."""


class Message(Writing):
    """One line to send. Space marks several readers; F3 says whose voice it is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "mark", N_("Mark")),
        Binding("f3", "voice", N_("In character"), key_display="F3"),
    ]

    def __init__(
        self, head: str, about: str, choices: tuple[str, ...], send: Sending, alone: int = 0
    ) -> None:
        super().__init__(head, about, choices, self._made)
        self.send = send
        self.alone = alone
        """How many of the lines, from the second on, may be marked together."""
        self.marked: set[int] = set()
        self.in_character = False
        self.text_first = len(choices) == 1

    @classmethod
    def from_seat(cls, sight: Sight) -> Self:
        """From a seat to others, or to Control."""
        others = [one.seat for one in sight.view.seats if one.seat != sight.seat]
        return cls._to(sight.author, sight.names, others, control=True)

    @classmethod
    def from_control(cls, author: cm.Author, names: Names, to: int = -1) -> Self:
        """From Control to seats, or in answer to one."""
        seats = list(range(len(names.game.seats))) if to < 0 else [to]
        return cls._to(author, names, seats, control=False, all=to < 0)

    @classmethod
    def _to(
        cls, author: cm.Author, names: Names, seats: list[int], *, control: bool, all: bool = True
    ) -> Self:
        """The lines to choose from: all, each seat, Control."""
        lines = [(_("To {seat}").format(seat=names.seat(seat)), (seat,)) for seat in seats]
        found = [(_("To all seats"), ()), *lines] if all else lines
        found += [(_("To Control alone"), (-1,))] if control else []

        def send(chosen: tuple[int, ...], text: str, in_character: bool) -> cm.Command:
            to = tuple(seat for k in chosen for seat in found[k][1])
            return cm.Say(author, to, text, in_character=in_character)

        about = [_("Control can read all messages.")] if control else []
        about += [_("Space marks several.")] if len(seats) > 1 else []
        about.append(_("Tab goes to the text, Enter sends it, Esc drops it."))
        markable = len(seats) if all else 0
        said = tuple(line for line, _to in found)
        return cls(_("Message"), " ".join(about), said, send, markable)

    @classmethod
    def in_room(cls, names: Names, draft: cm.Say) -> Self:
        """In a room, to all who are in it."""
        seats = sorted({*draft.to, draft.author.seat} - {-1})

        def send(_chosen: tuple[int, ...], text: str, in_character: bool) -> cm.Command:
            return draft._replace(text=text, in_character=in_character)

        about = _("Only these seats and Control read it. Enter sends it, Esc drops it.")
        return cls(_("Room: {room}").format(room=draft.room), about, (names.seats(seats),), send)

    def _made(self, highlighted: int, text: str) -> cm.Command:
        """To those that are marked, unless the cursor is on what none can be marked with."""
        marked = tuple(sorted(self.marked)) if 1 <= highlighted <= self.alone else ()
        return self.send(marked or (highlighted,), text, self.in_character)

    def anew(self) -> "Message":
        page = Message(self.head, self.about, self.choices, self.send, self.alone)
        page.marked, page.in_character = {*self.marked}, self.in_character
        return page

    def below(self) -> ComposeResult:
        yield Static(id="voice")

    def on_mount(self) -> None:
        self._tell()
        if self.marked:
            self._mark()

    def _tell(self) -> None:
        """Say whose voice it is, and how that is changed."""
        said = _("As yourself. F3: in character, as your role says it.")
        if self.in_character:
            said = _("“…” In character, as your role says it. F3: as yourself.")
        style = "bold $primary" if self.in_character else "$muted"
        self.query_one("#voice", Static).update(Content.styled(said, style))

    def action_voice(self) -> None:
        self.in_character = not self.in_character
        self._tell()

    def action_mark(self) -> None:
        """Mark the seat under the cursor as one of several readers, or no longer."""
        options = self.query_one(OptionList)
        at = options.highlighted or 0
        if not 1 <= at <= self.alone:
            return
        self.marked ^= {at}
        self._mark()

    def _mark(self) -> None:
        """Show which seats are marked."""
        options = self.query_one(OptionList)
        for k in range(1, self.alone + 1):
            mark = "✔ " if k in self.marked else "  " if self.marked else ""
            options.replace_option_prompt_at_index(k, Content(mark + self.choices[k]))

    def on_option_list_option_selected(self, _event: OptionList.OptionSelected) -> None:
        self.query_one(Input).focus()

    def action_drop(self) -> None:
        close(self, None)
