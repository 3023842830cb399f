"""The designers' handbook shows nothing that does not work: all its examples are checked."""

import re
from pathlib import Path

import attrs
import pytest

from wargame.authoring.diagnostics import render
from wargame.authoring.load import Loaded, check
from wargame.cli import main
from wargame.core import commands as cm
from wargame.core.dice import Seed
from wargame.core.engine.engine import Engine
from wargame.core.orders import Order
from wargame.core.view import control_reader, view
from wargame.resources import handbook_dir

BLOCK = re.compile(r"^```yaml (\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MAP = re.compile(r"^```geojson\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PAGES = ("designer", "map", "terms")
WRITTEN_OUT = "same"
"""Marks a block that must come to the same rules as the example before it."""


@attrs.frozen
class Example:
    """A block of the handbook, and the block that says the same in other words, if one does."""

    text: str
    same: str = ""


def pages() -> str:
    """What designers read."""
    return "".join((handbook_dir() / f"{page}.md").read_text("utf-8") for page in PAGES)


def examples() -> tuple[Example, ...]:
    """The blocks in their order; the first is a whole game, the others are taken in by it."""
    found: list[Example] = []
    for kind, text in BLOCK.findall(pages()):
        if kind == WRITTEN_OUT:
            found[-1] = attrs.evolve(found[-1], same=text)
        else:
            found.append(Example(text))
    return tuple(found)


FIRST, *OTHERS = examples()
PAIRS = [example for example in OTHERS if example.same]


def titled(example: Example) -> str:
    return example.text.split("\n")[1].strip(" :{}")[:20]


def loaded(folder: Path, more: str = "") -> Loaded:
    """The handbook's game, with an example taken in, without a word from `check`."""
    folder.mkdir(exist_ok=True)
    take_in = "include: [more.yaml]\n" if more else ""
    (folder / "scenario.yaml").write_text(FIRST.text + take_in, "utf-8")
    (folder / "more.yaml").write_text(more, "utf-8")
    (drawn,) = MAP.findall(pages())
    (folder / "harbours.geojson").write_text(drawn, "utf-8")
    checked = check(folder)
    assert render(checked.diagnostics, checked.texts) == "no errors"
    assert checked.loaded is not None
    return checked.loaded


def test_the_first_example_is_a_whole_game(tmp_path: Path) -> None:
    assert loaded(tmp_path).scenario.name == "Two harbours"


@pytest.mark.parametrize("example", OTHERS, ids=titled)
def test_an_example_can_be_taken_in_by_the_first_game(example: Example, tmp_path: Path) -> None:
    loaded(tmp_path, example.text)


@pytest.mark.parametrize("example", PAIRS, ids=titled)
def test_what_is_written_out_comes_to_the_same_rules(example: Example, tmp_path: Path) -> None:
    short = loaded(tmp_path / "short", example.text).game.program
    full = loaded(tmp_path / "full", example.same).game.program

    assert short.rules == full.rules


@pytest.mark.parametrize(
    ("effects", "comes_to"),
    [
        ("tension +9, tension -2", 10),
        ("tension +9, tension -8", 4),
        ("tension +9, tension = 4", 4),
        ("tension = 9, tension at most 7, tension at most 6", 6),
        ("tension at most 1, tension at least 5, tension at least 4", 5),
        ("tension = 8, truce on, truce off", 8),
    ],
)
def test_changes_of_a_step_are_put_together_as_the_handbook_says(
    effects: str, comes_to: int, tmp_path: Path
) -> None:
    """Adds are summed and held to the range, then sets, caps and floors; `off` beats `on`."""
    more = (
        f"flags: {{truce: }}\nactions: {{all_at_once: {{name: Go, by: north, do: [{effects}]}}}}\n"
    )
    engine = Engine(loaded(tmp_path, more).game)
    actions = [code.id for code in engine.game.codes]
    author, state = cm.Author("p", "control"), engine.start(Seed(1, 1)).state
    order = Order(actions.index("all_at_once"))

    for command in (cm.Lock(author, 0, order), cm.Finish(author, 0), cm.Finish(author, 1)):
        state = engine.advance(state, command).state

    shown = view(engine, state, (), control_reader(engine.game))
    values = {dial.id: dial.value for dial in shown.dials}
    assert (values["tension"], values["truce"]) == (comes_to, 0)


def test_every_block_of_yaml_in_the_handbook_is_checked() -> None:
    page = pages()

    assert page.count("```yaml") == len(BLOCK.findall(page)) == 1 + len(OTHERS) + len(PAIRS)
    assert len(OTHERS) >= 10
    assert PAIRS


@pytest.mark.parametrize("command", sorted(main.commands))
def test_the_handbooks_name_every_command(command: str) -> None:
    told = "\n".join(page.read_text("utf-8") for page in handbook_dir().glob("*.md"))
    assert re.search(rf"wargame {command}\b", told)


def test_who_doubts_a_rule_is_told_how_to_see_what_it_rests_on() -> None:
    for topic in ("designer", "facilitator", "seminar"):
        page = (handbook_dir() / f"{topic}.md").read_text("utf-8")
        assert "wargame trace NAME CLAIM" in page, topic
