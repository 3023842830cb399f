"""The situation as a seat may know it: the world's numbers, each place, each seat; what holds."""

from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from wargame.core.view import DialView
from wargame.prose.text import _
from wargame.tui import drawing
from wargame.tui.sight import Sight

SCOPES = ("world", "place", "pair", "seat")


class Situation(Static):
    """Tracks with gauge, arrow and level; flags that hold; by owner."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id, classes="situation")
        self.sight: Sight | None = None

    def show(self, sight: Sight) -> None:
        """Show a moment."""
        self.sight = sight
        self._draw()

    def on_resize(self, _event: Resize) -> None:
        self._draw()

    def _draw(self) -> None:
        if self.sight is not None and self.size.width:
            self.update(situation(self.sight, self.size.width))


def situation(sight: Sight, width: int) -> Content:
    """The whole page at a width."""
    names, view = sight.names, sight.view
    scopes = {dial.id: dial.scope for dial in names.game.dials}
    shown = [
        dial
        for dial in view.dials
        if dial.kind in ("track", "flag") and dial.id not in names.hidden
    ]
    lines: list[Content] = []
    for scope in SCOPES:
        own = [dial for dial in shown if scopes[dial.id] == scope]
        for owner in sorted({dial.owner for dial in own}):
            here = [dial for dial in own if dial.owner == owner]
            part = _part(sight, here, width)
            if not part:
                continue
            head = names.owner(scope, owner) or _("The world")
            lines += [
                *([Content("")] if lines else []),
                Content.styled(head, "bold $accent"),
                *part,
            ]
    return Content("\n").join(lines)


def _part(sight: Sight, dials: list[DialView], width: int) -> list[Content]:
    lines: list[Content] = []
    for dial in dials:
        if dial.kind == "track":
            before = sight.earlier.get(dial.slot, dial.value or 0)
            lines += drawing.track(sight.names, dial, before, width)
    holding = [_flag(dial) for dial in dials if dial.kind == "flag" and dial.value]
    if holding:
        lines.append(Content("  ").join(holding))
    return lines


def _flag(dial: DialView) -> Content:
    until = _(" until turn {turn}").format(turn=dial.until) if dial.until is not None else ""
    return Content.assemble(("◆ ", "$accent"), dial.name, (until, "$muted"))
