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

NEWS = "news"
"""How the ids of the pages of headlines begin."""
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
    """The newest large, those before it smaller; none is cut."""
    if not showing.news:
        return ()
    newest, *before = showing.news
    blocks = [_banner(newest, frame.width), *(_smaller(one, frame.width) for one in before)]
    return sheets.pages(NEWS, _("Headlines"), blocks, frame)


def _banner(one: Headline, width: int) -> Block:
    """A headline on a ground of its own over the whole width."""
    inner = width - 6
    lines: list[Content] = [Content("")]
    if one.above:
        lines += [*wrapped(one.above, inner), Content("")]
    lines += wrapped(Content.styled(one.title, "bold"), inner)
    if one.text:
        lines += [Content(""), *wrapped(one.text, inner)]
    lines.append(Content(""))
    ground = "$background on $primary"
    return tuple(
        Content.assemble("   ", line, " " * (width - 3 - line.cell_length)).stylize_before(ground)
        for line in lines
    )


def _smaller(one: Headline, width: int) -> Block:
    first, *rest = wrapped(Content.styled(one.title, "bold"), width - 3)
    about = one.above or one.text
    rest += wrapped(Content.styled(about, "$muted"), width - 3) if about else ()
    return (Content.assemble(("▪  ", "$accent"), first), *(line.pad_left(3) for line in rest))


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
