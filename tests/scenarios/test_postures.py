"""What each posture thinks of each order and answer is written down; a change shows in a diff.

`python -m tests.scenarios.test_postures` writes the texts anew; read the diff before keeping it.
"""

from pathlib import Path

import pytest

from tests.scenarios.posture_sheet import posture_sheet, postures
from tests.scenarios.theatre import engine

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
PARTNERS = ("hedger", "loyalist", "aspirant")
RUSSIA = ("cautious", "assertive", "escalating")
POSTURES = {
    ("transnistria", ""): ("cautious", "assertive", "hedger", "aspirant", "united"),
    ("near_abroad", "nine"): (
        *RUSSIA, "allies_united", "allies_divided", "eu_united", "eu_divided", *PARTNERS,
    ),
    ("near_abroad", "three"): ("west_united", "west_divided"),
    ("after_the_treaty", "five"): (
        *RUSSIA, "allies_united", "allies_divided", "eu_united", "eu_divided",
    ),
}  # fmt: skip
EACH = [(*where, name) for where, names in POSTURES.items() for name in names]


def file(scenario: str, layout: str) -> Path:
    return GOLDEN / f"{'-'.join(filter(None, (scenario, layout)))}-postures.txt"


@pytest.mark.parametrize(("scenario", "layout", "posture"), EACH)
def test_a_posture_likes_what_was_read_and_kept(scenario: str, layout: str, posture: str) -> None:
    kept = file(scenario, layout).read_text("utf-8").split("\n\n")
    own = next(part for part in kept if part.startswith(f"{posture}, "))
    assert posture_sheet(engine(layout or None, scenario), posture).strip() == own.strip()


@pytest.mark.parametrize(("scenario", "layout"), POSTURES)
def test_every_posture_is_among_them(scenario: str, layout: str) -> None:
    elsewhere = {
        name
        for (game, size), names in POSTURES.items()
        for name in names
        if (game, size) == (scenario, "nine") and size != layout
    }
    known = set(postures(engine(layout or None, scenario)))
    assert known - elsewhere == set(POSTURES[scenario, layout])


def keep() -> None:
    for (scenario, layout), names in POSTURES.items():
        rules = engine(layout or None, scenario)
        text = "\n".join(posture_sheet(rules, name) for name in names)
        file(scenario, layout).write_text(text, "utf-8")


if __name__ == "__main__":
    keep()
