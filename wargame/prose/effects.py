"""What written rules do, in words: the effects of a band, an order, an answer, before they run.

The one home for these phrases: worksheet, order form, printed pack and `wargame odds` ask here. It
reads the scenario as written and no state; what its reader may not see it leaves out and says so.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import attrs

from wargame.core.engine.engine import Question
from wargame.core.formula import effects as fx
from wargame.core.formula import syntax as sx
from wargame.core.orders import Order
from wargame.core.scenario import Action, Block, Choice, Decide, Effect, Line, Outcome
from wargame.prose import changes, circumstances, formulas
from wargame.prose.decided import decided
from wargame.prose.entities import chain, grouped, member, owned, sided
from wargame.prose.names import Names
from wargame.prose.settling import limited, settled, worth
from wargame.prose.telling import LEVELS
from wargame.prose.text import _, counted, joined, labelled, separated, signed
from wargame.prose.votes import counted as counted_votes

ALL = -1
"""A reader who may know everything: Control, the designer; book-keeping too is told to them."""


@attrs.frozen
class Effects:
    """The teller for one reader: `reader` is a mask of seats. `names` may be bound to an order."""

    names: Names
    reader: int = ALL

    @classmethod
    def of_order(cls, names: Names, seat: int, order: Order, *, reader: int = ALL) -> "Effects":
        """The teller for one order of a seat, with `me` and its targets by their names."""
        options, code = names.scenario.actions[order.action].options, names.game.codes[order.action]
        bound = names.bound_to(bindings(names, seat, order))
        named = {"target": (code.target, order.target), "second": (code.second, order.second)}
        numbers = {name: worth for name, (one, worth) in named.items() if one.kind == "number"}
        numbers |= sided(names, seat)
        for name, (one, place) in named.items():
            if one.kind == "place" and place >= 0:
                numbers |= grouped(names, name, place)
        return cls(bound.choosing(options, order.option, numbers), reader)

    @classmethod
    def of_question(cls, names: Names, put: Question, *, reader: int = ALL) -> "Effects":
        """The teller for the answers to a question, with all that it carries by its name."""
        info = names.game.questions[put.question]
        setting = names.of_question(info, put.seat, put.target, put.second)
        carried = {"t": (setting.kinds[0], put.target), "u": (setting.kinds[1], put.second)}
        found = {"me": names.seat(put.seat), **counted_votes(names, info.options)}
        for name, which in info.names:
            found |= _called(names, name, *carried[which])
        return cls(names.bound_to(found), reader)

    def of_action(self, action: Action) -> "Effects":
        """The same teller for the rules of an action whose variant is still open."""
        second, called = action.second, {}
        if second is not None and second.number is not None:
            called = {"second": _("the number named")}
        return attrs.evolve(self, names=self.names.choosing(action.options).bound_to(called))

    # ---- whole rules

    def told(self, effects: Iterable[Effect]) -> str:
        """All that some effects do, in sentences; that nothing changes where they do nothing."""
        plain, blocks = self._parted(effects)
        said = joined((_upper(separated(plain)), *map(_upper, blocks)))
        return said or _("Nothing changes.")

    def band(self, outcomes: Iterable[Outcome], band: str) -> str:
        """What a band of a table does, among the outcomes of a rule."""
        found = next((outcome for outcome in outcomes if outcome.id == band), None)
        return self.told(found.do if found else ())

    def bands(self, action: Action, roll: int) -> tuple[str, ...]:
        """What each band does of a roll of an action: its own, or a second one; by its index."""
        info = self.names.game.rolls[roll]
        outcomes = action.outcomes
        if info.purpose:
            known = self.names.scenario.rolls
            outcomes = next((r.outcomes for r in known if (r.name or r.id) == info.name), ())
        table = next(spec for spec in self.names.game.tables if spec.id == info.table)
        return tuple(self.band(outcomes, band.name) for band in table.bands)

    def always(self, action: Action) -> str:
        """What an order does whatever its dice say; nothing where all depends on them."""
        effects = (*action.do, *action.also, *action.then)
        plain, blocks = self._parted(effects)
        return self.told(effects) if plain or blocks else ""

    def _parted(self, effects: Iterable[Effect]) -> tuple[list[str], list[str]]:
        """Single changes, and what has parts of its own."""
        plain: list[str] = []
        blocks: list[str] = []
        for effect in self.settled(effects):
            into = plain if isinstance(effect, Line) else blocks
            said = self._line(effect) if isinstance(effect, Line) else self._block(effect)
            if said and not (said == _unseen() and said in into):
                into.append(said)
        return plain, blocks

    def settled(self, effects: Iterable[Effect]) -> Iterator[Effect]:
        """Effects without conditions that are settled: by a flag that is switched off, or by the
        variant that was chosen.
        """
        for effect in effects:
            holds = decided(self.names, effect.when) if isinstance(effect, Block) else None
            if isinstance(effect, Block) and not effect.when and _bare(effect):
                yield from self.settled(effect.do)
            elif holds is None or not isinstance(effect, Block):
                yield effect
            elif not holds:
                yield from self.settled(effect.otherwise)
            elif _bare(effect):
                yield from self.settled(effect.do)
            else:
                yield attrs.evolve(effect, when="", otherwise=())

    def _phrase(self, effects: Iterable[Effect]) -> str:
        """Effects inside another sentence."""
        plain, blocks = self._parted(effects)
        return separated([*plain, *(f"({block})" for block in blocks)]) or _("nothing changes")

    # ---- a line

    def _line(self, line: Line) -> str:
        try:
            deed = fx.parse_effect(line.text)
        except sx.FormulaError:
            return line.text
        return DEEDS[type(deed)](self, deed)

    def change(self, deed: fx.Change) -> str:
        """A change of a number or a flag; nothing for what is switched off, nor of book-keeping for
        a reader who may not know everything.
        """
        last = deed.slot.parts[-1]
        dial = self.names.dial(last)
        if dial is None or (last in self.names.hidden and self.reader != ALL):
            return ""
        if not any(map(self.sees, dial.readers)):
            return _unseen()
        said = self._flag(deed) if deed.how in ("on", "off") else self._number(deed)
        if not said:
            return ""
        if deed.delay == 1:
            return _("next turn {change}").format(change=said)
        if deed.delay:
            return counted("in {n} turn {change}", "in {n} turns {change}", deed.delay, change=said)
        return said

    def _number(self, deed: fx.Change) -> str:
        name = formulas.phrase(self.names, deed.slot)
        value = settled(deed.value, self.names.chosen) if deed.value else None
        if deed.how != "add":
            how = {"set": changes.SET, "most": changes.MOST, "least": changes.LEAST}[deed.how]
            between = isinstance(value, sx.Extreme) and formulas.extreme(self.names, value)
            said = between or (formulas.amount(self.names, value) if value else "")
            return changes.put(name, how, said)
        minus = isinstance(value, sx.Sign)
        amount = value.value if isinstance(value, sx.Sign) else value
        amount, limit = limited(deed.slot, amount or sx.Number(0, 0), minus=minus)
        plain = worth(amount)
        portion = formulas.portioned(self.names, sx.Sign(amount, 0) if minus else amount)
        if portion is not None:
            form = _("{name} {amount} if {condition}")
            said = form.format(name=name, amount=portion[0], condition=portion[1])
        elif plain is not None:
            if not plain:
                return ""
            said = f"{name} {signed(-plain if minus else plain)}"
        elif minus:
            amount_of = formulas.bracketed(self.names, amount)
            said = _("{name} less {amount}").format(name=name, amount=amount_of)
        else:
            amount_of = formulas.amount(self.names, amount)
            said = _("{name} plus {amount}").format(name=name, amount=amount_of)
        if limit is None:
            return said
        form = _("{change}, to {limit} at least") if minus else _("{change}, to {limit} at most")
        return form.format(change=said, limit=limit)

    def _flag(self, deed: fx.Change) -> str:
        owner, flag = owned(self.names, deed.slot)
        if deed.how == "off":
            form = _("{owner} is no longer “{flag}”") if owner else _("“{flag}” holds no longer")
        else:
            form = _("{owner} becomes “{flag}”") if owner else _("“{flag}” holds")
        said = form.format(owner=owner, flag=flag)
        if deed.turns == 0:
            return _("{change} until the turn ends").format(change=said)
        if deed.turns:
            turns = counted("{n} turn more", "{n} turns more", deed.turns)
            return _("{change} for {turns}").format(change=said, turns=turns)
        return said

    # ---- what has parts

    def _block(self, block: Block) -> str:
        inner = self
        heads: list[str] = []
        if block.when:
            heads.append(_("if {condition}").format(condition=self.condition(block.when)))
        if block.for_each:
            inner, head = inner._members(block.for_each, "in", _("for each of {group}"))
            heads.append(head)
        if block.pick:
            inner, head = inner._members(block.pick, "from", _("for one of {group}, drawn by lot"))
            heads.append(head)
        parts = [inner._phrase(block.do)] if block.do else []
        parts += inner._rolled(block)
        if block.decide is not None:
            parts.append(inner._question(block.decide))
        body = _("; ").join(parts) or _("nothing changes")
        said = _("{head}: {body}").format(head=separated(heads), body=body) if heads else body
        if block.otherwise:
            other = inner._phrase(block.otherwise)
            said = _("{said}; otherwise: {other}").format(said=said, other=other)
        return said

    def _rolled(self, block: Block) -> list[str]:
        """A roll inside an effect: by its name where several rules share it, else band by band."""
        if block.roll:
            roll = next((r for r in self.names.scenario.rolls if r.id == block.roll), None)
            name = (roll.name if roll else "") or labelled(block.roll)
            return [_("“{roll}” is rolled").format(roll=name)]
        if not block.table:
            return []
        table = next(spec for spec in self.names.game.tables if spec.id == block.table)
        labels = {band.name: band.label for band in table.bands}
        bands = [
            _("{band}: {effects}").format(
                band=labels.get(one.id, labelled(one.id)), effects=self._phrase(one.do)
            )
            for one in block.outcomes
        ]
        bearing = circumstances.told(self, block.base, block.modifiers)
        name = table.name
        if bearing:
            name = _("{table} ({circumstances})").format(
                table=name, circumstances=_("; ").join(bearing)
            )
        said = _("a roll on the table {table}: {bands}")
        return [said.format(table=name, bands=_("; ").join(bands))]

    def _members(self, text: str, word: str, form: str) -> tuple["Effects", str]:
        """The head of a loop or a draw, and the teller in which its member is called `it`."""
        name, _gap, rest = text.partition(f" {word} ")
        group, _if, condition = rest.partition(" if ")
        names = self.names.bound_to(member(self.names, name.strip()))
        inner = attrs.evolve(self, names=names)
        head = form.format(group=chain(self.names, (group.strip(),)))
        if condition:
            head = _("{head} where {condition}").format(
                head=head, condition=inner.condition(condition.strip())
            )
        return inner, head

    def condition(self, text: str) -> str:
        """A condition in words, as far as the reader may know what it rests on."""
        known = self.knows(text)
        return (
            formulas.condition(self.names, text) if known else _("something you cannot see holds")
        )

    @property
    def knows_all(self) -> bool:
        """Whether the reader may know everything."""
        return self.reader == ALL

    def knows(self, formula: str) -> bool:
        """Whether the reader may know all that a formula rests on."""
        return all(self._may_know(name) for name in formulas.read(formula))

    def _may_know(self, name: str) -> bool:
        dial = self.names.dial(name)
        return dial is None or any(map(self.sees, dial.readers))

    def sees(self, mask: int) -> bool:
        """Whether the reader is among some seats; what is for no seat, who knows all sees too."""
        return self.reader == ALL or bool(mask & self.reader)

    def _question(self, decide: Decide) -> str:
        """Who decides, and what each answer does."""
        who = self._whom(decide.by.strip())
        inner = self
        if decide.range is not None:
            low, high = decide.range
            said = _("{who} names a number from {low} to {high}").format(
                who=who, low=low, high=high
            )
        else:
            bound = {"me": who, **counted_votes(self.names, decide.options)}
            inner = attrs.evolve(self, names=self.names.bound_to(bound))
            said = _("{who} decides: {answers}").format(
                who=who, answers=_("; ").join(inner._answer(choice) for choice in decide.options)
            )
        if decide.then:
            said = _("{said}; then: {effects}").format(
                said=said, effects=inner._phrase(decide.then)
            )
        return said

    def _answer(self, choice: Choice) -> str:
        name = choice.name or labelled(choice.id)
        return _("“{answer}”: {effects}").format(answer=name, effects=self._phrase(choice.do))

    def _whom(self, by: str) -> str:
        if by == "control":
            return _("Control")
        if by.startswith("each of "):
            ids = [id.strip() for id in by.removeprefix("each of ").strip(" []").split(",")]
            sides = separated(chain(self.names, (id,)) for id in ids)
            alone = len(ids) == 1 and ids[0] in self.names.game.seats
            return sides if alone else _("each of {sides}").format(sides=sides)
        return chain(self.names, tuple(by.split(".")))

    # ---- deeds that are no change

    def record(self, deed: fx.RecordAct) -> str:
        return _("it goes on record: {level}").format(level=_(LEVELS[deed.level]))

    def raised(self, deed: fx.RaiseAct) -> str:
        return _("the latest covert act becomes known: {level}").format(level=_(LEVELS[deed.level]))

    def cancelled(self, _deed: fx.CancelOrder) -> str:
        return _("the order that is answered is cancelled")

    def refunded(self, deed: fx.Refund) -> str:
        return _("half of its cost comes back") if deed.part == "half" else _("its cost comes back")

    def delayed(self, deed: fx.DelayOrder) -> str:
        return _("an order of {seat} is delayed to the next turn").format(
            seat=chain(self.names, deed.seat.parts)
        )

    def promised(self, deed: fx.MakePromise) -> str:
        known = {promise.id: promise.name for promise in self.names.scenario.promises}
        turns = counted("{n} turn", "{n} turns", deed.turns)
        return _("{seat} promises: {promise}, due in {turns}").format(
            seat=chain(self.names, deed.by.parts),
            promise=known.get(str(deed.promise), str(deed.promise)),
            turns=turns,
        )


DEEDS: dict[type, Callable[[Effects, Any], str]] = {
    fx.Change: Effects.change,
    fx.RecordAct: Effects.record,
    fx.RaiseAct: Effects.raised,
    fx.CancelOrder: Effects.cancelled,
    fx.Refund: Effects.refunded,
    fx.DelayOrder: Effects.delayed,
    fx.MakePromise: Effects.promised,
}


def bindings(names: Names, seat: int, order: Order) -> Mapping[str, str]:
    """What `me`, `target` and `second` of an order are called, and the seats that play them."""
    code = names.game.codes[order.action]
    found = {"me": names.seat(seat)}
    for word, kind, value in (
        ("target", code.target.kind, order.target),
        ("second", code.second.kind, order.second),
    ):
        found |= _called(names, word, kind, value)
    return found


def _called(names: Names, word: str, kind: str, value: int) -> dict[str, str]:
    """What a name of a rule stands for, and the seat that plays it."""
    if not kind or value < 0:
        return {}
    found = {word: names.spoken(value) if kind == "place" else names.target(kind, value)}
    if kind == "place":
        played = names.game.place_seat[value]
        found[f"{word}.seat"] = names.seat(played) if played >= 0 else _("nobody")
    return found


def _unseen() -> str:
    return _("something changes that you cannot see")


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def _bare(block: Block) -> bool:
    """Whether a block holds nothing but a condition and what it does."""
    return not (block.for_each or block.pick or block.table or block.roll or block.decide)
