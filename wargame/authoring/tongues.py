"""Texts in several languages: a mapping of language tags to text where one text may stand.

It knows the form of tags, that of BCP 47, and what must be the same in every language; it does not
know where a text may stand.
"""

import re
from collections.abc import Iterable, Mapping

import attrs

from wargame.authoring.diagnostics import did_you_mean, nearest
from wargame.core.said import Said
from wargame.language import N_, _

_TAG = re.compile(
    r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
)
"""Language, script, region, variants: `ro`, `sr-Latn`, `pt-BR`, `ca-valencia`."""
_LOOSE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")
"""What was probably meant to be a tag."""
_GAP = re.compile(r"\{([^{}]*)\}")
_CODES = re.compile(
    r"a[abefkmnrsvyz]|b[aegimnors]|c[aehorsuvy]|d[aevz]|e[elnostu]|f[afijory]|"
    r"g[adlnuv]|h[aeiortuyz]|i[adegikostu]|j[av]|k[agijklmnorsuvwy]|l[abginotuv]|"
    r"m[ghiklnrsty]|n[abdeglnorvy]|o[cjmrs]|p[ailst]|qu|r[mnouw]|s[acdegiklmnoqrstuvw]|"
    r"t[aeghiklnorstwy]|u[gkrz]|v[eio]|w[ao]|xh|y[io]|z[ahu]"
)
"""The two-letter codes of ISO 639-1."""
_KINDS = (
    *(N_("place"), N_("seat"), N_("number"), N_("world"), N_("pair"), N_("nothing")),
    *(N_("track"), N_("flag"), N_("resource"), N_("condition")),
)
"""What the core calls the kinds of things."""
_COUNTRIES = {
    "at": "de",
    "by": "be",
    "cn": "zh",
    "cz": "cs",
    "dk": "da",
    "ge": "ka",
    "gr": "el",
    "jp": "ja",
    "md": "ro",
    "rs": "sr",
    "ua": "uk",
    "us": "en",
}
"""Countries whose codes are taken for their languages', and are no language's."""


def told(text: str) -> str:
    """Return what the core says in the reader's language; other texts as they are."""
    if not isinstance(text, Said):
        return text
    fields = {name: _told(name, value) for name, value in text.fields}
    return _(text.words).format(**fields) if fields else _(text.words)


def _told(name: str, value: object) -> object:
    if name in ("kind", "other", "scope", "given") and value in _KINDS:
        return _(str(value))
    return told(value) if isinstance(value, str) else value


@attrs.frozen
class Tongues:
    """Where a text stands in several languages, and in which."""

    path: tuple[str | int, ...]
    languages: tuple[str, ...]


def wrong_tag(tag: str, known: Iterable[str]) -> str:
    """Return what to write for a tag that is none, or nothing where it is one."""
    base = tag.partition("-")[0]
    if _TAG.fullmatch(tag) and (len(base) == 3 or _CODES.fullmatch(base)):
        return ""
    language = base.partition("_")[0].lower()
    if language in _COUNTRIES:
        return _("`{language}`, for `{country}` is a country").format(
            language=_COUNTRIES[language], country=language
        )
    if _LOOSE.fullmatch(tag) and tag != canonical(tag) and not wrong_tag(canonical(tag), ()):
        return f"`{canonical(tag)}`"
    if nearest(tag, known) is not None:
        return did_you_mean(tag, known)
    return _("a language tag, such as `en`, `ro` or `pt-BR`")


def canonical(tag: str) -> str:
    """Return a tag with its parts as they are usually written: `PT_br` is `pt-BR`."""
    first, *rest = tag.replace("_", "-").split("-")
    parts = [first.lower()]
    for part in rest:
        shaped = {2: part.upper(), 4: part.title()}.get(len(part), part.lower())
        parts.append(part if part[:1].isdigit() else shaped)
    return "-".join(parts)


def is_map(value: Mapping[str, object], own: str) -> bool:
    """Return whether the keys of a mapping are languages, rightly written or not."""
    return bool(value) and (own in value or all(_LOOSE.fullmatch(key) for key in value))


def gaps(text: str) -> frozenset[str]:
    """Return what stands in the gaps of a text; blanks around it count for nothing."""
    found = {gap.strip() for gap in _GAP.findall(text)}
    rest = _GAP.sub("", text)
    return frozenset(found | {brace for brace in "{}" if brace in rest})


def gaps_differ(text: str, own: str) -> str:
    """Return a remedy where the gaps of a text are not those of the text it translates."""
    here, there = gaps(text), gaps(own)
    missing = ", ".join(f"`{_shown(gap)}`" for gap in sorted(there - here))
    surplus = ", ".join(f"`{_shown(gap)}`" for gap in sorted(here - there))
    if missing and surplus:
        form = _("also {missing} and no {surplus}")
    elif missing:
        form = _("also {missing}")
    else:
        form = _("no {surplus}") if surplus else ""
    return form.format(missing=missing, surplus=surplus)


def _shown(gap: str) -> str:
    return gap if gap in ("{", "}") else f"{{{gap}}}"
