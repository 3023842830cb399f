"""What each field of the model holds: a sentence, a name, a formula, parts; and what gives it its
identity.

Worked out from the classes of the model, so that a field that is added to it is compared by itself.
"""

from functools import cache

import attrs

from wargame.authoring import fields as fd
from wargame.authoring.shape import in_words
from wargame.core import scenario as model

Part = attrs.AttrsInstance

GIVEN = {(model.Scenario, "id"), (model.Scenario, "layout"), (model.Scenario, "format")}
"""What says nothing of the scenario: the name of its folder, the layout that is looked at, and the
form of the files.
"""
NAMES = frozenset({"name", "title", "label"})
"""Texts by which people know a thing; a change of one is a change of the thing."""
UNORDERED = frozenset(
    {
        *((model.Action, "outcomes"), (model.Block, "outcomes"), (model.Roll, "outcomes")),
        *((model.Action, "cost"), (model.Action, "rolls"), (model.Resource, "income")),
        *((model.Seat, "start"), (model.Place, "start"), (model.Place, "attributes")),
        *((model.Map, "places"), (model.Scenario, "objectives"), (model.Scenario, "modifiers")),
        *((model.Scenario, "rolls"), (model.Scenario, "promises")),
        *((model.Scenario, "terms"), (model.Scenario, "cautions")),
    }
)
"""Mappings of the files of which neither a rule nor a reader sees the order."""


@attrs.frozen
class Case:
    """A case of the past, or without an id what is said of all of them, as the file has it.

    No model describes it, so that it has no fields to walk: `said` is compared key by key.
    """

    id: str
    name: str
    said: tuple[tuple[str, str], ...]


@attrs.frozen
class Slot:
    """A field of a part. `parts`: it holds parts; `text`: what people read, which is reworded."""

    name: str
    parts: bool
    text: bool
    gaps: bool
    """Words in braces in it are names of the rules."""


@cache
def slots(cls: type[Part]) -> tuple[Slot, ...]:
    """The fields of a class that are compared, in the order of the model; all but the id."""
    if cls is Case:
        return ()
    kinds = {field.name: field.kind for field in fd.fields(cls)} if cls is not model.Line else {}
    found = []
    for field in attrs.fields(cls):
        if (field.name == "id" and cls is not model.Decide) or (cls, field.name) in GIVEN:
            continue
        kind = kinds.get(field.name, "word")
        told = kind in ("text", "texts")
        found.append(
            Slot(
                field.name,
                kind in ("effects", "by_id", "listed", "thing", "points", "objectives", "inline"),
                told and field.name not in NAMES,
                told,
            )
        )
    return tuple(found)


def identity(part: object) -> str | None:
    """By what a part is known among its like; None for what only its place tells."""
    if isinstance(part, model.Objective):
        return f"{part.seat}.{part.id}"
    if isinstance(part, model.TableBand):
        return part.name
    if isinstance(part, model.Decide):
        return None
    found = getattr(part, "id", None)
    return found if isinstance(found, str) else None


def named_by_id(part: object) -> bool:
    """Whether a part has no name of its own, so that it goes by its id."""
    id, name = getattr(part, "id", ""), getattr(part, "name", None)
    return bool(id) and name in ("", in_words(id))
