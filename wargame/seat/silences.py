"""Questions with a time to answer, as a reader may know of them while it runs; and what the clock
does once it is over.

The time runs where a person is Control, who may have it stand still. Where nobody is, the screen is
handed on and nobody's time is another's, so there is no deadline.
"""

from math import ceil

import attrs

from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.engine.engine import Question
from wargame.core.view import View, standing
from wargame.play.clock import PhaseClock, utc_now
from wargame.play.lines import Node
from wargame.play.session import Session
from wargame.prose import sheets
from wargame.prose.names import Names
from wargame.prose.text import _, joined
from wargame.seat.company import CLOCK, Company
from wargame.seat.news import was_put


@attrs.frozen
class Silence:
    """A question that all may answer until its time is over, and how far they have come."""

    title: str
    """What it is about."""
    seconds: int
    clock: PhaseClock
    replies: tuple[tuple[str, str], ...]
    """By the name of a seat what it answered; nothing where no word has come."""

    @property
    def left(self) -> int:
        """Seconds that are left."""
        return max(0, ceil(self.seconds - self.clock.passed(utc_now())))


def silences(company: Company, names: Names, view: View) -> tuple[Silence, ...]:
    """Those that run now, as the reader of a view may know of them."""
    if not company.presided:
        return ()
    groups: dict[tuple[int, int, int, int], list[Question]] = {}
    for one in view.asking:
        if names.game.questions[one.question].seconds:
            about = (one.question, one.target, one.second, one.source)
            groups.setdefault(about, []).append(one)
    found = (_silence(company.session, names, view, asked) for asked in groups.values())
    return tuple(one for one in found if one is not None)


def _silence(session: Session, names: Names, view: View, asked: list[Question]) -> Silence | None:
    first = asked[0]
    info, began = names.game.questions[first.question], _began(session, first)
    if began is None or info.seconds is None:
        return None
    setting = names.of_question(info, first.seat, first.target, first.second, session.state)
    title = sheets.about(names, first) or names.text(info.ask, setting)
    waited = {one.seat for one in asked}
    whose = first.source // names.game.width if first.source >= 0 else -1
    given = {**_given(names, view, first), **dict.fromkeys(waited, "")}
    replies = tuple((names.seat(s), said) for s, said in sorted(given.items()) if s != whose)
    return Silence(title, info.seconds, session.lines.clock_since(began), replies)


def _given(names: Names, view: View, about: Question) -> dict[int, str]:
    """By the seats that were asked in this phase, what each is known to have answered."""
    options = names.game.questions[about.question].options
    found: dict[int, str] = {}
    for seen in standing(view.log):
        event = seen.event
        if isinstance(event, ev.TurnBegan | ev.PhaseBegan):
            found.clear()
        elif isinstance(event, ev.Asked) and was_put(about, event):
            found[event.seat] = _("has answered")
        elif (
            isinstance(event, ev.Answered)
            and event.question == about.question
            and event.seat in found
        ):
            said = names.answer(options[event.choice])
            found[event.seat] = joined((said, event.rationale))
    return found


def _began(session: Session, about: Question) -> Node | None:
    """The entry with which a question was put last."""
    for node in session.lines.back_from(session.lines.at.seq):
        if any(isinstance(event, ev.Asked) and was_put(about, event) for event in node.events):
            return node
    return None


def time_over(company: Company) -> None:
    """Let silence be the answer of every seat that has not answered in its time."""
    session = company.session
    while company.presided and (late := _late(session)) is not None:
        default = session.game.questions[late.question].default
        session.submit(cm.Answer(CLOCK, late.place, late.question, default))


def _late(session: Session) -> Question | None:
    """A question that holds the game and whose time is over."""
    engine, state = session.engine, session.state
    holding = engine.wanted(state).questions
    for one in engine.open_questions(state):
        seconds = session.game.questions[one.question].seconds
        began = _began(session, one) if seconds and one.place in holding else None
        passed = session.lines.clock_since(began).passed(session.now()) if began else 0.0
        if seconds and passed >= seconds:
            return one
    return None
