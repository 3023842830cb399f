"""`wargame print`: all the paper that a game needs, so that it can be ended without a screen."""

from collections.abc import Iterator
from pathlib import Path

from wargame.authoring.claims import registers
from wargame.authoring.load import Loaded, find, load
from wargame.prose.text import _
from wargame.report import briefs, conduct, forms, slips, wall
from wargame.report.document import Page, ReportError, Text
from wargame.report.kit import Kit
from wargame.report.rendering import index, told, write
from wargame.resources import seeds_dir


def pages(kit: Kit, at: int) -> tuple[Page, ...]:
    """Every page of the pack, without the index; `at` is the start in minutes of the day."""
    return tuple(page for page in _pages(kit, at) if page is not None)


def _pages(kit: Kit, at: int) -> Iterator[Page | None]:
    for seat in kit.seats:
        yield briefs.brief(kit, seat)
    for seat in kit.seats:
        yield briefs.book(kit, seat)
    yield slips.orders(kit)
    yield slips.deals(kit)
    yield wall.situation(kit)
    yield wall.odds(kit)
    yield wall.tracks(kit)
    yield conduct.running_sheet(kit, at)
    yield slips.cards(kit)
    yield briefs.whole_book(kit)
    yield conduct.rules(kit)
    yield wall.hidden_tracks(kit)
    yield forms.analyst(kit)
    yield forms.hotwash(kit)
    yield forms.survey(kit)


def start(kit: Kit, found: tuple[Page, ...]) -> Page:
    """The index of the pack."""
    head = Page(
        "index",
        _("Print pack"),
        kit.title,
        (
            Text(
                _(
                    "Every page prints in black and white on A4. In a browser, open a page and"
                    " print it with its own margins and without heads and feet."
                ),
                "lead",
            ),
        ),
        size=9.0,
    )
    sections = (
        (_("For each seat, and for no other eyes: briefs"), "briefs/"),
        (_("For each seat, and for no other eyes: orders"), "orders/"),
        (_("Slips"), "slips/"),
        (_("For the wall"), "wall/"),
        (_("For Control"), "control/"),
        (_("For everyone, afterwards"), "forms/"),
    )
    return index(found, sections, head)


def minutes_of(text: str) -> int:
    """`09:30` as minutes after midnight. Raises ReportError for anything else."""
    hours, colon, minutes = text.strip().partition(":")
    digits = all(part.isascii() and part.isdigit() for part in (hours, minutes))
    if colon and digits and len(minutes) == 2 and int(hours) < 24 and int(minutes) < 60:
        return int(hours) * 60 + int(minutes)
    raise ReportError(
        _("`{text}` is no time of day: write hours and minutes, such as 09:30.").format(text=text)
    )


def print_pack(
    scenario: str, out: Path, *, layout: str | None = None, at: str = "09:00", pdf: bool = True
) -> tuple[str, ...]:
    """Write the pack of a scenario into a folder; return what to tell.

    Raises ScenarioError for a scenario that cannot be played, ReportError where nothing can be
    written or `at` is no time.
    """
    begins = minutes_of(at)
    loaded: Loaded = load(find(scenario), layout=layout)
    kit = Kit.of(loaded, registers(seeds_dir()))
    found = pages(kit, begins)
    written = write(out, (start(kit, found), *found), pdf=pdf)
    long = [kit.names.seat(seat) for seat in kit.seats if briefs.too_long(kit, seat)]
    warnings = [
        _("The brief of {seat} is too long for one page: shorten it in the scenario.").format(
            seat=seat
        )
        for seat in long
    ]
    return (*told(written), *warnings)
