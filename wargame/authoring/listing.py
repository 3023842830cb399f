"""What `wargame scenarios` says: which scenarios there are, and by which names their layouts, seats
and postures are asked for.

It knows what a command line may name; what a scenario is about, its own pages tell.
"""

from collections.abc import Iterator

from wargame.authoring.columns import paragraph
from wargame.authoring.diagnostics import ScenarioError
from wargame.authoring.heads import provided
from wargame.authoring.load import Loaded, find, in_languages, load
from wargame.language import _, counted, wanted


def scenarios(name: str | None = None) -> str:
    """Return the scenarios that come with wargame and their layouts, or one of them whole.

    The one is given by its name or path, and told with the seats of each layout and their postures.
    Raises ScenarioError for one that cannot be played.
    """
    if name is not None:
        return "\n".join(_whole(name))
    lines = []
    for path in provided():
        try:
            loaded = in_languages(load(path), *wanted())
        except ScenarioError as error:
            said = _("{name} cannot be played: {count} in its files.").format(
                name=path.stem,
                count=counted("{n} mistake", "{n} mistakes", len(error.diagnostics)),
            )
            lines += paragraph(said)
            continue
        lines += _head(loaded)
        lines += [line for one in loaded.layouts for line in _layout(one.id, one.name)]
    return "\n".join((*lines, "", _("`wargame scenarios NAME` lists seats and postures too.")))


def _head(loaded: Loaded) -> list[str]:
    spec = loaded.scenario
    said = _("{id}: {name}").format(id=spec.id, name=spec.name)
    if spec.minutes:
        said += counted(", {n} minute", ", {n} minutes", spec.minutes)
    return paragraph(said)


def _layout(layout: str, name: str) -> list[str]:
    return paragraph(_("--layout {layout}: {name}").format(layout=layout, name=name), 4)


def _whole(name: str) -> Iterator[str]:
    path = find(name)
    first = in_languages(load(path), *wanted())
    yield from _head(first)
    for layout in first.layouts:
        yield from _layout(layout.id, layout.name)
        if layout.id == first.scenario.layout:
            yield from _seats(first, 8)
        else:
            yield from _seats(in_languages(load(path, layout=layout.id), *wanted()), 8)
    if not first.layouts:
        yield from _seats(first, 4)


def _seats(loaded: Loaded, indent: int) -> Iterator[str]:
    for index, seat in enumerate(loaded.scenario.seats):
        postures = [one.id for one in loaded.game.postures if one.seat == index]
        said = _("--seat {id} ({name}), no posture").format(id=seat.id, name=seat.name)
        if postures:
            said = _("--seat {id} ({name}), --posture {postures}").format(
                id=seat.id,
                name=seat.name,
                postures=_(" or ").join(f"{seat.id}={posture}" for posture in postures),
            )
        yield from paragraph(said, indent)
