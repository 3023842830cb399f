"""What things are called: seats, places, numbers, orders, costs, claims, and texts with gaps.

It knows the scenario's names and how a gap is filled; it knows no event and decides nothing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from typing import Self

import attrs

from wargame.authoring.claims import Claim
from wargame.authoring.tongues import told
from wargame.core.compile.catalogue import QuestionInfo
from wargame.core.compile.program import Game
from wargame.core.compile.targets import Domain
from wargame.core.compile.world import Dial
from wargame.core.engine.audience import IMPROVISED, ORIGIN, SEQUEL
from wargame.core.engine.engine import Engine
from wargame.core.orders import Order
from wargame.core.scenario import Choice, Option, Track
from wargame.core.state import FOREVER, Slot, State
from wargame.prose.foreign import ENGINE, FOLLOWS
from wargame.prose.setting import Setting
from wargame.prose.text import N_, _, labelled, listed

VOICES = {
    "fact": N_("Fact"),
    "judgement": N_("Judgement"),
    "third-party": N_("Third party"),
    "recommendation": N_("Recommendation"),
    "allegation": N_("Allegation"),
}
"""Voices of any subject; a register's own go by their ids."""
GAP = re.compile(r"\{(\w+)\}")


class Names:
    """The names of one scenario. `claims` are the registers' claims by id, where they are known.

    `played` is the game that is played, where its texts are in another language than the reader's.
    """

    def __init__(
        self, engine: Engine, claims: Mapping[str, Claim], played: Game | None = None
    ) -> None:
        self.engine, self.game, self.claims = engine, engine.game, claims
        self.scenario = engine.game.scenario
        self._texts = dict(engine.game.texts)
        self._dials = {dial.id: dial for dial in engine.game.dials}
        self._tracks = {track.id: track for track in self.scenario.tracks}
        self.hidden = frozenset(
            [track.id for track in self.scenario.tracks if track.hidden]
            + [flag.id for flag in self.scenario.flags if flag.hidden]
        )
        """Tracks and flags that are book-keeping of the rules."""
        self._told = dict(_pairs(played.scenario, self.scenario)) if played is not None else {}
        count = len(engine.game.seats)
        self.bound: Mapping[str, str] = {}
        """What names of a rule, such as `target`, are called where the rule is about something."""
        self.variants: Mapping[str, str] = {}
        """What the variants of a rule's order are called, by their ids."""
        self.chosen: Mapping[str, int] = {}
        """What names of a rule are worth, as `settling` reads them; empty where none is known."""
        self.pairs = tuple((a, b) for a in range(count) for b in range(a + 1, count))

    def bound_to(self, called: Mapping[str, str]) -> Self:
        """The same names, with words for names of a rule beside those it is bound to already."""
        found = copy(self)
        found.bound = {**self.bound, **called}
        return found

    def choosing(
        self,
        options: Sequence[Option],
        chosen: int | None = None,
        numbers: Mapping[str, int] | None = None,
    ) -> Self:
        """The same names for rules of an order with variants; `chosen` is an index among them,
        `numbers` what `target` or `second` is worth where it is a number.
        """
        found = copy(self)
        found.variants = {one.id: one.name or labelled(one.id) for one in options}
        if chosen is not None:
            known = {f"option.{one.id}": int(k == chosen) for k, one in enumerate(options)}
            found.chosen = {**self.chosen, **known, **(numbers or {})}
        return found

    def knowing(self, numbers: Mapping[str, int]) -> Self:
        """The same names for rules in which some names are worth the same all through a game."""
        found = copy(self)
        found.chosen = {**self.chosen, **numbers}
        return found

    # ---- who and where

    def seat(self, seat: int) -> str:
        """A seat's name; Control for -1."""
        if not 0 <= seat < len(self.scenario.seats):
            return _("Control")
        spec = self.scenario.seats[seat]
        return spec.name or labelled(spec.id)

    def seats(self, seats: Iterable[int]) -> str:
        return listed(self.seat(seat) for seat in seats)

    def place(self, place: int) -> str:
        if not 0 <= place < len(self.scenario.places):
            return _("nowhere")
        spec = self.scenario.places[place]
        return spec.name or labelled(spec.id)

    def spoken(self, place: int) -> str:
        """What a place is called in a sentence: `the Narrows`."""
        named = 0 <= place < len(self.scenario.places)
        return (self.scenario.places[place].spoken if named else "") or self.place(place)

    def target(self, kind: str, value: int) -> str:
        """What an order or a question names, by its kind: a place, a seat or a number."""
        if kind == "seat":
            return self.seat(value)
        return self.place(value) if kind == "place" else str(value)

    def named(self, domain: Domain, value: int) -> str:
        """What an order names, by what its declaration admits: a number with its level's name."""
        said = self.target(domain.kind, value)
        level = self.level(domain.levels, value) if domain.levels else ""
        return _("{number} {level}").format(number=said, level=level) if level else said

    # ---- numbers

    def slot(self, slot: int) -> Slot:
        return self.game.slots[slot]

    def dial(self, id: str) -> Dial | None:
        return self._dials.get(id)

    def track(self, id: str) -> Track | None:
        return self._tracks.get(id)

    def owner(self, scope: str, owner: int) -> str:
        """Whose a number is; nothing for the world's."""
        if scope == "pair":
            return self.seats(self.pairs[owner])
        if scope == "seat":
            return self.seat(owner)
        return self.place(owner) if scope == "place" else ""

    def number(self, slot: int) -> str:
        """A number with its owner: `Resilience of Ardaby`."""
        spec = self.slot(slot)
        name, owner = self.called(spec.key), self.owner(spec.scope, spec.owner)
        return _("{name} of {owner}").format(name=name, owner=owner) if owner else name

    def level(self, id: str, value: int) -> str:
        """What a track's value is called; nothing where it has no names."""
        track = self.track(id)
        reached = [level for level in track.levels if level.value <= value] if track else []
        return reached[-1].name or labelled(reached[-1].id) if reached else ""

    def shade(self, id: str, band: str) -> str:
        """What a band is called that a blurred track is shown as."""
        track = self.track(id)
        bands = [band for blur in track.blur for band in blur.bands] if track else []
        return next((one.name for one in bands if one.id == band and one.name), labelled(band))

    def called(self, id: str) -> str:
        """The name of a track, flag or resource."""
        dial = self.dial(id)
        return dial.name if dial else labelled(id)

    def flag(self, slot: int, until: int) -> str:
        """A flag that came to hold, until the end of a turn or for good, or that holds no more."""
        spec = self.slot(slot)
        name, owner = self.called(spec.key), self.owner(spec.scope, spec.owner)
        if until < 0:
            said = _("no longer “{flag}”")
        elif until >= FOREVER:
            said = _("now “{flag}”")
        else:
            said = _("now “{flag}”, {until}")
        words = said.format(flag=name, until=self.until(until))
        if not owner:
            return words[:1].upper() + words[1:]
        return _("{owner}: {words}").format(owner=owner, words=words)

    def until(self, turn: int) -> str:
        """How long something lasts that lasts to the end of a turn."""
        if turn >= self.scenario.turns:
            return _("until the game ends")
        return _("until the end of turn {turn}").format(turn=turn)

    def cost(self, amounts: Sequence[int]) -> str:
        """Amounts by resource in words: `1 Capital and 1 Means`, or `nothing`."""
        found = [self.amount(amount, index) for index, amount in enumerate(amounts) if amount]
        return listed(found) or _("nothing")

    def amount(self, amount: int, index: int) -> str:
        """So much of a resource, by its index: `2 Means`."""
        return _("{amount} {resource}").format(amount=amount, resource=self.resource(index))

    def amount_of(self, amount: int | None, id: str) -> str:
        """So much of a resource, by its id."""
        return _("{amount} {resource}").format(amount=amount, resource=self.called(id))

    def resource(self, index: int) -> str:
        spec = self.scenario.resources[index]
        return spec.name or labelled(spec.id)

    # ---- orders

    def action(self, action: int) -> str:
        return self.scenario.actions[action].name

    def order(self, order: Order) -> str:
        """An order in words: the action, what it names, the option."""
        code = self.game.codes[order.action]
        said = self.action(order.action)
        if code.target.kind:
            form = _("{order} in {target}") if code.target.mine else _("{order}: {target}")
            said = form.format(order=said, target=self.named(code.target, order.target))
        if code.second.kind:
            number = code.second.kind == "number"
            form = _("{order}: {second}") if number else _("{order} and {second}")
            said = form.format(order=said, second=self.named(code.second, order.second))
        options = self.scenario.actions[order.action].options
        if options:
            said = _("{order}, {option}").format(order=said, option=self.option(order))
        return said

    def option(self, order: Order) -> str:
        options = self.scenario.actions[order.action].options
        if not options:
            return ""
        return options[order.option].name or labelled(options[order.option].id)

    def source(self, source: int, orders: Mapping[int, Order]) -> str:
        """What a source of effects is called. `orders` are the orders known by their slots."""
        count = len(self.game.seats) * self.game.width
        if source < 0:
            return _("an inject of Control's") if source == IMPROVISED else _("a ruling by Control")
        if source < count:
            seat = self.seat(source // self.game.width)
            if source not in orders:
                return _("an order of {seat}").format(seat=seat)
            return _("{order} ({seat})").format(order=self.order(orders[source]), seat=seat)
        source -= SEQUEL if source >= SEQUEL else 0
        if source >= ORIGIN:
            action, seat_index = divmod(source - ORIGIN, 100)
            return _("earlier: {action} ({seat})").format(
                action=self.action(action), seat=self.seat(seat_index)
            )
        return self.rule(source - count)

    def rule(self, index: int) -> str:
        """A procedure, inject, promise or question, by its index among the sources."""
        info = self.game.sources[index]
        if info.kind == "question":
            asked = next(q for q in self.game.questions if q.id == info.id)
            return _("the answer about {rule}").format(rule=self.rule_name(asked.rule))
        return self.rule_name(f"{info.kind} {info.id}")

    def rule_name(self, rule: str) -> str:
        """The name of a rule by the id that the catalogues use: `R01`, `procedure drift`."""
        kind, _gap, id = rule.rpartition(" ")
        for action in self.scenario.actions:
            if not kind and action.id == id:
                return action.name
        named = {
            "procedure": {p.id: p.name for p in self.scenario.procedures},
            "inject": {i.id: i.title for i in self.scenario.injects},
            "promise": {p.id: p.name for p in self.scenario.promises},
            "deal": {kind: _(name) for kind, name in FOLLOWS.items()},
        }
        name = named.get(kind, {}).get(id) or labelled(id)
        return self.text(name, Setting())

    def orders_named(self, text: str) -> str:
        """A text with the names of orders in place of their ids in braces: `{N05}`."""
        known = {action.id: f"“{action.name}”" for action in self.scenario.actions}
        return GAP.sub(lambda gap: known.get(gap[1], gap[0]), text)

    def answer(self, choice: Choice) -> str:
        """What an answer to a question is called."""
        return self.said(choice.name) or labelled(choice.id)

    def step(self, index: int) -> str:
        """What a step of the sequence of play is called."""
        named = self.scenario.step_names
        return named[index] if index < len(named) else labelled(self.scenario.steps[index])

    # ---- texts with gaps

    def of_order(self, seat: int, order: Order, state: State | None = None) -> Setting:
        """The setting of an order's own texts."""
        code = self.game.codes[order.action]
        return Setting(seat, order, (code.target.kind, code.second.kind), state=state)

    def of_question(
        self,
        info: QuestionInfo,
        seat: int,
        target: int,
        second: int,
        state: State | None = None,
    ) -> Setting:
        """The setting of a question's texts: what its rule carried along."""
        code = next((code for code in self.game.codes if code.id == info.rule), None)
        kinds = [code.target.kind, code.second.kind] if code else ["", ""]
        for name, carried in info.names:
            if name not in ("target", "second") or code is None:
                kinds["tu".index(carried)] = "place"
        order = Order(-1, target, second)
        return Setting(seat, order, (kinds[0], kinds[1]), info.names, state)

    def said(self, text: str) -> str:
        """A text of the rules as the reader here reads it: the engine's own are translated."""
        return _(text) if text in ENGINE else self._told.get(text) or told(text)

    def text(self, template: str, setting: Setting) -> str:
        """A designer's text with its gaps filled; a gap of unknown meaning stays as it is."""
        info = self._texts.get(template)
        if info is None:
            return GAP.sub(lambda gap: self._entity(gap[1], setting) or gap[0], template)
        said = "".join(self._piece(kind, value, setting) for kind, value in info.pieces)
        kinds = [kind for kind, _value in info.pieces]
        return said[:1].upper() + said[1:] if kinds[:1] == ["entity"] else said

    def _piece(self, kind: str, value: str, setting: Setting) -> str:
        if kind == "text":
            return value
        if kind == "entity":
            return self._entity(value, setting) or "…"
        if setting.state is None:
            return "…"
        return str(
            self.engine.reading(setting.state, int(value), seat=setting.seat, order=setting.order)
        )

    def _entity(self, name: str, setting: Setting) -> str:
        if name == "me":
            return self.seat(setting.seat)
        code = dict(setting.names).get(name)
        kind = setting.kinds["tu".index(code)] if code else ""
        if not kind:
            return ""
        value = setting.order.target if code == "t" else setting.order.second
        return self.spoken(value) if kind == "place" else self.target(kind, value)

    # ---- what rules rest on

    def resting(self, cite: tuple[str, ...], assumption: str) -> str:
        """Claims with the voice of each, and the assumption: what a rule rests on."""
        found = [self.citation(id) for id in cite]
        if assumption:
            found.append(_("our assumption: {why}").format(why=assumption))
        return _("; ").join(found)

    def citation(self, id: str) -> str:
        """A claim's id with its voice in words."""
        claim = self.claims.get(id)
        return f"{id} ({self.voice(claim.voice)})" if claim else id

    def voice(self, voice: str) -> str:
        """Who is speaking, in words: `third-party` is `Third party`."""
        return _(VOICES[voice]) if voice in VOICES else labelled(voice)

    def claim(self, id: str) -> str:
        """One line for a claim: its place, its voice, what it says."""
        claim = self.claims.get(id)
        if claim is None:
            return _("There is no claim “{id}” in the registers: type one as it is cited.").format(
                id=id
            )
        return _("{id}, {voice}: {claim} Source: {document}, {where}.").format(
            id=id,
            voice=self.voice(claim.voice),
            claim=claim.claim.strip(),
            document=claim.document,
            where=claim.where,
        )


def _pairs(played: object, told: object) -> Iterator[tuple[str, str]]:
    """The texts that differ between a scenario in two languages, each with its counterpart."""
    if isinstance(played, str):
        if isinstance(told, str) and played != told:
            yield played, told
    elif isinstance(played, tuple) and isinstance(told, tuple):
        for one, other in zip(played, told, strict=True):
            yield from _pairs(one, other)
    elif attrs.has(kind := type(played)):
        for field in attrs.fields(kind):
            yield from _pairs(getattr(played, field.name), getattr(told, field.name))
