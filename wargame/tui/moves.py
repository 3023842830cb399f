"""What screens ask of the open game; each runs on the game's thread and returns plain values."""

from pathlib import Path

import attrs

from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.orders import Refused
from wargame.core.rooms import Room as Aside
from wargame.core.scenario import Phase
from wargame.core.view import View, control_reader, public_reader
from wargame.play.clock import PhaseClock
from wargame.play.journal import JournalError
from wargame.play.session import CONTROL
from wargame.prose import untold
from wargame.prose.text import _
from wargame.seat import bargaining, threads
from wargame.seat.cast import preside as preside_over
from wargame.seat.parting import afterwards
from wargame.seat.silences import time_over as time_is_over
from wargame.tui.cards import Card, cards, opening
from wargame.tui.grounds import Ground, ground
from wargame.tui.host import Room
from wargame.tui.projector.showing import Showing, showing
from wargame.tui.sight import Put, Sight, sight


@attrs.frozen
class Next:
    """Whom the game waits for: a person here, nobody here (`seat` is None), or nobody at all."""

    over: bool
    seat: int | None
    name: str
    covered: bool
    """Whether the screen has to be handed over before the seat may look."""
    waiting: str
    talks: bool
    """Whether a talk phase waits for the persons here to go on."""


@attrs.frozen
class Welcome:
    """What a seat is shown as it sits down."""

    fresh: bool
    digest: tuple[str, ...]
    """For who comes late: three lines in place of all the news."""
    news: tuple[Card, ...]
    looks_back: bool
    """Whether it is asked what it holds of the turn that is over."""
    asked: Put | None
    sight: Sight
    again: bool
    """Whether the news may have been told before the game was left: it tells of all since the seat
    first did something when it last had the screen.
    """


@attrs.frozen
class Done:
    """What came of a command, and the screen as it is now.

    `refused` says why it was not taken; `trouble` what went wrong after it was, which is kept.
    """

    refused: str
    trouble: str
    sight: Sight


@attrs.frozen
class Finale:
    """The end of a game, for all to look at."""

    ending: tuple[str, ...]
    hopes: tuple[str, ...]
    seal: tuple[str, ...]
    trouble: str = ""
    """What went wrong with keeping that it was shown."""


def whose_turn(room: Room) -> Next:
    """Whom the game waits for now."""
    company, names = room.company, room.prose.names
    view = room.session.view(public_reader(room.session.game))
    seat = company.next()
    return Next(
        room.session.state.over,
        seat,
        names.seat(seat) if seat is not None else "",
        seat is not None and company.shared and company.seated != seat,
        room.prose.waiting_for(view, view.waiting),
        company.talking,
    )


def sit(room: Room, seat: int) -> Welcome:
    """Let a seat sit down: what it has not been told is told now."""
    company = room.company
    company.seated = seat
    sitter, digest = company.sitter(seat), company.digest(seat)
    fresh, sitter.fresh = sitter.fresh, False
    again = sitter.news.heard < 0 and not fresh
    seen = sight(room, seat)
    first = opening(room.prose.names, seen.view) if fresh else ()
    return Welcome(
        fresh,
        digest,
        (
            *first,
            *cards(room.prose.names, room.session.state, sitter.news.hear(), seen.view.asking),
        ),
        company.presided and not (fresh or digest) and sitter.news.looks_back(),
        next((put for put in seen.questions if not put.question.due), None),
        seen,
        again,
    )


Seats = tuple[tuple[int, str], ...]
"""Seats with their names."""


@attrs.frozen
class Talking:
    """A talk phase that waits for the persons here."""

    lines: tuple[str, ...]
    phase: Phase
    clock: PhaseClock
    view: View
    seats: Seats
    wall: Showing
    """What all may look at while they talk."""


def talking(room: Room) -> Talking | None:
    """The talk phase that waits for the persons here, if one does."""
    company, names = room.company, room.prose.names
    view = room.session.view(public_reader(room.session.game))
    if not company.talking or not names.scenario.phases:
        return None
    return Talking(
        room.prose.moment(view),
        names.scenario.phases[view.phase],
        room.session.clock,
        view,
        tuple((seat, names.seat(seat)) for seat in company.persons),
        showing(room),
    )


def newcomers(room: Room) -> Seats:
    """The seats here that have not read their briefs yet."""
    return tuple((seat, room.prose.names.seat(seat)) for seat in room.company.newcomers())


def go_on(room: Room) -> None:
    """End the talk phase for all here."""
    room.company.go_on()


def presided(room: Room) -> bool:
    """Whether a person is Control, whose screen this is."""
    return room.company.presided


def seat_may_look(room: Room) -> bool:
    """Whether a person in a seat may sit at the screen as Control's is about to be opened: a game
    that is gone on with may have been left while the screen was lent, which no record tells.
    """
    return room.company.resumed and bool(room.company.persons)


def preside(room: Room) -> None:
    """Give Control's part to a person here, if an autopilot has it and the game goes on."""
    if not room.session.state.over:
        room.company.reopen()
        preside_over(room.session)


def unseat(room: Room, seat: int) -> None:
    """Take back that a seat sat down: its brief and its news wait for whoever sits down next."""
    room.company.seated = -1
    room.company.sitters.pop(seat, None)


def awaited(room: Room, seat: int) -> bool:
    """Whether the game waits for something of a seat, or Control for its reply."""
    view = room.session.view(room.company.sitter(seat).news.reader)
    return not view.over and (
        seat in view.waiting or any(seat in matter.late for matter in view.matters)
    )


def entries(room: Room) -> int:
    """How much is on the record: what a seat does makes it more."""
    return room.session.lines.last


def rise(room: Room) -> None:
    """Nobody sits at the screen any more, or all do."""
    room.company.seated = -1


@attrs.frozen
class Account:
    """What all here are told together, if anything; which rules all may know of."""

    cards: tuple[Card, ...]
    ground: Ground
    upto: int
    """Up to which line of the public's log it is all told then."""


def account(room: Room) -> Account:
    """What all here are to be told together now."""
    reader, company = public_reader(room.session.game), room.company
    news = company.account()
    view = room.session.view(reader) if news else None
    told = cards(room.prose.names, room.session.state, news or (), view.asking if view else ())
    if view is None or not told:
        company.announce(company.heard)
        return Account((), Ground(), company.heard)
    return Account(told, ground(room, reader, view), company.heard)


def announce(room: Room, number: int, *, ended: bool = False) -> str:
    """Keep how far all here were told, how it ended too; what went wrong with that."""
    try:
        room.company.announce(number, ended=ended)
    except JournalError as error:
        return _told(room, CONTROL, error)
    return ""


def time_over(room: Room) -> str:
    """Let silence be the answer of who did not answer in time; what went wrong with that."""
    try:
        time_is_over(room.company)
        room.company.run_on()
    except (Refused, JournalError) as error:
        return _told(room, CONTROL, error)
    return ""


def cautioned(room: Room, offer: cm.OfferDeal) -> tuple[str, ...]:
    """What the scenario cautions against in the draft of a deal."""
    return bargaining.warned(room.session, room.prose.names, offer)


def submit(room: Room, seat: int, command: cm.Command) -> Done:
    """Carry a seat's command out, then let autopilots go on."""
    refused, trouble = carried(room, command, seat)
    return Done(refused, trouble, sight(room, seat))


def carried(room: Room, command: cm.Command, seat: int) -> tuple[str, str]:
    """Carry a command out, then let autopilots go on: why it is refused, and what went wrong after
    it was accepted, as the seat (-1: Control) is told.

    What is refused changes nothing; where the autopilots cannot go on, the command was accepted all
    the same.
    """
    try:
        room.session.submit(command)
    except (Refused, JournalError) as error:
        return _told(room, seat, error), ""
    try:
        room.company.run_on()
    except (Refused, JournalError) as error:
        return "", _told(room, seat, error)
    return "", ""


def _told(room: Room, seat: int, error: Refused | JournalError) -> str:
    if isinstance(error, Refused):
        return room.prose.refusal(error.refusal, seat=seat, state=room.session.state)
    return _("{why} What was locked before is kept.").format(why=error)


def read_room(room: Room, seat: int, one: Aside) -> None:
    """A seat or Control has read a room to its end."""
    threads.read(room.company, seat, one)


def account_of(room: Room, seat: int, number: int) -> tuple[str, ...]:
    """One entry in full of the log of a seat, or of Control's (-1)."""
    game = room.session.game
    reader = control_reader(game) if seat == CONTROL else room.company.sitter(seat).news.reader
    log, state = room.session.log(reader), room.session.state
    seen = next(one for one in log if one.number == number)
    if isinstance(seen.event, ev.Rewound):
        # How much is undone is told of the log as it is shown.
        return tuple(one.text for one in room.company.told(reader) if one.number == number)
    later = () if reader.control else untold.in_log(room.prose.names, state, log, number)
    return room.prose.account(seen.event, reader, state, later)


@attrs.frozen
class Last:
    """A seat's last news; `covered` where the screen has to be handed over before it may look."""

    name: str
    covered: bool
    news: tuple[Card, ...]
    ground: Ground


def last_news(room: Room) -> tuple[Last, ...]:
    """At the end, each seat here that has not been told all; none whose person never sat here."""
    company, names = room.company, room.prose.names
    found, away = [], company.spoken_for()
    for seat in company.persons:
        if seat in away:
            continue
        sitter = company.sitter(seat)
        news = cards(names, room.session.state, sitter.news.hear())
        if news:
            covered = company.passed_round and company.seated != seat
            company.seated = seat
            view = room.session.view(sitter.news.reader)
            known = ground(room, sitter.news.reader, view)
            found.append(Last(names.seat(seat), covered, news, known))
    return tuple(found)


def finale(room: Room) -> Finale:
    """The end for all: grades, what was hoped for, the seed of the dice."""
    company, session = room.company, room.session
    ended = company.ended()
    trouble = announce(room, len(session.log(public_reader(session.game))), ended=True)
    return Finale(
        room.prose.ending(ended) if ended is not None else (),
        company.hopes(),
        (
            _("The seed of the dice was {seed}.").format(seed=session.journal.seed),
            _("Its hash, as shown at the start: {hash}.").format(hash=session.header.seed_hash),
        ),
        trouble,
    )


def passed_round(room: Room) -> bool:
    """Whether several persons are here, Control among them, who look at the end together."""
    return room.company.passed_round


def control_alone(room: Room) -> bool:
    """Whether nobody but Control ever sat at the screen, so that it is handed to nobody."""
    company = room.company
    return company.presided and company.spoken_for() == company.persons


def parting(room: Room, file: Path) -> tuple[str, ...]:
    """What to type to go on, or to read the game again."""
    return afterwards(room.session, file, room.company.persons)


def stuck(room: Room, error: Refused) -> str:
    """Why the game cannot go on: an autopilot's command is not accepted."""
    said = _("The game cannot go on by itself. {why}")
    return said.format(why=room.prose.refusal(error.refusal))
