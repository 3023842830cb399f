"""On what a rule rests: its claims with place and voice, or that it is our assumption."""

from collections.abc import Iterable
from typing import ClassVar, Protocol

import attrs
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from wargame.core import events as ev
from wargame.core.orders import Order
from wargame.prose import ran
from wargame.prose.glossary import far, terms
from wargame.prose.names import Names
from wargame.prose.text import N_, _, labelled, sentence
from wargame.tui.grounds import Ground
from wargame.tui.spoken import Overlay
from wargame.tui.widgets.foot import Foot


@attrs.frozen
class Resting:
    """A rule or number: what it is called and means, the claims it cites, the assumption it
    states.
    """

    what: str
    cite: tuple[str, ...]
    assumption: str
    about: str = ""
    scale: str = ""
    word: bool = False
    """Whether it is a word of the program's own, which rests on nothing."""


class Grounded(Protocol):
    """Anything of a scenario that has a name and rests on something."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def cite(self) -> tuple[str, ...]: ...
    @property
    def assumption(self) -> str: ...


class ClaimPage(Overlay[None]):
    """Every rule that counts here with what it rests on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,c,enter,q", "dismiss", N_("Close"), key_display="Esc")
    ]

    def __init__(self, names: Names, resting: Iterable[Resting]) -> None:
        super().__init__()
        self.names, self.resting = names, tuple(resting)

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="claims", classes="sheet") as sheet:
            told = any(one.about for one in self.resting)
            sheet.border_title = (
                _("What this means and rests on") if told else _("What this rests on")
            )
            yield Static(page(self.names, self.resting))
        yield Foot()


def page(names: Names, resting: Iterable[Resting]) -> Content:
    """All of them, each claim in a line of its own."""
    parts: list[Content] = []
    for one in resting:
        if parts:
            parts.append(Content(""))
        parts.append(Content.styled(sentence(one.what), "bold $accent"))
        if one.about:
            parts.append(Content(one.about))
        if one.scale:
            parts.append(Content.styled(one.scale, "$muted"))
        parts += [Content.assemble(("• ", "$accent"), names.claim(id)) for id in one.cite]
        if one.assumption:
            said = _("Our assumption: {assumption}").format(assumption=one.assumption)
            parts.append(Content.assemble(("◇ ", "$warning"), (said, "italic")))
        if not (one.cite or one.assumption or one.word):
            parts.append(Content.styled(_("Nothing is said of what this rests on."), "italic"))
    return Content("\n").join(parts)


def resting_of_world(names: Names, ground: Ground) -> tuple[Resting, ...]:
    """The numbers, flags, places and rules of the sequence of play that a reader may know of."""
    scenario = names.scenario
    kinds: tuple[tuple[Iterable[Grounded], frozenset[str] | None], ...] = (
        (scenario.procedures, ground.procedures),
        (scenario.ends, None),
        (scenario.places, None),
    )
    numbers = tuple(
        Resting(one.name, one.cite, one.assumption, one.about, one.scale)
        for one in terms(names, ground.dials)
        if one.about or one.cite or one.assumption
    )
    rules = tuple(
        Resting(thing.name or labelled(thing.id), thing.cite, thing.assumption)
        for things, known in kinds
        for thing in things
        if (thing.cite or thing.assumption) and (known is None or thing.id in known)
    )
    phrase = far(names)
    words = (Resting(phrase[0], (), "", phrase[1], word=True),) if phrase else ()
    return words + numbers + rules


def resting_of_event(names: Names, ground: Ground, event: ev.Event) -> tuple[Resting, ...]:
    """The rule that an entry of the log tells of."""
    if isinstance(event, ev.OrderResolved | ev.OrderLocked | ev.OrderStopped):
        return resting_of_order(names, ground, event.order)
    scenario = names.scenario
    if isinstance(event, ev.Asked | ev.Answered | ev.QuestionLapsed | ev.QuestionSettled):
        info = names.game.questions[event.question]
        return (Resting(info.ask, info.cite, info.assumption),)
    if isinstance(event, ev.InjectFired | ev.InjectSent | ev.RuleRan):
        index = ran.inject_of(names, event)
        if index is not None:
            inject = scenario.injects[index]
            return (Resting(inject.title, inject.cite, inject.assumption),)
    if isinstance(event, ev.RuleRan):
        rule = ran.procedure_of(names, event)
        if rule is not None:
            return (Resting(rule.name or labelled(rule.id), rule.cite, rule.assumption),)
    return ()


def resting_of_order(names: Names, ground: Ground, order: Order) -> tuple[Resting, ...]:
    """An action with what of it rests on something: table, requirements, and the modifiers that the
    reader may know of.
    """
    action = names.scenario.actions[order.action]
    found = [Resting(action.name, action.cite, action.assumption)]
    table = next((t for t in names.scenario.tables if t.id == action.table), None)
    if table is not None:
        name = _("{table} table").format(table=table.name or table.id)
        found.append(Resting(name, table.cite, table.assumption))
    found += [
        Resting(info.why, info.cite, info.assumption)
        for k, info in enumerate(names.game.modifiers)
        if k in ground.modifiers and info.rule == action.id and not info.base and info.why
    ]
    found += [Resting(one.otherwise, one.cite, one.assumption) for one in action.requires]
    return tuple(found)
