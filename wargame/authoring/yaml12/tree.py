"""From a YAML parser's events to data, the marks of values and keys, and every refusal on the way.

It reads events rather than nodes, because nodes hide aliases and lose what was read before a
mistake.  It knows lists and mappings; scalars and the parser's complaints are explained elsewhere.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import TypeGuard

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
)

from wargame.authoring.diagnostics import Diagnostics, Mark
from wargame.authoring.yaml12.scalars import UNSEEN, Lines, Path, Plain, index_within, resolve
from wargame.authoring.yaml12.trouble import (
    Stop,
    Trouble,
    explain,
    missing_space,
    named,
    quoted,
    quotes_around,
    reserved,
)
from wargame.language import _

MAX_DEPTH = 60
"""Lists and mappings inside one another."""
MAX_BITS = 63
"""Of a whole number without its sign: the engine's numbers fill 64 bits."""
_MAX_UNSEEN = 50
"""Invisible characters told of; a file that is no text has thousands."""
_COMMENT = re.compile(r"[ \t]+(#[^\s#].*?)[ \t]*$", re.MULTILINE)
_FORMULA = re.compile(r"[()<>=+*/]")
_SIGNS = {
    "alias": re.compile(r"\*[^\s,\[\]{}]*"),
    "anchor": re.compile(r"&[^\s,\[\]{}]*"),
    "tag": re.compile(r"!\S*"),
}


class _TooDeep(Exception):
    """Nesting that is not worth following."""


class Tree:
    """The data of one text and the marks of its parts; `read` fills it."""

    def __init__(self, text: str, file: str, out: Diagnostics) -> None:
        self.values: dict[Path, Mark] = {}
        self.keys: dict[Path, Mark] = {}
        self.whole = True
        self._text, self._file, self._out = text, file, out
        self._quote: int | None = None
        self._lines = Lines(text, file)
        self._events = _parse(UNSEEN.sub("\ufffd", text))

    def read(self) -> Plain:
        """Return the data; `whole` tells afterwards whether they are all there."""
        for found in islice(UNSEEN.finditer(self._text), _MAX_UNSEEN):
            self._unseen(found[0], found.start())
        try:
            return self._documents()
        except _TooDeep:
            self.whole = False
        except yaml.YAMLError as error:
            self.whole = False
            for trouble in explain(self._stop(error)):
                self._tell(trouble)
        return None

    def _stop(self, error: yaml.YAMLError) -> Stop:
        if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
            last = next(reversed(self.values.values()), Mark(self._file, 1, 1))
            at = self._lines.index(last)
            return Stop(self._text, str(error), at, at, self._quote)
        at = error.problem_mark.index
        opened = error.context_mark.index if error.context_mark is not None else at
        why = f"{error.context}: {error.problem}" if error.context else str(error.problem)
        return Stop(self._text, why, at, opened, self._quote)

    def _documents(self) -> Plain:
        data, count = None, 0
        for event in self._events:
            if isinstance(event, DocumentStartEvent):
                count += 1
                if count == 2:
                    self.whole = False
                    remedy = _("one document in a file, without a line of `---` in it")
                    self._refuse(
                        "several-documents", event, _("A second document begins here."), remedy
                    )
                data = self._root(next(self._events))
        if not count:
            self._empty()
        return data

    def _root(self, event: Event) -> Plain:
        if _is_plain(event) and not event.value:
            self._empty()
        return self._node(event, ())

    def _empty(self) -> None:
        self.whole = False
        top = Mark(self._file, 1, 1)
        self._out.error(
            "empty-file", top, _("There is nothing in this file."), _("lines of `key: value`")
        )

    def _node(self, event: Event, path: Path) -> Plain:
        self.values[path] = self._mark(event)
        if isinstance(event, ScalarEvent):
            self._undecorated(event)
            return self._unquoted(event) if event.implicit[0] else self._string(event)
        if isinstance(event, CollectionStartEvent):
            self._undecorated(event)
            return self._collection(event, path)
        return self._alias(event, path)

    def _collection(self, event: CollectionStartEvent, path: Path) -> Plain:
        if len(path) >= MAX_DEPTH:
            remedy = _("at most {max_depth} lists and mappings inside one another").format(
                max_depth=MAX_DEPTH
            )
            self._refuse("too-deep", event, _("The nesting is too deep."), remedy)
            raise _TooDeep
        if isinstance(event, MappingStartEvent):
            return self._mapping(event, path)
        return self._sequence(event, path)

    def _inside(self) -> Iterator[Event]:
        """Yield what comes up to the end of the list or mapping that was begun."""
        for event in self._events:
            if isinstance(event, CollectionEndEvent):
                return
            yield event

    def _sequence(self, start: CollectionStartEvent, path: Path) -> list[Plain]:
        items: list[Plain] = []
        cut: tuple[int, Event] | None = None  # where a text begins whose parenthesis is still open
        depth = 0
        for event in self._inside():
            items.append(self._node(event, (*path, len(items))))
            if not (start.flow_style and _is_plain(event)):
                continue
            depth = max(0, depth + event.value.count("(") - event.value.count(")"))
            if cut is None and depth:
                cut = len(items) - 1, event
            elif cut is not None and not depth:
                items[cut[0] :] = [self._rejoined(cut[1], event)]
                cut = None
        return items

    def _mapping(self, start: CollectionStartEvent, path: Path) -> dict[str, Plain]:
        data: dict[str, Plain] = {}
        last: tuple[str, ScalarEvent] | None = None  # a text that commas may have cut
        end: Event | None = None  # the last piece cut off
        for event in self._inside():
            if not isinstance(event, ScalarEvent):
                self._complex_key(event, path)
                continue
            value = next(self._events)
            bare = self._is_bare(event, value)
            if bare and last is not None and ":" not in event.value:
                end = event
                continue
            if last is not None and end is not None:
                data[last[0]] = self._rejoined(last[1], end)
            if bare:
                self._bare(event, start)
            key = self._key(event, path, data)
            data[key] = self._node(value, (*path, key))
            last = (key, value) if start.flow_style and _is_plain(value) else None
            end = None
        if last is not None and end is not None:
            data[last[0]] = self._rejoined(last[1], end)
        return data

    def _key(self, event: ScalarEvent, path: Path, data: dict[str, Plain]) -> str:
        key = event.value
        self._undecorated(event)
        if not event.implicit[0]:
            self._string(event)
        elif key == "<<":
            self.whole = False
            what = _("`<<` would merge another mapping into this one, which is not allowed here.")
            self._refuse("merge-key", event, what, _("the entries themselves, written out"))
        elif not isinstance(resolve(key), str):
            what = _("Without quotes the key {named} is no text.").format(named=named(key))
            self._refuse(
                "non-string-key",
                event,
                what,
                _("quotes around it: {quoted}").format(quoted=quoted(key)),
            )
        if key in data:
            what = _("The key {named} is given twice; the first is at {keys}.").format(
                named=named(key), keys=self.keys[*path, key]
            )
            self._refuse("duplicate-key", event, what, _("each key once"))
        else:
            self.keys[*path, key] = self._mark(event)
        return key

    def _complex_key(self, event: Event, path: Path) -> None:
        self.whole = False
        if not isinstance(event, AliasEvent):
            what = _("A list or mapping cannot be a key.")
            remedy = _("a text as the key; quotes around a text that begins with `[` or `{`")
            self._refuse("non-string-key", event, what, remedy)
        self._node(event, (*path, "?"))
        self._node(next(self._events), (*path, "?"))

    def _is_bare(self, key: ScalarEvent, value: Event) -> bool:
        """Whether no colon follows a key."""
        if not _is_plain(value) or value.value:
            return False
        return ":" not in self._text[_end(key) : _start(value)]

    def _bare(self, key: ScalarEvent, start: CollectionStartEvent) -> None:
        if not start.flow_style:
            at = self._text.rfind("?", 0, _start(key))
            # A text that runs into a key also looks bare; the parser stops at it next.
            if at >= 0 and not self._text[at + 1 : _start(key)].strip():
                self._tell(reserved(self._text, at))
        elif _is_plain(key) and ":" in key.value:
            self._tell(missing_space(_start(key) + key.value.index(":")))
        elif _is_plain(key) and _FORMULA.search(key.value):
            what = _("This has no value; a comma may have cut it off from the text before.")
            self._refuse("comma-in-text", key, what, quotes_around("", formula=True))

    def _unquoted(self, event: ScalarEvent) -> Plain:
        value = resolve(event.value)
        if value is None:
            self._commented(event)
        elif type(value) is int and value.bit_length() > MAX_BITS:
            what = _("This number is too large.")
            self._refuse("number-too-large", event, what, _("a number of at most 18 digits"))
        return value

    def _commented(self, event: ScalarEvent) -> None:
        """Warn of a value such as `#ffcc00`, which is lost as a comment."""
        found = _COMMENT.match(self._text, _start(event))
        if found and not event.value:
            what = _("What follows `#` is a comment, so there is no value here.")
            remedy = _("{remedy}; or a space after `#`").format(remedy=quotes_around(found[1]))
            self._out.warn("value-in-comment", self._lines.mark(found.start(1)), what, remedy)

    def _string(self, event: ScalarEvent) -> str:
        self._quote = _start(event)
        if found := UNSEEN.search(event.value):
            self._unseen(found[0], index_within(self._text, self._quote, found.start()))
        return event.value

    def _alias(self, event: Event, path: Path) -> Plain:
        self.whole = False
        if "<<" not in path:
            said = _("{sign} would repeat a part from elsewhere, which is not allowed here.")
            self._borrowed("alias", event, said, _("the part, written out"))
        return None

    def _undecorated(self, event: ScalarEvent | CollectionStartEvent) -> None:
        if event.anchor is not None:
            said = _("{sign} would name a part for reuse, which is not allowed here.")
            self._borrowed("anchor", event, said, _("the part without that name"))
        if event.tag is not None:
            said = _("{sign} would be a tag, which is not allowed here.")
            self._borrowed("tag", event, said, _("the value alone"))

    def _borrowed(self, code: str, event: Event, said: str, remedy: str) -> None:
        found = _SIGNS[code].search(self._text, _start(event))
        sign = found[0] if found else ""
        form = _("{remedy}; quotes around a text that begins with `{sign}`")
        if code == "tag":
            form = _("{remedy}; quotes around a text that begins with `{sign}`; `not` in a formula")
        remedy = form.format(remedy=remedy, sign=sign[:1])
        self._refuse(code, event, said.format(sign=named(sign)), remedy)

    def _unseen(self, sign: str, at: int) -> None:
        code = f"U+{ord(sign):04X}"
        what = _("The invisible character {code} stands here.").format(code=code)
        self._tell(Trouble("control-character", at, what, _("only characters that can be seen")))

    def _tell(self, trouble: Trouble) -> None:
        mark = self._lines.mark(trouble.at)
        self._out.error(trouble.code, mark, trouble.message, trouble.expected)

    def _rejoined(self, first: Event, last: Event) -> str:
        """Return the text from one piece to another, as its author surely meant it."""
        source = self._text[_start(first) : _end(last)]
        source = " ".join(line.strip() for line in source.splitlines())
        remedy = quotes_around(source, formula=True)
        self._refuse("comma-in-text", first, _("A comma cuts this text in two."), remedy)
        return source

    def _mark(self, event: Event) -> Mark:
        place = event.start_mark
        assert place is not None
        if place.index >= len(self._text):
            # The parsers do not agree on the line in which a text without a last break ends.
            return self._lines.mark(len(self._text))
        return Mark(self._file, place.line + 1, place.column + 1)

    def _refuse(self, code: str, event: Event, message: str, expected: str) -> None:
        self._out.error(code, self._mark(event), message, expected)


def _parse(text: str) -> Iterator[Event]:
    """Yield the parser's events; the parser in C is ten times as fast, but may not be there."""
    told = 0
    try:
        for event in yaml.parse(text, getattr(yaml, "CBaseLoader", yaml.BaseLoader)):
            told += 1
            yield event
    except yaml.MarkedYAMLError as error:
        if "nesting" not in str(error.problem):
            raise
        # It looks ahead to a limit of its own; the parser in Python comes to ours first.
        yield from islice(yaml.parse(text, yaml.BaseLoader), told, None)
    # The parser in Python lets these slip, for escapes beyond Unicode.
    except (ValueError, OverflowError) as error:
        raise yaml.YAMLError(f"scalar: {error}") from error


def _is_plain(event: Event) -> TypeGuard[ScalarEvent]:
    return isinstance(event, ScalarEvent) and event.implicit[0]


def _start(event: Event) -> int:
    assert event.start_mark is not None
    return event.start_mark.index


def _end(event: Event) -> int:
    assert event.end_mark is not None
    return event.end_mark.index
