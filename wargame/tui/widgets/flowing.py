"""Text that is drawn for a width: tables, gauges, hanging indents."""

from abc import abstractmethod

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget


class Flowing(Widget):
    """Draws itself when it learns how wide it is, before it is asked how high; so it is laid out
    once.
    """

    DEFAULT_CSS = "Flowing { height: auto; }"

    _drawn: tuple[int, Content] | None = None

    @abstractmethod
    def draw(self, width: int) -> Content:
        """The text, for so many columns."""

    def renew(self) -> None:
        """Draw it anew: what it shows has changed."""
        self._drawn = None
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self._text(width).get_height({}, width) if width else 0

    def render(self) -> Content:
        return self._text(self.content_size.width)

    def _text(self, width: int) -> Content:
        if self._drawn is None or self._drawn[0] != width:
            self._drawn = width, self.draw(width)
        return self._drawn[1]
