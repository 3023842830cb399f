"""The games that these tests play: those that come with wargame, and one of all constructs."""

from functools import lru_cache
from pathlib import Path

from wargame import resources
from wargame.authoring.load import MAIN, load
from wargame.core.engine.engine import Engine

CONSTRUCTS = Path(__file__).with_name("constructs.yaml")
REFERENCE = "influence12"
SHORT = "transnistria"


def shipped() -> dict[str, Path]:
    """The scenarios that come with wargame, by name."""
    folder = resources.scenarios_dir()
    found = {path.stem: path for path in sorted(folder.glob("*.yaml"))}
    return found | {path.parent.name: path.parent for path in sorted(folder.glob(f"*/{MAIN}"))}


GAMES = {**shipped(), "constructs": CONSTRUCTS}


@lru_cache
def engine(name: str) -> Engine:
    """The engine of a game, made once."""
    return Engine(load(GAMES[name]).game)
