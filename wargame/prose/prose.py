"""The one door to sentences: hand it what a reader may see, get lines back.

Holds a scenario's names and nothing of a game; what it is given decides what it can tell.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Self

import attrs

from wargame.authoring.claims import Claim
from wargame.authoring.load import Loaded, in_languages
from wargame.core import events as ev
from wargame.core.compile.program import Game
from wargame.core.engine.engine import Engine, Forecast, Question
from wargame.core.orders import Order, Refusal
from wargame.core.state import State
from wargame.core.view import Reader, Seen, View
from wargame.language import wanted
from wargame.prose import arguing, awaited, digest, endings, refusals, rolls, sheets, situation
from wargame.prose.effects import ALL, Effects
from wargame.prose.names import Names
from wargame.prose.narration import Narration, Running
from wargame.prose.narration import Told as Told
from wargame.prose.reach import reached
from wargame.prose.telling import Telling
from wargame.prose.text import _, joined


class Prose:
    """Makes every sentence about one scenario. `claims` are the registers' claims by id.

    `engine` is of the game in its reader's language; `played` is the game that is played, where
    that is in another.
    """

    def __init__(
        self,
        engine: Engine,
        claims: Mapping[str, Claim] | None = None,
        played: Game | None = None,
    ) -> None:
        self.engine = engine
        self.names = Names(engine, claims or {}, played)

    @classmethod
    def of(cls, loaded: Loaded, claims: Mapping[str, Claim] | None = None) -> Self:
        """For who reads here: the scenario in their language, as `wargame.language` says."""
        told = in_languages(loaded, *wanted())
        return cls(Engine(told.game), claims, loaded.game if told is not loaded else None)

    # ---- events

    def sentence(self, event: ev.Event, reader: Reader, state: State | None = None) -> str:
        """One line for an event that was redacted for its reader; `` where there is nothing to say.

        `state` is where numbers in a designer's text are read; without it they show as `…`. Alone,
        an event knows an order only by its seat; `tell` also knows what the log told before.
        """
        return Telling(self.names, reader, state).sentence(event)

    def tell(
        self, log: Iterable[Seen], reader: Reader, state: State | None = None, *, since: int = 0
    ) -> tuple[Told, ...]:
        """A reader's log as lines: those after number `since`, told with what came before."""
        return Narration.of(self.names, tuple(log), reader, state, since).lines()

    def running(self, reader: Reader) -> Running:
        """A teller for a log that is told again as it grows."""
        return Running(self.names, reader)

    def account(
        self,
        event: ev.Event,
        reader: Reader,
        state: State | None = None,
        untold: Collection[int] = (),
    ) -> tuple[str, ...]:
        """An event in full: for one with rolls, each modifier and the odds as they stood before;
        of `untold` modifiers it is not told yet why they count.
        """
        telling = Telling(self.names, reader, state)
        lines = [telling.sentence(event)]
        if isinstance(event, ev.OrderResolved | ev.RuleRan):
            for roll in event.rolls:
                lines += rolls.account(self.names, roll, untold)
        return tuple(line for line in lines if line)

    # ---- before an order

    def forecast(self, forecast: Forecast) -> tuple[str, ...]:
        """The odds of a roll: modifiers with their worth, bands in percent that sum to 100."""
        return rolls.forecast(self.names, forecast)

    def likely(self, seat: int, order: Order, odds: tuple[Forecast, ...]) -> str:
        """What an own estimate of an order is about; nothing where it throws no dice."""
        action = self.names.scenario.actions[order.action]
        return rolls.likely(self.names, reached(self.effects(seat, order), action, odds))

    def worksheet(
        self, seat: int, order: Order, cost: tuple[int, ...], odds: tuple[Forecast, ...]
    ) -> tuple[str, ...]:
        """An order before it is locked: what it is, what it costs, who sees it, its odds, and what
        comes of each band, as far as its seat may see that.
        """
        action = self.names.scenario.actions[order.action]
        lines = [
            self.names.order(order),
            *((action.about,) if action.about else ()),
            _("Costs {cost}.").format(cost=self.names.cost(cost)),
            sheets.who_sees(self.names, action, order.option),
        ]
        resting = self.names.resting(action.cite, action.assumption)
        if resting:
            lines.append(_("It rests on {resting}.").format(resting=resting))
        does = self.effects(seat, order)
        always, odds = does.always(action), reached(does, action, odds)
        if not odds:
            lines.append(joined((_("No dice"), always or does.told(()))))
        for forecast in odds:
            lines += rolls.forecast(self.names, forecast, does.bands(action, forecast.roll))
        if odds:
            lines.append(rolls.provisional())
        if odds and always:
            lines.append(_("Whatever the dice say: {effects}").format(effects=always))
        return tuple(lines)

    def effects(self, seat: int, order: Order, *, control: bool = False) -> Effects:
        """The teller of what an order's rules do, as far as its seat may know, or all for Control.

        `effects.told`, `.bands` and `.always` give the sentences.
        """
        reader = ALL if control else 1 << seat
        return Effects.of_order(self.names, seat, order, reader=reader)

    def refusal(self, refusal: Refusal, *, seat: int = -1, state: State | None = None) -> str:
        """Why a command is not accepted: what is wrong, why, on what ground, what would help."""
        return refusals.refusal(self.names, refusal, seat=seat, state=state)

    def reasons(self, refusal: Refusal, *, seat: int, state: State) -> str:
        """Only what stands against an order, as a list shows it beside the order."""
        return refusals.reasons(self.names, refusal, seat=seat, state=state)

    # ---- pages

    def brief(self, seat: int) -> tuple[str, ...]:
        return sheets.brief(self.names, seat)

    def digest(self, view: View, state: State) -> tuple[str, ...]:
        """Three lines for who comes late to the seat whose view it is."""
        asked = [self.ask(question, state) for question in view.questions]
        return digest.digest(self.names, view, asked)

    def worded(self, view: View) -> View:
        """A view whose seats, numbers, levels and bands go by their names in the reader's language.

        The session makes views in the scenario's own language, with the ids of levels and bands.
        """
        names = self.names
        dials = tuple(
            attrs.evolve(
                dial,
                name=names.called(dial.id),
                level=names.level(dial.id, dial.value) if dial.value is not None else "",
                band=names.shade(dial.id, dial.band) if dial.band else "",
            )
            for dial in view.dials
        )
        seats = tuple(attrs.evolve(one, name=names.seat(one.seat)) for one in view.seats)
        return attrs.evolve(view, dials=dials, seats=seats)

    def status(self, view: View) -> tuple[str, ...]:
        return situation.status(self.names, view)

    def moment(self, view: View) -> tuple[str, ...]:
        """Turn and phase, and what the phase is for."""
        return situation.moment_in_full(self.names, view)

    def ending(self, event: ev.GameEnded) -> tuple[str, ...]:
        return endings.lines(self.names, event)

    def hopes(self, seat: int, log: Iterable[Seen]) -> tuple[str, ...]:
        """A seat's aim, red line and estimates beside what came of them, for after the game."""
        return endings.hopes(self.names, seat, log)

    def ask(self, question: Question, state: State | None = None) -> str:
        """A question that waits for its answer."""
        return sheets.ask(self.names, question, state)

    def asked(self, question: Question, state: State | None = None) -> str:
        """What is asked, and about which order, without whom it is put to."""
        return sheets.asked(self.names, question, state)

    def choice(self, question: Question, index: int, state: State | None = None) -> str:
        """One answer to it, with the reason where it cannot be given now."""
        return sheets.choice(self.names, question, index, state)

    def consequence(self, question: Question, index: int) -> str:
        """What one answer does, as far as who is asked may know; nothing where all depends on
        what the others answer.
        """
        info = self.names.game.questions[question.question]
        ids = [action.id for action in self.names.scenario.actions]
        if info.reacts and index != info.default:
            order = Order(ids.index(info.rule), question.target, question.second)
            action = self.names.scenario.actions[order.action]
            return self.effects(question.seat, order).always(action)
        effects = info.options[index].do
        return self._answers(question).told(effects) if effects or not info.then else ""

    def upshot(self, question: Question) -> str:
        """What all the answers together come to; nothing where each answer acts alone."""
        info = self.names.game.questions[question.question]
        return self._answers(question).told(info.then) if info.then else ""

    def _answers(self, question: Question) -> Effects:
        reader = 1 << question.seat if question.seat >= 0 else ALL
        return Effects.of_question(self.names, question, reader=reader)

    def waiting_for(self, view: View, others: Iterable[int], *, orders: bool = True) -> str:
        """Whom the game waits for besides oneself, and for what, as far as a view tells."""
        return awaited.waiting_for(self.names, view, others, orders=orders)

    def locked(self, event: ev.SeatLocked, others: Iterable[int]) -> str:
        """What a seat hears that has just locked an order."""
        return situation.locked(self.names, event, others)

    def purse(self, view: View, *, ordering: bool = False) -> tuple[str, ...]:
        """The resources that the reader may see, and what the next turn brings; once an order is
        paid, where one is filled in and the view counts it.
        """
        return tuple(situation.purses(self.names, view, ordering=ordering))

    def orders(self, view: View) -> tuple[str, ...]:
        """The reader's own orders of this turn."""
        listed = tuple(situation.own_order(self.names, order) for order in view.orders)
        return (*listed, *arguing.own_orders(self.names, view))
