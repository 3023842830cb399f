"""Parts and values of a scenario as their designer wrote them, short enough for a sentence.

It knows how a part is best known and what of it fits into a line; it compares nothing.
"""

from collections.abc import Iterator

import attrs

from wargame.analysis.diff.kinds import Part, identity, slots
from wargame.analysis.diff.sameness import is_part
from wargame.analysis.diff.wording import word
from wargame.core import scenario as model
from wargame.language import _

TITLES = (
    *("name", "title", "label", "why", "text", "that", "when", "order", "question", "use"),
    "otherwise",
)
"""By what people know a part, the best first."""
FORMULAS = frozenset(("that", "when", "order", "question", "use"))
SPANS = frozenset(("range", "number"))
"""Fields that hold a lowest and a highest number."""
LONGEST = 60
"""From which length on a text is cut."""
SHORT = (
    *(model.Cost, model.Start, model.Income, model.Second, model.Attribute, model.Line),
    *(model.Level, model.TableBand),
)
"""Parts that say all in a word or two."""


def title_of(part: Part, but: str = "") -> str:
    """By what people know a part, in its signs: names in quotes, formulas in backticks.

    Not by the field `but`, where that is what is spoken of.
    """
    if isinstance(part, model.Block):
        return head_of(part) if but not in ("when", "for_each", "pick", "table", "roll") else ""
    if isinstance(part, model.Points) and but != "score":
        return _("for the score {score}").format(score=part.score)
    for key in TITLES:
        found = getattr(part, key, "")
        if isinstance(found, str) and found and key != but:
            return f"`{found}`" if key in FORMULAS else f"“{_cut(found)}”"
    return ""


def head_of(block: model.Block) -> str:
    """How a block of effects begins."""
    if block.when:
        return _("when `{condition}`").format(condition=block.when)
    if block.for_each or block.pick:
        return f"`{block.for_each or block.pick}`"
    if block.table or block.roll:
        return f"`{block.table or block.roll}`"
    return f"`{block.decide.id}`" if block.decide is not None else ""


def span(band: model.TableBand) -> str:
    """Which totals a band reads."""
    if band.low is None:
        return _("any total") if band.high is None else _("to {high}").format(high=band.high)
    if band.high is None:
        return _("from {low}").format(low=band.low)
    if band.low == band.high:
        return str(band.low)
    return _("{low} to {high}").format(low=band.low, high=band.high)


def shown(value: object, field: str = "") -> str:
    """A value as its designer wrote it; of some fields it is a lowest and a highest number."""
    if field in SPANS and isinstance(value, tuple):
        return _("{low} to {high}").format(low=value[0], high=value[1])
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, model.Line):
        return f"`{value.text}`"
    if value in (None, "", ()):
        return _("none")
    if isinstance(value, str):
        return f"“{value}”" if " " in value and value[-1] in ".!?…" else f"`{value}`"
    if isinstance(value, tuple):
        inner = (f"[{shown(one)}]" if isinstance(one, tuple) else shown(one) for one in value)
        return ", ".join(inner)
    if is_part(value):
        return described(value)
    return str(value)


def described(part: Part, *, deep: bool = True) -> str:
    """All that a part holds beside its name, as it is written; long texts are cut.

    Where that is not `deep`, of lists of parts only the number is told, but for prices and starts.
    """
    return "; ".join(_described(part, deep=deep))


def _described(part: Part, *, deep: bool = True) -> Iterator[str]:
    usual = attrs.fields_dict(type(part))
    short = next((key for key in TITLES if getattr(part, key, "")), "")
    for slot in slots(type(part)):
        value = getattr(part, slot.name)
        if value == usual[slot.name].default or (slot.name == short and not slot.parts):
            continue
        if slot.name == "body" and is_part(value):
            yield from _described(value, deep=deep)
        elif isinstance(value, str) and slot.gaps:
            yield f"{word(type(part), slot.name)} “{_cut(value)}”"
        elif isinstance(value, tuple) and value and is_part(value[0]):
            told = deep or isinstance(value[0], SHORT)
            entries = ", ".join(map(_entry, value)) if told else f"({len(value)})"
            yield f"{word(type(part), slot.name)} {entries}"
        elif is_part(value) and not deep:
            yield word(type(part), slot.name)
        elif is_part(value):
            yield f"{word(type(part), slot.name)} ({described(value)})"
        else:
            yield f"{word(type(part), slot.name)} {shown(value, slot.name)}"


def _entry(part: Part) -> str:
    """A part in a list of parts."""
    if isinstance(part, model.Line):
        return f"`{part.text}`"
    id, title, more = identity(part), title_of(part), described(part)
    name = title if id is None or title == f"“{id}”" else f"`{id}`"
    return f"{name} ({more})" if name and more else name or f"({more})"


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…"
