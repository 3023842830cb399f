"""Every sentence of the engine can be translated: it is listed, or written with its gaps."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.prose.strait import prose
from wargame.core.orders import Reason, Refusal
from wargame.core.said import said
from wargame.language import speaking
from wargame.prose.foreign import ENGINE

ENGINE_FILES = sorted(
    (Path(__file__).resolve().parents[2] / "wargame" / "core" / "engine").glob("*.py")
)


def refusals(path: Path) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "refuse":
            yield node


def text_of(call: ast.Call) -> ast.expr | None:
    """What is passed as `refuse`'s text."""
    named = [one.value for one in call.keywords if one.arg == "text"]
    return named[0] if named else call.args[2] if len(call.args) > 2 else None


def sentences(node: ast.expr) -> Iterator[str]:
    """What stands there, less what `said` is given and fills in itself."""
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "said":
        assert isinstance(node.args[0], ast.Constant)
        return
    if isinstance(node, ast.Constant):
        yield str(node.value)
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.expr):
            yield from sentences(child)


@pytest.mark.parametrize("path", ENGINE_FILES, ids=lambda path: path.stem)
def test_every_refusal_is_known_to_who_translates(path: Path) -> None:
    for call in refusals(path):
        where = f"{path.name}:{call.lineno}"
        assert not any(isinstance(one, ast.JoinedStr) for one in ast.walk(call)), where
        text = text_of(call)
        if text is not None:
            # A text is written where it is refused; what a scenario says has its own languages.
            assert not isinstance(text, ast.Name), where
            for sentence in sentences(text):
                assert sentence in ENGINE, f"{where}: {sentence}"


def test_a_sentence_with_gaps_is_told_in_the_reader_s_language() -> None:
    text = said("a deal falls due in turn {first} to {last}", first=2, last=5)
    refusal = Refusal("bad-value", "", (Reason(text),))

    assert "A deal falls due in turn 2 to 5." in prose().refusal(refusal)
    with speaking("qps"):
        assert "falls due" not in prose().refusal(refusal)
        assert " 2 " in prose().refusal(refusal)
