"""What `wargame trace SCENARIO CLAIM` says: a claim, and everything in a scenario that rests on it.

It knows what cites and where that stands in the files; whether it is right to cite is for people.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import attrs

from wargame.authoring import lint
from wargame.authoring.case_files import FILE, read_cases
from wargame.authoring.checking import shown_name
from wargame.authoring.claims import Claim, registers
from wargame.authoring.columns import paragraph
from wargame.authoring.diagnostics import Diagnostics, Mark, ScenarioError, did_you_mean
from wargame.authoring.load import MAIN, find, gather_files, load
from wargame.authoring.merge import Tree
from wargame.authoring.overlay import overlaid
from wargame.authoring.trace import label, restated
from wargame.authoring.yaml12 import read_file
from wargame.core import scenario as model
from wargame.language import _, counted
from wargame.resources import seeds_dir


@attrs.frozen
class Use:
    """Something that cites a claim or names it in its assumption, and where it stands."""

    mark: Mark
    said: str


def citing(scenario: str, claim: str) -> str:
    """Return a claim and what uses it in any layout, each with its file and line.

    Raises ScenarioError for a scenario that cannot be played and for a claim that there is not.
    """
    known = registers(seeds_dir())
    if claim not in known:
        out = Diagnostics()
        out.error(
            "unknown-claim",
            Mark.whole(scenario),
            _("No register has a claim `{claim}`.").format(claim=claim),
            did_you_mean(claim, known),
        )
        raise ScenarioError(out.sorted())
    uses = _uses(scenario, known[claim])
    in_order = sorted(uses, key=lambda use: (use.mark.file, use.mark.line, use.mark.column))
    # Each on one line, however long, so that it can be searched.
    found = [f"{use.mark}: {use.said}" for use in in_order]
    count = counted("{n} part rests on it.", "{n} parts rest on it.", len(uses))
    if not uses:
        count = _("Nothing in this scenario rests on it.")
    document = paragraph(known[claim].document, 4)
    return "\n".join((*paragraph(restated(known[claim])), *document, "", *found, count))


def _uses(scenario: str, claim: Claim) -> list[Use]:
    """Every use in every layout, each once."""
    path = find(scenario)
    first = load(path)
    folder = path if path.is_dir() else path.parent
    main = path / MAIN if path.is_dir() else path
    tree = gather_files(path, Diagnostics(), shown_as=shown_name(main)).tree
    found: dict[Use, None] = dict.fromkeys(_cases(folder / FILE, claim.id))
    for layout in [one.id for one in first.layouts] or [""]:
        one = first if layout == first.scenario.layout else load(path, layout=layout)
        if tree is not None:
            whole = overlaid(tree, ("layouts", layout, "change"), Diagnostics())
            found |= dict.fromkeys(_cited(one.scenario, whole, claim.id))
    return list(found)


def _cited(scenario: model.Scenario, tree: Tree, claim: str) -> Iterator[Use]:
    for path, part in lint.parts(scenario):
        said = label(path, part) + _worth(part)
        mark = tree.locate(path)
        if claim in getattr(part, "cite", ()):
            yield Use(mark, said)
        elif re.search(rf"(?<![\w-]){re.escape(claim)}(?![\w-])", getattr(part, "assumption", "")):
            yield Use(mark, _("{part} (in its assumption)").format(part=said))


def _cases(file: Path, claim: str) -> Iterator[Use]:
    """The orders of the past that cite a claim."""
    document = read_file(file, shown_name(file), Diagnostics()) if file.exists() else None
    if document is None:
        return
    for case in read_cases(file)[2]:
        if claim in case.cite:
            said = _("order of the past {id}: {name}").format(id=case.id, name=case.name)
            yield Use(document.key_mark(("cases", case.id)), said)


def _worth(part: attrs.AttrsInstance) -> str:
    """What a modifier is worth, as it is written; nothing of anything else."""
    if not isinstance(part, model.Modifier) or not part.add:
        return ""
    text = str(part.add)
    worth = f"+{text}" if text.isdigit() else text
    return _(", worth {worth}").format(worth=worth)
