"""Votes of several seats, each as one moment: who answered what, why, what was settled by it."""

from collections.abc import Iterator

import attrs

from wargame.core import events as ev
from wargame.prose.text import _, joined, listed
from wargame.report.case import Case
from wargame.report.chronicle import Fact
from wargame.report.kit import Kit


@attrs.frozen
class Vote:
    """A question that several were asked, once it was settled."""

    fact: Fact
    """That it was settled."""
    question: int
    ask: str
    said: tuple[tuple[int, str, str], ...]
    """Seat by seat, what it answered and why."""


def votes(kit: Kit, case: Case) -> Iterator[Vote]:
    """Every vote in its order."""
    names = kit.names
    put: dict[int, ev.Asked] = {}
    answered: dict[int, list[tuple[int, str, str]]] = {}
    for fact in case.facts:
        event = fact.event
        if isinstance(event, ev.Asked):
            put[event.question] = event
        elif isinstance(event, ev.Answered) and names.game.questions[event.question].vote:
            answered.setdefault(event.question, []).append(_said(kit, event))
        elif isinstance(event, ev.QuestionSettled) and event.question in put:
            asked = put[event.question]
            info = names.game.questions[event.question]
            setting = names.of_question(info, asked.seat, asked.target, asked.second)
            said = tuple(answered.pop(event.question, ()))
            if said:
                yield Vote(fact, event.question, names.text(info.ask, setting), said)


def _said(kit: Kit, event: ev.Answered) -> tuple[int, str, str]:
    """Who answered what and why; that it said nothing, where its time was over."""
    info = kit.names.game.questions[event.question]
    choice = str(event.choice)
    if info.options:
        choice = kit.names.answer(info.options[event.choice])
    if event.author is not None and event.author.role == "clock":
        choice = _("{answer}, as it said nothing").format(answer=choice)
    return event.seat, choice, event.rationale


def who(kit: Kit, vote: Vote) -> str:
    """The seats that answered."""
    return kit.names.seats(seat for seat, _choice, _why in vote.said)


def what(kit: Kit, vote: Vote) -> str:
    """What was answered, each answer with the seats that gave it, and what was asked."""
    by: dict[str, list[str]] = {}
    for seat, choice, _why in vote.said:
        by.setdefault(choice, []).append(kit.names.seat(seat))
    form = _("{answer}: {seats}")
    told = (form.format(answer=answer, seats=listed(seats)) for answer, seats in by.items())
    return joined((*told, _("Asked of all of them: {ask}").format(ask=vote.ask)))


def why(kit: Kit, vote: Vote) -> str:
    """The reasons that were given, by seat."""
    form = _("{seat}: {why}")
    return joined(
        form.format(seat=kit.names.seat(seat), why=why) for seat, _choice, why in vote.said if why
    )
