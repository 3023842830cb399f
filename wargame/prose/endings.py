"""How a game ended, in words: the end, the common grade, each seat's objectives, the measures."""

from collections.abc import Iterable

from wargame.core import events as ev
from wargame.core.events import GameEnded
from wargame.core.view import Seen, standing
from wargame.prose import rolls
from wargame.prose.names import Names
from wargame.prose.setting import Setting
from wargame.prose.sheets import criteria, judging
from wargame.prose.text import _, counted, joined, labelled, separated

TURNS_OVER, FIRST_END, DROPPED = 1, 2, 1_000_001


def headline(names: Names, event: GameEnded) -> str:
    """One line: the end and the common grade."""
    return joined((_end(names, event), _grade(names, event)))


def lines(names: Names, event: GameEnded) -> tuple[str, ...]:
    """The grade page: the end, what all share, then each seat, then what was counted."""
    scenario = names.scenario
    found = [_end(names, event)]
    grade = _grade(names, event)
    if grade:
        found.append(joined((grade, scenario.grade[event.grade].about)))
    for seat in range(len(names.game.seats)):
        found += _seat(names, event, seat)
    if scenario.measures:
        found.append(_("What was counted:"))
    found += [
        _("{measure}: {value}").format(measure=measure.name or labelled(measure.id), value=value)
        for measure, value in zip(scenario.measures, event.measures, strict=False)
    ]
    return tuple(found)


def _end(names: Names, event: GameEnded) -> str:
    ends = names.scenario.ends
    if event.end == TURNS_OVER:
        return _("The game is over: all {turns} turns are played.").format(
            turns=names.scenario.turns
        )
    if event.end == DROPPED:
        return _("The game is over: its last turn is played, since Control dropped the rest.")
    if FIRST_END <= event.end < FIRST_END + len(ends):
        end = ends[event.end - FIRST_END]
        said = _("The game is over: {end}").format(end=end.name or labelled(end.id))
        return joined((said, names.text(end.about, Setting())))
    said = _("Control ends the game")
    reason = _("Reason: {reason}").format(reason=event.reason) if event.reason else ""
    return joined((said, reason))


def _grade(names: Names, event: GameEnded) -> str:
    if event.grade < 0:
        return ""
    grade = names.scenario.grade[event.grade]
    return _("What all share: {grade}.").format(grade=grade.name or labelled(grade.id))


def _seat(names: Names, event: GameEnded, seat: int) -> list[str]:
    """A seat's sum, then its objectives one by one."""
    own = [
        (names.game.objectives[score.objective], score.score)
        for score in event.scores
        if names.game.objectives[score.objective].seat == seat
    ]
    if not own:
        return []
    head = counted(
        "{seat}: {sum} of {n} point.",
        "{seat}: {sum} of {n} points.",
        sum(info.most for info, _score in own),
        seat=names.seat(seat),
        sum=sum(score for _info, score in own),
    )
    asked = {spec.id: criteria(names, spec) for spec in judging(names, seat)}
    form = _("{seat}, {objective}: {score} of {most}")
    scores = [
        form.format(seat=names.seat(seat), objective=info.name, score=score, most=info.most)
        for info, score in own
    ]
    return [
        head,
        *(joined((said, asked[info.id])) for said, (info, _score) in zip(scores, own, strict=True)),
    ]


# ---- what a seat hoped for


def hopes(names: Names, seat: int, log: Iterable[Seen]) -> tuple[str, ...]:
    """The aim and the red line of a seat, then each of its estimates beside what happened.

    `log` is the seat's own.
    """
    forms = {"aim": _("{seat}, aim: {text}"), "red line": _("{seat}, red line: {text}")}
    lines: list[str] = []
    open_: dict[int, tuple[int, ev.OrderLocked]] = {}
    turn = 0
    for event in (seen.event for seen in standing(log)):
        if isinstance(event, ev.TurnBegan):
            turn = event.turn
        elif isinstance(event, ev.Noted) and event.author.seat == seat and event.kind in forms:
            lines.append(
                joined((forms[event.kind].format(seat=names.seat(seat), text=event.text),))
            )
        elif isinstance(event, ev.OrderLocked) and event.seat == seat:
            open_[event.slot] = (turn, event)
        elif isinstance(event, ev.OrderResolved) and event.slot in open_:
            given, locked = open_.pop(event.slot)
            if locked.order == event.order and locked.estimate is not None:
                lines.append(_estimate(names, given, locked, event))
    return tuple(lines)


def _estimate(names: Names, turn: int, locked: ev.OrderLocked, event: ev.OrderResolved) -> str:
    said = counted(
        "{seat}, turn {turn}: {order}; own estimate {n} percent",
        "{seat}, turn {turn}: {order}; own estimate {n} percent",
        locked.estimate or 0,
        seat=names.seat(locked.seat),
        turn=turn,
        order=names.order(locked.order),
    )
    hope = _("Expected: {text}").format(text=locked.expected) if locked.expected else ""
    bands = [rolls.table_of(names, roll.which).bands[roll.band].label for roll in event.rolls]
    reached = _("It came to: {bands}").format(bands=separated(bands))
    return joined((said, hope, reached if bands else _("It was carried out, without dice")))
