"""Lines in and lines out: prompts, help, numbers, free text, and leaving at any moment.

It knows streams and what people mistype; it knows no game.
"""

import io
from collections.abc import Callable, Iterable, Sequence
from shutil import get_terminal_size
from textwrap import fill
from typing import TextIO

import attrs

from wargame.prose.text import _, counted, shown
from wargame.seat.words import LONGEST, percentage, unbroken, uncontrolled

ECHO = 40
"""Characters of a mistyped answer that are repeated."""
CLEAR = "\x1b[2J\x1b[3J\x1b[H"
BLANK_LINES = 70
TOOL = "!"
"""What a sentence about the tool itself begins with, at a menu."""


class WentBack(Exception):
    """The game was set back, so whatever was being asked is asked no more."""


class Leave(Exception):
    """The person leaves, or there is no more input."""


def say_nothing(_typed: str) -> bool:
    """No command is known beyond those of every prompt."""
    return False


@attrs.define
class Terminal:
    """A pair of text streams; what a script types is printed, as what a person types is seen.

    At a menu `command` is asked first about what was typed.
    """

    input: TextIO
    output: TextIO
    help: Callable[[], Iterable[str]] = tuple
    """Lines of help that hold at every prompt."""
    claim: Callable[[str], str] = str
    """A claim by its id, in a line."""
    command: Callable[[str], bool] = say_nothing
    tool: Callable[[str], str] = str
    """Keeps a sentence about the tool itself, and says where."""
    banner: str = ""
    """Stands before every prompt."""
    used: int = 0
    """Lines on the screen since somebody last pressed Enter."""

    def __attrs_post_init__(self) -> None:
        if isinstance(self.input, io.TextIOWrapper):
            self.input.reconfigure(errors="replace")

    @property
    def tty(self) -> bool:
        """Whether a person sits in front of it."""
        return self.input.isatty() and self.output.isatty()

    # ---- out

    def say(self, *lines: str) -> None:
        """Print lines; signs that the output cannot show get words for them.

        On a screen a long line is folded between words; a file or a pipe keeps it whole.
        """
        for line in lines:
            text = self._folded(shown(line, self.output.encoding))
            print(text, file=self.output)
            self.used += text.count("\n") + 1

    def page(self, *lines: str) -> None:
        """Print lines; a person at a screen reads them page by page, a file or a pipe gets all.

        What was said since Enter was last pressed counts; a heading, which ends with a colon, stays
        with the line under it.
        """
        room = max(4, get_terminal_size().lines - 2)
        for line, after in zip(lines, (*lines[1:], ""), strict=False):
            needed = self._height(line) + (self._height(after) if line.endswith(":") else 0)
            if self.tty and self.used and self.used + needed > room and self._more() == "x":
                return
            self.say(line)

    def _height(self, line: str) -> int:
        return self._folded(shown(line, self.output.encoding)).count("\n") + 1

    def _more(self) -> str:
        help = _("The page goes on; what you skip can be read again at any prompt.")
        return self.ask(_("Enter for more, x to skip the rest"), help, menu=False).lower()

    def say_whole(self, line: str) -> None:
        """Print a line that is to be copied, such as a command, without folding it."""
        print(shown(line, self.output.encoding), file=self.output)

    def _folded(self, text: str) -> str:
        if not self.output.isatty():
            return text
        width = max(20, get_terminal_size().columns)
        return fill(text, width, subsequent_indent="  ", break_on_hyphens=False)

    def clear(self) -> None:
        """Put what was shown out of sight, where there is a screen."""
        if self.tty:
            print("\n" * BLANK_LINES + CLEAR, end="", file=self.output, flush=True)

    # ---- in

    def read(self, prompt: str) -> str:
        """One line without its end and without control characters; Leave when there is none."""
        prompt = f"{self.banner} {prompt}".lstrip()
        asked = self._folded(shown(f"{prompt}>", self.output.encoding))
        print(asked, end=" ", file=self.output, flush=True)
        try:
            line = self.input.readline()
        except KeyboardInterrupt:
            line = ""
        if not line:
            self.say("")
            raise Leave
        self.used = 0
        text = line.rstrip("\r\n")
        clean = uncontrolled(text)
        if not self.input.isatty():
            self.say(clean if len(clean) <= LONGEST else clean[:LONGEST] + "…")
        if clean != unbroken(text):
            self.say(_("Control characters were left out."))
        return clean.strip()

    def ask(self, prompt: str, help: str, *, menu: bool = True) -> str:
        """What is typed, once it is no command that every prompt knows."""
        while True:
            typed = self.read(prompt)
            word, _gap, rest = typed.partition(" ")
            if typed.lower() in ("q", "quit"):
                raise Leave
            if typed.lower() in ("?", "help"):
                self.say(help, *self.help())
            elif menu and typed.startswith(TOOL):
                self.say(self.tool(typed.removeprefix(TOOL).strip()))
            elif word.lower() == "claim" and len(rest.split()) == 1:
                self.say(self.claim(rest.strip()))
            elif not (menu and self.command(typed)):
                return typed

    def enter(self, prompt: str, help: str) -> None:
        """Wait for Enter."""
        self.ask(prompt, help)

    def choose(self, prompt: str, keys: Sequence[str], help: str, *, default: str = "") -> str:
        """One of the keys; with a default, Enter chooses it."""
        while True:
            typed = self.ask(prompt, help)
            number = _number(typed)
            key = str(number) if number is not None else typed.lower()
            if key in keys:
                return key
            if not typed and default:
                return default
            self.say(_wrong(typed, keys))

    def yes(self, prompt: str, help: str) -> bool:
        """Yes or no; neither is taken for granted."""
        while True:
            typed = self.ask(_("{prompt} (y/n)").format(prompt=prompt), help).lower()
            if typed in ("y", "yes", "n", "no"):
                return typed[0] == "y"
            self.say(_("Type y for yes or n for no."))

    def text(self, prompt: str, help: str, *, refuse_empty: str = "") -> str:
        """A text of at most 500 characters; `refuse_empty` says why an empty one will not do."""
        while True:
            typed = self.ask(prompt, help, menu=False)
            if len(typed) > LONGEST:
                self.say(
                    counted(
                        "That is {n} character, and {most} is the most: say it shorter.",
                        "That is {n} characters, and {most} is the most: say it shorter.",
                        len(typed),
                        most=LONGEST,
                    )
                )
            elif not typed and refuse_empty:
                self.say(refuse_empty)
            else:
                return typed

    def percent(self, prompt: str, help: str) -> int | None:
        """A whole number from 0 to 100, or None for Enter."""
        while True:
            typed = self.ask(prompt, help, menu=False)
            if not typed:
                return None
            number = percentage(typed)
            if number is not None:
                return number
            self.say(
                _(
                    "“{typed}” is no percentage: type a whole number from 0 to 100, or Enter."
                ).format(typed=short(typed))
            )


def short(typed: str) -> str:
    """What was typed, fit to be repeated."""
    return typed if len(typed) <= ECHO else typed[: ECHO - 1] + "…"


def _number(typed: str) -> int | None:
    return int(typed) if typed.isdecimal() and len(typed) < 10 else None


def _wrong(typed: str, keys: Sequence[str]) -> str:
    numbers = [key for key in keys if key.isdecimal()]
    known = (
        keys[0]
        if len(keys) == 1
        else _("{first} to {last}").format(
            first=numbers[0] if numbers else keys[0], last=numbers[-1] if numbers else keys[-1]
        )
    )
    if not typed:
        return _("Type a number, {known}, or ? for help.").format(known=known)
    return _("“{typed}” is not a choice here: type a number, {known}, or ? for help.").format(
        typed=short(typed), known=known
    )
