"""Sentences of the core about a designer's files, which others may say in another language.

It knows no language: it keeps the words and what fills them apart, beside the English sentence.
"""

from typing import Self


class Said(str):
    """An English sentence that remembers its words and what fills their gaps."""

    words: str
    fields: tuple[tuple[str, object], ...]

    def __new__(cls, words: str, fields: tuple[tuple[str, object], ...] = ()) -> Self:
        made = super().__new__(cls, words.format(**dict(fields)) if fields else words)
        made.words, made.fields = words, fields
        return made


def said(words: str, **fields: object) -> Said:
    """A sentence from its words, with the gaps in braces filled where there are any."""
    return Said(words, tuple(fields.items()))
