"""Finds what was left untranslated in a text that was shown in the made-up language `qps`.

In `qps` every letter of the interface wears an accent. So a word in plain letters is the
scenario's, or typed, or it was forgotten. What the scenario says is taken out whole, phrase by
phrase and across line breaks; a single word of it does not excuse the same word elsewhere.
"""

import re
from collections.abc import Callable, Iterable, Mapping

import attrs

from wargame.authoring.claims import Claim
from wargame.authoring.load import Loaded

WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
GAP = re.compile(r"\{[^{}]*\}")
PLAIN = re.compile(r"[A-Za-z]{2,}(?:[’'][A-Za-z]+)*")
"""A word that no accent was put on; single letters are keys to press."""


def own_texts(loaded: Loaded, claims: Mapping[str, Claim] | None = None) -> frozenset[str]:
    """All that a scenario and the claims it may show say themselves: sentences, names, ids."""
    found = set(_strings(loaded.scenario)) | set(_strings(loaded.layouts))
    found |= set(_strings(loaded.game.dials)) | set(_strings(loaded.game.tables))
    for claim in (claims or {}).values():
        found |= set(_strings(claim)) | {claim.claim.strip()}
    return frozenset(found)


def _strings(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _strings(part)
    elif attrs.has(kind := type(value)):
        for field in attrs.fields(kind):
            yield from _strings(getattr(value, field.name))


def left_over(shown: str, own: Iterable[str] = ()) -> tuple[str, ...]:
    """Words of the interface that were shown without a translation, each with what stands around.

    `shown` is a text as a person sees it in `qps`; lines may be folded, but columns side by side
    are to be handed over one by one. `own` are texts that need no translation: `own_texts` of the
    scenario, and whatever was typed.
    """
    words = [(found[0], found.start()) for found in WORD.finditer(shown)]
    phrases = _phrases(own)
    found, at = [], 0
    while at < len(words):
        word, start = words[at]
        ahead = tuple(text for text, _place in words[at : at + 400])
        length = next((n for n in phrases.get(word, {}) if ahead[:n] in phrases[word][n]), 0)
        if length:
            at += length
            continue
        if PLAIN.fullmatch(word):
            around = shown[max(0, start - 30) : start + len(word) + 30]
            found.append(f"{word}: …{' '.join(around.split())}…")
        at += 1
    return tuple(found)


def _phrases(own: Iterable[str]) -> dict[str, dict[int, set[tuple[str, ...]]]]:
    """By first word and length, longest first: every stretch between gaps, with either initial."""
    found: dict[str, dict[int, set[tuple[str, ...]]]] = {}
    for text in own:
        for piece in (text, *GAP.split(text), text.replace("_", " ").replace("-", " ")):
            words = tuple(WORD.findall(piece))
            for form in (words, _initial(words, str.upper), _initial(words, str.lower)):
                if form:
                    found.setdefault(form[0], {}).setdefault(len(form), set()).add(form)
    return {
        word: dict(sorted(by_length.items(), reverse=True)) for word, by_length in found.items()
    }


def _initial(words: tuple[str, ...], change: Callable[[str], str]) -> tuple[str, ...]:
    return (change(words[0][:1]) + words[0][1:], *words[1:]) if words else ()
