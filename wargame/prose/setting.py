"""Who acts, on what, in which state: what the gaps of a scenario's texts are filled from."""

import attrs

from wargame.core.orders import Order
from wargame.core.state import State

NO_ORDER = Order(-1)


@attrs.frozen
class Setting:
    """What the gaps of a text are filled from: who acts, on what, in which state.

    `kinds` says what the order's target and second are: `place`, `seat` or `number`. `names` says
    which of the two (`t` or `u`) a name in the text means.
    """

    seat: int = -1
    order: Order = NO_ORDER
    kinds: tuple[str, str] = ("", "")
    names: tuple[tuple[str, str], ...] = (("target", "t"), ("second", "u"))
    state: State | None = None
