"""From plain data to the Scenario that the core compiles, with every wrong shape named by place.

It refuses unknown keys and values of the wrong kind and turns nothing silently into something else.
It knows shapes only: whether names exist and formulas hold is the compiler's business.
"""

import re
from collections.abc import Callable, Iterable
from typing import TypeVar, cast

import attrs

from wargame.authoring.diagnostics import Diagnostics, did_you_mean, nearest
from wargame.authoring.fields import (
    AT_MOST_ONE,
    BARE,
    EXAMPLE,
    KEYS,
    ONE_OF,
    SHORT,
    STAND_IN,
    TOGETHER,
    Field,
    LayoutInfo,
    Model,
    a_noun,
    fields,
    inlined,
    noun,
)
from wargame.authoring.merge import Section, Tree
from wargame.authoring.overlay import FIXED
from wargame.authoring.shaped import Shaped
from wargame.authoring.tongues import is_map
from wargame.authoring.values import BAD, Values
from wargame.authoring.yaml12 import Path, Plain, resolve
from wargame.core import scenario as model
from wargame.language import _

T = TypeVar("T", bound=attrs.AttrsInstance)

_ID = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_DELAY = re.compile(r"next turn|in \d+ turns?")


def shape(
    tree: Tree,
    name: str,
    layout: str,
    voices: Callable[[], Iterable[str]],
    out: Diagnostics,
    *,
    language: str = "",
) -> Shaped:
    """Read a whole scenario; `voices` tells those that only the registers of claims know.

    Texts in several languages are read in `language`, and in the scenario's own where they are not
    given in it.
    """
    tree = attrs.evolve(tree, spoken={})
    shaper = _Shaper(tree, voices, out, language)
    shaper.truth(_INVENTED, ("invented",), tree.data.get("invented", False))
    data = {key: value for key, value in tree.data.items() if key not in FIXED or key in _HEAD}
    scenario = shaper.thing(model.Scenario, (), data, id=name, layout=layout)
    return Shaped(scenario, tuple(shaper.refused), tree, tuple(shaper.tongues))


def layouts(tree: Tree, out: Diagnostics, *, language: str = "") -> tuple[LayoutInfo, ...]:
    """Read the heads of the layouts, and see to it that what they change is a mapping."""
    shaper = _Shaper(tree, lambda: (), out, language)
    return shaper.layouts(("layouts",), tree.data.get("layouts", {}))


def in_words(name: str) -> str:
    """Return an id as a name: underscores as blanks, the first letter a capital."""
    words = name.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


class _Shaper(Values):
    """Reads the parts that values make up."""

    def __init__(
        self,
        tree: Tree,
        voices: Callable[[], Iterable[str]],
        out: Diagnostics,
        language: str = "",
    ) -> None:
        super().__init__(tree, voices, out, language)
        self.readers |= {
            "effects": self._effects,
            "points": self._points,
            "objectives": self._objectives,
            "by_id": self._by_id,
            "listed": self._listed,
            "thing": self._part,
        }

    def thing(self, cls: type[T], path: Path, data: Section, **given: object) -> T:
        """Read a part from a mapping of its fields; what is wrong gives way to a stand-in."""
        own = tuple(field for field in fields(cls) if field.kind != "inline")
        inner = inlined(cls)
        data = self._keys(cls, (*own, *inner), path, data)
        present = {*data, *given}
        self._fitting(cls, path, present)
        self._missing(cls, own, path, present, given.get("id", data.get("id", "")))
        values = self._values(own, path, data) | given
        if inner:
            self._fitting(model.Block, path, present)
            values["body"] = _made(model.Block, self._values(inner, path, data))
        if "id" in values and "name" in attrs.fields_dict(cls) and not values.get("name"):
            values["name"] = in_words(str(values["id"]))
        return _made(cls, values)

    def layouts(self, path: Path, value: Plain) -> tuple[LayoutInfo, ...]:
        if not isinstance(value, dict):
            self.wrong(_LAYOUTS.expected, path, value)
            return ()
        found = []
        for key, part in value.items():
            here = (*path, key)
            if not isinstance(part, dict):
                self.wrong(
                    _("a mapping, as in `{example}`").format(example=_LAYOUTS.example), here, part
                )
                continue
            self._keys(LayoutInfo, (*fields(LayoutInfo), _CHANGE), here, part)
            change = part.get("change", {})
            if not isinstance(change, dict):
                self.wrong(
                    _("what differs, as in `{example}`").format(example=_LAYOUTS.example),
                    (*here, "change"),
                    change,
                )
            head = {name: word for name, word in part.items() if name in ("name", "about")}
            found.append(self.thing(LayoutInfo, here, head, id=key))
        return tuple(found)

    def _values(self, known: tuple[Field, ...], path: Path, data: Section) -> dict[str, object]:
        values: dict[str, object] = {}
        for field in known:
            value: object = BAD
            if field.key in data:
                value = self._read(field, (*path, field.key), data[field.key])
            if value is not BAD:
                values[field.name] = value
            elif field.required:
                values[field.name] = STAND_IN[field.kind]
        return values

    def _read(self, field: Field, path: Path, value: Plain) -> object:
        return self.readers[field.kind](field, path, value)

    def _missing(
        self, cls: Model, known: tuple[Field, ...], path: Path, present: set[str], name: object
    ) -> None:
        what = noun(cls)
        form = _("The {thing} `{name}` has no `{key}`.")
        if not name:
            form = _("This {thing} has no `{key}`.")
        for field in known:
            if field.required and not present.intersection((field.key, field.name)):
                remedy = _("`{key}:` with {example}").format(key=field.key, example=field.expected)
                self.refuse(
                    "missing-part",
                    path,
                    form.format(thing=what, name=name, key=field.key),
                    remedy,
                    wrong=(*path, field.key),
                )

    def _keys(self, cls: Model, known: tuple[Field, ...], path: Path, data: Section) -> Section:
        """Refuse unknown keys; return what is known, and what was probably meant, under its key.

        So one misspelt key hides nothing else that is wrong, and brings nothing else about.
        """
        keys = [field.key for field in known]
        found = {key: part for key, part in data.items() if key in keys}
        for key in data:
            if key in keys:
                continue
            what = a_noun(cls)
            other = KEYS.get(key, "")
            near = other if other in keys else nearest(key, keys)
            mark = self.tree.key_mark((*path, key))
            remedy = did_you_mean(near or key, keys)
            self.out.error(
                "unknown-key",
                mark,
                _("{thing} has no `{key}`.").format(thing=what[:1].upper() + what[1:], key=key),
                remedy,
            )
            if near:
                found.setdefault(near, data[key])
        return found

    def _fitting(self, cls: type, path: Path, present: set[str]) -> None:
        """Refuse keys that contradict each other, and those that say nothing without another."""
        among = ONE_OF.get(cls, ())
        if among and not present.intersection(among):
            names = _("{first} or {last}").format(
                first=", ".join(f"`{key}`" for key in among[:-1]), last=f"`{among[-1]}`"
            )
            self.refuse(
                "missing-part",
                path,
                _("This {thing} needs {names}.").format(thing=noun(cls), names=names),
                _("one of them"),
            )
        for rivals in (among, *AT_MOST_ONE.get(cls, ())):
            there = [key for key in rivals if key in present]
            if len(there) > 1:
                what = _("`{key}` and `{other}` cannot stand together.").format(
                    key=there[0], other=there[1]
                )
                self.refuse("contradiction", (*path, there[1]), what, _("one of them"), at_key=True)
        for key, others in TOGETHER.get(cls, ()):
            if key in present and not present.intersection(others):
                what = _("`{key}` says nothing without `{other}`.").format(key=key, other=others[0])
                remedy = _("{keys} beside it").format(
                    keys=_(" or ").join(f"`{other}:`" for other in others)
                )
                self.refuse("says-nothing", (*path, key), what, remedy, at_key=True)

    def _entry(self, cls: Model, path: Path, value: Plain, **given: object) -> object:
        """Read a part from its mapping, or from the one value that a shorthand gives."""
        if isinstance(value, dict) and not self._is_short_map(cls, value):
            return self.thing(cls, path, value, **given)
        if value is None and cls in BARE:
            return self.thing(cls, path, {}, **given)
        if cls in SHORT:
            (field,) = [field for field in fields(cls) if field.name == SHORT[cls]]
            found = self._read(field, path, value)
            given[field.name] = STAND_IN[field.kind] if found is BAD else found
            return self.thing(cls, path, {}, **given)
        return self.wrong(
            _("a mapping, as in `{example}`").format(example=EXAMPLE[cls]), path, value
        )

    def _is_short_map(self, cls: Model, value: Section) -> bool:
        """Whether a mapping of languages stands where a part's one text is meant."""
        if cls not in SHORT or not is_map(value, self.own):
            return False
        keys = {field.key: field for field in fields(cls)}
        return keys[SHORT[cls]].kind == "text" and not keys.keys() & value.keys()

    def _part(self, field: Field, path: Path, value: Plain) -> object:
        assert field.of is not None
        return self._entry(field.of, path, value)

    def _by_id(self, field: Field, path: Path, value: Plain) -> object:
        assert field.of is not None
        if not isinstance(value, dict):
            return self.wrong(field.expected, path, value)
        if field.of is not model.Outcome:
            self._ids(path, value)
        found = [self._entry(field.of, (*path, key), part, id=key) for key, part in value.items()]
        return tuple(part for part in found if part is not BAD)

    def _ids(self, path: Path, ids: Iterable[str]) -> None:
        for name in ids:
            if not _ID.fullmatch(name):
                what = _("`{name}` cannot be the id of anything.").format(name=name)
                remedy = _("letters from a to z, digits and underscores, no digit first")
                self.refuse("bad-id", (*path, name), what, remedy, at_key=True)

    def _listed(self, field: Field, path: Path, value: Plain) -> object:
        assert field.of is not None
        if not isinstance(value, list):
            return self.wrong(field.expected, path, value)
        found = [self._entry(field.of, (*path, k), part) for k, part in enumerate(value)]
        return tuple(part for part in found if part is not BAD)

    def _objectives(self, field: Field, path: Path, value: Plain) -> object:
        if not isinstance(value, dict):
            return self.wrong(field.expected, path, value)
        found: list[object] = []
        for seat, goals in value.items():
            self._ids((*path, seat), goals if isinstance(goals, dict) else ())
            if not isinstance(goals, dict):
                self.wrong(
                    _("objectives by their ids, as in `{example}`").format(example=field.example),
                    (*path, seat),
                    goals,
                )
                continue
            for key, goal in goals.items():
                here = (*path, seat, key)
                found.append(self._entry(model.Objective, here, goal, id=key, seat=seat))
        return tuple(goal for goal in found if goal is not BAD)

    def _points(self, field: Field, path: Path, value: Plain) -> object:
        if not isinstance(value, dict):
            return self.wrong(field.expected, path, value)
        found = []
        for key, when in value.items():
            score, formula = resolve(key), self.formula(_WHEN, (*path, key), when)
            if type(score) is not int:
                what = _("The key `{key}` is no score.").format(key=key)
                remedy = _("scores, and when each is earned, such as `{example}`").format(
                    example=field.example
                )
                self.refuse("wrong-shape", (*path, key), what, remedy, at_key=True)
            elif formula is not BAD:
                found.append(model.Points(score=score, when=str(formula)))
        return tuple(found)

    def _effects(self, field: Field, path: Path, value: Plain) -> object:
        if not isinstance(value, list):
            return self.wrong(field.expected, path, value)
        found = [self._effect((*path, k), effect) for k, effect in enumerate(value)]
        return tuple(effect for effect in found if effect is not BAD)

    def _effect(self, path: Path, value: Plain) -> object:
        if isinstance(value, str):
            return model.Line(text=value)
        if not isinstance(value, dict):
            remedy = _("an effect, such as `tension +1`, or `{when: tension >= 7, do: [war on]}`")
            return self.wrong(remedy, path, value)
        if delayed := next((key for key in value if _DELAY.fullmatch(key)), ""):
            what = _("Outside quotes the colon makes this a mapping.")
            remedy = _('quotes around the whole effect: "{delayed}: {value}"').format(
                delayed=delayed, value=value[delayed]
            )
            return self.refuse("colon-in-text", path, what, remedy)
        return self.thing(model.Block, path, value)


_HEAD = ("format", "language")
_WHEN = Field("when", "when", "formula")
_INVENTED = Field("invented", "invented", "truth")
_LAYOUTS = Field("layouts", "layouts", "by_id", LayoutInfo)
_CHANGE = Field("change", "change", "thing")


def _made(cls: type[T], values: dict[str, object]) -> T:
    make = cast(Callable[..., T], cls)
    return make(**values)
