"""What an author may write for each part of a scenario: keys, kinds of values, examples.

Worked out from the classes of the model, so that the files follow the model by themselves; here
stands only what differs: other keys, shorthands, what goes together. It reads no file.
"""

import types
from functools import cache
from typing import Literal, TypeAlias, Union, get_args, get_origin, get_type_hints

import attrs

from wargame.core import scenario as model
from wargame.language import N_, _

Kind: TypeAlias = Literal[
    "text", "word", "language", "formula", "base", "answer", "voice", "whole", "truth", "choice",
    "names", "texts", "numbers", "span", "rows", "effects", "points", "objectives", "by_id",
    "listed", "thing", "inline", "degree", "point", "parallels", "box",
]  # fmt: skip
Model: TypeAlias = type[attrs.AttrsInstance]


@attrs.frozen
class LayoutInfo:
    """One of the ways in which a scenario can be played; the first is the default."""

    id: str
    name: str = ""
    about: str = ""


KEYS = {"otherwise": "else", "low": "from", "high": "to", "sender": "from"}
"""Names of the model that are other words in the files."""

_FORMULAS = frozenset(
    ("when", "add", "base", "band_shift", "formula", "that", "where", "score", "broken_when")
)
_TEXTS = frozenset(("teaches", "turn_names", "step_names", "want", "advice", "words"))
_SENTENCES = frozenset(
    (
        *(
            "about",
            "ask",
            "assumption",
            "consent",
            "expect",
            "label",
            "name",
            "otherwise",
            "red_line",
            "say",
        ),
        *("sender", "situation", "spoken", "summary", "text", "title", "who", "why"),
    )
)
"""What people read, and so may stand in several languages; other texts are ids and the like."""
_SPECIAL: dict[tuple[type, str], Kind] = {
    (model.Choice, "requires"): "formula",
    (model.Scenario, "language"): "language",
    (model.TableBand, "name"): "word",
    (model.Second, "base"): "base",
    (model.Decide, "nobody"): "answer",
    (model.Statement, "voice"): "voice",
    (model.Objective, "points"): "points",
    (model.Scenario, "objectives"): "objectives",
    (model.Procedure, "body"): "inline",
    (model.Inject, "body"): "inline",
    (model.Projection, "parallels"): "parallels",
}
_GIVEN = {
    model.Scenario: {"id", "layout"},
    model.Objective: {"id", "seat"},
    model.Decide: set[str](),
}
"""What the loader knows by other means: of all others, the id."""
_UNUSED = {(model.Inject, "otherwise")}
"""Of the inlined block, what has no meaning there."""

SHORT: dict[type, str] = {
    model.Start: "value",
    model.Attribute: "value",
    model.Level: "value",
    model.Income: "formula",
    model.Cost: "formula",
    model.Measure: "formula",
    model.Second: "base",
    model.Group: "name",
    model.Option: "name",
    model.Lesson: "text",
    model.Team: "seats",
    model.Target: "place",
    model.Outcome: "do",
    model.Choice: "do",
    model.ModifierList: "modifiers",
    model.Map: "file",
    model.Outline: "feature",
    model.Zoom: "box",
}
"""The field that is meant where a value stands in place of the mapping of all fields."""

BARE = frozenset({model.Seat, model.Place, model.Group, model.Flag, model.Option, model.Outline})
"""What may be declared by its id alone."""

ONE_OF: dict[type, tuple[str, ...]] = {
    model.Modifier: ("add", "use"),
    model.Target: ("place", "seat", "number"),
    model.Liking: ("order", "question"),
    model.Decide: ("options", "range"),
}
"""Keys of which exactly one is given."""

AT_MOST_ONE: dict[type, tuple[tuple[str, ...], ...]] = {
    model.Block: (("for_each", "pick"), ("table", "roll")),
}
"""Keys of which no two stand together."""

TOGETHER: dict[type, tuple[tuple[str, tuple[str, ...]], ...]] = {
    model.Block: (
        ("else", ("when",)),
        ("outcomes", ("table",)),
        ("modifiers", ("table",)),
        ("base", ("table", "roll")),
    ),
    model.Action: (
        ("modifiers", ("table",)),
        ("base", ("table",)),
        ("band_shift", ("table",)),
        ("seconds", ("answers",)),
        ("in_writing", ("answers",)),
    ),
    model.Choice: (("else", ("requires",)),),
    model.Target: (("else", ("where",)), ("levels", ("number",))),
    model.Liking: (("option", ("question",)), ("question", ("option",))),
}
"""Keys that say nothing without one of others."""

NOUN: dict[type, tuple[str, str]] = {
    model.Action: (N_("action"), N_("an action")),
    model.Attribute: (N_("attribute"), N_("an attribute")),
    model.Block: (N_("block of effects"), N_("a block of effects")),
    model.Blur: (N_("blur"), N_("a blur")),
    model.Brief: (N_("brief"), N_("a brief")),
    model.Capacity: (N_("capacity"), N_("a capacity")),
    model.Caution: (N_("caution"), N_("a caution")),
    model.Choice: (N_("answer"), N_("an answer")),
    model.Cost: (N_("cost"), N_("a cost")),
    model.Deals: (N_("section on deals"), N_("a section on deals")),
    model.Decide: (N_("question"), N_("a question")),
    model.End: (N_("end"), N_("an end")),
    model.Flag: (N_("flag"), N_("a flag")),
    model.Grade: (N_("grade"), N_("a grade")),
    model.Group: (N_("group"), N_("a group")),
    model.Income: (N_("income"), N_("an income")),
    model.Inject: (N_("inject"), N_("an inject")),
    model.Leak: (N_("leak"), N_("a leak")),
    model.Lesson: (N_("lesson"), N_("a lesson")),
    model.Level: (N_("level"), N_("a level")),
    model.Liking: (N_("liking"), N_("a liking")),
    model.Line: (N_("line"), N_("a line")),
    model.Map: (N_("map"), N_("a map")),
    model.Measure: (N_("measure"), N_("a measure")),
    model.Modifier: (N_("modifier"), N_("a modifier")),
    model.ModifierList: (N_("list of modifiers"), N_("a list of modifiers")),
    model.Objective: (N_("objective"), N_("an objective")),
    model.Option: (N_("option"), N_("an option")),
    model.Outcome: (N_("outcome"), N_("an outcome")),
    model.Outline: (N_("place on the map"), N_("a place on the map")),
    model.Phase: (N_("phase"), N_("a phase")),
    model.Place: (N_("place"), N_("a place")),
    model.Points: (N_("points"), N_("a points")),
    model.Posture: (N_("posture"), N_("a posture")),
    model.Procedure: (N_("procedure"), N_("a procedure")),
    model.Projection: (N_("projection"), N_("a projection")),
    model.Promise: (N_("promise"), N_("a promise")),
    model.Region: (N_("region of the map"), N_("a region of the map")),
    model.Requirement: (N_("requirement"), N_("a requirement")),
    model.Resource: (N_("resource"), N_("a resource")),
    model.Roll: (N_("roll"), N_("a roll")),
    model.Scenario: (N_("scenario"), N_("a scenario")),
    model.Seat: (N_("seat"), N_("a seat")),
    model.Second: (N_("roll"), N_("a roll")),
    model.Start: (N_("start"), N_("a start")),
    model.Statement: (N_("line of a brief"), N_("a line of a brief")),
    model.TableBand: (N_("band"), N_("a band")),
    model.TableSpec: (N_("table"), N_("a table")),
    model.Target: (N_("target"), N_("a target")),
    model.Team: (N_("team"), N_("a team")),
    model.Term: (N_("term of a deal"), N_("a term of a deal")),
    model.Track: (N_("track"), N_("a track")),
    model.Zoom: (N_("part of the map"), N_("a part of the map")),
    LayoutInfo: (N_("layout"), N_("a layout")),
}
"""What a part is called in a sentence, alone and as one of many."""

EXAMPLE: dict[type, str] = {
    model.Attribute: "{troops: 1200}",
    model.Blur: "{to: red, when: fog, bands: {low: 0, high: 6}}",
    model.Brief: "{who: You are the harbour master., want: [quiet]}",
    model.Capacity: "{questions: 20}",
    model.Caution: "{over_heads: {say: Others decide over them., touches: course, without: green}}",
    model.Choice: "{accept: [tension -1], refuse: []}",
    model.Cost: "{capital: 1}",
    model.Deals: "{if_broken: [tension +1], leak: {table: luck, told: works}}",
    model.Decide: "{id: offer, ask: Accept?, by: red, nobody: no, options: {yes: [], no: []}}",
    model.Action: "{A1: {name: Warn, by: red, do: [tension +1]}}",
    model.End: "{war: {when: tension >= 10}}",
    model.Flag: "{truce: {name: Truce}}",
    model.Grade: "{calm: {when: tension <= 3}, tense: {}}",
    model.Group: "{coast: The coast}",
    model.Income: "{all: 2}",
    model.Inject: "{I1: {title: Storm, text: Ships stay in port., turns: 2}}",
    LayoutInfo: "{duel: {about: Without the third seat., change: {seats: {green: null}}}}",
    model.Leak: "{table: luck, base: -1, told: works}",
    model.Lesson: "{L1: Weigh a threat against its price.}",
    model.Level: "{calm: 0, crisis: 7}",
    model.Liking: "{order: A1, score: 2}",
    model.Map: "{file: islands.geojson, colour: [trust]}",
    model.Measure: "{heat: tension * 2}",
    model.Modifier: "{when: tension >= 7, add: 1, why: nerves}",
    model.ModifierList: "{nerves: [{add: 1, why: nerves}]}",
    model.Objective: "{red: {quiet: {name: Quiet, points: {1: tension <= 3}}}}",
    model.Option: "{loud: Loudly, quiet: Quietly}",
    model.Outcome: "{fails: [], works: [tension +1]}",
    model.Outline: "{bay: {feature: BAY, code: BY, label: [3.5, 41]}}",
    model.Phase: "{talks: {kind: talk, minutes: 20}}",
    model.Place: "{bay: {seat: red, groups: [coast]}}",
    model.Points: "{2: tension <= 3, 1: tension <= 5}",
    model.Posture: "{hawk: {seat: red, likes: [{order: A1}]}}",
    model.Procedure: "{drift: {at: end, do: [tension -1]}}",
    model.Projection: "{meridian: 47, parallels: [42, 62]}",
    model.Promise: "{quiet: {name: Keep quiet, broken_when: played(A1)}}",
    model.Region: "{marsh: {of: bay, feature: MARSH, held_by: truce}}",
    model.Requirement: "{that: tension >= 3, else: nothing is at stake}",
    model.Resource: "{capital: {income: {all: 2}}}",
    model.Roll: "{reaction: {table: luck, outcomes: {fails: [], works: []}}}",
    model.Seat: "{red: {name: Red}}",
    model.Second: "{reaction: 1}",
    model.Start: "{tension: 3}",
    model.Statement: "{text: The bay is mined., voice: fact}",
    model.TableBand: "{name: fails, to: 7}",
    model.TableSpec: "{luck: {bands: [{name: fails, to: 7}, {name: works, from: 8}]}}",
    model.Target: "{place: coast, where: target.open}",
    model.Team: "{west: [red, blue]}",
    model.Term: "{truce: {name: A truce, by: red, touches: course}}",
    model.Track: "{tension: {range: [0, 10]}}",
    model.Zoom: "{straits: {name: The straits, box: [26, 40, 30, 42]}}",
}
"""One tiny right way to write each part: with an id in front where it stands under one."""


@attrs.frozen
class Field:
    """One key of a part of a scenario."""

    name: str
    """In the model."""
    key: str
    """In the files."""
    kind: Kind
    of: Model | None = None
    """What the value is made of, if it is made of parts."""
    words: tuple[str, ...] = ()
    """The words that a choice is among."""
    required: bool = False

    @property
    def example(self) -> str:
        """One tiny right value, of what is made of parts."""
        return EXAMPLE[self.of] if self.of is not None else ""

    @property
    def expected(self) -> str:
        """What a right value looks like."""
        if self.kind == "listed":
            return _("a list, such as `[{example}]`").format(example=self.example)
        if self.of is not None:
            return _("a mapping, such as `{example}`").format(example=self.example)
        if self.kind == "choice":
            return _("one of {words}").format(words=", ".join(self.words))
        return _(_EXPECTED[self.kind])


STAND_IN: dict[Kind, object] = {
    "text": "",
    "word": "",
    "formula": "0",
    "base": None,
    "answer": "",
    "voice": "",
    "whole": 1,
    "choice": "",
    "names": (),
    "texts": (),
    "span": (0, 1),
    "effects": (),
    "points": (),
    "by_id": (),
    "listed": (),
    "box": (0.0, 0.0, 1.0, 1.0),
}
"""What takes the place of a required value that is wrong, so that the rest can be read."""

_EXPECTED: dict[Kind, str] = {
    "text": N_("a text"),
    "word": N_("a text"),
    "language": N_("a language tag, such as `en`"),
    "formula": N_("a formula, such as `tension + 1` or `tension >= 3`"),
    "base": N_("a formula, such as `-1`, or `no`"),
    "answer": N_("the id of an answer, such as `refuse`"),
    "voice": N_("a voice, such as `fact`"),
    "whole": N_("a whole number, such as `3`"),
    "truth": N_("`true` or `false`"),
    "names": N_("a name, or a list such as `[red, blue]`"),
    "texts": N_("a text, or a list of texts"),
    "numbers": N_("a whole number, or a list such as `[2, 4]`"),
    "span": N_("the lowest and the highest whole number, such as `[0, 10]`"),
    "rows": N_("a list of lists, such as `[[red, blue], [blue, red]]`"),
    "effects": N_("a list of effects, such as `[tension +1]`, or `[]` for none"),
    "degree": N_("a longitude between -180 and 180, such as `47`"),
    "point": N_("longitude and latitude in degrees, such as `[28.8, 47]`"),
    "parallels": N_("two latitudes, the southern one first, such as `[42, 62]`"),
    "box": N_("west, south, east and north in degrees, such as `[26.5, 45, 30.5, 48.5]`"),
}


@cache
def fields(cls: Model) -> tuple[Field, ...]:
    """Return what may be written for a part, in the order of the model."""
    hints = get_type_hints(cls)
    given = _GIVEN.get(cls, {"id"})
    found: list[Field] = []
    for field in attrs.fields(cls):
        if field.name not in given:
            required = field.default is attrs.NOTHING
            found.append(_field(cls, field.name, hints[field.name], required=required))
    return tuple(found)


@cache
def inlined(cls: Model) -> tuple[Field, ...]:
    """Return the keys of a block of effects that stand among those of a part, if any do."""
    if not any(field.kind == "inline" for field in fields(cls)):
        return ()
    return tuple(field for field in fields(model.Block) if (cls, field.name) not in _UNUSED)


def noun(cls: type) -> str:
    """Return what a part is called in a sentence."""
    return _(NOUN[cls][0])


def a_noun(cls: type) -> str:
    """Return what a part is called with its article."""
    return _(NOUN[cls][1])


def _field(cls: Model, name: str, hint: object, *, required: bool) -> Field:
    key = KEYS.get(name, name)
    special = _SPECIAL.get((cls, name))
    if special is None and name in _FORMULAS:
        special = "formula"
    if name in _TEXTS:
        special = "texts"
    parts = [part for part in get_args(hint) if part is not types.NoneType]
    if get_origin(hint) in (Union, types.UnionType) and len(parts) == 1:
        hint, parts = parts[0], list(get_args(parts[0]))
    if special is not None:
        part = parts[0] if special in ("points", "objectives") else None
        return Field(name, key, special, part, required=required and special != "inline")
    if get_origin(hint) is Literal:
        return Field(name, key, "choice", words=tuple(parts), required=required)
    if hint in _PLAIN:
        plain = "text" if hint is str and name in _SENTENCES else _PLAIN[hint]
        return Field(name, key, plain, required=required)
    if isinstance(hint, type) and attrs.has(hint):
        return Field(name, key, "thing", hint, required=required)
    (part,) = [part for part in parts if isinstance(part, type)]
    kind: Kind = "by_id" if "id" in attrs.fields_dict(part) else "listed"
    return Field(name, key, kind, part, required=required)


_PLAIN: dict[object, Kind] = {
    str: "word",
    int: "whole",
    bool: "truth",
    tuple[str, ...]: "names",
    tuple[int, ...]: "numbers",
    tuple[int, int]: "span",
    tuple[tuple[str, ...], ...]: "rows",
    tuple[model.Effect, ...]: "effects",
    float: "degree",
    model.Point: "point",
    model.Box: "box",
}
