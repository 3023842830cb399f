"""What Control changes by a ruling: one of many effects."""

from typing import Literal

import attrs


@attrs.frozen(slots=False)
class Ruling:
    """One effect of a ruling: a slot of the state, how it changes, and by what."""

    slot: int
    how: Literal["add", "set", "on", "off"]
    value: int = 0
