"""When two values of two versions say the same: blanks in formulas count for nothing, nor does what
something is called that only goes by another id.

It knows tokens and ids; it knows no sections.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TypeGuard

import attrs

from wargame.analysis.diff.kinds import Part, identity, named_by_id, slots

_TOKEN = re.compile(r"\w+|[^\w\s]")
_GAP = re.compile(r"(\{[^{}]*\})")

Pair = tuple[str, str]


@lru_cache(maxsize=8192)
def tokens(text: str) -> tuple[str, ...]:
    """The words and signs of a formula or an effect, without blanks."""
    return tuple(_TOKEN.findall(text))


class Sameness:
    """What is the same; `renamed` grows by each id that is found to be another's new one."""

    def __init__(self) -> None:
        self.renamed: set[Pair] = set()

    def ids(self, old: str, new: str) -> bool:
        return old == new or (old, new) in self.renamed

    def words(self, old: str, new: str) -> bool:
        """Whether two formulas, effects or ids say the same."""
        if old == new:
            return True
        before, after = tokens(old), tokens(new)
        return len(before) == len(after) and all(map(self.ids, before, after))

    def texts(self, old: str, new: str) -> bool:
        """Whether two texts that people read are the same but for names in their gaps."""
        if old.strip() == new.strip():
            return True
        before, after = _GAP.split(old.strip()), _GAP.split(new.strip())
        return len(before) == len(after) and all(
            self.words(one, other) if index % 2 else one == other
            for index, (one, other) in enumerate(zip(before, after, strict=True))
        )

    def values(self, old: object, new: object, *, text: bool = False) -> bool:
        """Whether two values of one field are the same."""
        if old == new and type(old) is type(new):
            return True
        if isinstance(old, str) and isinstance(new, str):
            return self.texts(old, new) if text else self.words(old, new)
        if isinstance(old, tuple) and isinstance(new, tuple):
            return len(old) == len(new) and all(
                self.values(one, other, text=text) for one, other in zip(old, new, strict=True)
            )
        if is_part(old) and type(old) is type(new):
            return self.parts(old, new)
        return False

    def parts(self, old: object, new: object, *, but_id: bool = False) -> bool:
        """Whether two parts of a kind are the same, their ids too unless `but_id`."""
        if type(old) is not type(new) or not is_part(old):
            return self.values(old, new)
        mine, others = identity(old), identity(new)
        if not but_id and mine is not None and not self.words(mine, others or ""):
            return False
        by_id = named_by_id(old) and named_by_id(new)
        return all(
            (by_id and slot.name == "name")
            or self.values(getattr(old, slot.name), getattr(new, slot.name), text=slot.gaps)
            for slot in slots(type(old))
        )


def is_part(value: object) -> TypeGuard[Part]:
    """Whether a value is a part of the model, made of fields."""
    return attrs.has(type(value))


def likeness(old: object, new: object) -> float:
    """How much of two things agrees, from 0 to 1, to find out which became which."""
    if old == new:
        return 1.0
    if type(old) is not type(new):
        return 0.0
    if isinstance(old, str) and isinstance(new, str):
        return _overlap(tokens(old), tokens(new))
    if isinstance(old, tuple) and isinstance(new, tuple):
        if not old or not new:
            return 0.0
        best = [max(likeness(one, other) for other in new) for one in old]
        return sum(best) / max(len(old), len(new))
    if is_part(old) and is_part(new):
        return _of_parts(old, new)
    return 0.25


def _of_parts(old: Part, new: Part) -> float:
    usual = attrs.fields_dict(type(old))
    pairs = [
        (getattr(old, slot.name), getattr(new, slot.name), usual[slot.name].default)
        for slot in slots(type(old))
    ]
    said = [
        likeness(one, other) for one, other, default in pairs if one != default or other != default
    ]
    return sum(said) / len(said) if said else 1.0


def _overlap(old: Sequence[str], new: Sequence[str]) -> float:
    common = sum(min(old.count(one), new.count(one)) for one in set(old))
    return 2 * common / (len(old) + len(new)) if old or new else 1.0


def align(old: Sequence[object], new: Sequence[object], same: Sameness) -> list[tuple[int, int]]:
    """Which entries of two lists belong together, as pairs of places; -1 where there is none.

    In order; what is the same before what is alike. Looked at from the other side it is the mirror.
    """
    least = min(len(old), len(new))
    head = 0
    while head < least and same.parts(old[head], new[head]):
        head += 1
    tail = 0
    while tail < least - head and same.parts(old[-1 - tail], new[-1 - tail]):
        tail += 1
    before, after = old[head : len(old) - tail], new[head : len(new) - tail]
    if repr(after) < repr(before):
        inner = [(two, one) for one, two in _aligned(after, before, same, flipped=True)]
    else:
        inner = _aligned(before, after, same, flipped=False)
    return [
        *((k, k) for k in range(head)),
        *((i + head if i >= 0 else -1, j + head if j >= 0 else -1) for i, j in inner),
        *((len(old) - k, len(new) - k) for k in range(tail, 0, -1)),
    ]


def _aligned(
    old: Sequence[object], new: Sequence[object], same: Sameness, *, flipped: bool
) -> list[tuple[int, int]]:
    worth = [[_worth(one, other, same, flipped=flipped) for other in new] for one in old]
    best = [[0.0] * (len(new) + 1) for _row in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            both = best[i + 1][j + 1] + worth[i][j] if worth[i][j] else 0.0
            best[i][j] = max(both, best[i + 1][j], best[i][j + 1])
    return list(_traced(worth, best))


def _worth(old: object, new: object, same: Sameness, *, flipped: bool) -> float:
    if same.parts(*((new, old) if flipped else (old, new))):
        return 3.0
    alike = likeness(old, new)
    return alike if alike >= LEAST else 0.0


LEAST = 0.4
"""How much two entries of a list must agree to be one that changed."""


def _traced(worth: list[list[float]], best: list[list[float]]) -> Iterable[tuple[int, int]]:
    i = j = 0
    rows, columns = len(worth), len(best[0]) - 1
    while i < rows and j < columns:
        if worth[i][j] and best[i][j] == best[i + 1][j + 1] + worth[i][j]:
            yield i, j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            yield i, -1
            i += 1
        else:
            yield -1, j
            j += 1
    yield from ((k, -1) for k in range(i, rows))
    yield from ((-1, k) for k in range(j, columns))
