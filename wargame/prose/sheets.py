"""Pages for a seat: the brief, its orders and aims, and a question that waits for its answer."""

from collections.abc import Iterable, Iterator

from wargame.core.engine.engine import Question
from wargame.core.scenario import Action, Objective, Statement
from wargame.core.state import State
from wargame.prose import formulas
from wargame.prose.names import Names
from wargame.prose.text import _, counted, ended, joined, labelled, listed, separated

LISTED = 12
"""Orders that a brief lists one by one; more run on, so that the page holds them."""

# ---- the brief

DASH = "- "
"""Begins each line that stands under a heading."""


def brief(names: Names, seat: int) -> tuple[str, ...]:
    """One page: who you are, what you want, what you know and only believe, your aims and orders.

    Sections have a heading, and what stands under it begins with a dash.
    """
    scenario, spec = names.scenario, names.scenario.seats[seat]
    page = spec.brief
    lines = [_("You play {seat} in {game}.").format(seat=names.seat(seat), game=scenario.name)]
    if page is None:
        lines += [ended(text) for text in (spec.about, scenario.situation) if text]
    else:
        lines.append(ended(page.who))
        lines += section(_("What you want:"), map(ended, page.want))
        if page.red_line:
            lines.append(_("Your red line: {line}").format(line=ended(page.red_line)))
        lines += section(_("What you know:"), (statement(names, one) for one in page.know))
        believed = (statement(names, one) for one in page.believe)
        lines += section(_("What you only believe, and who says so:"), believed)
        lines += section(_("Advice:"), map(ended, page.advice))
    lines += section(_("What you are judged by:"), objectives(names, seat))
    lines = [names.orders_named(line) for line in lines]
    own = orders(names, seat)
    if len(own) > LISTED:
        own = (_("; ").join(own),)
    lines += section(_("Your orders, each explained before you lock it:"), own)
    return tuple(lines)


def section(heading: str, lines: Iterable[str]) -> tuple[str, ...]:
    """A heading with its lines under it; nothing where there are none."""
    found = tuple(f"{DASH}{line}" for line in lines)
    return (heading, *found) if found else ()


def statement(names: Names, one: Statement) -> str:
    """A line of a brief behind the voice that says it, with the ids of its sources."""
    said = _("{voice}: {text}").format(voice=names.voice(one.voice), text=ended(one.text))
    resting = [*one.cite]
    if one.assumption:
        resting.append(_("our assumption: {why}").format(why=one.assumption))
    return f"{said} [{_('; ').join(resting)}]" if resting else said


def objectives(names: Names, seat: int) -> tuple[str, ...]:
    """What the seat is judged by, with what each score takes."""
    return tuple(joined((spec.name, criteria(names, spec))) for spec in judging(names, seat))


def judging(names: Names, seat: int) -> Iterator[Objective]:
    """The objectives of a seat; other seats may have some of the same id."""
    own = {info.id for info in names.game.objectives if info.seat == seat}
    for spec in names.scenario.objectives:
        if spec.id in own and seat in _seats(names, spec.seat):
            yield spec


def criteria(names: Names, spec: Objective) -> str:
    """What each score of an objective takes."""
    scores = [
        _("{points} if {condition}").format(
            points=counted("{n} point", "{n} points", point.score),
            condition=formulas.condition(names, point.when),
        )
        for point in spec.points
    ]
    return _("; ").join(scores)


def _seats(names: Names, side: str) -> tuple[int, ...]:
    if side in names.game.seats:
        return (names.game.seats.index(side),)
    return dict(names.game.teams).get(side, tuple(range(len(names.game.seats))))


def orders(names: Names, seat: int) -> tuple[str, ...]:
    """Every order that the seat may ever give, with its price."""
    return tuple(
        order(names, action)
        for action, code in zip(names.scenario.actions, names.game.codes, strict=True)
        if seat in code.seats
    )


def order(names: Names, action: Action) -> str:
    """One order of the list: name, price, who sees it."""
    prices = {resource.id: k for k, resource in enumerate(names.scenario.resources)}
    costs = [
        names.amount(int(cost.formula), prices[cost.id])
        if cost.formula.strip().isdigit()
        else _("{resource} as the case may be").format(resource=names.resource(prices[cost.id]))
        for cost in action.cost
        if cost.formula.strip() != "0"
    ]
    kind = _("in reply to others") if action.answers else ""
    secret = "" if action.visibility == "open" else visibility(names, action.visibility)
    notes = [note for note in (listed(costs) or _("free"), secret, kind) if note]
    return _("{name} ({notes})").format(name=action.name, notes=separated(notes))


def visibility(names: Names, kind: str) -> str:
    """`open`, `secret` or `covert` in one word for a list."""
    return {"open": _("open"), "secret": _("secret"), "covert": _("covert")}[kind]


def who_sees(names: Names, action: Action, option: int) -> str:
    """Who will know of an order, in a sentence."""
    kind = action.visibility
    if action.options:
        kind = action.options[option].visibility or kind
    if kind == "open":
        return _("Open: everyone sees it when it is carried out.")
    if kind == "covert":
        return _("Covert: nobody else is told that it was you.")
    known = {team.id: team.name for team in names.scenario.teams}
    known |= {seat.id: names.seat(k) for k, seat in enumerate(names.scenario.seats)}
    told = [
        _("the seat it is aimed at") if name == "target" else known.get(name) or labelled(name)
        for name in action.secret_to
    ]
    return _("Secret: told to {seats} only.").format(seats=listed(told) or _("nobody"))


# ---- questions


def ask(names: Names, question: Question, state: State | None = None) -> str:
    """The question itself, the order it is about, how long it stays open and what it rests on."""
    info = names.game.questions[question.question]
    setting = names.of_question(info, question.seat, question.target, question.second, state)
    head = _("Question to {seat}: {ask}").format(
        seat=names.seat(question.seat), ask=names.text(info.ask, setting)
    )
    until = ""
    if question.due:
        until = _("It stays open {until}").format(until=names.until(question.due))
    secret = _("Nobody sees who answered what") if info.secret else ""
    resting = names.resting(info.cite, info.assumption)
    order = about(names, question)
    which = _("It is about: {order}").format(order=order) if order else ""
    return joined((head, which, until, secret)) + (f" [{resting}]" if resting else "")


def asked(names: Names, question: Question, state: State | None = None) -> str:
    """The question itself and the order it is about, without whom it is put to."""
    info = names.game.questions[question.question]
    setting = names.of_question(info, question.seat, question.target, question.second, state)
    order = about(names, question)
    which = _("It is about: {order}").format(order=order) if order else ""
    return joined((names.text(info.ask, setting), which))


def about(names: Names, question: Question) -> str:
    """Which order it is about, and whose, as far as that is known; nothing where it is of none."""
    if question.order is None:
        return ""
    said = names.order(question.order)
    if question.source < 0:
        return said
    seat = names.seat(question.source // names.game.width)
    return _("{order}, an order of {seat}").format(order=said, seat=seat)


def choice(names: Names, question: Question, index: int, state: State | None = None) -> str:
    """One answer: its name, what it means, and why it cannot be given now, if so."""
    info = names.game.questions[question.question]
    setting = names.of_question(info, question.seat, question.target, question.second, state)
    option = info.options[index]
    said = joined((names.answer(option), names.text(option.say, setting)))
    if index in question.choices:
        return said
    why = names.text(names.said(option.otherwise), setting)
    return _("{choice} Not now: {why}").format(choice=said, why=ended(why))
