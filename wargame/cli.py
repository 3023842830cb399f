"""The command line: thin. A command imports what it needs when it runs, so that all start fast."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypedDict, Unpack

import click

import wargame
from wargame.commands import Complaint, Group, Trouble, spoken
from wargame.language import N_, _, wanted

LAYOUT = N_("Which of the scenario's layouts; `wargame scenarios` lists them.")
SEAT = N_("A seat that a person plays here; may repeat.")
POSTURE = N_("SEAT=POSTURE for an autopilot; may repeat; `wargame scenarios NAME` lists them.")
NEEDS_SCREEN = "Control's console needs the full screen: leave out --plain, and use a terminal."
CONTEXT = {"help_option_names": ["-h", "--help"]}


class Chosen(TypedDict):
    """What is chosen of a game before it begins."""

    layout: str | None
    seats: tuple[str, ...]
    postures: tuple[str, ...]
    seed: str | None


@contextmanager
def explained(kind: type[Complaint] = Complaint) -> Iterator[None]:
    """Turn what goes wrong for a user's reasons into one sentence and status, defects not."""
    try:
        yield
    except click.ClickException:
        raise
    except Exception as error:
        from wargame.report.faults import FAULTS

        if isinstance(error, FAULTS) and not isinstance(error, BrokenPipeError):
            raise kind(str(error)) from error
        raise


class Commands(Group):
    """The commands; what they complain of is told in a sentence."""

    def invoke(self, ctx: click.Context) -> object:
        with explained():
            return super().invoke(ctx)


@click.group(cls=Commands, context_settings=CONTEXT, invoke_without_command=True)
@click.version_option(wargame.__version__, prog_name="wargame")
@spoken
@click.pass_context
def main(ctx: click.Context) -> None:
    """Tabletop wargames and decision exercises: run them, play them, write them.

    Without a command it opens the full screen: games to go on with, scenarios to begin.
    """
    if ctx.invoked_subcommand is not None:
        return
    if not full_screen():
        click.echo(ctx.get_help())
        return
    from wargame.tui.run import run

    sys.exit(run())


def full_screen() -> bool:
    """Whether a person sits in front of a terminal that can show a full screen."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


@main.command()
@click.argument("scenario", required=False)
@click.option("--plain", is_flag=True, help="Lines of text and numbered choices.")
@click.option("--game", type=click.Path(path_type=Path), help="The file to begin or to go on with.")
@click.option("--layout", help=LAYOUT)
@click.option("--seat", "seats", multiple=True, help=SEAT)
@click.option("--posture", "postures", multiple=True, help=POSTURE)
@click.option("--control", is_flag=True, help="You run the game as Control, on the full screen.")
@click.option("--seed", help="A seed of your own, to play the same dice again.")
def play(
    scenario: str | None, plain: bool, game: Path | None, control: bool, **chosen: Unpack[Chosen]
) -> None:
    """Play a scenario, or go on with a game (--game FILE), on the full screen or in lines."""
    if scenario is not None and scenario.endswith(".wargame") and game is None:
        game, scenario = Path(scenario), None
    if not plain and full_screen():
        from wargame.tui.run import run

        sys.exit(run(scenario, game=game, control=control, **chosen))
    if control:
        raise click.UsageError(NEEDS_SCREEN)
    from wargame.plain.play import play as play_plain

    sys.exit(play_plain(scenario, game=game, **chosen))


@main.command()
@click.argument("scenario")
@click.option("--plain", is_flag=True, help="Lines of text and numbered choices.")
@click.option("--game", type=click.Path(path_type=Path), help="The file of the game afterwards.")
@click.option("--layout", help=LAYOUT)
@click.option("--seat", "seats", multiple=True, help=SEAT)
@click.option("--control", is_flag=True, help="You run the game as Control, on the full screen.")
def drill(
    scenario: str,
    plain: bool,
    game: Path | None,
    layout: str | None,
    seats: tuple[str, ...],
    control: bool,
) -> None:
    """Try one order each, of which nothing is kept; then the game begins in a fresh file."""
    from wargame.play.gamefile import require_free

    if game is not None:
        require_free(game)
    if not plain and full_screen():
        from wargame.tui.run import run

        sys.exit(run(scenario, game=game, layout=layout, seats=seats, control=control, drill=True))
    if control:
        raise click.UsageError(NEEDS_SCREEN)
    from wargame.plain.play import play as play_plain

    sys.exit(play_plain(scenario, game=game, layout=layout, seats=seats, drilled=True))


@main.command()
@click.argument("scenario")
@click.option("--layout", help=LAYOUT)
@click.option("--posture", "postures", multiple=True, help=POSTURE)
@click.option("--at", default="09:00", help="When the day begins, 09:00 unless given.")
@click.option("--minutes", type=click.IntRange(1, 1440), help="How long there is for all of it.")
@click.option("--seed", help="A seed of your own, to rehearse the same dice again.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def rehearse(
    scenario: str,
    layout: str | None,
    at: str,
    minutes: int | None,
    seed: str | None,
    postures: tuple[str, ...],
    form: str,
) -> None:
    """Run the whole plan with autopilots: by the clock, what comes and what Control has to do."""
    from wargame.plain.replay import show
    from wargame.report.rehearsal import rehearse as run_through

    told = run_through(
        scenario, layout=layout, at=at, minutes=minutes, seed=seed, postures=postures, form=form
    )
    (click.echo if form == "json" else show)(told)


@main.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def check(paths: tuple[str, ...], form: str) -> None:
    """Look a scenario over: every mistake with its place and remedy."""
    from wargame.authoring.checking import check_paths

    text, wrong = check_paths(paths, form)
    click.echo(text)
    sys.exit(1 if wrong else 0)


@main.command()
@click.argument("name")
@click.option("--in", "folder", type=click.Path(path_type=Path), default=Path(), help="Where.")
def new(name: str, folder: Path) -> None:
    """Begin a scenario of your own: a small game that passes check and plays."""
    from wargame.authoring.scaffold import scaffold

    click.echo(scaffold(name, folder))


@main.command()
@click.argument("scenario", required=False)
def scenarios(scenario: str | None) -> None:
    """Which scenarios there are and their layouts; of one, its seats and postures too."""
    from wargame.authoring.listing import scenarios as tell

    click.echo(tell(scenario))


@main.command()
@click.argument("scenario")
@click.argument("action", required=False)
def odds(scenario: str, action: str | None) -> None:
    """The odds of every table and net modifier, or of one ACTION; claims: `wargame trace`."""
    from wargame.analysis.odds import odds as tell

    click.echo(tell(scenario, action))


@main.command()
@click.argument("old")
@click.argument("new")
@click.option("--layout", help="Only this one of the layouts.")
@click.option("--texts", is_flag=True, help="Show word by word what was reworded.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def diff(old: str, new: str, layout: str | None, texts: bool, form: str) -> None:
    """What changed between two versions of a scenario, and what follows from it.

    Each is a scenario's name, folder or file, or a game. Status 0: nothing, 1: something, 2: one of
    them cannot be read.
    """
    from wargame.analysis.diff.page import WRONG
    from wargame.analysis.diff.page import diff as tell

    with explained(Trouble):
        text, status = tell(old, new, layout=layout, form=form, texts=texts)
    click.echo(text, err=status == WRONG and form == "text")
    sys.exit(status)


@main.command()
@click.argument("scenario")
@click.argument("claim", required=False)
@click.option("--pairs", type=click.IntRange(min=1), help="So many claims, each beside its text.")
@click.option("--seed", type=int, default=0, help="With --pairs: another draw.")
def trace(scenario: str, claim: str | None, pairs: int | None, seed: int) -> None:
    """Which rule rests on which claim, which rest on none, which claims nothing uses.

    With the id of a CLAIM: that claim, and what uses it, with file and line.
    """
    from wargame.authoring.citing import citing
    from wargame.authoring.pairs import pairs as draw
    from wargame.authoring.trace import trace as tell

    if claim is not None and pairs is not None:
        raise Complaint(_("Give a claim or --pairs, not both."))
    if claim is not None:
        click.echo(citing(scenario, claim))
        return
    click.echo(tell(scenario) if pairs is None else draw(scenario, pairs, seed))


@main.command()
@click.argument("scenario")
def cases(scenario: str) -> None:
    """Orders of the past played again: their odds, and whether they agree with the sources."""
    from wargame.authoring.cases import cases as tell

    text, right = tell(scenario)
    click.echo(text)
    sys.exit(0 if right else 1)


@main.command()
@click.argument("game", type=click.Path(path_type=Path))
@click.option("--verify", is_flag=True, help="Look over the file and play every command again.")
@click.option("--reader", help="A seat, `public` or `control`: the game as that reader saw it.")
def replay(game: Path, verify: bool, reader: str | None) -> None:
    """Tell a game again from its file."""
    from wargame.plain.replay import retell, show
    from wargame.plain.replay import verify as look_over

    if verify:
        text, right = look_over(game)
        show(text)
        sys.exit(0 if right else 1)
    show(retell(game, reader or "public"))


@main.command()
@click.argument("game", type=click.Path(path_type=Path))
@click.option("--compare", nargs=2, type=int, metavar="A B", help="What differs between two.")
@click.option(
    "--export",
    type=(int, click.Path(path_type=Path)),
    metavar="N OUT",
    help="Write one as a game of its own.",
)
@click.option("--switch", type=int, metavar="N", help="Let the game go on at the end of one.")
def branches(
    game: Path,
    compare: tuple[int, int] | None,
    export: tuple[int, Path] | None,
    switch: int | None,
) -> None:
    """The lines of play of a game that was set back: listed, compared, written out, taken up."""
    from wargame.plain import branches as told
    from wargame.plain.replay import show

    if sum(one is not None for one in (compare, export, switch)) > 1:
        raise Complaint(_("Give one of --compare, --export and --switch."))
    if compare is not None:
        show(told.compare(game, *compare))
    elif export is not None:
        show(told.export(game, *export))
    elif switch is not None:
        show(told.switch(game, switch))
    else:
        show(told.listing(game))


@main.command(name="print")
@click.argument("scenario")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The folder to fill.")
@click.option("--layout", help=LAYOUT)
@click.option("--at", default="09:00", help="When the day begins, 09:00 unless given.")
@click.option("--pdf/--no-pdf", default=True, help="PDF beside HTML, where the extra is installed.")
def print_(scenario: str, out: Path, layout: str | None, at: str, pdf: bool) -> None:
    """Write the print pack: briefs, slips, odds, tracks, cards, the running sheet, forms."""
    from wargame.report.pack import print_pack

    click.echo("\n".join(print_pack(scenario, out, layout=layout, at=at, pdf=pdf)))


@main.command()
@click.argument("game", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The folder to fill.")
@click.option("--names", is_flag=True, help="Persons by name, not by pseudonym.")
@click.option("--pdf/--no-pdf", default=True, help="PDF beside HTML, where the extra is installed.")
def report(game: Path, out: Path, names: bool, pdf: bool) -> None:
    """Write what a game was: pages for each reader, Control's review, tables as CSV and JSON."""
    from wargame.report.game import report as write

    click.echo("\n".join(write(game, out, names=names, pdf=pdf)))


@main.group()
def msel() -> None:
    """The events list of a scenario or a game as a spreadsheet, and back."""


@msel.command(name="export")
@click.argument("source")
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, help="FILE.xlsx or FILE.csv."
)
def msel_export(source: str, out: Path) -> None:
    """Write the injects of a scenario, or of a game with what came of them, as a spreadsheet."""
    from wargame.report.msel import export

    click.echo("\n".join(export(source, out)))


@msel.command(name="import")
@click.argument("sheet", type=click.Path(path_type=Path))
@click.argument("scenario")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The YAML to write.")
def msel_import(sheet: Path, scenario: str, out: Path) -> None:
    """Read a spreadsheet of injects for a scenario and write them as its YAML."""
    from wargame.report.msel import import_

    click.echo("\n".join(import_(sheet, scenario, out)))


@main.command()
@click.argument("game", type=click.Path(path_type=Path))
@click.option(
    "--every",
    type=float,
    default=12,
    help="Seconds for each page, 12 unless given; 0 to turn them by hand only.",
)
def project(game: Path, every: float) -> None:
    """Show a room what it may know of a game, in pages, while it is played in another terminal."""
    if not full_screen():
        raise Complaint(_("The projector fills a terminal: run it in one of its own."))
    if not 0 <= every <= 3600:
        raise Complaint(_("A page is shown for 0 to 3600 seconds."))
    from wargame.play.gamefile import require_file
    from wargame.tui.run import run

    require_file(game)
    sys.exit(run(game=game, every=every))


@main.command(name="help")
@click.argument("topic", required=False)
def help_(topic: str | None) -> None:
    """The handbooks, each by its topic; without one, which there are."""
    from wargame.prose.text import separated
    from wargame.resources import handbook_page, handbook_topics

    topics = handbook_topics()
    if topic is None:
        said = _("`wargame help TOPIC`, one of: {topics}")
        click.echo(said.format(topics=separated(topics)))
        return
    if topic not in topics:
        said = _("There is no handbook `{topic}`; there are {topics}.")
        raise Complaint(said.format(topic=topic, topics=separated(topics)))
    click.echo(handbook_page(topic, wanted()).read_text("utf-8"))


if __name__ == "__main__":
    main()
