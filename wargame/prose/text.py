"""The words all sentences are made with: translation, lists, signs, percentages.

Every sentence passes through `_`, so that a catalogue can replace it whole: `wargame.language` says
which. Knows numbers and words, knows no game.
"""

from collections.abc import Iterable

from wargame.language import N_, _, counted

__all__ = [
    "ASCII",
    "N_",
    "_",
    "counted",
    "ended",
    "halved",
    "joined",
    "labelled",
    "listed",
    "percent",
    "separated",
    "shown",
    "signed",
]

ASCII = str.maketrans(
    {
        "→": "->",
        "↑": "(up)",
        "↓": "(down)",
        "–": "-",
        "−": "-",
        "×": "x",
        "…": "...",
        "“": '"',
        "”": '"',
        "‘": "'",
        "’": "'",
        "•": "*",
    }
)
"""What stands in for signs of ours that an output cannot show."""


def listed(words: Iterable[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    return _("{first} and {last}").format(first=separated(items[:-1]), last=items[-1])


def separated(words: Iterable[str]) -> str:
    """`a`, `a, b`, `a, b, c`."""
    return _(", ").join(words)


def labelled(name: str) -> str:
    """An id as people read it: `no_change` is `No change`."""
    words = name.replace("_", " ").replace("-", " ")
    return words[:1].upper() + words[1:]


def signed(number: int) -> str:
    """A number with its sign, also 0: `+3`, `-1`, `+0`."""
    return f"{number:+d}"


def sentence(said: str) -> str:
    """What was said with a capital where it begins, whoever's name that is."""
    return said[:1].upper() + said[1:]


def ended(sentence: str) -> str:
    """The sentence with a full stop, unless it ends with a mark of its own."""
    text = sentence.strip()
    return text if not text or text.endswith((".", "!", "?", "…", "؟", "。")) else f"{text}."


def joined(sentences: Iterable[str]) -> str:
    """Sentences in one line, each ended; empty ones are left out."""
    return " ".join(ended(sentence) for sentence in sentences if sentence.strip())


def percent(tenths: int) -> str:
    """Tenths of a percent as text: 417 is `41.7%`."""
    return _("{whole}.{tenth}%").format(whole=tenths // 10, tenth=tenths % 10)


def halved(twice: int) -> str:
    """Half of a number as text: 135 is `67.5`, 134 is `67`."""
    return _("{whole}.5").format(whole=twice // 2) if twice % 2 else str(twice // 2)


def shown(text: str, encoding: str | None) -> str:
    """The text as an output of this encoding can show it; what it cannot show becomes `?`."""
    name = encoding or "utf-8"
    try:
        text.encode(name)
    except UnicodeEncodeError:
        return text.translate(ASCII).encode(name, "replace").decode(name)
    return text
