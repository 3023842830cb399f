"""What makes a scenario that compiles a poor or dishonest one: rules that rest on nothing, briefs
that nobody can read in time, names that cannot be told apart.

It reads the model and the registers of claims; it knows no file but the places the tree tells.
"""

import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

import attrs

from wargame.authoring.claims import Claim
from wargame.authoring.diagnostics import Diagnostics, did_you_mean
from wargame.authoring.fields import KEYS, noun
from wargame.authoring.merge import Tree
from wargame.authoring.tongues import Tongues
from wargame.authoring.yaml12 import Path
from wargame.core import scenario as model
from wargame.language import _, counted

PAGE_LINES = 60
PAGE_WIDTH = 90
"""Characters in a line of a page."""

_RESTS_WITH_ITS_RULE = (model.Requirement,)
"""What may cite a claim of its own and need not."""
_NAMED = (
    *("seats", "teams", "groups", "places", "tracks", "flags", "resources", "tables"),
    *("actions", "objectives", "phases"),
)

Part = tuple[Path, attrs.AttrsInstance]
"""A part of the model and its path as the compiler would give it."""


def parts(whole: attrs.AttrsInstance) -> tuple[Part, ...]:
    """Return a scenario, its parts and the parts of these, down to the single effect.

    Of a part of a scenario, it and what is in it, with paths that begin there.
    """
    return tuple(_walk(whole, ()))


def _walk(thing: attrs.AttrsInstance, path: Path) -> Iterator[Part]:
    yield path, thing
    for name, key in _keys(type(thing)):
        value = getattr(thing, name)
        if isinstance(value, tuple):
            if not value or not attrs.has(type(value[0])):
                continue
            here = (*path, key)
            for index, part in enumerate(value):
                yield from _walk(part, (*here, *_steps(part, index)))
        elif isinstance(value, model.Block):
            # The block of a procedure or inject is written among the keys of the rule itself.
            yield from _walk(value, path)
        elif not isinstance(value, str) and attrs.has(type(value)):
            yield from _walk(value, (*path, name))


@cache
def _keys(kind: type[attrs.AttrsInstance]) -> tuple[tuple[str, str], ...]:
    """A part's fields, each with the key that it has in the files."""
    return tuple((field.name, KEYS.get(field.name, field.name)) for field in attrs.fields(kind))


def _steps(part: attrs.AttrsInstance, index: int) -> Path:
    if isinstance(part, model.Objective):
        return part.seat, part.id
    return (getattr(part, "id", index),)


def claims(
    parts: Iterable[Part], tree: Tree, known: Callable[[], Mapping[str, Claim]], out: Diagnostics
) -> None:
    """Refuse claims that no register has; the registers are asked for only if anything cites."""
    cited = [
        ((*path, "cite", index), claim)
        for path, part in parts
        for index, claim in enumerate(getattr(part, "cite", ()))
    ]
    register = known() if cited else {}
    for path, claim in cited:
        if claim not in register:
            what = _("No register has a claim `{claim}`.").format(claim=claim)
            out.error("unknown-claim", tree.locate(path), what, did_you_mean(claim, register))


def grounds(parts: Iterable[Part], tree: Tree, out: Diagnostics) -> None:
    """Refuse rules that rest on nothing."""
    for path, part in parts:
        if _owes_grounds(part):
            out.error(
                "no-grounds",
                tree.locate(path),
                _("This {thing} rests on nothing.").format(thing=noun(type(part))),
                _("`cite:` with the ids of claims, or `assumption:` with a sentence that says why"),
            )


def _owes_grounds(part: attrs.AttrsInstance) -> bool:
    if isinstance(part, _RESTS_WITH_ITS_RULE) or (isinstance(part, model.Modifier) and part.use):
        return False
    return hasattr(part, "assumption") and not (part.assumption or getattr(part, "cite", ()))


def briefs(scenario: model.Scenario, tree: Tree, out: Diagnostics) -> None:
    """Refuse a brief that does not fit on a page."""
    for seat in scenario.seats:
        if seat.brief is None:
            continue
        count = page_lines(seat.brief)
        if count > PAGE_LINES:
            out.error(
                "brief-too-long",
                tree.locate(("seats", seat.id, "brief")),
                counted(
                    "The brief of `{seat}` takes {n} line.",
                    "The brief of `{seat}` takes {n} lines.",
                    count,
                    seat=seat.id,
                ),
                _("one page: {lines} lines of {width} characters").format(
                    lines=PAGE_LINES, width=PAGE_WIDTH
                ),
            )


def page_lines(brief: model.Brief) -> int:
    """Return how many lines a brief takes on a page, a heading above each section counted."""
    sections = (
        (brief.who,),
        brief.want,
        (brief.red_line,),
        tuple(line.text for line in brief.know),
        tuple(line.text for line in brief.believe),
        brief.advice,
    )
    return sum(_lines(section) for section in sections)


def _lines(section: Iterable[str]) -> int:
    texts = [line for text in section for line in text.splitlines() if line.strip()]
    return sum(len(textwrap.wrap(text, PAGE_WIDTH)) for text in texts) + bool(texts)


def names(scenario: model.Scenario, tree: Tree, out: Diagnostics) -> None:
    """Warn of two things of a kind that people would see under one name."""
    for section in _NAMED:
        _alike(getattr(scenario, section), (section,), tree, out)
    for action in scenario.actions:
        _alike(action.options, ("actions", action.id, "options"), tree, out)


def _alike(things: Iterable[attrs.AttrsInstance], path: Path, tree: Tree, out: Diagnostics) -> None:
    first: dict[tuple[Path, str], str] = {}
    for thing in things:
        steps = _steps(thing, 0)
        name, key = str(getattr(thing, "name", "")), str(steps[-1])
        other = first.setdefault((steps[:-1], name.casefold()), key)
        if name and other != key:
            mark = tree.locate((*path, *steps, "name"))
            what = _("`{other}` and `{key}` are both called {name}.").format(
                other=other, key=key, name=name
            )
            out.warn("same-name", mark, what, _("names that people can tell apart"))


def languages(
    tongues: Iterable[Tongues], known: Iterable[str], tree: Tree, out: Diagnostics
) -> None:
    """Warn of texts that are left out of a translation, once for each language."""
    texts = tuple(tongues)
    for language in known:
        left = [one for one in texts if language not in one.languages]
        if left and len(left) < len(texts):
            what = counted(
                "{n} of the {all} texts that stand in several languages has no `{language}`.",
                "{n} of the {all} texts that stand in several languages have no `{language}`.",
                len(left),
                all=len(texts),
                language=language,
            )
            remedy = _(
                "`{language}:` beside the others; without it the scenario's own is shown"
            ).format(language=language)
            out.warn("not-translated", tree.key_mark(left[0].path), what, remedy)
