"""`wargame trace SCENARIO CLAIM`: one claim, and all that rests on it."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.authoring.islands import ISLANDS, written
from wargame.authoring import lint
from wargame.authoring.citing import citing
from wargame.authoring.claims import registers
from wargame.authoring.diagnostics import ScenarioError
from wargame.authoring.load import find, load
from wargame.cli import main
from wargame.resources import seeds_dir

CITING = (
    ISLANDS.replace("name: Pay, by: south,", "name: Pay, by: south, cite: kyle-27,")
    .replace(
        "cape: {seat: south,", "cape: {seat: south, attributes: {men: {value: 9, cite: kyle-27}},"
    )
    .replace("assumption: sound carries there", "cite: kyle-27")
    .replace("name: Hush,", "name: Hush, assumption: not what kyle-27 says but kyle-271,")
)


def uses(text: str) -> list[str]:
    return text.split("\n\n")[1].splitlines()


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    return citing(written(tmp_path / "islands", CITING), "kyle-27")


def test_the_claim_comes_first_with_its_voice_place_and_document(told: str) -> None:
    claim = registers(seeds_dir())["kyle-27"]
    head = " ".join(told.split("\n\n")[0].split())

    said = f"kyle-27 ({claim.voice}; {claim.where}): {claim.claim.strip()} {claim.document}"
    assert head == " ".join(said.split())


def test_each_use_stands_on_a_line_with_its_place(told: str) -> None:
    *found, count = uses(told)
    lines = CITING.splitlines()

    assert count == "4 parts rest on it."
    for use, word in zip(found, ("cape", "deep water", "Pay", "Hush"), strict=True):
        file, line, _column, said = use.split(":", 3)
        assert file.startswith("islands")
        assert word in lines[int(line) - 1]
        assert word in said


def test_a_modifier_is_told_with_its_worth(told: str) -> None:
    assert [one for one in uses(told) if ", worth " in one] == [
        one for one in uses(told) if ": modifier warn modifiers 4: deep water, worth " in one
    ]


def test_an_assumption_that_names_the_claim_is_told_and_no_other(tmp_path: Path) -> None:
    path = written(tmp_path / "islands", CITING)

    assert "action hush: Hush (in its assumption)" in citing(path, "kyle-27")
    assert uses(citing(path, "kyle-28")) == ["Nothing in this scenario rests on it."]


def test_every_citation_of_every_layout_is_found() -> None:
    path, told = find("near_abroad"), citing("near_abroad", "natopa-18-5")
    for layout in load(path).layouts:
        for where, part in lint.parts(load(path, layout=layout.id).scenario):
            if "natopa-18-5" in getattr(part, "cite", ()):
                name = " ".join(str(step + 1 if isinstance(step, int) else step)
                                for step in where[1:])  # fmt: skip
                assert f" {name}: " in told


def test_orders_of_the_past_are_among_what_cites() -> None:
    assert ": order of the past " in citing("near_abroad", "kyle-55")


def test_an_unknown_claim_is_refused_with_the_nearest() -> None:
    with pytest.raises(ScenarioError, match="did you mean `natopa-18-5`"):
        citing("near_abroad", "natopa-18-55")

    result = CliRunner().invoke(main, ["trace", "islands", "kyle-2x"])
    assert result.exit_code == 1
    assert "No register has a claim `kyle-2x`." in result.output


def test_a_claim_and_pairs_at_once_are_refused() -> None:
    result = CliRunner().invoke(main, ["trace", "islands", "kyle-27", "--pairs", "2"])

    assert result.exit_code == 1
    assert "Give a claim or --pairs, not both." in result.output
