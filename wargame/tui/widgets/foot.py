"""The foot of a screen: which keys do what here, in a row or two that are drawn and not built.

A widget for every key would be made anew whenever the cursor moves; that is most of the time which
a key takes to show.
"""

from itertools import accumulate

from rich.cells import cell_len
from textual.content import Content
from textual.events import Click
from textual.screen import Screen
from textual.widget import Widget

Key = tuple[str, str, str]
"""A key, what stands for it, what it does."""


class Foot(Widget):
    """The keys of the screen and of whatever has the cursor; a click presses one."""

    DEFAULT_CSS = "Foot { dock: bottom; height: 1; }"

    def __init__(self) -> None:
        super().__init__()
        self.keys: tuple[Key, ...] = ()
        self.always: tuple[Key, ...] = ()
        """The program's own, shown however narrow the terminal is."""

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._learn)
        self._learn(self.screen)

    def _learn(self, screen: Screen[object]) -> None:
        """Take in the keys that hold now; draw only where they differ."""
        if not screen.is_attached:
            return
        shown: dict[tuple[object, str], Key] = {}
        for node, binding, enabled, _tooltip in screen.active_bindings.values():
            if binding.show and enabled:
                told = (binding.key, self.app.get_key_display(binding), binding.description)
                shown.setdefault((node, binding.action), told)
        keys = tuple(key for (node, _action), key in shown.items() if node is not self.app)
        always = tuple(key for (node, _action), key in shown.items() if node is self.app)
        if (keys, always) != (self.keys, self.always):
            self.keys, self.always = keys, always
            self._stand()

    def on_resize(self) -> None:
        self._stand()

    def _stand(self) -> None:
        """Take as many rows as the keys need, and draw them."""
        if self.size.width:
            self.styles.height = len(self.rows)
        self.refresh()

    @property
    def rows(self) -> tuple[tuple[Key, ...], ...]:
        """The keys as there is room for them: the program's own go without words before the
        screen's take a second row. Where that is too little the way back goes without words too,
        and what is left out is in the palette.
        """
        width, bare = self.size.width, _bare(self.always)
        for whole in ((*self.keys, *self.always), (*self.keys, *bare)):
            if _taken(whole) <= width:
                return (whole,)
        first = _fitting(self.keys, width)
        others = self.keys[len(first) :]
        for second in ((*others, *self.always), (*others, *bare)):
            if _taken(second) <= width:
                return (first, second)
        back = tuple(key for key in others if key[0] == "escape")
        bare = (*_bare(back), *bare)
        others = tuple(key for key in others if key not in back)
        return (first, (*_fitting(others, width - _taken(bare)), *bare))

    def render(self) -> Content:
        return Content("\n").join(map(_row, self.rows))

    def on_click(self, event: Click) -> None:
        """Press the key that was clicked on; none where its row is gone, and the page is still to
        be laid out anew.
        """
        rows, at = self.rows, 0
        for key in rows[event.y] if event.y < len(rows) else ():
            at += _width(key)
            if event.x < at:
                self.app.simulate_key(key[0])
                return


def _row(keys: tuple[Key, ...]) -> Content:
    return Content("").join(
        Content.assemble(" ", (told, "bold $footer-key-foreground"), _words(what), " ")
        for _key, told, what in keys
    )


def _bare(keys: tuple[Key, ...]) -> tuple[Key, ...]:
    """Keys without words."""
    return tuple((key, told, "") for key, told, _what in keys)


def _fitting(keys: tuple[Key, ...], room: int) -> tuple[Key, ...]:
    """The first keys, as many as there is room for."""
    ends = accumulate(map(_width, keys))
    return tuple(key for key, end in zip(keys, ends, strict=True) if end <= room)


def _taken(keys: tuple[Key, ...]) -> int:
    """The room that keys take."""
    return sum(map(_width, keys))


def _width(key: Key) -> int:
    _key, told, what = key
    return cell_len(f" {told}{_words(what)} ")


def _words(what: str) -> str:
    return f" {what}" if what else ""
