"""Nearest names, for messages that say what was probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches

from wargame.core.said import said


def suggest(name: str, known: Iterable[str]) -> str:
    """`did you mean …?`, or the known names when none is near."""
    names = list(dict.fromkeys(known))
    close = get_close_matches(name, names, 1, 0.6)
    if close:
        return said("did you mean `{close}`?", close=close[0])
    shown = ", ".join(names[:12]) + (", …" if len(names) > 12 else "")
    return said("known: {names}", names=shown) if names else said("none is declared")
