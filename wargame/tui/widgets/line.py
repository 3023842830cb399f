"""A line to type in. What does not fit into one row goes on in the rows below it, so that whoever
writes sentences sees them; it stays one line, without breaks, that Enter has done with.
"""

from bisect import bisect_right
from collections.abc import Iterator
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.text import Text
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.events import MouseDown, MouseMove, MouseRelease, MouseUp, Paste
from textual.geometry import Offset
from textual.strip import Strip
from textual.widgets import Input
from textual.widgets.input import Selection

from wargame.prose.text import N_, _
from wargame.seat.words import uncontrolled

MORE_ABOVE, MORE_BELOW = "▲", "▼"
JOINER = "\u200d"
"""What stands behind it is drawn as one with what stands before it."""


def signs(text: str) -> Iterator[tuple[int, int, int]]:
    """What is drawn as one sign, whatever it is made of: where it begins and ends, and its cells.

    Accents, joiners and the like go with the character before them, as Rich has it.
    """
    begin = 0
    for k in range(1, len(text) + 1):
        if k == len(text) or (cell_len(text[k]) and text[k - 1] != JOINER):
            yield begin, k, cell_len(text[begin:k])
            begin = k


def starts(text: str, width: int) -> tuple[int, ...]:
    """Where the rows of a text begin, each with at most so many cells and no word cut that fits
    into a row, nor ever a sign that is made of several characters.

    A space at the end of a row may stand one cell beyond it.
    """
    found, cells, word, cells_of_word = [0], 0, 0, 0
    for begin, end, size in signs(text):
        space = text[begin] == " "
        room = width + space
        if cells + size > room:
            whole = found[-1] < word and cells_of_word + size <= room
            found.append(word if whole else begin)
            cells = cells_of_word if whole else 0
        cells += size
        cells_of_word += size
        if space:
            word, cells_of_word = end, 0
    if cells > width:
        found.append(len(text))
    return tuple(found)


def within(text: str, index: int) -> tuple[int, int]:
    """Where the sign begins and ends that a place in a text would cut; twice the place where it is
    between two, or beyond the text.
    """
    if text.isascii():
        return index, index
    cut = ((begin, end) for begin, end, _size in signs(text) if begin < index < end)
    return next(cut, (index, index))


class Line(Input):
    """A field of a form: as high as its text, up to the height that the style sheet allows it."""

    BINDING_GROUP_TITLE = ""
    """The list of keys puts no heading of Textual's above its keys."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "row(-1)", N_("Up"), show=False),
        Binding("down", "row(1)", N_("Down"), show=False),
    ]

    _first = 0
    """The row that stands at the top, where there are more than are shown."""
    _high = 1
    """How many rows it asks for."""
    _dragging = False
    _wrapped: tuple[str, int, tuple[int, ...]] = ("", 0, (0,))

    def __init__(
        self, value: str | None = None, *, id: str, placeholder: str = "", max_length: int = 0
    ) -> None:
        """`max_length` is in characters, 0 for as many as one likes."""
        # Not selected as it is entered: the first key would wipe out what stands there.
        super().__init__(
            value, placeholder, id=id, max_length=max_length, select_on_focus=False, compact=True
        )

    # ---- rows

    @property
    def rows(self) -> tuple[int, ...]:
        """Where the rows begin that the text has at the present width."""
        width = self.content_size.width
        if self._wrapped[:2] != (self.value, width):
            # The last cell of a row is for the cursor behind its text.
            self._wrapped = (self.value, width, starts(self.value, max(1, width - 1)))
        return self._wrapped[2]

    def _row_of(self, index: int) -> int:
        return bisect_right(self.rows, index) - 1

    def _text_of(self, row: int) -> tuple[int, int]:
        """From where to where in the text a row goes."""
        rows = (*self.rows, len(self.value))
        return rows[row], rows[row + 1]

    @property
    def _at(self) -> Offset:
        """The cell and the row of the cursor."""
        row = self._row_of(self.cursor_position)
        before = self.value[self.rows[row] : self.cursor_position]
        return Offset(cell_len(before), row)

    def _index_at(self, cell: int, row: int) -> int:
        """What stands at a cell of a row, or the end of the row."""
        start, end = self._text_of(max(0, min(row, len(self.rows) - 1)))
        cells = 0
        for begin, _end, size in signs(self.value[start:end]):
            cells += size
            if cell < cells:
                return start + begin
        return end if end == len(self.value) else end - 1

    @property
    def top(self) -> int:
        """The first row that is shown: that of the text's beginning, or one above the cursor while
        it is here.
        """
        if not self.has_focus:
            return 0
        count, row = max(1, self.size.height), self._at.y
        first = min(max(self._first, row - count + 1), row)
        self._first = min(first, max(0, len(self.rows) - count))
        return self._first

    # ---- what Textual asks

    @property
    def content_width(self) -> int:
        """In cells; nothing stands beside what is shown."""
        return self.content_size.width

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the cursor is on the screen."""
        x, y, _width, _height = self.content_region
        at = self._at
        return Offset(x + at.x, y + at.y - self.top)

    def validate_value(self, value: str) -> str:
        """Wherever a text comes from, no break and no control code of it is drawn."""
        return uncontrolled(value)

    def watch_value(self) -> None:
        self._fit()

    def on_resize(self) -> None:
        self._fit()

    def _fit(self) -> None:
        """Be as high as the text. A height that follows from it by itself would have the screen
        laid out anew at every key.
        """
        if self.is_attached and self.content_size.width and len(self.rows) != self._high:
            self._high = len(self.rows)
            self.styles.height = self._high

    def validate_selection(self, selection: Selection) -> Selection:
        """Both ends in the text and between two signs: the cursor steps over what is drawn as one,
        whichever way it goes.
        """
        start, end = super().validate_selection(selection)
        at = within(self.value, end)[end > self.selection.end]
        return Selection(at if start == end else within(self.value, start)[0], at)

    def replace(self, text: str, start: int, end: int) -> None:
        """Put a text in the place of another, without breaks and control codes."""
        super().replace(uncontrolled(text), start, end)

    def delete(self, start: int, end: int) -> None:
        """Take a part of the text away, with the whole of the signs that it begins and ends in."""
        start, end = sorted((start, end))
        super().delete(within(self.value, start)[0], within(self.value, end)[1])

    def on_paste(self, event: Paste) -> None:
        event.stop()
        event.prevent_default()
        self._take(event.text)

    def action_paste(self) -> None:
        """Put in what was cut out or copied here."""
        self._take(self.app.clipboard)

    def _take(self, text: str) -> None:
        """Put in a whole text, or as much of it as has room; what is left out is said."""
        text = uncontrolled(text)
        if self.max_length:
            room = max(0, self.max_length - len(self.value) + len(self.selected_text))
            if len(text) > room:
                said = _("Only {most} characters have room here: the rest was left out.")
                self.notify(said.format(most=self.max_length), severity="warning", timeout=6)
                text = text[: within(text, room)[0]]
        if text:
            self.replace(text, *self.selection)

    def render_line(self, y: int) -> Strip:
        if not self.value:
            return super().render_line(y)
        row, width = self.top + y, self.content_size.width
        if row >= len(self.rows):
            return Strip.blank(width, self.rich_style)
        start, end = self._text_of(row)
        shown = Text(self.value[start:end], no_wrap=True, overflow="ignore", end="")
        shown.pad_right(1)
        if self.has_focus:
            first, last = (at - start for at in sorted(self.selection))
            if first < last and last > 0:
                style = self.get_component_rich_style("input--selection")
                shown.stylize(style, max(0, first), min(last, end - start))
            at = self.cursor_position
            if self._cursor_visible and row == self._row_of(at):
                cursor = self.get_component_rich_style("input--cursor")
                shown.stylize(cursor, at - start, within(self.value, at + 1)[1] - start)
        drawn = Strip(shown.render(self.app.console)).adjust_cell_length(width)
        return self._with_more(drawn, y).apply_style(self.rich_style)

    def _with_more(self, drawn: Strip, y: int) -> Strip:
        """A row, with a sign at its end where there is more above or below all that is shown."""
        above = y == 0 and self.top > 0
        below = y == self.size.height - 1 and self.top + self.size.height < len(self.rows)
        if not (above or below):
            return drawn
        sign = MORE_BELOW if below else MORE_ABOVE
        style = self.get_component_rich_style("input--placeholder")
        return Strip([*drawn.crop(0, self.content_size.width - 1), Segment(sign, style)])

    # ---- keys

    def action_row(self, rows: int) -> None:
        """Go a row up or down; beyond the text the key is the form's."""
        at = self._at
        if not 0 <= at.y + rows < len(self.rows):
            raise SkipAction
        self.cursor_position = self._index_at(at.x, at.y + rows)

    def action_home(self, select: bool = False) -> None:
        """Go to the start of the row; from there to the start of the text."""
        at = self.cursor_position
        start, _end = self._text_of(self._row_of(at))
        self._go(start if start < at else 0, select=select)

    def action_end(self, select: bool = False) -> None:
        """Go to the end of the row; from there to the end of the text."""
        at = self.cursor_position
        _start, end = self._text_of(self._row_of(at))
        last = end if end == len(self.value) else end - 1
        self._go(last if at < last else len(self.value), select=select)

    def _go(self, index: int, *, select: bool) -> None:
        self.selection = Selection(self.selection.start if select else index, index)

    # ---- the mouse

    def _under(self, event: MouseDown | MouseMove) -> int:
        at = event.get_content_offset_capture(self)
        return self._index_at(at.x, at.y + self.top)

    def on_mouse_down(self, event: MouseDown) -> None:
        event.prevent_default()
        self.cursor_position = self._under(event)
        self._dragging = True
        self.capture_mouse()

    def on_mouse_move(self, event: MouseMove) -> None:
        event.prevent_default()
        if self._dragging:
            self.selection = Selection(self.selection.start, self._under(event))

    def on_mouse_up(self, _event: MouseUp) -> None:
        self._drop()

    def on_mouse_release(self, _event: MouseRelease) -> None:
        self._drop()

    def _drop(self) -> None:
        if self._dragging:
            self._dragging = False
            self.release_mouse()
