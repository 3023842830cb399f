"""All pages of the projector at one moment, in their order: pure functions of what may be shown."""

from collections.abc import Sequence

from textual.content import Content

from wargame.core.view import SeatView
from wargame.prose.awaited import awaits
from wargame.prose.text import _
from wargame.tui.cartography.drawing import Cartographer
from wargame.tui.cartography.palette import Palette
from wargame.tui.projector import moment, numbers, places, sheets
from wargame.tui.projector.headlines import Headline
from wargame.tui.projector.large import halved
from wargame.tui.projector.sheets import Block, Frame, Page, wrapped
from wargame.tui.projector.showing import Showing

TITLE, FIRST = 4, 4
"""Lines for the title of the newest headline, and for its text."""
CONTROL = -1


def pages(
    showing: Showing,
    charts: Sequence[Cartographer],
    palette: Palette,
    seconds: float,
    frame: Frame,
) -> tuple[Page, ...]:
    """Every page. `frame` is what is under the head; the page of the moment has no head.

    `charts` draw the parts of the map, as `places.charts` gives them; `seconds` have
    passed in the phase.
    """
    if not showing.view.turn:
        return moment.pages(showing, seconds, frame)
    return (
        *moment.pages(showing, seconds, frame),
        *_news(showing, frame),
        *numbers.tracks(
            showing, "tracks", _("Tracks"), numbers.shown(showing, "world"), frame, owned=False
        ),
        *numbers.ladders(showing, frame),
        *places.maps(showing, charts, palette, frame),
        *places.table(showing, frame),
        *numbers.tracks(
            showing, "seats", _("The seats"), numbers.shown(showing, "seat"), frame, owned=True
        ),
        *numbers.tracks(
            showing, "pairs", _("Between seats"), numbers.shown(showing, "pair"), frame, owned=True
        ),
        *places.holding(showing, frame),
        *_waiting(showing, frame),
    )


# ---- headlines


def _news(showing: Showing, frame: Frame) -> tuple[Page, ...]:
    """The newest large, those before it in two lines each, or in one where that is too much."""
    if not showing.news:
        return ()
    newest, *before = showing.news
    for lines in (2, 1):
        blocks = [_banner(newest, frame.width)]
        blocks += [_smaller(one, frame.width)[:lines] for one in before]
        if sheets.height(blocks) <= frame.height:
            break
    while sheets.height(blocks) > frame.height and len(blocks) > 1:
        blocks.pop()
    return (Page("news", _("Headlines"), sheets.spread(blocks, frame.height)),)


def _banner(one: Headline, width: int) -> Block:
    """A headline on a ground of its own over the whole width."""
    inner = width - 6
    lines: list[Content] = [Content("")]
    if one.above:
        lines += [Content(one.above).truncate(inner, ellipsis=True), Content("")]
    lines += wrapped(Content.styled(one.title, "bold"), inner, TITLE)
    if one.text:
        lines += [Content(""), *wrapped(one.text, inner, FIRST)]
    lines.append(Content(""))
    ground = "$background on $primary"
    return tuple(
        Content.assemble("   ", line, " " * (width - 3 - line.cell_length)).stylize_before(ground)
        for line in lines
    )


def _smaller(one: Headline, width: int) -> Block:
    said = Content.styled(one.title, "bold").truncate(width - 3, ellipsis=True)
    mark = Content.styled("▪  ", "$accent")
    lines = [Content.assemble(mark, said)]
    about = one.above or one.text
    if about:
        lines.append(Content.styled(f"   {about}", "$muted").truncate(width, ellipsis=True))
    return tuple(lines)


# ---- whom the game waits for


def _waiting(showing: Showing, frame: Frame) -> tuple[Page, ...]:
    """Every seat with its orders of this turn and whether the game waits for it; then Control."""
    if showing.view.over:
        return ()
    waiting = showing.view.waiting
    seats = showing.view.seats
    column = max((halved(_orders(seat))[0].cell_length for seat in seats), default=0)
    blocks = [
        numbers.beside_figure(
            halved(_orders(seat), "bold $accent" if seat.seat in waiting else "$muted"),
            column, _seat(showing, seat), frame.width,
        )
        for seat in seats
    ]  # fmt: skip
    if CONTROL in waiting:
        blocks.append((Content.assemble(" " * (column + numbers.APART), _late(_("Control"))),))
    return sheets.pages("waiting", _("Waiting for"), blocks, frame)


def _orders(seat: SeatView) -> str:
    return f"{seat.locked}/{seat.allowance}"


def _seat(showing: Showing, seat: SeatView) -> Block:
    """A seat's name and whether it is late, and what the figures beside it count."""
    name = Content(seat.name)
    if seat.seat in showing.view.waiting:
        name = _late(seat.name, awaits(showing.names, showing.view, seat.seat))
    elif seat.finished:
        name = Content.assemble(f"{seat.name}   ", ("✔ " + _("done"), "$muted"))
    counted = _("{locked} of {allowance} orders locked").format(
        locked=seat.locked, allowance=seat.allowance
    )
    return (name, Content.styled(counted, "$muted"), Content(""))


def _late(name: str, what: str = "") -> Content:
    said = _("waited for: {what}").format(what=what) if what else _("waited for")
    return Content.assemble((name, "bold"), "   ", (f"◀ {said}", "bold $accent"))
