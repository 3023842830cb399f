"""The template that translators start from: every sentence of the interface, from the code itself.

`python -m tests.template wargame.pot` writes it. It is not kept in the tree, since it would be old
after every change of a sentence. A catalogue grows from it with any gettext tool:

    pybabel init -i wargame.pot -D wargame -d wargame/locale -l de
    pybabel compile -D wargame -d wargame/locale
"""

import ast
import inspect
import sys
from collections.abc import Iterator
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from wargame.cli import main

PACKAGE = Path(__file__).resolve().parent.parent / "wargame"
DOORS = {"_": 1, "N_": 1, "said": 1, "counted": 2}
"""What every message passes, and how many forms it is given there."""


def template() -> Catalog:
    """The catalogue of all messages, without translations."""
    found = Catalog(project="wargame", charset="utf-8")
    for path in sorted(PACKAGE.rglob("*.py")):
        for line, forms in passed(ast.parse(path.read_text("utf-8"))):
            place = path.relative_to(PACKAGE.parent).as_posix()
            found.add(forms if len(forms) > 1 else forms[0], locations=[(place, line)])
    for text in command_helps():
        found.add(text, locations=[("wargame/cli.py", 1)])
    return found


def passed(tree: ast.Module) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each message that is written where it passes a door, with its line.

    The tree is read, since a variable called as a door would lead astray who reads words only.
    """
    for node in ast.walk(tree):
        door = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
        if isinstance(node, ast.Call) and door in DOORS:
            forms = tuple(a.value for a in node.args[: DOORS[door]] if isinstance(a, ast.Constant))
            if len(forms) == DOORS[door] and all(forms):
                yield node.lineno, tuple(str(form) for form in forms)


def command_helps() -> list[str]:
    """What the help pages say of the commands and their options."""
    commands = [main, *main.commands.values()]
    texts = [inspect.cleandoc(command.help or "") for command in commands]
    for command in commands:
        texts += [o.help or "" for o in command.params if isinstance(o, click.Option)]
    return [text for text in texts if text]


def messages() -> frozenset[str]:
    """Every message by what the code asks for: of counted things, the form for one."""
    ids = (message.id for message in template() if message.id)
    return frozenset(id if isinstance(id, str) else id[0] for id in ids)


if __name__ == "__main__":
    with Path(sys.argv[1]).open("wb") as out:
        write_po(out, template(), width=100)
