"""What `wargame trace --pairs` says: claims drawn at random, each beside a text that cites it.

Whether the text carries the claim is for a reader to judge; this only draws and sets side by side.
"""

import random
from collections.abc import Iterator

import attrs

from wargame.authoring import lint
from wargame.authoring.claims import registers
from wargame.authoring.columns import paragraph
from wargame.authoring.fields import KEYS
from wargame.authoring.load import find, load
from wargame.authoring.trace import label, restated
from wargame.authoring.yaml12 import Path
from wargame.core import scenario as model
from wargame.language import counted
from wargame.resources import seeds_dir

_NOT_SHOWN = frozenset(["id", "cite", "tags", "step", "answers"])
"""Fields that say nothing to a reader about what a rule does."""


@attrs.frozen
class Pair:
    """A claim and a part of a scenario that cites it, the parts around it outermost first."""

    claim: str
    path: Path
    part: attrs.AttrsInstance
    around: tuple[str, ...]


def pairs(scenario: str, count: int, seed: int) -> str:
    """Return so many pairs of claim and text, numbered, the same for the same seed.

    They are drawn from all layouts. Raises ScenarioError for a scenario that cannot be played.
    """
    every = found(scenario)
    drawn = random.Random(seed).sample(every, min(count, len(every)))
    known = registers(seeds_dir())
    lines = [
        counted(
            "{n} pair of claim and text, of {all}",
            "{n} pairs of claim and text, of {all}",
            len(drawn),
            all=len(every),
        )
    ]
    for number, pair in enumerate(drawn, 1):
        lines += ["", *paragraph(f"{number}. {restated(known[pair.claim])}")]
        for name in (*pair.around, label(pair.path, pair.part)):
            lines += paragraph(name, 4)
        lines += [line for text in shown(pair.part) for line in paragraph(text, 8)]
    return "\n".join(lines)


def found(scenario: str) -> list[Pair]:
    """Every citation of a scenario in any of its layouts, each once."""
    path = find(scenario)
    layouts: list[str | None] = [one.id for one in load(path).layouts]
    kept: dict[tuple[str, str], Pair] = {}
    for layout in layouts or [None]:
        for pair in _cited(load(path, layout=layout).scenario):
            kept.setdefault((pair.claim, f"{pair.path} {'; '.join(shown(pair.part))}"), pair)
    return sorted(kept.values(), key=lambda pair: (pair.claim, str(pair.path)))


def _cited(scenario: model.Scenario) -> Iterator[Pair]:
    trail: list[tuple[Path, attrs.AttrsInstance]] = []
    for path, part in lint.parts(scenario):
        while trail and path[: len(trail[-1][0])] != trail[-1][0]:
            trail.pop()
        around = tuple(label(*one) for one in trail if one[0] and hasattr(one[1], "cite"))
        for claim in getattr(part, "cite", ()):
            yield Pair(claim, path, part, around)
        trail.append((path, part))


def shown(part: attrs.AttrsInstance) -> list[str]:
    """What a part says and does, line by line, without what stands under citations of its own."""
    lines = []
    for field in attrs.fields(type(part)):
        value = getattr(part, field.name)
        if field.name in _NOT_SHOWN or value in ("", (), None, False):
            continue
        key = KEYS.get(field.name, field.name)
        if isinstance(value, tuple) and attrs.has(type(value[0])):
            lines += [f"{key}: {text}" for text in map(_inside, value) if text]
        elif attrs.has(type(value)):
            lines.append(f"{key}: {_inside(value)}")
        else:
            said = value if not isinstance(value, tuple) else ", ".join(map(str, value))
            lines.append(f"{key}: {said}")
    return lines


def _inside(part: attrs.AttrsInstance) -> str:
    if isinstance(part, model.Line):
        return part.text
    if getattr(part, "cite", ()):
        return ""
    name = getattr(part, "id", "")
    return " ".join(filter(None, (name, "; ".join(shown(part)))))
