"""What the launcher tells of a scenario or a kept game once it has looked inside.

A scenario that cannot be played, or a file that is no game, says so in place of what it offers.
"""

import json
from pathlib import Path

import attrs
from textual.content import Content

from wargame.authoring.diagnostics import ScenarioError
from wargame.authoring.heads import Head
from wargame.authoring.load import Loaded, in_languages, load
from wargame.language import wanted
from wargame.play.journal import Journal, JournalError
from wargame.prose.text import _, counted, labelled
from wargame.seat.cast import seat_name

TURN = '"TurnBegan"'
LATE = 20
"""Entries that may follow the end of a game: what people note when it is over."""


@attrs.frozen
class Offer:
    """The line of the list, and the page beside it."""

    line: Content
    page: Content
    playable: bool


def offer(head: Head) -> Offer:
    """What a scenario offers, or what is wrong with it."""
    try:
        return _offered(in_languages(load(head.path), *wanted()))
    except (ScenarioError, FileNotFoundError) as error:
        line = Content.assemble(f"  {head.name}  ", (_("cannot be played"), "bold $error"))
        page = Content.assemble(
            (head.name, "bold $primary"), "\n\n",
            (_("This scenario cannot be played:"), "bold $error"), "\n\n", str(error),
        )  # fmt: skip
        return Offer(line, page, playable=False)


def _offered(loaded: Loaded) -> Offer:
    spec = loaded.scenario
    length = counted("{n} min", "{n} min", spec.minutes) if spec.minutes else ""
    seats = counted("{n} seat", "{n} seats", len(spec.seats))
    line = Content.assemble(f"  {spec.name}", (f"  {length or seats}", "$muted"))
    parts: list[Content | str] = [
        Content.styled(spec.name, "bold $primary"),
        Content.styled(_facts(loaded), "$muted"),
        "",
        spec.summary,
    ]
    parts += ["", _head(_("Seats"))]
    for seat, one in enumerate(spec.seats):
        about = f": {one.about}" if one.about else ""
        parts.append(Content.assemble(("• ", "$accent"), (seat_name(loaded, seat), "bold"), about))
    if spec.teaches:
        parts += ["", _head(_("What it teaches"))]
        parts += [Content.assemble(("• ", "$accent"), one) for one in spec.teaches]
    if len(loaded.layouts) > 1:
        parts += ["", _head(_("Layouts"))]
        parts += [
            Content.assemble(
                ("• ", "$accent"), (one.name or labelled(one.id), "bold"), f" {one.about}"
            )
            for one in loaded.layouts
        ]
    if loaded.diagnostics:
        said = counted("{n} warning: see wargame check", "{n} warnings: see wargame check",
                       len(loaded.diagnostics))  # fmt: skip
        parts += ["", Content.styled(said, "$warning")]
    return Offer(line, Content("\n").join(parts), playable=True)


def _facts(loaded: Loaded) -> str:
    spec = loaded.scenario
    facts = [counted("{n} turn", "{n} turns", spec.turns)]
    if spec.minutes:
        facts.insert(0, counted("{n} minute", "{n} minutes", spec.minutes))
    facts.append(_("version {version}").format(version=spec.version))
    if spec.license:
        facts.append(spec.license)
    return " · ".join(facts)


def _head(text: str) -> Content:
    return Content.styled(text, "bold $accent")


def kept(file: Path) -> Offer:
    """What a kept game is: its scenario, how far it came and when, or why it cannot be gone on
    with.
    """
    try:
        with Journal.open(file, read_only=True) as journal:
            header, head = journal.header, journal.head
            over, turn = finished(journal), reached(journal)
    except JournalError as error:
        line = Content.assemble(f"  {file.name}  ", (_("cannot be opened"), "bold $error"))
        page = Content.assemble((file.name, "bold $primary"), "\n\n", (str(error), "$error"))
        return Offer(line, page, playable=False)
    state = _("over") if over else _("turn {turn}").format(turn=turn)
    line = Content.assemble(
        f"  {header.scenario}", (f"  {state}", "$accent"), (f"\n    {file.stem}", "$muted")
    )
    page = Content.assemble(
        (header.scenario, "bold $primary"), "\n",
        (file.name, "$muted"), "\n\n",
        _("Begun {when}.").format(when=_told(header.created)), "\n",
        _("Last played {when}, in turn {turn}.").format(
            when=_told(head.time if head is not None else header.created), turn=turn
        ), "\n\n",
        _("It is over: Enter shows how it ended.") if over
        else _("Enter goes on exactly where it stood."),
    )  # fmt: skip
    return Offer(line, page, playable=True)


def _told(time: str) -> str:
    """An ISO 8601 time as it is read: day and minute."""
    return time[:16].replace("T", " ")


def reached(journal: Journal) -> int:
    """The turn that a game is in; seen from its entries, without its scenario."""
    turn = 0
    for entry in journal.path():
        if TURN in entry.events:
            events = json.loads(entry.events)
            turn = max((turn, *(fields[1] for kind, fields in events if kind == "TurnBegan")))
    return turn


def finished(journal: Journal) -> bool:
    """Whether a game is over; seen from its last entries, without its scenario."""
    last = journal.head.seq if journal.head is not None else 0
    return any('"GameEnded"' in entry.events for entry in journal.entries(max(0, last - LATE)))
