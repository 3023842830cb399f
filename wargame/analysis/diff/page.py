"""What `wargame diff` says: differences by kind, what follows from them, what was only reworded.

It knows what belongs together on the page, and what programs are told; how one difference is put is
another module's.
"""

import json
from collections.abc import Iterable, Iterator, Sequence

import attrs

from wargame.analysis.diff.compare import compare
from wargame.analysis.diff.consequences import Teller
from wargame.analysis.diff.findings import Finding, Step, Told
from wargame.analysis.diff.follows import Follow, follows
from wargame.analysis.diff.kinds import identity
from wargame.analysis.diff.sameness import is_part
from wargame.analysis.diff.sentences import called_by, place_of, reworded, sentence
from wargame.analysis.diff.sides import Side, WrongSide, layout_of, side
from wargame.analysis.diff.wording import SECTIONS
from wargame.authoring.claims import registers
from wargame.authoring.columns import paragraph
from wargame.core import scenario as model
from wargame.language import _, counted
from wargame.prose.text import listed, separated
from wargame.resources import seeds_dir

EQUAL, DIFFERENT, WRONG = 0, 1, 2
"""The statuses of `diff`, as those of diff(1)."""
MANY = 2
"""From how many things on the same difference is told once."""


def diff(
    old: str, new: str, *, layout: str | None = None, form: str = "text", texts: bool = False
) -> tuple[str, int]:
    """Return what is to be said of two versions of a scenario, and the status to end with.

    Each is the name or path of a scenario, or the file of a game, which is compared in the layout
    it is played in. Without a `layout` all are looked at. `form` is `text` or `json`; with `texts`
    what was reworded is shown word by word. Raises JournalError and OSError.
    """
    if layout is None:
        played = layout_of(old), layout_of(new)
        layouts = played[0] or played[1], played[1] or played[0]
    else:
        layouts = layout, layout
    sides: list[Side] = []
    wrong: list[WrongSide] = []
    for name, chosen in zip((old, new), layouts, strict=True):
        try:
            sides.append(side(name, chosen))
        except WrongSide as error:
            wrong.append(error)
    if wrong:
        return (_wrong_json if form == "json" else _wrong)((old, new), wrong), WRONG
    told = compare(sides[0], sides[1])
    found = follows(sides[0], sides[1], told)
    if form == "json":
        return _json((old, new), sides, told, found), DIFFERENT if told else EQUAL
    if not told:
        return _("Nothing changed that is played or read."), EQUAL
    sections = [*_changes(told), *_following(sides, found), *_reworded(told, texts=texts)]
    head = paragraph(
        _("From {old} to {new}: {count}.").format(old=old, new=new, count=_count(told))
    )
    pages = ["\n".join((title, "-" * len(title), *lines)) for title, lines in sections]
    return "\n\n".join(["\n".join(head), *pages]), DIFFERENT


def _count(told: Sequence[Told]) -> str:
    texts = sum(one.finding.kind == "reworded" for one in told)
    said = [counted("{n} difference", "{n} differences", len(told) - texts)]
    if texts:
        said.append(counted("{n} text reworded", "{n} texts reworded", texts))
    return separated(said)


# ---- sections


def section_of(finding: Finding) -> str:
    """Under which heading a difference is told."""
    kinds = {step.of for step in finding.steps}
    ends = {type(part) for part in (finding.old, finding.new)}
    if finding.field == "cite":
        return "claims"
    if model.Brief in kinds | ends:
        return "briefs"
    if model.Start in kinds | ends or finding.field == "start":
        return "starts"
    if finding.section == "outlines":
        return "map"
    if finding.section in SECTIONS and (finding.steps or finding.section != "steps"):
        return finding.section
    return "game"


def _changes(told: Iterable[Told]) -> Iterator[tuple[str, list[str]]]:
    by_section: dict[str, list[Told]] = {}
    for one in told:
        if one.finding.kind != "reworded":
            by_section.setdefault(section_of(one.finding), []).append(one)
    for section, title in SECTIONS.items():
        if section in by_section:
            lines = [line for text in said_once(by_section[section]) for line in paragraph(text)]
            yield _(title), lines


def said_once(told: Iterable[Told]) -> list[str]:
    """The sentences of a section; what is the same of many things is told once."""
    alike: dict[object, list[Told]] = {}
    for one in told:
        alike.setdefault(_alike(one), []).append(one)
    found: dict[str, None] = {}
    for group in alike.values():
        things = [one.finding.steps[0] for one in group if one.finding.steps]
        if len(group) >= MANY and len(things) == len(group):
            found[_placed(group[0], sentence(group[0].finding, things))] = None
        else:
            found |= {_placed(one, sentence(one.finding)): None for one in group}
    return list(found)


def _alike(one: Told) -> object:
    finding = one.finding
    if not finding.steps or finding.kind == "renamed":
        return one
    inner = tuple(_inner(step) for step in finding.steps[1:])
    where = one.layouts, one.language, one.unplayed
    first = finding.steps[0].of, finding.steps[0].field
    return where, first, inner, finding.kind, finding.field, finding.old, finding.new


def _inner(step: Step) -> tuple[object, ...]:
    known = step.now if step.now is not None else step.was
    if known is None or identity(known) is None:
        return step.of, step.field, called_by(step)
    return step.of, step.field, step.old, step.new


def _placed(one: Told, said: str) -> str:
    """A sentence, or words without a stop, with where that holds, if not everywhere."""
    bare = said.removesuffix(".")
    stop = "." if bare == said else ""
    if one.layouts:
        names = listed(f"`{layout}`" for layout in one.layouts)
        return counted(
            "{said} (in the layout {names}).",
            "{said} (in the layouts {names}).",
            len(one.layouts),
            names=names,
            said=bare,
        ).removesuffix(stop)
    if one.language:
        form = _("{said} (in `{language}`).")
        return form.format(language=one.language, said=bare).removesuffix(stop)
    if one.unplayed:
        form = _("{said} (not played: every layout changes it or takes it away).")
        return form.format(said=bare).removesuffix(stop)
    return said


def _following(sides: Sequence[Side], found: Sequence[Follow]) -> Iterator[tuple[str, list[str]]]:
    if not found:
        return
    game = sides[1].version.loaded.game
    title = _("What follows")
    if game.scenario.layout:
        title = _("What follows, in the layout {layout}").format(layout=game.scenario.layout)
    teller = Teller(game, registers(seeds_dir()))
    yield title, [line for one in found for line in teller.lines(one)]


def _reworded(told: Iterable[Told], *, texts: bool) -> Iterator[tuple[str, list[str]]]:
    """Texts that say something else, by the thing they belong to; with `texts` word by word."""
    by_thing: dict[str, list[str]] = {}
    for one in told:
        finding = one.finding
        if finding.kind != "reworded":
            continue
        step = finding.steps[0] if finding.steps else None
        thing = called_by(step) if step and step.was is not None else _("the game")
        place = _placed(one, place_of(finding))
        if texts:
            place = f"{place}: {reworded(finding.old, finding.new)}"
        elif not finding.old:
            place = _("{place} (there was none)").format(place=place)
        elif not finding.new:
            place = _("{place} (there is none any more)").format(place=place)
        by_thing.setdefault(thing[:1].upper() + thing[1:], []).append(place)
    lines: list[str] = []
    for thing, places in by_thing.items():
        if texts:
            lines += [line for place in places for line in paragraph(f"{thing}, {place}")]
        else:
            lines += paragraph(f"{thing}: {_('; ').join(places)}.")
    if lines:
        yield _("Reworded"), lines


# ---- what cannot be compared


def _wrong(names: tuple[str, str], wrong: Iterable[WrongSide]) -> str:
    said = {
        True: _("The first version, {name}, cannot be played:"),
        False: _("The second version, {name}, cannot be played:"),
    }
    pages = {error.name: error.page for error in wrong}
    return "\n\n".join(
        f"{said[place == 0].format(name=name)}\n{pages[name]}"
        for place, name in enumerate(names)
        if name in pages
    )


def _wrong_json(names: tuple[str, str], wrong: Iterable[WrongSide]) -> str:
    found = {error.name: error.diagnostics for error in wrong}
    errors = [
        {
            "side": ("old", "new")[place],
            "file": one.mark.file,
            "line": max(1, one.mark.line),
            "column": max(1, one.mark.column),
            "severity": one.severity,
            "code": one.code,
            "message": one.message,
            "expected": one.expected,
        }
        for place, name in enumerate(names)
        for one in found.get(name, ())
    ]
    return json.dumps({"old": names[0], "new": names[1], "errors": errors}, indent=2)


# ---- for programs


def _json(
    names: tuple[str, str], sides: Sequence[Side], told: Iterable[Told], found: Iterable[Follow]
) -> str:
    teller = Teller(sides[1].version.loaded.game, {})
    changes = [
        {
            "section": section_of(one.finding),
            "kind": one.finding.kind,
            "path": _path(one.finding),
            "was": _path(one.finding.mirror()),
            "old": _plain(one.finding.old),
            "new": _plain(one.finding.new),
            "layouts": list(one.layouts),
            "language": one.language,
            "unplayed": one.unplayed,
            "said": _placed(one, sentence(one.finding)),
        }
        for one in told
    ]
    following = [
        {"kind": type(one).__name__.lower(), **attrs.asdict(one), "said": teller.said(one)}
        for one in found
    ]
    whole = {"old": names[0], "new": names[1], "changes": changes, "follows": following}
    return json.dumps(whole, indent=2, ensure_ascii=False)


def _path(finding: Finding) -> list[str]:
    """The keys to a difference in the second version."""
    steps = [word for step in finding.steps for word in (step.field, step.new) if word]
    return [*steps, finding.field]


def _plain(value: object) -> object:
    if is_part(value):
        return attrs.asdict(value)
    return value
