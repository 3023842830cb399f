"""The foot of a screen: which keys do what here, in one line that is drawn and not built.

A widget for every key would be made anew whenever the cursor moves; that is most of the time which
a key takes to show.
"""

from textual.content import Content
from textual.events import Click
from textual.screen import Screen
from textual.widget import Widget


class Foot(Widget):
    """The keys of the screen and of whatever has the cursor; a click presses one."""

    DEFAULT_CSS = "Foot { dock: bottom; height: 1; }"

    def __init__(self) -> None:
        super().__init__()
        self.keys: tuple[tuple[str, str, str], ...] = ()
        """The key, what stands for it, what it does."""

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._learn)
        self._learn(self.screen)

    def _learn(self, screen: Screen[object]) -> None:
        """Take in the keys that hold now; draw only where they differ."""
        if not screen.is_attached:
            return
        shown: dict[str, tuple[str, str, str]] = {}
        for _node, binding, enabled, _tooltip in screen.active_bindings.values():
            if binding.show and enabled:
                told = (binding.key, self.app.get_key_display(binding), binding.description)
                shown.setdefault(binding.action, told)
        keys = tuple(shown.values())
        if keys != self.keys:
            self.keys = keys
            self.refresh()

    def render(self) -> Content:
        return Content("").join(
            Content.assemble(" ", (told, "bold $footer-key-foreground"), f" {what} ")
            for _key, told, what in self.keys
        )

    def on_click(self, event: Click) -> None:
        """Press the key that was clicked on."""
        at = 0
        for key, told, what in self.keys:
            at += Content(f" {told} {what} ").cell_length
            if event.x < at:
                self.app.simulate_key(key)
                return
