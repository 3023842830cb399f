"""What the names in a formula are called: whose a number is, and which place, seat or group."""

from wargame.core.formula import syntax as sx
from wargame.prose.names import Names
from wargame.prose.text import _, labelled, listed


def owned(names: Names, node: sx.Name) -> tuple[str, str]:
    """Whose a track, flag or resource is, and what it is called."""
    *owner, last = node.parts
    dial = names.dial(last)
    what = dial.name if dial else _thing(names, last)
    return chain(names, tuple(owner)), what


def chain(names: Names, parts: tuple[str, ...]) -> str:
    """A place, seat, team or group; a seat's place, `ardaby.place`, goes by the seat's name, a pair
    such as `me.target` by both.
    """
    if ".".join(parts) in names.bound:
        return names.bound[".".join(parts)]
    kept = [part for part in parts if part not in ("place", "seat")]
    return listed(_thing(names, part) for part in kept)


def _thing(names: Names, id: str) -> str:
    if id in names.bound:
        return names.bound[id]
    special = {
        "me": _("your seat"),
        "mine": _("your own places"),
        "other": _("the other party"),
        "target": _("the target"),
        "second": _("the second target"),
        "turn": _("the turn"),
        "turns": _("the last turn"),
        "lowest": _("the lowest answer"),
        "highest": _("the highest answer"),
        "answered": _("the number of answers"),
    }
    if id in special:
        return special[id]
    scenario = names.scenario
    known = {
        **{group.id: group.name for group in scenario.groups},
        **{team.id: team.name for team in scenario.teams},
        **{place.id: place.spoken or place.name for place in scenario.places},
        **{seat.id: seat.name for seat in scenario.seats},
    }
    return known.get(id) or labelled(id)


def member(names: Names, variable: str) -> dict[str, str]:
    """What a member of a group is called: `it`, or `the other` where there is one already."""
    called = _("the other") if _("it") in names.bound.values() else _("it")
    return {variable: called, f"{variable}.seat": called}


def single(names: Names, id: str) -> str:
    """The only place of a group, as it is called in a sentence; nothing for anything else."""
    if all(id != group.id for group in names.scenario.groups):
        return ""
    inside = [k for k, place in enumerate(names.scenario.places) if id in place.groups]
    return names.spoken(inside[0]) if len(inside) == 1 else ""


def grouped(names: Names, name: str, place: int) -> dict[str, int]:
    """What `target.GROUP` is worth for each group, where the name stands for a place."""
    within = names.scenario.places[place].groups
    return {f"{name}.{group.id}": int(group.id in within) for group in names.scenario.groups}


def sided(names: Names, seat: int) -> dict[str, int]:
    """What `me in TEAM` is worth for each team, where the seat that orders is known."""
    id = names.scenario.seats[seat].id
    return {f"me in {team.id}": int(id in team.seats) for team in names.scenario.teams}
