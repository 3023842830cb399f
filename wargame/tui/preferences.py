"""What a person chose for their own screen, kept in their configuration folder."""

import json
from pathlib import Path
from typing import Self

import attrs

from wargame.tui.themes import THEMES


def place() -> Path:
    """The file of the preferences."""
    from platformdirs import user_config_path

    return user_config_path("wargame") / "screen.json"


@attrs.frozen
class Preferences:
    """`theme` is one of ours."""

    theme: str = THEMES[0].name

    @classmethod
    def read(cls) -> Self:
        """What was kept; the usual where nothing was, or nothing that can be read."""
        try:
            found = json.loads(place().read_text("utf-8"))
            theme = found["theme"]
        except (OSError, ValueError, KeyError, TypeError):
            return cls()
        known = {one.name for one in THEMES}
        return cls(theme) if theme in known else cls()

    def write(self) -> None:
        """Keep it; where that cannot be done the choice holds for this time only."""
        file = place()
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(json.dumps(attrs.asdict(self)), "utf-8")
        except OSError:
            return
