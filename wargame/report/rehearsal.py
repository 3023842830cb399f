"""`wargame rehearse`: the whole plan run with autopilots, for whoever will run it with people.

Phase by phase, with the planned clock: what happens, what comes, what Control has to do. Orders
wait for Control as they do in a room, and an autopilot lets them through. Nothing is kept of it.
"""

import json
import secrets
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import pairwise
from typing import Any

import attrs

from wargame.authoring.load import find, in_languages, load
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.language import wanted
from wargame.play.scratch import scratch
from wargame.play.session import CONTROL, Session
from wargame.prose.ran import inject_of
from wargame.prose.text import _, counted, joined, labelled, listed
from wargame.report import conduct, injected, review
from wargame.report.case import Case
from wargame.report.chronicle import Fact
from wargame.report.document import ReportError
from wargame.report.game import case_of, kit_of
from wargame.report.kit import Kit
from wargame.report.pack import minutes_of
from wargame.report.slips import audience
from wargame.seat.cast import TABLE, cast_given, seat_name, staff

ROUTINE = (
    ev.Began, ev.TurnBegan, ev.PhaseBegan, ev.Earned, ev.SeatLocked, ev.SeatFinished, ev.Assigned,
    ev.Held, ev.GameEnded,
)  # fmt: skip
"""What is not told of a phase: what its heading says, who was ready when, and the end."""
FIRED = ("fired", "fired by Control")


@attrs.frozen
class Waited:
    """What waited for Control, as counted from the record."""

    pauses: int = 0
    orders: int = 0
    questions: int = 0


@attrs.frozen
class Stretch:
    """A phase of a turn as it was run; without phases, a turn. `begins` is in minutes of the day.

    `pauses` says how often the game waited in it for Control to go on.
    """

    turn: int
    phase: int
    begins: int
    facts: tuple[Fact, ...]
    pauses: int


@attrs.frozen(slots=False)
class Rehearsal:
    """A game that was run through, and by what clock it was planned."""

    kit: Kit
    case: Case
    at: int
    minutes: int | None
    seed: str
    postures: tuple[tuple[int, str], ...] = ()
    """By seat, the posture that its autopilot took."""

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """Every phase in its order, as far as the game came."""
        found: dict[tuple[int, int], list[Fact]] = {}
        for fact in self.case.facts:
            found.setdefault(self._place(fact), []).append(fact)
        pauses = Counter(
            self._place(before)
            for before, after in pairwise(self.case.facts)
            if after.entry != before.entry and after.entry in self._ended
        )
        return tuple(
            Stretch(*place, self._begins(*place), tuple(facts), pauses[place])
            for place, facts in found.items()
        )

    def _place(self, fact: Fact) -> tuple[int, int]:
        """The turn and the phase of a fact, -1 without phases; what comes before them belongs to
        the first.
        """
        phases = [one.id for one in self.kit.scenario.phases]
        first = 0 if phases else -1
        return max(1, fact.turn), phases.index(fact.phase) if fact.phase else first

    @cached_property
    def _ended(self) -> frozenset[int]:
        """The entries that ended a pause; those that let orders through from the desk do not."""
        facts = self.case.facts
        through = {f.entry for f in facts if isinstance(f.event, ev.OrderResolved)}
        return frozenset(f.entry for f in facts if f.command == "Proceed") - through

    def _begins(self, turn: int, phase: int) -> int:
        """When a phase begins by the plan."""
        lengths = [one.minutes for one in self.kit.scenario.phases]
        return (
            self.at
            + conduct.opening(self.kit)
            + (turn - 1) * sum(lengths)
            + sum(lengths[: max(0, phase)])
        )

    @property
    def desk(self) -> bool:
        """Whether orders wait on Control's desk; where seats move in turn they do not."""
        return not self.kit.scenario.sequence

    @property
    def planned(self) -> int:
        """Minutes of the whole plan, the hotwash included."""
        turns = self.kit.scenario.turns * sum(one.minutes for one in self.kit.scenario.phases)
        return conduct.opening(self.kit) + turns + conduct.closing(self.kit)

    @property
    def stopped(self) -> int:
        """When the play stops by the plan, in minutes of the day: earlier where the game ended."""
        whole = self.at + self.planned - conduct.closing(self.kit)
        phases, last = self.kit.scenario.phases, self.stretches[-1]
        if last.turn == self.kit.scenario.turns or not phases:
            return whole
        return last.begins + phases[last.phase].minutes

    @property
    def spared(self) -> int:
        """Minutes of the plan that this run did without, since the game ended before them."""
        return self.at + self.planned - conduct.closing(self.kit) - self.stopped

    @property
    def waited(self) -> Waited:
        """What waited for Control."""
        events = [fact.event for fact in self.case.facts]
        return Waited(
            len(self._ended),
            sum(isinstance(event, ev.OrderResolved) for event in events) if self.desk else 0,
            sum(isinstance(event, ev.Asked) and event.seat == CONTROL for event in events),
        )

    # ---- what is told of a phase

    def happened(self, one: Stretch) -> Iterator[str]:
        """What happened in it, line by line."""
        for fact in one.facts:
            said = self.case.said(fact)
            if said and not isinstance(fact.event, ROUTINE):
                yield said

    def injects(self, one: Stretch) -> tuple[int, ...]:
        """The injects that came in it."""
        events = [f.event for f in one.facts if isinstance(f.event, ev.RuleRan | ev.InjectFired)]
        came = [inject_of(self.case.names, event) for event in events]
        return tuple(dict.fromkeys(number for number in came if number is not None))

    def control(self, one: Stretch) -> Iterator[str]:
        """What Control has to do in it."""
        for number in self.injects(one):
            spec = self.kit.scenario.injects[number]
            told = _("Inject {id}, “{title}”, goes to {to}").format(
                id=spec.id, title=spec.title, to=audience(self.kit, spec)
            )
            look = _("Look whether they do this: {action}").format(action=spec.expect)
            yield joined((told, look if spec.expect else ""))
        for fact in one.facts:
            if isinstance(fact.event, ev.Asked) and fact.event.seat == CONTROL:
                yield _("Answer: {question}").format(question=self.case.said(fact))
        orders = [f.event for f in one.facts if isinstance(f.event, ev.OrderResolved)]
        if orders and self.desk:
            yield self._rulings(len(orders), sum(bool(order.rolls) for order in orders))
        if one.pauses:
            yield _("The game waits for Control to go on.")

    def _rulings(self, orders: int, rolled: int) -> str:
        waiting = counted(
            "{n} order is on the desk: look it over, rule where need be, let it through",
            "{n} orders are on the desk: look them over, rule where need be, let them through",
            orders,
        )
        dice = counted("{n} of them throws dice", "{n} of them throw dice", rolled)
        return joined((waiting, dice))

    def heading(self, one: Stretch) -> str:
        """Clock, turn, phase and planned length."""
        turn = _("Turn {turn}").format(turn=one.turn)
        if one.phase < 0:
            return turn
        phase = self.kit.scenario.phases[one.phase]
        said = _("{clock}  {turn}, {phase}").format(
            clock=conduct.clock(one.begins), turn=turn, phase=phase.name or labelled(phase.id)
        )
        return said + _minutes(phase.minutes)

    # ---- the end

    @property
    def ending(self) -> tuple[str, ...]:
        """How it ended and what it came to."""
        events = [f.event for f in self.case.facts if isinstance(f.event, ev.GameEnded)]
        return self.kit.prose.ending(events[-1]) if events else ()

    def summary(self) -> Iterator[str]:
        """What a facilitator wants to know before the day."""
        yield self._time()
        came: dict[str, list[str]] = {}
        for row in injected.injects(self.case):
            status = "fired" if row["status"] in FIRED else str(row["status"])
            due = _("{inject} (due in turn {turn})").format(
                inject=row["inject"], turn=str(row["planned"]).replace(" ", ", ")
            )
            missed = status == "not fired" and row["planned"] != "any"
            came.setdefault(status, []).append(due if missed else str(row["inject"]))
        forms = {
            "fired": _("Injects that came: {injects}."),
            "not fired": _("Injects that never came: {injects}."),
            "contingency, not used": _("Injects in reserve: {injects}."),
        }
        for status, form in forms.items():
            if status in came:
                yield form.format(injects=listed(dict.fromkeys(came[status])))
        for seat, totals in enumerate(review.totals(self.case)):
            yield counted(
                "{seat}: {n} order, {done} carried out.",
                "{seat}: {n} orders, {done} carried out.",
                totals["locked"],
                seat=self.kit.names.seat(seat),
                done=totals["carried_out"],
            )
        waited = self.waited
        yield _("It waited for Control: {pauses}, {orders}, {questions}.").format(
            pauses=counted("at {n} pause", "at {n} pauses", waited.pauses),
            orders=counted("with {n} order", "with {n} orders", waited.orders),
            questions=counted("with {n} question", "with {n} questions", waited.questions),
        )

    def _time(self) -> str:
        """From when to when, and whether there is as much time."""
        if not self.planned:
            return _("The scenario states no length.")
        plan = counted(
            "The plan takes {n} minute, from {start} to {end}",
            "The plan takes {n} minutes, from {start} to {end}",
            self.planned,
            start=conduct.clock(self.at),
            end=conduct.clock(self.at + self.planned),
        )
        early = ""
        if self.spared:
            early = counted(
                "This run ended at {end}, {n} minute before the plan: another need not",
                "This run ended at {end}, {n} minutes before the plan: another need not",
                self.spared,
                end=conduct.clock(self.stopped),
            )
        if self.minutes is None:
            return joined((plan, early))
        over = self.planned - self.minutes
        if not over:
            left = _("That fills the time")
        elif over < 0:
            left = counted("{n} minute is left", "{n} minutes are left", -over)
        else:
            left = counted(
                "That is {n} minute too long: leave out a turn, or argue fewer orders",
                "That is {n} minutes too long: leave out a turn, or argue fewer orders",
                over,
            )
        return joined((plan, left, early))


def text(run: Rehearsal) -> str:
    """The whole of it as lines."""
    game = run.case.session.game
    lines = [
        _("Rehearsal of {game}, with autopilots in every seat.").format(game=run.kit.title),
        _("The seed of the dice is {seed}: with --seed it comes out the same.").format(
            seed=run.seed
        ),
        _("Their postures, to be changed with --posture: {postures}.").format(
            postures=", ".join(f"{game.seats[seat]}={taken}" for seat, taken in run.postures)
        ),
        *_around(run.at, conduct.opening(run.kit), _("Opening")),
    ]
    for one in run.stretches:
        lines += ["", run.heading(one), *(f"  {said}" for said in run.happened(one))]
        lines += [f"  {_('Control:')} {said}" for said in run.control(one)]
    lines += ["", *run.ending]
    lines += _around(run.stopped, conduct.closing(run.kit), _("Hotwash"))
    lines += ["", _("In short:"), *(f"  {said}" for said in run.summary())]
    return "\n".join(lines)


def _around(begins: int, minutes: int, what: str) -> Iterator[str]:
    """What comes before the turns or after them, where the plan has time for it."""
    if minutes:
        yield ""
        yield f"{conduct.clock(begins)}  {what}{_minutes(minutes)}"


def _minutes(minutes: int) -> str:
    return counted(" ({n} minute)", " ({n} minutes)", minutes) if minutes else ""


def as_json(run: Rehearsal) -> str:
    """The whole of it for other programs."""
    phases = run.kit.scenario.phases
    whole: Mapping[str, Any] = {
        "scenario": run.kit.scenario.id,
        "layout": run.kit.scenario.layout,
        "seed": run.seed,
        "postures": {run.case.session.game.seats[seat]: taken for seat, taken in run.postures},
        "begins": conduct.clock(run.at),
        "ends": conduct.clock(run.at + run.planned),
        "minutes": run.planned,
        "available": run.minutes,
        "phases": [
            {
                "turn": one.turn,
                "phase": phases[one.phase].id if one.phase >= 0 else "",
                "begins": conduct.clock(one.begins),
                "minutes": phases[one.phase].minutes if one.phase >= 0 else 0,
                "happened": list(run.happened(one)),
                "injects": [run.kit.scenario.injects[k].id for k in run.injects(one)],
                "control": list(run.control(one)),
                "pauses": one.pauses,
            }
            for one in run.stretches
        ],
        "ending": list(run.ending),
        "injects": {
            str(row["inject"]): {"status": row["status"], "turn": row["turn"]}
            for row in injected.injects(run.case)
        },
        "seats": dict(zip(run.case.session.game.seats, review.totals(run.case), strict=True)),
        "waited": attrs.asdict(run.waited),
        "summary": list(run.summary()),
    }
    return json.dumps(whole, ensure_ascii=False, indent=1)


def rehearse(
    scenario: str,
    *,
    layout: str | None = None,
    at: str = "09:00",
    minutes: int | None = None,
    seed: str | None = None,
    postures: tuple[str, ...] = (),
    form: str = "text",
) -> str:
    """Run a scenario through once, and tell it as `text` or `json`.

    `minutes` is how long there is for it; each of `postures` is `seat=posture`, and a seat that is
    not named takes its first. Raises ScenarioError for a scenario that cannot be played, CastError
    for a posture that there is not, ReportError where a seat has no autopilot or `at` is no time of
    day.
    """
    begins = minutes_of(at)
    loaded = load(find(scenario), layout=layout)
    told = in_languages(loaded, *wanted())
    cast = cast_given(told, (), postures)
    if cast.persons:
        alone = listed(seat_name(told, seat) for seat in cast.persons)
        said = _("No autopilot plays {seats}: give every seat a posture in the scenario.")
        raise ReportError(said.format(seats=alone))
    secret = seed or secrets.token_hex(4)
    with (
        scratch() as folder,
        Session.create(folder / "rehearsal.wargame", loaded, seed=secret) as session,
    ):
        staff(session, cast)
        if not session.game.scenario.sequence:
            session.submit(cm.Hold(TABLE, on=True))
        session.autoplay()
        kit = kit_of(session)
        run = Rehearsal(kit, case_of(kit, session), begins, minutes, secret, cast.postures)
        return as_json(run) if form == "json" else text(run)
