"""What `wargame trace` says: what each rule rests on, which rest on nothing, which claims lie idle.

It knows what cites and what may be cited; whether a claim bears a rule out is for people to judge.
"""

from collections.abc import Iterator, Mapping

import attrs

from wargame.authoring import lint
from wargame.authoring.claims import Claim, registers
from wargame.authoring.columns import paragraph
from wargame.authoring.fields import noun
from wargame.authoring.load import find, load
from wargame.authoring.yaml12 import Path
from wargame.core import scenario as model
from wargame.language import _
from wargame.resources import seeds_dir

TIERS = ("core", "context")
"""How much a register wants its claims used, the most wanted first."""
_TITLES = ("name", "title", "why", "text", "ask", "otherwise")


@attrs.frozen
class _Rule:
    """Something of a scenario that rests on claims, on an assumption, or on nothing."""

    id: str
    """What stands before every line about it."""
    label: str
    cite: tuple[str, ...]
    assumption: str


def trace(scenario: str) -> str:
    """Return what every rule of a scenario rests on, then what is missing, then counts.

    The scenario is given by its name or path; its first layout is looked at. Raises ScenarioError
    for one that cannot be played.
    """
    found = load(find(scenario)).scenario
    rules = tuple(_rules(found))
    known = registers(seeds_dir())
    cited = {claim for rule in rules for claim in rule.cite}
    sections = [
        (
            _("What the rules of {name} rest on").format(name=found.name),
            list(_resting(rules, known)),
        ),
        (_("Rules that rest on nothing"), _groundless(rules)),
        (_("Claims that nothing cites"), list(_unused(known, cited))),
        (_("Counts"), list(_counts(rules, known, cited))),
    ]
    return "\n\n".join("\n".join((head, "-" * len(head), *lines)) for head, lines in sections)


def _rules(scenario: model.Scenario) -> Iterator[_Rule]:
    """Every part that owes grounds or gives some."""
    for path, part in lint.parts(scenario):
        cite = tuple(getattr(part, "cite", ()))
        assumption = str(getattr(part, "assumption", ""))
        leans = isinstance(part, model.Requirement) or bool(getattr(part, "use", ""))
        if cite or assumption or (hasattr(part, "assumption") and not leans):
            yield _Rule(str(path[min(1, len(path) - 1)]), label(path, part), cite, assumption)


def label(path: Path, part: attrs.AttrsInstance) -> str:
    """What a part is, where it stands and what it is called; lists are counted from 1."""
    steps = [str(step + 1) if isinstance(step, int) else step for step in path[1:]]
    where = part.id if isinstance(part, model.Decide) else " ".join(steps)
    title = next((found for key in _TITLES if (found := getattr(part, key, ""))), "")
    return f"{noun(type(part))} {where}" + (f": {title}" if title else "")


def _resting(rules: tuple[_Rule, ...], known: Mapping[str, Claim]) -> Iterator[str]:
    for rule in rules:
        yield from _lines(rule, rule.label)
        for claim in rule.cite:
            yield from _lines(rule, restated(known[claim]), 4)
        if rule.assumption:
            yield from _lines(rule, f"assumption: {rule.assumption}", 4)


def _lines(rule: _Rule, text: str, indent: int = 0) -> Iterator[str]:
    """A text in lines, each with the rule it is about, so that a search for a claim finds it."""
    for line in paragraph(text, indent):
        yield f"{rule.id} | {line}"


def restated(claim: Claim) -> str:
    """A claim in a line: its id, who says it, where it stands, what it says."""
    return f"{claim.id} ({claim.voice}; {claim.where}): {claim.claim.strip()}"


def _groundless(rules: tuple[_Rule, ...]) -> list[str]:
    found = [rule.label for rule in rules if not (rule.cite or rule.assumption)]
    if found and len(found) == len(rules):
        return [_("all of them: the scenario stands on invented ground")]
    return [line for label in found for line in paragraph(label)] or ["none"]


def _unused(known: Mapping[str, Claim], cited: set[str]) -> Iterator[str]:
    if not cited:
        yield _("No rule cites any claim.")
        return
    for register, tier, claims in _shelves(known):
        rest = [claim for claim in claims if claim.id not in cited]
        yield f"{register}, {tier}: {len(rest) or 'none'}"
        for claim in rest:
            yield from paragraph(restated(claim), 4)


def _counts(rules: tuple[_Rule, ...], known: Mapping[str, Claim], cited: set[str]) -> Iterator[str]:
    citing = sum(bool(rule.cite) for rule in rules)
    assumed = sum(bool(rule.assumption) and not rule.cite for rule in rules)
    yield f"rules: {len(rules)}"
    yield "  " + _("that cite claims: {count}").format(count=citing)
    yield "  " + _("on an assumption alone: {count}").format(count=assumed)
    yield "  " + _("on nothing: {count}").format(count=len(rules) - citing - assumed)
    yield _("claims cited: {count} of {all}").format(count=len(cited), all=len(known))
    for register, tier, claims in _shelves(known):
        used = sum(claim.id in cited for claim in claims)
        yield "  " + _("{register}, {tier}: {used} of {count}").format(
            register=register, tier=tier, used=used, count=len(claims)
        )


def _shelves(known: Mapping[str, Claim]) -> Iterator[tuple[str, str, list[Claim]]]:
    """The claims by register, and in each by tier, the most wanted first."""
    for register in dict.fromkeys(_register(claim.id) for claim in known.values()):
        own = [claim for claim in known.values() if _register(claim.id) == register]
        for tier in dict.fromkeys((*TIERS, *(claim.tier for claim in own))):
            if shelf := [claim for claim in own if claim.tier == tier]:
                yield register, tier, shelf


def _register(claim: str) -> str:
    """The register of a claim: its id begins with it."""
    return claim.partition("-")[0]
