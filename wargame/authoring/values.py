"""The values of a scenario's files: words, numbers, formulas and lists of them, each of its kind.

A value of another kind is refused with what was expected, never turned into something else. It
knows no parts made of several values.
"""

from collections.abc import Callable, Iterable
from typing import Final

from wargame.authoring.claims import VOICES
from wargame.authoring.diagnostics import Diagnostics, did_you_mean, nearest
from wargame.authoring.fields import Field, Kind
from wargame.authoring.merge import Tree
from wargame.authoring.tongues import Tongues, gaps_differ, is_map, wrong_tag
from wargame.authoring.yaml12 import Path, Plain, resolve
from wargame.language import N_, SOURCE, _, nearest_of

BAD: Final = object()
"""Stands for a value that could not be used; why is told already."""

_LONGEST_SHOWN = 40
_WHOLE = N_("whole numbers only")

Read = Callable[[Field, Path, Plain], object]
"""Returns the value as the model has it, or BAD."""


class Values:
    """Reads values of a tree; `refused` grows by the path of all that cannot be used."""

    def __init__(
        self,
        tree: Tree,
        voices: Callable[[], Iterable[str]],
        out: Diagnostics,
        language: str = "",
    ) -> None:
        self.refused: list[Path] = []
        self.tongues: list[Tongues] = []
        self.tree, self.out, self._voices = tree, out, voices
        own = tree.data.get("language", SOURCE)
        self.own = own if isinstance(own, str) else SOURCE
        self.language = language or self.own
        self.readers: dict[Kind, Read] = {
            "text": self.text,
            "word": self.word,
            "language": self.tag,
            "formula": self.formula,
            "base": self.base,
            "answer": self.answer,
            "voice": self.voice,
            "whole": self.whole,
            "truth": self.truth,
            "choice": self.choice,
            "names": self.names,
            "texts": self.texts,
            "numbers": self.numbers,
            "span": self.span,
            "rows": self.rows,
            "degree": self.degree,
            "point": self.point,
            "parallels": self.parallels,
            "box": self.box,
        }

    def text(self, field: Field, path: Path, value: Plain) -> object:
        """Read a text, or of a mapping of languages the text in the language that is asked for."""
        if isinstance(value, dict) and is_map(value, self.own):
            return self._in_tongues(field, path, value)
        return self.word(field, path, value)

    def word(self, field: Field, path: Path, value: Plain) -> object:
        return value if isinstance(value, str) else self.unquoted(field, path, value)

    def tag(self, field: Field, path: Path, value: Plain) -> object:
        if not isinstance(value, str):
            return self.wrong(field.expected, path, value)
        remedy = wrong_tag(value, ())
        if not remedy:
            return value
        return self.refuse(
            "unknown-language",
            path,
            _("There is no language `{value}`.").format(value=value),
            remedy,
        )

    def _in_tongues(self, field: Field, path: Path, value: dict[str, Plain]) -> object:
        texts: dict[str, str] = {}
        good = True
        for key, text in value.items():
            remedy = wrong_tag(key, (self.own, *self._languages()))
            if remedy:
                what = _("There is no language `{key}`.").format(key=key)
                self.refuse("unknown-language", (*path, key), what, remedy, at_key=True)
                good = False
            elif self._name(field, (*path, key), text) is BAD or not isinstance(text, str):
                good = False
            else:
                texts[key] = text
        if good and self.own not in texts:
            what = _("This text is not given in `{own}`, the language of the scenario.").format(
                own=self.own
            )
            remedy = _(
                "`{own}:` beside the others, or another `language:` for the scenario"
            ).format(own=self.own)
            self.refuse("missing-language", path, what, remedy, at_key=True)
            good = False
        if not good or not self._same_gaps(path, texts):
            return BAD
        self.tongues.append(Tongues(path, tuple(texts)))
        told = nearest_of(texts, (self.language,)) or self.own
        self.tree.spoken[path] = told
        return texts[told]

    def _same_gaps(self, path: Path, texts: dict[str, str]) -> bool:
        good = True
        for key, text in texts.items():
            remedy = gaps_differ(text, texts[self.own])
            if remedy:
                what = _("The gaps of this text in `{key}` are not those in `{own}`.").format(
                    key=key, own=self.own
                )
                self.refuse("gaps-differ", (*path, key), what, remedy)
                good = False
        return good

    def _languages(self) -> Iterable[str]:
        return (language for one in self.tongues for language in one.languages)

    def texts(self, field: Field, path: Path, value: Plain) -> object:
        """Read one text or a list of them, each of which may stand in several languages."""
        if not isinstance(value, list):
            found = self._text(field, path, value)
            return found if found is BAD else (found,)
        texts = [self._text(field, (*path, k), text) for k, text in enumerate(value)]
        return BAD if BAD in texts else tuple(texts)

    def _text(self, field: Field, path: Path, value: Plain) -> object:
        read = self.text if isinstance(value, dict) else self._name
        return read(field, path, value)

    def unquoted(self, field: Field, path: Path, value: Plain) -> object:
        """Refuse a value where a text belongs."""
        number = isinstance(value, bool | int | float)
        remedy = (
            _('quotes around it: "{value}"').format(value=_plain(value))
            if number
            else field.expected
        )
        return self.wrong(remedy, path, value)

    def formula(self, field: Field, path: Path, value: Plain) -> object:
        if isinstance(value, bool | int):
            return _plain(value)
        if isinstance(value, float):
            return self.wrong(_(_WHOLE), path, value)
        return self.words(field, path, value)

    def base(self, field: Field, path: Path, value: Plain) -> object:
        return None if value == "no" else self.formula(field, path, value)

    def answer(self, field: Field, path: Path, value: Plain) -> object:
        return str(value) if type(value) is int else self.words(field, path, value)

    def words(self, field: Field, path: Path, value: Plain) -> object:
        """Read a text that says something."""
        if isinstance(value, str) and value.strip():
            return value
        return self.wrong(field.expected, path, value)

    def voice(self, field: Field, path: Path, value: Plain) -> object:
        if not isinstance(value, str):
            return self.wrong(field.expected, path, value)
        voice = value.removeprefix("author-")
        if voice in VOICES:
            return voice
        known = dict.fromkeys((*VOICES, *self._voices()))
        if voice in known:
            return voice
        what = _("There is no voice `{value}`.").format(value=value)
        return self.refuse("unknown-voice", path, what, did_you_mean(voice, known))

    def whole(self, field: Field, path: Path, value: Plain) -> object:
        if type(value) is int:
            return value
        quoted = isinstance(value, str) and type(resolve(value)) is int
        remedy = (
            _("the number without quotes: {value}").format(value=value)
            if quoted
            else field.expected
        )
        return self.wrong(_(_WHOLE) if isinstance(value, float) else remedy, path, value)

    def truth(self, field: Field, path: Path, value: Plain) -> object:
        return value if isinstance(value, bool) else self.wrong(field.expected, path, value)

    def choice(self, field: Field, path: Path, value: Plain) -> object:
        if value in field.words:
            return value
        close = nearest(value, field.words) if isinstance(value, str) else None
        remedy = field.expected if close is None else did_you_mean(close, field.words)
        return self.wrong(remedy, path, value)

    def names(self, field: Field, path: Path, value: Plain) -> object:
        if not isinstance(value, list):
            found = self._name(field, path, value)
            return found if found is BAD else (found,)
        names = [self._name(field, (*path, k), name) for k, name in enumerate(value)]
        return BAD if BAD in names else tuple(names)

    def _name(self, field: Field, path: Path, value: Plain) -> object:
        read = self.words if isinstance(value, str) else self.unquoted
        return read(field, path, value)

    def numbers(self, field: Field, path: Path, value: Plain) -> object:
        if not isinstance(value, list):
            found = self.whole(field, path, value)
            return found if found is BAD else (found,)
        numbers = [self.whole(field, (*path, k), number) for k, number in enumerate(value)]
        return BAD if BAD in numbers else tuple(numbers)

    def span(self, field: Field, path: Path, value: Plain) -> object:
        if isinstance(value, list) and len(value) == 2 and all(type(end) is int for end in value):
            return tuple(value)
        return self.wrong(field.expected, path, value)

    def rows(self, field: Field, path: Path, value: Plain) -> object:
        if isinstance(value, list) and all(isinstance(row, list) for row in value):
            rows = [self.names(field, (*path, k), row) for k, row in enumerate(value)]
            return BAD if BAD in rows else tuple(rows)
        return self.wrong(field.expected, path, value)

    # ---- the map

    def degree(self, field: Field, path: Path, value: Plain) -> object:
        if isinstance(value, list) or not (found := degrees((value,))):
            return self.wrong(field.expected, path, value)
        return found[0] if abs(found[0]) <= 180 else self._nowhere(field, path)

    def point(self, field: Field, path: Path, value: Plain) -> object:
        found = degrees(value)
        if len(found) != 2:
            return self._no_degrees(field, path, value, 2)
        return found if _on_the_globe(*found) else self._nowhere(field, path)

    def parallels(self, field: Field, path: Path, value: Plain) -> object:
        found = degrees(value)
        if len(found) != 2:
            return self._no_degrees(field, path, value, 2)
        south, north = found
        if not (_on_the_globe(0, south) and _on_the_globe(0, north)):
            return self._nowhere(field, path)
        # A cone needs a tip: parallels at the same distance from the equator have none.
        if south > north or south + north == 0:
            what = _("These two parallels make no cone.")
            return self.refuse("bad-projection", path, what, field.expected, at_key=True)
        return found

    def box(self, field: Field, path: Path, value: Plain) -> object:
        found = degrees(value)
        if len(found) != 4:
            return self._no_degrees(field, path, value, 4)
        west, south, east, north = found
        if not (_on_the_globe(west, south) and _on_the_globe(east, north)):
            return self._nowhere(field, path)
        if west >= east or south >= north:
            what = _("In this box south and north are the wrong way round.")
            if west >= east:
                what = _("In this box west and east are the wrong way round.")
            return self.refuse("box-reversed", path, what, field.expected, at_key=True)
        return found

    def _no_degrees(self, field: Field, path: Path, value: Plain, count: int) -> object:
        if not isinstance(value, list):
            return self.wrong(field.expected, path, value)
        what = _("`{key}` is no list of {count} numbers.").format(key=path[-1], count=count)
        return self.refuse("wrong-shape", path, what, field.expected, at_key=True)

    def _nowhere(self, field: Field, path: Path) -> object:
        what = _("This lies outside the globe: longitudes end at 180 degrees, latitudes at 90.")
        return self.refuse("off-the-globe", path, what, field.expected, at_key=True)

    # ---- refusals

    def wrong(self, expected: str, path: Path, value: Plain) -> object:
        """Refuse a value of the wrong kind."""
        last = path[-1]
        who = (
            _("Entry {number} of `{key}`").format(number=last + 1, key=path[-2])
            if isinstance(last, int)
            else f"`{last}`"
        )
        what = (
            _("{who} is empty.").format(who=who)
            if value in (None, "")
            else _("{who} cannot be {value}.").format(who=who, value=describe(value))
        )
        if value is None:
            expected = _("{expected}; or leave it out").format(expected=expected)
        at_key = value is None or isinstance(value, list | dict)
        return self.refuse("wrong-shape", path, what, expected, at_key=at_key)

    def refuse(
        self,
        code: str,
        path: Path,
        message: str,
        expected: str,
        *,
        at_key: bool = False,
        wrong: Path = (),
    ) -> object:
        """Say what is wrong at a path; `wrong` is the path of what is not there to be shown."""
        inside = at_key or code == "missing-part"
        mark = self.tree.key_mark(path) if inside else self.tree.value_mark(path)
        self.out.error(code, mark, message, expected)
        self.refused.append(wrong or path)
        return BAD


def degrees(value: object) -> tuple[float, ...]:
    """Return the numbers of a list as degrees; nothing where one of them is no finite number."""
    if not isinstance(value, list | tuple):
        return ()
    found = [float(part) for part in value if type(part) in (int, float) and abs(part) < 1e6]
    return tuple(found) if len(found) == len(value) else ()


def _on_the_globe(longitude: float, latitude: float) -> bool:
    return abs(longitude) <= 180 and abs(latitude) <= 90


def describe(value: Plain) -> str:
    """Return what a value is, in a designer's words."""
    if isinstance(value, bool):
        return f"`{_plain(value)}`"
    if isinstance(value, int | float):
        return _("the number `{value}`").format(value=value)
    if isinstance(value, str):
        cut = value[:_LONGEST_SHOWN] + "…" if len(value) > _LONGEST_SHOWN else value
        return _("the text `{cut}`").format(cut=cut)
    return _("a list") if isinstance(value, list) else _("a mapping")


def _plain(value: Plain) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
