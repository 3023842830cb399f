"""What Control changes by a ruling: one of many effects."""

from typing import Literal

import attrs


@attrs.frozen(slots=False)
class Ruling:
    """One effect of a ruling: a slot of the state, how it changes, and by what.

    It has no slots: with them it would be written with its fields in another order than they have
    here and in every stored game.
    """

    slot: int
    how: Literal["add", "set", "on", "off"]
    value: int = 0
