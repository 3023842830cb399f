"""Who gives a command."""

from typing import Literal, NamedTuple

Role = Literal["seat", "control", "bot", "clock"]


class Author(NamedTuple):
    """Who gives a command. `person` is a pseudonym; `seat` is -1 for Control and the clock."""

    person: str
    role: Role
    seat: int = -1
