"""A line to type in. What does not fit into one row goes on in the rows below it, so that whoever
writes sentences sees them; it stays one line, without breaks, that Enter has done with.
"""

from bisect import bisect_right
from typing import ClassVar

from rich.cells import get_character_cell_size
from rich.segment import Segment
from rich.text import Text
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.events import MouseDown, MouseMove, MouseRelease, MouseUp
from textual.geometry import Offset
from textual.strip import Strip
from textual.widgets import Input
from textual.widgets.input import Selection

from wargame.prose.text import N_
from wargame.seat.words import unbroken

MORE_ABOVE, MORE_BELOW = "▲", "▼"


def starts(text: str, width: int) -> tuple[int, ...]:
    """Where the rows of a text begin, each with at most so many cells and no word cut that fits
    into a row.

    A space at the end of a row may stand one cell beyond it.
    """
    found, cells, word, cells_of_word = [0], 0, 0, 0
    for k, sign in enumerate(text):
        size = get_character_cell_size(sign)
        room = width + (sign == " ")
        if cells + size > room:
            whole = found[-1] < word and cells_of_word + size <= room
            found.append(word if whole else k)
            cells = cells_of_word if whole else 0
        cells += size
        cells_of_word += size
        if sign == " ":
            word, cells_of_word = k + 1, 0
    if cells > width:
        found.append(len(text))
    return tuple(found)


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
        return Offset(sum(map(get_character_cell_size, before)), row)

    def _index_at(self, cell: int, row: int) -> int:
        """What stands at a cell of a row, or the end of the row."""
        start, end = self._text_of(max(0, min(row, len(self.rows) - 1)))
        cells = 0
        for k in range(start, end):
            cells += get_character_cell_size(self.value[k])
            if cell < cells:
                return k
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

    def replace(self, text: str, start: int, end: int) -> None:
        """Put a text in the place of another, without breaks and control codes."""
        super().replace(unbroken(text), start, end)

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
                shown.stylize(cursor, at - start, at - start + 1)
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
