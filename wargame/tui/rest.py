"""What is done while nobody types: reading ahead once, and clearing up.

Python looks through all that it holds for what nobody needs any more, whenever enough is new: with
a long game open that takes a twentieth of a second, in the middle of a key. What has been looked
through is therefore set aside, and looked at again only in a pause; what is new since then, which
is soon looked through, already in a breath between keys.
"""

import gc
import time
from collections.abc import Callable

PAUSE = 1.5
"""Seconds without a key or the mouse after which nobody is taken to be about to press one."""
BREATH = 0.3
"""Seconds after which whoever types has stopped, if only to think of the next word."""
OFTEN = 0.25
"""Seconds from one look to the next whether it is time."""
LATER = 300.0
"""Seconds after which it is done again although nobody has done anything, as on a wall that
shows its pages.
"""
NEW, SELDOM = 20_000, (20, 1000)
"""How many new things make Python look through them by itself; and how much rarer it looks through
what is fairly new, and how much rarer yet through everything.
"""


def set_aside() -> None:
    """Give back what nobody needs, and set aside the rest."""
    gc.set_threshold(NEW, *SELDOM)
    gc.unfreeze()
    gc.collect()
    gc.freeze()


class Rest:
    """Knows when something was last done, and clears up after it: what is new in a breath, all in
    a pause; in the very first pause, `first` is done too.
    """

    def __init__(self, first: Callable[[], object]) -> None:
        self._stirred = time.monotonic()
        self._cleared = 0.0
        self._breathed = True
        self._first: Callable[[], object] | None = first

    def stir(self) -> None:
        """Somebody has done something."""
        self._stirred, self._cleared, self._breathed = time.monotonic(), 0.0, False

    def pause(self) -> None:
        """Clear up, if this is the time."""
        now = time.monotonic()
        if not self._breathed and now - self._stirred >= BREATH:
            self._breathed = True
            gc.collect(1)
        if now - self._stirred < PAUSE:
            return
        if now - self._cleared >= LATER:
            self._cleared = now
            set_aside()
        if self._first is not None:
            first, self._first = self._first, None
            first()
