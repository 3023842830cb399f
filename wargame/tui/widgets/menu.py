"""A list to choose from; the foot of the screen says what Enter does with it."""

import re
from collections.abc import Iterable
from typing import ClassVar, Generic, Self, TypeAlias, TypeVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.css.styles import RulesMap
from textual.events import Click, MouseDown
from textual.geometry import Offset
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, VisualType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from wargame.prose.text import N_, _

Given: TypeAlias = "Option | VisualType | None"
"""What a list takes: a line, its text alone, or a rule below the line before."""
Found = TypeVar("Found")
HANG = 2
"""Cells by which the rows of a line are set off from its first one: as wide as a sign before it."""
NARROW = re.compile("[ -\u02ff\u2010-\u205f\u2190-\u21ff\u2500-\u25fc]*")
"""Text in which nothing is wider than a cell."""


def choosing(verb: str) -> Binding:
    """The binding that chooses from a list, with what that means here."""
    return Binding("enter", "select", verb, key_display="Enter")


class Kept(Content, Generic[Found]):
    """What stands in a list and keeps what was found for each width that it was shown in."""

    __slots__ = ["_found"]
    _found: dict[int, Found]

    @classmethod
    def of(cls, content: Content) -> Self:
        """The same text in the same styles."""
        kept = cls(content.plain, list(content.spans))
        kept._found = {}
        return kept


class Row(Kept[int]):
    """What stands in a list of thousands, whose height is asked for whenever the list is shown."""

    __slots__ = ()

    def get_height(self, rules: RulesMap, width: int) -> int:
        """As any content's, without what only painting needs; kept for every width."""
        if width not in self._found:
            narrow = NARROW.fullmatch(self.plain) and self.cell_length == len(self.plain)
            found = lines(self.plain, width) if narrow else None
            self._found[width] = super().get_height(rules, width) if found is None else found
        return self._found[width]


def lines(text: str, width: int) -> int | None:
    """How many lines a text of narrow characters takes when it is broken at spaces.

    None where a word is longer than the width, or where anything but spaces stands between words.
    """
    if not text.isprintable():
        return None
    at, count, end = 0, 1, len(text.rstrip())
    first = len(text) - len(text.lstrip())
    while end - at > width:
        space = text.rfind(" ", max(at, first), at + width + 1)
        if space < 0:
            return None
        at = space + 1
        while text[at] == " ":
            at += 1
        count += 1
    return count


class Hanging(Kept[Content]):
    """What stands in a list: what does not fit into a row goes on set off from where it begins."""

    __slots__ = ()

    def hung(self, width: int) -> Content:
        """The text broken into rows of so many cells at most; kept for every width."""
        if width not in self._found:
            rows = (row for line in self.split(allow_blank=True) for row in hung(line, width))
            self._found[width] = Content("\n").join(rows)
        return self._found[width]

    def get_height(self, rules: RulesMap, width: int) -> int:
        return self.hung(width).get_height(rules, width)

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        return self.hung(width).render_strips(width, height, style, options)


def hung(line: Content, width: int) -> list[Content]:
    """The rows of a line, those after the first set off where there is room for it."""
    if line.cell_length <= width or width <= 2 * HANG:
        return [line]
    first = line.wrap(width)[0]
    rest = line[len(first) :].plain
    begins = len(line) - len(rest.lstrip())
    return [first, *(row.pad_left(HANG) for row in line[begins:].wrap(width - HANG))]


class Choosing(OptionList):
    """A list in which a drag, as for copying a line of it, chooses nothing, whose cursor stays in
    sight when what is told below it takes more room, and whose lines are told apart when they take
    several rows.
    """

    _pressed: Offset | None = None

    def add_options(self, new_options: Iterable[Given]) -> Self:
        return super().add_options(map(_hanging, new_options))

    def replace_option_prompt(self, option_id: str, prompt: VisualType) -> Self:
        return super().replace_option_prompt(option_id, _shown(prompt))

    def on_mouse_down(self, event: MouseDown) -> None:
        self._pressed = event.screen_offset

    def on_click(self, event: Click) -> None:
        if event.screen_offset != self._pressed:
            event.prevent_default()

    def on_resize(self) -> None:
        self.scroll_to_highlight()


def _hanging(option: Given) -> Given:
    if not isinstance(option, Option):
        return option if option is None else _shown(option)
    return Option(_shown(option.prompt), id=option.id, disabled=option.disabled)


def _shown(prompt: VisualType) -> VisualType:
    """A line of a list as it is shown; of a list of thousands, as it is."""
    if isinstance(prompt, Content) and not isinstance(prompt, Row | Hanging):
        return Hanging.of(prompt)
    return prompt


class Menu(Choosing):
    """Opens what is under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [choosing(N_("Open"))]

    _filled: list[tuple[str, Content]] | None = None
    """What is shown: to lay the same lines out again would cost as much as other ones."""

    def fill(
        self,
        lines: Iterable[tuple[str, Content]],
        asked: Iterable[tuple[str, str]] = (),
        *,
        first: str = "",
    ) -> None:
        """Show other lines by their ids, questions above them, the cursor where it was; where it
        was nowhere yet, on the line `first`.
        """
        listed = [
            *((id, Content.assemble(("? ", "bold $accent"), ask)) for id, ask in asked),
            *lines,
        ]
        if self._filled is not None and same(self._filled, listed):
            return
        self._filled = listed
        at = self.highlighted_option
        self.clear_options()
        self.add_options(Option(line, id=id) for id, line in listed)
        ids = [id for id, _line in listed]
        if ids:
            to = first if at is None else at.id
            self.highlighted = ids.index(to) if to in ids else 0
        else:
            self.add_option(Option(Content.styled(_("Nothing yet."), "$muted"), disabled=True))


def same(lines: list[tuple[str, Content]], others: list[tuple[str, Content]]) -> bool:
    """Whether two lists of lines look the same."""
    if [id for id, _line in lines] != [id for id, _line in others]:
        return False
    pairs = zip(lines, others, strict=True)
    return all(line.is_same(other) for (_id, line), (_same, other) in pairs)


class Offers(Choosing):
    """Begins what is under the cursor, or goes on with it."""

    BINDINGS: ClassVar[list[BindingType]] = [choosing(N_("Begin or go on"))]


class Seats(Choosing):
    """Plays the seat under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [choosing(N_("Play"))]


class Answers(Choosing):
    """Gives the answer under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        choosing(N_("Answer")),
        Binding("pagedown", "screen.read(1)", N_("Read on"), key_display="PgDn"),
        Binding("pageup", "screen.read(-1)", N_("Read back"), show=False),
    ]


class Arguments(Choosing):
    """Weighs the argument under the cursor, where that is Control's to do and the method `weighs`
    any.
    """

    BINDINGS: ClassVar[list[BindingType]] = [choosing(N_("Weigh"))]

    weighs = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self.weighs or action != "select"


class Bargains(Choosing):
    """Acts on the deal under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [choosing(N_("Act"))]


class Threads(Choosing):
    """Speaks in the room under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [choosing(N_("Speak"))]


class Modifiers(Choosing):
    """Strikes the modifier under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [choosing(N_("Strike"))]
