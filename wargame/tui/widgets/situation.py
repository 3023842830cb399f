"""The situation as a seat may know it: the world's numbers, each place, each seat; what holds."""

from collections import Counter
from math import ceil
from string import Formatter
from typing import Protocol

from rich.cells import cell_len
from textual.content import Content

from wargame.core.view import DialView, View
from wargame.prose.names import Names
from wargame.prose.text import _, listed
from wargame.prose.undone import banner
from wargame.tui import drawing
from wargame.tui.widgets.flowing import Flowing

SCOPES = ("world", "place", "pair", "seat")
NARROWEST = 7
"""Cells of a column below which its head cannot be read."""
WIDEST = 12
"""Cells of a column in which most heads stand whole."""
HEAD = 4
"""Lines that the names of a table's columns may take."""
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
    # What a seat has to spend stands in the head of its own screen; Control looks at all of them.
    kinds = ("track", "flag", "resource") if sight.view.reader.control else ("track", "flag")
    shown = [
        dial for dial in sight.view.dials if dial.kind in kinds and dial.id not in names.hidden
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
    back = banner(sight.view.log)
    above = [Content.styled(f" {back} ", "bold reverse")] if back else []
    found = [Content("\n").join(part) for part in parts if len(part) > 1]
    return Content("\n\n").join([*above, *found])


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
    return Content("   ").join([name, *tracks, *([_apart(flags)] if flags else [])])


def _head(text: str) -> Content:
    return Content.styled(text, "bold $accent")


def _list(sight: Scene, dials: list[DialView], width: int) -> list[Content]:
    lines: list[Content] = []
    tracks = [dial for dial in dials if dial.kind == "track"]
    longest = max((cell_len(dial.name) for dial in tracks), default=0)
    for dial in tracks:
        before = sight.earlier.get(dial.slot, dial.value or 0)
        lines += drawing.track(sight.names, dial, before, width, longest)
    holding = [_flag(dial) for dial in dials if dial.kind == "flag" and dial.value]
    if holding:
        lines.append(_apart(holding))
    purse = [_held(sight, dial) for dial in dials if dial.kind == "resource"]
    return [*lines, Content("   ").join(purse)] if purse else lines


def _held(sight: Scene, dial: DialView) -> Content:
    """What a seat has of a resource, and what it will have next turn if it spends nothing."""
    coming = ""
    if dial.next is not None and sight.view.turn < sight.view.last:
        coming = _(" (next {next})").format(next=dial.next)
    return Content.assemble(f"{dial.name} ", (str(dial.value), "bold"), (coming, "$muted"))


def _flag(dial: DialView) -> Content:
    until = _(" until turn {turn}").format(turn=dial.until) if dial.until is not None else ""
    return Content.assemble(dial.name, (until, "$muted"))


def _apart(flags: list[Content]) -> Content:
    return Content.styled(" · ", "$accent").join(flags)


# ---- many places


def _table(
    sight: Scene, dials: list[DialView], owners: list[int], width: int
) -> list[list[Content]]:
    """A row for each place, a column for each track in which places differ; what nearly all have
    alike in a line below; then the flags that hold.
    """
    names = sight.names
    tracks = {dial.id: dial.name for dial in dials if dial.kind == "track"}
    columns = {id: {dial.owner: dial for dial in dials if dial.id == id} for id in tracks}
    alike = {id: usual for id, own in columns.items() if (usual := _usual(sight, own)) is not None}
    shown = {id: name for id, name in tracks.items() if id not in alike}
    placed = [owner for owner in owners if any(owner in columns[id] for id in shown)]
    rows = _rows(sight, shown, columns, placed, width)
    below = [_alike(sight, tracks[id], usual, columns[id]) for id, usual in alike.items()]
    flags = []
    for owner in owners:
        holding = [_flag(d) for d in dials if d.owner == owner and d.kind == "flag" and d.value]
        if holding:
            name = Content.styled(names.place(owner), "bold")
            flags.append(Content.assemble(name, "  ", _apart(holding)))
    return [rows, [_head(_("Nearly everywhere")), *below], [_head(_("What holds")), *flags]]


def _rows(
    sight: Scene,
    tracks: dict[str, str],
    columns: dict[str, dict[int, DialView]],
    owners: list[int],
    width: int,
) -> list[Content]:
    """The table itself: names of tracks over several lines where they are long."""
    names = sight.names
    first = min(16, max((cell_len(names.place(owner)) for owner in owners), default=0)) + 1
    room_for = max(1, (width - first) // NARROWEST)
    left_out, tracks = list(tracks.values())[room_for:], dict(list(tracks.items())[:room_for])
    # As wide as there is room for, so that no head is broken more than it must be.
    for even in range(WIDEST, 3, -1):
        heads = [_broken(name, even - 1) for name in tracks.values()]
        rooms = [max(6, *(cell_len(line) + 1 for line in head)) for head in heads]
        if first + even * len(heads) <= width:
            rooms = [even] * len(heads)
        if first + sum(rooms) <= width:
            break
    rows = [
        Content("")
        .join(
            [
                Content(_("Place") if k == HEAD - 1 else "").truncate(first, pad=True),
                *(_cell(Content(head[k]), room) for head, room in zip(heads, rooms, strict=True)),
            ]
        )
        .stylize("bold $accent")
        for k in range(HEAD)
        if any(head[k] for head in heads)
    ]
    for owner in owners:
        name = Content(names.place(owner)).truncate(first - 1, ellipsis=True, pad=True)
        cells = [
            _cell(_value(sight, columns[id].get(owner)), room)
            for id, room in zip(tracks, rooms, strict=True)
        ]
        rows.append(Content("").join([name, Content(" "), *cells]))
    if left_out:
        said = _("No room here for {tracks}").format(tracks=listed(left_out))
        rows.append(Content.styled(said, "$muted"))
    return rows


def _broken(name: str, width: int) -> tuple[str, ...]:
    """A name over several lines, those above empty where fewer suffice; a long word is parted."""
    lines: list[str] = []
    for word in name.split():
        if lines and cell_len(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines += _parted(word, width)
    if len(lines) > HEAD:
        lines = [*lines[: HEAD - 1], lines[HEAD - 1].rstrip("-")[: width - 1] + "…"]
    return (*[""] * (HEAD - len(lines)), *lines)


def _parted(word: str, width: int) -> list[str]:
    """A word in parts of much the same length, a hyphen at the end of each but the last."""
    if len(word) <= width or width < 3:
        return [word]
    size = ceil(len(word) / ceil(len(word) / (width - 1)))
    parts = [word[at : at + size] for at in range(0, len(word), size)]
    return [*(f"{part}-" for part in parts[:-1]), parts[-1]]


def _usual(sight: Scene, own: dict[int, DialView]) -> int | None:
    """The number that nearly all places have and had; None where they differ, or where one is a
    band.
    """
    values = [dial.value for dial in own.values()]
    if len(values) < MANY or None in values:
        return None
    still = [dial.value for dial in own.values() if not _moved(sight, dial)]
    value, count = Counter(still).most_common(1)[0] if still else (None, 0)
    return value if count * 4 >= len(values) * 3 else None


def _moved(sight: Scene, dial: DialView) -> bool:
    return sight.earlier.get(dial.slot, dial.value) != dial.value


def _alike(sight: Scene, name: str, usual: int, own: dict[int, DialView]) -> Content:
    """`Arrears 0`, with the places that have or had another number."""
    low = next(iter(own.values())).low
    parts = {
        "usual": Content.assemble((f"{name} ", "$muted"), (drawing.figure(usual, low), "bold")),
        "others": Content(_(", ")).join(
            Content.assemble(sight.names.place(dial.owner), " ", _value(sight, dial))
            for dial in own.values()
            if dial.value != usual or _moved(sight, dial)
        ),
    }
    if not parts["others"]:
        return parts["usual"]
    pieces = Formatter().parse(_("{usual}, but {others}"))
    return Content("").join(
        part
        for text, gap, _spec, _how in pieces
        for part in (Content(text), parts.get(gap or "", Content("")))
    )


def _cell(content: Content, column: int) -> Content:
    return content.truncate(column - 1, ellipsis=content.cell_length >= column, pad=True).pad_right(
        1
    )


def _value(sight: Scene, dial: DialView | None) -> Content:
    """A number with its arrow, a band where only that is known, a dot where nothing is."""
    if dial is None:
        return Content.styled("·", "$muted")
    if dial.value is None:
        return Content.styled(dial.band, "italic")
    before = sight.earlier.get(dial.slot, dial.value)
    number = drawing.figure(dial.value, dial.low)
    return Content.assemble((number, "bold"), drawing.arrow(before, dial.value))
