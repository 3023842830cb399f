"""What the compiler keeps of the rules for people to read: modifiers, rolls, questions, sources.

The records that rules write hold indices into these tuples.
"""

import attrs

from wargame.core.compile.typed import Played
from wargame.core.scenario import Choice, Effect


@attrs.frozen
class ModifierInfo:
    """A die-roll modifier as people are shown it."""

    rule: str
    why: str
    cite: tuple[str, ...]
    assumption: str
    unseen: bool
    purpose: int
    """Which of the rule's rolls it belongs to; 0 is the first."""
    readers: int
    """Who may know everything it rests on, whoever acts."""
    base: bool = False
    """Whether it is the base of a roll rather than a circumstance."""
    played: tuple[Played, ...] = ()
    """Which orders of the same turn it may count for."""


@attrs.frozen
class RollInfo:
    """A roll of a rule. `purpose` tells the rolls of one rule apart; 0 is its first."""

    rule: str
    purpose: int
    name: str
    table: str
    readers: tuple[str, ...]
    outcomes: tuple[tuple[str, str], ...]
    """Band and the designer's sentence for it."""
    shift: int = -1
    """The reading of how many bands up the result moves, or -1."""
    sure: int = -1
    """Who may know everything that the shift rests on."""


@attrs.frozen
class RequirementInfo:
    """A bit of a check: what kind of refusal, the sentence, where it comes from."""

    kind: str
    text: str
    cite: tuple[str, ...] = ()
    assumption: str = ""
    resource: str = ""


@attrs.frozen
class QuestionInfo:
    """A question that rules may ask."""

    id: str
    rule: str
    ask: str
    options: tuple[Choice, ...]
    low: int
    """The first answer's number, where answers are a range of numbers."""
    default: int
    within: int | None
    seconds: int | None
    secret: bool
    seen_by: tuple[str, ...]
    say: str
    cite: tuple[str, ...]
    assumption: str
    vote: bool
    names: tuple[tuple[str, str], ...]
    """What the question's `target` and `second` are called in its text: (name, t or u)."""
    control: bool = False
    """Whether it is put to Control."""
    then: tuple[Effect, ...] = ()
    """What all the answers together come to."""
    in_writing: bool = False
    """Whether an answer other than the one that stands in for silence needs words."""

    @property
    def reacts(self) -> bool:
        """Whether it offers its rule as a reaction to an order."""
        return self.id == f"react {self.rule}"


@attrs.frozen
class SourceInfo:
    """Something that acts and is no order: a procedure, an inject, a promise."""

    kind: str
    id: str
    room: tuple[int, int, int] = (0, 0, 0)
    """How many questions, delayed effects and promises of an inject may stand once it is fired."""
    when: int = -1
    """The reading that says whether an inject's own condition is met; -1 where it has none."""


@attrs.frozen
class TextInfo:
    """A sentence of the designer with gaps: plain pieces, and (name or reading) for each gap."""

    pieces: tuple[tuple[str, str], ...]
    """(`text`, words), (`entity`, name) or (`number`, index of a reading)."""
