"""What Control may choose where a seat owes no orders, but an answer, a reply to what is argued, or
its mark on a promise.
"""

from collections.abc import Iterator

from wargame.core import commands as cm
from wargame.core.engine.engine import Question
from wargame.core.methods import CHOOSING
from wargame.core.postures import choose_answer, postures_of
from wargame.prose import dealing
from wargame.prose.text import _, labelled
from wargame.tui.bench import Bench
from wargame.tui.host import Room
from wargame.tui.owed import Due, Way


def about(room: Room, bench: Bench, due: Due) -> str:
    """In which words it was put what the seat owes; nothing of orders, or once it is not owed."""
    engine, state = room.session.engine, room.session.state
    if due.kind == "answer":
        return room.prose.ask(engine.question(state, due.number), state)
    if due.kind == "reply":
        found = (one.account.text for one in bench.matters if one.number == due.number)
        return next(found, "")
    deals = (one for one in bench.deals if one.deal.number == due.number)
    said = (dealing.line(bench.names, one, bench.view.turn) for one in deals)
    return next(said, "")


def ways(room: Room, bench: Bench, due: Due) -> Iterator[Way]:
    """Enter what it says aloud, or go on without it as the rules have it; for an answer also what
    an autopilot would say.
    """
    if due.kind == "answer":
        question = room.session.engine.question(room.session.state, due.number)
        yield Way(_("Answer for it, as it says"), enters="answer")
        yield from _answers(room, bench, question)
    elif due.kind == "reply":
        yield Way(_("Enter its reply, as it says"), enters="reply")
        yield from _unreplied(bench, due)
    elif due.kind == "mark":
        yield Way(_("Mark for it, as it says"), enters="mark")
        yield Way(_("Go on without its mark: rule on what is due"), enters="rule")


def _answers(room: Room, bench: Bench, question: Question) -> Iterator[Way]:
    """What stands for no answer, then what each autopilot of the seat would say, this once."""
    engine, state, seat = room.session.engine, room.session.state, question.seat
    info = engine.game.questions[question.question]

    def answer(choice: int, why: str) -> tuple[cm.Command]:
        author = bench.author._replace(seat=seat)
        return (cm.Answer(author, question.place, question.question, choice, why),)

    def said(choice: int) -> str:
        return bench.names.answer(info.options[choice])

    if info.default in question.choices:
        form = _("Go on without its answer: it counts as “{answer}”")
        why = _("No answer came in time")
        yield Way(form.format(answer=said(info.default)), answer(info.default, why))
    for posture in postures_of(engine, seat):
        found = choose_answer(engine, state, question, posture)
        if found.answer in question.choices:
            name = posture.name or labelled(posture.id)
            form = _("Answer as an autopilot would, {posture}: “{answer}”")
            told = form.format(posture=name, answer=said(found.answer))
            why = found.why or _("As its autopilot would, {posture}").format(posture=name)
            yield Way(told, answer(found.answer, why))


def _unreplied(bench: Bench, due: Due) -> Iterator[Way]:
    """The end of the replies, with what becomes of those that are missing."""
    one = next((one.account for one in bench.matters if one.number == due.number), None)
    if one is None or not one.matter.late:
        return
    matter, counts = one.matter, _("shown as missing")
    if matter.method == "silence":
        counts = _("silence agrees")
    elif matter.method in CHOOSING and matter.missing and one.opened is not None:
        counts = _("counted for “{outcome}”").format(outcome=one.opened.options[0])
    form = _("Go on without {seats}: {counts}")
    said = form.format(seats=bench.names.seats(matter.late), counts=counts)
    yield Way(said, (cm.Disclose(bench.author, due.number),))
