"""What the numbers and flags of a game mean, in the scenario's own words."""

from collections.abc import Container, Iterator

import attrs

from wargame.core.scenario.world import Flag, Resource, Track
from wargame.prose.names import Names
from wargame.prose.text import _, joined, labelled, sentence


@attrs.frozen
class Term:
    """A number or flag: its name, what it means, its range with the levels that have names."""

    id: str
    name: str
    about: str
    scale: str
    cite: tuple[str, ...]
    assumption: str


def terms(names: Names, known: Container[str]) -> Iterator[Term]:
    """The tracks, flags and resources that a reader knows of, given by their ids."""
    scenario = names.scenario
    things: tuple[Track | Flag | Resource, ...] = (
        *scenario.tracks, *scenario.flags, *scenario.resources,
    )  # fmt: skip
    for one in things:
        if one.id in known and one.id not in names.hidden:
            scale = _scale(names, one) if isinstance(one, Track) else ""
            name = sentence(one.name or labelled(one.id))
            yield Term(one.id, name, one.about, scale, one.cite, one.assumption)


def far(names: Names) -> tuple[str, str] | None:
    """What is meant by “as far as you know”, and what it is called, in a scenario in which seats
    are shown something so.
    """
    if not names.game.blurs and not any(one.unseen for one in names.game.modifiers):
        return None
    about = _(
        "Something that you may not see is behind it or counts as well. Of a number you are told "
        "roughly how it stands, and not the figure. Odds leave out what you cannot see; of a "
        "result that rests on it you are told the row and not the dice, which would give it away."
    )
    return _("As far as you know"), about


def lines(names: Names, known: Container[str]) -> tuple[str, ...]:
    """A line for each term that is told of: `Tension: The ladder. 0 to 10: 0 Peace, 10 War.`"""
    return tuple(
        line(one.name, joined((one.about, one.scale)))
        for one in terms(names, known)
        if one.about or one.scale
    )


def line(term: str, meaning: str) -> str:
    return _("{term}: {meaning}").format(term=term, meaning=meaning)


def _scale(names: Names, track: Track) -> str:
    low, high = track.range
    form = _("{low} to {high}: {levels}.") if track.levels else _("{low} to {high}.")
    levels = ", ".join(
        f"{one.value} {names.level(track.id, one.value)}"
        for one in sorted(track.levels, key=lambda one: one.value)
    )
    return form.format(low=low, high=high, levels=levels)
