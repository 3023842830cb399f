"""The situation as a seat may know it: the world's numbers, each place, each seat; what holds."""

from typing import Protocol

from textual.content import Content

from wargame.core.view import DialView, View
from wargame.prose.names import Names
from wargame.prose.text import _
from wargame.tui import drawing
from wargame.tui.widgets.flowing import Flowing

SCOPES = ("world", "place", "pair", "seat")
MANY = 3
"""Places from which on they stand in a table."""


class Scene(Protocol):
    """A moment as some reader may know it."""

    @property
    def names(self) -> Names: ...
    @property
    def view(self) -> View: ...
    @property
    def earlier(self) -> dict[int, int]: ...


class Situation(Flowing):
    """Tracks with gauge, arrow and level; flags that hold; by owner."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id, classes="situation")
        self.sight: Scene | None = None

    def show(self, sight: Scene) -> None:
        """Show a moment."""
        self.sight = sight
        self.renew()

    def draw(self, width: int) -> Content:
        return situation(self.sight, width) if self.sight is not None else Content("")


def situation(sight: Scene, width: int) -> Content:
    """The whole page at a width: lists, or a table of the places where there are many."""
    names = sight.names
    scopes = {dial.id: dial.scope for dial in names.game.dials}
    shown = [
        dial
        for dial in sight.view.dials
        if dial.kind in ("track", "flag") and dial.id not in names.hidden
    ]
    parts: list[list[Content]] = []
    for scope in SCOPES:
        own = [dial for dial in shown if scopes[dial.id] == scope]
        owners = sorted({dial.owner for dial in own})
        if scope == "place" and len(owners) >= MANY:
            parts += _table(sight, own, owners, width)
            continue
        for owner in owners:
            here = [dial for dial in own if dial.owner == owner]
            head = names.owner(scope, owner) or _("The world")
            parts.append([_head(head), *_list(sight, here, width)])
    return Content("\n\n").join([Content("\n").join(part) for part in parts if len(part) > 1])


def place_line(sight: Scene, place: int) -> Content:
    """What is known of one place in a line or two."""
    scopes = {dial.id: dial.scope for dial in sight.names.game.dials}
    own = [
        dial
        for dial in sight.view.dials
        if scopes[dial.id] == "place" and dial.owner == place and dial.id not in sight.names.hidden
    ]
    tracks = [
        Content.assemble((f"{dial.name} ", "$muted"), _value(sight, dial))
        for dial in own
        if dial.kind == "track"
    ]
    flags = [_flag(dial) for dial in own if dial.kind == "flag" and dial.value]
    name = Content.styled(sight.names.place(place), "bold $accent")
    return Content("   ").join([name, *tracks, *flags])


def _head(text: str) -> Content:
    return Content.styled(text, "bold $accent")


def _list(sight: Scene, dials: list[DialView], width: int) -> list[Content]:
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


# ---- many places


def _table(
    sight: Scene, dials: list[DialView], owners: list[int], width: int
) -> list[list[Content]]:
    """A row for each place, a column for each of its tracks; then the flags that hold."""
    names = sight.names
    tracks = {dial.id: dial.name for dial in dials if dial.kind == "track"}
    first = min(16, max(len(names.place(owner)) for owner in owners)) + 1
    column = max(4, min(12, (width - first) // max(1, len(tracks))))
    head = [Content(_("Place")).truncate(first, pad=True)]
    head += [_cell(Content(name), column) for name in tracks.values()]
    rows = [Content("").join(head).stylize("bold $accent")]
    for owner in owners:
        here = {dial.id: dial for dial in dials if dial.owner == owner}
        name = Content(names.place(owner)).truncate(first - 1, ellipsis=True, pad=True)
        cells = [_cell(_value(sight, here.get(id)), column) for id in tracks]
        rows.append(Content("").join([name, Content(" "), *cells]))
    flags = []
    for owner in owners:
        holding = [_flag(d) for d in dials if d.owner == owner and d.kind == "flag" and d.value]
        if holding:
            name = Content.styled(names.place(owner), "bold")
            flags.append(Content("  ").join([name, *holding]))
    return [rows, [_head(_("What holds")), *flags]]


def _cell(content: Content, column: int) -> Content:
    return content.truncate(column - 1, ellipsis=len(content) > column, pad=True).pad_right(1)


def _value(sight: Scene, dial: DialView | None) -> Content:
    """A number with its arrow, a band where only that is known, a dot where nothing is."""
    if dial is None:
        return Content.styled("·", "$muted")
    if dial.value is None:
        return Content.styled(dial.band, "italic")
    before = sight.earlier.get(dial.slot, dial.value)
    number = drawing.figure(dial.value, dial.low)
    return Content.assemble((number, "bold"), drawing.arrow(before, dial.value))
