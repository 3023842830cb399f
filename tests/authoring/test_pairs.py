"""`wargame trace --pairs`: claims drawn at random, each beside the text that cites it."""

from pathlib import Path

from click.testing import CliRunner

from tests.authoring.islands import ISLANDS, written
from wargame.authoring.claims import registers
from wargame.authoring.pairs import found, pairs
from wargame.authoring.trace import restated
from wargame.cli import main
from wargame.resources import seeds_dir

CITING = ISLANDS.replace("name: Pay, by: south,", "name: Pay, by: south, cite: kyle-27,").replace(
    "name: Hush,", "name: Hush, cite: [kyle-29, kyle-33],"
)


def islands(tmp_path: Path) -> str:
    return written(tmp_path / "islands", CITING)


def test_every_citation_is_a_pair_once(tmp_path: Path) -> None:
    assert [(pair.claim, pair.path[-1]) for pair in found(islands(tmp_path))] == [
        ("kyle-27", "pay"), ("kyle-29", "hush"), ("kyle-33", "hush"),
    ]  # fmt: skip


def test_a_claim_stands_beside_what_cites_it(tmp_path: Path) -> None:
    page = " ".join(pairs(islands(tmp_path), 3, 0).split())
    known = registers(seeds_dir())
    for claim in ("kyle-27", "kyle-29", "kyle-33"):
        assert " ".join(restated(known[claim]).split()) in page
    assert "action pay: Pay name: Pay" in page
    assert page.startswith("3 pairs of claim and text, of 3 1. ")


def test_a_seed_draws_the_same_pairs_and_another_others() -> None:
    first, again, other = (
        CliRunner().invoke(main, ["trace", "near_abroad", "--pairs", "5", "--seed", seed]).output
        for seed in ("1", "1", "2")
    )
    assert first == again != other
    assert first.startswith("5 pairs of claim and text, of ")


def test_more_pairs_than_there_are_is_all_of_them(tmp_path: Path) -> None:
    assert pairs(islands(tmp_path), 40, 7).startswith("3 pairs of claim and text, of 3")


def test_no_pairs_are_refused(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["trace", islands(tmp_path), "--pairs", "0"])
    assert result.exit_code != 0
    assert "Traceback" not in result.output


def test_what_has_a_citation_of_its_own_is_not_shown_in_what_is_around_it() -> None:
    """A modifier that cites is a pair by itself, with the names of the rules around it."""
    every = found("near_abroad")
    (own,) = [
        pair
        for pair in every
        if pair.claim == "kyle-75" and pair.path[:2] == ("actions", "R01") and len(pair.path) > 2
    ]
    assert own.around == ("action R01: Press EEU accession",)
    page = pairs("near_abroad", len(every), 0)
    assert "work with the West gives another option" in page
