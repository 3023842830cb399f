"""Commands and events as text and back: the one converter of the house.

Writing stands in the path of every command and is msgspec's. Reading is
strict: nothing is coerced, and what this version does not know is said, not guessed. Fields that
come last and have a value where nothing is said may be missing in a file.
"""

from collections.abc import Callable
from typing import Any, get_args

import msgspec
from cattrs import Converter
from cattrs.cols import namedtuple_dict_structure_factory
from cattrs.errors import BaseValidationError

from wargame.core import commands, events
from wargame.play.back import Move, Switch
from wargame.play.lines import NOBODY

COMMANDS = {kind.__name__: kind for kind in get_args(commands.Command)}
MOVES = {kind.__name__: kind for kind in get_args(Move)}
EVENTS = {kind.__name__: kind for kind in get_args(events.Event) if kind is not events.Rewound}
"""Every kind of event that is stored."""


class CodecError(Exception):
    """A stored text that this version cannot read."""


_encode = msgspec.json.Encoder().encode


def write_command(command: commands.Command) -> str:
    """A command as JSON text: its kind, then its fields by name."""
    return _encode((type(command).__name__, command._asdict())).decode()


def write_move(move: Move) -> str:
    """A move back or to another branch as JSON text, like a command."""
    return _encode((type(move).__name__, move)).decode()


def write_events(found: tuple[events.Event, ...]) -> str:
    """Events as a JSON array, each as its kind and its fields in their order."""
    return _encode([(type(event).__name__, event) for event in found]).decode()


def write_changes(changes: tuple[tuple[int, int], ...]) -> str:
    """The ledger: changed slots as a JSON array of pairs."""
    return _encode(changes).decode()


# ---- reading

_strict = Converter(forbid_extra_keys=True)


def _exactly(kind: type) -> Callable[[Any, Any], Any]:
    def read(value: Any, _: Any) -> Any:
        if type(value) is not kind:
            raise TypeError(f"{kind.__name__} expected, {value!r} found")
        return value

    return read


for _kind in (int, str, bool):
    _strict.register_structure_hook(_kind, _exactly(_kind))


def _is_command(kind: Any) -> bool:
    return kind in _KINDS


def _by_name(kind: Any, strict: Any) -> Any:
    """Reads a command by the names of its fields; made when one of its kind is read first."""
    # True: what this version does not know is an error here too.
    return namedtuple_dict_structure_factory(kind, strict, "from_converter", True)


_KINDS = frozenset(COMMANDS.values())
_strict.register_structure_hook_factory(_is_command, _by_name)


def _read(text: str, what: str) -> Any:
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError) as error:
        raise CodecError(f"this {what} is not readable text: {error}") from None


def _is_pair(plain: Any) -> bool:
    return isinstance(plain, list) and len(plain) == 2


def _one(plain: Any, kinds: dict[str, type], what: str, fields_are: type) -> Any:
    if not (_is_pair(plain) and isinstance(plain[0], str) and isinstance(plain[1], fields_are)):
        raise CodecError(f"a {what} is its kind and its fields, this is {plain!r}")
    name, fields = plain
    if name not in kinds:
        raise CodecError(f"this version knows no {what} `{name}`")
    if isinstance(fields, list):
        fields = [*fields, *_unsaid(kinds[name], len(fields))]
    try:
        return _strict.structure(fields, kinds[name])
    except (BaseValidationError, TypeError, ValueError) as error:
        raise CodecError(f"the {what} `{name}` is not as this version writes it") from error


def _unsaid(kind: Any, given: int) -> tuple[Any, ...]:
    """What the last fields of an event are where only so many were written; nothing where one of
    the missing must be.
    """
    missing = kind._fields[given:]
    known = kind._field_defaults
    return tuple(known[one] for one in missing) if {*missing} <= {*known} else ()


def read_command(text: str) -> commands.Command:
    """A command from its text; CodecError when this version cannot read it."""
    found: commands.Command = _one(_read(text, "command"), COMMANDS, "command", dict)
    return found


def read_move(text: str) -> Move:
    """A move from its text; CodecError when this version cannot read it."""
    found: Move = _one(_read(text, "move"), MOVES, "move", dict)
    return found


def read_draw(text: str) -> int:
    """The number from which a move draws its dice; 0 where it draws none or cannot be read."""
    try:
        move = read_move(text)
    except CodecError:
        return 0
    return 0 if isinstance(move, Switch) else move.draw


def read_author(text: str) -> tuple[commands.Author, str]:
    """Who gave a command or made a move, and its kind, as far as that can be read of any text."""
    try:
        kind, fields = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError, TypeError, ValueError):
        return NOBODY, ""
    author = fields.get("author") if isinstance(fields, dict) else None
    try:
        return _strict.structure(author, commands.Author), str(kind)
    except (BaseValidationError, TypeError, ValueError):
        return NOBODY, str(kind)


def read_events(text: str) -> tuple[events.Event, ...]:
    """Events from their text; CodecError when this version cannot read one."""
    found = _read(text, "event")
    if not isinstance(found, list):
        raise CodecError("events are a list")
    return tuple(_one(plain, EVENTS, "event", list) for plain in found)


def write_within(found: tuple[events.Event, ...], stored: str) -> str:
    """Events as `write_events` does, each with no more fields than the stored event in its place
    has, which an earlier version may have written; CodecError when that cannot be read.
    """
    read_events(stored)
    known = [len(fields) for _kind, fields in _read(stored, "event")]
    if len(known) != len(found):
        return write_events(found)
    kept = zip(found, known, strict=True)
    return _encode([(type(event).__name__, event[:count]) for event, count in kept]).decode()


def read_changes(text: str) -> tuple[tuple[int, int], ...]:
    """The ledger from its text; CodecError when it is none."""
    found = _read(text, "ledger")
    if not isinstance(found, list) or not all(
        _is_pair(pair) and all(type(part) is int for part in pair) for pair in found
    ):
        raise CodecError("a ledger is a list of pairs of whole numbers")
    return tuple((slot, value) for slot, value in found)
