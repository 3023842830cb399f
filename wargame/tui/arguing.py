"""What is argued, as screens show it: gathered on the game's thread, drawn for a width."""

from collections.abc import Iterable, Iterator
from math import ceil

import attrs
from textual.content import Content

from wargame.core import events as ev
from wargame.core.methods import CHOOSING, NONE, SEALED, odds, result
from wargame.core.view import View
from wargame.play.clock import PhaseClock, utc_now
from wargame.prose import arguing
from wargame.prose.arguing import Account
from wargame.prose.names import Names
from wargame.prose.text import _, signed
from wargame.seat.silences import Silence
from wargame.tui.host import Room

__all__ = ["Account", "Point", "docket", "headline", "left", "points"]


@attrs.frozen
class Point:
    """A matter as its reader may know it."""

    account: Account
    clock: PhaseClock | None
    """The clock of a silence procedure; None where none runs."""

    @property
    def number(self) -> int:
        return self.account.matter.number

    @property
    def open(self) -> bool:
        """Whether it was taken up."""
        return self.account.matter.open


def points(room: Room, view: View) -> tuple[Point, ...]:
    """All that is argued, or waits for it, in a reader's view."""
    found = arguing.accounts(view.matters, view.log)
    return tuple(Point(one, _clock(room, one)) for one in found)


def _clock(room: Room, one: Account) -> PhaseClock | None:
    """The clock of its time; a silence that was ended has none."""
    if one.opened is None or not one.opened.seconds or one.matter.disclosed:
        return None
    lines = room.session.lines
    for node in lines.back_from(lines.at.seq):
        if any(isinstance(e, ev.TakenUp) and e.matter == one.matter.number for e in node.events):
            return lines.clock_since(node)
    return None


def left(point: Point) -> int | None:
    """Seconds that are left; None where no time runs."""
    opened, clock = point.account.opened, point.clock
    if opened is None or clock is None:
        return None
    return max(0, ceil(opened.seconds - clock.passed(utc_now())))


def running(names: Names, found: Iterable[Point]) -> tuple[Silence, ...]:
    """The silence procedures among what is argued, as all that run are shown."""
    return tuple(
        Silence(one.account.text, one.account.opened.seconds, one.clock, tuple(_words(names, one)))
        for one in found
        if one.clock is not None and one.account.opened is not None
    )


def _words(names: Names, point: Point) -> Iterator[tuple[str, str]]:
    """By seat what it replied, as far as the reader may know."""
    matter = point.account.matter
    for seat in matter.asked:
        yield names.seat(seat), replied(point.account, seat)


def replied(one: Account, seat: int) -> str:
    """What a seat replied, in a word or two, as far as the reader may know; nothing where it did
    not.
    """
    value = one.matter.replies[seat]
    return "" if value == NONE else _said(one, value, sealed=False)


def headline(names: Names, one: Account) -> str:
    """Whose it is, and by what it is settled."""
    matter = one.matter
    if matter.seat < 0:
        head = _("A question of Control's")
    elif matter.own:
        head = _("{seat}, in its own words").format(seat=names.seat(matter.seat))
    else:
        head = _("An order of {seat}").format(seat=names.seat(matter.seat))
    if not matter.open:
        return head
    return _("{head}: {method}").format(head=head, method=arguing.method(matter.method))


def docket(names: Names, point: Point, *, reader: int, whole: bool = True) -> Content:
    """Everything about a matter; `reader` is a seat, or -1 for Control. Not `whole` is without its
    heading and arguments, which stand around it.
    """
    one = point.account
    parts = [Content.styled(headline(names, one), "bold $primary")] if whole else []
    parts.append(Content.styled(one.text, "bold"))
    if not one.matter.open and one.proposal is not None:
        parts += _proposal(one.proposal)
    if not one.matter.open and reader == -1:
        hint = _("m has it argued by a method; s rules at once; r hands it back to its seat.")
        parts += [Content(""), Content.styled(hint, "italic $muted")]
    if one.opened is not None:
        parts += [Content.styled(line, "$muted") for line in arguing.terms(names, one.opened)]
    if whole:
        parts += _arguments(names, one)
    parts += _replies(names, one, reader)
    parts += _dice(one)
    return Content("\n").join(parts)


def _proposal(event: ev.OrderProposed) -> Iterator[Content]:
    """The seat's reasons, before it is taken up."""
    for sign, style, texts in (("+", "$success", event.pro), ("–", "$error", event.contra)):
        for text in texts:
            yield Content.assemble((f"{sign} ", f"bold {style}"), text)


def _arguments(names: Names, one: Account) -> Iterator[Content]:
    if not one.arguments:
        return
    yield Content("")
    yield Content.styled(_("Arguments"), "bold $accent")
    for brought in one.arguments:
        yield argument(names, brought, weighed=one.weighs)


def argument(names: Names, brought: arguing.Brought, *, weighed: bool) -> Content:
    """`+1  North, for: they asked for it`; `+` alone where arguments have no weights."""
    pro = brought.reason.side == "pro"
    if not weighed:
        amount = "+" if pro else "–"
    elif brought.weight:
        amount = signed(brought.weight if pro else -brought.weight)
    else:
        amount = "0"
    counts = brought.weight or not weighed
    style = ("$success" if pro else "$error") if counts else "$muted"
    side = _("for") if pro else _("against")
    who = names.seat(brought.reason.seat) if brought.reason.seat >= 0 else ""
    head = _("{seat}, {side}").format(seat=who, side=side) if who else side
    sign = f"{amount:>3}  " if weighed else f"{amount} "
    return Content.assemble((sign, f"bold {style}"), (f"{head}: ", "$muted"), brought.reason.text)


def _replies(names: Names, one: Account, reader: int) -> Iterator[Content]:
    matter = one.matter
    if not matter.asked:
        return
    yield Content("")
    yield Content.styled(_("Replies"), "bold $accent")
    for seat in matter.asked:
        value, event = matter.replies[seat], one.replied.get(seat)
        said = _said(one, value, sealed=not matter.disclosed and reader not in (seat, -1))
        text = f"  {event.text}" if event is not None and event.text else ""
        yield Content.assemble((f"{names.seat(seat)}: ", ""), (said, "bold"), text)
    yield from _came(one)


def _said(one: Account, value: int, *, sealed: bool) -> str:
    """A reply as it is shown."""
    if value == NONE:
        return _("missing") if one.matter.disclosed else "…"
    if value == SEALED or sealed:
        return _("in")
    if one.matter.method == "estimative":
        return f"{value}%"
    if one.matter.method in CHOOSING and one.opened is not None:
        return one.opened.options[value]
    return _("breaks the silence") if value else _("agrees")


def _came(one: Account) -> Iterator[Content]:
    """What all the replies come to."""
    matter = one.matter
    if not matter.disclosed:
        return
    if matter.method == "estimative" and matter.given:
        said = _("Median {median}, spread {low} to {high}").format(
            median=arguing.median(matter.given), low=min(matter.given), high=max(matter.given)
        )
    elif matter.method == "estimative":
        said = _("No estimate was given: Control rules.")
    elif matter.method == "silence":
        said = _("The silence is kept.") if result(matter) else _("The silence is broken.")
    else:
        came = result(matter)
        said = _("Nothing is agreed: Control decides.")
        if came != NONE and one.opened is not None:
            said = _("What holds: {outcome}").format(outcome=one.opened.options[came])
    yield Content.styled(said, "bold $warning")


def _dice(one: Account) -> Iterator[Content]:
    found = odds(one.matter)
    if found is None:
        return
    yield Content("")
    yield Content.styled(_("Dice"), "bold $accent")
    yield Content(arguing.odds_line(found))
    if one.thrown is not None:
        came = _("it succeeds") if one.thrown.passed else _("it fails")
        said = _("Thrown behind the screen")
        if one.thrown.faces:
            said = _("Thrown: {dice}").format(dice=arguing.counted_dice(one.thrown))
        yield Content.assemble((f"{said}: ", "bold"), (came, "bold $warning"))


def fact_lines(facts: tuple[tuple[int, str], ...]) -> Content:
    """The list of established facts."""
    lines = [Content.styled(_("Established facts"), "bold $accent")]
    lines += [
        Content.assemble((_("Turn {turn}  ").format(turn=turn), "$muted"), text)
        for turn, text in facts
    ]
    return Content("\n").join(lines)
