"""One difference between two versions of a scenario: where it stands, and what stood there before.

It knows no words: how a difference is told is another module's. A difference looked at from the
other side is its mirror.
"""

from typing import Literal

import attrs

Kind = Literal["added", "removed", "changed", "renamed", "moved", "reworded"]
MIRROR: dict[Kind, Kind] = {"added": "removed", "removed": "added"}


@attrs.frozen
class Step:
    """A part on the way to a difference, as each of the versions has it.

    Two steps are the same where their `field`, `old` and `new` are: how the part is called besides
    may hang on what else differs.
    """

    of: type[attrs.AttrsInstance]
    field: str
    """The field of its owner in which the part stands."""
    old: str
    """Its id, or the number of its place in a list, counted from 1; empty for the only one."""
    new: str
    was: attrs.AttrsInstance | None = attrs.field(default=None, eq=False, repr=False)
    now: attrs.AttrsInstance | None = attrs.field(default=None, eq=False, repr=False)

    def mirror(self) -> "Step":
        return attrs.evolve(self, old=self.new, new=self.old, was=self.now, now=self.was)


@attrs.frozen
class Finding:
    """A difference. `field` is that of the last step's part, or of the scenario without steps.

    Of what was added or removed one of `old` and `new` is None; of what stands in another order
    they are the ids, or the numbers of the places, in the order in which they stood and stand.
    """

    kind: Kind
    steps: tuple[Step, ...]
    field: str
    old: object = None
    new: object = None

    def mirror(self) -> "Finding":
        """The same difference seen from the other version."""
        steps = tuple(step.mirror() for step in self.steps)
        return Finding(MIRROR.get(self.kind, self.kind), steps, self.field, self.new, self.old)

    @property
    def section(self) -> str:
        """The field of the scenario in which it lies."""
        return self.steps[0].field if self.steps else self.field


@attrs.frozen
class Told:
    """A difference, with the layouts and the languages in which it shows.

    No layouts: it shows wherever what it is about is there. `unplayed`: no layout has it.
    """

    finding: Finding
    layouts: tuple[str, ...] = ()
    language: str = ""
    unplayed: bool = False
