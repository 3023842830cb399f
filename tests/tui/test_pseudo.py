"""The full screen in the made-up language: no word of the interface is left untranslated."""

import asyncio
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.plain.room import STRAIT
from tests.plain.test_pseudo import setup_paths, without_names
from tests.template import messages
from tests.tui.tour import TABS, TYPED, Tour, toured
from tests.untranslated import WORD, left_over, own_texts
from wargame import resources
from wargame.authoring.claims import registers
from wargame.authoring.load import load
from wargame.language import OPENED, choose, pseudo
from wargame.tui.cartography.survey import atlas_of

CUT = re.compile(r"([^\W\d_]+)…")


@pytest.fixture(autouse=True)
def _qps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    choose("qps")
    yield
    choose("en")


def own(*paths: Path) -> frozenset[str]:
    """What scenarios, their maps and the claims say themselves, and what was typed."""
    found: set[str] = {*TYPED, "wargame"}
    claims = registers(resources.seeds_dir())
    for path in paths:
        loaded = load(path)
        atlas = atlas_of(loaded.scenario, loaded.geometry())
        found |= own_texts(loaded, claims)
        found |= {text for place in atlas.places for text in (place.name, place.code)}
        found |= {land.name for land in atlas.land}
    return frozenset(found)


def left(tour: Tour, texts: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """By the kind of screen, the words that were left untranslated; cut words of texts apart."""
    known = {word for text in texts for word in WORD.findall(text)}

    def whole(cut: re.Match[str]) -> str:
        return "" if any(word.startswith(cut[1]) for word in known) else cut[0]

    found = {
        kind: left_over(CUT.sub(whole, without_names("\n".join(dict.fromkeys(pages)))), texts)
        for kind, pages in tour.pages.items()
    }
    return {kind: tuple(dict.fromkeys(words)) for kind, words in found.items() if words}


def kinds(names: Iterable[str]) -> set[str]:
    return {*names, *(f"Table {tab}" for tab in TABS)}


@pytest.mark.slow
@pytest.mark.once
def test_a_game_with_a_map_is_played_on_the_screen_without_a_word_of_english(
    tmp_path: Path,
) -> None:
    tour = asyncio.run(toured(tmp_path, "transnistria", (0,), "3", launcher=True))

    visited = "Launcher Handbook CommandPalette Colours SetUp BriefPage OrderForm Confirm Results"
    assert kinds(f"{visited} ClaimPage Entry Writing Ending".split()) <= set(tour.pages)
    assert left(tour, own(*setup_paths())) == {}


@pytest.mark.slow
@pytest.mark.once
def test_a_game_of_two_at_one_screen_is_played_without_a_word_of_english(tmp_path: Path) -> None:
    tour = asyncio.run(toured(tmp_path, STRAIT, (0, 1), "1"))

    visited = "SetUp Cover BriefPage Talks Letters Writing OrderForm Confirm Answering Results"
    assert kinds(f"{visited} Message SeatRooms Filling Ending".split()) <= set(tour.pages)
    assert left(tour, own(Path(STRAIT))) == {}
    assert [said for said in tour.keys if OPENED not in said] == []
    assert tour.keys <= {pseudo(message) for message in messages()}
