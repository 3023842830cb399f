"""Two versions compared in all their layouts and languages, each difference found once.

It knows what a version holds beside the scenario that is played: other layouts, translations, the
outlines of its map. It knows no words.
"""

import json
from collections.abc import Iterable, Iterator, Mapping

import attrs

from wargame.analysis.diff.findings import Finding, Step, Told
from wargame.analysis.diff.kinds import Case, identity
from wargame.analysis.diff.sides import Side
from wargame.analysis.diff.walk import walk
from wargame.authoring.fields import LayoutInfo, fields
from wargame.authoring.merge import Drawing, Section
from wargame.authoring.yaml12 import Plain
from wargame.core import scenario as model

Key = tuple[object, ...]
Pair = tuple[str | None, str | None]
BY_ID = frozenset(
    field.name for field in fields(model.Scenario) if field.kind in ("by_id", "objectives")
)
"""The sections of things by their ids."""
LAYOUTS, LANGUAGES, OUTLINES, INVENTED = "layouts", "languages", "outlines", "invented"
CASES = "cases"
"""What findings are about that no field of the scenario holds."""


@attrs.frozen
class Layouts:
    """The ways of playing a scenario, in a form that can be walked."""

    layouts: tuple[LayoutInfo, ...]


def compare(old: Side, new: Side) -> tuple[Told, ...]:
    """Every difference once, with where it shows; those of the scenario in the model's order."""
    return tuple(_Comparison(old, new).told())


class _Comparison:
    def __init__(self, old: Side, new: Side) -> None:
        self.old, self.new = old, new
        self.pairs = tuple(_pairs(old, new))
        self.known = tuple(frozenset(_keys(side.version.data(None))) for side in (old, new))
        self._alike: dict[tuple[int, int], bool] = {}
        self._kept: list[object] = []
        """What `_alike` knows by its address."""

    def told(self) -> Iterator[Told]:
        first: dict[Key, Finding] = {}
        where: dict[Key, list[Pair]] = {}
        for pair in self.pairs:
            for finding in self._found(pair, ""):
                key = _key(finding)
                first.setdefault(key, finding)
                where.setdefault(key, []).append(pair)
        yield from self._heads()
        yield from (self._placed(first[key], found) for key, found in where.items())
        yield from self._unplayed(set(first))
        yield from self._spoken(set(first))
        yield from (Told(finding) for finding in self._drawn())
        yield from (Told(finding) for finding in self._cases())

    # ---- the scenario

    def _found(self, pair: Pair, language: str) -> tuple[Finding, ...]:
        """What differs between two layouts, read in a language; `` for each one's own."""
        sides = self.old.version, self.new.version
        if not language and pair == self.pairs[0]:
            return walk(sides[0].loaded.scenario, sides[1].loaded.scenario, self.known)
        rest = self._differing(pair)
        if not any(rest):
            return ()
        before, after = (
            version.read(layout, language, data)
            for version, layout, data in zip(sides, pair, rest, strict=True)
        )
        return walk(before, after, self.known)

    def _differing(self, pair: Pair) -> tuple[Section, Section]:
        """What the files do not say alike: whole sections, and of those by ids only some things.

        To read all of them again in each layout would take most of the time.
        """
        found: tuple[Section, Section] = {}, {}
        before, after = self._data(pair)
        for key in {**before, **after}:
            old, new = before.get(key), after.get(key)
            if key == LAYOUTS or self._equal(old, new):
                continue
            if key in BY_ID and isinstance(old, dict) and isinstance(new, dict):
                # Without an order that differs, what is alike in both can be left out.
                alike = {id for id in old if list(old) == list(new) and old[id] == new[id]}
                old = {id: part for id, part in old.items() if id not in alike}
                new = {id: part for id, part in new.items() if id not in alike}
            for data, part, whole in ((found[0], old, before), (found[1], new, after)):
                if key in whole:
                    data[key] = part
        return found

    def _data(self, pair: Pair) -> tuple[Section, Section]:
        return self.old.version.data(pair[0]), self.new.version.data(pair[1])

    def _equal(self, old: object, new: object) -> bool:
        key = id(old), id(new)
        if key not in self._alike:
            self._kept += [old, new]
            # Mappings are equal in any order, and their order may count.
            self._alike[key] = old == new and repr(old) == repr(new)
        return self._alike[key]

    def _placed(self, finding: Finding, found: list[Pair]) -> Told:
        """Name the layouts, unless it shows wherever the thing is that it is about."""
        there = [pair for pair in self.pairs if self._has(pair, finding)]
        if len(found) >= len(there) or len(self.pairs) == 1:
            return Told(finding)
        return Told(finding, tuple(pair[0] or "" for pair in found))

    def _has(self, pair: Pair, finding: Finding) -> bool:
        """Whether the thing that a difference lies in is in a layout of either version."""
        names = [finding.steps[0].old, finding.steps[0].new] if finding.steps else []
        names += [identity(part) or "" for part in (finding.old, finding.new) if not finding.steps]
        for data, name in zip(self._data(pair), names or ["", ""], strict=False):
            node: object = data.get(finding.section)
            for step in name.split("."):
                node = node.get(step, node) if isinstance(node, dict) else node
            section = data.get(finding.section)
            if not name or not isinstance(section, dict) or node is not section:
                return True
        return False

    def _unplayed(self, known: set[Key]) -> Iterator[Told]:
        """What differs only in what every layout changes or takes away."""
        if self.pairs == (("", ""),) or self.old.layout or self.new.layout:
            return
        for finding in self._found((None, None), ""):
            if _key(finding) not in known:
                yield Told(finding, unplayed=True)

    # ---- what the scenario does not hold

    def _heads(self) -> Iterator[Told]:
        before, after = self.old.version.loaded, self.new.version.loaded
        if not (self.old.layout or self.new.layout):
            heads = Layouts(before.layouts), Layouts(after.layouts)
            yield from (Told(finding) for finding in walk(*heads))
        states = [side.version.data(None).get(INVENTED, False) for side in (self.old, self.new)]
        if states[0] != states[1]:
            yield Told(Finding("changed", (), INVENTED, *states))
        for language in before.languages:
            if language not in after.languages:
                yield Told(Finding("removed", (), LANGUAGES, language, None))
        for language in after.languages:
            if language not in before.languages:
                yield Told(Finding("added", (), LANGUAGES, None, language))

    def _spoken(self, known: set[Key]) -> Iterator[Told]:
        """What differs only in a translation."""
        before, after = self.old.version.loaded.languages, self.new.version.loaded.languages
        for language in before:
            if language not in after or language == before[0] == after[0]:
                continue
            for pair in self.pairs:
                for finding in self._found(pair, language):
                    if _key(finding) not in known:
                        known.add(_key(finding))
                        yield Told(finding, language=language)

    def _drawn(self) -> Iterator[Finding]:
        before, after = (_features(side.version.loaded.drawing) for side in (self.old, self.new))
        for id, drawn in before.items():
            if id not in after:
                yield Finding("removed", (), OUTLINES, id, None)
            elif after[id] != drawn:
                yield Finding("changed", (), OUTLINES, id, id)
        yield from (Finding("added", (), OUTLINES, None, id) for id in after if id not in before)

    def _cases(self) -> Iterator[Finding]:
        """What differs in the cases of the past, key by key."""
        if self.old.cases is None or self.new.cases is None:
            return
        before, after = (cases_of(side.cases or {}) for side in (self.old, self.new))
        if not (self.old.cases and self.new.cases):
            # Without a file on one side all its cases are new or gone, and that says it all.
            before, after = before[1:], after[1:]
        for case in before:
            if case.id not in {one.id for one in after}:
                yield Finding("removed", (), CASES, case, None)
        for case in after:
            was = next((one for one in before if one.id == case.id), None)
            if was is None:
                yield Finding("added", (), CASES, None, case)
                continue
            step = Step(Case, CASES, case.id, case.id, was, case)
            said, says = dict(was.said), dict(case.said)
            for key in dict.fromkeys((*said, *says)):
                if said.get(key) != says.get(key):
                    yield Finding("changed", (step,), key, said.get(key), says.get(key))


def cases_of(data: Section) -> tuple[Case, ...]:
    """The cases of a file, and as one without an id what stands above them."""
    listed = data.get("cases")
    found = [Case("", "", _said({key: data[key] for key in data if key != "cases"}))]
    for id, case in listed.items() if isinstance(listed, dict) else ():
        said = case if isinstance(case, dict) else {}
        found.append(Case(id, str(said.get("name", "")), _said(said)))
    return tuple(found)


def _said(data: Section, above: str = "") -> tuple[tuple[str, str], ...]:
    """Every value by its keys, such as `repeat.net`."""
    found: list[tuple[str, str]] = []
    for key, value in data.items():
        if isinstance(value, dict):
            found += _said(value, f"{above}{key}.")
        else:
            text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            found.append((f"{above}{key}", text))
    return tuple(found)


def _keys(plain: Plain) -> Iterator[str]:
    """Every key of the files, among them every id there is in any layout."""
    if isinstance(plain, dict):
        for key, value in plain.items():
            yield key
            yield from _keys(value)
    elif isinstance(plain, list):
        for value in plain:
            yield from _keys(value)


def _pairs(old: Side, new: Side) -> Iterator[Pair]:
    """The layouts that are held side by side, the ones that are played first."""
    played = old.version.loaded.scenario.layout, new.version.loaded.scenario.layout
    if old.layout or new.layout:
        yield played
        return
    others = {one.id for one in new.version.loaded.layouts}
    common = [one.id for one in old.version.loaded.layouts if one.id in others]
    yield played
    yield from ((id, id) for id in common if (id, id) != played)


def _key(finding: Finding) -> Key:
    """By what a difference is known in all layouts: what is new or gone may differ a little."""
    old, new = (_known(part) for part in (finding.old, finding.new))
    return finding.kind, finding.steps, finding.field, old, new


def _known(value: object) -> object:
    id = identity(value) if value is not None else None
    return value if id is None else (type(value), id)


def _features(drawing: Drawing | None) -> Mapping[str, str]:
    """The outlines of a map by their ids, each in one way of writing; what has no id, by number."""
    if drawing is None:
        return {}
    whole = json.loads(drawing.source.text)
    listed = whole.get("features", []) if isinstance(whole, dict) else []
    return dict(_named(listed))


def _named(features: Iterable[object]) -> Iterator[tuple[str, str]]:
    for number, feature in enumerate(features, start=1):
        id = feature.get("id") if isinstance(feature, dict) else None
        yield str(number if id is None else id), json.dumps(feature, sort_keys=True)
