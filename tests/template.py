"""The template that translators start from: every sentence of the interface, from the code itself.

`python -m tests.template wargame.pot` writes it. It is not kept in the tree, since it would be old
after every change of a sentence. A catalogue grows from it with any gettext tool:

    pybabel init -i wargame.pot -D wargame -d wargame/locale -l de
    pybabel compile -D wargame -d wargame/locale
"""

import inspect
import sys
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from wargame.cli import main

PACKAGE = Path(__file__).resolve().parent.parent / "wargame"
KEYWORDS = {"_": None, "N_": None, "said": None, "counted": (1, 2)}


def template() -> Catalog:
    """The catalogue of all messages, without translations."""
    found = Catalog(project="wargame", charset="utf-8")
    for name, line, message, comments, _context in extract_from_dir(
        PACKAGE, [("**.py", "python")], keywords=KEYWORDS
    ):
        found.add(message, locations=[(f"wargame/{name}", line)], auto_comments=comments)
    for text in command_helps():
        found.add(text, locations=[("wargame/cli.py", 1)])
    return found


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
