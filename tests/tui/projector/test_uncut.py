"""On the wall pages turn where there is much to tell, and nothing of it is cut."""

import random
from pathlib import Path

import attrs
import pytest

from tests.report.paper import by_chance
from tests.tui.projector.wall import Wall, projected
from wargame.authoring.load import find, load
from wargame.play.session import Session
from wargame.tui.projector.headlines import Headline

SIZES = ((80, 24), (100, 30), (120, 40))
MORE = "… all signs: next page"
LONG = "Allies agree on every word of a long statement about the strait, " * 6


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A large game in which much has happened."""
    file = tmp_path_factory.mktemp("wall") / "game.wargame"
    with Session.create(file, load(find("near_abroad"), layout="six"), seed="s1") as session:
        by_chance(session, random.Random(5), commands=90)
    return file


def told(wall: Wall, start: str) -> str:
    """The pages whose ids begin so, with one space wherever there are several, or a new row."""
    found = (page for page in wall.screen.pages if page.id.startswith(start))
    return " ".join(" ".join(line.plain for page in found for line in page.lines).split())


@pytest.mark.parametrize("size", SIZES)
def test_no_page_of_a_large_game_ends_in_an_ellipsis(file: Path, size: tuple[int, int]) -> None:
    async def steps(wall: Wall) -> None:
        for page in wall.screen.pages[1:]:
            lines = [line.plain.replace(MORE, "") for line in page.lines]
            assert [line for line in lines if "…" in line] == [], page.id

    projected(file, steps, size=size)


@pytest.mark.parametrize("size", SIZES)
def test_every_sign_of_the_map_is_named(file: Path, size: tuple[int, int]) -> None:
    """Below the map, or where there is no room, on the page after it."""

    async def steps(wall: Wall) -> None:
        shown = wall.screen.shown
        assert shown is not None
        names = {mark.name for mark in shown.map.marks}
        ids = [page.id.split()[0] for page in wall.screen.pages]
        if "signs" in ids:
            assert ids[ids.index("signs") - 1] == "map"
            assert MORE in told(wall, "map")
        all_told = f"{told(wall, 'map')} {told(wall, 'signs')}"
        assert names
        assert [name for name in names if name not in all_told] == []
        assert ("signs" in ids) == (size[0] < 120), "it is not told twice where it has room"

    projected(file, steps, size=size)


@pytest.mark.parametrize("size", SIZES)
def test_headlines_are_told_whole(file: Path, size: tuple[int, int]) -> None:
    async def steps(wall: Wall) -> None:
        shown = wall.screen.shown
        assert shown is not None
        news = (
            Headline(2, "News from a desk far away", LONG.strip(), LONG.strip(), number=999),
            *(attrs.evolve(one, title=f"{one.title} {LONG}".strip()) for one in shown.news[:3]),
        )
        wall.screen._take(attrs.evolve(shown, news=news), "")
        whole = told(wall, "news")
        assert len([page for page in wall.screen.pages if page.id.startswith("news")]) > 1
        for one in news:
            assert " ".join(one.title.split()) in whole
            assert one.above in whole
        await wall.turn_to("news")
        for _ in range(2):
            assert len(wall.rows) == size[1]
            await wall.press("right")

    projected(file, steps, size=size)
