"""In which language the program speaks, and the two doors every sentence passes: `_`, `counted`.

It knows gettext's catalogues under `locale/` and the order in which a language is chosen; it knows
no sentence. `qps` is a made-up language, built as it is spoken: every letter wears an accent and
every sentence stands in brackets, so that what was forgotten shows.
"""

import gettext
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

DOMAIN = "wargame"
CATALOGUES = Path(__file__).resolve().parent / "locale"
"""Holds `<language>/LC_MESSAGES/wargame.mo`, as gettext has it."""
SOURCE = "en"
"""The language that the sentences are written in; it needs no catalogue."""
PSEUDO = "qps"
VARIABLE = "WARGAME_LANGUAGE"
_POSIX = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")

_LETTERS = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
    "ÀƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñôþǫŕšţûṽŵẋýž",
)
_KEPT = re.compile(
    r"\{\{|\}\}|\{[^{}]*\}"  # fields to be filled in
    r"|`[^`]*`"  # what is typed or written in a file just so
    r"|%%|%\(\w+\)[a-z]|%[a-z]"  # fields of an older kind
    r"|\[/?(?:[a-z$@][^\]]*)?\]"  # markup of the screens
    r"|--[a-z][\w-]*"  # options of commands
    r"|https?://\S+"
)
OPENED, CLOSED, FILLING = "⟦", "⟧", "·"


# ---- the made-up language


def pseudo(message: str) -> str:
    """The sentence in the made-up language: readable, about a third longer, its fields untouched.

    Blanks at its ends stay outside the brackets; a message without letters stays as it is.
    """
    bare = message.strip()
    if not any(map(str.isalpha, _KEPT.sub("", bare))):
        return message
    parts, end = [], 0
    for kept in _KEPT.finditer(bare):
        parts += [bare[end : kept.start()].translate(_LETTERS), kept[0]]
        end = kept.end()
    said = "".join((*parts, bare[end:].translate(_LETTERS)))
    start = message.index(bare)
    filled = f"{OPENED}{said}{FILLING * max(1, round(len(bare) * 0.3) - 2)}{CLOSED}"
    return f"{message[:start]}{filled}{message[start + len(bare) :]}"


class Pseudo(gettext.NullTranslations):
    """A catalogue that says everything in the made-up language."""

    def gettext(self, message: str) -> str:
        return pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return pseudo(msgid1 if n == 1 else msgid2)


# ---- choosing


def tag(name: str) -> str:
    """A language by the tag that files use: `de_AT.UTF-8` is `de-AT`; `C` is the source's own."""
    bare = name.partition(".")[0].partition("@")[0].replace("_", "-")
    return SOURCE if bare in ("C", "POSIX") else bare


def from_environment() -> tuple[str, ...]:
    """The languages the environment asks for, best first: our variable, then those of the system.

    What is set first decides alone, as with any other program.
    """
    for name in (VARIABLE, *_POSIX):
        found = [tag(one) for one in os.environ.get(name, "").split(":")]
        if any(found):
            return tuple(one for one in found if one)
    return (SOURCE,)


_chosen: tuple[str, ...] = ()
_here: ContextVar[tuple[str, ...]] = ContextVar("wargame_languages", default=())


def choose(*languages: str) -> None:
    """Speak these languages in this process, best first; none means what the environment says."""
    global _chosen
    _chosen = tuple(tag(one) for one in languages if one)


@contextmanager
def speaking(*languages: str) -> Iterator[None]:
    """Speak these languages in this context only: one reader of several in one process."""
    token = _here.set(tuple(tag(one) for one in languages))
    try:
        yield
    finally:
        _here.reset(token)


def wanted() -> tuple[str, ...]:
    """The languages that the reader here would like, best first; never empty."""
    global _chosen
    if not _chosen:
        _chosen = from_environment()
    return _here.get() or _chosen


def nearest_of(languages: Iterable[str], asked: Iterable[str]) -> str | None:
    """The best of the `languages` there are for a reader who asked for some, or None.

    The same tag first, then the same language of another country: `de-AT` is served by `de` or
    `de-CH`. Case counts for nothing.
    """
    known = {one.lower(): one for one in languages}
    for want in (one.lower() for one in asked):
        if want in known:
            return known[want]
        base = want.partition("-")[0]
        for other, one in known.items():
            if other.partition("-")[0] == base:
                return one
    return None


# ---- speaking


@cache
def _catalogue(languages: tuple[str, ...]) -> gettext.NullTranslations:
    names: list[str] = []
    for one in languages:
        base = one.partition("-")[0].lower()
        if base == PSEUDO:
            return Pseudo()
        if base == SOURCE:
            break
        names += [one.replace("-", "_"), base]
    return gettext.translation(DOMAIN, CATALOGUES, names, fallback=True)


def _(message: str) -> str:
    """The sentence in the reader's language; gaps in braces are filled afterwards."""
    # The catalogue's own entry for nothing is its head.
    return _catalogue(wanted()).gettext(message) if message else ""


def N_(message: str) -> str:
    """The sentence as it is, noted for translation: `_` takes it when it is shown."""
    return message


def counted(one: str, many: str, number: int, **fields: object) -> str:
    """The form that fits a number in the reader's language; `{n}` and the `fields` are filled in.

    How many forms there are and which fits is the catalogue's own rule.
    """
    return _catalogue(wanted()).ngettext(one, many, number).format(n=number, **fields)
