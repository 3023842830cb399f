"""Lines of a list found by the letters that are typed."""

from collections.abc import Sequence

import attrs
from textual.events import Key
from textual.widgets import OptionList

MANY = 12
"""Lines from which on it is said that letters find one."""


@attrs.define
class Finder:
    """What was typed so far to find a line of a list."""

    _typed: str = ""

    def take(self, event: Key, options: OptionList, lines: Sequence[str]) -> None:
        """Put the cursor of a list on the next line that begins with what is typed, or else has a
        word that does; the same letter again goes on. `lines` are the texts of the list.
        """
        sign = (event.character or "").casefold()
        if not sign.isprintable() or not sign:
            self._typed = ""
            return
        at = options.highlighted or 0
        for typed, start in ((self._typed + sign, at), (sign, at + 1)):
            found = _found(lines, typed, start)
            if found is not None:
                self._typed, options.highlighted = typed, found
                return


def _found(lines: Sequence[str], typed: str, start: int) -> int | None:
    """The next line from one on that begins so, or else the next in which a word does."""
    count = len(lines)
    turned = [(k % count, lines[k % count].casefold()) for k in range(start, start + count)]
    begins = (k for k, line in turned if line.startswith(typed))
    within = (k for k, line in turned if f" {typed}" in line)
    return next(begins, next(within, None))
