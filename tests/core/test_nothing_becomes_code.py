"""Scenario files are data: whatever a stranger writes into one, none of it is run."""

import ast
import os
from collections.abc import Callable, Iterator
from typing import cast

import attrs
import pytest

from tests.core.builders import written
from tests.core.games import GAMES
from wargame.core.compile.program import compile_scenario
from wargame.core.compile.report import CompileError
from wargame.core.engine.rules import namespace
from wargame.core.scenario import Scenario

PAYLOADS = (
    "x = 0\nraise SystemExit('run')\ny",
    "__import__('os').abort()",
    "0); raise SystemExit('run'); (0",
    "a'''\nraise SystemExit('run')\n'''",
    "{__import__('os').abort()}",
)

Where = tuple[str | int, ...]


def texts(part: object, path: Where = ()) -> Iterator[Where]:
    """The path of every text in a scenario."""
    if isinstance(part, str):
        yield path
    elif isinstance(part, tuple):
        for k, one in enumerate(part):
            yield from texts(one, (*path, k))
    elif attrs.has(kind := type(part)):
        for field in attrs.fields(kind):
            yield from texts(getattr(part, field.name), (*path, field.name))


def changed(part: object, path: Where, text: str) -> object:
    """The same with another text at one place."""
    if not path:
        return text
    step, *rest = path
    if isinstance(part, tuple):
        assert isinstance(step, int)
        return (*part[:step], changed(part[step], tuple(rest), text), *part[step + 1 :])
    kind = type(part)
    assert attrs.has(kind)
    values = {field.name: getattr(part, field.name) for field in attrs.fields(kind)}
    values[str(step)] = changed(values[str(step)], tuple(rest), text)
    return cast("Callable[..., object]", type(part))(**values)


def distinct(scenario: Scenario) -> dict[Where, Where]:
    """One place of each kind: the path without its numbers, and the first path of that kind.

    A phase's kind is one of a few words that the loader holds it to.
    """
    found: dict[Where, Where] = {}
    for path in texts(scenario):
        if path[-1] == "kind":
            continue
        kind = tuple(step for step in path if isinstance(step, str))
        found.setdefault(kind, path)
    return found


ARCHIPELAGO = written(GAMES["archipelago"])
COUNCIL = written(GAMES["council"])
PLACES = [
    (scenario, path) for scenario in (ARCHIPELAGO, COUNCIL) for path in distinct(scenario).values()
]


@pytest.mark.parametrize("shift", range(len(PAYLOADS) if os.environ.get("CI") else 1))
def test_no_text_of_a_scenario_becomes_part_of_the_program(shift: int) -> None:
    """In every kind of place a text can stand: it is refused, or the program does not hold it."""
    for number, (scenario, path) in enumerate(PLACES):
        bad = changed(scenario, path, PAYLOADS[(number + shift) % len(PAYLOADS)])
        assert isinstance(bad, Scenario)
        try:
            game = compile_scenario(bad)
        except CompileError:
            continue
        program = game.program.text(log=True) + game.program.readings
        assert "SystemExit" not in program, path
        assert "__import__" not in program, path
        for quick in (False, True):
            namespace(game, log=True, quick=quick)


def test_the_program_calls_nothing_but_itself_and_plain_arithmetic() -> None:
    """Every name that the compiled text calls is one that it defines, or one of these."""
    log = {"acts", "amid", "append", "changes", "told"}
    given = {"min", "max", "range", "len", "array", "copy", "int", "append", "amid"}
    for scenario in (ARCHIPELAGO, COUNCIL):
        game = compile_scenario(scenario)
        tree = ast.parse(game.program.text(log=True) + "\n" + game.program.readings)
        own = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
        for node in ast.walk(tree):
            assert not isinstance(node, ast.Import | ast.ImportFrom | ast.Lambda | ast.ClassDef)
            if isinstance(node, ast.Call):
                function = node.func
                name = (
                    function.attr
                    if isinstance(function, ast.Attribute)
                    else getattr(function, "id", "?")
                )
                assert name in own | given, ast.unparse(node)
            if isinstance(node, ast.Attribute):
                assert node.attr in log


@pytest.mark.parametrize("id", ["x y", "x-y", "2x", "é", "x²", "", "x\n", "if(", "a.b", "\u0661"])
@pytest.mark.parametrize(
    "path",
    [
        ("seats", 1, "id"), ("teams", 0, "id"), ("groups", 0, "id"), ("places", 0, "id"),
        ("tracks", 0, "id"), ("flags", 0, "id"), ("resources", 0, "id"), ("actions", 0, "id"),
        ("places", 0, "attributes", 0, "id"),
    ],
)  # fmt: skip
def test_an_id_is_letters_digits_and_underscores(path: Where, id: str) -> None:
    """The loader says so too; the compiler does not rely on it."""
    bad = changed(ARCHIPELAGO, path, id)
    assert isinstance(bad, Scenario)
    with pytest.raises(CompileError) as caught:
        compile_scenario(bad)
    assert "bad-id" in [problem.code for problem in caught.value.problems]
