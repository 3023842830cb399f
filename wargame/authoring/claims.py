"""The registers of claims that rules cite: what each says, who says it and where it stands.

It knows the registers' form and the voices a brief may use; it does not know which rule cites what.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import attrs

from wargame.authoring.diagnostics import Diagnostics, ScenarioError
from wargame.authoring.yaml12 import Plain, read_file

VOICES = ("fact", "judgement", "third-party", "recommendation", "allegation")
"""Voices of any subject; registers may bring more."""


@attrs.frozen
class Claim:
    """One claim of a document, in the project's own words."""

    id: str
    where: str
    """The section, paragraph or note of the document."""
    kind: str
    voice: str
    """As in a brief: `fact`, where the register has `author-fact`."""
    claim: str
    document: str
    """How the document is cited."""
    tier: str = ""
    """`core` where the game rests on it, `context` where it is background."""


@cache
def registers(folder: Path) -> Mapping[str, Claim]:
    """Return the claims of all registers in a folder by id, in the order of the files.

    Each folder is read once, when it is first asked for. Raises ScenarioError for a register that
    cannot be read.
    """
    out = Diagnostics()
    claims = {
        claim.id: claim for path in sorted(folder.glob("*.yaml")) for claim in _claims(path, out)
    }
    if out.has_errors:
        raise ScenarioError(out.sorted())
    return claims


def voices(claims: Mapping[str, Claim]) -> tuple[str, ...]:
    """Return every voice that a brief may use where these claims are known."""
    return tuple(dict.fromkeys((*VOICES, *(claim.voice for claim in claims.values()))))


def _claims(path: Path, out: Diagnostics) -> list[Claim]:
    document = read_file(path, str(path), out)
    data = document.data if document is not None else None
    if not isinstance(data, dict):
        return []
    source, claims = _word(data, "cited_as"), data.get("claims")
    return [
        Claim(
            name,
            _word(claim, "where"),
            _word(claim, "kind"),
            _word(claim, "voice").removeprefix("author-"),
            _word(claim, "claim"),
            source,
            _word(claim, "tier"),
        )
        for name, claim in (claims.items() if isinstance(claims, dict) else ())
        if isinstance(claim, dict)
    ]


def _word(data: dict[str, Plain], key: str) -> str:
    value = data.get(key, "")
    return value if isinstance(value, str) else ""
