"""The file of a scenario's cases: orders of the past, with what happened, as they are written."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs

from wargame.authoring.diagnostics import Diagnostic, Diagnostics, Mark, ScenarioError, did_you_mean
from wargame.authoring.yaml12 import read_file

FILE = "cases.yaml"
ORDERINGS = ("above", "below", "not_below")
"""How a case may be held against another."""


@attrs.frozen(kw_only=True)
class Follow:
    """A second throw whose net hangs on the row of the first."""

    name: str
    table: str
    nets: Mapping[str, int]


@attrs.frozen(kw_only=True)
class Repeat:
    """Throws repeated, and the least percentage of so many successes or more."""

    name: str
    table: str
    net: int
    times: int
    rows: tuple[str, ...]
    expect: Mapping[int, int]


@attrs.frozen(kw_only=True)
class Case:
    """One order of the past: how it stood, what came of it, what it is held against."""

    id: str
    name: str
    told: str
    by: str
    order: str
    happened: tuple[str, ...]
    cite: tuple[str, ...]
    set: tuple[str, ...] = ()
    roll: str = ""
    against: str = ""
    above: str = ""
    below: str = ""
    not_below: str = ""
    follow: Follow | None = None
    repeat: Repeat | None = None


def read_cases(file: Path) -> tuple[str, str, tuple[Case, ...]]:
    """The layout, the caveat and the cases of a file. Raises ScenarioError."""
    out = Diagnostics()
    document = read_file(file, file.name, out)
    data = document.data if document is not None else None
    wrong = [one for one in out.sorted() if one.code != "non-string-key"]
    if wrong or not isinstance(data, dict):
        raise ScenarioError(
            wrong or [Diagnostic("wrong-shape", Mark.whole(file.name), "No cases.")]
        )
    given = data.get("cases")
    if not isinstance(given, dict) or not given:
        raise problem(file, "The file holds no cases.", "`cases:` with an id for each")
    found = tuple(_case(file, str(key), value) for key, value in given.items())
    ids = [case.id for case in found]
    for case in found:
        for word in ORDERINGS:
            if getattr(case, word):
                index_of(ids, getattr(case, word), "case", file)
    return str(data.get("layout", "")), str(data.get("caveat", "")), found


def _case(file: Path, key: str, value: object) -> Case:
    if not isinstance(value, dict):
        raise problem(file, f"`{key}` is no case.", "a mapping with `by`, `order` and `happened`")
    known = {field.name for field in attrs.fields(Case)} - {"id"}
    for word in value:
        key_of(dict.fromkeys(known), str(word), "key", file)
    missing = [w for w in ("name", "told", "by", "order", "happened", "cite") if w not in value]
    if missing:
        raise problem(file, f"`{key}` lacks `{missing[0]}`.", f"`{missing[0]}:`")
    words = {w: str(value[w]) for w in ("name", "told", "by", "order")}
    more = {w: str(value.get(w, "")) for w in ("roll", "against", *ORDERINGS)}
    return Case(
        id=key,
        happened=_names(value["happened"]),
        cite=_names(value["cite"]),
        set=_names(value.get("set", [])),
        follow=_follow(value.get("follow")),
        repeat=_repeat(value.get("repeat")),
        **words,
        **more,
    )


def _follow(value: object) -> Follow | None:
    if not isinstance(value, dict):
        return None
    nets = {str(row): int(net) for row, net in value["nets"].items()}
    return Follow(name=str(value["name"]), table=str(value["table"]), nets=nets)


def _repeat(value: object) -> Repeat | None:
    if not isinstance(value, dict):
        return None
    return Repeat(
        name=str(value["name"]),
        table=str(value["table"]),
        net=int(value["net"]),
        times=int(value["times"]),
        rows=_names(value["rows"]),
        expect={int(times): int(least) for times, least in value["expect"].items()},
    )


def _names(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, list) else (str(value),)


def key_of(known: Mapping[str, object], name: str, what: str, file: Path) -> str:
    """A name that must be among those that are known. Raises ScenarioError where it is not."""
    index_of(tuple(known), name, what, file)
    return name


def index_of(known: Sequence[str], name: str, what: str, file: Path) -> int:
    """Where a name stands among those that are known. Raises ScenarioError where it does not."""
    if name in known:
        return known.index(name)
    raise problem(file, f"There is no {what} `{name}`.", did_you_mean(name, known))


def problem(file: Path, what: str, remedy: str) -> ScenarioError:
    """What is wrong in a file of cases, and what to write instead."""
    return ScenarioError([Diagnostic("bad-case", Mark.whole(file.name), what, remedy)])
