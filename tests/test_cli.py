"""The command line as people meet it: real processes, their words, their exit status.

No traceback reaches a user, whatever is named. `play` has tests of its own.
"""

import json
import os
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest

import wargame
from wargame.authoring.load import find, load
from wargame.authoring.scaffold import scaffold
from wargame.core.commands import Author, Say
from wargame.play.session import Session

ROOT = Path(__file__).resolve().parent.parent
GARBAGE = bytes(reversed(range(256))) * 8


class Told:
    """What a command said and how it ended."""

    def __init__(self, done: subprocess.CompletedProcess[bytes]) -> None:
        self.status = done.returncode
        self.out, self.err = done.stdout.decode(), done.stderr.decode()
        assert "Traceback" not in self.out + self.err, self.err


def run(folder: Path, *words: str, encoding: str = "utf-8") -> Told:
    """Run `wargame WORDS` in a folder, its output not a terminal."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": encoding}
    command = [sys.executable, "-m", "wargame.cli", *words]
    return Told(subprocess.run(command, cwd=folder, env=env, capture_output=True, check=False))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a game to check, and with things that are none."""
    scaffold("harbour", tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "junk.yaml").write_bytes(GARBAGE)
    (tmp_path / "blank.yaml").write_bytes(b"")
    return tmp_path


# ---- what works


def test_without_a_command_the_commands_are_listed(tmp_path: Path) -> None:
    told = run(tmp_path)

    assert told.status == 0
    for command in ("check", "diff", "help", "new", "odds", "play", "replay", "trace"):
        assert f"\n  {command} " in told.out


def test_the_version_is_told(tmp_path: Path) -> None:
    assert run(tmp_path, "--version").out == f"wargame, version {wargame.__version__}\n"


def test_a_new_game_passes_check_and_says_how(tmp_path: Path) -> None:
    made = run(tmp_path, "new", "harbour")

    assert made.status == 0
    assert "`wargame check harbour`" in made.out
    assert "`wargame play harbour --plain`" in made.out
    checked = run(tmp_path, "check", "harbour")
    assert (checked.status, checked.out) == (0, "1 scenario: no errors\n")


def test_a_new_game_may_be_made_elsewhere(folder: Path) -> None:
    assert run(folder, "new", "bay", "--in", "empty").status == 0
    assert (folder / "empty" / "bay" / "scenario.yaml").is_file()


def test_the_games_that_come_along_are_found_by_name(tmp_path: Path) -> None:
    assert run(tmp_path, "check", "transnistria", "islands").status == 0


def test_check_speaks_json(folder: Path) -> None:
    fine, wrong = (run(folder, "check", name, "--format", "json") for name in ("harbour", "nosuch"))

    assert (fine.status, json.loads(fine.out)) == (0, [])
    assert wrong.status == 1
    assert [entry["code"] for entry in json.loads(wrong.out)] == ["no-scenario"]


def test_odds_and_trace_and_help_answer(folder: Path) -> None:
    for words, said in (
        (("odds", "harbour"), "talks, Talks: 2d6, 36 cases."),
        (("odds", "harbour", "talk"), "talk, Talk about the river\n"),
        (("trace", "harbour"), "Rules that rest on nothing\n"),
        (("help",), "designer"),
        (("help", "designer"), "# The designer's handbook\n"),
    ):
        told = run(folder, *words)
        assert (told.status, told.err) == (0, "")
        assert said in told.out


def test_diff_ends_with_the_status_of_diff(folder: Path) -> None:
    """0 where nothing changed, 1 where something did, 2 where one of them cannot be read."""
    assert run(folder, "new", "bay").status == 0
    scenario = folder / "bay" / "scenario.yaml"
    scenario.write_text(scenario.read_text("utf-8").replace("minutes: ", "minutes: 1"), "utf-8")
    with Session.create(folder / "one.wargame", load(folder / "harbour"), seed="a seed"):
        pass

    same = run(folder, "diff", "harbour", "harbour")
    kept = run(folder, "diff", "one.wargame", "harbour")
    other = run(folder, "diff", "harbour", "bay")
    told = run(folder, "diff", "harbour", "bay", "--format", "json")
    wrong = run(folder, "diff", "harbour", "junk.yaml")
    none = run(folder, "diff", "nosuch.wargame", "harbour")

    assert (same.status, same.out) == (0, "Nothing changed that is played or read.\n")
    assert (kept.status, kept.out) == (0, same.out)
    assert (other.status, other.err) == (1, "")
    assert "minutes" in other.out
    assert (told.status, len(json.loads(told.out)["changes"]) > 0) == (1, True)
    assert (wrong.status, wrong.out) == (2, "")
    assert wrong.err.startswith("The second version, junk.yaml, cannot be played:\njunk.yaml:1:")
    assert (none.status, none.out) == (2, "")
    assert none.err.startswith("Error: ")


def test_a_recorded_game_is_told_and_verified(folder: Path) -> None:
    game = folder / "one.wargame"
    with Session.create(game, load(find("islands")), seed="a seed"):
        pass

    told = run(folder, "replay", "one.wargame")
    verified = run(folder, "replay", "one.wargame", "--verify")

    assert (told.status, verified.status) == (0, 0)
    assert told.out.startswith("The Lantern Islands")


def test_the_branches_of_a_game_are_listed_compared_and_written(folder: Path) -> None:
    control = Author("p", "control")
    with Session.create(folder / "one.wargame", load(find("islands")), seed="a seed") as game:
        for text in ("one", "other", "more"):
            game.submit(Say(control, (), text))
        last, before = islice(game.steps(), 2)
        assert last.to > before.to
        game.rewind(before.to, control)
        game.submit(Say(control, (), "third"))

    listed = run(folder, "branches", "one.wargame")
    compared = run(folder, "branches", "one.wargame", "--compare", "1", "2")
    written = run(folder, "branches", "one.wargame", "--export", "1", "two.wargame")
    again = run(folder, "replay", "two.wargame", "--verify")

    assert [line.split(":")[0][:8] for line in listed.out.splitlines()] == ["Branch 1", "Branch 2"]
    assert compared.out.startswith("Branches 1 and 2 part after entry 2.")
    assert written.out == "Branch 1 is a game of its own in two.wargame: 4 entries.\n"
    assert again.status == 0
    for words, said in (
        (("--compare", "1", "9"), "no branch 9 in this game; there are 1, 2"),
        (("--compare", "1", "1"), "two different branches"),
        (("--export", "9", "x.wargame"), "no branch 9"),
        (("--export", "1", "two.wargame"), "two.wargame already exists"),
        (("--export", "1", "nosuch/two.wargame"), "nosuch"),
        (("--compare", "1", "2", "--export", "1", "x.wargame"), "Give one of"),
        (("--switch", "2"), "on branch 2 already"),
        (("--switch", "5"), "no branch 5 in this game; there are 1, 2"),
    ):
        told = run(folder, "branches", "one.wargame", *words)
        assert (told.status, told.out) == (1, "")
        assert said in told.err
    assert not (folder / "x.wargame").exists()
    taken = run(folder, "branches", "one.wargame", "--switch", "1")
    assert taken.out == "one.wargame stands at the end of branch 1 and goes on from there.\n"
    assert "The game is on it" in run(folder, "branches", "one.wargame").out.splitlines()[0]


# ---- what does not

IN_A_FILE = ("junk.yaml", "blank.yaml")
NO_SCENARIO = ("nosuch", "empty", "junk.yaml", "blank.yaml", "harbour/nothing.yaml")


@pytest.mark.parametrize("name", NO_SCENARIO)
@pytest.mark.parametrize("command", ["check", "odds", "trace"])
def test_what_is_no_scenario_gets_one_clear_message(command: str, name: str, folder: Path) -> None:
    told = run(folder, command, name)

    said = told.out if command == "check" else told.err
    assert told.status == 1
    assert f"{name}:" in said
    assert said.count("error: ") + said.count("Error: ") <= 2
    assert (f"{name}:1:" in said) == (name in IN_A_FILE)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("odds", "harbour", "tlak"), "did you mean `talk`?"),
        (("odds", "harbor"), "There is no file, folder or scenario `harbor`."),
        (("new", "harbour"), "It is there already, and nothing was written."),
        (("new", "2nd"), "`2nd` cannot be the id of a scenario."),
        (("new", "bay", "--in", "nosuch"), "There is no such folder."),
        (("new", "bay", "--in", "junk.yaml"), "There is no such folder."),
        (("help", "nosuch"), "There is no handbook `nosuch`"),
        (("replay", "nosuch"), "nosuch"),
        (("replay", "empty"), "empty"),
        (("replay", "junk.yaml"), "junk.yaml"),
        (("replay", "blank.yaml"), "blank.yaml"),
        (("branches", "nosuch"), "nosuch"),
        (("branches", "junk.yaml"), "junk.yaml"),
        (("replay", "nosuch", "--verify"), "nosuch"),
        (("replay", "junk.yaml", "--verify"), "junk.yaml"),
        (("replay", "blank.yaml", "--verify"), "blank.yaml"),
    ],
)
def test_a_command_that_cannot_be_carried_out_says_why(
    words: tuple[str, ...], said: str, folder: Path
) -> None:
    told = run(folder, *words)

    assert told.status == 1
    assert told.out == ""
    assert told.err.startswith("Error: ")
    assert said in told.err


@pytest.mark.parametrize(
    "words",
    [
        *("nosuch", "check", "odds", "trace", "new", "replay", "diff harbour"),
        *("check harbour --format xml", "new a b", "check --nosuch"),
    ],
)
def test_a_command_that_is_none_shows_how_it_is_used(words: str, folder: Path) -> None:
    told = run(folder, *words.split())

    assert told.status == 2
    assert told.err.startswith("Usage: ")


def test_a_recorded_game_has_no_such_reader(folder: Path) -> None:
    with Session.create(folder / "one.wargame", load(find("islands")), seed="a seed"):
        pass

    told = run(folder, "replay", "one.wargame", "--reader", "nosuch")

    assert told.status == 1
    assert "There is no reader `nosuch` in this game" in told.err


def test_a_mistake_is_shown_whatever_the_output_can_show(folder: Path) -> None:
    """The excerpt holds signs that an ASCII output has not."""
    (folder / "umlaut.yaml").write_text("format: 1\nnäme: Über\n", "utf-8")

    told = run(folder, "check", "umlaut.yaml", encoding="ascii")

    assert told.status == 1
    assert "unknown-key" in told.out


def test_the_projector_needs_a_terminal_of_its_own(folder: Path) -> None:
    told = run(folder, "project", "evening.wargame")
    assert told.status == 1
    assert "run it in one of its own" in told.err


def test_a_reader_that_stops_reading_is_no_defect(folder: Path) -> None:
    """As in `wargame trace transnistria | head -1`."""
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "wargame.cli", "trace", "transnistria"]
    with subprocess.Popen(
        command, cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


# ---- paper and pages


def test_the_print_pack_is_written_and_told(tmp_path: Path) -> None:
    told = run(tmp_path, "print", "transnistria", "--out", "pack", "--at", "09:30", "--no-pdf")

    assert (told.status, told.err) == (0, "")
    assert "begin with pack/index.html" in told.out
    assert (tmp_path / "pack" / "briefs" / "moldova.html").is_file()
    assert "09:37" in (tmp_path / "pack" / "control" / "running.html").read_text("utf-8")


def test_the_report_of_a_game_is_written_and_told(tmp_path: Path) -> None:
    with Session.create(tmp_path / "g.wargame", load(find("transnistria"))):
        pass

    told = run(tmp_path, "report", "g.wargame", "--out", "report", "--no-pdf")

    assert (told.status, told.err) == (0, "")
    assert "keep it from all" in told.out
    assert (tmp_path / "report" / "control" / "tables" / "game.json").is_file()


def test_the_events_list_goes_out_and_comes_back(tmp_path: Path) -> None:
    out = run(tmp_path, "msel", "export", "transnistria", "--out", "m.csv")
    back = run(tmp_path, "msel", "import", "m.csv", "transnistria", "--out", "injects.yaml")

    assert (out.status, back.status) == (0, 0)
    assert back.out.startswith("6 injects written to injects.yaml.")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("print", "nowhere", "--out", "x"), "There is no file, folder or scenario `nowhere`."),
        (("print", "islands", "--out", "x", "--at", "noon"), "no time of day"),
        (("print", "transnistria", "--out", "x", "--layout", "odd"), "odd"),
        (("print", "islands", "--out", "junk.yaml"), "Choose another folder"),
        (("report", "junk.yaml", "--out", "x"), "junk.yaml"),
        (("report", "none", "--out", "x"), "none"),
        (("msel", "export", "nowhere", "--out", "m.csv"), "nowhere"),
        (("msel", "export", "islands", "--out", "m.odt"), ".xlsx or .csv"),
        (("msel", "import", "junk.yaml", "islands", "--out", "x.yaml"), ".xlsx or .csv"),
        (("msel", "import", "none.csv", "islands", "--out", "x.yaml"), "cannot be read"),
    ],
)
def test_paper_that_cannot_be_made_is_told(words: tuple[str, ...], said: str, folder: Path) -> None:
    told = run(folder, *words)

    assert told.status == 1
    assert told.err.startswith("Error: ")
    assert said in told.err
