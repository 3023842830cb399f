"""The lines to fill in about what is argued: an own order, a method, a reply, a ruling, a fact."""

from collections.abc import Sequence

from wargame.core import commands as cm
from wargame.core.arguing import Method, Missing, Side, Tie
from wargame.core.methods import CHOOSING, FEWEST, MOST, NONE
from wargame.prose.arguing import Account, Brought, brought_in
from wargame.prose.names import Names
from wargame.prose.text import _
from wargame.seat.words import Wrong, dice_typed, percentage, readers_typed, seats_typed, several
from wargame.tui.screens.choosing import Field, Filling, reasoned, reasons

USUAL_SECONDS = 120
"""How long a silence procedure lasts where nothing else is typed."""


def own_order(author: cm.Author, seat: int) -> Filling:
    """An order in the seat's own words."""
    fields = (
        Field("what", _("What"), _("what is done, and to whom")),
        Field("means", _("With what"), _("the means: who does it, with which money or force")),
        Field("end", _("To what end"), _("what is to be different afterwards")),
        Field("pro", _("For it"), _("why it works; several reasons with ; between")),
        Field("contra", _("Against"), _("what speaks against it, or nothing")),
    )

    def read(typed: dict[str, str]) -> cm.Command | Wrong:
        empty = next((id for id in ("what", "means", "end") if not typed[id]), "")
        if empty:
            return Wrong(_("Say what is done, with what, and to what end."), empty)
        return cm.Propose(
            author, seat, typed["what"], typed["means"], typed["end"], several(typed["pro"]),
            several(typed["contra"]),
        )  # fmt: skip

    about = _(
        "It takes the place of one of your orders. Control and the room argue it, and Control "
        "rules what comes of it. Until then only Control reads it."
    )
    return Filling(_("An order in your own words"), about, fields, read)


# ---- taking up


def numbered_seats(names: Names) -> str:
    """`1 North, 2 South, 3 East`"""
    seats = range(len(names.game.seats))
    return ", ".join(f"{seat + 1} {names.seat(seat)}" for seat in seats)


def no_seats(names: Names) -> str:
    """What is said of a line that names no seats."""
    return _("Type the numbers of seats: {seats}.").format(seats=numbered_seats(names))


def taking_up(
    author: cm.Author,
    names: Names,
    one: Account | None,
    slot: int,
    method: Method,
    text: str,
    persons: Sequence[int],
    *,
    rule: tuple[Tie, Missing] = ("control", "absent"),
    beyond: bool = False,
    rows: tuple[int, int] = (NONE, NONE),
    to: Sequence[int] = (),
) -> Filling:
    """How a matter is put: its text, who is asked and reads, outcomes, time. Where nobody is named
    to be asked, the `persons` who read of it are: an autopilot has no opinion. `rows` are those
    that a listed order reads when it succeeds and when it fails, `to` the seats that read of it
    where nothing else is typed. Where that names nobody either, who is asked reads.
    """
    asks = method not in ("free", "weighted")
    fields = _put(method, text, to, asks=asks)
    count = len(names.game.seats)
    whose = slot // names.game.width if slot >= 0 else -1

    def named(typed: dict[str, str]) -> tuple[tuple[int, ...], tuple[int, ...]] | str:
        """Who reads, none for all, and who is named to be asked; or the line that is no list."""
        asked = seats_typed(typed.get("asked", ""), count)
        if asked is None:
            return "asked"
        to = readers_typed(typed["to"], count, asked, whose)
        return "to" if to is None else (to, asked)

    def warns(typed: dict[str, str]) -> str:
        found = named(typed)
        if isinstance(found, str):
            return ""
        own = one is not None and one.proposal is not None
        return reach(names, found[0], whose, own=own)

    def read(typed: dict[str, str]) -> cm.Command | Wrong:
        found = named(typed)
        if isinstance(found, str):
            return Wrong(no_seats(names), found)
        to, asked = found
        if not asked and asks:
            asked = tuple(seat for seat in persons if not to or seat in (*to, whose))
        seconds = typed.get("seconds", "0")
        if not seconds.isdecimal() or len(seconds) > 5:
            return Wrong(_("Type how many seconds a silence has to last."), "seconds")
        options = several(typed.get("options", ""))
        if method in CHOOSING and not FEWEST <= len({*options}) == len(options) <= MOST:
            form = _("Type {fewest} to {most} outcomes, all different, with ; between them.")
            return Wrong(form.format(fewest=FEWEST, most=MOST), "options")
        if not typed["text"]:
            return Wrong(_("Say what is to be settled, as all who argue read it."), "text")
        unread = [seat for seat in asked if to and seat not in (*to, whose)]
        if unread:
            form = _("Who is asked has to read it: name {seats} there too.")
            return Wrong(form.format(seats=names.seats(unread)), "to")
        return cm.TakeUp(
            author, slot, method, typed["text"], () if one is None else brought_in(one), to, asked,
            options, *rule, int(seconds), beyond,
            *rows,
        )  # fmt: skip

    return Filling(_("How it is put"), numbered_seats(names), fields, read, warns=warns)


def _put(method: Method, text: str, to: Sequence[int], *, asks: bool) -> list[Field]:
    """The lines of how a matter is put; `asks` says whether seats are asked for anything."""
    fields = [Field("text", _("What"), _("as all who argue read it"), value=text)]
    if asks:
        hint = _("nothing for all persons, or numbers of seats")
        fields.append(Field("asked", _("Who is asked"), hint))
    hint = _("nothing for who is asked, all, or numbers") if asks else _("all, or numbers of seats")
    first = " ".join(str(seat + 1) for seat in to) or ("" if asks else _("all"))
    fields.append(Field("to", _("Who reads it"), hint, value=first))
    if method in CHOOSING:
        hint = _("{fewest} to {most}, with ; between; the first is what holds already")
        fields.append(Field("options", _("Outcomes"), hint.format(fewest=FEWEST, most=MOST)))
    if method == "silence":
        fields.append(Field("seconds", _("Seconds"), str(USUAL_SECONDS), value=str(USUAL_SECONDS)))
    return fields


def reach(names: Names, to: Sequence[int], whose: int, *, own: bool) -> str:
    """Who comes to read what is put, and that a seat's own words are told to all."""
    if to:
        read = [seat for seat in range(len(names.game.seats)) if seat in (*to, whose)]
        return _("Read by {seats}, and Control.").format(seats=names.seats(read))
    if own:
        form = _("All read it, on the wall too: they are {seat}'s own words, and secret so far.")
        return form.format(seat=names.seat(whose))
    return _("All read it, on the wall too.")


# ---- arguments, replies, dice


def arguing(author: cm.Author, matter: int, seat: int, side: Side, *, whose: str = "") -> Filling:
    """One argument; `whose` names the seat where somebody else types it in for it."""
    name = _("For it") if side == "pro" else _("Against it")
    field = Field("text", name, _("one sentence"))

    def read(typed: dict[str, str]) -> cm.Command | Wrong:
        if not typed["text"]:
            return Wrong(_("An argument needs words."), "text")
        return cm.Argue(author, matter, seat, side, typed["text"])

    head = _("Argument of {seat}").format(seat=whose) if whose else _("An argument")
    return Filling(head, "", (field,), read)


def weighing(author: cm.Author, matter: int, one: Brought, weight: int) -> Filling:
    """Why an argument counts more, or not at all."""

    def make(reason: str) -> cm.Command:
        return cm.Weigh(author, matter, one.number, weight, reason)

    return reasoned(_("Weigh an argument"), one.reason.text, make)


def estimating(author: cm.Author, matter: int, seat: int, *, whose: str = "") -> Filling:
    """A private estimate; `whose` names the seat where somebody else types it in for it."""
    field = Field("value", _("How likely"), _("0 to 100 percent that it succeeds"))

    def read(typed: dict[str, str]) -> cm.Command | Wrong:
        value = percentage(typed["value"])
        if value is None:
            form = _("An estimate is a whole number from 0 to 100: {typed} is none.")
            return Wrong(form.format(typed=typed["value"][:20] or "–"), "value")
        return cm.Reply(author, matter, seat, value)

    about = _("Only Control sees it until all estimates are in.")
    head = _("Estimate of {seat}").format(seat=whose) if whose else _("An estimate")
    return Filling(head, about, (field,), read)


def condition(author: cm.Author, matter: int, seat: int, *, whose: str = "") -> Filling:
    """The condition of whoever breaks a silence; `whose` names the seat where somebody else types
    it in for it.
    """
    field = Field("text", _("Condition"), _("on what condition you would agree"))

    def read(typed: dict[str, str]) -> cm.Command | Wrong:
        if not typed["text"]:
            said = _("Who breaks a silence writes down the condition: all who are asked read it.")
            return Wrong(said, "text")
        return cm.Reply(author, matter, seat, 1, typed["text"])

    head = _("{seat} breaks the silence").format(seat=whose) if whose else _("Break the silence")
    return Filling(head, "", (field,), read)


def hand_dice(author: cm.Author, matter: int, *, percent: bool) -> Filling:
    """Dice of a matter that were thrown by hand; `percent` where it is one of a hundred sides."""
    hint = _("what it shows, such as 37") if percent else _("what they show, such as 4 3")
    field = Field("faces", _("Dice"), hint)

    def read(typed: dict[str, str]) -> cm.Command | Wrong:
        faces = dice_typed(typed["faces"])
        if not faces:
            return Wrong(_("Type what the dice show, with a blank between."), "faces")
        return cm.Throw(author, matter, faces)

    return Filling(_("Dice thrown by hand"), "", (field,), read)


# ---- settling


def settling(
    author: cm.Author,
    matter: int,
    effects: Sequence[cm.Ruling],
    said: str,
    *,
    passed: bool,
    outcome: str = "",
) -> Filling:
    """What comes of a matter, as Control says it."""
    fields = (
        Field("outcome", _("Outcome"), _("what comes of it, to be read aloud"), value=outcome),
        *reasons(private=True),
        Field("facts", _("Facts"), _("what it establishes, with ; between, or nothing")),
    )

    def read(typed: dict[str, str]) -> cm.Command | Wrong:
        if not typed["outcome"]:
            return Wrong(_("Say in words what comes of it."), "outcome")
        return cm.Settle(
            author, matter, passed, typed["outcome"], typed["reason"], tuple(effects),
            typed["private"], several(typed["facts"]),
        )  # fmt: skip

    return Filling(_("Settle it"), said, fields, read)


def fact(author: cm.Author, names: Names, known: Sequence[tuple[int, str]]) -> Filling:
    """A fact that Control establishes, below those that stand."""
    count = len(names.game.seats)
    fields = (
        Field("text", _("Fact"), _("what holds from now on")),
        Field("to", _("Who reads it"), _("nothing for all, or numbers of seats")),
    )

    def read(typed: dict[str, str]) -> cm.Command | Wrong:
        to = seats_typed(typed["to"], count)
        if to is None:
            return Wrong(no_seats(names), "to")
        if not typed["text"]:
            return Wrong(_("A fact needs words."), "text")
        return cm.Establish(author, typed["text"], to)

    lines = [_("Turn {turn}: {fact}").format(turn=turn, fact=text) for turn, text in known[-12:]]
    about = "\n".join([*lines, numbered_seats(names)])
    return Filling(_("Establish a fact"), about, fields, read)
