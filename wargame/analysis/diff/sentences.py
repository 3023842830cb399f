"""A difference as a sentence in a designer's words: formulas and ids stand as they are written.

It knows how each kind of difference is put; which belong together on a page, it does not know.
"""

from collections.abc import Callable, Iterable
from difflib import SequenceMatcher
from functools import partial

from wargame.analysis.diff.findings import Finding, Step
from wargame.analysis.diff.kinds import NAMES, Part, identity
from wargame.analysis.diff.sameness import is_part
from wargame.analysis.diff.values import SPANS, described, shown, span, title_of
from wargame.analysis.diff.wording import called, word
from wargame.authoring.fields import NOUN
from wargame.core import scenario as model
from wargame.language import N_, _
from wargame.prose.text import ended, listed


def sentence(finding: Finding, things: Iterable[Step] = ()) -> str:
    """A difference in words; `things` are all those that it is the same of, where it is more."""
    return _upper(_FORMS[finding.kind](finding, _Head(finding, tuple(things))))


def called_by(step: Step, but: str = "") -> str:
    """A thing by its kind, its name and its id; where it can, not by what a field says of it."""
    part = step.now or step.was
    kind = called(step.of)
    title = title_of(part, but) if part is not None else ""
    id = step.new or step.old
    if isinstance(part, model.Decide):
        return _("{kind} `{id}`").format(kind=kind, id=part.id)
    if part is not None and identity(part) is None:
        known = title or id
        return _("{kind} {title}").format(kind=kind, title=known) if known else kind
    if not title and not id:
        return kind
    if not title or title == f"“{id}”":
        return _("{kind} `{id}`").format(kind=kind, id=id)
    return _("{kind} {title} ({id})").format(kind=kind, title=title, id=id)


def place_of(finding: Finding) -> str:
    """Where inside its thing a text stands, for a list of what was reworded."""
    inner = [called_by(step) for step in _telling(finding.steps[1:]) if step.was is not None]
    if finding.steps and finding.steps[-1].was is None and len(finding.steps) > 1:
        last, owner = finding.steps[-1], finding.steps[-2].of
        return _(", ").join([*inner, f"{word(owner, last.field)} {last.new}"])
    if finding.steps and finding.steps[-1].was is None:
        return f"{word(model.Scenario, finding.steps[-1].field)} {finding.steps[-1].new}"
    return _(", ").join([*inner, word(_owner(finding), finding.field)])


def reworded(old: object, new: object) -> str:
    """Two texts as one: words that went in `[-…-]`, words that came in `{+…+}`."""
    before, after = str(old).split(), str(new).split()
    found: list[str] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            found += before[a:b]
            continue
        found += [f"[-{' '.join(before[a:b])}-]"] if a < b else []
        found += [f"{{+{' '.join(after[c:d])}+}}"] if c < d else []
    return " ".join(found)


# ---- who it is about


class _Head:
    """The thing that a difference is about, and the parts inside it, in words."""

    def __init__(self, finding: Finding, things: tuple[Step, ...]) -> None:
        self.steps, self.things = finding.steps, things
        # What changed in a part does not tell which part it is; the name of a thing does.
        self.but = "" if finding.field in NAMES else finding.field

    def upto(self, last: int | None = None) -> str:
        """The words for the steps, all of them or without the last ones."""
        steps = self.steps[:last]
        if not steps:
            return _("the game")
        first = called_by(steps[0])
        if len(self.things) > 1:
            first = _("each of {things}").format(things=listed(map(called_by, self.things)))
        inner = _telling(steps[1:])
        return _(", ").join([first, *(called_by(step, self.but) for step in inner)])


def _telling(steps: Iterable[Step]) -> tuple[Step, ...]:
    """The steps that say something: a block that only asks a question is that question."""
    found = tuple(steps)
    asks = {k for k, step in enumerate(found[1:]) if step.of is model.Decide}
    return tuple(
        step
        for k, step in enumerate(found)
        if not (k in asks and isinstance(step.now, model.Block) and not _conditions(step.now))
    )


def _conditions(block: model.Block) -> str:
    return block.when or block.for_each or block.pick or block.table or block.roll


def _owner(finding: Finding) -> type[Part]:
    return finding.steps[-1].of if finding.steps else model.Scenario


# ---- the kinds of difference


def _changed(finding: Finding, head: _Head) -> str:
    cls = _owner(finding)
    special = SPECIAL.get((cls, finding.field))
    if finding.field in ("name", "title") and cls in NOUN:
        special = CALLED
    if special is not None and None not in (finding.old, finding.new):
        return _special(special, finding, head)
    what = word(cls, finding.field) if finding.field not in OUTSIDE else ""
    if finding.field in OUTSIDE:
        return _(OUTSIDE[finding.field][1]).format(id=shown(finding.new), old=shown(finding.old))
    if isinstance(finding.old, tuple) and isinstance(finding.new, tuple) and _are_names(finding):
        return _names_changed(head.upto(), what, finding.old, finding.new)
    form = _("{thing}, {field}: {new} instead of {old}.")
    if finding.old in (None, "", ()):
        form = _("{thing}, {field}: {new}; there was none.")
    elif finding.new in (None, "", ()):
        form = _("{thing}, {field}: none any more; it was {old}.")
    return form.format(
        thing=head.upto(),
        field=what,
        new=shown(finding.new, finding.field),
        old=shown(finding.old, finding.field),
    )


def _special(form: str, finding: Finding, head: _Head) -> str:
    last = finding.steps[-1] if finding.steps else Step(model.Scenario, "", "", "")
    return _(form).format(
        thing=head.upto(),
        owner=head.upto(-1),
        part=called_by(last, head.but),
        id=last.new or last.old,
        old=_inline(finding.old, finding.field, last.was),
        new=_inline(finding.new, finding.field, last.now),
    )


def _inline(value: object, field: str, part: Part | None) -> str:
    """A value inside a sentence that says what it is."""
    if field in ("low", "high") and isinstance(part, model.TableBand):
        return span(part)
    if field in NAMES:
        return str(value)
    text = str(value).strip()
    if field == "add" and text.lstrip("-").isdigit():
        return f"{int(text):+d}"
    return text if text.lstrip("-").isdigit() else f"`{text}`"


def _are_names(finding: Finding) -> bool:
    values = (*_tuple(finding.old), *_tuple(finding.new))
    return finding.field not in SPANS and all(isinstance(one, str | int) for one in values)


def _tuple(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()


def _names_changed(thing: str, what: str, old: tuple[object, ...], new: tuple[object, ...]) -> str:
    come, gone = _rest(new, old), _rest(old, new)
    if come and gone:
        form = _("{thing}, {field}: also {come}, no longer {gone}.")
    elif come:
        form = _("{thing}, {field}: also {come}.")
    elif gone:
        form = _("{thing}, {field}: no longer {gone}.")
    else:
        form = _("{thing}, {field}: in another order, {new} instead of {old}.")
    words = {"come": come, "gone": gone, "new": new, "old": old}
    said = {key: ", ".join(f"`{one}`" for one in value) for key, value in words.items()}
    return form.format(thing=thing, field=what, **said)


def _rest(these: tuple[object, ...], those: tuple[object, ...]) -> tuple[object, ...]:
    """What is in one list beyond what is in another, as often as it is."""
    left = list(those)
    found = []
    for one in these:
        if one in left:
            left.remove(one)
        else:
            found.append(one)
    return tuple(found)


def _added(finding: Finding, head: _Head, *, gone: bool = False) -> str:
    value = finding.old if gone else finding.new
    if finding.field in OUTSIDE:
        return _(OUTSIDE[finding.field][2 if gone else 0]).format(id=shown(value))
    thing, field = head.upto(), _field(finding)
    if isinstance(value, model.Line) or not is_part(value):
        form = (
            _("{thing}, {field}: no longer {what}.")
            if gone
            else _("{thing}, {field}: also {what}.")
        )
        text = f"“{value}”" if isinstance(value, str) else shown(value)
        return form.format(thing=thing, field=field, what=text)
    step = Step(type(value), finding.field, "", identity(value) or "", value, value)
    what = called_by(step)
    more = described(value, deep=bool(finding.steps))
    what = _("{what}: {more}").format(what=what, more=more) if more else what
    if not finding.steps:
        form = _("gone: {what}.") if gone else _("new: {what}.")
        return form.format(what=what)
    form = _("{thing}, {field}: no longer {what}.") if gone else _("{thing}, {field}: also {what}.")
    return form.format(thing=thing, field=field, what=what)


def _field(finding: Finding) -> str:
    return word(_owner(finding), finding.field)


def _renamed(finding: Finding, head: _Head) -> str:
    form = _("{thing} goes by the id `{new}` instead of `{old}`, and is else the same.")
    return form.format(thing=head.upto(), new=finding.new, old=finding.old)


def _moved(finding: Finding, head: _Head) -> str:
    form = _("{thing}, {field}: in another order, {new} instead of {old}.")
    before, after = _tuple(finding.old), _tuple(finding.new)
    # Only the stretch that differs.
    head_, tail = _same_ends(before, after)
    return form.format(
        thing=head.upto(),
        field=_field(finding),
        new=", ".join(f"`{one}`" for one in after[head_ : len(after) - tail]),
        old=", ".join(f"`{one}`" for one in before[head_ : len(before) - tail]),
    )


def _same_ends(old: tuple[object, ...], new: tuple[object, ...]) -> tuple[int, int]:
    least = min(len(old), len(new))
    first = next((k for k in range(least) if old[k] != new[k]), least)
    last = next((k for k in range(least - first) if old[-1 - k] != new[-1 - k]), 0)
    return first, last


def _reworded(finding: Finding, head: _Head) -> str:
    form = _("{thing}, {field}: reworded.")
    if not finding.old:
        form = _("{thing}, {field}: there was no text.")
    elif not finding.new:
        form = _("{thing}, {field}: there is no text any more.")
    inner = finding.steps[1:]
    thing = head.upto(1) if inner or finding.steps else head.upto()
    return form.format(thing=thing, field=place_of(finding))


_FORMS: dict[str, Callable[[Finding, _Head], str]] = {
    "added": _added,
    "removed": partial(_added, gone=True),
    "changed": _changed,
    "renamed": _renamed,
    "moved": _moved,
    "reworded": _reworded,
}

CALLED = N_("{thing} is called “{new}” instead of “{old}”.")
SPECIAL: dict[tuple[type, str], str] = {
    (model.TableBand, "label"): CALLED,
    (model.TableBand, "low"): N_("{owner}: the {part} reads {new} instead of {old}."),
    (model.TableBand, "high"): N_("{owner}: the {part} reads {new} instead of {old}."),
    (model.Cost, "formula"): N_("{owner} costs {new} {id} instead of {old}."),
    (model.Income, "formula"): N_("{owner}: {id} receives {new} a turn instead of {old}."),
    (model.Start, "value"): N_("{owner}: `{id}` starts at {new} instead of {old}."),
    (model.Track, "start"): N_("{thing} starts at {new} instead of {old}."),
    (model.Resource, "start"): N_("{thing} starts at {new} instead of {old}."),
    (model.Attribute, "value"): N_("{owner}: `{id}` is {new} instead of {old}."),
    (model.Modifier, "add"): N_("{owner}: the {part} is worth {new} instead of {old}."),
    (model.Level, "value"): N_("{owner}: the {part} begins at {new} instead of {old}."),
    (model.Seat, "orders"): N_("{thing} may lock {new} orders a turn instead of {old}."),
    (model.Phase, "minutes"): N_("{thing} takes {new} minutes instead of {old}."),
    (model.Points, "score"): N_("{owner}: the {part} score {new} instead of {old}."),
    (model.Inject, "chance"): N_("{thing} comes with the chance {new} instead of {old}."),
}
"""Whole sentences, where one says it better than a field and its values."""

OUTSIDE: dict[str, tuple[str, str, str]] = {
    "languages": (
        N_("the texts can be read in {id} too."),
        "",
        N_("the texts can no longer be read in {id}."),
    ),
    "outlines": (
        N_("the map's file has a new outline, {id}."),
        N_("the outline {id} is drawn otherwise in the map's file."),
        N_("the map's file has no outline {id} any more."),
    ),
    "invented": (
        "",
        N_("the ground is said to be invented: {id} instead of {old}."),
        "",
    ),
}
"""What is added, changed and removed that no field of the model holds."""


def _upper(words: str) -> str:
    return ended(words[:1].upper() + words[1:])
