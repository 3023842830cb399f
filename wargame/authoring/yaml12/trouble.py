"""Says in an author's words why a YAML parser stopped, where, and what to do about it.

It knows the parsers' phrases and the mistakes behind them; it looks at the text around the place,
because one phrase covers several mistakes.  It reads no YAML itself.
"""

import re
from collections.abc import Callable

import attrs

from wargame.language import _

_BREAK = re.compile(r"\r\n?|\n")
_ENTRY = re.compile(
    r"""(?P<lead>\s*(?:-\ +)*)
        (?:(?P<key>"[^"]*"|'[^']*'|[^\s:#"'\[{][^:]*?)\s*:\s+)?
        (?P<value>.*?)\s*(?:\s\#.*)?$""",
    re.VERBOSE,
)
_TIGHT = re.compile(r"\s*(?:- +)*[^\s:#\"'\[{]+:(?=\S)")
_TABBED = re.compile(r"(?:\r\n?|\n) *(\t)[ \t]*[^\s]")
_CLOSERS = {"[": "]", "{": "}"}
_LONGEST_REMEDY = 70
_LONGEST_KEY = 1024
"""YAML's own limit for a key in the line of its value."""
_LOOKED_AT = 200
"""How much of a line is taken apart: far more than is shown, and never a whole long file."""


@attrs.frozen
class Stop:
    """Where a parser gave up; all places are indexes into the text."""

    text: str
    why: str
    """The parser's own words."""
    at: int
    opened: int
    """Where the thing began that could not be finished; `at` if the parser names none."""
    quote: int | None
    """Where the last complete quoted string began."""

    @property
    def sign(self) -> str:
        """The character at the place, empty at the end of the text."""
        return self.text[self.at : self.at + 1]


@attrs.frozen
class Trouble:
    """A mistake of the author; `at` is an index into the text."""

    code: str
    at: int
    message: str
    expected: str = ""


def explain(stop: Stop) -> list[Trouble]:
    """Return the mistake behind a stop; of tabs, every line that the same mistake spoils."""
    if stop.sign == "\t" and re.search("cannot start any token|tab character", stop.why):
        return _tabs(stop)
    for phrase, explanation in _EXPLANATIONS:
        if re.search(phrase, stop.why):
            return [explanation(stop)]
    return [_other(stop)]


def quoted(text: str) -> str:
    """Return a text as a YAML string in quotes."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def quotes_around(text: str, *, formula: bool = False) -> str:
    """Return the remedy for a text that needs quotes, showing it in them if it is short.

    It may be a `formula` as well.
    """
    said = _("quotes around the whole text")
    if formula:
        said = _("quotes around the whole formula or text")
    if not 0 < len(text) <= _LONGEST_REMEDY or _BREAK.search(text):
        return said
    return _("{remedy}: {example}").format(remedy=said, example=quoted(text))


def named(text: str) -> str:
    """Return a stretch of the author's text for a sentence, in one line and cut if it is long."""
    text = " ".join(text[: _LONGEST_REMEDY + 1].splitlines())
    return f"`{text[:_LONGEST_REMEDY]}…`" if len(text) > _LONGEST_REMEDY else f"`{text}`"


def _line(text: str, at: int) -> tuple[int, str]:
    """Return where the line that holds `at` begins, and the line."""
    start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    end = _BREAK.search(text, at)
    return start, text[start : end.start() if end else len(text)]


def _number(text: str, at: int) -> int:
    return 1 + len(_BREAK.findall(text, 0, at))


def _entry(text: str, at: int) -> tuple[str, int, str]:
    """Return key, beginning and text of the value in the line that holds `at`."""
    start, line = _line(text, at)
    found = _ENTRY.match(line[:_LOOKED_AT])
    if found is None:
        return "", start, line
    return found["key"] or "", start + found.start("value"), found["value"]


def reserved(text: str, at: int) -> Trouble:
    """Return the mistake of a text without quotes that begins with a sign of YAML's own."""
    sign = text[at : at + 1]
    _key, start, value = _entry(text, at)
    remedy = quotes_around(value if start == at else "")
    if sign == "!":
        remedy = _("{remedy}; a formula says `not`").format(remedy=remedy)
    return Trouble(
        "reserved-sign",
        at,
        _("Outside quotes no text can begin with `{sign}`.").format(sign=sign),
        remedy,
    )


def _reserved_here(stop: Stop) -> Trouble:
    return reserved(stop.text, stop.at)


def _reserved_opening(stop: Stop) -> Trouble:
    return reserved(stop.text, stop.opened)


def _unclosed_quote(stop: Stop) -> Trouble:
    sign = stop.text[stop.opened]
    form = _("`{sign}` at the end of the text")
    if sign == "'":
        form = _("`{sign}` at the end of the text; an apostrophe in it is written ''")
    return Trouble(
        "unclosed-quote",
        stop.opened,
        _("The quote opened here is never closed."),
        form.format(sign=sign),
    )


def _escape(stop: Stop) -> Trouble:
    at = stop.text.rfind("\\", 0, stop.at + 1)
    return Trouble(
        "bad-escape",
        at,
        _("Between double quotes {named} has no meaning here.").format(
            named=named(stop.text[at : at + 2])
        ),
        _("the character itself, `\\\\` for a backslash, or single quotes around the text"),
    )


def _list_in_line(stop: Stop) -> Trouble:
    _key, start, value = _entry(stop.text, stop.at)
    return Trouble(
        "list-in-line",
        stop.at,
        _("A list with dashes cannot begin in the line of its key."),
        _("the list in the lines below, or {remedy}").format(
            remedy=quotes_around(value if start == stop.at else "")
        ),
    )


def _colon(stop: Stop) -> Trouble:
    start, line = _line(stop.text, stop.at)
    before = line[: stop.at - start]
    if ": " in before or len(before) > _LONGEST_KEY:
        key, _start, value = _entry(stop.text, stop.at)
        return _second_colon(stop, value if key else "")
    return _tight_line_above(stop) or Trouble(
        "bad-indentation",
        start + len(before) - len(before.lstrip()),
        _("No key can stand here: the text above it goes on into this line."),
        _("the key in line with the keys above, or quotes around a text of several lines"),
    )


def _second_colon(stop: Stop, value: str) -> Trouble:
    return Trouble(
        "colon-in-text",
        stop.at,
        _("Outside quotes a colon and a space begin a value, and this text is a value already."),
        quotes_around(value),
    )


def _tight_line_above(stop: Stop) -> Trouble | None:
    above = stop.text[: _line(stop.text, stop.at)[0]].rstrip()
    return _tight(*_line(above, len(above)))


def _tight(start: int, line: str) -> Trouble | None:
    found = _TIGHT.match(line[:_LOOKED_AT])
    if found is None:
        return None
    return missing_space(start + found.end() - 1)


def missing_space(at: int) -> Trouble:
    """Return the mistake of a colon at `at` with the value right behind it."""
    return Trouble(
        "missing-space", at, _("A space is missing after the colon of this key."), _("`key: value`")
    )


def _tight_colon(stop: Stop) -> Trouble:
    return missing_space(stop.text.find(":", stop.at))


def _no_colon(stop: Stop) -> Trouble:
    return _tight(*_line(stop.text, stop.opened)) or Trouble(
        "missing-colon",
        stop.opened,
        _("This line is neither `key: value` nor an entry of a list."),
        _("a colon and a space after the key, or a dash and a space before the entry"),
    )


def _flow(stop: Stop) -> Trouble:
    opener = stop.text[stop.opened]
    closer = _CLOSERS.get(opener, "]")
    here, there = _number(stop.text, stop.at), _number(stop.text, stop.opened)
    if here == there and stop.sign == ":":
        return _second_colon(stop, "")
    if here == there and stop.sign not in "]}":
        return Trouble(
            "missing-comma",
            stop.at,
            _("A comma or the closing `{closer}` is missing here.").format(closer=closer),
            _("a comma between entries, or quotes around the whole text or formula"),
        )
    form = _("`{closer}` at its end")
    if here > there:
        form = _("`{closer}` at its end; the mistake shows in line {here}")
    return Trouble(
        "unclosed-bracket",
        stop.opened,
        _("The `{opener}` opened here is not closed, or a comma is missing in it.").format(
            opener=opener
        ),
        form.format(closer=closer, here=here),
    )


def _content(stop: Stop) -> Trouble:
    if stop.sign in (",", "]", "}"):
        return _stray(stop)
    if not stop.sign.strip():
        return Trouble(
            "unclosed-bracket", stop.at, _("The file ends inside a `[` or `{`."), _("`]` or `}`")
        )
    if stop.sign == ":":
        return _missing_key(stop)
    return _reserved_here(stop) if stop.sign in "-?" else _other(stop)


def _missing_key(stop: Stop) -> Trouble:
    return Trouble("missing-key", stop.at, _("No key stands before this colon."), _("`key: value`"))


def _stray(stop: Stop) -> Trouble:
    return Trouble(
        "stray-sign",
        stop.at,
        _("There is nothing for this `{sign}` to end.").format(sign=stop.sign),
        _("no such sign here, or quotes around the whole text"),
    )


def _layout(stop: Stop) -> Trouble:
    start, line = _line(stop.text, stop.at)
    before = line[: stop.at - start].rstrip()
    if stop.sign in ("]", "}", ","):
        return _stray(stop)
    if stop.quote is not None and stop.quote < start and before.endswith(("'", '"')):
        return Trouble(
            "unclosed-quote",
            stop.quote,
            _("The quote opened here is closed only in line {number}, and text follows.").format(
                number=_number(stop.text, stop.at)
            ),
            _("the closing quote at the end of the text"),
        )
    if before.endswith(("'", '"', "]", "}")):
        return _text_after(stop, before[-1])
    if stop.sign == ":":
        return _missing_key(stop)
    return Trouble(
        "bad-indentation",
        stop.at,
        _misfit(stop),
        _("the indentation of the lines that this one belongs to"),
    )


def _misfit(stop: Stop) -> str:
    if stop.text.startswith("- ", stop.at):
        return _("This entry of a list stands among keys, or not in line with its list.")
    if "block collection" in stop.why:
        return _("This line without a dash stands among the entries of a list.")
    return _("The indentation of this line fits none of the lines above.")


def _text_after(stop: Stop, sign: str) -> Trouble:
    value = _entry(stop.text, stop.at)[2]
    if value.startswith(("'", '"')) and value.endswith(value[0]):
        value = value[1:-1]
    return Trouble(
        "text-after-end",
        stop.at,
        _("The value ended at `{sign}`, yet text follows.").format(sign=sign),
        quotes_around(value),
    )


def _tabs(stop: Stop) -> list[Trouble]:
    later = (found.start(1) for found in _TABBED.finditer(stop.text, stop.at))
    return [
        Trouble(
            "tab-indentation", at, _("A tab stands where only spaces may."), _("spaces for tabs")
        )
        for at in (stop.at, *later)
    ]


def _other(stop: Stop) -> Trouble:
    return Trouble(
        "yaml-syntax",
        stop.at,
        _("This cannot be read as YAML ({why}).").format(why=stop.why),
        _("quotes around a text that holds signs such as : # [ ] { }"),
    )


_EXPLANATIONS: tuple[tuple[str, Callable[[Stop], Trouble]], ...] = (
    ("quoted scalar.*(end of stream|document)", _unclosed_quote),
    ("scanning an? (anchor|alias|tag|directive)|parsing a tag|undefined tag", _reserved_opening),
    ("scanning a block scalar", _reserved_opening),
    ("quoted scalar.*(escape|hexdecimal)", _escape),
    ("mapping keys are not allowed|cannot start any token", _reserved_here),
    ("sequence entries are not allowed", _list_in_line),
    ("mapping values are not allowed", _colon),
    ("scanning a plain scalar: found unexpected ':'", _tight_colon),
    ("find expected ':'", _no_colon),
    ("expected ',' or", _flow),
    ("(find expected|expected the) node content", _content),
    ("find expected key|expected <block end>|'-' indicator|<document start>", _layout),
)
