"""All differences between two scenarios, found by walking their parts side by side.

Nothing of the model is named here but what is declared for others to refer to, so that no part of
it can be left out. It knows no words and no layouts.
"""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from wargame.analysis.diff.findings import Finding, Step
from wargame.analysis.diff.kinds import UNORDERED, Part, Slot, identity, named_by_id, slots
from wargame.analysis.diff.sameness import Sameness, align, is_part
from wargame.core import scenario as model

Parts = tuple[Part, ...]
Way = tuple[Step, ...]


def walk(
    old: Part, new: Part, known: Sequence[frozenset[str]] = (frozenset(), frozenset())
) -> tuple[Finding, ...]:
    """Every difference of two parts of a kind once, in the order of the model.

    Of scenarios it is found first which of the things that rules refer to go by another id. `known`
    are the ids of each version beside those that are in these parts.
    """
    if old == new:
        return ()
    return tuple(_Walk(old, new, known).parts((), old, new))


class _Walk:
    """One comparison; ids that turn out to be new names of old things are the same from then on."""

    def __init__(self, old: Part, new: Part, known: Sequence[frozenset[str]]) -> None:
        self.same = Sameness()
        self.known = known[0] | frozenset(_ids(old)), known[1] | frozenset(_ids(new))
        if isinstance(old, model.Scenario) and isinstance(new, model.Scenario):
            self._declared(old, new)

    # ---- renamed things

    def _declared(self, old: model.Scenario, new: model.Scenario) -> None:
        """Find the things that rules refer to and that only go by another id."""
        found = -1
        while found != len(self.same.renamed):
            found = len(self.same.renamed)
            for slot in slots(model.Scenario):
                before, after = getattr(old, slot.name), getattr(new, slot.name)
                if slot.parts and isinstance(before, tuple) and before != after:
                    self._renamed(before, after)
            for one, other in self._common(old.tables, new.tables):
                self._renamed(one.bands, other.bands)

    def _common(
        self, old: Sequence[model.TableSpec], new: Sequence[model.TableSpec]
    ) -> Iterator[tuple[model.TableSpec, model.TableSpec]]:
        for one in old:
            yield from ((one, other) for other in new if self.same.ids(one.id, other.id))

    def _renamed(self, old: Parts, new: Parts) -> None:
        """Note what is missing in one list and is in the other under an id of its own."""
        mine, others = _by_id(old), _by_id(new)
        gone = [part for id, part in mine.items() if not self._has(id, others, backwards=False)]
        come = [part for id, part in others.items() if not self._has(id, mine, backwards=True)]
        for one in gone:
            like = [other for other in come if self._is_new_name(one, other)]
            back = [two for two in gone if like and self._is_new_name(two, like[0])]
            if len(like) == len(back) == 1:
                self.same.renamed.add((self._named(one), self._named(like[0])))
                come.remove(like[0])

    def _has(self, id: str, others: dict[str, Part], *, backwards: bool) -> bool:
        if id in others or not self.same.renamed:
            return id in others
        pairs = ((other, id) if backwards else (id, other) for other in others)
        return any(self.same.words(one, two) for one, two in pairs)

    def _is_new_name(self, old: Part, new: Part) -> bool:
        before, after = self._named(old), self._named(new)
        if before in self.known[1] or after in self.known[0]:
            return False
        self.same.renamed.add((before, after))
        alike = self.same.parts(old, new, but_id=True)
        self.same.renamed.discard((before, after))
        return alike

    # ---- walking

    def parts(self, way: Way, old: Part, new: Part) -> Iterator[Finding]:
        """What differs between two parts of a kind."""
        for slot in slots(type(old)):
            before, after = getattr(old, slot.name), getattr(new, slot.name)
            if before == after and type(before) is type(after):
                continue
            yield from self._slot(way, type(old), slot, before, after)

    def _slot(
        self, way: Way, cls: type[Part], slot: Slot, old: object, new: object
    ) -> Iterator[Finding]:
        if slot.parts and isinstance(old, tuple) and isinstance(new, tuple):
            yield from self._lists(way, cls, slot, old, new)
        elif slot.parts and is_part(old) and is_part(new):
            # The body of a procedure or an inject is written among the keys of the rule itself.
            inlined = isinstance(old, model.Block) and isinstance(new, model.Block)
            step = Step(type(old), slot.name, "", "", old, new)
            yield from self.parts(way if inlined else (*way, step), old, new)
        elif slot.parts:
            yield Finding("added" if old is None else "removed", way, slot.name, old, new)
        elif slot.gaps and isinstance(old, tuple) and isinstance(new, tuple):
            yield from self._sentences(way, slot, old, new)
        elif not self.same.values(old, new, text=slot.gaps):
            # A name that only repeats an id changes with it, and that is told already.
            last = way[-1] if way else None
            if last is None or slot.name != "name" or not self._goes_by_id(last):
                yield Finding("reworded" if slot.text else "changed", way, slot.name, old, new)

    def _goes_by_id(self, step: Step) -> bool:
        return step.old != step.new and named_by_id(step.was) and named_by_id(step.now)

    def _sentences(
        self, way: Way, slot: Slot, old: Sequence[object], new: Sequence[object]
    ) -> Iterator[Finding]:
        """Lists of texts, each a line that may be reworded."""
        for i, j in align(old, new, _Texts(self.same)):
            if j < 0:
                yield Finding("removed", way, slot.name, old[i], None)
            elif i < 0:
                yield Finding("added", way, slot.name, None, new[j])
            elif not self.same.values(old[i], new[j], text=True):
                step = Step(Text, slot.name, str(i + 1), str(j + 1))
                yield Finding("reworded", (*way, step), "text", old[i], new[j])

    def _lists(
        self, way: Way, cls: type[Part], slot: Slot, old: Parts, new: Parts
    ) -> Iterator[Finding]:
        known = set(self.same.renamed)
        pairs = self._pairs(old, new)
        # A new id is told where it is given, not where it is used.
        given = (cls, slot.name) == (model.TableSpec, "bands") or not way
        for i, j in pairs:
            if j < 0:
                yield Finding("removed", way, slot.name, old[i], None)
            elif i < 0:
                yield Finding("added", way, slot.name, None, new[j])
            else:
                pair = self._named(old[i]), self._named(new[j])
                if pair[0] != pair[1] and (given or pair not in known):
                    names = _known_as(old[i], i), _known_as(new[j], j)
                    step = Step(type(old[i]), slot.name, *names, old[i], new[j])
                    yield Finding("renamed", (*way, step), "id", *names)
                yield from self._pair(way, slot, (i, old[i]), (j, new[j]))
        both = sorted((i, j) for i, j in pairs if i >= 0 and j >= 0)
        if [j for _i, j in both] != sorted(j for _i, j in both) and (
            (cls, slot.name) not in UNORDERED
        ):
            stood = tuple(_known_as(old[i], i) for i, _j in both)
            stand = tuple(_known_as(new[j], j) for j in sorted(j for _i, j in both))
            yield Finding("moved", way, slot.name, stood, stand)

    def _pair(
        self, way: Way, slot: Slot, old: tuple[int, Part], new: tuple[int, Part]
    ) -> Iterator[Finding]:
        before, after = old[1], new[1]
        if isinstance(before, model.Line) and isinstance(after, model.Line):
            if not self.same.words(before.text, after.text):
                yield Finding("changed", way, slot.name, before, after)
            return
        names = _known_as(before, old[0]), _known_as(after, new[0])
        step = Step(type(before), slot.name, *names, before, after)
        yield from self.parts((*way, step), before, after)

    @staticmethod
    def _named(part: Part) -> str:
        """The last word of an id: objectives bear their seat's in front."""
        return (identity(part) or "").rpartition(".")[2]

    def _pairs(self, old: Parts, new: Parts) -> list[tuple[int, int]]:
        """Which entries belong together: by their ids where they have some, else by likeness."""
        if not all(identity(part) is not None for part in (*old, *new)):
            return _with_moved(align(old, new, self.same), old, new, self.same)
        self._renamed(old, new)
        places = {identity(part): j for j, part in enumerate(new)}
        found = []
        for i, part in enumerate(old):
            id = identity(part) or ""
            other = places.get(id)
            if other is None:
                other = next((j for k, j in places.items() if self.same.words(id, k or "")), -1)
            found.append((i, other))
        met = {j for _i, j in found}
        return [*found, *((-1, j) for j in range(len(new)) if j not in met)]


class _Texts(Sameness):
    """Lines that people read, where what is alike may be reworded."""

    def __init__(self, same: Sameness) -> None:
        super().__init__()
        self.renamed = same.renamed

    def parts(self, old: object, new: object, *, but_id: bool = False) -> bool:
        return self.values(old, new, text=True)


@attrs.frozen
class Text:
    """A line of a list of texts."""


def _with_moved(
    pairs: Iterable[tuple[int, int]], old: Parts, new: Parts, same: Sameness
) -> list[tuple[int, int]]:
    """What went and came back elsewhere in the list, the very same, is one entry that moved."""
    found = list(pairs)
    for one in [pair for pair in found if pair[1] < 0]:
        for other in [pair for pair in found if pair[0] < 0]:
            if same.parts(old[one[0]], new[other[1]]):
                found[found.index(one)] = (one[0], other[1])
                found.remove(other)
                break
    return found


def _known_as(part: Part, place: int) -> str:
    id = identity(part)
    return str(place + 1) if id is None else id


def _by_id(parts: Parts) -> dict[str, Part]:
    return {id: part for part in parts if (id := identity(part)) is not None}


def _ids(part: object) -> Iterator[str]:
    """The ids of a part and of all that it holds."""
    if isinstance(part, tuple):
        for one in part:
            yield from _ids(one)
    elif is_part(part):
        id = identity(part)
        if id is not None:
            yield id.rpartition(".")[2]
        for slot in slots(type(part)):
            if slot.parts:
                yield from _ids(getattr(part, slot.name))
