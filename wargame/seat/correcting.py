"""What Control may change by its own hand, and how a change is typed."""

import attrs

from wargame.core import commands as cm
from wargame.play.session import Session
from wargame.prose.names import Names
from wargame.prose.text import _


@attrs.frozen
class Number:
    """A track, flag or resource that Control may correct: its slot, its name with its owner, its
    family, what it is now.
    """

    slot: int
    name: str
    flag: bool
    now: str
    low: int
    high: int

    @property
    def hint(self) -> str:
        """How a change of it is typed."""
        if self.flag:
            return _("on, off, or for how many turns it holds")
        return _("+1, -2, or =3; from {low} to {high}").format(low=self.low, high=self.high)


def numbers(session: Session, names: Names) -> tuple[Number, ...]:
    """Everything that Control may correct."""
    state = session.state
    found = []
    for slot, spec in enumerate(session.game.slots):
        if spec.family not in ("track", "flag", "resource") or spec.key in names.hidden:
            continue
        value, flag = state.numbers[slot], spec.family == "flag"
        now = (_("holds") if value >= state.turn else _("does not hold")) if flag else str(value)
        found.append(Number(slot, names.number(slot), flag, now, spec.low, spec.high))
    return tuple(found)


def ruling_of(number: Number, typed: str) -> cm.Ruling | None:
    """A correction as it is typed: `+1`, `-2`, `=3`; `on`, `off`, `2` turns of a flag."""
    text = typed.replace(" ", "").replace("\N{MINUS SIGN}", "-").casefold()
    sign, digits = text[:1], text.lstrip("+-=")
    if number.flag:
        if text in ("on", _("on")):
            return cm.Ruling(number.slot, "on")
        if text in ("off", _("off")):
            return cm.Ruling(number.slot, "off")
        turns = int(text) if text.isdecimal() and len(text) < 4 else 0
        return cm.Ruling(number.slot, "on", turns) if turns else None
    if not digits.isdecimal() or len(digits) > 6 or len(text) - len(digits) > 2:
        return None
    if sign == "=":
        value = int(digits) * (-1 if text.startswith("=-") else 1)
        return cm.Ruling(number.slot, "set", value) if number.low <= value <= number.high else None
    if sign in ("+", "-") and len(text) == len(digits) + 1:
        return cm.Ruling(number.slot, "add", int(text))
    return None


def after(number: Number, ruling: cm.Ruling) -> str:
    """What a number is, and what it will be: `4 → 3`."""
    if number.flag:
        then = _("does not hold") if ruling.how == "off" else _("holds")
        if ruling.how == "on" and ruling.value:
            then = _("holds for {turns} more turns").format(turns=ruling.value)
        return _("{now} → {then}").format(now=number.now, then=then)
    value = int(number.now) + ruling.value if ruling.how == "add" else ruling.value
    kept = min(number.high, max(number.low, value))
    said = f"{number.now} → {kept}"
    if kept == value:
        return said
    form = _("{change}: at most {limit}") if value > kept else _("{change}: at least {limit}")
    return form.format(change=said, limit=kept)
