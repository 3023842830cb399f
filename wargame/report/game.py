"""`wargame report`: what a game was, as pages for each reader and as tables.

Public pages and pages of seats are made from those readers' logs alone; the rest is Control's.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from wargame.authoring.claims import registers
from wargame.core.view import standing
from wargame.play.codec import CodecError
from wargame.play.journal import Journal, JournalError
from wargame.play.replaying import replay as play_again
from wargame.play.session import Session
from wargame.prose.text import _
from wargame.report import (
    aftermath,
    argued,
    arrived,
    judged,
    ordered,
    promised,
    retelling,
    review,
    rows,
    ruled,
)
from wargame.report.case import Case
from wargame.report.cells import csv_text
from wargame.report.document import Page, Text
from wargame.report.kit import Kit
from wargame.report.rendering import index, put, told, write
from wargame.resources import seeds_dir
from wargame.seat.agreed import Agreed


def kit_of(session: Session) -> Kit:
    """What pages about a game are made from."""
    return Kit.of(session.loaded, registers(seeds_dir()))


def case_of(kit: Kit, session: Session, *, names: bool = False) -> Case:
    """The game as its tables and Control's pages tell it; people by pseudonyms unless `names`."""
    people: Mapping[str, str] = {}
    if names:
        people = {
            f"p{person.number}": person.name
            for person in session.journal.people
            if person.name is not None
        }
    reader = kit.reader(-1)
    lines = kit.prose.tell(Agreed(session).log(reader), reader, session.state)
    return Case.of(session, kit.names, people, lines)


def open_pages(kit: Kit, session: Session) -> tuple[Page, ...]:
    """The pages that hold only what their readers may know: the public's, then each seat's."""
    found = [
        retelling.ending(kit, session, standing(session.log(kit.public))),
        retelling.turn_sheets(kit, session),
        *argued.facts(kit, session),
        retelling.replay(kit, session, None),
        *(retelling.replay(kit, session, seat) for seat in kit.seats),
    ]
    return tuple(page for page in found if page is not None)


def control_pages(kit: Kit, case: Case) -> tuple[Page, ...]:
    """The pages that open everything."""
    session = case.session
    verdict = session.journal.verify()
    difference = play_again(session) if verdict.intact else None
    return (
        aftermath.hotwash(kit, case),
        ordered.side_by_side(kit, case),
        promised.page(kit, case),
        *argued.pages(kit, case),
        ruled.page(kit, case),
        arrived.page(kit, case),
        review.questions(kit, case),
        judged.page(kit, case),
        review.calibration(kit, case),
        aftermath.summary(kit, case, verdict, difference),
        ordered.orders(kit, case),
        review.timeline(kit, case),
    )


def start(kit: Kit, session: Session, found: tuple[Page, ...]) -> Page:
    """The index of the report."""
    head = Page(
        "index",
        _("Report"),
        kit.title,
        (
            Text(
                _(
                    "Hand out what stands under a reader's name to that reader only. The folder"
                    " “control” holds the secrets of all, also as tables."
                ),
                "lead" if session.state.over else "warning",
            ),
        ),
    )
    sections = (
        (_("For everyone"), "public/"),
        (_("For each seat, and for no other eyes"), "seats/"),
        (_("For Control, for the talk right afterwards"), ("control/hotwash", "control/decisions")),
        (_("For Control"), "control/"),
    )
    return index(found, sections, head)


def files(kit: Kit, case: Case) -> Mapping[str, bytes]:
    """The tables, as CSV each and as one JSON, by their paths."""
    made = rows.tables(case)
    found = {
        f"control/tables/{name}.csv": b"\xef\xbb\xbf" + csv_text(rows.head(name), table).encode()
        for name, table in made.items()
    }
    header = case.session.header
    whole = {
        "game": header.game,
        "scenario": header.scenario,
        "layout": header.layout,
        "engine": header.engine,
        "created": header.created,
        "seed_hash": header.seed_hash,
        "over": case.session.state.over,
        "tables": {
            name: [{key: row.get(key) for key in rows.head(name)} for row in table]
            for name, table in made.items()
        },
    }
    text = json.dumps(whole, ensure_ascii=False, indent=1)
    return {**found, "control/tables/game.json": text.encode()}


def report(game: Path, out: Path, *, names: bool = False, pdf: bool = True) -> tuple[str, ...]:
    """Write the report of a game into a folder; return what to tell.

    Raises JournalError and SessionError for a file that is no game or cannot be read, ReportError
    where nothing can be written.
    """
    with Journal.open(game, read_only=True) as journal:
        damages = journal.verify().damages
    try:
        with Session.open(game, read_only=True) as session:
            kit = kit_of(session)
            case = case_of(kit, session, names=names)
            found = (*open_pages(kit, session), *control_pages(kit, case))
            tables = files(kit, case)
            pages = (start(kit, session, found), *found)
            over = session.state.over
    except CodecError as error:
        raise JournalError(
            _("{file} cannot be read: {why}").format(file=game, why=error)
        ) from error
    written = write(out, pages, pdf=pdf)
    for path, content in tables.items():
        put(out / path, content)
    lines = list(told(written))
    if damages:
        lines.append(
            _("{file} was changed after it was written, at {place}.").format(
                file=game, place=damages[0]
            )
        )
    if not over:
        lines.append(_("The game goes on: what is in `control` holds secrets, keep it from all."))
    return tuple(lines)
