"""What is argued, in sentences: orders in a seat's own words, methods, replies, dice, facts."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import attrs

from wargame.core import events as ev
from wargame.core.arguing import Reason
from wargame.core.methods import NONE, WEIGHING, Argument, Matter, Odds, twice_the_median
from wargame.core.view import Seen, View, standing
from wargame.prose.names import Names
from wargame.prose.text import N_, _, counted, ended, halved, joined, listed, percent, signed

METHODS = {
    "free": N_("free ruling"),
    "weighted": N_("weighted arguments"),
    "estimative": N_("estimates"),
    "vote": N_("vote"),
    "consensus": N_("consensus"),
    "silence": N_("silence procedure"),
}
SIDES = {"pro": N_("for"), "con": N_("against")}


def method(name: str) -> str:
    """What a method is called."""
    return _(METHODS[name])


# ---- events


def proposed(names: Names, event: ev.OrderProposed) -> str:
    head = _("{seat} writes its own order: {order}").format(
        seat=names.seat(event.seat), order=own_words(event)
    )
    pro = [reason(names, Reason(-1, "pro", one)) for one in event.pro]
    contra = [reason(names, Reason(-1, "con", one)) for one in event.contra]
    return joined((head, *pro, *contra))


def own_words(event: ev.OrderProposed) -> str:
    """An order in a seat's own words, in one sentence."""
    return _("{what} – with: {means} – so that: {end}").format(
        what=event.what.rstrip("."), means=event.means.rstrip("."), end=event.end.rstrip(".")
    )


def reason(names: Names, one: Reason) -> str:
    """An argument with whose it is, where that is said."""
    side = _(SIDES[one.side])
    if one.seat < 0:
        return _("{side}: {text}").format(side=side[:1].upper() + side[1:], text=one.text)
    return _("{seat} {side}: {text}").format(seat=names.seat(one.seat), side=side, text=one.text)


def taken_up(names: Names, event: ev.TakenUp) -> str:
    head = _("To be settled by {method}: {text}").format(
        method=method(event.method), text=event.text
    )
    return joined((head, *(reason(names, one) for one in event.reasons), *terms(names, event)))


def terms(names: Names, event: ev.TakenUp) -> tuple[str, ...]:
    """The rule by which a matter is settled, as it is said before anybody replies."""
    said = []
    if event.asked:
        said.append(_("Asked: {seats}").format(seats=names.seats(event.asked)))
    if event.options:
        numbered = (f"{k}. {one}" for k, one in enumerate(event.options, 1))
        said.append(_("Outcomes: {outcomes}").format(outcomes="; ".join(numbered)))
        said.append(
            _("Between equals the first holds")
            if event.tie == "first"
            else _("Between equals Control decides")
        )
        said.append(
            _("Who does not answer counts for the first")
            if event.missing == "first"
            else _("Who does not answer is not counted, and shown as missing")
        )
    rule = {
        "weighted": _("2d6 and the weights for, less those against: 7 and more succeeds"),
        "estimative": _(
            "d100 up to the median of the estimates succeeds; who does not answer is not counted"
        ),
        "consensus": _("All who answer must choose the same"),
        "silence": _("Silence agrees; who breaks it writes down a condition"),
    }
    if event.method in rule:
        said.append(rule[event.method])
    if event.row >= 0:
        said.append(reading(names, event))
    if event.seconds:
        said.append(_("Time: {time}").format(time=minutes(event.seconds)))
    return tuple(said)


def reading(names: Names, event: ev.TakenUp) -> str:
    """What an order comes to as the argument decides in the place of its dice."""
    won, lost = (upshot(names, event, passed=passed) for passed in (True, False))
    return _("Succeeding, {won}; failing, {lost}").format(won=won, lost=lost)


def upshot(names: Names, event: ev.TakenUp | None, *, passed: bool) -> str:
    """The row that a listed order reads as the argument decides; nothing where its table does."""
    if event is None or event.row < 0:
        return ""
    row = event.row if passed else event.failing
    if row < 0:
        return _("it is taken back")
    return _("it reads the row “{row}”").format(row=row_named(names, event, row))


def row_named(names: Names, event: ev.TakenUp | ev.MatterSettled, row: int) -> str:
    """What a row of the table that an order is argued about is called."""
    return names.game.tables[event.table].bands[row].label


def minutes(seconds: int) -> str:
    """`2:00`"""
    return f"{seconds // 60}:{seconds % 60:02}"


def argued(names: Names, event: ev.Argued) -> str:
    said = reason(names, Reason(event.seat, "con" if event.side == "con" else "pro", event.text))
    return ended(_("Argument {number}, {said}").format(number=event.argument + 1, said=said))


def weighed(names: Names, event: ev.Weighed) -> str:
    said = _("Control weighs argument {number} at {weight}, not {before}").format(
        number=event.argument + 1, weight=event.weight, before=event.before
    )
    return joined((said, _("Reason: {reason}").format(reason=event.reason)))


def replied(names: Names, event: ev.Replied) -> str:
    seat = names.seat(event.seat)
    if event.method == "estimative":
        said = _("{seat} estimates {value} percent.").format(seat=seat, value=event.value)
    elif event.method == "silence" and event.value:
        said = _("{seat} breaks the silence: {text}").format(seat=seat, text=event.text)
        return ended(said)
    elif event.method == "silence":
        said = _("{seat} keeps the silence.").format(seat=seat)
    else:
        said = _("{seat} chooses outcome {value}.").format(seat=seat, value=event.value + 1)
    return joined((said, event.text))


def disclosed(names: Names, event: ev.Disclosed) -> str:
    missing = [one.seat for one in event.replies if one.value == NONE]
    absent = _("Missing: {seats}").format(seats=names.seats(missing)) if missing else ""
    given = [one for one in event.replies if one.value != NONE]
    if event.method == "silence":
        kept = _("The silence is kept") if event.result else _("The silence is broken")
        silent = _("Without a word: {seats}").format(seats=names.seats(missing)) if missing else ""
        return joined((kept, silent))
    if event.method == "estimative":
        each = listed(
            _("{seat} {value}").format(seat=names.seat(one.seat), value=one.value) for one in given
        )
        if not given:
            return joined((_("No estimate was given"), absent))
        low, high = min(one.value for one in given), max(one.value for one in given)
        middle = median(one.value for one in given)
        said = _("Estimates in percent: {each}. Median {median}, spread {low} to {high}").format(
            each=each, median=middle, low=low, high=high
        )
        return joined((said, absent))
    each = listed(
        _("{seat} {value}").format(seat=names.seat(one.seat), value=one.value + 1) for one in given
    )
    head = _("Chosen: {each}").format(each=each) if given else _("Nobody chose")
    result = (
        _("Control decides")
        if event.result == NONE
        else _("Outcome {number} holds").format(number=event.result + 1)
    )
    return joined((head, absent, result))


def median(estimates: Iterable[int]) -> str:
    """The middle estimate; between two, the mean."""
    return halved(twice_the_median(tuple(estimates)))


def thrown(names: Names, event: ev.Thrown) -> str:
    came = _("succeeds") if event.passed else _("fails")
    before = _("Odds before: {chance}").format(chance=chance(event.ways, event.cases))
    if not event.faces:
        form = _("Dice thrown behind the screen: it {came}")
        return joined((before, form.format(came=came)))
    dice = counted_dice(event)
    if event.veiled:
        dice = _("{dice}, behind the screen").format(dice=dice)
    return joined((before, _("Dice {dice}: it {came}").format(dice=dice, came=came)))


def counted_dice(event: ev.Thrown) -> str:
    """The faces, what they came to with all that counted beside them, or what they had to reach."""
    dice = " + ".join(map(str, event.faces))
    if event.by_hand:
        dice = _("{dice} (typed in)").format(dice=dice)
    if event.method == "weighted":
        total = str(sum(event.faces) + event.net)
        return _("{dice}, weights {net}: {total}").format(
            dice=dice, net=signed(event.net), total=total
        )
    return _("{dice} against {ways}").format(dice=dice, ways=event.ways)


def chance(ways: int, cases: int) -> str:
    """`58.3%`"""
    return percent((2000 * ways + cases) // (2 * cases))


def settled(names: Names, event: ev.MatterSettled) -> str:
    whose = _("the order of {seat}").format(seat=names.seat(event.seat)) if event.seat >= 0 else ""
    came = _("succeeds") if event.passed else _("fails")
    head = _("Control rules by {method}: {outcome}").format(
        method=method(event.method), outcome=event.outcome
    )
    result = _("{order} {came}").format(order=whose, came=came) if whose else ""
    private = _("In private: {note}").format(note=event.private) if event.private else ""
    why = _("Reason: {reason}").format(reason=event.reason)
    row = ""
    if event.row >= 0:
        row = _("It reads the row “{row}”").format(row=row_named(names, event, event.row))
    return joined((head, result[:1].upper() + result[1:], row, why, private))


def established(names: Names, event: ev.Established) -> str:
    return ended(_("Established: {fact}").format(fact=event.text))


ARGUING: dict[type, Callable[[Names, Any], str]] = {
    ev.OrderProposed: proposed,
    ev.TakenUp: taken_up,
    ev.Argued: argued,
    ev.Weighed: weighed,
    ev.Replied: replied,
    ev.Disclosed: disclosed,
    ev.Thrown: thrown,
    ev.MatterSettled: settled,
    ev.Established: established,
}


# ---- what stands, from a reader's log


def facts(log: Iterable[Seen]) -> tuple[tuple[int, str], ...]:
    """What was established, with its turn, as far as the reader of a log was told."""
    turn, found = 0, []
    for one in standing(log):
        if isinstance(one.event, ev.TurnBegan):
            turn = one.event.turn
        elif isinstance(one.event, ev.Established):
            found.append((turn, one.event.text))
    return tuple(found)


def settlements(log: Sequence[Seen]) -> tuple[ev.MatterSettled, ...]:
    """What was settled in the turn that the log has come to, as far as its reader was told."""
    found = []
    for one in reversed(log):
        if one.undone:
            continue
        if isinstance(one.event, ev.TurnBegan):
            break
        if isinstance(one.event, ev.MatterSettled):
            found.append(one.event)
    return tuple(reversed(found))


def outcome(event: ev.MatterSettled) -> str:
    """What was said to come of it, and whether an order that was argued succeeds by it."""
    if event.seat < 0:
        return ended(event.outcome)
    came = _("It succeeds.") if event.passed else _("It fails.")
    return joined((came, event.outcome))


def standing_facts(log: Iterable[Seen]) -> tuple[str, ...]:
    """A line for each established fact."""
    form = _("Established in turn {turn}: {fact}")
    return tuple(ended(form.format(turn=turn, fact=text)) for turn, text in facts(log))


def own_orders(names: Names, view: View) -> tuple[str, ...]:
    """A line for each own order of the reader's that is not settled."""
    form = _("{seat}, in its own words: {order}; it waits to be settled.")
    return tuple(
        form.format(seat=names.seat(one.matter.seat), order=one.text.rstrip("."))
        for one in accounts(view.matters, view.log)
        if one.matter.own and (view.reader.control or one.matter.seat == view.reader.seat)
    )


@attrs.frozen
class Brought:
    """An argument as it counts: its number, words and weight."""

    number: int
    reason: Reason
    weight: int


@attrs.frozen
class Account:
    """A matter with its words, as a reader may know it."""

    matter: Matter
    text: str
    proposal: ev.OrderProposed | None
    opened: ev.TakenUp | None
    arguments: tuple[Brought, ...]
    replied: Mapping[int, ev.Replied]
    """By seat, what it replied, where the reader may know it."""
    thrown: ev.Thrown | None

    @property
    def weighs(self) -> bool:
        """Whether it is settled by a method in which arguments have weights."""
        return self.matter.open and self.matter.method in WEIGHING


def accounts(matters: Iterable[Matter], log: Iterable[Seen]) -> tuple[Account, ...]:
    """What is to be settled, with the words that its readers were told."""
    told = [one.event for one in standing(log)]
    return tuple(_account(one, told) for one in matters)


def _account(matter: Matter, told: list[ev.Event]) -> Account:
    proposal: ev.OrderProposed | None = None
    opened: ev.TakenUp | None = None
    reasons: list[Reason] = []
    replied: dict[int, ev.Replied] = {}
    thrown: ev.Thrown | None = None
    for event in told:
        if isinstance(event, ev.OrderProposed) and event.slot == matter.number:
            proposal = event
        elif isinstance(event, ev.TakenUp) and event.matter == matter.number:
            opened, reasons, replied, thrown = event, list(event.reasons), {}, None
        elif isinstance(event, ev.Argued) and event.matter == matter.number:
            reasons.append(Reason(event.seat, "con" if event.side == "con" else "pro", event.text))
        elif isinstance(event, ev.Replied) and event.matter == matter.number:
            replied[event.seat] = event
        elif isinstance(event, ev.Thrown) and event.matter == matter.number:
            thrown = event
    if not matter.open:
        text = own_words(proposal) if proposal is not None else ""
        return Account(matter, text, proposal, None, (), {}, None)
    weights: tuple[Argument, ...] = matter.arguments
    brought = tuple(
        Brought(k, one, counts.weight)
        for k, (one, counts) in enumerate(zip(reasons, weights, strict=False))
    )
    text = opened.text if opened is not None else ""
    return Account(matter, text, proposal, opened, brought, replied, thrown)


def brought_in(one: Account) -> tuple[Reason, ...]:
    """The arguments that a seat gave with its own order, before it is taken up."""
    if one.proposal is None or one.matter.open:
        return ()
    seat = one.matter.seat
    return (
        *(Reason(seat, "pro", text) for text in one.proposal.pro),
        *(Reason(seat, "con", text) for text in one.proposal.contra),
    )


def odds_line(found: Odds) -> str:
    """`7 or more with 2d6 +1: 72.2% (26 of 36)`"""
    if found.cases == 100:
        return _("{ways} or less with d100: {chance}").format(
            ways=found.ways, chance=chance(found.ways, found.cases)
        )
    return _("7 or more with 2d6 {net}: {chance} ({ways} of {cases})").format(
        net=signed(found.net), chance=chance(found.ways, found.cases), ways=found.ways,
        cases=found.cases,
    )  # fmt: skip


def late(names: Names, matter: Matter) -> str:
    """Whose replies are awaited."""
    if not matter.late:
        return ""
    count = counted("{n} reply is in", "{n} replies are in", len(matter.asked) - len(matter.late))
    return joined((count, _("Waiting for {seats}").format(seats=names.seats(matter.late))))
