"""How the commands speak: help pages, complaints and the choice of a language, as click has them.

It knows click and where its words come from; it knows no command.
"""

import inspect
from collections.abc import Callable, Iterable
from typing import IO, Any, TypeVar

import click

from wargame import language
from wargame.language import N_, _

HEADINGS = {
    "Options": N_("Options"),
    "Commands": N_("Commands"),
    "Show this message and exit.": N_("Show this message and exit."),
    "Show the version and exit.": N_("Show the version and exit."),
}
"""Words of click's own that stand on a help page."""

NEEDED = N_("required")
"""What click writes, in brackets, behind an option that has to be given."""

F = TypeVar("F", bound=Callable[..., Any])


class Complaint(click.ClickException):
    """What went wrong for a user's reasons: one sentence on the error stream, and status 1."""

    def show(self, file: IO[Any] | None = None) -> None:
        said = _("Error: {message}").format(message=self.format_message())
        click.echo(said, file=file, err=file is None)


class Trouble(Complaint):
    """A complaint of a command whose status 1 says something else."""

    exit_code = 2


class Page(click.HelpFormatter):
    """A help page in the reader's language."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, f"{_('Usage:')} " if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        super().write_heading(_(heading))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        super().write_dl([(term, _explained(text)) for term, text in rows], col_max, col_spacing)


def _explained(text: str) -> str:
    """What an option does, translated, with click's mark on one that has to be given; of a command
    the first paragraph, as its own page has the rest.
    """
    mark = f"[{NEEDED}]"
    if not text.endswith(mark):
        return _(text).partition("\n\n")[0]
    return f"{_(text.removesuffix(mark).rstrip())} [{_(NEEDED)}]"


class Context(click.Context):
    """A context whose help pages are in the reader's language."""

    formatter_class = Page


class Command(click.Command):
    """A command whose help is translated when it is shown."""

    context_class = Context

    def get_short_help_str(self, limit: int = 45) -> str:
        return inspect.cleandoc(self.help or "")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_(inspect.cleandoc(self.help or "")))


class Group(Command, click.Group):
    """Commands of which each is of this kind."""

    command_class = Command
    group_class = type


def spoken(function: F) -> F:
    """Give a command `--language`, which holds for the whole run."""
    return click.option(
        "--language",
        metavar="TAG",
        expose_value=False,
        is_eager=True,
        callback=_choose,
        help=N_("Speak this language, such as de or pt-BR, where it is known."),
    )(function)


def _choose(_context: click.Context, _option: click.Parameter, value: str | None) -> None:
    language.choose(*([value] if value else language.from_environment()))
